"""The confined worker and the sandbox, with the built program: what they may do and what becomes of those who try more."""

import hashlib
import json
import os
import pathlib
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time

LAYERS = ["rlimits", "no-new-privs", "seccomp"]
failed = []


def check(what, good, detail=""):
    if not good:
        failed.append(what)
        print(f"FAIL {what} {detail}")


def run(*words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120, **options)


def scans(program, folder):
    for number in range(200):
        (folder / f"{number:03}.pkl").write_bytes(pickle.dumps([number] * (number + 1)))
    (folder / "evil.pkl").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    first = run(program, "scan", folder, "--format", "json")
    again = run(program, "scan", folder, "--format", "json")
    check("the same bytes, the same report", first.stdout == again.stdout and first.returncode == 1)
    document = json.loads(first.stdout)
    check("every layer is on", all(layer in document["isolation"] for layer in LAYERS), document["isolation"])
    names = [pathlib.Path(artefact["path"]).name for artefact in document["artefacts"]]
    check("reports come in the order of the files", names == sorted(names) and len(names) == 201)
    check("the verdicts", document["summary"]["safe"] == 200 and document["summary"]["malicious"] == 1)
    statement = json.loads(run(program, "scan", folder, "--format", "statement").stdout)
    check("the statement names the layers", statement["predicate"]["isolation"] == document["isolation"])


def conversions(program, folder):
    """convert reads its source in the worker too: what comes back is checked, and a refusal is one."""
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n"
    (folder / "a.npy").write_bytes(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(range(12)))
    done = run(program, "convert", folder / "a.npy", folder / "a.safetensors", "--format", "json")
    said = json.loads(done.stdout)
    check("every layer is on when a file is converted", all(layer in said["isolation"] for layer in LAYERS), said)
    content = (folder / "a.safetensors").read_bytes()
    check("the tensors are those of the source", content.endswith(bytes(range(12))))
    check("the digest is that of the file", said["result"]["sha256"] == hashlib.sha256(content).hexdigest())
    (folder / "evil.pkl").write_bytes(b"cos\nsystem\n(S'true'\ntR.")
    refused = run(program, "convert", folder / "evil.pkl", folder / "b.safetensors", "--format", "json")
    check("what is refused names the layers", refused.returncode == 1 and json.loads(refused.stdout)["isolation"])
    traced = run("strace", "-f", "-e", "trace=openat", "-o", folder / "trace", program, "convert", folder / "a.npy",
                 folder / "c.safetensors") if shutil.which("strace") else None
    if traced:
        check("only the open half opens the source", (folder / "trace").read_text().count("a.npy") <= 2)


def worker_of(process):
    """The first process that a running command has started."""
    for _ in range(500):
        children = []
        try:
            for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir():
                children += (task / "children").read_text().split()
        except OSError:
            return None
        if children:
            return int(children[0])
        time.sleep(0.01)
    return None


