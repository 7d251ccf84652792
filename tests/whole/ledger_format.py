#!/usr/bin/env python3
"""The ledger as a public format: read by an independent reader (tlog.py), served over HTTP, witnessed in both
directions with raw HTTP, refused as a copy or an old backup, and verified after content was erased.

    tests/whole/ledger_format.py BIN_DIR
"""

import base64
import gzip
import http.client
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import tlog  # noqa: E402

BINARIES = pathlib.Path(sys.argv[1]).resolve()
GATEHOUSE = str(BINARIES / "gatehouse")
BASE = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-ledger-"))
ENVIRONMENT = dict(os.environ, NO_COLOR="1", GATEHOUSE_MEMORY=str(BASE / "memory"))
CHECKS = [0]
SERVERS = []


def check(condition, what):
    CHECKS[0] += 1
    if not condition:
        raise SystemExit(f"FAILED: {what}")


def run(*words, cwd=None, code=0, memory=None):
    environment = dict(ENVIRONMENT, GATEHOUSE_MEMORY=str(memory)) if memory else ENVIRONMENT
    done = subprocess.run([GATEHOUSE, *map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120)
    if code is not None and done.returncode != code:
        raise SystemExit(f"FAILED: {' '.join(map(str, words))}: exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr if code else done.stdout


def refuses(what, wrong, *arguments):
    try:
        wrong(*arguments)
    except (tlog.Wrong, ValueError, FileNotFoundError):
        CHECKS[0] += 1
        return
    raise SystemExit(f"FAILED: {what} was accepted")


def system(name):
    place = BASE / name
    place.mkdir()
    (place / "model.bin").write_bytes(b"weights of " + name.encode())
    (place / "tree").mkdir()
    (place / "tree" / "a.bin").write_bytes(b"a")
    (place / "tree" / "b.bin").write_bytes(b"b")
    run("keys", "generate", cwd=place)
    return place


def vkey(place):
    return run("keys", "show", "ledger", cwd=place).strip()


def reader(place):
    return lambda path: (place / ".gatehouse" / "ledger" / path).read_bytes()


def read(place):
    return tlog.read_log(reader(place), [tlog.Verifier(vkey(place))])


# 1. Files and proofs.


def files_and_proofs():
    place = system("files")
    for _ in range(3):
        run("sign", "model.bin", cwd=place)
    run("sign", "tree", cwd=place)
    verifiers = [tlog.Verifier(vkey(place))]
    origin, entries, leaves = read(place)
    check(len(entries) == 5, "five entries")
    for index, entry in enumerate(entries):
        data = run("ledger", "proof", index, cwd=place).encode()
        extra, found, path, checkpoint = tlog.read_proof(data, verifiers)
        check((extra, found) == (None, index) and checkpoint[0] == origin, "a proof names its entry")
        check(path == tlog.inclusion(index, leaves), "the hashes are those of the definition")
        tlog.prove(entry, index, path, checkpoint)
        refuses("another entry", tlog.prove, entry + b" ", index, path, checkpoint)
    for model in ("model.bin", "tree"):
        run("proof", model, cwd=place)
        data = (place / f"{model}.tlog-proof").read_bytes()
        extra, index, path, checkpoint = tlog.read_proof(data, verifiers)
        entry = base64.b64decode(json.loads(extra)["entry"])
        tlog.prove(entry, index, path, checkpoint)
        check(entry == entries[index], "the extra line carries the entry")
        alone = BASE / f"alone-{model}"
        alone.mkdir()
        source = place / model
        (shutil.copytree if source.is_dir() else shutil.copy)(source, alone / model)
        shutil.copy(place / f"{model}.tlog-proof", alone)
        words = ["proof", "--verify", model, "--vkey", vkey(place)]
        report = json.loads(run(*words, "--format", "json", cwd=alone))
        check(report["valid"] and report["entry"] == index, "a proof verifies without a state directory")
        other = system(f"other-{model}")
        run("proof", "--verify", model, "--vkey", vkey(other), cwd=alone, code=1)
        for at in range(0, len(data), max(1, len(data) // 12)):
            changed = bytearray(data)
            changed[at] ^= 1
            (alone / f"{model}.tlog-proof").write_bytes(changed)
            done = subprocess.run([GATEHOUSE, *words], cwd=alone, env=ENVIRONMENT, capture_output=True)
            # What the extra line says besides entry and envelope is not authenticated.
            check(done.returncode in (1, 2) or b"format" not in changed, f"byte {at} of a proof was changed")
        target = alone / model / "a.bin" if source.is_dir() else alone / model
        target.write_bytes(b"changed")
        shutil.copy(place / f"{model}.tlog-proof", alone)
        run(*words, cwd=alone, code=1)
    run("proof", "nothing-known.bin", cwd=place, code=2)
    return place


def foreign_proofs(base):
    """Proofs of a log that is not ours, made here, verified by ours; and everything wrong refused."""
    log, witness = tlog.Key("example.com/other-log"), tlog.Key("w.example", 4)
    entries = [b"entry %d" % n for n in range(300)]
    leaves = [tlog.leaf_hash(e) for e in entries]
    base.mkdir()

    def proof(index, size, path=None, extra=b"", more="", key=log, text=None):
        text = text or tlog.checkpoint_text("example.com/other-log", leaves[:size])
        hashes = tlog.inclusion(index, leaves[:size]) if path is None else path
        lines = "".join(base64.b64encode(h).decode() + "\n" for h in hashes)
        return b"c2sp.org/tlog-proof@v1\n" + extra + f"index {index}\n{lines}\n{text}\n{key.line(text)}{more}".encode()

    def judge(data, entry, code, *words):
        (base / "p").write_bytes(data)
        (base / "e").write_bytes(entry)
        run("ledger", "verify-proof", base / "p", "--entry", base / "e", *(words or ("--vkey", log.vkey)), code=code)

    for index, size in ((0, 1), (0, 2), (1, 3), (255, 256), (256, 257), (299, 300), (7, 300)):
        judge(proof(index, size), entries[index], 0)
    judge(proof(7, 300, extra=b"extra QUJD\n"), entries[7], 0)
    text = tlog.checkpoint_text("example.com/other-log", leaves)
    judge(proof(7, 300, more=tlog.Key("stranger").line(text)), entries[7], 0)
    judge(proof(7, 300), entries[8], 1)
    judge(proof(7, 300, path=tlog.inclusion(8, leaves)), entries[7], 1)
    judge(proof(7, 300, path=tlog.inclusion(7, leaves)[:-1]), entries[7], 1)
    judge(proof(7, 300, path=tlog.inclusion(7, leaves) + [b"x" * 32]), entries[7], 1)
    judge(proof(7, 300, key=tlog.Key("example.com/other-log")), entries[7], 1)
    judge(proof(7, 300, text=text.replace("other-log", "third-log")), entries[7], 1)
    for bad in (b"index 07\n", b"index 7 \n", b"index +7\n", b"Index 7\n", b"", b"extra A\nindex 7\n", b"index 7\n\n"):
        judge(proof(7, 300).replace(b"index 7\n", bad), entries[7], 1)
    policy = base / "policy"
    policy.write_text(f"log {log.vkey}\nwitness w {witness.vkey}\nquorum w\n")
    judge(proof(7, 300), entries[7], 1, "--policy", policy)
    judge(proof(7, 300, more=witness.line(text, 2**63 - 1)), entries[7], 0, "--policy", policy)
    judge(proof(7, 300, more=witness.line(text + "x\n", 5)), entries[7], 1, "--policy", policy)
    policy.write_text(f"log {log.vkey}\nwitness w {witness.vkey}\n")
    judge(proof(7, 300), entries[7], 2, "--policy", policy)


# 2. Sizes.


def filler():
    for name in ("gatehouse-bench", "ledger-bench"):
        if (BINARIES / name).exists():
            return str(BINARIES / name)
    raise SystemExit("there is no gatehouse-bench beside the program")


def sizes():
    for size in (1, 255, 256, 257, 65_535, 65_536, 70_000):
        state = BASE / f"size-{size}"
        subprocess.run([filler(), "fill", str(state), str(size)], check=True, env=ENVIRONMENT, capture_output=True)
        key = (state / "keys" / "ledger.vkey").read_text().strip()
        _, entries, leaves = tlog.read_log(lambda path: (state / "ledger" / path).read_bytes(), [tlog.Verifier(key)])
        check(len(entries) == size, f"{size} entries")
        for index in {0, size - 1, size // 2, min(size - 1, 256)}:
            data = run("ledger", "proof", index, "--state", state).encode()
            _, _, path, checkpoint = tlog.read_proof(data, [tlog.Verifier(key)])
            tlog.prove(entries[index], index, path, checkpoint)
        report = json.loads(run("ledger", "verify", "--state", state, "--format", "json"))
        check(report["published"] == size and bytes.fromhex(report["root_sha256"]) == tlog.root_of(leaves), f"root of {size}")
    tree = state / "ledger" / "tile"
    check((tree / "0" / "273.p" / "112").stat().st_size == 112 * 32, "the tiles of 70,000 entries are those of the text")
    check((tree / "1" / "001.p" / "17").exists() and (tree / "2" / "000.p" / "1").exists(), "and the upper ones")
    return state


# 3. Damage: both readers find it, ours names the place.


def damage(state, paths, variants):
    key = (state / "keys" / "ledger.vkey").read_text().strip()
    for path in paths:
        file = state / "ledger" / path
        before = file.read_bytes()
        for changed in (before[:10] + bytes([before[10] ^ 1]) + before[11:], before[:-1], None)[:variants]:
            file.unlink() if changed is None else file.write_bytes(changed)
            report = run("ledger", "verify", "--state", state, code=2)
            check(path in report, f"{path} is named:\n{report}")
            refuses(path, tlog.read_log, lambda p: (state / "ledger" / p).read_bytes(), [tlog.Verifier(key)])
        file.write_bytes(before)
    run("ledger", "verify", "--state", state)


# 4. The view over HTTP.


class Server:
    def __init__(self, *words, cwd=None, memory=None):
        environment = dict(ENVIRONMENT, GATEHOUSE_MEMORY=str(memory)) if memory else ENVIRONMENT
        self.process = subprocess.Popen([GATEHOUSE, *map(str, words), "--print-url"], cwd=cwd, env=environment,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        SERVERS.append(self.process)
        self.url = self.process.stdout.readline().strip()
        check(self.url.startswith("http://127.0.0.1:"), f"{words} serves")
        self.port = int(self.url.rsplit(":", 1)[1])

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data

    def stop(self, kill=False):
        self.process.kill() if kill else self.process.terminate()
        self.process.wait(30)


def view(state):
    server = Server("ledger", "serve", "--state", state)
    key = (state / "keys" / "ledger.vkey").read_text().strip()

    def fetch(path):
        status, headers, data = server.ask("GET", "/" + path)
        if status != 200:
            raise tlog.Wrong(f"{path}: {status}")
        immutable = path != "checkpoint"
        kind = "application/octet-stream" if immutable else "text/plain; charset=utf-8"
        check(headers["content-type"] == kind, f"the type of {path}")
        check(("immutable" in headers["cache-control"]) == immutable, f"caching of {path}")
        return data

    _, entries, _ = tlog.read_log(fetch, [tlog.Verifier(key)])
    check(len(entries) == 70_000, "the whole log comes over HTTP")
    status, headers, packed = server.ask("GET", "/tile/entries/000", headers={"Accept-Encoding": "gzip, identity"})
    check(headers["content-encoding"] == "gzip" and headers["vary"] == "Accept-Encoding", "entries are compressed")
    check(gzip.decompress(packed) == (state / "ledger" / "tile" / "entries" / "000").read_bytes(), "and unpack")
    for value in ("identity", "gzip;q=0", "br"):
        check("content-encoding" not in server.ask("GET", "/tile/entries/000", headers={"Accept-Encoding": value})[1], value)
    status, headers, data = server.ask("HEAD", "/tile/0/000")
    check((status, headers["content-length"], data) == (200, "8192", b""), "HEAD answers the length")
    for path in ("/", "/journal", "/tile", "/tile/", "/tile/0", "/tile/0/0", "/tile/0/00", "/tile/00/000", "/tile/0/x000",
                 "/tile/0/x000/000", "/tile/0/000.p/256", "/tile/0/000.p/0", "/tile/0/273.p/0112", "/tile/8/000",
                 "/tile/64/000", "/tile/0/../../journal", "/tile/0/%2e%2e/journal", "/checkpoint/", "//checkpoint",
                 "/tile/data/000", "/../keys/ledger.pem", "/tile/entries/999", "/tile/0/274", "/append.lock",
                 "/tile/entries/x018/x446/x744/x073/x709/x551/x616/000", "/tile/0/-01", "/cosigned", "/tile/0/000.p"):
        check(server.ask("GET", path)[0] == 404, f"{path} is nothing")
    for method in ("POST", "PUT", "DELETE"):
        check(server.ask(method, "/checkpoint")[0] == 405, f"{method} is not answered")
    server.stop()
    run("ledger", "serve", "--listen", "0.0.0.0:0", "--state", state, code=2)


# 5. The witness as a server.


def request(old, proof, note):
    lines = "".join(base64.b64encode(h).decode() + "\n" for h in proof)
    return f"old {old}\n{lines}\n{note}".encode()


def witness_server():
    log = tlog.Key("example.com/log")
    second = tlog.Key("example.com/log")
    stranger = tlog.Key("example.com/log")
    leaves = [tlog.leaf_hash(b"%d" % n) for n in range(600)]
    forked = leaves[:50] + [tlog.leaf_hash(b"other")] + leaves[51:]

    def note(size, key=log, tree=leaves, origin="example.com/log", root=None, more=""):
        text = tlog.checkpoint_text(origin, tree[:size], root)
        return f"{text}\n{key.line(text)}{more}"

    place = BASE / "witness"
    key = run("witness", "init", place, "--name", "witness.example/w1").strip()
    witness = tlog.Verifier(key)
    check(witness.kind == 4, "the key of a witness is of type 4")
    (place / "logs.policy").write_text(f"log {log.vkey}\nlog {second.vkey}\nquorum none\n")
    server = Server("witness", "serve", place)

    def add(body):
        return server.ask("POST", "/add-checkpoint", body)

    def expect(status, body, what):
        found, headers, data = add(body)
        check(found == status, f"{what}: {found}, not {status}: {data!r}")
        return headers, data

    def cosigned(size, data, tree=leaves):
        text = tlog.checkpoint_text("example.com/log", tree[:size])
        _, signed = tlog.open_note((text + "\n" + data.decode()).encode(), [witness])
        check(abs(signed["witness.example/w1"] - time.time()) < 120, "the time is now")

    origin_hash = tlog.sha(b"example.com/log").hex()
    check(server.ask("GET", f"/{origin_hash}/checkpoint")[0] == 404, "nothing was cosigned yet")
    for body, what in ((b"", "nothing"), (b"old 0\n\n", "no note"), (request(0, [], "text\n"), "no signature"),
                       (b"old 00" + request(0, [], note(5))[5:], "a leading zero"),
                       (request(6, [], note(5)), "an old size beyond"),
                       (request(0, [b"x" * 32] * 64, note(5)), "64 hashes"), (request(0, [b"x" * 31], note(5)), "31 bytes"),
                       (request(0, [], note(5).replace("\n5\n", "\n05\n")), "a size with a zero")):
        expect(400, body, what)
    expect(404, request(0, [], note(5, origin="example.com/other")), "another log")
    expect(403, request(0, [], note(5, key=stranger)), "an unknown key")
    expect(403, request(0, [], note(5).replace("\n5\n", "\n6\n")), "a changed note")
    text = tlog.checkpoint_text("example.com/log", leaves[:5])
    expect(403, request(0, [], note(5, more=second.line(text + "x\n"))), "one of two trusted signatures fails")
    expect(409, request(3, tlog.consistency(3, leaves[:5]), note(5)), "a size that was never cosigned")
    expect(422, request(0, [b"x" * 32], note(5)), "a proof from nothing")
    expect(422, request(0, [], note(0, root=b"r" * 32)), "an empty tree with a root")
    _, data = expect(200, request(0, [], note(5, more=stranger.line(text))), "a first checkpoint")
    cosigned(5, data)
    _, data = expect(200, request(5, [], note(5, key=second)), "the same again")
    cosigned(5, data)
    expect(422, request(5, [], note(5, tree=[leaves[1]] * 5)), "another tree of this size")
    for size in (6, 7, 8, 64, 255, 256, 257):
        old = {6: 5, 7: 6, 8: 7, 64: 8, 255: 64, 256: 255, 257: 256}[size]
        headers, data = expect(409, request(0, [], note(size)), "from nothing")
        check(headers["content-type"] == "text/x.tlog.size" and data == b"%d\n" % old, "the last size is said")
        expect(422, request(old, tlog.consistency(old, leaves[:size])[1:] + [b"x" * 32], note(size)), "a wrong proof")
        if old > 50:
            expect(422, request(old, tlog.consistency(old, forked[:size]), note(size, tree=forked)), "a fork")
        cosigned(size, expect(200, request(old, tlog.consistency(old, leaves[:size]), note(size)), f"{old} to {size}")[1])
    status, headers, data = server.ask("GET", f"/{origin_hash}/checkpoint")
    check(status == 200 and headers["content-type"].startswith("text/plain"), "monitors get the checkpoint")
    _, size, _, signed = tlog.read_checkpoint(data, [witness, tlog.Verifier(log.vkey)])
    check(size == 257 and len(signed) == 2, "with both signatures")
    for path, status in (("/add-checkpoint/", 404), ("/", 404), ("/" + "0" * 64 + "/checkpoint", 404),
                         (f"/{origin_hash.upper()}/checkpoint", 404)):
        check(server.ask("GET", path)[0] == status, path)
    check(server.ask("GET", "/add-checkpoint")[0] == 405 and server.ask("POST", f"/{origin_hash}/checkpoint")[0] == 405, "methods")
    check(add(b"old 0\n" + b"A" * (1 << 20))[0] in (400, 413), "a large body")

    # Many at once: one of them wins, the others learn the new size.
    answers, threads = [], []
    for size in range(300, 340):
        body = request(257, tlog.consistency(257, leaves[:size]), note(size))
        threads.append(threading.Thread(target=lambda body=body: answers.append(add(body)[0])))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(sorted(answers) == [200] + [409] * 39, f"one of forty: {sorted(answers)}")
    _, size, _, _ = tlog.read_checkpoint(server.ask("GET", f"/{origin_hash}/checkpoint")[2], [witness])

    # What it cosigned survives being killed, and a second process and an old backup are no way round it.
    run("witness", "serve", place, code=2)
    backup = BASE / "witness-backup"
    server.stop(kill=True)
    shutil.copytree(place, backup)
    server = Server("witness", "serve", place)
    check(add(request(0, [], note(5)))[2] == b"%d\n" % size, "it remembers after kill -9")
    expect(200, request(size, tlog.consistency(size, leaves[:400]), note(400)), "and goes on")
    server.stop()
    shutil.rmtree(place)
    shutil.copytree(backup, place)
    server = Server("witness", "serve", place)
    check(add(request(size, tlog.consistency(size, forked[:400]), note(400, tree=forked)))[2] == b"400\n", "an old backup knows")
    server.stop()
    record = place / origin_hash / "checkpoint"
    record.write_bytes(record.read_bytes().replace(b"example", b"exbmple"))
    run("witness", "serve", place, code=2)


# 6. Cosignatures for our own ledger.


class FakeWitness(http.server.BaseHTTPRequestHandler):
    answer = (200, "text/plain", b"")

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        status, kind, body = self.answer(self) if callable(self.answer) else self.answer
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def cosignatures(place):
    names = ["w1", "w2"]
    servers, keys = [], []
    for name in names:
        folder = BASE / f"cosigner-{name}"
        keys.append(run("witness", "init", folder, "--name", f"example.org/{name}").strip())
        (folder / "logs.policy").write_text(f"log {vkey(place)}\nquorum none\n")
        servers.append(Server("witness", "serve", folder))
    fake_key = tlog.Key("example.org/w3", 4)
    fake = http.server.ThreadingHTTPServer(("127.0.0.1", 0), FakeWitness)
    threading.Thread(target=fake.serve_forever, daemon=True).start()
    policy = place / ".gatehouse" / "ledger.policy"
    policy.write_text(
        f"log {vkey(place)}\n" + "".join(f"witness {n} {k} {s.url}/\n" for n, k, s in zip(names, keys, servers))
        + f"witness w3 {fake_key.vkey} http://127.0.0.1:{fake.server_port}\ngroup all 2 w1 w2 w3\nquorum all\n")
    FakeWitness.answer = (200, "text/plain", fake_key.line("something else\n", 5).encode())
    report = json.loads(run("ledger", "witness", "--format", "json", cwd=place))
    check(report["quorum"] and [w["cosigned"] for w in report["witnesses"]] == [True, True, False], "two of three agree")
    verifiers = [tlog.Verifier(k) for k in keys]
    _, size, _, signed = tlog.read_checkpoint(reader(place)("checkpoint"), verifiers)
    check(len(signed) == 2, "the checkpoint carries the cosignatures")
    run("ledger", "verify", cwd=place)
    run("proof", "model.bin", cwd=place)
    check(json.loads(run("proof", "--verify", "model.bin", "--policy", policy, "--format", "json", cwd=place))["cosigned"], "cosigned proof")
    run("sign", "model.bin", cwd=place)
    run("proof", "model.bin", cwd=place, code=2)
    check(tlog.read_checkpoint(reader(place)("cosigned"), verifiers)[1] == size, "the cosigned one is kept")
    server = Server("ledger", "serve", "--cosigned", cwd=place)
    served = tlog.read_log(lambda path: server.ask("GET", "/" + path)[2], verifiers)
    check(len(served[1]) == size, "and served, with its tiles")
    server.stop()
    run("ledger", "witness", cwd=place)
    run("proof", "model.bin", cwd=place)
    servers[0].stop()
    FakeWitness.answer = (403, "text/plain", b"no\n")
    run("sign", "tree", cwd=place)
    run("ledger", "witness", cwd=place, code=1)
    run("proof", "--verify", "model.bin", "--policy", policy, cwd=place)
    few = place / "few.policy"
    few.write_text(policy.read_text().replace("all 2", "all 3"))
    run("proof", "--verify", "model.bin", "--policy", few, cwd=place, code=1)
    FakeWitness.answer = (409, "text/x.tlog.size", b"1000000\n")
    check("GH-0462" in run("ledger", "witness", cwd=place, code=2), "a witness that has seen more is a reason to stop")
    for answer in ((409, "text/x.tlog.size", b"01\n"), (200, "text/plain", b"rubbish"), (302, "text/plain", b""),
                   (200, "text/plain", b"A" * 200_000), (500, "text/html", b"<b>")):
        FakeWitness.answer = answer
        run("ledger", "witness", cwd=place, code=1)
    servers[1].stop()
    fake.shutdown()
    policy.unlink()


# 7. One history.


def histories():
    place = system("original")
    run("sign", "model.bin", cwd=place)
    state = place / ".gatehouse"
    old, copy = BASE / "old-backup", BASE / "copy"
    shutil.copytree(state, old)
    shutil.copytree(state, copy)
    run("sign", "tree", cwd=place)
    report = run("sign", "model.bin", "--state", old, cwd=place, code=2)
    check("GH-0450" in report and "try:" in report, f"an old backup is refused with a remedy:\n{report}")
    before = (old / "ledger" / "checkpoint").read_bytes()
    run("keys", "generate", "--name", "second", "--state", old, cwd=place, code=2)
    check((old / "ledger" / "checkpoint").read_bytes() == before, "nothing was signed in it")
    run("ledger", "verify", "--state", old, cwd=place)
    # The copy goes on where there is no memory of the original, and comes back to it.
    for _ in range(3):
        run("sign", "model.bin", "--state", copy, cwd=place, memory=BASE / "elsewhere")
    report = run("sign", "model.bin", "--state", copy, cwd=place, code=2)
    check("GH-0451" in report, f"a copy that went its own way is refused:\n{report}")
    # And the original where the copy was first.
    report = run("sign", "model.bin", cwd=place, code=2, memory=BASE / "elsewhere")
    check("GH-0450" in report or "GH-0451" in report, report)
    run("sign", "model.bin", cwd=place)
    # Two processes at once on one log.
    started = [subprocess.Popen([GATEHOUSE, "sign", "model.bin"], cwd=place, env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE) for _ in range(8)]
    for process in started:
        _, errors = process.communicate()
        check(process.returncode == 0, errors.decode())
    check(len(read(place)[1]) == 1 + 2 + 1 + 8, "all of them are in")
    memory = next(BASE.joinpath("memory").glob("*.checkpoint"))
    for damaged in BASE.joinpath("memory").glob("*.checkpoint"):
        if tlog.read_checkpoint(damaged.read_bytes(), [_any(damaged)])[0] in vkey(place):
            memory = damaged
    memory.write_bytes(memory.read_bytes()[:-20] + b"\n")
    check("GH-0452" in run("sign", "model.bin", cwd=place, code=2), "a damaged memory is no empty memory")


class _any:
    """A verifier that takes every key, to read a name."""

    def __init__(self, path):
        line = path.read_text().splitlines()[-1][len(tlog.DASH):]
        self.name, encoded = line.split(" ")
        self.id = base64.b64decode(encoded)[:4]

    def check(self, *_):
        return None


# 8. Content that goes.


def erasure():
    place = system("erasure")
    run("sign", "model.bin", cwd=place)
    run("ledger", "encrypt", cwd=place)
    run("sign", "tree", cwd=place)
    run("sign", "model.bin", cwd=place)
    blobs = {path: path.read_bytes() for path in (place / ".gatehouse" / "blobs").rglob("*") if path.is_file()}
    sealed = [path for path, data in blobs.items() if data.startswith(b"GHSEAL01")]
    check(len(sealed) == 2 and not any(b"model_signing" in blobs[path] for path in sealed), "bodies are encrypted")
    run("proof", "tree", cwd=place)
    run("ledger", "verify", cwd=place)
    before = read(place)[1]
    run("ledger", "forget", 1, "--reason", "asked to", cwd=place)
    run("ledger", "forget", 2, "--reason", "retention", cwd=place)
    run("ledger", "forget", 2, "--reason", "again", cwd=place)
    report = json.loads(run("ledger", "verify", "--format", "json", cwd=place))
    check(report["erased"] == [1, 2] and read(place)[1][:4] == before, "the ledger is as it was and verifies")
    shown = json.loads(run("ledger", "show", "--format", "json", cwd=place))["entries"]
    check([e["erased"]["reason"] for e in shown if "erased" in e] == ["retention", "asked to"], "show says when and why")
    check("asked to" in run("ledger", "show", cwd=place), "in words too")
    check("erased" in run("ledger", "export", cwd=place), "and export")
    check("GH-0465" in run("proof", "tree", cwd=place, code=2), "erased evidence proves nothing")
    # A backup of the bodies does not bring the content back: the key is gone.
    for path, data in blobs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if data.startswith(b"GHSEAL01") and not path.exists():
            path.write_bytes(data)
            report = json.loads(run("ledger", "verify", "--format", "json", cwd=place))
            check(report["erased"] == [1, 2], "it is as erased as before")
            check("GH-0465" in run("proof", "tree", cwd=place, code=2), "and proves nothing")
            path.unlink()
    run("ledger", "reindex", cwd=place)
    run("ledger", "verify", cwd=place)
    # A body that is gone without a word is still a fault.
    path = next(p for p in blobs if p.exists() and p in sealed)
    data = path.read_bytes()
    path.unlink()
    check("GH-0410" in run("ledger", "verify", cwd=place, code=2), "a missing body is named")
    path.write_bytes(data)
    run("ledger", "forget", 0, "--reason", "no", cwd=place, code=2)
    run("ledger", "forget", 4, "--reason", "no", cwd=place, code=2)
    # Without the keys the place of each entry is proved, and the bodies are not read.
    shutil.copytree(place / ".gatehouse", BASE / "keyless", ignore=shutil.ignore_patterns("bodies", "machine.pem", "ledger.pem"))
    report = json.loads(run("ledger", "verify", "--state", BASE / "keyless", "--format", "json"))
    check(report["sealed_bodies"] > 0, "a copy without keys verifies as far as it can")


# 9. Killed on entering every call that changes a file.


def kills():
    if shutil.which("strace") is None:
        print("strace is not here: kills between steps are left to the unit tests")
        return
    place = system("kills")
    run("ledger", "encrypt", cwd=place)
    run("sign", "model.bin", cwd=place)
    run("sign", "tree", cwd=place)
    verifiers = [tlog.Verifier(vkey(place))]
    roots, killed = {}, 0

    def look(what):
        for note in (reader(place)("checkpoint"), *(p.read_bytes() for p in BASE.joinpath("memory").glob("*.checkpoint"))):
            try:
                _, size, root, _ = tlog.read_checkpoint(note, verifiers)
            except (tlog.Wrong, ValueError):  # of another ledger, or damaged by a test before
                continue
            check(roots.setdefault(size, root) == root, f"{what}: two roots of {size}")
        run("ledger", "verify", cwd=place)

    for words in (["sign", "model.bin"], ["ledger", "forget", "1", "--reason", "x"]):
        for call in ("pwrite64", "fdatasync", "fsync", "rename", "link", "unlink", "ftruncate"):
            for step in range(1, 40):
                done = subprocess.run(
                    ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                     f"inject={call}:signal=KILL:when={step}", GATEHOUSE, *words],
                    cwd=place, env=ENVIRONMENT, capture_output=True)
                look(f"{words} killed at {call} {step}")
                if done.returncode == 0:
                    break
                check(done.returncode in (-9, 137), f"{words}: {done}")
                killed += 1
    run("ledger", "forget", 1, "--reason", "x", cwd=place)
    read(place)
    check(killed > 10, f"{killed} kills")
    run("sign", "model.bin", cwd=place)


def main():
    started = time.time()
    for name, part in (("files", None), ("witness", witness_server), ("histories", histories), ("erasure", erasure),
                       ("kills", kills)):
        if name == "files":
            place = files_and_proofs()
            cosignatures(place)
            foreign_proofs(BASE / "foreign")
        else:
            part()
        print(f"{name}: {CHECKS[0]} checks, {time.time() - started:.0f} s", flush=True)
    state = sizes()
    print(f"sizes: {CHECKS[0]} checks, {time.time() - started:.0f} s", flush=True)
    view(state)
    damage(BASE / "size-257", ("checkpoint", "tile/entries/000", "tile/0/000", "tile/entries/001.p/1", "tile/0/001.p/1",
                               "tile/1/000.p/1"), 3)
    damage(state, ("tile/1/000", "tile/2/000.p/1", "tile/entries/273.p/112"), 1)
    print(f"ledger format: {CHECKS[0]} checks passed in {time.time() - started:.0f} s")


try:
    main()
finally:
    for process in SERVERS:
        if process.poll() is None:
            process.kill()
    shutil.rmtree(BASE, ignore_errors=True)
