// Compiles guard-model.bin, which `swift run -c release train-guard` writes, into the program.
#include "guard_model.h"

static const uint8_t gh_guard_model[] = {
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
#embed "guard-model.bin"
#pragma clang diagnostic pop
};
const size_t gh_guard_model_count = sizeof gh_guard_model;
const uint8_t *gh_guard_model_bytes(void) { return gh_guard_model; }
