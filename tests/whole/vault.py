"""The vault, restoring, backups and the restore drill, with a real S3 server, a lying one, a checking one, a killed
process, a full disk, and a compromise of everything.

    tests/whole/vault.py BIN_DIR [PART ...]
"""

import base64
import contextlib
import hashlib
import http.client
import http.server
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

BIN = pathlib.Path(sys.argv[1]).resolve()
BASE = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-vault-"))
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "GATEHOUSE_"))}
ENVIRONMENT |= {"NO_COLOR": "1", "HOME": str(BASE)}
checks = 0


def check(holds, what):
    global checks
    if not holds:
        raise SystemExit(f"vault: {what}")
    checks += 1


def run(place, *words, code=0, env=None, **options):
    done = subprocess.run([str(BIN / "gatehouse"), *map(str, words)], cwd=place, env=ENVIRONMENT | (env or {}),
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, **options)
    if code is not None and done.returncode != code:
        raise SystemExit(f"vault: exit {done.returncode}, expected {code}: {words}\n{done.stdout}{done.stderr}")
    return done


def ask(place, *words, code=0, env=None):
    done = run(place, *words, "--format", "json", code=code, env=env)
    check(done.stdout, f"no answer: {words}\n{done.stderr}")
    return json.loads(done.stdout)


def record(place, statement):
    path = place / "statement.json"
    path.write_text(json.dumps(statement))
    done = subprocess.run([str(BIN / "EvidenceRecorder"), str(place / ".gatehouse"), str(path)],
                          capture_output=True, text=True)
    check(done.returncode == 0, f"the recorder failed: {done.stderr}")
    path.unlink()


def tree(place, skip=(".gatehouse", ".gatehouse-restore")):
    found = {}
    for path in sorted(place.rglob("*")):
        relative = path.relative_to(place)
        if relative.parts[0].startswith(skip) or path.is_dir() and not path.is_symlink():
            continue
        found[str(relative)] = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mode & 0o777)
    return found


def files_below(place):
    return [path for path in sorted(place.rglob("*")) if path.is_file()]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


MANIFEST = """\
gatehouse: 1
system:
  name: shelf
  purpose: Sorts books by what they are about.
  why_ai: Titles alone do not tell it.
  owner: {name: Dana Ruiz, email: dana@example.org}
  criticality: low
models:
  - {name: sorter, purpose: Sorts., api: {provider: example, model: sorter-2026-01}, supplier: example}
suppliers:
  - {name: example, provides: the model, contact: security@example.org, reviewed: 2026-01-01}
datasets:
  - name: titles
    purpose: What it sorts by.
    files: [data]
    label: public
    personal_data: false
    licence: CC0-1.0
prompts:
  - {name: main, file: prompts/main.txt, protected: true, label: confidential}
upstreams:
  - {name: model, protocol: openai, url: "http://127.0.0.1:1/v1", model: sorter-2026-01, location: internal, label: confidential}
serving:
  listen: 127.0.0.1:8484
  routes:
    - {name: sorter, model: sorter, upstream: model, prompt: main}
documents: {user_guidance: docs/guidance.md}
"""


def make_system(place):
    for folder in ("data/deep", "prompts", "docs"):
        (place / folder).mkdir(parents=True)
    (place / "gatehouse.yaml").write_text(MANIFEST)
    noise = random.Random(5)
    (place / "data/weights.bin").write_bytes(noise.randbytes(3_500_000))
    (place / "data/empty").write_bytes(b"")
    (place / "data/deep/Ünïcode name.csv").write_text("title,subject\nThe easily recognised sentence,7\n")
    (place / "prompts/main.txt").write_text("You sort books. The easily recognised sentence.\n")
    (place / "docs/guidance.md").write_text("# How to use it\n")
    (place / "data/weights.bin").chmod(0o640)
    run(place, "keys", "generate")
    run(place, "keys", "generate", "--name", "dana", "--role", "owner", "--identity", "dana@example.org")
    run(place, "sign", "data")
    run(place, "access", "create", "--name", "laptop", "--tenant", "shelf", "--expires", "30d")


