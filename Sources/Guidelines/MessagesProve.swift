/// Messages about what is proved and judged: evidence and keys (GH-03xx), ledger (GH-04xx), gate
/// (GH-05xx).

extension MessageCatalogue {
  static let evidence: [MessageEntry] = [
    MessageEntry(
      "GH-0301", "No such key",
      "No key of that name or id lies in the key directory, or it is not trusted.",
      "`gatehouse keys list` shows the keys; `gatehouse keys generate` makes one."),
    MessageEntry(
      "GH-0302", "The key file is open to others",
      "A private key that others can read is no longer private. Gatehouse does not use one.",
      "`chmod 600` the file; if others could read it, make a new key and revoke this one."),
    MessageEntry(
      "GH-0303", "A key of that name exists",
      "Making it again would leave signatures that nothing can verify any more.",
      "Choose another name."),
    MessageEntry(
      "GH-0304", "The signature does not verify",
      "The content was changed after it was signed, or somebody else's key signed it.",
      "Get the file and its signature again from the source; do not use the file."),
    MessageEntry(
      "GH-0305", "The signer is not trusted",
      "The signature is whole, but its key is not among the trusted ones.",
      "If you know the signer, add the key; otherwise treat the content as unsigned."),
    MessageEntry(
      "GH-0306", "Not a statement",
      "The payload is not an in-toto Statement v1, or its predicate lacks what its type asks for.",
      "Make it again with the tool that wrote it; the message names the place."),
    MessageEntry(
      "GH-0307", "Not an envelope",
      "The file is not a DSSE envelope: its members are missing, doubled or not base64.",
      "Get it again from the source."),
    MessageEntry(
      "GH-0308", "The digest does not match",
      "The file is not the one that was signed or recorded.",
      "Find out what changed it. A changed model is a new release."),
    MessageEntry(
      "GH-0309", "The key may not sign this",
      "Only a key of the right role may: a risk is accepted by the owner, a review is signed by a reviewer or the owner.",
      "Sign with a key of that role; `gatehouse keys list` shows the roles."),
    MessageEntry(
      "GH-0310", "The key can't be read",
      "The key file is damaged or of another kind.",
      "Restore it from your backup, or make a new key."),
  ]

  static let ledger: [MessageEntry] = [
    MessageEntry(
      "GH-0401", "No ledger here",
      "The state directory does not exist or holds no ledger.",
      "`gatehouse keys generate` makes it; `--state` names another directory."),
    MessageEntry(
      "GH-0402", "An entry was changed",
      "The bytes of an entry do not give the hash that the tree holds. Somebody or something changed the ledger.",
      "Keep the directory as it is for the investigation, and restore a copy that verifies."),
    MessageEntry(
      "GH-0403", "A tile is missing",
      "A file of the tree is not there, so that entries can't be proved.",
      "Restore the file from a copy; never make it by hand."),
    MessageEntry(
      "GH-0404", "Two histories",
      "Two checkpoints of the same size differ, or a newer one does not extend an older one. The ledger was forked or rolled back.",
      "Keep both, and find out who could write to the directory."),
    MessageEntry(
      "GH-0405", "The checkpoint's signature is wrong",
      "The signed checkpoint was not signed by this ledger's key, or was changed.",
      "Restore the checkpoint from a copy; if the key leaked, start a new ledger and say so."),
    MessageEntry(
      "GH-0406", "The entry is not in the ledger",
      "No entry has that index or digest.",
      "`gatehouse ledger show` lists what is there."),
    MessageEntry(
      "GH-0407", "The ledger could not be written",
      "The disk is full, or the system refused a write or a sync. What was not acknowledged was not recorded.",
      "Make room or repair the disk, then try again. Nothing acknowledged was lost."),
    MessageEntry(
      "GH-0408", "Another process holds the ledger",
      "Writers take turns; this one waited as long as it may.",
      "See which process holds it: a stopped debugger or a slow disk, mostly."),
    MessageEntry(
      "GH-0409", "The entry is too large",
      "An entry has at most 65,535 bytes. Larger bodies lie beside the tree, by digest.",
      "Record the digest of the body instead."),
    MessageEntry(
      "GH-0410", "A body is missing or changed",
      "The ledger names a body by digest, and the file is not there or has another digest.",
      "Restore the file from a copy. The ledger itself still proves what it was."),
    MessageEntry(
      "GH-0411", "The index was rebuilt",
      "The index did not match the ledger. It is only a copy, so it was made again.",
      "Nothing has to be done."),
    MessageEntry(
      "GH-0412", "The proof does not verify",
      "The path of hashes does not lead from the entry to the root of the checkpoint.",
      "Get the proof again; if it fails again, treat the entry as not recorded."),
  ]

  static let gate: [MessageEntry] = [
    MessageEntry(
      "GH-0501", "The release is refused",
      "Something that this system's criticality demands is not there. The verdict lists each gap with the next command.",
      "Close the gaps, or let the owner accept a risk with `gatehouse accept`, with an end date."),
    MessageEntry(
      "GH-0502", "Evidence is stale",
      "The evidence is older than its review period in the manifest.",
      "Run the command again that made it."),
    MessageEntry(
      "GH-0503", "Evidence is about something else",
      "There is evidence, but over other digests: a file, a prompt or the manifest changed since.",
      "A change makes a new release: scan, sign and evaluate it."),
    MessageEntry(
      "GH-0504", "A model file was not scanned safe",
      "There is no scan of exactly this file that found it safe.",
      "`gatehouse scan --record` the file; if it is not safe, replace it."),
    MessageEntry(
      "GH-0505", "A model file is not signed",
      "No trusted key has signed exactly this file.",
      "`gatehouse sign` it, or get its signature from the supplier."),
    MessageEntry(
      "GH-0506", "The evaluation did not pass",
      "At least one gating family of attacks got through more often than its threshold, or too many trials had no answer.",
      "Read the families that failed; change the prompt, the tools or the guards; evaluate again."),
    MessageEntry(
      "GH-0507", "The threat review is void",
      "It was signed over another manifest, or its period is over.",
      "Review the threats again and sign with `gatehouse attest`."),
    MessageEntry(
      "GH-0508", "The acceptance does not count",
      "A risk can be accepted only by the owner whom the manifest names, with a key of role owner, until a date that is not over.",
      "Let the owner sign it; check the e-mail address of the key."),
    MessageEntry(
      "GH-0509", "Quarantined",
      "Somebody took this release or one of its parts out of service.",
      "Read the reason with `gatehouse status`; lift it with `gatehouse quarantine --lift` when it is dealt with."
    ),
    MessageEntry(
      "GH-0510", "Revoked",
      "The verdict or a key behind it was revoked. A revocation can't be taken back.",
      "Make a new release."),
    MessageEntry(
      "GH-0511", "A declared file is missing",
      "The manifest names a file that does not lie there, or that can't be read.",
      "Correct the path in the manifest or restore the file."),
  ]
}
