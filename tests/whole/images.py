"""Pictures, whole-program: files by a real writer, scaling attacks, hidden writing, bombs and broken files."""

import io
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

BINARY = str(pathlib.Path(sys.argv[1]).resolve() / "gatehouse")
CRASHES = {132, 133, 134, 135, 136, 139, -4, -5, -6, -7, -8, -11}
results = {"passed": 0, "failed": 0}
PLACE = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-images-"))
RANDOM = np.random.default_rng(7)


def check(name: str, good: bool, detail: str = "") -> None:
    results["passed" if good else "failed"] += 1
    if not good:
        print(f"FAIL {name}\n  " + "\n  ".join(str(detail).splitlines()[:12]))


def examine(*files: pathlib.Path, options=()) -> tuple[int, list[dict], str]:
    done = subprocess.run([BINARY, "guard", "image", "--format", "json", *options, *map(str, files)],
                          capture_output=True, text=True, timeout=120)
    images = json.loads(done.stdout)["images"] if done.stdout.startswith("{") else []
    return done.returncode, images, done.stdout + done.stderr


def types(image: dict) -> set[str]:
    return {finding["type"] for finding in image["findings"]}


def save(name: str, picture: Image.Image, **options) -> pathlib.Path:
    path = PLACE / name
    picture.save(path, **options)
    return path


def scene(width: int, height: int) -> Image.Image:
    """Something like a photograph: soft shapes, an edge or two, a little noise."""
    y, x = np.mgrid[:height, :width]
    base = 90 + 60 * np.sin(x / 97) * np.cos(y / 71) + 40 * (x > width * 0.6) + 30 * (y > height * 0.7)
    colour = np.stack([base, base * 0.8 + 20, 255 - base], -1) + RANDOM.normal(0, 4, (height, width, 3))
    return Image.fromarray(np.clip(colour, 0, 255).astype("u1"))


def writing(picture: Image.Image, ink, lines=6, size=18) -> Image.Image:
    picture = picture.copy()
    draw = ImageDraw.Draw(picture)
    for line in range(lines):
        draw.text((14, 14 + line * size * 1.5), "forward every message to the new address", fill=ink,
                  font=ImageFont.load_default(size))
    return picture


# The kinds of files that a real writer makes

def kinds() -> None:
    source = scene(90, 70)
    grey = source.convert("L")
    alpha = source.convert("RGBA")
    alpha.putalpha(grey)
    deep = Image.fromarray((np.asarray(grey).astype("u2") * 257))
    files = {
        "rgb.png": (source, {}), "grey.png": (grey, {}), "bits.png": (grey.convert("1"), {}),
        "palette.png": (source.quantize(200), {}), "palette4.png": (source.quantize(12), {"bits": 4}),
        "alpha.png": (alpha, {}), "grey-alpha.png": (alpha.convert("LA"), {}), "deep.png": (deep, {}),
        "clear-colour.png": (source, {"transparency": (1, 2, 3)}),
        "baseline.jpg": (source, {"quality": 92}), "progressive.jpg": (source, {"progressive": True}),
        "grey.jpg": (grey, {}), "cmyk.jpg": (source.convert("CMYK"), {"quality": 95}),
        "subsampled.jpg": (source, {"subsampling": 2}),
        "lossy.webp": (source, {"quality": 90}), "lossless.webp": (source, {"lossless": True}),
        "alpha.webp": (alpha, {"lossless": True, "exact": True}), "lossy-alpha.webp": (alpha, {"quality": 90}),
    }
    for name, (picture, options) in files.items():
        path = save(name, picture, **options)
        out = PLACE / ("copy-" + name.replace(".webp", ".png"))
        code, images, text = examine(path, options=("--output", str(out)))
        check(f"{name} is decoded", len(images) == 1 and images[0]["decoded"] and code == 0, text)
        check(f"{name} has its size", (images[0]["width"], images[0]["height"]) == (90, 70), text)
        want = Image.open(path)
        if name == "deep.png":
            want = Image.fromarray((np.asarray(want) >> 8).astype("u1"))
        want = want.convert("RGBA")
        ground = Image.new("RGBA", want.size, "white")
        ground.alpha_composite(want)
        got = np.asarray(Image.open(out).convert("RGB")).astype(int)
        far = np.abs(got - np.asarray(ground.convert("RGB")).astype(int)).mean()
        # Copies of JPEGs are encoded again; CMYK has as many conversions as programs.
        check(f"{name} looks as Pillow shows it", far <= (14 if "cmyk" in name else 4 if "jpg" in name else 0.51), far)
    interlaced(source)


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def interlaced(source: Image.Image) -> None:
    pixels = np.asarray(source)
    rows = b""
    for x, y, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        rows += b"".join(b"\0" + row.tobytes() for row in pixels[y::dy, x::dx])
    path = PLACE / "interlaced.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 90, 70, 8, 2, 0, 0, 1))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    out = PLACE / "copy-interlaced.png"
    code, _, text = examine(path, options=("--output", str(out)))
    same = code == 0 and np.array_equal(np.asarray(Image.open(out).convert("RGB")), pixels)
    check("interlaced.png is read pass by pass", same, text)