def evaluated(place):
    """A passed evaluation of the release as it is now, and what else a system of low criticality needs."""
    digest = ask(place, "check", code=None)["release"]["sha256"]
    family = {"trials": 400, "judged": 400, "hits": 0, "upper95": 0.0075, "threshold": 0.01, "gating": True,
              "outcome": "passed"}
    record(place, {
        "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
        "subject": subjects(place),
        "predicate": {"result": "PASSED", "configuration": [], "gatehouse": {
            "release_digest": digest, "guarded": True,
            "families": [family | {"id": name} for name in ("system-prompt-leak", "cross-tenant-leak", "tool-abuse")]}},
    })
    return digest


def subjects(place):
    """Every asset of the release: the verdict on it names them all, also when it refuses."""
    run(place, "release", "look", code=None)
    lines = run(place, "ledger", "export").stdout.splitlines()
    for line in reversed(lines):
        payload = base64.b64decode(find(json.loads(line), "payload") or "")
        if b"verification_summary" in payload:
            return json.loads(payload)["subject"]
    raise SystemExit("vault: no verdict in the ledger")


def find(value, key):
    """The value of `key`, wherever it lies in a JSON value."""
    if isinstance(value, dict):
        if key in value:
            return value[key]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            found = find(item, key)
            if found is not None:
                return found
    return None


@contextlib.contextmanager
def moto():
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


