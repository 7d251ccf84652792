// The innermost loops of the pass over all bytes of a file, compiled for the vector units that the
// processor turns out to have. They only read and compare; everything else is done in Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The place of the first pair of neighbours from the marks of programs: `4C 46` (ELF), `4D 5A` (PE),
/// `FA ED` (Mach-O), `73 6D` (WebAssembly), both of them inside `count`; `count` if there is none.
size_t gh_marks_next(const uint8_t *bytes, size_t count);

/// Bytes of the blocks that are told apart from each other by the search for numbers that are none.
#define GH_FLOATS_BLOCK 256

/// The offset of the first block, counted in whole blocks from `bytes`, in which a little-endian
/// number of `width` bytes (2, 4 or 8) has all bits of `exponent`; the end of the last whole block if
/// there is none.
size_t gh_floats_special(const uint8_t *bytes, size_t count, size_t width, uint64_t exponent);

/// Folds a multiple of 256 bytes from the front of a CRC-32 (ISO 3309) into 16 bytes: the sum of all
/// `count`, continued from `seed`, is that of `folded` and the bytes that are left, continued from
/// `0xFFFFFFFF`. Answers how many bytes were folded; 0 if the processor cannot, or there are too few.
size_t gh_crc32_fold(uint32_t seed, const uint8_t *bytes, size_t count, uint8_t folded[16]);
