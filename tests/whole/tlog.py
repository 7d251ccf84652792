"""A reader of tiled logs, written from the texts of C2SP (signed-note, tlog-checkpoint, tlog-tiles, tlog-proof,
tlog-cosignature) and RFC 6962, and sharing nothing with the program that it checks."""

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

DASH = "— "


class Wrong(Exception):
    """What does not verify."""


def sha(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha(b"\0" + entry)


def node_hash(left, right):
    return sha(b"\1" + left + right)


# RFC 6962, section 2.1, by its recursive definition over a list of leaf hashes.


def split(count):
    power = 1
    while power * 2 < count:
        power *= 2
    return power


def root_of(leaves):
    """The tree hash; the rows are joined level by level, which is the same for a left-balanced tree."""
    if not leaves:
        return sha(b"")
    row = list(leaves)
    while len(row) > 1:
        odd = [row[-1]] if len(row) % 2 else []
        row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)] + odd
    return row[0]


def inclusion(index, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return inclusion(index, leaves[:k]) + [root_of(leaves[k:])]
    return inclusion(index - k, leaves[k:]) + [root_of(leaves[:k])]


def root_from_inclusion(index, size, leaf, path):
    """The root that a path leads to, from the recursive definition turned round."""
    if size == 1:
        if path:
            raise Wrong("too many hashes")
        return leaf
    if not path:
        raise Wrong("too few hashes")
    k = split(size)
    if index < k:
        return node_hash(root_from_inclusion(index, k, leaf, path[:-1]), path[-1])
    return node_hash(path[-1], root_from_inclusion(index - k, size - k, leaf, path[:-1]))


def consistency(old, leaves):
    def sub(m, part, whole):
        if m == len(part):
            return [] if whole else [root_of(part)]
        k = split(len(part))
        if m <= k:
            return sub(m, part[:k], whole) + [root_of(part[k:])]
        return sub(m - k, part[k:], False) + [root_of(part[:k])]

    return [] if old == 0 else sub(old, leaves, True)


# Notes.


def key_id(name, kind, key):
    return sha(name.encode() + b"\n" + bytes([kind]) + key)[:4]


class Key:
    """A private Ed25519 key under a name: of a log (type 1) or a witness (type 4)."""

    def __init__(self, name, kind=1):
        self.name, self.kind = name, kind
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        self.id = key_id(name, kind, self.public)

    @property
    def vkey(self):
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    def line(self, text, time=None):
        signed = text.encode() if time is None else f"cosignature/v1\ntime {time}\n{text}".encode()
        stamp = b"" if time is None else struct.pack(">Q", time)
        return f"{DASH}{self.name} {base64.b64encode(self.id + stamp + self.private.sign(signed)).decode()}\n"


class Verifier:
    def __init__(self, vkey):
        self.name, hexid, encoded = vkey.split("+", 2)
        raw = base64.b64decode(encoded, validate=True)
        self.kind, self.public = raw[0], raw[1:]
        self.id = bytes.fromhex(hexid)
        if self.id != key_id(self.name, self.kind, self.public):
            raise Wrong("the id is not the key's")

    def check(self, text, signature):
        """The time of a cosignature, or None for a plain signature."""
        time = None
        signed = text.encode()
        if self.kind == 4:
            time, signature = struct.unpack(">Q", signature[:8])[0], signature[8:]
            signed = f"cosignature/v1\ntime {time}\n".encode() + signed
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
        except InvalidSignature:
            raise Wrong("a signature does not verify") from None
        return time


def open_note(note, verifiers):
    """The text and what each known key signed."""
    text = note.decode("utf-8")
    if any(ord(c) < 0x20 and c != "\n" for c in text) or not text.endswith("\n"):
        raise Wrong("not a note")
    end = text.rfind("\n\n")
    if end < 0:
        raise Wrong("no signatures")
    body, lines = text[:end + 1], text[end + 2:].splitlines(keepends=True)
    signed = {}
    for line in lines:
        if not line.startswith(DASH) or not line.endswith("\n"):
            raise Wrong("not a signature line")
        name, encoded = line[len(DASH):-1].split(" ")
        raw = base64.b64decode(encoded, validate=True)
        for verifier in verifiers:
            if (verifier.name, verifier.id) == (name, raw[:4]):
                signed[verifier.name] = verifier.check(body, raw[4:])
    if not signed:
        raise Wrong("no known key signed")
    return body, signed


def read_checkpoint(note, verifiers):
    body, signed = open_note(note, verifiers)
    origin, size, root = body.split("\n")[:3]
    if str(int(size)) != size or not origin:
        raise Wrong("not a checkpoint")
    return origin, int(size), base64.b64decode(root, validate=True), signed


# Tiles.


def tile_number(n):
    groups = [f"{n % 1000:03d}"]
    n //= 1000
    while n:
        groups.insert(0, f"x{n % 1000:03d}")
        n //= 1000
    return "/".join(groups)


def tile_path(level, n, width):
    return f"tile/{level}/{tile_number(n)}" + ("" if width == 256 else f".p/{width}")


def read_log(fetch, verifiers):
    """Reads a whole log through `fetch(path) -> bytes`: entries to leaves, leaves to every tile, tiles to the
    checkpoint. Answers the entries."""
    origin, size, root, _ = read_checkpoint(fetch("checkpoint"), verifiers)
    leaves, entries = [], []
    for n in range((size + 255) // 256):
        width = min(256, size - n * 256)
        bundle = fetch(tile_path("entries", n, width))
        at = 0
        for _ in range(width):
            length = struct.unpack(">H", bundle[at:at + 2])[0]
            entry = bundle[at + 2:at + 2 + length]
            if len(entry) != length:
                raise Wrong("a bundle ends early")
            entries.append(entry)
            leaves.append(leaf_hash(entry))
            at += 2 + length
        if at != len(bundle):
            raise Wrong("a bundle goes on")
    row, level = leaves, 0
    while row:
        for n in range((len(row) + 255) // 256):
            width = min(256, len(row) - n * 256)
            tile = fetch(tile_path(level, n, width))
            if tile != b"".join(row[n * 256:n * 256 + width]):
                raise Wrong(f"tile {level}/{n} holds other hashes")
        row = [root_of(row[i:i + 256]) for i in range(0, len(row) - 255, 256)]
        level += 1
    if root_of(leaves) != root:
        raise Wrong("the root is another")
    return origin, entries, leaves


def read_proof(data, verifiers):
    """Extra data, index, hashes and checkpoint of a tlog-proof file; verify with `prove`."""
    lines = data.split(b"\n")
    if lines.pop(0) != b"c2sp.org/tlog-proof@v1":
        raise Wrong("not a proof")
    extra = None
    if lines[0].startswith(b"extra "):
        extra = base64.b64decode(lines.pop(0)[6:], validate=True)
    word, index = lines.pop(0).split(b" ")
    if word != b"index" or str(int(index)).encode() != index:
        raise Wrong("no index")
    path = []
    while lines[0]:
        path.append(base64.b64decode(lines.pop(0), validate=True))
    note = b"\n".join(lines[1:])
    return extra, int(index), path, read_checkpoint(note, verifiers)


def prove(entry, index, path, checkpoint):
    _, size, root, _ = checkpoint
    if not 0 <= index < size or root_from_inclusion(index, size, leaf_hash(entry), path) != root:
        raise Wrong("the proof leads elsewhere")


def checkpoint_text(origin, leaves, root=None):
    return f"{origin}\n{len(leaves)}\n{base64.b64encode(root or root_of(leaves)).decode()}\n"
