/// Where the readers of lock files put what they find.

import Bytes
import Formats

/// Packages and notes of one lock file while it is read.
struct LockCollector {
  let path: String
  private(set) var packages: [PackageURL: LockedPackage] = [:]
  private(set) var notes: [String] = []

  init(path: String) { self.path = path }

  /// Adds a package; what is said of one package twice is joined.
  mutating func add(_ package: LockedPackage) {
    guard packages.count <= BOMLimits.packages else { return }
    guard var known = packages[package.purl] else {
      packages[package.purl] = package
      return
    }
    for hash in package.hashes where !known.hashes.contains(hash) { known.hashes.append(hash) }
    for item in package.distributions where !known.distributions.contains(item) {
      known.distributions.append(item)
    }
    for need in package.needs where !known.needs.contains(need) { known.needs.append(need) }
    known.isDevelopment = known.isDevelopment && package.isDevelopment
    packages[package.purl] = known
  }

  /// Says what the file leaves open.
  mutating func note(_ text: String) {
    if notes.count < BOMLimits.findings, !notes.contains(text) { notes.append(text) }
  }

  /// The packages in the order of their package URLs.
  var sorted: [LockedPackage] {
    packages.values.sorted { $0.purl < $1.purl }.map { package in
      var package = package
      package.hashes.sort()
      package.distributions.sort { $0.url < $1.url }
      package.needs.sort()
      return package
    }
  }

  // MARK: documents

  func fault(_ detail: String) -> LockFileError { .malformed(path: path, detail: detail) }

  func text(_ bytes: [UInt8]) throws(LockFileError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("not UTF-8") }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  func toml(_ bytes: [UInt8]) throws(LockFileError) -> JSON {
    do {
      return try TOML.parse(bytes)
    } catch {
      throw fault("line \(error.line): expected \(error.expected)")
    }
  }

  func json(_ bytes: [UInt8]) throws(LockFileError) -> JSON {
    do {
      return try JSON.parse(bytes, limits: BOMLimits.json)
    } catch {
      throw fault(error.description)
    }
  }

  func yaml(_ bytes: [UInt8]) throws(LockFileError) -> JSON {
    do {
      let read = try YAMLDocument(bytes)
      guard read.duplicates.isEmpty else { throw fault("a key stands twice") }
      return read.documents.first ?? .null
    } catch let error as LockFileError {
      throw error
    } catch {
      throw fault("not YAML: \(error)")
    }
  }
}

extension JSON {
  /// The members of an object in their order; none for other values.
  var members: [(key: String, value: JSON)] { object?.members ?? [] }

  /// The text of a string, or of a number that was meant as one.
  var loose: String? { string ?? number?.text }
}
