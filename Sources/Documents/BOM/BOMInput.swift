/// What a bill of materials is made from: the manifest, what was measured on disk, lock files, how
/// the system stands against the practices, and known vulnerabilities. All of it comes in as values.

package import Bytes
package import Manifest

/// Files of one model, data set, prompt, tool or document, as they were measured.
package struct MeasuredAsset: Sendable, Equatable {
  /// One file.
  package struct File: Sendable, Equatable {
    /// Its path, as model signing names it: below the declared path, or the declared path itself.
    package let path: String
    /// SHA-256 of its bytes.
    package let digest: Digest

    /// Names a file with its digest.
    package init(path: String, digest: Digest) {
      self.path = path
      self.digest = digest
    }
  }

  /// The files in the order of their signature.
  package let files: [File]
  /// SHA-256 over the raw digests of the files in their order: the subject of a model signature.
  package let rootDigest: Digest
  /// Bytes of all files together.
  package let byteCount: UInt64

  /// Takes what was measured.
  package init(files: [File], rootDigest: Digest, byteCount: UInt64) {
    self.files = files
    self.rootDigest = rootDigest
    self.byteCount = byteCount
  }

  /// The digest that stands for it: of the file when it is one file, else the root digest.
  package var digest: Digest { files.count == 1 ? files[0].digest : rootDigest }
}

/// A figure about a model that evidence holds.
package struct MeasuredMetric: Sendable, Equatable {
  /// What was measured; `security:` before it when it tells about security.
  package let name: String
  /// The figure as text.
  package let value: String
  /// The part of the trials that it holds for.
  package let slice: String?
  /// The bounds of its 95 % confidence interval.
  package let interval: (lower: String, upper: String)?

  /// Takes a figure.
  package init(
    name: String, value: String, slice: String? = nil,
    interval: (lower: String, upper: String)? = nil
  ) {
    self.name = name
    self.value = value
    self.slice = slice
    self.interval = interval
  }

  package static func == (left: MeasuredMetric, right: MeasuredMetric) -> Bool {
    left.name == right.name && left.value == right.value && left.slice == right.slice
      && left.interval?.lower == right.interval?.lower
      && left.interval?.upper == right.interval?.upper
  }
}

/// How the system stands against one practice.
package struct PracticeConformance: Sendable, Equatable {
  /// How it was judged.
  package enum State: String, Sendable, CaseIterable {
    case met, stale, accepted
    case notMet = "not met"
    case notApplicable = "not applicable"
    case notAssessed = "not assessed"
  }

  /// The id of the practice, such as `2.3b`.
  package let practice: String
  /// How it stands.
  package let state: State
  /// Why, in a sentence.
  package let reason: String
  /// The entries of the ledger that it rests on, with the digests of their envelopes.
  package let evidence: [(entry: UInt64, envelope: Digest)]

  /// Takes a verdict.
  package init(
    practice: String, state: State, reason: String, evidence: [(entry: UInt64, envelope: Digest)]
  ) {
    self.practice = practice
    self.state = state
    self.reason = reason
    self.evidence = evidence
  }

  package static func == (left: PracticeConformance, right: PracticeConformance) -> Bool {
    left.practice == right.practice && left.state == right.state && left.reason == right.reason
      && left.evidence.map(\.entry) == right.evidence.map(\.entry)
  }
}

/// Everything that a bill of materials of the described system is made from.
package struct BOMInput: Sendable {
  /// The declared system.
  package var manifest: Manifest
  /// The hosted models by name; one behind an API has none.
  package var models: [String: MeasuredAsset] = [:]
  /// The data sets by name.
  package var datasets: [String: MeasuredAsset] = [:]
  /// The files of prompts by name.
  package var prompts: [String: Digest] = [:]
  /// The argument schemas of tools by name.
  package var tools: [String: Digest] = [:]
  /// Documents by path.
  package var documents: [String: Digest] = [:]
  /// Figures from the newest evaluation of this release, by the name of the model.
  package var metrics: [String: [MeasuredMetric]] = [:]
  /// Lock files, in the order of their paths.
  package var locks: [LockFile] = []
  /// The practices, in the order of the guidelines.
  package var practices: [PracticeConformance] = []
  /// What is known of vulnerabilities; `nil` when nothing was looked up.
  package var vulnerabilities: VulnerabilityReport?
  /// When the bill is made, Unix seconds.
  package var timestamp: Int64 = 0
  /// The version of this program.
  package var toolVersion = ""
  /// In which phase of the life cycle it is made, in the words of CycloneDX.
  package var phase = "post-build"

  /// A bill of `manifest` alone.
  package init(manifest: Manifest) { self.manifest = manifest }
}

