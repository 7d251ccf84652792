/// Services with their data flows, and what depends on what.

import Bytes
import Manifest

extension CycloneDXWriter {
  /// Upstreams, then tools, then models behind an API that no upstream answers for.
  var services: [JSON] {
    manifest.upstreams.map(service) + manifest.tools.map(service)
      + apiModels.map { service(api: $0) }
  }

  private var apiModels: [Manifest.Model] {
    manifest.models.filter { $0.files.isEmpty && input.upstreams(of: $0).isEmpty }
  }

  private func service(_ upstream: Manifest.Upstream) -> JSON {
    let models = manifest.models.filter { model in
      input.upstreams(of: model).contains { $0.name == upstream.name }
    }
    let names = Set(models.map(\.name) + [upstream.name])
    return Members.of([
      ("bom-ref", .string(Self.upstream(upstream.name))),
      ("provider", supplier(upstream.supplier)), ("name", .string(upstream.name)),
      ("description", .string("Answers for the model \(upstream.model).")),
      ("endpoints", [.string(upstream.url)]), ("authenticated", .bool(upstream.credential != nil)),
      ("x-trust-boundary", .bool(upstream.location == .external)),
      (
        "data",
        .array(
          [
            Members.of([
              ("flow", "bi-directional"),
              ("classification", .string(upstream.label.level.rawValue)),
              ("name", "requests and answers"),
              ("description", .string("At most \(upstream.label).")),
            ])
          ] + flows(of: names))
      ),
      ("properties", [Members.property("protocol", upstream.wireProtocol.rawValue)]),
    ])
  }

  private func service(_ tool: Manifest.Tool) -> JSON {
    var properties = tool.effects.map { Members.property("effect", $0.rawValue) }
    properties.append(Members.property("approval", tool.approval.rawValue))
    if let digest = input.tools[tool.name] {
      properties.append(Members.property("schema:sha256", digest.hex))
    }
    let label = tool.label
    return Members.of([
      ("bom-ref", .string(Self.tool(tool.name))), ("name", .string(tool.name)),
      ("description", .string(tool.description)),
      ("x-trust-boundary", .bool(tool.effects.contains(.external))),
      (
        "data",
        .array(
          [
            Members.of([
              ("flow", "bi-directional"),
              ("classification", .string(label?.level.rawValue ?? "restricted")),
              ("name", "arguments and results"),
              ("description", .string(label.map { "At most \($0)." } ?? "Not labelled.")),
            ])
          ] + flows(of: [tool.name]))
      ),
      ("properties", .array(properties)),
    ])
  }

  private func service(api model: Manifest.Model) -> JSON {
    guard case .api(let provider, let name) = model.source else { return [:] }
    return Members.of([
      ("bom-ref", .string(Self.upstream("api:" + model.name))),
      ("provider", supplier(model.supplier) ?? Self.entity(provider)), ("name", .string(name)),
      ("description", .string("A model behind the API of \(provider).")),
      ("x-trust-boundary", true),
      ("data", Members.list(flows(of: [model.name]))),
    ])
  }

  /// The declared flows that begin or end at one of `names`, seen from there.
  private func flows(of names: Set<String>) -> [JSON] {
    manifest.flows.filter { names.contains($0.from) || names.contains($0.to) }.map { flow in
      let isInbound = names.contains(flow.to)
      let isOutbound = names.contains(flow.from)
      return Members.of([
        (
          "flow",
          .string(isInbound && isOutbound ? "bi-directional" : isInbound ? "inbound" : "outbound")
        ),
        ("classification", .string(flow.label.level.rawValue)),
        ("name", .string("\(flow.from) to \(flow.to)")),
        ("description", flow.purpose.map(JSON.string)), ("source", [.string(flow.from)]),
        ("destination", [.string(flow.to)]),
      ])
    }
  }

  // MARK: dependencies

  /// Every component and service with what it needs, each once.
  var dependencies: [JSON] {
    let resolved = Resolver(packages)
    let needed = Set(packages.flatMap { resolved.needs(of: $0) })
    let roots = packages.map(\.purl.text).filter { !needed.contains($0) }
    var list = [Self.dependency(Self.system, systemNeeds + roots)]
    for model in manifest.models {
      var needs = model.trainedOn.map(Self.dataset)
      needs += input.upstreams(of: model).map { Self.upstream($0.name) }
      if apiModels.contains(where: { $0.name == model.name }) {
        needs.append(Self.upstream("api:" + model.name))
      }
      list.append(Self.dependency(Self.model(model.name), needs))
    }
    list += packages.map { Self.dependency($0.purl.text, resolved.needs(of: $0)) }
      .filter { $0["dependsOn"] != nil }
    return list
  }

  private var systemNeeds: [String] {
    let card = manifest.system.card
    return manifest.models.map { Self.model($0.name) }
      + manifest.datasets.map { Self.dataset($0.name) }
      + manifest.prompts.map { Self.prompt($0.name) } + manifest.tools.map { Self.tool($0.name) }
      + manifest.upstreams.map { Self.upstream($0.name) }
      + (card?.software ?? []).map { "software:\($0.name)@\($0.version ?? "")" }
      + (card?.hardware ?? []).map { "hardware:" + $0 }
  }

  private static func dependency(_ ref: String, _ needs: [String]) -> JSON {
    var seen: Set<String> = [ref]
    let unique = needs.filter { seen.insert($0).inserted }
    return Members.of([
      ("ref", .string(ref)), ("dependsOn", Members.list(unique.map(JSON.string))),
    ])
  }

  /// Nothing here can prove that a list is whole; where a lock file leaves something open, it is not.
  var compositions: JSON {
    [
      [
        "aggregate": .string(input.notes.isEmpty ? "unknown" : "incomplete"),
        "assemblies": [.string(Self.system)],
      ]
    ]
  }
}

/// Finds the locked package that a need without a version means.
struct Resolver {
  private var exact: Set<PackageURL> = []
  private var byName: [PackageURL: [PackageURL]] = [:]

  init(_ packages: [LockedPackage]) {
    for package in packages {
      exact.insert(package.purl)
      byName[package.purl.withoutVersion, default: []].append(package.purl)
    }
  }

  /// The package URLs of what `package` needs and a lock file lists, sorted.
  func needs(of package: LockedPackage) -> [String] {
    var found: Set<String> = []
    for need in package.needs {
      if exact.contains(need) {
        found.insert(need.text)
      } else if let only = byName[need.withoutVersion], only.count == 1 {
        found.insert(only[0].text)
      }
    }
    found.remove(package.purl.text)
    return found.sorted()
  }
}
