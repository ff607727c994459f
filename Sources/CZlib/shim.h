#pragma once
#include <zlib.h>
#include <string.h>

// What a macro of zlib does, where Swift sees no macros.
static inline int CZlibBeginGzip(z_stream *stream, int level) {
  memset(stream, 0, sizeof *stream);
  // 15 bits of window, 16 more for the wrapper of gzip, which zlib writes without a time or a name.
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
}
