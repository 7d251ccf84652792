/// Tar, ar and cpio archives, and PyTorch's files from before 2017, which are tars of pickles.

import Bytes
import Formats

extension FormatReader {
  /// Archives beside zip.
  static let moreArchives = [
    FormatReader(name: "tar", recognises: TarArchive.isCandidate, read: { $0.inspectTar($1, $2) }),
    FormatReader(
      name: "ar", recognises: PlainArchive.isAr,
      read: { $0.inspectPlain(PlainArchive.ar($1), "ar", $1, $2) }),
    FormatReader(
      name: "cpio", recognises: PlainArchive.isCpio,
      read: { $0.inspectPlain(PlainArchive.cpio($1), "cpio", $1, $2) }),
  ]
}

extension TarEntry {
  /// The entry as archives of all kinds are judged.
  var member: ArchiveMember? {
    let kind: ArchiveMember.Kind
    switch self.kind {
    case .file: kind = .file
    case .directory: kind = .directory
    case .symbolicLink: kind = .symbolicLink(target: target)
    case .hardLink: kind = .hardLink(target: target)
    case .device: kind = isWhiteout ? .whiteout : .device
    case .fifo: kind = .fifo
    case .other: return nil
    }
    return ArchiveMember(name: name, kind: kind, content: content, offset: offset)
  }
}

extension Inspector {
  mutating func inspectTar(_ region: Region, _ place: Place) -> Assessment? {
    let archive = TarArchive(region)
    var result = Assessment(format: "tar")
    guard !archive.entries.isEmpty || !archive.hidden.isEmpty else {
      note(InspectionRules.archiveBroken, .unknown, "the archive has no members", place)
      result.lacks("the archive has no members")
      return result
    }
    for anomaly in archive.anomalies { judge(anomaly, place, &result) }
    let members = self.members(archive, place, &result)
    var inner = place
    if ImageLayout.isImage(Set(members.map(\.key))) {
      (inner.isImage, inner.imageDepth) = (true, place.depth)
    }
    if TorchTar.isOne(members) {
      result.format = "pytorch-tar"
      inspectTorchTar(members, inner, &result)
      inspectMembers(
        members, inner, skipping: TorchTar.parts, isTorch: true, &result)
    } else {
      inspectMembers(members, inner, &result)
    }
    for range in archive.hidden { inspectBeside(range, region, inner, &result) }
    return result
  }

  /// The members; holes count as unpacked bytes.
  private mutating func members(
    _ archive: TarArchive, _ place: Place, _ result: inout Assessment
  ) -> [ArchiveMember] {
    archive.entries.compactMap { entry in
      guard var member = entry.member else { return nil }
      if entry.holes > unpackedLeft {
        note(InspectionRules.budget, .unknown, "\(entry.text) has more holes than the bound", place)
        result.lacks("a member with holes was not read")
        member.content = nil
      }
      unpackedLeft -= min(unpackedLeft, entry.holes)
      return member
    }
  }

  private mutating func judge(
    _ anomaly: TarAnomaly, _ place: Place, _ result: inout Assessment
  ) {
    let name = anomaly.name
    let (rule, verdict, words): (InspectionRule, ArtefactVerdict, String) =
      switch anomaly.kind {
      case .twoNames(let other):
        (InspectionRules.archiveTwoNames, .suspicious, "\(name) is also called \(other)")
      case .twoSizes: (InspectionRules.archiveTwoNames, .suspicious, "\(name) has two sizes")
      case .sizedLink:
        (
          InspectionRules.archiveAfterEnd, .suspicious,
          "\(name) is no file but announces content, which some readers skip"
        )
      case .afterEnd(let length):
        (InspectionRules.archiveAfterEnd, .suspicious, "\(length) bytes follow the end")
      case .noEnd: (InspectionRules.archiveBroken, .unknown, "the archive has no end mark")
      case .badSum: (InspectionRules.archiveBroken, .unknown, "the sum of a header is wrong")
      case .cut: (InspectionRules.archiveBroken, .unknown, "the archive is cut off in \(name)")
      case .sparse:
        (InspectionRules.archiveBroken, .unknown, "the holes of \(name) cannot be followed")
      case .badField(let field):
        (InspectionRules.archiveBroken, .unknown, "\(field) of \(name) makes no sense")
      case .unknownType(let type):
        (
          InspectionRules.archiveBroken, .unknown,
          "\(name) is of the unknown type \(type); it was read as a file"
        )
      case .tooMany: (InspectionRules.budget, .unknown, "the archive has too many members")
      }
    note(rule, verdict, words, place, at: anomaly.offset)
    result.verdict = max(result.verdict, verdict)
    if verdict == .unknown { result.lacks(words) }
  }

