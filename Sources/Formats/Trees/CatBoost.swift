/// Models of CatBoost in its own form: `CBM1`, a flatbuffer, and further parts that it names
/// (catboost `libs/model/model.cpp`, `flatbuffers/model.fbs`).

import Bytes

/// A read model.
package struct CatBoost: Sendable {
  /// Names of the parts after the flatbuffer.
  package let parts: [String]
  /// Parts that are not followed.
  package let unread: [String]

  private static let magic: [UInt8] = Array("CBM1".utf8)

  /// Whether the content starts with the magic.
  package static func isCandidate(_ region: Region) -> Bool { (try? region.bytes(0, 4)) == magic }

  /// Reads the head and the bounds of every part.
  package init(_ region: Region) throws(FormatError) {
    var reader = WindowReader(region, at: 4)
    let size = UInt64(try reader.u32())
    guard size <= reader.remaining else {
      throw .malformed(offset: 4, "arithmetic: a part beyond the file")
    }
    let core = try Flatbuffer(region.part(8, size))
    guard let version = try core.text(table: core.root, field: 0),
      version.hasPrefix("FlabuffersModel_v1")
    else { throw .malformed(offset: 8, "no version of a model") }
    parts = try core.texts(table: core.root, field: 3)
    reader.seek(to: 8 + size)
    var unread: [String] = []
    for part in parts where part == "static_provider_v1" {
      let count = try reader.u32()
      for _ in 0..<count {
        let length = UInt64(try reader.u32())
        guard length <= reader.remaining else {
          throw .malformed(offset: reader.offset, "arithmetic: a table beyond the file")
        }
        _ = try Flatbuffer(region.part(reader.offset, length))
        try reader.skip(length)
      }
    }
    if parts.contains(where: { $0 != "static_provider_v1" }) {
      unread = parts.filter { $0 != "static_provider_v1" }
    } else if reader.remaining > 0 {
      throw .malformed(offset: reader.offset, "bytes after the last part")
    }
    self.unread = unread
  }
}

/// The few things of a flatbuffer that are needed, every offset checked (flatbuffers, "internals").
struct Flatbuffer {
  let region: Region
  let root: UInt64

  init(_ region: Region) throws(FormatError) {
    self.region = region
    var reader = WindowReader(region)
    root = UInt64(try reader.u32())
    _ = try field(root, 0)
  }

  /// Where a field's value lies; `nil` if it is not set.
  func field(_ table: UInt64, _ index: UInt64) throws(FormatError) -> UInt64? {
    var reader = WindowReader(region, at: table)
    let back = Int64(Int32(bitPattern: try reader.u32()))
    let vtable = Int64(clamping: table) - back
    guard vtable >= 0 else { throw beyond(table) }
    reader.seek(to: UInt64(vtable))
    let size = UInt64(try reader.u16())
    guard size >= 4, UInt64(vtable) + size <= region.count else { throw beyond(table) }
    guard 4 + 2 * index + 2 <= size else { return nil }
    reader.seek(to: UInt64(vtable) + 4 + 2 * index)
    let offset = UInt64(try reader.u16())
    guard table + offset <= region.count else { throw beyond(table) }
    return offset == 0 ? nil : table + offset
  }

  /// The text in a field.
  func text(table: UInt64, field index: UInt64) throws(FormatError) -> String? {
    guard let place = try field(table, index) else { return nil }
    return try text(at: place)
  }

  private func text(at place: UInt64) throws(FormatError) -> String {
    var reader = WindowReader(region, at: place)
    reader.seek(to: place + UInt64(try reader.u32()))
    let length = UInt64(try reader.u32())
    guard length <= reader.remaining, length <= UInt64(FormatLimits.binaryText) else {
      throw beyond(place)
    }
    return String(decoding: try reader.take(Int(length)), as: UTF8.self)
  }

  /// The texts of a field that is a vector of them.
  func texts(table: UInt64, field index: UInt64) throws(FormatError) -> [String] {
    guard let place = try field(table, index) else { return [] }
    var reader = WindowReader(region, at: place)
    let start = place + UInt64(try reader.u32())
    reader.seek(to: start)
    let count = UInt64(try reader.u32())
    guard count <= reader.remaining / 4, count <= 1_024 else { throw beyond(place) }
    var texts: [String] = []
    for index in 0..<count { texts.append(try text(at: start + 4 + 4 * index)) }
    return texts
  }

  private func beyond(_ offset: UInt64) -> FormatError {
    .malformed(offset: offset, "arithmetic: an offset beyond its buffer")
  }
}
