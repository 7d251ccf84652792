#!/usr/bin/env python3
"""Sigstore bundles of an instance made here (authority, certificate log, transparency log, timestamp
authority), whole and broken in every way, judged by `gatehouse verify-bundle` and by the `sigstore`
package; bundles altered at random, which gatehouse must refuse where the package does; and timestamps
altered at random bytes, which gatehouse must refuse always.

    tests/whole/sigstore_bundles.py .build/debug [--write DIRECTORY]
"""

import base64
import copy
import datetime
import hashlib
import json
import pathlib
import random
import struct
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

IDENTITY, ISSUER = "releases@models.example", "https://accounts.models.example"
DER, SPKI = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
HASHES = {"secp256r1": hashes.SHA256(), "secp384r1": hashes.SHA384(), "secp521r1": hashes.SHA512()}
DETAILS = {"secp256r1": "PKIX_ECDSA_P256_SHA_256", "secp384r1": "PKIX_ECDSA_P384_SHA_384",
           "secp521r1": "PKIX_ECDSA_P521_SHA_512"}


def b64(data):
    return base64.b64encode(data).decode()


def spki(key):
    return key.public_key().public_bytes(DER, SPKI)


def sign(key, message):
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message)
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(message, ec.ECDSA(HASHES[key.curve.name]))


def details(key):
    if isinstance(key, rsa.RSAPrivateKey):
        return f"PKIX_RSA_PKCS1V15_{key.key_size}_SHA256"
    return "PKIX_ED25519" if isinstance(key, ed25519.Ed25519PrivateKey) else DETAILS[key.curve.name]


def rfc3339(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def days(count):
    return datetime.timedelta(days=count)


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "models.example"),
                      x509.NameAttribute(NameOID.COMMON_NAME, common)])


def authority(common, key, issuer=None, issuer_key=None, start=-900, end=900):
    issued_by = issuer.subject if issuer else name(common)
    builder = (x509.CertificateBuilder().subject_name(name(common)).issuer_name(issued_by).public_key(key.public_key())
               .serial_number(x509.random_serial_number()).not_valid_before(NOW + days(start)).not_valid_after(NOW + days(end))
               .add_extension(x509.BasicConstraints(True, None), True)
               .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), True)
               .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False))
    if issuer:
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
    return builder.sign(issuer_key or key, HASHES[(issuer_key or key).curve.name])


def vector(data, width=2):
    return len(data).to_bytes(width, "big") + data


def octets(data):
    size = bytes([len(data)]) if len(data) < 128 else b"\x82" + len(data).to_bytes(2, "big")
    return b"\x04" + size + data


