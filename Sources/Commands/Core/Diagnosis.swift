// What a person sees when something goes wrong: one shape for every error of the program.

import ArgumentParser
import Bytes

/// An error for people: what happened, where, why, what to do, and a code that `gatehouse explain`
/// knows. Thrown at the edge only; it ends the program with exit code 2.
struct Diagnosis: Error, Sendable, Equatable {
  /// Stable code, such as `GH-0103`.
  let code: String
  /// What could not be done, lower case, without a final period.
  let what: String
  /// The place: a path, a line, an address.
  let place: String?
  /// Why it could not be done.
  let why: String?
  /// What to do now.
  let remedy: String?

  /// A diagnosis from its parts.
  init(
    _ code: String, _ what: String, at place: String? = nil, why: String? = nil,
    remedy: String? = nil
  ) {
    self.code = code
    self.what = what
    self.place = place
    self.why = why
    self.remedy = remedy
  }

  /// The lines for a terminal.
  func text(_ style: Style) -> String {
    var lines = ["\(style.red("error")) [\(code)]: \(what)"]
    if let place { lines.append("  at:   \(place)") }
    if let why { lines.append("  why:  \(why)") }
    if let remedy { lines.append("  \(style.bold("try")):  \(remedy)") }
    lines.append(style.dim("  more: gatehouse explain \(code)"))
    return lines.joined(separator: "\n")
  }

  /// The same as an object, for `--format json`.
  var json: JSON {
    [
      "schema_version": 1,
      "error": [
        "code": .string(code), "message": .string(what), "place": .optional(place),
        "why": .optional(why), "remedy": .optional(remedy),
      ],
    ]
  }
}

/// Several things wrong at once, such as the faults of one manifest. Exit code 2.
struct Diagnoses: Error, Sendable, Equatable {
  /// At least one, in the order in which they are shown.
  let all: [Diagnosis]

  /// Wraps `all`.
  init(_ all: [Diagnosis]) {
    self.all = all
  }
}

/// How a command that did its work ends when the answer is not "clean" (architecture, exit codes).
enum CommandExit: Error, Sendable {
  /// Findings were reported, or a release was refused: exit code 1. The output is already written.
  case findings
  /// A part could not be done and has been reported already: exit code 2.
  case failed
  /// The words of the command are off and that has been said: exit code 64.
  case usage
}

/// The exit codes of the program.
enum ExitStatus {
  /// Clean or admitted.
  static let clean: Int32 = 0
  /// Findings, or refused.
  static let findings: Int32 = 1
  /// Could not do it.
  static let error: Int32 = 2
  /// The command line is wrong (sysexits.h EX_USAGE).
  static let usage: Int32 = 64
}
