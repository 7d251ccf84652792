/// Models, data sets, prompts, packages and what the system runs on, as components of CycloneDX.

import Bytes
import Manifest

extension CycloneDXWriter {
  /// All components, in the order of the manifest, packages last.
  var components: [JSON] {
    manifest.models.map(component) + manifest.datasets.map(component)
      + manifest.prompts.map(component) + software + hardware + packages.map(component)
  }

  // MARK: models

  private func component(_ model: Manifest.Model) -> JSON {
    let asset = input.models[model.name]
    let card = model.card
    return Members.of([
      ("type", "machine-learning-model"), ("bom-ref", .string(Self.model(model.name))),
      ("supplier", supplier(model.supplier)),
      ("manufacturer", card?.producer.map(Self.entity)), ("name", .string(model.name)),
      ("version", input.version(of: model).map(JSON.string)),
      ("description", .string(model.purpose)),
      ("hashes", asset.map { [Self.hash($0.digest)] }), ("licenses", Self.licences(model.licence)),
      ("purl", .string(input.purl(of: model).text)),
      ("externalReferences", Members.list(references(card?.references, origin: model.origin))),
      ("components", Members.list(files(asset, below: Self.model(model.name)))),
      ("releaseNotes", Self.released(card?.released)), ("modelCard", modelCard(model)),
      ("properties", Members.list(properties(model, asset))),
    ])
  }

  private func properties(_ model: Manifest.Model, _ asset: MeasuredAsset?) -> [JSON] {
    var list: [JSON] = []
    if let asset {
      list.append(Members.property("model-signing:root-sha256", asset.rootDigest.hex))
    }
    if let origin = model.origin { list.append(Members.property("source", origin)) }
    if case .api(let provider, let name) = model.source {
      list.append(Members.property("api", "\(provider)/\(name)"))
    }
    return list
  }

  private func modelCard(_ model: Manifest.Model) -> JSON {
    let card = model.card
    let parameters = Members.of([
      ("approach", card?.approach.map { ["type": .string($0.rawValue)] }),
      ("task", card?.task.map(JSON.string)),
      ("architectureFamily", card?.family.map(JSON.string)),
      ("modelArchitecture", card?.architecture.map(JSON.string)),
      ("datasets", Members.list(model.trainedOn.map { ["ref": .string(Self.dataset($0))] })),
      ("inputs", Members.list((card?.inputs ?? []).map { ["format": .string($0)] })),
      ("outputs", Members.list((card?.outputs ?? []).map { ["format": .string($0)] })),
    ])
    let metrics = input.metrics(of: model).map { metric in
      Members.of([
        ("type", .string(metric.name)), ("value", .string(metric.value)),
        ("slice", metric.slice.map(JSON.string)),
        (
          "confidenceInterval",
          metric.interval.map {
            ["lowerBound": .string($0.lower), "upperBound": .string($0.upper)]
          }
        ),
      ])
    }
    let limits = card?.limitations ?? []
    return Members.of([
      ("modelParameters", parameters.members.isEmpty ? nil : parameters),
      ("quantitativeAnalysis", Members.list(metrics).map { ["performanceMetrics": $0] }),
      (
        "considerations",
        Members.of([
          ("useCases", [.string(model.purpose)]),
          ("technicalLimitations", Members.list(limits.map(JSON.string))),
        ])
      ),
      ("properties", card?.training.map { [Members.property("training", $0)] }),
    ])
  }

  // MARK: data

  private func component(_ dataset: Manifest.DataSet) -> JSON {
    let asset = input.datasets[dataset.name]
    let card = dataset.card
    let content = (card?.content ?? []).map { Members.property("content", $0) }
    var data = Members.of([
      ("type", "dataset"), ("name", .string(dataset.name)),
      ("contents", Members.list(content).map { ["properties": $0] }),
      ("classification", .string(dataset.label.level.rawValue)),
      ("sensitiveData", dataset.label.personalData ? ["personal data"] : nil),
    ])
    data["governance"] = ["owners": [["contact": owner]]]
    return Members.of([
      ("type", "data"), ("bom-ref", .string(Self.dataset(dataset.name))),
      ("supplier", supplier(dataset.supplier)), ("name", .string(dataset.name)),
      ("version", card?.version.map(JSON.string)), ("description", .string(dataset.purpose)),
      ("hashes", asset.map { [Self.hash($0.digest)] }),
      ("licenses", Self.licences(dataset.licence)),
      ("purl", .string(input.purl(of: dataset).text)),
      ("externalReferences", Members.list(references(card?.references, origin: dataset.origin))),
      ("components", Members.list(files(asset, below: Self.dataset(dataset.name)))),
      ("data", [data]), ("properties", Members.list(properties(dataset, asset))),
    ])
  }

