// What the kernels of use and of training share. The two curves of the network are made of additions and products
// alone, so loops over them become vectors.
#pragma once

// A product and a sum that some machines would make one are two on every machine.
#pragma STDC FP_CONTRACT OFF

// A function of which a machine runs the version for its own vectors.
#if defined(__x86_64__)
#define ENTENTE_VERSIONS \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ENTENTE_VERSIONS
#endif

static inline float EntenteHeld(float x, float most) {
  x = x < most ? x : most;
  return x > -most ? x : -most;
}

// A curve from -1 to 1 like the hyperbolic tangent, level from ±2 on: (15 t - 10 t³ + 3 t⁵) / 8 of t = x / 2.
static inline float EntenteBend(float x) {
  x = EntenteHeld(x, 2);
  float square = x * x;
  return x * (0.9375f + square * (-0.15625f + square * 0.01171875f));
}

// A curve from 0 to 1 like 1 / (1 + e^-x), level from ±4 on: half of the same of t = x / 4, and a half.
static inline float EntenteGate(float x) {
  x = EntenteHeld(x, 4);
  float square = x * x;
  return 0.5f + x * (0.234375f + square * (-0.009765625f + square * 0.00018310546875f));
}
