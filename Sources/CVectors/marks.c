// See the header. Reads bytes[0] to bytes[count - 1] and nothing else.
#include "CVectors.h"

enum { block = 256, part = 32 };

static inline __attribute__((always_inline)) uint8_t is_pair(uint8_t left, uint8_t right) {
  return (uint8_t)(((left == 0x4C) & (right == 0x46)) | ((left == 0x4D) & (right == 0x5A)) |
                   ((left == 0xFA) & (right == 0xED)) | ((left == 0x73) & (right == 0x6D)));
}

// Two pairs each are asked for at once, by the bits that they have in common: a few others get
// through, and are told apart by the exact loop.
static inline __attribute__((always_inline)) int may_hold(const uint8_t *at) {
  uint8_t least = 0xFF;
  for (size_t i = 0; i < block; i++) {
    uint8_t left = at[i], right = at[i + 1];
    uint8_t first = ((left & 0xFE) ^ 0x4C) | ((right & 0xE3) ^ 0x42);
    uint8_t second = ((left & 0x76) ^ 0x72) | ((right & 0x7F) ^ 0x6D);
    uint8_t less = first < second ? first : second;
    least = less < least ? less : least;
  }
  return least == 0;
}

static inline __attribute__((always_inline)) int holds(const uint8_t *at, size_t count) {
  uint8_t hits = 0;
  for (size_t i = 0; i < count; i++) hits |= is_pair(at[i], at[i + 1]);
  return hits != 0;
}

static __attribute__((noinline)) size_t place(const uint8_t *bytes, size_t at, size_t count) {
  for (; at + 1 < count; at++) {
    if (is_pair(bytes[at], bytes[at + 1])) return at;
  }
  return count;
}

static inline __attribute__((always_inline)) size_t next(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  for (; count - at > block; at += block) {
    if (may_hold(bytes + at) && holds(bytes + at, block)) break;
  }
  for (; count - at > part && !holds(bytes + at, part); at += part) {
  }
  return place(bytes, at, count);
}

#if defined(__x86_64__)
__attribute__((min_vector_width(512), target("avx512f,avx512bw"))) static size_t next_avx512(
    const uint8_t *bytes, size_t count) {
  return next(bytes, count);
}

__attribute__((target("avx2"))) static size_t next_avx2(const uint8_t *bytes, size_t count) {
  return next(bytes, count);
}
#endif

size_t gh_marks_next(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) return next_avx512(bytes, count);
  if (__builtin_cpu_supports("avx2")) return next_avx2(bytes, count);
#endif
  return next(bytes, count);
}
