// See the header. Reads text[first] to text[first + count - 1] and the table, which has a weight for
// each of 1 << GH_PIECE_BITS buckets, and nothing else.
#include "CAnchors.h"

static inline void weigh(const int8_t *table, uint64_t bucket, gh_piece_sums *sums) {
  sums->weight += table[bucket];
  sums->count++;
}

static inline uint64_t hashed(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 0x100000001B3u; }

gh_piece_sums gh_piece_weights(const uint8_t *text, size_t first, size_t count, uint64_t word,
                               const uint64_t *pairs, size_t some_pairs, const int8_t *table) {
  const unsigned shift = 64 - GH_PIECE_BITS;
  gh_piece_sums sums = {0, 0};
  uint8_t letters[GH_PIECE_WORD + 2];
  if (count > GH_PIECE_WORD) count = GH_PIECE_WORD;
  letters[0] = ' ';
  for (size_t index = 0; index < count; index++) letters[index + 1] = text[first + index];
  letters[count + 1] = ' ';
  for (size_t start = 0; start + 3 <= count + 2; start++) {
    uint64_t hash = hashed(hashed(0xCBF29CE484222325u, letters[start]), letters[start + 1]);
    size_t longest = count + 2 - start < 5 ? count + 2 - start : 5;
    for (size_t length = 3; length <= longest; length++) {
      hash = hashed(hash, letters[start + length - 1]);
      weigh(table, (hash * 0x9E3779B97F4A7C15u) >> shift, &sums);
    }
  }
  weigh(table, (word * 0xD6E8FEB86659FD93u) >> shift, &sums);
  for (size_t pair = 0; pair < some_pairs; pair++) {
    weigh(table, (pairs[pair] * 0xA24BAED4963EE407u) >> shift, &sums);
  }
  return sums;
}
