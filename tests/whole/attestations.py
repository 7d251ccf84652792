"""Attestations and suppliers, whole-program: envelopes by securesystemslib and in-toto-attestation, reports by pytest and
bandit, hostile files, provenance policies, what the gate emits, suppliers with a live endpoint."""

import base64
import http.server
import json
import pathlib
import ssl
import subprocess
import sys
import threading

import google.protobuf.json_format as pb_json
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from in_toto_attestation.predicates.provenance.v1 import provenance_pb2
from in_toto_attestation.predicates.scai.v0 import scai_pb2
from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
from in_toto_attestation.predicates.vsa.v1 import vsa_pb2
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner, SSlibKey

from hostile import check, refused, results
from sigstore_bundles import IDENTITY, ISSUER, Instance
from stages import Stages

TYPE = "application/vnd.in-toto+json"
MODEL = "models/support-retriever.safetensors"
COMMIT = "5f0c1d2e3b4a59687786950a1b2c3d4e5f60718a"


def sha256(path):
    import hashlib
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def keys(place):
    """A signer for each kind of key, its public half beside the manifest."""
    made = {"p256": CryptoSigner.generate_ecdsa(), "ed": CryptoSigner.generate_ed25519(), "rsa": CryptoSigner.generate_rsa(),
            "p384": CryptoSigner(ec.generate_private_key(ec.SECP384R1())), "stranger": CryptoSigner.generate_ecdsa()}
    (place / "signers").mkdir()
    for name, signer in made.items():
        pem = signer._private_key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        (place / f"signers/{name}.pem").write_bytes(pem)
    return made


def declare(place, extra):
    manifest = place / "gatehouse.yaml"
    manifest.write_text(manifest.read_text() + extra)


def statement(kind, predicate, digest, name="model"):
    made = Statement([ResourceDescriptor(name=name, digest=digest).pb], kind, predicate)
    made.validate()
    return pb_json.MessageToJson(made.pb).encode()


def seal(payload, signer, path):
    envelope = Envelope(payload, TYPE, {})
    envelope.sign(signer)
    path.write_text(json.dumps(envelope.to_dict()))
    return envelope.to_dict()


def provenance(builder="https://ci.acme.example/v1"):
    return {"buildDefinition": {"buildType": "https://gatehouse.dev/buildtypes/training-run/v1",
                                "externalParameters": {"kind": "training"},
                                "resolvedDependencies": [{"uri": "git+https://git.acme.example/train",
                                                          "digest": {"gitCommit": COMMIT}}]},
            "runDetails": {"builder": {"id": builder}}}


def summary(result, level, digest):
    return {"verifier": {"id": "https://source.acme.example"}, "timeVerified": "2026-11-22T20:15:00Z",
            "resourceUri": "git+https://git.acme.example/train", "policy": {"uri": "https://acme.example/policy"},
            "verificationResult": result, "verifiedLevels": [level], "slsaVersion": "1.2"}


