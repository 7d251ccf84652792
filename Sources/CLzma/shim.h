// Opens the system's liblzma to the module Formats, which alone uses it (LzmaDecoder.swift).
#pragma once
#include <lzma.h>
#include <stdlib.h>

// The options of filters are liblzma's allocations, which the caller frees.
static inline void lzma_options_release(void *options) { free(options); }
