// From a described system to the input of its bill: files measured, lock files read, practices judged.

import Bytes
import Documents
import Evidence
import Foundation
import Guidelines
import Manifest
import Store
import Verdicts

/// Gathers what a bill is made from.
struct BOMMeasure {
  /// Left out at the root of a model, as its signature leaves it out.
  private static let gitNames: Set<String> = [".git", ".gitattributes", ".github", ".gitignore"]

  let context: GateContext
  private var directory: String { context.system.directory }
  private var manifest: Manifest { context.manifest }

  /// Everything but lock files and vulnerabilities, as of `at`.
  func input(at: Int64) -> BOMInput {
    var input = BOMInput(manifest: manifest)
    let assets = context.input.assets
    for model in manifest.models where !model.files.isEmpty {
      input.models[model.name] = asset(
        model.name, model.files, in: assets.models[model.name] ?? [])
    }
    for dataset in manifest.datasets {
      input.datasets[dataset.name] = asset(dataset.name, dataset.files, in: assets.datasets)
    }
    for prompt in manifest.prompts {
      input.prompts[prompt.name] =
        assets.prompts.first { $0.name == "prompt:\(prompt.name)" }?.digest
    }
    for tool in manifest.tools {
      input.tools[tool.name] = tool.schemaPath.flatMap {
        (try? FileDigest.of(path: joined($0)))?.digest
      }
    }
    for path in manifest.documents.values {
      input.documents[path] = assets.documents.first { $0.name == path }?.digest
    }
    input.metrics = metrics(at: at)
    input.practices = practices(at: at)
    input.timestamp = at
    input.toolVersion = Version.number
    return input
  }

  func joined(_ path: String) -> String {
    path.hasPrefix("/") || directory == "." ? path : directory + "/" + path
  }

  // MARK: files

  /// The files behind the declared paths, in the order and with the digest of their signature.
  private func asset(_ name: String, _ paths: [String], in measured: [Subject]) -> MeasuredAsset? {
    var resources: [ModelResource] = []
    for path in paths {
      let base = path.hasSuffix("/") ? String(path.dropLast()) : path
      for subject in AssetDigests.files(of: path, in: measured) {
        let inner = subject.name == base ? "" : String(subject.name.dropFirst(base.count + 1))
        let first = inner.split(separator: "/").first.map(String.init) ?? ""
        guard !Self.gitNames.contains(first) else { continue }
        resources.append(
          ModelResource(
            name: paths.count == 1 && !inner.isEmpty ? inner : subject.name,
            digest: subject.digest))
      }
    }
    guard !resources.isEmpty else { return nil }
    let manifest = ModelManifest(name: name, resources: resources)
    let folder = paths.count == 1 && resources.count > 1 ? paths[0] + "/" : ""
    return MeasuredAsset(
      files: manifest.resources.map { .init(path: $0.name, digest: $0.digest) },
      rootDigest: manifest.rootDigest,
      byteCount: manifest.resources.reduce(0) { $0 &+ size(folder + $1.name) })
  }

  private func size(_ path: String) -> UInt64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: joined(path))
    return (attributes?[.size] as? NSNumber)?.uint64Value ?? 0
  }

  // MARK: figures

  /// Seconds that evidence may be ahead of the bill's time.
  private static let skew: Int64 = 300

  /// The figures of the newest guarded evaluation of exactly this release, for each served model.
  private func metrics(at: Int64) -> [String: [MeasuredMetric]] {
    let release = context.input.assets.releaseDigest.hex
    let newest = context.input.evidence
      .filter { evidence in
        let own = evidence.statement.predicate["gatehouse"]
        return evidence.statement.predicateType == PredicateType.testResult
          && own?["release_digest"]?.string == release && own?["guarded"]?.bool == true
          && evidence.recordedAt <= at &+ Self.skew
      }
      .max { $0.entryIndex < $1.entryIndex }
    guard let figures = newest?.statement.predicate["gatehouse"] else { return [:] }
    let all = Self.rates(figures) + Self.latencies(figures)
    let served = Set((manifest.serving?.routes ?? []).map(\.model))
    return Dictionary(uniqueKeysWithValues: served.map { ($0, all) })
  }

  private static func rates(_ figures: JSON) -> [MeasuredMetric] {
    (figures["families"]?.array ?? []).compactMap { family in
      guard let id = family["id"]?.string, let hits = family["hits"]?.int,
        let judged = family["judged"]?.int
      else { return nil }
      let lower = family["lower95"]?.number?.text
      let upper = family["upper95"]?.number?.text
      let interval = lower.flatMap { lower in upper.map { (lower: lower, upper: $0) } }
      return MeasuredMetric(
        name: "security:attacks that got through", value: "\(hits) of \(judged)", slice: id,
        interval: interval)
    }
  }

  private static func latencies(_ figures: JSON) -> [MeasuredMetric] {
    ["p50", "p95"].compactMap { quantile in
      figures["latency_ms"]?[quantile]?.number.map { number in
        MeasuredMetric(name: "latency \(quantile), ms", value: number.text)
      }
    }
  }

  // MARK: practices

  private func practices(at: Int64) -> [PracticeConformance] {
    guard context.workspace != nil else {
      return Guidelines.practices.map { practice in
        PracticeConformance(
          practice: practice.id, state: .notAssessed, reason: "there is no evidence", evidence: [])
      }
    }
    var judged = context.input
    judged.now = at
    return judgePractices(judged).map { verdict in
      PracticeConformance(
        practice: verdict.practice, state: Self.state(verdict.state), reason: verdict.reason,
        evidence: verdict.evidence.map { ($0.entryIndex, $0.envelopeDigest) })
    }
  }

  private static func state(_ state: PracticeState) -> PracticeConformance.State {
    switch state {
    case .met: .met
    case .notApplicable: .notApplicable
    case .accepted: .accepted
    case .stale: .stale
    case .notMet: .notMet
    }
  }

  // MARK: lock files

  /// The lock files that `named` lists, else the manifest, else those beside it.
  func locks(named: [String]) throws -> [LockFile] {
    var found: [LockFile] = try named.map { try BOMFiles.lock($0, name: $0) }
    guard named.isEmpty else { return found }
    let declared = manifest.system.card?.lockFiles ?? []
    let paths = declared.isEmpty ? BOMFiles.locks(in: directory) : declared.sorted()
    for path in paths { found.append(try BOMFiles.lock(joined(path), name: path)) }
    return found
  }
}
