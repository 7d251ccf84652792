/// What names of Python lead to: which libraries only compute, and which functions run commands,
/// evaluate text, load pickles, reach the network, write files. The longest entry that covers a
/// name counts; `.*` covers everything below a module. Source code is not a pickle: whoever writes
/// it can call anything, so whole libraries of computing are allowed here and their exceptions
/// are named, while the pickle policy has exact names only.

/// What a name is known for.
enum PythonRole: String {
  case allow, commands, native, evaluates, deserialises, network, files, processes, insides
}

/// The table.
enum PythonNames {
  private static let lines = """
    allow: torch.* numpy.* math.* cmath.* random.* statistics.* decimal.* fractions.* numbers.*
    allow: typing.* typing_extensions.* collections.* dataclasses.* enum.* abc.* functools.*
    allow: itertools.* operator.* copy.* re.* regex.* string.* json.* warnings.* logging.* time.*
    allow: datetime.* contextlib.* inspect.* types.* unicodedata.* textwrap.* bisect.* heapq.*
    allow: uuid.* hashlib.* hmac.* struct.* array.* sys.* os.path.* os.environ.* os.getenv os.sep
    allow: os.linesep os.cpu_count os.listdir os.getcwd os.fspath os.PathLike os.makedirs os.mkdir
    allow: os.pathsep os.name os.curdir os.scandir os.walk os.stat os.access os.environ os.path
    allow: os.pardir os.devnull os.altsep os.extsep os.error os.getpid os.urandom
    allow: pathlib.* transformers.* einops.* timm.* torchvision.* torchaudio.* scipy.* sklearn.*
    allow: pandas.* PIL.* cv2.* librosa.* soundfile.* sentencepiece.* tokenizers.* safetensors.*
    allow: accelerate.* peft.* diffusers.* xformers.* flash_attn.* triton.* tensorflow.* keras.*
    allow: jax.* jaxlib.* flax.* optax.* chex.* haiku.* orbax.* tiktoken.* datasets.* evaluate.*
    allow: sentence_transformers.* onnxruntime.* onnx.* bitsandbytes.* deepspeed.* apex.*
    allow: causal_conv1d.* mamba_ssm.* fla.* rotary_embedding_torch.* nltk.* jieba.* spacy.*
    allow: tqdm.* matplotlib.* seaborn.* omegaconf.* packaging.* importlib.metadata.* __future__.*
    allow: importlib.util.find_spec importlib.resources.* yaml.* base64.* binascii.* zlib.* gzip.*
    allow: bz2.* lzma.* codecs.* html.* urllib.parse.* difflib.* pprint.* locale.* gettext.*
    allow: io.* calendar.* csv.* colorsys.* secrets.* zoneinfo.* ast.literal_eval ast.* traceback.*
    allow: weakref.* platform.* argparse.* unittest.* pytest.* numba.* cupy.* sympy.* networkx.*
    allow: lightgbm.* xgboost.* catboost.* joblib.* skimage.* imageio.* av.* decord.* kornia.*
    allow: open_clip.* clip.* lightning.* pytorch_lightning.* torchmetrics.* torch_geometric.*
    allow: ml_dtypes.* msgpack.* h5py.* protobuf.* google.protobuf.* opt_einsum.* absl.* mmengine.*
    allow: sacremoses.* pycocotools.* shapely.* tabulate.* rich.* vector_quantize_pytorch.* fairseq.*
    allow: pydantic.* attr.* attrs.* vllm.* optimum.* onnxscript.* gguf.* setuptools.* distutils.core.*
    allow: wheel.* mlflow.* ts.* tensorrt.* openvino.* coremltools.* polars.* pyarrow.* qwen_vl_utils.*
    allow: natten.* torch_scatter.* torch_sparse.* local_attention.* x_transformers.* ftfy.* emoji.*
    allow: huggingface_hub.dataclasses.* huggingface_hub.constants.* huggingface_hub.errors.*
    allow: huggingface_hub.utils.* fugashi.* ipadic.* unidic.* unidic_lite.* sudachipy.* rhoknp.*
    allow: pythainlp.* underthesea.* konlpy.* MeCab.* rjieba.* opencc.* pretty_midi.* kenlm.*
    allow: pyctcdecode.* torchcodec.* hqq.* auto_gptq.* awq.* gptqmodel.* aqlm.* detectron2.*
    allow: pytesseract.* Levenshtein.* essentia.* resampy.* soxr.* pyworld.* webcolors.* pyphen.*
    allow: torchdiffeq.* torchsde.* invisible_watermark.* imwatermark.* compel.* k_diffusion.*
    allow: mamba.* selective_scan_cuda.* rotary_emb.* liger_kernel.* ring_attn.* copyreg.*
    allow: pypinyin.* cn2an.* inflect.* phonemizer.* g2p_en.* zipfile.is_zipfile
    allow: builtins.* concurrent.futures.TimeoutError threading.Lock threading.RLock threading.local
    commands: os.system os.popen os.popen2 os.popen3 os.popen4 os.execl os.execle os.execlp
    commands: os.execlpe os.execv os.execve os.execvp os.execvpe os.spawnl os.spawnle os.spawnlp
    commands: os.spawnlpe os.spawnv os.spawnve os.spawnvp os.spawnvpe os.posix_spawn
    commands: os.posix_spawnp os.startfile posix.* nt.* subprocess.* _posixsubprocess.* pty.*
    commands: commands.* popen2.* pexpect.* sh.* plumbum.* invoke.* fabric.* paramiko.*
    commands: asyncio.create_subprocess_shell asyncio.create_subprocess_exec asyncio.subprocess.*
    commands: platform.popen pip.* ensurepip.* distutils.spawn.* webbrowser.* psutil.Popen
    commands: torch.utils.collect_env.run IPython.* multiprocessing.util.spawnv_passfds winreg.SetValueEx
    commands: winreg.CreateKey winreg.SetValue win32api.* win32com.* wmi.* pydoc.pipepager _osx_support.* _aix_support.* uuid._popen
    commands: numpy.distutils.exec_command.* distutils.cmd.* setuptools.distutils.*
    native: ctypes.* _ctypes.* cffi.* torch.ops.load_library torch.classes.load_library
    native: torch.utils.cpp_extension.* mmap.* sys.setdlopenflags pyximport.* numpy.ctypeslib.*
    native: tensorflow.load_op_library tensorflow.load_library numba.cffi_support.*
    evaluates: builtins.exec builtins.eval builtins.compile builtins.execfile code.* codeop.*
    evaluates: runpy.* imp.* timeit.* cProfile.* profile.* pdb.* bdb.* doctest.* trace.*
    evaluates: numexpr.* pandas.eval sympy.sympify sympy.parse_expr types.FunctionType
    evaluates: types.CodeType types.LambdaType zipimport.* pkgutil.* pydoc.*
    evaluates: sys.settrace sys.setprofile sys.meta_path.* sys.path_hooks.* importlib.*
    evaluates: builtins.__import__ builtins.breakpoint builtins.input logging.config.*
    evaluates: sys.addaudithook asteval.* simpleeval.* RestrictedPython.* jinja2.* mako.*
    deserialises: pickle.* _pickle.* cPickle.* marshal.* dill.* cloudpickle.* shelve.* jsonpickle.*
    deserialises: joblib.load torch.load pandas.read_pickle yaml.load yaml.unsafe_load
    deserialises: yaml.full_load yaml.load_all numpy.lib.npyio.load torch.package.* torch.jit.load
    deserialises: tensorflow.saved_model.load keras.models.load_model mlflow.pyfunc.load_model
    deserialises: tensorflow.keras.models.load_model mlflow.projects.* mlflow.pyfunc.*.load_model
    network: requests.* httpx.* aiohttp.* urllib.request.* urllib3.* http.* socket.* ssl.* ftplib.*
    network: smtplib.* telnetlib.* poplib.* imaplib.* nntplib.* xmlrpc.* websocket.* websockets.*
    network: dns.* boto3.* botocore.* socketserver.* telebot.* telegram.* discord.* slack_sdk.*
    network: wget.* gdown.* huggingface_hub.* nltk.download torch.hub.* asyncio.open_connection
    network: urllib2.* urllib.urlopen urllib.urlretrieve urllib.URLopener pycurl.* scapy.* asyncio.*
    network: google.cloud.* azure.* pymongo.* redis.* psycopg2.* pymysql.* kafka.* zmq.* grpc.*
    network: openai.* anthropic.* gradio.* flask.* fastapi.* uvicorn.* wandb.* mechanize.* selenium.*
    files: os.remove os.unlink os.rmdir os.removedirs os.rename os.renames os.replace os.chmod
    files: os.chown os.link os.symlink os.truncate os.open os.write os.mkfifo os.utime shutil.*
    files: tempfile.* fileinput.* torch.save numpy.save numpy.savez glob.* zipfile.* tarfile.*
    files: os.fdopen os.chdir sqlite3.* dbm.* linecache.* send2trash.*
    processes: os.* threading.* _thread.* multiprocessing.* concurrent.* signal.* atexit.* sched.*
    processes: winreg.* torch.multiprocessing.* psutil.* resource.* faulthandler.* site.* sys.path.*
    processes: sys.modules.* gc.* sys._getframe sys.stdin.* getpass.* pwd.* fcntl.* select.*
    allow: torch_npu.* torch_xla.* fnmatch.* num2words.* functorch.* nagisa.* soynlp.*
    allow: flash_attn_interface.* sageattention.* concurrent.futures.ThreadPoolExecutor
    allow: torch.multiprocessing.cpu_count torch.serialization.safe_globals
    allow: torch.serialization.add_safe_globals torch.serialization.get_unsafe_globals_in_checkpoint
    evaluates: torch.testing.* torch._dynamo.guards.* torch.fx.experimental.* torch.utils.bottleneck.*
    evaluates: torch.jit.unsupported_tensor_ops.* torch.utils._config_module.* torch.utils.data.datapipes.*
    evaluates: numpy.f2py.* numpy.testing.* numpy.distutils.* typing.get_type_hints typing.ForwardRef
    evaluates: transformers.dynamic_module_utils.* transformers.agents.* transformers.tools.*
    evaluates: evaluate.load tensorflow.py_function tensorflow.numpy_function PIL.ImageMath.*
    evaluates: pytest.main unittest.main inspect.getattr_static gettext.c2py setuptools.sandbox.*
    evaluates: pandas.DataFrame.eval pandas.DataFrame.query sympy.parsing.* lightning.fabric.utilities.*
    evaluates: tensorflow.keras.layers.Lambda keras.layers.Lambda dataclasses._create_fn
    evaluates: pydantic.ImportString nltk.sem.* omegaconf.OmegaConf.register_resolver
    deserialises: torch.storage._load_from_bytes torch.serialization.* joblib.numpy_pickle.*
    deserialises: nltk.data.load spacy.load networkx.read_gpickle scipy.io.loadmat.* gensim.*
    deserialises: tensorflow.io.parse_tensor.* pandas.io.pickle.* numpy.lib.npyio.* safetensors.torch._*
    commands: spacy.cli.* PIL.ImageShow.* torch.distributed.run.* torch.distributed.launch.*
    commands: torch.distributed.elastic.* accelerate.commands.* deepspeed.launcher.* vllm.entrypoints.*
    commands: accelerate.notebook_launcher platform._syscmd_file mlflow.cli.* test.support.*
    network: logging.handlers.* urllib.robotparser.* pandas.read_html skimage.io.* imageio.v2.*
    files: io.FileIO numpy.memmap numpy.savetxt tensorflow.io.write_file tensorflow.io.gfile.*
    files: tensorflow.raw_ops.WriteFile argparse.FileType shutil.rmtree
    allow: tensorflow_probability.* tensorflow_text.* tf_keras.* keras_nlp.tokenizers.*
    allow: keras_nlp.layers.* pytorch_quantization.* mambapy.* bs4.* uroman.* Mykytea.* mlx.*
    allow: smdistributed.* gc.* tempfile.TemporaryDirectory tempfile.gettempdir
    allow: pickle.UnpicklingError pickle.PicklingError pickle.PickleError requests.HTTPError
    allow: requests.exceptions.* psutil.virtual_memory psutil.cpu_count
    allow: huggingface_hub.split_torch_state_dict_into_shards multiprocessing.get_start_method
    allow: huggingface_hub.is_offline_mode shutil.SameFileError shutil.Error
    allow: multiprocessing.Pool multiprocessing.get_context multiprocessing.pool.Pool
    evaluates: tf_keras.layers.Lambda
    deserialises: tf_keras.models.load_model tf_keras.saving.*
    insides: builtins.object.__subclasses__
    """

