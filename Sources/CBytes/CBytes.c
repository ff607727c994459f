// The kernels are static inline in the header; SwiftPM wants one file to compile.
#include "CBytes.h"
