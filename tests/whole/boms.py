"""Bills of materials, whole-program: CycloneDX and SPDX as their own libraries read them, hashes against signatures,
the minimum elements one by one, the order of versions against `packaging`, suppliers' bills, answers."""

import base64
import copy
import io
import json
import random
import shutil
import sys

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.version import Version
from spdx_python_model import v3_0_1 as spdx

from hostile import check, refused, results
from stages import EXAMPLE, Stages

METRICS = """      metrics:
        - {name: accuracy, value: "0.93"}
        - {name: injection success rate, value: "0.00", kind: security}
"""
SOFTWARE = """    software:
      - {name: Debian, version: "12", kind: operating-system}
"""


def full(stages):
    """The example system with every fact that a bill can hold, and evidence."""
    place = stages.base / "full"
    shutil.copytree(EXAMPLE, place)
    manifest = place / "gatehouse.yaml"
    text = manifest.read_text()
    text = text.replace("      limitations:", METRICS + "      limitations:", 1)
    text = text.replace("    hardware:", SOFTWARE + "    hardware:", 1)
    manifest.write_text(text)
    stages.must("gatehouse keys generate", place)
    stages.must("gatehouse sign models/support-retriever.safetensors --output model.sig", place)
    stages.must("gatehouse sign knowledge --output data.sig", place)
    return place


def bill(stages, place, options=""):
    done = stages.run(f"gatehouse bom {options}", place)
    check(f"gatehouse bom {options}", done.returncode == 0, done.stdout[:500] + done.stderr)
    return done.stdout


def lint(stages, place, value, options=""):
    """The answer of `gatehouse bom lint` for a document."""
    (place / "probe.json").write_text(value if isinstance(value, str) else json.dumps(value))
    done = stages.run(f"gatehouse bom lint --format json {options} probe.json", place)
    return done.returncode, json.loads(done.stdout)["bills"][0] if done.stdout else {}


def validators(stages, place):
    for version in ("1.6", "1.7"):
        text = bill(stages, place, f"--spec-version {version}")
        fault = JsonStrictValidator(SchemaVersion["V" + version.replace(".", "_")]).validate_str(text)
        check(f"the strict validator accepts {version}", fault is None, repr(fault)[:1500])
        for component in json.loads(text)["components"]:
            if "purl" in component:
                check("packageurl reads what we write", PackageURL.from_string(component["purl"]).to_string() == component["purl"],
                      component["purl"])
    signed = bill(stages, place, "--sign --osv advisories --vex answers.json")
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(signed)
    check("and a signed one with vulnerabilities", fault is None, repr(fault)[:1500])
    text = bill(stages, place, "--format spdx --osv advisories --vex answers.json")
    read = spdx.SHACLObjectSet()
    spdx.JSONLDDeserializer().read(io.BytesIO(text.encode()), read)
    kinds = {type(item).__name__ for item in read.foreach()}
    check("spdx-python-model reads ours", {"ai_AIPackage", "dataset_DatasetPackage", "security_Vulnerability"} <= kinds, str(kinds))
    missing = read.link()
    check("and finds every element that is named", not missing, str(missing))
    again = io.BytesIO()
    spdx.JSONLDSerializer().write(read, again)
    check("and writes as many again", len(json.loads(again.getvalue())["@graph"]) == len(json.loads(text)["@graph"]))


def reproducible(stages, place):
    for options in ("", "--spec-version 1.7", "--format spdx"):
        one, two = (bill(stages, place, f"--timestamp 1790000000 {options}") for _ in range(2))
        check(f"the same bytes again {options}", one == two)
        later = bill(stages, place, f"--timestamp 1790000001 {options}")
        same = later.replace("2026-09-21T14:13:21Z", "2026-09-21T14:13:20Z")
        check(f"and only the time with the time {options}", same == one)
    epoch = stages.run("SOURCE_DATE_EPOCH=1790000000 gatehouse bom", place).stdout
    check("the time from SOURCE_DATE_EPOCH", '"2026-09-21T14:13:20Z"' in epoch)
    refused(stages, place, "a time that is none", "SOURCE_DATE_EPOCH=now gatehouse bom", {2}, "GH-0353")


