// See the header. Reads bytes[0] to bytes[count - 1] and nothing else.
#include "CMarks.h"

static inline __attribute__((always_inline)) size_t next(const uint8_t *bytes, size_t count) {
  size_t block = 0;
  while (count - block > GH_MARKS_BLOCK) {
    const uint8_t *at = bytes + block;
    uint8_t hits = 0;
    for (size_t i = 0; i < GH_MARKS_BLOCK; i++) {
      uint8_t left = at[i], right = at[i + 1];
      hits |= (uint8_t)((left == 0x7F) & (right == 0x45));
      hits |= (uint8_t)((left == 0x4D) & (right == 0x5A));
      hits |= (uint8_t)((left == 0xFA) & (right == 0xED));
      hits |= (uint8_t)((left == 0x73) & (right == 0x6D));
    }
    if (hits) return block;
    block += GH_MARKS_BLOCK;
  }
  return block;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t next_avx2(const uint8_t *bytes, size_t count) {
  return next(bytes, count);
}
#endif

size_t gh_marks_next(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return next_avx2(bytes, count);
#endif
  return next(bytes, count);
}
