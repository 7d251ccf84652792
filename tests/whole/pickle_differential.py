"""The pickle machine against CPython's C unpickler: the same names in the same order, for many streams.

    python3 tests/whole/pickle_differential.py BIN [COUNT] [SEED]

Makes streams (mutated real pickles, random programs, broken frames, memo tricks, text oddities of protocol 0),
lets CPython load them in a jail (bubblewrap without network or writable files, where there is one; resource
limits in any case) with a `find_class` that answers inert stand-ins and writes names down, and compares the
names with those that `BIN/PickleTracer` prints. Where a value decides (a key that cannot be hashed, say)
CPython may stop earlier; the machine then sees more, never less.
"""

import collections
import datetime
import decimal
import io
import json
import os
import pathlib
import pickle
import pickletools
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile

COUNT = 12_000
SEED = 20261125
FLAT, FRAMED = 0, 1


# --- in the jail ----------------------------------------------------------------------------------

class Kind(type):
    """Classes that let themselves be filled like instances, as the unpickler allows."""

    def __setstate__(cls, state):
        pass

    def append(cls, value):
        pass

    def extend(cls, values):
        pass

    def __setitem__(cls, key, value):
        pass

    add = append


class Inert(metaclass=Kind):
    """Takes everything, does nothing."""

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
    def __init__(self, file):
        super().__init__(file)
        self.names = []

    def find_class(self, module, name):
        self.names.append([module, name])
        return Kind("Inert", (Inert,), {})

    def persistent_load(self, pid):
        return Inert()


class Framed(io.BytesIO):
    """A file that cannot peek: the unpickler keeps to frames."""


def judge_streams():
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source = sys.stdin.buffer
    while head := source.read(5):
        mode, length = head[0], struct.unpack("<I", head[1:])[0]
        data = source.read(length)
        file = Framed(data) if mode == FRAMED else io.BufferedReader(io.BytesIO(data), 1 << 20)
        recorder = Recorder(file)
        fault = None
        try:
            recorder.load()
        except MemoryError:
            fault = "MemoryError"
        except BaseException as error:
            fault = f"{type(error).__name__}: {error}"[:200]
        # Names that are no text cannot be imported; the machine reports them as computed.
        names = [pair for pair in recorder.names if not any(0xD800 <= ord(c) <= 0xDFFF for n in pair for c in n)]
        print(json.dumps({"names": names, "whole": fault is None, "fault": fault}), flush=True)


# --- streams --------------------------------------------------------------------------------------

OPCODES = [ord(op.code) for op in pickletools.opcodes]


def line_text(rng):
    return rng.choice([b"0", b"1", b"01", b"00", b"-5", b" 7", b"7 ", b"1_0", b"0x10", b"0b1", b"1e3", b"nan", b"inf", b"1.",
                       b".5", b"99999999999999999999", b"5L", b"L", b"", b"'a'", b"'a\\x41'", b"'a\\", b"\"q\"", b"\\u0041", b"\\U0001F600",
                       b"\\ud800", b"\\N", b"\xff", b"os", b"a.b", b"a b", b"\xc3\xa9", b"+3", b"1\x002", b"2\r", b"-0"])


def argument(opcode, rng):
    arg = opcode.arg
    if arg is None:
        return b""
    if arg.n > 0:
        if opcode.name == "PROTO":
            return bytes([rng.choice([0, 1, 2, 2, 3, 4, 4, 4, 5, 5, 6])])
        if opcode.name == "FRAME":
            return struct.pack("<Q", rng.choice([0, 1, 2, 3, 5, 9, 20, 1000, 2**40]))
        small = bytes([rng.choice([0, 0, 1, 1, 2, 3, 4, 7, 255])]) + b"\0" * (arg.n - 1)
        return small if rng.random() < 0.9 else rng.randbytes(arg.n)
    if arg.n == -1:
        lines = 2 if "pair" in arg.name else 1
        return b"".join(line_text(rng) + b"\n" for _ in range(lines))
    width = {-2: 1, -3: 4, -4: 4, -5: 8}.get(arg.n, 4)
    body = rng.choice([b"", b"a", b"os", b"system", b"\xc3\xa9", b"\xff", b"\xed\xa0\x80", b"\x01\x02", b"x" * 5])
    length = len(body) if rng.random() < 0.93 else rng.choice([0, 1, len(body) + 3, 2**31])
    return (length & (256**width - 1)).to_bytes(width, "little") + body


