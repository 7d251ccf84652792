/// Zip archives: every member by every reading that loaders may have, and what the archive hides
/// beside its members. PyTorch containers and .npz files are such archives.

import Bytes
import Formats

extension Inspector {
  /// Reads an archive; `nil` if the content is none after all.
  mutating func inspectZip(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "zip")
    let archive: ZipArchive
    do throws(FormatError) {
      archive = try ZipArchive(region)
    } catch {
      guard (try? region.bytes(0, 4)) == [0x50, 0x4B, 3, 4] else { return nil }
      note(
        InspectionRules.zipBroken, .unknown, "the archive cannot be read: \(error.words)", place,
        at: error.offset)
      result.lacks("the archive is broken")
      // Loaders that read from the front still see members.
      inspectFromFront(region, place, &result)
      return result
    }
    let torch = TorchArchive(archive)
    result.format = torch?.format ?? (isNumpy(archive) ? "npz" : "zip")
    for anomaly in archive.anomalies { note(anomaly, place, &result) }
    judgeLinks(archive, region, place, &result)
    if archive.entries.isEmpty { result.lacks("the archive has no members") }
    inspectMembers(archive, torch, region, place, &result)
    for range in archive.hidden { inspectHidden(range, region, place, &result) }
    inspectNotes(archive, region, place, &result)
    applyProfile(archive, region, place, &result)
    return result
  }

  private mutating func applyProfile(
    _ archive: ZipArchive, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    let names = Set(archive.entries.map(\.name))
    guard let profile = ArchiveProfile.all.first(where: { $0.recognises(names) }) else { return }
    result.format = profile.name
    let entries = Dictionary(archive.entries.map { ($0.name, $0) }) { first, _ in first }
    let content = { (name: String) -> Region? in
      guard let entry = entries[name] else { return nil }
      return ZipMember.content(
        entry, method: entry.central.method, length: entry.central.packedSize, region)
    }
    profile.judge(&self, names, content, place, &result)
  }

  private func isNumpy(_ archive: ZipArchive) -> Bool {
    !archive.entries.isEmpty && archive.entries.allSatisfy { $0.name.hasSuffix(".npy") }
  }

  private mutating func inspectFromFront(
    _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let orphans = ZipArchive.membersFromFront(region) else { return }
    for entry in orphans {
      result.join(inspect(member: entry, region, place.member(entry.name, isTorch: true)))
    }
  }

  // MARK: members

  private mutating func inspectMembers(
    _ archive: ZipArchive, _ torch: TorchArchive?, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    // Members that share bytes would make more work than the archive is large.
    var work = 4 * min(region.count, .max / 8) + InspectionLimits.bombSize
    guard let torch else {
      for entry in archive.entries where !entry.isDirectory && !entry.isEmpty && !entry.isLink {
        guard passes(entry, &work, place, &result) else { return }
        result.join(inspect(member: entry, region, place.member(entry.name)))
      }
      return
    }
    var storages = NamedStorages()
    for entry in archive.entries {
      inspectNaming(entry, torch, region, place, &storages, &result)
    }
    var present: Set<String> = []
    for entry in archive.entries {
      if case .storage(let folder, let key) = torch.role(entry.name) {
        present.insert(folder + "/" + key)
      }
      guard !entry.isDirectory else { continue }
      guard passes(entry, &work, place, &result) else { return }
      inspectOther(entry, torch, storages, region, place, &result)
    }
    for name in storages.names where !present.contains(name) {
      note(InspectionRules.torchStorage, .unknown, "storage \(name) is missing", place)
      result.lacks("a storage is missing")
    }
    judgeTorch(torch, place, &result)
  }

  private func content(_ entry: ZipEntry, _ region: Region) -> Region? {
    entry.readings.first.flatMap {
      ZipMember.content(entry, method: $0.method, length: $0.length, region)
    }
  }

  /// Members that name storages: pickles, and the tables of exported programs.
  private mutating func inspectNaming(
    _ entry: ZipEntry, _ torch: TorchArchive, _ region: Region, _ place: Place,
    _ storages: inout NamedStorages, _ result: inout Assessment
  ) {
    if torch.isExport, entry.name.hasSuffix("_config.json"), let content = content(entry, region) {
      for folder in ["data/weights/", "data/constants/"] where entry.name.contains(folder) {
        exportedStorages(content, folder, into: &storages)
      }
    }
    guard case .pickle(let folder) = torch.role(entry.name) else { return }
    var member = place.member(entry.name, isTorch: true)
    member.isScript = torch.isScript
    result.join(inspect(member: entry, region, member))
    if let content = content(entry, region) {
      self.storages(of: content, folder, into: &storages)
    }
  }

  private mutating func inspectOther(
    _ entry: ZipEntry, _ torch: TorchArchive, _ storages: NamedStorages, _ region: Region,
    _ place: Place, _ result: inout Assessment
  ) {
    let member = place.member(entry.name, isTorch: true)
    let role = torch.role(entry.name)
    switch role {
    case .pickle: return
    case .storage(let folder, let key):
      guard let storage = storages[folder, key] else { break }
      // The inputs that a model was traced with are named but not written.
      let isLeftOut = folder == "traced_inputs" && entry.isEmpty
      planStorage(entry, storage, region)
      return inspectStorage(entry, isLeftOut ? nil : storage.bytes, region, member, &result)
    case .script, .bytecode, .graph:
      return inspectProgram(entry, role, region, member, &result)
    case .note, .packageNote:
      if torchNote(entry, region, role) { return }
    case .native:
      note(InspectionRules.torchNative, .malicious, "native code: \(entry.name)", member)
      result.verdict = .malicious
      result.capability = .codeOnLoad
    case .python:
      note(InspectionRules.torchPython, .suspicious, "Python code: \(entry.name)", member)
      result.verdict = max(result.verdict, .suspicious)
      result.capability = .codeOnLoad
    case .other: break
    }
    guard !entry.isEmpty else { return }
    result.join(inspect(member: entry, region, member))
  }

  /// The parts of a program, by each reading of the headers.
  private mutating func inspectProgram(
    _ entry: ZipEntry, _ role: TorchArchive.Role, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    for (method, length) in entry.readings {
      let part = unpack(entry, method: method, length: length, region, place)
      defer { close(part.unpacked) }
      if let fault = part.fault { result.lacks(fault) }
      guard let content = part.content else { continue }
      switch role {
      case .script: result.join(inspectScript(content, place))
      case .bytecode:
        result.join(inspectBytecode(content, place))
        result.join(inspect(content, place))
      default: result.join(inspectExportedGraph(content, place))
      }
    }
  }

  /// Whether the member is still within the work that the archive's size allows.
  private mutating func passes(
    _ entry: ZipEntry, _ work: inout UInt64, _ place: Place, _ result: inout Assessment
  ) -> Bool {
    let length = entry.readings.reduce(UInt64(0)) { $0 &+ min($1.length, .max / 8) }
    guard length <= work else {
      note(InspectionRules.budget, .unknown, "the members are larger than the archive", place)
      result.lacks("members that share bytes were not read")
      return false
    }
    work -= length
    return true
  }

  /// Links: what they lead to is their content.
  private mutating func judgeLinks(
    _ archive: ZipArchive, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    var members: [ArchiveMember] = []
    for entry in archive.entries {
      var kind = ArchiveMember.Kind.file
      if entry.isLink {
        let content = ZipMember.content(
          entry, method: entry.central.method, length: entry.central.packedSize, region)
        // A target that cannot be read leads anywhere.
        let target = content.flatMap { try? $0.head(4096) } ?? [0x2F]
        kind = .symbolicLink(target: target.isEmpty ? [0x2F] : target)
      }
      members.append(
        ArchiveMember(
          name: entry.central.name, kind: kind, content: nil, offset: entry.headerOffset))
    }
    judgeLinks(
      members, place, rules: (InspectionRules.zipLink, InspectionRules.zipThroughLink), &result)
  }

  /// A member by each reading of its headers: usually they agree and there is one.
  private mutating func inspect(member entry: ZipEntry, _ region: Region, _ place: Place)
    -> Assessment
  {
    var result: Assessment?
    for (method, length) in entry.readings {
      let part = unpack(entry, method: method, length: length, region, place)
      defer { close(part.unpacked) }
      guard let content = part.content else {
        let lacking = unknown("unreadable", part.fault ?? "a member could not be unpacked")
        result?.join(lacking)
        result = result ?? lacking
        continue
      }
      var reading = inspect(content, place)
      if let fault = part.fault { reading.lacks(fault) }
      if let ratio = part.ratio, isBomb(content, reading) {
        note(
          InspectionRules.zipBomb, .suspicious, "the member unpacks to \(ratio) times its size",
          place)
        reading.verdict = max(reading.verdict, .suspicious)
      }
      result?.join(reading)
      result = result ?? reading
    }
    return result ?? unknown("unreadable", "a member could not be read")
  }

  private mutating func inspectStorage(
    _ entry: ZipEntry, _ expected: UInt64?, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    if let expected, entry.central.size != expected {
      note(
        InspectionRules.torchStorage, .unknown,
        "the tensors need \(expected) bytes, the storage has \(entry.central.size)", place)
      result.lacks("a storage does not fit its tensors")
    }
    for (method, length) in entry.readings {
      let part = unpack(entry, method: method, length: length, region, place)
      close(part.unpacked)
      if let fault = part.fault { result.lacks(fault) }
    }
  }

  /// A storage holds numbers and nothing else.
  private mutating func planStorage(
    _ entry: ZipEntry, _ storage: TorchStorage, _ region: Region
  ) {
    guard entry.central.method == 0,
      let content = try? region.part(entry.dataOffset, entry.central.packedSize)
    else { return }
    plan.holdsOnlyData(content)
    plan.survey(content, as: storage.kind, "storage \(storage.key)")
  }

  /// The small texts beside the data: version, byte order, id of the serialisation.
  private func torchNote(_ entry: ZipEntry, _ region: Region, _ role: TorchArchive.Role) -> Bool {
    let isPackage = role == .packageNote
    guard entry.central.size <= (isPackage ? 1 << 20 : 64), entry.readings.count == 1,
      let content = ZipMember.content(
        entry, method: entry.central.method, length: entry.central.packedSize, region),
      let bytes = try? content.bytes(0, Int(content.count)),
      Checksum.crc32(bytes) == entry.central.crc
    else { return false }
    return isPackage ? isPackageNote(bytes) : isTorchNote(entry.name, bytes)
  }

  // MARK: unpacking

  /// A member's content by one reading. What was unpacked has to be closed.
  private struct Part {
    var content: Region?
    var fault: String?
    var unpacked: Unpacked?
    /// How many times larger the content is, where that is more than usual.
    var ratio: UInt64?
  }

  /// The content of a member by one reading, checked against its checksum.
  private mutating func unpack(
    _ entry: ZipEntry, method: UInt16, length: UInt64, _ region: Region, _ place: Place
  ) -> Part {
    guard let packed = try? region.part(entry.dataOffset, length) else {
      note(InspectionRules.zipBroken, .unknown, "the member reaches beyond the archive", place)
      return Part(fault: "a member is cut off")
    }
    if method == 0 {
      // Members of the artefact itself are checked in the one pass over its bytes.
      if depth == .headers || entry.isOrphan || plan.check(packed, is: entry.central.crc, place) {
        return Part(content: packed)
      }
      guard let crc = ZipMember.checksum(packed) else {
        return Part(content: packed, fault: "a member is unreadable")
      }
      return Part(content: packed, fault: checkCRC(crc, entry, place))
    }
    guard let stream = entry.stream(packed, method: method) else {
      return Part(content: packed, fault: "the compression of a member is not read here")
    }
    return unpack(entry, stream.packed, stream.kind, place)
  }

  private mutating func checkCRC(_ crc: UInt32, _ entry: ZipEntry, _ place: Place) -> String? {
    guard !entry.isOrphan, crc != entry.central.crc else { return nil }
    note(InspectionRules.zipChecksum, .unknown, "the checksum of the member is wrong", place)
    return "the checksum of a member is wrong"
  }

  private mutating func unpack(
    _ entry: ZipEntry, _ packed: Region, _ kind: Compression, _ place: Place
  ) -> Part {
    // More than it announces is a bomb or a lie.
    let unpacked = open(
      packed, kind, joins: false, announced: entry.isOrphan ? nil : entry.central.size)
    let part = Part(content: unpacked.content, fault: nil, unpacked: unpacked)
    let fault: String?
    if unpacked.isCut {
      note(
        InspectionRules.zipBomb, .suspicious, "the member unpacks to more than it announces", place)
      fault = "a member is larger than it may be"
    } else if unpacked.fault != nil || unpacked.streams == 0 {
      note(InspectionRules.zipBroken, .unknown, "the compressed member breaks off", place)
      fault = "a compressed member breaks off"
    } else {
      fault = checkCRC(unpacked.crc, entry, place) ?? checkSizes(unpacked, packed, entry, place)
    }
    return Part(
      content: part.content, fault: fault, unpacked: unpacked, ratio: bombRatio(unpacked))
  }

  /// The content must have the size that the headers announce, and use all the packed bytes.
  private mutating func checkSizes(
    _ unpacked: Unpacked, _ packed: Region, _ entry: ZipEntry, _ place: Place
  ) -> String? {
    guard !entry.isOrphan else { return nil }
    guard unpacked.count == entry.central.size else {
      note(
        InspectionRules.zipBroken, .unknown,
        "the member unpacks to \(unpacked.count) bytes, not \(entry.central.size)", place)
      return "a member is smaller than it announces"
    }
    guard unpacked.consumed < packed.count else { return nil }
    note(
      InspectionRules.zipHiddenBytes, .suspicious,
      "\(packed.count - unpacked.consumed) bytes follow the compressed member", place)
    let rest = packed.tail(from: unpacked.consumed)
    _ = inspect(rest, place.member("bytes after the stream"))
    return "bytes after a compressed member"
  }

  // MARK: what lies beside members

  /// Comments and extra fields hold nothing that loaders want; programs may hide there.
  private mutating func inspectNotes(
    _ archive: ZipArchive, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for comment in archive.comments.prefix(FormatLimits.zipAnomalies) where comment.count > 8 {
      guard let part = try? region.part(comment.lowerBound, UInt64(comment.count)) else { continue }
      inspectNote(part, place.member("comment"), &result)
    }
    for entry in archive.entries {
      for header in [entry.central, entry.local ?? entry.central] {
        for (id, data) in ZipExtra.fields(header.extra) where data.count > 16 {
          // Names, sizes and times are read elsewhere; PyTorch and zipalign fill up with one byte.
          guard id != 0x7075, id != 1, id != 10 || data.count > 32,
            !data.allSatisfy({ $0 == data.first })
          else { continue }
          inspectNote(
            Region(MemorySource(Array(data))), place.member(entry.name).member("extra field"),
            &result)
        }
      }
    }
  }

  mutating func inspectNote(_ part: Region, _ place: Place, _ result: inout Assessment) {
    let before = reasons
    let found = inspect(part, place)
    if found.verdict > .unknown { result.join(found) } else { restore(before) }
  }

  private mutating func inspectHidden(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let part = try? region.part(range.lowerBound, range.upperBound - range.lowerBound) else {
      return
    }
    plan.holdsOnlyData(part)
    let found = inspect(part, place.member("bytes at \(range.lowerBound)"))
    if found.verdict > .unknown || found.format != "unknown" { result.join(found) }
  }

  private mutating func note(_ anomaly: ZipAnomaly, _ place: Place, _ result: inout Assessment) {
    let name = Excerpt.clean(anomaly.name)
    let (rule, verdict, words): (InspectionRule, ArtefactVerdict, String) =
      switch anomaly.kind {
      case .nameMismatch:
        (InspectionRules.zipNameMismatch, .suspicious, "the two names of \(name) differ")
      case .headerMismatch(let field):
        (
          InspectionRules.zipHeaderMismatch, .suspicious,
          "the two headers differ: \(field) of \(name)"
        )
      case .encrypted:
        (InspectionRules.zipEncrypted, .suspicious, "\(name) is marked as encrypted")
      case .duplicateName: (InspectionRules.zipDuplicate, .suspicious, "\(name) stands twice")
      case .unsafeName:
        (InspectionRules.zipUnsafeName, .suspicious, "the name \(name) leaves the directory")
      case .unknownMethod:
        (InspectionRules.zipMethod, .unknown, "the compression of \(name) is not read here")
      case .orphan:
        (InspectionRules.zipOrphan, .suspicious, "\(name) is missing from the directory")
      case .overlap: (InspectionRules.zipOverlap, .suspicious, "members overlap")
      case .missingLocalHeader:
        (InspectionRules.zipBroken, .unknown, "\(name) is not where the directory says")
      case .hiddenBytes(let length):
        (InspectionRules.zipHiddenBytes, .suspicious, "\(length) bytes belong to no member")
      case .broken(let fault): (InspectionRules.zipBroken, .unknown, fault)
      }
    note(rule, verdict, words, place, at: anomaly.offset)
    result.verdict = max(result.verdict, verdict)
    if verdict == .unknown { result.lacks(words) }
  }
}
