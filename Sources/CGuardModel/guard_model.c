// Compiles guard-model.bin and data-model.bin, which `swift run -c release train-guard` writes, into the program.
#include "guard_model.h"

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t gh_guard_model[] = {
#embed "guard-model.bin"
};
static const uint8_t gh_data_model[] = {
#embed "data-model.bin"
};
#pragma clang diagnostic pop
const size_t gh_guard_model_count = sizeof gh_guard_model;
const uint8_t *gh_guard_model_bytes(void) { return gh_guard_model; }
const size_t gh_data_model_count = sizeof gh_data_model;
const uint8_t *gh_data_model_bytes(void) { return gh_data_model; }