class Instance:
    """One Sigstore: everything that signs, and the trusted root that names it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.root_key, self.middle_key = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP384R1())
        self.root = authority("root", self.root_key)
        self.middle = authority("intermediate", self.middle_key, self.root, self.root_key)
        self.ct_key = ec.generate_private_key(ec.SECP256R1())
        self.log1_key, self.log2_key = ec.generate_private_key(ec.SECP256R1()), ed25519.Ed25519PrivateKey.generate()
        self.tsa_root_key, self.tsa_key = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP256R1())
        self.tsa_root = authority("tsa-root", self.tsa_root_key)
        self.tsa = self.tsa_leaf(self.tsa_key, ExtendedKeyUsageOID.TIME_STAMPING)

    def tsa_leaf(self, key, usage, critical=True):
        return (x509.CertificateBuilder().subject_name(name("tsa")).issuer_name(self.tsa_root.subject)
                .public_key(key.public_key()).serial_number(x509.random_serial_number())
                .not_valid_before(NOW - days(800)).not_valid_after(NOW + days(800))
                .add_extension(x509.KeyUsage(True, False, False, False, False, False, False, False, False), True)
                .add_extension(x509.ExtendedKeyUsage([usage]), critical)
                .sign(self.tsa_root_key, hashes.SHA384()))

    def log_id(self, version):
        if version == 1:
            return hashlib.sha256(spki(self.log1_key)).digest()
        raw = self.log2_key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return hashlib.sha256(b"log2.models.example\n\x01" + raw).digest()

    def trusted_root(self):
        valid = {"start": rfc3339(NOW - days(900))}

        def log(url, key, identifier):
            return {"baseUrl": url, "hashAlgorithm": "SHA2_256", "logId": {"keyId": b64(identifier)},
                    "publicKey": {"rawBytes": b64(spki(key)), "keyDetails": details(key), "validFor": dict(valid)}}

        def chain(uri, certificates):
            return {"subject": {"organization": "models.example", "commonName": "models"}, "uri": uri, "validFor": dict(valid),
                    "certChain": {"certificates": [{"rawBytes": b64(c.public_bytes(DER))} for c in certificates]}}

        return {
            "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
            "tlogs": [log("https://log1.models.example", self.log1_key, self.log_id(1)),
                      log("https://log2.models.example", self.log2_key, self.log_id(2))],
            "certificateAuthorities": [chain("https://ca.models.example", [self.middle, self.root])],
            "ctlogs": [log("https://ct.models.example", self.ct_key, hashlib.sha256(spki(self.ct_key)).digest())],
            "timestampAuthorities": [chain("https://tsa.models.example", [self.tsa, self.tsa_root])],
        }

    def certificate(self, key, identity=IDENTITY, issuer=ISSUER, start=NOW, minutes=10, usage=ExtendedKeyUsageOID.CODE_SIGNING,
                    sct_key=None, sct=True, signer=None, old_issuer=False, uri=False, ca=False):
        san = x509.UniformResourceIdentifier(identity) if uri else x509.RFC822Name(identity)
        authority_key, authority_certificate = signer or (self.middle_key, self.middle)
        text = issuer.encode()
        builder = (x509.CertificateBuilder().subject_name(x509.Name([])).issuer_name(authority_certificate.subject)
                   .public_key(key.public_key()).serial_number(x509.random_serial_number())
                   .not_valid_before(start).not_valid_after(start + datetime.timedelta(minutes=minutes))
                   .add_extension(x509.KeyUsage(True, False, False, False, False, ca, False, False, False), True)
                   .add_extension(x509.ExtendedKeyUsage([usage]), False)
                   .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
                   .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), False)
                   .add_extension(x509.SubjectAlternativeName([san]), True)
                   .add_extension(x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.57264.1.1"), text), False))
        if ca:
            builder = builder.add_extension(x509.BasicConstraints(True, None), True)
        if not old_issuer:
            builder = builder.add_extension(
                x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.57264.1.8"), b"\x0c" + bytes([len(text)]) + text), False)
        bare = builder.sign(authority_key, hashes.SHA384())
        if not sct:
            return bare
        log_key = sct_key or self.ct_key
        stamp = int(start.timestamp() * 1000)
        body = bare.tbs_certificate_bytes
        signed = (struct.pack("!BBQH", 0, 0, stamp, 1) + hashlib.sha256(spki(authority_key)).digest() + vector(body, 3) + vector(b""))
        one = b"\x00" + hashlib.sha256(spki(log_key)).digest() + struct.pack("!Q", stamp) + vector(b"") + b"\x04\x03" + vector(
            sign(log_key, signed))
        return builder.add_extension(
            x509.UnrecognizedExtension(ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"), octets(vector(vector(one)))), False
        ).sign(authority_key, hashes.SHA384())

    def entry(self, version, kind, kind_version, body, promise=True, time=None, size=7, place=4):
        """A log of `size` leaves with the body at `place`, its checkpoint and proof."""
        key = self.log1_key if version == 1 else self.log2_key
        origin = "log1.models.example - 1234" if version == 1 else "log2.models.example"
        line = origin.split(" ")[0]
        canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
        leaves = [hashlib.sha256(b"\0" + (canonical if i == place else b"other %d" % i)).digest() for i in range(size)]

        def tree(part):
            if len(part) == 1:
                return part[0]
            cut = 1 << (len(part) - 1).bit_length() - 1
            return hashlib.sha256(b"\1" + tree(part[:cut]) + tree(part[cut:])).digest()

        def path(part, index):
            if len(part) == 1:
                return []
            cut = 1 << (len(part) - 1).bit_length() - 1
            if index < cut:
                return path(part[:cut], index) + [tree(part[cut:])]
            return path(part[cut:], index - cut) + [tree(part[:cut])]

        note = f"{origin}\n{size}\n{b64(tree(leaves))}\n" + ("Timestamp: 1\n" if version == 1 else "")
        signature = b64(self.log_id(version)[:4] + sign(key, note.encode()))
        entry = {
            "logIndex": str(place + (1000 if version == 1 else 0)), "logId": {"keyId": b64(self.log_id(version))},
            "kindVersion": {"kind": kind, "version": kind_version},
            "inclusionProof": {"logIndex": str(place), "rootHash": b64(tree(leaves)), "treeSize": str(size),
                               "hashes": [b64(hash) for hash in path(leaves, place)],
                               "checkpoint": {"envelope": f"{note}\n— {line} {signature}\n"}},
            "canonicalizedBody": b64(canonical),
        }
        if version == 1:
            entry["integratedTime"] = str(int((time or NOW).timestamp()))
            if promise:
                payload = json.dumps({"body": b64(canonical), "integratedTime": int(entry["integratedTime"]),
                                      "logID": self.log_id(1).hex(), "logIndex": int(entry["logIndex"])},
                                     sort_keys=True, separators=(",", ":")).encode()
                entry["inclusionPromise"] = {"signedEntryTimestamp": b64(sign(self.log1_key, payload))}
        return entry

    def stamp(self, signature, key=None, certificate=None, with_certificate=True, chain=False, digest="sha256", named_by="sha256"):
        """A timestamp of now, made by the openssl program."""
        place = self.folder / "tsa"
        place.mkdir(exist_ok=True)
        (place / "key.pem").write_bytes((key or self.tsa_key).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        (place / "cert.pem").write_bytes((certificate or self.tsa).public_bytes(serialization.Encoding.PEM))
        (place / "chain.pem").write_bytes(self.tsa_root.public_bytes(serialization.Encoding.PEM))
        (place / "serial").write_text("01\n")
        (place / "tsa.cnf").write_text(
            "[tsa]\ndefault_tsa = one\n[one]\nserial = serial\nsigner_cert = cert.pem\nsigner_key = key.pem\n"
            f"signer_digest = {digest}\ndefault_policy = 1.2.3.4\ndigests = sha256, sha384, sha512\naccuracy = secs:1\n"
            f"ess_cert_id_alg = {named_by}\ncrypto_device = builtin\n"
            + ("certs = chain.pem\ness_cert_id_chain = yes\n" if chain else ""))
        (place / "data").write_bytes(signature)
        ask = ["openssl", "ts", "-query", "-data", "data", f"-{digest}", "-out", "query.tsq"] + (["-cert"] if with_certificate else [])
        subprocess.run(ask, cwd=place, check=True, capture_output=True)
        subprocess.run(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr"],
                       cwd=place, check=True, capture_output=True)
        return (place / "reply.tsr").read_bytes()

    def bundle(self, artifact, *, form="message", log=1, kind=None, key=None, certificate=None, bare_key=False, promise=True,
               stamps=0, version="0.3", statement=None, time=None, entries=True, stamp_options=None):
        """A bundle over `artifact` in one of the forms that exist."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        hash = hashlib.new("sha256" if isinstance(key, rsa.RSAPrivateKey) else HASHES[key.curve.name].name)
        algorithm = f"SHA2_{hash.digest_size * 8}"
        certificate = certificate or self.certificate(key)
        pem = key.public_key().public_bytes(serialization.Encoding.PEM, SPKI) if bare_key else certificate.public_bytes(
            serialization.Encoding.PEM)
        content = {}
        if form == "message":
            hash.update(artifact)
            digest = hash.digest()
            signature = sign(key, artifact)
            content["messageSignature"] = {"messageDigest": {"algorithm": algorithm, "digest": b64(digest)}, "signature": b64(signature)}
        else:
            statement = statement if statement is not None else {
                "_type": "https://in-toto.io/Statement/v1", "predicateType": "https://models.example/review", "predicate": {},
                "subject": [{"name": "model", "digest": {"sha256": hashlib.sha256(artifact).hexdigest()}}]}
            payload, kind_of = json.dumps(statement).encode(), "application/vnd.in-toto+json"
            encoding = b"DSSEv1 %d %s %d %s" % (len(kind_of), kind_of.encode(), len(payload), payload)
            signature = sign(key, encoding)
            hash.update(encoding)
            digest = hash.digest()
            content["dsseEnvelope"] = {"payload": b64(payload), "payloadType": kind_of, "signatures": [{"sig": b64(signature)}]}
        material = {"publicKey": {"hint": b64(hashlib.sha256(spki(key)).digest())}} if bare_key else (
            {"certificate": {"rawBytes": b64(certificate.public_bytes(DER))}} if version == "0.3" else
            {"x509CertificateChain": {"certificates": [{"rawBytes": b64(certificate.public_bytes(DER))}]}})
        verifier = {"keyDetails": details(key)} | ({"publicKey": {"rawBytes": b64(spki(key))}} if bare_key else
                                                   {"x509Certificate": {"rawBytes": b64(certificate.public_bytes(DER))}})
        kind = kind or {("message", 1): "hashedrekord1", ("message", 2): "hashedrekord2", ("dsse", 1): "dsse1",
                        ("dsse", 2): "hashedrekord2"}[(form, log)]
        payload_hash = hashlib.sha256(payload).digest() if form == "dsse" else b""
        spec = {
            "hashedrekord1": lambda: {"data": {"hash": {"algorithm": hash.name, "value": digest.hex()}},
                                      "signature": {"content": b64(signature), "publicKey": {"content": b64(pem)}}},
            "hashedrekord2": lambda: {"hashedRekordV002": {"data": {"algorithm": algorithm, "digest": b64(digest)},
                                                           "signature": {"content": b64(signature), "verifier": verifier}}},
            "dsse1": lambda: {"envelopeHash": {"algorithm": "sha256", "value": "00" * 32},
                              "payloadHash": {"algorithm": "sha256", "value": payload_hash.hex()},
                              "signatures": [{"signature": b64(signature), "verifier": b64(pem)}]},
            "dsse2": lambda: {"dsseV002": {"payloadHash": {"algorithm": "SHA2_256", "digest": b64(payload_hash)},
                                           "signatures": [{"content": b64(signature), "verifier": verifier}]}},
            "intoto2": lambda: {"content": {
                "envelope": {"payloadType": "application/vnd.in-toto+json",
                             "signatures": [{"publicKey": b64(pem), "sig": b64(b64(signature).encode())}]},
                "hash": {"algorithm": "sha256", "value": "00" * 32},
                "payloadHash": {"algorithm": "sha256", "value": payload_hash.hex()}}},
        }[kind]()
        kind_version = "0.0.2" if kind.endswith("2") else "0.0.1"
        body = {"apiVersion": kind_version, "kind": kind[:-1], "spec": spec}
        if entries:
            material["tlogEntries"] = [self.entry(log, kind[:-1], kind_version, body, promise=promise, time=time)]
        if stamps:
            material["timestampVerificationData"] = {"rfc3161Timestamps": [
                {"signedTimestamp": b64(self.stamp(signature, **(stamp_options or {})))} for _ in range(stamps)]}
        media = ("application/vnd.dev.sigstore.bundle.v0.3+json" if version == "0.3"
                 else f"application/vnd.dev.sigstore.bundle+json;version={version}")
        return {"mediaType": media, "verificationMaterial": material} | content


