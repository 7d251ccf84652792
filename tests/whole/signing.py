"""Model signatures, certificates and keys against the real tools: PyPI model-signing 1.1.1 (with pyOpenSSL and
certifi), securesystemslib, in-toto-attestation, and the openssl program.

    python tests/whole/signing.py BIN_DIR

Prints one line for each group of checks and ends with 1 at the first that fails."""
import base64, datetime, hashlib, json, os, random, shutil, signal, subprocess, sys, tempfile, time, unicodedata
from pathlib import Path

import model_signing
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

GATEHOUSE = str(Path(sys.argv[1]).resolve() / "gatehouse")
CURVES = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1()}
HASHES = {"p256": hashes.SHA256(), "p384": hashes.SHA384(), "p521": hashes.SHA512()}
checks = 0


def fail(*words):
    sys.exit("FAILED " + " ".join(str(word) for word in words))


def check(condition, *words):
    global checks
    checks += 1
    if not condition:
        fail(*words)


def gatehouse(*arguments, code=0, env=None, stdin=None):
    result = subprocess.run(
        [GATEHOUSE, *map(str, arguments)], capture_output=True, text=True, input=stdin,
        env={**os.environ, **(env or {})}, stdin=None if stdin else subprocess.DEVNULL)
    check(result.returncode == code, arguments, "ended with", result.returncode, result.stdout, result.stderr)
    return result


def openssl(*arguments, **more):
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, **more)


def sign(model, key, output, *more, code=0, **rest):
    return gatehouse("sign", model, "--key", key, "--output", output, *more, code=code, **rest)


def verify(model, signature, public, *more, code=0):
    return gatehouse("verify", model, "--signature", signature, "--public-key", public, *more, code=code)


def reference_signs(model, key, output, hashing=None):
    config = model_signing.signing.Config().use_elliptic_key_signer(private_key=key)
    if hashing:
        config.set_hashing_config(hashing)
    else:
        config.set_hashing_config(
            model_signing.hashing.Config().set_ignored_paths(paths=[output], ignore_git_paths=True))
    config.sign(model, output)


def reference_accepts(model, signature, public):
    config = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
    try:
        config.verify(Path(model), Path(signature))
        return True
    except Exception:
        return False


def payload(path):
    return json.loads(base64.b64decode(json.loads(Path(path).read_text())["dsseEnvelope"]["payload"]))


def accepted_by_others(path, *publics, threshold=1):
    """securesystemslib verifies the envelope, in-toto-attestation reads the statement."""
    envelope = Envelope.from_dict(json.loads(Path(path).read_text())["dsseEnvelope"])
    keys = [SSlibKey.from_crypto(serialization.load_pem_public_key(Path(p).read_bytes())) for p in publics]
    envelope.verify(keys, threshold)
    message = json_format.Parse(envelope.payload, statement_pb2.Statement())
    Statement.copy_from_pb(message).validate()


def make_keys():
    for name, curve in CURVES.items():
        key = ec.generate_private_key(curve)
        Path(f"{name}.pem").write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        os.chmod(f"{name}.pem", 0o600)
        Path(f"{name}.pub.pem").write_bytes(key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))


# Trees -----------------------------------------------------------------------------------------------------

PARTS = ["config.json", "sub", "sub-a", "sub.txt", "weights.bin", "mit Leer zeichen", "naïve ü", "日本語", "שלום",
         ".hidden", "a:b", "x'y\"z", "emoji🙂", "-dash", "A", "model.safetensors", "%41", "back\\slash", "tab\there"]


def tree(root, seed):
    """A folder with random files: empty, deep, with spaces and Unicode."""
    chance = random.Random(seed)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    folders = [root]
    for _ in range(chance.randrange(1, 40)):
        folder = chance.choice(folders)
        name = chance.choice(PARTS) + chance.choice(["", "", str(chance.randrange(9))])
        path = folder / name
        if path.exists():
            continue
        if chance.random() < 0.35 and len(path.relative_to(root).parts) < 24:
            path.mkdir()
            folders.append(path)
        else:
            path.write_bytes(chance.randbytes(chance.choice([0, 0, 1, 63, 64, 65, 4096, 300_000])))
    if seed % 3 == 0:
        deep = root
        for level in range(30):
            deep = deep / f"d{level}"
        deep.mkdir(parents=True)
        (deep / "deep.bin").write_bytes(b"deep")
    if seed % 4 == 0:
        (root / ".git").mkdir()
        (root / ".git" / "HEAD").write_text("ref")
        (root / ".gitignore").write_text("x")
    if not any(path.is_file() for path in root.rglob("*")):
        (root / "one").write_bytes(b"1")


def trees():
    model = Path("tree")
    for seed in range(30):
        tree(model, seed)
        name = list(CURVES)[seed % 3]
        private, public = f"{name}.pem", f"{name}.pub.pem"
        sign(model, private, "ours.sig")
        check(reference_accepts(model, "ours.sig", public), "model_signing refuses tree", seed)
        reference_signs(model, private, "theirs.sig")
        verify(model, "theirs.sig", public)
        check(payload("ours.sig")["subject"] == payload("theirs.sig")["subject"], "root digests differ", seed)
        check([r["name"] for r in payload("ours.sig")["predicate"]["resources"]]
              == [r["name"] for r in payload("theirs.sig")["predicate"]["resources"]], "order differs", seed)
        accepted_by_others("ours.sig", public)
    print("ok     30 trees, both ways, the same root digests")


def many_files():
    model = Path("many")
    model.mkdir()
    for index in range(10_000):
        folder = model / f"part {index % 97}"
        folder.mkdir(exist_ok=True)
        (folder / f"f{index}.txt").write_text(str(index))
    sign(model, "p256.pem", "many.sig")
    check(reference_accepts(model, "many.sig", "p256.pub.pem"), "model_signing refuses 10,000 files")
    reference_signs(model, "p256.pem", "many-theirs.sig")
    verify(model, "many-theirs.sig", "p256.pub.pem")
    check(payload("many.sig")["subject"] == payload("many-theirs.sig")["subject"])
    shutil.rmtree(model)
    print("ok     10,000 files")


