// See the header. Each function reads bytes[start] to bytes[count - 1] (the one for labels also what
// stands before them) and nothing else; each returns `count` where there is no such place.
#include "CAnchors.h"

#include <string.h>

size_t gh_find_byte(const uint8_t *bytes, size_t start, size_t count, uint8_t wanted) {
  if (start >= count) return count;
  const uint8_t *found = memchr(bytes + start, wanted, count - start);
  return found ? (size_t)(found - bytes) : count;
}

size_t gh_find_lead(const uint8_t *bytes, size_t start, size_t count, const uint8_t *leads) {
  size_t offset = start;
  while (offset < count) {
    uint64_t eight;
    if (count - offset >= sizeof eight) {
      memcpy(&eight, bytes + offset, sizeof eight);
      if (!(eight & 0x8080808080808080u)) {
        offset += sizeof eight;
        continue;
      }
    }
    size_t end = count - offset >= sizeof eight ? offset + sizeof eight : count;
    for (; offset < end; offset++) {
      if (leads[bytes[offset]]) return offset;
    }
  }
  return count;
}

static int is_label(uint8_t byte) {
  uint8_t folded = byte | 0x20;
  return (folded >= 'a' && folded <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

size_t gh_find_long_label(const uint8_t *bytes, size_t start, size_t count, size_t least) {
  size_t offset = start;
  while ((offset = gh_find_byte(bytes, offset, count, '.')) < count) {
    size_t length = 0;
    while (length < least && length < offset && is_label(bytes[offset - 1 - length])) length++;
    if (length >= least) return offset;
    offset++;
  }
  return count;
}
