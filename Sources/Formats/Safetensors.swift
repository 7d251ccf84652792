/// The header of a safetensors file, accepted exactly where the reference reader accepts it
/// (huggingface/safetensors, `tensor.rs`), and refused besides where a key stands twice.

package import Bytes

/// One tensor of a safetensors file.
package struct SafetensorsTensor: Sendable, Equatable {
  /// Its key in the header.
  package let name: String
  /// `F32`, `BF16`, ...
  package let dtype: String
  /// Lengths of its axes.
  package let shape: [UInt64]
  /// Bytes of the tensor, counted from the end of the header.
  package let range: Range<UInt64>
}

/// Why a safetensors file is refused.
package enum SafetensorsFault: Error, Equatable, Sendable {
  case format(FormatError)
  case headerTooLarge(UInt64)
  case json(JSONError)
  /// Tensors overlap, leave a gap, or do not end where the file ends.
  case layout(String)
  /// A field of a tensor is missing or no sense.
  case field(tensor: String, String)
}

/// A read header.
package struct Safetensors: Sendable, Equatable {
  /// The tensors in the order of their bytes.
  package let tensors: [SafetensorsTensor]
  /// Where the tensors' bytes start.
  package let dataOffset: UInt64
  /// The entries of `__metadata__`.
  package let metadata: [String: String]

  /// Bits of one element, by type.
  package static let bits: [String: UInt64] = [
    "BOOL": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8,
    "F8_E8M0": 8, "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16,
    "I32": 32, "U32": 32, "F32": 32, "C64": 64, "F64": 64, "I64": 64, "U64": 64,
  ]

  /// Whether the content starts like one: a plausible length, then `{`.
  package static func isCandidate(_ region: Region) -> Bool {
    guard region.count >= 9, let head = try? region.bytes(0, 9) else { return false }
    return head[8] == UInt8(ascii: "{") && head[7] == 0 && head[6] == 0 && head[5] == 0
  }

  /// Reads and checks the header; the tensors' bytes are not read.
  package init(_ region: Region) throws(SafetensorsFault) {
    let header = try Self.readHeader(region)
    guard header.first == UInt8(ascii: "{") else {
      throw .format(.malformed(offset: 8, "a header that does not start with a brace"))
    }
    let root: JSON
    do {
      root = try JSON.parse(header, limits: .modelHeader)
    } catch {
      throw .json(error)
    }
    metadata = try Self.readMetadata(root["__metadata__"])
    tensors = try Self.readTensors(root)
    dataOffset = 8 + UInt64(header.count)
    try Self.checkLayout(tensors, dataBytes: region.count - 8 - UInt64(header.count))
  }

  private static func readHeader(_ region: Region) throws(SafetensorsFault) -> [UInt8] {
    var reader = WindowReader(region)
    do throws(FormatError) {
      let length = try reader.u64()
      if length <= FormatLimits.safetensorsHeaderInMemory { return try reader.take(Int(length)) }
      reader.seek(to: length)
    } catch {
      throw .format(error)
    }
    throw .headerTooLarge(reader.offset)
  }

  private static func readMetadata(_ json: JSON?) throws(SafetensorsFault) -> [String: String] {
    guard let json else { return [:] }
    guard let members = json.object?.members else { throw .field(tensor: "__metadata__", "object") }
    var result: [String: String] = [:]
    for (key, value) in members {
      guard let text = value.string else { throw .field(tensor: "__metadata__", "text") }
      result[key] = text
    }
    return result
  }

  private static func readTensors(_ root: JSON) throws(SafetensorsFault) -> [SafetensorsTensor] {
    var tensors: [SafetensorsTensor] = []
    for (name, value) in root.object?.members ?? [] where name != "__metadata__" {
      tensors.append(try tensor(name, value))
    }
    return tensors.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private static func tensor(_ name: String, _ json: JSON) throws(SafetensorsFault)
    -> SafetensorsTensor
  {
    guard let object = json.object else { throw .field(tensor: name, "object") }
    for key in object.keys where !["dtype", "shape", "data_offsets"].contains(key) {
      throw .field(tensor: name, "unknown field \(key.prefix(32))")
    }
    guard let dtype = json["dtype"]?.string, let width = bits[dtype] else {
      throw .field(tensor: name, "dtype")
    }
    let shape = try numbers(json["shape"], name, "shape")
    let offsets = try numbers(json["data_offsets"], name, "data_offsets")
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .layout("the offsets of a tensor run backwards")
    }
    var total = width
    for length in shape {
      let (product, overflow) = total.multipliedReportingOverflow(by: length)
      guard !overflow else { throw .layout("the shape of a tensor overflows") }
      total = product
    }
    guard total.isMultiple(of: 8), total / 8 == offsets[1] - offsets[0] else {
      throw .layout("the shape of a tensor does not fit its bytes")
    }
    return SafetensorsTensor(
      name: name, dtype: dtype, shape: shape, range: offsets[0]..<offsets[1])
  }

  private static func numbers(_ json: JSON?, _ name: String, _ field: String)
    throws(SafetensorsFault) -> [UInt64]
  {
    guard let elements = json?.array else { throw .field(tensor: name, field) }
    var result: [UInt64] = []
    for element in elements {
      guard let value = element.number?.uint64 else { throw .field(tensor: name, field) }
      result.append(value)
    }
    return result
  }

  private static func checkLayout(_ tensors: [SafetensorsTensor], dataBytes: UInt64)
    throws(SafetensorsFault)
  {
    var end: UInt64 = 0
    for tensor in tensors {
      guard tensor.range.lowerBound >= end else { throw .layout("tensors overlap") }
      guard tensor.range.lowerBound == end else { throw .layout("a gap between tensors") }
      end = tensor.range.upperBound
    }
    guard end >= dataBytes else { throw .layout("bytes after the last tensor") }
    guard end == dataBytes else { throw .layout("the file ends before its last tensor") }
  }
}