class Proxy(http.server.BaseHTTPRequestHandler):
    """Stands before the S3 server: checks each signature with botocore, and loses or changes packs when told to."""

    protocol_version = "HTTP/1.1"
    target = 0
    mode = "honest"
    signatures = 0

    def log_message(self, *_):
        pass

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if not self.verify(body):
            return self.answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>", {})
        if self.command == "PUT" and "/packs/" in self.path and Proxy.mode == "loses":
            return self.answer(200, b"", {})
        if self.command == "PUT" and "/packs/" in self.path and Proxy.mode == "overloaded":
            Proxy.mode = "honest"
            return self.answer(503, b"<Error><Code>SlowDown</Code></Error>", {})
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "authorization", "content-length")}
        connection = http.client.HTTPConnection("127.0.0.1", Proxy.target)
        if self.command == "PUT" and "/packs/" in self.path and Proxy.mode == "garbles":
            body = body[:-1] + bytes([body[-1] ^ 1])
            headers = {k: v for k, v in headers.items() if "sha256" not in k.lower()}
        headers["authorization"] = self.headers["authorization"]
        connection.request(self.command, self.path, body, headers | {"host": f"127.0.0.1:{Proxy.target}"})
        response = connection.getresponse()
        self.answer(response.status, response.read(), {k: v for k, v in response.getheaders()
                                                       if k.lower() not in ("content-length", "transfer-encoding", "connection")})

    do_GET = do_PUT = do_DELETE = do_HEAD = handle_any

    def verify(self, body):
        from botocore.auth import S3SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        given = self.headers["authorization"]
        names = given.split("SignedHeaders=")[1].split(",")[0].split(";")
        if hashlib.sha256(body).hexdigest() != self.headers["x-amz-content-sha256"]:
            return False
        request = AWSRequest(self.command, f"http://{self.headers['host']}{self.path}", data=body,
                             headers={n: self.headers[n] for n in names if n != "host"})
        signer = S3SigV4Auth(Credentials("AKIDTEST", "secret/word"), "s3", "eu-central-1")
        request.context["timestamp"] = self.headers["x-amz-date"]
        request.context["payload_signing_enabled"] = True
        text = signer.canonical_request(request)
        signature = signer.signature(signer.string_to_sign(request, text), request)
        Proxy.signatures += 1
        return given.endswith("Signature=" + signature)

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def local_vault():
    place = BASE / "local"
    place.mkdir()
    make_system(place)
    kept = ask(place, "vault", "put", "data", "prompts", "--name", "first", "--retain", "1d")["version"]
    check(kept["files"] == 4, "four files were to be kept")
    run(place, "vault", "get", "first", "--to", BASE / "out")
    check(tree(BASE / "out") == {k: v for k, v in tree(place).items() if k.startswith(("data", "prompts"))},
          "what came out is not what went in")
    for path in files_below(place / ".gatehouse/vault"):
        content = path.read_bytes()
        check(b"recognised" not in content and b"code name" not in content, f"{path} can be read without the key")
        check(path.stat().st_mode & 0o077 == 0, f"{path} is open to others")
    check((place / ".gatehouse/keys/vault.key").stat().st_mode & 0o777 == 0o600, "the key is open to others")
    # Removing, holding, aliases.
    run(place, "vault", "remove", "first", code=2)
    run(place, "vault", "put", "prompts", "--name", "second")
    run(place, "vault", "hold", "second", "--reason", "case 17")
    check("GH-0480" in run(place, "vault", "remove", "second", code=2).stderr, "a hold did not hold")
    run(place, "vault", "hold", "second", "--release", "--reason", "closed")
    run(place, "vault", "alias", "production", "second")
    run(place, "vault", "remove", "production", code=2)
    run(place, "vault", "alias", "production", "first")
    run(place, "vault", "remove", "second", "--dry-run")
    run(place, "vault", "remove", "second")
    check([v["name"] for v in ask(place, "vault", "list")["versions"]] == ["first"], "the wrong version went")
    run(place, "vault", "verify")
    # Damage of every object, one after the other.
    for path in files_below(place / ".gatehouse/vault/data"):
        good = path.read_bytes()
        path.chmod(0o600)
        for change in (None, good[:-1], good + b"x", good[:100] + bytes([good[100] ^ 4]) + good[101:]):
            if change is None:
                path.unlink()
            else:
                path.write_bytes(change)
            done = run(place, "vault", "verify", code=1 if "packs" in str(path) or change is not None else None)
            check(done.returncode == 1, f"damage of {path} was not found")
            if "packs" in str(path):
                # What authenticates may still be handed out; anything else must not be.
                done = run(place, "vault", "get", "first", "--to", BASE / "damaged", code=None)
                check("GH-047" in done.stderr if done.returncode else tree(BASE / "damaged") == tree(BASE / "out"),
                      "damage was handed out")
                check(done.returncode == 2 or change not in (None, good[:100] + bytes([good[100] ^ 4]) + good[101:]),
                      "a lost or changed chunk was handed out")
                shutil.rmtree(BASE / "damaged", ignore_errors=True)
            path.write_bytes(good)
    run(place, "vault", "verify")
    other = BASE / "other.key"
    other.write_text("ab" * 32 + "\n")
    other.chmod(0o644)
    check("GH-0305" in run(place, "vault", "list", code=2, env={"GATEHOUSE_VAULT_KEY_FILE": str(other)}).stderr,
          "a key that others can read was used")
    other.chmod(0o600)
    check("GH-0472" in run(place, "vault", "list", code=2, env={"GATEHOUSE_VAULT_KEY_FILE": str(other)}).stderr,
          "a wrong key was not told")
    # A passphrase, another environment.
    env = {"GATEHOUSE_VAULT": str(BASE / "words"), "GATEHOUSE_VAULT_PASSPHRASE": "correct horse battery"}
    run(place, "vault", "put", "prompts", "--name", "p", env=env)
    check("GH-0472" in run(place, "vault", "list", code=2, env=env | {"GATEHOUSE_VAULT_PASSPHRASE": "incorrect horse"}).stderr,
          "a wrong passphrase was not told")
    run(place, "vault", "put", "prompts", "--name", "s", env=env | {"GATEHOUSE_ENVIRONMENT": "staging"})
    check([v["name"] for v in ask(place, "vault", "list", env=env)["versions"]] == ["p"], "environments mix")
    print("local vault: kept, read back, damaged in every object, wrong keys, holds and aliases")