class Case:
    def __init__(self, name, bundle, good, root=None, artifact=None, identity=IDENTITY, issuer=ISSUER, key=None, differs=""):
        self.name, self.bundle, self.good, self.root, self.artifact = name, bundle, good, root, artifact
        self.identity, self.issuer, self.key = identity, issuer, key
        # Why the reference answers otherwise, where it does.
        self.differs = differs


def entry(bundle):
    return bundle["verificationMaterial"]["tlogEntries"][0]


def stamp_of(bundle):
    stamp = bundle["verificationMaterial"]["timestampVerificationData"]["rfc3161Timestamps"][0]
    return base64.b64decode(stamp["signedTimestamp"])


def change_stamp(bundle, change):
    stamp = bundle["verificationMaterial"]["timestampVerificationData"]["rfc3161Timestamps"][0]
    stamp["signedTimestamp"] = b64(change(base64.b64decode(stamp["signedTimestamp"])))


def cases(it, artifact):
    """All cases, in order."""
    whole = it.bundle(artifact)
    for form, log, kind in (("message", 1, None), ("message", 2, None), ("dsse", 1, None), ("dsse", 2, None)):
        yield Case(f"{form} in log {log}", it.bundle(artifact, form=form, log=log, kind=kind, stamps=log - 1), True)
    for curve in (ec.SECP384R1(), ec.SECP521R1()):
        key = ec.generate_private_key(curve)
        yield Case(f"dsse with {curve.name}", it.bundle(artifact, form="dsse", log=2, stamps=1, key=key), True, differs="SHA-256 only")
    yield Case("dsse of the second version", it.bundle(artifact, form="dsse", log=2, kind="dsse2", stamps=1), True, differs="dropped")
    yield Case("envelope logged as hashedrekord 0.0.1", it.bundle(artifact, form="dsse", kind="hashedrekord1"), True, differs="dropped")
    for version in ("0.1", "0.2"):
        yield Case(f"bundle of version {version}", it.bundle(artifact, version=version), True)
    yield Case("promise and timestamp", it.bundle(artifact, stamps=1), True)
    yield Case("timestamp without promise", it.bundle(artifact, stamps=1, promise=False), True)
    key = ec.generate_private_key(ec.SECP256R1())
    yield Case("identity that is a URI", it.bundle(artifact, key=key, certificate=it.certificate(
        key, identity="https://models.example/flow@main", uri=True)), True, identity="https://models.example/flow@main")
    yield Case("stamp without its certificate", it.bundle(artifact, stamps=1, promise=False,
                                                          stamp_options={"with_certificate": False}), True)

    # Who
    yield Case("another identity", whole, False, identity="somebody@else.example")
    yield Case("an identity that begins alike", whole, False, identity=IDENTITY[:-1])
    yield Case("another issuer", whole, False, issuer="https://accounts.else.example")
    yield Case("another artefact", whole, False, artifact=artifact + b"!")
    yield Case("another artefact in an envelope", it.bundle(artifact, form="dsse"), False, artifact=artifact + b"!", differs="subject")

    # The certificate
    def with_certificate(label, good=False, differs="", **options):
        key = ec.generate_private_key(ec.SECP256R1())
        return Case(label, it.bundle(artifact, key=key, certificate=it.certificate(key, **options)), good, differs=differs)

    yield with_certificate("certificate without a log's timestamp", sct=False)
    yield with_certificate("certificate logged by an unknown log", sct_key=ec.generate_private_key(ec.SECP256R1()))
    yield with_certificate("certificate for servers", usage=ExtendedKeyUsageOID.SERVER_AUTH)
    yield with_certificate("certificate of an authority", ca=True)
    yield with_certificate("expired before signing", start=NOW - days(1))
    yield with_certificate("valid only later", start=NOW + days(1))
    stranger = ec.generate_private_key(ec.SECP384R1())
    yield with_certificate("another authority of the same name", signer=(stranger, authority("intermediate", stranger)))
    key = ec.generate_private_key(ec.SECP256R1())
    other = it.bundle(artifact, key=ec.generate_private_key(ec.SECP256R1()), certificate=it.certificate(key))
    yield Case("certificate of another key", other, False)
    chain = it.bundle(artifact, version="0.2")
    chain["verificationMaterial"]["x509CertificateChain"]["certificates"].append({"rawBytes": b64(it.root.public_bytes(DER))})
    yield Case("root among the certificates", chain, False, differs="warns only")
    wrong = copy.deepcopy(it.bundle(artifact, version="0.2")) | {"mediaType": whole["mediaType"]}
    yield Case("chain in version 0.3", wrong, False)

    # The trusted root
    def altered(change):
        root = it.trusted_root()
        change(root)
        return root

    def until(root, kind, time, key=False):
        for item in root[kind]:
            (item["publicKey"] if key else item)["validFor"]["end"] = rfc3339(time)

    stamped = it.bundle(artifact, log=2, stamps=1)
    yield Case("authority ended before", whole, False, altered(lambda r: until(r, "certificateAuthorities", NOW - days(1))), differs="lenient")
    yield Case("transparency log ended before", whole, False, altered(lambda r: until(r, "tlogs", NOW - days(1), True)), differs="lenient")
    yield Case("transparency log ends just then", whole, True, altered(lambda r: until(r, "tlogs", NOW, True)))
    yield Case("certificate log ended before", whole, False, altered(lambda r: until(r, "ctlogs", NOW - days(1), True)), differs="lenient")
    yield Case("timestamp authority ended before", stamped, False, altered(lambda r: until(r, "timestampAuthorities", NOW - days(1))))

    def borrowed(root):
        until(root, "timestampAuthorities", NOW - days(1))
        root["timestampAuthorities"].append({"uri": "x", "subject": {"organization": "x", "commonName": "x"},
                                             "certChain": {"certificates": []}, "validFor": {"start": rfc3339(NOW - days(9))}})

    yield Case("validity borrowed from another authority", stamped, False, altered(borrowed), differs="cannot read")
    yield Case("no timestamp authority", stamped, False, altered(lambda r: r.update(timestampAuthorities=[])))
    yield Case("no transparency log", whole, False, altered(lambda r: r.update(tlogs=r["tlogs"][1:])))
    yield Case("no certificate log", whole, False, altered(lambda r: r.update(ctlogs=[])))
    yield Case("no authority", whole, False, altered(lambda r: r.update(certificateAuthorities=[])))
    yield Case("log without a start", whole, False, altered(lambda r: r["tlogs"][0]["publicKey"]["validFor"].pop("start")), differs="lenient")
    decoy_key = ec.generate_private_key(ec.SECP384R1())
    decoy = authority("intermediate", decoy_key, it.root, it.root_key)

    def with_decoy(root):
        first = copy.deepcopy(root["certificateAuthorities"][0])
        first["certChain"]["certificates"][0] = {"rawBytes": b64(decoy.public_bytes(DER))}
        root["certificateAuthorities"].insert(0, first)

    yield Case("two intermediates of one name", whole, True, altered(with_decoy))

    # The log
    def broken(label, change, base=None, differs="", good=False):
        bundle = copy.deepcopy(base or whole)
        change(bundle)
        return Case(label, bundle, good, differs=differs)

    yield broken("no entry", lambda b: b["verificationMaterial"].pop("tlogEntries"))
    yield broken("no inclusion proof", lambda b: entry(b).pop("inclusionProof"))
    yield broken("no checkpoint", lambda b: entry(b)["inclusionProof"].pop("checkpoint"))
    yield broken("another root hash", lambda b: entry(b)["inclusionProof"].update(rootHash=b64(bytes(32))))
    yield broken("another place", lambda b: entry(b)["inclusionProof"].update(logIndex="3"))
    yield broken("another size", lambda b: entry(b)["inclusionProof"].update(treeSize="8"), differs="does not compare")
    yield broken("a hash less", lambda b: entry(b)["inclusionProof"]["hashes"].pop())
    yield broken("another time", lambda b: entry(b).update(integratedTime=str(int(NOW.timestamp()) + 1)))
    yield broken("another index under the promise", lambda b: entry(b).update(logIndex="77"))
    yield broken("promise of somebody else", lambda b: entry(b)["inclusionPromise"].update(
        signedEntryTimestamp=b64(sign(stranger, b"x"))))
    yield broken("neither promise nor timestamp", lambda b: entry(b).pop("inclusionPromise"))
    yield broken("log that nobody knows", lambda b: entry(b)["logId"].update(keyId=b64(bytes(32))))
    yield broken("kind that it is not", lambda b: entry(b)["kindVersion"].update(kind="dsse"))
    other = it.bundle(artifact)
    yield broken("entry of another signature", lambda b: b["verificationMaterial"].update(
        tlogEntries=other["verificationMaterial"]["tlogEntries"]))
    yield broken("checkpoint of another tree", lambda b: entry(b)["inclusionProof"]["checkpoint"].update(
        envelope=entry(other)["inclusionProof"]["checkpoint"]["envelope"]))
    enveloped = it.bundle(artifact, form="dsse")
    other_envelope = it.bundle(artifact, form="dsse")
    yield broken("entry of another envelope", lambda b: b["verificationMaterial"].update(
        tlogEntries=other_envelope["verificationMaterial"]["tlogEntries"]), enveloped)
    enveloped2, other2 = (it.bundle(artifact, form="dsse", log=2, stamps=1) for _ in range(2))
    yield broken("entry of another envelope in log 2", lambda b: b["verificationMaterial"].update(
        tlogEntries=other2["verificationMaterial"]["tlogEntries"]), enveloped2)

    # Timestamps
    yield broken("timestamp of another signature", lambda b: b["verificationMaterial"].update(
        timestampVerificationData=other2["verificationMaterial"]["timestampVerificationData"]), stamped)
    late_key = ec.generate_private_key(ec.SECP256R1())
    late = it.bundle(artifact, log=2, stamps=1, key=late_key, certificate=it.certificate(late_key, start=NOW - days(1)))
    yield Case("stamped after the certificate expired", late, False)
    own_key = ec.generate_private_key(ec.SECP256R1())
    wrong_use = it.tsa_leaf(own_key, ExtendedKeyUsageOID.TIME_STAMPING)
    foreign_key = ec.generate_private_key(ec.SECP256R1())
    foreign_root_key = ec.generate_private_key(ec.SECP384R1())
    foreign_root = authority("foreign", foreign_root_key)
    foreign = (x509.CertificateBuilder().subject_name(name("tsa")).issuer_name(foreign_root.subject)
               .public_key(foreign_key.public_key()).serial_number(5).not_valid_before(NOW - days(5))
               .not_valid_after(NOW + days(5)).add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
               .sign(foreign_root_key, hashes.SHA384()))
    yield Case("stamped by a stranger", it.bundle(artifact, log=2, stamps=1, stamp_options={
        "key": foreign_key, "certificate": foreign}), False)
    yield Case("stamped by another key of the authority's", it.bundle(artifact, log=2, stamps=1, stamp_options={
        "key": own_key, "certificate": wrong_use}), True, differs="wants the named certificate")
    for label, options in (("with the whole chain", {"chain": True}), ("with SHA-384", {"digest": "sha384"}),
                           ("with SHA-512", {"digest": "sha512"}), ("that names its certificate by SHA-1", {"named_by": "sha1"}),
                           ("that names its chain by SHA-1", {"named_by": "sha1", "chain": True})):
        yield Case(f"stamp {label}", it.bundle(artifact, log=2, stamps=1, stamp_options=options), True)
    rsa_key = rsa.generate_private_key(65537, 2048)
    rsa_leaf = it.tsa_leaf(rsa_key, ExtendedKeyUsageOID.TIME_STAMPING)
    for digest in ("sha256", "sha512"):
        yield Case(f"stamp by an RSA key with {digest}", it.bundle(artifact, log=2, stamps=1, stamp_options={
            "key": rsa_key, "certificate": rsa_leaf, "digest": digest}), True,
            altered(lambda r: r["timestampAuthorities"][0]["certChain"]["certificates"][0].update(
                rawBytes=b64(rsa_leaf.public_bytes(DER)))))
    yield broken("stamp granted with modifications", lambda b: change_stamp(b, lambda der: der[:8] + b"\x01" + der[9:]), stamped)
    yield broken("stamp with a byte too many", lambda b: change_stamp(b, lambda der: der + b"\0"), stamped)
    yield broken("stamp with its certificate altered", lambda b: change_stamp(b, lambda der: der.replace(
        it.tsa.signature, it.tsa.signature[:-1] + bytes([it.tsa.signature[-1] ^ 1]))), stamped)
    twice = copy.deepcopy(stamped)
    stamps = twice["verificationMaterial"]["timestampVerificationData"]["rfc3161Timestamps"]
    stamps.append(dict(stamps[0]))
    yield Case("the same timestamp twice", twice, False)

    # The content
    yield broken("another digest", lambda b: b["messageSignature"]["messageDigest"].update(digest=b64(bytes(32))))
    yield broken("no digest", lambda b: b["messageSignature"].pop("messageDigest"), good=True)
    yield broken("signature of something else", lambda b: b["messageSignature"].update(signature=b64(sign(stranger, b"x"))))
    yield broken("both contents", lambda b: b.update(dsseEnvelope=enveloped["dsseEnvelope"]))
    yield broken("no content", lambda b: b.pop("messageSignature"))
    yield broken("unknown member", lambda b: b.update(extra=1))
    yield broken("unknown version", lambda b: b.update(mediaType="application/vnd.dev.sigstore.bundle.v9+json"))
    yield broken("two signatures", lambda b: b["dsseEnvelope"]["signatures"].append(
        b["dsseEnvelope"]["signatures"][0]), enveloped)
    yield broken("payload of another type", lambda b: b["dsseEnvelope"].update(payloadType="text/plain"), enveloped)
    for label, change in (("without a type", {"_type": None}), ("of an unknown version", {"_type": "https://in-toto.io/Statement/v9"}),
                          ("without a subject", {"subject": []})):
        statement = {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://models.example/review", "predicate": {},
                     "subject": [{"name": "model", "digest": {"sha256": hashlib.sha256(artifact).hexdigest()}}]} | change
        statement = {key: value for key, value in statement.items() if value is not None}
        yield Case(f"statement {label}", it.bundle(artifact, form="dsse", statement=statement), False, differs="judges no statement")

    # Bare keys
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.public_key().public_bytes(serialization.Encoding.PEM, SPKI)
    other_pem = stranger.public_key().public_bytes(serialization.Encoding.PEM, SPKI)
    for form, kind in (("message", None), ("dsse", None), ("dsse", "intoto2")):
        signed = it.bundle(artifact, form=form, kind=kind, key=key, bare_key=True, promise=False)
        yield Case(f"bare key, {form} {kind or ''}", signed, True, key=pem)
        yield Case(f"another bare key, {form} {kind or ''}", signed, False, key=other_pem)
        yield Case(f"bare key where an identity is asked, {form} {kind or ''}", signed, False)
    for form in ("message", "dsse"):
        signed = it.bundle(artifact, form=form, key=rsa_key, bare_key=True, promise=False)
        pem_rsa = rsa_key.public_key().public_bytes(serialization.Encoding.PEM, SPKI)
        yield Case(f"bare RSA key, {form}", signed, True, key=pem_rsa)
        yield Case(f"bare RSA key, {form}, another artefact", signed, False, key=pem_rsa, artifact=artifact + b"!")
    yield Case("certificate of an RSA key", it.bundle(artifact, key=rsa_key, certificate=it.certificate(rsa_key)), True,
               differs="curves only")
    yield Case("bare key without entries", it.bundle(artifact, key=key, bare_key=True, entries=False), True, key=pem)
    yield Case("certificate where a key is asked", whole, False, key=pem)
    moved = it.bundle(artifact, key=key, bare_key=True)
    moved["verificationMaterial"]["tlogEntries"] = whole["verificationMaterial"]["tlogEntries"]
    yield Case("bare key, entry of another signature", moved, False, key=pem)