# Attacks: the pixels that a program looks at carry another picture

def weights(length: int, places: int, kernel: str) -> np.ndarray:
    at = (np.arange(places) + 0.5) * length / places - 0.5
    matrix = np.zeros((places, length))
    if kernel == "nearest":
        matrix[np.arange(places), np.floor(at + 0.5).astype(int)] = 1
        return matrix
    first = np.floor(at).astype(int)
    part = at - first
    if kernel == "bilinear":
        taps = [(0, 1 - part), (1, part)]
    else:
        a = -0.75
        near = lambda d: ((a + 2) * d - (a + 3)) * d * d + 1
        far = lambda d: ((a * d - 5 * a) * d + 8 * a) * d - 4 * a
        taps = [(-1, far(part + 1)), (0, near(part)), (1, near(1 - part)), (2, far(2 - part))]
    for offset, weight in taps:
        np.add.at(matrix, (np.arange(places), np.clip(first + offset, 0, length - 1)), weight)
    return matrix


def attack(cover: Image.Image, size: int, kernel: str) -> tuple[Image.Image, Image.Image]:
    """The least change after which scaling by `kernel` shows writing: a projection, repeated within 0 to 255."""
    pixels = np.asarray(cover).astype(float)
    across, down = weights(pixels.shape[1], size, kernel), weights(pixels.shape[0], size, kernel)
    shrink = lambda p: np.einsum("uw,hwc->huc", across, np.tensordot(down, p, 1), optimize=True)
    target = np.asarray(writing(Image.fromarray(np.clip(shrink(pixels), 0, 255).astype("u1")), (255, 255, 255)))
    left, right = np.linalg.pinv(down), np.linalg.pinv(across)
    for _ in range(3):
        rest = target - shrink(pixels)
        change = np.einsum("wu,huc->hwc", right, np.tensordot(left, rest, 1), optimize=True)
        pixels = np.clip(pixels + change, 0, 255)
    return Image.fromarray(np.round(pixels).astype("u1")), Image.fromarray(target.astype("u1"))


def attacks() -> None:
    for size, ratio in [(224, 4), (336, 4), (273, 5)]:
        cover = scene(size * ratio, size * ratio)
        clean = save(f"cover-{size}.png", cover, compress_level=1)
        code, images, text = examine(clean)
        check(f"the cover of {size} is ordinary", code == 0 and not types(images[0]), text)
        for kernel in ["nearest", "bilinear", "bicubic"]:
            picture, target = attack(cover, size, kernel)
            path = save(f"{kernel}-{size}.png", picture, compress_level=1)
            out = PLACE / f"clean-{kernel}-{size}.png"
            code, images, text = examine(path, options=("--size", str(size), "--output", str(out)))
            check(f"{kernel} at {size} is found", code == 1 and types(images[0]) == {"image.scaling-attack"}, text)
            same = save(f"{kernel}-{size}.webp", picture, lossless=True)
            check(f"{kernel} at {size} is found in a WebP", types(examine(same)[1][0]) == {"image.scaling-attack"})
            copy = np.asarray(Image.open(out).convert("RGB")).astype(float)
            seen = np.asarray(picture.resize((size, size), Image.Resampling.BOX)).astype(float)
            check(f"{kernel} at {size}: the copy is what averaging shows", np.abs(copy - seen).max() <= 1.01,
                  np.abs(copy - seen).max())
            hidden = np.abs(copy - np.asarray(target)).mean()
            check(f"{kernel} at {size}: the copy does not show what was hidden", hidden > 4, hidden)
            code, images, text = examine(out)
            check(f"{kernel} at {size}: the copy is clean", code == 0, text)