def interrupted():
    place = BASE / "interrupted"
    place.mkdir()
    run(place, "keys", "generate")
    big = place / "big.bin"
    with open(big, "wb") as file:
        noise = random.Random(1)
        for _ in range(30):
            file.write(noise.randbytes(4 << 20))
    delays = [0.05, 0.1, 0.2, 0.35, 0.5, 0.8]
    for delay in delays:
        process = subprocess.Popen([str(BIN / "gatehouse"), "vault", "put", "big.bin", "--name", "killed"], cwd=place,
                                   env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        finished = process.wait() == 0
        listed = run(place, "vault", "list", code=None)
        if listed.returncode == 0:
            check(finished or "killed" not in listed.stdout, "a killed put is visible")
            run(place, "vault", "verify")
    # A limit on the size of files, and a full file system; the last kill may have come too late, and
    # what is kept already needs no room.
    big.write_bytes(os.urandom(big.stat().st_size))

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    done = run(place, "vault", "put", "big.bin", "--name", "limited", code=2, preexec_fn=limit)
    check("GH-0902" in done.stderr, "a full disk was not told")
    small = BASE / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(small)], capture_output=True).returncode == 0:
        try:
            env = {"GATEHOUSE_VAULT": str(small / "vault")}
            done = run(place, "vault", "put", "big.bin", "--name", "full", code=2, env=env)
            check("GH-0902" in done.stderr, "a full file system was not told")
            check(not ask(place, "vault", "list", env=env)["versions"], "half a version is visible")
            run(place, "vault", "verify", env=env)
        finally:
            subprocess.run(["umount", str(small)], check=True)
    else:
        print("  (no right to mount a small file system: only the limit on file sizes was tried)")
    run(place, "vault", "put", "big.bin", "--name", "whole")
    run(place, "vault", "get", "whole", "--to", BASE / "whole-out")
    check((BASE / "whole-out/big.bin").read_bytes() == big.read_bytes(), "the put after all that is wrong")
    run(place, "vault", "verify")
    print(f"interrupted puts: killed {len(delays)} times, file-size limit, full file system; nothing half-done was visible")


