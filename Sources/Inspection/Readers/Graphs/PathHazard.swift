/// Paths that a model names: whether they stay beside the model.

/// What is wrong with a path.
struct PathHazard: Equatable {
  /// The words.
  let words: String
  /// Whether it leaves the model's directory for certain.
  let leaves: Bool

  /// Whether a path leads to what belongs to the system or to a person's secrets.
  static func isSensitive(_ path: String) -> Bool {
    let lower = path.lowercased()
    return [
      "/etc/", "/proc/", "/sys/", "/dev/", "/root/", "/var/run", "/.ssh", "/.aws", "/.config",
      "/.kube", "/.docker", "/.git", "/.env", "/.netrc", "/.bash", "/.profile", "id_rsa", "passwd",
      "shadow", "secret", "credential", "token", "\\windows\\", "c:\\users",
    ].contains { lower.contains($0) } || lower.hasPrefix("~") || lower.contains("../")
  }

  /// The hazard of `path`, which should be relative to the model; `nil` if there is none.
  static func of(_ path: String) -> PathHazard? {
    let bytes = Array(path.utf8)
    guard !bytes.isEmpty else { return PathHazard(words: "an empty path", leaves: false) }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return PathHazard(words: "a path with control characters", leaves: true)
    }
    if path.unicodeScalars.contains("\u{FFFD}") {
      return PathHazard(words: "a path that is no text", leaves: false)
    }
    if path.contains("://") || path.lowercased().hasPrefix("file:") {
      return PathHazard(words: "an address instead of a path", leaves: true)
    }
    if bytes[0] == 0x2F || bytes[0] == 0x5C {
      return PathHazard(words: "an absolute path", leaves: true)
    }
    if bytes.count >= 2, bytes[1] == 0x3A, (bytes[0] | 0x20) >= 0x61, (bytes[0] | 0x20) <= 0x7A {
      return PathHazard(words: "a path with a drive letter", leaves: true)
    }
    if bytes[0] == 0x7E || bytes.contains(0x24) || bytes[0] == 0x25 {
      return PathHazard(words: "a path that a shell would expand", leaves: true)
    }
    let parts = bytes.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2F || $0 == 0x5C })
    if parts.contains(where: { $0.elementsEqual([0x2E, 0x2E]) }) {
      return PathHazard(words: "a path that goes up", leaves: true)
    }
    // Encoded dots and slashes, for readers that decode.
    let lower = path.lowercased()
    if lower.contains("%2e") || lower.contains("%2f") || lower.contains("%5c") {
      return PathHazard(words: "a path with encoded separators", leaves: true)
    }
    if bytes.contains(0x5C) {
      return PathHazard(words: "a path with backslashes", leaves: false)
    }
    if parts.dropFirst().contains(where: { $0.first == 0x2E && $0.count > 1 })
      || parts[0].first == 0x2E && parts[0].count > 1
    {
      return PathHazard(words: "a path to a hidden file", leaves: false)
    }
    return parts.last?.isEmpty == true || path == "."
      ? PathHazard(words: "a path of a directory", leaves: false) : nil
  }
}
