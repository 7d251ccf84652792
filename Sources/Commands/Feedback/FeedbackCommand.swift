// `gatehouse feedback`: what users say is held back until a person has looked at it.

import ArgumentParser
import Bytes
import DataSets
import Foundation
import Store

/// `gatehouse feedback`.
struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "Hold users' feedback until a person releases it.",
    subcommands: [
      FeedbackAddCommand.self, FeedbackListCommand.self, FeedbackReviewCommand.self,
      FeedbackReleaseCommand.self, FeedbackDiscardCommand.self,
    ])
}

/// What the commands about feedback share.
enum FeedbackWords {
  static func quarantine(_ system: SystemOptions) throws -> (Workspace, FeedbackQuarantine) {
    try withStore {
      let workspace = try Workspace.open(system.stateDirectory)
      return (workspace, FeedbackQuarantine(workspace: workspace.directory))
    }
  }

  /// The items with `ids`, all of which must be held; all held ones for `isAll`.
  static func held(_ ids: [String], isAll: Bool, _ quarantine: FeedbackQuarantine) throws
    -> [FeedbackItem]
  {
    if isAll { return try withStore { try quarantine.items(in: .held) } }
    return try ids.map { id in
      guard let item = try withStore({ try quarantine.item(id) }), item.state == .held else {
        throw Diagnosis(
          "GH-0234", "there is no feedback \"\(Console.printable(id))\" in quarantine",
          remedy: "gatehouse feedback list --all")
      }
      return item
    }
  }

  static func isBlocked(_ item: FeedbackItem) -> Bool {
    (item.findings.array ?? []).contains { $0["blocking"]?.bool == true }
  }

  /// The content with everything found in it masked.
  static func masked(_ content: JSON) -> JSON {
    var redactor = Redactor(CellSearch(), format: .jsonLines)
    return redactor.masked(content, path: "")
  }

  /// An item for programs: never as it is.
  static func json(_ item: FeedbackItem, showsText: Bool) -> JSON {
    var object: JSONObject = [
      "id": .string(item.id), "state": .string(item.state.rawValue), "source": .string(item.source),
      "added_at": .string(Timestamp.text(item.addedAt)), "sha256": .string(item.digest.hex),
      "blocked": .bool(isBlocked(item)), "findings": item.findings,
    ]
    if showsText { object["masked"] = masked(item.content) }
    if !item.decision.isNull { object["decision"] = item.decision }
    return .object(object)
  }

  static func line(_ item: FeedbackItem, _ style: Style) -> String {
    let count = item.findings.array?.count ?? 0
    let words =
      count == 0
      ? style.green("nothing found")
      : isBlocked(item)
        ? style.red("\(count) findings, blocked") : style.yellow("\(count) findings")
    let state = item.state == .held ? "" : "  " + style.dim(item.state.rawValue)
    return "\(style.bold(item.id))  \(Console.printable(item.source))  \(words)\(state)"
  }
}

