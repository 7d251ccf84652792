"""Bad input, whole-program: clear errors that name the place, no crash, nothing acknowledged lost, no secret in a log."""

import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

from stages import Stages, wait_for

CRASHES = {132, 133, 134, 135, 136, 139, -4, -5, -6, -7, -8, -11}
results = {"passed": 0, "failed": 0}


def check(name: str, good: bool, detail: str = "") -> None:
    results["passed" if good else "failed"] += 1
    if not good:
        print(f"FAIL {name}\n  " + "\n  ".join(detail.splitlines()[:12]))


def refused(stages, place, name, line, codes, *mentions, timeout=60):
    """The command ends with one of `codes`, in time, without a crash, and its words mention the place."""
    start = time.time()
    try:
        done = stages.run(line, place, timeout=timeout)
    except subprocess.TimeoutExpired:
        check(name, False, f"no end within {timeout} s: {line}")
        return None
    text = done.stdout + done.stderr
    good = done.returncode in codes and done.returncode not in CRASHES and all(m in text for m in mentions)
    check(name, good, f"exit {done.returncode} (wanted {codes}), {time.time() - start:.1f} s, wanted {mentions}\n{text}")
    return done


def files(stages):
    place = stages.base / "files"
    place.mkdir()
    (place / "empty.pt").write_bytes(b"")
    (place / "cut.pkl").write_bytes(b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00cos\nsyst")
    (place / "noise.bin").write_bytes(os.urandom(65536))
    (place / "evil\n\x1b[31mname.pkl").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    (place / "header.safetensors").write_bytes(b"\xff" * 8 + b"{}")
    os.mkfifo(place / "pipe")
    os.symlink("loop", place / "loop")
    with open(place / "huge.safetensors", "wb") as huge:
        huge.truncate(2 << 30)
    done = refused(stages, place, "a directory of bad files", "gatehouse scan --format jsonl .", {1, 2}, timeout=120)
    if done:
        faults = [json.loads(fault) for fault in re.split(r"\n(?=\{)", done.stderr.strip())]
        left_out = {fault["error"]["place"] for fault in faults}
        check("what is left out is said", left_out == {"./pipe", "./loop"} and done.returncode == 2, done.stderr)
        rows = [json.loads(row) for row in done.stdout.splitlines()]
        check("one row for each file", len(rows) >= 6, done.stdout)
        check("no bad file is called safe", all(row["verdict"] != "safe" for row in rows), done.stdout)
        evil = [row for row in rows if "evil" in row["path"]]
        check("a payload is malicious", bool(evil) and evil[0]["verdict"] == "malicious", done.stdout)
    done = refused(stages, place, "names cannot drive the terminal", "gatehouse scan .", {1, 2}, timeout=120)
    check("no escape sequence is printed", done is not None and "\x1b" not in done.stdout + done.stderr)
    refused(stages, place, "a missing file", "gatehouse scan nowhere.pt", {2}, "nowhere.pt")
    done = refused(stages, place, "a missing file, for programs", "gatehouse scan nowhere.pt --format jsonl", {2}, "nowhere.pt")
    check("its error is JSON", done is not None and json.loads(done.stderr)["error"]["code"] == "GH-0201")
    (place / "hollow").mkdir()
    refused(stages, place, "a directory without files", "gatehouse scan hollow", {2}, "hollow")
    refused(stages, place, "a pipe", "gatehouse scan pipe", {2}, "pipe", timeout=10)
    refused(stages, place, "a link to itself", "gatehouse scan loop", {2}, "loop")
    refused(stages, place, "a file whose bytes cannot be read", "gatehouse scan /proc/self/mem", {1, 2}, "/proc/self/mem")
    if os.geteuid() != 0:
        (place / "shut.pt").write_bytes(b"x")
        (place / "shut.pt").chmod(0)
        refused(stages, place, "a file without permission", "gatehouse scan shut.pt", {2}, "shut.pt")
    refused(stages, place, "a missing file beside a good one", "gatehouse scan nowhere.pt empty.pt", {2}, "nowhere.pt", "empty.pt")
    refused(stages, place, "a misspelt option", "gatehouse scan --fromat json empty.pt", {64}, "format")
    refused(stages, place, "a misspelt command", "gatehouse scna x", {64}, "scan")


def manifests(stages):
    place = stages.place("system")
    good = (place / "gatehouse.yaml").read_text()
    cases = {
        "empty": "", "binary": "\x00\x01\x02", "a list": "- a\n- b\n", "a scalar": "42\n",
        "wrong type": good.replace("criticality: standard", "criticality: [1, 2]"),
        "unknown value": good.replace("criticality: standard", "criticality: enormous"),
        "unknown key": good.replace("criticality:", "critcality:"),
        "duplicate key": good + "\nsystem: {name: again}\n",
        "two documents": good + "\n---\n" + good,
        "bad indentation": good.replace("  owner:", " \towner:"),
        "alias bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{c}: &{c} [{', '.join(['*' + chr(ord(c) - 1)] * 9)}]\n" for c in "bcdefghij"),
        "nested flow, 10 MB": "[" * 10_000_000,
        "nested flow, 900 kB": "a: " + "[" * 900_000,
        "nested blocks": "\n".join(" " * i + "a:" for i in range(1200)),
        "a huge scalar": "system: " + "x" * 5_000_000,
    }
    for name, text in cases.items():
        (place / "bad.yaml").write_text(text)
        refused(stages, place, f"manifest: {name}", "gatehouse manifest check --manifest bad.yaml", {1, 2}, "bad.yaml", timeout=20)
    (place / "bad.yaml").write_bytes(b"system: \xff\xfe\n")
    refused(stages, place, "manifest: bad UTF-8", "gatehouse manifest check --manifest bad.yaml", {1, 2}, "bad.yaml")
    (place / "bad.yaml").write_text(cases["unknown key"])
    refused(stages, place, "the nearest key is named", "gatehouse manifest check --manifest bad.yaml", {1, 2}, "criticality", "bad.yaml:")
    refused(stages, place, "a missing manifest", "gatehouse check --manifest none.yaml", {2}, "none.yaml")
    (place / "bad.yaml").unlink()


