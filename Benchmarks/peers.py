"""Files for the scan part of `Benchmarks/run`, and the other scanners: made once, in a private place, run without network."""

import json
import os
import pathlib
import pickle
import shutil
import struct
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "CI": "true", "NO_ANALYTICS": "1", "PROMPTFOO_DISABLE_TELEMETRY": "1",
               "LANG": "C.UTF-8"}


def block(seed):
    """1 MiB that looks like weights: small normal numbers as float32, the same in every run."""
    import array
    import random

    numbers = random.Random(seed)
    return array.array("f", (numbers.gauss(0, 0.02) for _ in range(1 << 18))).tobytes()


def big_safetensors(path, mebibytes, tensors=64):
    each = mebibytes // tensors
    header, at = {}, 0
    for number in range(tensors):
        header[f"layers.{number}.weight"] = {"dtype": "F32", "shape": [each << 8, 1024], "data_offsets": [at, at + (each << 20)]}
        at += each << 20
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    pieces = [block(seed) for seed in range(4)]
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for number in range(each * tensors):
            out.write(pieces[number % len(pieces)])


class _Storage:
    """Pickled as a persistent id, as torch.save does."""

    def __init__(self, key, count):
        self.id = ("storage", _Global("torch", "FloatStorage"), key, "cpu", count)


class _Global:
    def __init__(self, module, name):
        self.module, self.name = module, name


def _text(value):
    data = value.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def _int(value):
    return b"J" + struct.pack("<i", value)


def state_dict(tensors, count):
    """The stream that `torch.save` writes for a state dict of one-dimensional tensors."""
    out = b"\x80\x02}("
    for number in range(tensors):
        out += _text(f"layers.{number}.weight")
        out += b"ctorch._utils\n_rebuild_tensor_v2\n(("
        out += _text("storage") + b"ctorch\nFloatStorage\n" + _text(str(number)) + _text("cpu") + _int(count) + b"tQ"
        out += _int(0) + b"(" + _int(count) + b"t(" + _int(1) + b"t\x89ccollections\nOrderedDict\n)RtR"
    return out + b"u."


def big_torch(path, mebibytes, tensors=64):
    each = mebibytes // tensors
    pieces = [block(seed) for seed in range(4)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.pkl", state_dict(tensors, each << 18))
        archive.writestr("archive/byteorder", "little")
        for number in range(tensors):
            with archive.open(f"archive/data/{number}", "w", force_zip64=True) as out:
                for piece in range(each):
                    out.write(pieces[piece % len(pieces)])
        archive.writestr("archive/version", "3\n")


def small_pickles(folder, count=500):
    folder.mkdir()
    for number in range(count):
        value = {"name": f"model {number}", "scores": [number * 0.5] * 50, "labels": {str(k): k for k in range(50)}}
        (folder / f"{number:04}.pkl").write_bytes(pickle.dumps(value, protocol=2 + number % 4))


def scanners():
    """Command lines of the other scanners by name; those that cannot be had are left out, and said so."""
    place = pathlib.Path(os.environ.get("BENCH_PEERS", HERE / ".venv"))
    if not (place / "bin" / "picklescan").exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
            subprocess.run([str(place / "bin" / "pip"), "install", "-q", "-r", str(HERE / "requirements.txt")], check=True)
        except subprocess.CalledProcessError:
            print("the other scanners cannot be installed here: no figures against them")
            return {}
    lines = {"modelaudit": ["scan", "--quiet"], "modelscan": ["scan", "-p"], "picklescan": ["-p"]}
    offline = ["unshare", "-rn"] if shutil.which("unshare") else []
    return {name: offline + [str(place / "bin" / name)] + words for name, words in lines.items()
            if (place / "bin" / name).exists()}


def detectors():
    """Command lines of the other detectors by name, each to be given a text."""
    if not scanners():
        return {}
    place = pathlib.Path(os.environ.get("BENCH_PEERS", HERE / ".venv"))
    offline = ["unshare", "-rn"] if shutil.which("unshare") else []
    return {name: offline + [str(place / "bin" / "python"), str(HERE / "detector_peers.py"), name]
            for name in ("presidio", "detect-secrets")}


def mixed_text(path, root, size=300_000):
    """Prose, code and JSON in equal parts, from what the project and Python's library hold."""
    prose = "".join(file.read_text(errors="replace") for file in sorted(root.glob("docs/**/*.md")))
    library = pathlib.Path(os.__file__).parent
    code = "".join(file.read_text(errors="replace") for file in sorted(library.glob("[a-h]*.py")))
    rows = "".join(json.dumps({"id": number, "text": line.strip(), "score": number / 7}) + "\n"
                   for number, line in enumerate(prose.splitlines()) if line.strip())
    path.write_text(prose[:size // 3] + code[:size // 3] + rows[:size // 3])
