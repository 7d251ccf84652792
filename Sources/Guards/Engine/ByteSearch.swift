/// Searches for the one sign that a scanner beside the engine waits for. The loops are C, so that
/// text without the sign costs next to nothing; memory is touched by hand only to hand it over.

import CAnchors

/// The searches. Each answers an offset, `nil` where there is no such place.
enum ByteSearch {
  /// Where `byte` stands, from `start` on.
  static func first(_ byte: UInt8, in text: [UInt8], from start: Int) -> Int? {
    found(
      unsafe text.withUnsafeBufferPointer { text in
        guard let base = text.baseAddress else { return 0 }
        return unsafe gh_find_byte(base, max(0, start), text.count, byte)
      }, text)
  }

  /// Where a byte stands whose place in `leads` is not zero; only bytes above ASCII may be.
  static func lead(_ leads: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard leads.count == 256 else { return nil }
    return found(
      unsafe text.withUnsafeBufferPointer { text in
        unsafe leads.withUnsafeBufferPointer { leads in
          guard let base = text.baseAddress, let leads = leads.baseAddress else { return 0 }
          return unsafe gh_find_lead(base, max(0, start), text.count, leads)
        }
      }, text)
  }

  /// Where a dot stands behind at least `least` bytes that may stand in a label of a host's name.
  static func dot(behind least: Int, in text: [UInt8], from start: Int) -> Int? {
    found(
      unsafe text.withUnsafeBufferPointer { text in
        guard let base = text.baseAddress else { return 0 }
        return unsafe gh_find_long_label(base, max(0, start), text.count, least)
      }, text)
  }

  private static func found(_ offset: Int, _ text: [UInt8]) -> Int? {
    offset < text.count ? offset : nil
  }
}
