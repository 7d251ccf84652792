"""Minimal inputs of the kinds that break readers: lengths, counts and offsets at the edges of their types, and nesting
without end. Beside them lie the inputs with which fuzzing once found a fault (names as libFuzzer gives them).

    python make_crashes.py        (standard library only; nothing of this is ever loaded)
"""

import pathlib
import struct
import zlib

OUT = pathlib.Path(__file__).parent / "crashes"
MOST = 2**64 - 1


def tar_header(size):
    head = bytearray(512)
    head[0:1] = b"a"
    head[100:108] = b"0000644\0"
    head[124:136] = size
    head[148:156] = b" " * 8
    head[156:157] = b"0"
    head[257:265] = b"ustar\x0000"
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


def zip_end(entries, size, offset):
    return struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, entries, entries, size, offset, 0)


def zip64(entries, size, offset):
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    return record + locator + zip_end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)


def seven(offset, size):
    start = struct.pack("<QQI", offset, size, 0)
    return b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start


def npy(shape):
    text = ("{'descr': '<f8', 'fortran_order': False, 'shape': %s, }" % shape).encode()
    return b"\x93NUMPY\x01\0" + struct.pack("<H", len(text)) + text


FILES = {
    "safetensors-length": struct.pack("<Q", MOST) + b"{}",
    "safetensors-offsets": (lambda h: struct.pack("<Q", len(h)) + h)(
        b'{"a":{"dtype":"F64","shape":[18446744073709551615,2],"data_offsets":[0,18446744073709551615]}}'),
    "gguf-counts": b"GGUF" + struct.pack("<IQQ", 3, MOST, MOST),
    "gguf-array": b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1) + b"a" + struct.pack("<IIQ", 9, 9, MOST),
    "gguf-text": b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 2**63) + b"a",
    "ggml-counts": struct.pack("<I", 0x67676D66) + struct.pack("<I", 1) + struct.pack("<7i", *[2**31 - 1] * 7),
    "npy-shape": npy("(9223372036854775807, 9223372036854775807)"),
    "npy-negative": npy("(-1, 3)"),
    "npy-header": b"\x93NUMPY\x03\0" + struct.pack("<I", 2**32 - 1) + b"{",
    "pickle-frame": b"\x80\x04\x95" + struct.pack("<Q", MOST) + b"N.",
    "pickle-text": b"\x80\x04\x8d" + struct.pack("<Q", MOST) + b"a.",
    "pickle-long": b"\x80\x02\x8b" + struct.pack("<i", -1) + b".",
    "pickle-memo": b"\x80\x02j" + struct.pack("<I", 2**32 - 1) + b".",
    "pickle-marks-safe": b"\x80\x02" + b"(" * 8000 + b"l" * 8000 + b".",
    "pickle-tuples-safe": b"\x80\x02N" + b"\x85" * 8000 + b".",
    "pickle-dup-safe": b"\x80\x02]" + b"2a" * 6000 + b".",
    "zip64-end": zip64(MOST, MOST, MOST),
    "zip64-wrap": zip64(1, 46, MOST - 45),
    "zip-end": zip_end(65535, 0xFFFFFFFE, 0xFFFFFFFE),
    "tar-size": tar_header(b"\x80" + b"\xff" * 11),
    "tar-octal": tar_header(b"7" * 12),
    "7z-next": seven(MOST, MOST),
    "7z-size": seven(0, 2**63),
    "hdf5-ones": b"\x89HDF\r\n\x1a\n" + b"\0\0\0\0\0\x08\x08\0" + b"\xff" * 88,
    "hdf5-version-3": b"\x89HDF\r\n\x1a\n\x03\x08\x08\0" + b"\xff" * 36,
    "flatbuffer-root": struct.pack("<I", 2**32 - 1) + b"TFL3" + b"\0" * 8,
    "flatbuffer-loop": struct.pack("<I", 8) + b"TFL3" + struct.pack("<i", 0) + b"\0" * 8,
    "protobuf-length": b"\x08\x08\x3a" + b"\xff" * 9 + b"\x01",
    "protobuf-groups": b"\x3b" * 6000,
    "json-deep": b'{"a":' * 6000,
    "json-list": b"[" * 9000,
    "yaml-deep": b"a: " + b"[" * 6000,
    "yaml-aliases": b"a: &a [x]\n" + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9))
                                              for c in range(ord("b"), ord("z"))),
    "xml-deep": b"<?xml version='1.0'?>" + b"<a>" * 6000,
    "python-brackets": b"x = " + b"(" * 6000,
    "python-blocks": b"".join(b" " * n + b"if x:\n" for n in range(400)),
    "python-unary": b"x = " + b"-" * 8000 + b"1\n",
    "jinja-nested": b"{% if x %}" * 8000,
    "jinja-brackets": b"{{ " + b"(" * 6000,
    "rds-length": b"X\n" + struct.pack(">iii", 3, 0x40000, 0x30500) + struct.pack(">ii", 0x0E, -1) + b"\xff" * 8,
    "rds-list": b"X\n" + struct.pack(">iii", 3, 0x40000, 0x30500) + struct.pack(">ii", 19, 1) * 6000,
    "torch7-count": struct.pack("<iii", 3, 1, 2**31 - 1) + struct.pack("<ii", 3, 1),
    "ubjson-count": b"{L" + struct.pack(">q", 2**62) + b"[$U#L" + struct.pack(">q", 2**63 - 1),
    "msgpack-map": b"\xdf\xff\xff\xff\xff\xa1a",
    "msgpack-deep": b"\x81\xa1a" * 6000,
    "mat-size": b"MATLAB 5.0 MAT-file".ljust(124, b" ") + b"\x00\x01IM" + struct.pack("<II", 14, 2**32 - 1),
    "gzip-extra": b"\x1f\x8b\x08\x04" + b"\0" * 6 + b"\xff\xff" + b"a",
    "zstd-window": b"\x28\xb5\x2f\xfd\x00\xff" + b"\xff\xff\xff\xff",
    "lz4-block": b"\x04\x22\x4d\x18\x40\x40\xc0" + struct.pack("<I", 0x7FFFFFFF),
    "xz-index": b"\xfd7zXZ\0\0\x04\xe6\xd6\xb4\x46" + b"\xff" * 24,
    "parquet-footer": b"PAR1" + b"\x15\x04" + struct.pack("<I", 2**32 - 1) + b"PAR1",
    "arrow-footer": b"ARROW1\0\0" + b"\0" * 8 + struct.pack("<i", -1) + b"ARROW1",
    "elf-sections": b"\x7fELF\x02\x01\x01" + b"\0" * 9 + struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, MOST, MOST, 0, 64,
                                                                  65535, 65535, 65535, 65535, 65535),
    "pe-offset": b"MZ" + b"\0" * 58 + struct.pack("<I", 2**32 - 1),
    "bundle-index": b"\0" * 40 + b"\x57\xfb\x80\x8b\x24\x75\x47\xdb",
}

if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for name, content in FILES.items():
        (OUT / f"{name}.bin").write_bytes(content)
    print(f"{len(FILES)} files, {sum(map(len, FILES.values()))} bytes")
