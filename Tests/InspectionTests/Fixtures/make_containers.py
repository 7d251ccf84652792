"""Writes the fixtures of compressed streams, archives, image layouts and data sets: ordinary files
by the real programs and libraries, hostile ones byte by byte. Hostile files are never loaded.

    python -m venv venv && venv/bin/pip install joblib==1.6.0 numpy==2.4.6 scikit-learn==1.9.1 \
        lz4==4.4.5 zstandard==0.25.0 py7zr==1.1.4 pyarrow==26.0.1
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
import random
import struct
import subprocess
import tarfile
import tempfile
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
    put("streams/skippable-evil.pkl.zst", struct.pack("<II", 0x184D2A5F, len(EVIL)) + EVIL + zstandard.compress(GOOD), "malicious", FOUND)
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


# --- tar and its kin ------------------------------------------------------------------------------

def tarred(members, **how):
    """A tar by Python's own library: pairs of a name (or TarInfo) and content."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", **how) as target:
        for name, content in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(content)
            target.addfile(info, io.BytesIO(content))
    # Two blocks of zeros are end enough; the library fills a record of twenty.
    data = out.getvalue().rstrip(b"\0")
    return data + bytes(-len(data) % 512 + 1024)


def entry(name, kind, link="", **more):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    for key, value in more.items():
        setattr(info, key, value)
    return info


def resum(tar, at=0):
    """Writes the right sum into the header at `at`."""
    tar = bytearray(tar)
    tar[at + 148:at + 156] = b" " * 8
    total = sum(tar[at:at + 512])
    tar[at + 148:at + 156] = b"%06o\0 " % total
    return bytes(tar)


