/// The checksum of TensorFlow's tables and records: CRC-32C, masked as LevelDB does, so that a
/// checksum of bytes that hold checksums is none of them.

/// CRC-32C (Castagnoli).
enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
    }
  }

  /// The checksum of `bytes`, continued from that of the bytes before.
  static func of(_ bytes: [UInt8], after crc: UInt32 = 0) -> UInt32 {
    var value = ~crc
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8 }
    return ~value
  }

  /// The form in which it is stored.
  static func mask(_ crc: UInt32) -> UInt32 { (crc >> 15 | crc << 17) &+ 0xA282_EAD8 }
}