BY_CODE = {ord(op.code): op for op in pickletools.opcodes}
PUSHES = b"NK]})\x88\x8f(\x8cXIVS\x8e\x8a"


def program(rng):
    """A random program, mostly well-formed operands, biased towards opcodes that push and import."""
    out = b""
    if rng.random() < 0.7:
        out += b"\x80" + bytes([rng.choice([0, 1, 2, 3, 4, 4, 4, 5])])
    for _ in range(rng.randint(2, 30)):
        dice = rng.random()
        if dice < 0.35:
            code = rng.choice(PUSHES)
        elif dice < 0.6:
            code = rng.choice(b"ci\x93oR\x81\x92bQPtasue\x85\x86\x870012hjqrpg\x94")
        else:
            code = rng.choice(OPCODES)
        if code == ord("."):
            continue
        out += bytes([code]) + argument(BY_CODE[code], rng)
    return out + (b"." if rng.random() < 0.9 else b"")


def imports(rng):
    """Programs whose imports depend on the stack, the memo and marks."""
    names = [b"os", b"system", b"a", b"b.c", b"m\xc3\xa9", b"x" * 300]
    text = lambda: b"\x8c" + bytes([len(n := rng.choice(names[:5]))]) + n
    out = b"\x80" + bytes([rng.choice([2, 3, 4, 5])])
    for _ in range(rng.randint(1, 8)):
        out += rng.choice([
            lambda: text() + text() + b"\x93", lambda: text() + b"q\x00" + text() + b"h\x00\x93",
            lambda: b"c" + rng.choice(names) + b"\n" + rng.choice(names) + b"\n",
            lambda: text() + b"\x94" + text() + b"\x94" + b"0h\x00h\x01\x93",
            lambda: text() + b"2\x93", lambda: b"(" + text() + text() + b"l0" + text() + text() + b"\x93",
            lambda: b"(" + text() + b"i" + rng.choice(names) + b"\n" + rng.choice(names) + b"\n",
            lambda: text() + b"p5\n" + text() + b"p 5\n0g5\ng05\n\x93", lambda: text() + b"p0x5\n",
            lambda: b"(cos\nsystem\n" + text() + b"o", lambda: b"cos\npath\n" + text() + b"\x85R" + text() + b"\x93",
            lambda: b"S'os'\nS'system'\n\x93", lambda: b"Vos\nV\\u0073ystem\n\x93", lambda: b"(" + text() + b"1" + text() + text() + b"\x93",
            lambda: b"\x82\x01" if rng.random() < 0.2 else b"N", lambda: b"Pid\n", lambda: text() + b"Q", lambda: b"K\x01\x85\x95" + struct.pack("<Q", rng.choice([2, 3, 4, 30])),
            lambda: b"r\xff\xff\x00\x00", lambda: b"U\x02os" + b"T\x03\0\0\0abc\x93", lambda: b"\x8d\x02\0\0\0\0\0\0\0osX\x01\0\0\0a\x93",
        ])()
        if rng.random() < 0.3:
            out += rng.choice([b")R", b")\x81", b"}b", b"0", b"2", b"\x94", b")}\x92", b"t", b"\x85"])
    return out + b"."


