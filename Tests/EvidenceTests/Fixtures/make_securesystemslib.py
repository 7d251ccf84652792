"""Makes securesystemslib.json: an envelope signed by PyPI securesystemslib 1.6.0 and the key id that it
computes. Run: python make_securesystemslib.py > securesystemslib.json (the signature is random)."""
import base64, json, sys
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner, SSlibKey

private = ec.derive_private_key(int.from_bytes(bytes([7] * 32), "big"), ec.SECP256R1())
key = SSlibKey.from_crypto(private.public_key())
payload = json.dumps({"_type": "https://in-toto.io/Statement/v1",
    "subject": [{"name": "m.bin", "digest": {"sha256": "00" * 32}}],
    "predicateType": "https://gatehouse.dev/scan/v1", "predicate": {"text": "caf\u00e9"}}, ensure_ascii=False).encode()
envelope = Envelope(payload, "application/vnd.in-toto+json", {})
signature = envelope.sign(CryptoSigner(private, key))
envelope.verify([key], 1)
json.dump({"keyid": key.keyid, "public": key.keyval["public"], "envelope": envelope.to_dict()}, sys.stdout, indent=1, sort_keys=True)
