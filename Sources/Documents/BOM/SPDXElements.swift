/// Models, data sets, prompts, services and packages as elements of SPDX 3.0.1.

import Bytes
import Manifest

extension SPDXWriter {
  // MARK: models

  var models: [JSON] {
    manifest.models.flatMap { model in
      [element(of: model)] + files(input.models[model.name], below: "model:" + model.name)
    }
  }

  private func element(of model: Manifest.Model) -> JSON {
    let card = model.card
    let types = [card?.family, card?.architecture].compactMap(\.self)
    return element(
      "ai_AIPackage", "model:" + model.name,
      [
        ("name", .string(model.name)), ("description", .string(model.purpose)),
        ("verifiedUsing", input.models[model.name].map { [Self.hash($0.digest)] }),
        ("externalRef", Members.list(references(card?.references, origin: model.origin))),
        ("suppliedBy", organisation(input.producer(of: model))),
        ("releaseTime", Self.time(card?.released)), ("software_primaryPurpose", "model"),
        ("software_packageVersion", input.version(of: model).map(JSON.string)),
        (
          "software_downloadLocation",
          .string(location(model.origin, model.files, input.purl(of: model)))
        ),
        ("software_packageUrl", .string(input.purl(of: model).text)),
        ("software_sourceInfo", model.origin.map(JSON.string)),
        ("ai_informationAboutApplication", application(of: card).map(JSON.string)),
        ("ai_informationAboutTraining", training(of: card).map(JSON.string)),
        (
          "ai_limitation",
          (card?.limitations ?? []).isEmpty
            ? nil : .string((card?.limitations ?? []).joined(separator: "\n"))
        ),
        ("ai_metric", Members.list(input.metrics(of: model).map(Self.metric))),
        ("ai_typeOfModel", Members.list(types.map(JSON.string))),
      ])
  }

  private static func metric(_ metric: MeasuredMetric) -> JSON {
    let bounds = metric.interval.map { " (95 %: \($0.lower) to \($0.upper))" } ?? ""
    return [
      "type": "DictionaryEntry",
      "key": .string(metric.name + (metric.slice.map { " (\($0))" } ?? "")),
      "value": .string(metric.value + bounds),
    ]
  }

