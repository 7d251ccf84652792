/// Package URLs (ECMA-427, github.com/package-url/purl-spec): one text for a package of any kind.

import Bytes

/// A package URL in its parts, decoded and normalised.
package struct PackageURL: Hashable, Sendable, Comparable {
  /// The kind of package, lower case: `pypi`, `npm`, `cargo`.
  package let type: String
  /// The parts before the name; empty when there are none.
  package let namespace: [String]
  /// The name.
  package let name: String
  /// The version.
  package let version: String?
  /// Key and value, sorted by key.
  package let qualifiers: [String: String]
  /// A path inside the package.
  package let subpath: String?

  /// Puts the parts together and normalises them by the rules of the type.
  package init(
    type: String, namespace: [String] = [], name: String, version: String? = nil,
    qualifiers: [String: String] = [:], subpath: String? = nil
  ) {
    let type = type.lowercased()
    let isLower = Self.lowerNames.contains(type)
    self.type = type
    self.namespace = isLower ? namespace.map { $0.lowercased() } : namespace
    self.name = Self.normalised(name, of: type, isLower: isLower)
    self.version = type == "huggingface" ? version?.lowercased() : version
    self.qualifiers = qualifiers.filter { !$0.value.isEmpty }
    self.subpath = subpath
  }

  /// Types whose names and namespaces ignore the case of letters.
  private static let lowerNames: Set<String> = [
    "alpm", "apk", "bitbucket", "composer", "deb", "github", "gitlab", "golang", "hex", "pypi",
    "luarocks", "oci", "qpkg",
  ]

  private static func normalised(_ name: String, of type: String, isLower: Bool) -> String {
    let name = isLower || type == "pub" ? name.lowercased() : name
    switch type {
    case "pypi": return String(name.map { $0 == "_" ? "-" : $0 })
    case "pub":
      return String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    default: return name
    }
  }

  // MARK: text

  /// The canonical text.
  package var text: String {
    var text = "pkg:\(type)/"
    for part in namespace { text += Self.encoded(part) + "/" }
    text += Self.encoded(name)
    if let version, !version.isEmpty { text += "@" + Self.encoded(version) }
    if !qualifiers.isEmpty {
      text +=
        "?"
        + qualifiers.sorted { $0.key < $1.key }
        .map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
    }
    if let subpath, !subpath.isEmpty {
      text +=
        "#"
        + subpath.split(separator: "/").map { Self.encoded(String($0)) }
        .joined(separator: "/")
    }
    return text
  }

  /// The same package without version, qualifiers and subpath.
  package var withoutVersion: PackageURL {
    PackageURL(type: type, namespace: namespace, name: name)
  }

  package static func < (left: PackageURL, right: PackageURL) -> Bool { left.text < right.text }

  private static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + Hex.encode(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  // MARK: reading

  /// Reads a package URL; `nil` for anything that is none.
  package init?(_ text: String) {
    guard text.utf8.count <= BOMLimits.purlBytes, let colon = text.firstIndex(of: ":"),
      text[..<colon].lowercased() == "pkg"
    else { return nil }
    var rest = text[text.index(after: colon)...].drop { $0 == "/" }
    let subpath = Self.cut(&rest, at: "#").map(Self.subpath)
    var qualifiers: [String: String] = [:]
    if let query = Self.cut(&rest, at: "?") {
      guard let read = Self.qualifiers(query) else { return nil }
      qualifiers = read
    }
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    let type = String(rest[..<slash])
    guard Self.isType(type) else { return nil }
    var path = rest[rest.index(after: slash)...]
    let version = Self.version(&path)
    let parts = path.split(separator: "/").compactMap { Self.decoded(String($0)) }
    guard parts.count == path.split(separator: "/").count, let name = parts.last, !name.isEmpty
    else { return nil }
    guard !(version != nil && Self.decoded(version ?? "") == nil) else { return nil }
    self.init(
      type: type, namespace: Array(parts.dropLast()), name: name,
      version: version.flatMap(Self.decoded), qualifiers: qualifiers, subpath: subpath ?? nil)
  }

  private static func isType(_ type: String) -> Bool {
    guard let first = type.utf8.first, !(48...57).contains(first) else { return false }
    return type.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
        || byte == 43 || byte == 45 || byte == 46
    }
  }

  private static func cut(_ text: inout Substring, at mark: Character) -> String? {
    guard let index = text.lastIndex(of: mark) else { return nil }
    let tail = String(text[text.index(after: index)...])
    text = text[..<index]
    return tail
  }

  /// The version after the last `@`, unless that begins a part of the path (an npm scope).
  private static func version(_ path: inout Substring) -> String? {
    guard let at = path.lastIndex(of: "@"), at != path.startIndex,
      path[path.index(before: at)] != "/"
    else { return nil }
    let version = String(path[path.index(after: at)...])
    path = path[..<at]
    return version
  }

  private static func qualifiers(_ query: String) -> [String: String]? {
    var result: [String: String] = [:]
    for pair in query.split(separator: "&") {
      guard let equals = pair.firstIndex(of: "="),
        let value = decoded(String(pair[pair.index(after: equals)...]))
      else { return nil }
      let key = pair[..<equals].lowercased()
      guard !key.isEmpty, result.updateValue(value, forKey: key) == nil else { return nil }
    }
    return result
  }

  private static func subpath(_ text: String) -> String? {
    let parts = text.split(separator: "/").compactMap { decoded(String($0)) }
      .filter { $0 != "." && $0 != ".." }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  private static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var source = Array(text.utf8)[...]
    while let byte = source.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: source.prefix(2), as: UTF8.self).lowercased()
      guard digits.utf8.count == 2, let value = Hex.decode(digits)?.first else { return nil }
      bytes.append(value)
      source = source.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
