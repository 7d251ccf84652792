// Loops over pixels: area means, scaling by few taps, comparison, roughness. Four channels lie side
// by side, so that the compiler can take them at once.
#include "CImages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef float four __attribute__((vector_size(16)));

static inline four load(const uint8_t *p) { return (four){p[0], p[1], p[2], p[3]}; }
static inline four get(const float *p) {
  four v;
  memcpy(&v, p, sizeof v);
  return v;
}
static inline void put(float *p, four v) { memcpy(p, &v, sizeof v); }

void gh_flatten(uint8_t *pixels, size_t count, uint8_t grey) {
  for (size_t i = 0; i < count; i++, pixels += 4) {
    unsigned a = pixels[3];
    if (a == 255) continue;
    for (int c = 0; c < 3; c++)
      pixels[c] = (uint8_t)((pixels[c] * a + grey * (255 - a) + 127) / 255);
    pixels[3] = 255;
  }
}

void gh_orient(const uint8_t *from, uint32_t width, uint32_t height, int orientation, uint8_t *to) {
  int swaps = orientation >= 5;
  uint32_t out_width = swaps ? height : width;
  for (uint32_t y = 0; y < height; y++)
    for (uint32_t x = 0; x < width; x++) {
      uint32_t u = x, v = y;
      switch (orientation) {
        case 2: u = width - 1 - x; break;
        case 3: u = width - 1 - x; v = height - 1 - y; break;
        case 4: v = height - 1 - y; break;
        case 5: u = y; v = x; break;
        case 6: u = height - 1 - y; v = x; break;
        case 7: u = height - 1 - y; v = width - 1 - x; break;
        case 8: u = y; v = width - 1 - x; break;
        default: break;
      }
      memcpy(to + ((size_t)v * out_width + u) * 4, from + ((size_t)y * width + x) * 4, 4);
    }
}

void gh_halve_pixels(const uint8_t *pixels, uint32_t width, uint32_t height, float *sums,
                     float *squares) {
  uint32_t across = (width + 1) / 2, down = (height + 1) / 2;
  for (uint32_t y = 0; y < down; y++) {
    const uint8_t *a = pixels + (size_t)(2 * y) * width * 4;
    const uint8_t *b = 2 * y + 1 < height ? a + (size_t)width * 4 : a;
    for (uint32_t x = 0; x < across; x++) {
      size_t l = (size_t)(2 * x) * 4, r = 2 * x + 1 < width ? l + 4 : l;
      four p = load(a + l), q = load(a + r), s = load(b + l), t = load(b + r);
      size_t at = ((size_t)y * across + x) * 4;
      put(sums + at, p + q + s + t);
      put(squares + at, p * p + q * q + s * s + t * t);
    }
  }
}

void gh_halve_sums(const float *sums, const float *squares, uint32_t width, uint32_t height,
                   float *out_sums, float *out_squares) {
  uint32_t across = (width + 1) / 2, down = (height + 1) / 2;
  for (uint32_t y = 0; y < down; y++) {
    size_t a = (size_t)(2 * y) * width * 4;
    size_t b = 2 * y + 1 < height ? a + (size_t)width * 4 : a;
    for (uint32_t x = 0; x < across; x++) {
      size_t l = (size_t)(2 * x) * 4, r = 2 * x + 1 < width ? l + 4 : l;
      size_t at = ((size_t)y * across + x) * 4;
      put(out_sums + at, get(sums + a + l) + get(sums + a + r) + get(sums + b + l) + get(sums + b + r));
      put(out_squares + at, get(squares + a + l) + get(squares + a + r) + get(squares + b + l) +
                                get(squares + b + r));
    }
  }
}

// One side of a grid laid over cells: which cells a place covers, and how much of the first and the
// last one.
struct span {
  uint32_t first;
  uint32_t last;
  float head;
  float tail;
};

static struct span *spans(double extent, uint32_t cells, uint32_t places) {
  struct span *all = malloc(sizeof(struct span) * places);
  if (!all) return NULL;
  for (uint32_t i = 0; i < places; i++) {
    double from = extent * i / places, to = extent * (i + 1) / places;
    uint32_t first = (uint32_t)from, last = (uint32_t)ceil(to);
    last = last > 0 ? last - 1 : 0;
    if (first >= cells) first = cells - 1;
    if (last >= cells) last = cells - 1;
    if (last < first) last = first;
    all[i].first = first;
    all[i].last = last;
    all[i].head = (float)((first == last ? to : first + 1.0) - from);
    all[i].tail = first == last ? 0 : (float)(to - last);
  }
  return all;
}

