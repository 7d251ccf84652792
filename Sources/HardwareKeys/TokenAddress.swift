/// Addresses of keys in tokens: URIs of the scheme pkcs11 (RFC 7512).

/// Where a key lies.
package struct TokenAddress: Sendable, Equatable {
  /// The library that speaks to the token.
  package let modulePath: String
  /// The label of the token.
  package let token: String?
  /// The serial number of the token.
  package let serial: String?
  /// The label of the key.
  package let object: String?
  /// The identifier of the key.
  package let id: [UInt8]?
  /// The file that holds the PIN.
  package let pinSource: String?

  /// What is wrong with an address.
  package enum Fault: Error, Equatable, Sendable {
    /// It does not begin with `pkcs11:`.
    case otherScheme
    /// An attribute is malformed, unknown or stands twice.
    case attribute(String)
    /// A PIN stands in the address itself, where others could read it.
    case pinInside
    /// The library, the token or the key is not named.
    case missing(String)
  }

  /// Most bytes of an address.
  private static let byteLimit = 4096

  /// Reads an address. Path attributes that name nothing needed here (`type`, `manufacturer`, …) may be
  /// there; a `pin-value` is refused.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= Self.byteLimit, text.lowercased().hasPrefix("pkcs11:") else {
      throw .otherScheme
    }
    let halves = text.dropFirst(7).split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = try Self.attributes(halves[0], separator: ";")
    let query = try Self.attributes(halves.count == 2 ? halves[1] : "", separator: "&")
    guard query["pin-value"] == nil else { throw .pinInside }
    for name in path.keys where !Self.pathNames.contains(name) { throw .attribute(name) }
    for name in query.keys where !Self.queryNames.contains(name) { throw .attribute(name) }
    guard let module = try Self.text(query, "module-path") else { throw .missing("module-path") }
    modulePath = module
    token = try Self.text(path, "token")
    serial = try Self.text(path, "serial")
    object = try Self.text(path, "object")
    id = path["id"]
    guard token != nil || serial != nil else { throw .missing("token") }
    guard object != nil || id != nil else { throw .missing("object") }
    let source = try Self.text(query, "pin-source")
    pinSource = source.map { $0.hasPrefix("file:") ? String($0.dropFirst(5)) : $0 }
  }

  private static let pathNames: Set<String> = [
    "token", "manufacturer", "serial", "model", "library-manufacturer", "library-description",
    "library-version", "object", "type", "id", "slot-description", "slot-manufacturer", "slot-id",
  ]
  private static let queryNames: Set<String> = ["pin-source", "module-path", "module-name"]

  private static func text(_ all: [String: [UInt8]], _ name: String) throws(Fault) -> String? {
    guard let bytes = all[name] else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty,
      !text.unicodeScalars.contains(where: { $0.value == 0 })
    else { throw .attribute(name) }
    return text
  }

  private static func attributes(_ text: Substring, separator: Character) throws(Fault)
    -> [String: [UInt8]]
  {
    var all: [String: [UInt8]] = [:]
    for part in text.split(separator: separator) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, let value = unescaped(pair[1]),
        all.updateValue(value, forKey: String(pair[0])) == nil
      else { throw .attribute(String(pair[0])) }
    }
    return all
  }

  private static func unescaped(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
    }
    return bytes
  }
}
