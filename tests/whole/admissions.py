"""Admission, whole-program: signed lists of classes, suppliers' signatures, licences, full disks, tampering."""

import json
import os
import shutil
import sys

from hostile import check, refused, results
from stages import Stages

OWN = b"\x80\x02cacme.ranking\nRanker\n)\x81}X\x01\x00\x00\x00aK\x01sb."


def declare(place, rules, model):
    """The example's manifest with other rules and one more model."""
    manifest = place / "gatehouse.yaml"
    text = manifest.read_text()
    start, end = text.index("admission:"), text.index("datasets:")
    text = text[:start] + rules + "\n" + text[end:]
    manifest.write_text(text.replace("models:\n", "models:\n" + model, 1))


def own_classes(stages, source):
    place = stages.base / "classes"
    shutil.copytree(source, place)
    (place / "own").mkdir()
    (place / "own/ranker.pkl").write_bytes(OWN)
    (place / "classes.txt").write_text("acme.ranking Ranker\n")
    declare(place, "admission:\n  allow_classes: {file: classes.txt, signature: classes.sig}\n",
            "  - {name: ranker, purpose: Ranks, files: [own/ranker.pkl], licence: MIT, source: ours}\n")
    admit, sign = "gatehouse admit ranker", "gatehouse sign classes.txt --output classes.sig"
    refused(stages, place, "a list without a signature", admit, {1}, "GH-0516", "GH-0504")
    stages.must(sign, place)
    refused(stages, place, "a signed list allows its classes", admit, {0}, "admitted", "1 of the project")
    refused(stages, place, "and no scan outside of it", "gatehouse scan own/ranker.pkl", {1})
    (place / "classes.txt").write_text("acme.ranking Ranker\nacme.ranking Other\n")
    refused(stages, place, "a list that was changed", admit, {1}, "GH-0516", "exactly this list")
    (place / "classes.txt").write_text("acme.ranking Ranker\nos system\n")
    stages.must(sign, place)
    refused(stages, place, "a signed list with a dangerous name", admit, {1}, "GH-0516", "os.system")
    (place / "classes.txt").write_text("acme.ranking Ranker\n")
    other = stages.base / "other"
    other.mkdir()
    shutil.copy(place / "classes.txt", other)
    stages.must("gatehouse keys generate && " + sign, other)
    shutil.copy(other / "classes.sig", place)
    refused(stages, place, "a list signed by a stranger", admit, {1}, "GH-0516", "no trusted key")
    (place / "classes.sig").write_text("{}")
    refused(stages, place, "a signature that is none", admit, {1}, "GH-0516")
    os.remove(place / "classes.sig")
    refused(stages, place, "a signature that is not there", admit, {1}, "GH-0516", "is not there")
    shutil.rmtree(other)
    shutil.rmtree(place)


def suppliers(stages, source):
    """A supplier signs in a workspace of its own; the manifest names its key."""
    place, supplier = stages.base / "signed", stages.base / "supplier"
    shutil.copytree(source, place)
    supplier.mkdir()
    shutil.copy(place / "models/third-party/good-ranker.safetensors", supplier / "ranker.safetensors")
    stages.must("gatehouse keys generate && gatehouse sign ranker.safetensors --output ranker.sig", supplier)
    (place / "ranker").mkdir()
    for name in ("ranker.safetensors", "ranker.sig", ".gatehouse/keys/machine.pub.pem"):
        shutil.copy(supplier / name, place / "ranker")
    declare(place, 'admission:\n  licences: [MIT, Apache-2.0]\n  sources: ["https://models.example.org/*", "trained by *"]\n',
            "  - {name: ranker, purpose: Ranks, files: [ranker/ranker.safetensors], licence: MIT,"
            " source: 'https://models.example.org/ranker',"
            " signature: {file: ranker/ranker.sig, public_key: ranker/machine.pub.pem}}\n")
    admit = "gatehouse admit ranker"
    done = refused(stages, place, "a supplier's signature", admit + " --format json", {0})
    if done:
        answer = json.loads(done.stdout)["admissions"][0]
        check("its key is recorded", len(answer["signers"]) == 1 and answer["licence"] == "MIT", done.stdout)
        whole = (place / "ranker/ranker.safetensors").read_bytes()
        listed = json.loads(stages.must("gatehouse vault list --format json", place))
        versions = [version["id"] for version in listed["versions"] if "ranker" in json.dumps(version)]
        check("the file lies in the vault", len(versions) == 1, json.dumps(listed)[:2000])
        stages.must(f"gatehouse vault get {versions[0]} --to out", place)
        got = [path.read_bytes() for path in (place / "out").rglob("*") if path.is_file()]
        check("as it was", got == [whole], str(len(got)))
        packs = [path.read_bytes() for path in (place / ".gatehouse/vault").rglob("*") if path.is_file()]
        check("sealed", not any(whole[:64] in pack for pack in packs))
    (place / "ranker/README.md").write_text("---\nlicense: cc-by-nc-4.0\n---\n")
    refused(stages, place, "a card that says another licence", admit, {1}, "GH-0513", "CC-BY-NC-4.0", "MIT")
    (place / "ranker/README.md").write_text("---\nlicense: mit\n---\n\x1b[31m\n")
    refused(stages, place, "a card that says the same", admit, {0}, "ranker/README.md")
    shutil.copy(place / "models/support-retriever.safetensors", place / "ranker/ranker.safetensors")
    refused(stages, place, "another file under the signed name", admit, {1}, "GH-0515")
    shutil.copy(place / ".gatehouse/keys/machine.pub.pem", place / "ranker/machine.pub.pem")
    refused(stages, place, "the key of somebody else", admit, {1}, "GH-0515", "does not verify")
    os.remove(place / "ranker/ranker.safetensors")
    refused(stages, place, "a file that is gone", admit, {1}, "GH-0511")
    shutil.rmtree(supplier)
    shutil.rmtree(place)


