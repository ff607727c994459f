#include "CLanguage.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// MARK: Products

void EntenteProductPlainly(const uint8_t *a, size_t aStride, size_t rows, const int8_t *b,
                           const int32_t *starts, size_t quads, size_t columns, int32_t *sums,
                           size_t sumStride) {
  for (size_t row = 0; row < rows; row++) {
    int32_t *sum = sums + row * sumStride;
    memcpy(sum, starts, columns * sizeof *sum);
    for (size_t quad = 0; quad < quads; quad++) {
      const uint8_t *left = a + row * aStride + 4 * quad;
      const int8_t *right = b + 4 * quad * columns;
      for (size_t column = 0; column < columns; column++) {
        for (size_t k = 0; k < 4; k++) sum[column] += left[k] * right[4 * column + k];
      }
    }
  }
}

#if defined(__x86_64__)

#define INLINE static inline __attribute__((always_inline))
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))
#define AVX2 __attribute__((target("avx2")))

enum { BlockRows = 6 };

// Six rows and 32 columns, or less, stay in registers while all products are added to them.
VNNI INLINE void blockOf512(const uint8_t *a, size_t aStride, const int8_t *b, const int32_t *starts,
                            size_t quads, size_t columns, int32_t *sums, size_t sumStride,
                            const size_t rows, const size_t vectors) {
  __m512i total[BlockRows][2];
  for (size_t row = 0; row < rows; row++) {
    for (size_t vector = 0; vector < vectors; vector++) {
      total[row][vector] = _mm512_loadu_si512(starts + 16 * vector);
    }
  }
  for (size_t quad = 0; quad < quads; quad++) {
    __m512i right[2];
    for (size_t vector = 0; vector < vectors; vector++) {
      right[vector] = _mm512_loadu_si512(b + 4 * (quad * columns + 16 * vector));
    }
    for (size_t row = 0; row < rows; row++) {
      int32_t four;
      memcpy(&four, a + row * aStride + 4 * quad, sizeof four);
      __m512i left = _mm512_set1_epi32(four);
      for (size_t vector = 0; vector < vectors; vector++) {
        total[row][vector] = _mm512_dpbusd_epi32(total[row][vector], left, right[vector]);
      }
    }
  }
  for (size_t row = 0; row < rows; row++) {
    for (size_t vector = 0; vector < vectors; vector++) {
      _mm512_storeu_si512(sums + row * sumStride + 16 * vector, total[row][vector]);
    }
  }
}

VNNI static void productOf512(const uint8_t *a, size_t aStride, size_t rows, const int8_t *b,
                              const int32_t *starts, size_t quads, size_t columns, int32_t *sums,
                              size_t sumStride) {
  for (size_t column = 0; column < columns;) {
    int isWide = columns - column >= 32;
    for (size_t row = 0; row < rows;) {
      int isTall = rows - row >= BlockRows;
      const uint8_t *left = a + row * aStride;
      int32_t *into = sums + row * sumStride + column;
#define BLOCK(R, V) \
  blockOf512(left, aStride, b + 4 * column, starts + column, quads, columns, into, sumStride, R, V)
      if (isTall) {
        if (isWide) BLOCK(BlockRows, 2); else BLOCK(BlockRows, 1);
      } else {
        if (isWide) BLOCK(1, 2); else BLOCK(1, 1);
      }
#undef BLOCK
      row += isTall ? BlockRows : 1;
    }
    column += isWide ? 32 : 16;
  }
}

// Eight columns of up to four rows. The products of bytes alone would be held at 16 bits, so both sides are
// widened; a column's sum is that of two lanes until the end.
AVX2 INLINE void blockOf256(const uint8_t *a, size_t aStride, const int8_t *b, const int32_t *starts,
                            size_t quads, size_t columns, int32_t *sums, size_t sumStride,
                            const size_t rows) {
  __m256i total[4][2];
  for (size_t row = 0; row < rows; row++) {
    total[row][0] = total[row][1] = _mm256_setzero_si256();
  }
  for (size_t quad = 0; quad < quads; quad++) {
    const __m128i *right = (const __m128i *)(b + 4 * quad * columns);
    __m256i first = _mm256_cvtepi8_epi16(_mm_loadu_si128(right));
    __m256i second = _mm256_cvtepi8_epi16(_mm_loadu_si128(right + 1));
    for (size_t row = 0; row < rows; row++) {
      int32_t four;
      memcpy(&four, a + row * aStride + 4 * quad, sizeof four);
      __m256i left = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
      total[row][0] = _mm256_add_epi32(total[row][0], _mm256_madd_epi16(left, first));
      total[row][1] = _mm256_add_epi32(total[row][1], _mm256_madd_epi16(left, second));
    }
  }
  for (size_t row = 0; row < rows; row++) {
    __m256i both = _mm256_hadd_epi32(total[row][0], total[row][1]);
    both = _mm256_permute4x64_epi64(both, 0xD8);
    both = _mm256_add_epi32(both, _mm256_loadu_si256((const __m256i *)starts));
    _mm256_storeu_si256((__m256i *)(sums + row * sumStride), both);
  }
}

