/// The reference pages say what the data says. To write them anew after a change of the data:
/// `GATEHOUSE_UPDATE_DOCS=1 swift test --filter ReferencePageTests`.

import Foundation
import Guidelines
import Testing

@Suite("Reference pages equal the data")
struct ReferencePageTests {
  @Test("docs/reference/messages.md lists every message")
  func messages() throws {
    try page("messages.md", equals: messagesPage())
  }

  @Test("docs/reference/practices.md lists every practice")
  func practices() throws {
    try page("practices.md", equals: practicesPage())
  }

  private func page(_ name: String, equals expected: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "docs/reference/\(name)")
    if ProcessInfo.processInfo.environment["GATEHOUSE_UPDATE_DOCS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(expected.utf8).write(to: file)
    }
    let found = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    #expect(found == expected, "\(name) is not what the data says; it should be:\n\(expected)")
  }

  private static let areas: [(String, String)] = [
    ("01", "Manifest"), ("02", "Scan"), ("03", "Evidence and keys"),
    ("04", "Ledger, vault and backups"),
    ("05", "Gate"), ("06", "Gateway"), ("07", "Evaluation"), ("08", "Settings and usage"),
    ("09", "System"),
  ]

  private func messagesPage() -> String {
    var lines = [
      "# Messages", "",
      "Every error and refusal has a stable code. `gatehouse explain CODE` tells the same offline.",
      "This page is written from the program's own table, and a test keeps the two equal.",
    ]
    for (prefix, title) in Self.areas {
      lines += ["", "## GH-\(prefix)xx: \(title)", ""]
      lines += ["| code | what | why | what to do |", "|---|---|---|---|"]
      for entry in MessageCatalogue.entries where entry.code.hasPrefix("GH-" + prefix) {
        lines.append("| \(entry.code) | \(entry.title) | \(entry.explanation) | \(entry.remedy) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func practicesPage() -> String {
    let built = Guidelines.practices.filter(\.isBuilt).count
    var lines = [
      "# Practices", "",
      "What the [Guidelines for secure AI system development](https://www.ncsc.gov.uk/collection/guidelines-secure-ai-system-development)",
      "ask, practice by practice, and what judges each. `gatehouse guidelines` lists them, `gatehouse explain ID` explains one.",
      "Page numbers are those of the PDF of November 2023.", "",
      "Of \(Guidelines.practices.count) practices, \(built) can be judged met by this version. For the others something is still missing:",
      "they are judged *not met*, whatever evidence there is, and can only be accepted as a risk.",
      "This page is written from the program's own table, and a test keeps the two equal.",
    ]
    for area in Guidelines.areas {
      lines += ["", "## \(area == .across ? "" : area.rawValue + " ")\(area.title)"]
      for guideline in Guidelines.guidelines where guideline.area == area {
        if area != .across { lines += ["", "### \(guideline.id) \(guideline.title)"] }
        for practice in Guidelines.practices where practice.guideline == guideline.id {
          lines += ["", section(practice)]
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ practice: Practice) -> String {
    var lines = [
      "**\(practice.id) \(practice.title)** (page \(practice.sourcePage))  ",
      practice.mustBeTrue, "",
    ]
    for check in practice.checks {
      let evidence = check.evidence.map { "`\($0)`" }.joined(separator: ", ")
      lines.append(
        "- `\(check.id)` (\(check.how.rawValue)\(evidence.isEmpty ? "" : ", " + evidence)): \(check.title)"
      )
    }
    switch practice.mechanism {
    case .built: lines.append("- Built.")
    case .notBuilt(let missing): lines.append("- Not built yet: \(missing).")
    }
    for mapping in practice.mappings {
      lines.append("- \(mapping.framework.rawValue): \(mapping.ids.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }
}
