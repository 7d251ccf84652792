// The command line's own behaviour: suggestions, exit codes, help, what reaches a terminal.

import ArgumentParser
import Bytes
import Foundation
import Guidelines
import Testing

@testable import Commands

@Suite("the command line")
struct CommandLineTests {
  @Test("a misspelt command gets the nearest one, at every level")
  func misspelling() throws {
    let first = try #require(Misspelling.find(in: ["scna", "x"]))
    #expect(first.diagnosis.remedy == "did you mean \"gatehouse scan\"?")
    let second = try #require(Misspelling.find(in: ["ledger", "verfy"]))
    #expect(second.diagnosis.remedy == "did you mean \"gatehouse ledger verify\"?")
    #expect(Misspelling.find(in: ["scan", "scna"]) == nil)
    #expect(Misspelling.find(in: ["--help"]) == nil)
    #expect(Suggestion.nearest(to: "quite-other", among: ["scan", "check"]) == nil)
  }

  @Test("errors are JSON when JSON was asked for")
  func jsonErrors() {
    #expect(GatehouseProgram.wantsJSON(["scan", "--format", "jsonl", "x"]))
    #expect(GatehouseProgram.wantsJSON(["check", "--format=json"]))
    #expect(!GatehouseProgram.wantsJSON(["check", "--format", "text"]))
    let json = Diagnosis("GH-0101", "what", at: "place", why: "why", remedy: "do").json
    #expect(json["schema_version"]?.int == 1)
    #expect(json["error"]?["code"]?.string == "GH-0101")
    #expect(json["error"]?["place"]?.string == "place")
  }

  @Test("text from outside cannot drive the terminal")
  func printable() {
    #expect(Console.printable("a\u{1B}[31mb\n\u{202E}c") == "a\\u{1b}[31mb\\u{a}\\u{202e}c")
    #expect(Console.printable("Grüße 😀") == "Grüße 😀")
  }

  @Test("without a terminal nothing is coloured")
  func style() {
    #expect(Style(colours: false).red("x") == "x")
    #expect(Style(colours: true).red("x") == "\u{1B}[31mx\u{1B}[0m")
  }

  @Test("quantities are short")
  func amounts() {
    #expect(Amount.bytes(512) == "512 B")
    #expect(Amount.bytes(1_572_864) == "1.5 MiB")
    #expect(Amount.duration(seconds: 90) == "90 s")
    #expect(Amount.duration(seconds: 86_400 * 3) == "3 d")
  }

  @Test("every command has an abstract and at least two examples that start with gatehouse")
  func examples() {
    let commands = CommandTree.all(below: GatehouseRoot.self)
    #expect(commands.count > 25)
    for (path, type) in commands where type.configuration.shouldDisplay {
      #expect(!type.configuration.abstract.isEmpty, "\(path)")
      guard CommandTree.children(of: type).isEmpty else { continue }
      let examples = (type as? any GatehouseCommand.Type)?.examples ?? []
      #expect(examples.count >= 2, "\(path) has \(examples.count) examples")
      let noun = path.prefix { $0 != " " }
      for example in examples {
        #expect(example.line.contains("gatehouse \(noun)"), "\(example.line)")
      }
    }
  }

  @Test("the root help fits on one screen and names the four areas")
  func help() {
    let help = GatehouseRoot.helpMessage(columns: 100)
    #expect(help.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
    for area in ["DESIGN", "DEVELOPMENT", "DEPLOYMENT", "OPERATION"] {
      #expect(help.uppercased().contains(area))
    }
  }

  @Test("every code that the program can print can be explained")
  func codes() throws {
    let known = Set(MessageCatalogue.entries.map(\.code))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let walker = try #require(FileManager.default.enumerator(atPath: root.path))
    for case let path as String in walker where path.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for piece in text.components(separatedBy: "\"GH-").dropFirst() {
        let digits = piece.prefix { $0.isNumber }
        guard digits.count == 4 else { continue }
        #expect(known.contains("GH-\(digits)"), "\(path) uses GH-\(digits)")
      }
    }
  }
}
