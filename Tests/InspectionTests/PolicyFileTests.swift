// The policy is a file: read strictly, written in one form, and a project adds only its own classes.

import Bytes
import Inspection
import Testing

@Suite("3.2a the policy of an inspection is data with a digest")
struct PolicyFileTests {
  private func read(_ text: String) throws -> InspectionPolicy {
    try InspectionPolicy(file: Array(text.utf8))
  }

  @Test("what is written is read again, with the same digest")
  func roundTrip() throws {
    let standard = InspectionPolicy.standard
    let again = try InspectionPolicy(file: standard.encoded())
    #expect(again.digest == standard.digest)
    #expect(again.encoded() == standard.encoded())
    #expect(again.version == standard.version)
    #expect(standard.encoded().count > 50_000)
  }

  @Test("the order of lines and comments change no digest, a name does")
  func canonical() throws {
    let first = try read(
      "gatehouse-policy 1\nversion 1\n# a\nallow class any b: C D\ndeny files os: **\n")
    let second = try read(
      "gatehouse-policy 1\n\nversion 1\ndeny files os: **\nallow class any b: D\nallow class any b: C"
    )
    let third = try read("gatehouse-policy 1\nversion 1\nallow class any b: C\ndeny files os: **\n")
    #expect(first.digest == second.digest)
    #expect(first.digest != third.digest)
  }

  @Test(
    "a line that is not understood is refused with its number",
    arguments: [
      ("", 1), ("gatehouse-policy 2\nversion 1", 1), ("gatehouse-policy 1\nversion 1\nalow", 3),
      ("gatehouse-policy 1\nversion 1\nallow class any b C", 3),
      ("gatehouse-policy 1\nversion 1\nallow klass any b: C", 3),
      ("gatehouse-policy 1\nversion 1\n\nallow class some b: C", 4),
      ("gatehouse-policy 1\nversion 1\nallow class any b:", 3),
      ("gatehouse-policy 1\nversion 1\nallow class any b: *", 3),
      ("gatehouse-policy 1\nversion 1\ndeny fun os: *", 3),
      ("gatehouse-policy 1\nversion 1\nlibrary own: os", 3),
      ("gatehouse-policy 1\nversion 1\nallow class any b: C\nallow call any b: C", 4),
      ("gatehouse-policy 1\nversion 1\nallow class any b: Cé", 3),
      ("gatehouse-policy 1\nversion 1\nversion 2", 3), ("gatehouse-policy 1\n", 2),
    ])
  func refused(_ text: String, _ line: Int) {
    #expect {
      try read(text)
    } throws: { error in
      if case .line(line, _)? = error as? PolicyError { true } else { false }
    }
  }

  @Test("a project allows its own classes only, in code and in a file")
  func ownClasses() throws {
    let standard = InspectionPolicy.standard
    for (module, name) in [
      ("os", "system"), ("subprocess", "Popen"), ("torch.nn", "Linear"), ("builtins", "eval"),
      ("numpy", "load"), ("mypackage", "os.system"), ("my package", "Net"), ("mypackage", ""),
      ("mypackage", "N\u{e9}t"), ("logging", "FileHandler"), ("", "Net"), ("dill", "loads"),
    ] {
      #expect(throws: PolicyError.self, "\(module) \(name)") {
        _ = try standard.allowing([CallableName(module: module, name: name)])
      }
    }
    let file = String(decoding: standard.encoded(), as: UTF8.self)
    #expect(throws: PolicyError.self) { _ = try read(file + "own os: system\n") }
    let inFile = try read(file + "own mypackage.net: Net\n")
    let inCode = try standard.allowing([CallableName(module: "mypackage.net", name: "Net")])
    #expect(inFile.digest == inCode.digest)
  }

  @Test("a report says what only the project's list allows")
  func reason() throws {
    let policy = try InspectionPolicy.standard.allowing([
      CallableName(module: "mypackage", name: "Net")
    ])
    let report = inspect(
      MemorySource(PolicyTests.call("mypackage", "Net")), name: "x", policy: policy)
    #expect(report.verdict == .safe)
    #expect(report.reasons.map(\.ruleID) == ["GH-PKL-020"])
    #expect(report.policyDigest == policy.digest)
  }
}