def reals():
    value = [1, -5, 2**40, 1.5, "té", b"x\xff", None, True, (1, 2), {"a": [1]}, {3}, "a", frozenset([1]), bytearray(b"q")]
    shared = [1]
    things = [value, collections.OrderedDict(a=1), datetime.date(2026, 1, 2), complex(1, 2), collections.Counter("ab"),
              [shared, shared, (shared,)], decimal.Decimal("1.5"), collections.deque([1], 3), range(3), ValueError("x"), len,
              datetime.timedelta(1), pathlib.PurePosixPath("a"), collections.defaultdict(list, {1: [2]}), {i: str(i) for i in range(40)}]
    found = [pickle.dumps(thing, protocol) for thing in things for protocol in range(6)]
    recursive = []
    recursive.append(recursive)
    return found + [pickle.dumps(recursive, p) for p in range(6)] + [
        b"(I1\nI01\nL5L\nF1.5\nS'a\\x41'\nVb\\u00e9\nl.", b"(iabc\ndef\n.", b"(cabc\ndef\nI1\no.", b"\x80\x02cabc\ndef\n)\x81}b.",
        b"\x80\x04\x8c\x01a\x8c\x01b\x93)}\x92N(K\x01K\x02t0.", b"Pid\nN0.", b"Np0\n(g0\ng0\ntp1\n0g1\n2\x86.",
        b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00N0N0N."]


def mutate(data, rng, pool):
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data))
        how = rng.random()
        if how < 0.3:
            data[at] = rng.randrange(256)
        elif how < 0.5:
            data[at:at] = bytes([rng.choice(OPCODES)])
        elif how < 0.65:
            del data[at:at + rng.randint(1, 3)]
        elif how < 0.8:
            other = rng.choice(pool)
            cut = rng.randrange(len(other))
            data[at:at] = other[cut:cut + rng.randint(1, 12)]
        elif how < 0.9:
            data[at:at] = b"\x95" + struct.pack("<Q", rng.choice([0, 1, 2, 4, 8, 16, len(data), 2**33]))
        else:
            del data[at:]
        data = data or bytearray(b".")
    return bytes(data)


def streams(count, seed):
    rng = random.Random(seed)
    pool = reals()
    found = list(pool)
    while len(found) < count:
        dice = rng.random()
        if dice < 0.45:
            found.append(mutate(rng.choice(pool), rng, pool))
        elif dice < 0.7:
            found.append(program(rng))
        elif dice < 0.9:
            found.append(imports(rng))
        else:
            found.append(mutate(imports(rng), rng, pool))
    return [(rng.choice([FLAT, FRAMED]), data) for data in found]


# --- comparison -----------------------------------------------------------------------------------

def packed(chosen):
    return b"".join(bytes([mode]) + struct.pack("<I", len(data)) + data for mode, data in chosen)


def jail():
    """The command that loads hostile streams: confined by bubblewrap if that works here."""
    run = [sys.executable, "-I", os.path.abspath(__file__), "--judge"]
    wrap = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/", "--dev", "/dev", "--tmpfs", "/tmp",
            "--cap-drop", "ALL"]
    if shutil.which("bwrap") and subprocess.run(wrap + ["true"], capture_output=True).returncode == 0:
        return wrap + run, "bubblewrap and resource limits"
    return run, "resource limits only"


def judged(chosen, command):
    """What CPython makes of each stream; `None` where it ran out of memory or died."""
    answers = []
    while len(answers) < len(chosen):
        done = subprocess.run(command, input=packed(chosen[len(answers):]), capture_output=True)
        answers += [json.loads(line) for line in done.stdout.splitlines()]
        if len(answers) < len(chosen):
            answers.append(None)
    return [a if a and a["fault"] != "MemoryError" else None for a in answers]


def traced(chosen, tracer):
    done = subprocess.run([tracer], input=packed(chosen), capture_output=True)
    if done.returncode != 0:
        sys.exit(f"PickleTracer ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    binaries = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else SEED
    chosen = streams(count, seed)
    command, how = jail()
    theirs, ours = judged(chosen, command), traced(chosen, binaries / "PickleTracer")
    tally = collections.Counter()
    faults = collections.Counter()
    wrong = []
    for (mode, data), real, mine in zip(chosen, theirs, ours, strict=True):
        if real is None:
            tally["not judged"] += 1
        elif real["names"] == mine["names"] and real["whole"] == mine["whole"]:
            tally["equal"] += 1
        elif real["names"] == mine["names"][:len(real["names"])] and mine["whole"] >= real["whole"] and not real["whole"]:
            tally["machine goes on"] += 1
            faults[real["fault"].split("'")[0][:60]] += 1
        else:
            wrong.append((mode, data, real, mine))
    named = sum(1 for a in theirs if a and a["names"])
    print(f"pickle differential: seed {seed}, {len(chosen)} streams ({named} with imports), {dict(tally)}, {len(wrong)} differ; jail: {how}")
    if "-v" in sys.argv:
        print(faults.most_common(40))
    for mode, data, real, mine in wrong[:12]:
        print(f"  {mode} {data.hex()}\n    CPython {real}\n    machine {mine}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    judge_streams() if "--judge" in sys.argv else main()