  /// All entries.
  static let roles: [String: PythonRole] = {
    var roles: [String: PythonRole] = [:]
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: ":")
      guard parts.count == 2, let role = PythonRole(rawValue: String(parts[0])) else { continue }
      for name in parts[1].split(separator: " ") { roles[String(name)] = role }
    }
    return roles
  }()

  /// What is known of a dotted name; `nil` for names of unknown libraries.
  static func role(of name: String) -> PythonRole? {
    if let role = roles[name] { return role }
    var prefix = name[...]
    while true {
      if let role = roles[prefix + ".*"] { return role }
      guard let dot = prefix.lastIndex(of: ".") else { return nil }
      prefix = prefix[..<dot]
    }
  }

  /// Modules whose import alone means nothing, since each of their functions is judged.
  static let neutralImports: Set<String> = [
    "os", "importlib", "io", "sys", "shutil", "tempfile", "threading", "multiprocessing", "gc",
    "urllib", "builtins", "glob", "concurrent", "concurrent.futures", "importlib.util", "atexit",
    "signal", "huggingface_hub", "zipfile", "tarfile", "urllib.parse", "torch.utils", "typing",
    "torch.hub", "pydantic", "PIL",
  ]

  /// Modules that hold nothing but classes of data: whichever member is taken, it only computes.
  static let plainMembers: Set<String> = [
    "tokenizers.normalizers", "tokenizers.processors", "tokenizers.pre_tokenizers",
    "tokenizers.decoders", "tokenizers.models", "tokenizers.trainers",
  ]

  /// Modules that import their own parts when these are asked for.
  static let lazyModules: Set<String> = [
    "transformers.utils._LazyModule", "transformers.utils.import_utils._LazyModule",
    "transformers.file_utils._LazyModule", "diffusers.utils._LazyModule",
    "diffusers.utils.import_utils._LazyModule",
  ]

  /// Functions that turn one text into another, hidden one.
  static let decoders: Set<String> = [
    "base64.b64decode", "base64.b32decode", "base64.b16decode", "base64.b85decode",
    "base64.a85decode", "base64.decodebytes", "base64.urlsafe_b64decode",
    "base64.standard_b64decode", "zlib.decompress", "gzip.decompress", "bz2.decompress",
    "lzma.decompress", "codecs.decode", "binascii.unhexlify", "binascii.a2b_base64",
    "bytes.fromhex", "builtins.bytes.fromhex", "marshal.loads", "builtins.bytearray.fromhex",
    "builtins.chr", "zlib.decompressobj", "Crypto.Cipher.AES.new", "cryptography.fernet.Fernet",
  ]

  /// Methods among the risky ones that run what they are given.
  static let runningMethods: Set<String> = [
    "popen", "system", "check_output", "getoutput", "exec_command", "execfile", "run_cell", "Popen",
    "check_call", "getstatusoutput", "execv", "execve", "execvp", "spawnl", "spawnv", "posix_spawn",
    "run_path", "CDLL", "WinDLL", "LoadLibrary", "create_subprocess_shell",
  ]

  /// Methods that give what was fetched or sent over a network, or run what is given to them.
  static let riskyMethods: Set<String> = [
    "popen", "check_output", "exec_module", "load_module", "exec_command", "urlopen", "sendall",
    "recv", "execfile", "getoutput", "run_cell", "run_line_magic", "spawn_process", "system",
    "create_module", "loadLibrary", "LoadLibrary", "runcode", "runsource", "urlretrieve", "Popen",
    "check_call", "getstatusoutput", "execv", "execve", "execvp", "spawnl", "spawnv", "posix_spawn",
    "run_path", "run_module", "CDLL", "WinDLL", "exec", "get_ipython", "create_subprocess_shell",
  ]

  /// Attributes that lead to Python's insides.
  static let insides: Set<String> = [
    "__subclasses__", "__globals__", "__builtins__", "__code__", "__closure__", "f_globals",
    "f_builtins", "f_locals", "gi_frame", "tb_frame", "func_globals", "co_code", "cr_frame",
    "__loader__", "__import__", "__getattribute__", "f_back",
  ]

  /// Functions and methods that ordinary use of a model calls.
  static let entries: Set<String> = [
    "forward", "handle", "initialize", "preprocess", "inference", "postprocess", "predict",
    "load_context", "from_pretrained", "_load_pretrained_model", "generate", "call", "build",
    "setup", "infer", "load_model", "model_fn", "input_fn", "predict_fn", "output_fn", "transform",
    "fit", "tokenize", "_tokenize", "encode", "decode", "load", "create_model", "init",
    "init_weights", "_init_weights", "post_init", "reset_parameters", "save_vocabulary",
    "prepare_inputs_for_generation", "from_config", "get_config", "from_dict", "to_dict", "config",
    "save_pretrained", "process", "execute", "run", "main", "embed", "encode_image", "chat",
    "_load_pyfunc", "load_pyfunc", "predict_stream", "_sanitize_parameters", "_forward", "step",
    "training_step", "validation_step", "configure_optimizers", "apply", "compute", "get_model",
    "evaluate", "train", "extract_features", "score", "predict_proba", "get_vocab", "_generate",
    "download_and_prepare", "_split_generators", "_generate_examples", "_info", "pipeline",
  ]

  /// Parts of paths where files are run without being asked for, or where secrets lie.
  static let startupPlaces = [
    ".bashrc", ".bash_profile", ".profile", ".zshrc", ".zshenv", "crontab", "/etc/cron",
    "/var/spool/cron", "authorized_keys", "/etc/", "sitecustomize", "usercustomize",
    "site-packages", ".pth", "autostart", "LaunchAgents", "LaunchDaemons", "systemd", "init.d",
    "Startup", "start menu", "rc.local", "ld.so.preload", ".config/fish", "/proc/", "/dev/shm",
    "/usr/lib", "/usr/local/bin", "/usr/bin",
  ]
  static let secretPlaces = [
    "/etc/passwd", "/etc/shadow", ".ssh", "id_rsa", "id_ed25519", ".aws", ".netrc",
    ".git-credentials", ".docker/config", ".kube", ".gnupg", "/proc/self/environ", ".npmrc",
    ".pypirc", "cookies", "Login Data", "wallet", ".huggingface/token", "huggingface/token",
  ]

  /// The functions that stand in `builtins`, as far as they matter here.
  static let builtins: Set<String> = [
    "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr",
    "classmethod", "complex", "dict", "dir", "divmod", "enumerate", "filter", "float", "format",
    "frozenset", "hasattr", "hash", "hex", "id", "int", "isinstance", "issubclass", "iter", "len",
    "list", "map", "max", "min", "next", "object", "oct", "ord", "pow", "print", "property",
    "range", "repr", "reversed", "round", "set", "slice", "sorted", "staticmethod", "str", "sum",
    "super", "tuple", "type", "zip", "exec", "eval", "compile", "execfile", "__import__", "open",
    "getattr", "setattr", "delattr", "globals", "locals", "vars", "input", "breakpoint", "help",
    "memoryview", "exit", "quit", "aiter", "anext",
  ]
}
