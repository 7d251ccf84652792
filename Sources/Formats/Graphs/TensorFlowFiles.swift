/// The small files beside TensorFlow's graphs, and its files of records.

import Bytes

/// Tells and reads them.
package enum TensorFlowFiles {
  /// Whether the content is `fingerprint.pb` of a SavedModel: five hashes and a version.
  package static func isFingerprint(_ region: Region) -> Bool {
    guard region.count < 512, let outline = ProtobufOutline(region),
      outline.counts.keys.allSatisfy({ (1...7).contains($0) }), outline.counts.count >= 4,
      (UInt32(1)...5).allSatisfy({ outline.allows($0, .varint) }), outline.has(6, .bytes),
      outline.allows(7, .bytes), let version = outline.first[6]
    else { return false }
    return version.isEmpty || ProtobufOutline(region, version)?.has(1, .varint) == true
  }

  /// Whether the content is `keras_metadata.pb`: nodes that Keras describes.
  package static func isKerasMetadata(_ region: Region) -> Bool {
    guard (try? region.bytes(0, 1)) == [0x0A], let outline = ProtobufOutline(region),
      outline.has(1, .bytes), let first = outline.first[1]
    else { return false }
    var budget = 1_000
    guard
      let node = try? ProtobufMessage("SavedObject", .tensorFlow, region, first, budget: &budget),
      let identifier = try? node.text("identifier")
    else { return false }
    return identifier.hasPrefix("_tf_keras")
  }

  /// Whether the content is the text `checkpoint` that names the latest checkpoint.
  package static func isCheckpointState(_ region: Region) -> Bool {
    let mark = Array("model_checkpoint_path: \"".utf8)
    return (try? region.bytes(0, mark.count)) == mark
  }

  /// The paths that a `checkpoint` text names; `nil` if it holds anything else.
  package static func checkpointPaths(_ region: Region) -> [String]? {
    guard region.count <= UInt64(FormatLimits.checkpointText),
      let bytes = try? region.bytes(0, Int(region.count)),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    var paths: [String] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let value = parts[1].drop { $0 == " " }
      switch parts[0] {
      case "model_checkpoint_path", "all_model_checkpoint_paths":
        guard value.count >= 2, value.first == "\"", value.last == "\"" else { return nil }
        paths.append(String(value.dropFirst().dropLast()))
      case "all_model_checkpoint_timestamps", "last_preserved_timestamp":
        guard Double(value) != nil else { return nil }
      default: return nil
      }
    }
    return paths
  }

  // MARK: records

  /// Whether the content starts with a record: a length and its checksum.
  package static func isRecords(_ region: Region) -> Bool {
    guard region.count >= 16, let head = try? region.bytes(0, 12) else { return false }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(head[$1]) << UInt64(8 * $1) }
    return length <= region.count - 16 && checksum(head, at: 8) == masked(Array(head[..<8]))
  }

  private static func masked(_ bytes: [UInt8]) -> UInt32 { CRC32C.mask(CRC32C.of(bytes)) }

  private static func checksum(_ bytes: [UInt8], at start: Int) -> UInt32 {
    (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }

  /// Reads records to the end and checks every checksum; answers their number.
  package static func records(_ region: Region) throws(FormatError) -> Int {
    var at: UInt64 = 0
    var count = 0
    while at < region.count {
      let head = try region.bytes(at, 12)
      let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(head[$1]) << UInt64(8 * $1) }
      guard checksum(head, at: 8) == masked(Array(head[..<8])) else {
        throw .malformed(offset: at, "a record whose length has a wrong checksum")
      }
      guard length <= region.count - at - 12 else { throw .truncated(offset: at) }
      var crc: UInt32 = 0
      var done: UInt64 = 0
      while done < length {
        let part = try region.bytes(
          at + 12 + done, Int(min(length - done, UInt64(FormatLimits.window))))
        crc = CRC32C.of(part, after: crc)
        done += UInt64(part.count)
      }
      let tail = try region.bytes(at + 12 + length, 4)
      guard checksum(tail, at: 0) == CRC32C.mask(crc) else {
        throw .malformed(offset: at, "a record with a wrong checksum")
      }
      at += 16 + length
      count += 1
    }
    return count
  }
}
