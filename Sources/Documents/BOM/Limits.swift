/// Bounds on bills of materials and what they are made from: what is beyond is refused or said.

package import Bytes

/// The bounds, each with its unit in its name.
package enum BOMLimits {
  /// Bytes of one bill of materials, lock file or advisory.
  package static let bytes = 64 << 20
  /// Depth, values and bytes of a document in JSON.
  package static let json = JSONLimits(depth: 64, values: 4_000_000, bytes: bytes)
  /// Components of one bill, nested ones included.
  package static let components = 500_000
  /// Levels of nested components.
  package static let nesting = 32
  /// Packages of one lock file.
  package static let packages = 100_000
  /// Files of one model or data set that are listed one by one; beyond, the digest over all stands.
  package static let listedFiles = 5_000
  /// Findings of one kind that are listed; the rest is counted.
  package static let findings = 1_000
  /// Levels of tables and arrays in TOML.
  package static let tomlDepth = 32
  /// Values in a document in TOML.
  package static let tomlValues = 4_000_000
  /// Advisories in one look-up.
  package static let advisories = 1_000_000
  /// Events of one range and versions of one list in an advisory.
  package static let events = 100_000
  /// Bytes of a version that is compared.
  package static let versionBytes = 512
  /// Bytes of a package URL.
  package static let purlBytes = 8_192
}
