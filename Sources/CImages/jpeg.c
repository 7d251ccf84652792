// JPEG through libjpeg. Its errors jump; no jump leaves this file.
#include "CImages.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jpeglib.h>

struct trap {
  struct jpeg_error_mgr base;
  jmp_buf jump;
  clock_t deadline;
  uint32_t scans;
  int late;
};

static void on_exit_error(j_common_ptr info) { longjmp(((struct trap *)info->err)->jump, 1); }
static void on_output(j_common_ptr info) { (void)info; }

// Warnings are counted by the library; a file that only warns costs time all the same.
static void on_message(j_common_ptr info, int level) {
  if (level < 0) info->err->num_warnings++;
}

// Called by the library between rows and between scans.
static void on_progress(j_common_ptr info) {
  struct trap *trap = (struct trap *)info->err;
  j_decompress_ptr decoder = (j_decompress_ptr)info;
  if (clock() > trap->deadline || (uint32_t)decoder->input_scan_number > trap->scans) {
    trap->late = 1;
    longjmp(trap->jump, 1);
  }
}

// Ink to light, for CMYK as Adobe's programs write it (inverted) and as others do.
static void from_cmyk(const uint8_t *from, uint8_t *to, uint32_t width, int inverted) {
  for (uint32_t x = 0; x < width; x++) {
    unsigned k = from[4 * x + 3];
    for (int c = 0; c < 3; c++) {
      unsigned v = from[4 * x + c];
      to[4 * x + c] = inverted ? (uint8_t)(v * k / 255)
                               : (uint8_t)((255 - v) * (255 - k) / 255);
    }
    to[4 * x + 3] = 255;
  }
}

int gh_jpeg_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                   struct gh_image *image) {
  struct jpeg_decompress_struct decoder;
  struct jpeg_progress_mgr progress;
  struct trap trap;
  uint8_t *volatile pixels = NULL;
  memset(image, 0, sizeof *image);
  memset(&decoder, 0, sizeof decoder);
  memset(&progress, 0, sizeof progress);
  memset(&trap, 0, sizeof trap);
  decoder.err = jpeg_std_error(&trap.base);
  trap.base.error_exit = on_exit_error;
  trap.base.output_message = on_output;
  trap.base.emit_message = on_message;
  trap.deadline = clock() + (clock_t)((double)limits->milliseconds * CLOCKS_PER_SEC / 1000.0);
  trap.scans = limits->scans;
  if (setjmp(trap.jump)) {
    jpeg_destroy_decompress(&decoder);
    if (trap.late || !pixels) {
      free(pixels);
      return trap.late ? GH_IMAGE_TOO_LARGE : GH_IMAGE_DAMAGED;
    }
    image->pixels = pixels;
    image->damaged = 1;
    return GH_IMAGE_OK;
  }
  jpeg_create_decompress(&decoder);
  decoder.mem->max_memory_to_use = (long)limits->memory;
  decoder.progress = &progress;
  progress.progress_monitor = on_progress;
  jpeg_mem_src(&decoder, bytes, (unsigned long)count);
  jpeg_read_header(&decoder, TRUE);
  image->width = decoder.image_width;
  image->height = decoder.image_height;
  uint64_t area = (uint64_t)decoder.image_width * decoder.image_height;
  // A progressive picture is held as coefficients: two bytes for each sample of each component.
  uint64_t held = jpeg_has_multiple_scans(&decoder) ? area * 2 * (uint64_t)decoder.num_components : 0;
  if (area == 0 || area > limits->pixels || decoder.image_width > limits->side ||
      decoder.image_height > limits->side || held > limits->memory) {
    jpeg_destroy_decompress(&decoder);
    return GH_IMAGE_TOO_LARGE;
  }
  int is_cmyk = decoder.jpeg_color_space == JCS_CMYK || decoder.jpeg_color_space == JCS_YCCK;
  decoder.out_color_space = is_cmyk ? JCS_CMYK : JCS_EXT_RGBA;
  jpeg_start_decompress(&decoder);
  size_t row = (size_t)decoder.output_width * 4;
  if (decoder.output_components != 4) {
    jpeg_destroy_decompress(&decoder);
    return GH_IMAGE_UNSUPPORTED;
  }
  pixels = calloc(decoder.output_height, row);
  uint8_t *line = pixels ? (*decoder.mem->alloc_large)((j_common_ptr)&decoder, JPOOL_IMAGE, row) : NULL;
  if (!line) {
    jpeg_destroy_decompress(&decoder);
    free(pixels);
    return GH_IMAGE_NO_MEMORY;
  }
  while (decoder.output_scanline < decoder.output_height) {
    uint8_t *to = pixels + decoder.output_scanline * row;
    JSAMPROW target = is_cmyk ? line : to;
    if (jpeg_read_scanlines(&decoder, &target, 1) != 1) break;
    if (is_cmyk) from_cmyk(line, to, decoder.output_width, decoder.saw_Adobe_marker);
  }
  image->truncated = 0;
  image->damaged = trap.base.num_warnings > 0;
  image->pixels = pixels;
  jpeg_destroy_decompress(&decoder);
  return GH_IMAGE_OK;
}

int gh_jpeg_encode(const uint8_t *pixels, uint32_t width, uint32_t height, int quality,
                   uint8_t **out, size_t *count) {
  struct jpeg_compress_struct encoder;
  struct trap trap;
  unsigned char *bytes = NULL;
  unsigned long length = 0;
  memset(&encoder, 0, sizeof encoder);
  memset(&trap, 0, sizeof trap);
  encoder.err = jpeg_std_error(&trap.base);
  trap.base.error_exit = on_exit_error;
  trap.base.output_message = on_output;
  if (width > 65500 || height > 65500) return GH_IMAGE_TOO_LARGE;
  if (setjmp(trap.jump)) {
    jpeg_destroy_compress(&encoder);
    free(bytes);
    return GH_IMAGE_NO_MEMORY;
  }
  jpeg_create_compress(&encoder);
  jpeg_mem_dest(&encoder, &bytes, &length);
  encoder.image_width = width;
  encoder.image_height = height;
  encoder.input_components = 4;
  encoder.in_color_space = JCS_EXT_RGBX;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, quality, TRUE);
  jpeg_start_compress(&encoder, TRUE);
  while (encoder.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(uintptr_t)(pixels + (size_t)encoder.next_scanline * width * 4);
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  *out = bytes;
  *count = length;
  return GH_IMAGE_OK;
}
