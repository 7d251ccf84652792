/// The first format of LZ4's program: after the mark only blocks of 8 MiB, each with its length.
/// There is no end mark: a stream ends with its file or where another frame starts.

/// One legacy stream, without its mark.
final class Lz4LegacyDecoder: Decompressor {
  private static let block = 8 << 20
  private var header: [UInt8] = []
  private var packed: [UInt8] = []
  private var wanted = 0
  private var ready: [UInt8] = []
  private var given = 0

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    if given < ready.count {
      let length = min(output.count, ready.count - given)
      output.replaceSubrange(0..<length, with: ready[given..<(given + length)])
      given += length
      return DecompressorStep(used: 0, produced: length, state: .more)
    }
    var at = position
    while header.count < 4, at < input.count {
      header.append(input[at])
      at += 1
    }
    guard header.count == 4 else {
      return DecompressorStep(used: at - position, produced: 0, state: .more)
    }
    if wanted == 0 {
      wanted = header.reversed().reduce(0) { $0 << 8 | Int($1) }
      guard wanted > 0, wanted <= Self.block + Self.block / 255 + 16 else {
        return fault(at - position)
      }
    }
    let take = min(wanted - packed.count, input.count - at)
    packed.append(contentsOf: input[at..<(at + take)])
    at += take
    if packed.count == wanted {
      guard let content = Lz4Block.unpack(packed, limit: Self.block) else {
        return fault(at - position)
      }
      (ready, given, wanted) = (content, 0, 0)
      (header, packed) = ([], [])
    }
    return DecompressorStep(used: at - position, produced: 0, state: .more)
  }

  /// Whether all the input so far made whole blocks, so that the stream may end here.
  var isBetweenBlocks: Bool { header.isEmpty && given == ready.count }

  private func fault(_ used: Int) -> DecompressorStep {
    DecompressorStep(used: used, produced: 0, state: .faulted("the lz4 block is broken"))
  }
}
