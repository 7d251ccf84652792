// Pictures: decoding and encoding through libpng, libjpeg and libwebp (errors of the first two are
// long jumps that must stay inside C), and the loops over pixels that a whole picture waits for.
// Nothing here trusts a size: every function is told how much there is and how much there may be.
// All answer 0 or one of the codes below.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum {
  GH_IMAGE_OK = 0,
  /// What lies here is not a picture of that kind, or is damaged before its first row.
  GH_IMAGE_DAMAGED = 1,
  /// More pixels, memory, scans or time than allowed.
  GH_IMAGE_TOO_LARGE = 2,
  /// A kind of picture that is not decoded.
  GH_IMAGE_UNSUPPORTED = 3,
  GH_IMAGE_NO_MEMORY = 4,
};

/// Bounds of one decoding.
struct gh_image_limits {
  uint64_t pixels;
  uint32_t side;
  /// Memory that the library may use beside the pixels, in bytes.
  uint64_t memory;
  /// Scans of a progressive JPEG.
  uint32_t scans;
  /// Processor time in milliseconds.
  uint32_t milliseconds;
};

/// A decoded picture: RGBA, 8 bits each, row after row. `pixels` is freed with `gh_image_free`.
struct gh_image {
  uint32_t width;
  uint32_t height;
  uint8_t *pixels;
  /// Whether some of it was missing: the rest is black or grey.
  int truncated;
  /// Whether the library complained about the data.
  int damaged;
};

int gh_png_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                  struct gh_image *image);
int gh_jpeg_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                   struct gh_image *image);
int gh_webp_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                   struct gh_image *image);
void gh_image_free(uint8_t *pixels);

/// Writes `pixels` (RGBA) as a PNG without alpha, or as a baseline JPEG. `*out` is freed with
/// `gh_image_free`.
int gh_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **out,
                  size_t *count);
int gh_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int quality,
                   uint8_t **out, size_t *count);

/// Lays the picture over one grey, in place: afterwards every alpha is 255.
void gh_flatten(uint8_t *pixels, size_t count, uint8_t grey);

/// Copies with one of the eight orientations of EXIF (1 to 8); `to` has room for as many pixels.
void gh_orient(const uint8_t *from, uint32_t width, uint32_t height, int orientation, uint8_t *to);

/// Sums and sums of squares of blocks of 2 x 2 pixels (of a picture, or of the level below), four
/// channels each; an odd last row or column counts twice. The results have
/// ((width + 1) / 2) * ((height + 1) / 2) * 4 places.
void gh_halve_pixels(const uint8_t *pixels, uint32_t width, uint32_t height, float *sums,
                     float *squares);
void gh_halve_sums(const float *sums, const float *squares, uint32_t width, uint32_t height,
                   float *out_sums, float *out_squares);

/// Means and means of squares over the cells of a coarser grid, with fractions of cells at the
/// edges. `cells` as `gh_halve_…` writes them, `cover` is the number of pixels in one; the extent of
/// the picture in cells is `extent_x`, `extent_y` (not whole where the picture's side is odd).
int gh_area_sums(const float *sums, const float *squares, uint32_t width, uint32_t height,
                 double extent_x, double extent_y, float cover, uint32_t to_width,
                 uint32_t to_height, float *mean, float *mean_square);
/// The same from pixels; `mean_square` may be NULL.
int gh_area_pixels(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t to_width,
                   uint32_t to_height, float *mean, float *mean_square);

/// One scaling by few taps: for each column and row of the result `taps` indices and weights. An
/// index beyond the picture counts as its edge. `out` has to_width * to_height * 4 places.
void gh_sample(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t to_width,
               uint32_t to_height, uint32_t taps, const uint32_t *x_index, const float *x_weight,
               const uint32_t *y_index, const float *y_weight, float *out);

/// The means where the samples lie: `mean` and `mean_square` looked up between their places, moved by
/// `x_shift` and `y_shift` (in cells, one for each column and row, from -1 to 1).
void gh_shift(const float *mean, const float *mean_square, uint32_t width, uint32_t height,
              const float *x_shift, const float *y_shift, float *out_mean, float *out_mean_square);

/// For each block of `side` x `side` places: the sum over three channels of (sample - mean)^2, and of
/// the variance within the cells. The results have one place for each begun block.
void gh_compare(const float *sample, const float *mean, const float *mean_square, uint32_t width,
                uint32_t height, uint32_t side, float *energy, float *variance);

/// How rough each column and each row is: sums of |2 p(i) - p(i-2) - p(i+2)| of brightness, each term
/// capped. `columns` has width places, `rows` height.
void gh_roughness(const uint8_t *pixels, uint32_t width, uint32_t height, float *columns,
                  float *rows);
/// Magnitudes of the discrete Fourier transform of `values` at 0 ..< bins; count * bins steps.
void gh_spectrum(const float *values, uint32_t count, float *magnitudes, uint32_t bins);

/// How many pixels are not opaque, and how many have an alpha of at most `clear`.
void gh_count_alpha(const uint8_t *pixels, size_t count, uint8_t clear, size_t *not_opaque,
                    size_t *clear_count);
/// Marks what differs a little from the flat ground of its tile, by at most `unseen` in a channel, and
/// at least half as much as anything of the tile does. Tiles with visible content, or without a flat
/// ground, stay unmarked. Answers the number of marks; `marks` has width * height places, zero before.
size_t gh_mark_faint(const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t tile,
                     int unseen, uint8_t *marks);
/// Marks pixels of an alpha of at most `clear` that differ by `readable` from the colour that most of
/// those have. Answers the number of marks.
size_t gh_mark_beneath(const uint8_t *pixels, size_t count, uint8_t clear, int readable,
                       uint8_t *marks);
/// Marks pixels that are not transparent. Answers 0 if one of them is darker than `least`, else the
/// number of marks.
size_t gh_mark_white(const uint8_t *pixels, size_t count, uint8_t least, uint8_t *marks);
