// See the header. Reads bytes[0] to bytes[count - 1] and nothing else.
#include <string.h>

#include "CVectors.h"

// One loop for each width: with all bits of the exponent a masked number is the largest there can be.
#define SEARCH(type)                                                       \
  static inline __attribute__((always_inline)) int has_##type(             \
      const uint8_t *bytes, type mask) {                                   \
    type most = 0;                                                         \
    for (size_t i = 0; i < GH_FLOATS_BLOCK / sizeof(type); i++) {          \
      type value;                                                          \
      memcpy(&value, bytes + i * sizeof(type), sizeof(type));              \
      value &= mask;                                                       \
      most = value > most ? value : most;                                  \
    }                                                                      \
    return most == mask;                                                   \
  }

SEARCH(uint16_t)
SEARCH(uint32_t)
SEARCH(uint64_t)

static inline __attribute__((always_inline)) size_t search(
    const uint8_t *bytes, size_t count, size_t width, uint64_t exponent) {
  size_t at = 0;
  for (; count - at >= GH_FLOATS_BLOCK; at += GH_FLOATS_BLOCK) {
    int is_found = width == 2   ? has_uint16_t(bytes + at, (uint16_t)exponent)
                   : width == 4 ? has_uint32_t(bytes + at, (uint32_t)exponent)
                                : has_uint64_t(bytes + at, exponent);
    if (is_found) break;
  }
  return at;
}

#if defined(__x86_64__)
__attribute__((min_vector_width(512), target("avx512f,avx512bw"))) static size_t search_avx512(
    const uint8_t *bytes, size_t count, size_t width, uint64_t exponent) {
  return search(bytes, count, width, exponent);
}

__attribute__((target("avx2"))) static size_t search_avx2(
    const uint8_t *bytes, size_t count, size_t width, uint64_t exponent) {
  return search(bytes, count, width, exponent);
}
#endif

size_t gh_floats_special(const uint8_t *bytes, size_t count, size_t width, uint64_t exponent) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) return search_avx512(bytes, count, width, exponent);
  if (__builtin_cpu_supports("avx2")) return search_avx2(bytes, count, width, exponent);
#endif
  return search(bytes, count, width, exponent);
}