def single_files_and_places():
    tree(Path("one"), 5)
    (Path("one") / "weights.bin").write_bytes(os.urandom(1_000_003))
    for name in CURVES:
        sign("one/weights.bin", f"{name}.pem", "w.sig")
        check(reference_accepts("one/weights.bin", "w.sig", f"{name}.pub.pem"))
        verify("one/weights.bin", "w.sig", f"{name}.pub.pem")
    sign("one", "p256.pem", "one/model.sig")
    check(reference_accepts("one", "one/model.sig", "p256.pub.pem"), "signature inside the model")
    verify("one/", "one/model.sig", "p256.pub.pem")
    sign("one", "p256.pem", "one/model.sig")
    verify("one", "one/model.sig", "p256.pub.pem")
    os.chdir("one")
    sign(".", "../p256.pem", "../dot.sig")
    os.chdir("..")
    check(payload("dot.sig")["subject"][0]["name"] == "one", "the name of the current folder")
    (Path("one") / "model.sig").unlink()
    for shard_size in (1, 64, 1000, 4096, 1_000_000_000):
        Path("sharded").mkdir(exist_ok=True)
        (Path("sharded") / "a.bin").write_bytes(os.urandom(257 if shard_size == 1 else 9000))
        (Path("sharded") / "empty").write_bytes(b"")
        (Path("sharded") / "b:1:2").write_bytes(b"colons") if shard_size == 64 else None
        config = model_signing.hashing.Config().use_shard_serialization(shard_size=shard_size)
        reference_signs("sharded", "p256.pem", "s.sig", config)
        verify("sharded", "s.sig", "p256.pub.pem")
        with open("sharded/a.bin", "ab") as file:
            file.write(b"x")
        verify("sharded", "s.sig", "p256.pub.pem", code=1)
    for algorithm in ("blake2", "blake3"):
        config = model_signing.hashing.Config().use_file_serialization(hashing_algorithm=algorithm)
        reference_signs("sharded", "p256.pem", "b.sig", config)
        check("GH-0326" in verify("sharded", "b.sig", "p256.pub.pem", code=1).stdout)
    print("ok     single files, signatures inside, shards; other hash functions are refused")


def links_and_odd_names():
    """A cache with links, as the Hugging Face hub lays it out; names and files that cannot be signed."""
    blobs, snapshot = Path("hub/blobs"), Path("hub/snapshots/main")
    blobs.mkdir(parents=True)
    (snapshot / "sub").mkdir(parents=True)
    for number, name in enumerate(["config.json", "model.safetensors", "sub/vocab.txt"]):
        (blobs / str(number)).write_bytes(name.encode() * 100)
        (snapshot / name).symlink_to(os.path.relpath(blobs / str(number), (snapshot / name).parent))
    sign(snapshot, "p256.pem", "hub.sig", code=2)
    sign(snapshot, "p256.pem", "hub.sig", "--allow-symlinks")
    verify(snapshot, "hub.sig", "p256.pub.pem", code=2)
    verify(snapshot, "hub.sig", "p256.pub.pem", "--allow-symlinks")
    config = model_signing.verifying.Config().use_elliptic_key_verifier(public_key="p256.pub.pem")
    config.set_hashing_config(model_signing.hashing.Config().set_allow_symlinks(True)).verify(snapshot, Path("hub.sig"))
    (model_signing.signing.Config().use_elliptic_key_signer(private_key="p256.pem")
     .set_hashing_config(model_signing.hashing.Config().set_allow_symlinks(True)).sign(snapshot, "hub2.sig"))
    verify(snapshot, "hub2.sig", "p256.pub.pem", "--allow-symlinks")
    check(payload("hub.sig")["subject"] == payload("hub2.sig")["subject"])
    (blobs / "1").write_bytes(b"other")
    verify(snapshot, "hub.sig", "p256.pub.pem", "--allow-symlinks", code=1)
    (snapshot / "loop").symlink_to("loop")
    verify(snapshot, "hub.sig", "p256.pub.pem", "--allow-symlinks", code=2)
    odd = Path("odd")
    odd.mkdir()
    (odd / "w.bin").write_bytes(b"w")
    sign(odd, "p256.pem", "odd.sig")
    with open(b"odd/caf\xe9", "wb") as file:
        file.write(b"latin")
    sign(odd, "p256.pem", "no.sig", code=2)
    verify(odd, "odd.sig", "p256.pub.pem", code=2)
    os.unlink(b"odd/caf\xe9")
    for form in ("NFC", "NFD"):
        (odd / unicodedata.normalize(form, "né")).write_bytes(b"x")
    sign(odd, "p256.pem", "no.sig", code=2)
    for form in ("NFC", "NFD"):
        (odd / unicodedata.normalize(form, "né")).unlink()
    # A file under the other normalisation of its signed name is another file.
    (odd / unicodedata.normalize("NFC", "né")).write_bytes(b"x")
    sign(odd, "p256.pem", "odd.sig")
    (odd / unicodedata.normalize("NFC", "né")).rename(odd / unicodedata.normalize("NFD", "né"))
    refused = verify(odd, "odd.sig", "p256.pub.pem", code=1).stdout
    check("signed but not there" in refused and "there but not signed" in refused, refused)
    check(not Path("no.sig").exists())
    sign("nowhere", "p256.pem", "no.sig", code=2)
    sign(odd, "p256.pem", "nowhere/no.sig", code=2)
    sign(odd, "p256.pem", "ignored.sig", "--ignore", "w.bin", code=2)
    (odd / "notes.txt").write_text("n")
    sign(odd, "p256.pem", "ignored.sig", "--ignore", "notes.txt")
    check(reference_accepts(odd, "ignored.sig", "p256.pub.pem"))
    (odd / "notes.txt").write_text("changed")
    verify(odd, "ignored.sig", "p256.pub.pem")
    print("ok     links, odd names, files that are left out")