def tars():
    good = [("model/weights.pkl", GOOD), ("model/config.json", b'{"a": 1}')]
    for name, how in (("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)):
        put(f"tar/good-{name}.tar", tarred(good, format=how), "safe", format="tar")
        long = [("deep/" * 45 + "weights.pkl", EVIL)]
        if name == "ustar":
            long = [("deep/" * 20 + "w" * 60 + ".pkl", EVIL)]
        put(f"tar/evil-{name}.tar", tarred(good + [("model/x.bin", EVIL)], format=how), "malicious", FOUND)
        put(f"tar/evil-long-{name}.tar", tarred(long, format=how), "malicious", FOUND)
        names = [("model/" + "n" * 120 + f"/{i}.pkl", GOOD) for i in range(3)] if name != "ustar" else good
        put(f"tar/long-{name}.tar", tarred(names + [("modèle.pkl", GOOD)], format=how), "safe")
    tree = tarred([
        (entry("model", tarfile.DIRTYPE, mode=0o755), b""), ("model/a.pkl", GOOD),
        (entry("model/b.pkl", tarfile.SYMTYPE, "a.pkl"), b""), (entry("model/c.pkl", tarfile.LNKTYPE, "model/a.pkl"), b""),
        ("model/empty.txt", b""),
    ])
    put("tar/tree.tar", tree, "safe")
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as target:
        info = tarfile.TarInfo("a.pkl")
        info.size = len(GOOD)
        target.addfile(info, io.BytesIO(GOOD))
    put("tar/good.tar.gz", out.getvalue(), "safe", format="tar+gzip")
    put("tar/evil.tar.xz", lzma.compress(tarred([("x", EVIL)])), "malicious", FOUND)
    put("tar/nested.tar", tarred([("inner.tar.gz", gzip.compress(tarred([("x", EVIL)]), mtime=0))]), "malicious", FOUND)
    v7 = bytearray(tarred([("x.pkl", EVIL)], format=tarfile.USTAR_FORMAT))
    v7[257:265], v7[156] = bytes(8), 0
    put("tar/evil-v7.tar", resum(v7), "malicious", FOUND)
    wide = bytearray(tarred([("x.pkl", EVIL)], format=tarfile.GNU_FORMAT))
    wide[124:136] = b"\x80" + len(EVIL).to_bytes(11, "big")
    put("tar/evil-base256.tar", resum(wide), "malicious", FOUND)
    name = "GH-TAR-001"
    put("tar/slip.tar", tarred([("../../x.pkl", GOOD)]), "suspicious", name)
    put("tar/absolute.tar", tarred([("/etc/x.pkl", GOOD)]), "suspicious", name)
    put("tar/backslash.tar", tarred([("..\\x.pkl", GOOD)]), "suspicious", name)
    put("tar/link-out.tar", tarred([(entry("a", tarfile.SYMTYPE, "../../etc/passwd"), b"")]), "suspicious", "GH-TAR-002")
    put("tar/link-absolute.tar", tarred([(entry("a", tarfile.SYMTYPE, "/etc/passwd"), b"")]), "suspicious", "GH-TAR-002")
    put("tar/hardlink-out.tar", tarred([(entry("a", tarfile.LNKTYPE, "../x"), b"")]), "suspicious", "GH-TAR-002")
    put("tar/through-link.tar",
        tarred([(entry("a", tarfile.SYMTYPE, "/tmp"), b""), ("a/x.pkl", GOOD)]), "malicious", "GH-TAR-003")
    put("tar/over-link.tar", tarred([(entry("a", tarfile.SYMTYPE, "/tmp/x"), b""), ("a", GOOD)]), "malicious", "GH-TAR-003")
    put("tar/link-to-link.tar", tarred([(entry("a", tarfile.SYMTYPE, "/tmp"), b""), (entry("b", tarfile.SYMTYPE, "a/x"), b""),
                                        ("b/y.pkl", GOOD)]), "malicious", "GH-TAR-003")
    put("tar/hardlink-to-link.tar", tarred([(entry("a", tarfile.SYMTYPE, "/tmp/x"), b""), (entry("b", tarfile.LNKTYPE, "a"), b""),
                                            ("b", GOOD)]), "malicious", "GH-TAR-003")
    # The first link makes the second one lie at the root, from where one up leads out.
    put("tar/link-shifts.tar", tarred([(entry("a/b/c", tarfile.SYMTYPE, "../.."), b""), (entry("a/b/c/l", tarfile.SYMTYPE, "../x"), b""),
                                       ]), "suspicious", "GH-TAR-003")
    put("tar/long-link.tar", tarred([(entry("a", tarfile.SYMTYPE, "../" * 60 + "x"), b"")], format=tarfile.GNU_FORMAT), "suspicious", "GH-TAR-002")
    put("tar/long-link-pax.tar", tarred([(entry("a", tarfile.SYMTYPE, "../" * 60 + "x"), b"")], format=tarfile.PAX_FORMAT), "suspicious", "GH-TAR-002")
    put("tar/bidi.tar", tarred([("model\u202elkp.txt", GOOD)]), "suspicious", "GH-TAR-001")
    put("tar/device.tar", tarred([(entry("a", tarfile.CHRTYPE, devmajor=1, devminor=3), b"")]), "suspicious", "GH-TAR-004")
    put("tar/fifo.tar", tarred([(entry("a", tarfile.FIFOTYPE), b"")]), "suspicious", "GH-TAR-004")
    put("tar/twice.tar", tarred([("a.pkl", GOOD), ("a.pkl", EVIL)]), "malicious", "GH-TAR-006")
    put("tar/twice-case.tar", tarred([("a.pkl", GOOD), ("A.pkl.", GOOD)]), "suspicious", "GH-TAR-006")
    one = tarred([("a.pkl", GOOD)], format=tarfile.USTAR_FORMAT)
    put("tar/concatenated.tar", one + tarred([("x", EVIL)]), "malicious", "GH-TAR-007")
    put("tar/after-end.tar", one + EVIL, "malicious", "GH-TAR-007")
    put("tar/after-end-text.tar", one + b"nothing to see", "suspicious", "GH-TAR-007")
    put("tar/no-end.tar", one[:1024], "unknown", "GH-TAR-008")
    put("tar/cut.tar", tarred([("x", EVIL + bytes(2000))])[:1024], "malicious", FOUND)
    broken = bytearray(tarred([("a.pkl", GOOD), ("x.pkl", EVIL)]))
    broken[148] ^= 1
    put("tar/bad-first-sum.tar", bytes(broken), "malicious", FOUND)
    put("tar/two-names.tar", paxed({"path": "other.pkl"}, "plain.pkl", GOOD), "suspicious", "GH-TAR-005")
    # The header says that nothing follows, the record that an archive does: readers part here.
    inner = tarred([("x.pkl", EVIL)], format=tarfile.USTAR_FORMAT)
    put("tar/two-sizes.tar", paxed({"size": str(len(inner))}, "plain.bin", inner, announced=0), "malicious", "GH-TAR-005")
    sized = bytearray(tarred([(entry("a", tarfile.SYMTYPE, "b"), b"")]))
    sized[124:136] = b"%011o\0" % 512
    sized[512:512] = EVIL + bytes(512 - len(EVIL))
    put("tar/sized-link.tar", resum(sized), "malicious", "GH-TAR-007")
    label = bytearray(tarred([("label", EVIL)], format=tarfile.GNU_FORMAT))
    label[156] = ord("V")
    put("tar/evil-label.tar", resum(label), "malicious", FOUND)
    plain = gzip.compress(GOOD, mtime=0)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as target:
        target.writestr("archive/data.pkl", EVIL)
    put("tar/gzip-and-zip.bin", plain + zipped.getvalue(), "malicious", FOUND)
    put("tar/tar-and-zip.bin", one + zipped.getvalue(), "malicious", FOUND)
    put("tar/gzip-and-tar.bin", plain + tarred([("x", EVIL)]), "malicious", FOUND)
    torch = tarred([
        ("sys_info", pickle.dumps({"protocol_version": 1000, "little_endian": True}, 2)),
        ("storages", pickle.dumps(0, 2) + pickle.dumps([], 2)), ("tensors", pickle.dumps(0, 2)),
        ("pickle", EVIL),
    ])
    put("tar/torch-evil.tar", torch, "malicious", FOUND, format="pytorch-tar")
    storages = (pickle.dumps(1, 2) + b"\x80\x02(K\x01X\x03\0\0\0cpuctorch\nFloatStorage\nt."
                + struct.pack("<q2f", 2, 1.0, 2.0) + pickle.dumps([], 2))
    tensors = pickle.dumps(1, 2) + b"\x80\x02(K\x05K\x01ctorch\nFloatTensor\nt." + struct.pack("<iiqqq", 1, 0, 2, 1, 0)
    put("tar/torch.tar", tarred([("sys_info", GOOD), ("storages", storages), ("tensors", tensors),
                                  ("pickle", b"\x80\x02}X\x01\0\0\0wX\x01\0\0\x005Qs.")]), "safe", format="pytorch-tar")
    put("tar/torch-evil-between.tar",
        tarred([("sys_info", GOOD), ("storages", storages[:-len(pickle.dumps([], 2))] + EVIL), ("tensors", tensors),
                ("pickle", GOOD)]), "malicious", FOUND)
    put("tar/pickle-name.tar", tarred([(EVIL.decode(), GOOD)]), "malicious", FOUND)

    def ar(members):
        data = b"!<arch>\n"
        for name, content in members:
            data += b"%-16s%-12d%-6d%-6d%-8s%-10d`\n" % (name, 0, 0, 0, b"100644", len(content)) + content
            data += b"\n" * (len(content) % 2)
        return data

    put("tar/good.ar", ar([(b"a.pkl/", GOOD)]), "safe", format="ar")
    put("tar/evil.deb", ar([(b"debian-binary", b""), (b"data.tar.gz", gzip.compress(tarred([("x", EVIL)]), mtime=0))]),
        "malicious", FOUND)

    def cpio(members):
        data = b""
        for number, (name, content) in enumerate(members + [(b"TRAILER!!!", b"")]):
            fields = [number, 0o100644, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(name) + 1, 0]
            data += b"070701" + b"".join(b"%08X" % field for field in fields) + name + b"\0"
            data += bytes(-len(data) % 4) + content
            data += bytes(-len(data) % 4)
        return data

    put("tar/good.cpio", cpio([(b"a.pkl", GOOD)]), "safe", format="cpio")
    put("tar/evil.cpio", cpio([(b"a.pkl", GOOD), (b"x", EVIL)]), "malicious", FOUND)
    put("tar/evil-after.cpio", cpio([(b"a.pkl", GOOD)]) + EVIL, "malicious", FOUND)
    with tempfile.TemporaryDirectory() as folder:
        sparse_tars(pathlib.Path(folder))


def sparse_tars(folder):
    with open(folder / "holes.bin", "wb") as target:
        target.write(EVIL)
        target.seek(1 << 20)
        target.write(b"end")
    for name, *how in (("gnu", "gnu"), ("pax00", "pax", "0.0"), ("pax01", "pax", "0.1"), ("pax10", "pax", "1.0")):
        how = [f"--format={how[0]}"] if len(how) == 1 else [
            "--format=pax", f"--sparse-version={how[1]}", "--pax-option=delete=atime,delete=ctime"]
        subprocess.run(["tar", "-C", folder, "-S", "-b2", *how, "--owner=0", "--group=0", "--mtime=@0", "-cf",
                        folder / "x.tar", "holes.bin"], check=True)
        put(f"tar/evil-sparse-{name}.tar", (folder / "x.tar").read_bytes(), "malicious", FOUND)


def paxed(records, name, content, announced=None):
    """A member with these pax records before it; the header may announce another size."""
    lines = b""
    for key, value in records.items():
        text = f" {key}={value}\n".encode()
        length = len(text) + 1
        while len(str(length)) + len(text) != length:
            length = len(str(length)) + len(text)
        lines += str(length).encode() + text
    pax = bytearray(tarred([(entry("PaxHeaders/x", tarfile.XHDTYPE), lines)], format=tarfile.USTAR_FORMAT))
    pax = pax[:1024] if len(lines) <= 512 else pax
    body = bytearray(tarred([(name, content)], format=tarfile.USTAR_FORMAT))
    if announced is not None:
        body[124:136] = b"%011o\0" % announced
        body = bytearray(resum(body))
    return bytes(pax + body)


# --- 7z, rar, and zip's other methods -------------------------------------------------------------

def sevens():
    import py7zr

    def pack(members, **how):
        out = io.BytesIO()
        with py7zr.SevenZipFile(out, "w", **how) as target:
            for name, content in members:
                target.writestr(content, name)
        return out.getvalue()

    good = [("model/weights.pkl", GOOD), ("model/config.json", b'{"a": 1}')]
    put("7z/good.7z", pack(good), "safe", format="7z")
    put("7z/evil.7z", pack(good + [("data.pkl", EVIL)]), "malicious", FOUND)
    put("7z/evil-torch.7z", pack([("archive/data.pkl", EVIL), ("archive/version", b"3\n")]), "malicious", FOUND)
    chains = {
        "copy": [py7zr.FILTER_COPY], "deflate": [py7zr.FILTER_DEFLATE], "bzip2": [py7zr.FILTER_BZIP2],
        "lzma": [py7zr.FILTER_LZMA], "lzma2": [py7zr.FILTER_LZMA2], "x86-lzma": [py7zr.FILTER_X86, py7zr.FILTER_LZMA],
        "x86-lzma2": [py7zr.FILTER_X86, py7zr.FILTER_LZMA2], "delta-lzma": [py7zr.FILTER_DELTA, py7zr.FILTER_LZMA],
        "arm-lzma": [py7zr.FILTER_ARM, py7zr.FILTER_LZMA], "zstd": [py7zr.FILTER_ZSTD],
    }
    for name, chain in chains.items():
        filters = [{"id": method} for method in chain]
        put(f"7z/evil-{name}.7z", pack([("x.pkl", EVIL), ("y.pkl", GOOD)], filters=filters), "malicious", FOUND)
    put("7z/good-x86-lzma.7z", pack(good, filters=[{"id": py7zr.FILTER_X86}, {"id": py7zr.FILTER_LZMA}]), "safe")
    put("7z/ppmd.7z", pack(good, filters=[{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}]), "unknown", "GH-7Z-002")
    put("7z/encrypted.7z", pack(good, password="x"), "unknown", "GH-7Z-001")
    put("7z/encrypted-names.7z", pack(good, password="x", header_encryption=True), "unknown", "GH-7Z-001")
    put("7z/trailing-evil.7z", pack(good) + EVIL, "malicious", FOUND)
    put("7z/cut.7z", pack(good)[:-20], "unknown", "GH-TAR-008")
    put("7z/cut-stored-evil.7z", pack([("x.pkl", EVIL)], filters=[{"id": py7zr.FILTER_COPY}])[:-20], "malicious", FOUND)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "m").mkdir()
        (folder / "m/a.pkl").write_bytes(GOOD)
        (folder / "m/b.pkl").write_bytes(EVIL)
        (folder / "m/empty").write_bytes(b"")
        for name, options in (("default", []), ("ultra", ["-mx9"]), ("solid-off", ["-ms=off"]), ("plain-header", ["-mhc=off"]),
                              ("deflate64", ["-m0=Deflate64"])):
            subprocess.run(["7z", "a", "-bd", "-mtm-", *options, folder / f"{name}.7z", "m"], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL)
            put(f"7z/program-{name}.7z", (folder / f"{name}.7z").read_bytes(), "malicious", FOUND)
        subprocess.run(["7z", "a", "-bd", "-mtm-", folder / "out.7z", "a.pkl"], cwd=folder / "m", check=True,
                       stdout=subprocess.DEVNULL)
        out = bytearray((folder / "out.7z").read_bytes())
        put("7z/program-good.7z", bytes(out), "safe")
        for name, options in (("deflate64", ["-mm=Deflate64"]), ("bzip2", ["-mm=BZip2"]), ("lzma", ["-mm=LZMA"]),
                              ("ppmd", ["-mm=PPMd"]), ("deflate", [])):
            for kind, file in (("evil", "b.pkl"), ("good", "a.pkl")):
                # Enough of it that the program does not store it.
                (folder / file).write_bytes((EVIL if kind == "evil" else b"") + pickle.dumps(["x" * 60, "y" * 60] * 9, 0))
                path = folder / f"{name}-{kind}.zip"
                subprocess.run(["7z", "a", "-bd", "-tzip", "-mtm-", *options, path, file], cwd=folder, check=True,
                               stdout=subprocess.DEVNULL)
                read = name != "ppmd"
                verdict = ("unknown", "GH-ZIP-008") if not read else (("malicious", FOUND) if kind == "evil" else ("safe",))
                put(f"zip/{kind}-{name}.zip", path.read_bytes(), *verdict)
        # What comes again after more than deflate's window, and a run longer than its longest match.
        block = random.Random(64).randbytes(45_000)
        (folder / "far.pkl").write_bytes(pickle.dumps([block, bytes(300_000), block], 4))
        subprocess.run(["7z", "a", "-bd", "-tzip", "-mtm-", "-mm=Deflate64", "-mx9", folder / "far.zip", "far.pkl"], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        put("zip/good-deflate64-far.zip", (folder / "far.zip").read_bytes(), "safe")
    put("7z/rar4.rar", b"Rar!\x1a\x07\0" + bytes(40), "unknown", "GH-RAR-001", format="rar")
    put("7z/rar5.rar", b"Rar!\x1a\x07\1\0" + bytes(40), "unknown", "GH-RAR-001")


def zips():
    for name, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)):
        for kind, content in (("evil", EVIL), ("good", GOOD)):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", method) as target:
                target.writestr("archive/data.pkl", content)
            put(f"zip/python-{kind}-{name}.zip", out.getvalue(), *(("malicious", FOUND) if kind == "evil" else ("safe",)))

    def rewritten(method, pack, content):
        """A stored archive whose member is packed by hand in another way."""
        packed = pack(content)
        crc = zlib.crc32(content)
        local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 63, 0, method, 0, 33, crc, len(packed), len(content), 5, 0) + b"x.pkl"
        central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 63, 63, 0, method, 0, 33, crc, len(packed), len(content),
                              5, 0, 0, 0, 0, 0, 0) + b"x.pkl"
        at = len(local) + len(packed)
        return local + packed + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), at, 0)

    import zstandard
    for kind, content in (("evil", EVIL), ("good", GOOD)):
        verdict = ("malicious", FOUND) if kind == "evil" else ("safe",)
        put(f"zip/{kind}-zstd.zip", rewritten(93, zstandard.compress, content), *verdict)
        put(f"zip/{kind}-xz.zip", rewritten(95, lzma.compress, content), *verdict)
    put("zip/after-stream.zip", rewritten(8, lambda d: zlib.compress(d, wbits=-15) + EVIL, GOOD), "malicious", "GH-ZIP-005")
    one = rewritten(0, bytes, GOOD)
    # An archive of one member made to hold a second one in its comment.
    other = rewritten(0, bytes, EVIL)
    comment = one[:-2] + struct.pack("<H", len(other)) + other
    put("zip/archive-in-comment.zip", comment, "malicious", FOUND)
    put("zip/evil-comment.zip", one[:-2] + struct.pack("<H", len(EVIL)) + EVIL, "malicious", FOUND)
    put("zip/text-comment.zip", one[:-2] + struct.pack("<H", 10) + b"just words", "safe")
    put("zip/two-archives.zip", other + one, "malicious", FOUND)
    put("zip/two-archives-hidden.zip", one + other, "malicious", FOUND)
    put("zip/self-extractor.zip", b"#!/bin/sh\nexit\n" + one, "suspicious", "GH-ZIP-005")
    put("zip/nested-evil.zip", rewritten(0, bytes, rewritten(8, lambda d: zlib.compress(d, wbits=-15), EVIL)), "malicious", FOUND)

    def linked(members):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name, content, is_link in members:
                info = zipfile.ZipInfo(name)
                info.external_attr = (0o120777 if is_link else 0o100644) << 16
                info.create_system = 3
                target.writestr(info, content)
        return out.getvalue()

    put("zip/link-inside.zip", linked([("a.pkl", GOOD, False), ("b.pkl", b"a.pkl", True)]), "safe")
    put("zip/link-out.zip", linked([("a", b"/etc/passwd", True)]), "suspicious", "GH-ZIP-012")
    put("zip/through-link.zip", linked([("a", b"/tmp", True), ("a/x.pkl", GOOD, False)]), "malicious", "GH-ZIP-014")

    def extra(field, name=b"x.pkl", content=GOOD):
        crc = zlib.crc32(content)
        local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 63, 0, 0, 0, 33, crc, len(content), len(content), len(name), len(field))
        local += name + field
        central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 63, 63, 0, 0, 0, 33, crc, len(content), len(content),
                              len(name), len(field), 0, 0, 0, 0, 0) + name + field
        at = len(local) + len(content)
        return local + content + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), at, 0)

    def unicode_path(name, other):
        body = b"\1" + struct.pack("<I", zlib.crc32(name)) + other
        return struct.pack("<HH", 0x7075, len(body)) + body

    put("zip/unicode-path-same.zip", extra(unicode_path(b"x.pkl", b"x.pkl")), "safe")
    put("zip/unicode-path-other.zip", extra(unicode_path(b"x.pkl", b"archive/data.pkl")), "suspicious", "GH-ZIP-001")
    put("zip/unicode-path-slip.zip", extra(unicode_path(b"x.pkl", b"../../x")), "suspicious", "GH-ZIP-007")
    put("zip/evil-extra.zip", extra(struct.pack("<HH", 0x9999, len(EVIL)) + EVIL), "malicious", FOUND)
    put("zip/zip64-needless.zip", extra(struct.pack("<HHQQ", 1, 16, 5, 5)), "suspicious", "GH-ZIP-002")


