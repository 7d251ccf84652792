/// Everything that the admission of a model is judged from. Files are read and signatures verified at
/// the edge; here are only the outcomes.

package import Bytes
package import Evidence
package import Formats
package import Manifest

/// One file of the model as its inspection found it.
package struct AdmissionFile: Sendable, Equatable {
  /// The path by which the manifest leads to it.
  package let path: String
  /// SHA-256 of the bytes that were inspected.
  package let digest: Digest
  /// Its length in bytes.
  package let size: UInt64
  /// The format told from the content.
  package let format: String
  /// `safe`, `suspicious`, `malicious` or `unknown`.
  package let verdict: String
  /// Whether every byte was read and understood.
  package let isComplete: Bool
  /// What loading it may do.
  package let capability: String
  /// The worst thing that was found, in a sentence.
  package let reason: String?

  /// Takes what the inspection found.
  package init(
    path: String, digest: Digest, size: UInt64, format: String, verdict: String, isComplete: Bool,
    capability: String, reason: String?
  ) {
    self.path = path
    self.digest = digest
    self.size = size
    self.format = format
    self.verdict = verdict
    self.isComplete = isComplete
    self.capability = capability
    self.reason = reason
  }
}

/// What became of the signature that the manifest declares for the model.
package enum DeclaredSignatureState: Sendable, Equatable {
  /// None is declared.
  case none
  /// It verifies with the declared key, over these files.
  case verified(keyID: String, ModelManifest)
  /// It does not, and why.
  case refused(String)
}

/// What became of the list of classes that the manifest names.
package enum ClassListState: Sendable, Equatable {
  /// None is named.
  case none
  /// A trusted key signed exactly this list, and it was applied.
  case applied(digest: Digest, keyID: String, classes: Int)
  /// It was not applied, and why.
  case refused(String)
}

/// The facts about one model, or about one file that no model declares.
package struct AdmissionInput: Sendable {
  /// The declared system.
  package var manifest: Manifest
  /// The declared model; `nil` for a file that none declares.
  package var model: Manifest.Model?
  /// What was asked for: the model's name or the path.
  package var name: String
  /// Every file that was found and inspected.
  package var files: [AdmissionFile]
  /// Declared paths behind which nothing was found.
  package var missing: [String]
  /// What the files, and those beside them, say of the licence.
  package var licences: [FoundLicence]
  /// The declared signature.
  package var signature: DeclaredSignatureState
  /// The list of classes.
  package var classes: ClassListState
  /// The digest of the policy that the files were inspected by.
  package var inspectionPolicy: Digest
  /// Verified evidence; signatures on record are looked up in it.
  package var evidence: [VerifiedStatement]
  /// The time, Unix seconds.
  package var now: Int64

  /// Takes the facts.
  package init(
    manifest: Manifest, model: Manifest.Model?, name: String, files: [AdmissionFile],
    missing: [String] = [], licences: [FoundLicence] = [],
    signature: DeclaredSignatureState = .none, classes: ClassListState = .none,
    inspectionPolicy: Digest, evidence: [VerifiedStatement] = [], now: Int64
  ) {
    self.manifest = manifest
    self.model = model
    self.name = name
    self.files = files
    self.missing = missing
    self.licences = licences
    self.signature = signature
    self.classes = classes
    self.inspectionPolicy = inspectionPolicy
    self.evidence = evidence
    self.now = now
  }
}
