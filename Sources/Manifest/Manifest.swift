/// The declared AI system: what `gatehouse.yaml` says, parsed and checked. Every value here has
/// passed the rules of `ManifestFields.swift` and the cross-checks of `ManifestChecks.swift`.

package import Bytes

/// One AI system as its owner declares it. Made only by `Manifest.parse`, so that a manifest in hand
/// is always a valid one.
package struct Manifest: Sendable, Equatable {
  /// The version of the format: 1.
  package let gatehouse: Int
  /// What the system is for and who answers for it.
  package let system: System
  /// The models it uses, in the order of the file.
  package let models: [Model]
  /// By which rules models are admitted.
  package let admission: Admission
  /// The data sets it was made from or reads.
  package let datasets: [DataSet]
  /// Its prompts.
  package let prompts: [Prompt]
  /// The tools that a model may ask to run.
  package let tools: [Tool]
  /// People and programs on its edge, adversaries included.
  package let actors: [Actor]
  /// Where data goes.
  package let flows: [Flow]
  /// Those who deliver parts of it.
  package let suppliers: [Supplier]
  /// By which criteria suppliers are judged.
  package let supplierPolicy: SupplierPolicy
  /// Those outside whose attestations count.
  package let signers: [Signer]
  /// Where models answer.
  package let upstreams: [Upstream]
  /// What the gateway serves; `nil` when nothing is served.
  package let serving: Serving?
  /// How long each kind of evidence counts.
  package let review: Review
  /// Paths of documents by kind.
  package let documents: [DocumentKind: String]

  /// The same content with every default spelled out, lists that are sets sorted, durations in
  /// seconds: what the digest is computed over.
  package let canonicalJSON: JSON

  /// SHA-256 over the canonical JSON. Formatting, comments, the order of keys and whether defaults
  /// are spelled out can't change it.
  package var digest: Digest { Digest.of(canonicalJSON.encoded(.canonical)) }
}

extension Manifest {
  /// The model called `name`.
  package func model(_ name: String) -> Model? { models.first { $0.name == name } }
  /// The prompt called `name`.
  package func prompt(_ name: String) -> Prompt? { prompts.first { $0.name == name } }
  /// The tool called `name`.
  package func tool(_ name: String) -> Tool? { tools.first { $0.name == name } }
  /// The upstream called `name`.
  package func upstream(_ name: String) -> Upstream? { upstreams.first { $0.name == name } }
  /// The supplier called `name`.
  package func supplier(_ name: String) -> Supplier? { suppliers.first { $0.name == name } }
}