def signature(stages, place):
    """The signature inside is JSF with ES256: verified here from the text of the specification alone."""
    value = json.loads(bill(stages, place, "--sign"))
    signed = base64.urlsafe_b64decode(value["signature"].pop("value") + "==")
    key = {name: int.from_bytes(base64.urlsafe_b64decode(value["signature"]["publicKey"][name] + "=="), "big") for name in "xy"}
    public = ec.EllipticCurvePublicNumbers(key["x"], key["y"], ec.SECP256R1()).public_key()
    numbers = utils.encode_dss_signature(*(int.from_bytes(signed[at:at + 32], "big") for at in (0, 32)))
    message = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    try:
        public.verify(numbers, message, ec.ECDSA(SHA256()))
        check("the signature inside verifies", True)
    except Exception as fault:
        check("the signature inside verifies", False, repr(fault))


def hashes(stages, place):
    """Every digest in the bill is one that a signature covers."""
    value = json.loads(bill(stages, place))
    for name, file in (("support-retriever", "model.sig"), ("knowledge-base", "data.sig")):
        envelope = json.loads((place / file).read_text())["dsseEnvelope"]
        statement = json.loads(base64.b64decode(envelope["payload"]))
        listed = {item["digest"] for item in statement["predicate"]["resources"]}
        root = statement["subject"][0]["digest"]["sha256"]
        part = next(c for c in value["components"] if c["name"] == name)
        files = {h["content"] for c in part.get("components", []) for h in c["hashes"]}
        own = {h["content"] for h in part["hashes"]}
        check(f"{name}: files as signed", files == (listed if len(listed) > 1 else set()), str(files ^ listed)[:300])
        check(f"{name}: itself as signed", own == ({root} if len(listed) > 1 else listed), str(own))


def without(*paths):
    """A change that removes what lies at each path; `*` goes through lists, `name=x*` picks by a member."""
    def walk(value, path):
        head, rest = path[0], path[1:]
        if head == "*":
            for item in value if isinstance(value, list) else []:
                walk(item, rest)
        elif "=" in head:
            key, wanted = head.split("=", 1)
            hit = [i for i in value if i.get(key, "").startswith(wanted.rstrip("*"))] if isinstance(value, list) else []
            for item in hit:
                walk(item, rest) if rest else value.remove(item)
        elif isinstance(value, dict) and head in value:
            walk(value[head], rest) if rest else value.pop(head)

    def change(value):
        for path in paths:
            walk(value, path.split("/"))
    return change


