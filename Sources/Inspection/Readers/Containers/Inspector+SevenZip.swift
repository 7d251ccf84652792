/// 7z archives, whose members are unpacked in groups; and archives that are known but not read.

import Bytes
import Formats

extension FormatReader {
  /// Archives that other programs' loaders open, by their marks.
  static let packedArchives = [
    FormatReader(
      name: "7z", recognises: SevenZipArchive.isCandidate, ownsContent: { _ in true },
      read: { $0.inspectSevenZip($1, $2) }),
    FormatReader(
      name: "rar", recognises: { UnreadArchive.name(of: $0) != nil },
      read: { $0.inspectUnread($1, $2) }),
  ]
}

/// Archives and compressed files that are told but not read.
enum UnreadArchive {
  private static let marks: [(name: String, offset: UInt64, bytes: [UInt8])] = [
    ("rar", 0, [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]), ("rar", 0, [0x52, 0x45, 0x7E, 0x5E]),
    ("cab", 0, [0x4D, 0x53, 0x43, 0x46, 0, 0, 0, 0]),
    ("lzip", 0, [0x4C, 0x5A, 0x49, 0x50, 0x01]), ("compress", 0, [0x1F, 0x9D]),
    ("lzop", 0, [0x89, 0x4C, 0x5A, 0x4F, 0, 0x0D]), ("rpm", 0, [0xED, 0xAB, 0xEE, 0xDB]),
    ("snappy", 0, [0xFF, 0x06, 0, 0, 0x73, 0x4E, 0x61, 0x50, 0x70, 0x59]),
    ("xar", 0, [0x78, 0x61, 0x72, 0x21]), ("squashfs", 0, [0x68, 0x73, 0x71, 0x73]),
    ("iso9660", 0x8001, Array("CD001".utf8)),
  ]

  static func name(of region: Region) -> String? {
    marks.first { (try? region.bytes($0.offset, $0.bytes.count)) == $0.bytes }?.name
  }
}

extension Inspector {
  mutating func inspectUnread(_ region: Region, _ place: Place) -> Assessment? {
    guard let name = UnreadArchive.name(of: region) else { return nil }
    note(InspectionRules.archiveUnread, .unknown, "\(name): its members are not read here", place)
    return unknown(name, "\(name) is not read here")
  }

