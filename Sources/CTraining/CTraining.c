#include "CTraining.h"

#include <math.h>
#include <string.h>

#include "Vectors.h"

typedef float Lanes __attribute__((vector_size(64), aligned(4)));

enum { BlockRows = 6, LaneCount = 16 };

// `rows` rows and `vectors` · 16 columns of the product; both are constants where it is called.
static inline __attribute__((always_inline)) void multiplyBlock(
    const float *a, size_t aRow, size_t aColumn, const float *b, size_t bStride, float *c,
    size_t cStride, size_t inner, const size_t rows, const size_t vectors) {
  Lanes sums[BlockRows][2];
  for (size_t row = 0; row < rows; row++) {
    for (size_t vector = 0; vector < vectors; vector++) {
      sums[row][vector] = *(const Lanes *)(c + row * cStride + vector * LaneCount);
    }
  }
  for (size_t k = 0; k < inner; k++) {
    Lanes right[2];
    for (size_t vector = 0; vector < vectors; vector++) {
      right[vector] = *(const Lanes *)(b + k * bStride + vector * LaneCount);
    }
    for (size_t row = 0; row < rows; row++) {
      Lanes left = (Lanes){0} + a[row * aRow + k * aColumn];
      for (size_t vector = 0; vector < vectors; vector++) {
        sums[row][vector] = __builtin_elementwise_fma(left, right[vector], sums[row][vector]);
      }
    }
  }
  for (size_t row = 0; row < rows; row++) {
    for (size_t vector = 0; vector < vectors; vector++) {
      *(Lanes *)(c + row * cStride + vector * LaneCount) = sums[row][vector];
    }
  }
}

ENTENTE_VERSIONS void EntenteMultiplyAdd(const float *a, size_t aRow, size_t aColumn, const float *b,
                                 size_t bStride, float *c, size_t cStride, size_t rows, size_t inner,
                                 size_t columns) {
  for (size_t column = 0; column < columns;) {
    int isWide = columns - column >= 2 * LaneCount;
    size_t row = 0;
    for (; row + BlockRows <= rows; row += BlockRows) {
      const float *left = a + row * aRow;
      float *into = c + row * cStride + column;
      if (isWide) {
        multiplyBlock(left, aRow, aColumn, b + column, bStride, into, cStride, inner, BlockRows, 2);
      } else {
        multiplyBlock(left, aRow, aColumn, b + column, bStride, into, cStride, inner, BlockRows, 1);
      }
    }
    for (; row < rows; row++) {
      const float *left = a + row * aRow;
      float *into = c + row * cStride + column;
      if (isWide) {
        multiplyBlock(left, aRow, aColumn, b + column, bStride, into, cStride, inner, 1, 2);
      } else {
        multiplyBlock(left, aRow, aColumn, b + column, bStride, into, cStride, inner, 1, 1);
      }
    }
    column += isWide ? 2 * LaneCount : LaneCount;
  }
}

// e^x within 2 units in the last place, by plain arithmetic that vectorizes.
static inline float exponential(float x) {
  x = x < -80 ? -80 : x > 80 ? 80 : x;
  float scaled = x * 1.44269504f;
  float whole = (scaled + 12582912.0f) - 12582912.0f;
  float rest = (scaled - whole) * 0.693147181f;
  float power = 1 + rest * (1 + rest * (0.5f + rest * (0.166666667f + rest * (0.0416666667f +
                rest * (0.00833333333f + rest * 0.00138888889f)))));
  int32_t bits = ((int32_t)whole + 127) << 23;
  float factor;
  memcpy(&factor, &bits, sizeof factor);
  return power * factor;
}

ENTENTE_VERSIONS void EntenteRecur(const float *u, ptrdiff_t uStep, const float *skip, ptrdiff_t skipStep,
                           const float *gates, size_t width, size_t count, float *h, ptrdiff_t hStep,
                           float *saved) {
  const float *restrict forgetState = gates, *restrict resetState = gates + width;
  const float *restrict forgetBias = gates + 2 * width, *restrict resetBias = gates + 3 * width;
  for (size_t word = 0; word < count; word++) {
    const float *restrict input = u + (ptrdiff_t)word * uStep;
    const float *restrict by = skip + (ptrdiff_t)word * skipStep;
    float *restrict output = h + (ptrdiff_t)word * hStep;
    float *restrict keep = saved + word * 4 * width;
    const float *restrict before = saved + (word - 1) * 4 * width + 2 * width;
    for (size_t i = 0; i < width; i++) {
      float old = word ? before[i] : 0;
      float forget = EntenteGate(input[width + i] + forgetState[i] * old + forgetBias[i]);
      float reset = EntenteGate(input[2 * width + i] + resetState[i] * old + resetBias[i]);
      float state = input[i] + forget * (old - input[i]);
      float bent = EntenteBend(state);
      output[i] = by[i] + reset * (bent - by[i]);
      keep[i] = forget;
      keep[width + i] = reset;
      keep[2 * width + i] = state;
      keep[3 * width + i] = bent;
    }
  }
}

