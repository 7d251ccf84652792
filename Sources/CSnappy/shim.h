// Opens the system's libsnappy to the module Formats, which alone uses it (Snappy.swift).
#pragma once
#include <snappy-c.h>
