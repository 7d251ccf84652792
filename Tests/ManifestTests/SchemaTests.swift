/// The published JSON Schema and the parser agree, judged by another validator.

import Bytes
import Foundation
import Manifest
import Testing

/// The source tree and the programs that these tests use.
enum Tree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The manifests of `examples/manifests`, by name.
  static var examples: [URL] {
    let folder = root.appending(path: "examples/manifests")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0) }
  }

  /// What a program prints, and its exit code.
  static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  /// Whether a Python with jsonschema and PyYAML is there.
  static let hasValidator: Bool =
    (try? run(["python3", "-c", "import jsonschema, yaml"]))?.status == 0
}

@Suite("The manifest's JSON Schema")
struct SchemaTests {
  @Test("the examples are valid manifests", arguments: Tree.examples)
  func examples(_ file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    #expect(Sample.issues(bytes: bytes).map(\.message) == [])
  }

  @Test("there are examples")
  func some() {
    #expect(Tree.examples.count >= 4)
  }

  @Test("the schema refuses unknown keys everywhere")
  func closed() {
    func walk(_ value: JSON) {
      guard case .object(let object) = value else { return }
      if object["properties"] != nil { #expect(object["additionalProperties"] == false) }
      for (_, member) in object.members { walk(member) }
    }
    walk(Manifest.manifestSchema())
  }

  @Test("every pattern of the schema is one that Swift understands")
  func patterns() {
    var count = 0
    func walk(_ value: JSON) {
      guard case .object(let object) = value else { return }
      if case .string(let pattern) = object["pattern"] {
        count += 1
        #expect((try? Regex(pattern)) != nil, "\(pattern)")
      }
      for (_, member) in object.members { walk(member) }
    }
    walk(Manifest.manifestSchema())
    #expect(count > 20)
  }

  /// Faults that a schema can't tell: they need more than one value, or arithmetic.
  static let beyondSchema: Set<String> = [
    "GH-0113", "GH-0114", "GH-0116", "GH-0118",
  ]
  static let beyondPatterns: Set<String> = [
    "a name twice", "an ambiguous end", "port too large", "a period too long",
    "a period beyond all", "a signature over an API",
    // These mean something else to readers of YAML 1.1, which validate what they understood.
    "an octal number", "yes for true",
  ]

  @Test("another validator accepts and refuses as the parser does", .enabled(if: Tree.hasValidator))
  func agreement() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "manifest-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = folder.appending(path: "schema.json")
    try Data(Manifest.manifestSchema().encoded(.indented)).write(to: schema)
    var files = Tree.examples
    var expected = files.map { _ in "valid" }
    for (name, text) in [("full", Sample.full), ("least", Sample.least)] {
      files.append(try write(text, name, folder))
      expected.append("valid")
    }
    let told = RefusalTests.refusals.filter {
      !Self.beyondSchema.contains($0.code) && !Self.beyondPatterns.contains($0.what)
    }
    for (index, refusal) in told.enumerated() {
      files.append(try write(refusal.text, "broken-\(index)", folder))
      expected.append("invalid")
    }
    let script = Tree.root.appending(path: "Tests/ManifestTests/Fixtures/validate.py")
    let result = try Tree.run(["python3", script.path, schema.path] + files.map(\.path))
    let found = result.output.split(separator: "\n").map(String.init)
    try #require(found.count == files.count && result.status == 0)
    for index in files.indices where found[index] != expected[index] {
      let name =
        index < files.count - told.count
        ? files[index].lastPathComponent : told[index - (files.count - told.count)].what
      Issue.record("\(name): the schema says \(found[index]), the parser \(expected[index])")
    }
  }

  private func write(_ text: String, _ name: String, _ folder: URL) throws -> URL {
    let file = folder.appending(path: name + ".yaml")
    try Data(text.utf8).write(to: file)
    return file
  }
}

@Suite("The manifest's reference page equals the data")
struct ManifestPageTests {
  private static let marker = "<!-- From here on written from the program's own table. -->\n"

  /// To write it anew: `GATEHOUSE_UPDATE_DOCS=1 swift test --filter ManifestPageTests`.
  @Test("docs/reference/manifest.md lists every key")
  func page() throws {
    let file = Tree.root.appending(path: "docs/reference/manifest.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let cut = try #require(text.firstRange(of: Self.marker), "the page has no marker")
    let expected = text[..<cut.upperBound] + "\n" + Manifest.referenceTables()
    if ProcessInfo.processInfo.environment["GATEHOUSE_UPDATE_DOCS"] == "1" {
      try Data(expected.utf8).write(to: file)
    } else {
      #expect(text == expected, "the page should be:\n\(expected)")
    }
  }
}
