// Options that several commands share, so that they are spelled and explained once.

import ArgumentParser
import Bytes
import Foundation

/// Text for people or JSON for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text
  case json
}

/// `--format text|json`, for commands with just these two.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "How the result is written: text or json.")
  var format: OutputFormat = .text

  /// Made by the argument parser.
  init() {}
}

/// Where the described system and its state lie.
struct SystemOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The manifest of the system.", valueName: "file"))
  var manifest: String = "gatehouse.yaml"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where evidence, ledger and keys are kept (default: .gatehouse beside the manifest).",
      valueName: "directory"))
  var state: String?

  /// Made by the argument parser.
  init() {}

  /// The directory that paths in the manifest are relative to.
  var systemDirectory: String {
    let directory = (manifest as NSString).deletingLastPathComponent
    return directory.isEmpty ? "." : directory
  }

  /// The state directory.
  var stateDirectory: String {
    state ?? (systemDirectory == "." ? ".gatehouse" : systemDirectory + "/.gatehouse")
  }
}

/// The time of the wall clock, read once by each command and passed on as a value.
enum WallClock {
  /// Seconds since 1970-01-01T00:00:00Z.
  static func now() -> Int64 {
    Int64(Date().timeIntervalSince1970)
  }
}

/// Words that look alike, for suggestions.
enum Suggestion {
  /// The candidate nearest to `word` if it is near enough to be a slip of the hand.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    guard let (candidate, distance) = ranked, distance <= max(1, word.count / 3) else { return nil }
    return candidate
  }

  /// Edits (insert, delete, replace, swap neighbours) between two words.
  static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left.lowercased().prefix(64))
    let b = Array(right.lowercased().prefix(64))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
