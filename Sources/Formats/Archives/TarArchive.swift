/// A reader of tar archives that follows none of the readers out there but notes where they part:
/// names and sizes given twice, data behind the end, headers in data, sums that are wrong.

/// A member of a tar archive.
package struct TarEntry: Sendable {
  /// What sort of member it is.
  package enum Kind: Sendable, Equatable {
    case file, directory, symbolicLink, hardLink, device, fifo
    /// Notes for the reading program: labels of volumes, directories' lists.
    case other(UInt8)
  }

  /// The name that readers of today take.
  package let name: [UInt8]
  /// The sort.
  package let kind: Kind
  /// Where a link leads, as written.
  package let target: [UInt8]
  /// The content; holes filled. `nil` if it is cut off or has none.
  package let content: Region?
  /// Offset of the header.
  package let offset: UInt64
  /// Whether the device is the mark of overlay file systems for a removed file.
  package let isWhiteout: Bool
  /// Bytes that the content has beyond those in the archive: its holes.
  package var holes: UInt64 = 0

  /// The name as text, whatever its bytes.
  package var text: String { String(decoding: name, as: UTF8.self) }
}

/// Something in an archive on which readers differ.
package struct TarAnomaly: Sendable, Equatable {
  /// What sort.
  package enum Kind: Sendable, Equatable {
    /// A header's name and the name that overrides it, or sizes given twice.
    case twoNames(other: String), twoSizes, sizedLink, afterEnd(UInt64), noEnd, badSum
    case cut, sparse, badField(String), unknownType(UInt8), tooMany
  }

  /// The sort.
  package let kind: Kind
  /// The member's name, empty for the archive itself.
  package let name: String
  /// Offset in the archive.
  package let offset: UInt64
}

