"""Writes the fixtures of compressed streams, archives, image layouts and data sets: ordinary files
by the real programs and libraries, hostile ones byte by byte. Hostile files are never loaded.

    python -m venv venv && venv/bin/pip install joblib==1.6.0 numpy==2.4.6 scikit-learn==1.9.1 \
        lz4==4.4.5 zstandard==0.25.0 py7zr==1.1.4 pyarrow==VERSION
    venv/bin/python make_containers.py

The expected verdicts stand in expected-containers.json, which the tests read.
"""

import bz2
import gzip
import hashlib
import io
import json
import lzma
import pathlib
import pickle
import struct
import tarfile
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
AREA = "containers"
EXPECTED = {}


def put(name, data, verdict, rule=None, **more):
    path = HERE / AREA / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED[f"{AREA}/{name}"] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


EVIL = b"cos\nsystem\n(S'true'\ntR."
GOOD = pickle.dumps({"weights": [1.5, 2.5], "name": "plain"}, 4)
FOUND = "GH-PKL-001"


# --- compressed streams ---------------------------------------------------------------------------

def streams():
    import joblib
    import lz4.frame
    import numpy
    import sklearn.linear_model
    import zstandard
    model = sklearn.linear_model.LinearRegression().fit([[0.0], [1.0], [2.0]], [0.0, 1.0, 2.0])
    value = {"array": numpy.arange(40.0).reshape(8, 5), "model": model, "text": "x" * 50}
    for method in ("zlib", "gzip", "bz2", "lzma", "xz", "lz4"):
        out = io.BytesIO()
        joblib.dump(value, out, compress=(method, 3))
        name = {"bz2": "bzip2"}.get(method, method)
        put(f"streams/model-{method}.joblib", out.getvalue(), "safe", format=f"joblib+{name}")
    for level in (1, 9):
        out = io.BytesIO()
        joblib.dump(value, out, compress=level)
        put(f"streams/model-level{level}.joblib", out.getvalue(), "safe", format="joblib+zlib")
    packers = {
        "gz": lambda d: gzip.compress(d, mtime=0), "zlib": zlib.compress, "bz2": bz2.compress,
        "xz": lzma.compress, "lzma": lambda d: lzma.compress(d, lzma.FORMAT_ALONE),
        "zst": zstandard.compress, "lz4": lz4.frame.compress,
    }
    sums = {
        "gz": 8, "zlib": 4, "bz2": 5, "xz": 12, "zst": 0, "lz4": 4, "lzma": 0,
    }
    blocks = ("bz2", "zst", "lz4")  # of which nothing can be had before a block is whole
    long = pickle.dumps([hashlib.sha256(bytes([i])).hexdigest() for i in range(200)], 2)
    for ending, pack in packers.items():
        put(f"streams/good.pkl.{ending}", pack(GOOD), "safe")
        put(f"streams/evil.pkl.{ending}", pack(EVIL), "malicious", FOUND)
        put(f"streams/evil-trailing.pkl.{ending}", pack(GOOD) + EVIL, "malicious", FOUND)
        put(f"streams/trailing.pkl.{ending}", pack(GOOD) + b"something", "suspicious", "GH-CMP-002")
        two = pack(EVIL[:10]) + pack(EVIL[10:])
        put(f"streams/evil-two-streams.pkl.{ending}", two, "malicious", FOUND)
        put(f"streams/evil-second.pkl.{ending}", pack(GOOD) + pack(EVIL), "malicious", FOUND)
        padded = pack(EVIL + long)
        put(f"streams/evil-cut.pkl.{ending}", padded[:len(padded) * 3 // 4],
            "unknown" if ending in blocks else "malicious", "GH-CMP-001" if ending in blocks else FOUND)
        put(f"streams/evil-twice.pkl.{ending}", pack(pack(EVIL)), "malicious", FOUND)
        if sums[ending]:
            broken = bytearray(pack(EVIL))
            broken[-sums[ending]] ^= 0x55
            put(f"streams/evil-sum.pkl.{ending}", bytes(broken), "malicious", FOUND)
    frame = struct.pack("<II", 0x184D2A50, 5) + b"notes"
    put("streams/skippable.pkl.zst", frame + zstandard.compress(GOOD) + frame, "safe")
    put("streams/skippable.pkl.lz4", frame + lz4.frame.compress(EVIL), "malicious", FOUND)
    summed = zstandard.ZstdCompressor(write_checksum=True).compress(EVIL)
    put("streams/evil-sum.pkl.zst", summed[:-1] + bytes([summed[-1] ^ 1]), "malicious", FOUND)
    for name, how in (("sum", dict(content_checksum=True)),):
        packed = bytearray(lz4.frame.compress(EVIL, **how))
        packed[-1] ^= 1
        put(f"streams/evil-{name}.pkl.lz4", bytes(packed), "malicious", FOUND)
    out = io.BytesIO()
    with gzip.GzipFile("../../etc/cron.d/x", "wb", fileobj=out, mtime=0) as target:
        target.write(GOOD)
    # The library writes only the last part of the name; the header is made by hand.
    body = gzip.compress(GOOD, mtime=0)[10:]
    head = b"\x1f\x8b\x08"
    put("streams/name.pkl.gz", out.getvalue(), "safe")
    put("streams/name-slip.pkl.gz", head + b"\x08" + bytes(6) + b"../../x\0" + body, "suspicious", "GH-CMP-005")
    put("streams/comment.pkl.gz", head + b"\x18" + bytes(6) + b"x.pkl\0made by hand\0" + body, "safe")
    put("streams/extra-evil.pkl.gz",
        head + b"\x04" + bytes(6) + struct.pack("<H", 4 + len(EVIL)) + b"XX" + struct.pack("<H", len(EVIL))
        + EVIL + body, "malicious", FOUND)
    evil_body = gzip.compress(EVIL, mtime=0)[10:]
    put("streams/evil-reserved-flag.pkl.gz", head + b"\xe0" + bytes(6) + evil_body, "malicious", FOUND)
    put("streams/evil-header-crc.pkl.gz", head + b"\x02" + bytes(6) + b"zz" + evil_body, "malicious", FOUND)
    put("streams/padded.pkl.gz", gzip.compress(GOOD, mtime=0) + bytes(512), "safe")
    put("streams/blocks.pkl.xz", lzma.compress(GOOD) + bytes(8) + lzma.compress(b"\x80\x02N."), "safe")
    bomb = gzip.compress(bytes(30 << 20), mtime=0)
    put("streams/bomb.gz", bomb, "suspicious", "GH-CMP-003")
    put("streams/bomb.xz", lzma.compress(bytes(30 << 20)), "suspicious", "GH-CMP-003")
    deep = GOOD
    for _ in range(6):
        deep = gzip.compress(deep, mtime=0)
    put("streams/deep.gz", deep, "suspicious", "GH-CMP-004")
    for _ in range(40):
        deep = gzip.compress(deep, mtime=0)
    put("streams/deeper.gz", deep, "suspicious", "GH-CMP-004")
    put("streams/text.txt.gz", gzip.compress(b'{"a": 1}', mtime=0), "safe", format="json+gzip")
    put("streams/empty.gz", gzip.compress(b"", mtime=0), "unknown", "GH-ART-002")
    put("streams/random-78.bin", b"\x78\x9c" + hashlib.sha256(b"x").digest() * 3, "unknown")
    put("streams/legacy-evil.lz4", b"\x02\x21\x4c\x18" + struct.pack("<I", len(raw4(EVIL))) + raw4(EVIL),
        "malicious", FOUND)


def raw4(data):
    import lz4.block
    return lz4.block.compress(data, store_size=False)


PARTS = [streams]
if __name__ == "__main__":
    for part in PARTS:
        part()
    (HERE / f"expected-{AREA}.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
    total = sum((HERE / name).stat().st_size for name in EXPECTED)
    print(len(EXPECTED), "files,", total, "bytes")
