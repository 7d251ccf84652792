/// Training and fine-tuning runs as SLSA provenance: our published build type. What went in, by whose
/// decision, with which parameters, in which environment. `docs/reference/training-run.md` says it in
/// words.

package import Bytes

/// One run that made a model.
package struct TrainingRun: Sendable {
  /// The build type: how the parameters are to be read.
  package static let buildType = "https://gatehouse.dev/buildtypes/training-run/v1"
  /// The builder that this program names when it records a run that happened here.
  package static let localBuilder = "https://gatehouse.dev/builders/local/v1"
  /// The name of the schema of the external parameters.
  package static let schemaName = "training-run"

  /// What kind of run it was.
  package enum Kind: String, Sendable, CaseIterable {
    case training
    case fineTuning = "fine-tuning"
    case distillation, quantisation, merging
  }

  /// What a dependency was to the run; stands in its annotations.
  package enum Role: String, Sendable {
    case baseModel = "base-model"
    case dataset, source, code, lockFile = "lock-file"
    case container
  }

  /// What kind of run it was.
  package var kind: Kind
  /// The name of the model that came out.
  package var model: String
  /// Names of the base models.
  package var baseModels: [String]
  /// Names of the data sets.
  package var datasets: [String]
  /// Where the code lies and at which revision; `nil` when it is in no repository.
  package var source: (uri: String, revision: String)?
  /// The command or script that was run; empty when it is not said.
  package var entryPoint: String
  /// Hyperparameters and other settings.
  package var parameters: JSONObject
  /// System, hardware, versions.
  package var environment: JSONObject
  /// What went in, by digest.
  package var dependencies: [ResourceDescriptor]

  /// A run.
  package init(
    kind: Kind, model: String, baseModels: [String], datasets: [String],
    source: (uri: String, revision: String)?, entryPoint: String, parameters: JSONObject,
    environment: JSONObject, dependencies: [ResourceDescriptor]
  ) {
    self.kind = kind
    self.model = model
    self.baseModels = baseModels
    self.datasets = datasets
    self.source = source
    self.entryPoint = entryPoint
    self.parameters = parameters
    self.environment = environment
    self.dependencies = dependencies
  }

  /// Something that went in, with its part in the run.
  package static func dependency(_ resource: ResourceDescriptor, as role: Role, of name: String)
    -> ResourceDescriptor
  {
    var resource = resource
    resource.annotations = ["role": .string(role.rawValue), "of": .string(name)]
    return resource
  }

  /// The external parameters: what somebody decided.
  package var externalParameters: JSONObject {
    var object: JSONObject = [
      "kind": .string(kind.rawValue), "model": .string(model),
      "baseModels": .strings(baseModels), "datasets": .strings(datasets),
      "parameters": .object(parameters),
    ]
    if let source {
      object["source"] = ["uri": .string(source.uri), "revision": .string(source.revision)]
    }
    if !entryPoint.isEmpty { object["entryPoint"] = .string(entryPoint) }
    return object
  }

  /// The run as provenance by `builder`. Times are RFC 3339; empty when they are not known.
  package func provenance(
    builder: String, version: [String: String], invocation: String, started: String,
    finished: String
  ) -> SLSAProvenance {
    SLSAProvenance(
      buildType: Self.buildType, externalParameters: externalParameters,
      internalParameters: ["environment": .object(environment)], dependencies: dependencies,
      builder: builder, builderVersion: version, invocation: invocation, started: started,
      finished: finished)
  }

  /// What the external parameters look like.
  package static let shape = PredicateShape.members(
    .must("kind", .choice(Kind.allCases.map(\.rawValue))),
    .must("model", .line, "The name of the model that came out."),
    .must("baseModels", .list(.line, atLeast: 0), "Names; their files are dependencies."),
    .must("datasets", .list(.line, atLeast: 0), "Names; their files are dependencies."),
    .may(
      "source", .members(.must("uri", .uri), .must("revision", .line)),
      "Where the training code lies, and at which revision."),
    .may("entryPoint", .line, "The command or script that was run."),
    .must("parameters", .bag, "Hyperparameters and other settings."))

  /// The JSON Schema of the external parameters.
  package static var schema: JSON {
    PredicateDefinition(
      schemaName, buildType, "External parameters of a training run",
      source: "docs/reference/training-run.md", shape
    ).schema
  }

  /// Refuses external parameters that are not those of a training run.
  package static func check(_ parameters: JSONObject) throws(EvidenceError) {
    try PredicateCheck.run(shape, .object(parameters), at: "externalParameters")
  }
}