def tampering():
    model = Path("t")

    def fresh():
        shutil.rmtree(model, ignore_errors=True)
        (model / "sub").mkdir(parents=True)
        for name in ("a.bin", "b.bin", "sub/c.bin", "empty"):
            (model / name).write_bytes(name.encode() if name != "empty" else b"")

    def rename(a, b):
        (model / a).rename(model / b)

    def swap():
        rename("a.bin", "x"), rename("b.bin", "a.bin"), rename("x", "b.bin")

    fresh()
    sign(model, "p256.pem", "t.sig")
    changes = {
        "a flipped byte": lambda: (model / "a.bin").write_bytes(b"A.bin"),
        "a byte more": lambda: (model / "a.bin").write_bytes(b"a.bin "),
        "an emptied file": lambda: (model / "sub/c.bin").write_bytes(b""),
        "a filled empty file": lambda: (model / "empty").write_bytes(b"1"),
        "an added file": lambda: (model / "new").write_bytes(b"n"),
        "an added hidden file": lambda: (model / ".h").write_bytes(b"n"),
        "an added empty file": lambda: (model / "sub/__init__.py").write_bytes(b""),
        "a removed file": lambda: (model / "empty").unlink(),
        "a renamed file": lambda: rename("a.bin", "A.bin"),
        "two swapped files": swap,
        "a moved file": lambda: rename("sub/c.bin", "c.bin"),
        "a planted link": lambda: ((model / "a.bin").unlink(), (model / "a.bin").symlink_to("b.bin")),
        "a link to a folder": lambda: (model / "more").symlink_to("sub"),
        "a named pipe": lambda: os.mkfifo(model / "pipe"),
        "a file for a folder": lambda: (shutil.rmtree(model / "sub"), (model / "sub").write_bytes(b"")),
        "a folder for a file": lambda: ((model / "a.bin").unlink(), (model / "a.bin").mkdir()),
        "a nested .git": lambda: ((model / "sub/.git").mkdir(), (model / "sub/.git/HEAD").write_bytes(b"")),
    }
    for what, change in changes.items():
        fresh()
        change()
        result = subprocess.run([GATEHOUSE, "verify", str(model), "--signature", "t.sig", "--public-key",
                                 "p256.pub.pem"], capture_output=True, text=True)
        check(result.returncode in (1, 2), "gatehouse accepts", what, result.stdout)
        check(not reference_accepts(model, "t.sig", "p256.pub.pem"), "model_signing accepts", what)
    fresh()
    good = json.loads(Path("t.sig").read_text())
    verify(model, "t.sig", "p384.pub.pem", code=1)
    for index in range(0, len(Path("t.sig").read_bytes()), 37):
        data = bytearray(Path("t.sig").read_bytes())
        data[index] ^= 1
        Path("flip.sig").write_bytes(data)
        result = subprocess.run([GATEHOUSE, "verify", str(model), "--signature", "flip.sig", "--public-key",
                                 "p256.pub.pem"], capture_output=True, text=True)
        keyid = Path("t.sig").read_text().find('"keyid"')
        hint = abs(index - keyid) < 80
        check(result.returncode == 1 or hint and result.returncode == 0, "a flipped bit at", index, result.stdout)
    for cut in (0, 1, len(json.dumps(good)) // 2):
        Path("half.sig").write_bytes(Path("t.sig").read_bytes()[:cut])
        verify(model, "half.sig", "p256.pub.pem", code=1)
    print("ok     tampering of", len(changes), "kinds, flipped bits and half files: refused by both")


def hostile():
    """The probe table of what verifiers let through."""
    model = Path("h")
    (model / "sub").mkdir(parents=True)
    (model / "config.json").write_bytes(b"{}")
    (model / "sub/extra.txt").write_bytes(b"text")
    (model / "w.safetensors").write_bytes(b"weights")
    key = serialization.load_pem_private_key(Path("p256.pem").read_bytes(), None)
    pem = Path("p256.pub.pem").read_bytes()

    def resource(name, data):
        return {"name": name, "algorithm": "sha256", "digest": hashlib.sha256(data).hexdigest()}

    files = [resource("config.json", b"{}"), resource("sub/extra.txt", b"text"), resource("w.safetensors", b"weights")]

    def bundle(resources=files, ignore=None, edit=lambda s: s, sigs=None, raw=None, top=None, hint=True,
               urlsafe=False, plain=False):
        root = hashlib.sha256(b"".join(bytes.fromhex(r["digest"]) for r in resources)).hexdigest()
        serialization_ = {"method": "files", "hash_type": "sha256", "allow_symlinks": False}
        if ignore is not None:
            serialization_["ignore_paths"] = ignore
        statement = edit({
            "_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "h", "digest": {"sha256": root}}],
            "predicateType": "https://model_signing/signature/v1.0",
            "predicate": {"serialization": serialization_, "resources": resources}})
        data = raw if raw is not None else json.dumps(statement).encode()
        pae = b"DSSEv1 28 application/vnd.in-toto+json %d " % len(data) + data
        signature = key.sign(pae, ec.ECDSA(hashes.SHA256()))
        if plain:
            from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
            r, s = decode_dss_signature(signature)
            signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        encode = base64.urlsafe_b64encode if urlsafe else base64.b64encode
        value = {
            "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
            "verificationMaterial": {"publicKey": {"hint": hashlib.sha256(pem).hexdigest()} if hint else {},
                                     "tlogEntries": []},
            "dsseEnvelope": {
                "payload": encode(data).decode(), "payloadType": "application/vnd.in-toto+json",
                "signatures": (sigs or (lambda s: [{"sig": s, "keyid": ""}]))(base64.b64encode(signature).decode())}}
        value = (top or (lambda v: v))(value)
        return value if isinstance(value, bytes) else json.dumps(value).encode()

    def probe(what, accepted, data, *more, says=None):
        Path("h.sig").write_bytes(data)
        result = subprocess.run([GATEHOUSE, "verify", str(model), "--signature", "h.sig", "--public-key",
                                 "p256.pub.pem", *more], capture_output=True, text=True)
        check((result.returncode == 0) == accepted and result.returncode in (0, 1),
              what, "->", result.returncode, result.stdout, result.stderr)
        if says:
            check(says in result.stdout + result.stderr, what, "does not say", says, result.stdout, result.stderr)

    def predicate(**more):
        return lambda s: {**s, "predicate": {**s["predicate"], **more}}

    probe("plain", True, bundle())
    probe("reversed order", True, bundle(list(reversed(files))))
    probe("no hint", True, bundle(hint=False), says="does not name its key")
    probe("no keyid", True, bundle(sigs=lambda s: [{"sig": s}]))
    probe("no tlogEntries", True, bundle(
        top=lambda v: (v["verificationMaterial"].pop("tlogEntries"), v)[1]))
    probe("timestamps", True, bundle(
        top=lambda v: (v["verificationMaterial"].update(timestampVerificationData={}), v)[1]))
    probe("an extra predicate field", True, bundle(edit=predicate(more={"x": 1})))
    probe("junk first", True, bundle(sigs=lambda s: [{"sig": "AAAA", "keyid": "x"}, {"sig": s}]), says="1 other")
    probe("junk last", True, bundle(sigs=lambda s: [{"sig": s}, {"sig": "AAAA"}]), says="1 other")
    probe("junk alone", False, bundle(sigs=lambda s: [{"sig": "AAAA"}]))
    probe("no signature", False, bundle(sigs=lambda s: []))
    probe("a raw signature", False, bundle(plain=True))
    probe("URL-safe base64", False, bundle(edit=predicate(more="???>>>~~~ÿÿÿ"), urlsafe=True))
    probe("another hint", False, bundle(
        top=lambda v: (v["verificationMaterial"]["publicKey"].update(hint="0" * 64), v)[1]))
    probe("another media type", False, bundle(top=lambda v: {**v, "mediaType": "application/json"}))
    probe("an unknown member", False, bundle(top=lambda v: {**v, "more": 1}))
    probe("another payload type", False, bundle(
        top=lambda v: (v["dsseEnvelope"].update(payloadType="application/json"), v)[1]))
    probe("two subjects", False, bundle(edit=lambda s: {**s, "subject": s["subject"] * 2}))
    probe("no subject", False, bundle(edit=lambda s: {**s, "subject": []}))
    probe("another root digest", False, bundle(
        edit=lambda s: {**s, "subject": [{"name": "h", "digest": {"sha256": "0" * 64}}]}))
    probe("another predicate", False, bundle(edit=lambda s: {**s, "predicateType": "https://x/v1"}))
    legacy = bundle(edit=lambda s: {
        "_type": s["_type"], "predicateType": "https://model_signing/Digests/v0.1", "predicate": {},
        "subject": [{"name": f["name"], "digest": {"sha256": f["digest"]}} for f in files]})
    probe("the predicate of 0.1", False, legacy, says="downgrade")
    probe("the predicate of 0.1, asked for", True, legacy, "--accept-legacy-v0-signatures", says="weaker")
    for name in ("../h/config.json", "/etc/passwd", "sub/../config.json", "./config.json", "sub//extra.txt", "",
                 "sub/", "..", "a\\..\\..\\b", "x\0y", "a" * 5000):
        probe(f"the name {name[:20]!r}", False, bundle(files + [resource(name, b"{}")]), says="GH-0307")
    probe("a name twice", False, bundle([resource("config.json", b"false"), *files]), says="GH-0307")
    probe("names that differ by normalisation", False, bundle(
        files + [resource(unicodedata.normalize(form, "né"), b"x") for form in ("NFC", "NFD")]), says="GH-0307")
    probe("a single file among others", False, bundle(files + [resource(".", b"x")]), says="GH-0307")
    probe("a hidden folder of texts", True, bundle([files[0], files[2]], ignore=["sub"]),
          says="not covered: sub/extra.txt")
    probe("hidden weights", False, bundle(files[:2], ignore=["w.safetensors"]), "--allow-uncovered",
          says="GH-0329")
    probe("everything hidden", False, bundle([], ignore=["."]))
    probe("an ignored path outside", False, bundle(ignore=["../x"]))
    (model / "sub/code.py").write_bytes(b"import os")
    probe("hidden code", False, bundle([files[0], files[2]], ignore=["sub"]), says="GH-0329")
    probe("hidden code, accepted", True, bundle([files[0], files[2]], ignore=["sub"]), "--allow-uncovered")
    (model / "sub/code.py").unlink()
    (model / "sub/notes").write_bytes(b"\x93NUMPY\1\0")
    probe("hidden weights under another name", False, bundle([files[0], files[2]], ignore=["sub"]),
          "--allow-uncovered", says="GH-0329")
    (model / "sub/notes").unlink()
    (model / "readme.txt").write_bytes(b"new")
    probe("an unsigned file", False, bundle(), says="there but not signed")
    probe("an unsigned file, accepted", True, bundle(), "--ignore-unsigned-files", says="not signed: readme.txt")
    (model / "readme.txt").rename(model / "new.gguf")
    probe("unsigned weights", False, bundle(), "--ignore-unsigned-files")
    (model / "new.gguf").unlink()
    good = bundle()
    text = base64.b64decode(json.loads(good)["dsseEnvelope"]["payload"]).decode()
    probe("a doubled key in the statement", False, bundle(
        raw=text.replace('"predicate":', '"predicate": {}, "predicate":', 1).encode()), says="GH-0307")
    probe("a doubled key in the bundle", False, good.replace(b'{"mediaType"', b'{"mediaType": "x", "mediaType"', 1))
    probe("NaN", False, bundle(raw=text.replace('"allow_symlinks": false', '"allow_symlinks": NaN').encode()))
    probe("bytes behind the statement", False, bundle(raw=text.encode() + b"{}"))
    probe("bytes behind the bundle", False, good + b"{}")
    probe("deep nesting", False, bundle(edit=predicate(more=0), raw=text.replace(
        '"allow_symlinks": false', '"x": ' + "[" * 5000 + "]" * 5000).encode()))
    probe("bytes that are not UTF-8", False, bundle(raw=text.replace("config", "con\xff").encode("latin-1")))
    probe("keyless", False, bundle(top=lambda v: {**v, "verificationMaterial": {
        "certificate": {"rawBytes": "AAAA"}, "tlogEntries": [{}]}}), says="GH-0324")
    probe("two materials", False, bundle(top=lambda v: (
        v["verificationMaterial"].update(x509CertificateChain={"certificates": [{"rawBytes": "AAAA"}]}), v)[1]))
    print("ok     the table of probes")


# Certificates ----------------------------------------------------------------------------------------------

def certificate(subject, key, issuer=None, issuer_key=None, ca=False, pathlen=None, start=-1, days=30, usage=None,
                eku=None, name=None):
    now = datetime.datetime.now(datetime.timezone.utc)
    title = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    builder = (x509.CertificateBuilder().subject_name(title)
               .issuer_name(issuer.subject if issuer else title).public_key(key.public_key())
               .serial_number(x509.random_serial_number())
               .not_valid_before(now + datetime.timedelta(days=start))
               .not_valid_after(now + datetime.timedelta(days=start + days)))
    if ca is not None:
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=pathlen), critical=True)
    if usage:
        flags = dict.fromkeys(["digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
                               "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"], False)
        flags.update(dict.fromkeys(usage, True))
        builder = builder.add_extension(x509.KeyUsage(**flags), critical=True)
    if eku:
        builder = builder.add_extension(x509.ExtendedKeyUsage(eku), critical=True)
    signer = issuer_key or key
    return builder.sign(signer, None if False else hashes.SHA384())


