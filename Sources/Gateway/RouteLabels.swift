/// The labels that hold on one route: what its parts declare, and where its data may go.

import Bytes
import Guards
import Manifest

/// Labels of one route.
package struct RouteLabels: Sendable {
  /// What each origin declares.
  let origins: OriginLabels
  /// What each tool of the route returns; what has no label counts as the highest.
  private let results: [String: DataLabel]
  /// What may go to each tool of the route; what has no label may get the lowest only.
  private let arguments: [String: DataLabel]
  /// What may go to the model server.
  let upstream: DataLabel

  /// The labels that `manifest` declares for the route called `name`.
  init(_ manifest: Manifest, route name: String) {
    let route = manifest.serving?.routes.first { $0.name == name }
    let tools = (route?.tools ?? []).compactMap(manifest.tool)
    results = Dictionary(
      tools.map { ($0.name, $0.label ?? .highest) }, uniquingKeysWith: { $0.join($1) })
    arguments = Dictionary(
      tools.map { ($0.name, $0.label ?? .lowest) }, uniquingKeysWith: { first, _ in first })
    upstream = route.flatMap { manifest.upstream($0.upstream) }?.label ?? .lowest
    let flows = manifest.flows.filter { $0.to == route?.model }
    let actors = Set(manifest.actors.map(\.name))
    let datasets = Set(manifest.datasets.map(\.name))
    origins = OriginLabels(
      system: route?.prompt.flatMap(manifest.prompt)?.label ?? .lowest,
      user: DataLabel.join(flows.filter { actors.contains($0.from) }.map(\.label)),
      tool: DataLabel.join(results.values),
      retrieved: DataLabel.join(flows.filter { datasets.contains($0.from) }.map(\.label)))
  }

  /// What a result of the tool called `name` is; of one that is not known, the join of all.
  func result(of name: String?) -> DataLabel {
    name.flatMap { results[$0] } ?? origins.tool
  }

  /// What may go to the tool called `name`.
  func place(of name: String) -> DataLabel { arguments[name] ?? .lowest }
}
