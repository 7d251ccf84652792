/// Where a key lies on a PKCS#11 token, written as a URI: `pkcs11:token=NAME;object=KEY?module-path=FILE`.
/// Source: RFC 7512. A PIN in the URI is refused: arguments can be seen by every process.

import Bytes

/// The address of a key on a token.
package struct TokenAddress: Sendable, Equatable {
  /// The label of the token.
  package let token: String
  /// The label of the key; `nil` if only the id names it.
  package let object: String?
  /// The id of the key; empty if only the label names it.
  package let id: [UInt8]
  /// The path of the PKCS#11 module.
  package let module: String
  /// The file with the PIN, if the URI names one (`pin-source`).
  package let pinFile: String?

  /// What is wrong with a URI.
  package struct Fault: Error, Sendable, Equatable {
    /// In a few words.
    package let reason: String
  }

  /// Whether `text` is meant as such an address.
  package static func isOne(_ text: String) -> Bool { text.hasPrefix("pkcs11:") }

  /// Reads the URI. Attributes that are not understood are refused: they would narrow the choice.
  package init(_ text: String) throws(Fault) {
    guard TokenAddress.isOne(text) else { throw Fault(reason: "not a pkcs11: URI") }
    let halves = text.dropFirst(7).split(separator: "?", maxSplits: 1)
    var values: [String: [UInt8]] = [:]
    let path = halves.first?.split(separator: ";") ?? []
    let query = halves.count > 1 ? halves[1].split(separator: "&") : []
    for pair in path + query {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = TokenAddress.decoded(parts[1]),
        values.updateValue(value, forKey: String(parts[0])) == nil
      else { throw Fault(reason: "\(pair.prefix(32)) is not understood") }
    }
    if values["pin-value"] != nil {
      throw Fault(reason: "a PIN does not belong into an argument; pin-source=FILE names a file")
    }
    let known: Set<String> = ["token", "object", "id", "type", "module-path", "pin-source"]
    for name in values.keys where !known.contains(name) {
      throw Fault(reason: "the attribute \(name.prefix(32)) is not understood")
    }
    func string(_ name: String) -> String? {
      values[name].map { String(decoding: $0, as: UTF8.self) }
    }
    guard let token = string("token"), let module = string("module-path"), module.hasPrefix("/")
    else {
      throw Fault(reason: "it needs token= and module-path= with an absolute path")
    }
    guard values["object"] != nil || values["id"] != nil, string("type") ?? "private" == "private"
    else { throw Fault(reason: "it needs object= or id= of a private key") }
    self.token = token
    self.module = module
    object = string("object")
    id = values["id"] ?? []
    pinFile = string("pin-source").map { $0.hasPrefix("file:") ? String($0.dropFirst(5)) : $0 }
  }

  private static func decoded(_ text: Substring) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes.isEmpty || bytes.contains(0) && text.utf8.count < 2 ? nil : bytes
  }
}
