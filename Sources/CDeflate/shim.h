// Opens the system's libdeflate to the module Formats, which alone uses it (Checksum.swift, GzipEncoder.swift).
#pragma once
#include <libdeflate.h>
