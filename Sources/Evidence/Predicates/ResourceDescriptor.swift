/// in-toto ResourceDescriptor v1: something that a predicate points at.
/// Source: github.com/in-toto/attestation, spec/v1/resource_descriptor.md.

package import Bytes

/// A thing by name, address or digest.
package struct ResourceDescriptor: Hashable, Sendable {
  /// What it is called where it is used; empty for none.
  package var name: String
  /// Where it is; empty for none.
  package var uri: String
  /// Its digests by algorithm, such as `sha256` or `gitCommit`.
  package var digests: [String: String]
  /// Its media type; empty for none.
  package var mediaType: String
  /// Where it can be fetched; empty for none.
  package var downloadLocation: String
  /// Anything else that the maker says about it; `nil` for nothing.
  package var annotations: JSONObject?

  /// Describes a thing.
  package init(
    name: String = "", uri: String = "", digests: [String: String] = [:], mediaType: String = "",
    downloadLocation: String = "", annotations: JSONObject? = nil
  ) {
    self.name = name
    self.uri = uri
    self.digests = digests
    self.mediaType = mediaType
    self.downloadLocation = downloadLocation
    self.annotations = annotations
  }

  /// Describes a file by its name and SHA-256.
  package init(file: Subject) {
    self.init(name: file.name, digests: ["sha256": file.digest.hex])
  }

  /// Reads a descriptor that was checked already; what is not there stays empty.
  init(checked json: JSON?) {
    self.init(
      name: json?["name"]?.string ?? "", uri: json?["uri"]?.string ?? "",
      digests: DigestSet.read(json?["digest"]), mediaType: json?["mediaType"]?.string ?? "",
      downloadLocation: json?["downloadLocation"]?.string ?? "",
      annotations: json?["annotations"]?.object)
  }

  /// SHA-256, if there is one.
  package var sha256: Digest? { digests["sha256"].flatMap { Digest(hex: $0) } }

  /// The descriptor as JSON, without what is empty.
  package var json: JSON {
    var object = JSONObject()
    if !name.isEmpty { object["name"] = .string(name) }
    if !uri.isEmpty { object["uri"] = .string(uri) }
    if !digests.isEmpty { object["digest"] = DigestSet.json(digests) }
    if !mediaType.isEmpty { object["mediaType"] = .string(mediaType) }
    if !downloadLocation.isEmpty { object["downloadLocation"] = .string(downloadLocation) }
    if let annotations { object["annotations"] = .object(annotations) }
    return .object(object)
  }
}

/// Digests by algorithm.
enum DigestSet {
  static func read(_ json: JSON?) -> [String: String] {
    var table: [String: String] = [:]
    for (key, value) in json?.object?.members ?? [] { table[key] = value.string }
    return table
  }

  static func json(_ digests: [String: String]) -> JSON {
    var object = JSONObject()
    for key in digests.keys.sorted() { object[key] = .optional(digests[key]) }
    return .object(object)
  }
}
