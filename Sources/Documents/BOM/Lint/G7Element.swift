/// The elements that a bill of materials for AI should hold at least: "SBOM for AI - Minimum Elements"
/// of the G7 Cybersecurity Working Group (BSI, 12 May 2026), 50 elements in 7 clusters.

/// A cluster of elements.
package enum G7Cluster: String, CaseIterable, Sendable {
  case metadata = "Metadata"
  case system = "System level properties"
  case models = "Models"
  case datasets = "Dataset properties"
  case infrastructure = "Infrastructure"
  case security = "Security properties"
  case indicators = "Key performance indicators"
}

/// One element; the raw value is its name.
package enum G7Element: String, CaseIterable, Sendable {
  case author = "SBOM author"
  case version = "SBOM version"
  case formatName = "SBOM data format name"
  case formatVersion = "SBOM data format version"
  case signature = "SBOM author signature"
  case toolName = "SBOM tool name"
  case toolVersion = "SBOM tool version"
  case context = "SBOM generation context"
  case timestamp = "SBOM timestamp"
  case relationship = "SBOM dependency relationship"

  case systemName = "System name"
  case systemComponents = "System components"
  case systemProducer = "System producer"
  case systemVersion = "System version"
  case systemTimestamp = "System timestamp"
  case systemDataFlow = "System data flow"
  case systemDataUsage = "System data usage"
  case systemInputOutput = "System input/output properties"
  case systemArea = "Intended application area"

  case modelName = "Model name"
  case modelIdentifier = "Model identifier"
  case modelVersion = "Model version"
  case modelTimestamp = "Model timestamp"
  case modelProducer = "Model producer"
  case modelDescription = "Model description"
  case modelHashValue = "Model hash value"
  case modelHashAlgorithm = "Model hash algorithm"
  case modelProperties = "Model properties"
  case modelInputOutput = "Model input/output properties"
  case modelTraining = "Model training properties"
  case modelLicence = "Model license"
  case modelReferences = "Model external references"

  case datasetName = "Dataset name"
  case datasetDescription = "Dataset description"
  case datasetContent = "Dataset content"
  case datasetIdentifier = "Dataset identifier"
  case datasetHash = "Dataset hash"
  case datasetProvenance = "Dataset provenance"
  case datasetStatistics = "Dataset statistical properties"
  case datasetSensitivity = "Dataset sensitivity"
  case datasetRelationship = "Dataset dependency relationship"
  case datasetLicence = "Dataset license"

  case software = "Infrastructure software"
  case hardware = "Infrastructure hardware"

  case controls = "Security controls"
  case compliance = "Security compliance"
  case policy = "Cybersecurity policy information"
  case vulnerabilities = "Vulnerability referencing"

  case securityMetrics = "Security metrics"
  case performance = "Operational performance KPIs"

  /// The cluster that it belongs to.
  package var cluster: G7Cluster {
    switch position {
    case ..<10: .metadata
    case 10..<19: .system
    case 19..<32: .models
    case 32..<42: .datasets
    case 42..<44: .infrastructure
    case 44..<48: .security
    default: .indicators
    }
  }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Where it comes from in a bill that `gatehouse bom` makes: a key of the manifest, or an option.
  package var origin: String {
    switch self {
    case .author: "system.owner"
    case .version, .formatName, .formatVersion, .toolName, .toolVersion, .context, .timestamp:
      "gatehouse bom writes it"
    case .signature: "gatehouse bom --sign, or --envelope for SPDX"
    case .relationship, .systemComponents: "models, datasets, prompts, tools, upstreams"
    case .systemName: "system.name"
    case .systemProducer: "system.card.producer"
    case .systemVersion: "system.card.version"
    case .systemTimestamp: "system.card.released"
    case .systemDataFlow: "flows"
    case .systemDataUsage: "system.card.data_usage"
    case .systemInputOutput: "system.card.inputs and outputs"
    case .systemArea: "system.card.application_areas"
    case .modelName, .modelIdentifier: "models[].name"
    case .modelVersion: "models[].card.version"
    case .modelTimestamp: "models[].card.released"
    case .modelProducer: "models[].card.producer or supplier"
    case .modelDescription: "models[].purpose"
    case .modelHashValue, .modelHashAlgorithm: "models[].files"
    case .modelProperties: "models[].card.task, family, architecture"
    case .modelInputOutput: "models[].card.inputs and outputs"
    case .modelTraining: "models[].card.training and approach"
    case .modelLicence: "models[].licence"
    case .modelReferences: "models[].card.references"
    case .datasetName, .datasetIdentifier: "datasets[].name"
    case .datasetDescription: "datasets[].purpose"
    case .datasetContent: "datasets[].card.content"
    case .datasetHash: "datasets[].files"
    case .datasetProvenance: "datasets[].source, datasets[].card.collection"
    case .datasetStatistics: "datasets[].card.statistics"
    case .datasetSensitivity: "datasets[].label"
    case .datasetRelationship: "models[].trained_on"
    case .datasetLicence: "datasets[].licence"
    case .software: "lock files, system.card.software"
    case .hardware: "system.card.hardware"
    case .controls, .compliance: "a workspace with evidence: gatehouse keys generate"
    case .policy: "system.card.security_policy"
    case .vulnerabilities: "system.card.advisories, or gatehouse bom --osv"
    case .securityMetrics, .performance: "models[].card.metrics, or gatehouse evaluate"
    }
  }
}

/// Whether one element is there.
package struct G7Result: Sendable, Equatable {
  /// The element.
  package let element: G7Element
  /// Whether it is there, for every part that it is asked of.
  package let isPresent: Bool
  /// The parts that lack it, by name; empty when it is asked of the whole.
  package let lacking: [String]
}
