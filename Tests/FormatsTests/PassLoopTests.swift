// The loops in C against plain ones: every length, every start, and each mark where blocks meet.

import Formats
import Testing

@Suite("1.3c the loops of the pass see what plain loops see")
struct PassLoopTests {
  private static func noise(_ count: Int, _ seed: UInt64 = 1) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }

  /// CRC-32 bit by bit.
  private static func plain(_ bytes: ArraySlice<UInt8>, _ seed: UInt32) -> UInt32 {
    var sum = ~seed
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  @Test("checksums of parts of every length, continued")
  func checksum() {
    let bytes = Self.noise(1100)
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    for length in Array(0...20) + Array(250...262) + Array(505...520) + [767, 768, 769, 1024, 1095]
    {
      for (start, seed) in [(0, UInt32(0)), (1, 0xFFFF_FFFF), (5, 0x1234_5678)] {
        let part = start..<(start + length)
        #expect(
          Checksum.crc32(bytes, in: part, from: seed) == Self.plain(bytes[part], seed),
          "\(length) bytes from \(start)")
      }
    }
  }

  private static let pairs: [(UInt8, UInt8, Int)] = [
    (0x4C, 0x46, 2), (0x4D, 0x5A, 0), (0xFA, 0xED, 1), (0x73, 0x6D, 2),
  ]

  private static func plainPairs(_ bytes: [UInt8], _ count: Int) -> [[Int]] {
    (0..<max(0, count - 1)).compactMap { place in
      pairs.first { $0.0 == bytes[place] && $0.1 == bytes[place + 1] }.map { [place, $0.2] }
    }
  }

  private static func found(_ bytes: [UInt8], _ count: Int) -> [[Int]] {
    var found: [[Int]] = []
    MarkSearch.pairs(in: bytes, count: count) { place, lead in
      found.append([place, lead])
      return true
    }
    return found
  }

  @Test("pairs at every place of some blocks")
  func marks() {
    for (left, right, lead) in Self.pairs {
      for place in 0..<600 {
        var bytes = [UInt8](repeating: 0, count: 601)
        (bytes[place], bytes[place + 1]) = (left, right)
        #expect(Self.found(bytes, 601) == [[place, lead]])
        #expect(Self.found(bytes, place + 1).isEmpty)
      }
    }
  }

  @Test("pairs in noise, and among bytes that look alike")
  func marksInNoise() {
    let alike: [UInt8] = [0x4C, 0x4D, 0x46, 0x5A, 0xFA, 0xED, 0x73, 0x6D, 0x42, 0x72, 0xF2, 0x6C]
    for seed in UInt64(1)...20 {
      let noise = Self.noise(40_000, seed)
      let dense = Self.noise(3000, seed).map { alike[Int($0) % alike.count] }
      for bytes in [noise, dense] {
        #expect(Self.found(bytes, bytes.count) == Self.plainPairs(bytes, bytes.count))
      }
    }
  }

  @Test("numbers that are none at every place, of every kind")
  func floats() {
    let kinds: [(FloatKind, [UInt8], [UInt8])] = [
      (.f16, [0, 0x7C], [1, 0xFC]), (.bf16, [0x80, 0x7F], [0x81, 0xFF]),
      (.f32, [0, 0, 0x80, 0x7F], [1, 0, 0x80, 0xFF]),
      (.f64, [0, 0, 0, 0, 0, 0, 0xF0, 0x7F], [0, 0, 0, 0, 1, 0, 0xF0, 0xFF]),
    ]
    for (kind, infinity, nan) in kinds {
      for place in stride(from: 0, to: 1100, by: kind.width) {
        var bytes = (0..<1104).map { UInt8($0 % 7) }
        for (index, byte) in (place % 3 == 0 ? infinity : nan).enumerated() {
          bytes[place + index] = byte
        }
        var survey = FloatSurvey(kind)
        survey.take(bytes, in: 0..<301)
        survey.take(bytes, in: 301..<1104)
        #expect(survey.elements == UInt64(1104 / kind.width))
        #expect(survey.infinities == (place % 3 == 0 ? 1 : 0), "\(kind) at \(place)")
        #expect(survey.nans == (place % 3 == 0 ? 0 : 1), "\(kind) at \(place)")
        #expect(!survey.isZero && !survey.isOneValue)
      }
    }
  }
}