def imports(stages, place, made):
    """Every kind of key, every kind of trust."""
    digest = {"sha256": sha256(place / MODEL)}
    payload = statement("https://slsa.dev/provenance/v1", provenance(), digest)
    for name in ("p256", "p384", "ed", "rsa"):
        seal(payload, made[name], place / f"{name}.json")
        done = refused(stages, place, f"provenance signed with {name}", f"gatehouse evidence add {name}.json --format json", {0})
        if done:
            item = json.loads(done.stdout)["evidence"][0]
            check(f"{name} is verified", item["trust"] == "verified" and item["signers"] == [name], done.stdout)
    seal(payload, made["stranger"], place / "stranger.json")
    refused(stages, place, "a stranger's is kept", "gatehouse evidence add stranger.json", {0}, "unverified", "satisfies nothing")
    result = statement("https://in-toto.io/attestation/test-result/v0.1", {"result": "PASSED", "configuration": []}, digest)
    seal(result, made["p256"], place / "notmine.json")
    refused(stages, place, "a kind that the signer may not say", "gatehouse evidence add notmine.json", {0}, "unverified",
            "may not make statements")
    good = json.loads((place / "p256.json").read_text())
    changed = dict(good, payload=base64.b64encode(payload.replace(b"training", b"nothing!")).decode())
    (place / "changed.json").write_text(json.dumps(changed))
    refused(stages, place, "a changed payload", "gatehouse evidence add changed.json", {2}, "GH-0332", "does not verify")
    bundle = {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "dsseEnvelope": good,
              "verificationMaterial": {"publicKey": {"hint": "x"}, "tlogEntries": []}}
    (place / "bundle.json").write_text(json.dumps(bundle))
    refused(stages, place, "a Sigstore bundle with a key", "gatehouse evidence add bundle.json", {0}, "verified")
    stranger = json.loads((place / "stranger.json").read_text())
    bundle["verificationMaterial"] = {"certificate": {"rawBytes": "AA=="}}
    bundle["dsseEnvelope"] = stranger
    (place / "keyless.json").write_text(json.dumps(bundle))
    refused(stages, place, "a keyless bundle is kept", "gatehouse evidence add keyless.json", {0}, "unverified", "no signer")
    (place / "lines.jsonl").write_text(json.dumps(good) + "\n" + json.dumps(stranger) + "\n")
    refused(stages, place, "two on two lines", "gatehouse evidence add lines.jsonl --format json", {0}, '"verified"', '"unverified"')
    (place / "bare.json").write_bytes(payload)
    refused(stages, place, "a statement that nobody signed", "gatehouse evidence add bare.json --tool ci", {0}, "unverified", "nobody signed")
    other = json.loads(payload)
    other["predicate"]["runDetails"]["builder"] = {}
    seal(json.dumps(other).encode(), made["p256"], place / "wrong.json")
    refused(stages, place, "a predicate without its builder", "gatehouse evidence add wrong.json", {2}, "GH-0332", "builder.id")
    refused(stages, place, "about another file", "gatehouse evidence add p256.json --subject gatehouse.yaml", {2}, "GH-0332", "not about")
    refused(stages, place, "the ledger still verifies", "gatehouse ledger verify", {0}, "verified")


def gate(stages, place, made):
    """What nobody trusted signed satisfies nothing; a signer taken out of the manifest no longer counts."""
    fresh = stages.base / "gate"
    import shutil
    shutil.copytree(place, fresh)
    shutil.rmtree(fresh / ".gatehouse")
    stages.must("gatehouse keys generate && gatehouse keys generate --name dana --role owner --identity dana@example.org", fresh)
    judge = "gatehouse check --practice 2.1d"
    refused(stages, fresh, "no provenance", judge, {1}, "no verified provenance")
    stages.must("gatehouse evidence add stranger.json && gatehouse evidence add keyless.json && gatehouse evidence add bare.json --tool ci", fresh)
    refused(stages, fresh, "unverified provenance satisfies nothing", judge, {1}, "no verified provenance")
    stages.must("gatehouse evidence add p256.json", fresh)
    refused(stages, fresh, "a signer's does", judge, {0}, "met", "imported-evidence")
    text = (fresh / "gatehouse.yaml").read_text()
    (fresh / "gatehouse.yaml").write_text(text.replace("name: p256, public_key: signers/p256.pem", "name: p256, public_key: signers/stranger.pem"))
    refused(stages, fresh, "with the stranger's key declared the stranger's counts", judge, {0}, "met")
    (fresh / "gatehouse.yaml").write_text(text[:text.index("\nsigners:")])
    refused(stages, fresh, "without signers nothing of theirs counts", judge, {1}, "no verified provenance")
    (fresh / "gatehouse.yaml").write_text(text)
    failed = statement("https://slsa.dev/verification_summary/v1", summary("FAILED", "FAILED", {}), {"sha256": sha256(fresh / MODEL)})
    seal(failed, made["p256"], fresh / "failed.json")
    stages.must("gatehouse evidence add failed.json", fresh)
    refused(stages, fresh, "a trusted verifier's refusal", judge, {1}, "refuses")
    (fresh / "signers/p256.pem").write_text("no key")
    refused(stages, fresh, "a signer's key that is none", judge, {2}, "GH-0304")
    shutil.rmtree(fresh)


