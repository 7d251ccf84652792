// WebP through libwebp. Of an animation the first frame is decoded, on a clear ground.
#include "CImages.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <webp/decode.h>
#include <webp/demux.h>

enum { slice_bytes = 1 << 16 };

// Decodes one frame into `to`. The data is handed over in slices, so that time can be looked at.
static int decode_frame(const uint8_t *bytes, size_t count, uint8_t *to, size_t stride, size_t room,
                        clock_t deadline, struct gh_image *image) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return GH_IMAGE_UNSUPPORTED;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = to;
  config.output.u.RGBA.stride = (int)stride;
  config.output.u.RGBA.size = room;
  WebPIDecoder *decoder = WebPIDecode(NULL, 0, &config);
  if (!decoder) return GH_IMAGE_NO_MEMORY;
  VP8StatusCode status = VP8_STATUS_SUSPENDED;
  int code = GH_IMAGE_OK;
  for (size_t given = 0; status == VP8_STATUS_SUSPENDED && given < count;) {
    given = count - given < slice_bytes ? count : given + slice_bytes;
    status = WebPIUpdate(decoder, bytes, given);
    if (clock() > deadline) {
      code = GH_IMAGE_TOO_LARGE;
      break;
    }
  }
  if (code == GH_IMAGE_OK && status != VP8_STATUS_OK) {
    int rows = 0;
    // Rows that came before the fault are kept: what a lenient decoder would show is judged.
    if (!WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL) || rows <= 0)
      code = status == VP8_STATUS_OUT_OF_MEMORY ? GH_IMAGE_NO_MEMORY : GH_IMAGE_DAMAGED;
    image->damaged = 1;
    image->truncated = status == VP8_STATUS_SUSPENDED;
  }
  WebPIDelete(decoder);
  WebPFreeDecBuffer(&config.output);
  return code;
}

// The first frame of an animation at its place.
static int decode_first(const uint8_t *bytes, size_t count, clock_t deadline,
                        struct gh_image *image) {
  WebPData data = {bytes, count};
  WebPDemuxState state;
  WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
  if (!demuxer) return GH_IMAGE_DAMAGED;
  WebPIterator frame;
  int code = GH_IMAGE_DAMAGED;
  if (WebPDemuxGetFrame(demuxer, 1, &frame)) {
    size_t x = (size_t)frame.x_offset, y = (size_t)frame.y_offset;
    size_t width = (size_t)frame.width, height = (size_t)frame.height;
    size_t stride = (size_t)image->width * 4;
    if (width && height && x + width <= image->width && y + height <= image->height) {
      size_t at = y * stride + x * 4;
      code = decode_frame(frame.fragment.bytes, frame.fragment.size, image->pixels + at, stride,
                          (size_t)image->height * stride - at, deadline, image);
    }
    WebPDemuxReleaseIterator(&frame);
  }
  WebPDemuxDelete(demuxer);
  return code;
}

int gh_webp_decode(const uint8_t *bytes, size_t count, const struct gh_image_limits *limits,
                   struct gh_image *image) {
  clock_t deadline = clock() + (clock_t)((double)limits->milliseconds * CLOCKS_PER_SEC / 1000.0);
  WebPBitstreamFeatures features;
  memset(image, 0, sizeof *image);
  VP8StatusCode status = WebPGetFeatures(bytes, count, &features);
  if (status != VP8_STATUS_OK) return GH_IMAGE_DAMAGED;
  if (features.width <= 0 || features.height <= 0) return GH_IMAGE_DAMAGED;
  image->width = (uint32_t)features.width;
  image->height = (uint32_t)features.height;
  uint64_t area = (uint64_t)image->width * image->height;
  // The lossless form is held once more as 32-bit pixels while it is decoded.
  if (area > limits->pixels || image->width > limits->side || image->height > limits->side ||
      area * 4 > limits->memory)
    return GH_IMAGE_TOO_LARGE;
  image->pixels = calloc(image->height, (size_t)image->width * 4);
  if (!image->pixels) return GH_IMAGE_NO_MEMORY;
  int code = features.has_animation
                 ? decode_first(bytes, count, deadline, image)
                 : decode_frame(bytes, count, image->pixels, (size_t)image->width * 4,
                                (size_t)area * 4, deadline, image);
  if (code != GH_IMAGE_OK) {
    free(image->pixels);
    image->pixels = NULL;
  }
  return code;
}
