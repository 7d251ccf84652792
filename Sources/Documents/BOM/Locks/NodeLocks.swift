/// Lock files of Node: package-lock.json (versions 1 to 3), yarn.lock (classic and YAML), pnpm-lock.yaml.

import Bytes
import Formats

enum NodeLocks {
  /// The package URL of a possibly scoped name.
  static func purl(_ name: String, _ version: String?) -> PackageURL {
    guard name.hasPrefix("@"), let slash = name.firstIndex(of: "/") else {
      return PackageURL(type: "npm", name: name, version: version)
    }
    return PackageURL(
      type: "npm", namespace: [String(name[..<slash])],
      name: String(name[name.index(after: slash)...]), version: version)
  }

  private static func add(
    _ name: String, _ version: String?, integrity: String?, url: String?, isDevelopment: Bool,
    _ collector: inout LockCollector
  ) {
    guard !name.isEmpty, name != "." else { return }
    var package = LockedPackage(purl: purl(name, version), name: name)
    package.hashes = integrity.map(NamedHash.integrity) ?? []
    if let url, url.contains("://") {
      package.distributions = [Distribution(url: withoutFragment(url), hashes: [])]
    }
    package.isDevelopment = isDevelopment
    collector.add(package)
  }

  private static func withoutFragment(_ url: String) -> String { String(url.prefix { $0 != "#" }) }

  private static func isRegistryVersion(_ version: String) -> Bool {
    !version.contains(":") && !version.contains("/")
      && version.utf8.first.map { (48...57).contains($0) } == true
  }

  // MARK: npm

  static func npm(_ lock: JSON, _ collector: inout LockCollector) throws(LockFileError) {
    if let packages = lock["packages"]?.object {
      for (path, item) in packages.members { npm(path, item, &collector) }
      return
    }
    guard lock["dependencies"]?.object != nil || lock["lockfileVersion"] != nil else {
      throw collector.fault("no `packages` and no `dependencies`")
    }
    npm(nested: lock["dependencies"], depth: 0, &collector)
  }

  private static func npm(_ path: String, _ item: JSON, _ collector: inout LockCollector) {
    guard let cut = path.range(ofLast: "node_modules/") else { return }
    if item["link"]?.bool == true {
      collector.note("\(collector.path): a local package (\(path))")
      return
    }
    let name = item["name"]?.string ?? String(path[cut.upperBound...])
    add(
      name, item["version"]?.string, integrity: item["integrity"]?.string,
      url: item["resolved"]?.string,
      isDevelopment: item["dev"]?.bool == true || item["devOptional"]?.bool == true, &collector)
  }

  private static func npm(nested table: JSON?, depth: Int, _ collector: inout LockCollector) {
    guard depth < BOMLimits.nesting else {
      return collector.note("\(collector.path): nested too deep; the rest was not read")
    }
    for (key, item) in table?.members ?? [] {
      var name = key
      var version = item["version"]?.string ?? ""
      if version.hasPrefix("npm:"), let at = version.lastIndex(of: "@") {
        name = String(version[..<at].dropFirst(4))
        version = String(version[version.index(after: at)...])
      }
      if version.hasPrefix("file:") {
        collector.note("\(collector.path): a local package (\(key))")
      } else {
        add(
          name, version, integrity: item["integrity"]?.string, url: item["resolved"]?.string,
          isDevelopment: item["dev"]?.bool == true, &collector)
      }
      npm(nested: item["dependencies"], depth: depth + 1, &collector)
    }
  }

  // MARK: yarn

  static func yarn(_ bytes: [UInt8], _ text: String, _ collector: inout LockCollector)
    throws(LockFileError)
  {
    if text.contains("\n__metadata:") || text.hasPrefix("__metadata:") {
      return berry(try collector.yaml(bytes), &collector)
    }
    classic(text, &collector)
  }

  /// `"@scope/name@npm:1.0, other@..."` without its range.
  private static func name(ofDescriptor text: Substring) -> String {
    let bare = text.drop { $0 == "\"" }
    let start = bare.hasPrefix("@") ? bare.index(after: bare.startIndex) : bare.startIndex
    let at = bare[start...].firstIndex(of: "@") ?? bare.endIndex
    let range = bare[at...].dropFirst()
    guard range.hasPrefix("npm:"), let inner = range.dropFirst(4).dropFirst().firstIndex(of: "@")
    else { return String(bare[..<at]) }
    return String(range[..<inner].dropFirst(4))
  }