def keyless(stages, place):
    """Signers without keys: an identity of the manifest, proved by a bundle against the trusted root that it names."""
    fresh = stages.base / "keyless"
    import shutil
    shutil.copytree(place, fresh, ignore=shutil.ignore_patterns(".gatehouse"))
    stages.must("gatehouse keys generate", fresh)
    it, other = Instance(fresh), Instance(fresh)
    (fresh / "signers/root.json").write_text(json.dumps(it.trusted_root()))
    (fresh / "signers/other.json").write_text(json.dumps(other.trusted_root()))
    manifest = fresh / "gatehouse.yaml"
    text = manifest.read_text()

    def declare_identity(name=IDENTITY, issuer=ISSUER, root="root"):
        manifest.write_text(text + f"  - name: team\n    may: [provenance]\n    identity:\n      name: {name}\n"
                                   f"      issuer: {issuer}\n      trusted_root: signers/{root}.json\n")

    said = json.loads(statement("https://slsa.dev/provenance/v1", provenance(), {"sha256": sha256(fresh / MODEL)}))
    bundle = it.bundle(b"", form="dsse", statement=said, stamps=1)
    files = {"good": bundle, "rekor2": it.bundle(b"", form="dsse", log=2, promise=False, statement=said, stamps=1)}
    inner = bundle["dsseEnvelope"]
    files["pypi"] = {"version": 1, "attestation_bundles": [{"publisher": {"kind": "GitHub"}, "attestations": [{
        "version": 1, "verification_material": {
            "certificate": bundle["verificationMaterial"]["certificate"]["rawBytes"],
            "transparency_entries": bundle["verificationMaterial"]["tlogEntries"]},
        "envelope": {"statement": inner["payload"], "signature": inner["signatures"][0]["sig"]}}]}]}
    files["unlogged"] = it.bundle(b"", form="dsse", statement=said, stamps=1, entries=False)
    files["review"] = it.bundle(b"", form="dsse", stamps=1)
    changed = base64.b64encode(base64.b64decode(inner["payload"]).replace(b"training", b"nothing!")).decode()
    files["changed"] = dict(bundle, dsseEnvelope=dict(inner, payload=changed))
    for name, content in files.items():
        (fresh / f"{name}.json").write_text(json.dumps(content))
    judge = "gatehouse check --practice 2.1d"
    declare_identity(name="somebody@else.example")
    refused(stages, fresh, "another identity is a stranger", "gatehouse evidence add good.json", {0}, "unverified", "no signer of the manifest")
    declare_identity(root="other")
    refused(stages, fresh, "another trusted root refuses", "gatehouse evidence add good.json", {2}, "GH-0383", "team")
    declare_identity(issuer="https://other.example")
    refused(stages, fresh, "another issuer is a stranger", "gatehouse evidence add good.json", {0}, "unverified")
    refused(stages, fresh, "a stranger's satisfies nothing", judge, {1}, "no verified provenance")
    declare_identity()
    refused(stages, fresh, "kept before, it counts once its identity is declared", judge, {0}, "met")
    for name in ("good", "rekor2", "pypi"):
        done = refused(stages, fresh, f"{name} is verified", f"gatehouse evidence add {name}.json --format json", {0})
        if done:
            item = json.loads(done.stdout)["evidence"][0]
            check(f"{name} is by the team", item["trust"] == "verified" and item["signers"] == ["team"], done.stdout)
    refused(stages, fresh, "it is listed as the team's", "gatehouse evidence list", {0}, "by team")
    refused(stages, fresh, "a kind that the identity may not say", "gatehouse evidence add review.json", {0}, "unverified", "may not make statements")
    refused(stages, fresh, "a changed payload", "gatehouse evidence add changed.json", {2}, "GH-0381", "team")
    refused(stages, fresh, "without a log entry", "gatehouse evidence add unlogged.json", {2}, "GH-0383", "team")
    policy = {"schema_version": 1, "minimum_build_level": 2,
              "builders": [{"id": "https://ci.acme.example/v1", "signers": ["team"], "level": 3}]}
    (fresh / "policy.json").write_text(json.dumps(policy))
    verify = f"gatehouse provenance verify {MODEL} --policy policy.json"
    refused(stages, fresh, "a policy that trusts the identity", verify, {0}, "accepted")
    declare_identity(root="other")
    refused(stages, fresh, "under another root it no longer counts", judge, {1}, "no verified provenance")
    refused(stages, fresh, "nor for a policy, from a file", f"{verify} --attestation good.json", {1}, "trusted root does not name")
    declare_identity(root="nowhere")
    refused(stages, fresh, "a trusted root that is missing", judge, {2}, "GH-0304", "signers/nowhere.json")
    manifest.write_text(text + "  - name: team\n    may: [provenance]\n")
    refused(stages, fresh, "a signer without key and identity", judge, {2}, "public_key", "identity")
    shutil.rmtree(fresh)


