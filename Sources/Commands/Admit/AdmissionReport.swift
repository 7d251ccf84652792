// The decision on a model for people and for programs.

import Bytes
import Evidence
import Formats
import Manifest
import Verdicts

/// One decision with its place in the ledger.
struct AdmissionReport: Sendable {
  let decision: AdmissionDecision
  /// Where it was recorded; `nil` when it was not.
  let entry: UInt64?
  /// The layers that confined the process which read the files; none is `unsandboxed`.
  let isolation: [String]

  private static let indent = String(repeating: " ", count: 11)

  private var input: AdmissionInput { decision.input }

  /// For a terminal.
  func text(_ style: Style) -> String {
    let name = Console.printable(input.name)
    var lines = [
      decision.isAdmitted ? style.green("admitted  \(name)") : style.red("refused  \(name)"), "",
    ]
    for file in input.files { lines.append(line(file, style)) }
    if input.model != nil { lines += origin(style) }
    for reason in decision.reasons { lines += block(reason, style) }
    if !decision.isAdmitted {
      let count = decision.reasons.count
      lines += [
        "", "\(count) \(count == 1 ? "reason" : "reasons"). No release can serve this model.",
      ]
    }
    if isolation.isEmpty, !input.files.isEmpty { lines += ["", style.yellow(Unsandboxed.words)] }
    lines += ["", style.dim(ending)]
    return lines.joined(separator: "\n")
  }

  private var ending: String {
    guard let entry else {
      return "Nothing was recorded" + (input.files.isEmpty ? "." : " (dry run).")
    }
    guard decision.isAdmitted else { return "Recorded as entry \(entry) of the ledger." }
    let count = input.files.count
    return
      "\(count) \(count == 1 ? "file lies" : "files lie") in the vault. Recorded as entry \(entry) of the ledger."
  }

  private func line(_ file: AdmissionFile, _ style: Style) -> String {
    let word = file.verdict.uppercased()
    let padded = word + String(repeating: " ", count: max(0, 10 - word.count))
    let mark =
      switch file.verdict {
      case "safe": style.green(padded)
      case "malicious": style.red(padded)
      default: style.yellow(padded)
      }
    let about =
      "\(file.format), \(file.capability), \(Amount.bytes(file.size)), sha256:\(file.digest.short)"
    return "  \(mark)  \(style.bold(Console.printable(file.path)))  \(style.dim(about))"
  }

  private func origin(_ style: Style) -> [String] {
    let declared = input.model?.licence == nil ? "" : ", declared"
    let places = input.licences.filter { $0.expression != nil }.map(\.place)
    let seen = places.isEmpty ? "" : ", found in " + places.joined(separator: "; ")
    var lines = [
      "  licence     " + Console.printable((decision.licence ?? "none") + declared + seen),
      "  source      " + Console.printable(input.model?.origin ?? "none declared"),
    ]
    let short = decision.signers.map { String($0.prefix(16)) }.joined(separator: ", ")
    lines.append("  signature   " + (short.isEmpty ? "none that counts yet" : "by key \(short)"))
    if case .applied(_, let keyID, let count) = input.classes {
      lines.append("  classes     \(count) of the project, signed by key \(keyID.prefix(16))")
    }
    return lines
  }

  private func block(_ reason: AdmissionReason, _ style: Style) -> [String] {
    [
      "",
      "  \(reason.code)  " + style.bold(Console.printable(reason.problem))
        + style.dim("   practice \(reason.practice)"),
      Self.indent + "next: " + style.cyan(Console.printable(reason.nextCommand)),
    ]
  }

  /// For programs.
  func json() -> JSON {
    guard case .object(var object) = decision.json() else { return .null }
    object["isolation"] = isolation.isEmpty ? "unsandboxed" : .strings(isolation)
    object["recorded_entry"] = entry.map { .int($0) } ?? .null
    return .object(object)
  }
}
