/// The header of a result, byte for byte as the reference writes it (huggingface/safetensors,
/// `tensor.rs`, `prepare`): `__metadata__` first, then the tensors in their order, padded with
/// spaces to eight bytes. The reference leaves the order of the metadata open; here it is sorted.

import Bytes

enum SafetensorsHeader {
  /// Length and header for `tensors`, whose bytes follow in this order.
  static func encode(_ tensors: [OutlinedTensor], _ metadata: [String: String]) -> [UInt8] {
    var bytes = Array("{\"__metadata__\":".utf8)
    var entries = JSONObject()
    for key in metadata.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      entries[key] = metadata[key].map { .string($0) }
    }
    bytes += JSON.object(entries).encoded()
    var offset: UInt64 = 0
    for tensor in tensors {
      let end = offset + tensor.bytes
      bytes.append(UInt8(ascii: ","))
      bytes += JSON.string(tensor.name).encoded()
      bytes += Array(":{\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[".utf8)
      bytes += Array(tensor.shape.map { String($0) }.joined(separator: ",").utf8)
      bytes += Array("],\"data_offsets\":[\(offset),\(end)]}".utf8)
      offset = end
    }
    bytes.append(UInt8(ascii: "}"))
    while !bytes.count.isMultiple(of: 8) { bytes.append(UInt8(ascii: " ")) }
    let length = UInt64(bytes.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + bytes
  }
}
