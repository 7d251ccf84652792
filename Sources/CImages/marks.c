// Marks over pixels: what differs a little from a flat ground, what lies beneath transparency.
#include "CImages.h"

#include <string.h>

struct colour {
  int red, green, blue;
};

static inline int difference(const uint8_t *p, struct colour c) {
  int r = p[0] - c.red, g = p[1] - c.green, b = p[2] - c.blue;
  r = r < 0 ? -r : r;
  g = g < 0 ? -g : g;
  b = b < 0 ? -b : b;
  int most = r > g ? r : g;
  return most > b ? most : b;
}

static inline uint32_t packed(const uint8_t *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
}

static inline struct colour unpacked(uint32_t v) {
  return (struct colour){(int)(v & 255), (int)(v >> 8 & 255), (int)(v >> 16 & 255)};
}

void gh_count_alpha(const uint8_t *pixels, size_t count, uint8_t clear, size_t *not_opaque,
                    size_t *clear_count) {
  size_t some = 0, none = 0;
  for (size_t i = 0; i < count; i++) {
    some += pixels[4 * i + 3] != 255;
    none += pixels[4 * i + 3] <= clear;
  }
  *not_opaque = some;
  *clear_count = none;
}

// The colour that more than half of a tile's pixels have (Boyer and Moore's vote, 1981), and how far
// the pixels lie from it.
static size_t mark_tile(const uint8_t *pixels, uint32_t width, uint32_t left, uint32_t top,
                        uint32_t right, uint32_t bottom, int unseen, uint8_t *marks) {
  uint32_t winner = 0, votes = 0, counts[256] = {0};
  // Most tiles of photographs have no flat ground; a few of their pixels tell.
  for (uint32_t y = top; y < bottom; y += 5)
    for (uint32_t x = left; x < right; x += 3) {
      uint32_t v = packed(pixels + ((size_t)y * width + x) * 4);
      if (votes == 0) winner = v;
      votes += v == winner ? 1 : -1;
    }
  uint32_t looked = 0, close = 0;
  for (uint32_t y = top; y < bottom; y += 5)
    for (uint32_t x = left; x < right; x += 3, looked++)
      close += difference(pixels + ((size_t)y * width + x) * 4, unpacked(winner)) <= 3;
  if (close * 3 < looked) return 0;
  votes = 0;
  for (uint32_t y = top; y < bottom; y++)
    for (uint32_t x = left; x < right; x++) {
      uint32_t v = packed(pixels + ((size_t)y * width + x) * 4);
      if (votes == 0) winner = v;
      votes += v == winner ? 1 : -1;
    }
  struct colour ground = unpacked(winner);
  for (uint32_t y = top; y < bottom; y++)
    for (uint32_t x = left; x < right; x++)
      counts[difference(pixels + ((size_t)y * width + x) * 4, ground)]++;
  uint32_t all = (right - left) * (bottom - top), near = counts[0] + counts[1] + counts[2];
  int most = 255;
  while (most > 0 && counts[most] == 0) most--;
  // More than half exactly of one colour; or, after a lossy encoding, two thirds nearly.
  int exact = counts[0] * 20 >= all * 11;
  if (most == 0 || most > unseen || (!exact && near * 3 < all * 2)) return 0;
  int least = (most + 1) / 2;
  if (!exact && least < 5) least = 5;
  // Writing stands apart from its ground; noise thins out steadily.
  size_t marked = 0, between = 0, beyond = 0;
  for (int d = least / 2 + 1; d < least; d++) between += counts[d];
  for (int d = least; d <= most; d++) beyond += counts[d];
  if (beyond * 2 < between) return 0;
  for (uint32_t y = top; y < bottom; y++)
    for (uint32_t x = left; x < right; x++) {
      size_t at = (size_t)y * width + x;
      if (difference(pixels + at * 4, ground) < least) continue;
      marks[at] = 1;
      marked++;
    }
  return marked;
}

size_t gh_mark_faint(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t tile,
                     int unseen, uint8_t *marks) {
  size_t marked = 0;
  for (uint32_t y = 0; y < height; y += tile)
    for (uint32_t x = 0; x < width; x += tile) {
      uint32_t right = width - x > tile ? x + tile : width;
      uint32_t bottom = height - y > tile ? y + tile : height;
      marked += mark_tile(pixels, width, x, y, right, bottom, unseen, marks);
    }
  return marked;
}

size_t gh_mark_beneath(const uint8_t *pixels, size_t count, uint8_t clear, int readable,
                       uint8_t *marks) {
  uint32_t winner = 0;
  size_t votes = 0, marked = 0;
  for (size_t i = 0; i < count; i++) {
    if (pixels[4 * i + 3] > clear) continue;
    uint32_t v = packed(pixels + 4 * i);
    if (votes == 0) winner = v;
    if (v == winner) votes++; else votes--;
  }
  struct colour ground = unpacked(winner);
  for (size_t i = 0; i < count; i++) {
    if (pixels[4 * i + 3] > clear || difference(pixels + 4 * i, ground) < readable) continue;
    marks[i] = 1;
    marked++;
  }
  return marked;
}

size_t gh_mark_white(const uint8_t *pixels, size_t count, uint8_t least, uint8_t *marks) {
  size_t marked = 0;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *p = pixels + 4 * i;
    if (p[3] <= 128) continue;
    if (p[0] < least || p[1] < least || p[2] < least) return 0;
    marks[i] = 1;
    marked++;
  }
  return marked;
}
