/// What is common to archives of all kinds but zip, which has readings of its own: names, links,
/// members one by one, and the archive as a whole.

import Bytes
import Formats

/// A member as it is judged.
struct ArchiveMember {
  enum Kind: Equatable {
    case file, directory, device, fifo, whiteout
    case symbolicLink(target: [UInt8])
    case hardLink(target: [UInt8])
  }

  var name: [UInt8]
  var kind: Kind
  /// The content of a file; `nil` if it cannot be had, which the reader has told already.
  var content: Region?
  var offset: UInt64

  var text: String { String(decoding: name, as: UTF8.self) }

  /// The name without `./` at its start, as loaders ask for it.
  var key: String {
    var text = text[...]
    while text.hasPrefix("./") { text = text.dropFirst(2) }
    return String(text)
  }
}

extension Inspector {
  /// Judges names, kinds and links, then inspects every file, then the archive as a whole.
  /// `skipping`: members that were read already.
  mutating func inspectMembers(
    _ members: [ArchiveMember], _ place: Place, skipping: Set<String> = [],
    isTorch: Bool = false, _ result: inout Assessment
  ) {
    judgeNames(members, place, &result)
    judgeLinks(members, place, &result)
    for member in members where member.kind == .file && !skipping.contains(member.key) {
      guard let content = member.content else {
        result.lacks("a member cannot be read")
        continue
      }
      // Nothing can be wrong with nothing: marks of packages and folders are empty files.
      guard content.count > 0 else { continue }
      result.join(inspectHeld(content, place.member(member.text, isTorch: isTorch)))
    }
    applyProfile(members, place, &result)
  }

  /// Inspects content of a stream from a copy, where it is small enough: readers go back and forth.
  private mutating func inspectHeld(_ content: Region, _ place: Place) -> Assessment {
    guard content.isStreamed, content.count <= min(heldLeft, InspectionLimits.unpackedInMemory),
      let bytes = try? content.bytes(0, Int(content.count))
    else { return inspect(content, place) }
    heldLeft -= content.count
    defer { heldLeft += content.count }
    return inspect(Region(MemorySource(bytes)), place)
  }

  private mutating func applyProfile(
    _ members: [ArchiveMember], _ place: Place, _ result: inout Assessment
  ) {
    let files = members.filter { $0.kind == .file }
    var contents: [String: Region] = [:]
    for file in files { contents[file.key] = file.content }
    let names = Set(files.map(\.key))
    guard let profile = ArchiveProfile.all.first(where: { $0.recognises(names) }) else { return }
    result.format = profile.name
    profile.judge(&self, names, { contents[$0] }, place, &result)
  }

  private mutating func judgeNames(
    _ members: [ArchiveMember], _ place: Place, _ result: inout Assessment
  ) {
    var seen: Set<[UInt8]> = []
    var folded: Set<String> = []
    for member in members {
      if MemberName.leaves(member.name) {
        flag(
          InspectionRules.archiveName, .suspicious,
          "the name \(member.text) leaves the directory", member, place, &result)
      }
      if place.isLayer, Self.isBadWhiteout(member.key) {
        flag(
          InspectionRules.archiveName, .suspicious,
          "\(member.text) removes something outside its directory", member, place, &result)
      }
      switch member.kind {
      case .device where !place.isLayer, .fifo:
        flag(
          InspectionRules.archiveDevice, .suspicious, "\(member.text) is a device or a pipe",
          member, place, &result)
      case .directory: continue
      default: break
      }
      let isNew = seen.insert(member.name).inserted
      let isOther = folded.insert(MemberName.folded(member.name)).inserted
      if !isNew || !isOther && !place.isLayer {
        flag(
          InspectionRules.archiveDuplicate, .suspicious,
          "\(member.text) stands twice, or differs from another name in nothing that counts",
          member, place, &result)
      }
    }
  }

  /// Marks of removed files (image-spec, "Whiteouts") whose name is that of a directory.
  private static func isBadWhiteout(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last, name.hasPrefix(".wh.") else { return false }
    return ["", ".", ".."].contains(name.dropFirst(4))
  }

  private mutating func flag(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ words: String, _ member: ArchiveMember,
    _ place: Place, _ result: inout Assessment
  ) {
    note(rule, verdict, words, place, at: member.offset)
    result.verdict = max(result.verdict, verdict)
  }

  /// Links that lead out, and members whose path goes through them.
  mutating func judgeLinks(
    _ members: [ArchiveMember], _ place: Place,
    rules: (leaving: InspectionRule, through: InspectionRule) = (
      InspectionRules.archiveLink, InspectionRules.archiveThroughLink
    ), _ result: inout Assessment
  ) {
    var leaving: Set<String> = []
    var inside: Set<String> = []
    for member in members {
      let folded = MemberName.folded(member.name)
      let own = member.kind == .file && leaving.contains(folded) ? folded : nil
      if let link = Self.firstLink(on: folded, leaving) ?? own {
        flag(
          rules.through, .malicious,
          "\(member.text) is written through the link \(link)", member, place, &result)
      } else if !place.isLayer, let link = Self.firstLink(on: folded, inside) {
        // Where links change what "one up" means, one that looks harmless may lead out.
        flag(
          rules.through, .suspicious,
          "\(member.text) is written through the link \(link), inside the archive", member, place,
          &result)
      }
      if Self.leaves(member, isImage: place.isLayer) || Self.leads(member, to: leaving) {
        leaving.insert(folded)
        flag(
          rules.leaving, .suspicious, "the link \(member.text) leaves the directory", member,
          place, &result)
      } else if case .symbolicLink = member.kind {
        inside.insert(folded)
      }
    }
  }

  /// Whether a link leads to another that leaves.
  private static func leads(_ member: ArchiveMember, to leaving: Set<String>) -> Bool {
    guard !leaving.isEmpty else { return false }
    let resolved: String? =
      switch member.kind {
      case .symbolicLink(let target): MemberName.resolved(target, from: member.name)
      case .hardLink(let target): MemberName.resolved(target, from: [])
      default: nil
      }
    guard let path = resolved.map({ MemberName.folded(Array($0.utf8)) }) else { return false }
    return leaving.contains(path) || firstLink(on: path, leaving) != nil
  }

  /// Whether the link leads out of the archive. In an image absolute targets count from its root.
  private static func leaves(_ member: ArchiveMember, isImage: Bool) -> Bool {
    switch member.kind {
    case .symbolicLink(let target):
      let own = isImage ? Array(target.drop { $0 == UInt8(ascii: "/") }) : target
      let from = isImage && own.count != target.count ? [] : member.name
      return MemberName.resolved(own, from: from) == nil
    case .hardLink(let target):
      return MemberName.resolved(target, from: []) == nil
    default: return false
    }
  }

  private static func firstLink(on path: String, _ links: Set<String>) -> String? {
    guard !links.isEmpty else { return nil }
    var at = path.startIndex
    while let slash = path[at...].firstIndex(of: "/") {
      let parent = String(path[..<slash])
      if links.contains(parent) { return parent }
      at = path.index(after: slash)
    }
    return nil
  }

  /// What lies beside members: told by who found it, inspected here.
  mutating func inspectBeside(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let part = try? region.part(range.lowerBound, range.upperBound - range.lowerBound),
      part.count > 0
    else { return }
    let before = reasons
    let found = inspect(part, place.member("bytes at \(range.lowerBound)"))
    if found.verdict > .unknown || found.format != "unknown" {
      result.join(found)
    } else {
      restore(before)
    }
  }
}
