/// Messages about the vault, restoring and backups (GH-0470 to GH-0489).

extension MessageCatalogue {
  static let vault: [MessageEntry] = [
    MessageEntry(
      "GH-0470", "An object of the vault is missing",
      "A version names a pack or record that is not in the store. Somebody removed it, or it was never copied here.",
      "`gatehouse vault verify` lists what is missing; `gatehouse restore --from BACKUP` puts it back."
    ),
    MessageEntry(
      "GH-0471", "An object of the vault was altered",
      "Its bytes do not authenticate, or do not have the digest that its name says. Nothing of it was used.",
      "Keep it for the investigation. `gatehouse restore --from BACKUP` puts the right bytes back."),
    MessageEntry(
      "GH-0472", "The master key is another one",
      "The wrapped key does not open under the master key that was given, or the passphrase is another one.",
      "Give the key that the vault was made with: the key file, `GATEHOUSE_VAULT_KEY_FILE`, or for a backup its own key."
    ),
    MessageEntry(
      "GH-0473", "There is no master key",
      "A vault or backup is sealed, and nothing here opens it. A key is never made for one that is there already.",
      "Put the key file back, or name it: `GATEHOUSE_VAULT_KEY_FILE`, `GATEHOUSE_VAULT_PASSPHRASE_FILE`, and for backups `GATEHOUSE_BACKUP_KEY_FILE` or `--key-file`."
    ),
    MessageEntry(
      "GH-0474", "There is no vault here",
      "The place holds no vault and no backup, or one of a format that this version does not know.",
      "Check the address. `gatehouse admit`, `gatehouse release` and `gatehouse vault put` make a vault; `gatehouse backup create` makes a backup."
    ),
    MessageEntry(
      "GH-0475", "The store reported success and kept something else",
      "What was written was read back, and other bytes or nothing came. The version does not count as kept.",
      "Do not rely on this store. Find out what stands between, then try again."),
    MessageEntry(
      "GH-0476", "The store refuses the request",
      "The S3-compatible store answered with an error.",
      "Check the credentials (environment or credentials file), the region, and what they may do in this bucket."
    ),
    MessageEntry(
      "GH-0477", "The store can't be reached",
      "Several attempts got no answer.",
      "Check the endpoint (`AWS_ENDPOINT_URL_S3`) and the network, then try again: what was put completely is still there."
    ),
    MessageEntry(
      "GH-0478", "A file changed while it was put",
      "Its bytes are not those that were looked at before. Nothing was kept.",
      "Find out what writes to it, then try again."),
    MessageEntry(
      "GH-0479", "A bound of the vault was hit",
      "There are more files, versions or bytes than one version or vault may have, or one path twice.",
      "Put fewer files into one version."),
    MessageEntry(
      "GH-0480", "It may not be removed",
      "A legal hold, a retention period or an alias keeps the version.",
      "`gatehouse vault list` says which. A hold is ended by `gatehouse vault hold --release`."),
    MessageEntry(
      "GH-0481", "No such version",
      "No version of the vault has this id, name or alias, or no release has a verdict that stands.",
      "`gatehouse vault list` shows the versions and aliases."),
    MessageEntry(
      "GH-0482", "The path can't be restored",
      "A path of a version leads out of its directory, or something that is not a file is in its way.",
      "Restore to an empty directory with `--to`."),
    MessageEntry(
      "GH-0483", "What was restored is not what was asked for",
      "After the files were put in place they were hashed again, and something differs. The ledger says so too.",
      "Something writes to the directory. Stop it, and restore again."),
    MessageEntry(
      "GH-0484", "The address of the store can't be used",
      "An address is a directory or `s3://bucket/prefix`. Stores beyond this machine are reached by https only; a backup and its key lie apart.",
      "Correct the address."),
    MessageEntry(
      "GH-0485", "The manifest of the backup does not hold",
      "Each backup has a signed manifest that continues the one before. This one is missing, not signed by a key that is trusted, or does not continue.",
      "Treat the backup as tampered with; use an earlier one or another copy. `gatehouse backup list` shows them."
    ),
  ]
}