def reference(case, root, artifact):
    """What the sigstore package says: True, False, or None where it has no such check."""
    from sigstore.errors import Error
    from sigstore.models import Bundle, TrustedRoot
    from sigstore.verify import Verifier
    from sigstore.verify.policy import Identity
    import sigstore_models.trustroot.v1 as trustroot

    if case.key:
        return None
    try:
        verifier = Verifier(trusted_root=TrustedRoot(trustroot.TrustedRoot.from_json(json.dumps(root))))
        bundle = Bundle.from_json(json.dumps(case.bundle))
        policy = Identity(identity=case.identity, issuer=case.issuer)
        if "dsseEnvelope" in case.bundle:
            _, payload = verifier.verify_dsse(bundle, policy)
            subjects = json.loads(payload).get("subject", [])
            return any(s["digest"].get("sha256") == hashlib.sha256(artifact).hexdigest() for s in subjects)
        verifier.verify_artifact(artifact, bundle, policy)
        return True
    except (Error, ValueError, KeyError, TypeError):
        # TypeError: it calls keys of certificates as if all were of curves.
        return False


def ours(binary, folder, case, root, artifact):
    (folder / "bundle.json").write_text(json.dumps(case.bundle))
    (folder / "root.json").write_text(json.dumps(root))
    (folder / "artifact").write_bytes(artifact)
    words = [binary, "verify-bundle", "--bundle", "bundle.json", "--trusted-root", "root.json", "--format", "json"]
    if case.key:
        (folder / "key.pem").write_bytes(case.key)
        words += ["--key", "key.pem"]
    else:
        words += ["--certificate-identity", case.identity, "--certificate-oidc-issuer", case.issuer]
    done = subprocess.run([*words, "artifact"], cwd=folder, capture_output=True, text=True, timeout=60)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{case.name}: exit {done.returncode}\n{done.stderr}{done.stdout}")
    answer = json.loads(done.stdout)
    if answer["valid"] != (done.returncode == 0):
        raise SystemExit(f"{case.name}: the answer and the exit code differ")
    return answer


