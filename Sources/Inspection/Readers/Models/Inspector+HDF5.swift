/// HDF5 files: what leads out of them, what they hide, and what Keras, PyTables and MATLAB keep in
/// them.

import Bytes
import Formats

extension Inspector {
  /// The text that MATLAB writes before the superblock.
  private static let matlab = Array("MATLAB 7.3 MAT-file".utf8)

  mutating func inspectHDF5(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "hdf5")
    let file: HDF5
    do throws(FormatError) {
      file = try HDF5(region)
    } catch {
      // A mark deep inside other content is chance, or the other content's own.
      guard (try? region.bytes(0, 4)) == [0x89, 0x48, 0x44, 0x46] else { return nil }
      note(InspectionRules.hdf5Broken, .unknown, error.words, place, at: error.offset)
      result.lacks("the superblock cannot be read")
      return result
    }
    if isMember(file, region) { return nil }
    let isKeras = file.isKeras || place.name.hasSuffix(".weights.h5")
    if isKeras { result.format = "keras-h5" }
    for fault in file.faults.prefix(16) { note(fault, place, &result) }
    for lead in file.leads { note(lead, isKeras: isKeras, place, &result) }
    inspectEdges(file, region, place, &result)
    inspectGaps(file, region, place, &result)
    inspectValues(file, region, place, &result)
    if isKeras { judgeKeras(file, place, &result) }
    if result.format == "matlab-7.3" { judgeMatlab(file, place, &result) }
    return result
  }

  /// Whether the file is the first member of a tar archive, whose head is 512 bytes long: then it
  /// is
  /// read as that member.
  private func isMember(_ file: HDF5, _ region: Region) -> Bool {
    guard file.userBlock == 512, (try? region.bytes(257, 5)) == Array("ustar".utf8),
      let field = try? region.bytes(124, 12)
    else { return false }
    let digits = String(decoding: field.prefix { $0 >= 0x30 && $0 <= 0x37 }, as: UTF8.self)
    guard let size = UInt64(digits, radix: 8), size <= region.count - 512 else { return false }
    return region.count - 512 - file.trailing <= size
  }

  private mutating func note(_ fault: FormatError, _ place: Place, _ result: inout Assessment) {
    let crafted = fault.words.hasPrefix("arithmetic: ")
    note(
      crafted ? InspectionRules.hdf5Arithmetic : InspectionRules.hdf5Broken,
      crafted ? .suspicious : .unknown, fault.words, place, at: fault.offset)
    result.lacks("the file cannot be followed to its end")
    if crafted { result.verdict = max(result.verdict, .suspicious) }
  }

  // MARK: what leads out of the file

  private mutating func note(
    _ lead: HDF5Lead, isKeras: Bool, _ place: Place, _ result: inout Assessment
  ) {
    let object = Excerpt.clean(lead.path)
    let rule: InspectionRule
    var verdict = ArtefactVerdict.suspicious
    let words: String
    switch lead.kind {
    case .externalLink, .externalStorage, .virtualSource:
      if lead.kind == .virtualSource, lead.target == ".", !isKeras { return }
      let what =
        switch lead.kind {
        case .externalLink: "is a link into"
        case .virtualSource: "is made from parts of"
        default: "keeps its data in"
        }
      rule = InspectionRules.hdf5Outside
      words = "\(object) \(what) another file: \(lead.target)"
      // No library writes models so; and a path that leaves the directory is never by chance.
      if isKeras || Self.leaves(lead.target) { verdict = .malicious }
      result.capability = max(result.capability, .codeOnUse)
    case .userLink:
      rule = InspectionRules.hdf5Code
      words = "\(object) is a link of the class \(lead.target), which needs a plug-in"
    case .filter:
      rule = InspectionRules.hdf5Code
      words = "the data of \(object) needs the filter \(lead.target)"
    case .driver:
      rule = InspectionRules.hdf5Code
      words = "the file asks for \(lead.target)"
    }
    note(rule, verdict, words, place, excerpt: lead.target)
    result.verdict = max(result.verdict, verdict)
  }

  private static func leaves(_ path: String) -> Bool {
    path.hasPrefix("/") || path.hasPrefix("~") || path.contains("..") || path.contains("://")
      || path.contains("\\") || path.dropFirst().hasPrefix(":")
  }

  // MARK: bytes beside the objects

  private mutating func inspectEdges(
    _ file: HDF5, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    if file.userBlock > 0, let block = try? region.part(0, file.userBlock) {
      let head = (try? block.head(Self.matlab.count)) ?? []
      if head == Self.matlab {
        result.format = "matlab-7.3"
      } else if !isZero(block) {
        hidden("\(file.userBlock) bytes before the superblock", block, at: 0, place, &result)
      }
    }
    guard file.trailing > 0 else { return }
    let start = region.count - file.trailing
    let rest = region.tail(from: start)
    guard !isZero(rest) else { return }
    hidden("\(file.trailing) bytes after the end of the file", rest, at: start, place, &result)
  }

  private mutating func hidden(
    _ words: String, _ part: Region, at offset: UInt64, _ place: Place, _ result: inout Assessment
  ) {
    note(InspectionRules.hdf5Hidden, .suspicious, words, place, at: offset)
    result.verdict = max(result.verdict, .suspicious)
    if let found = inspectAside(part, place.member("bytes at \(offset)")) { result.join(found) }
  }

  /// Gaps are ordinary: the library leaves behind what it moved. What they hold is looked at, and
  /// counts only where some other reader would find more than data in it.
  private mutating func inspectGaps(
    _ file: HDF5, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for gap in file.unaccounted.prefix(InspectionLimits.hdf5Gaps) {
      let length = min(gap.upperBound - gap.lowerBound, InspectionLimits.hdf5Aside)
      guard let part = try? region.part(gap.lowerBound, length), let head = try? part.head(4096)
      else { continue }
      for value in HDF5.heapValues(in: part) {
        inspectValue(value.bytes, place.member("bytes at \(gap.lowerBound)"), &result)
      }
      guard let first = head.firstIndex(where: { $0 != 0 }) else { continue }
      let content = part.tail(from: UInt64(first))
      guard !head[first...].starts(with: Array("GCOL".utf8)), content.count > 8 else { continue }
      let inner = place.member("bytes at \(gap.lowerBound + UInt64(first))")
      if looksLikeProgram(head[first...]), let found = inspectAside(content, inner) {
        note(
          InspectionRules.hdf5Hidden, .suspicious,
          "bytes that belong to no object hold more than data",
          place, at: gap.lowerBound)
        result.join(found)
      }
    }
  }

  /// A quick look before all readers are asked: marks of pickles and archives.
  private func looksLikeProgram(_ head: ArraySlice<UInt8>) -> Bool {
    let first = head.first ?? 0
    if first == 0x80 { return head.dropFirst().first.map { $0 >= 1 && $0 <= 5 } ?? false }
    return first == UInt8(ascii: "c") || first == UInt8(ascii: "(")
      || head.starts(with: [0x50, 0x4B])
  }

  // MARK: values

  /// Texts and bytes that PyTables or pandas unpickle when they are read.
  private mutating func inspectValues(
    _ file: HDF5, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    var left = InspectionLimits.hdf5Values
    for value in file.heapValues.prefix(left) {
      inspectValue(value.bytes, place.member("heap at \(value.offset)"), &result)
    }
    for object in file.objects {
      for attribute in object.attributes {
        let values: [[UInt8]] =
          switch attribute.value {
          case .texts(let texts): texts
          case .bytes(let bytes): [bytes]
          }
        for value in values where value.count >= 8 && left > 0 {
          left -= 1
          inspectValue(value, place.member(object.path + "@" + attribute.name), &result)
        }
      }
      if let content = content(of: object, region), let head = try? content.head(8),
        looksLikeProgram(head[...]),
        let found = inspectAside(content, place.member(object.path))
      {
        note(
          InspectionRules.hdf5Pickle, found.verdict,
          "a data set is a \(found.format) that does more than make data", place)
        result.join(found)
      }
    }
  }

  /// The bytes of a data set whose elements are bytes; its first pieces if it lies in pieces.
  private func content(of object: HDF5Object, _ region: Region) -> Region? {
    guard let type = object.datatype, type.size == 1 || type.kind == 5 || type.kind == 3 else {
      return nil
    }
    if let extent = object.extent {
      let length = min(InspectionLimits.hdf5Aside, extent.upperBound - extent.lowerBound)
      return try? region.part(extent.lowerBound, length)
    }
    guard !object.chunks.isEmpty, Set(object.filters).isSubset(of: [1, 2]) else { return nil }
    var bytes: [UInt8] = []
    for chunk in object.chunks {
      guard let part = try? region.part(chunk.lowerBound, UInt64(chunk.count)) else { return nil }
      let keep = InspectionLimits.valueHead
      guard object.filters.contains(1) else {
        bytes += (try? part.head(keep)) ?? []
        continue
      }
      // Shuffling elements of one byte changes nothing.
      let output = Unpacked(part, .zlib, inMemory: UInt64(keep))
      bytes += (try? output.content.head(keep)) ?? []
    }
    return bytes.isEmpty ? nil : Region(MemorySource(bytes))
  }

  private mutating func inspectValue(
    _ value: [UInt8], _ place: Place, _ result: inout Assessment
  ) {
    guard value.count >= 8, looksLikeProgram(value.prefix(8)),
      let found = inspectAside(Region(MemorySource(value)), place)
    else { return }
    note(
      InspectionRules.hdf5Pickle, found.verdict,
      "a value is a \(found.format) that does more than "
        + "make data", place)
    result.join(found)
  }
}
