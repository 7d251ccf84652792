/// The trained weights of the detector for data: weights of runs of words and of slots, and what judges
/// a unit beside the rest of its text. Read once from the bytes that are part of the program.

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
  package static let magic: [UInt8] = Array("GHDM0003".utf8)
  /// The number of weights for runs of words.
  package static let pieceCount = 1 << DataPieces.bucketBits
  /// The number of weights for slots.
  package static let slotCount = DataPieces.slotWeights
  /// For runs of words.
  package var pieces: DataWeights
  /// For slots, marks and frames.
  package var slots: DataWeights
  /// By the number of the place.
  package var judges: [UnitJudge]

  /// A model with all its parts.
  package init(pieces: DataWeights, slots: DataWeights, judges: [UnitJudge]) {
    self.pieces = pieces
    self.slots = slots
    self.judges = judges
  }

  /// A model that knows nothing: what training starts from.
  package static let empty = DataModel(
    pieces: DataWeights(values: [Int8](repeating: 0, count: pieceCount), scale: 0),
    slots: DataWeights(values: [Int8](repeating: 0, count: slotCount), scale: 0),
    judges: UnitPlace.allCases.map { _ in .empty })

  /// The model that is part of the program; the empty one if its features are not those of this build.
  package static let builtIn = DataModel(bytes: ModelBytes.data) ?? empty

  private static let counts = [
    pieceCount, slotCount, DataFeatures.count, UnitTrees.count, UnitTree.depth,
    UnitJudge.sizeCount, UnitPlace.allCases.count,
  ]

  /// The file's bytes, little-endian throughout.
  package var encoded: [UInt8] {
    var bytes = Self.magic
    for count in Self.counts { ModelFile.add(UInt32(count), to: &bytes) }
    for weights in [pieces, slots] { ModelFile.add(weights.scale.bitPattern, to: &bytes) }
    for judge in judges { judge.encode(to: &bytes) }
    for weights in [pieces, slots] { bytes += weights.values.map { UInt8(bitPattern: $0) } }
    return bytes
  }

  /// Reads a model; `nil` if the bytes are not one of this format with these features.
  package init?(bytes: [UInt8]) {
    let size =
      Self.magic.count + 4 * (Self.counts.count + 2)
      + UnitPlace.allCases.count * UnitJudge.encodedBytes + Self.pieceCount + Self.slotCount
    guard bytes.count == size, Array(bytes.prefix(Self.magic.count)) == Self.magic else {
      return nil
    }
    var file = ModelFile(bytes, at: Self.magic.count)
    for count in Self.counts { guard file.next() == UInt32(count) else { return nil } }
    let scales = file.floats(2)
    judges = UnitPlace.allCases.map { _ in UnitJudge(&file) }
    pieces = DataWeights(values: file.signed(Self.pieceCount), scale: scales[0])
    slots = DataWeights(values: file.signed(Self.slotCount), scale: scales[1])
  }
}