def altered(value, chance):
    """A copy of a bundle with one leaf changed."""
    leaves = []

    def walk(node, path):
        if isinstance(node, dict):
            for key in node:
                walk(node[key], path + [key])
        elif isinstance(node, list):
            for index, item in enumerate(node):
                walk(item, path + [index])
        else:
            leaves.append(path)

    walk(value, [])
    result = copy.deepcopy(value)
    path = chance.choice(leaves)
    node = result
    for step in path[:-1]:
        node = node[step]
    text = node[path[-1]]
    place = chance.randrange(len(text))
    other = chance.choice([c for c in "ABab09+/=x" if c != text[place]])
    node[path[-1]] = text[:place] + other + text[place + 1:]
    return result, path


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve() / "gatehouse")
    artifact = b"weights of a model\n" * 100
    wrong, checked, differing = [], 0, []
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        it = Instance(folder)
        if "--write" in sys.argv:
            return write(it, pathlib.Path(sys.argv[sys.argv.index("--write") + 1]))
        standard = it.trusted_root()
        for case in cases(it, artifact):
            root, data = case.root or standard, case.artifact or artifact
            answer = ours(binary, folder, case, root, data)
            checked += 1
            if answer["valid"] != case.good:
                wrong.append(f"{case.name}: expected {case.good}: {answer['reasons']}")
            told = reference(case, root, data)
            if told is not None and told != case.good:
                differing.append(case.name)
                if not case.differs:
                    wrong.append(f"{case.name}: expected {case.good}, and the sigstore package says {told}")
        chance = random.Random(20261126)
        whole = [it.bundle(artifact), it.bundle(artifact, form="dsse"), it.bundle(artifact, log=2, stamps=1)]
        for number in range(90):
            bundle, path = altered(whole[number % 3], chance)
            case = Case(f"altered at {path}", bundle, False)
            answer, told = ours(binary, folder, case, standard, artifact), reference(case, standard, artifact)
            checked += 1
            # What both accept is no part of what is signed, such as the name in the line of a checkpoint.
            if answer["valid"] and not told:
                wrong.append(f"{case.name}: accepted, and the sigstore package refuses it")
        # Timestamps are held to one form byte by byte, whatever the sigstore package says: it differs from
        # run to run where the altered bytes are, since keys and times do, and nothing may depend on that.
        length = len(stamp_of(whole[2]))
        for place in chance.sample(range(length), 120):
            bundle, value = copy.deepcopy(whole[2]), chance.randrange(1, 256)
            change_stamp(bundle, lambda der: der[:place] + bytes([der[place] ^ value]) + der[place + 1:])
            checked += 1
            if ours(binary, folder, Case(f"stamp altered at {place}", bundle, False), standard, artifact)["valid"]:
                wrong.append(f"stamp altered at {place} by {value:#x}: accepted: {stamp_of(bundle).hex()}")
    for line in wrong:
        print("WRONG", line)
    print(f"{checked} bundles judged, {len(wrong)} wrong; the sigstore package differs on {len(differing)}: {', '.join(differing)}")
    return 1 if wrong else 0


def write(it, place):
    """The supplier's files of the example system."""
    model = place.parent / "models" / "support-retriever.safetensors"
    place.mkdir(exist_ok=True)
    (place / "retriever.sigstore.json").write_text(json.dumps(it.bundle(model.read_bytes(), stamps=1), indent=2) + "\n")
    (place / "trusted_root.json").write_text(json.dumps(it.trusted_root(), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