ENTENTE_VERSIONS void EntenteRecurBack(const float *u, ptrdiff_t uStep, const float *skip, ptrdiff_t skipStep,
                               const float *gates, size_t width, size_t count, const float *saved,
                               const float *dh, ptrdiff_t dhStep, float *du, ptrdiff_t duStep,
                               float *dSkip, ptrdiff_t dSkipStep, float *dGates) {
  const float *restrict forgetState = gates, *restrict resetState = gates + width;
  float carry[1024] = {0};
  for (size_t word = count; word-- > 0;) {
    const float *restrict input = u + (ptrdiff_t)word * uStep;
    const float *restrict by = skip + (ptrdiff_t)word * skipStep;
    const float *restrict keep = saved + word * 4 * width;
    const float *restrict before = saved + (word - 1) * 4 * width + 2 * width;
    const float *restrict down = dh + (ptrdiff_t)word * dhStep;
    float *restrict dInput = du + (ptrdiff_t)word * duStep;
    float *restrict dBy = dSkip + (ptrdiff_t)word * dSkipStep;
    for (size_t i = 0; i < width; i++) {
      float old = word ? before[i] : 0;
      float forget = keep[i], reset = keep[width + i], bent = keep[3 * width + i];
      float dReset = down[i] * (bent - by[i]) * reset * (1 - reset);
      dBy[i] += down[i] * (1 - reset);
      float dState = down[i] * reset * (1 - bent * bent) + carry[i];
      float dForget = dState * (old - input[i]) * forget * (1 - forget);
      dInput[i] = dState * (1 - forget);
      dInput[width + i] = dForget;
      dInput[2 * width + i] = dReset;
      carry[i] = dState * forget + dForget * forgetState[i] + dReset * resetState[i];
      dGates[i] += dForget * old;
      dGates[width + i] += dReset * old;
      dGates[2 * width + i] += dForget;
      dGates[3 * width + i] += dReset;
    }
  }
}

ENTENTE_VERSIONS void EntenteAddRow(float *restrict into, const float *restrict from, size_t count) {
  for (size_t i = 0; i < count; i++) into[i] += from[i];
}

ENTENTE_VERSIONS void EntenteLeak(float *values, size_t count, float slope) {
  for (size_t i = 0; i < count; i++) values[i] = values[i] < 0 ? slope * values[i] : values[i];
}

ENTENTE_VERSIONS void EntenteLeakBack(const float *restrict values, float *restrict gradient, size_t count,
                              float slope) {
  for (size_t i = 0; i < count; i++) gradient[i] *= values[i] < 0 ? slope : 1;
}

float EntenteSoftmaxLoss(float *scores, size_t count, size_t width, size_t gold, size_t never,
                         float scale) {
  float most = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    if (i != never && scores[i] > most) most = scores[i];
  }
  float goldScore = scores[gold] - most;
  float sum = 0;
  for (size_t i = 0; i < count; i++) {
    scores[i] = i == never ? 0 : exponential(scores[i] - most);
    sum += scores[i];
  }
  for (size_t i = 0; i < count; i++) scores[i] *= scale / sum;
  for (size_t i = count; i < width; i++) scores[i] = 0;
  scores[gold] -= scale;
  return logf(sum) - goldScore;
}

void EntenteDrop(float *values, float *mask, size_t count, float share, uint64_t *random) {
  uint64_t state = *random;
  uint32_t border = (uint32_t)(share * 65536);
  float factor = 1 / (1 - share);
  for (size_t i = 0; i < count; i++) {
    if (i % 4 == 0) {
      state ^= state << 13;
      state ^= state >> 7;
      state ^= state << 17;
    }
    uint32_t chance = (uint32_t)((state * 0x2545F4914F6CDD1D) >> (i % 4 * 16)) & 0xFFFF;
    mask[i] = chance < border ? 0 : factor;
    values[i] *= mask[i];
  }
  *random = state;
}

ENTENTE_VERSIONS void EntenteScale(float *restrict values, const float *restrict factors, size_t count) {
  for (size_t i = 0; i < count; i++) values[i] *= factors[i];
}

ENTENTE_VERSIONS void EntenteAdam(float *restrict values, float *restrict gradient, float *restrict first,
                          float *restrict second, size_t count, float rate, float firstDecay,
                          float secondDecay) {
  for (size_t i = 0; i < count; i++) {
    first[i] = firstDecay * first[i] + (1 - firstDecay) * gradient[i];
    second[i] = secondDecay * second[i] + (1 - secondDecay) * gradient[i] * gradient[i];
    values[i] -= rate * first[i] / (__builtin_sqrtf(second[i]) + 1e-8f);
    gradient[i] = 0;
  }
}
