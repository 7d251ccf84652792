/// Headers of native programs and of bytecode, checked field by field: two or four bytes that look
/// like a mark stand in every large file of weights, a whole header does not.

import Bytes

/// Kinds of programs.
package enum ProgramKind: String, Sendable, CaseIterable {
  case elf
  case pe
  case machO = "mach-o"
  case wasm
  case javaClass = "java-class"
  case dex
  case pythonBytecode = "python-bytecode"
  /// A program for several systems at once (Actually Portable Executable).
  case ape
}

/// Recognises headers.
package enum ProgramHeader {
  /// The program that starts at `offset`, if a loader would take what stands there for one.
  package static func kind(in region: Region, at offset: UInt64 = 0) -> ProgramKind? {
    guard offset < region.count else { return nil }
    let head = ProgramBytes(region, at: offset, FormatLimits.programHead)
    switch (head[0], head[1]) {
    case (0x7F, 0x45): return isELF(head) ? .elf : nil
    case (0x4D, 0x5A): return isPortable(head) ? .ape : isPE(head, region, offset) ? .pe : nil
    case (0x6A, 0x61): return isPortable(head) ? .ape : nil
    case (0x00, 0x61): return isWasm(head) ? .wasm : nil
    case (0x64, 0x65): return isDex(head) ? .dex : nil
    case (0xCA, 0xFE): return isFatMachO(head) ? .machO : isJavaClass(head) ? .javaClass : nil
    case (0xCE, 0xFA), (0xCF, 0xFA), (0xFE, 0xED): return isMachO(head) ? .machO : nil
    default: return offset == 0 && isPythonBytecode(head) ? .pythonBytecode : nil
    }
  }

  // MARK: ELF (gABI 4.1, and what the kernel's binfmt_elf asks for)

  private static func isELF(_ head: ProgramBytes) -> Bool {
    guard head.starts([0x7F, 0x45, 0x4C, 0x46]) else { return false }
    // Loaders differ in how much of the identification they look at, so both byte orders are tried.
    return [false, true].contains { big in
      guard (1...4).contains(head.u16(16, big)), isMachine(head.u16(18, big)) else { return false }
      let wide = head[4] == 2
      let identified =
        (head[4] == 1 || wide) && head[5] == (big ? 2 : 1) && head.u32(20, big) == 1
        && head.u16(wide ? 52 : 40, big) == (wide ? 64 : 52)
      return identified || hasSegments(head, 54, 56, big) || hasSegments(head, 42, 32, big)
    }
  }

  /// Whether the table of segments has entries of the one size that the kernel accepts.
  private static func hasSegments(
    _ head: ProgramBytes, _ field: Int, _ size: Int, _ big: Bool
  ) -> Bool {
    head.u16(field, big) == size && (1...1024).contains(head.u16(field + 2, big))
  }

  private static func isMachine(_ number: Int) -> Bool {
    (1...264).contains(number) || number == 0x9026
  }

  // MARK: PE (Microsoft PE/COFF) and APE

  private static func isPE(_ head: ProgramBytes, _ region: Region, _ offset: UInt64) -> Bool {
    guard let start = head.u32(0x3C, false), (4...FormatLimits.programPEOffset).contains(start)
    else { return false }
    let (place, overflow) = offset.addingReportingOverflow(UInt64(start))
    guard !overflow else { return false }
    let header = ProgramBytes(region, at: place, 26)
    let machines = [
      0x14C, 0x8664, 0xAA64, 0x1C0, 0x1C2, 0x1C4, 0x200, 0xEBC, 0x5032, 0x5064, 0x5128, 0x6232,
      0x6264, 0xA641, 0xA64E,
    ]
    return header.starts([0x50, 0x45, 0, 0]) && machines.contains(header.u16(4, false))
      && (1...96).contains(header.u16(6, false)) && header.u16(20, false) >= 28
      && [0x10B, 0x20B, 0x107].contains(header.u16(24, false))
  }

  /// Actually Portable Executables start with a shell assignment that is a DOS header as well.
  private static func isPortable(_ head: ProgramBytes) -> Bool {
    head.starts(Array("MZqFpD='".utf8)) || head.starts(Array("jartsr='".utf8))
  }

  // MARK: Mach-O (mach-o/loader.h, mach-o/fat.h)

  private static let cpuTypes: Set<Int> = [
    7, 12, 18, 0x100_0007, 0x100_000C, 0x100_0012, 0x200_000C,
  ]

  private static func isMachO(_ head: ProgramBytes) -> Bool {
    let big = head[0] == 0xFE
    guard let magic = head.u32(0, big), magic == 0xFEED_FACE || magic == 0xFEED_FACF,
      let cpu = head.u32(4, big), cpuTypes.contains(cpu), let type = head.u32(12, big),
      let commands = head.u32(16, big), let bytes = head.u32(20, big)
    else { return false }
    return (1...13).contains(type) && (1...65_535).contains(commands)
      && bytes >= commands * 8 && bytes <= 1 << 26
  }

  private static func isFatMachO(_ head: ProgramBytes) -> Bool {
    guard let magic = head.u32(0, true), magic == 0xCAFE_BABE || magic == 0xCAFE_BABF,
      let count = head.u32(4, true), (1...42).contains(count), let cpu = head.u32(8, true)
    else { return false }
    return cpuTypes.contains(cpu)
  }

  // MARK: bytecode

  /// The header (version 1, or a component), then nothing or a section.
  private static func isWasm(_ head: ProgramBytes) -> Bool {
    guard head.starts([0x00, 0x61, 0x73, 0x6D]) else { return false }
    guard head.starts([1, 0, 0, 0], at: 4) || head.starts([0x0D, 0, 1, 0], at: 4) else {
      return false
    }
    return head.count == 8 || (head[8].map { $0 <= 13 } ?? false)
  }

  private static func isDex(_ head: ProgramBytes) -> Bool {
    head.starts(Array("dex\n0".utf8)) && head[7] == 0 && head.u32(0x24, false) == 0x70
      && head.u32(0x28, false) == 0x1234_5678
  }

  private static func isJavaClass(_ head: ProgramBytes) -> Bool {
    head.u32(0, true) == 0xCAFE_BABE && (45...99).contains(head.u16(6, true))
      && head.u16(8, true) > 1 && (head[10].map { (1...20).contains($0) && $0 != 2 } ?? false)
  }

  /// CPython's `.pyc`: the magic number of a version from 3.3 on, then a marshalled code object.
  private static func isPythonBytecode(_ head: ProgramBytes) -> Bool {
    guard head[2] == 0x0D, head[3] == 0x0A, (3_200...4_200).contains(head.u16(0, false)) else {
      return false
    }
    let isCode: (UInt8?) -> Bool = { $0 == 0xE3 || $0 == 0x63 }
    return isCode(head[12]) || isCode(head[16]) && (head.u32(4, false) ?? 4) <= 3
  }
}

/// A few bytes from a place, readable beyond their end without harm.
private struct ProgramBytes {
  private let bytes: [UInt8]

  init(_ region: Region, at offset: UInt64, _ length: Int) {
    let left = offset < region.count ? region.count - offset : 0
    bytes = (try? region.bytes(offset, Int(min(UInt64(length), left)))) ?? []
  }

  var count: Int { bytes.count }

  subscript(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  func starts(_ mark: [UInt8], at index: Int = 0) -> Bool {
    bytes.count >= index + mark.count && bytes[index..<(index + mark.count)].elementsEqual(mark)
  }

  /// Two bytes as a number; -1 if they are not there.
  func u16(_ index: Int, _ big: Bool) -> Int {
    guard index + 1 < bytes.count else { return -1 }
    let (first, second) = (Int(bytes[index]), Int(bytes[index + 1]))
    return big ? first << 8 | second : second << 8 | first
  }

  /// Four bytes as a number; `nil` if they are not there.
  func u32(_ index: Int, _ big: Bool) -> Int? {
    let (low, high) = (u16(big ? index + 2 : index, big), u16(big ? index : index + 2, big))
    return low < 0 || high < 0 ? nil : high << 16 | low
  }
}
