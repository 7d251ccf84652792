/// The trained weights for what users write: tables of weights for hashed pieces of words and runs of their classes, what judges the
/// features of a window, and how characters follow each other. Read once from the bytes that are part of the program.

/// The whole model.
package struct GuardModel: Sendable {
  /// Bits of the number of a bucket.
  package static let bucketBits = 18
  /// The number of weights for runs and pairs of classes.
  package static let classCount = 1 << ClassPieces.bucketBits
  /// The first bytes of the file: name and version of the format.
  package static let magic: [UInt8] = Array("GHGM0003".utf8)
  /// For pieces of words, by bucket.
  package var pieces: DataWeights
  /// For runs and pairs of classes, by bucket.
  package var classes: DataWeights
  /// What tells windows of attacks from others, with thresholds by the number of windows.
  package var judge: UnitJudge
  /// How strange characters are.
  package var characters: CharacterModel

  /// A model with all its parts.
  package init(
    pieces: DataWeights, classes: DataWeights, judge: UnitJudge, characters: CharacterModel
  ) {
    self.pieces = pieces
    self.classes = classes
    self.judge = judge
    self.characters = characters
  }

  /// A model that knows nothing: what training starts from.
  package static let empty = GuardModel(
    pieces: DataWeights(values: [Int8](repeating: 0, count: 1 << bucketBits), scale: 0),
    classes: DataWeights(values: [Int8](repeating: 0, count: classCount), scale: 0),
    judge: .empty, characters: .empty)

  /// The model that is part of the program; the empty one if its features are not those of this build.
  package static let builtIn = GuardModel(bytes: ModelBytes.all) ?? empty

  private static let counts = [
    1 << bucketBits, classCount, WindowFeatures.count, UnitTrees.count, UnitTree.depth,
    UnitJudge.sizeCount,
  ]

  /// The file's bytes, little-endian throughout.
  package var encoded: [UInt8] {
    var bytes = Self.magic
    for count in Self.counts { ModelFile.add(UInt32(count), to: &bytes) }
    for weights in [pieces, classes] { ModelFile.add(weights.scale.bitPattern, to: &bytes) }
    judge.encode(to: &bytes)
    for weights in [pieces, classes] { bytes += weights.values.map { UInt8(bitPattern: $0) } }
    bytes += characters.costs
    bytes += characters.odds.map { UInt8(bitPattern: $0) }
    return bytes
  }

  /// Reads a model; `nil` if the bytes are not one of this format with these features.
  package init?(bytes: [UInt8]) {
    let size =
      Self.magic.count + 4 * (Self.counts.count + 2) + UnitJudge.encodedBytes
      + 1 << Self.bucketBits + Self.classCount + 2 * CharacterModel.cells
    guard bytes.count == size, Array(bytes.prefix(Self.magic.count)) == Self.magic else {
      return nil
    }
    var file = ModelFile(bytes, at: Self.magic.count)
    for count in Self.counts { guard file.next() == UInt32(count) else { return nil } }
    let scales = file.floats(2)
    judge = UnitJudge(&file)
    pieces = DataWeights(values: file.signed(1 << Self.bucketBits), scale: scales[0])
    classes = DataWeights(values: file.signed(Self.classCount), scale: scales[1])
    characters = CharacterModel(
      costs: file.bytes(CharacterModel.cells), odds: file.signed(CharacterModel.cells))
  }
}

/// Reads numbers, little-endian, from the bytes of a model whose size is known to be right.
struct ModelFile {
  private let all: [UInt8]
  private var index: Int

  init(_ bytes: [UInt8], at index: Int) {
    all = bytes
    self.index = index
  }

  static func add(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
  }

  mutating func next() -> UInt32 {
    defer { index += 4 }
    return UInt32(all[index]) | UInt32(all[index + 1]) << 8 | UInt32(all[index + 2]) << 16
      | UInt32(all[index + 3]) << 24
  }

  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(bitPattern: next()) }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { index += count }
    return Array(all[index..<(index + count)])
  }

  mutating func signed(_ count: Int) -> [Int8] { bytes(count).map { Int8(bitPattern: $0) } }
}