  private static func classic(_ text: String, _ collector: inout LockCollector) {
    var name = ""
    var version: String?
    var url: String?
    var integrity: String?
    func flush(_ collector: inout LockCollector) {
      if let version, !name.isEmpty {
        add(name, version, integrity: integrity, url: url, isDevelopment: false, &collector)
      }
      (name, version, url, integrity) = ("", nil, nil, nil)
    }
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      if !line.hasPrefix(" "), line.hasSuffix(":") {
        flush(&collector)
        name = Self.name(ofDescriptor: line.dropLast())
      } else if line.hasPrefix("  "), !line.hasPrefix("   ") {
        let words = line.dropFirst(2).split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { continue }
        let value = words[1].filter { $0 != "\"" }
        switch words[0] {
        case "version", "\"version\"": version = value
        case "resolved": url = value
        case "integrity": integrity = value
        default: break
        }
      }
    }
    flush(&collector)
  }

  private static func berry(_ lock: JSON, _ collector: inout LockCollector) {
    for (key, item) in lock.members where key != "__metadata" {
      let resolution = item["resolution"]?.string ?? key
      let start =
        resolution.hasPrefix("@")
        ? resolution.index(after: resolution.startIndex) : resolution.startIndex
      guard let at = resolution[start...].firstIndex(of: "@") else { continue }
      let source = resolution[resolution.index(after: at)...]
      if source.hasPrefix("workspace:") || source.hasPrefix("link:") || source.hasPrefix("portal:")
      {
        if source != "workspace:." {
          collector.note("\(collector.path): a local package (\(resolution[..<at]))")
        }
        continue
      }
      // Yarn's checksum is over its own archive, not over what the registry serves: not carried over.
      add(
        String(resolution[..<at]), item["version"]?.loose, integrity: nil, url: nil,
        isDevelopment: false, &collector)
    }
  }

  // MARK: pnpm

  static func pnpm(_ lock: JSON, _ collector: inout LockCollector) throws(LockFileError) {
    guard lock["lockfileVersion"] != nil else { throw collector.fault("no `lockfileVersion`") }
    for (key, item) in lock["packages"]?.members ?? [] {
      let resolution = item["resolution"]
      if resolution?["type"]?.string == "directory" || key.hasPrefix("file:") {
        collector.note("\(collector.path): a local package (\(key.prefix(80)))")
        continue
      }
      let (name, version) = pnpmKey(key)
      add(
        item["name"]?.string ?? name, item["version"]?.loose ?? version,
        integrity: resolution?["integrity"]?.string, url: resolution?["tarball"]?.string,
        isDevelopment: item["dev"]?.bool == true, &collector)
    }
  }

  /// `/name/1.0.0_peer` (5), `/name@1.0.0(peer)` (6), `name@1.0.0` (9).
  private static func pnpmKey(_ key: String) -> (name: String, version: String?) {
    let bare = key.drop { $0 == "/" }.prefix { $0 != "(" }
    let start = bare.hasPrefix("@") ? bare.index(after: bare.startIndex) : bare.startIndex
    if let at = bare[start...].firstIndex(of: "@"),
      bare[..<at].filter({ $0 == "/" }).count == (bare.hasPrefix("@") ? 1 : 0)
    {
      return (String(bare[..<at]), String(bare[bare.index(after: at)...]))
    }
    guard let slash = bare.lastIndex(of: "/"), slash > start,
      !bare.hasPrefix("@") || bare.filter({ $0 == "/" }).count > 1
    else { return (String(bare), nil) }
    let version = bare[bare.index(after: slash)...].prefix { $0 != "_" }
    return (String(bare[..<slash]), isRegistryVersion(String(version)) ? String(version) : nil)
  }
}

extension String {
  /// Where `part` stands last.
  func range(ofLast part: String) -> Range<String.Index>? {
    var end = endIndex
    let count = part.count
    while let start = index(end, offsetBy: -count, limitedBy: startIndex) {
      if self[start..<end] == part { return start..<end }
      guard end > startIndex else { return nil }
      end = index(before: end)
    }
    return nil
  }
}
