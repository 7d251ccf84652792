/// The files of a model as OpenSSF Model Signing lists them: what a model signature is about.
/// Source: github.com/sigstore/model-transparency at e343073, model_signing 1.1.1.

package import Bytes

/// One file of a model, or a part of one.
package struct ModelResource: Hashable, Sendable {
  /// The path below the model, with `/` between its parts; `.` for a model that is a single file.
  package let name: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// The bytes of the file that the digest is over; `nil` for the whole file.
  package let range: Range<UInt64>?

  /// Names a file, or a part of one, with its digest.
  package init(name: String, digest: Digest, range: Range<UInt64>? = nil) {
    self.name = name
    self.digest = digest
    self.range = range
  }
}

/// The files of a model: what a model signature is about.
package struct ModelManifest: Sendable, Equatable {
  /// How the files were cut up before they were hashed.
  package enum Method: Sendable, Equatable {
    /// One digest for each file.
    case files
    /// One digest for every so many bytes of each file; empty files have none.
    case shards(UInt64)
  }

  /// The name of the model: the last part of its path.
  package let name: String
  /// The files, sorted by the parts of their paths when made here, in the signed order when read.
  package let resources: [ModelResource]
  /// Paths below the model that were left out.
  package let ignoredPaths: [String]
  /// Whether symbolic links in the model were followed.
  package let allowsSymlinks: Bool
  /// How the files were cut up.
  package let method: Method

  /// Sorts the files as model-signing does: part by part, by code point, not as one string.
  package init(
    name: String, resources: [ModelResource], ignoredPaths: [String] = [],
    allowsSymlinks: Bool = false
  ) {
    let keyed = resources.map { (key: ModelManifest.sortKey($0.name), resource: $0) }
    self.name = name
    self.resources = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.resource)
    self.ignoredPaths = ignoredPaths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.allowsSymlinks = allowsSymlinks
    method = .files
  }

  /// The UTF-8 bytes of a path, whose order is that of the code points, with the slash before all
  /// others: then the order of the bytes is the order of the parts.
  private static func sortKey(_ name: String) -> [UInt8] {
    name.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 }
  }

  /// SHA-256 over the raw digests of the files in their order: the digest of the subject.
  package var rootDigest: Digest { ModelManifest.rootDigest(resources) }

  static func rootDigest(_ resources: [ModelResource]) -> Digest {
    var stream = DigestStream()
    for resource in resources { stream.update(resource.digest.bytes) }
    return stream.finish()
  }

  /// The number of files that are signed, each counted once.
  package var fileCount: Int {
    guard method != .files else { return resources.count }
    return Set(resources.map { Array($0.name.utf8) }).count
  }

  /// The statement that is signed.
  package var statement: Statement { statement(demanding: nil) }

  /// The statement that is signed; `demand` says how many of which keys have to sign it.
  package func statement(demanding demand: SignerDemand?) -> Statement {
    var serialization: JSON = [
      "method": "files", "hash_type": "sha256", "allow_symlinks": .bool(allowsSymlinks),
    ]
    if !ignoredPaths.isEmpty { serialization["ignore_paths"] = .strings(ignoredPaths) }
    var predicate: JSON = [
      "serialization": serialization,
      "resources": .array(
        resources.map {
          [
            "name": .string($0.name), "algorithm": "sha256", "digest": .string($0.digest.hex),
          ]
        }),
    ]
    if let demand { predicate[SignerDemand.member] = demand.json }
    return Statement(
      subjects: [Subject(name: name, digest: rootDigest)],
      predicateType: PredicateType.modelSignature, predicate: predicate)
  }

  // MARK: reading

  /// Reads the statement of a model signature. Refuses names that lead out of the model, that are
  /// written in a roundabout way or occur twice, shards that do not cover their file, and a root
  /// digest that is not over the files. `allowingLegacy` also takes the predicate of model-signing
  /// before 1.0, which lists one subject for each file and has no root digest.
  package init(_ statement: Statement, allowingLegacy: Bool = false) throws(EvidenceError) {
    if allowingLegacy, statement.predicateType == PredicateType.modelSignatureLegacy {
      self = try ModelManifest.legacy(statement)
      return
    }
    guard statement.predicateType == PredicateType.modelSignature else {
      throw .unexpectedPredicateType(
        found: statement.predicateType, expected: PredicateType.modelSignature)
    }
    guard statement.subjects.count == 1 else {
      throw .invalidField(part: "statement", path: "subject", expected: "exactly one subject")
    }
    let serialization = statement.predicate["serialization"]
    let method = try ModelManifest.method(serialization)
    let resources = try ModelManifest.resources(statement.predicate["resources"], method)
    let subject = statement.subjects[0]
    let root = ModelManifest.rootDigest(resources)
    guard root == subject.digest else {
      throw .wrongRootDigest(found: subject.digest.hex, expected: root.hex)
    }
    name = subject.name
    self.resources = resources
    self.method = method
    allowsSymlinks = serialization?["allow_symlinks"]?.bool ?? false
    ignoredPaths = try ModelManifest.ignored(serialization?["ignore_paths"])
  }

  private init(read name: String, _ resources: [ModelResource]) {
    self.name = name
    self.resources = resources
    ignoredPaths = []
    allowsSymlinks = false
    method = .files
  }

  private static func legacy(_ statement: Statement) throws(EvidenceError) -> ModelManifest {
    guard statement.subjects.count <= Limits.resources else {
      throw .tooLarge(part: "subjects", limit: Limits.resources)
    }
    var names = NameSet()
    for subject in statement.subjects { try names.take(subject.name) }
    try names.checkAlone()
    return ModelManifest(
      read: "", statement.subjects.map { ModelResource(name: $0.name, digest: $0.digest) })
  }

  private static func method(_ json: JSON?) throws(EvidenceError) -> Method {
    guard let method = json?["method"]?.string, let hash = json?["hash_type"]?.string else {
      throw .invalidField(
        part: "statement", path: "predicate.serialization", expected: "method and hash_type")
    }
    guard hash == "sha256" else {
      throw .unsupportedSerialization(
        reason: "the files were hashed with \(hash.prefix(32)), and only sha256 is supported")
    }
    switch method {
    case "files": return .files
    case "shards":
      // The tool writes its numbers through protobuf: 1000000000.0.
      guard let number = json?["shard_size"]?.double, number >= 1, number < 9e15,
        number.rounded() == number
      else {
        throw .invalidField(
          part: "statement", path: "predicate.serialization.shard_size", expected: "a whole number"
        )
      }
      return .shards(UInt64(number))
    default:
      throw .unsupportedSerialization(
        reason: "the serialization method \(method.prefix(32)) is unknown")
    }
  }

  private static func ignored(_ json: JSON?) throws(EvidenceError) -> [String] {
    guard let json, !json.isNull else { return [] }
    guard let list = json.array, list.count <= Limits.resources else {
      throw .invalidField(
        part: "statement", path: "predicate.serialization.ignore_paths", expected: "a list of paths"
      )
    }
    var paths: [String] = []
    for item in list {
      guard var path = item.string else {
        throw .invalidField(
          part: "statement", path: "predicate.serialization.ignore_paths", expected: "paths")
      }
      if path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
      guard path != ".", ModelPath.isSafe(path) else { throw .unsafeResourceName(path) }
      paths.append(path)
    }
    return paths
  }

  private static func resources(_ json: JSON?, _ method: Method) throws(EvidenceError)
    -> [ModelResource]
  {
    guard let list = json?.array else {
      throw .invalidField(part: "statement", path: "predicate.resources", expected: "a list")
    }
    guard list.count <= Limits.resources else {
      throw .tooLarge(part: "resources", limit: Limits.resources)
    }
    var resources: [ModelResource] = []
    resources.reserveCapacity(list.count)
    var names = NameSet()
    for (index, item) in list.enumerated() {
      guard let name = item["name"]?.string, let algorithm = item["algorithm"]?.string,
        let digest = item["digest"]?.string.flatMap({ Digest(hex: $0) })
      else {
        throw .invalidField(
          part: "statement", path: "predicate.resources[\(index)]",
          expected: "name, sha256 and digest")
      }
      switch method {
      case .files:
        guard algorithm == "sha256" else {
          throw .unsupportedSerialization(
            reason: "a file was hashed with \(algorithm.prefix(32)), and only sha256 is supported")
        }
        try names.take(name)
        resources.append(ModelResource(name: name, digest: digest))
      case .shards(let size):
        guard algorithm == "sha256" || algorithm == "sha256-sharded-\(size)" else {
          throw .unsupportedSerialization(
            reason: "a shard was hashed with \(algorithm.prefix(32)), not sha256 over \(size) bytes"
          )
        }
        resources.append(try shard(name, digest, size, after: resources.last, &names))
      }
    }
    try names.checkAlone()
    return resources
  }

  /// Reads `path:start:end`. The shards of a file stand together, start at 0, leave no gap, and all
  /// but the last are as long as the shard size: otherwise bytes would be left unsigned.
  private static func shard(
    _ text: String, _ digest: Digest, _ size: UInt64, after last: ModelResource?,
    _ names: inout NameSet
  ) throws(EvidenceError) -> ModelResource {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let start = UInt64(parts[parts.count - 2]),
      let end = UInt64(parts[parts.count - 1]), start < end, end - start <= size
    else {
      throw .invalidField(
        part: "statement", path: "predicate.resources", expected: "names as path:start:end")
    }
    let name = parts.dropLast(2).joined(separator: ":")
    if start == 0 {
      try names.take(name)
    } else {
      guard let last, let range = last.range, Array(last.name.utf8) == Array(name.utf8),
        range.upperBound == start, range.upperBound - range.lowerBound == size
      else {
        throw .invalidField(
          part: "statement", path: "predicate.resources", expected: "shards without gaps")
      }
    }
    return ModelResource(name: name, digest: digest, range: start..<end)
  }
}

/// What a path below a model may look like.
package enum ModelPath {
  /// A plain relative path: no empty part, no `.` or `..` (a single `.` aside), also when backslashes
  /// are read as separators; no NUL.
  package static func isSafe(_ name: String) -> Bool {
    guard name != "." else { return true }
    guard !name.isEmpty, name.utf8.count <= Limits.nameBytes, !name.utf8.contains(0) else {
      return false
    }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= Limits.pathParts else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && !isDots(part)
        && !part.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
          .contains { $0.elementsEqual("..".utf8) }
    }
  }

  private static func isDots(_ part: Substring.UTF8View) -> Bool {
    part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
  }
}

/// Names that were taken: no two may be the same to a file system that normalises Unicode.
private struct NameSet {
  /// Swift compares strings by canonical equivalence, which is what is wanted here.
  private var names: Set<String> = []

  mutating func take(_ name: String) throws(EvidenceError) {
    guard ModelPath.isSafe(name), names.insert(name).inserted else {
      throw .unsafeResourceName(name)
    }
  }

  /// `.` stands for a model that is one file: nothing may stand beside it.
  func checkAlone() throws(EvidenceError) {
    if names.count > 1, names.contains(".") { throw .unsafeResourceName(".") }
  }
}
