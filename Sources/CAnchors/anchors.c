// See the header. Reads bytes[start - 1] to bytes[count - 1] and nothing else.
#include "CAnchors.h"

size_t gh_anchor_next(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits) {
  if (count < 3 || start >= count - 2) return start;
  size_t last = count - 2;
  uint8_t before = start > 0 ? flags[bytes[start - 1]] & GH_ANCHOR_RUNS : 0;
  uint8_t second = bytes[start + 1], first = bytes[start];
  for (size_t offset = start; offset < last; offset++) {
    uint8_t third = bytes[offset + 2];
    uint8_t flag = flags[first];
    if (flag & (uint8_t)~before & (uint8_t)~GH_ANCHOR_TRIPLE) return offset;
    before = flag & GH_ANCHOR_RUNS;
    if (flag & GH_ANCHOR_TRIPLE) {
      uint32_t hash = gh_anchor_hash(first, second, third);
      if (bits[hash >> 6] >> (hash & 63) & 1) return offset;
    }
    first = second;
    second = third;
  }
  return last;
}
