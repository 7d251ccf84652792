// PNG through libpng. Its errors jump; no jump leaves this file.
#include "CImages.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct source {
  const uint8_t *bytes;
  size_t count;
  size_t at;
  int short_read;
  int warned;
  int late;
  clock_t deadline;
};

static void on_error(png_structp png, png_const_charp message) {
  (void)message;
  longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)message;
  struct source *source = png_get_error_ptr(png);
  if (source) source->warned = 1;
}

static void on_read(png_structp png, png_bytep to, size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (clock() > source->deadline) {
    source->late = 1;
    png_error(png, "late");
  }
  if (source->count - source->at < count) {
    source->short_read = 1;
    png_error(png, "short");
  }
  memcpy(to, source->bytes + source->at, count);
  source->at += count;
}

static clock_t deadline(const struct gh_image_limits *limits) {
  return clock() + (clock_t)((double)limits->milliseconds * CLOCKS_PER_SEC / 1000.0);
}

// Asks for 8 bits of red, green, blue and alpha, whatever the file has. Gamma is left alone, as the
// libraries that feed models leave it.
static void ask_for_rgba(png_structp png, png_infop info) {
  int colour = png_get_color_type(png, info);
  if (png_get_bit_depth(png, info) == 16) png_set_strip_16(png);
  if (colour == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (colour == PNG_COLOR_TYPE_GRAY || colour == PNG_COLOR_TYPE_GRAY_ALPHA) {
    if (png_get_bit_depth(png, info) < 8) png_set_expand_gray_1_2_4_to_8(png);
    png_set_gray_to_rgb(png);
  }
  if (png_get_valid(png, info, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(png);
  png_set_filler(png, 0xFF, PNG_FILLER_AFTER);
}

int gh_png_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                  struct gh_image *image) {
  struct source source = {bytes, count, 0, 0, 0, 0, deadline(limits)};
  memset(image, 0, sizeof *image);
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, on_error, on_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  uint8_t *volatile pixels = NULL;
  volatile int code = GH_IMAGE_DAMAGED;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return GH_IMAGE_NO_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    // Rows that came before the fault are kept: what a lenient decoder would show is judged.
    if (pixels) {
      image->pixels = pixels;
      image->truncated = source.short_read;
      image->damaged = 1;
      code = source.late ? GH_IMAGE_TOO_LARGE : GH_IMAGE_OK;
    }
    if (pixels && code != GH_IMAGE_OK) {
      free(pixels);
      image->pixels = NULL;
    }
    png_destroy_read_struct(&png, &info, NULL);
    return code;
  }
  png_set_read_fn(png, &source, on_read);
  png_set_user_limits(png, limits->side, limits->side);
  png_set_chunk_malloc_max(png, 8u << 20);
  png_set_chunk_cache_max(png, 64);
  // Nothing but what makes the pixels is looked at.
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, info);
  uint32_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
  image->width = width;
  image->height = height;
  if (!width || !height || (uint64_t)width * height > limits->pixels) {
    png_destroy_read_struct(&png, &info, NULL);
    return GH_IMAGE_TOO_LARGE;
  }
  ask_for_rgba(png, info);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t row = (size_t)width * 4;
  if (png_get_rowbytes(png, info) != row) png_error(png, "row");
  pixels = calloc(height, row);
  if (!pixels) {
    png_destroy_read_struct(&png, &info, NULL);
    return GH_IMAGE_NO_MEMORY;
  }
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t y = 0; y < height; y++) {
      if (clock() > source.deadline) {
        source.late = 1;
        png_error(png, "late");
      }
      png_read_row(png, pixels + y * row, NULL);
    }
  image->pixels = pixels;
  image->damaged = source.warned;
  png_destroy_read_struct(&png, &info, NULL);
  return GH_IMAGE_OK;
}

void gh_image_free(uint8_t *pixels) { free(pixels); }

struct sink {
  uint8_t *bytes;
  size_t count;
  size_t room;
};

static void on_write(png_structp png, png_bytep from, size_t count) {
  struct sink *sink = png_get_io_ptr(png);
  if (sink->room - sink->count < count) {
    size_t room = (sink->room + count) * 2;
    uint8_t *bytes = realloc(sink->bytes, room);
    if (!bytes) png_error(png, "memory");
    sink->bytes = bytes;
    sink->room = room;
  }
  memcpy(sink->bytes + sink->count, from, count);
  sink->count += count;
}

static void on_flush(png_structp png) { (void)png; }

int gh_png_encode(const uint8_t *pixels, uint32_t width, uint32_t height, uint8_t **out,
                  size_t *count) {
  struct sink sink = {NULL, 0, 0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  uint8_t *volatile row = info ? malloc((size_t)width * 3) : NULL;
  if (!row || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(row);
    free(sink.bytes);
    return GH_IMAGE_NO_MEMORY;
  }
  png_set_write_fn(png, &sink, on_write, on_flush);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 6);
  png_write_info(png, info);
  for (uint32_t y = 0; y < height; y++) {
    const uint8_t *from = pixels + (size_t)y * width * 4;
    for (uint32_t x = 0; x < width; x++) memcpy(row + (size_t)x * 3, from + (size_t)x * 4, 3);
    png_write_row(png, row);
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  free(row);
  *out = sink.bytes;
  *count = sink.count;
  return GH_IMAGE_OK;
}
