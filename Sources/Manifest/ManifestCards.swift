/// What a bill of materials tells about the system, its models and its data sets beyond what the
/// rest of a manifest needs: versions, producers, how a model was trained, what a data set holds.
/// All of it is optional; a manifest without cards keeps its digest.

import Bytes

extension Manifest {
  /// What kind of software the system runs on.
  package enum SoftwareKind: String, CaseIterable, Hashable, Sendable {
    case application, framework, library, container, platform
    case operatingSystem = "operating-system"
  }

  /// Software that the system runs on and no lock file lists.
  package struct Software: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its version.
    package let version: String?
    /// What it is.
    package let kind: SoftwareKind
  }

  /// The card of the system.
  package struct SystemCard: Hashable, Sendable {
    /// The version of the system.
    package let version: String?
    /// The day of its release, "YYYY-MM-DD".
    package let released: String?
    /// The organisation that makes it.
    package let producer: String?
    /// What it is meant for, such as "customer support".
    package let applicationAreas: [String]
    /// What it takes in.
    package let inputs: [String]
    /// What it puts out.
    package let outputs: [String]
    /// How it uses data.
    package let dataUsage: String?
    /// What it runs on.
    package let software: [Software]
    /// The hardware that it needs.
    package let hardware: [String]
    /// Where its policy on vulnerabilities stands.
    package let securityPolicy: String?
    /// Where its advisories stand.
    package let advisories: String?
    /// Paths of lock files, relative to the manifest.
    package let lockFiles: [String]
  }

  /// How a model learned.
  package enum Approach: String, CaseIterable, Hashable, Sendable {
    case supervised, unsupervised
    case reinforcementLearning = "reinforcement-learning"
    case semiSupervised = "semi-supervised"
    case selfSupervised = "self-supervised"
  }

  /// A figure about a model.
  package struct Metric: Hashable, Sendable {
    /// What a figure is about.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
      case operational, security
    }

    /// What was measured.
    package let name: String
    /// The figure as text.
    package let value: String
    /// Whether it tells about use or about security.
    package let kind: Kind
    /// The part of the data that it holds for.
    package let slice: String?
  }

  /// The card of a model.
  package struct ModelCard: Hashable, Sendable {
    /// Its version.
    package let version: String?
    /// The day of its release or training, "YYYY-MM-DD".
    package let released: String?
    /// Who made it.
    package let producer: String?
    /// What it does, such as "text generation".
    package let task: String?
    /// The family of its architecture, such as "transformer".
    package let family: String?
    /// Its architecture.
    package let architecture: String?
    /// How it learned.
    package let approach: Approach?
    /// What it takes in.
    package let inputs: [String]
    /// What it puts out.
    package let outputs: [String]
    /// How it was trained or tuned.
    package let training: String?
    /// What it can't do.
    package let limitations: [String]
    /// Figures about it.
    package let metrics: [Metric]
    /// Addresses of its card, paper or repository.
    package let references: [String]
  }

  /// The card of a data set.
  package struct DataSetCard: Hashable, Sendable {
    /// Its version.
    package let version: String?
    /// What kinds of data it holds, such as "text".
    package let content: [String]
    /// How it was collected.
    package let collection: String?
    /// How it was prepared.
    package let preparation: String?
    /// What is known of its size, classes, noise and bias.
    package let statistics: String?
    /// Addresses that tell more.
    package let references: [String]
  }
}

extension Manifest.SystemCard {
  init(_ record: Checked) {
    self.init(
      version: record.optionalText("version"), released: record.optionalText("released"),
      producer: record.optionalText("producer"),
      applicationAreas: record.texts("application_areas"), inputs: record.texts("inputs"),
      outputs: record.texts("outputs"), dataUsage: record.optionalText("data_usage"),
      software: record.records("software").map { part in
        Manifest.Software(
          name: part.text("name"), version: part.optionalText("version"),
          kind: part.choice("kind", or: .library))
      },
      hardware: record.texts("hardware"), securityPolicy: record.optionalText("security_policy"),
      advisories: record.optionalText("advisories"), lockFiles: record.texts("lock_files"))
  }
}

extension Manifest.ModelCard {
  init(_ record: Checked) {
    self.init(
      version: record.optionalText("version"), released: record.optionalText("released"),
      producer: record.optionalText("producer"), task: record.optionalText("task"),
      family: record.optionalText("family"), architecture: record.optionalText("architecture"),
      approach: record.optionalText("approach").flatMap(Manifest.Approach.init),
      inputs: record.texts("inputs"), outputs: record.texts("outputs"),
      training: record.optionalText("training"), limitations: record.texts("limitations"),
      metrics: record.records("metrics").map { part in
        Manifest.Metric(
          name: part.text("name"), value: part.text("value"),
          kind: part.choice("kind", or: .operational), slice: part.optionalText("slice"))
      },
      references: record.texts("references"))
  }
}

