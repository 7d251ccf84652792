/// Lock files of Python: requirements.txt with hashes (pip), poetry.lock, uv.lock, Pipfile.lock,
/// pdm.lock and pylock.toml (PEP 751).

import Bytes

enum PythonLocks {
  private static func purl(_ name: String, _ version: String?, vcs: String? = nil) -> PackageURL {
    PackageURL(
      type: "pypi", name: name, version: version,
      qualifiers: vcs.map { ["vcs_url": $0] } ?? [:])
  }

  // MARK: requirements.txt

  static func requirements(_ text: String, _ collector: inout LockCollector) {
    for line in logicalLines(text) {
      if line.hasPrefix("-") {
        option(line, &collector)
      } else {
        requirement(line, &collector)
      }
    }
  }

  /// Lines joined over `\`, without comments.
  private static func logicalLines(_ text: String) -> [String] {
    var lines: [String] = []
    var open = ""
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = String(raw)
      if let hash = line.firstIndex(of: "#"),
        hash == line.startIndex || line[line.index(before: hash)].isWhitespace
      {
        line = String(line[..<hash])
      }
      let trimmed = line.trimmingBlanks
      if trimmed.hasSuffix("\\") {
        open += trimmed.dropLast() + " "
      } else {
        lines.append((open + trimmed).trimmingBlanks)
        open = ""
      }
    }
    lines.append(open.trimmingBlanks)
    return lines.filter { !$0.isEmpty }
  }

  private static func option(_ line: String, _ collector: inout LockCollector) {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "=" })
    switch words.first {
    case "-r", "--requirement", "-c", "--constraint":
      collector.note(
        "\(collector.path): \(words.dropFirst().first ?? "") is another file, not read")
    case "-e", "--editable":
      collector.note("\(collector.path): a local package (\(words.dropFirst().first ?? ""))")
    default: break
    }
  }

  private static func requirement(_ line: String, _ collector: inout LockCollector) {
    var hashes: [NamedHash] = []
    var words: [Substring] = []
    for word in line.split(separator: " ") {
      if word.hasPrefix("--hash=") {
        if let hash = NamedHash(pair: word.dropFirst("--hash=".count)) { hashes.append(hash) }
      } else if !word.hasPrefix("--") {
        words.append(word)
      }
    }
    let text = words.joined(separator: " ")
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard !name.isEmpty else {
      collector.note("\(collector.path): not understood: \(text.prefix(80))")
      return
    }
    var rest = text[name.endIndex...].drop { $0 == " " }
    if rest.hasPrefix("[") { rest = rest.drop { $0 != "]" }.dropFirst().drop { $0 == " " } }
    if rest.hasPrefix("@") {
      return direct(String(name), rest.dropFirst().prefix { $0 != ";" }, hashes, &collector)
    }
    let specifier = rest.prefix { $0 != ";" }.filter { $0 != " " }
    let pinned = specifier.hasPrefix("===") ? specifier.dropFirst(3) : specifier.dropFirst(2)
    let isPinned =
      specifier.hasPrefix("==") && !pinned.contains("*") && !pinned.contains(",") && !pinned.isEmpty
    if !isPinned { collector.note("\(collector.path): \(name) is not pinned to one version") }
    collector.add(
      package(String(name), isPinned ? String(pinned) : nil, files: hashes.map { ("", [$0]) }))
  }

  private static func direct(
    _ name: String, _ address: Substring, _ hashes: [NamedHash], _ collector: inout LockCollector
  ) {
    let url = String(address).trimmingBlanks
    if url.hasPrefix("file:") || !url.contains("://") {
      collector.note("\(collector.path): a local package (\(name))")
      return
    }
    let isVCS = url.hasPrefix("git+")
    var package = LockedPackage(
      purl: PackageURL(
        type: "pypi", name: name, qualifiers: [isVCS ? "vcs_url" : "download_url": url]),
      name: name)
    package.hashes = hashes
    collector.note("\(collector.path): \(name) comes from an address, without a version")
    collector.add(package)
  }

  // MARK: tables

  /// One digest in all is the package's; several belong to the files that it may come as.
  private static func package(
    _ name: String, _ version: String?, files: [(url: String, hashes: [NamedHash])],
    vcs: String? = nil
  ) -> LockedPackage {
    var package = LockedPackage(purl: purl(name, version, vcs: vcs), name: name)
    let known = files.filter { !$0.hashes.isEmpty }
    if known.count == 1, let only = known.first {
      package.hashes = only.hashes
    } else if !known.isEmpty {
      let index = "https://pypi.org/simple/\(package.purl.name)/"
      package.distributions = known.map {
        Distribution(url: $0.url.isEmpty ? index : $0.url, hashes: $0.hashes)
      }
    }
    return package
  }

  private static func files(_ list: JSON?) -> [(url: String, hashes: [NamedHash])] {
    (list?.array ?? []).map { file in
      let name = file["url"]?.string ?? file["file"]?.string ?? file["name"]?.string ?? ""
      if let hash = file["hash"]?.string { return (name, NamedHash(pair: hash).map { [$0] } ?? []) }
      let table = file["hashes"]?.members ?? []
      return (
        name, table.compactMap { NamedHash(name: $0.key, hex: $0.value.string ?? "") }.sorted()
      )
    }
  }

  static func poetry(_ lock: JSON, _ collector: inout LockCollector) {
    for item in lock["package"]?.array ?? [] {
      guard let name = item["name"]?.string else { continue }
      let source = item["source"]
      if ["directory", "file"].contains(source?["type"]?.string) {
        collector.note("\(collector.path): a local package (\(name))")
        continue
      }
      let listed = item["files"] ?? lock["metadata"]?["files"]?[name]
      let vcs = source?["type"]?.string == "git" ? source?["url"]?.string : nil
      let revision = source?["resolved_reference"]?.string ?? source?["reference"]?.string
      var package = package(
        name, item["version"]?.loose, files: files(listed),
        vcs: vcs.map { "git+\($0)" + (revision.map { "@\($0)" } ?? "") })
      package.isDevelopment = item["category"]?.string == "dev"
      package.needs = (item["dependencies"]?.members ?? []).map { purl($0.key, nil) }
      collector.add(package)
    }
  }

  static func uv(_ lock: JSON, _ collector: inout LockCollector) {
    for item in lock["package"]?.array ?? [] {
      guard let name = item["name"]?.string else { continue }
      let source = item["source"]
      if let local = ["editable", "virtual", "directory", "path"].first(where: {
        source?[$0] != nil
      }) {
        if source?[local]?.string != "." {
          collector.note("\(collector.path): a local package (\(name))")
        }
        continue
      }
      let sdist = item["sdist"].map { files(.array([$0])) } ?? []
      var package = package(
        name, item["version"]?.loose, files: sdist + files(item["wheels"]),
        vcs: source?["git"]?.string.map { "git+\($0)" })
      package.needs = (item["dependencies"]?.array ?? []).compactMap { need in
        need["name"]?.string.map { purl($0, need["version"]?.loose) }
      }
      collector.add(package)
    }
  }

  static func pdm(_ lock: JSON, _ collector: inout LockCollector) {
    for item in lock["package"]?.array ?? [] {
      guard let name = item["name"]?.string else { continue }
      if item["path"] != nil {
        collector.note("\(collector.path): a local package (\(name))")
        continue
      }
      let listed =
        item["files"]
        ?? lock["metadata"]?["files"]?[
          "\(name) \(item["version"]?.loose ?? "")"]
      let vcs = item["git"]?.string.map { git in
        "git+\(git)" + (item["revision"]?.string.map { "@\($0)" } ?? "")
      }
      collector.add(package(name, item["version"]?.loose, files: files(listed), vcs: vcs))
    }
  }

  static func pylock(_ lock: JSON, _ collector: inout LockCollector) {
    for item in lock["packages"]?.array ?? [] {
      guard let name = item["name"]?.string else { continue }
      if item["directory"] != nil {
        collector.note("\(collector.path): a local package (\(name))")
        continue
      }
      let single = [item["sdist"], item["archive"]].compactMap { $0 }
      let vcs = item["vcs"].flatMap { vcs -> String? in
        guard let url = vcs["url"]?.string else { return nil }
        return "\(vcs["type"]?.string ?? "git")+\(url)"
          + (vcs["commit-id"]?.string.map { "@\($0)" } ?? "")
      }
      collector.add(
        package(
          name, item["version"]?.loose, files: files(.array(single)) + files(item["wheels"]),
          vcs: vcs))
    }
  }

  static func pipfile(_ lock: JSON, _ collector: inout LockCollector) {
    for (group, isDevelopment) in [("default", false), ("develop", true)] {
      for (name, item) in lock[group]?.members ?? [] {
        if item["path"] != nil || item["file"] != nil && item["version"] == nil {
          collector.note("\(collector.path): a local package (\(name))")
          continue
        }
        let pinned = item["version"]?.string.flatMap { version in
          version.hasPrefix("==") ? String(version.drop { $0 == "=" }) : nil
        }
        let vcs = item["git"]?.string.map { git in
          "git+\(git)" + (item["ref"]?.string.map { "@\($0)" } ?? "")
        }
        if pinned == nil, vcs == nil {
          collector.note("\(collector.path): \(name) is not pinned to one version")
        }
        let hashes = (item["hashes"]?.array ?? []).compactMap {
          $0.string.flatMap { NamedHash(pair: $0) }
        }
        var package = package(name, pinned, files: hashes.map { ("", [$0]) }, vcs: vcs)
        package.isDevelopment = isDevelopment
        collector.add(package)
      }
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    var rest = self[...]
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    return String(rest)
  }
}
