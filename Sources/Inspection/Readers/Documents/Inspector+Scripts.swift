/// Scripts for shells and other interpreters, and lists of packages to install.

import Bytes
import Formats

extension Inspector {
  /// Reads a script; without a name that says so, only a first line that names its interpreter does.
  mutating func inspectScript(_ bytes: [UInt8], _ place: Place, isNamed: Bool = true)
    -> Assessment?
  {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let start = text.prefix(256)
    let isScript =
      (start.hasPrefix("#!") && start.prefix { $0 != "\n" }.contains("/"))
      || start.hasPrefix("<?php") || start.hasPrefix("@echo off")
      || start.hasPrefix("#requires -") || start.hasPrefix("FROM ") && text.contains("\nRUN ")
    guard isNamed || isScript else { return nil }
    var result = Assessment(format: "script", verdict: .suspicious, capability: .codeOnUse)
    note(
      InspectionRules.scriptFile, .suspicious, "a script", place, excerpt: String(start.prefix(60)))
    judgeScript(bytes, place, &result)
    return result
  }

  /// What a script does beyond being one: it fetches and runs, stays, or holds secrets.
  mutating func judgeScript(_ bytes: [UInt8], _ place: Place, _ result: inout Assessment) {
    if let found = TextSigns.pipeline(bytes) ?? Self.stays(bytes) {
      note(
        InspectionRules.scriptDangerous, .malicious, "the script fetches and runs, or stays", place,
        excerpt: found)
      result.verdict = .malicious
    }
    inspectSecrets(bytes, place, &result)
  }

  private static let keptPlaces = BytePatterns([
    ".bashrc", "authorized_keys", "crontab", "/etc/cron", "ld.so.preload",
  ])

  private static let writers = BytePatterns([">", "tee "])

  /// The line that writes into a place whose content is run again and again.
  private static func stays(_ bytes: [UInt8]) -> String? {
    var start = 0
    while let found = keptPlaces.first(in: bytes, from: start) {
      let from = bytes[start..<found.offset].lastIndex(of: 0x0A) ?? start
      let end = bytes[found.offset...].firstIndex(of: 0x0A) ?? bytes.count
      let line = Array(bytes[from..<end])
      if writers.occur(in: line) {
        return String(decoding: line.drop { $0 == 0x0A }.prefix(120), as: UTF8.self)
      }
      start = end
    }
    return nil
  }

  private static let knownIndexes = [
    "https://download.pytorch.org/whl/", "https://pypi.org/simple", "https://pypi.nvidia.com",
    "https://pypi.ngc.nvidia.com", "https://data.pyg.org/whl/", "https://wheels.vllm.ai",
    "https://storage.googleapis.com/jax-releases/",
  ]

  /// What every line that says where a package comes from has in it.
  private static let sources = BytePatterns([
    "--", "-i", "-f", "-e", "git+", "hg+", "svn+", "://", "http", "backend-path",
  ])

  /// `requirements.txt`, `pyproject.toml`, `setup.cfg`: where packages come from.
  mutating func inspectRequirements(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    var result = Assessment(format: "requirements", capability: .codeOnUse)
    var left = InspectionLimits.requirements
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated() where Self.sources.occur(in: Array(line))
    {
      guard left > 0 else {
        result.lacks("more lines that say where packages come from")
        break
      }
      left -= 1
      judgeRequirement(String(decoding: line, as: UTF8.self), number + 1, place, &result)
    }
    if let found = TextSigns.hidden(text) {
      note(InspectionRules.textHidden, .suspicious, "the text has \(found)", place)
      result.verdict = max(result.verdict, .suspicious)
    }
    inspectSecrets(bytes, place, &result)
    return result
  }

  /// One requirement.
  mutating func judgeRequirement(
    _ line: String, _ number: Int, _ place: Place, _ result: inout Assessment
  ) {
    let text = line.drop { $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "'" }
    guard !text.hasPrefix("#"), !text.isEmpty else { return }
    let options = [
      "--index-url", "--extra-index-url", "-i ", "--find-links", "-f ", "--trusted-host",
    ]
    var words: String?
    if options.contains(where: { text.hasPrefix($0) }) {
      if !Self.knownIndexes.contains(where: { text.contains($0) }) { words = "another index" }
    } else if text.contains("git+") || text.contains("hg+") || text.contains("svn+") {
      words = "a version control system"
    } else if text.contains(" @ ") && text.contains("://") || text.hasPrefix("http") {
      words = "an address"
    } else if text.hasPrefix("backend-path") || text.hasPrefix("-e ")
      || text.hasPrefix("--editable")
    {
      words = "a folder of its own"
    }
    guard let words else { return }
    note(
      InspectionRules.requirement, .suspicious, "line \(number) installs from \(words)", place,
      excerpt: String(text.prefix(120)))
    result.verdict = max(result.verdict, .suspicious)
  }
}