struct rows {
  const uint8_t *pixels;
  const float *sums;
  const float *squares;
};

static inline four value(const struct rows *rows, size_t at, int squared) {
  if (rows->pixels) {
    four v = load(rows->pixels + at);
    return squared ? v * v : v;
  }
  return get((squared ? rows->squares : rows->sums) + at);
}

static inline void across(const struct rows *rows, size_t line, const struct span *xs, uint32_t places,
                          float weight, float *out, int squared) {
  for (uint32_t i = 0; i < places; i++) {
    struct span s = xs[i];
    size_t at = line + (size_t)s.first * 4;
    four sum = value(rows, at, squared) * s.head;
    for (uint32_t x = s.first + 1; x < s.last; x++) sum += value(rows, at += 4, squared);
    if (s.last > s.first) sum += value(rows, line + (size_t)s.last * 4, squared) * s.tail;
    put(out + (size_t)i * 4, get(out + (size_t)i * 4) + sum * weight);
  }
}

static int area(struct rows rows, uint32_t width, uint32_t height, double extent_x, double extent_y,
                float cover, uint32_t to_width, uint32_t to_height, float *mean, float *mean_square) {
  struct span *xs = spans(extent_x, width, to_width), *ys = spans(extent_y, height, to_height);
  if (!xs || !ys) {
    free(xs);
    free(ys);
    return GH_IMAGE_NO_MEMORY;
  }
  size_t line = (size_t)to_width * 4;
  float scale = (float)((double)to_width * to_height / (extent_x * extent_y)) / cover;
  for (uint32_t j = 0; j < to_height; j++) {
    float *m = mean + j * line, *q = mean_square ? mean_square + j * line : NULL;
    memset(m, 0, line * sizeof(float));
    if (q) memset(q, 0, line * sizeof(float));
    for (uint32_t y = ys[j].first; y <= ys[j].last; y++) {
      float weight = y == ys[j].first ? ys[j].head : y == ys[j].last ? ys[j].tail : 1;
      if (rows.pixels) {
        across(&rows, (size_t)y * width * 4, xs, to_width, weight * scale, m, 0);
        if (q) across(&rows, (size_t)y * width * 4, xs, to_width, weight * scale, q, 1);
      } else {
        struct rows plain = {NULL, rows.sums, rows.squares};
        across(&plain, (size_t)y * width * 4, xs, to_width, weight * scale, m, 0);
        if (q) across(&plain, (size_t)y * width * 4, xs, to_width, weight * scale, q, 1);
      }
    }
  }
  free(xs);
  free(ys);
  return GH_IMAGE_OK;
}

int gh_area_sums(const float *sums, const float *squares, uint32_t width, uint32_t height,
                 double extent_x, double extent_y, float cover, uint32_t to_width,
                 uint32_t to_height, float *mean, float *mean_square) {
  struct rows rows = {NULL, sums, squares};
  return area(rows, width, height, extent_x, extent_y, cover, to_width, to_height, mean, mean_square);
}

int gh_area_pixels(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t to_width,
                   uint32_t to_height, float *mean, float *mean_square) {
  struct rows rows = {pixels, NULL, NULL};
  return area(rows, width, height, width, height, 1, to_width, to_height, mean, mean_square);
}

static inline uint32_t within(uint32_t index, uint32_t count) {
  return index < count ? index : count - 1;
}

void gh_sample(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t to_width,
               uint32_t to_height, uint32_t taps, const uint32_t *x_index, const float *x_weight,
               const uint32_t *y_index, const float *y_weight, float *out) {
  for (uint32_t j = 0; j < to_height; j++)
    for (uint32_t i = 0; i < to_width; i++) {
      four sum = {0, 0, 0, 0};
      for (uint32_t v = 0; v < taps; v++) {
        size_t line = (size_t)within(y_index[j * taps + v], height) * width;
        four part = {0, 0, 0, 0};
        for (uint32_t u = 0; u < taps; u++)
          part += load(pixels + (line + within(x_index[i * taps + u], width)) * 4) *
                  x_weight[i * taps + u];
        sum += part * y_weight[j * taps + v];
      }
      put(out + ((size_t)j * to_width + i) * 4, sum);
    }
}

static inline uint32_t beside(uint32_t at, float shift, uint32_t count) {
  if (shift < 0) return at > 0 ? at - 1 : 0;
  return at + 1 < count ? at + 1 : at;
}