MODEL = "components/type=machine-learning-model/"
CARD = MODEL + "modelCard/modelParameters/"
DATA = "components/bom-ref=dataset/"
SYSTEM = "metadata/component/"
REDUCTIONS = {
    "SBOM author": without("metadata/authors"),
    "SBOM version": without("version"),
    "SBOM author signature": without("signature"),
    "SBOM tool name": without("metadata/tools/components/*/name"),
    "SBOM tool version": without("metadata/tools/components/*/version"),
    "SBOM generation context": without("metadata/lifecycles"),
    "SBOM timestamp": without("metadata/timestamp"),
    "SBOM dependency relationship": without("dependencies"),
    "System name": without(SYSTEM + "name"),
    "System producer": without(SYSTEM + "manufacturer"),
    "System version": without(SYSTEM + "version"),
    "System timestamp": without(SYSTEM + "releaseNotes"),
    "System data flow": without("services", SYSTEM + "properties/name=gatehouse:data-flow"),
    "System data usage": without(SYSTEM + "properties/name=gatehouse:data-usage"),
    "System input/output properties": without(SYSTEM + "properties/name=gatehouse:input"),
    "Intended application area": without(SYSTEM + "properties/name=gatehouse:application-area"),
    "Model name": without(MODEL + "name"),
    "Model identifier": without(MODEL + "purl"),
    "Model version": without(MODEL + "version"),
    "Model timestamp": without(MODEL + "releaseNotes"),
    "Model producer": without(MODEL + "manufacturer", MODEL + "supplier"),
    "Model description": without(MODEL + "description"),
    "Model hash value": without(MODEL + "hashes/*/content"),
    "Model hash algorithm": without(MODEL + "hashes/*/alg"),
    "Model properties": without(CARD + "task", CARD + "architectureFamily", CARD + "modelArchitecture"),
    "Model input/output properties": without(CARD + "inputs"),
    "Model training properties": without(CARD + "approach", MODEL + "modelCard/properties"),
    "Model license": without(MODEL + "licenses"),
    "Model external references": without(MODEL + "externalReferences"),
    "Dataset name": without(DATA + "name"),
    "Dataset description": without(DATA + "description"),
    "Dataset content": without(DATA + "data/*/contents"),
    "Dataset identifier": without(DATA + "purl"),
    "Dataset hash": without(DATA + "hashes", DATA + "components"),
    "Dataset provenance": without(DATA + "externalReferences", DATA + "properties/name=gatehouse:provenance"),
    "Dataset statistical properties": without(DATA + "properties/name=gatehouse:statistics"),
    "Dataset sensitivity": without(DATA + "data/*/classification", DATA + "data/*/sensitiveData"),
    "Dataset dependency relationship": without(CARD + "datasets", "dependencies/ref=model/dependsOn"),
    "Dataset license": without(DATA + "licenses"),
    "Infrastructure software": without("components/type=library", "components/type=operating-system"),
    "Infrastructure hardware": without("components/type=device"),
    "Security controls": without("declarations/claims"),
    "Security compliance": without("definitions"),
    "Cybersecurity policy information": without(SYSTEM + "externalReferences/type=rfc-9116"),
    "Vulnerability referencing": without(SYSTEM + "externalReferences/type=advisories"),
    "Security metrics": without(MODEL + "modelCard/quantitativeAnalysis/performanceMetrics/type=security"),
    "Operational performance KPIs": without(MODEL + "modelCard/quantitativeAnalysis/performanceMetrics/type=accuracy"),
}
# Without these there is no bill of the format, or nothing that the other elements could be asked of.
WHOLE = {"SBOM data format name", "SBOM data format version", "System components"}


def elements(stages, place):
    value = json.loads(bill(stages, place, "--sign"))
    code, answer = lint(stages, place, value)
    check("50 of 50", code == 0 and answer["elements"]["present"] == answer["elements"]["total"] == 50, json.dumps(answer["elements"])[:800])
    check("every element has its reduction", len(REDUCTIONS) + len(WHOLE) == 50)
    for name, change in REDUCTIONS.items():
        reduced = copy.deepcopy(value)
        change(reduced)
        _, answer = lint(stages, place, reduced)
        found = [item["element"] for item in answer["elements"]["missing"]]
        check(f"without {name} exactly it is missing", found == [name], str(found))
    (place / "probe.json").write_text(json.dumps({k: v for k, v in value.items() if k != "bomFormat"}))
    refused(stages, place, "a bill without a format", "gatehouse bom lint probe.json", {2}, "GH-0351")
    bare = copy.deepcopy(value)
    bare["components"] = []
    _, answer = lint(stages, place, bare)
    found = {item["element"] for item in answer["elements"]["missing"]}
    check("without components they are missing", "System components" in found and "Model name" in found, str(found))
    stages.must("gatehouse bom --format spdx --envelope spdx.dsse.json", place)
    _, answer = lint(stages, place, (place / "spdx.dsse.json").read_text())
    check("50 of 50 in SPDX in an envelope", answer["elements"]["present"] == 50, json.dumps(answer["elements"]["missing"]))
    refused(stages, place, "a minimum that is not reached",
            "gatehouse bom --output probe.json && gatehouse bom lint --minimum 50 probe.json", {1}, "SBOM author signature")


