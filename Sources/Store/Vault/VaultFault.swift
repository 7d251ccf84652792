/// What can go wrong with a vault, a backup and the stores that hold them, as data.

/// A refusal or damage: what kind, at which object, in a few words without contents.
package struct VaultFault: Error, Sendable, Equatable {
  /// The kinds, each with its own code.
  package enum Kind: String, Sendable, CaseIterable {
    /// An object that a version names is not in the store.
    case missing
    /// An object does not authenticate or does not match its name.
    case altered
    /// The master key is another one.
    case wrongKey
    /// No master key was given and none lies where it should.
    case keyMissing
    /// The place holds no vault, or one of another format.
    case notVault
    /// The store reported success, but reading back gives something else.
    case storeLied
    /// The store refused a request.
    case storeRefused
    /// The store could not be reached.
    case storeUnreachable
    /// A file changed while it was being put.
    case changed
    /// A bound was hit.
    case limit
    /// A legal hold or a retention period forbids it.
    case held
    /// No version has this id, name or alias.
    case unknownVersion
    /// A path of a version can't be written.
    case unsafePath
    /// What was restored is not what was asked for.
    case notProven
    /// The address of a store can't be used.
    case badPlace
    /// The manifest of a backup is not there, not signed, or not about this backup.
    case backupManifest

    /// The stable code of the kind.
    package var code: String {
      switch self {
      case .missing: "GH-0470"
      case .altered: "GH-0471"
      case .wrongKey: "GH-0472"
      case .keyMissing: "GH-0473"
      case .notVault: "GH-0474"
      case .storeLied: "GH-0475"
      case .storeRefused: "GH-0476"
      case .storeUnreachable: "GH-0477"
      case .changed: "GH-0478"
      case .limit: "GH-0479"
      case .held: "GH-0480"
      case .unknownVersion: "GH-0481"
      case .unsafePath: "GH-0482"
      case .notProven: "GH-0483"
      case .badPlace: "GH-0484"
      case .backupManifest: "GH-0485"
      }
    }
  }

  /// What is wrong.
  package let kind: Kind
  /// The object, file or address.
  package let place: String
  /// What was found, in a few words.
  package let detail: String

  /// Names a fault.
  package init(_ kind: Kind, at place: String, _ detail: String) {
    self.kind = kind
    self.place = place
    self.detail = detail
  }
}
