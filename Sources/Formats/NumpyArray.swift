/// The header of a .npy file (numpy `lib/format.py`, versions 1 to 3), read by a small parser of
/// Python literals: nothing is evaluated.

import Bytes

/// A read header.
package struct NumpyArray: Sendable, Equatable {
  /// Shape, slowest axis first.
  package let shape: [UInt64]
  /// Bytes of one element; `nil` for objects.
  package let itemBytes: UInt64?
  /// The code of the elements' type (`<f4`); `nil` for structured types.
  package let type: String?
  /// Whether the elements are Python objects, stored as a pickle.
  package let holdsObjects: Bool
  /// The code of the type of the elements, such as `<f4`; `nil` for types with fields.
  package let typeCode: String?
  /// Whether the first axis is the fastest one.
  package let isFortran: Bool
  /// Offset of the first byte of data.
  package let dataOffset: UInt64

  private static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// Whether the content starts with the magic.
  package static func isCandidate(_ region: Region) -> Bool {
    (try? region.bytes(0, 6)) == magic
  }

  /// Bytes of data that the header asks for; `nil` for objects or when it overflows.
  package var dataBytes: UInt64? {
    guard var total = itemBytes else { return nil }
    for length in shape {
      let (product, overflow) = total.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      total = product
    }
    return total
  }

  /// Reads the header.
  package init(_ region: Region) throws(FormatError) {
    var reader = WindowReader(region, at: 6)
    let major = try reader.u8()
    let minor = try reader.u8()
    guard (1...3).contains(major), minor == 0 else {
      throw .malformed(offset: 6, "an unknown version of the array header")
    }
    let length = major == 1 ? Int(try reader.u16()) : Int(try reader.u32())
    guard length <= FormatLimits.npyHeader else { throw .limit(offset: 8, "the array header") }
    let text = try reader.take(length)
    dataOffset = reader.offset
    var parser = LiteralParser(text)
    let literal = try parser.document()
    guard case .dict(let members) = literal, members.count == 3,
      case .tuple(let axes)? = members["shape"],
      case .bool(let isFortran)? = members["fortran_order"],
      let descr = members["descr"]
    else { throw .malformed(offset: 10, "an array header without its three fields") }
    var shape: [UInt64] = []
    for axis in axes {
      guard case .int(let value) = axis, value >= 0 else {
        throw .malformed(offset: 10, "a shape that is no shape")
      }
      shape.append(UInt64(value))
    }
    self.shape = shape
    self.isFortran = isFortran
    typeCode = if case .text(let code) = descr { code } else { nil }
    let item = try Self.item(descr, depth: 0)
    type = if case .text(let code) = descr { code } else { nil }
    holdsObjects = item.objects
    itemBytes = item.objects ? nil : item.bytes
  }

  private static func item(_ descr: PythonLiteral, depth: Int) throws(FormatError) -> (
    bytes: UInt64, objects: Bool
  ) {
    guard depth < FormatLimits.npyDepth else { throw .limit(offset: 10, "the nesting of types") }
    switch descr {
    case .text(let code): return try scalar(code)
    case .tuple(let parts) where parts.count == 2:
      let base = try item(parts[0], depth: depth + 1)
      return (try multiply(base.bytes, by: parts[1]), base.objects)
    case .list(let fields):
      var bytes: UInt64 = 0
      var objects = false
      for field in fields {
        guard case .tuple(let parts) = field, parts.count == 2 || parts.count == 3 else {
          throw .malformed(offset: 10, "a field that is no field")
        }
        let part = try item(parts[1], depth: depth + 1)
        let size = parts.count == 3 ? try multiply(part.bytes, by: parts[2]) : part.bytes
        let (sum, overflow) = bytes.addingReportingOverflow(size)
        guard !overflow else { throw .malformed(offset: 10, "a type that overflows") }
        bytes = sum
        objects = objects || part.objects
      }
      return (bytes, objects)
    default: throw .malformed(offset: 10, "a type that is no type")
    }
  }

  private static func multiply(_ bytes: UInt64, by shape: PythonLiteral) throws(FormatError)
    -> UInt64
  {
    let axes: [PythonLiteral] = if case .tuple(let axes) = shape { axes } else { [shape] }
    var total = bytes
    for axis in axes {
      guard case .int(let value) = axis, value >= 0 else {
        throw .malformed(offset: 10, "a shape that is no shape")
      }
      let (product, overflow) = total.multipliedReportingOverflow(by: UInt64(value))
      guard !overflow else { throw .malformed(offset: 10, "a type that overflows") }
      total = product
    }
    return total
  }

  /// A type code such as `<f4`, `|O`, `<U12`, `<M8[ns]`.
  private static func scalar(_ code: String) throws(FormatError) -> (bytes: UInt64, objects: Bool) {
    var rest = Array(code.utf8)[...]
    if let first = rest.first, "<>|=".utf8.contains(first) { rest.removeFirst() }
    guard let kind = rest.popFirst() else { throw .malformed(offset: 10, "an empty type") }
    if kind == UInt8(ascii: "O") { return (8, true) }
    guard "biufcSUVmMa?".utf8.contains(kind) else {
      throw .malformed(offset: 10, "an unknown type")
    }
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    let unit = rest.dropFirst(digits.count)
    guard unit.isEmpty || (kind | 0x20 == UInt8(ascii: "m") && unit.first == UInt8(ascii: "[")),
      let size = digits.isEmpty ? 1 : UInt64(String(decoding: digits, as: UTF8.self)),
      size <= 1 << 32
    else { throw .malformed(offset: 10, "an unknown type") }
    return (kind == UInt8(ascii: "U") ? size * 4 : size, false)
  }
}
