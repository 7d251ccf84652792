/// Files that are nothing by themselves: numbers whose places stand in another file beside them.
/// TensorFlow's checkpoints and ONNX models with external data are such pairs. Alone such a file is
/// unknown; together with the file that accounts for every byte of it, it is data.

package import Bytes
import Formats

/// Inspects an artefact as `inspect(_:name:policy:progress:)` does and, where the content is of no
/// known format, asks the file beside it that ought to account for it.
/// - Parameter companion: gives the content of a file in the same directory by its bare name; `nil`
///   if there is none.
package func inspect(
  _ source: some ByteSource, name: String, policy: InspectionPolicy = .standard,
  companion: (String) -> (any ByteSource)?, progress: ((UInt64) -> Void)? = nil
) -> ArtefactReport {
  let report = inspect(source, name: name, policy: policy, progress: progress)
  guard report.format == "unknown", report.verdict == .unknown, report.digest != nil,
    report.reasons.allSatisfy({ $0.rule == InspectionRules.unknownFormat }),
    let found = Companions.find(name: name, Region(source), companion)
  else { return report }
  return ArtefactReport(
    path: report.path, format: found.format, digest: report.digest, size: report.size,
    verdict: .safe, coverage: .complete, capability: .dataOnly,
    reasons: [
      Reason(
        rule: InspectionRules.graphCompanion, verdict: .safe,
        message: Excerpt.clean("\(found.companion) accounts for every byte"),
        location: Location(), excerpt: found.digest.hex)
    ], policyDigest: report.policyDigest)
}

/// Which file accounts for which.
package enum Companions {
  /// What was found.
  struct Found {
    let format: String
    let companion: String
    let digest: Digest
  }

  /// Bare names of the files that may account for the one called `name`, most likely first.
  package static func candidates(for name: String) -> [String] {
    let bare = String(name.split(separator: "/").last ?? "")
    return checkpoint(bare).map { [$0.index] } ?? models(bare)
  }

  static func find(name: String, _ data: Region, _ companion: (String) -> (any ByteSource)?)
    -> Found?
  {
    let bare = String(name.split(separator: "/").last ?? "")
    if let (index, shard) = checkpoint(bare), let source = companion(index) {
      let region = Region(AnySource(source))
      guard CheckpointData.isAccountedFor(by: region, shard: shard, size: data.count),
        let digest = digest(region)
      else { return nil }
      return Found(format: "tensorflow-checkpoint-data", companion: index, digest: digest)
    }
    for model in models(bare) {
      guard let source = companion(model) else { continue }
      let region = Region(AnySource(source))
      guard ExternalTensors.isAccountedFor(by: region, location: bare, data: data),
        let digest = digest(region)
      else { continue }
      return Found(format: "onnx-external-data", companion: model, digest: digest)
    }
    return nil
  }

  /// `P.data-SSSSS-of-NNNNN` belongs to `P.index`.
  private static func checkpoint(_ name: String) -> (index: String, shard: UInt64)? {
    let tail = Array(name.utf8.suffix(20))
    guard tail.count == 20, tail.starts(with: Array(".data-".utf8)),
      tail[11..<15].elementsEqual("-of-".utf8),
      let shard = UInt64(String(decoding: tail[6..<11], as: UTF8.self))
    else { return nil }
    return (String(decoding: name.utf8.dropLast(20), as: UTF8.self) + ".index", shard)
  }

  /// Names under which exporters store the model of a file of tensors.
  private static func models(_ name: String) -> [String] {
    var names: [String] = []
    for suffix in [".data", "_data", ".weight", "_weights", ".bin", ".weights"]
    where name.hasSuffix(suffix) {
      let stem = String(name.dropLast(suffix.count))
      names.append(stem.hasSuffix(".onnx") ? stem : stem + ".onnx")
    }
    return names + ["model.onnx"]
  }

  private static func digest(_ region: Region) -> Digest? {
    var stream = DigestStream()
    var offset: UInt64 = 0
    while offset < region.count {
      let length = Int(min(UInt64(InspectionLimits.hashChunk), region.count - offset))
      guard let chunk = try? region.bytes(offset, length) else { return nil }
      stream.update(chunk)
      offset += UInt64(length)
    }
    return stream.finish()
  }
}

/// A source of which only the protocol is known.
private struct AnySource: ByteSource {
  private let base: any ByteSource

  init(_ base: any ByteSource) { self.base = base }

  var count: UInt64 { base.count }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try base.read(at: offset, length: length)
  }
}
