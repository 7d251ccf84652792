// See the header. Carry-less multiplication moves sixteen bytes of the sum forward at once (V. Gopal and
// others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", 2009), here
// sixteen times sixteen: to move by n bits, the lower half is multiplied by x^(n+32) modulo the
// polynomial and the upper half by x^(n-32), both with their bits reversed.
#include "CVectors.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512vl,vpclmulqdq,pclmul")))

TARGET static inline __m512i moved(__m512i sum, __m512i by, __m512i onto) {
  return _mm512_ternarylogic_epi64(
      _mm512_clmulepi64_epi128(sum, by, 0x00), _mm512_clmulepi64_epi128(sum, by, 0x11), onto, 0x96);
}

TARGET static inline __m128i moved_one(__m128i sum, long long high, long long low, __m128i onto) {
  __m128i by = _mm_set_epi64x(high, low);
  return _mm_ternarylogic_epi64(
      _mm_clmulepi64_si128(sum, by, 0x00), _mm_clmulepi64_si128(sum, by, 0x11), onto, 0x96);
}

TARGET static size_t fold(uint32_t seed, const uint8_t *bytes, size_t count, uint8_t folded[16]) {
  __m512i sums[4];
  for (int i = 0; i < 4; i++) sums[i] = _mm512_loadu_si512(bytes + 64 * i);
  __m128i start = _mm_cvtsi32_si128((int)~seed);
  sums[0] = _mm512_xor_si512(sums[0], _mm512_zextsi128_si512(start));

  const __m512i by2048 = _mm512_broadcast_i32x4(_mm_set_epi64x(0x1322d1430, 0x11542778a));
  size_t at = 256;
  for (; count - at >= 256; at += 256) {
    for (int i = 0; i < 4; i++) {
      sums[i] = moved(sums[i], by2048, _mm512_loadu_si512(bytes + at + 64 * i));
    }
  }

  const __m512i by512 = _mm512_broadcast_i32x4(_mm_set_epi64x(0x1c6e41596, 0x154442bd4));
  __m512i sum = moved(moved(moved(sums[0], by512, sums[1]), by512, sums[2]), by512, sums[3]);
  __m128i last = _mm512_extracti32x4_epi32(sum, 3);
  last = moved_one(_mm512_castsi512_si128(sum), 0x174359406, 0x03db1ecdc, last);
  last = moved_one(_mm512_extracti32x4_epi32(sum, 1), 0x15a546366, 0x0f1da05aa, last);
  last = moved_one(_mm512_extracti32x4_epi32(sum, 2), 0x0ccaa009e, 0x1751997d0, last);
  _mm_storeu_si128((__m128i *)folded, last);
  return at;
}
#endif

size_t gh_crc32_fold(uint32_t seed, const uint8_t *bytes, size_t count, uint8_t folded[16]) {
#if defined(__x86_64__)
  if (count >= 256 && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("vpclmulqdq")) {
    return fold(seed, bytes, count, folded);
  }
#endif
  return 0;
}
