/// The parts of a manifest that describe the system: who owns it, what it is made of, where its data
/// goes. What is served is in `ManifestServing.swift`.

package import Bytes

extension Manifest {
  /// How bad it is when the system fails or is taken over; tightens what a release demands.
  package enum Criticality: String, CaseIterable, Comparable, Hashable, Sendable {
    case low, standard, high, critical

    private var rank: Int {
      switch self {
      case .low: 0
      case .standard: 1
      case .high: 2
      case .critical: 3
      }
    }

    /// From least to most.
    package static func < (left: Criticality, right: Criticality) -> Bool {
      left.rank < right.rank
    }
  }

  /// The person who answers for the risks.
  package struct Owner: Hashable, Sendable {
    /// The name of a person.
    package let name: String
    /// Their e-mail address; the identity that a risk acceptance is signed with.
    package let email: String
  }

  /// The system as a whole.
  package struct System: Hashable, Sendable {
    /// One line.
    package let name: String
    /// What it is for.
    package let purpose: String
    /// Why the task is best done with AI (guidelines 1.3).
    package let whyAI: String
    /// Who answers for the risks.
    package let owner: Owner
    /// How bad a failure is; `critical` when the file does not say.
    package let criticality: Criticality
    /// Names of the environments it runs in.
    package let environments: [String]
    /// What a bill of materials says beside this; `nil` when nothing is declared.
    package let card: SystemCard?
  }

  /// Where a model's weights are.
  package enum ModelSource: Hashable, Sendable {
    /// Hosted by us: paths of its files, relative to the manifest.
    case files([String])
    /// Behind somebody else's API: the provider and the pinned version of the model.
    case api(provider: String, model: String)
  }

  /// A model.
  package struct Model: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    /// What it is used for.
    package let purpose: String
    /// Files of ours, or an API of others.
    package let source: ModelSource
    /// The licence, as an SPDX expression or in words.
    package let licence: String?
    /// The name of a declared supplier.
    package let supplier: String?
    /// Where it came from: an address, a repository and revision, "trained in house".
    package let origin: String?
    /// Names of declared data sets that it was trained or tuned on.
    package let trainedOn: [String]
    /// The supplier's signature over its files.
    package let signature: DeclaredSignature?
    /// What a bill of materials says beside this; `nil` when nothing is declared.
    package let card: ModelCard?

    /// The paths of a hosted model; empty for an API.
    package var files: [String] {
      if case .files(let files) = source { files } else { [] }
    }
  }

  /// A data set: for training, tuning, retrieval or evaluation.
  package struct DataSet: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    /// What it is used for.
    package let purpose: String
    /// Paths relative to the manifest.
    package let files: [String]
    /// How sensitive its content is.
    package let label: DataLabel
    /// The licence, as an SPDX expression or in words.
    package let licence: String?
    /// The name of a declared supplier.
    package let supplier: String?
    /// Where it came from.
    package let origin: String?
    /// How long it is kept, in seconds.
    package let retentionSeconds: Int64?
    /// What a bill of materials says beside this; `nil` when nothing is declared.
    package let card: DataSetCard?
  }

  /// A system prompt or another prompt that shapes behaviour.
  package struct Prompt: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    /// Path relative to the manifest.
    package let file: String
    /// Whether its disclosure is an incident: then the gateway looks for its canaries in answers.
    package let protected: Bool
    /// How sensitive its text is.
    package let label: DataLabel
  }

  /// What running a tool can do.
  package enum Effect: String, CaseIterable, Hashable, Sendable {
    /// Reads data.
    case read
    /// Changes data.
    case write
    /// Reaches something outside the organisation.
    case external
    /// Spends or moves money.
    case money
    /// Runs code.
    case code
  }

  /// When a person must agree before a tool runs.
  package enum Approval: String, CaseIterable, Hashable, Sendable {
    /// The model's call is enough.
    case never
    /// Each call waits for a person.
    case always
  }

  /// A tool that a model may ask to run.
  package struct Tool: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    package let description: String
    /// What running it can do; at least one.
    package let effects: [Effect]
    /// Path of the JSON Schema of its arguments, relative to the manifest.
    package let schemaPath: String?
    /// When a person must agree.
    package let approval: Approval
    /// The label of what it reads and returns; `nil` means not declared: treated as the highest
    /// label when data comes from it, and as the lowest when data goes to it.
    package let label: DataLabel?
  }

  /// Somebody or something on the edge of the system.
  package struct Actor: Hashable, Sendable {
    /// What an actor is.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case user, `operator`, service, adversary
    }
    /// How far it is trusted.
    package enum Trust: String, CaseIterable, Hashable, Sendable {
      case untrusted, authenticated, privileged
    }

    /// The name that other parts refer to it by.
    package let name: String
    /// What it is.
    package let kind: Kind
    /// How far it is trusted.
    package let trust: Trust
  }

  /// Data that goes from one declared part to another.
  package struct Flow: Hashable, Sendable {
    /// The name of an actor, model, data set, prompt, tool, upstream or supplier.
    package let from: String
    /// The same.
    package let to: String
    /// The highest label of what it carries.
    package let label: DataLabel
    /// Why it exists.
    package let purpose: String?
  }

  /// One who delivers models, data, services or software.
  package struct Supplier: Hashable, Sendable {
    /// The name that other parts refer to it by.
    package let name: String
    /// What it delivers.
    package let provides: String
    /// Whom to write to when something is wrong.
    package let contact: String?
    /// The day of the last review of its security, "YYYY-MM-DD".
    package let reviewed: String?
    /// What else is known of it.
    package let record: SupplierRecord
  }

  /// How long each kind of evidence counts, in seconds.
  package struct Review: Hashable, Sendable {
    /// A threat review.
    package let threatReviewSeconds: Int64
    /// A security evaluation.
    package let evaluationSeconds: Int64
    /// A scan of model files or data sets.
    package let scanSeconds: Int64
    /// A signature.
    package let signatureSeconds: Int64
    /// A look at the documents.
    package let documentsSeconds: Int64
  }

  /// Kinds of documents that a manifest can point to.
  package enum DocumentKind: String, CaseIterable, Hashable, Sendable {
    /// For users: appropriate use, limits, their responsibilities, where their data goes.
    case userGuidance = "user_guidance"
    /// What the system can't do and how it fails.
    case limitations
    /// Where users' data is used, stored and read, and by whom.
    case dataUse = "data_use"
    /// The threat model.
    case threatModel = "threat_model"
    /// Why AI is the right answer to the task.
    case aiJustification = "ai_justification"
    /// The design choices and what they were weighed against.
    case designDecision = "design_decision"
    /// Cards of models, data sets and prompts.
    case cards
    /// What to do when something goes wrong.
    case incidentPlan = "incident_plan"
    /// Uses that are not allowed, and alternatives.
    case prohibitedUses = "prohibited_uses"
    /// How the system will be taken out of service.
    case retirementPlan = "retirement_plan"
  }
}
