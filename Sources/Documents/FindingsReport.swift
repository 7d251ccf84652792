/// What was found, by whom and where, free of any one format: scans and the gate both fill it in,
/// and `SARIF` and `JUnit` write it.

package import Bytes

/// The findings of one run of a tool.
package struct FindingsReport: Sendable, Equatable {
  /// What looked.
  package struct Tool: Sendable, Equatable {
    /// Name of the program.
    package let name: String
    /// Its version.
    package let version: String
    /// Where it is described; an absolute URI.
    package let informationURI: String

    /// A tool.
    package init(name: String, version: String, informationURI: String) {
      self.name = name
      self.version = version
      self.informationURI = informationURI
    }
  }

  /// How much a finding matters, in the words of SARIF (3.27.10).
  package enum Level: String, Sendable, CaseIterable {
    case error, warning, note, none
  }

  /// A rule that findings refer to.
  package struct Rule: Sendable, Equatable {
    /// Stable id.
    package let id: String
    /// One line.
    package let title: String
    /// What it is about.
    package let description: String
    /// What to do.
    package let help: String
    /// Ids of other frameworks.
    package let tags: [String]

    /// A rule.
    package init(
      id: String, title: String, description: String = "", help: String = "", tags: [String] = []
    ) {
      self.id = id
      self.title = title
      self.description = description
      self.help = help
      self.tags = tags
    }
  }

  /// Where a finding is.
  package struct Location: Sendable, Equatable {
    /// Path of the file, relative to where the tool ran, with `/` between its parts.
    package let path: String
    /// First byte that is meant, from 0.
    package let byteOffset: UInt64?
    /// Line, from 1.
    package let line: Int?
    /// The place inside the file: members of archives, a path in a document.
    package let member: String?

    /// A location.
    package init(
      path: String, byteOffset: UInt64? = nil, line: Int? = nil, member: String? = nil
    ) {
      self.path = path
      self.byteOffset = byteOffset
      self.line = line
      self.member = member
    }
  }

  /// One finding.
  package struct Finding: Sendable, Equatable {
    /// Id of a rule.
    package let rule: String
    /// How much it matters.
    package let level: Level
    /// What was found, as plain text.
    package let message: String
    /// Where.
    package let locations: [Location]
    /// The same for the same finding in a later run; `nil` to derive it from rule, place, message.
    package let fingerprint: String?
    /// More, for programs.
    package let properties: JSONObject

    /// A finding.
    package init(
      rule: String, level: Level, message: String, locations: [Location] = [],
      fingerprint: String? = nil, properties: JSONObject = [:]
    ) {
      self.rule = rule
      self.level = level
      self.message = message
      self.locations = locations
      self.fingerprint = fingerprint
      self.properties = properties
    }
  }

  /// What looked.
  package let tool: Tool
  /// The rules that findings refer to; a finding of another rule is written without one.
  package let rules: [Rule]
  /// What was found.
  package let findings: [Finding]
  /// Whether the run came to its end; when not, the findings are not all there are.
  package let isComplete: Bool

  /// A report.
  package init(tool: Tool, rules: [Rule], findings: [Finding], isComplete: Bool = true) {
    self.tool = tool
    self.rules = rules
    self.findings = findings
    self.isComplete = isComplete
  }
}