def write_certificates(path, *certificates):
    Path(path).write_bytes(b"".join(c.public_bytes(serialization.Encoding.PEM) for c in certificates))


def reference_accepts_certificate(model, signature, root):
    config = model_signing.verifying.Config().use_certificate_verifier(certificate_chain=[root])
    try:
        config.verify(Path(model), Path(signature))
        return True
    except Exception:
        return False


def certificates():
    Path("cm").mkdir()
    Path("cm/w.bin").write_bytes(b"weights")
    root_key = ec.generate_private_key(ec.SECP384R1())
    root = certificate("Root", root_key, ca=True, usage=["key_cert_sign"], days=900, start=-400)
    middle_key = rsa.generate_private_key(65537, 2048)
    middle = certificate("Middle", middle_key, root, root_key, ca=True, pathlen=0, usage=["key_cert_sign"], days=900,
                         start=-400)
    other = certificate("Root", ec.generate_private_key(ec.SECP384R1()), ca=True, usage=["key_cert_sign"])
    write_certificates("root.pem", root)
    write_certificates("other.pem", other)
    write_certificates("middle.pem", middle)

    def case(what, accepted, leaf, *above, curve="p256", trust="root.pem", reference=None, more=(), says=None):
        write_certificates("chain.pem", leaf, *above)
        sign("cm", f"{curve}.pem", "c.sig", "--certificate", "chain.pem")
        result = subprocess.run([GATEHOUSE, "verify", "cm", "--signature", "c.sig", "--certificate-chain", trust,
                                 *more], capture_output=True, text=True)
        check((result.returncode == 0) == accepted and result.returncode in (0, 1), what, result.stdout, result.stderr)
        if says:
            check(says in result.stdout, what, "does not say", says, result.stdout)
        if reference is not None:
            check(reference_accepts_certificate("cm", "c.sig", trust) == reference, "model_signing on", what)

    def leaf(curve="p256", issuer=middle, issuer_key=middle_key, usage=("digital_signature",), **more):
        key = serialization.load_pem_private_key(Path(f"{curve}.pem").read_bytes(), None)
        return certificate("Signer", key, issuer, issuer_key, usage=usage, **more)

    for curve in CURVES:
        case(f"a chain with {curve}", True, leaf(curve), middle, curve=curve, reference=True)
        accepted_by_others("c.sig", f"{curve}.pub.pem")
        # The other way.
        write_certificates("leaf.pem", leaf(curve))
        (model_signing.signing.Config().use_certificate_signer(
            private_key=f"{curve}.pem", signing_certificate="leaf.pem", certificate_chain=["middle.pem"])
         .sign("cm", "theirs.sig"))
        gatehouse("verify", "cm", "--signature", "theirs.sig", "--certificate-chain", "root.pem")
    case("the root in the bundle too", True, leaf(), middle, root, reference=True)
    case("codeSigning alone", True, leaf(usage=(), eku=[ExtendedKeyUsageOID.CODE_SIGNING]), middle, reference=True)
    case("keyEncipherment alone", False, leaf(usage=["key_encipherment"]), middle, reference=False, says="not meant")
    case("serverAuth alone", False, leaf(usage=(), eku=[ExtendedKeyUsageOID.SERVER_AUTH]), middle, reference=False)
    case("no usage at all", False, leaf(usage=()), middle, reference=False)
    case("another root of that name", False, leaf(), middle, trust="other.pem", reference=False)
    case("only the intermediate trusted", False, leaf(), middle, trust="middle.pem", reference=False)
    case("no intermediate", False, leaf(), reference=False, says="trusted root")
    case("expired, which model_signing takes", False, leaf(start=-60, days=30), middle, reference=True,
         says="expired")
    past = (datetime.datetime.now() - datetime.timedelta(days=45)).strftime("%Y-%m-%dT%H:%M:%SZ")
    case("expired, signed at a trusted time", True, leaf(start=-60, days=30), middle,
         more=("--trusted-signing-time", past))
    case("not yet valid", False, leaf(start=3), middle, says="not yet valid")
    sub_key = ec.generate_private_key(ec.SECP256R1())
    sub = certificate("Sub", sub_key, middle, middle_key, ca=True, usage=["key_cert_sign"])
    case("longer than pathlen", False, leaf(issuer=sub, issuer_key=sub_key), sub, middle, reference=False)
    plain = certificate("Plain", sub_key, root, root_key, ca=False, usage=["digital_signature"])
    case("issued by a signer", False, leaf(issuer=plain, issuer_key=sub_key), plain, reference=False)
    bare = certificate("Bare", sub_key, root, root_key, ca=None)
    case("issued without basic constraints", False, leaf(issuer=bare, issuer_key=sub_key), bare, reference=False)
    nosign = certificate("NoSign", sub_key, root, root_key, ca=True, usage=["digital_signature"])
    case("issued without keyCertSign", False, leaf(issuer=nosign, issuer_key=sub_key), nosign, reference=False)
    forged = certificate("Signer", serialization.load_pem_private_key(Path("p256.pem").read_bytes(), None), middle,
                         ec.generate_private_key(ec.SECP256R1()), usage=["digital_signature"])
    case("a forged certificate", False, forged, middle, reference=False)
    good = leaf()
    for what, victim in {"the signer": good, "the intermediate": middle}.items():
        fingerprint = hashlib.sha256(victim.public_bytes(serialization.Encoding.DER)).hexdigest()
        Path("revoked.json").write_text(json.dumps({
            "schema_version": 1, "kind": "gatehouse-revocations",
            "revoked": [{"certificate_sha256": fingerprint, "reason": "compromised"}]}))
        case(f"{what} revoked", False, good, middle, more=("--revoked", "revoked.json"), says="GH-0322")
    # The same, revoked in a ledger, and by the list that the ledger gives.
    state = ["--state", "cs/.gatehouse"]
    Path("cs").mkdir()
    gatehouse("keys", "generate", *state)
    case("a chain, with a state directory", True, good, middle, more=state)
    gatehouse("keys", "revoke", "--certificate", "middle.pem", "--reason", "compromised", "--note", "CA broken", *state)
    case("the intermediate revoked in the ledger", False, good, middle, more=state, says="GH-0322")
    gatehouse("keys", "revoked", "--output", "ca.json", *state)
    check("certificate_sha256" in Path("ca.json").read_text())
    case("the intermediate on the ledger's list", False, good, middle, more=("--revoked", "ca.json"), says="GH-0322")
    write_certificates("wrong.pem", leaf("p384"), middle)
    sign("cm", "p256.pem", "c.sig", "--certificate", "wrong.pem", code=2)
    verify("cm", "theirs.sig", "p521.pub.pem", code=1)
    gatehouse("verify", "cm", "--signature", "theirs.sig", code=64)
    print("ok     certificate chains, both ways; what model_signing lets through is refused")


