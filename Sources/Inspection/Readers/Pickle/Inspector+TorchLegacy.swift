/// PyTorch's files from before version 1.6: five pickle streams, then the storages (`torch/
/// serialization.py`, `_legacy_save`). Every stream is judged, and everything after them.

import Formats

/// The legacy format's mark.
enum TorchLegacy {
  /// The magic number 0x1950a86a20f9469cfc6c as the body of a pickle.
  private static let magic: [UInt8] = [
    0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// Whether the content starts with the magic number by any protocol: 4 and 5 put it in a frame.
  static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 2), head[0] == 0x80, (2...5).contains(head[1]) else {
      return false
    }
    if (try? region.bytes(2, magic.count)) == magic { return true }
    let frame = [0x95, UInt8(magic.count), 0, 0, 0, 0, 0, 0, 0]
    return (try? region.bytes(2, frame.count + magic.count)) == frame + magic
  }
}

extension Inspector {
  mutating func inspectTorchLegacy(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "pytorch-legacy")
    var place = place
    place.isTorch = true
    var offset: UInt64 = 0
    var storages: [String: TorchStorage] = [:]
    var keys: [String] = []
    for _ in 0..<5 {
      let trace = runStream(region, at: offset)
      judge(trace, region, place, &result)
      guard trace.isWhole, case .stopped(let value) = trace.end else {
        brokenStream(trace, place, &result)
        return result
      }
      for storage in storagesNamed(trace) { storages[storage.key] = storage }
      keys = trace.node(value)?.elements.compactMap { trace.text($0) } ?? []
      offset = trace.endOffset
    }
    offset = passStorages(keys, storages, region, from: offset, place, &result)
    guard offset < region.count else { return result }
    note(
      InspectionRules.trailingBytes, .suspicious,
      "\(region.count - offset) bytes follow the storages", place, at: offset)
    result.verdict = max(result.verdict, .suspicious)
    result.lacks("bytes after the storages")
    let rest = region.tail(from: offset)
    let after = inspect(rest, place.member("bytes at \(offset)"))
    if after.verdict > .unknown { result.join(after) }
    return result
  }

  private func storagesNamed(_ trace: PickleTrace) -> [TorchStorage] {
    var judge = PickleJudge(trace, policy: policy, isTorch: true)
    judge.judge()
    return judge.storages
  }

  private mutating func brokenStream(
    _ trace: PickleTrace, _ place: Place, _ result: inout Assessment
  ) {
    guard case .failed(let error) = trace.end else { return }
    note(
      InspectionRules.brokenStream, .unknown, "a stream cannot be followed: \(error.words)", place,
      at: error.offset)
    result.lacks("a stream breaks off at byte \(error.offset)")
  }

  /// Each storage is its number of elements, then its bytes. Answers where they end.
  private mutating func passStorages(
    _ keys: [String], _ storages: [String: TorchStorage], _ region: Region, from start: UInt64,
    _ place: Place, _ result: inout Assessment
  ) -> UInt64 {
    var offset = start
    for key in keys {
      guard let bytes = storages[key]?.bytes, bytes <= region.count, region.count - offset >= 8,
        bytes <= region.count - offset - 8
      else {
        note(
          InspectionRules.torchStorage, .unknown, "storage \(key) does not fit the file", place,
          at: offset)
        result.lacks("a storage is missing")
        return offset
      }
      if let part = try? region.part(offset + 8, bytes) {
        plan.holdsOnlyData(part)
        plan.survey(part, as: storages[key]?.kind, "storage \(key)")
      }
      offset += 8 + bytes
    }
    return offset
  }
}