def ledgers(stages):
    source = stages.place("prepared")
    refused(stages, source, "a sound ledger verifies", "gatehouse ledger verify", {0})
    state = source / ".gatehouse"
    targets = [p for p in sorted((state / "ledger").rglob("*")) if p.is_file() and p.stat().st_size > 8]
    for number, target in enumerate(targets):
        name = target.relative_to(state)
        if "lock" in target.name or "index" in target.name:
            continue
        copy = stages.base / f"flip{number}"
        shutil.copytree(source, copy)
        victim = copy / ".gatehouse" / name
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 0x20
        victim.write_bytes(data)
        refused(stages, copy, f"a flipped byte in {name}", "gatehouse ledger verify", {1, 2}, target.name)
        victim.unlink()
        # Earlier partial tiles may go at any time; the newest of a tile may not.
        widest = max((int(p.name) for p in target.parent.iterdir() if p.name.isdigit()), default=0)
        earlier = target.parent.name.endswith(".p") and int(target.name) < widest
        refused(stages, copy, f"{name} is missing", "gatehouse ledger verify", {0}) if earlier else refused(
            stages, copy, f"{name} is missing", "gatehouse ledger verify", {1, 2}, target.name)
        shutil.rmtree(copy)
    blobs = [p for p in (state / "blobs").rglob("*") if p.is_file()]
    copy = stages.base / "blob"
    shutil.copytree(source, copy)
    victim = copy / ".gatehouse" / blobs[0].relative_to(state)
    victim.chmod(0o600)
    victim.write_bytes(b"x" + victim.read_bytes()[1:])
    refused(stages, copy, "a changed body", "gatehouse ledger verify", {1, 2}, victim.name[:12])
    shutil.rmtree(copy)
    copy = stages.base / "noindex"
    shutil.copytree(source, copy)
    for index in (copy / ".gatehouse").rglob("*.sqlite*"):
        index.write_bytes(b"this is no database")
    refused(stages, copy, "a broken index is made again", "gatehouse check", {0, 1}, "1.3c")
    shutil.rmtree(copy)
    copy = stages.base / "wide"
    shutil.copytree(source, copy)
    for key in (copy / ".gatehouse" / "keys").glob("*.pem"):
        if ".pub." not in key.name:
            key.chmod(0o644)
    refused(stages, copy, "keys that others can read", "gatehouse scan models/support-retriever.safetensors --record", {2}, "0600")
    shutil.rmtree(copy)
    forked(stages, source)
    full_disk(stages, source)


