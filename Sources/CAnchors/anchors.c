// See the header. Reads bytes[start - 1] to bytes[count - 1] and nothing else.
#include "CAnchors.h"

#define RUNS_AND_ALPHANUMERIC (GH_ANCHOR_RUNS | GH_ANCHOR_ALPHANUMERIC)

/// Whether a letter or digit before `offset` belongs to an escape (`\\n`, `%3D`), so that a token may
/// start at `offset` all the same.
static int after_escape(const uint8_t *bytes, size_t offset) {
  return (offset > 1 && bytes[offset - 2] == '\\') || (offset > 2 && bytes[offset - 3] == '%');
}

size_t gh_anchor_next(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits) {
  if (count < 3 || start >= count - 2) return start;
  size_t last = count - 2;
  uint8_t before = start > 0 ? flags[bytes[start - 1]] & RUNS_AND_ALPHANUMERIC : 0;
  uint8_t second = bytes[start + 1], first = bytes[start];
  for (size_t offset = start; offset < last; offset++) {
    uint8_t third = bytes[offset + 2];
    uint8_t flag = flags[first];
    if (flag & (uint8_t)~before & (GH_ANCHOR_RUNS | GH_ANCHOR_SHORT)) return offset;
    if (flag & GH_ANCHOR_TRIPLE) {
      uint32_t hash = gh_anchor_hash(first, second, third);
      uint64_t found = bits[hash >> 5] >> (hash % 32 * 2) & 3;
      if (found & GH_ANCHOR_ANYWHERE) return offset;
      if (found && (!(before & GH_ANCHOR_ALPHANUMERIC) || after_escape(bytes, offset))) return offset;
    }
    before = flag & RUNS_AND_ALPHANUMERIC;
    first = second;
    second = third;
  }
  return last;
}