  mutating func inspectSevenZip(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "7z")
    let archive: SevenZipArchive
    var encrypted = false
    do throws(FormatError) {
      archive = try SevenZipArchive(region) { folder in
        encrypted = encrypted || folder.isEncrypted
        return self.header(folder, region)
      }
    } catch {
      note(
        encrypted ? InspectionRules.archiveEncrypted : InspectionRules.archiveBroken, .unknown,
        encrypted ? "the list of members is encrypted" : "the archive: \(error.words)", place,
        at: error.offset)
      result.lacks("the archive cannot be read")
      result.capability = .unreadable
      inspectPacked(region, place, &result)
      return result
    }
    for range in archive.hidden { hidden(range, region, place, &result) }
    if archive.files.isEmpty { result.lacks("the archive has no members") }
    var opened: [Unpacked] = []
    let members = self.members(archive, region, place, &opened, &result)
    inspectMembers(members, place, &result)
    for unpacked in opened { close(unpacked) }
    return result
  }

  private mutating func hidden(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    note(
      InspectionRules.archiveAfterEnd, .suspicious,
      "\(range.count) bytes belong to no member", place, at: range.lowerBound)
    result.verdict = max(result.verdict, .suspicious)
    inspectBeside(range, region, place, &result)
  }

  /// The packed list of members.
  private func header(_ folder: SevenZipFolder, _ region: Region) -> [UInt8]? {
    guard folder.size <= FormatLimits.sevenZipHeader,
      let packed = try? folder.content(of: region)
    else { return nil }
    switch folder.plan {
    case .copy: return try? packed.bytes(0, Int(packed.count))
    case .unsupported: return nil
    case .unpack(let kind):
      let unpacked = Unpacked(
        packed, kind, joins: false, keep: FormatLimits.sevenZipHeader, limit: folder.size, work: 0)
      return try? unpacked.content.bytes(0, Int(unpacked.count))
    }
  }

  /// Without a list of members the packed bytes may still be stored ones.
  private mutating func inspectPacked(
    _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard region.count > 32 else { return }
    inspectBeside(32..<region.count, region, place, &result)
  }

  // MARK: members

  private mutating func members(
    _ archive: SevenZipArchive, _ region: Region, _ place: Place, _ opened: inout [Unpacked],
    _ result: inout Assessment
  ) -> [ArchiveMember] {
    var contents: [Region?] = []
    for folder in archive.folders {
      contents += self.contents(folder, region, place, &opened, &result)
    }
    var next = 0
    var members = archive.files.map { file in
      var content: Region? = Region(MemorySource([]))
      if file.hasStream {
        content = next < contents.count ? contents[next] : nil
        next += 1
      }
      var kind: ArchiveMember.Kind = file.isDirectory ? .directory : .file
      if file.isLink, let content {
        kind = .symbolicLink(target: (try? content.head(4096)) ?? [])
      }
      return ArchiveMember(name: file.name, kind: kind, content: content, offset: 0)
    }
    guard next != contents.count else { return members }
    note(
      InspectionRules.archiveBroken, .unknown,
      "the archive has \(contents.count) packed files and names \(next)", place)
    result.lacks("files without names, or names without files")
    for (index, content) in contents.enumerated().dropFirst(next) {
      members.append(
        ArchiveMember(
          name: Array("packed file \(index)".utf8), kind: .file, content: content, offset: 0))
    }
    return members
  }

  /// The contents of the files in one folder; `nil` for those that cannot be had.
  private mutating func contents(
    _ folder: SevenZipFolder, _ region: Region, _ place: Place, _ opened: inout [Unpacked],
    _ result: inout Assessment
  ) -> [Region?] {
    let none = [Region?](repeating: nil, count: folder.streams.count)
    guard
      let packed = try? folder.content(of: region)
    else {
      note(InspectionRules.archiveBroken, .unknown, "a packed stream is cut off", place)
      result.lacks("the archive is cut off")
      return none
    }
    switch folder.plan {
    case .copy: return files(folder, packed, place, &result)
    case .unsupported:
      let rule =
        folder.isEncrypted ? InspectionRules.archiveEncrypted : InspectionRules.archiveMethod
      note(
        rule, .unknown,
        folder.isEncrypted ? "members are encrypted" : "the compression is not read here", place)
      result.lacks("members cannot be unpacked")
      return none
    case .unpack(let kind):
      let unpacked = open(packed, kind, joins: false, announced: folder.size)
      opened.append(unpacked)
      if unpacked.isCut || bombRatio(unpacked) != nil {
        note(
          InspectionRules.streamBomb, .suspicious,
          "members unpack to more than they announce, or to far more than data does", place)
        result.verdict = max(result.verdict, .suspicious)
      }
      if unpacked.isCut || unpacked.fault != nil || unpacked.count != folder.size {
        note(
          InspectionRules.streamBroken, .unknown,
          "the packed members: \(unpacked.fault ?? "their size is another than announced")", place)
        result.lacks("a compressed stream is broken")
      }
      return files(folder, unpacked.content, place, &result)
    }
  }

  private mutating func files(
    _ folder: SevenZipFolder, _ content: Region, _ place: Place, _ result: inout Assessment
  ) -> [Region?] {
    var offset: UInt64 = 0
    return folder.streams.map { stream in
      defer { offset += stream.size }
      guard let part = try? content.part(offset, stream.size) else {
        return offset < content.count ? content.tail(from: offset) : nil
      }
      if let crc = stream.crc, ZipMember.checksum(part) != crc {
        note(
          InspectionRules.streamBroken, .unknown, "the checksum of a member is wrong", place,
          at: offset)
        result.lacks("the checksum of a member is wrong")
      }
      return part
    }
  }
}