AVX2 static void productOf256(const uint8_t *a, size_t aStride, size_t rows, const int8_t *b,
                              const int32_t *starts, size_t quads, size_t columns, int32_t *sums,
                              size_t sumStride) {
  for (size_t column = 0; column < columns; column += 8) {
    for (size_t row = 0; row < rows;) {
      int isTall = rows - row >= 4;
      const uint8_t *left = a + row * aStride;
      int32_t *into = sums + row * sumStride + column;
      if (isTall) {
        blockOf256(left, aStride, b + 4 * column, starts + column, quads, columns, into, sumStride, 4);
      } else {
        blockOf256(left, aStride, b + 4 * column, starts + column, quads, columns, into, sumStride, 1);
      }
      row += isTall ? 4 : 1;
    }
  }
}

#endif

void EntenteProduct(const uint8_t *a, size_t aStride, size_t rows, const int8_t *b,
                    const int32_t *starts, size_t quads, size_t columns, int32_t *sums,
                    size_t sumStride) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
    productOf512(a, aStride, rows, b, starts, quads, columns, sums, sumStride);
    return;
  }
  if (__builtin_cpu_supports("avx2")) {
    productOf256(a, aStride, rows, b, starts, quads, columns, sums, sumStride);
    return;
  }
#endif
  EntenteProductPlainly(a, aStride, rows, b, starts, quads, columns, sums, sumStride);
}

ENTENTE_VERSIONS void EntentePack(const uint8_t *first, const uint8_t *from, size_t stride, size_t count,
                          size_t width, size_t columns, int8_t *into, int32_t *starts) {
  for (size_t column = 0; column < columns; column++) {
    const uint8_t *row = column == 0 ? first : from + (column - 1) * stride;
    int32_t sum = 0;
    for (size_t k = 0; k < width; k += 4) {
      int8_t *to = into + k * columns + 4 * column;
      for (size_t i = 0; i < 4; i++) {
        to[i] = (int8_t)(column <= count ? row[k + i] - EntenteZero : 0);
        sum += to[i];
      }
    }
    starts[column] = -EntenteZero * sum;
  }
}

// MARK: Between the products

// The nearest whole number, a half-way one even, held within ±127 and moved to `EntenteZero`.
static inline uint8_t rounded(float number) {
  float whole = (EntenteHeld(number, 127) + 12582912.0f) - 12582912.0f;
  return (uint8_t)((int32_t)whole + EntenteZero);
}

ENTENTE_VERSIONS void EntenteSumRows(const int16_t *table, size_t width, const int32_t *rows, size_t count,
                             float factor, uint8_t *into) {
  enum { LaneCount = 16 };
  for (size_t index = 0; index < count; index++) {
    const char *row = (const char *)(table + (size_t)rows[index] * width);
    for (size_t line = 0; line < width * sizeof(int16_t); line += 64) __builtin_prefetch(row + line);
  }
  for (size_t start = 0; start < width; start += LaneCount) {
    int32_t sums[LaneCount] = {0};
    for (size_t index = 0; index < count; index++) {
      const int16_t *row = table + (size_t)rows[index] * width + start;
      for (size_t i = 0; i < LaneCount; i++) sums[i] += row[i];
    }
    for (size_t i = 0; i < LaneCount; i++) into[start + i] = rounded((float)sums[i] * factor);
  }
}

ENTENTE_VERSIONS void EntenteRecurrence(const int32_t *sums, size_t sumStride, const int32_t *rows,
                                const float *scales, const uint8_t *skip, float skipScale,
                                const float *gates, size_t width, size_t count, int isBackward,
                                float into, uint8_t *results, size_t stride) {
  float states[512] = {0};
  float past[512];
  for (size_t step = 0; step < count; step++) {
    size_t word = isBackward ? count - 1 - step : step;
    const int32_t *restrict sum = sums + (rows ? (size_t)rows[word] : word) * sumStride;
    uint8_t *restrict result = results + word * stride;
    if (skip) {
      const uint8_t *restrict below = skip + word * stride;
      for (size_t i = 0; i < width; i++) past[i] = (float)(below[i] - EntenteZero) * skipScale;
    } else {
      for (size_t i = 0; i < width; i++) past[i] = (float)sum[3 * width + i] * scales[3 * width + i];
    }
    for (size_t i = 0; i < width; i++) {
      float old = states[i];
      float input = (float)sum[i] * scales[i];
      float forget = EntenteGate((float)sum[width + i] * scales[width + i] + gates[i] * old +
                                 gates[2 * width + i]);
      float reset = EntenteGate((float)sum[2 * width + i] * scales[2 * width + i] +
                                gates[width + i] * old + gates[3 * width + i]);
      states[i] = input + forget * (old - input);
      result[i] = rounded((past[i] + reset * (EntenteBend(states[i]) - past[i])) * into);
    }
  }
}

ENTENTE_VERSIONS void EntenteActivate(const int32_t *restrict sums, const float *restrict scales,
                              const float *restrict bias, size_t count, float slope, float into,
                              uint8_t *restrict results) {
  for (size_t i = 0; i < count; i++) {
    float number = (float)sums[i] * scales[i] + bias[i];
    results[i] = rounded((number < 0 ? number * slope : number) * into);
  }
}

ENTENTE_VERSIONS void EntenteScore(const int32_t *restrict sums, const float *restrict scales,
                           const float *restrict bias, size_t count, float *restrict results) {
  for (size_t i = 0; i < count; i++) results[i] = (float)sums[i] * scales[i] + bias[i];
}

ENTENTE_VERSIONS size_t EntenteGreatest(const float *scores, size_t count) {
  float most = scores[0];
  for (size_t i = 1; i < count; i++) most = scores[i] > most ? scores[i] : most;
  size_t first = 0;
  while (scores[first] < most) first++;
  return first;
}