# Files of tests/whole/pypi, with the identity and issuer in their certificates and how many attestations they hold.
GITHUB = ("https://github.com/trailofbits/pypi-attestations/.github/workflows/release.yml@refs/tags/v0.0.19",
          "https://token.actions.githubusercontent.com")
PYPI = {
    "pypi_attestations-0.0.19.tar.gz.slsa.attestation": GITHUB, "pypi_attestations-0.0.19.tar.gz.publish.attestation": GITHUB,
    "gcb_attestation_test-0.0.0.tar.gz.provenance": ("919436158236-compute@developer.gserviceaccount.com", "https://accounts.google.com"),
    "circleci_sign_publish_example-0.0.1.dev137-py3-none-any.whl.provenance":
        ("https://circleci.com/api/v2/projects/fdd9283f-e619-46af-8f9c-851f7d3e8b2b/pipeline-definitions/8e4f8ab2-8d7c-4827-9f15-de076d6d647f",
         "https://oidc.circleci.com"),
    "rfc8785-0.1.2-py3-none-any.whl.attestation": ("william@yossarian.net", "https://github.com/login/oauth"),
}


def published(stages):
    """What PyPI really publishes, against the trusted roots of the public Sigstore and its staging that `sigstore` carries."""
    import shutil

    import sigstore
    fresh = stages.base / "published"
    shutil.copytree(stages.base / "attest", fresh, ignore=shutil.ignore_patterns(".gatehouse"))
    stages.must("gatehouse keys generate", fresh)
    for path in (pathlib.Path(sigstore.__file__).parent / "_store").rglob("trusted_root.json"):
        shutil.copy(path, fresh / ("signers/staging.json" if "sigstage.dev" in str(path) else "signers/public.json"))
    text = (fresh / "gatehouse.yaml").read_text()
    for name, (identity, issuer) in PYPI.items():
        root = "staging" if "rfc8785" in name else "public"
        source = pathlib.Path(__file__).parent / "pypi" / name
        content = json.loads(source.read_text())
        shutil.copy(source, fresh / "published.json")
        (fresh / "gatehouse.yaml").write_text(
            text + f"  - name: maker\n    may: [provenance, other]\n    identity:\n      name: {identity}\n"
                   f"      issuer: {issuer}\n      trusted_root: signers/{root}.json\n")
        done = refused(stages, fresh, f"{name} is taken in", "gatehouse evidence add published.json --format json", {0})
        if done and done.returncode == 0:
            items = json.loads(done.stdout)["evidence"]
            check(f"{name} is by its maker", items and all(i["trust"] == "verified" and i["signers"] == ["maker"] for i in items), done.stdout)
        inner = (content["attestation_bundles"][0]["attestations"][0] if "attestation_bundles" in content else content)["envelope"]
        inner["statement"] = base64.b64encode(base64.b64decode(inner["statement"]).replace(b"sha256", b"sha512", 1)).decode()
        (fresh / "published.json").write_text(json.dumps(content))
        refused(stages, fresh, f"{name} with another digest", "gatehouse evidence add published.json", {2}, "GH-0")
    shutil.rmtree(fresh)


