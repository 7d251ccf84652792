// Opens the system's zlib to the module Formats, which alone uses it (Inflate.swift).
#pragma once
#include <zlib.h>
