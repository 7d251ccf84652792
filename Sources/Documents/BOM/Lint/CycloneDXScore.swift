/// Which of the G7 minimum elements a CycloneDX bill holds. An element that is asked of models or
/// data sets is there when every one of them has it.

import Bytes

struct CycloneDXScore {
  private let reader: BillReader
  /// Whether the bill came in a signed envelope.
  private let isSigned: Bool
  private var bill: JSON { reader.bill }
  private var metadata: JSON? { bill["metadata"] }
  private var system: JSON? { reader.system?.value }

  init(_ reader: BillReader, isSigned: Bool) {
    self.reader = reader
    self.isSigned = isSigned
  }

  /// One result for each element.
  var results: [G7Result] {
    let models = reader.models
    let datasets = reader.datasets
    return G7Element.allCases.map { element in
      switch element.cluster {
      case .models: each(element, of: models, model)
      case .datasets where element != .datasetRelationship: each(element, of: datasets, dataset)
      default: G7Result(element: element, isPresent: whole(element), lacking: [])
      }
    }
  }

  private func each(
    _ element: G7Element, of parts: [BillPart], _ has: (G7Element, JSON) -> Bool
  ) -> G7Result {
    let lacking = parts.filter { !has(element, $0.value) }.map(\.title)
    return G7Result(
      element: element, isPresent: !parts.isEmpty && lacking.isEmpty, lacking: lacking)
  }

  private func whole(_ element: G7Element) -> Bool {
    switch element.cluster {
    case .metadata: return ofDocument(element)
    case .system: return ofSystem(element)
    default: return ofSurroundings(element)
    }
  }

  // MARK: the document

  private func ofDocument(_ element: G7Element) -> Bool {
    switch element {
    case .author:
      return (metadata?["authors"]?.array ?? []).contains {
        Says.text($0["name"]) || Says.text($0["email"])
      } || Says.text(metadata?["manufacturer"]?["name"])
        || Says.text(metadata?["manufacture"]?["name"])
    case .version: return bill["version"]?.int != nil
    case .formatName: return bill["bomFormat"]?.string == "CycloneDX"
    case .formatVersion: return Says.text(bill["specVersion"])
    case .signature:
      return isSigned || Says.some(bill["signature"])
        || Says.reference(bill, ["digital-signature", "electronic-signature"])
    case .toolName: return tools.contains { Says.text($0["name"]) }
    case .toolVersion: return tools.contains { Says.text($0["version"]) }
    case .context:
      return (metadata?["lifecycles"]?.array ?? []).contains {
        Says.text($0["phase"]) || Says.text($0["name"])
      }
    case .timestamp: return Says.text(metadata?["timestamp"])
    default:
      return (bill["dependencies"]?.array ?? []).contains {
        Says.some($0["dependsOn"]) || Says.some($0["provides"])
      }
    }
  }

  private var tools: [JSON] {
    let tools = metadata?["tools"]
    return (tools?.array ?? []) + (tools?["components"]?.array ?? [])
      + (tools?["services"]?.array ?? [])
  }

  // MARK: the system

  private func ofSystem(_ element: G7Element) -> Bool {
    switch element {
    case .systemName: return Says.text(system?["name"])
    case .systemComponents: return !reader.components.isEmpty
    case .systemProducer:
      return Says.producer(system) || Says.text(metadata?["supplier"]?["name"])
    case .systemVersion: return Says.text(system?["version"])
    case .systemTimestamp: return Says.time(system)
    case .systemDataFlow:
      return Says.property(system, ["data-flow", "dataflow", "data-flows"])
        || reader.services.contains { service in
          (service.value["data"]?.array ?? []).contains {
            ["inbound", "outbound", "bi-directional"].contains($0["flow"]?.string)
          }
        }
    case .systemDataUsage: return Says.property(system, ["data-usage", "data-use", "datausage"])
    case .systemInputOutput:
      return Says.property(system, ["input", "inputs"])
        && Says.property(system, ["output", "outputs"])
        || Says.property(system, ["input-output", "io-properties"])
    default:
      return Says.property(
        system, ["application-area", "intended-application-area", "application-domain", "domain"])
    }
  }

  // MARK: models and data sets

  private func model(_ element: G7Element, _ model: JSON) -> Bool {
    let card = model["modelCard"]
    let parameters = card?["modelParameters"]
    switch element {
    case .modelName: return Says.text(model["name"])
    case .modelIdentifier: return Says.identifier(model)
    case .modelVersion: return Says.text(model["version"])
    case .modelTimestamp: return Says.time(model)
    case .modelProducer: return Says.producer(model)
    case .modelDescription: return Says.text(model["description"])
    case .modelHashValue: return Says.hash(model, "content")
    case .modelHashAlgorithm: return Says.hash(model, "alg")
    case .modelProperties:
      return ["task", "architectureFamily", "modelArchitecture"].contains {
        Says.text(parameters?[$0])
      }
    case .modelInputOutput:
      return Says.some(parameters?["inputs"]) && Says.some(parameters?["outputs"])
    case .modelTraining:
      let words: Set<String> = [
        "training", "hyperparameter", "hyperparameters", "fine-tuning", "training-data",
      ]
      return Says.text(parameters?["approach"]?["type"]) || Says.property(card, words)
        || Says.property(model, words)
    case .modelLicence: return Says.licence(model)
    default:
      return (model["externalReferences"]?.array ?? []).contains { Says.text($0["url"]) }
    }
  }