  private func application(of card: Manifest.ModelCard?) -> String? {
    var lines: [String] = []
    if let task = card?.task { lines.append("Task: " + task) }
    if let inputs = card?.inputs, !inputs.isEmpty {
      lines.append("Inputs: " + inputs.joined(separator: "; "))
    }
    if let outputs = card?.outputs, !outputs.isEmpty {
      lines.append("Outputs: " + outputs.joined(separator: "; "))
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func training(of card: Manifest.ModelCard?) -> String? {
    let lines = [card?.approach.map { "Approach: \($0.rawValue)" }, card?.training]
    let text = lines.compactMap(\.self).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }

  /// Where it can be had: its address, its path, else its package URL, which is a URI too.
  private func location(_ origin: String?, _ files: [String], _ purl: PackageURL) -> String {
    if let origin, Self.isAddress(origin) { return origin }
    return files.first.map(CycloneDXWriter.reference) ?? purl.text
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
  }

  private func references(_ addresses: [String]?, origin: String?) -> [JSON] {
    var list: [JSON] = []
    if let origin, Self.isAddress(origin) {
      list.append(Self.externalRef("altDownloadLocation", origin))
    }
    return list + (addresses ?? []).map { Self.externalRef("documentation", $0) }
  }

  private func files(_ asset: MeasuredAsset?, below name: String) -> [JSON] {
    guard let asset, asset.files.count > 1, asset.files.count <= BOMLimits.listedFiles else {
      return []
    }
    return asset.files.map { file in
      element(
        "software_File", "\(name)/\(file.path)",
        [("name", .string(file.path)), ("verifiedUsing", [Self.hash(file.digest)])])
    }
  }

  // MARK: data

  var datasets: [JSON] {
    manifest.datasets.flatMap { dataset in
      [element(of: dataset)] + files(input.datasets[dataset.name], below: "dataset:" + dataset.name)
    }
  }

  private func element(of dataset: Manifest.DataSet) -> JSON {
    let card = dataset.card
    let asset = input.datasets[dataset.name]
    let collection = [dataset.origin.map { "Source: " + $0 }, card?.collection].compactMap(\.self)
    return element(
      "dataset_DatasetPackage", "dataset:" + dataset.name,
      [
        ("name", .string(dataset.name)), ("description", .string(dataset.purpose)),
        ("comment", card?.statistics.map { .string("Statistics: " + $0) }),
        ("verifiedUsing", asset.map { [Self.hash($0.digest)] }),
        ("externalRef", Members.list(references(card?.references, origin: dataset.origin))),
        ("suppliedBy", organisation(dataset.supplier)),
        ("originatedBy", organisation(dataset.supplier).map { [$0] }),
        ("software_primaryPurpose", "data"),
        ("software_packageVersion", card?.version.map(JSON.string)),
        (
          "software_downloadLocation",
          .string(location(dataset.origin, dataset.files, input.purl(of: dataset)))
        ),
        ("software_packageUrl", .string(input.purl(of: dataset).text)),
        ("dataset_confidentialityLevel", .string(Self.confidentiality(dataset.label.level))),
        (
          "dataset_dataCollectionProcess",
          collection.isEmpty ? nil : .string(collection.joined(separator: "\n"))
        ),
        ("dataset_dataPreprocessing", card?.preparation.map { [.string($0)] }),
        ("dataset_datasetSize", asset.map { .int($0.byteCount) }),
        ("dataset_datasetType", .array(Self.types(card?.content ?? []))),
        (
          "dataset_hasSensitivePersonalInformation",
          .string(dataset.label.personalData ? "yes" : "no")
        ),
        ("dataset_intendedUse", .string(dataset.purpose)),
      ])
  }

  private static func confidentiality(_ level: Sensitivity) -> String {
    switch level {
    case .public: "clear"
    case .internal: "green"
    case .confidential: "amber"
    case .restricted: "red"
    }
  }

  private static let kinds: Set<String> = [
    "audio", "categorical", "graph", "image", "numeric", "other", "sensor", "structured",
    "syntactic", "text", "timeseries", "timestamp", "video",
  ]

  /// The words that SPDX has; `other` for those it has not, `noAssertion` without any.
  private static func types(_ content: [String]) -> [JSON] {
    guard !content.isEmpty else { return ["noAssertion"] }
    let found = content.map { word in
      let parts = word.lowercased().split { !$0.isLetter }.map(String.init)
      return parts.first { kinds.contains($0) }
        ?? parts.compactMap { $0.hasSuffix("s") ? String($0.dropLast()) : nil }
        .first { kinds.contains($0) } ?? "other"
    }
    return Array(Set(found)).sorted().map(JSON.string)
  }

  var prompts: [JSON] {
    manifest.prompts.map { prompt in
      element(
        "software_File", "prompt:" + prompt.name,
        [
          ("name", .string(prompt.name)),
          ("description", "A prompt that shapes what the system does."),
          ("comment", .string("Label: \(prompt.label)")),
          ("verifiedUsing", input.prompts[prompt.name].map { [Self.hash($0)] }),
          ("software_primaryPurpose", "configuration"), ("contentType", "text/plain"),
        ])
    }
  }

  // MARK: services and surroundings

  /// The format has no service: a package whose purpose is something else, with its address.
  var services: [JSON] {
    manifest.upstreams.map { upstream in
      element(
        "software_Package", "service:" + upstream.name,
        [
          ("name", .string(upstream.name)),
          ("description", .string("A service that answers for the model \(upstream.model).")),
          (
            "comment",
            .string(
              "Location: \(upstream.location.rawValue). Data: both ways, at most \(upstream.label)."
            )
          ),
          ("externalRef", [Self.externalRef("other", upstream.url, "endpoint")]),
          ("suppliedBy", organisation(upstream.supplier)), ("software_primaryPurpose", "other"),
        ])
    }
      + manifest.tools.map { tool in
        element(
          "software_Package", "tool:" + tool.name,
          [
            ("name", .string(tool.name)), ("description", .string(tool.description)),
            (
              "comment",
              .string("Effects: " + tool.effects.map(\.rawValue).joined(separator: ", "))
            ),
            ("software_primaryPurpose", "other"),
          ])
      }
  }

  var surroundings: [JSON] {
    let card = manifest.system.card
    let software = (card?.software ?? []).map { part in
      element(
        "software_Package", "software:\(part.name)@\(part.version ?? "")",
        [
          ("name", .string(part.name)),
          (
            "software_primaryPurpose",
            .string(part.kind == .operatingSystem ? "operatingSystem" : part.kind.rawValue)
          ),
          ("software_packageVersion", part.version.map(JSON.string)),
        ])
    }
    let hardware = (card?.hardware ?? []).map { name in
      element(
        "software_Package", "hardware:" + name,
        [("name", .string(name)), ("software_primaryPurpose", "device")])
    }
    return software + hardware
  }

  private static let algorithms = [
    "MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512",
  ]

  func package(_ package: LockedPackage) -> JSON {
    let hashes = package.hashes.compactMap { hash -> JSON? in
      Self.algorithms[hash.algorithm].map { name in
        ["type": "Hash", "algorithm": .string(name), "hashValue": .string(hash.hex)]
      }
    }
    let url = package.distributions.first { Self.isAddress($0.url) }?.url
    return element(
      "software_Package", "package:" + package.purl.text,
      [
        ("name", .string(package.name)), ("verifiedUsing", Members.list(hashes)),
        ("software_primaryPurpose", "library"),
        ("software_packageVersion", package.version.map(JSON.string)),
        ("software_downloadLocation", url.map(JSON.string)),
        ("software_packageUrl", .string(package.purl.text)),
      ])
  }
}
