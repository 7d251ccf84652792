/// Where references within a schema lead: identifiers, anchors, JSON Pointers (2020-12 core, 8).

import Bytes

/// The places of one schema document.
struct SchemaPlaces {
  /// Keywords that hold one schema, a list of them, or schemas by name.
  static let single: Set<String> = [
    "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items",
    "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
  ]
  private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  private static let named: Set<String> = [
    "$defs", "definitions", "dependentSchemas", "patternProperties", "properties",
  ]

  private let root: JSON
  /// Pointers of resources by their absolute identifier, and of anchors by identifier and name.
  private var resources: [String: String] = [:]
  private var anchors: [String: String] = [:]
  /// Base identifiers of schemas that set one, by pointer.
  private var bases: [String: String] = [:]
  /// How often each name of `$dynamicAnchor` is used.
  private(set) var dynamicAnchors: [String: Int] = [:]
  private var nodes = 0

  init(_ schema: JSON) throws(SchemaProblem) {
    root = schema
    resources[""] = ""
    bases[""] = ""
    try collect(schema, at: "", base: "", depth: 0)
  }

  private mutating func collect(
    _ json: JSON, at pointer: String, base: String, depth: Int
  ) throws(SchemaProblem) {
    nodes += 1
    guard nodes <= GuardLimits.schemaNodes * 4, depth <= GuardLimits.schemaDepth * 2 else {
      throw SchemaProblem(pointer: pointer, problem: "the schema is too large or too deep")
    }
    guard let members = json.object else { return }
    var base = base
    if let id = members["$id"]?.string {
      base = Self.resolve(id, against: base).split(separator: "#").first.map(String.init) ?? ""
      resources[base] = pointer
      bases[pointer] = base
    }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      if let name = members[keyword]?.string, anchors[base + "#" + name] == nil {
        anchors[base + "#" + name] = pointer
      }
    }
    if let name = members["$dynamicAnchor"]?.string { dynamicAnchors[name, default: 0] += 1 }
    for (keyword, value) in members.members {
      let place = pointer + "/" + SchemaRules.escaped(keyword)
      if let elements = value.array, Self.lists.contains(keyword) {
        for (index, element) in elements.enumerated() {
          try collect(element, at: "\(place)/\(index)", base: base, depth: depth + 1)
        }
      } else if let schemas = value.object, Self.named.contains(keyword) {
        for (name, schema) in schemas.members {
          let below = place + "/" + SchemaRules.escaped(name)
          try collect(schema, at: below, base: base, depth: depth + 1)
        }
      } else if Self.single.contains(keyword) {
        try collect(value, at: place, base: base, depth: depth + 1)
      }
    }
  }

  /// What `reference`, standing at `pointer`, leads to.
  func target(of reference: String, from pointer: String) -> (json: JSON, pointer: String)? {
    let absolute = Self.resolve(reference, against: base(of: pointer))
    let parts = absolute.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let resource = resources[String(first)] else { return nil }
    let fragment = parts.count > 1 ? Self.percentDecoded(String(parts[1])) : ""
    if fragment.isEmpty || fragment.hasPrefix("/") {
      return value(at: resource + fragment).map { ($0, resource + fragment) }
    }
    guard let place = anchors[String(first) + "#" + fragment] else { return nil }
    return value(at: place).map { ($0, place) }
  }

  /// The base identifier that counts at `pointer`: of the nearest schema around it that has one.
  private func base(of pointer: String) -> String {
    var place = Substring(pointer)
    while true {
      if let base = bases[String(place)] { return base }
      guard let slash = place.lastIndex(of: "/") else { return "" }
      place = place[..<slash]
    }
  }

  /// RFC 6901.
  private func value(at pointer: String) -> JSON? {
    var current = root
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = String(token.replacing("~1", with: "/").replacing("~0", with: "~"))
      if let members = current.object {
        guard let next = members[name] else { return nil }
        current = next
      } else if let elements = current.array {
        guard let index = Int(name), elements.indices.contains(index) else { return nil }
        current = elements[index]
      } else {
        return nil
      }
    }
    return current
  }

  private static func percentDecoded(_ text: String) -> String {
    String(decoding: EncodedText.percentDecoded(Array(text.utf8)), as: UTF8.self)
  }

  /// Resolves a reference (RFC 3986 5.2) as far as identifiers of schemas need it.
  static func resolve(_ reference: String, against base: String) -> String {
    if hasScheme(reference) { return reference }
    let document = base.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
    if reference.isEmpty { return String(document) }
    if reference.hasPrefix("#") { return document + reference }
    guard hasScheme(base), let colon = base.firstIndex(of: ":") else {
      return reference.hasPrefix("/") || !document.contains("/")
        ? reference
        : document.prefix(through: document.lastIndex(of: "/") ?? document.startIndex)
          + reference
    }
    let scheme = base[...colon]
    let rest = document[document.index(after: colon)...]
    guard rest.hasPrefix("//") else { return scheme + reference }
    if reference.hasPrefix("//") { return scheme + reference }
    let authorityEnd = rest.dropFirst(2).firstIndex(of: "/") ?? rest.endIndex
    if reference.hasPrefix("/") { return scheme + rest[..<authorityEnd] + reference }
    let path = rest[authorityEnd...]
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return scheme + rest[..<authorityEnd] + folder + reference
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isAlphanumeric || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
  }
}