def forked(stages, source):
    """Two histories of the same size under the same key: the checkpoint of one does not fit the other."""
    one, other = stages.base / "one", stages.base / "other"
    for place, model in ((one, "models/support-retriever.safetensors"), (other, "models/third-party/good-ranker.safetensors")):
        shutil.copytree(source, place)
        stages.must(f"gatehouse scan {model} --record", place)
        stages.must("gatehouse ledger verify", place)
    sizes = [(place / ".gatehouse/ledger/checkpoint").read_text().splitlines()[1] for place in (one, other)]
    check("both histories are of one size", sizes[0] == sizes[1], str(sizes))
    shutil.copy(other / ".gatehouse/ledger/checkpoint", one / ".gatehouse/ledger/checkpoint")
    refused(stages, one, "a forked checkpoint", "gatehouse ledger verify", {1, 2}, "checkpoint", "another history")
    shutil.rmtree(one)
    shutil.rmtree(other)


def full_disk(stages, source):
    copy = stages.base / "full"
    shutil.copytree(source, copy)
    done = stages.run("ulimit -f 1; gatehouse scan models/support-retriever.safetensors --record", copy)
    check("no room for the ledger is said", done.returncode == 2 and any(code in done.stderr for code in ("GH-0902", "GH-0422")),
          f"exit {done.returncode}\n{done.stdout}{done.stderr}")
    refused(stages, copy, "and nothing is lost by it", "gatehouse ledger verify", {0})
    refused(stages, copy, "and it goes on afterwards", "gatehouse scan models/support-retriever.safetensors --record", {0})
    refused(stages, copy, "and still verifies", "gatehouse ledger verify", {0})
    shutil.rmtree(copy)


def talk(stages, payload, seconds=5.0, drip=None):
    """Sends bytes to the gateway and returns what came back until it closed or the time was over."""
    received = b""
    with socket.create_connection(("127.0.0.1", stages.gateway_port), timeout=seconds) as link:
        try:
            if drip is None:
                link.sendall(payload)
            else:
                for byte in payload:
                    link.sendall(bytes([byte]))
                    time.sleep(drip)
        except OSError:
            pass
        link.settimeout(seconds)
        try:
            while chunk := link.recv(65536):
                received += chunk
                if b"\r\n\r\n" in received and drip is None and len(received) > 4096:
                    break
        except OSError:
            pass
    return received


def post(stages, body, extra=""):
    key = stages.environment["KEY"]
    head = (f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
            f"Content-Type: application/json\r\nConnection: close\r\n{extra}Content-Length: {len(body)}\r\n\r\n")
    return talk(stages, head.encode() + body)


