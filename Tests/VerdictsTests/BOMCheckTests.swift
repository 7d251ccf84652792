// A bill of materials counts while it names every asset as it is.

import Bytes
import Evidence
import Testing
import Verdicts

@Suite("2.3b there is a bill of materials")
struct BOMCheckTests {
  @Test("a bill over every asset of the release meets the practice, in either format")
  func met() throws {
    var sample = try Sample()
    #expect(try sample.verdict("2.3b")?.state == .met)
    sample.replace(
      .bom,
      with: Statement(
        subjects: sample.assets.all, predicateType: PredicateType.spdx3,
        predicate: ["@graph": [["type": "software_Sbom"]]]))
    #expect(try sample.verdict("2.3b")?.state == .met)
  }

  @Test("a changed asset voids it, and an older bill that fitted does not come back")
  func changed() throws {
    var sample = try Sample()
    var subjects = sample.assets.all
    subjects.removeAll { $0.name == "prompt:main" }
    sample.record(
      Statement(
        subjects: subjects, predicateType: PredicateType.cycloneDX,
        predicate: ["bomFormat": "CycloneDX", "components": [["name": "small"]]]), by: .machine)
    let verdict = try #require(try sample.verdict("2.3b"))
    #expect(verdict.state == .notMet)
    #expect(verdict.reason.contains("prompt:main"))
    #expect(verdict.nextCommand == "gatehouse bom --record")
  }

  @Test("a bill without content, of another manifest or too old does not count")
  func useless() throws {
    var empty = try Sample()
    empty.replace(
      .bom,
      with: Statement(
        subjects: empty.assets.all, predicateType: PredicateType.cycloneDX,
        predicate: ["bomFormat": "CycloneDX", "components": []]))
    #expect(try empty.verdict("2.3b")?.state == .notMet)
    var other = try Sample()
    other.replace(
      .bom,
      with: Statement(
        subjects: [Sample.modelFile], predicateType: PredicateType.cycloneDX,
        predicate: ["bomFormat": "CycloneDX", "components": [["name": "small"]]]))
    #expect(try other.refusals() == ["GH-0358 manifest"])
    var supplied = try Sample()
    supplied.replace(
      .bom,
      with: Statement(
        subjects: [Subject(name: "supplier-bom:x", digest: Sample.digest("x"))]
          + supplied.assets.all, predicateType: PredicateType.cycloneDX,
        predicate: ["bomFormat": "CycloneDX", "components": [["name": "small"]]]))
    #expect(try supplied.refusals() == ["GH-0358 manifest"])
    var old = try Sample()
    old.age(.bom, to: 400 * Sample.day)
    #expect(try old.verdict("2.3b")?.state == .stale)
  }
}
