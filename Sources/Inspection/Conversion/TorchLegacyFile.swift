/// A file of PyTorch's legacy format as a source of tensors: the fourth stream is the value, the fifth
/// names the storages that follow (`torch/serialization.py`, `_legacy_save`). Their bytes are
/// little-endian on every machine.

import Formats

/// A read file.
struct TorchLegacyFile {
  /// The stream of the value.
  let trace: PickleTrace
  /// The value.
  let value: PickleValue
  /// The storages after the streams.
  let storages: TorchStorages

  /// `nil` if the content is not whole, or not of this format.
  init?(_ region: Region, policy: InspectionPolicy) {
    guard TorchLegacy.isCandidate(region) else { return nil }
    var traces: [PickleTrace] = []
    var offset: UInt64 = 0
    for _ in 0..<5 {
      var machine = PickleMachine(
        region, at: offset, opcodeBudget: InspectionLimits.opcodes)
      let trace = machine.run()
      guard trace.isWhole else { return nil }
      traces.append(trace)
      offset = trace.endOffset
    }
    trace = traces[3]
    guard case .stopped(let value) = trace.end, case .stopped(let list) = traces[4].end,
      let keys = traces[4].node(list), keys.kind == .list, keys.elements.count == keys.count,
      let storages = Self.storages(keys.elements.map { traces[4].text($0) }, region, offset, trace)
    else { return nil }
    self.value = value
    self.storages = storages
  }

  /// Each storage is its number of elements, then its bytes.
  private static func storages(
    _ keys: [String?], _ region: Region, _ start: UInt64, _ trace: PickleTrace
  ) -> TorchStorages? {
    let widths = widths(trace)
    var result = TorchStorages()
    var reader = WindowReader(region, at: start)
    for key in keys {
      guard let key, let width = widths[key], result.byKey[key] == nil,
        let count = try? reader.u64(),
        case let (bytes, overflow) = count.multipliedReportingOverflow(by: width), !overflow,
        let part = try? region.part(reader.offset, bytes)
      else { return nil }
      result.byKey[key] = TensorStorage(part, name: "storage \(key)")
      reader.seek(to: reader.offset + bytes)
    }
    return reader.remaining == 0 ? result : nil
  }

  /// Bytes of an element of each storage; none for a storage that is named with several types.
  private static func widths(_ trace: PickleTrace) -> [String: UInt64] {
    var widths: [String: UInt64] = [:]
    for persistent in trace.persistents {
      guard let node = trace.node(persistent.id), node.elements.count >= 5,
        let key = trace.text(node.elements[2]), let kind = trace.imported(node.elements[1]),
        let width = PickleJudge.elementBytes[kind.name]
      else { continue }
      widths[key] = widths[key].map { $0 == width ? width : 0 } ?? width
    }
    return widths.filter { $0.value > 0 }
  }
}
