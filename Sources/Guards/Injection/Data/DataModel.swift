/// The trained weights of the detector for data: weights of runs of words, of slots, and of the features of a unit
/// beside the rest of its document. Read once from the bytes that are part of the program.

/// Linear weights in steps of a size.
package struct DataWeights: Sendable, Hashable {
  /// By the number of the weight.
  package var values: [Int8]
  /// What one step means.
  package var scale: Float

  /// Weights with all their parts.
  package init(values: [Int8], scale: Float) {
    self.values = values
    self.scale = scale
  }
}

/// Weights of the features of a unit: what it is among the others of its text.
package struct UnitWeights: Sendable, Hashable {
  /// Added to every score.
  package var bias: Float
  /// One for each of `DataFeatures.names`.
  package var weights: [Float]

  /// Weights with all their parts.
  package init(bias: Float, weights: [Float]) {
    self.bias = bias
    self.weights = weights
  }

  /// The score of a unit.
  package func score(_ features: [Float]) -> Float {
    var sum = bias
    for (feature, weight) in zip(features, weights) { sum += feature * weight }
    return sum
  }
}

/// The whole model for data.
package struct DataModel: Sendable {
  /// The first bytes of the file: name and version of the format.
  package static let magic: [UInt8] = Array("GHDM0001".utf8)
  /// The number of weights for runs of words.
  package static let pieceCount = 1 << DataPieces.bucketBits
  /// The number of weights for slots.
  package static let slotCount = DataPieces.slotWeights
  /// For runs of words.
  package var pieces: DataWeights
  /// For slots, marks and frames.
  package var slots: DataWeights
  /// For the features of a unit.
  package var unit: UnitWeights
  /// Score at which the confidence is the threshold of the secure policy.
  package var threshold: Float

  /// A model with all its parts.
  package init(
    pieces: DataWeights, slots: DataWeights, unit: UnitWeights, threshold: Float
  ) {
    self.pieces = pieces
    self.slots = slots
    self.unit = unit
    self.threshold = threshold
  }

  /// A model that knows nothing: what training starts from.
  package static let empty = DataModel(
    pieces: DataWeights(values: [Int8](repeating: 0, count: pieceCount), scale: 0),
    slots: DataWeights(values: [Int8](repeating: 0, count: slotCount), scale: 0),
    unit: UnitWeights(bias: 0, weights: [Float](repeating: 0, count: DataFeatures.count)),
    threshold: 30)

  /// The model that is part of the program; the empty one if its features are not those of this build.
  package static let builtIn = DataModel(bytes: ModelBytes.data) ?? empty

  /// The file's bytes, little-endian throughout.
  package var encoded: [UInt8] {
    var bytes = Self.magic
    func add(_ value: UInt32) {
      for shift in [0, 8, 16, 24] {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
      }
    }
    add(UInt32(Self.pieceCount))
    add(UInt32(Self.slotCount))
    add(UInt32(DataFeatures.count))
    for value in [pieces.scale, slots.scale, threshold, unit.bias] + unit.weights {
      add(value.bitPattern)
    }
    for value in pieces.values + slots.values { bytes.append(UInt8(bitPattern: value)) }
    return bytes
  }

  /// Reads a model; `nil` if the bytes are not one of this format with these features.
  package init?(bytes: [UInt8]) {
    var index = Self.magic.count
    let floats = 4 + DataFeatures.count
    let size = index + 4 * (3 + floats) + Self.pieceCount + Self.slotCount
    guard bytes.count == size, Array(bytes.prefix(index)) == Self.magic else { return nil }
    func next() -> UInt32 {
      defer { index += 4 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }
    guard next() == UInt32(Self.pieceCount), next() == UInt32(Self.slotCount),
      next() == UInt32(DataFeatures.count)
    else { return nil }
    let values = (0..<floats).map { _ in Float(bitPattern: next()) }
    unit = UnitWeights(bias: values[3], weights: Array(values[4...]))
    threshold = values[2]
    let weights = bytes[index...].map { Int8(bitPattern: $0) }
    pieces = DataWeights(values: Array(weights[..<Self.pieceCount]), scale: values[0])
    slots = DataWeights(values: Array(weights[Self.pieceCount...]), scale: values[1])
  }
}
