/// What no single value can tell: whether the parts of a manifest fit each other. Names and references
/// here; labels and addresses in `PlaceChecks.swift`.

enum ManifestChecks {
  /// Every name once, every reference to something declared. Runs on documents with issues too, so
  /// that one run shows all: values that did not fit are empty texts here and are passed over.
  static func names(_ manifest: Manifest, _ reader: inout ManifestReader) {
    unique(manifest.models.map(\.name), "models", &reader)
    unique(manifest.datasets.map(\.name), "datasets", &reader)
    unique(manifest.prompts.map(\.name), "prompts", &reader)
    unique(manifest.tools.map(\.name), "tools", &reader)
    unique(manifest.actors.map(\.name), "actors", &reader)
    unique(manifest.suppliers.map(\.name), "suppliers", &reader)
    unique(manifest.upstreams.map(\.name), "upstreams", &reader)
    unique((manifest.serving?.routes ?? []).map(\.name), "serving.routes", &reader)
    guards(manifest, &reader)
    references(manifest, &reader)
    flowEnds(manifest, &reader)
  }

  static func unique(
    _ names: [String], _ list: String, key: String = "name", _ reader: inout ManifestReader
  ) {
    var first: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let earlier = first[name] {
        reader.report(
          ManifestCode.duplicateName, at: "\(list)[\(index)].\(key)", expected: "each name once",
          found: "\"\(name)\" again, as in `\(list)[\(earlier)]`")
      } else {
        first[name] = index
      }
    }
  }

  // MARK: references

  private static func references(_ manifest: Manifest, _ reader: inout ManifestReader) {
    let suppliers = manifest.suppliers.map(\.name)
    for (index, model) in manifest.models.enumerated() {
      refer(model.supplier, to: suppliers, "supplier", "models[\(index)].supplier", &reader)
      for (place, name) in model.trainedOn.enumerated() {
        refer(
          name, to: manifest.datasets.map(\.name), "data set",
          "models[\(index)].trained_on[\(place)]", &reader)
      }
    }
    for (index, dataset) in manifest.datasets.enumerated() {
      refer(dataset.supplier, to: suppliers, "supplier", "datasets[\(index)].supplier", &reader)
    }
    for (index, upstream) in manifest.upstreams.enumerated() {
      refer(upstream.supplier, to: suppliers, "supplier", "upstreams[\(index)].supplier", &reader)
    }
    for (index, route) in (manifest.serving?.routes ?? []).enumerated() {
      self.route(route, manifest, "serving.routes[\(index)]", &reader)
    }
  }

  private static func route(
    _ route: Manifest.Route, _ manifest: Manifest, _ path: String, _ reader: inout ManifestReader
  ) {
    refer(route.model, to: manifest.models.map(\.name), "model", path + ".model", &reader)
    refer(
      route.upstream, to: manifest.upstreams.map(\.name), "upstream", path + ".upstream", &reader)
    refer(route.prompt, to: manifest.prompts.map(\.name), "prompt", path + ".prompt", &reader)
    let others = (manifest.serving?.routes ?? []).map(\.name).filter { $0 != route.name }
    for (place, name) in route.alternates.enumerated() {
      refer(name, to: others, "other route", "\(path).alternates[\(place)]", &reader)
    }
    for (place, tool) in route.tools.enumerated() {
      refer(tool, to: manifest.tools.map(\.name), "tool", "\(path).tools[\(place)]", &reader)
    }
  }

  static func refer(
    _ name: String?, to declared: [String], _ kind: String, _ path: String,
    _ reader: inout ManifestReader
  ) {
    guard let name, !name.isEmpty, !declared.contains(name) else { return }
    let known = declared.filter { !$0.isEmpty }
    let hint =
      NearestName.of(name, among: known).map { "did you mean `\($0)`?" }
      ?? (known.isEmpty
        ? "no \(kind) is declared"
        : "declared: " + known.prefix(8).map { "`\($0)`" }.joined(separator: ", "))
    reader.report(
      ManifestCode.reference, at: path, expected: "the name of a declared \(kind)",
      found: "\"\(name)\"", hint: hint)
  }

  // MARK: flows

  private static func flowEnds(_ manifest: Manifest, _ reader: inout ManifestReader) {
    let ends = FlowEnds(manifest)
    for (index, flow) in manifest.flows.enumerated() {
      for (key, name) in [("from", flow.from), ("to", flow.to)] where !name.isEmpty {
        let path = "flows[\(index)].\(key)"
        let kinds = ends.kinds(of: name)
        if kinds.count > 1 {
          reader.report(
            ManifestCode.duplicateName, at: path, expected: "a name that only one part has",
            found: "\"\(name)\", which is " + kinds.joined(separator: " and "),
            hint: "rename one of them")
        } else if kinds.isEmpty {
          refer(name, to: ends.names, "part", path, &reader)
        }
      }
    }
  }
}

/// What a flow can begin or end at.
struct FlowEnds {
  private let byKind: [(kind: String, names: [String])]

  init(_ manifest: Manifest) {
    byKind = [
      ("an actor", manifest.actors.map(\.name)), ("a model", manifest.models.map(\.name)),
      ("a data set", manifest.datasets.map(\.name)), ("a prompt", manifest.prompts.map(\.name)),
      ("a tool", manifest.tools.map(\.name)), ("an upstream", manifest.upstreams.map(\.name)),
      ("a supplier", manifest.suppliers.map(\.name)),
    ]
  }

  /// Every name.
  var names: [String] { byKind.flatMap(\.names) }

  /// The kinds of parts that have `name`.
  func kinds(of name: String) -> [String] {
    byKind.filter { $0.names.contains(name) }.map(\.kind)
  }
}
