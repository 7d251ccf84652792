/// Archives of headers and members one after the other: ar (`.a`, `.deb`) and cpio.

/// A member of such an archive.
package struct PlainMember: Sendable {
  /// The name as written.
  package let name: [UInt8]
  /// The content; `nil` if it is cut off.
  package let content: Region?
  /// Whether it is a symbolic link, whose content is its target.
  package let isLink: Bool
  /// Offset of the header.
  package let offset: UInt64
}

/// What such an archive holds.
package struct PlainArchive: Sendable {
  /// Members in their order.
  package internal(set) var members: [PlainMember] = []
  /// Where reading ended before the end, and why.
  package internal(set) var fault: FormatError?
  /// What follows the archive's end.
  package internal(set) var rest: Range<UInt64>?

  // MARK: ar

  /// Whether the content is an ar archive.
  package static func isAr(_ region: Region) -> Bool {
    (try? region.bytes(0, 8)) == Array("!<arch>\n".utf8)
  }

  /// Reads an ar archive (System V and BSD names).
  package static func ar(_ region: Region) -> PlainArchive {
    var archive = PlainArchive()
    var offset: UInt64 = 8
    var longNames: [UInt8] = []
    while offset < region.count, archive.members.count < FormatLimits.tarEntries {
      guard let header = try? region.bytes(offset, 60), header[58] == 0x60, header[59] == 0x0A,
        let size = decimal(header[48..<58])
      else {
        archive.fault = .malformed(offset: offset, "no header of a member")
        return archive
      }
      var name = Array(header[0..<16])
      while name.last == 0x20 { name.removeLast() }
      var start = offset + 60
      var length = size
      if name.starts(with: Array("#1/".utf8)), let own = decimal(name[3...]), own <= size,
        own <= 4096, let bytes = try? region.bytes(start, Int(own))
      {
        name = Array(bytes.prefix { $0 != 0 })
        (start, length) = (start + own, size - own)
      } else if name.first == UInt8(ascii: "/"), let at = decimal(name[1...]),
        at < UInt64(longNames.count)
      {
        name = Array(longNames[Int(at)...].prefix { $0 != 0x0A })
      }
      let content = try? region.part(start, length)
      let isTable = name == Array("/".utf8) || name.starts(with: Array("__.SYMDEF".utf8))
      if name == Array("//".utf8) {
        longNames = (try? content?.head(FormatLimits.window)) ?? []
      } else if !isTable {
        if name.count > 1, name.last == UInt8(ascii: "/") { name.removeLast() }
        archive.members.append(
          PlainMember(name: name, content: content, isLink: false, offset: offset))
      }
      guard content != nil else {
        archive.fault = .truncated(offset: start)
        return archive
      }
      offset = start + length + (size & 1)
    }
    return archive
  }

  private static func decimal(_ field: ArraySlice<UInt8>) -> UInt64? {
    UInt64(String(decoding: field.prefix { $0 != 0x20 }, as: UTF8.self))
  }

  // MARK: cpio

  /// Whether the content is a cpio archive in one of the two text formats.
  package static func isCpio(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 6) else { return false }
    return ["070701", "070702", "070707"].contains(String(decoding: head, as: UTF8.self))
  }

  /// Reads a cpio archive (`newc`, `crc` and `odc`).
  package static func cpio(_ region: Region) -> PlainArchive {
    var archive = PlainArchive()
    var offset: UInt64 = 0
    while archive.members.count < FormatLimits.tarEntries {
      guard let header = CpioHeader(region, at: offset),
        let name = try? region.bytes(header.nameOffset, header.nameLength)
      else {
        archive.fault = .malformed(offset: offset, "no header of a member")
        return archive
      }
      let bare = Array(name.prefix { $0 != 0 })
      if bare == Array("TRAILER!!!".utf8) {
        let end = header.end
        if end < region.count { archive.rest = end..<region.count }
        return archive
      }
      let content = try? region.part(header.dataOffset, header.size)
      archive.members.append(
        PlainMember(
          name: bare, content: content, isLink: header.mode & 0o170000 == 0o120000,
          offset: offset))
      guard content != nil else {
        archive.fault = .truncated(offset: header.dataOffset)
        return archive
      }
      offset = header.end
    }
    return archive
  }
}

/// One header of a cpio archive.
private struct CpioHeader {
  let mode: UInt64
  let nameOffset: UInt64
  let nameLength: Int
  let dataOffset: UInt64
  let size: UInt64
  let end: UInt64

  init?(_ region: Region, at offset: UInt64) {
    guard let mark = try? region.bytes(offset, 6) else { return nil }
    let isOld = mark == Array("070707".utf8)
    guard isOld || mark == Array("070701".utf8) || mark == Array("070702".utf8),
      let bytes = try? region.bytes(offset, isOld ? 76 : 110)
    else { return nil }
    func number(_ range: Range<Int>, _ radix: Int) -> UInt64? {
      UInt64(String(decoding: bytes[range], as: UTF8.self), radix: radix)
    }
    let padding: UInt64 = isOld ? 1 : 4
    guard let mode = isOld ? number(18..<24, 8) : number(14..<22, 16),
      let size = isOld ? number(65..<76, 8) : number(54..<62, 16),
      let length = isOld ? number(59..<65, 8) : number(94..<102, 16), length <= 65_535
    else { return nil }
    func aligned(_ at: UInt64) -> UInt64 { (at + padding - 1) / padding * padding }
    self.mode = mode
    self.size = size
    nameOffset = offset + UInt64(bytes.count)
    nameLength = Int(length)
    dataOffset = aligned(nameOffset + length)
    end = aligned(dataOffset + size)
  }
}
