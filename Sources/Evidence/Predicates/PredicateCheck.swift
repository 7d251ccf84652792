/// Whether a predicate looks as its definition says. Recursion goes as deep as the shape, which is a
/// constant of the program, never as deep as the input.

import Bytes

enum PredicateCheck {
  static func run(_ shape: PredicateShape, _ value: JSON, at path: String) throws(EvidenceError) {
    switch shape {
    case .list(let element, let atLeast): try list(element, atLeast, value, path)
    case .map(let element): try map(element, value, path)
    case .object(let fields, let anyOf): try object(fields, anyOf, value, path)
    case .either(let shapes): try either(shapes, value, path)
    case .digests: try digests(value, path)
    case .resource: try resource(value, path)
    default:
      guard fits(shape, value) else { throw refusal(path, words(shape)) }
    }
  }

  static func refusal(_ path: String, _ expected: String) -> EvidenceError {
    .invalidField(part: "predicate", path: path, expected: expected)
  }

  // MARK: containers

  private static func object(
    _ fields: [PredicateField], _ anyOf: [String], _ value: JSON, _ path: String
  ) throws(EvidenceError) {
    guard let object = value.object else { throw refusal(path, "an object") }
    for field in fields {
      let place = path + "." + field.key
      guard let member = object[field.key], !member.isNull else {
        guard !field.isRequired else { throw refusal(place, words(field.shape)) }
        continue
      }
      try run(field.shape, member, at: place)
    }
    guard !anyOf.isEmpty else { return }
    guard anyOf.contains(where: { object[$0].map { !$0.isNull } ?? false }) else {
      throw refusal(path, "at least one of " + anyOf.joined(separator: ", "))
    }
  }

  private static func list(
    _ element: PredicateShape, _ atLeast: Int, _ value: JSON, _ path: String
  ) throws(EvidenceError) {
    guard let array = value.array else { throw refusal(path, "a list") }
    guard array.count >= atLeast else { throw refusal(path, "at least \(atLeast) elements") }
    for (index, item) in array.enumerated() { try run(element, item, at: "\(path)[\(index)]") }
  }

  private static func map(_ element: PredicateShape, _ value: JSON, _ path: String)
    throws(EvidenceError)
  {
    guard let object = value.object else { throw refusal(path, "an object") }
    for (key, item) in object.members { try run(element, item, at: "\(path).\(short(key))") }
  }

  private static func either(_ shapes: [PredicateShape], _ value: JSON, _ path: String)
    throws(EvidenceError)
  {
    var first: EvidenceError?
    for shape in shapes {
      do {
        return try run(shape, value, at: path)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? refusal(path, "nothing")
  }

  // MARK: descriptors

  private static let hexLengths: [String: [Int]] = [
    "sha1": [40], "sha224": [56], "sha256": [64], "sha384": [96], "sha512": [128],
    "gitCommit": [40, 64], "gitTree": [40, 64], "gitBlob": [40, 64], "gitTag": [40, 64],
  ]

  static func digests(_ value: JSON, _ path: String) throws(EvidenceError) {
    guard let object = value.object, object.count > 0, object.count <= Limits.digestAlgorithms
    else { throw refusal(path, "an object of digests by algorithm") }
    for (key, item) in object.members {
      let place = "\(path).\(short(key))"
      guard let text = item.string, !text.isEmpty, text.utf8.count <= Limits.digestBytes else {
        throw refusal(place, "a digest")
      }
      guard let lengths = hexLengths[key] else { continue }
      guard lengths.contains(text.utf8.count), Hex.decode(text) != nil else {
        throw refusal(place, "\(lengths[0]) lowercase hexadecimal digits")
      }
    }
  }

  private static let descriptorFields: [PredicateField] = [
    .may("name", .line), .may("uri", .uri), .may("digest", .digests), .may("content", .base64),
    .may("downloadLocation", .uri), .may("mediaType", .line), .may("annotations", .bag),
  ]

  private static func resource(_ value: JSON, _ path: String) throws(EvidenceError) {
    try object(descriptorFields, ["name", "uri", "digest"], value, path)
  }

  // MARK: single values

  private static func fits(_ shape: PredicateShape, _ value: JSON) -> Bool {
    switch shape {
    case .text(let most):
      guard let text = value.string else { return false }
      return !text.isEmpty && text.utf8.count <= most
    case .note: return (value.string?.utf8.count ?? .max) <= Limits.noteBytes
    case .uri: return value.string.map(isURI) ?? false
    case .versionedPackage: return value.string.map(isVersionedPackage) ?? false
    case .time: return value.string.map { RFC3339.seconds($0) != nil } ?? false
    case .sha256: return value.string.flatMap { Digest(hex: $0) } != nil
    case .base64: return value.string.flatMap { Base64.decode($0) } != nil
    case .integer(let range): return value.int.map { range.contains($0) } ?? false
    case .number: return value.double != nil
    case .boolean: return value.bool != nil
    case .choice(let words): return value.string.map { words.contains($0) } ?? false
    case .bag: return value.object != nil
    default: return true
    }
  }

  static func isURI(_ text: String) -> Bool {
    guard text.utf8.count <= Limits.lineBytes, let colon = text.utf8.firstIndex(of: 0x3A) else {
      return false
    }
    let scheme = text.utf8[..<colon]
    guard let first = scheme.first, isLetter(first), text.utf8.index(after: colon) < text.endIndex
    else { return false }
    return scheme.allSatisfy { isLetter($0) || (48...57).contains($0) || "+-.".utf8.contains($0) }
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  static func isVersionedPackage(_ text: String) -> Bool {
    guard isURI(text), text.hasPrefix("pkg:") else { return false }
    let path = text.dropFirst(4).prefix { $0 != "?" && $0 != "#" }
    guard let slash = path.firstIndex(of: "/"), slash > path.startIndex,
      let at = path.lastIndex(of: "@"), at > path.index(after: slash)
    else { return false }
    return path.index(after: at) < path.endIndex && !path[at...].contains("/")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func short(_ key: String) -> String {
    key.utf8.count <= 64 ? key : String(key.prefix(64)) + "…"
  }

  static func words(_ shape: PredicateShape) -> String {
    switch shape {
    case .text(let most): "a text of 1 to \(most) bytes"
    case .note: "a text of at most \(Limits.noteBytes) bytes"
    case .uri: "a URI"
    case .versionedPackage: "a package URL with a version"
    case .time: "a time by RFC 3339"
    case .sha256: "64 lowercase hexadecimal digits"
    case .base64: "standard base64"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .boolean: "true or false"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .digests: "an object of digests by algorithm"
    case .resource: "a resource with a name, uri or digest"
    case .list: "a list"
    case .map, .object, .bag: "an object"
    case .either(let shapes): shapes.map(words).joined(separator: ", or ")
    case .anything: "a value"
    }
  }
}
