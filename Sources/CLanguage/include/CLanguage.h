// Kernels of the linear models: asking for memory early, and the innermost loop of the parser.
//
// What the features of a state say of the three moves stands here because Swift 6.3 compiles its SIMD
// masks to scalar loops. A bucket is one cache line: eight fingerprints of 16 bits (0: free), then eight weights
// of 16 bits for each of three moves. Nothing outside of the 2^(64 - shift) buckets is read.
#pragma once
#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { EntenteBucketBytes = 64 };

// The fingerprint of a feature within its bucket.
static inline uint16_t EntenteFingerprint(uint64_t hash) {
  return (uint16_t)hash ? (uint16_t)hash : 1;
}

// Asks for a cache line before it is needed.
static inline void EntentePrefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

// Adds up the weights of `count` features into `sums`, one for each move.
//
// The buckets lie anywhere in some megabytes, so they are asked for well before they are needed.
static inline void EntenteMoveSums(const uint8_t *_Nonnull buckets, unsigned shift,
                                   const uint64_t *_Nonnull hashes, size_t count,
                                   int32_t *_Nonnull sums) {
  for (size_t index = 0; index < count; index++) {
    __builtin_prefetch(buckets + (hashes[index] >> shift) * EntenteBucketBytes);
  }
  int16_t lanes[3][8] = {{0}};
#if defined(__SSE2__)
  __m128i first = _mm_setzero_si128(), second = first, third = first;
  for (size_t index = 0; index < count; index++) {
    const __m128i *bucket =
        (const __m128i *)(buckets + (hashes[index] >> shift) * EntenteBucketBytes);
    __m128i found = _mm_cmpeq_epi16(_mm_loadu_si128(bucket),
                                    _mm_set1_epi16((int16_t)EntenteFingerprint(hashes[index])));
    first = _mm_add_epi16(first, _mm_and_si128(found, _mm_loadu_si128(bucket + 1)));
    second = _mm_add_epi16(second, _mm_and_si128(found, _mm_loadu_si128(bucket + 2)));
    third = _mm_add_epi16(third, _mm_and_si128(found, _mm_loadu_si128(bucket + 3)));
  }
  _mm_storeu_si128((__m128i *)lanes[0], first);
  _mm_storeu_si128((__m128i *)lanes[1], second);
  _mm_storeu_si128((__m128i *)lanes[2], third);
#else
  for (size_t index = 0; index < count; index++) {
    const uint16_t *bucket =
        (const uint16_t *)(buckets + (hashes[index] >> shift) * EntenteBucketBytes);
    uint16_t fingerprint = EntenteFingerprint(hashes[index]);
    for (size_t lane = 0; lane < 8; lane++) {
      if (bucket[lane] != fingerprint) continue;
      for (size_t move = 0; move < 3; move++) {
        lanes[move][lane] = (int16_t)(lanes[move][lane] + (int16_t)bucket[8 + move * 8 + lane]);
      }
    }
  }
#endif
  for (size_t move = 0; move < 3; move++) {
    sums[move] = 0;
    for (size_t lane = 0; lane < 8; lane++) sums[move] += lanes[move][lane];
  }
}
