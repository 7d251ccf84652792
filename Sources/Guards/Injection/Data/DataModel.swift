/// The trained weights of the detector for data: weights of runs of words and of slots, and trees over the features of
/// a unit beside the rest of its document. Read once from the bytes that are part of the program.

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

/// The whole model for data.
package struct DataModel: Sendable {
  /// The first bytes of the file: name and version of the format.
  package static let magic: [UInt8] = Array("GHDM0002".utf8)
  /// The number of weights for runs of words.
  package static let pieceCount = 1 << DataPieces.bucketBits
  /// The number of weights for slots.
  package static let slotCount = DataPieces.slotWeights
  /// Sizes of texts with a threshold of their own: 1, 4, 16, 64, 256, 1,024 units; between two of them it lies between theirs.
  package static let sizeCount = 6
  /// For runs of words.
  package var pieces: DataWeights
  /// For slots, marks and frames.
  package var slots: DataWeights
  /// For the features of a unit.
  package var trees: UnitTrees
  /// By size of the text, the score at which the confidence is the threshold of the secure policy.
  package var thresholds: [Float]

  /// A model with all its parts.
  package init(pieces: DataWeights, slots: DataWeights, trees: UnitTrees, thresholds: [Float]) {
    self.pieces = pieces
    self.slots = slots
    self.trees = trees
    self.thresholds = thresholds
  }

  /// A model that knows nothing: what training starts from.
  package static let empty = DataModel(
    pieces: DataWeights(values: [Int8](repeating: 0, count: pieceCount), scale: 0),
    slots: DataWeights(values: [Int8](repeating: 0, count: slotCount), scale: 0),
    trees: .empty, thresholds: [Float](repeating: 30, count: sizeCount))

  /// The model that is part of the program; the empty one if its features are not those of this build.
  package static let builtIn = DataModel(bytes: ModelBytes.data) ?? empty

  /// Where a text of `units` stands among the sizes that have thresholds.
  package static func size(_ units: Int) -> Float {
    let bits = Int.bitWidth - max(1, units).leadingZeroBitCount - 1
    let part = Float(max(1, units)) / Float(1 << bits) - 1
    return min(Float(sizeCount - 1), (Float(bits) + part) / 2)
  }

  /// The threshold of a text of `units`.
  package func threshold(units: Int) -> Float {
    let size = Self.size(units)
    let low = min(Self.sizeCount - 2, Int(size))
    let part = size - Float(low)
    return thresholds[low] * (1 - part) + thresholds[low + 1] * part
  }

  /// The file's bytes, little-endian throughout.
  package var encoded: [UInt8] {
    var bytes = Self.magic
    func add(_ value: UInt32) {
      for shift in [0, 8, 16, 24] {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
      }
    }
    for count in Self.counts { add(UInt32(count)) }
    for value in [pieces.scale, slots.scale, trees.bias] + thresholds { add(value.bitPattern) }
    for tree in trees.trees {
      for value in tree.bounds + tree.leaves { add(value.bitPattern) }
      bytes += tree.features
    }
    for value in pieces.values + slots.values { bytes.append(UInt8(bitPattern: value)) }
    return bytes
  }

  private static let counts = [
    pieceCount, slotCount, DataFeatures.count, UnitTrees.count, UnitTree.depth, sizeCount,
  ]

  /// Reads a model; `nil` if the bytes are not one of this format with these features.
  package init?(bytes: [UInt8]) {
    var index = Self.magic.count
    let floats = 3 + Self.sizeCount
    let treeBytes = 5 * UnitTree.innerCount + 4 * UnitTree.leafCount
    let size =
      index + 4 * (Self.counts.count + floats) + UnitTrees.count * treeBytes + Self.pieceCount
      + Self.slotCount
    guard bytes.count == size, Array(bytes.prefix(index)) == Self.magic else { return nil }
    func next() -> UInt32 {
      defer { index += 4 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }
    for count in Self.counts { guard next() == UInt32(count) else { return nil } }
    func nextFloats(_ count: Int) -> [Float] { (0..<count).map { _ in Float(bitPattern: next()) } }
    let values = nextFloats(floats)
    thresholds = Array(values[3...])
    trees = .empty
    trees.bias = values[2]
    for number in trees.trees.indices {
      trees.trees[number].bounds = nextFloats(UnitTree.innerCount)
      trees.trees[number].leaves = nextFloats(UnitTree.leafCount)
      trees.trees[number].features = Array(bytes[index..<(index + UnitTree.innerCount)])
      index += UnitTree.innerCount
    }
    let weights = bytes[index...].map { Int8(bitPattern: $0) }
    pieces = DataWeights(values: Array(weights[..<Self.pieceCount]), scale: values[0])
    slots = DataWeights(values: Array(weights[Self.pieceCount...]), scale: values[1])
  }
}
