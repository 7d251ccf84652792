/// Words near a number that say what it is. A number whose form is not its own counts as personal
/// only beside such a word.

/// What the words before a place speak of.
struct Evidence: OptionSet, Sendable {
  let rawValue: UInt64

  static let phone = Evidence(rawValue: 1 << 0)
  static let version = Evidence(rawValue: 1 << 1)
  static let network = Evidence(rawValue: 1 << 2)
  static let socialSecurity = Evidence(rawValue: 1 << 3)
  static let taxpayer = Evidence(rawValue: 1 << 4)
  static let employer = Evidence(rawValue: 1 << 5)
  static let passport = Evidence(rawValue: 1 << 6)
  static let health = Evidence(rawValue: 1 << 7)
  static let identity = Evidence(rawValue: 1 << 8)
  static let pesel = Evidence(rawValue: 1 << 9)
  static let nip = Evidence(rawValue: 1 << 10)
  static let bsn = Evidence(rawValue: 1 << 11)
  static let aadhaar = Evidence(rawValue: 1 << 12)
  static let permanentAccount = Evidence(rawValue: 1 << 13)
  static let medicare = Evidence(rawValue: 1 << 14)
  static let business = Evidence(rawValue: 1 << 15)
  static let sin = Evidence(rawValue: 1 << 16)
  static let cpf = Evidence(rawValue: 1 << 17)
  static let cnpj = Evidence(rawValue: 1 << 18)
  static let card = Evidence(rawValue: 1 << 19)
  static let spanish = Evidence(rawValue: 1 << 20)
  static let personalNumber = Evidence(rawValue: 1 << 21)
  static let reference = Evidence(rawValue: 1 << 22)
  static let individual = Evidence(rawValue: 1 << 23)
  static let taxFile = Evidence(rawValue: 1 << 24)
  /// Words that often, but not only, stand with telephone numbers.
  static let contact = Evidence(rawValue: 1 << 25)
  /// One of them that asks for a call, close before the number.
  static let callNear = Evidence(rawValue: 1 << 26)
  /// The same words anywhere.
  static let call = Evidence(rawValue: 1 << 27)

  /// The evidence in the `contextBytes` before the reader's position.
  static func before(_ reader: ByteReader) -> Evidence {
    var distance = 1
    while distance < GuardLimits.contextBytes, reader.before(distance + 1) != nil { distance += 1 }
    var found: Evidence = []
    var hash = EvidenceWords.seed
    var length = 0
    // A word that began before what is visible may be half of another one.
    var isCut = distance == GuardLimits.contextBytes
    while distance > 0, let byte = reader.before(distance) {
      if byte.isLetter || byte >= 0x80 {
        hash = EvidenceWords.hash(hash, byte.lowercased)
        length += 1
        if !isCut, length >= 3, let known = EvidenceWords.stems[hash] { found.insert(known) }
      } else {
        if length > 0, !isCut, let known = EvidenceWords.words[hash] {
          found.insert(known)
          // `f.call(…)` is code.
          if known.contains(.call), distance <= 20, byte != UInt8(ascii: "(") {
            found.insert(.callNear)
          }
        }
        (hash, length, isCut) = (EvidenceWords.seed, 0, false)
      }
      distance -= 1
    }
    if length > 0, !isCut, let known = EvidenceWords.words[hash] { found.insert(known) }
    return found
  }

  /// The evidence in the same line behind `index`.
  static func after(_ reader: inout ByteReader, _ index: Int) throws(Undecided) -> Evidence {
    var found: Evidence = []
    var hash = EvidenceWords.seed
    var length = 0
    for place in index..<(index + GuardLimits.evidenceReach) {
      guard let byte = try reader.peek(place), byte != 0x0A else { break }
      if byte.isLetter || byte >= 0x80 {
        hash = EvidenceWords.hash(hash, byte.lowercased)
        length += 1
        continue
      }
      // Another number takes what follows for itself.
      if byte.isDigit { break }
      if length > 0, let known = EvidenceWords.words[hash] { found.insert(known) }
      (hash, length) = (EvidenceWords.seed, 0)
    }
    if length > 0, let known = EvidenceWords.words[hash] { found.insert(known) }
    return found
  }
}

extension GuardLimits {
  /// How far behind a number a word may say what it is, in bytes.
  static let evidenceReach = 32
}

/// The prepared words.
enum EvidenceWords {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a, 64 bits.
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Whole words.
  static let words = index { !$0.hasSuffix("*") }
  /// Beginnings of words.
  static let stems = index { $0.hasSuffix("*") }

  private static func index(_ isWanted: (String) -> Bool) -> WordTable<Evidence> {
    var index: [UInt64: Evidence] = [:]
    for (evidence, list) in EvidenceTable.words {
      for word in list.split(separator: " ").map(String.init) where isWanted(word) {
        let bytes = word.utf8.filter { $0 != UInt8(ascii: "*") }
        index[bytes.reduce(seed) { hash($0, $1) }, default: []].insert(evidence)
      }
    }
    return WordTable(index)
  }
}