def s3():
    import boto3

    place = BASE / "local"
    with moto() as port:
        client = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="eu-central-1",
                              aws_access_key_id="x", aws_secret_access_key="y")
        where = {"CreateBucketConfiguration": {"LocationConstraint": "eu-central-1"}}
        client.create_bucket(Bucket="shelf", **where)
        client.create_bucket(Bucket="locked", ObjectLockEnabledForBucket=True, **where)
        Proxy.target = port
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        credentials = BASE / "credentials"
        credentials.write_text("[default]\naws_access_key_id = AKIDTEST\naws_secret_access_key = secret/word\n")
        credentials.chmod(0o600)
        env = {"AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{proxy.server_address[1]}", "AWS_REGION": "eu-central-1",
               "AWS_SHARED_CREDENTIALS_FILE": str(credentials), "GATEHOUSE_VAULT": "s3://shelf/some/prefix"}
        run(place, "vault", "put", "data", "prompts", "--name", "remote", env=env)
        run(place, "vault", "get", "remote", "--to", BASE / "s3-out", env=env)
        check(tree(BASE / "s3-out") == tree(BASE / "out"), "what came out of S3 is not what went in")
        run(place, "vault", "verify", env=env)
        check(Proxy.signatures > 10, "no signature was checked")
        before = Proxy.signatures
        done = run(place, "vault", "list", code=2, env=env | {"AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "wrong"})
        check("GH-0476" in done.stderr and Proxy.signatures > before, "wrong credentials were not told")
        check("secret/word" not in done.stderr + done.stdout, "a secret was shown")
        # A store that lies.
        for mode in ("loses", "garbles"):
            Proxy.mode = mode
            (place / "new.bin").write_bytes(os.urandom(50_000))
            done = run(place, "vault", "put", "new.bin", "--name", mode, code=2, env=env)
            check("GH-0475" in done.stderr or "GH-0476" in done.stderr, f"a store that {mode} was believed")
            Proxy.mode = "honest"
            check(mode not in run(place, "vault", "list", env=env).stdout, "half a version is visible")
        Proxy.mode = "overloaded"
        run(place, "vault", "put", "new.bin", "--name", "patient", env=env)
        (place / "new.bin").unlink()
        # Object lock: what is retained can't be deleted.
        locked = env | {"GATEHOUSE_VAULT": "s3://locked"}
        run(place, "vault", "put", "prompts", "--name", "kept", "--retain", "30d", env=locked)
        names = [o["Key"] for o in client.list_objects_v2(Bucket="locked")["Contents"]]
        packs = [n for n in names if "/packs/" in n or "/versions/" in n]
        for name in packs:
            head = client.head_object(Bucket="locked", Key=name)
            check(head["ObjectLockMode"] == "COMPLIANCE", f"{name} is not locked")
            try:
                client.delete_object(Bucket="locked", Key=name, VersionId=head["VersionId"])
                raise SystemExit("vault: a locked object was deleted")
            except client.exceptions.ClientError:
                pass
        # Conditional writes: a name that is taken is not overwritten.
        key = next(n for n in names if n.startswith("keys/"))
        body = client.get_object(Bucket="locked", Key=key)["Body"].read()
        run(place, "vault", "put", "docs", "--name", "more", env=locked)
        check(client.get_object(Bucket="locked", Key=key)["Body"].read() == body, "a key was overwritten")
        # An endpoint without TLS beyond this machine is refused before anything is sent.
        done = run(place, "vault", "list", code=2, env=env | {"AWS_ENDPOINT_URL_S3": "http://203.0.113.7:9000"})
        check("GH-0484" in done.stderr, "an open endpoint was used")
        backup_to_s3(place, env)
        proxy.shutdown()
        done = run(place, "vault", "list", code=2, env=env | {"AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{free_port()}"})
        check("GH-0477" in done.stderr, "a store that is not there was not told")
    print(f"S3: moto, {Proxy.signatures} signatures checked by botocore; lost and changed objects found, object lock kept")


def backup_to_s3(place, env):
    env = {k: v for k, v in env.items() if k != "GATEHOUSE_VAULT"}
    words = ("--key-file", BASE / "s3-backup.key")
    run(place, "backup", "create", "--to", "s3://shelf/backups", *words, env=env)
    run(place, "backup", "verify", "--from", "s3://shelf/backups", *words, env=env)
    drill = ask(place, "drill", "restore", "--from", "s3://shelf/backups", *words, env=env)
    check(drill["result"] == "PASSED" and not drill["drill"]["same_device"], "the drill from S3 failed")
    verdict = ask(place, "check", "--practice", "3.3b", code=None)["practices"][0]
    check(verdict["state"] == "met" and verdict["expires"], f"3.3b is {verdict}")


def release_and_compromise():
    place = BASE / "system"
    place.mkdir()
    make_system(place)
    evaluated(place)
    accept = run(place, "accept", "--unbuilt", "--reason", "first", "--expires", "30d", "--by", "dana@example.org")
    first = ask(place, "release", "v1", code=None)
    if first["verdict"] != "admitted":
        raise SystemExit("vault: not admitted\n" + json.dumps(first["reasons"], indent=1))
    check(first["vault_version"], "the release was not kept")
    good = tree(place)
    # A second release, revoked afterwards.
    (place / "prompts/main.txt").write_text("You sort books, and you say why.\n")
    evaluated(place)
    second = ask(place, "release", "v2")
    backup = ("--key-file", BASE / "offline.key")
    run(place, "backup", "create", "--to", BASE / "offline", *backup)
    old_state = BASE / "old-state"
    shutil.copytree(place / ".gatehouse", old_state)
    record(place, {
        "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://gatehouse.dev/revocation/v1",
        "subject": [{"name": "release", "digest": {"sha256": second["digest"]}}],
        "predicate": {"reason": "it leaks", "by": "dana@example.org"}})
    plan = ask(place, "restore", "--known-good", "--dry-run")
    check([c["path"] for c in plan["changes"]] == ["prompts/main.txt"], f"the plan is wrong: {plan['changes']}")
    check((place / "prompts/main.txt").read_text().endswith("why.\n"), "a dry run changed something")
    done = ask(place, "restore", "--known-good", "--reason", "incident 17")
    check(done["release"] == first["digest"] and done["proven"], "the wrong release was restored")
    check(tree(place) == good, "the restored state is not the released one")
    # Strays: an undeclared file in a declared folder, a link in the way, a changed mode, a vanished file.
    (place / "data/stray.bin").write_bytes(b"x")
    (place / "data/weights.bin").chmod(0o666)
    (place / "docs/guidance.md").unlink()
    shutil.move(place / "prompts", BASE / "elsewhere")
    (place / "prompts").symlink_to(BASE / "elsewhere")
    found = {d["path"]: d["state"] for d in ask(place, "assets", "verify", "--against", first["vault_version"], code=1)["differences"]}
    check(found.get("docs/guidance.md") == "vanished" and found.get("data/stray.bin") == "new", f"assets verify says {found}")
    run(place, "restore", "--known-good")
    check(tree(place) == good and not (place / "prompts").is_symlink(), "strays were left")
    (place / "data/deep").rename(place / "data/moved")
    moved = ask(place, "assets", "verify", "--against", first["vault_version"], code=1)["differences"]
    check(any(d["state"] == "moved" for d in moved), f"a move was not seen: {moved}")
    (place / "data/moved").rename(place / "data/deep")
    shutil.copy(place / "data/weights.bin", place / "copy.gguf")
    (place / "model.dat").write_bytes(b"GGUF" + bytes(60))
    undeclared = {f["path"]: f for f in ask(place, "assets", "discover", code=1)["undeclared"]}
    check(undeclared["model.dat"]["kind"] == "model" and undeclared["copy.gguf"]["copy_of"] == "data/weights.bin",
          f"discover says {undeclared}")
    (place / "copy.gguf").unlink(), (place / "model.dat").unlink()
    check(len(ask(place, "assets", "list")["assets"]) >= 6, "assets are missing from the list")
    run(place, "backup", "create", "--to", BASE / "offline", *backup)
    run(place, "ledger", "verify")
    compromise(place, good, backup, old_state)


def compromise(place, good, backup, old_state):
    # Every file of the system and of its state is encrypted, the vault emptied.
    key = os.urandom(64)
    for path in files_below(place):
        path.chmod(0o600)
        path.write_bytes(bytes(b ^ key[i % 64] for i, b in enumerate(path.read_bytes()[:4096])))
    shutil.rmtree(place / ".gatehouse/vault")
    started = time.time()
    done = ask(place, "restore", "--known-good", "--from", BASE / "offline", *backup, "--reason", "ransom")
    print(f"compromise: everything encrypted, the vault gone; back in {time.time() - started:.1f} s")
    check(done["state"]["found"] == "damaged" and done["proven"], f"the state was {done['state']}")
    check(done["state"]["lost"]["signed_entries"] > done["state"]["lost"]["kept_entries"], f"the loss is not told: {done['state']}")
    check(tree(place) == good, "the state after the compromise is not byte for byte the good one")
    run(place, "ledger", "verify")
    run(place, "vault", "verify")
    # The ledger is rolled back to an older copy, with a valid signature.
    shutil.rmtree(place / ".gatehouse")
    shutil.copytree(old_state, place / ".gatehouse")
    (place / "prompts/main.txt").write_text("changed again\n")
    run(place, "ledger", "verify")
    done = ask(place, "restore", "--known-good", "--from", BASE / "offline", *backup)
    check(done["state"]["found"] == "rolled-back", f"the rollback was not seen: {done['state']}")
    check(tree(place) == good, "the state after the rollback is not the good one")
    # The state directory is gone.
    shutil.rmtree(place / ".gatehouse")
    plan = ask(place, "restore", "--known-good", "--from", BASE / "offline", *backup, "--dry-run")
    check(plan["state"]["found"] == "missing" and not (place / ".gatehouse").exists(), "a dry run did something")
    run(place, "restore", "--known-good", "--from", BASE / "offline", *backup)
    check(tree(place) == good, "the state after the loss is not the good one")
    # Only the vault is damaged: the ledger stays, what is lost is put back.
    for path in files_below(place / ".gatehouse/vault/data"):
        path.chmod(0o600)
        path.write_bytes(b"gone")
    (place / ".gatehouse/keys/vault.key").unlink()
    done = ask(place, "restore", "--known-good", "--from", BASE / "offline", *backup)
    check(done["state"]["found"] == "healed", f"the vault was not healed: {done['state']}")
    run(place, "vault", "verify")
    tampered_backup(place, backup)


def tampered_backup(place, backup):
    offline = BASE / "offline"
    run(place, "backup", "create", "--to", offline, *backup)
    run(place, "backup", "verify", "--from", offline, *backup)
    drill = ask(place, "drill", "restore", "--from", offline, *backup)
    check(drill["result"] == "PASSED" and drill["drill"]["known_good_release"], "the drill failed")
    stranger = BASE / "stranger.key"
    stranger.write_text("cd" * 32)
    stranger.chmod(0o600)
    done = run(place, "backup", "list", "--from", offline, "--key-file", stranger, code=2)
    check("GH-0472" in done.stderr, "another key opened the backup")
    run(place, "backup", "create", "--to", place / ".gatehouse/backup", *backup, code=2)
    run(place, "backup", "create", "--to", BASE / "b2", "--key-file", BASE / "b2/key", code=2)
    for path in files_below(offline):
        good = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(good[:-9] + bytes([good[-9] ^ 1]) + good[-8:])
        done = run(place, "backup", "verify", "--from", offline, *backup, code=None)
        check(done.returncode in (1, 2), f"a change of {path} was not found: {done.stdout}{done.stderr}")
        path.write_bytes(good)
    newest = sorted((offline / "manifests").iterdir())[-1]
    good = newest.read_bytes()
    newest.unlink()
    done = run(place, "backup", "verify", "--from", offline, *backup, code=1)
    check("the ledger knows of" in done.stdout, "a removed backup was not noticed")
    newest.write_bytes(good)
    # A drill that fails leaves evidence that says so.
    pack = files_below(offline / "data/backup/packs")[0]
    content = pack.read_bytes()
    pack.write_bytes(content[:-200] + b"x" + content[-199:])
    pack.write_bytes(content[:60] + bytes([content[60] ^ 1]) + content[61:])
    failed = ask(place, "drill", "restore", "--from", offline, *backup, code=1)
    check(failed["result"] == "FAILED", "a damaged backup passed the drill")
    verdict = ask(place, "check", "--practice", "3.3b", code=None)["practices"][0]
    check(verdict["state"] == "not met" and "did not pass" in verdict["reason"], f"3.3b is {verdict}")
    pack.write_bytes(content)
    print("backups: every object changed, the newest removed, wrong key, a failed drill on record")


try:
    for part in sys.argv[2:] or ("local_vault", "interrupted", "release_and_compromise", "s3"):
        globals()[part]()
    print(f"vault: {checks} checks passed")
finally:
    shutil.rmtree(BASE, ignore_errors=True)