# Keys ------------------------------------------------------------------------------------------------------

def keys():
    Path("km").mkdir()
    Path("km/w.bin").write_bytes(b"weights")
    Path("secret").write_text("correct horse\n")
    os.chmod("secret", 0o600)
    for curve in CURVES:
        name = f"own-{curve}.pem"
        gatehouse("keys", "generate", "--output", name, "--curve", curve)
        check(os.stat(name).st_mode & 0o777 == 0o600, "the mode of a private key")
        openssl("pkey", "-in", name, "-check", "-noout")
        public = openssl("pkey", "-in", name, "-pubout").stdout
        check(public == Path(f"own-{curve}.pub.pem").read_bytes(), "openssl writes another public key")
        shown = json.loads(gatehouse("keys", "show", f"own-{curve}.pub.pem", "--format", "json").stdout)["key"]
        check(shown["keyid"] == SSlibKey.from_crypto(serialization.load_pem_public_key(public)).keyid, "key id")
        check(shown["hint"] == hashlib.sha256(public).hexdigest(), "hint")
        # Under a passphrase, ours read by openssl.
        gatehouse("keys", "generate", "--output", f"safe-{curve}.pem", "--curve", curve, "--protect",
                  "--passphrase-file", "secret")
        check(b"ENCRYPTED PRIVATE KEY" in Path(f"safe-{curve}.pem").read_bytes())
        openssl("pkey", "-in", f"safe-{curve}.pem", "-passin", "file:secret", "-noout", "-check")
        sign("km", f"safe-{curve}.pem", "k.sig", "--passphrase-file", "secret")
        check(reference_accepts("km", "k.sig", f"safe-{curve}.pub.pem"))
        sign("km", f"safe-{curve}.pem", "k.sig", env={"GATEHOUSE_PASSPHRASE": "correct horse"})
        sign("km", f"safe-{curve}.pem", "k.sig", "--passphrase-file", "-", stdin="correct horse\n")
        sign("km", f"safe-{curve}.pem", "no.sig", "--passphrase-env", "WRONG", env={"WRONG": "x"}, code=2)
        check(not Path("no.sig").exists())
        # Written by openssl, read by us: PKCS#8, SEC 1 with parameters, PBES2 of several kinds.
        kind = {"p256": "prime256v1", "p384": "secp384r1", "p521": "secp521r1"}[curve]
        openssl("ecparam", "-genkey", "-name", kind, "-out", "sec1.pem")
        openssl("ec", "-in", "sec1.pem", "-pubout", "-out", "sec1.pub.pem")
        sign("km", "sec1.pem", "k.sig")
        verify("km", "k.sig", "sec1.pub.pem")
        for options in (["-v2", "aes-256-cbc"], ["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA1"],
                        ["-v2", "aes-192-cbc", "-v2prf", "hmacWithSHA512"], ["-scrypt"],
                        ["-v2", "aes-256-cbc", "-iter", "1"]):
            openssl("pkcs8", "-topk8", "-in", "sec1.pem", "-out", "enc.pem", "-passout", "file:secret", *options)
            os.chmod("enc.pem", 0o600)
            sign("km", "enc.pem", "k.sig", "--passphrase-file", "secret")
            verify("km", "k.sig", "sec1.pub.pem")
        openssl("pkcs8", "-topk8", "-in", "sec1.pem", "-out", "des.pem", "-passout", "file:secret", "-v2", "des3")
        check("aes-256-cbc" in sign("km", "des.pem", "k.sig", "--passphrase-file", "secret", code=2).stderr)
        openssl("ec", "-in", "sec1.pem", "-aes256", "-out", "old.pem", "-passout", "file:secret")
        check("pkcs8" in sign("km", "old.pem", "k.sig", "--passphrase-file", "secret", code=2).stderr)
    openssl("genrsa", "-out", "rsa.pem", "2048")
    sign("km", "rsa.pem", "k.sig", code=2)
    openssl("genpkey", "-algorithm", "ed25519", "-out", "ed.pem")
    sign("km", "ed.pem", "k.sig", code=2)
    openssl("ecparam", "-genkey", "-name", "secp256k1", "-out", "k1.pem")
    sign("km", "k1.pem", "k.sig", code=2)
    os.chmod("secret", 0o644)
    check("others can read" in sign("km", "safe-p256.pem", "k.sig", "--passphrase-file", "secret").stderr)
    sign("km", "safe-p256.pem", "k.sig", env={"GATEHOUSE_PASSPHRASE_FILE": "secret"}, code=2)
    os.chmod("secret", 0o600)
    sign("km", "safe-p256.pem", "k.sig", env={"GATEHOUSE_PASSPHRASE_FILE": "secret"})
    print("ok     key files: openssl reads ours, we read openssl's; weak ones are refused")


