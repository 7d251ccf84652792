/// Texts that are too short, or too odd, to be told by their words: numbers, names, digests, versions,
/// and the vocabularies that SentencePiece writes.

/// Looks at the whole of a text.
enum ShortText {
  /// Bytes of a text that is taken for a few words.
  private static let longest = 256
  /// Letters of one word; a digest may be longer.
  private static let word = 64
  private static let digest = 128
  /// How other formats begin, where they begin with letters: a file that was cut off there is no text.
  private static let marks = [
    "PK", "BZ", "GGUF", "ggml", "ggmf", "ggjt", "ggla", "lmgg", "fmgg", "tjgg", "RIFF", "CBM1",
    "binf",
    "bs64", "RDX", "RDA", "PAR1", "ARROW1", "MATLAB", "NUMPY", "ONNX", "CNTK", "PT2", "7z", "MZ",
    "ID3",
    "OggS", "fLaC", "MThd", "Rar", "tree", "BC",
  ]

  /// Whether the text is nothing but a few words of letters, digits and the marks that stand in names,
  /// versions, numbers and addresses.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= longest else { return false }
    let words = bytes.split(whereSeparator: Inspector.isSpace)
    guard let first = words.first, words.allSatisfy(isWord) else { return false }
    return !marks.contains { first.starts(with: $0.utf8) || $0.utf8.starts(with: first) }
  }

  private static func isWord(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count > Self.word {
      return word.count <= digest && word.allSatisfy(isHexadecimal)
    }
    // One letter may be the start of anything; one digit is a number.
    guard word.count > 1 || word.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return word.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-_.:/+@,%".utf8.contains(byte)
      }
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x66, 0x41...0x46: true
    default: false
    }
  }

  /// Whether the text is a vocabulary as `spm_train` writes it: on each line a piece, a tab and the
  /// logarithm of its probability (google/sentencepiece, `trainer_interface.cc`).
  static func isVocabulary(_ bytes: [UInt8]) -> Bool {
    var lines = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      var line = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(line.count + 1)
      if line.last == 0x0D { line = line.dropLast() }
      guard let tab = line.lastIndex(of: 0x09), tab > line.startIndex,
        isNumber(line[line.index(after: tab)...])
      else { return false }
      lines += 1
    }
    return lines >= 3
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= 24, bytes.contains(where: { (0x30...0x39).contains($0) })
    else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }
}
