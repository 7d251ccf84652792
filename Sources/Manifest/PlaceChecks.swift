/// Whether data stays within its labels, and whether addresses protect it. Runs only on documents
/// without issues, so that every name and label is a real one.

import Bytes

extension ManifestChecks {
  /// Labels along flows and routes, and the addresses of server and upstreams.
  static func places(_ manifest: Manifest, _ reader: inout ManifestReader) {
    for (index, flow) in manifest.flows.enumerated() {
      self.flow(flow, manifest, "flows[\(index)]", &reader)
    }
    for (index, route) in (manifest.serving?.routes ?? []).enumerated() {
      routeLabels(route, manifest, "serving.routes[\(index)]", &reader)
    }
    judgeLabels(manifest, &reader)
    addresses(manifest, &reader)
  }

  // MARK: labels

  private static func flow(
    _ flow: Manifest.Flow, _ manifest: Manifest, _ path: String, _ reader: inout ManifestReader
  ) {
    if let source = label(from: flow.from, manifest), !source.flows(to: flow.label) {
      reader.report(
        ManifestCode.label, at: path + ".label",
        expected: "at least the label of \"\(flow.from)\": \(source)", found: "\(flow.label)",
        hint: "a flow carries what its source holds")
    }
    for end in labels(to: flow.to, manifest) where !flow.label.flows(to: end.label) {
      reader.report(
        ManifestCode.label, at: path + ".label",
        expected: "at most what may go to \"\(end.name)\": \(end.label)", found: "\(flow.label)",
        hint: raising(end.name, end.label, to: flow.label))
    }
  }

  /// What would let `wanted` go to a part that allows `label`.
  private static func raising(_ name: String, _ label: DataLabel, to wanted: DataLabel) -> String {
    let raised = label.join(wanted)
    let key =
      wanted.level <= label.level ? "`personal_data: true`" : "`label: \(raised.level.rawValue)`"
    return "send less, or say \(key) for \"\(name)\" after deciding that this is right"
  }

  /// What comes out of a part; `nil` where only the flow itself says it.
  private static func label(from name: String, _ manifest: Manifest) -> DataLabel? {
    if let dataset = manifest.datasets.first(where: { $0.name == name }) { return dataset.label }
    if let prompt = manifest.prompt(name) { return prompt.label }
    if let tool = manifest.tool(name) { return tool.label ?? .highest }
    return nil
  }

  /// What may go to a part; for a model that is what may go to each upstream that answers for it.
  private static func labels(to name: String, _ manifest: Manifest)
    -> [(name: String, label: DataLabel)]
  {
    if let dataset = manifest.datasets.first(where: { $0.name == name }) {
      return [(name, dataset.label)]
    }
    if let tool = manifest.tool(name) { return [(name, tool.label ?? .lowest)] }
    if let upstream = manifest.upstream(name) { return [(name, upstream.label)] }
    guard manifest.model(name) != nil else { return [] }
    let routes = (manifest.serving?.routes ?? []).filter { $0.model == name }
    let behind = Set(routes.map(\.upstream))
    return manifest.upstreams.filter { behind.contains($0.name) }.map { ($0.name, $0.label) }
  }

  /// A route sends its prompt and the results of its tools to its upstream.
  private static func routeLabels(
    _ route: Manifest.Route, _ manifest: Manifest, _ path: String, _ reader: inout ManifestReader
  ) {
    guard let upstream = manifest.upstream(route.upstream) else { return }
    if let prompt = route.prompt.flatMap(manifest.prompt), !prompt.label.flows(to: upstream.label) {
      report(upstream, "the prompt \"\(prompt.name)\"", prompt.label, path + ".prompt", &reader)
    }
    for (place, name) in route.tools.enumerated() {
      guard let tool = manifest.tool(name) else { continue }
      let label = tool.label ?? .highest
      guard !label.flows(to: upstream.label) else { continue }
      let what =
        "results of the tool \"\(name)\"" + (tool.label == nil ? ", which has no label" : "")
      report(upstream, what, label, "\(path).tools[\(place)]", &reader)
    }
  }

  /// What is put to the judge goes to its upstream too: what users send to models of the routes, and
  /// the results of their tools.
  private static func judgeLabels(_ manifest: Manifest, _ reader: inout ManifestReader) {
    guard let serving = manifest.serving, let judge = serving.guards.judge,
      let upstream = manifest.upstream(judge.upstream)
    else { return }
    let path = "serving.guards.judge.upstream"
    if judge.origins.contains(.user) {
      let actors = Set(manifest.actors.map(\.name))
      let models = Set(serving.routes.map(\.model))
      let flows = manifest.flows.filter { actors.contains($0.from) && models.contains($0.to) }
      if let flow = flows.first(where: { !$0.label.flows(to: upstream.label) }) {
        report(upstream, "what \"\(flow.from)\" sends", flow.label, path, &reader)
      }
    }
    guard judge.origins.contains(.tool) else { return }
    let tools = Set(serving.routes.flatMap(\.tools)).sorted().compactMap(manifest.tool)
    if let tool = tools.first(where: { !($0.label ?? .highest).flows(to: upstream.label) }) {
      report(
        upstream, "results of the tool \"\(tool.name)\"", tool.label ?? .highest, path, &reader)
    }
  }

  private static func report(
    _ upstream: Manifest.Upstream, _ what: String, _ label: DataLabel, _ path: String,
    _ reader: inout ManifestReader
  ) {
    reader.report(
      ManifestCode.label, at: path,
      expected: "at most what may go to the upstream \"\(upstream.name)\": \(upstream.label)",
      found: "\(what): \(label)",
      hint: "label both as they are; `personal_data: true` lets personal data go to an upstream")
  }

  // MARK: addresses

  private static func addresses(_ manifest: Manifest, _ reader: inout ManifestReader) {
    if let serving = manifest.serving {
      if !(0...65_535).contains(serving.listen.port) {
        reader.report(
          ManifestCode.value, at: "serving.listen", expected: "a port from 0 to 65535",
          found: "\(serving.listen.port)")
      }
      if !serving.listen.isLoopback, serving.tls == nil {
        reader.report(
          ManifestCode.unprotected, at: "serving.listen",
          expected: "an address of this machine, or `serving.tls`",
          found: "\"\(serving.listen.host)\" without TLS",
          hint: "listen on 127.0.0.1, or add certificate and key under `serving.tls`")
      }
    }
    for (index, upstream) in manifest.upstreams.enumerated() where upstream.location == .external {
      guard upstream.url.hasPrefix("http://"), !Loopback.contains(upstream.host) else { continue }
      reader.report(
        ManifestCode.unprotected, at: "upstreams[\(index)].url",
        expected: "an https address for an external upstream", found: "http",
        hint: "use https, or say `location: internal` if it stands inside your network")
    }
  }
}

extension Manifest.Upstream {
  /// The host of the address, without brackets and port.
  var host: String {
    let rest = url.drop { $0 != "/" }.drop { $0 == "/" }
    let authority = rest.prefix { $0 != "/" }
    if authority.hasPrefix("[") {
      return String(authority.dropFirst().prefix { $0 != "]" })
    }
    return String(authority.prefix { $0 != ":" })
  }
}