def thresholds():
    for name in "abc":
        gatehouse("keys", "generate", "--output", f"{name}.pem", "--curve", {"a": "p256", "b": "p384", "c": "p521"}[name])
    publics = ["a.pub.pem", "b.pub.pem", "c.pub.pem"]
    options = [word for public in publics for word in ("--public-key", public)]
    sign("km", "a.pem", "k1.sig", "--threshold", "2", "--signer", "b.pub.pem", "--signer", "c.pub.pem")
    refused = gatehouse("verify", "km", "--signature", "k1.sig", *options, code=1).stdout
    check("GH-0321" in refused, refused)
    check(reference_accepts("km", "k1.sig", "a.pub.pem"))
    shutil.copy("k1.sig", "k2.sig")
    gatehouse("sign", "km", "--key", "c.pem", "--add-to", "k1.sig", "--output", "k2.sig")
    gatehouse("verify", "km", "--signature", "k2.sig", *options)
    verify("km", "k2.sig", "a.pub.pem", code=1)
    accepted_by_others("k2.sig", "a.pub.pem", "c.pub.pem", threshold=2)
    check(reference_accepts("km", "k2.sig", "a.pub.pem"), "the first signature is the hint's")
    # The same key twice is one signer.
    twice = json.loads(Path("k1.sig").read_text())
    twice["dsseEnvelope"]["signatures"] *= 2
    Path("twice.sig").write_text(json.dumps(twice))
    gatehouse("verify", "km", "--signature", "twice.sig", *options, code=1)
    gatehouse("verify", "km", "--signature", "k2.sig", *options, "--threshold", "3", code=1)
    gatehouse("sign", "km", "--key", "a.pem", "--key", "b.pem", "--key", "c.pem", "--output", "k3.sig")
    gatehouse("verify", "km", "--signature", "k3.sig", *options, "--threshold", "3")
    Path("km/w.bin").write_bytes(b"other")
    gatehouse("sign", "km", "--key", "b.pem", "--add-to", "k1.sig", code=2)
    Path("km/w.bin").write_bytes(b"weights")
    print("ok     k of n signers")