def policies(stages, place, made):
    policy = {"schema_version": 1, "minimum_build_level": 2, "minimum_source_level": 1,
              "builders": [{"id": "https://ci.acme.example/v1", "signers": ["p256"], "level": 3}],
              "source_verifiers": [{"id": "https://source.acme.example", "signers": ["p256"]}],
              "sources": ["git+https://git.acme.example/*"]}

    def verify(what, codes, *words, **change):
        (place / "policy.json").write_text(json.dumps(dict(policy, **change)))
        return refused(stages, place, what, f"gatehouse provenance verify {MODEL} --policy policy.json --format json", codes, *words)

    verify("a builder that is trusted", {0}, '"build_level": 3', '"source_level": 1')
    verify("a source level that nobody vouches for", {1}, "source level 1", minimum_source_level=3)
    seal(statement("https://slsa.dev/verification_summary/v1", summary("PASSED", "SLSA_SOURCE_LEVEL_3", {}), {"gitCommit": COMMIT}),
         made["p256"], place / "source.json")
    stages.must("gatehouse evidence add source.json", place)
    verify("a verifier's summary of the revision", {0}, '"source_level": 3', minimum_source_level=3)
    verify("another builder is expected", {1}, "is not expected", builders=[{"id": "https://x", "signers": ["p256"], "level": 3}])
    verify("another signer is expected", {1}, "may not sign", builders=[{"id": "https://ci.acme.example/v1", "signers": ["other"], "level": 3}])
    verify("another repository is expected", {1}, "is not expected", sources=["git+https://git.other.example/*"])
    verify("a misspelt demand", {2}, "GH-0335", minimum_bild_level=3)


def reports(stages, place):
    """Real reports of pytest and bandit; documented ones of garak and others; hostile ones."""
    (place / "test_it.py").write_text("def test_good():\n    assert True\n\n\ndef test_bad():\n    assert 0, '<&\"'\n")
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml=junit.xml", "test_it.py"], cwd=place, capture_output=True)
    refused(stages, place, "pytest's JUnit", "gatehouse evidence add junit.xml --format json", {0}, '"test-result"', '"pytest"', '"failed": 1')
    (place / "code.py").write_text("import subprocess\nimport sys\nsubprocess.call('ls ' + sys.argv[1], shell=True)\n")
    subprocess.run([sys.executable, "-m", "bandit", "-q", "-f", "sarif", "-o", "bandit.sarif", "code.py"], cwd=place, capture_output=True)
    done = refused(stages, place, "bandit's SARIF", "gatehouse evidence add bandit.sarif --format json", {0}, '"Bandit"', '"sarif"')
    if done:
        item = json.loads(done.stdout)["evidence"][0]
        shown = json.loads(stages.must(f"gatehouse evidence show {item['entry']} --original again.sarif --format json", place))
        check("the original is kept whole", (place / "again.sarif").read_bytes() == (place / "bandit.sarif").read_bytes())
        pb_json.ParseDict(shown["statement"]["predicate"], test_result_pb2.TestResult())
        check("its predicate fits the protobuf", shown["statement"]["predicate"]["result"] == "FAILED", str(shown)[:900])
    garak = [{"entry_type": "start_run setup", "_config.version": "0.13.1"},
             {"entry_type": "init", "garak_version": "0.13.1", "start_time": "2026-11-01T00:00:00", "run": "r"},
             {"entry_type": "eval", "probe": "dan.Dan_11_0", "detector": "dan.DAN", "passed": 4, "fails": 1, "nones": 0, "total_evaluated": 5},
             {"entry_type": "completion", "end_time": "2026-11-01T00:10:00", "run": "r"}]
    (place / "garak.report.jsonl").write_text("".join(json.dumps(line) + "\n" for line in garak))
    refused(stages, place, "garak's report", "gatehouse evidence add garak.report.jsonl --format json", {0}, '"garak"', '"hits": 1')
    (place / "art.json").write_text(json.dumps({"tool": "adversarial-robustness-toolbox", "minimum_accuracy": 0.5,
                                                "attacks": [{"name": "FGSM", "adversarial_accuracy": 0.4}]}))
    refused(stages, place, "results of attacks", "gatehouse evidence add art.json --subject " + MODEL, {0}, "test-result", '"broken":1')
    hostile = {"twice.json": '{"bomFormat":"CycloneDX","bomFormat":"x"}', "nan.json": '{"attacks":NaN}', "deep.json": "[" * 5000,
               "entity.xml": "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite name='&x;'/>",
               "bomb.xml": "<testsuite>" * 5000, "cut.xml": "<testsuite name='a'", "list.json": "[]", "empty": "",
               "bytes": "\x00\x01", "trailing.json": '{"bomFormat":"CycloneDX","specVersion":"1.6"} {}'}
    for name, text in hostile.items():
        (place / name).write_text(text)
        refused(stages, place, f"hostile: {name}", f"gatehouse evidence add {name}", {2}, "GH-033")
    refused(stages, place, "another kind than was said", "gatehouse evidence add junit.xml --kind sarif", {2}, "GH-0330")
    refused(stages, place, "no report was recorded as an evaluation", "gatehouse check --practice 3.4a", {1}, "never evaluated")


