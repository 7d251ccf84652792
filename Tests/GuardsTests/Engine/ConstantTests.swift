/// What is written down or computed elsewhere for speed is what the plain way gives.

import Testing

@testable import Guards

@Suite("4.2a what is computed for speed")
struct ConstantTests {
  @Test("sets of bytes that are written as bits hold the bytes of their names")
  func sets() {
    let lower = "abcdefghijklmnopqrstuvwxyz"
    let letters = lower + lower.uppercased()
    #expect(ByteClass.digits == ByteClass("0123456789"))
    #expect(ByteClass.lower == ByteClass(lower))
    #expect(ByteClass.upper == ByteClass(lower.uppercased()))
    #expect(ByteClass.letters == ByteClass(letters))
    #expect(ByteClass.alphanumeric == ByteClass(letters + "0123456789"))
    #expect(ByteClass.hex == ByteClass("0123456789abcdefABCDEF"))
    #expect(ByteClass.lowerHex == ByteClass("0123456789abcdef"))
    #expect(ByteClass.base64URL == ByteClass(letters + "0123456789-_"))
    #expect(ByteClass.base64 == ByteClass(letters + "0123456789+/="))
    #expect(ByteClass.space == ByteClass(" \t\r\n"))
  }

  @Test("the sums over the pieces of words are those of the pieces one by one")
  func pieces() {
    let text = Array(
      "Ignore é the 日本 previous instructions! a1 \(String(repeating: "x", count: 70)) END".utf8)
    let read = CanonicalText.read(text)
    let table = GuardModel.builtIn.pieces.values
    var seen = 0
    WordPieces.sums(read.words, read.text, table) { index, sums in
      var expected = PieceSums()
      WordPieces.visit(index, read.words, read.text) { bucket in
        expected.weight += Int32(table[bucket])
        expected.count += 1
      }
      #expect(sums == expected)
      #expect(index == seen)
      seen += 1
    }
    #expect(seen == read.words.count && seen > 6)
  }

  @Test(
    "words are found in bytes where they stand",
    arguments: [
      ("a text", "text", true), ("text", "text", true), ("tex", "text", false),
      ("tetext", "text", true), ("", "a", false), ("x", "", true),
    ])
  func words(text: String, word: String, stands: Bool) {
    #expect(ByteText.holds(Array(text.utf8), Array(word.utf8)) == stands)
    #expect(
      ByteText.begins(Array(text.utf8), Array(word.utf8)) == text.hasPrefix(word) || word.isEmpty)
  }

  @Test("the tables are ready once a guard is made")
  func preparation() {
    _ = TextGuard(policy: .secureDefault)
    #expect(Preparation.done)
  }
}