def faults(stages, place):
    """The five faults that the strict schema lets pass, and that is refused here."""
    value = json.loads(bill(stages, place))
    strict = JsonStrictValidator(SchemaVersion.V1_6)

    def probe(name, rule, change):
        changed = copy.deepcopy(value)
        change(changed)
        check(f"the schema lets pass: {name}", strict.validate_str(json.dumps(changed)) is None)
        code, answer = lint(stages, place, changed)
        check(f"refused: {name}", code == 1 and rule in [f["rule"] for f in answer["findings"]], str(answer.get("findings"))[:600])

    model = next(i for i, c in enumerate(value["components"]) if c["type"] == "machine-learning-model")
    library = next(i for i, c in enumerate(value["components"]) if c["type"] == "library")
    probe("a dependency that is not there", "GH-BOM-011", lambda b: b["dependencies"][0]["dependsOn"].append("nowhere"))
    probe("a data set that is not there", "GH-BOM-011",
          lambda b: b["components"][model]["modelCard"]["modelParameters"]["datasets"].append({"ref": "nowhere"}))
    probe("one reference for two components", "GH-BOM-010", lambda b: b["components"][library].update({"bom-ref": "system"}))
    probe("a model card on a library", "GH-BOM-020", lambda b: b["components"][library].update({"modelCard": {}}))
    probe("a hash that is too short", "GH-BOM-030",
          lambda b: b["components"][model]["hashes"].append({"alg": "SHA-512", "content": "ab" * 32}))
    for name, text in (("doubled keys", '{"bomFormat": "CycloneDX", "bomFormat": "CycloneDX"}'), ("bytes after the end", "{} {}"),
                       ("not a number", '{"a": NaN}'), ("depth", "[" * 5000), ("XML", "<bom/>")):
        (place / "probe.json").write_text(text)
        refused(stages, place, name, "gatehouse bom lint probe.json", {2}, "GH-0351")
    refused(stages, place, "no file", "gatehouse bom lint nowhere.json", {2}, "GH-0350")