def clients(stages):
    stages.place("serving")
    prompt = b'{"model":"support-assistant","messages":[{"role":"user","content":"Where is my zanzibarmarker order?"}]}'
    sound = post(stages, prompt)
    check("a sound request is answered", sound.startswith(b"HTTP/1.1 200"), sound[:400].decode("latin1"))
    bodies = {
        "malformed JSON": (b'{"model": "support-assistant", "messages": [', b"400"),
        "bad UTF-8": (prompt.replace(b"Where", b"\xff\xfe"), b"400"),
        "duplicate keys": (b'{"model":"a","model":"support-assistant","messages":[]}', b"400"),
        "deep nesting": (b"[" * 200_000, b"400"),
        "an empty body": (b"", b"400"),
        "an array": (b"[]", b"400"),
        "no messages": (b'{"model":"support-assistant"}', b"400"),
        "a wrong role": (prompt.replace(b'"user"', b'"emperor"'), b"400"),
        "an unknown model": (prompt.replace(b"support-assistant", b"nobody"), b"404"),
        "a lone surrogate": (prompt.replace(b"Where", b"\\ud800"), b"400"),
        "a NUL in text": (prompt.replace(b"Where", b"\\u0000"), b""),
    }
    for name, (body, status) in bodies.items():
        answer = post(stages, body)
        check(f"client: {name}", answer.startswith(b"HTTP/1.1 " + status), answer[:300].decode("latin1"))
        check(f"client: {name} has a request id", b"x-request-id:" in answer.lower(), answer[:300].decode("latin1"))
    big = post(stages, b'{"x":"' + b"a" * 100_000_000 + b'"}')
    check("client: 100 MB", b" 413 " in big[:40] or big == b"", big[:200].decode("latin1"))
    lines = {
        "nonsense": b"\x00\x01\x02\x03\r\n\r\n", "no request line": b"\r\n\r\n\r\n",
        "half a request": b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"mod",
        "headers without end": b"GET / HTTP/1.1\r\n" + b"X-A: " + b"a" * 200_000,
        "two lengths": b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n12345",
        "length and chunks": b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    }
    for name, payload in lines.items():
        answer = talk(stages, payload, seconds=2)
        check(f"client: {name}", not answer.startswith(b"HTTP/1.1 200"), answer[:200].decode("latin1"))
        if answer:
            check(f"client: {name} has a request id", b"\r\nx-request-id: req_" in answer, answer[:300].decode("latin1"))
            check(f"client: {name} gets an error as all others", b'{"error":{' in answer, answer[:300].decode("latin1"))
    silent = {name for name in lines if not talk(stages, lines[name], seconds=2)}
    check("bytes that are no request are answered", silent <= {"no request line"}, str(silent))
    start = time.time()
    talk(stages, b"GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", seconds=20, drip=0.5)
    check("client: slow headers are cut", time.time() - start < 45)
    sound = post(stages, prompt)
    check("afterwards a sound request is answered", sound.startswith(b"HTTP/1.1 200"), sound[:400].decode("latin1"))
    key = stages.environment["KEY"]
    with socket.create_connection(("127.0.0.1", stages.gateway_port), timeout=5) as link:
        link.sendall((f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n"
                      "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"mod").encode())
        time.sleep(0.5)
    time.sleep(2)
    log = (stages.base / "gatehouse.log").read_text(errors="replace")
    broken = re.search(r'"code":"request_timeout".*"request_id":"(req_[0-9a-f]+)"', log)
    check("client: half a request, then gone, is logged", broken is not None, log[-600:])
    if broken:
        refused(stages, stages.place("serving"), "client: half a request has its audit entry",
                f"gatehouse audit proof {broken.group(1)}", {0})
    log = (stages.base / "gatehouse.log").read_text(errors="replace")
    check("no prompt text in the log", "zanzibarmarker" not in log, log[-2000:])
    check("no key in the log", key not in log and key[3:] not in log)
    kept = b"".join(p.read_bytes() for p in (stages.place("serving") / ".gatehouse").rglob("*") if p.is_file())
    check("no prompt text in the state directory", b"zanzibarmarker" not in kept)
    check("no key in the state directory", key.encode() not in kept)
    request_id = re.search(rb"x-request-id: *(\S+)", sound, re.I)
    if request_id:
        refused(stages, stages.place("serving"), "the audit entry can be proved",
                f"gatehouse audit proof {request_id.group(1).decode()}", {0})
    refused(stages, stages.place("serving"), "an unknown request has no proof", "gatehouse audit proof req-none", {1, 2}, "req-none")
    refused(stages, stages.place("serving"), "the ledger verifies while it is served", "gatehouse ledger verify", {0})
    no_room_to_log(stages, prompt)


def no_room_to_log(stages, prompt):
    """A gateway whose ledger cannot grow: what it answered is in the ledger, and then it answers nothing more."""
    place = stages.place("serving")
    gateway = stages.processes[-1]
    gateway.terminate()
    gateway.wait(20)
    state = place / ".gatehouse"
    largest = max(p.stat().st_size for p in (state / "ledger").rglob("*") if p.is_file())
    limit = largest // 1024 + 12
    gateway = stages.start(["bash", "-c", f"ulimit -f {limit}; exec gatehouse serve"], place)
    wait_for(stages.environment["URL"] + "/healthz")
    answered, refusals = [], []
    for _ in range(40):
        answer = post(stages, prompt)
        request_id = re.search(rb"x-request-id: *(\S+)", answer, re.I)
        if answer.startswith(b"HTTP/1.1 200") and request_id:
            answered.append(request_id.group(1).decode())
        else:
            refusals.append(answer)
    check("a gateway without room answers first", len(answered) > 0, f"{len(answered)} answered")
    check("a gateway without room refuses then", len(refusals) > 0, f"{len(answered)} answered")
    check("a gateway without room says so", all(a.startswith(b"HTTP/1.1 503") for a in refusals),
          b"\n".join(a[:300] for a in refusals[:2]).decode("latin1"))
    check("nothing is answered that was not logged", all(b'"content"' not in a for a in refusals))
    check("it lives on", gateway.poll() is None)
    gateway.terminate()
    check("it stops when asked", gateway.wait(20) not in CRASHES)
    refused(stages, place, "the ledger verifies after the full disk", "gatehouse ledger verify", {0})
    for request_id in answered[:2] + answered[-2:]:
        refused(stages, place, "what was answered is in the ledger", f"gatehouse audit proof {request_id}", {0})


def main() -> int:
    stages = Stages(sys.argv[1])
    try:
        for part in (files, manifests, ledgers, clients):
            part(stages)
    finally:
        stages.close()
    print(f"bad input: {results['passed']} passed, {results['failed']} failed")
    return 1 if results["failed"] or results["passed"] < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
