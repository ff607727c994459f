// Byte kernels: how far a run of bytes goes that needs no further look.
//
// Swift 6.3 compiles its SIMD masks to scalar loops, so the three scans that dominate reading and
// writing RDF stand here. None reads outside of [text, text + count).
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Bytes that stop a literal: controls, the quotation mark, the backslash, DEL, and 0xEF, which may
// begin U+FFFE or U+FFFF.
static inline int EntenteStopsLiteral(uint8_t byte) {
  return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xEF;
}

// The number of leading bytes that stand in an N-Triples literal as they are.
static inline size_t EntenteLiteralRun(const uint8_t *_Nonnull text, size_t count) {
  size_t index = 0;
#if defined(__SSE2__)
  for (; index + 16 <= count; index += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
    __m128i quotes = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    __m128i rare = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)),
                                _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xEF)));
    int stops = _mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quotes, rare)));
    if (stops) return index + (size_t)__builtin_ctz((unsigned)stops);
  }
#endif
  while (index < count && !EntenteStopsLiteral(text[index])) index++;
  return index;
}

// Bytes that no IRI reference holds unescaped: see IRIREF in the Turtle grammar.
static inline int EntenteStopsIRI(uint8_t byte) {
  return byte <= 0x20 || byte == '<' || byte == '>' || byte == '"' || byte == '{' || byte == '}' ||
         byte == '|' || byte == '^' || byte == '`' || byte == '\\';
}

// The number of leading bytes that stand in an IRI reference as they are.
static inline size_t EntenteIRIRun(const uint8_t *_Nonnull text, size_t count) {
  size_t index = 0;
#if defined(__SSE2__)
  for (; index + 16 <= count; index += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
#define EQUALS(character) _mm_cmpeq_epi8(bytes, _mm_set1_epi8(character))
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x20)), bytes);
    // "<" and ">" differ in one bit alone, as do "{" and "|" less one: compare after masking.
    __m128i angles = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8((char)0xFD)),
                                    _mm_set1_epi8('<'));
    __m128i braces = _mm_or_si128(_mm_or_si128(EQUALS('{'), EQUALS('}')), EQUALS('|'));
    __m128i others = _mm_or_si128(_mm_or_si128(EQUALS('"'), EQUALS('^')),
                                  _mm_or_si128(EQUALS('`'), EQUALS('\\')));
#undef EQUALS
    int stops = _mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(control, angles), _mm_or_si128(braces, others)));
    if (stops) return index + (size_t)__builtin_ctz((unsigned)stops);
  }
#endif
  while (index < count && !EntenteStopsIRI(text[index])) index++;
  return index;
}

// Whether two runs of bytes are the same.
static inline int EntenteEqual(const uint8_t *_Nonnull a, const uint8_t *_Nonnull b, size_t count) {
  return memcmp(a, b, count) == 0;
}

// How often a byte comes.
static inline size_t EntenteByteCount(const uint8_t *_Nonnull text, size_t count, uint8_t byte) {
  size_t found = 0;
  for (size_t index = 0; index < count; index++) found += text[index] == byte;
  return found;
}

// The number of leading bytes that are well-formed UTF-8 (Unicode, table 3-7).
static inline size_t EntenteUTF8Run(const uint8_t *_Nonnull text, size_t count) {
  size_t index = 0;
  while (index < count) {
#if defined(__SSE2__)
    if (index + 16 <= count &&
        !_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(text + index)))) {
      index += 16;
      continue;
    }
#endif
    uint8_t lead = text[index];
    if (lead < 0x80) {
      index++;
      continue;
    }
    size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                    : lead >= 0xE0 && lead <= 0xEF ? 3
                    : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                   : 0;
    if (length == 0 || count - index < length) return index;
    uint8_t second = text[index + 1];
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) return index;
    for (size_t next = 2; next < length; next++)
      if ((text[index + next] & 0xC0) != 0x80) return index;
    index += length;
  }
  return index;
}