extension Manifest.DataSetCard {
  init(_ record: Checked) {
    self.init(
      version: record.optionalText("version"), content: record.texts("content"),
      collection: record.optionalText("collection"),
      preparation: record.optionalText("preparation"),
      statistics: record.optionalText("statistics"), references: record.texts("references"))
  }
}

extension ManifestFields {
  private static let lines = Shape.list(.text(.line), atLeast: 0, atMost: ManifestLimits.parts)
  private static let addresses = Shape.list(.text(.url), atLeast: 0, atMost: ManifestLimits.parts)

  static let systemCard = Record(
    name: "system.card",
    fields: [
      Field("version", .text(.line), .optional, "The version of the system."),
      Field("released", .text(.date), .optional, "The day of its release."),
      Field("producer", .text(.line), .optional, "The organisation that makes it."),
      Field(
        "application_areas", lines, .items([]), "What it is meant for, such as `customer support`."),
      Field("inputs", lines, .items([]), "What it takes in, such as `text in English`."),
      Field("outputs", lines, .items([]), "What it puts out."),
      Field("data_usage", .text(.prose), .optional, "How it uses data, personal data too."),
      Field(
        "software", .list(.record(software), atLeast: 0, atMost: ManifestLimits.parts),
        .items([]), "What it runs on and no lock file lists: operating system, containers."),
      Field("hardware", lines, .items([]), "The hardware that it needs."),
      Field(
        "security_policy", .text(.url), .optional,
        "Where its policy on vulnerabilities stands, such as its `security.txt`."),
      Field("advisories", .text(.url), .optional, "Where its advisories stand."),
      Field(
        "lock_files", .list(.text(.path), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "Lock files of its packages. Without any, those beside the manifest are read."),
    ])

  private static let software = Record(
    name: "system.card.software[]",
    fields: [
      Field("name", .text(.line), .required, "Its name."),
      Field("version", .text(.line), .optional, "Its version."),
      Field(
        "kind", .choice(Manifest.SoftwareKind.allCases.map(\.rawValue)), .text("library"),
        "What it is."),
    ])

  static let modelCard = Record(
    name: "models[].card",
    fields: [
      Field("version", .text(.line), .optional, "The version of the model."),
      Field("released", .text(.date), .optional, "The day on which it was trained or released."),
      Field(
        "producer", .text(.line), .optional,
        "Who made it. Without one, the declared supplier counts."),
      Field("task", .text(.line), .optional, "What it does, such as `text generation`."),
      Field("family", .text(.line), .optional, "Family of architectures: `transformer`."),
      Field("architecture", .text(.line), .optional, "Its architecture: `Llama 3 8B`."),
      Field(
        "approach", .choice(Manifest.Approach.allCases.map(\.rawValue)), .optional,
        "How it learned."),
      Field("inputs", lines, .items([]), "What it takes in."),
      Field("outputs", lines, .items([]), "What it puts out."),
      Field(
        "training", .text(.prose), .optional,
        "How it was trained or tuned: steps, parameters, preparation of the data."),
      Field(
        "limitations", .list(.text(.prose), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "What it can't do."),
      Field(
        "metrics", .list(.record(metric), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "Figures about it."),
      Field("references", addresses, .items([]), "Addresses of its card, paper or repository."),
    ])

  private static let metric = Record(
    name: "models[].card.metrics[]",
    fields: [
      Field("name", .text(.line), .required, "What was measured: `accuracy`."),
      Field("value", .text(.line), .required, "The figure, in quotes: `\"0.93\"`."),
      Field(
        "kind", .choice(Manifest.Metric.Kind.allCases.map(\.rawValue)), .text("operational"),
        "Whether it tells about use or about security."),
      Field("slice", .text(.line), .optional, "The part of the data that it holds for."),
    ])

  static let datasetCard = Record(
    name: "datasets[].card",
    fields: [
      Field("version", .text(.line), .optional, "The version of the data set."),
      Field("content", lines, .items([]), "What kinds of data it holds, such as `text`."),
      Field("collection", .text(.prose), .optional, "How, when and where it was collected."),
      Field("preparation", .text(.prose), .optional, "How it was cleaned and prepared."),
      Field(
        "statistics", .text(.prose), .optional,
        "What is known of its size, classes, noise and bias."),
      Field("references", addresses, .items([]), "Addresses that tell more."),
    ])
}
