"""Writes pickle-vectors.jsonl: mutated streams, with what CPython's own C unpickler makes of them.

Nothing is imported or called: `find_class` answers an inert class for every name and writes the
name down. Memory and time are limited. Run once, with a seed; the tests read the result.

    python make_pickle_vectors.py
"""

import collections
import datetime
import io
import json
import pathlib
import pickle
import pickletools
import random
import resource

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
SEED = 20261122
COUNT = 401


class Inert:
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def __call__(self, *args, **kwargs):
        return Inert()

    def append(self, value):
        pass

    def extend(self, values):
        pass

    add = append


class Recorder(pickle.Unpickler):
    def __init__(self, data):
        super().__init__(io.BytesIO(data))
        self.names = []

    def find_class(self, module, name):
        self.names.append([module, name])
        return type("Inert", (Inert,), {})

    def persistent_load(self, pid):
        return Inert()


def judge(data):
    recorder = Recorder(data)
    try:
        recorder.load()
        whole = True
    except MemoryError:
        return None
    except BaseException:
        whole = False
    try:
        opcodes = sum(1 for _ in pickletools.genops(data))
    except BaseException:
        opcodes = None
    return {"hex": data.hex(), "names": recorder.names, "whole": whole, "opcodes": opcodes}


def seeds():
    value = [1, -5, 2**40, 1.5, "té", b"x\xff", None, True, (1, 2), {"a": [1]}, {3}, "a"]
    things = [value, collections.OrderedDict(a=1), datetime.date(2026, 1, 2), complex(1, 2),
              collections.Counter("ab")]
    for thing in things:
        for protocol in range(6):
            yield pickle.dumps(thing, protocol)
    yield b"(I1\nI01\nL5L\nF1.5\nS'a\\x41'\nVb\\u00e9\nl."
    yield b"(iabc\ndef\n."
    yield b"(cabc\ndef\nI1\no."
    yield b"\x80\x02cabc\ndef\n)\x81}b."
    yield b"\x80\x04\x8c\x01a\x8c\x01b\x93)}\x92N(K\x01K\x02t0."
    yield b"Pid\nN0."
    yield b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00N0N0N."
    yield b"Np0\n(g0\ng0\ntp1\n0g1\n2\x86."


def mutate(data, rng, pool):
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data))
        how = rng.random()
        if how < 0.35:
            data[at] = rng.randrange(256)
        elif how < 0.6:
            data[at:at] = bytes([rng.choice(OPCODES)])
        elif how < 0.75:
            del data[at:at + rng.randint(1, 3)]
        elif how < 0.9:
            other = rng.choice(pool)
            cut = rng.randrange(len(other))
            data[at:at] = other[cut:cut + rng.randint(1, 12)]
        else:
            data = data[:at]
        if not data:
            data = bytearray(b".")
    return bytes(data)


OPCODES = [ord(op.code) for op in pickletools.opcodes]
if __name__ == "__main__":
    rng = random.Random(SEED)
    pool = list(seeds())
    lines = []
    for data in pool:
        lines.append(judge(data))
    while len(lines) < COUNT:
        found = judge(mutate(rng.choice([p for p in pool if len(p) < 130]), rng, pool))
        if found:
            lines.append(found)
    out = pathlib.Path(__file__).parent / "pickle-vectors.jsonl"
    out.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
    print(len(lines), "vectors,", out.stat().st_size, "bytes,", sum(l["whole"] for l in lines), "whole")
