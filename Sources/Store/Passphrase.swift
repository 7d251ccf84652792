/// Where a passphrase comes from: a file, an environment variable, the terminal; never an argument, since
/// arguments can be seen by every process.

import Evidence

/// The place of a passphrase.
package enum PassphraseSource: Sendable, Equatable {
  /// The variable of the environment with the path of a file that holds the passphrase.
  package static let fileVariable = "GATEHOUSE_PASSPHRASE_FILE"
  /// The variable of the environment that holds the passphrase itself.
  package static let variable = "GATEHOUSE_PASSPHRASE"

  /// The file that `GATEHOUSE_PASSPHRASE_FILE` names and that only its owner may read,
  /// `GATEHOUSE_PASSPHRASE`, or else the terminal.
  case automatic
  /// The first line of a file; `-` is standard input. Whoever names the file warns if it is open to
  /// others.
  case file(String)
  /// A variable of the environment.
  case variable(String)
  /// The terminal, without showing what is typed.
  case terminal

  /// The passphrase; `nil` if this place has none. `prompt` is what the terminal shows.
  package func read(prompt: String) throws -> [UInt8]? {
    switch self {
    case .automatic:
      if let path = System.environment(Self.fileVariable) {
        return Self.firstLine(
          try Self.present(
            try KeyFiles.readSecret(path, limit: Limits.passphraseBytes), path))
      }
      return try PassphraseSource.variable(Self.variable).read(prompt: prompt)
        ?? PassphraseSource.terminal.read(prompt: prompt)
    case .file("-"):
      return Self.firstLine(try System.standardInput(atMost: Limits.passphraseBytes))
    case .file(let path):
      return Self.firstLine(
        try Self.present(try System.readFile(path, limit: Limits.passphraseBytes), path))
    case .variable(let name):
      guard let text = System.environment(name), !text.isEmpty else { return nil }
      return Array(text.utf8)
    case .terminal:
      guard let line = try System.hiddenLine(prompt: prompt), !line.isEmpty else { return nil }
      return line
    }
  }

  /// As `read`, for a new key: a terminal is asked twice; an empty passphrase is refused.
  package func readNew(for name: String) throws -> [UInt8] {
    guard let first = try read(prompt: "New passphrase for \(name): "), !first.isEmpty else {
      throw StoreError.evidence(.passphraseNeeded)
    }
    if self == .terminal, try read(prompt: "The same again: ") != first {
      throw StoreError.evidence(.wrongPassphrase)
    }
    return first
  }

  private static func present(_ bytes: [UInt8]?, _ path: String) throws -> [UInt8] {
    guard let bytes else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    return bytes
  }

  private static func firstLine(_ bytes: [UInt8]) -> [UInt8]? {
    var line = Array(bytes.prefix { $0 != 0x0A })
    if line.last == 0x0D { line.removeLast() }
    return line.isEmpty ? nil : line
  }
}