def life_of_keys():
    gatehouse("keys", "generate")
    gatehouse("keys", "generate", "--name", "ci", "--curve", "p384")
    gatehouse("sign", "km", "--key", "ci", "--output", "ci.sig")
    gatehouse("verify", "km", "--signature", "ci.sig", "--public-key", "ci")
    old = Path(".gatehouse/keys/ci.pub.pem").read_bytes()
    Path("old.pub.pem").write_bytes(old)
    gatehouse("keys", "rotate", "ci", "--overlap", "1h", "--note", "yearly", "--dry-run")
    check(Path(".gatehouse/keys/ci.pub.pem").read_bytes() == old, "a dry run changed the key")
    former = json.loads(gatehouse("keys", "rotate", "ci", "--overlap", "1h", "--note", "yearly", "--format",
                                  "json").stdout)["former_name"]
    check(Path(".gatehouse/keys/ci.pub.pem").read_bytes() != old)
    gatehouse("verify", "km", "--signature", "ci.sig", "--public-key", "old.pub.pem")
    gatehouse("sign", "km", "--key", former, "--output", "late.sig")
    gatehouse("sign", "km", "--key", "ci", "--output", "new.sig")
    gatehouse("verify", "km", "--signature", "new.sig", "--public-key", "ci")
    # Retired: what the ledger shows to be older stays good, nothing new is signed.
    gatehouse("keys", "revoke", former, "--reason", "retired", "--note", "host gone")
    gatehouse("sign", "km", "--key", former, "--output", "never.sig", code=2)
    check(not Path("never.sig").exists())
    # Without the ledger nothing shows that it is older.
    gatehouse("keys", "revoked", "--output", "list.json")
    elsewhere = ["--state", "/nonexistent/.gatehouse"]
    check("GH-0322" in gatehouse("verify", "km", "--signature", "ci.sig", "--public-key", "old.pub.pem", "--revoked",
                                 "list.json", *elsewhere, code=1).stdout)
    gatehouse("verify", "km", "--signature", "ci.sig", "--public-key", "old.pub.pem", "--revoked", "list.json",
              "--trusted-signing-time", "2020-01-01", *elsewhere)
    for time_ in ("yesterday", "-1", "99999999999999999", "2020-13-01"):
        gatehouse("verify", "km", "--signature", "ci.sig", "--public-key", "old.pub.pem", "--trusted-signing-time", time_,
                  *elsewhere, code=64)
    # Compromised: nothing counts any longer, recorded or not.
    gatehouse("keys", "revoke", "ci", "--reason", "compromised", "--note", "laptop stolen")
    check("GH-0322" in gatehouse("verify", "km", "--signature", "new.sig", "--public-key", "ci", code=1).stdout)
    gatehouse("keys", "revoke", "machine", "--reason", "compromised", code=2)
    gatehouse("keys", "rotate", "machine", "--reason", "compromised", "--note", "leaked")
    listed = {k["name"]: k for k in json.loads(gatehouse("keys", "list", "--format", "json").stdout)["keys"]}
    check(listed["ci"]["ended"]["note"] == "laptop stolen" and "ended" not in listed["machine"], listed)
    gatehouse("sign", "km", "--output", "m.sig")
    gatehouse("verify", "km", "--signature", "m.sig", "--public-key", "machine")
    gatehouse("ledger", "verify")
    # A key under a passphrase is rotated to another one under it.
    secret = {"GATEHOUSE_PASSPHRASE": "correct horse"}
    gatehouse("keys", "generate", "--name", "safe", "--protect", env=secret)
    gatehouse("keys", "rotate", "safe", "--protect", code=2)
    gatehouse("keys", "rotate", "safe", "--protect", "--curve", "p521", env=secret)
    gatehouse("sign", "km", "--key", "safe", "--output", "safe.sig", code=2)
    gatehouse("sign", "km", "--key", "safe", "--output", "safe.sig", env=secret)
    gatehouse("verify", "km", "--signature", "safe.sig", "--public-key", "safe")
    # A partner's key, known here only as revoked.
    gatehouse("sign", "km", "--key", "p384.pem", "--output", "partner.sig")
    gatehouse("verify", "km", "--signature", "partner.sig", "--public-key", "p384.pub.pem")
    gatehouse("keys", "revoke", "--public-key", "p384.pub.pem", "--reason", "compromised")
    gatehouse("verify", "km", "--signature", "partner.sig", "--public-key", "p384.pub.pem", code=1)
    for damage in ('{"kind":"gatehouse-revocations","schema_version":1,"revoked":[{"keyid":"x","reason":"retired"}]}',
                   '{"kind":"gatehouse-revocations","schema_version":2,"revoked":[]}', "[", ""):
        Path("bad.json").write_text(damage)
        gatehouse("verify", "km", "--signature", "m.sig", "--public-key", "machine", "--revoked", "bad.json", code=1)
    print("ok     rotation with overlap, revocation, and the list for verifiers without the ledger")


def killed_rotations():
    """A rotation that is killed at any moment leaves keys that sign and a ledger that verifies."""
    state = ["--state", "kr/.gatehouse"]
    Path("kr").mkdir()
    gatehouse("keys", "generate", *state)
    chance = random.Random(3)
    for number in range(16):
        process = subprocess.Popen([GATEHOUSE, "keys", "rotate", "machine", "--overlap", "1h", *state],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * 0.25)
        process.kill()
        process.wait()
        gatehouse("keys", "list", *state)
        gatehouse("sign", "km", "--output", "kr.sig", *state)
        verify("km", "kr.sig", "machine", *state)
    gatehouse("keys", "rotate", "machine", "--overlap", "1h", *state)
    gatehouse("ledger", "verify", *state)
    left = [path.name for path in Path("kr/.gatehouse/keys").iterdir() if ".next" in path.name]
    check(not left, "a rotation left", left)
    print("ok     rotations that are killed")