  private var owner: JSON {
    [
      "name": .string(manifest.system.owner.name), "email": .string(manifest.system.owner.email),
    ]
  }

  private func properties(_ dataset: Manifest.DataSet, _ asset: MeasuredAsset?) -> [JSON] {
    let card = dataset.card
    var list: [JSON] = []
    if let origin = dataset.origin { list.append(Members.property("provenance:source", origin)) }
    if let text = card?.collection { list.append(Members.property("provenance:collection", text)) }
    if let text = card?.preparation {
      list.append(Members.property("provenance:preparation", text))
    }
    if let text = card?.statistics { list.append(Members.property("statistics", text)) }
    if let asset {
      list.append(Members.property("statistics:files", "\(asset.files.count)"))
      list.append(Members.property("statistics:bytes", "\(asset.byteCount)"))
      list.append(Members.property("model-signing:root-sha256", asset.rootDigest.hex))
    }
    if let seconds = dataset.retentionSeconds {
      list.append(Members.property("retention-days", "\(seconds / 86_400)"))
    }
    return list
  }

  private func component(_ prompt: Manifest.Prompt) -> JSON {
    let digest = input.prompts[prompt.name]
    let data = Members.of([
      ("type", "configuration"), ("name", .string(prompt.name)),
      ("classification", .string(prompt.label.level.rawValue)),
      ("sensitiveData", prompt.label.personalData ? ["personal data"] : nil),
      ("description", prompt.protected ? "A prompt; its disclosure is an incident." : "A prompt."),
    ])
    return Members.of([
      ("type", "data"), ("bom-ref", .string(Self.prompt(prompt.name))),
      ("name", .string(prompt.name)), ("description", "A prompt that shapes what the system does."),
      ("hashes", digest.map { [Self.hash($0)] }), ("data", [data]),
      ("properties", [Members.property("file", prompt.file)]),
    ])
  }

  /// The files of a model or data set with more than one.
  private func files(_ asset: MeasuredAsset?, below ref: String) -> [JSON] {
    guard let asset, asset.files.count > 1, asset.files.count <= BOMLimits.listedFiles else {
      return []
    }
    return asset.files.map { file in
      [
        "type": "file", "bom-ref": .string("\(ref)/\(file.path)"), "name": .string(file.path),
        "hashes": [Self.hash(file.digest)],
      ]
    }
  }

  private func references(_ addresses: [String]?, origin: String?) -> [JSON] {
    var list: [JSON] = []
    if let origin, origin.hasPrefix("https://") || origin.hasPrefix("http://"),
      origin.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) })
    {
      list.append(["url": .string(origin), "type": "distribution"])
    }
    list += (addresses ?? []).map { ["url": .string($0), "type": "documentation"] }
    return list
  }

  // MARK: what it runs on

  private var software: [JSON] {
    (manifest.system.card?.software ?? []).map { part in
      Members.of([
        ("type", .string(part.kind.rawValue)),
        ("bom-ref", .string("software:\(part.name)@\(part.version ?? "")")),
        ("name", .string(part.name)), ("version", part.version.map(JSON.string)),
      ])
    }
  }

  private var hardware: [JSON] {
    (manifest.system.card?.hardware ?? []).map { name in
      ["type": "device", "bom-ref": .string("hardware:" + name), "name": .string(name)]
    }
  }

  private func component(_ package: LockedPackage) -> JSON {
    let scope = package.purl.namespace.joined(separator: "/")
    let references = package.distributions.map { item in
      Members.of([
        ("url", .string(Self.iri(item.url))), ("type", "distribution"),
        ("hashes", Members.list(item.hashes.map(Self.hash))),
      ])
    }
    return Members.of([
      ("type", "library"), ("bom-ref", .string(package.purl.text)),
      ("group", scope.isEmpty ? nil : .string(scope)), ("name", .string(package.purl.name)),
      ("version", package.version.map(JSON.string)),
      ("scope", package.isDevelopment ? "excluded" : nil),
      ("hashes", Members.list(package.hashes.map(Self.hash))),
      ("purl", .string(package.purl.text)), ("externalReferences", Members.list(references)),
    ])
  }

  /// An address as it stands when it is one, else a relative reference.
  private static func iri(_ url: String) -> String {
    url.contains("://")
      && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
      ? url : reference(url)
  }
}
