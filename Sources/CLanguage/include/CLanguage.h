// Kernels of the language models.
//
// The network multiplies whole numbers of 8 bits and adds their products up in 32 bits, which no machine rounds.
// What lies between two products is single precision without fused operations. So every machine gives the
// same analysis, whichever of its instructions are used.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "Vectors.h"

enum {
  // States are kept as whole numbers of ±127 around this one.
  EntenteZero = 128,
};

// Asks for a cache line before it is needed.
static inline void EntentePrefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

// sums[m][n] = starts[n] + Σ a[m][k] · b[k][n] over 4 · `quads` numbers k. `b` holds for each four of k their
// numbers for each n, side by side. `columns` is a multiple of 16.
void EntenteProduct(const uint8_t *_Nonnull a, size_t aStride, size_t rows, const int8_t *_Nonnull b,
                    const int32_t *_Nonnull starts, size_t quads, size_t columns,
                    int32_t *_Nonnull sums, size_t sumStride);

// `EntenteProduct` without any instructions of a special machine, which tests compare it with.
void EntenteProductPlainly(const uint8_t *_Nonnull a, size_t aStride, size_t rows,
                           const int8_t *_Nonnull b, const int32_t *_Nonnull starts, size_t quads,
                           size_t columns, int32_t *_Nonnull sums, size_t sumStride);

// Lays a first row and `count` others, `stride` numbers apart, out as the right side of `EntenteProduct`, whose
// `columns` they become, with `starts` that take ``EntenteZero`` out of the left side.
void EntentePack(const uint8_t *_Nonnull first, const uint8_t *_Nonnull from, size_t stride,
                 size_t count, size_t width, size_t columns, int8_t *_Nonnull into,
                 int32_t *_Nonnull starts);

// into[i] = Σ table[rows[j]][i] · factor, rounded; `width` is a multiple of 16.
void EntenteSumRows(const int16_t *_Nonnull table, size_t width, const int32_t *_Nonnull rows,
                    size_t count, float factor, uint8_t *_Nonnull into);

// Runs one direction of a recurrent layer over `count` words of a sentence; see NetworkShape.swift.
//
// The sums of a word (candidate, forget gate, reset gate and, where `skip` is NULL, what goes past the layer)
// stand in the row that `rows` names for it, or in the row of its number where `rows` is NULL. `scales` turns them
// into numbers; `gates` holds the weights of the state and the biases. Results are multiplied by `into`
// and rounded. `width` is a multiple of 16 and no more than 512.
void EntenteRecurrence(const int32_t *_Nonnull sums, size_t sumStride, const int32_t *_Nullable rows,
                       const float *_Nonnull scales, const uint8_t *_Nullable skip, float skipScale,
                       const float *_Nonnull gates, size_t width, size_t count, int isBackward,
                       float into, uint8_t *_Nonnull results, size_t stride);

// results[i] = leak(sums[i] · scales[i] + bias[i]) · into, rounded; leak(x) is x, below zero `slope` · x.
void EntenteActivate(const int32_t *_Nonnull sums, const float *_Nonnull scales,
                     const float *_Nonnull bias, size_t count, float slope, float into,
                     uint8_t *_Nonnull results);

// results[i] = sums[i] · scales[i] + bias[i].
void EntenteScore(const int32_t *_Nonnull sums, const float *_Nonnull scales,
                  const float *_Nonnull bias, size_t count, float *_Nonnull results);

// The first of the greatest of `count` scores.
size_t EntenteGreatest(const float *_Nonnull scores, size_t count);
