// Opens the system's zlib to the module Formats, which alone uses it (DeflateDecoder.swift).
#pragma once
#include <zlib.h>
