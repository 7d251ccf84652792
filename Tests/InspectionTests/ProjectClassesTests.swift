// The list of a project's own classes: what may stand in it.

import Bytes
import Inspection
import Testing

@Suite("1.3c a project's own classes are allowed by name, never more")
struct ProjectClassesTests {
  private func fault(_ text: String) -> ProjectClassFault? {
    do {
      _ = try ProjectClasses(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test("exact names, comments and empty lines")
  func names() throws {
    let text = "# ours\n\nacme.models Ranker\nacme.models  Ranker.Config\r\nacme._private _Base\n"
    let classes = try ProjectClasses(Array(text.utf8))
    #expect(
      classes.names.map(\.dotted) == [
        "acme.models.Ranker", "acme.models.Ranker.Config", "acme._private._Base",
      ])
    #expect(classes.digest == Digest.of(utf8: text))
  }

  @Test(
    "what is no class of a project refuses the whole list",
    arguments: [
      "os system", "posix system", "builtins eval", "builtins Exception", "subprocess Popen",
      "acme os.system", "acme.models ranker", "acme.models Ranker.load", "acme Ranker.__init__",
      "acme.__init__ Ranker", "acme", "acme Ranker extra", "acme.*  Ranker", "acme Ran*",
      "acme. Ranker", ".acme Ranker", "acme Ranker.", "1acme Ranker", "_io FileIO",
      "collections OrderedDict", "__main__ Ranker", "torch.hub Load; os system",
      "acme: Ranker", "class any os: system",
    ])
  func refused(_ line: String) {
    guard case .line(2, _) = fault("acme.models Ranker\n\(line)\n") else {
      Issue.record("\(line): \(String(describing: fault(line)))")
      return
    }
  }

  @Test("bounds and form")
  func bounds() {
    #expect(fault("") == .empty)
    #expect(fault("# nothing\n") == .empty)
    #expect(fault("acme R\u{E9}seau\n") == .notText)
    #expect(fault("acme Ranker\u{0}\n") == .notText)
    #expect(
      fault(String(repeating: "#", count: InspectionLimits.projectClassBytes + 1)) == .tooLarge)
    #expect(
      fault((0...InspectionLimits.projectClasses).map { "a C\($0)\n" }.joined()) == .tooLarge)
  }

  @Test("the policy with a list has another digest and allows no more than the list")
  func policy() throws {
    let classes = try ProjectClasses(Array("acme.models Ranker\n".utf8))
    let policy = try InspectionPolicy.standard.allowing(classes.names)
    #expect(policy.digest != InspectionPolicy.standard.digest)
    func verdict(_ module: String, _ name: String, _ policy: InspectionPolicy) -> ArtefactVerdict {
      let bytes =
        [0x80, 0x02, UInt8(ascii: "c")] + Array("\(module)\n\(name)\n".utf8)
        + [UInt8(ascii: ")"), 0x81, UInt8(ascii: ".")]
      return inspect(MemorySource(bytes), name: "m.pkl", policy: policy).verdict
    }
    #expect(verdict("acme.models", "Ranker", .standard) == .suspicious)
    #expect(verdict("acme.models", "Ranker", policy) == .safe)
    #expect(verdict("acme.models", "Other", policy) == .suspicious)
    #expect(verdict("os", "system", policy) == .malicious)
  }
}
