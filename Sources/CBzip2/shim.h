// Opens the system's libbz2 to the module Formats, which alone uses it (BzipDecoder.swift).
#pragma once
#include <bzlib.h>
