/// Messages about what is proved and judged: evidence and keys (GH-03xx), ledger (GH-04xx), gate
/// (GH-05xx).

extension MessageCatalogue {
  static let evidence: [MessageEntry] = [
    MessageEntry(
      "GH-0301", "Evidence was refused",
      "A statement, envelope or signature is malformed, was changed, or is not about what it should be about; or a model folder holds a link or special file that can't be signed.",
      "The line below names the fault. Get the file again from its source; do not use what does not verify."
    ),
    MessageEntry(
      "GH-0302", "No such key",
      "No key of that name or id lies in the key directory.",
      "`gatehouse keys list` shows the keys; `gatehouse keys generate` makes one."),
    MessageEntry(
      "GH-0303", "A key of that name exists",
      "Keys are never overwritten: that would leave signatures that nothing can verify any more.",
      "Choose another name."),
    MessageEntry(
      "GH-0304", "The key file can't be used",
      "The file is damaged, of another kind, or not a key at all.",
      "Restore it from your backup, or make a new key."),
    MessageEntry(
      "GH-0305", "A file with secrets is open to others",
      "A private key or token file that others can read is no longer private. Gatehouse does not use one.",
      "`chmod 600` the file; if others could read it, make a new key and revoke this one."),
    MessageEntry(
      "GH-0306", "The name is not allowed",
      "Names of keys become names of files: letters, digits, `.`, `_` and `-`, at most 64.",
      "Choose a name of that form."),
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
      "GH-0310", "The signer is not trusted",
      "The signature is whole, but its key is not among the trusted ones.",
      "If you know the signer, add the key; otherwise treat the content as unsigned."),
    MessageEntry(
      "GH-0311", "The signature does not verify",
      "The content was changed after it was signed, or somebody else's key signed it.",
      "Get the file and its signature again from the source; do not use the file."),
    MessageEntry(
      "GH-0312", "Not a statement",
      "The payload is not an in-toto Statement v1, or its predicate lacks what its type asks for.",
      "Make it again with the tool that wrote it; the message names the place."),
    MessageEntry(
      "GH-0319", "The address of a hardware key is not usable",
      "Keys on PKCS#11 tokens are named by a URI of RFC 7512 with the token, the key and the module; the PIN comes from a file, the environment or the terminal, never from the URI.",
      "`pkcs11:token=TOKEN;object=KEY?module-path=/path/to/module.so`, in quotes for the shell."),
    MessageEntry(
      "GH-0320", "The passphrase is missing or wrong",
      "The private key lies under a passphrase. It is read from a file, from the environment or from the terminal, never from an argument, which every process could see.",
      "Give `--passphrase-file FILE`, or set `GATEHOUSE_PASSPHRASE_FILE` or `GATEHOUSE_PASSPHRASE`."
    ),
    MessageEntry(
      "GH-0321", "Too few signers",
      "The statement, or you, demand the signatures of several different keys, and not enough of them signed. Two signatures of one key count once.",
      "Ask the other signers to add theirs: `gatehouse sign MODEL --key KEY --add-to SIGNATURE`."),
    MessageEntry(
      "GH-0322", "The signer was revoked",
      "The key or certificate no longer counts: it is compromised, or another took its place. A signature counts only where a trusted time shows that it is older.",
      "Get the model signed again with a key that counts. If you know when it was signed, `--trusted-signing-time` says so."
    ),
    MessageEntry(
      "GH-0323", "The certificate was refused",
      "The chain does not lead to a root that you trust, is not valid at the time of verifying, or the signer's certificate is not meant for signing.",
      "The line below names the fault. Trust only roots that you were given over a safe way; there are no default ones."
    ),
    MessageEntry(
      "GH-0324", "A keyless signature",
      "The signature was made without a kept key, through Sigstore: who signed is said by a certificate that lived for minutes and by a public log. A public key or a root certificate of your own cannot verify it.",
      "Verify it with a trusted root of Sigstore, or ask for a signature with a key or certificate."
    ),
    MessageEntry(
      "GH-0325", "A signature of another mode",
      "Signatures with a public key are verified with `--public-key`, those with a certificate with `--certificate-chain`.",
      "Use the option that fits; ask the signer for the key or root if you have the other one only."
    ),
    MessageEntry(
      "GH-0326", "The files were hashed in another way",
      "The signature lists digests of a hash function or serialization that is not supported: only SHA-256, over files or shards of files.",
      "Ask the signer for a signature with the default settings of model-signing."),
    MessageEntry(
      "GH-0327", "The machine's key needs a successor",
      "The machine's key signs what the program finds. Without one nothing can be recorded, not even that it was revoked.",
      "`gatehouse keys rotate machine --reason compromised` puts a new key in its place and ends the old one."
    ),
    MessageEntry(
      "GH-0328", "The signature would go nowhere",
      "Signatures are recorded in the ledger if the key is one of the state directory; other keys sign into a file.",
      "Name the file with `--output`."),
    MessageEntry(
      "GH-0329", "Files that no signature covers",
      "The signature leaves out files that decide what the model does: weights, or code that is loaded with it. Weights may never be left out, code only if you accept it.",
      "Ask for a signature over all files. `--allow-uncovered` accepts code that is left out; nothing accepts weights."
    ),
  ]

  static let ledger: [MessageEntry] = [
    MessageEntry(
      "GH-0401", "An entry of the journal was changed",
      "A record that was acknowledged does not match its hash. Somebody or something changed the file.",
      "Keep the directory as it is for the investigation, and restore a copy that verifies."),
    MessageEntry(
      "GH-0402", "The journal ends too early",
      "Entries that were acknowledged are no longer there. The file was cut.",
      "Keep the directory as it is for the investigation, and restore a copy that verifies."),
    MessageEntry(
      "GH-0403", "The journal is missing",
      "The file with the newest entries is not there, or starts after the last published one.",
      "Restore it from a copy; never make it by hand."),
    MessageEntry(
      "GH-0404", "A tile was changed",
      "The bytes of a tile or entry bundle do not give the hash that the tree holds.",
      "Keep the directory as it is for the investigation, and restore the file from a copy."),
    MessageEntry(
      "GH-0405", "A tile is missing",
      "A file of the tree is not there, so that entries can't be proved.",
      "Restore the file from a copy; never make it by hand."),
    MessageEntry(
      "GH-0406", "There is no checkpoint",
      "The signed head of the ledger is not there.",
      "Restore it from a copy. A ledger without a checkpoint proves nothing to others."),
    MessageEntry(
      "GH-0407", "The checkpoint's signature is wrong",
      "The checkpoint was not signed by this ledger's key, or was changed.",
      "Restore the checkpoint from a copy; if the key leaked, start a new ledger and say so."),
    MessageEntry(
      "GH-0408", "Two histories",
      "A checkpoint is validly signed, but over another tree of this size. The ledger was forked.",
      "Keep both, and find out who could write to the directory and use the key."),
    MessageEntry(
      "GH-0409", "The checkpoint's size is wrong",
      "It promises more entries than there are, or is older than what was published. The ledger was cut or rolled back.",
      "Keep the directory as it is for the investigation, and restore a copy that verifies."),
    MessageEntry(
      "GH-0410", "A body is missing",
      "The ledger names a body by digest, and the file is not there.",
      "Restore the file from a copy. The ledger itself still proves what it was."),
    MessageEntry(
      "GH-0411", "A body was changed",
      "A file in the store of bodies does not have the digest that is its name.",
      "Restore the file from a copy. The ledger itself still proves what it was."),
    MessageEntry(
      "GH-0412", "The proof does not verify",
      "The path of hashes does not lead from the entry to the root of the checkpoint.",
      "Get the proof again; if it fails again, treat the entry as not recorded."),
    MessageEntry(
      "GH-0413", "An envelope in the ledger does not verify",
      "Its signature is wrong, or its signer is not trusted any more. It counts as if it were not there.",
      "See who recorded it; if a key was withdrawn, make the evidence again."),
    MessageEntry(
      "GH-0414", "An entry can't be understood",
      "It is not what this program writes: another program or a newer version wrote it.",
      "Use the version that wrote it, and find out how it came there."),
    MessageEntry(
      "GH-0415", "The ledger does not verify",
      "Nothing is judged from a ledger that is not whole.",
      "`gatehouse ledger verify` names each fault with its place."),
    MessageEntry(
      "GH-0416", "The entry is not in the ledger",
      "No entry has that index or digest.",
      "`gatehouse ledger show` lists what is there."),
    MessageEntry(
      "GH-0420", "The entry is too large",
      "An entry has at most 65,535 bytes. Larger bodies lie beside the tree, by digest.",
      "Record the digest of the body instead."),
    MessageEntry(
      "GH-0421", "The disk failed earlier",
      "A sync failed, so nobody knows what the disk holds. Nothing more is acknowledged by this process.",
      "Repair the disk, then start again; the ledger checks itself."),
    MessageEntry(
      "GH-0422", "The index can't be used",
      "The index is only a copy of the ledger.",
      "Delete the file; it is made again."),
    MessageEntry(
      "GH-0430", "An audit record does not open",
      "It was altered, or the key of the tenant is another or was destroyed.",
      "If the key was destroyed on purpose, this is what that means. Otherwise run `gatehouse ledger verify`."
    ),
    MessageEntry(
      "GH-0431", "No audit entry for this request",
      "No entry has this request id.",
      "Take the id from the `x-request-id` of the answer; `gatehouse audit list` shows the newest."),
    MessageEntry(
      "GH-0440", "The register of API keys can't be read",
      "The file is damaged or not one that this version writes. Until it is whole, every key is refused.",
      "Restore it from a copy."),
    MessageEntry(
      "GH-0441", "No such API key",
      "No key has this id.",
      "`gatehouse access list` shows the ids."),
  ]

  static let publicLedger: [MessageEntry] = [
    MessageEntry(
      "GH-0450", "The ledger is older than what was signed",
      "This machine remembers a checkpoint with more entries: the directory is a restored backup, or an older copy. Going on would sign a second history.",
      "Go on in the newest copy. If it is lost, `gatehouse restore --from BACKUP` puts a backup back and records the loss, or a new state directory begins a new ledger; keep the old one for its proofs."
    ),
    MessageEntry(
      "GH-0451", "The ledger's key signed another history",
      "Other entries were signed with the same key on this machine: the directory is a copy of one that went on by itself.",
      "Go on in the one that was signed first. Make a new state directory for the other."),
    MessageEntry(
      "GH-0452", "The memory of a ledger can't be read",
      "The file outside of the state directory that holds the last signed checkpoint was changed.",
      "Verify the ledger and compare it with a checkpoint that others keep; then remove the file."),
    MessageEntry(
      "GH-0453", "The cosigned checkpoint is of another history",
      "The checkpoint with the witnesses' signatures does not follow from the entries that are here.",
      "Keep the directory as it is for the investigation, and restore a copy that verifies."),
    MessageEntry(
      "GH-0460", "The policy can't be used",
      "A policy (c2sp.org/tlog-policy) has lines that begin with log, witness, group or quorum; the message names the line.",
      "Correct the line."),
    MessageEntry(
      "GH-0461", "Too few witnesses",
      "Fewer witnesses cosigned the checkpoint than the policy's quorum asks for.",
      "Try again when the witnesses can be reached; the command names each that did not answer."),
    MessageEntry(
      "GH-0462", "A witness does not agree",
      "A witness has seen another history of this ledger, or refuses it: its memory and the ledger contradict each other.",
      "Find out which is right before anything more is signed: `gatehouse ledger verify`, and the witness's copy of the checkpoint."
    ),
    MessageEntry(
      "GH-0463", "The witness can't be used",
      "Its directory, key or list of logs is missing or damaged. A witness that does not know what it signed signs nothing.",
      "The message names the file. Never start a witness anew under its old key."),
    MessageEntry(
      "GH-0464", "The server can't listen",
      "The address is taken, not allowed, or beyond this machine.",
      "Choose another address; beyond this machine put a proxy with TLS in front, or say --allow-remote."
    ),
    MessageEntry(
      "GH-0465", "No evidence about the model",
      "No entry of the ledger is about a file or folder with this digest.",
      "`gatehouse sign MODEL` records a signature; then prove it."),
    MessageEntry(
      "GH-0466", "The content can't be erased",
      "What closes something (a quarantine, a revocation), what erased something and what made a key stays readable; and so do records from before entries had keys of their own.",
      "Erase the tenant's records as a whole, or leave the entry."),
    MessageEntry(
      "GH-0467", "A body is encrypted under a key that is not here",
      "The keys of bodies lie in `keys/bodies`; a copy of the ledger without them proves, but does not show.",
      "Read the entry where the keys are."),
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
      "`gatehouse admit` the model; if a file is not safe, replace it."),
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
      "Read the reason with `gatehouse status`; lift it with `gatehouse quarantine lift` when it is dealt with."
    ),
    MessageEntry(
      "GH-0510", "Revoked",
      "The verdict or a key behind it was revoked. A revocation can't be taken back.",
      "Make a new release."),
    MessageEntry(
      "GH-0511", "A declared file is missing",
      "The manifest names a file that does not lie there, or that can't be read.",
      "Correct the path in the manifest or restore the file."),
    MessageEntry(
      "GH-0512", "A model file was not admitted",
      "Only files that `gatehouse admit` took for this model are served: safe, with an acceptable licence and source. The newest decision about the file counts.",
      "`gatehouse admit MODEL`; if it is refused, each reason names what to do."),
    MessageEntry(
      "GH-0513", "The licence is not acceptable",
      "The manifest declares none, one that is not on its list under `admission.licences`, or another one than the model's files, its card or the licence text beside it say.",
      "Read the licence. Declare it as it is under the model's `licence`, put it on the list after weighing it, or use another model."
    ),
    MessageEntry(
      "GH-0514", "The source is not acceptable",
      "The manifest does not say where the model came from, or no pattern under `admission.sources` fits what it says.",
      "Declare the true `source` of the model; add a pattern after weighing who stands behind it."),
    MessageEntry(
      "GH-0515", "The model's signature is missing or wrong",
      "The signature that the manifest declares does not verify with the declared key or is not over these files; or every model needs one and this has none.",
      "Get the files and their signature again from the supplier; `gatehouse verify` shows what differs."
    ),
    MessageEntry(
      "GH-0516", "The list of classes does not count",
      "A list of the project's own classes is used only whole and only with a signature by a trusted key over exactly its bytes. A list that names a function that runs code, or anything of Python's own library, is refused.",
      "Correct the list and sign it again: `gatehouse sign LIST --output SIGNATURE`."),
    MessageEntry(
      "GH-0517", "Not a declared model",
      "Models are admitted by the rules of the manifest, which says their purpose, licence and source. No model declares this name or file.",
      "Declare the model with its files under `models`, then `gatehouse admit` its name."),
    MessageEntry(
      "GH-0518", "No restore drill that counts",
      "A backup that nobody has restored may hold nothing. The newest drill is missing, failed, used an old backup, or one on the device of what it backs up.",
      "`gatehouse backup create` to another device or an S3 store, then `gatehouse drill restore` from it."
    ),
    MessageEntry(
      "GH-0519", "A data set was not scanned clean",
      "There is no scan of exactly this file of a data set, the scan left something out, or it found what nothing should learn from: a secret, an instruction, hidden characters, rows of a test set, a trigger, poison.",
      "`gatehouse data scan FILE --record`. What was found is masked in the copy that `gatehouse data redact` writes, or taken out; declare that copy. What a person looked at and finds harmless, the owner accepts: `gatehouse accept 1.3e`."
    ),
  ]
}
