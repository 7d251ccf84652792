/// Hostile texts: the work stays in proportion to the length, and the state bounded.

import Testing

@testable import Guards

@Suite("4.2a guards cannot be worn out")
struct WorkTests {
  static let guardian = TextGuard(policy: GuardPolicy(canaries: [Samples.canary]))
  /// Texts of about `size` bytes made of what starts rules, over and over.
  static let anchors: [String] = [
    "eyJ", "eyJeyJ.", ".eyJa.", "![", "![a](", "](", "<img ", "<img src=", "://", "a://b:", "sk-",
    " sk-ant-", "password=", "token: ", "secret is ", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----",
    "ghp_", " glpat-a", "AKIA", " hf_", "Bearer ", "\"key\":\"", "=", ":", "-", "1. K\n", "K7QX",
    "%20", "\\n", "xoxb-1", "hooks.slack.com/services/",
  ]

  @Test("the rules read a bounded number of bytes per byte of text", arguments: anchors)
  func readsPerByte(anchor: String) {
    let size = 4_000
    let text = String(repeating: anchor, count: size / anchor.utf8.count)
    var detectors = DetectorSet(canaries: [])
    let bytes = Array(text.utf8)
    _ = detectors.scan(TextWindow(bytes: bytes, base: 0, isFinal: true))
    #expect(detectors.work <= 400 * bytes.count, "\(detectors.work / bytes.count) per byte")
  }

  @Test("twice the text is at most about twice the work", arguments: anchors)
  func linear(anchor: String) {
    let work = [3_000, 6_000].map { size in
      let text = String(repeating: anchor, count: size / anchor.utf8.count)
      var detectors = DetectorSet(canaries: [])
      _ = detectors.scan(TextWindow(bytes: Array(text.utf8), base: 0, isFinal: true))
      return detectors.work
    }
    #expect(work[1] <= work[0] * 21 / 10 + 10_000)
  }

  @Test("a long text of mixed anchors is read to the end")
  func longText() {
    let text = String(
      repeating: Self.anchors.joined(), count: 1 << 18 / Self.anchors.joined().utf8.count)
    var detectors = DetectorSet(canaries: [])
    let bytes = Array(text.utf8)
    _ = detectors.scan(TextWindow(bytes: bytes, base: 0, isFinal: true))
    #expect(detectors.frontier == bytes.count)
    #expect(detectors.work <= 100 * bytes.count)
  }

  @Test("the state of a stream stays below 64 KiB", arguments: anchors)
  func state(anchor: String) {
    var stream = StreamGuard(guard: Self.guardian)
    // Above the most that is held back and the size of a slice, twice.
    let piece = Array(String(repeating: anchor, count: 5_000 / anchor.utf8.count).utf8)
    for _ in 0..<2 {
      _ = stream.push(piece)
      #expect(stream.stateBytes < 65_536)
      #expect(stream.heldBytes <= GuardLimits.holdBackBytes)
    }
  }

  @Test(
    "the injection rules survive floods of their own words",
    arguments: [
      "ignore ", "a ", "ignore all previous ", "you must ", "[INST]", "system: you must do\n",
      "\u{E0041}", "DAN ",
    ])
  func words(word: String) {
    let text = String(repeating: word, count: 5_000)
    let found = InjectionDetector().matches(in: Array(text.utf8), isData: true)
    #expect(found.count <= GuardLimits.findings)
  }
}
