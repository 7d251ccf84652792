"""Signatures of models, both ways, against PyPI model-signing 1.1.1 (with pyOpenSSL and certifi) and
securesystemslib 1.6.0.

    python model_signing_interop.py PATH_TO_GATEHOUSE

Prints one line for each check and exits 1 at the first that fails."""
import base64, json, os, subprocess, sys, tempfile
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

gatehouse = str(Path(sys.argv[1]).resolve())


def run(name, expected, *command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    good = (result.returncode == 0) == expected
    print(("ok     " if good else "FAILED ") + name)
    if not good:
        sys.exit(f"{command}\n{result.stdout}{result.stderr}")


def reference(*arguments):
    return [sys.executable, "-m", "model_signing", *arguments]


def payload(path):
    return json.loads(base64.b64decode(json.loads(Path(path).read_text())["dsseEnvelope"]["payload"]))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, data in {
        "m/config.json": b"{}", "m/sub/weights.bin": os.urandom(200_000), "m/sub-a/y": b"y",
        "m/sub.txt": b"z", "m/empty": b"", "m/na\u00efve \u00fc.txt": b"u", "m/.hidden": b"h",
        "m/.git/HEAD": b"g",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)
    run("keys generate", True, gatehouse, "keys", "generate")
    public, private = ".gatehouse/keys/machine.pub.pem", ".gatehouse/keys/machine.pem"

    run("sign a folder", True, gatehouse, "sign", "m", "--output", "m.sig")
    run("sign a file", True, gatehouse, "sign", "m/sub/weights.bin", "--output", "w.sig")
    run("model_signing verifies the folder", True,
        *reference("verify", "key", "m", "--signature", "m.sig", "--public_key", public))
    run("model_signing verifies the file", True,
        *reference("verify", "key", "m/sub/weights.bin", "--signature", "w.sig", "--public_key", public))
    run("sign into the folder", True, gatehouse, "sign", "m", "--output", "m/model.sig")
    run("model_signing verifies with the signature inside", True,
        *reference("verify", "key", "m", "--signature", "m/model.sig", "--public_key", public))
    run("so does gatehouse", True, gatehouse, "verify", "m", "--signature", "m/model.sig", "--public-key", public)
    Path("m/model.sig").unlink()

    run("model_signing signs", True,
        *reference("sign", "key", "m", "--private_key", private, "--signature", "ref.sig"))
    run("gatehouse verifies it", True, gatehouse, "verify", "m", "--signature", "ref.sig", "--public-key", public)
    assert payload("m.sig")["subject"] == payload("ref.sig")["subject"], "root digests differ"
    print("ok     root digests are equal")

    envelope = Envelope.from_dict(json.loads(Path("m.sig").read_text())["dsseEnvelope"])
    key = SSlibKey.from_crypto(load_pem_public_key(Path(public).read_bytes()))
    envelope.verify([key], 1)
    print("ok     securesystemslib verifies the same envelope")

    for what, change in {
        "a changed file": lambda: Path("m/sub.txt").write_bytes(b"Z"),
        "an added file": lambda: (Path("m/sub.txt").write_bytes(b"z"), Path("m/new").write_bytes(b"n")),
        "a removed file": lambda: (Path("m/new").unlink(), Path("m/empty").unlink()),
        "a planted link": lambda: (Path("m/empty").symlink_to("config.json")),
    }.items():
        change()
        run("gatehouse refuses " + what, False,
            gatehouse, "verify", "m", "--signature", "m.sig", "--public-key", public)
        run("model_signing refuses " + what, False,
            *reference("verify", "key", "m", "--signature", "m.sig", "--public_key", public))
