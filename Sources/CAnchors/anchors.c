// See the header. Reads bytes[start - 3] to bytes[count - 1], as far as they are there, and nothing else.
//
// Whether a byte may begin an anchor cannot be foretold by the processor, so the loop does not branch on
// it: every offset is written down, and the place to write to moves on when it counts.
#include "CAnchors.h"

size_t gh_anchor_find(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits, const uint64_t *longs, uint32_t *found, size_t room,
                      size_t *hits) {
  *hits = 0;
  if (count < 3 || start >= count - 2 || room == 0) return start;
  size_t last = count - 2, number = 0, offset = start;
  uint8_t before = start > 0 ? flags[bytes[start - 1]] : 0;
  uint8_t second = start > 1 ? bytes[start - 2] : 0, third = start > 2 ? bytes[start - 3] : 0;
  for (; offset < last && number < room; offset++) {
    const uint8_t *at = bytes + offset;
    uint8_t flag = flags[at[0]];
    uint32_t hit = flag & ~(uint32_t)(before & GH_ANCHOR_RUNS) & (GH_ANCHOR_RUNS | GH_ANCHOR_SHORT);
    uint32_t hash = gh_anchor_hash(at[0], at[1], at[2]);
    uint32_t kinds = (uint32_t)(bits[hash >> 4] >> (hash % 16 * 4)) & (0u - (uint32_t)(flag >> 1 & 1));
    // A letter or digit before it, unless that belongs to an escape (`\\n`, `%3D`): no token starts.
    uint32_t inside = (before >> 2 & 1) & (second != '\\') & (third != '%');
    kinds &= 15u & ~(inside * (GH_ANCHOR_TOKEN_START | GH_ANCHOR_LONG_TOKEN_START));
    uint32_t is_long = 1;
    if (offset + 4 < count) {
      uint32_t five = gh_anchor_long_hash(at[0], at[1], at[2], at[3], at[4]);
      is_long = (uint32_t)(longs[five >> 6] >> (five & 63)) & 1;
    }
    hit |= kinds & (GH_ANCHOR_ANYWHERE | GH_ANCHOR_TOKEN_START);
    hit |= (kinds >> 2) & (0u - is_long);
    found[number] = (uint32_t)offset;
    number += hit != 0;
    third = second;
    second = offset > 0 ? bytes[offset - 1] : 0;
    before = flag;
  }
  *hits = number;
  return offset;
}
