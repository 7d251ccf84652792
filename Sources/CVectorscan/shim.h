// Opens the system's Vectorscan to the module Guards, which alone uses it.
#pragma once
#include <hs/hs.h>
