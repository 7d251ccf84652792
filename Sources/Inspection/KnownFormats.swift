/// Formats that are recognised but not read: saying their names helps people more than `unknown`.

import Formats

/// Magic numbers.
enum KnownFormats {
  private static let magics: [(name: String, offset: UInt64, bytes: [UInt8])] = [
    ("elf", 0, [0x7F, 0x45, 0x4C, 0x46]),
    ("zip", 0, [0x50, 0x4B, 3, 4]),
  ]

  /// The name of the format that `region` starts with.
  static func name(of region: Region) -> String? {
    magics.first {
      (try? region.bytes($0.offset, $0.bytes.count)) == $0.bytes
    }?.name
  }
}
