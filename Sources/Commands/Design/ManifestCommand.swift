// `gatehouse manifest`: the schema of the format, and the check and the digest of a manifest.

import ArgumentParser
import Bytes
import Manifest

/// The group.
struct ManifestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.command(
    "manifest", "Check the manifest; print its digest or schema.", examples: [],
    subcommands: [Check.self, Digest.self, Schema.self])
}

extension ManifestCommand {
  /// Lists everything that is wrong.
  struct Check: GatehouseCommand {
    static let examples = [
      Example("gatehouse manifest check", "list everything that is wrong, with its place"),
      Example(
        "gatehouse manifest check --manifest gatehouse.yaml --format json", "the same for programs"),
    ]
    static let configuration = CommandConfiguration.command(
      "check", "Say whether a manifest is valid, and list every issue.",
      discussion: "Exits with 1 when the manifest has issues, and with 2 when it can't be read.",
      examples: examples)

    @OptionGroup var system: SystemOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let console = Console()
      let bytes = try ManifestFile.read(system.manifest)
      let manifest: Manifest
      do {
        manifest = try Manifest.parse(bytes, file: system.manifest)
      } catch {
        report(error.issues, console)
        throw CommandExit.findings
      }
      try DeclaredPatterns.check(manifest, system.manifest)
      report(manifest, console)
    }

    private func report(_ manifest: Manifest, _ console: Console) {
      let digest = manifest.digest.hex
      switch output.format {
      case .json:
        console.json([
          "schema_version": 1, "manifest": .string(system.manifest), "valid": true,
          "digest": .string(digest), "issues": [],
        ])
      case .text:
        console.out("\(system.manifest): \(console.style.green("valid"))")
        console.out("digest sha256:\(digest)")
      }
    }

    private func report(_ issues: [ManifestIssue], _ console: Console) {
      switch output.format {
      case .json:
        console.json([
          "schema_version": 1, "manifest": .string(system.manifest), "valid": false,
          "digest": .null, "issues": .array(issues.map(Self.json)),
        ])
      case .text:
        for issue in issues { console.out(Diagnosis(issue: issue).text(console.style)) }
        console.note("\(issues.count) \(issues.count == 1 ? "issue" : "issues")")
      }
    }

    private static func json(_ issue: ManifestIssue) -> JSON {
      [
        "code": .string(issue.code), "file": .string(issue.file), "line": .int(issue.line),
        "column": .int(issue.column), "path": .string(issue.path),
        "expected": .string(issue.expected), "found": .string(issue.found),
        "hint": .optional(issue.hint),
      ]
    }
  }

  /// Prints the digest.
  struct Digest: GatehouseCommand {
    static let examples = [
      Example("gatehouse manifest digest", "what reviews and releases are bound to"),
      Example("gatehouse manifest digest --format json", "the same for programs"),
    ]
    static let configuration = CommandConfiguration.command(
      "digest", "Print the digest of the manifest.",
      discussion: "Formatting, comments, order and spelled-out defaults don't change it.",
      examples: examples)

    @OptionGroup var system: SystemOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let digest = try DescribedSystem.parse(system.manifest).digest.hex
      switch output.format {
      case .json: Console().json(["schema_version": 1, "digest": ["sha256": .string(digest)]])
      case .text: Console().out("sha256:\(digest)")
      }
    }
  }

  /// Prints the schema.
  struct Schema: GatehouseCommand {
    static let examples = [
      Example("gatehouse manifest schema", "the JSON Schema, for editors", stage: .empty),
      Example("gatehouse manifest schema --compact", "the same on one line", stage: .empty),
    ]
    static let configuration = CommandConfiguration.command(
      "schema", "Print the JSON Schema (2020-12) of the manifest.", examples: examples)

    @Flag(name: .long, help: "Without line breaks.")
    var compact = false

    func run() async throws {
      let schema = Manifest.manifestSchema()
      Console().out(schema.text(compact ? .compact : .indented))
    }
  }
}
