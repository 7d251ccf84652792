/// Policies of c2sp.org/tlog-policy: what they say, and every fault with its line.

import Bytes
import Ledger
import Testing

@Suite("2.1c whom to believe about a log")
struct PolicyTests {
  static func witness(_ number: Int) throws -> LedgerKey {
    try LedgerKey(seed: [UInt8](repeating: UInt8(number + 100), count: 32), origin: "w\(number)")
  }

  static let log = "log"

  /// Replaces `LOG` and `W1` to `W6` by keys.
  static func read(_ text: String) throws -> LogPolicy {
    var text = text.replacing("LOG", with: try WitnessTests.Log().key.verifier.vkey)
    for number in 1...6 {
      text = text.replacing("W\(number)", with: try witness(number).cosigner.vkey)
    }
    return try LogPolicy(Array(text.utf8))
  }

  static let twoLevels = """
    # two operators
    log LOG https://log.example/
    \twitness X1   W1
    witness X2 W2 https://x2.example/submit
    witness X3 W3
    group X 2 X1 X2 X3

    witness Y1 W4
    witness Y2 W5
    group Y any Y1 Y2
    group both all X Y
    quorum both

    """

  @Test(
    "a quorum over groups holds exactly when enough witnesses cosigned",
    arguments: [
      ([1, 2, 4], true), ([1, 3, 5], true), ([1, 2, 3, 4, 5], true), ([1, 2], false),
      ([1, 4, 5], false), ([], false), ([6, 4, 1], false),
    ])
  func quorum(cosigned: [Int], holds: Bool) throws {
    let policy = try Self.read(Self.twoLevels)
    var note = try WitnessTests.Log().note(9)
    for number in cosigned {
      note = note.adding([try Self.witness(number).cosign(note.text, at: UInt64(number))])
    }
    let verdict = try policy.judge(note)
    #expect(verdict.hasQuorum == holds)
    #expect(verdict.checkpoint.size == 9)
    #expect(verdict.cosigned.map(\.time) == cosigned.filter { $0 != 6 }.sorted().map(UInt64.init))
    #expect(policy.witnesses[1].url == "https://x2.example/submit")
  }

  @Test("a cosignature that fails, another log and an unsigned checkpoint are refused")
  func refusals() throws {
    let policy = try Self.read(Self.twoLevels)
    let note = try WitnessTests.Log().note(9)
    let foreign = try Self.witness(1).cosign(try WitnessTests.Log().note(8).text, at: 1)
    #expect(throws: LedgerError.noteSignatureInvalid) { try policy.judge(note.adding([foreign])) }
    #expect(throws: LedgerError.self) {
      try policy.judge(try WitnessTests.Log(origin: "other").note(9))
    }
    #expect(throws: LedgerError.noteUnsigned) { try policy.judge(try WitnessTests.Log(8).note(9)) }
    let logless = try Self.read("quorum none\n")
    #expect(throws: LedgerError.noteUnsigned) { try logless.judge(note) }
    let named = logless.naming(try WitnessTests.Log().key.verifier)
    #expect(try named.judge(note).hasQuorum)
  }

  @Test("a witness of a kind that can't be verified never counts")
  func foreignKind() throws {
    let key = [UInt8(6)] + [UInt8](repeating: 3, count: 1_312)
    let id = Hex.encode(Digest.of(Array("m".utf8) + [0x0A] + key).bytes[0..<4])
    let policy = try Self.read("log LOG\nwitness m m+\(id)+\(Base64.encode(key))\nquorum m\n")
    #expect(policy.witnesses[0].cosigner == nil)
    #expect(try policy.judge(try WitnessTests.Log().note(2)).hasQuorum == false)
  }

  @Test(
    "faults are named with their line",
    arguments: [
      ("", 0, PolicyError.Kind.noQuorum), ("log LOG\n", 0, .noQuorum),
      ("quorum none\nquorum none\n", 2, .secondQuorum), ("quorum x\n", 1, .unknownName),
      ("log LOG\nlog LOG\n", 2, .duplicateKey), ("log W1\n", 1, .key),
      ("witness a LOG\n", 1, .key), ("witness a W1\nwitness b W1\n", 2, .duplicateKey),
      ("witness a W1\nwitness a W2\n", 2, .name), ("witness none W1\n", 1, .name),
      ("witness a W1\ngroup a 1 a\n", 2, .name), ("group g 1 a\n", 1, .unknownName),
      ("witness a W1\ngroup g 2 a\n", 2, .threshold),
      ("witness a W1\ngroup g 0 a\n", 2, .threshold),
      ("witness a W1\ngroup g +1 a\n", 2, .threshold),
      ("witness a W1\ngroup g 1\n", 2, .items), ("witness a W1\ngroup g 1 a a\n", 2, .memberTwice),
      ("witness a W1\ngroup g 1 a\ngroup h 1 a\n", 3, .memberTwice),
      ("witness a W1\ngroup g 1 none\n", 2, .unknownName), ("group g any\n", 1, .items),
      ("log LOG a b\n", 1, .items), ("log LOG # mine\n", 1, .items), ("logs LOG\n", 1, .keyword),
      ("quorum none\r\n", 1, .character), ("# \u{7F}\n", 1, .character), ("quorum\n", 1, .items),
    ])
  func faults(text: String, line: Int, kind: PolicyError.Kind) {
    let fault = #expect(throws: PolicyError.self) { try Self.read(text) }
    #expect(fault?.line == line)
    #expect(fault?.kind == kind)
  }

  @Test("names are bytes, comments may hold any, and the limits are those of the text at least")
  func sizes() throws {
    var text = "  # \u{E9}\n\tquorum  none  \n"
    for number in 0..<32 {
      let key = try LedgerKey(seed: [UInt8](repeating: UInt8(number + 1), count: 32), origin: "n")
      text +=
        "witness \u{212A}\(number) \(try key.cosigner.vkey)\ngroup K\(number) 1 \u{212A}\(number)\n"
    }
    #expect(try LogPolicy(Array(text.utf8)).witnesses.count == 32)
    #expect(throws: PolicyError.self) { try LogPolicy(Array((text + "group x 1 K0x\n").utf8)) }
  }
}
