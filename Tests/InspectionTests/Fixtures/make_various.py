"""Ordinary files that were once taken for something else, and hostile ones like them.

    pip install numpy==2.4.6 pandas==3.1.1 joblib==1.6.0 statsmodels==0.15.0
    python make_various.py

Writes various/ and expected-various.json. The hostile files are never loaded.
"""

import json
import pathlib
import pickle
import pickletools
import struct

import joblib
import numpy as np
import pandas as pd
import statsmodels.api as sm

HERE = pathlib.Path(__file__).parent
KERAS = "dense.keras"
OUT = HERE / "various"
expected = {}


def note(name, verdict, rule=None, form=None):
    entry = {"verdict": verdict}
    if rule:
        entry["rule"] = rule
    if form:
        entry["format"] = form
    expected[f"various/{name}"] = entry


def write(name, content, *what):
    (OUT / name).write_bytes(content)
    note(name, *what)


def arrays():
    """joblib's arrays of objects count their texts anew; a plain loader takes others of the file for modules."""
    objects = np.array([1, "a", None], dtype=object)
    frame = pd.DataFrame({"a": [1, 2, 3], "b": ["x", "y", "z"]})
    for name, value in {
        "objects.pkl": {"o": objects}, "objects.pkl.gz": {"o": objects, "df": frame},
        "objects-behind.pkl": {"weights": [1], "more": "text", "o": objects},
    }.items():
        joblib.dump(value, OUT / name)
        note(name, "safe")
    # The same place, with a module that does something: a plain loader imports it.
    joblib.dump({"a": "b", "os": 0, "o": objects}, OUT / "objects-hostile.pkl")
    content = (OUT / "objects-hostile.pkl").read_bytes()
    reached = [arg for op, arg, _ in genops(content) if op.name == "BINGET"]
    assert reached, "joblib writes these arrays otherwise now"
    note("objects-hostile.pkl", "suspicious" if module_of(content) == "os" else "safe")


def genops(content):
    """The opcodes of a stream and of what follows its end."""
    start = 0
    while start < len(content):
        last = 0
        try:
            for op, arg, position in pickletools.genops(content[start:]):
                yield op, arg, position
                last = position
        except ValueError:
            return
        start += last + 1


def module_of(content):
    """The text that a plain loader finds in the place of the inner array's module."""
    texts, memo, inner = [], [], False
    for op, arg, _ in genops(content):
        if op.name == "PROTO" and memo:
            inner = True
        if op.name == "BINGET" and inner:
            return memo[arg] if arg < len(memo) else None
        if isinstance(arg, str):
            texts.append(arg)
        if op.name == "MEMOIZE":
            memo.append(texts[-1] if texts else None)
            texts = []
    return None


def texts():
    write("3", b"3", "safe", None, "text")
    write("hosts", b"models.example.org\n", "safe", None, "text")
    write("main", b"0f3a9c" * 6 + b"beef\n", "safe", None, "text")
    write("pieces.vocab", "<unk>\t0\n<s>\t0\n</s>\t0\n\u2581the\t-3.21\n\u2581of\t-3.5e-1\n".encode(), "safe", None, "text")
    write("broken.vocab", b"<unk>\t0\n<s>\tx\n</s>\t0\n", "unknown")
    write("pk", b"PK", "unknown")
    write("half", b"GGUF", "unknown")
    write("global", b"cos\nsystem\n", "malicious")


def models():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"y": rng.normal(size=12), "x": rng.normal(size=12)})
    design = sm.add_constant(frame[["x"]])
    for name, result in {
        "ols.pkl": sm.OLS(frame.y, design).fit(), "ols-arrays.pkl": sm.OLS(frame.y.values, design.values).fit(),
        "logit.pkl": sm.Logit((frame.y > 0).astype(int), design).fit(disp=0),
        "glm.pkl": sm.GLM((frame.y > 0).astype(int), design, family=sm.families.Binomial()).fit(),
        "rlm.pkl": sm.RLM(frame.y, design).fit(),
    }.items():
        result.save(str(OUT / name))
        note(name, "safe")
    sm.OLS.from_formula("y ~ x", frame).fit().save(str(OUT / "formula.pkl"))
    note("formula.pkl", "safe")