/// The structure of an archive.
package struct TarArchive: Sendable {
  /// Members in their order.
  package private(set) var entries: [TarEntry] = []
  /// Everything on which readers differ.
  package private(set) var anomalies: [TarAnomaly] = []
  /// Parts that are no members but that some reader may take for some: what follows the end, what
  /// a link's header announces as its data.
  package private(set) var hidden: [Range<UInt64>] = []
  private let region: Region
  private var global: [String: [UInt8]] = [:]

  /// Whether the content starts with a header whose sum is right, or that bears the mark.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let block = try? region.bytes(0, 512), !TarHeader.isEnd(block) else { return false }
    if Array(block[257..<262]) == Array("ustar".utf8) { return true }
    // Without a mark: only a name of text makes it an archive of the seventh edition.
    guard let header = TarHeader(block, at: 0), header.size != nil, !header.name.isEmpty else {
      return false
    }
    return header.type == 0 || (0x30...0x37).contains(header.type)
  }

  /// Reads all headers; whatever breaks is an anomaly.
  package init(_ region: Region) {
    self.region = region
    readAll()
  }

  private mutating func readAll() {
    var offset: UInt64 = 0
    var pending = Pending()
    while region.count - offset >= TarHeader.block {
      guard entries.count < FormatLimits.tarEntries else { return note(.tooMany, at: offset) }
      guard let block = try? region.bytes(offset, 512) else { return note(.cut, at: offset) }
      if TarHeader.isEnd(block) { return finish(at: offset) }
      if let header = TarHeader(block, at: offset) {
        offset = read(header, &pending)
        continue
      }
      note(.badSum, at: offset)
      guard let next = nextHeader(after: offset) else { return hide(offset) }
      if hidden.count < FormatLimits.archiveAnomalies { hidden.append(offset..<next) }
      offset = next
    }
    hide(offset)
    note(.noEnd, at: offset)
  }

  private mutating func note(_ kind: TarAnomaly.Kind, _ name: [UInt8] = [], at offset: UInt64) {
    guard anomalies.count < FormatLimits.archiveAnomalies else { return }
    anomalies.append(
      TarAnomaly(kind: kind, name: String(decoding: name, as: UTF8.self), offset: offset))
  }

  private mutating func hide(_ offset: UInt64) {
    guard offset < region.count, hidden.count < FormatLimits.archiveAnomalies else { return }
    hidden.append(offset..<region.count)
  }

  /// Two blocks of zeros end an archive; one of them ends it for some readers only.
  private mutating func finish(at offset: UInt64) {
    let second = try? region.bytes(offset + 512, 512)
    if second.map(TarHeader.isEnd) != true { note(.noEnd, at: offset) }
    var at = offset
    while region.count - at > 0 {
      let length = Int(min(UInt64(FormatLimits.window), region.count - at))
      guard let bytes = try? region.bytes(at, length) else { return note(.cut, at: at) }
      if let first = bytes.firstIndex(where: { $0 != 0 }) {
        let start = (at + UInt64(first)) & ~511
        note(.afterEnd(region.count - start), at: start)
        return hide(start)
      }
      at += UInt64(length)
    }
  }

  /// The next block with a right sum, where a reader that skips broken headers goes on.
  private func nextHeader(after offset: UInt64) -> UInt64? {
    var at = offset + 512
    for _ in 0..<FormatLimits.tarResync {
      guard let block = try? region.bytes(at, 512) else { return nil }
      if TarHeader(block, at: at) != nil { return at }
      at += 512
    }
    return nil
  }

  // MARK: one member

  /// What headers before a member say of it.
  private struct Pending {
    var pax: [String: [UInt8]] = [:]
    var longName: [UInt8]?
    var longLink: [UInt8]?
    var map: [(UInt64, UInt64)] = []
  }

  /// Reads what belongs to a header, and answers where the next one is.
  private mutating func read(_ header: TarHeader, _ pending: inout Pending) -> UInt64 {
    let start = header.offset + TarHeader.block
    guard let size = header.size else {
      note(.badField("size"), header.name, at: header.offset)
      return start
    }
    switch header.type {
    case 0x78, 0x58: pending.pax.merge(records(start, size, &pending)) { $1 }
    case 0x67: global.merge(records(start, size, &pending)) { $1 }
    case 0x4C: pending.longName = text(start, size)
    case 0x4B: pending.longLink = text(start, size)
    default:
      defer { pending = Pending() }
      return member(header, size, pending)
    }
    return after(start, size)
  }

  private func after(_ start: UInt64, _ size: UInt64) -> UInt64 {
    let (end, overflow) = start.addingReportingOverflow(size)
    guard !overflow, end <= region.count else { return region.count }
    return min(region.count, (end + 511) & ~511)
  }

  private mutating func text(_ start: UInt64, _ size: UInt64) -> [UInt8]? {
    guard size <= FormatLimits.tarText, let bytes = try? region.bytes(start, Int(size)) else {
      note(.badField("long name"), at: start)
      return nil
    }
    return Array(bytes.prefix { $0 != 0 })
  }

  /// The records of a pax header: length, key, value.
  private mutating func records(_ start: UInt64, _ size: UInt64, _ pending: inout Pending)
    -> [String: [UInt8]]
  {
    guard size <= FormatLimits.tarText, let bytes = try? region.bytes(start, Int(size)) else {
      note(.badField("pax header"), at: start)
      return [:]
    }
    var found: [String: [UInt8]] = [:]
    var at = 0
    while at < bytes.count, bytes[at] != 0 {
      let digits = bytes[at...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard digits.count <= 9, let length = Int(String(decoding: digits, as: UTF8.self)),
        length > digits.count + 2, at + length <= bytes.count, bytes[at + digits.count] == 0x20,
        bytes[at + length - 1] == 0x0A
      else {
        note(.badField("pax record"), at: start)
        return found
      }
      let record = bytes[(at + digits.count + 1)..<(at + length - 1)]
      at += length
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = String(decoding: record[..<equals], as: UTF8.self)
      let value = Array(record[(equals + 1)...])
      if let earlier = found[key], earlier != value, key == "path" || key == "size" {
        note(key == "size" ? .twoSizes : .twoNames(other: "pax"), value, at: start)
      }
      found[key] = value
      TarSparse.collect(key, value, &pending.map)
    }
    return found
  }

  private mutating func member(_ header: TarHeader, _ headerSize: UInt64, _ pending: Pending)
    -> UInt64
  {
    let pax = global.merging(pending.pax) { $1 }
    let start = header.offset + TarHeader.block
    var name = pax["path"] ?? pending.longName ?? header.name
    if let real = pax["GNU.sparse.name"] { name = real }
    compareNames(header, pending, pax, name)
    let target = pax["linkpath"] ?? pending.longLink ?? header.linkName
    var size = headerSize
    if let digits = pax["size"] {
      if let wide = UInt64(String(decoding: digits, as: UTF8.self)) {
        if wide != headerSize, wide < 1 << 33 { note(.twoSizes, name, at: header.offset) }
        size = wide
      } else {
        note(.badField("pax size"), name, at: header.offset)
      }
    }
    let kind = kind(header, size, name)
    if kind == .file {
      return file(header, name, start, size, TarSparse(header, pax, pending.map))
    }
    entries.append(
      TarEntry(
        name: name, kind: kind, target: target, content: nil, offset: header.offset,
        isWhiteout: kind == .device && header.device.major == 0 && header.device.minor == 0))
    guard size > 0 else { return start }
    // Some readers skip what the header announces, others read on directly behind it.
    note(.sizedLink, name, at: header.offset)
    let end = after(start, size)
    if end > start, hidden.count < FormatLimits.archiveAnomalies { hidden.append(start..<end) }
    return end
  }

  private mutating func kind(_ header: TarHeader, _ size: UInt64, _ name: [UInt8]) -> TarEntry.Kind
  {
    switch header.type {
    case 0x31: return .hardLink
    case 0x32: return .symbolicLink
    case 0x33, 0x34: return .device
    case 0x35: return .directory
    case 0x36: return .fifo
    case 0x44, 0x4D, 0x4E,
      0x56 where size == 0:
      return .other(header.type)
    case 0, 0x30, 0x37, 0x53: return header.isFile ? .file : .directory
    default:
      note(.unknownType(header.type), name, at: header.offset)
      return .file
    }
  }

  private mutating func file(
    _ header: TarHeader, _ name: [UInt8], _ start: UInt64, _ size: UInt64, _ sparse: TarSparse?
  ) -> UInt64 {
    var data = start
    var content: Region?
    var end = after(start, size)
    if let sparse {
      (content, data) = sparse.content(of: region, at: start, size: size)
      if content == nil { note(.sparse, name, at: header.offset) }
      // The old format's size leaves out the blocks in which its map goes on.
      end = header.type == 0x53 ? after(data, size) : end
    } else if let whole = try? region.part(start, size) {
      content = whole
    } else {
      note(.cut, name, at: header.offset)
      content = region.tail(from: start)
    }
    entries.append(
      TarEntry(
        name: name, kind: .file, target: [], content: content, offset: header.offset,
        isWhiteout: false, holes: sparse == nil ? 0 : content?.count ?? 0))
    return end
  }

  /// A name that fits the header needs no other; one that does not fit starts or ends alike.
  private mutating func compareNames(
    _ header: TarHeader, _ pending: Pending, _ pax: [String: [UInt8]], _ name: [UInt8]
  ) {
    let own = header.name
    if let path = pending.pax["path"], let long = pending.longName, path != long {
      note(.twoNames(other: String(decoding: long, as: UTF8.self)), name, at: header.offset)
    }
    guard pax["GNU.sparse.name"] == nil, name != own, name.count <= 100,
      name.allSatisfy({ $0 < 0x80 }), Self.bare(name) != Self.bare(own)
    else { return }
    note(.twoNames(other: String(decoding: own, as: UTF8.self)), name, at: header.offset)
  }

  private static func bare(_ name: [UInt8]) -> ArraySlice<UInt8> {
    var name = name[...]
    while name.last == UInt8(ascii: "/") { name.removeLast() }
    return name
  }
}
