// Signs models: hashes, signs, records and writes, for single models and for watched folders alike.

import Bytes
import Evidence
import Store

/// Keys in hand, and where their signatures go.
struct ModelSigner {
  /// The state directory, where there is one.
  let workspace: Workspace?
  /// At least one.
  let keys: [EvidenceKey]
  /// The signer's certificates in DER; none in key mode.
  let chain: [[UInt8]]
  /// What the statements demand.
  let demand: SignerDemand?
  /// Whether signatures are recorded in the ledger: all keys are the state directory's own.
  let isRecorded: Bool

  /// What was signed.
  struct Result {
    let root: Digest
    let envelope: Envelope
    /// The entry of the ledger; `nil` if it was not recorded.
    let entry: UInt64?
    /// The file that was written.
    let output: String?
    /// Signatures that the statement still lacks.
    let missing: Int

    /// A line for people.
    func line(_ path: String) -> String {
      var text = "signed \(Console.printable(path))  sha256:\(root.short)"
      if let entry { text += "  ledger entry \(entry)" }
      if let output { text += "  \(Console.printable(output))" }
      if missing > 0 { text += "  \(missing) more signatures are demanded" }
      return text
    }

    /// The same for programs.
    func json(_ path: String) -> JSON {
      [
        "path": .string(path), "root_sha256": .string(root.hex),
        "entry": entry.map { .int($0) } ?? .null, "envelope_sha256": .string(envelope.digest.hex),
        "output": .optional(output), "keyids": .strings(envelope.signatures.map(\.keyID)),
        "signatures_missing": .int(missing),
      ]
    }
  }

  /// Refuses keys that the ledger says have ended.
  init(workspace: Workspace?, keys: [EvidenceKey], chain: [[UInt8]], demand: SignerDemand?) throws {
    self.workspace = workspace
    self.keys = keys
    self.chain = chain
    self.demand = demand
    let known = try withStore { try workspace?.trustedKeys().keys ?? [:] }
    isRecorded = workspace != nil && keys.allSatisfy { known[$0.keyID] != nil }
    try checkKeys()
  }

  /// Throws if one of the keys may not sign any longer; a watch asks before each signature.
  func checkKeys() throws {
    for key in keys {
      try withStore { try workspace?.refuseEnded(key.keyID, at: WallClock.now()) }
    }
  }

  /// The certificates in `pem`, the first of which has to be the certificate of `key`.
  static func chain(_ pem: String, for key: EvidenceKey) throws -> [[UInt8]] {
    do {
      let chain = try CertificateText.chain(pem: pem)
      guard try CertificateText.signer(of: chain).keyID == key.keyID else {
        throw EvidenceError.certificateRefused(
          reason: "the first certificate is not of the key that signs")
      }
      return chain
    } catch let error as EvidenceError {
      throw Diagnosis(evidence: error, at: nil)
    }
  }

  /// Signs the model at `path`.
  func sign(
    _ path: String, _ options: ModelFiles.Options, output: String?,
    progress: (UInt64) -> Void
  ) throws -> Result {
    let manifest = try withStore {
      try ModelFiles.manifest(of: path, options, progress: progress)
    }
    return try sign(manifest, output: output)
  }

  /// Signs a manifest that is at hand.
  func sign(_ manifest: ModelManifest, output: String?) throws -> Result {
    let statement = manifest.statement(demanding: demand)
    let unsigned = Envelope(
      payloadType: Envelope.payloadType, payload: statement.encoded(), signatures: [])
    let material: ModelBundle.Material =
      chain.isEmpty
      ? .publicKey(hint: Digest.of(utf8: keys[0].publicPEM).hex) : .certificates(chain)
    return try finish(unsigned, statement, manifest.rootDigest, material, output)
  }

  /// Adds signatures to the bundle at `file`, if the model at `path` is what it says.
  func add(
    to file: String, model path: String, _ options: ModelFiles.Options, output: String?,
    progress: (UInt64) -> Void
  ) throws -> Result {
    let bundle = try SignedFile.bundle(file)
    guard case .publicKey = bundle.material else {
      throw Diagnosis(
        "GH-0325", "only signatures with keys can be added to", at: file,
        why: "a certificate signs alone")
    }
    let statement: Statement
    let manifest: ModelManifest
    do {
      statement = try Statement.decode(bundle.envelope.payload)
      manifest = try ModelManifest(statement)
    } catch {
      throw Diagnosis(evidence: error, at: file)
    }
    let comparison = try withStore {
      try ModelFiles.compare(path, with: manifest, options, progress: progress)
    }
    guard comparison.differences.isEmpty else {
      throw Diagnosis(
        "GH-0308", "the model is not what the signature file says", at: path,
        why: "\(comparison.differences.count) files differ",
        remedy: "gatehouse verify names them")
    }
    return try finish(bundle.envelope, statement, manifest.rootDigest, bundle.material, output)
  }

  private func finish(
    _ unsigned: Envelope, _ statement: Statement, _ root: Digest,
    _ material: ModelBundle.Material, _ output: String?
  ) throws -> Result {
    var envelope = unsigned
    var missing = 0
    do {
      for key in keys { envelope = try key.sign(envelope) }
      if let demand = try SignerDemand(of: statement) {
        let signed = Set(envelope.signatures.map(\.keyID)).intersection(demand.keyIDs)
        missing = max(0, demand.threshold - signed.count)
      }
    } catch {
      throw Diagnosis(evidence: error, at: nil)
    }
    let entry = try withStore { () -> UInt64? in
      guard isRecorded, let workspace else { return nil }
      return try workspace.record(envelope, statement: statement, at: WallClock.now()).entryIndex
    }
    if let output {
      let bundle = ModelBundle(envelope: envelope, material: material)
      try withStore { try AtomicFile.replace(output, with: bundle.encoded() + [0x0A]) }
    }
    return Result(
      root: root, envelope: envelope, entry: entry, output: output, missing: missing)
  }
}
