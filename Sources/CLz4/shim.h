// Opens the system's liblz4 to the module Formats, which alone uses it (Lz4Decoder.swift).
#pragma once
#include <lz4.h>
#include <lz4frame.h>
