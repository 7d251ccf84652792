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
    result.format = torch.map { _ in "pytorch-zip" } ?? (isNumpy(archive) ? "npz" : "zip")
    for anomaly in archive.anomalies { note(anomaly, place, &result) }
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
    let content = { (name: String) -> Region? in
      guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
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
    var storages: [String: TorchStorage] = [:]
    for entry in archive.entries where torch?.isPickle(entry.name) == true {
      let member = place.member(entry.name, isTorch: true)
      result.join(inspect(member: entry, region, member))
      for storage in torchStorages(of: entry, region) { storages[storage.key] = storage }
    }
    for entry in archive.entries where torch?.isPickle(entry.name) != true {
      guard !entry.isDirectory, !entry.isEmpty else { continue }
      let member = place.member(entry.name, isTorch: torch != nil)
      if let key = torch?.storageKey(entry.name), let storage = storages[key],
        let expected = storage.bytes
      {
        inspectStorage(entry, expected, region, member, &result)
        planStorage(entry, storage, region)
      } else if torch?.isScript(entry.name) == true {
        note(InspectionRules.torchScript, .unknown, "TorchScript code", member)
        result.lacks("TorchScript code is not analysed")
        result.capability = max(result.capability, .codeOnUse)
      } else if let torch, torch.isNote(entry.name), torchNote(entry, region) {
        continue
      } else {
        result.join(inspect(member: entry, region, member))
      }
    }
    let present = Set(archive.entries.compactMap { torch?.storageKey($0.name) })
    for key in storages.keys.sorted() where !present.contains(key) {
      note(InspectionRules.torchStorage, .unknown, "storage \(key) is missing", place)
      result.lacks("a storage is missing")
    }
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
      result?.join(reading)
      result = result ?? reading
    }
    return result ?? unknown("unreadable", "a member could not be read")
  }

  private mutating func inspectStorage(
    _ entry: ZipEntry, _ expected: UInt64, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    if entry.central.size != expected {
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

  private mutating func torchStorages(of entry: ZipEntry, _ region: Region) -> [TorchStorage] {
    guard let (method, length) = entry.readings.first,
      let content = ZipMember.content(entry, method: method, length: length, region)
    else { return [] }
    var judge = PickleJudge(runStream(content, at: 0), policy: policy, isTorch: true)
    judge.judge()
    return judge.storages
  }

  /// The small texts beside the data: version, byte order, id of the serialisation.
  private func torchNote(_ entry: ZipEntry, _ region: Region) -> Bool {
    guard entry.central.size <= 64, entry.readings.count == 1,
      let content = ZipMember.content(
        entry, method: entry.central.method, length: entry.central.packedSize, region),
      let bytes = try? content.bytes(0, Int(content.count)),
      Checksum.crc32(bytes) == entry.central.crc
    else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    if entry.name.hasSuffix("/byteorder") { return text == "little" || text == "big" }
    return !bytes.isEmpty
      && bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x0A }
  }

  // MARK: unpacking

  /// A member's content by one reading. What was unpacked has to be closed.
  private struct Part {
    var content: Region?
    var fault: String?
    var unpacked: Unpacked?
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
    } else if let ratio = bombRatio(unpacked) {
      note(
        InspectionRules.zipBomb, .suspicious, "the member unpacks to \(ratio) times its size",
        place)
      fault = "a decompression bomb"
    } else if unpacked.fault != nil || unpacked.streams == 0 {
      note(InspectionRules.zipBroken, .unknown, "the compressed member breaks off", place)
      fault = "a compressed member breaks off"
    } else {
      fault = checkCRC(unpacked.crc, entry, place) ?? checkSizes(unpacked, packed, entry, place)
    }
    return Part(content: part.content, fault: fault, unpacked: unpacked)
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

  private mutating func inspectNote(_ part: Region, _ place: Place, _ result: inout Assessment) {
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
      case .link: (InspectionRules.zipLink, .suspicious, "\(name) is a symbolic link")
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
