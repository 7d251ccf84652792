/// A reader of zip archives (APPNOTE 6.3.10) that trusts neither the directory nor the local
/// headers: it reads both and reports every disagreement, since loaders differ in what they believe.

/// The structure of an archive.
package struct ZipArchive: Sendable {
  /// Members, in the order of their headers in the file; orphans among them.
  package let entries: [ZipEntry]
  /// Everything on which loaders may disagree.
  package let anomalies: [ZipAnomaly]
  /// Parts of the file that belong to no member and no header.
  package let hidden: [Range<UInt64>]
  /// Comments, of the archive and of members.
  package let comments: [Range<UInt64>]

  /// Whether the file may be an archive: starts like one or ends like one.
  package static func isCandidate(_ region: Region) -> Bool {
    if let head = try? region.bytes(0, 4),
      head == [0x50, 0x4B, 3, 4] || head == [0x50, 0x4B, 5, 6]
    {
      return true
    }
    return (try? ZipDirectory.findEnd(region)) != nil
  }

  /// Reads the structure. Throws if there is no directory at all.
  package init(_ region: Region) throws(FormatError) {
    var survey = ZipSurvey(region)
    try survey.readDirectory()
    try survey.readLocalHeaders()
    try survey.findHidden()
    survey.checkNames()
    entries = survey.entries.sorted { $0.headerOffset < $1.headerOffset }
    anomalies = survey.anomalies
    hidden = survey.hidden
    comments = survey.comments
  }

  /// The members that a reader from the front finds in an archive without directory.
  package static func membersFromFront(_ region: Region) -> [ZipEntry]? {
    var survey = ZipSurvey(region)
    guard (try? survey.findHidden()) != nil else { return nil }
    return survey.entries
  }
}

/// The work of reading an archive, step by step.
private struct ZipSurvey {
  let region: Region
  var directory: [ZipDirectory.Record] = []
  var directoryRange: Range<UInt64> = 0..<0
  var entries: [ZipEntry] = []
  var anomalies: [ZipAnomaly] = []
  var hidden: [Range<UInt64>] = []
  var comments: [Range<UInt64>] = []
  /// Parts that are accounted for.
  var used: [Range<UInt64>] = []

  init(_ region: Region) { self.region = region }

  mutating func note(_ kind: ZipAnomaly.Kind, _ name: String = "", at offset: UInt64) {
    guard anomalies.count < FormatLimits.zipAnomalies else { return }
    anomalies.append(ZipAnomaly(kind: kind, name: name, offset: offset))
  }

  mutating func readDirectory() throws(FormatError) {
    let end = try ZipDirectory.findEnd(region)
    let found = try ZipDirectory.read(region, end)
    directory = found.records
    directoryRange = found.range
    if found.shift > 0 { note(.broken("offsets count from byte \(found.shift)"), at: 0) }
    if found.isShort {
      note(.broken("the directory announces more members than it has"), at: end.offset)
    }
    if end.disagrees { note(.headerMismatch("directory in the two end records"), at: end.offset) }
    comments = ([end.comment] + found.records.map(\.comment)).filter { !$0.isEmpty }
    used.append(found.range)
    used.append(contentsOf: end.ranges)
  }

  mutating func readLocalHeaders() throws(FormatError) {
    for record in directory {
      var reader = WindowReader(region, at: record.headerOffset)
      let name = String(decoding: record.header.name, as: UTF8.self)
      guard let local = try? ZipDirectory.readLocal(&reader) else {
        note(.missingLocalHeader, name, at: record.headerOffset)
        continue
      }
      let entry = ZipEntry(
        central: record.header, local: local.header, headerOffset: record.headerOffset,
        dataOffset: reader.offset, attributes: record.attributes, isOrphan: false)
      compare(entry, local.header, name)
      account(for: entry, local.header)
      entries.append(entry)
    }
  }

  private mutating func compare(_ entry: ZipEntry, _ local: ZipHeader, _ name: String) {
    let offset = entry.headerOffset
    if local.name != entry.central.name { note(.nameMismatch, name, at: offset) }
    if local.flags != entry.central.flags { note(.headerMismatch("flags"), name, at: offset) }
    if local.method != entry.central.method { note(.headerMismatch("method"), name, at: offset) }
    // With bit 3 the local header leaves checksum and sizes to the descriptor behind the data.
    let deferred = local.flags & 8 != 0
    if local.crc != entry.central.crc, !(deferred && local.crc == 0) {
      note(.headerMismatch("checksum"), name, at: offset)
    }
    if local.packedSize != entry.central.packedSize, !(deferred && local.packedSize == 0) {
      note(.headerMismatch("packed size"), name, at: offset)
    }
    if local.size != entry.central.size, !(deferred && local.size == 0) {
      note(.headerMismatch("size"), name, at: offset)
    }
    if entry.central.method == 0, entry.central.size != entry.central.packedSize {
      note(.headerMismatch("size of a stored member"), name, at: offset)
    }
    if ZipDirectory.contradicts(local) || ZipDirectory.contradicts(entry.central) {
      note(.headerMismatch("zip64 sizes"), name, at: offset)
    }
    for header in [local, entry.central] {
      // Where the name itself is no ASCII the field gives it in another encoding.
      if let other = header.unicodeName, other != header.name,
        header.name.allSatisfy({ $0 < 0x80 })
      {
        note(.nameMismatch, name, at: offset)
        break
      }
    }
    if entry.isEncrypted { note(.encrypted, name, at: offset) }
    if !ZipEntry.methods.contains(entry.central.method) {
      note(.unknownMethod, name, at: offset)
    }
  }