  // MARK: ar and cpio

  mutating func inspectPlain(
    _ archive: PlainArchive, _ format: String, _ region: Region, _ place: Place
  ) -> Assessment? {
    var result = Assessment(format: format)
    if let fault = archive.fault {
      note(
        InspectionRules.archiveBroken, .unknown, fault.words, place, at: fault.offset)
      result.lacks("the archive is broken")
    }
    let members = archive.members.map { member in
      let target = try? member.content?.head(4096)
      let kind: ArchiveMember.Kind =
        if member.isLink { .symbolicLink(target: target ?? []) } else { .file }
      return ArchiveMember(
        name: member.name, kind: kind, content: member.content, offset: member.offset)
    }
    if members.isEmpty { result.lacks("the archive has no members") }
    inspectMembers(members, place, &result)
    if let rest = archive.rest, let part = try? region.part(rest.lowerBound, UInt64(rest.count)),
      !isZero(part)
    {
      note(
        InspectionRules.archiveAfterEnd, .suspicious, "\(rest.count) bytes follow the end", place,
        at: rest.lowerBound)
      result.verdict = max(result.verdict, .suspicious)
      inspectBeside(rest, region, place, &result)
    }
    return result
  }
}

/// PyTorch's first format: a tar of `sys_info`, `pickle`, `storages` and `tensors`
/// (`torch/serialization.py`, `legacy_load`).
enum TorchTar {
  static let parts: Set<String> = ["pickle", "storages", "tensors"]

  static func isOne(_ members: [ArchiveMember]) -> Bool {
    parts.isSubset(of: members.map(\.key))
  }
}

extension Inspector {
  /// The three parts as the loader reads them: pickles, with raw numbers between them.
  mutating func inspectTorchTar(
    _ members: [ArchiveMember], _ place: Place, _ result: inout Assessment
  ) {
    for member in members where member.kind == .file && TorchTar.parts.contains(member.key) {
      guard let content = member.content else {
        result.lacks("a member cannot be read")
        continue
      }
      let inner = place.member(member.text, isTorch: true)
      switch member.key {
      case "storages": inspectParts(content, inner, &result, skip: storageBytes)
      case "tensors": inspectParts(content, inner, &result, skip: tensorBytes)
      default: result.join(inspect(content, inner))
      }
    }
  }

  /// A pickled number, then so many pickled descriptions each with raw bytes behind it, then
  /// pickles to the end.
  private mutating func inspectParts(
    _ region: Region, _ place: Place, _ result: inout Assessment,
    skip: (PickleTrace, Region) -> UInt64?
  ) {
    var offset: UInt64 = 0
    var left: Int64?
    while offset < region.count {
      let trace = runStream(region, at: offset)
      judge(trace, region, place, &result)
      guard trace.isWhole else { break }
      offset = trace.endOffset
      guard let described = left else {
        if case .stopped(.int(let number)) = trace.end { left = number } else { left = 0 }
        continue
      }
      guard described > 0 else { continue }
      left = described - 1
      guard let length = skip(trace, region), length <= region.count - offset else { break }
      offset += length
    }
    guard offset < region.count else { return }
    note(
      InspectionRules.brokenStream, .unknown, "the streams cannot be followed to the end", place,
      at: offset)
    result.lacks("a stream breaks off")
  }

  /// A count of elements and the elements.
  private func storageBytes(_ trace: PickleTrace, _ region: Region) -> UInt64? {
    var reader = WindowReader(region, at: trace.endOffset)
    guard let count = try? reader.u64(),
      let width = trace.imports.compactMap({ PickleJudge.elementBytes[$0.name] }).first
    else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
    return overflow || bytes > region.count ? nil : bytes + 8
  }

  /// Number of dimensions in eight bytes, sizes, strides, offset.
  private func tensorBytes(_ trace: PickleTrace, _ region: Region) -> UInt64? {
    var reader = WindowReader(region, at: trace.endOffset)
    guard let dimensions = try? reader.u32(), dimensions <= 64 else { return nil }
    return 16 + 16 * UInt64(dimensions)
  }
}
