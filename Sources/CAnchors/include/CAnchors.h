// The innermost loop of the guards' one pass over the bytes: dismisses the positions at which no rule
// can begin. It only reads tables; everything else is done in Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Flags of a byte in the first table.
#define GH_ANCHOR_SHORT 0x01
#define GH_ANCHOR_TRIPLE 0x02
#define GH_ANCHOR_ALPHANUMERIC 0x04
#define GH_ANCHOR_RUNS 0xF0
/// Bits of the hash of three bytes, letters folded, and of that of five; so many has each table.
#define GH_ANCHOR_HASH_BITS 16
/// So many bytes are looked at before what is left is looked at again.
#define GH_ANCHOR_BLOCK 512
/// Four bits of the second table for each hash of three bytes: an anchor may begin so anywhere, or
/// only where a token starts; one of five bytes and more may, if the third table agrees.
#define GH_ANCHOR_ANYWHERE 1
#define GH_ANCHOR_TOKEN_START 2
#define GH_ANCHOR_LONG_ANYWHERE 4
#define GH_ANCHOR_LONG_TOKEN_START 8

/// The hash of three bytes.
static inline uint32_t gh_anchor_hash(uint8_t first, uint8_t second, uint8_t third) {
  uint32_t key = ((uint32_t)first | (uint32_t)second << 8 | (uint32_t)third << 16) | 0x202020u;
  return (key * 0x9E3779B1u) >> (32 - GH_ANCHOR_HASH_BITS);
}

/// The hash of five bytes.
static inline uint32_t gh_anchor_long_hash(uint8_t first, uint8_t second, uint8_t third, uint8_t fourth,
                                           uint8_t fifth) {
  uint64_t key = (uint64_t)first | (uint64_t)second << 8 | (uint64_t)third << 16 | (uint64_t)fourth << 24 |
                 (uint64_t)fifth << 32 | 0x2020202020u;
  return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> (64 - GH_ANCHOR_HASH_BITS));
}

/// Writes the offsets from `start` on, below `count - 2`, at which an anchor may begin, in order, to
/// `found`, at most `room` of them, and their number to `*hits`. Returns the offset behind the last
/// one that was looked at. `flags` has 256 bytes, `bits` four bits for every hash of three bytes, 16
/// hashes in a word, `longs` one bit for every hash of five, 64 in a word, and
/// then one for every hash of three that is not empty in `bits`.
///
/// `runs` has 264 bytes. The four upper bits of `flags` are sets of which stretches are looked for; for
/// set n, runs[256 + n] is the length below which a stretch counts only when a byte with the bit n set
/// in the first 256 follows, and one with the bit n + 4 behind it; runs[260 + n] is not zero where a
/// token must be able to begin. What cannot be known yet at the end counts.
size_t gh_anchor_find(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits, const uint64_t *longs, const uint8_t *runs,
                      uint32_t *found, size_t room, size_t *hits);

/// The first offset from `start` on, below `count`, at which `wanted` stands; `count` if there is none.
size_t gh_find_byte(const uint8_t *bytes, size_t start, size_t count, uint8_t wanted);

/// The same for a byte whose entry in `leads` (256 bytes, nothing below 0x80 set) is not zero.
size_t gh_find_lead(const uint8_t *bytes, size_t start, size_t count, const uint8_t *leads);

/// The same for a dot behind at least `least` letters, digits, hyphens and underscores.
size_t gh_find_long_label(const uint8_t *bytes, size_t start, size_t count, size_t least);
