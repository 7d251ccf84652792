// Headers of programs, made byte by byte: nothing here can run.

import Formats

/// The start of a program of each kind, as its own tools write it.
enum ProgramSamples {
  static func little(_ value: UInt64, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }

  static func big(_ value: UInt64, _ width: Int) -> [UInt8] { little(value, width).reversed() }

  /// An x86-64 shared object with one segment.
  static let elf: [UInt8] =
    [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + Array(repeating: 0, count: 8)
    + little(3, 2) + little(62, 2) + little(1, 4) + little(0x1000, 8) + little(64, 8)
    + little(0, 8) + little(0, 4) + little(64, 2) + little(56, 2) + little(1, 2) + little(0, 6)
    + Array(repeating: 0, count: 64)

  /// An x86-64 program for Windows with one section.
  static let pe: [UInt8] =
    [0x4D, 0x5A] + Array(repeating: 0, count: 58) + little(128, 4)
    + Array(repeating: 0, count: 64) + [0x50, 0x45, 0, 0] + little(0x8664, 2) + little(1, 2)
    + Array(repeating: 0, count: 12) + little(240, 2) + little(0x22, 2) + little(0x20B, 2)
    + Array(repeating: 0, count: 238)

  /// An arm64 program for macOS with one command.
  static let machO: [UInt8] =
    little(0xFEED_FACF, 4) + little(0x100_000C, 4) + little(0, 4) + little(2, 4) + little(1, 4)
    + little(72, 4) + little(0x85, 4) + little(0, 4) + Array(repeating: 0, count: 72)

  static let fat: [UInt8] =
    big(0xCAFE_BABE, 4) + big(2, 4) + big(0x100_0007, 4) + big(3, 4) + big(4096, 4)
    + big(4096, 4) + big(12, 4) + Array(repeating: 0, count: 32)

  static let wasm: [UInt8] = [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0]

  static let javaClass: [UInt8] =
    big(0xCAFE_BABE, 4) + big(0, 2) + big(65, 2) + big(29, 2) + [10, 0, 2, 0, 3]

  static let dex: [UInt8] =
    Array("dex\n035\0".utf8) + Array(repeating: 7, count: 28) + little(0x70, 4)
    + little(0x1234_5678, 4) + Array(repeating: 0, count: 64)

  static let bytecode: [UInt8] =
    little(3495, 2) + [0x0D, 0x0A] + little(0, 4) + little(1_700_000_000, 4) + little(10, 4)
    + [0xE3, 0, 0, 0, 0]

  /// Those that are looked for inside other content.
  static let carved: [(kind: ProgramKind, bytes: [UInt8])] = [
    (.elf, elf), (.pe, pe), (.machO, machO), (.wasm, wasm),
  ]

  static let all: [(kind: ProgramKind, bytes: [UInt8])] =
    carved + [
      (.machO, fat), (.javaClass, javaClass), (.dex, dex), (.pythonBytecode, bytecode),
    ]

  /// A safetensors file around `data`.
  static func safetensors(_ data: [UInt8], type: String = "U8", width: Int = 1) -> [UInt8] {
    let header =
      "{\"w\":{\"dtype\":\"\(type)\",\"shape\":[\(data.count / width)],"
      + "\"data_offsets\":[0,\(data.count)]}}"
    return little(UInt64(header.utf8.count), 8) + Array(header.utf8) + data
  }
}
