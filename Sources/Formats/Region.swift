/// A window on a source whose own type is forgotten, so that containers in containers nest
/// without a new type for each level.

package import Bytes

/// A contiguous part of some source.
package struct Region: ByteSource {
  private let base: any ByteSource
  private let start: UInt64
  package let count: UInt64
  private let isRoot: Bool

  /// The whole of `source`.
  package init(_ source: some ByteSource) {
    if let region = source as? Region {
      self = region
    } else {
      base = source
      start = 0
      count = source.count
      isRoot = false
    }
  }

  /// The whole of the artefact itself. Its parts know where they lie in it, so that what concerns
  /// all their bytes can be left to the one pass over the artefact.
  package init(root source: some ByteSource) {
    self.init(base: source, start: 0, count: source.count, isRoot: true)
  }

  private init(base: any ByteSource, start: UInt64, count: UInt64, isRoot: Bool) {
    self.base = base
    self.start = start
    self.count = count
    self.isRoot = isRoot
  }

  /// Where the region lies in the artefact; `nil` if its bytes do not stand there as they are
  /// (the content of a compressed member).
  package var rootRange: Range<UInt64>? { isRoot ? start..<(start + count) : nil }

  /// Whether this is the whole of something unpacked.
  package var isUnpacked: Bool { !isRoot && start == 0 && count == base.count }

  /// The `length` bytes from `offset`; throws `.truncated` if they are not all there.
  package func part(_ offset: UInt64, _ length: UInt64) throws(FormatError) -> Region {
    guard offset <= count, length <= count - offset else { throw .truncated(offset: offset) }
    return Region(base: base, start: start + offset, count: length, isRoot: isRoot)
  }

  /// What lies from `offset` to the end; nothing if `offset` is beyond it.
  package func tail(from offset: UInt64) -> Region {
    let from = min(offset, count)
    return Region(base: base, start: start + from, count: count - from, isRoot: isRoot)
  }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    return try base.read(at: start + offset, length: length)
  }

  /// Exactly `length` bytes, with the errors of this module.
  package func bytes(_ offset: UInt64, _ length: Int) throws(FormatError) -> [UInt8] {
    guard length >= 0, offset <= count, UInt64(length) <= count - offset else {
      throw .truncated(offset: offset)
    }
    do {
      return try read(at: offset, length: length)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Whether going back costs work, because the content is unpacked as it is read.
  package var isStreamed: Bool { base is StreamedSource }

  /// Up to `length` bytes from the start.
  package func head(_ length: Int) throws(FormatError) -> [UInt8] {
    try bytes(0, Int(min(UInt64(length), count)))
  }
}