  /// Marks header, data and descriptor as used.
  private mutating func account(for entry: ZipEntry, _ local: ZipHeader) {
    let (dataEnd, overflow) = entry.dataOffset.addingReportingOverflow(entry.central.packedSize)
    guard !overflow, dataEnd <= region.count else {
      return note(.broken("a member reaches beyond the end"), entry.name, at: entry.headerOffset)
    }
    let end = local.flags & 8 != 0 ? descriptorEnd(after: dataEnd, entry.central) : dataEnd
    used.append(entry.headerOffset..<end)
  }

  /// The end of the data descriptor: with or without signature, with 32 or 64 bit sizes.
  private mutating func descriptorEnd(after dataEnd: UInt64, _ header: ZipHeader) -> UInt64 {
    for wide in [false, true] {
      for signed in [true, false] {
        let length = UInt64((signed ? 4 : 0) + 4 + (wide ? 16 : 8))
        guard length <= region.count - dataEnd else { continue }
        var reader = WindowReader(region, at: dataEnd)
        guard let matches = try? descriptor(&reader, signed: signed, wide: wide, header), matches
        else { continue }
        return dataEnd + length
      }
    }
    note(.headerMismatch("data descriptor"), at: dataEnd)
    return dataEnd
  }

  private func descriptor(
    _ reader: inout WindowReader, signed: Bool, wide: Bool, _ header: ZipHeader
  ) throws(FormatError) -> Bool {
    if signed, try reader.u32() != 0x0807_4B50 { return false }
    guard try reader.u32() == header.crc else { return false }
    let packed = wide ? try reader.u64() : UInt64(try reader.u32())
    let size = wide ? try reader.u64() : UInt64(try reader.u32())
    return packed == header.packedSize && size == header.size
  }

  /// Finds the bytes that nothing accounts for, overlaps, and members that the directory lacks.
  mutating func findHidden() throws(FormatError) {
    var at: UInt64 = 0
    var previousIsHeader = false
    for range in used.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if range.lowerBound > at { try unaccounted(at..<range.lowerBound) }
      if range.lowerBound < at, previousIsHeader { note(.overlap, at: range.lowerBound) }
      at = max(at, range.upperBound)
      previousIsHeader = true
    }
    if at < region.count { try unaccounted(at..<region.count) }
  }

  private mutating func unaccounted(_ range: Range<UInt64>) throws(FormatError) {
    var start = range.lowerBound
    while start < range.upperBound, entries.count < FormatLimits.zipEntries {
      var reader = WindowReader(region, at: start)
      guard let local = try? ZipDirectory.readLocal(&reader) else { break }
      let known = local.header.packedSize <= range.upperBound - min(reader.offset, range.upperBound)
      let length =
        known && local.header.flags & 8 == 0
        ? local.header.packedSize : range.upperBound - min(reader.offset, range.upperBound)
      var header = local.header
      header.packedSize = length
      if header.method == 0 { header.size = length }
      entries.append(
        ZipEntry(
          central: header, local: nil, headerOffset: start, dataOffset: reader.offset,
          attributes: 0, isOrphan: true))
      note(.orphan, String(decoding: header.name, as: UTF8.self), at: start)
      start = reader.offset + length
    }
    guard start < range.upperBound, hidden.count < FormatLimits.zipAnomalies else { return }
    hidden.append(start..<range.upperBound)
    note(.hiddenBytes(length: range.upperBound - start), at: start)
  }

  mutating func checkNames() {
    var seen: Set<[UInt8]> = []
    for entry in entries {
      let headers = [entry.central, entry.local ?? entry.central]
      for name in Set(headers.map(\.name) + headers.compactMap(\.unicodeName)) {
        if name.isEmpty || MemberName.leaves(name) {
          note(.unsafeName, entry.name, at: entry.headerOffset)
        }
      }
      if !seen.insert(entry.central.name).inserted {
        note(.duplicateName, entry.name, at: entry.headerOffset)
      }
    }
  }
}
