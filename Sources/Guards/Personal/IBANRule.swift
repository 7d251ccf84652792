/// International bank account numbers (ISO 13616): country, length, MOD 97-10, in one piece or in
/// the groups of four in which they are printed.

enum IBANRule {
  static func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    guard let first = try reader.peek(start), let second = try reader.peek(start + 1),
      let third = try reader.peek(start + 2), third.isDigit || third == 0x20,
      let length = lengths[UInt16(first.uppercased) << 8 | UInt16(second.uppercased)]
    else { return nil }
    var characters: [UInt8] = []
    var index = start
    var mark: UInt8?
    while characters.count < length, let byte = try reader.peek(index) {
      if byte.isAlphanumeric {
        characters.append(byte.uppercased)
        index += 1
      } else if byte == 0x20 || byte == UInt8(ascii: "-"), characters.count >= 2,
        mark == nil || mark == byte
      {
        mark = byte
        guard try reader.peek(index + 1)?.isAlphanumeric == true else { return nil }
        index += 1
      } else {
        return nil
      }
    }
    guard characters.count == length, characters[2].isDigit, characters[3].isDigit else {
      return nil
    }
    if let next = try reader.peek(index), next.isAlphanumeric || next == UInt8(ascii: "_") {
      return nil
    }
    guard CheckDigits.mod97(characters[4...] + characters[..<4]) == 1 else { return nil }
    return RuleMatch(type: "personal.iban", range: start..<index, confidence: 0.97)
  }

  private static let lengths: [UInt16: Int] = {
    var lengths: [UInt16: Int] = [:]
    for (country, length) in IBANTable.lengths {
      lengths[country.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) }] = length
    }
    return lengths
  }()
}

extension UInt8 {
  /// ASCII lower case to upper case, all else unchanged.
  var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }
}