def gate(stages, source):
    place = stages.base / "gate"
    shutil.copytree(source, place)
    release = "gatehouse release v1 --dry-run"
    done = refused(stages, place, "an admitted model is not among the reasons", release, {1})
    check("no word of admission", done is not None and "GH-0512" not in done.stdout, done.stdout if done else "")
    manifest = place / "gatehouse.yaml"
    text = manifest.read_text()
    manifest.write_text(text.replace("licences: [Apache-2.0]", "licences: [Apache-2.0, MIT]"))
    refused(stages, place, "other rules void an admission", release, {1}, "GH-0503", "other rules", "gatehouse admit")
    manifest.write_text(text.replace("licence: Apache-2.0\n    supplier", "licence: GPL-3.0-only\n    supplier"))
    refused(stages, place, "a licence that is not on the list", "gatehouse admit support-retriever", {1}, "GH-0513")
    manifest.write_text(text)
    refused(stages, place, "the refusal stands", release, {1}, "GH-0512", "was refused")
    refused(stages, place, "until it is admitted again", "gatehouse admit support-retriever", {0})
    done = refused(stages, place, "and then not", release, {1})
    check("no word of refusal", done is not None and "GH-0512" not in done.stdout, done.stdout if done else "")
    shutil.rmtree(place)


def disks(stages, source):
    place = stages.base / "disk"
    shutil.copytree(source, place)
    shutil.rmtree(place / ".gatehouse/vault")
    vault = place / ".gatehouse/vault"
    admit = "gatehouse admit support-retriever"
    refused(stages, place, "a dry run copies nothing", admit + " --dry-run", {0})
    check("there is no vault yet", not vault.exists())
    refused(stages, place, "no room for the copy", "ulimit -f 100; " + admit, {2}, "GH-0902")
    left = [path for path in vault.rglob("*") if path.is_file()]
    check("nothing half-done is left", not left, str(left))
    refused(stages, place, "a malicious file leaves no copy", "gatehouse admit models/third-party/helpful-model.pt", {1}, "MALICIOUS")
    left = [path for path in vault.rglob("*") if path.is_file()]
    check("no copy is left", not left, str(left))
    refused(stages, place, "and it goes on afterwards", admit, {0}, "1 file lies in the vault")
    refused(stages, place, "a name that is near", "gatehouse admit support-retriver", {2}, "did you mean")
    refused(stages, place, "the ledger verifies", "gatehouse ledger verify", {0})
    shutil.rmtree(place)


def main() -> int:
    stages = Stages(sys.argv[1])
    try:
        source = stages.place("prepared")
        for part in (own_classes, suppliers, gate, disks):
            part(stages, source)
    finally:
        stages.close()
    print(f"admissions: {results['passed']} passed, {results['failed']} failed")
    return 1 if results["failed"] or results["passed"] < 30 else 0


if __name__ == "__main__":
    sys.exit(main())
