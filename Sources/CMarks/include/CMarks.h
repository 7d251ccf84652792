// The innermost loop of the search for programs among weights, compiled for the vector units that the
// processor turns out to have. It only compares bytes; everything else is done in Swift.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Bytes that are looked at together.
#define GH_MARKS_BLOCK 256

/// The offset of the first block, counted in whole blocks from `bytes`, in which a pair of neighbours
/// from the marks of programs starts: `7F 45` (ELF), `4D 5A` (PE), `FA ED` (Mach-O), `73 6D`
/// (WebAssembly). Looks at whole blocks whose last byte has a neighbour inside `count`; answers the
/// offset behind them if there is none.
size_t gh_marks_next(const uint8_t *bytes, size_t count);
