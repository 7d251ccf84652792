"""Hostile model files, made here byte by byte from a list of callables and a list of wrappings, scanned by
the built program. None may be called safe, and of those that run code when they are loaded at least 97 %
must be called malicious.

    tests/whole/hostile_models.py .build/debug

Nothing here is ever loaded: the files are written, scanned and removed.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import pathlib
import pickle
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib

BIN = pathlib.Path(sys.argv[1]).resolve() / "gatehouse"

# (module, qualified name, arguments): callables of the standard library and of well-known packages that run
# commands or code, reach files or the network, or turn text into callables. Taken from public advisories and
# from the documentation of the modules.
CALLS = [
    ("os", "system", ("id",)), ("posix", "system", ("id",)), ("nt", "system", ("id",)),
    ("os", "popen", ("id",)), ("os", "execv", ("/bin/sh", ["sh"])), ("os", "spawnlp", (0, "sh", "sh")),
    ("os", "remove", ("/tmp/x",)), ("os", "putenv", ("PATH", "/tmp")), ("subprocess", "Popen", (["id"],)),
    ("subprocess", "call", (["id"],)), ("subprocess", "check_output", (["id"],)), ("subprocess", "getoutput", ("id",)),
    ("subprocess", "run", (["id"],)), ("pty", "spawn", ("/bin/sh",)), ("commands", "getoutput", ("id",)),
    ("builtins", "eval", ("1",)), ("builtins", "exec", ("1",)), ("builtins", "compile", ("1", "x", "exec")),
    ("builtins", "__import__", ("os",)), ("builtins", "getattr", ("x", "y")), ("builtins", "open", ("/etc/passwd",)),
    ("builtins", "input", ("x",)), ("builtins", "breakpoint", ()), ("builtins", "map", (1, [1])),
    ("__builtin__", "eval", ("1",)), ("__builtin__", "execfile", ("x",)), ("__builtin__", "apply", (1, [])),
    ("importlib", "import_module", ("os",)), ("importlib.util", "spec_from_file_location", ("a", "/tmp/a.py")),
    ("runpy", "run_path", ("/tmp/a.py",)), ("runpy", "run_module", ("antigravity",)), ("runpy", "_run_code", ("1", {})),
    ("code", "interact", ()), ("code", "InteractiveInterpreter", ()), ("codeop", "compile_command", ("1",)),
    ("timeit", "timeit", ("1",)), ("timeit", "Timer", ("1",)), ("cProfile", "run", ("1",)), ("profile", "run", ("1",)),
    ("profile", "runctx", ("1", {}, {})), ("trace", "Trace", ()), ("bdb", "Bdb", ()), ("pdb", "run", ("1",)),
    ("doctest", "debug_script", ("1",)), ("pydoc", "pipepager", ("x", "sh")), ("pydoc", "locate", ("os.system",)),
    ("pydoc", "safeimport", ("os",)), ("webbrowser", "open", ("http://127.0.0.1/",)), ("ctypes", "CDLL", ("x.so",)),
    ("ctypes.util", "find_library", ("x",)), ("operator", "attrgetter", ("system",)), ("operator", "methodcaller", ("x",)),
    ("_operator", "attrgetter", ("system",)), ("functools", "partial", (1,)),
    ("functools", "reduce", (1, [1])), ("_functools", "partial", (1,)), ("itertools", "starmap", (1, [])),
    ("types", "FunctionType", (1, {})), ("types", "CodeType", ()), ("marshal", "loads", (b"x",)),
    ("pickle", "loads", (b"cos\nsystem\n(S'id'\ntR.",)), ("_pickle", "loads", (b"x",)), ("pickle", "Unpickler", ()),
    ("shelve", "open", ("/tmp/x",)), ("dill", "loads", (b"x",)), ("cloudpickle", "loads", (b"x",)),
    ("joblib", "load", ("/tmp/x",)), ("pkgutil", "resolve_name", ("os:system",)), ("pkgutil", "get_data", ("a", "b")),
    ("socket", "create_connection", (("127.0.0.1", 1),)), ("socket", "socket", ()), ("ssl", "get_server_certificate", (("a", 1),)),
    ("urllib.request", "urlopen", ("http://127.0.0.1/",)), ("urllib.request", "urlretrieve", ("http://127.0.0.1/", "/tmp/x")),
    ("http.client", "HTTPSConnection", ("127.0.0.1",)), ("ftplib", "FTP", ("127.0.0.1",)), ("smtplib", "SMTP", ("127.0.0.1",)),
    ("telnetlib", "Telnet", ("127.0.0.1",)), ("imaplib", "IMAP4_stream", ("id",)), ("poplib", "POP3", ("127.0.0.1",)),
    ("xmlrpc.client", "ServerProxy", ("http://127.0.0.1/",)), ("requests", "get", ("http://127.0.0.1/",)),
    ("requests.api", "post", ("http://127.0.0.1/",)), ("aiohttp.client", "ClientSession", ()),
    ("shutil", "rmtree", ("/tmp/x",)), ("shutil", "copyfile", ("a", "b")), ("pathlib", "Path.unlink", ("/tmp/x",)),
    ("tempfile", "mktemp", ()), ("glob", "glob", ("/*",)), ("fileinput", "input", (["/etc/passwd"],)), ("linecache", "getline", ("/etc/passwd", 1)),
    ("zipfile", "ZipFile", ("/tmp/x", "w")), ("tarfile", "open", ("/tmp/x",)), ("logging.config", "dictConfig", ({},)),
    ("logging", "FileHandler", ("/tmp/x",)), ("sqlite3", "connect", ("/tmp/x",)), ("multiprocessing.util", "spawnv_passfds", ("a", [], [])),
    ("multiprocessing", "Process", ()), ("concurrent.futures.process", "ProcessPoolExecutor", ()), ("threading", "Thread", ()),
    ("asyncio.unix_events", "_UnixSubprocessTransport._start", ()), ("asyncio", "run", (1,)), ("_posixsubprocess", "fork_exec", ()),
    ("platform", "popen", ("id",)), ("uuid", "_get_command_stdout", ("id",)), ("_osx_support", "_read_output", ("id",)),
    ("_aix_support", "_read_cmd_output", ("id",)), ("_pyrepl.pager", "pipe_pager", ("x", "id")), ("ensurepip", "_run_pip", (["x"],)),
    ("pip", "main", (["install", "x"],)), ("pip._internal", "main", (["install", "x"],)), ("venv", "create", ("/tmp/x",)),
    ("distutils.spawn", "spawn", (["id"],)), ("distutils.file_util", "write_file", ("/tmp/x", ["a"])),
    ("setuptools.sandbox", "run_setup", ("x", [])), ("lib2to3.pgen2.pgen", "ParserGenerator", ("/tmp/x",)),
    ("idlelib.pyshell", "ModifiedInterpreter.runcode", (1, 2)), ("idlelib.autocomplete", "AutoComplete.get_entity", (1, "x")),
    ("idlelib.debugobj", "ObjectTreeItem.SetText", (1, "x")), ("test.support.script_helper", "assert_python_ok", ("-c", "1")),
    ("mailcap", "findmatch", ({}, "x")), ("crypt", "crypt", ("a", "b")), ("signal", "signal", (1, 2)), ("sys", "exit", (1,)),
    ("sys", "settrace", (1,)), ("gc", "get_objects", ()), ("inspect", "getsource", (1,)), ("faulthandler", "enable", ()),
    ("atexit", "register", (1,)), ("weakref", "finalize", (1, 2)), ("contextlib", "ExitStack", ()), ("ast", "literal_eval", ("1",)),
    ("symtable", "symtable", ("1", "x", "exec")), ("tkinter", "Tk", ()), ("turtle", "Turtle", ()), ("antigravity", "geohash", (1, 2, b"x")),
    ("numpy.f2py.crackfortran", "getlincoef", ("1", {})), ("numpy.f2py.crackfortran", "_eval_length", ("1", {})),
    ("numpy.testing._private.utils", "runstring", ("1", {})), ("numpy", "load", ("/tmp/x",)), ("numpy", "fromfile", ("/tmp/x",)),
    ("numpy", "memmap", ("/tmp/x",)), ("numpy", "savetxt", ("/tmp/x", [1])), ("numpy.distutils.exec_command", "exec_command", ("id",)),
    ("numpy.core._multiarray_umath", "fromfile", ("/tmp/x",)), ("numpy", "frompyfunc", (1, 1, 1)),
    ("pandas", "read_pickle", ("/tmp/x",)), ("pandas.core.computation.eval", "eval", ("1",)), ("pandas", "read_csv", ("/tmp/x",)),
    ("sympy", "sympify", ("1",)), ("sympy.parsing.sympy_parser", "parse_expr", ("1",)), ("torch", "load", ("/tmp/x",)),
    ("torch.hub", "load", ("a/b", "c")), ("torch.utils.collect_env", "run", ("id",)), ("torch.utils.bottleneck.__main__", "run_cprofile", ("1", {})),
    ("torch.jit.unsupported_tensor_ops", "execWrapper", ("1", {}, {})), ("torch.utils._config_module", "ConfigModule.load_config", (1, b"x")),
    ("torch.fx.experimental.symbolic_shapes", "ShapeEnv.evaluate_guards_expression", (1, "1", [])),
    ("torch._dynamo.guards", "GuardBuilder.get", (1, "1")), ("torch.utils.cpp_extension", "load", ("a", ["b"])),
    ("torch.utils.data.datapipes.utils.decoder", "basichandlers", ("pickle", b"x")), ("torch.storage", "_load_from_bytes", (b"cos\nsystem\n(S'id'\ntR.",)),
    ("torch.distributed.rpc", "rpc_sync", ("a", 1)), ("torch.serialization", "load", ("/tmp/x",)), ("torch.package", "PackageImporter", ("/tmp/x",)),
    ("torch", "ops.load_library", ("x.so",)), ("torch.onnx.utils", "export", (1,)), ("transformers", "pipeline", ("x",)),
    ("transformers.dynamic_module_utils", "get_class_from_dynamic_module", ("a", "b")), ("datasets", "load_dataset", ("x",)),
    ("tensorflow", "io.read_file", ("/etc/passwd",)), ("tensorflow.python.ops.script_ops", "py_func", (1,)), ("keras.utils", "get_file", ("a", "http://127.0.0.1/")),
    ("keras.src.saving.saving_lib", "load_model", ("/tmp/x",)), ("mlflow.projects.backend.local", "_run_entry_point", ("id", "x")),
    ("cloudpickle.cloudpickle", "_make_function", ()), ("dill._dill", "_create_function", ()), ("dill._dill", "_import_module", ("os",)),
    ("sklearn.datasets", "fetch_openml", ("x",)), ("sklearn.utils", "parallel_backend", ("x",)), ("scipy.io", "loadmat", ("/tmp/x",)),
    ("jinja2", "Template", ("{{1}}",)), ("yaml", "unsafe_load", ("1",)), ("IPython", "start_ipython", ()), ("fabric", "Connection", ("x",)),
    ("paramiko", "SSHClient", ()), ("psutil", "Process", ()), ("nltk.app", "srparser_app.app", ()), ("PIL.ImageMath", "eval", ("1",)),
    ("matplotlib.cbook", "_safe_first_finite", (1,)), ("sh", "Command", ("id",)), ("pexpect", "spawn", ("id",)), ("cffi", "FFI", ()),
    ("django.utils.module_loading", "import_string", ("os.system",)), ("werkzeug.utils", "import_string", ("os.system",)),
    ("hydra.utils", "instantiate", ({},)), ("omegaconf", "OmegaConf.load", ("/tmp/x",)), ("builtins", "vars", (1,)), ("builtins", "setattr", (1, "a", 2)),
    ("types", "MethodType", (1, 2)), ("copyreg", "add_extension", ("a", "b", 1)), ("zipimport", "zipimporter", ("/tmp/x",)),
    ("site", "addpackage", ("/tmp", "x", None)), ("cgitb", "enable", ()), ("compileall", "compile_file", ("x",)), ("py_compile", "compile", ("x",)),
    ("rlcompleter", "Completer", ()), ("curses", "initscr", ()), ("nis", "cat", ("x",)), ("pipes", "Template", ()), ("sched", "scheduler", ()),
    ("unittest.loader", "TestLoader.loadTestsFromName", (1, "os.system")), ("wsgiref.simple_server", "make_server", ("", 1, 1)),
]


def literal(value):
    """The opcodes that push a value, protocol 0 to 2."""
    return pickle.dumps(value, 0)[:-1] if not isinstance(value, tuple) else b"(" + b"".join(map(literal, value)) + b"t"


def unicode_(text):
    raw = text.encode()
    return b"\x8c" + bytes([len(raw)]) + raw


def reduce_(module, name, arguments):
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n" + literal(arguments) + b"R"


def stack_global(module, name, arguments):
    return b"\x80\x04" + unicode_(module) + unicode_(name) + b"\x93" + pickle.dumps(arguments, 2)[2:-1] + b"R"


def inst(module, name, arguments):
    return b"(" + b"".join(map(literal, arguments)) + b"i" + module.encode() + b"\n" + name.encode() + b"\n"


def obj(module, name, arguments):
    return b"(c" + module.encode() + b"\n" + name.encode() + b"\n" + b"".join(map(literal, arguments)) + b"o"


CALL_FORMS = [("reduce", reduce_), ("stack", stack_global), ("inst", inst), ("obj", obj)]


def torch_zip(stream):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("model/data.pkl", stream)
        archive.writestr("model/version", "3\n")
    return out.getvalue()


def seven(name, content):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def npy(stream):
    header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
    header += " " * (118 - len(header) - 1 - 0) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + stream


def gguf(template):
    key, text = b"tokenizer.chat_template", template.encode()
    return (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", len(key)) + key + struct.pack("<I", 8)
            + struct.pack("<Q", len(text)) + text)


def keras(config):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.5.0"}))
        archive.writestr("config.json", json.dumps(config))
    return out.getvalue()


WRAPS = [
    ("plain", lambda s: s), ("broken", lambda s: s[:-1] + b"\xff"), ("cut", lambda s: s[:-1]), ("torch", torch_zip),
    ("npy", npy), ("gzip", gzip.compress), ("zlib", zlib.compress), ("bz2", bz2.compress), ("xz", lzma.compress),
    ("tar", lambda s: seven("model.pkl", s)), ("second", lambda s: pickle.dumps({"a": 1}, 2) + s),
    ("inner", lambda s: pickle.dumps([1, 2], 2)[:-1] + s), ("dropped", lambda s: s[:-1] + b"0N."),
    ("named", lambda s: b"\x80\x02" + s), ("zip-in-zip", lambda s: torch_zip(torch_zip(s))),
]

TEMPLATES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ x.__init__.__globals__['os'].popen('id').read() }}",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__.os.popen('id') }}",
    "{{ lipsum.__globals__['os'].system('id') }}", "{{ ''|attr('__class__') }}", "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ ''['__cla' + 'ss__'] }}", "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}", "{{ messages|map(attribute='__class__')|list }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}", "{{ cycler.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}", "{% set a = '__glo' %}{% set b = 'bals__' %}{{ lipsum[a ~ b] }}",
    "{{ config.__class__.from_envvar('X') }}", "{{ request['application']['__globals__'] }}",
    "{{ ('%c' % 95) * 2 ~ 'class' }}{{ ''|attr(('%c%cclass%c%c' % (95, 95, 95, 95))) }}",
    "{{ ''|attr(['_', '_', 'class', '_', '_']|join) }}", "{{ joiner.__init__.__globals__ }}",
]

KERAS = [
    {"class_name": "Lambda", "module": "keras.layers", "config": {"function": {"class_name": "__lambda__", "config": {"code": base64.b64encode(b"\xe3" + b"\0" * 40).decode()}}}},
    {"class_name": "function", "module": "os", "config": "system", "registered_name": "system"},
    {"class_name": "Functional", "module": "keras", "config": {"layers": [{"module": "subprocess", "class_name": "Popen", "config": {"args": ["id"]}}]}},
    {"module": "keras.utils", "class_name": "function", "config": "get_file", "registered_name": "get_file"},
    {"class_name": "TorchModuleWrapper", "module": "keras.src.utils.torch_utils", "config": {"module": base64.b64encode(b"PK\x03\x04").decode()}},
]

YAMLS = [
    "!!python/object/apply:os.system ['id']\n", "a: !!python/object/new:subprocess.Popen [['id']]\n",
    "model:\n  _target_: os.system\n  command: id\n", "x: !!python/name:os.system\n", "_target_: builtins.exec\n_args_: ['1']\n",
]

PYTHON = [
    "import os\nos.system('id')\n", "import subprocess as s\ns.Popen(['id'])\n", "exec(__import__('base64').b64decode('MQ=='))\n",
    "getattr(__import__('os'), 'sys' + 'tem')('id')\n",
    "import socket,os,pty\ns=socket.socket();s.connect(('127.0.0.1',1));os.dup2(s.fileno(),0);pty.spawn('sh')\n",
    "from os import system as f\nclass Model:\n    def __init__(self):\n        f('id')\n",
]


def cases():
    """(name, content, whether loading or using it runs code)."""
    for number, (module, name, arguments) in enumerate(CALLS):
        for offset in (0, 1):
            form, write = CALL_FORMS[(number + offset) % len(CALL_FORMS)]
            wrap, put = WRAPS[(number * 2 + offset * 7) % len(WRAPS)]
            stream = write(module, name, arguments) + b"."
            yield f"{module}.{name}-{form}-{wrap}.bin", put(stream), True
    for number, text in enumerate(TEMPLATES):
        yield f"template-{number}.gguf", gguf(text), True
        yield f"template-{number}.json", json.dumps({"tokenizer_class": "X", "chat_template": text}).encode(), True
    for number, config in enumerate(KERAS):
        yield f"keras-{number}.keras", keras(config), True
    for number, text in enumerate(YAMLS):
        yield f"config-{number}.yaml", text.encode(), True
    for number, text in enumerate(PYTHON):
        yield f"modeling-{number}.py", text.encode(), True
    header = json.dumps({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    good = struct.pack("<Q", len(header)) + header + b"\0" * 8
    yield "trailing.safetensors", good + b"extra bytes", False
    yield "cut.safetensors", good[:-1], False
    yield "overlap.safetensors", good.replace(b'[0, 8]', b'[4, 8]'), False
    yield "bomb.gz", gzip.compress(b"\0" * (300 << 20)), False
    yield "slip.zip", slip(), False
    yield "empty.bin", b"", False


def slip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/cron.d/x", "* * * * * root id\n")
    return out.getvalue()


def main():
    made = list(cases())
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (name, content, runs) in enumerate(made):
            path = pathlib.Path(folder) / f"{number:04d}-{name.replace('/', '_')}"
            path.write_bytes(content)
            paths[str(path)] = (name, runs)
        run = subprocess.run(
            [BIN, "scan", folder, "--format", "jsonl", "--fail-on", "never"], capture_output=True, text=True)
        if run.returncode != 0:
            print(run.stderr[-2000:])
            sys.exit(f"scan ended with {run.returncode}")
        reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(reports) == len(made), (len(reports), len(made))
    safe, missed, code = [], [], 0
    for report in reports:
        name, runs = paths[report["path"]]
        code += runs
        if report["verdict"] == "safe":
            safe.append(name)
        if runs and report["verdict"] != "malicious":
            missed.append(f"{name}: {report['verdict']} {[r['message'] for r in report['reasons'][:1]]}")
    rate = 1 - len(missed) / code
    for line in missed:
        print("not malicious:", line)
    for name in safe:
        print("SAFE:", name)
    print(f"{len(made)} hostile files, {code} run code: {rate:.1%} malicious, {len(safe)} safe")
    assert len(made) >= 300
    failed = len(safe) + (rate < 0.97)
    print(f"{len(made) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