# --- images ---------------------------------------------------------------------------------------

OCI = "application/vnd.oci.image."


def digest(data):
    return hashlib.sha256(data).hexdigest()


def layout(layers, config=b"{}", kind=OCI + "config.v1+json", change=None):
    """An OCI layout as a tar: layers are pairs of media type and content."""
    blobs = {}

    def blob(data, media):
        blobs["blobs/sha256/" + digest(data)] = data
        return {"mediaType": media, "digest": "sha256:" + digest(data), "size": len(data)}

    manifest = {"schemaVersion": 2, "mediaType": OCI + "manifest.v1+json", "config": blob(config, kind),
                "layers": [blob(data, media) for media, data in layers]}
    index = {"schemaVersion": 2, "manifests": [blob(json.dumps(manifest).encode(), OCI + "manifest.v1+json")]}
    if change:
        change(index, blobs)
    return tarred([("oci-layout", b'{"imageLayoutVersion":"1.0.0"}'), ("index.json", json.dumps(index).encode()),
                   *blobs.items()])


def images():
    import zstandard
    good, evil = tarred([("models/weights.pkl", GOOD)]), tarred([("models/weights.pkl", EVIL)])
    links = tarred([(entry("bin", tarfile.SYMTYPE, "usr/bin"), b""), (entry("etc/mtab", tarfile.SYMTYPE, "/proc/mounts"), b""),
                    ("usr/lib/.wh.old.so", b""), ("usr/lib/.wh..wh..opq", b"")])
    gz = lambda data: gzip.compress(data, mtime=0)
    put("oci/good.tar", layout([(OCI + "layer.v1.tar+gzip", gz(good)), (OCI + "layer.v1.tar", links)]), "safe", format="oci-layout")
    put("oci/good-zstd.tar", layout([(OCI + "layer.v1.tar+zstd", zstandard.compress(good))]), "safe")
    program = json.dumps({"config": {"Cmd": ["/serve"]}, "rootfs": {"type": "layers", "diff_ids": []}}).encode()
    put("oci/program.tar", layout([(OCI + "layer.v1.tar", good)], program), "safe", "GH-OCI-005")
    for name, media, data in (
            ("gzip", OCI + "layer.v1.tar+gzip", gz(evil)), ("zstd", OCI + "layer.v1.tar+zstd", zstandard.compress(evil)),
            ("plain", OCI + "layer.v1.tar", evil), ("modelpack", "application/vnd.cncf.model.weight.v1.tar", evil),
            ("modelpack-raw", "application/vnd.cncf.model.weight.v1.raw", EVIL),
            ("kitops", "application/vnd.kitops.modelkit.model.v1.tar+gzip", gz(evil))):
        put(f"oci/evil-{name}.tar", layout([(media, data)]), "malicious", FOUND, format="oci-layout")
    put("oci/media-type.tar", layout([(OCI + "layer.v1.tar+gzip", good)]), "suspicious", "GH-OCI-001")

    def swap(index, blobs):
        key = next(key for key, value in blobs.items() if value == good)
        blobs[key] = tarred([("models/weights.pkl", GOOD + b"")]) + bytes(512)

    put("oci/wrong-digest.tar", layout([(OCI + "layer.v1.tar", good)], change=swap), "suspicious", "GH-OCI-001")
    put("oci/missing.tar", layout([(OCI + "layer.v1.tar", good)],
                                  change=lambda index, blobs: blobs.pop("blobs/sha256/" + digest(good))), "unknown", "GH-OCI-003")
    put("oci/path-digest.tar", layout([], change=lambda index, blobs: index["manifests"].append(
        {"mediaType": "x", "digest": "sha256:../../../etc/passwd", "size": 1})), "suspicious", "GH-OCI-002")
    put("oci/foreign.tar", layout([], change=lambda index, blobs: index["manifests"][0].update(urls=["https://example.com/x"])),
        "unknown", "GH-OCI-003")
    put("oci/layer-slip.tar", layout([(OCI + "layer.v1.tar", tarred([("../../x", GOOD)]))]), "suspicious", "GH-TAR-001")
    put("oci/layer-link.tar", layout([(OCI + "layer.v1.tar", tarred([(entry("a", tarfile.SYMTYPE, "../../../x"), b""),
                                                                      ("a/b.pkl", GOOD)]))]), "malicious", "GH-TAR-003")
    put("oci/whiteout-up.tar", layout([(OCI + "layer.v1.tar", tarred([("a/.wh...", b"")]))]), "suspicious", "GH-TAR-001")
    config = json.dumps({"rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest(good)]}}).encode()
    name = digest(config) + ".json"
    listing = json.dumps([{"Config": name, "RepoTags": ["m:1"], "Layers": ["aa/layer.tar"]}]).encode()
    put("oci/docker.tar", tarred([(name, config), ("aa/json", b"{}"), ("aa/layer.tar", good), ("manifest.json", listing)]),
        "safe", format="docker-archive")
    put("oci/docker-evil.tar", tarred([(name, config), ("aa/layer.tar", evil), ("manifest.json", listing)]), "malicious", FOUND)
    put("oci/docker-other-layer.tar", tarred([(name, config), ("aa/layer.tar", links), ("manifest.json", listing)]),
        "suspicious", "GH-OCI-001")
    slip = json.dumps([{"Config": "../../x.json", "Layers": ["aa/layer.tar"]}]).encode()
    put("oci/docker-slip.tar", tarred([("aa/layer.tar", good), ("manifest.json", slip)]), "suspicious", "GH-OCI-002")


# --- data sets ------------------------------------------------------------------------------------

def datasets():
    import pyarrow
    import pyarrow.parquet

    rows = [{"text": f"row {i}: " + "word " * (i % 7), "label": i % 3, "tags": ["a", "b"][:i % 3], "part": {"note": "n" * (i % 4)},
             "maybe": None if i % 2 else "here"} for i in range(60)]

    def parquet(rows, **how):
        out = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out, **how)
        return out.getvalue()

    cell = "=cmd|' /C calc'!A0"
    evil = rows + [dict(rows[0], text=cell)]
    for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
        put(f"datasets/good-{codec}.parquet", parquet(rows, compression=codec), "safe", format="parquet")
        put(f"datasets/formula-{codec}.parquet", parquet(evil, compression=codec), "suspicious", "GH-DAT-002")
    for name, how in (("v1", dict(data_page_version="1.0")), ("v2", dict(data_page_version="2.0")),
                      ("plain", dict(use_dictionary=False)), ("plain-v2", dict(use_dictionary=False, data_page_version="2.0")),
                      ("old", dict(version="1.0")), ("bloom", dict(write_page_index=True)),
                      ("pages", dict(data_page_size=64, use_dictionary=False, row_group_size=7)),
                      ("checked", dict(write_page_checksum=True)),
                      ("delta-length", dict(use_dictionary=False, column_encoding={"text": "DELTA_LENGTH_BYTE_ARRAY"})),
                      ("delta", dict(use_dictionary=False, column_encoding={"text": "DELTA_BYTE_ARRAY"}))):
        put(f"datasets/good-{name}.parquet", parquet(rows, **how), "safe", format="parquet")
        put(f"datasets/formula-{name}.parquet", parquet(evil, **how), "suspicious", "GH-DAT-002")
    put("datasets/nested-formula.parquet", parquet(rows + [dict(rows[0], part={"note": cell})]), "suspicious", "GH-DAT-002")
    bytes_ = [{"blob": GOOD}, {"blob": b"\x80\x02" + EVIL}]
    put("datasets/pickle-evil.parquet", parquet(bytes_), "malicious", FOUND)
    put("datasets/empty.parquet", parquet(rows[:0] or [{"a": "x"}]), "safe")
    good = parquet(rows)
    put("datasets/trailing.parquet", good + EVIL, "unknown", "GH-DAT-001")
    put("datasets/cut.parquet", good[:-50], "unknown", "GH-DAT-001")
    footer = struct.unpack("<I", good[-8:-4])[0]
    put("datasets/hidden.parquet", good[:-8 - footer] + EVIL + good[-8 - footer:], "malicious", "GH-DAT-003")
    put("datasets/brotli.parquet", parquet(rows, compression="brotli"), "safe", format="parquet")
    def arrow(rows, stream=False, **how):
        out = io.BytesIO()
        table = pyarrow.Table.from_pylist(rows)
        make = pyarrow.ipc.new_stream if stream else pyarrow.ipc.new_file
        with make(out, table.schema, options=pyarrow.ipc.IpcWriteOptions(**how)) as target:
            target.write_table(table, max_chunksize=25)
        return out.getvalue()

    for name, how in (("file", {}), ("stream", dict(stream=True)), ("lz4", dict(compression="lz4")),
                      ("zstd", dict(compression="zstd", stream=True)), ("legacy", dict(use_legacy_format=True, stream=True))):
        if name == "legacy":
            continue  # without the first mark nothing tells such a stream
        put(f"datasets/good-{name}.arrow", arrow(rows, **how), "safe", format="arrow")
        put(f"datasets/formula-{name}.arrow", arrow(evil, **how), "suspicious", "GH-DAT-002")
    typed = pyarrow.table({
        "dictionary": pyarrow.array(["a", cell, "a"]).dictionary_encode(), "large": pyarrow.array(["x", None, "y"], pyarrow.large_string()),
        "view": pyarrow.array(["short", "a text that is longer than a view", None], pyarrow.string_view()),
        "number": [1, 2, 3], "null": pyarrow.nulls(3), "date": pyarrow.array([1, 2, 3], pyarrow.timestamp("s")),
        "fixed": pyarrow.array([b"ab", b"cd", None], pyarrow.binary(2)), "list": pyarrow.array([["a"], [], None]),
        "map": pyarrow.array([[("k", "v")], [], None], pyarrow.map_(pyarrow.string(), pyarrow.string())),
        "union": pyarrow.UnionArray.from_sparse(pyarrow.array([0, 1, 0], pyarrow.int8()), [pyarrow.array(["a", "b", "c"]), pyarrow.array([1, 2, 3])]),
        "runs": pyarrow.RunEndEncodedArray.from_arrays([2, 3], ["a", "b"]),
        "two": pyarrow.array([["a", "b"], ["c", "d"], None], pyarrow.list_(pyarrow.string(), 2)),
    })
    out = io.BytesIO()
    with pyarrow.ipc.new_file(out, typed.schema) as target:
        target.write_table(typed)
    put("datasets/types-formula.arrow", out.getvalue(), "suspicious", "GH-DAT-002", format="arrow")
    put("datasets/pickle-evil.arrow", arrow(bytes_), "malicious", FOUND)
    put("datasets/cut-stream.arrow", arrow(rows, stream=True)[:-8], "unknown", "GH-DAT-001")
    put("datasets/after-stream.arrow", arrow(rows, stream=True) + EVIL, "malicious", "GH-DAT-003")
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    put("datasets/good.jsonl", lines, "safe", format="jsonl")
    put("datasets/good.jsonl.gz", gzip.compress(lines, mtime=0), "safe", format="jsonl+gzip")
    put("datasets/good.jsonl.zst", __import__("zstandard").compress(lines), "safe", format="jsonl+zstd")
    put("datasets/no-last-end.jsonl", lines[:-1], "safe", format="jsonl")
    put("datasets/formula.jsonl", lines + json.dumps({"a": {"b": [cell]}}).encode() + b"\n", "suspicious", "GH-DAT-002")
    put("datasets/special.jsonl", b'\xef\xbb\xbf{"loss": NaN, "t": "NaN \\"Infinity"}\n{"loss": -Infinity, "t": "x"}\n', "safe", format="jsonl")
    put("datasets/cut.jsonl", lines[:-9], "unknown", "GH-DAT-001")
    put("datasets/broken.jsonl", lines + b"not json\n" + lines, "unknown", "GH-DAT-001")


PARTS = [streams, tars, sevens, zips, images, datasets]
if __name__ == "__main__":
    for part in PARTS:
        part()
    (HERE / f"expected-{AREA}.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
    total = sum((HERE / name).stat().st_size for name in EXPECTED)
    print(len(EXPECTED), "files,", total, "bytes")
