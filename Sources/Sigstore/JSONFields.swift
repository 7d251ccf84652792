/// Reading members of the JSON form of Sigstore's messages, with the place in every refusal.
/// Source: github.com/sigstore/protobuf-specs; the JSON form of Protocol Buffers, where unknown members
/// are refused and 64-bit numbers are strings.

import Bytes

/// A JSON object with the path that leads to it.
struct JSONFields {
  /// The document, for errors.
  let part: String
  /// The path in it; empty at its top.
  let path: String
  /// The object.
  let object: JSONObject

  /// The top of a document.
  init(_ json: JSON, part: String) throws(SigstoreError) {
    try self.init(json, part: part, path: "")
  }

  init(_ json: JSON, part: String, path: String) throws(SigstoreError) {
    guard let object = json.object else {
      throw .invalidField(part: part, path: path, expected: "an object")
    }
    self.part = part
    self.path = path
    self.object = object
  }

  /// Refuses members other than `known`.
  func only(_ known: Set<String>) throws(SigstoreError) {
    for key in object.keys where !known.contains(key) {
      throw invalid(key, "no such member")
    }
  }

  func invalid(_ name: String, _ expected: String) -> SigstoreError {
    .invalidField(part: part, path: place(name), expected: expected)
  }

  private func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

  /// The member, unless it is missing or null.
  func value(_ name: String) -> JSON? {
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  func string(_ name: String) throws(SigstoreError) -> String {
    guard let text = value(name)?.string else { throw invalid(name, "a string") }
    return text
  }

  /// Standard base64, padded; not empty.
  func bytes(_ name: String, limit: Int = .max) throws(SigstoreError) -> [UInt8] {
    guard let text = value(name)?.string, let bytes = Base64.decode(text), !bytes.isEmpty,
      bytes.count <= limit
    else { throw invalid(name, "standard base64") }
    return bytes
  }

  /// A number of 64 bits, as a string or plain; not negative.
  func number(_ name: String) throws(SigstoreError) -> UInt64 {
    guard let value = value(name) else { throw invalid(name, "a number") }
    if let text = value.string, let number = UInt64(text), String(number) == text { return number }
    if let number = value.number?.uint64 { return number }
    throw invalid(name, "a number that is not negative")
  }

  func fields(_ name: String) throws(SigstoreError) -> JSONFields {
    guard let value = value(name) else { throw invalid(name, "an object") }
    return try JSONFields(value, part: part, path: place(name))
  }

  func optionalFields(_ name: String) throws(SigstoreError) -> JSONFields? {
    value(name) == nil ? nil : try fields(name)
  }

  /// The objects of a list; an absent list is empty.
  func list(_ name: String, limit: Int) throws(SigstoreError) -> [JSONFields] {
    guard let value = value(name) else { return [] }
    guard let items = value.array else { throw invalid(name, "a list") }
    guard items.count <= limit else { throw .tooMany(part: place(name), limit: limit) }
    var result: [JSONFields] = []
    for (index, item) in items.enumerated() {
      result.append(try JSONFields(item, part: part, path: "\(place(name))[\(index)]"))
    }
    return result
  }
}
