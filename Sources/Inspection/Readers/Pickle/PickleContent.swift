/// Content that a stream carries inside its texts.

import Bytes
import Formats

/// Bytes behind the constants of a stream.
enum PickleContent {
  /// The bytes that a text stands for, one for each character; `nil` if it has others, or is too
  /// long to be held.
  static func latin1(_ value: PickleValue, _ trace: PickleTrace, _ region: Region) -> [UInt8]? {
    guard let scalars = text(value, trace, region)?.unicodeScalars else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      guard scalar.value < 0x100 else { return nil }
      bytes.append(UInt8(scalar.value))
    }
    return bytes
  }

  /// A text constant, long ones read again from the stream.
  static func text(_ value: PickleValue, _ trace: PickleTrace, _ region: Region) -> String? {
    if let text = trace.text(value) { return text }
    guard case .opaqueString(let offset) = value, let long = trace.longTexts[offset], long.isUTF8,
      long.place.count <= UInt64(InspectionLimits.unpackedInMemory),
      let bytes = try? region.bytes(long.place.start, Int(long.place.count))
    else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
