/// Bytes made to hurt: refused fast, with a place, without a crash.

import Manifest
import Testing

@Suite("1.3e hostile manifests are refused before they cost anything")
struct HostileTests {
  @Test("10 MB of nesting is refused by its size")
  func hugeNesting() {
    let issues = Sample.issues(bytes: [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000))
    #expect(issues.map(\.code) == ["GH-0120"])
  }

  @Test(
    "1 MB of nesting is refused, whatever it is made of",
    arguments: ["[", "{a: ", "- ", "? ", "{", "[{"])
  func nesting(_ unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let issues = Sample.issues(text)
    #expect(issues.count == 1)
    #expect(["GH-0103", "GH-0104"].contains(issues.first?.code), "\(issues)")
  }

  @Test("nesting that is whole, and too deep, names the place")
  func deep() {
    let depth = 200
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let issues = Sample.issues(text)
    #expect(issues.map(\.code) == ["GH-0104"])
    #expect(issues.first?.line == 1 && (issues.first?.column ?? 0) > 30)
  }

  @Test("nested blocks by indentation are refused")
  func indentation() {
    let text = (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    #expect(Sample.issues(text).map(\.code) == ["GH-0104"])
  }

  @Test("an alias bomb is refused")
  func aliasBomb() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<12 {
      let uses = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      text += "a\(level): &a\(level) [\(uses)]\n"
    }
    let issues = Sample.issues(text)
    #expect(issues.map(\.code) == ["GH-0105"])
    #expect(issues.first?.line == 2)
  }

  @Test("an alias bomb as keys is refused")
  func aliasKeys() {
    var text = "a0: &a0 [x,x]\n"
    for level in 1..<64 {
      text += "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : x}\n"
    }
    text += "? *a63\n: 1\n"
    #expect(Sample.issues(text).map(\.code) == ["GH-0105"])
  }

  @Test(
    "anchors, aliases and tags are refused",
    arguments: [
      "gatehouse: &v 1", "gatehouse: *v", "gatehouse: !!int 1", "gatehouse: !x 1",
      "system: &s {a: b}", "models: !!seq []", "&k gatehouse: 1", "gatehouse: &v 1\nother: *v",
    ])
  func marks(_ text: String) {
    #expect(Sample.issues(text).first?.code == "GH-0105")
  }

  @Test("an ampersand or a star in a text is only a text")
  func ordinaryText() throws {
    let text = Sample.least.replacing(
      "Answers questions.", with: "R&D asks *why*, Q&A answers; a * b & c, 2*b.")
    #expect(try Sample.parse(text).system.purpose.hasPrefix("R&D"))
  }

  @Test("many explicit keys are refused")
  func explicitKeys() {
    let text = (0..<100).map { "? k\($0)\n: v" }.joined(separator: "\n")
    #expect(Sample.issues(text).map(\.code) == ["GH-0103"])
  }

  @Test("questions in a text are only a text")
  func questions() throws {
    let text = Sample.least.replacing(
      "Answers questions.", with: "Where? When? Who?? " + String(repeating: "Why? ", count: 100))
    _ = try Sample.parse(text)
  }

  @Test("more than one document is refused")
  func documents() {
    let issues = Sample.issues(Sample.least + "\n---\ngatehouse: 1\n")
    #expect(issues.map(\.code) == ["GH-0106"])
    #expect(issues.first?.line == 7)
  }

  @Test("a key that appears twice is refused, with its name", arguments: ["gatehouse", "system"])
  func duplicates(_ key: String) {
    let issues = Sample.issues(Sample.least + "\n\(key): 1\n")
    #expect(issues.map(\.code) == ["GH-0107"])
    #expect(issues.first?.found.contains("`\(key)`") == true)
  }

  @Test("a key that appears twice in a nested part is refused, quoted or not")
  func nestedDuplicates() {
    let text = Sample.least.replacing("name: Ada Owner,", with: "name: Ada Owner, \"name\": B,")
    #expect(Sample.issues(text).map(\.code) == ["GH-0107"])
  }

  @Test("bytes that are not UTF-8 are refused at their line")
  func encoding() {
    let issues = Sample.issues(bytes: Array("gatehouse: 1\nsys".utf8) + [0xFF, 0xFE])
    #expect(issues.map(\.code) == ["GH-0102"])
    #expect(issues.first?.line == 2 && issues.first?.column == 4)
  }

  @Test("control characters are refused at their line")
  func control() {
    let issues = Sample.issues(bytes: Array("gatehouse: 1\nsystem: ".utf8) + [0x00, 0x07])
    #expect(issues.map(\.code) == ["GH-0102"])
    #expect(issues.first?.line == 2)
  }

  @Test("nothing is refused as empty", arguments: ["", "   \n\n", "# only a comment\n"])
  func empty(_ text: String) {
    #expect(Sample.issues(text).map(\.code) == ["GH-0119"])
  }

  @Test(
    "what is no mapping is refused", arguments: ["- a\n", "text\n", "42\n", "---\n", "\"a\"\n"])
  func noMapping(_ text: String) {
    #expect(Sample.issues(text).map(\.code) == ["GH-0110"])
  }

  @Test(
    "broken YAML names its line", arguments: ["a: b: c", "a: [1, 2", "\ta: 1", "a: 'x", "a: @b"])
  func broken(_ text: String) {
    let issues = Sample.issues("gatehouse: 1\n" + text + "\n")
    #expect(issues.map(\.code) == ["GH-0103"])
    #expect((issues.first?.line ?? 0) >= 2)
  }

  @Test("a byte order mark and Windows line ends are read, and don't change the digest")
  func windows() throws {
    let text = "\u{FEFF}" + Sample.least.replacing("\n", with: "\r\n")
    #expect(try Sample.parse(text).digest == Sample.parse(Sample.least).digest)
  }

  @Test("every prefix of a manifest is read or refused, never worse")
  func prefixes() {
    let bytes = Array(Sample.full.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let issues = Sample.issues(bytes: Array(bytes[..<length]))
      #expect(length > 160 || !issues.isEmpty)
    }
  }

  @Test("a manifest with bytes changed at random is read or refused, never worse")
  func mutations() {
    var random = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    let bytes = Array(Sample.full.utf8)
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = Sample.issues(bytes: changed)
    }
  }
}

/// A small generator with a known seed (Marsaglia 2003), so that a failure can be repeated.
struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
