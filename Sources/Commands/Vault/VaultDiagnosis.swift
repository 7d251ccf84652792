// Faults of vaults and backups in words for people.

import Store

extension Diagnosis {
  /// What is wrong with a vault, a backup or the store behind it.
  init(vault fault: VaultFault) {
    self.init(
      fault.kind.code, VaultWords.of(fault.kind), at: Console.printable(fault.place),
      why: Console.printable(fault.detail), remedy: VaultWords.remedy(fault.kind))
  }
}

/// The kinds of faults in a few words.
enum VaultWords {
  static func of(_ kind: VaultFault.Kind) -> String {
    switch kind {
    case .missing: "something that the vault names is missing"
    case .altered: "something in the vault was altered"
    case .wrongKey: "the master key does not open it"
    case .keyMissing: "there is no master key"
    case .notVault: "there is no vault or backup here"
    case .storeLied: "the store reported success and kept something else"
    case .storeRefused: "the store refuses the request"
    case .storeUnreachable: "the store can't be reached"
    case .changed: "a file changed while it was put"
    case .limit: "a bound of the vault was hit"
    case .held: "it may not be removed"
    case .unknownVersion: "there is no such version"
    case .unsafePath: "the path can't be restored"
    case .notProven: "what was restored is not what was asked for"
    case .badPlace: "the address can't be used"
    case .backupManifest: "the manifest of the backup does not hold"
    }
  }

  static func remedy(_ kind: VaultFault.Kind) -> String? {
    switch kind {
    case .missing, .altered:
      "gatehouse vault verify says what is wrong; gatehouse restore --from BACKUP puts it back"
    case .wrongKey, .keyMissing:
      "name the key file: GATEHOUSE_VAULT_KEY_FILE, for a backup --key-file"
    case .unknownVersion: "gatehouse vault list"
    case .held: "gatehouse vault list says what keeps it"
    case .backupManifest: "gatehouse backup list"
    default: nil
    }
  }
}
