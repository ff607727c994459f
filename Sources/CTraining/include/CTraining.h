// Kernels that train the network of the language analysis, in single precision.
//
// Each result is added up in one fixed order, whatever the width of a machine's vectors, so the same data
// give the same bytes. Matrices are row-major; their rows stand `…Stride` numbers apart.
#pragma once
#include <stddef.h>
#include <stdint.h>

// c[m, n] += Σ a[m, k] · b[k, n]; the element (m, k) of `a` stands at m · aRow + k · aColumn, so that
// a matrix is transposed by its strides. `columns` is a multiple of 16.
void EntenteMultiplyAdd(const float *_Nonnull a, size_t aRow, size_t aColumn, const float *_Nonnull b,
                        size_t bStride, float *_Nonnull c, size_t cStride, size_t rows, size_t inner,
                        size_t columns);

// Runs one direction of a recurrent layer over `count` words of a sentence; see NetworkShape.swift for
// the layer. `u` holds the candidate, the forget gate and the reset gate of a word before the recurrence,
// `gates` the weights of the state and the biases of both gates. `saved` takes four rows of `width` a word
// for the way back.
void EntenteRecur(const float *_Nonnull u, ptrdiff_t uStep, const float *_Nonnull skip,
                  ptrdiff_t skipStep, const float *_Nonnull gates, size_t width, size_t count,
                  float *_Nonnull h, ptrdiff_t hStep, float *_Nonnull saved);

// The way back of `EntenteRecur`: `dh` is the gradient of `h`; fills `du`, adds to `dSkip` and `dGates`.
void EntenteRecurBack(const float *_Nonnull u, ptrdiff_t uStep, const float *_Nonnull skip,
                      ptrdiff_t skipStep, const float *_Nonnull gates, size_t width, size_t count,
                      const float *_Nonnull saved, const float *_Nonnull dh, ptrdiff_t dhStep,
                      float *_Nonnull du, ptrdiff_t duStep, float *_Nonnull dSkip,
                      ptrdiff_t dSkipStep, float *_Nonnull dGates);

// into[i] += from[i].
void EntenteAddRow(float *_Nonnull into, const float *_Nonnull from, size_t count);

// Makes numbers below zero `slope` of themselves.
void EntenteLeak(float *_Nonnull values, size_t count, float slope);

// The way back of `EntenteLeak`, from its results.
void EntenteLeakBack(const float *_Nonnull values, float *_Nonnull gradient, size_t count, float slope);

// Replaces the scores of `count` classes by the gradient of the cross entropy with class `gold`, scaled;
// the classes behind, up to `width`, and class `never` (SIZE_MAX: none) get none. Returns the loss.
float EntenteSoftmaxLoss(float *_Nonnull scores, size_t count, size_t width, size_t gold, size_t never,
                         float scale);

// Sets numbers to 0 by chance and scales the others; `mask` keeps the factor of each.
void EntenteDrop(float *_Nonnull values, float *_Nonnull mask, size_t count, float share,
                 uint64_t *_Nonnull random);

// values[i] *= factors[i].
void EntenteScale(float *_Nonnull values, const float *_Nonnull factors, size_t count);

// One step of Adam (Kingma and Ba 2015); the gradient is set to 0. `rate` holds the corrections for bias.
void EntenteAdam(float *_Nonnull values, float *_Nonnull gradient, float *_Nonnull first,
                 float *_Nonnull second, size_t count, float rate, float firstDecay,
                 float secondDecay);
