// Opens the system's libzstd to the module Formats, which alone uses it (ZstdDecoder.swift).
#pragma once
#include <zstd.h>
