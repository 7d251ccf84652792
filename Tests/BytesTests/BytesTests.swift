// Digests, encodings, sources and the cursor.

import Bytes
import Testing

@Suite("3.2c digests and encodings mean one thing")
struct BytesTests {
  @Test("SHA-256 gives the values of FIPS 180-4, in one piece and in many")
  func digests() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest.of(utf8: "abc").hex == abc)
    var stream = DigestStream()
    stream.update([0x61])
    stream.update([0x62, 0x63, 0x64], count: 2)
    #expect(stream.finish().hex == abc)
    #expect(Digest.of([]).hex.hasPrefix("e3b0c44298fc1c149afbf4c8996fb924"))
  }

  @Test("a digest is read only from 64 lowercase digits")
  func digestText() {
    let hex = Digest.of([1]).hex
    #expect(Digest(hex: hex) == Digest.of([1]))
    #expect(Digest(hex: hex.uppercased()) == nil)
    #expect(Digest(hex: String(hex.dropLast())) == nil)
    #expect(Digest(hex: hex.dropLast() + "g") == nil)
    #expect(Digest(bytes: [1, 2]) == nil)
  }

  @Test("base64 gives the vectors of RFC 4648 and refuses other spellings")
  func base64() {
    let vectors = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy"]
    for (plain, text) in vectors {
      #expect(Base64.encode(Array(plain.utf8)) == text)
      #expect(Base64.decode(text) == Array(plain.utf8))
    }
    for bad in ["Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", "Z===", "====", "Zg==Zg==", "_-8=", "Zm 8"] {
      #expect(Base64.decode(bad) == nil, "\(bad)")
    }
    let all = (0...255).map { UInt8($0) }
    #expect(Base64.decode(Base64.encode(all)) == all)
    #expect(Hex.decode(Hex.encode(all)) == all)
    #expect(Hex.decode("0") == nil)
  }

  @Test("the cursor reads little-endian numbers and refuses to run over the end")
  func cursor() throws {
    let bytes: [UInt8] = [1, 2, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 128, 9]
    var cursor = ByteCursor()
    #expect(try cursor.u8(bytes.span) == 1)
    #expect(try cursor.u16(bytes.span) == 2)
    #expect(try cursor.u32(bytes.span) == 3)
    #expect(try cursor.u64(bytes.span) == 4 + 0x8000_0000_0000_0000)
    #expect(throws: ByteCursorError.truncated(offset: 15, wanted: 2, available: 1)) {
      try cursor.u16(bytes.span)
    }
    #expect(try cursor.take(1, in: bytes.span) == [9])
    #expect(throws: ByteCursorError.self) { try cursor.skip(-1, in: bytes.span) }
    cursor.seek(to: Int.max)
    #expect(cursor.remaining(in: bytes.span) == 0)
  }

  @Test("sources refuse ranges beyond their end, slices stay inside their window")
  func sources() throws {
    let source = MemorySource([0, 1, 2, 3, 4])
    let slice = try SliceSource(source, start: 1, count: 3)
    #expect(try slice.read(at: 1, length: 2) == [2, 3])
    #expect(throws: ByteSourceError.outOfBounds(offset: 2, length: 2, count: 3)) {
      try slice.read(at: 2, length: 2)
    }
    #expect(throws: ByteSourceError.self) { try SliceSource(source, start: 4, count: 2) }
    #expect(throws: ByteSourceError.self) { try source.read(at: UInt64.max, length: 1) }
  }
}
