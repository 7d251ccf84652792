// See the header. Reads bytes[start - 3] to bytes[count - 1], as far as they are there, and nothing else.
//
// Whether a byte may begin an anchor cannot be foretold by the processor, so the loop over all bytes does
// not branch on it: every offset is written down, and the place to write to moves on when it may count.
// What is left, one in ten or so, is then looked at with care.
#include "CAnchors.h"

// Whether one of the stretches that begin at `offset` is long, or has behind it what a short one needs.
static uint32_t run_counts(const uint8_t *bytes, size_t offset, size_t count, const uint8_t *flags,
                           const uint8_t *runs, uint32_t starting, uint32_t inside) {
  for (unsigned number = 0; number < 4; number++) {
    uint8_t flag = (uint8_t)(0x10u << number);
    if (!(starting & flag) || (inside && runs[260 + number])) continue;
    size_t end = offset + 1, limit = offset + runs[256 + number];
    while (end < limit && end < count && flags[bytes[end]] & flag) end++;
    if (end >= limit || end + 1 >= count) return 1;
    if (runs[bytes[end]] >> number & runs[bytes[end + 1]] >> (number + 4) & 1) return 1;
  }
  return 0;
}

// Whether the tables let the offset stand, as far as the bytes are there.
static uint32_t counts(const uint8_t *bytes, size_t offset, size_t count, const uint8_t *flags,
                       const uint64_t *bits, const uint64_t *longs, const uint8_t *runs) {
  const uint8_t *at = bytes + offset;
  uint8_t flag = flags[at[0]];
  if (flag & GH_ANCHOR_SHORT) return 1;
  uint8_t before = offset > 0 ? flags[at[-1]] : 0;
  // A letter or digit before it, unless that belongs to an escape (`\\n`, `%3D`): no token starts.
  uint32_t inside = (before & GH_ANCHOR_ALPHANUMERIC) && !(offset > 1 && at[-2] == '\\') &&
                    !(offset > 2 && at[-3] == '%');
  uint32_t starting = flag & ~(uint32_t)before & GH_ANCHOR_RUNS;
  if (starting && run_counts(bytes, offset, count, flags, runs, starting, inside)) return 1;
  if (!(flag & GH_ANCHOR_TRIPLE)) return 0;
  uint32_t hash = gh_anchor_hash(at[0], at[1], at[2]);
  uint32_t kinds = (uint32_t)(bits[hash >> 4] >> (hash % 16 * 4)) & 15u;
  if (inside) kinds &= ~(uint32_t)(GH_ANCHOR_TOKEN_START | GH_ANCHOR_LONG_TOKEN_START);
  if (kinds & (GH_ANCHOR_ANYWHERE | GH_ANCHOR_TOKEN_START)) return 1;
  if (!kinds || offset + 4 >= count) return kinds != 0;
  uint32_t five = gh_anchor_long_hash(at[0], at[1], at[2], at[3], at[4]);
  return (uint32_t)(longs[five >> 6] >> (five & 63)) & 1;
}

size_t gh_anchor_find(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits, const uint64_t *longs, const uint8_t *runs,
                      uint32_t *found, size_t room, size_t *hits) {
  *hits = 0;
  if (count < 3 || start >= count - 2 || room == 0) return start;
  const uint64_t *any = longs + (1 << (GH_ANCHOR_HASH_BITS - 6));
  size_t last = count - 2, number = 0, offset = start;
  uint32_t before = start > 0 ? flags[bytes[start - 1]] : 0;
  uint32_t candidates[GH_ANCHOR_BLOCK];
  while (offset < last) {
    size_t end = last - offset > GH_ANCHOR_BLOCK ? offset + GH_ANCHOR_BLOCK : last, some = 0;
    for (; offset < end; offset++) {
      const uint8_t *at = bytes + offset;
      uint32_t flag = flags[at[0]];
      uint32_t hash = gh_anchor_hash(at[0], at[1], at[2]);
      uint32_t triple = (uint32_t)(any[hash >> 6] >> (hash & 63)) & (flag >> 1) & 1;
      candidates[some] = (uint32_t)offset;
      some += (triple | (flag & ((~before & GH_ANCHOR_RUNS) | GH_ANCHOR_SHORT))) != 0;
      before = flag;
    }
    for (size_t at = 0; at < some; at++) {
      if (!counts(bytes, candidates[at], count, flags, bits, longs, runs)) continue;
      found[number++] = candidates[at];
      if (number == room) {
        *hits = number;
        return candidates[at] + 1;
      }
    }
  }
  *hits = number;
  return offset;
}
