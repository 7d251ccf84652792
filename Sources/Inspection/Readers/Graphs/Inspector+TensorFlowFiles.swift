/// The files beside TensorFlow's graphs: checkpoints, fingerprints, records.

package import Bytes
import Formats

extension Inspector {
  mutating func inspectTensorBundle(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "tensorflow-checkpoint-index")
    do throws(FormatError) {
      guard let bundle = try TensorBundle(region) else { return nil }
      for fault in bundle.faults {
        judge(InspectionRules.checkpointBroken, .suspicious, fault, place, &result)
      }
    } catch {
      note(InspectionRules.checkpointBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the index cannot be read")
    }
    return result
  }

  mutating func inspectCheckpointState(_ region: Region, _ place: Place) -> Assessment? {
    guard let paths = TensorFlowFiles.checkpointPaths(region) else { return nil }
    var result = Assessment(format: "tensorflow-checkpoint")
    for path in paths {
      // TensorFlow itself writes absolute paths when a checkpoint lies elsewhere.
      guard let hazard = PathHazard.of(path), hazard.leaves else { continue }
      let isUp = !path.hasPrefix("/")
      judge(
        InspectionRules.checkpointPath, isUp ? .suspicious : .safe,
        "the latest checkpoint lies at \(hazard.words)", place, excerpt: path, &result)
    }
    return result
  }

  mutating func inspectFingerprint(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "tensorflow-fingerprint")
    do throws(FormatError) {
      var walk = ProtobufWalk(region, .tensorFlow)
      try walk.run("FingerprintDef") { (_, _) throws(FormatError) in }
      judge(walk.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  mutating func inspectRecords(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "tfrecord")
    do throws(FormatError) {
      _ = try TensorFlowFiles.records(region)
    } catch {
      note(InspectionRules.graphBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the records cannot be read to their end")
    }
    return result
  }
}

/// Judges the data files of a TensorFlow checkpoint, which have no mark of their own, by its index.
package enum CheckpointData {
  /// Whether the data file number `shard`, of `size` bytes, holds the tensors that `index` lists
  /// and nothing else. Then it is data only, although it is of an unknown format when it is looked
  /// at alone. The names are those that TensorFlow gives: `P.index`, `P.data-SSSSS-of-NNNNN`.
  package static func isAccountedFor(by index: some ByteSource, shard: UInt64, size: UInt64)
    -> Bool
  {
    guard TensorBundle.isCandidate(Region(index)),
      let bundle = try? TensorBundle(Region(index))
    else { return false }
    return bundle.fills(shard: shard, size: size)
  }
}