extension BOMInput {
  /// The packages of all lock files, each once, sorted by package URL.
  var packages: [LockedPackage] {
    var collector = LockCollector(path: "")
    for lock in locks { for package in lock.packages { collector.add(package) } }
    return collector.sorted
  }

  /// What the lock files leave open.
  var notes: [String] { locks.flatMap(\.notes) }

  /// The upstreams that answer for a model.
  func upstreams(of model: Manifest.Model) -> [Manifest.Upstream] {
    let routes = manifest.serving?.routes ?? []
    let names = Set(routes.filter { $0.model == model.name }.map(\.upstream))
    return manifest.upstreams.filter { names.contains($0.name) }
  }

  /// The names of the data flows in words: `customer -> model: internal; questions`.
  var flowWords: [String] {
    manifest.flows.map { flow in
      "\(flow.from) -> \(flow.to): \(flow.label)" + (flow.purpose.map { "; \($0)" } ?? "")
    }
  }

  /// The figures about a model: declared, then measured.
  func metrics(of model: Manifest.Model) -> [MeasuredMetric] {
    (model.card?.metrics ?? []).map { metric in
      MeasuredMetric(
        name: metric.kind == .security ? "security:" + metric.name : metric.name,
        value: metric.value, slice: metric.slice)
    } + (metrics[model.name] ?? [])
  }

  /// Who makes a model: its card, else its supplier.
  func producer(of model: Manifest.Model) -> String? { model.card?.producer ?? model.supplier }

  /// The version of a model: its card's, else what its API pins.
  func version(of model: Manifest.Model) -> String? {
    if let version = model.card?.version { return version }
    if case .api(_, let name) = model.source { return name }
    return nil
  }

  /// A stable identifier of a model: of the hub that it comes from, else of the system's own kind
  /// with the digest of its files.
  func purl(of model: Manifest.Model) -> PackageURL {
    if let hub = Self.hub(model.origin) { return hub }
    switch model.source {
    case .api(let provider, let name):
      return PackageURL(type: "generic", namespace: [provider], name: name)
    case .files:
      return Self.generic(model.name, model.card?.version, models[model.name])
    }
  }

  /// A stable identifier of a data set.
  func purl(of dataset: Manifest.DataSet) -> PackageURL {
    Self.hub(dataset.origin)
      ?? Self.generic(dataset.name, dataset.card?.version, datasets[dataset.name])
  }

  private static func generic(_ name: String, _ version: String?, _ asset: MeasuredAsset?)
    -> PackageURL
  {
    PackageURL(
      type: "generic", name: name, version: version,
      qualifiers: asset.map { ["checksum": "sha256:\($0.digest.hex)"] } ?? [:])
  }

  /// `https://huggingface.co/OWNER/NAME[/tree/REVISION]` as a package URL.
  static func hub(_ origin: String?) -> PackageURL? {
    let prefix = "https://huggingface.co/"
    guard let origin, origin.hasPrefix(prefix) else { return nil }
    var parts = origin.dropFirst(prefix.count).split(separator: "/").map(String.init)
    if parts.first == "datasets" { parts.removeFirst() }
    guard parts.count >= 2 else { return nil }
    let revision =
      parts.count >= 4 && ["tree", "commit", "blob"].contains(parts[2]) ? parts[3] : nil
    return PackageURL(
      type: "huggingface", namespace: [parts[0]], name: parts[1], version: revision)
  }
}
