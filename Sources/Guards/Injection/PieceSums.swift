/// The sums over the pieces of words: what `WordPieces.visit` visits, weighed in C. Memory is touched by
/// hand only to hand it over.

import CAnchors

/// The weights of the pieces of one word.
struct PieceSums: Sendable, Hashable {
  var weight: Int32 = 0
  var count: Int32 = 0
}

extension WordPieces {
  /// Calls `body` with the sums of each word, in order. `table` has a weight for each bucket.
  static func sums(
    _ words: [Word], _ text: [UInt8], _ table: [Int8], _ body: (Int, PieceSums) -> Void
  ) {
    guard table.count == 1 << GuardModel.bucketBits, GuardModel.bucketBits == Int(GH_PIECE_BITS)
    else { return }
    unsafe text.withUnsafeBufferPointer { text in
      unsafe table.withUnsafeBufferPointer { table in
        guard let letters = text.baseAddress, let table = table.baseAddress else { return }
        for index in words.indices {
          let word = words[index]
          guard word.text.lowerBound >= 0, word.text.upperBound <= text.count else { continue }
          let pairs = (
            index > 0 ? Lexicon.joined(words[index - 1].hash, word.hash) : 0,
            index > 1 ? Lexicon.joined(words[index - 2].hash ^ 0x55, word.hash) : 0
          )
          let sums = unsafe withUnsafeBytes(of: pairs) { bytes in
            guard let pairs = unsafe bytes.assumingMemoryBound(to: UInt64.self).baseAddress else {
              return gh_piece_sums()
            }
            return unsafe gh_piece_weights(
              letters, word.text.lowerBound, word.text.count, word.hash, pairs, min(index, 2),
              table)
          }
          body(index, PieceSums(weight: sums.weight, count: sums.count))
        }
      }
    }
  }
}
