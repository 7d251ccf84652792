// Opens the system's libbrotlidec to the module Formats, which alone uses it (Brotli.swift).
#pragma once
#include <brotli/decode.h>