void gh_shift(const float *mean, const float *mean_square, uint32_t width, uint32_t height,
              const float *x_shift, const float *y_shift, float *out_mean, float *out_mean_square) {
  for (uint32_t y = 0; y < height; y++) {
    float v = fminf(fabsf(y_shift[y]), 1);
    size_t line = (size_t)y * width, other = (size_t)beside(y, y_shift[y], height) * width;
    for (uint32_t x = 0; x < width; x++) {
      float u = fminf(fabsf(x_shift[x]), 1);
      uint32_t next = beside(x, x_shift[x], width);
      size_t a = (line + x) * 4, b = (line + next) * 4, c = (other + x) * 4, d = (other + next) * 4;
      float wa = (1 - u) * (1 - v), wb = u * (1 - v), wc = (1 - u) * v, wd = u * v;
      put(out_mean + a, get(mean + a) * wa + get(mean + b) * wb + get(mean + c) * wc + get(mean + d) * wd);
      put(out_mean_square + a, get(mean_square + a) * wa + get(mean_square + b) * wb +
                                   get(mean_square + c) * wc + get(mean_square + d) * wd);
    }
  }
}

void gh_compare(const float *sample, const float *mean, const float *mean_square, uint32_t width,
                uint32_t height, uint32_t side, float *energy, float *variance) {
  uint32_t across = (width + side - 1) / side;
  memset(energy, 0, (size_t)across * ((height + side - 1) / side) * sizeof(float));
  memset(variance, 0, (size_t)across * ((height + side - 1) / side) * sizeof(float));
  for (uint32_t y = 0; y < height; y++)
    for (uint32_t x = 0; x < width; x++) {
      size_t at = ((size_t)y * width + x) * 4, block = (size_t)(y / side) * across + x / side;
      four m = get(mean + at), d = get(sample + at) - m, v = get(mean_square + at) - m * m;
      d *= d;
      energy[block] += d[0] + d[1] + d[2];
      variance[block] += v[0] + v[1] + v[2];
    }
}

static inline int brightness(const uint8_t *p) { return p[0] + 2 * p[1] + p[2]; }

static inline int rough(const uint8_t *p, ptrdiff_t step) {
  int r = 2 * brightness(p) - brightness(p - step) - brightness(p + step);
  r = r < 0 ? -r : r;
  return r > 256 ? 256 : r;
}

void gh_roughness(const uint8_t *pixels, uint32_t width, uint32_t height, float *columns,
                  float *rows) {
  memset(columns, 0, width * sizeof(float));
  memset(rows, 0, height * sizeof(float));
  if (width < 5 || height < 5) return;
  ptrdiff_t down = (ptrdiff_t)width * 8;
  // Every column of every third row, every row of every third column: enough to see a lattice. Three
  // and the even steps of most lattices have no common measure.
  for (uint32_t y = 2; y + 2 < height; y++) {
    const uint8_t *line = pixels + (size_t)y * width * 4;
    int64_t sum = 0;
    if (y % 3 == 0)
      for (uint32_t x = 2; x + 2 < width; x++) columns[x] += (float)rough(line + (size_t)x * 4, 8);
    for (uint32_t x = 2; x + 2 < width; x += 3) sum += rough(line + (size_t)x * 4, down);
    rows[y] = (float)sum;
  }
}

typedef float eight __attribute__((vector_size(32)));

void gh_spectrum(const float *values, uint32_t count, float *magnitudes, uint32_t bins) {
  // Eight bins side by side; the turning factors are multiplied up and renewed now and then.
  for (uint32_t k = 0; k < bins; k += 8) {
    eight c = {0}, s = {0}, re = {0}, im = {0}, wr = {0}, wi = {0};
    double step[8];
    for (int j = 0; j < 8; j++) {
      step[j] = -2 * M_PI * (k + (uint32_t)j) / count;
      c[j] = (float)cos(step[j]);
      s[j] = (float)sin(step[j]);
    }
    for (uint32_t i = 0; i < count; i++) {
      if (i % 256 == 0)
        for (int j = 0; j < 8; j++) {
          wr[j] = (float)cos(step[j] * i);
          wi[j] = (float)sin(step[j] * i);
        }
      float v = values[i];
      re += v * wr;
      im += v * wi;
      eight next = wr * c - wi * s;
      wi = wr * s + wi * c;
      wr = next;
    }
    for (uint32_t j = 0; j < 8 && k + j < bins; j++)
      magnitudes[k + j] = sqrtf(re[j] * re[j] + im[j] * im[j]) / (float)count;
  }
}