def versions(stages, place):
    """Our order of versions of Python packages is that of `packaging`."""
    rng = random.Random(20261126)
    def version():
        text = rng.choice(["", "", "", "v", "1!"]) + ".".join(str(rng.choice([0, 0, 1, 2, 10])) for _ in range(rng.randint(1, 4)))
        text += rng.choice(["", "", "a1", ".alpha-2", "b", "rc0", "-c.3", "preview1"])
        text += rng.choice(["", "", ".post1", "-2", ".rev", "r3"])
        text += rng.choice(["", "", ".dev0", "dev4"])
        return text + rng.choice(["", "", "", "+abc", "+1.2", "+ubuntu-1"])
    pairs = [(version(), version()) for _ in range(3000)]
    work = place / "versions"
    work.mkdir()
    (work / "requirements.txt").write_text("".join(f"p{i}=={left}\n" for i, (left, _) in enumerate(pairs)))
    (work / "advisories.json").write_text(json.dumps([
        {"id": f"A-{i}", "modified": "2026-01-01T00:00:00Z", "affected": [{
            "package": {"ecosystem": "PyPI", "name": f"p{i}"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": right}]}]}]}
        for i, (_, right) in enumerate(pairs)]))
    done = stages.run("gatehouse bom vulnerabilities --osv versions/advisories.json --lock versions/requirements.txt --format json", place)
    answer = json.loads(done.stdout)
    check("every version was understood", not any(f["undetermined"] for f in answer["findings"]))
    found = {int(f["id"][2:]) for f in answer["findings"]}
    wanted = {i for i, (left, right) in enumerate(pairs) if Version(left) < Version(right)}
    check(f"{len(pairs)} comparisons as packaging makes them", found == wanted,
          "\n".join(f"{pairs[i]}" for i in sorted(found ^ wanted)[:10]))


def suppliers(stages, place):
    other = stages.base / "supplier"
    shutil.copytree(EXAMPLE, other)
    stages.must("gatehouse keys generate", other)
    stages.must("gatehouse bom --sign --envelope envelope.json --output signed.json", other)
    for name in ("signed.json", "envelope.json"):
        shutil.copy(other / name, place)
    shutil.copy(other / ".gatehouse/keys/machine.pub.pem", place / "supplier.pem")
    importing = "gatehouse bom import --supplier lumora --format json "
    for name in ("signed.json", "envelope.json"):
        done = refused(stages, place, f"a supplier's {name}", importing + f"--public-key supplier.pem {name}", {0})
        answer = json.loads(done.stdout)
        check(f"{name} covers the model", answer["covers_models"] == ["support-retriever"] and answer["signature_verified"], done.stdout[-400:])
    (place / "changed.json").write_text((place / "signed.json").read_text().replace("Lumora lamps", "Lumora lambs"))
    refused(stages, place, "a bill that was changed", importing + "--public-key supplier.pem changed.json", {2}, "GH-0357")
    refused(stages, place, "its own signature fails too", importing + "changed.json", {1}, "GH-BOM-080")
    refused(stages, place, "another key", importing + "--public-key .gatehouse/keys/machine.pub.pem signed.json", {2}, "GH-0357")
    refused(stages, place, "no such supplier", "gatehouse bom import --supplier lumra signed.json", {2}, "GH-0356", "lumora")
    refused(stages, place, "the ledger holds them", "gatehouse ledger verify", {0})


def answers(stages, place):
    look = "gatehouse bom vulnerabilities --osv advisories "
    refused(stages, place, "an open finding", look, {1}, "EXAMPLE-2026-0001", "open")
    done = refused(stages, place, "an answered one", look + "--vex answers.json --record --format json", {0}, "not_affected")
    check("nothing fails", json.loads(done.stdout)["failures"] == 0)
    refused(stages, place, "below the threshold", look + "--fail-on high", {0})
    refused(stages, place, "no advisories", "gatehouse bom vulnerabilities --osv docs", {2}, "GH-0354")
    refused(stages, place, "no answers", look + "--vex requirements.txt", {2}, "GH-0351")
    shutil.make_archive(str(place / "advisories"), "zip", place / "advisories")
    refused(stages, place, "from an archive", "gatehouse bom vulnerabilities --osv advisories.zip --vex answers.json", {0})
    broken = (place / "advisories.zip").read_bytes()
    inside = broken.index(b"EXAMPLE-2026-0001.json") + 40
    (place / "broken.zip").write_bytes(broken[:inside] + b"\0\0\0\0" + broken[inside + 4:])
    refused(stages, place, "a broken archive", "gatehouse bom vulnerabilities --osv broken.zip", {2}, "GH-03")
    bare = json.loads((place / "answers.json").read_text())
    del bare["statements"][0]["justification"], bare["statements"][0]["impact_statement"]
    (place / "bare.json").write_text(json.dumps(bare))
    refused(stages, place, "an answer without a reason", look + "--vex bare.json", {1}, "without a justification")
    stages.must("gatehouse bom --output own.json", place)
    refused(stages, place, "packages from a bill", "gatehouse bom vulnerabilities --osv advisories --bom own.json", {1}, "numpy")


def gate(stages, place):
    def state():
        done = stages.run("gatehouse check --practice 2.3b --format json", place)
        return json.dumps(json.loads(done.stdout))
    check("no bill, no practice", "no bill of materials over this manifest" in state(), state()[:400])
    stages.must("gatehouse bom --record --output own.json", place)
    check("with a bill it is met", '"met"' in state(), state()[:600])
    (place / "prompts/system.txt").write_text("another prompt")
    check("a changed prompt voids it", "does not name prompt:support-prompt" in state(), state()[:600])


def main() -> int:
    stages = Stages(sys.argv[1])
    try:
        place = full(stages)
        for part in (gate, validators, reproducible, signature, hashes, elements, faults, versions, suppliers, answers):
            part(stages, place)
    finally:
        stages.close()
    print(f"bills of materials: {results['passed']} passed, {results['failed']} failed")
    return 1 if results["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
