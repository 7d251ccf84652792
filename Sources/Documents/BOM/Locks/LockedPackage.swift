/// What a lock file says: packages with their versions and digests, and what it leaves open.

package import Bytes

/// A digest as other tools write it.
package struct NamedHash: Hashable, Sendable, Comparable {
  /// The name that CycloneDX has for the algorithm: `SHA-256`.
  package let algorithm: String
  /// Lower-case hexadecimal digits.
  package let hex: String

  /// Names a digest.
  package init(algorithm: String, hex: String) {
    self.algorithm = algorithm
    self.hex = hex
  }

  package static func < (left: NamedHash, right: NamedHash) -> Bool {
    (left.algorithm, left.hex) < (right.algorithm, right.hex)
  }

  /// Digits of a digest by the name of its algorithm.
  package static let digits: [String: Int] = [
    "MD5": 32, "SHA-1": 40, "SHA-256": 64, "SHA-384": 96, "SHA-512": 128, "SHA3-256": 64,
    "SHA3-384": 96, "SHA3-512": 128, "BLAKE2b-256": 64, "BLAKE2b-384": 96, "BLAKE2b-512": 128,
    "BLAKE3": 64, "Streebog-256": 64, "Streebog-512": 128,
  ]

  /// Reads `sha256:HEX`, `sha256=HEX` and the like; `nil` for unknown algorithms and other lengths.
  init?(pair text: some StringProtocol) {
    guard let cut = text.firstIndex(where: { $0 == ":" || $0 == "=" || $0 == "-" }) else {
      return nil
    }
    self.init(name: String(text[..<cut]), hex: text[text.index(after: cut)...].lowercased())
  }

  init?(name: String, hex: String) {
    let names = [
      "md5": "MD5", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384",
      "sha512": "SHA-512",
    ]
    guard let algorithm = names[name.lowercased()], hex.utf8.count == Self.digits[algorithm],
      Hex.decode(hex) != nil
    else { return nil }
    self.init(algorithm: algorithm, hex: hex)
  }

  /// Subresource integrity (W3C): `sha512-BASE64`, several with spaces; options after `?` ignored.
  static func integrity(_ text: String) -> [NamedHash] {
    text.split(separator: " ").compactMap { part in
      guard let dash = part.firstIndex(of: "-") else { return nil }
      let value = part[part.index(after: dash)...].prefix { $0 != "?" }
      guard let bytes = Base64.decode(String(value)) else { return nil }
      return NamedHash(name: String(part[..<dash]), hex: Hex.encode(bytes))
    }
  }
}

/// One file that a package is delivered as.
package struct Distribution: Hashable, Sendable {
  /// Where it is fetched from, or its name.
  package let url: String
  /// Its digests.
  package let hashes: [NamedHash]
}

/// One package of a lock file.
package struct LockedPackage: Hashable, Sendable {
  /// What it is.
  package let purl: PackageURL
  /// Its name as the lock file has it.
  package let name: String
  /// Digests of the one archive that it is delivered as.
  package var hashes: [NamedHash] = []
  /// The files that it may be delivered as.
  package var distributions: [Distribution] = []
  /// Whether only development needs it.
  package var isDevelopment = false
  /// Package URLs of what it needs, without versions where the lock file has none.
  package var needs: [PackageURL] = []

  /// Its version.
  package var version: String? { purl.version }
}

/// A lock file that was read.
package struct LockFile: Sendable, Equatable {
  /// What kind it is.
  package let kind: Kind
  /// Its path as the caller named it.
  package let path: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// Its packages, sorted by package URL, each once.
  package let packages: [LockedPackage]
  /// What it leaves open: versions that are not pinned, local packages, lines not understood.
  package let notes: [String]

  /// The kinds of lock files.
  package enum Kind: String, CaseIterable, Sendable {
    case requirements, poetry, uv, pipfile, pdm, pylock
    case swift, npm, yarn, pnpm, cargo, goMod = "go.mod", goSum = "go.sum"

    /// The kind of the file called `name`; `nil` for files that are none.
    package init?(fileName name: String) {
      switch name {
      case "poetry.lock": self = .poetry
      case "uv.lock": self = .uv
      case "Pipfile.lock": self = .pipfile
      case "pdm.lock": self = .pdm
      case "Package.resolved": self = .swift
      case "package-lock.json", "npm-shrinkwrap.json": self = .npm
      case "yarn.lock": self = .yarn
      case "pnpm-lock.yaml": self = .pnpm
      case "Cargo.lock": self = .cargo
      case "go.mod": self = .goMod
      case "go.sum": self = .goSum
      default:
        if name.hasPrefix("requirements"), name.hasSuffix(".txt") {
          self = .requirements
        } else if name.hasPrefix("pylock."), name.hasSuffix("toml") {
          self = .pylock
        } else {
          return nil
        }
      }
    }
  }
}

/// Why a lock file could not be read.
package enum LockFileError: Error, Equatable, Sendable {
  /// The name is that of no lock file that is known.
  case unknownKind(String)
  /// The bytes are not what the kind demands; with what was expected and where.
  case malformed(path: String, detail: String)
  /// More than `BOMLimits` allows.
  case tooLarge(path: String)
}

extension LockFile {
  /// Reads the lock file at `path` from its bytes.
  package init(_ bytes: [UInt8], path: String) throws(LockFileError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let kind = Kind(fileName: name) else { throw .unknownKind(path) }
    guard bytes.count <= BOMLimits.bytes else { throw .tooLarge(path: path) }
    var collector = LockCollector(path: path)
    try Self.read(kind, bytes, &collector)
    guard collector.packages.count <= BOMLimits.packages else { throw .tooLarge(path: path) }
    self.kind = kind
    self.path = path
    digest = Digest.of(bytes)
    packages = collector.sorted
    notes = collector.notes
  }

  private static func read(_ kind: Kind, _ bytes: [UInt8], _ collector: inout LockCollector)
    throws(LockFileError)
  {
    switch kind {
    case .requirements: PythonLocks.requirements(try collector.text(bytes), &collector)
    case .poetry: PythonLocks.poetry(try collector.toml(bytes), &collector)
    case .uv: PythonLocks.uv(try collector.toml(bytes), &collector)
    case .pdm: PythonLocks.pdm(try collector.toml(bytes), &collector)
    case .pylock: PythonLocks.pylock(try collector.toml(bytes), &collector)
    case .pipfile: PythonLocks.pipfile(try collector.json(bytes), &collector)
    case .swift: try SwiftLocks.resolved(try collector.json(bytes), &collector)
    case .npm: try NodeLocks.npm(try collector.json(bytes), &collector)
    case .yarn: try NodeLocks.yarn(bytes, try collector.text(bytes), &collector)
    case .pnpm: try NodeLocks.pnpm(try collector.yaml(bytes), &collector)
    case .cargo: CargoLocks.cargo(try collector.toml(bytes), &collector)
    case .goMod: GoLocks.mod(try collector.text(bytes), &collector)
    case .goSum: GoLocks.sum(try collector.text(bytes), &collector)
    }
  }
}
