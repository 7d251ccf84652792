// See the header. Reads bytes[start - 3] to bytes[count - 1], as far as they are there, and nothing else.
//
// Whether a byte may begin an anchor cannot be foretold by the processor, so the loop does not branch on
// it: every offset is written down, and the place to write to moves on when it counts.
#include "CAnchors.h"

#include <string.h>

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

// The tables, for the innermost loop.
struct tables {
  const uint8_t *flags;
  const uint64_t *bits, *longs;
};

// What the hashes say of the bytes in `eight`, the first one lowest; `known` of them are there.
static inline uint32_t look(const struct tables *tables, uint64_t eight, size_t known, uint32_t flag,
                            uint32_t inside) {
  uint32_t hash = gh_anchor_hash((uint8_t)eight, (uint8_t)(eight >> 8), (uint8_t)(eight >> 16));
  uint32_t kinds = (uint32_t)(tables->bits[hash >> 4] >> (hash % 16 * 4)) & (0u - (flag >> 1 & 1));
  kinds &= 15u & ~(inside * (GH_ANCHOR_TOKEN_START | GH_ANCHOR_LONG_TOKEN_START));
  uint32_t is_long = 1;
  if (known > 4) {
    uint32_t five = gh_anchor_long_hash((uint8_t)eight, (uint8_t)(eight >> 8), (uint8_t)(eight >> 16),
                                        (uint8_t)(eight >> 24), (uint8_t)(eight >> 32));
    is_long = (uint32_t)(tables->longs[five >> 6] >> (five & 63)) & 1;
  }
  return (kinds & (GH_ANCHOR_ANYWHERE | GH_ANCHOR_TOKEN_START)) | ((kinds >> 2) & (0u - is_long));
}

static inline uint64_t load(const uint8_t *bytes, size_t known) {
  uint64_t eight = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (known >= 8) {
    memcpy(&eight, bytes, 8);
    return eight;
  }
#endif
  for (size_t at = 0; at < known && at < 8; at++) eight |= (uint64_t)bytes[at] << (at * 8);
  return eight;
}

size_t gh_anchor_find(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits, const uint64_t *longs, const uint8_t *runs,
                      uint32_t *found, size_t room, size_t *hits) {
  *hits = 0;
  if (count < 3 || start >= count - 2 || room == 0) return start;
  const struct tables tables = {flags, bits, longs};
  size_t last = count - 2, number = 0, offset = start;
  uint8_t before = start > 0 ? flags[bytes[start - 1]] : 0;
  // The two bytes before that, the nearer one lower.
  uint32_t earlier = (start > 1 ? bytes[start - 2] : 0u) | (start > 2 ? bytes[start - 3] << 8 : 0u);
  uint8_t previous = start > 0 ? bytes[start - 1] : 0;
  for (; offset < last && number < room; offset++) {
    size_t known = count - offset;
    uint64_t eight = load(bytes + offset, known);
    uint8_t flag = flags[eight & 0xFF];
    uint32_t starting = flag & ~(uint32_t)before & GH_ANCHOR_RUNS;
    // A letter or digit before it, unless that belongs to an escape (`\\n`, `%3D`): no token starts.
    uint32_t inside = (before >> 2 & 1) & ((earlier & 0xFF) != '\\') & ((earlier >> 8) != '%');
    uint32_t hit = flag & GH_ANCHOR_SHORT;
    hit |= look(&tables, eight, known, flag, inside);
    if (starting) hit |= run_counts(bytes, offset, count, flags, runs, starting, inside);
    found[number] = (uint32_t)offset;
    number += hit != 0;
    earlier = (earlier << 8 & 0xFF00) | previous;
    previous = (uint8_t)eight;
    before = flag;
  }
  *hits = number;
  return offset;
}
