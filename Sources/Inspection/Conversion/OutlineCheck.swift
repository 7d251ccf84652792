/// Digests of the tensors of a result as its bytes come along, whoever read them.

package import Bytes

/// One pass over the bytes of a result.
package struct OutlineCheck {
  private let outline: ConversionOutline
  private var next = 0
  private var left: UInt64
  private var hash = DigestStream()
  private var digests: [Digest] = []
  private var isSound = true
  /// Bytes so far.
  package private(set) var done: UInt64 = 0

  /// Nothing read yet.
  package init(_ outline: ConversionOutline) {
    self.outline = outline
    left = outline.tensors.first?.bytes ?? 0
  }

  /// Takes the next bytes; `false` once they are more than, or others than, the outline says.
  package mutating func take(_ piece: [UInt8]) -> Bool {
    var rest = piece[...]
    let header = outline.header
    if done < UInt64(header.count) {
      let start = Int(done)
      let length = min(rest.count, header.count - start)
      isSound = isSound && rest.prefix(length).elementsEqual(header[start..<(start + length)])
      rest = rest.dropFirst(length)
    }
    while !rest.isEmpty, isSound {
      passEnded()
      guard next < outline.tensors.count else {
        isSound = false
        break
      }
      let length = Int(min(UInt64(rest.count), left))
      hash.update(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
      left -= UInt64(length)
    }
    done &+= UInt64(piece.count)
    return isSound
  }

  /// Goes on to the tensor that the next byte belongs to.
  private mutating func passEnded() {
    while left == 0, next < outline.tensors.count {
      digests.append(hash.finish())
      hash = DigestStream()
      next += 1
      left = next < outline.tensors.count ? outline.tensors[next].bytes : 0
    }
  }

  /// The digests in the order of the outline; `nil` unless all bytes came, and no others.
  package mutating func finish() -> [Digest]? {
    guard isSound, done == outline.bytes else { return nil }
    passEnded()
    return digests.count == outline.tensors.count ? digests : nil
  }
}
