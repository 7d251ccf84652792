/// The practices are whole, honest and well formed.

import Guidelines
import Testing

@Suite("The guidelines as data")
struct PracticeTests {
  @Test("every practice has a check or says plainly that its mechanism is not built")
  func checksOrPlainWords() {
    for practice in Guidelines.practices {
      switch practice.mechanism {
      case .built:
        #expect(!practice.checks.isEmpty, "\(practice.id) is built but nothing judges it")
      case .notBuilt(let missing):
        #expect(missing.count > 15, "\(practice.id) must say what is missing")
      }
    }
  }

  @Test("every row of the scope is there, in order")
  func complete() {
    let counts: [(String, Int)] = [
      ("1.1", 4), ("1.2", 4), ("1.3", 13), ("1.4", 1), ("2.1", 4), ("2.2", 5), ("2.3", 2),
      ("2.4", 2), ("3.1", 2), ("3.2", 4), ("3.3", 4), ("3.4", 2), ("3.5", 3), ("4.1", 1),
      ("4.2", 2), ("4.3", 3), ("4.4", 2),
    ]
    let letters = Array("abcdefghijklm")
    let ids = counts.flatMap { guideline, count in
      letters.prefix(count).map { guideline + String($0) }
    }
    #expect(Guidelines.practices.map(\.id) == ids + ["X1", "X2", "X3"])
  }

  @Test("there are 17 guidelines, and each has a practice")
  func guidelines() {
    let numbered = Guidelines.guidelines.filter { $0.area != .across }
    #expect(numbered.count == 17)
    for guideline in Guidelines.guidelines {
      let own = Guidelines.practices.filter { $0.guideline == guideline.id }
      #expect(!own.isEmpty, "\(guideline.id)")
      #expect(own.allSatisfy { $0.area == guideline.area && $0.sourcePage >= guideline.sourcePage })
    }
  }

  @Test("pages are those of the area in the source")
  func pages() {
    let pages: [Area: ClosedRange<Int>] = [
      .design: 9...11, .development: 12...13, .deployment: 14...15, .operation: 16...16,
      .across: 5...7,
    ]
    for practice in Guidelines.practices {
      #expect(pages[practice.area]?.contains(practice.sourcePage) == true, "\(practice.id)")
    }
  }

  @Test("one check id means one check")
  func checkIDs() {
    var byID: [String: Check] = [:]
    for check in Guidelines.practices.flatMap(\.checks) {
      #expect(check.id.hasPrefix("check."))
      #expect(byID[check.id] == nil || byID[check.id] == check, "\(check.id)")
      byID[check.id] = check
      #expect(check.how == .measured || !check.evidence.isEmpty, "attested by nothing: \(check.id)")
    }
    #expect(Guidelines.checks.count == byID.count)
  }

  @Test("ids of other frameworks have the form of that framework")
  func mappings() throws {
    for practice in Guidelines.practices {
      for mapping in practice.mappings {
        #expect(!mapping.ids.isEmpty && Set(mapping.ids).count == mapping.ids.count)
        for id in mapping.ids {
          #expect(hasForm(id, of: mapping.framework), "\(practice.id) \(id)")
        }
      }
    }
  }

  private func hasForm(_ id: String, of framework: Framework) -> Bool {
    switch framework {
    case .ssdf: id.wholeMatch(of: /P[OSW]\.\d\.\d|RV\.\d\.\d/) != nil
    case .atlas: id.wholeMatch(of: /AML\.[TM]\d{4}(\.\d{3})?/) != nil
    case .owaspLLM: id.wholeMatch(of: /LLM(0[1-9]|10)/) != nil
    case .etsi: id.wholeMatch(of: /Principle ([1-9]|1[0-3])/) != nil
    }
  }

  @Test("look-up ignores the case of letters and refuses what is not there")
  func lookUp() {
    #expect(Guidelines.practice("2.2D")?.id == "2.2d")
    #expect(Guidelines.practice("x1")?.id == "X1")
    #expect(Guidelines.practice("9.9z") == nil)
    #expect(Guidelines.practice("") == nil)
  }

  @Test("texts end as sentences do, and titles don't")
  func prose() {
    for practice in Guidelines.practices {
      #expect(practice.mustBeTrue.hasSuffix("."), "\(practice.id)")
      #expect(!practice.title.hasSuffix("."), "\(practice.id)")
    }
  }
}
