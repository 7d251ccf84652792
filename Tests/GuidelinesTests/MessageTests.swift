/// The stable codes are well formed and each is explained.

import Guidelines
import Testing

@Suite("Messages with stable codes")
struct MessageTests {
  @Test("codes are unique, in order, and of the form GH-nnnn")
  func codes() {
    let codes = MessageCatalogue.entries.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /GH-0[1-9]\d\d/) != nil })
  }

  @Test("each of the nine areas has at least eight messages")
  func areas() {
    for area in 1...9 {
      let own = MessageCatalogue.entries.filter { $0.code.hasPrefix("GH-0\(area)") }
      #expect(own.count >= 8, "GH-0\(area)xx")
    }
  }

  @Test("each message has a title, an explanation and a remedy")
  func prose() {
    for entry in MessageCatalogue.entries {
      #expect(!entry.title.isEmpty && !entry.title.hasSuffix("."), "\(entry.code)")
      #expect(entry.explanation.hasSuffix("."), "\(entry.code)")
      #expect(entry.remedy.hasSuffix("."), "\(entry.code)")
    }
  }

  @Test("look-up ignores the case of letters and refuses what is not there")
  func lookUp() {
    #expect(MessageCatalogue.entry("gh-0412")?.code == "GH-0412")
    #expect(MessageCatalogue.entry("GH-0000") == nil)
  }
}