  private func dataset(_ element: G7Element, _ dataset: JSON) -> Bool {
    let data = dataset["data"]?.array ?? []
    switch element {
    case .datasetName: return Says.text(dataset["name"])
    case .datasetDescription: return Says.text(dataset["description"])
    case .datasetContent:
      return data.contains { Says.some($0["contents"]) }
        || Says.property(dataset, ["content", "contents", "modality", "data-type"])
    case .datasetIdentifier: return Says.identifier(dataset)
    case .datasetHash: return Says.hash(dataset, "content") && Says.hash(dataset, "alg")
    case .datasetProvenance:
      return (dataset["externalReferences"]?.array ?? []).contains { Says.text($0["url"]) }
        || Says.some(dataset["pedigree"])
        || Says.property(dataset, ["provenance", "source", "collection", "origin"])
    case .datasetStatistics:
      return data.contains { Says.some($0["graphics"]) }
        || Says.property(
          dataset, ["statistics", "statistical-properties", "size", "records", "bias"])
    case .datasetSensitivity:
      return data.contains { Says.text($0["classification"]) || Says.some($0["sensitiveData"]) }
        || Says.property(dataset, ["sensitivity", "classification", "confidentiality"])
    default: return Says.licence(dataset)
    }
  }

  // MARK: what stands around

  private func ofSurroundings(_ element: G7Element) -> Bool {
    switch element {
    case .datasetRelationship: return isDatasetLinked
    case .software:
      let kinds: Set<String> = [
        "application", "framework", "library", "container", "platform", "operating-system",
        "device-driver", "firmware",
      ]
      return reader.components.contains { kinds.contains($0.type) }
    case .hardware:
      return reader.components.contains { $0.type == "device" }
        || Says.property(system, ["hardware", "accelerator"])
    case .controls:
      return (bill["declarations"]?["claims"]?.array ?? []).contains { Says.text($0["predicate"]) }
        || Says.property(system, ["security-control", "security-controls"])
    case .compliance: return isAssessed
    case .policy:
      let types: Set<String> = ["security-contact", "rfc-9116"]
      return Says.reference(bill, types) || Says.reference(system, types)
        || Says.property(system, ["security-policy", "vulnerability-disclosure"])
    case .vulnerabilities:
      let types: Set<String> = [
        "advisories", "vulnerability-assertion", "exploitability-statement",
      ]
      return bill["vulnerabilities"]?.array != nil || Says.reference(bill, types)
        || Says.reference(system, types)
    case .securityMetrics: return metrics.contains(where: SecurityWords.isSecurity)
    default: return metrics.contains { !SecurityWords.isSecurity($0) }
    }
  }

  private var isDatasetLinked: Bool {
    let refs = Set(reader.datasets.compactMap(\.ref))
    let models = reader.models
    let inCards = models.contains { model in
      (model.value["modelCard"]?["modelParameters"]?["datasets"]?.array ?? []).contains { item in
        item["ref"]?.string.map { refs.contains($0) || $0.hasPrefix("urn:cdx:") }
          ?? (item["type"]?.string == "dataset")
      }
    }
    if inCards { return true }
    let modelRefs = Set(models.compactMap(\.ref))
    return (bill["dependencies"]?.array ?? []).contains { item in
      modelRefs.contains(item["ref"]?.string ?? "")
        && (item["dependsOn"]?.array ?? []).contains { refs.contains($0.string ?? "") }
    }
  }

  private var isAssessed: Bool {
    let report: Set<String> = ["certification-report"]
    if Says.reference(bill, report) || Says.reference(system, report)
      || Says.property(system, ["compliance", "standard-compliance"])
    {
      return true
    }
    guard Says.some(bill["definitions"]?["standards"]) else { return false }
    return (bill["declarations"]?["attestations"]?.array ?? []).contains { attestation in
      (attestation["map"]?.array ?? []).contains {
        Says.some($0["claims"]) || Says.some($0["counterClaims"])
          || $0["conformance"]?["score"] != nil
      }
    }
  }

  private var metrics: [String] {
    reader.models.flatMap { model in
      (model.value["modelCard"]?["quantitativeAnalysis"]?["performanceMetrics"]?.array ?? [])
        .filter { Says.text($0["value"]) }.compactMap { $0["type"]?.string }
    }
  }
}

/// Words by which a metric is one of security.
enum SecurityWords {
  private static let words = [
    "security", "attack", "adversarial", "robust", "injection", "jailbreak", "vulnerab", "cvss",
    "poison", "extraction", "inversion", "membership", "leak", "evasion", "refusal", "asr",
  ]

  static func isSecurity(_ metric: String) -> Bool {
    let name = metric.lowercased()
    return words.contains { word in
      word.count > 3 ? name.contains(word) : name.split { !$0.isLetter }.contains(Substring(word))
    }
  }
}
