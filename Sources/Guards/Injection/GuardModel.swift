/// The trained weights: a table of weights for hashed pieces of words, and for each kind of origin the weights
/// of the features of a window. Read once from the bytes that are part of the program.

/// Who wrote the text decides which of the two models judges it.
package enum GuardModelKind: Int, Sendable, CaseIterable {
  /// What people write to the model.
  case user = 0
  /// Tool results and retrieved text.
  case data = 1
}

/// Weights of the features of a window, and what its score means.
package struct WindowWeights: Sendable, Hashable {
  /// Added to every score.
  package var bias: Float
  /// One for each feature of `WindowFeatures.names`.
  package var weights: [Float]
  /// Score at which the confidence is the threshold of the secure policy.
  package var threshold: Float

  /// Weights with all their parts.
  package init(bias: Float, weights: [Float], threshold: Float) {
    self.bias = bias
    self.weights = weights
    self.threshold = threshold
  }
}

/// The whole model.
package struct GuardModel: Sendable {
  /// Bits of the number of a bucket.
  package static let bucketBits = 18
  /// The first bytes of the file: name and version of the format.
  package static let magic: [UInt8] = Array("GHGM0002".utf8)
  /// Two weights for each bucket: for text of users, and for data.
  package var pieces: [Int8]
  /// What one step of a piece's weight means.
  package var scales: [Float]
  /// By kind.
  package var windows: [WindowWeights]

  /// How strange characters are.
  package var characters: CharacterModel

  /// A model with all its parts.
  package init(
    pieces: [Int8], scales: [Float], windows: [WindowWeights], characters: CharacterModel
  ) {
    self.pieces = pieces
    self.scales = scales
    self.windows = windows
    self.characters = characters
  }

  /// A model that knows nothing: what training starts from.
  package static let empty = GuardModel(
    pieces: [Int8](repeating: 0, count: 2 << bucketBits), scales: [0, 0],
    windows: GuardModelKind.allCases.map { _ in
      WindowWeights(
        bias: 0, weights: [Float](repeating: 0, count: WindowFeatures.count), threshold: 0)
    }, characters: .empty)

  /// The model that is part of the program; the empty one if its features are not those of this build.
  package static let builtIn = GuardModel(bytes: ModelBytes.all) ?? empty

  /// The file's bytes, little-endian throughout.
  package var encoded: [UInt8] {
    var bytes = Self.magic
    func add(_ value: UInt32) {
      for shift in [0, 8, 16, 24] {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
      }
    }
    add(UInt32(Self.bucketBits))
    add(UInt32(WindowFeatures.count))
    for scale in scales { add(scale.bitPattern) }
    for window in windows {
      add(window.bias.bitPattern)
      add(window.threshold.bitPattern)
      for weight in window.weights { add(weight.bitPattern) }
    }
    for piece in pieces { bytes.append(UInt8(bitPattern: piece)) }
    bytes += characters.costs
    for odds in characters.odds { bytes.append(UInt8(bitPattern: odds)) }
    return bytes
  }

  /// Reads a model; `nil` if the bytes are not one of this format with these features.
  package init?(bytes: [UInt8]) {
    var index = Self.magic.count
    let count = WindowFeatures.count
    let kinds = GuardModelKind.allCases.count
    let size =
      index + 4 * (2 + kinds + kinds * (2 + count)) + kinds << Self.bucketBits
      + 2 * CharacterModel.cells
    guard bytes.count == size, Array(bytes.prefix(index)) == Self.magic else { return nil }
    func next() -> UInt32 {
      defer { index += 4 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }
    guard next() == UInt32(Self.bucketBits), next() == UInt32(count) else { return nil }
    scales = (0..<kinds).map { _ in Float(bitPattern: next()) }
    windows = (0..<kinds).map { _ in
      let bias = Float(bitPattern: next())
      let threshold = Float(bitPattern: next())
      return WindowWeights(
        bias: bias, weights: (0..<count).map { _ in Float(bitPattern: next()) },
        threshold: threshold)
    }
    let table = index + kinds << Self.bucketBits
    pieces = bytes[index..<table].map { Int8(bitPattern: $0) }
    let odds = table + CharacterModel.cells
    characters = CharacterModel(
      costs: Array(bytes[table..<odds]), odds: bytes[odds...].map { Int8(bitPattern: $0) })
  }
}
