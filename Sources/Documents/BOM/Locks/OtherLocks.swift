/// Lock files of Swift (Package.resolved, versions 1 to 3), Rust (Cargo.lock) and Go (go.mod, go.sum).

import Bytes

enum SwiftLocks {
  static func resolved(_ lock: JSON, _ collector: inout LockCollector) throws(LockFileError) {
    guard let pins = (lock["pins"] ?? lock["object"]?["pins"])?.array else {
      throw collector.fault("no `pins`")
    }
    for pin in pins {
      let state = pin["state"]
      let kind = pin["kind"]?.string ?? "remoteSourceControl"
      let identity = pin["identity"]?.string ?? pin["package"]?.string ?? ""
      let location = pin["location"]?.string ?? pin["repositoryURL"]?.string ?? ""
      if kind == "localSourceControl" || kind == "fileSystem" || location.hasPrefix("/") {
        collector.note("\(collector.path): a local package (\(identity))")
        continue
      }
      let version = state?["version"]?.string ?? state?["revision"]?.string
      if state?["version"]?.string == nil {
        collector.note("\(collector.path): \(identity) is pinned to a revision, without a version")
      }
      var parts = repository(location)
      if kind == "registry" || parts.count < 2 {
        parts = identity.split(separator: ".", maxSplits: 1).map(String.init)
      }
      guard let name = parts.last else { continue }
      var package = LockedPackage(
        purl: PackageURL(
          type: "swift", namespace: Array(parts.dropLast()), name: name, version: version),
        name: identity)
      if location.contains("://") {
        package.distributions = [Distribution(url: location, hashes: [])]
      }
      collector.add(package)
    }
  }

  /// Host and path of the address of a repository: `https://host/a/b.git`, `git@host:a/b`.
  static func repository(_ location: String) -> [String] {
    var rest = location[...]
    if let scheme = rest.range(of: "://") {
      rest = rest[scheme.upperBound...]
    } else if let colon = rest.firstIndex(of: ":") {
      rest = Substring(rest[..<colon] + "/" + rest[rest.index(after: colon)...])
    }
    var parts = rest.split(separator: "/").map(String.init)
    guard var host = parts.first else { return [] }
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    host = String(host.prefix { $0 != ":" }).lowercased()
    parts[0] = host
    if let last = parts.last, last.hasSuffix(".git") {
      parts[parts.count - 1] = String(last.dropLast(4))
    }
    return parts
  }
}

extension Substring {
  /// Where `part` stands first.
  fileprivate func range(of part: String) -> Range<Substring.Index>? {
    var start = startIndex
    while let end = index(start, offsetBy: part.count, limitedBy: endIndex) {
      if self[start..<end] == part { return start..<end }
      start = index(after: start)
    }
    return nil
  }
}

enum CargoLocks {
  static func cargo(_ lock: JSON, _ collector: inout LockCollector) {
    let checksums = lock["metadata"]?.object
    for item in lock["package"]?.array ?? [] {
      guard let name = item["name"]?.string, let version = item["version"]?.string else { continue }
      // A package without a source is the project's own.
      guard let source = item["source"]?.string else { continue }
      let isRegistry = source.hasPrefix("registry+") || source.hasPrefix("sparse+")
      var package = LockedPackage(
        purl: PackageURL(
          type: "cargo", name: name, version: version,
          qualifiers: isRegistry ? [:] : ["vcs_url": source]),
        name: name)
      let checksum =
        item["checksum"]?.string
        ?? checksums?["checksum \(name) \(version) (\(source))"]?.string
      if let checksum, let hash = NamedHash(name: "sha256", hex: checksum) {
        package.hashes = [hash]
      }
      package.needs = (item["dependencies"]?.array ?? []).compactMap { need in
        guard let words = need.string?.split(separator: " "), let name = words.first else {
          return nil
        }
        return PackageURL(
          type: "cargo", name: String(name),
          version: words.count > 1 ? String(words[1]) : nil)
      }
      collector.add(package)
    }
  }
}

enum GoLocks {
  private static func package(_ path: String, _ version: String) -> LockedPackage {
    let parts = path.split(separator: "/").map(String.init)
    return LockedPackage(
      purl: PackageURL(
        type: "golang", namespace: Array(parts.dropLast()), name: parts.last ?? path,
        version: version),
      name: path)
  }

  static func mod(_ text: String, _ collector: inout LockCollector) {
    var required: [(path: String, version: String)] = []
    var replaced: [String: (path: String, version: String?)] = [:]
    var block = ""
    for raw in text.split(whereSeparator: \.isNewline) {
      let line = raw.range(of: "//").map { raw[..<$0.lowerBound] } ?? raw
      var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { word in
        String(word.filter { $0 != "\"" && $0 != "`" })
      }
      if words.first == ")" {
        block = ""
        continue
      }
      if words.count == 2, words[1] == "(" {
        block = words[0]
        continue
      }
      if words.last == "(" { continue }
      let verb = block.isEmpty && !words.isEmpty ? words.removeFirst() : block
      if verb == "require", words.count >= 2 { required.append((words[0], words[1])) }
      if verb == "replace", let arrow = words.firstIndex(of: "=>"), arrow > 0,
        arrow + 1 < words.count
      {
        let key = words[..<arrow].joined(separator: "@")
        replaced[key] = (words[arrow + 1], arrow + 2 < words.count ? words[arrow + 2] : nil)
      }
    }
    for (path, version) in required {
      guard let other = replaced["\(path)@\(version)"] ?? replaced[path] else {
        collector.add(package(path, version))
        continue
      }
      if let version = other.version {
        collector.add(package(other.path, version))
      } else {
        collector.note("\(collector.path): a local package (\(path))")
      }
    }
  }

  /// go.sum lists what was looked at, which may be more than what is built.
  static func sum(_ text: String, _ collector: inout LockCollector) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      guard words.count == 3, !words[1].hasSuffix("/go.mod") else { continue }
      collector.add(package(String(words[0]), String(words[1])))
    }
  }
}