def emitted(stages, place):
    """What we write is read by others."""
    pem = (place / ".gatehouse/keys/machine.pub.pem").read_bytes()
    machine = SSlibKey.from_crypto(serialization.load_pem_public_key(pem))

    def read(path):
        envelope = json.loads((place / path).read_text())
        Envelope.from_dict(json.loads(json.dumps(envelope))).verify([machine], 1)
        payload = json.loads(base64.b64decode(envelope["payload"]))
        made = Statement([ResourceDescriptor(name=s["name"], digest=s["digest"]).pb for s in payload["subject"]],
                         payload["predicateType"], payload["predicate"])
        made.validate()
        return payload["predicate"]

    stages.must("echo '{\"lr\": 0.001}' > run.json && gatehouse provenance record --model support-retriever --kind fine-tuning"
                f" --code model/train.py --parameters run.json --source git+https://git.example.org/x --revision {COMMIT}"
                " --started 2026-11-22T20:15:00Z --finished 2026-11-22T21:15:00Z --output ours.json", place)
    pb_json.ParseDict(read("ours.json"), provenance_pb2.Provenance())
    check("our provenance fits the protobuf", True)
    stages.must("echo '{\"attributes\":[{\"attribute\":\"WEIGHTS_ENCRYPTED\"}]}' > scai.json &&"
                f" gatehouse evidence make scai --predicate scai.json --subject {MODEL} --output scai.intoto.json", place)
    pb_json.ParseDict(read("scai.intoto.json"), scai_pb2.AttributeReport())
    check("our SCAI report fits the protobuf", True)
    refused(stages, place, "a predicate that does not fit", "gatehouse evidence make vulns --predicate scai.json", {2}, "GH-0336", "scanner")
    refused(stages, place, "a type that is measured", "gatehouse evidence make scan --predicate scai.json", {64})
    refused(stages, place, "a release", "gatehouse release v1", {1})
    shown = json.loads(stages.must("gatehouse ledger show --type verification_summary --limit 1 --format json", place))
    if not shown["entries"]:
        shown = json.loads(stages.must("gatehouse ledger show --type https://slsa.dev/verification_summary/v1 --limit 1 --format json", place))
    predicate = shown["entries"][0]["statement"]["predicate"]
    # in-toto-attestation 0.9.3 has one text where the specification has a list of levels, and no verifier.version.
    levels = predicate.pop("verifiedLevels")
    predicate["verifier"].pop("version")
    pb_json.ParseDict(predicate, vsa_pb2.VerificationSummary())
    check("our summary fits the protobuf", levels[0] == "FAILED" and all(isinstance(level, str) for level in levels), str(levels))