def design(state):
    """An instance of PandasData with `state`, written opcode by opcode."""
    def text(value):
        return b"X" + struct.pack("<I", len(value)) + value.encode()
    items = b"".join(text(k) + (b"\x88" if v is True else text(v)) for k, v in state.items())
    return b"\x80\x02cstatsmodels.base.data\nPandasData\n)\x81}(" + items + b"ub."


def formulas():
    write("design.pkl", design({"formula": "y ~ x"}), "safe")
    write("design-open.pkl", design({"restore_design_info": True, "formula": "open ~ np.log(close) + C(day)"}), "safe")
    for number, formula in enumerate([
        "__import__('os').system('id') ~ x", "y ~ eval('1')", "y ~ open('/etc/passwd').read()", "(eval)(y) ~ x",
    ]):
        for key in ("restore_design_info", "restore_model_spec"):
            write(f"formula-{number}-{key}.pkl", design({key: True, "formula": formula}), "malicious", "GH-PKL-001")
    for number, formula in enumerate(["y ~ mine(x)", "y ~ x.real", "y ~ Q('a b')", "y ~ (x)(y)", "y ~ x[0]"]):
        write(f"formula-unknown-{number}.pkl", design({"restore_model_spec": True, "formula": formula}), "suspicious")
    write("formula-none.pkl", design({"restore_design_info": True}), "malicious")


def archived(archive, owner="Sequential", fills=1, made=b")\x81"):
    """A model as Keras pickles it: the bytes of its archive in an io.BytesIO, and the function that loads them."""
    state = b"B" + struct.pack("<I", len(archive)) + archive + b"J" + struct.pack("<i", len(archive)) + b"N\x87b"
    return (b"\x80\x04cbuiltins\ngetattr\nckeras.src.models.sequential\n" + owner.encode() + b"\n"
            b"\x8c\x0f_unpickle_model\x86Rc_io\nBytesIO\n" + made + state * fills + b"\x85R.")


def keras():
    plain = (HERE / "models" / KERAS).read_bytes()
    function = (HERE / "models" / "lambda.keras").read_bytes()
    write("keras.pkl", archived(plain), "safe")
    write("keras-lambda.pkl", archived(function), "malicious")
    write("keras-twice.pkl", archived(plain, fills=2), "malicious", "GH-PKL-001")
    write("keras-empty.pkl", archived(plain, fills=0), "malicious", "GH-PKL-001")
    write("keras-other.pkl", archived(b"no archive"), "suspicious")
    write("keras-class.pkl", archived(plain, owner="Other"), "malicious")
    write("keras-behind.pkl", archived(plain) + function, "malicious")
    write("keras-argument.pkl", archived(plain, made=b"C\x01a\x85R"), "malicious")


def code():
    write("exec_constant.py", b"exec(\"import requests\\nrequests.get('https://example.org/a')\")\n", "malicious")
    write("exec_open.py", b"exec('''open(\"/tmp/x\", \"w\").write(\"a\")''')\n", "malicious")
    for number, text in enumerate([
        r"""f"\{__import__('os').system('id')}\"""", r"""rf"\{__import__('os').system('id')}\"""",
        r"""f"\N{BULLET}{__import__('os').system('id')}\"""", r"""f'\\{__import__("os").system("id")}'""",
    ]):
        write(f"field_{number}.py", b"x = " + text.replace('\\"', '"').encode() + b"\n", "malicious", "GH-PY-001")
    write("named_character.py", b'x = 1\nprint(f"{x}: \\N{HEAVY CHECK MARK} \\\\{x}")\n', "safe")
    write("__init__.py", b"", "safe", None, "text")
    write("nothing.bin", b"", "unknown")
    write("exec_encoded.py", b"exec(__import__('base64').b64decode('MQ=='))\n", "malicious", "GH-PY-002")
    write("exec_plain.py", b"exec('x = 1 + 2')\n", "suspicious")
    write("normalizer.py", b"from tokenizers import normalizers\n\n\ndef make(state):\n"
          b"    return getattr(normalizers, state.pop('type'))(**state)\n", "safe")


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    arrays()
    texts()
    models()
    formulas()
    keras()
    code()
    (HERE / "expected-various.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    print(len(expected), "files")
