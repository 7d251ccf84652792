"""A real llama.cpp server over a tiny GGUF of random weights: llama_server.py WEIGHTS PORT.

Makes WEIGHTS when it is not there (same bytes on every machine), then serves on 127.0.0.1:PORT until
it is ended. With PORT 0 it only makes the file. Random weights answer random bytes, which is what a
gateway has to stand."""

import pathlib
import sys

import numpy


def make(path: pathlib.Path) -> None:
    import gguf

    width, blocks, inner, heads = 64, 2, 128, 4
    random = numpy.random.default_rng(20261122)
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny-random")
    writer.add_context_length(2048)
    writer.add_embedding_length(width)
    writer.add_block_count(blocks)
    writer.add_feed_forward_length(inner)
    writer.add_head_count(heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // heads)
    pieces = [" " + word for word in
              "the a is of and to in lamp order ticket help light bulb please thank you yes no".split()]
    pieces += [chr(letter) for letter in range(ord("a"), ord("z") + 1)]
    pieces += [first + second for first in "aeioustnr" for second in "nrstlm"]
    tokens = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    kinds = [2, 3, 3] + [6] * 256
    for piece in dict.fromkeys(pieces):
        tokens.append(piece.replace(" ", "\u2581"))
        kinds.append(1)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([-float(index) for index in range(len(tokens))])
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_chat_template(
        "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:")

    def tensor(name: str, *shape: int) -> None:
        writer.add_tensor(name, (random.standard_normal(shape) * 0.05).astype(numpy.float32))

    tensor("token_embd.weight", len(tokens), width)
    tensor("output_norm.weight", width)
    tensor("output.weight", len(tokens), width)
    for block in range(blocks):
        name = f"blk.{block}."
        tensor(name + "attn_norm.weight", width)
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            tensor(name + part + ".weight", width, width)
        tensor(name + "ffn_norm.weight", width)
        tensor(name + "ffn_gate.weight", inner, width)
        tensor(name + "ffn_up.weight", inner, width)
        tensor(name + "ffn_down.weight", width, inner)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def serve(path: pathlib.Path, port: int) -> None:
    import time

    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.port = port
    settings.n_ctx = 16384
    settings.n_parallel = 8
    settings.use_jinja = True
    # One thread: more of them only wait for each other over weights as small as these.
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    settings.cpuparams.poll = settings.cpuparams_batch.poll = 0
    settings.verbosity = 1
    server = xllamacpp.Server(settings)
    print(f"serving {path.name} on 127.0.0.1:{port}", flush=True)
    while server:
        time.sleep(3600)


def main() -> int:
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        print(__doc__, file=sys.stderr)
        return 64
    path, port = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
    if port:
        serve(path, port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