class Supplier(http.server.BaseHTTPRequestHandler):
    model, fingerprint, answer = "acme-1", "fp_1", "The capital of France is Paris."

    def log_message(self, *_):
        pass

    def reply(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.reply({"data": [{"id": self.model}]})

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.reply({"model": self.model, "system_fingerprint": self.fingerprint,
                    "choices": [{"message": {"role": "assistant", "content": self.answer}}]})


def suppliers(stages, place):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "60", "-subj",
                    "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "tls.key", "-out", "tls.pem"],
                   cwd=place, capture_output=True, check=True)
    import hashlib
    pin = hashlib.sha256(ssl.PEM_cert_to_DER_cert((place / "tls.pem").read_text())).hexdigest()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Supplier)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place / "tls.pem", place / "tls.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (place / "canaries.json").write_text(json.dumps({"schema_version": 1, "canaries": [
        {"prompt": "What is the capital of France?", "expect": ["paris"], "forbid": ["berlin"]}]}))
    manifest = (place / "gatehouse.yaml").read_text()
    line = "- {name: lumora, provides: model and knowledge base, contact: dana@example.org, reviewed: 2026-10-01}"
    check("the example has its supplier", line in manifest)
    endpoint = (f"endpoint: {{url: 'https://localhost:{server.server_port}/v1', model: acme-1, certificate_sha256: [{pin}],"
                " fingerprints: [fp_1], canaries: canaries.json}")
    (place / "gatehouse.yaml").write_text(manifest.replace(line, line[:-1] + f", {endpoint}}}"))
    stages.must("gatehouse supplier answer lumora --file suppliers/lumora.json --by dana@example.org", place)
    refused(stages, place, "an endpoint that nobody looked at", "gatehouse supplier show lumora", {0}, "not met", "endpoint-check")
    look = "gatehouse supplier check lumora"
    refused(stages, place, "a look at the endpoint", look, {0}, "certificate", "model-id", "fingerprint", "canary-1")
    refused(stages, place, "the supplier meets the criteria", "gatehouse supplier list", {0}, "met")
    refused(stages, place, "and the practice", "gatehouse check --practice 2.1a", {0}, "met")
    refused(stages, place, "the saved chain", look + " --chain tls.pem --format json", {0}, pin)
    refused(stages, place, "a chain that ends too soon", look + " --chain tls.pem --lasting 90d --dry-run", {1}, "expires in")
    Supplier.fingerprint = "fp_2"
    refused(stages, place, "another fingerprint", look, {1}, "has changed")
    refused(stages, place, "the practice is no longer met", "gatehouse check --practice 2.1a", {1}, "endpoint-check")
    Supplier.fingerprint, Supplier.answer = "fp_1", "Berlin"
    refused(stages, place, "a canary that says something else", look, {1}, "lacks")
    Supplier.answer, Supplier.model = "Paris", "acme-2"
    refused(stages, place, "another model", look, {1}, "not among")
    Supplier.model = "acme-1"
    text = (place / "gatehouse.yaml").read_text()
    (place / "gatehouse.yaml").write_text(text.replace(pin, "ab" * 32))
    done = refused(stages, place, "another certificate than the pinned one", look, {1}, "pinned")
    check("then nothing else is asked", done and "model" not in done.stdout)
    (place / "gatehouse.yaml").write_text(text)
    refused(stages, place, "good again", look, {0})
    server.shutdown()
    server.server_close()
    refused(stages, place, "nobody answers", look, {1}, "no certificate")
    refused(stages, place, "an exception of the owner's",
            "gatehouse supplier except lumora endpoint-check --reason 'they move' --compensating 'we call' --expires 5d --by dana@example.org", {0}, "excepted")
    refused(stages, place, "is shown", "gatehouse supplier list", {0}, "excepted")
    refused(stages, place, "for a gap that is none",
            "gatehouse supplier except lumora endpoint-chek --reason x --compensating y --expires 5d --by dana@example.org", {2}, "endpoint-check")
    answers = json.loads((place / "suppliers/lumora.json").read_text())
    for what, change in {"an unknown question": {"question": "nope"}, "a word that is none": {"answer": "maybe"}, "a day that is none": {"expires": "2027-02-30"},
                         "a proof that is not there": {"proofs": ["gone.pdf"]}, "an unknown member": {"anser": "yes"}}.items():
        wrong = dict(answers, answers=[dict(answers["answers"][0], **change)])
        (place / "wrong-answers.json").write_text(json.dumps(wrong))
        refused(stages, place, what, "gatehouse supplier answer lumora --file wrong-answers.json --by dana@example.org", {2}, "GH-0337")


def main() -> int:
    stages = Stages(sys.argv[1])
    try:
        place = stages.base / "attest"
        import shutil
        from stages import EXAMPLE
        shutil.copytree(EXAMPLE, place, ignore=shutil.ignore_patterns(".gatehouse"))
        made = keys(place)
        declare(place, "\nsigners:\n" + "".join(
            f"  - {{name: {name}, public_key: signers/{name}.pem, may: [provenance, vsa]}}\n" for name in ("p256", "p384", "ed", "rsa")))
        stages.must("gatehouse keys generate && gatehouse keys generate --name dana --role owner --identity dana@example.org", place)
        imports(stages, place, made)
        gate(stages, place, made)
        keyless(stages, place)
        published(stages)
        policies(stages, place, made)
        reports(stages, place)
        emitted(stages, place)
        suppliers(stages, place)
    finally:
        stages.close()
    print(f"attestations: {results['passed']} passed, {results['failed']} failed")
    return 1 if results["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