def tokens():
    """Keys on a PKCS#11 token (SoftHSM 2), where the program was built with the trait for them."""
    module = next((path for path in ("/usr/lib/softhsm/libsofthsm2.so",
                                     "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so") if os.path.exists(path)), None)
    probe = subprocess.run([GATEHOUSE, "keys", "show", "pkcs11:token=x;object=y?module-path=/nonexistent.so"],
                           capture_output=True, text=True, stdin=subprocess.DEVNULL)
    check(probe.returncode == 2, probe.stderr)
    if "HardwareKeys" in probe.stderr or not module or not shutil.which("pkcs11-tool"):
        print("skipped keys on tokens: built without HardwareKeys, or no SoftHSM here")
        return
    Path("tokens").mkdir()
    Path("softhsm.conf").write_text(f"directories.tokendir = {Path('tokens').resolve()}\n")
    os.environ["SOFTHSM2_CONF"] = str(Path("softhsm.conf").resolve())
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["softhsm2-util", "--init-token", "--free", "--label", "mine", "--pin", "1234", "--so-pin", "0000"], **quiet)
    Path("pin").write_text("1234\n")
    os.chmod("pin", 0o600)
    Path("tm").mkdir()
    Path("tm/w.bin").write_bytes(b"weights")
    for number, (curve, kind) in enumerate({"p256": "secp256r1", "p384": "secp384r1", "p521": "secp521r1"}.items(), 1):
        subprocess.run(["pkcs11-tool", "--module", module, "--token-label", "mine", "--login", "--pin", "1234",
                        "--keypairgen", "--key-type", f"EC:{kind}", "--label", f"key {curve}", "--id", f"0{number}"], **quiet)
        uri = f"pkcs11:token=mine;object=key%20{curve}?module-path={module}"
        public = gatehouse("keys", "show", uri, "--passphrase-file", "pin").stdout
        Path(f"token-{curve}.pub.pem").write_text(public)
        sign("tm", uri, "token.sig", "--passphrase-file", "pin")
        check(reference_accepts("tm", "token.sig", f"token-{curve}.pub.pem"), "model_signing refuses a token's signature")
        verify("tm", "token.sig", f"token-{curve}.pub.pem")
        accepted_by_others("token.sig", f"token-{curve}.pub.pem")
        sign("tm", f"pkcs11:token=mine;id=%0{number}?module-path={module}&pin-source=file:pin", "token.sig")
        verify("tm", "token.sig", f"token-{curve}.pub.pem")
    for bad in (f"pkcs11:token=mine;object=none?module-path={module}", f"pkcs11:token=none;object=key%20p256?module-path={module}",
                "pkcs11:token=mine;object=key%20p256?module-path=/nonexistent.so", "pkcs11:", "pkcs11:token=mine",
                f"pkcs11:token=mine;object=key%20p256?module-path={module}&pin-value=1234"):
        sign("tm", bad, "token.sig", "--passphrase-file", "pin", code=2)
    Path("pin").write_text("9999\n")
    refused = sign("tm", f"pkcs11:token=mine;object=key%20p256?module-path={module}", "token.sig", "--passphrase-file", "pin",
                   code=2).stderr
    check("PIN" in refused and "9999" not in refused, refused)
    print("ok     keys on a token")


# Watching --------------------------------------------------------------------------------------------------

def watching():
    run = Path("run")
    run.mkdir()

    def checkpoint(name, size=200_000):
        folder = run / f"tmp-{name}"
        folder.mkdir()
        (folder / "model.safetensors").write_bytes(os.urandom(size))
        (folder / "optimizer.pt").write_bytes(os.urandom(size))
        (folder / "trainer_state.json").write_text("{}")
        folder.rename(run / name)

    def start():
        return subprocess.Popen([GATEHOUSE, "sign", "--watch", str(run), "--key", "p256.pem", "--settle", "0.6",
                                 "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def wait(path, seconds=40):
        end = time.time() + seconds
        while not Path(path).exists():
            check(time.time() < end, "no", path)
            time.sleep(0.05)

    (run / "logs").mkdir()
    (run / "logs" / "events").write_text("x")
    watcher = start()
    checkpoint("checkpoint-1")
    wait("run/checkpoint-1.sig")
    # One that is written slowly, with the file held open, is signed only when it is whole.
    with open(run / "step-2.safetensors", "wb") as file:
        for _ in range(8):
            file.write(os.urandom(50_000))
            file.flush()
            time.sleep(0.25)
        time.sleep(1.5)  # quiet, but still open
        check(not Path("run/step-2.safetensors.sig").exists(), "a half-written checkpoint was signed")
        file.write(b"end")
    wait("run/step-2.safetensors.sig")
    # A download or a save that still goes on under a temporary name is left alone.
    (run / "tmp-checkpoint-3").mkdir()
    (run / "tmp-checkpoint-3" / "model.safetensors").write_bytes(b"x")
    (run / "checkpoint-4").mkdir()
    (run / "checkpoint-4" / "model.safetensors.tmp").write_bytes(b"x")
    (run / "checkpoint-4" / "a.safetensors").write_bytes(b"x")
    # A checkpoint in three parts, the last one of which takes its time.
    (run / "checkpoint-5").mkdir()
    for part in (1, 2):
        (run / "checkpoint-5" / f"model-0000{part}-of-00003.safetensors").write_bytes(b"x")
    time.sleep(1.6)
    check(not Path("run/checkpoint-5.sig").exists(), "a checkpoint without its last part was signed")
    (run / "checkpoint-5" / "model-00003-of-00003.safetensors").write_bytes(b"x")
    wait("run/checkpoint-5.sig")
    check(not list(run.glob("*checkpoint-3*.sig")) and not Path("run/checkpoint-4.sig").exists())
    watcher.kill()
    watcher.wait()
    # Killed at any moment and started again: every checkpoint gets one good signature.
    chance = random.Random(1)
    for number in range(10, 16):
        checkpoint(f"checkpoint-{number}", 3_000_000)
        watcher = start()
        time.sleep(chance.random() * 1.6)
        watcher.send_signal(signal.SIGKILL)
        watcher.wait()
        check(not list(run.rglob("*.sig.*")))
    gatehouse("sign", "--watch", run, "--key", "p256.pem", "--settle", "0.3", "--once")
    (run / "checkpoint-4" / "model.safetensors.tmp").rename(run / "checkpoint-4" / "model.safetensors")
    gatehouse("sign", "--watch", run, "--key", "p256.pem", "--settle", "0.3", "--once")
    for path in list(run.glob("checkpoint-*[0-9]")) + [run / "step-2.safetensors"]:
        verify(path, f"{path}.sig", "p256.pub.pem")
        check(reference_accepts(path, f"{path}.sig", "p256.pub.pem"), path)
    check(not Path("run/logs.sig").exists(), "a folder without weights was signed")
    # A signed checkpoint that changes is not signed again.
    before = Path("run/checkpoint-10.sig").read_bytes()
    (run / "checkpoint-10" / "model.safetensors").write_bytes(b"poison")
    result = gatehouse("sign", "--watch", run, "--key", "p256.pem", "--settle", "0.3", "--once", code=1)
    check("GH-0308" in result.stderr and Path("run/checkpoint-10.sig").read_bytes() == before, result.stderr)
    print("ok     checkpoints are signed when they are whole, also after kills")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    make_keys()
    for part in (trees, many_files, single_files_and_places, links_and_odd_names, tampering, hostile, certificates, keys, thresholds,
                 life_of_keys,
                 killed_rotations, tokens, watching):
        if len(sys.argv) < 3 or part.__name__ in sys.argv[2:]:
            if part.__name__ in ("thresholds", "life_of_keys", "killed_rotations") and not Path("km").exists():
                Path("km").mkdir()
                Path("km/w.bin").write_bytes(b"weights")
            started = time.time()
            part()
            if len(sys.argv) > 2:
                print(f"       {time.time() - started:.1f} s")
print(f"{checks} checks")