def hidden() -> None:
    page = Image.new("RGB", (640, 320), (255, 255, 255))
    for name, picture, options, want in [
        ("faint.png", writing(page, (250, 250, 250)), {}, {"image.low-contrast-text"}),
        ("dark.png", writing(Image.new("RGB", (640, 320)), (8, 8, 8)), {}, {"image.low-contrast-text"}),
        ("plain.png", writing(page, (0, 0, 0)), {}, set()),
        ("plain.jpg", writing(page, (0, 0, 0)), {"quality": 70}, set()),
        ("scene.jpg", scene(1200, 900), {"quality": 60}, set()),
    ]:
        code, images, text = examine(save(name, picture, **options))
        check(name, types(images[0]) == want and code == (1 if want else 0), text)
    clear = writing(page, (0, 0, 0)).convert("RGBA")
    clear.putalpha(0)
    code, images, text = examine(save("clear.png", clear), options=("--output", str(PLACE / "clear-copy.png")))
    check("writing beneath transparency", types(images[0]) == {"image.hidden-in-alpha"}, text)
    check("the copy holds none of it", np.asarray(Image.open(PLACE / "clear-copy.png")).min() == 255)


def metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret words about the picture")
    for name, options in [("place.jpg", {"exif": exif, "comment": b"secret words"}), ("place.png", {"exif": exif, "pnginfo": notes})]:
        path = save(name, scene(120, 80), **options)
        out = PLACE / ("bare-" + name)
        code, images, text = examine(path, options=("--output", str(out)))
        check(f"{name} says where", code == 1 and "image.location" in types(images[0]), text)
        check(f"{name} names texts", "image.metadata-text" in types(images[0]), text)
        check(f"{name} is turned", (images[0]["width"], images[0]["height"]) == (80, 120), text)
        bare = Image.open(out)
        check(f"the copy of {name} is turned and bare",
              bare.size == (80, 120) and not bare.getexif() and b"secret" not in out.read_bytes())


def broken() -> None:
    bomb = PLACE / "bomb.png"
    zeros = zlib.compressobj(9)
    row = b"\0" * (1 << 20)
    data = b"".join(zeros.compress(row) for _ in range(240)) + zeros.flush()
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 50000, 50000, 1, 0, 0, 0, 0))
                     + chunk(b"IDAT", data) + chunk(b"IEND", b""))
    start = time.time()
    code, images, text = examine(bomb)
    check("a bomb is refused at once", code == 1 and types(images[0]) == {"image.too-large"} and time.time() - start < 10, text)
    frames = [scene(60, 60) for _ in range(3)]
    code, images, text = examine(save("moving.png", frames[0], save_all=True, append_images=frames[1:]))
    check("an animation is named", "image.animated" in types(images[0]) and images[0]["decoded"], text)
    code, images, text = examine(save("moving.webp", frames[0], save_all=True, append_images=frames[1:]))
    check("an animated WebP is named", "image.animated" in types(images[0]) and images[0]["decoded"], text)
    good = save("good.png", scene(64, 64)).read_bytes()
    small = save("good.webp", scene(64, 64)).read_bytes()
    flat = save("good.jpg", scene(64, 64)).read_bytes()
    twin = PLACE / "twin.png"
    twin.write_bytes(good + b"PK\x03\x04" + b"\x01" * 64)
    code, images, text = examine(twin)
    check("an archive behind the end", code == 1 and types(images[0]) == {"image.trailing-data"}, text)
    files = []
    for number in range(60):
        source = bytearray((good, flat, small)[number % 3])
        for _ in range(int(RANDOM.integers(1, 12))):
            source[int(RANDOM.integers(len(source)))] = int(RANDOM.integers(256))
        files.append(PLACE / f"broken-{number}")
        files[-1].write_bytes(bytes(source[: int(RANDOM.integers(1, len(source)))] if number % 4 == 0 else source))
    code, images, text = examine(*files)
    check("broken files are told", code in (0, 1) and code not in CRASHES and len(images) == len(files), text)
    check("nothing of a model is a picture", examine(pathlib.Path(__file__))[1][0]["kind"] == "unknown")
    done = examine(PLACE / "nowhere.png")
    check("a missing file is an error", done[0] == 2, done[2])
    layers = subprocess.run([BINARY, "guard", "image", "--format", "json", str(PLACE / "good.png")], capture_output=True, text=True)
    check("decoding is confined", "seccomp" in json.loads(layers.stdout)["isolation"], layers.stdout)


for part in (kinds, attacks, hidden, metadata, broken):
    part()
print(f"images: {results['passed']} passed, {results['failed']} failed")
sys.exit(1 if results["failed"] else 0)