/// `gatehouse feedback add`
struct FeedbackAddCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse feedback add feedback/ratings.jsonl --source 'ratings of week 12'",
      "put every line into quarantine, with what is found in it", stage: .prepared),
    Example(
      "echo '{\"text\": \"the lamp flickers\"}' | gatehouse feedback add -",
      "the same from standard input", stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "add", "Put feedback into quarantine.",
    discussion: """
      Each line is one item: a JSON object, or a JSON string. With --text each line is a text as it is. \
      Nothing is taken if one line cannot be. An item that is there already is not added again. At most \
      256 KiB an item, 10,000 items at a time, 100,000 in quarantine.
      """,
    examples: examples)

  @Argument(help: "JSON lines; - is standard input.")
  var file: String

  @Option(name: .long, help: ArgumentHelp("Where it came from.", valueName: "words"))
  var source: String?

  @Flag(name: .long, help: "Each line is a text, not JSON.")
  var text = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  private static let linesAtOnce = 10_000
  private static let bytesAtOnce = 64 << 20

  func validate() throws {
    guard (source ?? "").utf8.count <= 256 else {
      throw ValidationError("--source has at most 256 bytes")
    }
  }

  func run() async throws {
    let console = Console()
    let (_, quarantine) = try FeedbackWords.quarantine(system)
    let contents = try read()
    let held = try withStore { try quarantine.ids().count }
    guard held + contents.count <= FeedbackQuarantine.items else {
      throw refused("the quarantine would hold more than \(FeedbackQuarantine.items) items", nil)
    }
    let search = CellSearch()
    let now = WallClock.now()
    var added: [FeedbackItem] = []
    for content in contents {
      let item = FeedbackItem(
        content: content, source: source ?? (file == "-" ? "standard input" : file), addedAt: now,
        findings: .array(search.findings(in: content).map(\.json)))
      if try withStore({ try quarantine.add(item) }) { added.append(item) }
    }
    report(added, contents.count - added.count, console)
  }

  private func read() throws -> [JSON] {
    let bytes: [UInt8]
    if file == "-" {
      bytes = [UInt8](try FileHandle.standardInput.read(upToCount: Self.bytesAtOnce + 1) ?? Data())
    } else {
      do {
        bytes = try SmallFile.read(file, atMost: UInt64(Self.bytesAtOnce))
      } catch {
        throw Diagnosis(
          "GH-0202", "the feedback cannot be read", at: Console.printable(file),
          why: "it " + SmallFile.words(error), remedy: "check the path")
      }
    }
    guard bytes.count <= Self.bytesAtOnce else { throw refused("there are more than 64 MiB", nil) }
    var contents: [JSON] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard line.count <= FeedbackQuarantine.itemBytes else {
        throw refused("the item is larger than 256 KiB", number)
      }
      guard contents.count < Self.linesAtOnce else {
        throw refused("there are more than 10,000 items", number)
      }
      contents.append(try content(Array(line), number))
    }
    return contents
  }

  private func content(_ line: [UInt8], _ number: Int) throws -> JSON {
    if text {
      guard let words = String(validating: line, as: UTF8.self) else {
        throw refused("the text is no UTF-8", number)
      }
      return .string(words)
    }
    do throws(JSONError) {
      let json = try JSON.parse(line)
      guard json.object != nil || json.string != nil else {
        throw JSONError(kind: .unexpectedByte, offset: 0)
      }
      return json
    } catch {
      throw refused("it is no JSON object or string: \(error)", number)
    }
  }

  private func refused(_ why: String, _ line: Int?) -> Diagnosis {
    Diagnosis(
      "GH-0233", "the feedback can't be taken",
      at: line.map { "\(Console.printable(file)):\($0 + 1)" } ?? Console.printable(file), why: why,
      remedy: "nothing was added; --text takes lines as they are")
  }

  private func report(_ added: [FeedbackItem], _ known: Int, _ console: Console) {
    let blocked = added.count(where: FeedbackWords.isBlocked)
    if output.format == .json {
      return console.json([
        "schema_version": 1, "added": .int(added.count), "known": .int(known),
        "blocked": .int(blocked), "ids": .strings(added.map(\.id)),
      ])
    }
    console.out("\(console.style.green("held"))  \(added.count) items, \(blocked) of them blocked")
    if known > 0 { console.out(console.style.dim("      \(known) were there already")) }
    console.note("gatehouse feedback review shows them, masked")
  }
}

/// `gatehouse feedback list`
struct FeedbackListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse feedback list", "what waits for a person", stage: .prepared),
    Example(
      "gatehouse feedback list --all --format json", "what was released and discarded as well",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the feedback in quarantine.", examples: examples)

  @Flag(name: .long, help: "What was released and discarded as well.")
  var all = false
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let (_, quarantine) = try FeedbackWords.quarantine(system)
    let items = try withStore { try quarantine.items(in: all ? nil : .held) }
    if output.format == .json {
      return console.json([
        "schema_version": 1,
        "items": .array(items.map { FeedbackWords.json($0, showsText: false) }),
      ])
    }
    for item in items { console.out(FeedbackWords.line(item, console.style)) }
    console.out(console.style.dim("\(items.count) items"))
  }
}

/// `gatehouse feedback review`
struct FeedbackReviewCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse feedback review", "every item that waits, masked, with what was found",
      stage: .prepared),
    Example(
      "gatehouse feedback review --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "review", "Show feedback in quarantine, masked, with what was found in it.",
    discussion: "Items are searched anew, so that rules that came since count too.",
    examples: examples)

  @Argument(help: "Ids; all that wait if there are none.")
  var ids: [String] = []
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let (_, quarantine) = try FeedbackWords.quarantine(system)
    let items = try FeedbackWords.held(ids, isAll: ids.isEmpty, quarantine)
    if output.format == .json {
      return console.json([
        "schema_version": 1,
        "items": .array(items.map { FeedbackWords.json($0, showsText: true) }),
      ])
    }
    for item in items {
      console.out(FeedbackWords.line(item, console.style))
      console.out("    " + Console.printable(FeedbackWords.masked(item.content).text()))
      for finding in item.findings.array ?? [] {
        let type = finding["type"]?.string ?? ""
        let path = finding["path"]?.string ?? ""
        let excerpt = finding["excerpt"]?.string ?? ""
        console.out(
          "    \(console.style.yellow(Console.printable(type)))  \(Console.printable(path))  "
            + console.style.dim(Console.printable(excerpt)))
      }
    }
    console.out(console.style.dim("\(items.count) items"))
  }
}
