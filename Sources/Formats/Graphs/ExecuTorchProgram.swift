/// What an ExecuTorch program (`program.fbs`, file identifier ET12) or file of tensors
/// (`flat_tensor.fbs`, FT01) holds: operators, delegates, segments behind the buffer.

import Bytes

/// The facts of one file.
package struct ExecuTorchProgram: Sendable {
  /// Operators by name and overload, with their places.
  package private(set) var operators: [(name: String, offset: UInt64)] = []
  /// Back ends to which parts were compiled.
  package private(set) var delegates: [(name: String, offset: UInt64)] = []
  /// Bytes of the segments.
  package private(set) var segments: [Range<UInt64>] = []
  /// What does not fit.
  package private(set) var faults: [(words: String, offset: UInt64)] = []
  /// Parts of the file that belong to nothing.
  package private(set) var gaps: [Range<UInt64>] = []
  /// What the verifier noticed.
  package let audit: FlatAudit

  /// Whether the content carries the identifier of a program, or of a file of tensors.
  package static func isCandidate(_ region: Region, tensors: Bool) -> Bool {
    (try? region.bytes(4, 4)) == Array((tensors ? "FT01" : "ET12").utf8)
  }

  /// Reads a program, or a file of tensors.
  package init(_ region: Region, tensors: Bool) throws(FormatError) {
    let buffer = FlatBuffer(region, tensors ? .flatTensor : .executorch)
    let type = tensors ? "FlatTensor" : "Program"
    audit = try FlatVerifier.audit(buffer, type)
    let root = try buffer.root(type)
    var ranges: [Range<UInt64>] = []
    var base: UInt64 = 0
    // The header between identifier and table says where the segments start.
    let head = try region.head(40)
    if head.count == 40, head[8..<12].elementsEqual((tensors ? "FH01" : "eh00").utf8) {
      var reader = WindowReader(region, at: 12)
      let length = UInt64(try reader.u32())
      guard length >= 24, length <= 4_096 else {
        throw .malformed(offset: 12, "a header of an impossible length")
      }
      ranges.append(8..<8 + length)
      // The two kinds of file give their numbers in another order.
      let first = try reader.u64()
      let second = try reader.u64()
      let third = length >= 32 ? try reader.u64() : 0
      base = tensors ? third : second
      if first > region.count || base > region.count {
        faults.append(("segments beyond the file", 8))
      }
    }
    try readSegments(root, base, region)
    if !tensors { try readPlans(root) }
    gaps = audit.gaps(region.count, besides: ranges + segments)
  }

  private mutating func readSegments(_ root: FlatTable, _ base: UInt64, _ region: Region)
    throws(FormatError)
  {
    let count = try root.count("segments")
    guard count <= FormatLimits.graphNodes else {
      throw .limit(offset: root.position, "the number of segments")
    }
    for index in 0..<count {
      guard let segment = try root.table("segments", at: index) else { continue }
      let (start, overflow) = base.addingReportingOverflow(try segment.int("offset"))
      let (end, tooLarge) = start.addingReportingOverflow(try segment.int("size"))
      guard !overflow, !tooLarge, end <= region.count else {
        if faults.count < FormatLimits.protobufOddities {
          faults.append(("a segment beyond the file", segment.position))
        }
        continue
      }
      segments.append(start..<end)
    }
  }

  private mutating func readPlans(_ root: FlatTable) throws(FormatError) {
    let plans = try root.count("execution_plan")
    for index in 0..<min(plans, FormatLimits.graphNodes) {
      guard let plan = try root.table("execution_plan", at: index) else { continue }
      for number in 0..<(try plan.count("operators")) {
        guard let entry = try plan.table("operators", at: number) else { continue }
        guard operators.count < FormatLimits.graphOperators else {
          throw .limit(offset: entry.position, "the number of operators")
        }
        operators.append((try entry.text("name") ?? "", entry.position))
      }
      for number in 0..<(try plan.count("delegates")) {
        guard let entry = try plan.table("delegates", at: number) else { continue }
        guard delegates.count < FormatLimits.graphOperators else {
          throw .limit(offset: entry.position, "the number of delegates")
        }
        delegates.append((try entry.text("id") ?? "", entry.position))
      }
    }
  }
}