def killed_conversions(program, folder):
    """A worker that is killed, as the system does when memory runs out, leaves an error and nothing else."""
    source = folder / "large.npy"
    count = 300 << 20
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({count // 4},), }}\n".encode()
    with open(source, "wb") as out:
        out.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
        out.truncate(10 + len(header) + count)
    place = folder / "results"
    for moment in ("inspecting", "converting"):
        place.mkdir()
        done = subprocess.Popen([program, "convert", str(source), str(place / "out.safetensors"), "--format", "json"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        victim = worker_of(done)
        while moment == "converting" and done.poll() is None and not any(place.iterdir()):
            time.sleep(0.002)
        if victim and done.poll() is None:
            os.kill(victim, signal.SIGKILL)
        out, err = done.communicate(timeout=120)
        check(f"{moment}: a dead worker is an error", done.returncode in (1, 2), (done.returncode, out, err))
        check(f"{moment}: it is said", "signal 9" in out + err, out + err)
        check(f"{moment}: nothing is left", list(place.iterdir()) == [], list(place.iterdir()))
        place.rmdir()


def broken_workers(program, folder):
    """A worker that is killed costs its file the verdict, and the scan goes on."""
    big = folder / "big"
    big.mkdir()
    with open(big / "a.bin", "wb") as out:
        out.truncate(8 << 30)
    (big / "b.pkl").write_bytes(pickle.dumps({"a": 1}))
    scan = subprocess.Popen([program, "scan", str(big), "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, "TOKEN_OF_A_CALLER": "must not be there"})
    victim = worker_of(scan)
    check("a worker was started", victim is not None)
    if victim:
        status = ""
        for _ in range(500):
            status = pathlib.Path(f"/proc/{victim}/status").read_text()
            if "Seccomp:\t2" in status:
                break
            time.sleep(0.01)
        check("the worker is confined", "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status, status)
        environment = pathlib.Path(f"/proc/{victim}/environ").read_bytes()
        check("the worker knows nothing of the caller's environment", b"TOKEN_OF_A_CALLER" not in environment)
        os.kill(victim, signal.SIGKILL)
    out, _ = scan.communicate(timeout=120)
    reports = {pathlib.Path(report["path"]).name: report for report in map(json.loads, out.splitlines())}
    check("the file of the dead worker is unknown", reports["a.bin"]["verdict"] == "unknown"
          and reports["a.bin"]["reasons"][0]["rule"] == "GH-ART-022", reports.get("a.bin"))
    check("the next file is read all the same", reports["b.pkl"]["verdict"] == "safe")


def sandboxes(program, folder):
    if not shutil.which("bwrap"):
        print("no bubblewrap here: sandbox runs not tried")
        return
    secret = folder / "secret"
    secret.write_text("x")

    def sandbox(*command, read=()):
        words = [word for path in read for word in ("--read", path)]
        done = run(program, "sandbox", "run", *words, "--format", "json", "--", *command)
        try:
            return done, json.loads(done.stdout)
        except ValueError:
            check(f"sandbox run {command}", False, done.stdout + done.stderr)
            return done, {"exit": None, "attempts": [], "quiet": False, "written": [], "isolation": []}

    done, outcome = sandbox("true")
    check("a quiet program", done.returncode == 0 and outcome["quiet"], outcome)
    check("its layers", "bubblewrap" in outcome["isolation"] and "seccomp" in outcome["isolation"], outcome["isolation"])
    done, outcome = sandbox("cat", secret)
    check("what is not named cannot be read", outcome["exit"] != 0)
    done, outcome = sandbox("cat", secret, read=[secret])
    check("what is named can be read", done.returncode == 0, done.stderr)
    done, outcome = sandbox("sh", "-c", "echo x > /tmp/left; echo x > /usr/x")
    check("writing is seen", done.returncode == 1 and outcome["written"] == ["/tmp/left"] and any(
        attempt["subject"] == "/usr/x" and attempt["out_of_place"] for attempt in outcome["attempts"]), outcome)
    code = "import socket; s=socket.socket(); s.settimeout(2); s.connect(('192.0.2.7', 80))"
    done, outcome = sandbox("python3", "-S", "-c", code)
    check("connecting is seen and fails", outcome["exit"] != 0 and any(
        attempt["call"] == "connect" and attempt["subject"] == "192.0.2.7 port 80" for attempt in outcome["attempts"]), outcome)
    payload = folder / "evil.pkl"
    payload.write_bytes(b"cos\nsystem\n(S'id > /tmp/mark'\ntR.")
    done, outcome = sandbox("python3", "-S", "-c", f"import pickle; pickle.load(open({str(payload)!r}, 'rb'))", read=[payload])
    check("what a loader starts is seen", "/tmp/mark" in outcome["written"] and any(
        attempt["call"] == "execve" and attempt["subject"].endswith("sh") for attempt in outcome["attempts"]), outcome)
    check("nothing of it is left outside", not pathlib.Path("/tmp/mark").exists())
    done = run(program, "sandbox", "run", "--time", "1", "--format", "json", "--", "sleep", "30")
    check("time ends it", done.returncode == 1 and json.loads(done.stdout)["out_of_time"])


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve() / "gatehouse")
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for name, part in (("scans", scans), ("conversions", conversions), ("killed", killed_conversions),
                           ("broken", broken_workers), ("sandboxes", sandboxes)):
            (folder / name).mkdir()
            part(program, folder / name)
    print(f"isolation: {len(failed)} failed")
    return 1 if failed else 0


sys.exit(main())
