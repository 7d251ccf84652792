// The weights of the injection detector as bytes of the program: the guards read no files.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The bytes of guard-model.bin.
const uint8_t *_Nonnull gh_guard_model_bytes(void);
/// How many there are.
extern const size_t gh_guard_model_count;
/// The bytes of data-model.bin.
const uint8_t *_Nonnull gh_data_model_bytes(void);
/// How many there are.
extern const size_t gh_data_model_count;
