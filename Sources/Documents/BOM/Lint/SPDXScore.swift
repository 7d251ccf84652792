/// Which of the G7 minimum elements a bill in SPDX 3.0 holds. Where the format has no member of its
/// own, the text that carries it is looked for (mapping: openregtech/sbom, g7ai-spdx3).

import Bytes

struct SPDXScore {
  private let graph: SPDXGraph
  private let isSigned: Bool
  private let system: JSON?
  private let creation: JSON?

  init(_ graph: SPDXGraph, isSigned: Bool) {
    self.graph = graph
    self.isSigned = isSigned
    system = graph.root
    creation = graph.all(["CreationInfo"]).first
  }

  /// One result for each element.
  var results: [G7Result] {
    let models = graph.models
    let datasets = graph.datasets
    return G7Element.allCases.map { element in
      switch element.cluster {
      case .models: each(element, of: models, model)
      case .datasets where element != .datasetRelationship: each(element, of: datasets, dataset)
      default: G7Result(element: element, isPresent: whole(element), lacking: [])
      }
    }
  }

  private func each(_ element: G7Element, of parts: [JSON], _ has: (G7Element, JSON) -> Bool)
    -> G7Result
  {
    let lacking = parts.filter { !has(element, $0) }
      .map { $0["name"]?.string ?? SPDXGraph.id($0) ?? "" }
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

  private var bills: [JSON] { graph.all(["software_Sbom", "SpdxDocument"]) }

  private var tools: [JSON] {
    (creation?["createdUsing"]?.array ?? []).compactMap { $0.string.flatMap { graph.byID[$0] } }
  }

  private func ofDocument(_ element: G7Element) -> Bool {
    switch element {
    case .author: return Says.some(creation?["createdBy"])
    case .version:
      return bills.contains { Says.text($0["description"]) || Says.text($0["comment"]) }
    case .formatName, .formatVersion: return Says.text(creation?["specVersion"])
    case .signature:
      return isSigned || bills.contains { Says.some($0["verifiedUsing"]) }
    case .toolName: return tools.contains { Says.text($0["name"]) }
    case .toolVersion:
      return tools.contains { tool in
        Says.text(tool["software_packageVersion"])
          || (tool["externalIdentifier"]?.array ?? []).contains { identifier in
            identifier["identifier"]?.string.flatMap { PackageURL($0) }?.version != nil
          } || (tool["name"]?.string ?? "").contains { $0.isNumber }
      }
    case .context: return bills.contains { Says.some($0["software_sbomType"]) }
    case .timestamp: return Says.text(creation?["created"])
    default: return graph.relations.contains { $0.type == "dependsOn" && !$0.to.isEmpty }
    }
  }

  // MARK: the system

  private func about(_ element: JSON?) -> String {
    (element?["ai_informationAboutApplication"]?.string ?? "").lowercased()
  }

  private func hasInputsAndOutputs(_ element: JSON?) -> Bool {
    about(element).contains("input") && about(element).contains("output")
  }

  private func ofSystem(_ element: G7Element) -> Bool {
    switch element {
    case .systemName: return Says.text(system?["name"])
    case .systemComponents:
      let id = system.flatMap(SPDXGraph.id)
      return graph.relations.contains {
        $0.from == id && ["contains", "dependsOn", "hasPrerequisite"].contains($0.type)
          && !$0.to.isEmpty
      }
    case .systemProducer:
      return Says.text(system?["suppliedBy"]) || Says.some(system?["originatedBy"])
    case .systemVersion: return Says.text(system?["software_packageVersion"])
    case .systemTimestamp:
      return Says.text(system?["releaseTime"]) || Says.text(system?["builtTime"])
    case .systemDataFlow: return about(system).contains("data flow")
    case .systemDataUsage: return about(system).contains("data usage")
    case .systemInputOutput: return hasInputsAndOutputs(system)
    default: return Says.some(system?["ai_domain"])
    }
  }

  // MARK: models and data sets

  private func hasIdentifier(_ element: JSON) -> Bool {
    Says.text(element["software_packageUrl"]) || Says.some(element["externalIdentifier"])
      || Says.some(element["software_contentIdentifier"])
  }

  private func hasHash(_ element: JSON, _ key: String) -> Bool {
    let own = element["verifiedUsing"]?.array ?? []
    if !own.isEmpty { return own.allSatisfy { Says.text($0[key]) } }
    let id = SPDXGraph.id(element)
    let files = graph.relations.filter { $0.from == id && $0.type == "contains" }.flatMap(\.to)
      .compactMap { graph.byID[$0] }
    return !files.isEmpty
      && files.allSatisfy { file in
        let hashes = file["verifiedUsing"]?.array ?? []
        return !hashes.isEmpty && hashes.allSatisfy { Says.text($0[key]) }
      }
  }

  private func hasLicence(_ element: JSON) -> Bool {
    let id = SPDXGraph.id(element)
    return graph.relations.contains {
      $0.from == id && ["hasDeclaredLicense", "hasConcludedLicense"].contains($0.type)
        && !$0.to.isEmpty
    }
  }

  private func model(_ element: G7Element, _ model: JSON) -> Bool {
    switch element {
    case .modelName: return Says.text(model["name"])
    case .modelIdentifier: return hasIdentifier(model)
    case .modelVersion: return Says.text(model["software_packageVersion"])
    case .modelTimestamp: return Says.text(model["releaseTime"]) || Says.text(model["builtTime"])
    case .modelProducer: return Says.text(model["suppliedBy"]) || Says.some(model["originatedBy"])
    case .modelDescription: return Says.text(model["description"])
    case .modelHashValue: return hasHash(model, "hashValue")
    case .modelHashAlgorithm: return hasHash(model, "algorithm")
    case .modelProperties:
      return Says.some(model["ai_typeOfModel"]) || Says.some(model["ai_modelExplainability"])
        || Says.text(model["ai_autonomyType"])
    case .modelInputOutput: return hasInputsAndOutputs(model)
    case .modelTraining:
      return Says.text(model["ai_informationAboutTraining"])
        || Says.some(model["ai_hyperparameter"]) || Says.some(model["ai_modelDataPreprocessing"])
    case .modelLicence: return hasLicence(model)
    default: return Says.some(model["externalRef"])
    }
  }

  private func dataset(_ element: G7Element, _ dataset: JSON) -> Bool {
    switch element {
    case .datasetName: return Says.text(dataset["name"])
    case .datasetDescription: return Says.text(dataset["description"])
    case .datasetContent:
      return (dataset["dataset_datasetType"]?.array ?? []).contains { $0.string != "noAssertion" }
    case .datasetIdentifier: return hasIdentifier(dataset)
    case .datasetHash: return hasHash(dataset, "hashValue") && hasHash(dataset, "algorithm")
    case .datasetProvenance:
      return Says.text(dataset["dataset_dataCollectionProcess"])
        || Says.text(dataset["dataset_datasetUpdateMechanism"])
    case .datasetStatistics:
      return dataset["dataset_datasetSize"]?.int != nil || Says.some(dataset["dataset_knownBias"])
        || Says.text(dataset["dataset_datasetNoise"])
    case .datasetSensitivity:
      return Says.text(dataset["dataset_confidentialityLevel"])
        || ["yes", "no"].contains(dataset["dataset_hasSensitivePersonalInformation"]?.string)
    default: return hasLicence(dataset)
    }
  }

  // MARK: what stands around

  private func hasReference(_ types: Set<String>) -> Bool {
    ([system].compactMap(\.self) + bills).contains { element in
      (element["externalRef"]?.array ?? []).contains {
        types.contains($0["externalRefType"]?.string ?? "") && Says.some($0["locator"])
      }
    }
  }

  private func ofSurroundings(_ element: G7Element) -> Bool {
    switch element {
    case .datasetRelationship:
      return graph.relations.contains {
        ["trainedOn", "testedOn"].contains($0.type) && !$0.to.isEmpty
      }
    case .software:
      return graph.all(["software_Package"]).contains {
        !["device", "other"].contains($0["software_primaryPurpose"]?.string ?? "")
      }
    case .hardware:
      return graph.all(["software_Package"]).contains {
        $0["software_primaryPurpose"]?.string == "device"
      } || !graph.all(["hardware_Hardware"]).isEmpty
    case .controls:
      let id = system.flatMap(SPDXGraph.id)
      return graph.all(["Annotation"]).contains {
        $0["annotationType"]?.string == "review" && $0["subject"]?.string == id
      } || hasReference(["securityOther"])
    case .compliance:
      return Says.some(system?["ai_standardCompliance"]) || hasReference(["certificationReport"])
    case .policy: return hasReference(["securityPolicy"])
    case .vulnerabilities:
      return !graph.all(["security_Vulnerability"]).isEmpty
        || hasReference([
          "securityAdvisory", "vulnerabilityDisclosureReport",
          "vulnerabilityExploitabilityAssessment",
        ])
    case .securityMetrics: return metrics.contains(where: SecurityWords.isSecurity)
    default: return metrics.contains { !SecurityWords.isSecurity($0) }
    }
  }

  private var metrics: [String] {
    graph.all(["ai_AIPackage"]).flatMap { element in
      (element["ai_metric"]?.array ?? []).filter { Says.text($0["value"]) }
        .compactMap { $0["key"]?.string }
    }
  }
}
