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
/// Bits of the hash of three bytes, letters folded, and so of the second table.
#define GH_ANCHOR_HASH_BITS 16
/// Bits of the second table for each hash: an anchor may begin so anywhere; only where a token starts.
#define GH_ANCHOR_ANYWHERE 1
#define GH_ANCHOR_TOKEN_START 2

/// The hash of three bytes.
static inline uint32_t gh_anchor_hash(uint8_t first, uint8_t second, uint8_t third) {
  uint32_t key = ((uint32_t)first | (uint32_t)second << 8 | (uint32_t)third << 16) | 0x202020u;
  return (key * 0x9E3779B1u) >> (32 - GH_ANCHOR_HASH_BITS);
}

/// The first offset from `start` on, below `count - 2`, at which an anchor may begin; `count - 2` if
/// there is none. `flags` has 256 bytes, `bits` two bits for every hash, 32 hashes in a word.
size_t gh_anchor_next(const uint8_t *bytes, size_t start, size_t count, const uint8_t *flags,
                      const uint64_t *bits);
