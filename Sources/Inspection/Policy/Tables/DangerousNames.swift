/// What is known to be dangerous, with the reason. This table never makes anything safe: it turns
/// `suspicious` into `malicious` and explains it. `*` stands for every name of a module, `**` for
/// the module and everything below it.

extension StandardPolicy {
  static let dangerousNames = """
    commands os: **
    commands posix: **
    commands nt: **
    commands ntpath: *
    commands posixpath: *
    commands subprocess: **
    commands _posixsubprocess: *
    commands commands: *
    commands popen2: *
    commands pty: *
    commands platform: popen _syscmd_ver _syscmd_file
    commands asyncio: create_subprocess_exec create_subprocess_shell
    commands asyncio.subprocess: *
    commands asyncio.unix_events: *
    commands asyncio.windows_utils: *
    commands asyncio.base_events: *
    commands asyncio.base_subprocess: *
    commands multiprocessing: **
    commands concurrent: **
    commands _thread: *
    commands threading: Thread Timer
    commands sched: *
    commands uuid: _get_command_stdout _popen _find_mac_near_keyword
    commands _osx_support: *
    commands _aix_support: *
    commands _pyrepl: **
    commands ensurepip: **
    commands pip: **
    commands venv: **
    commands setuptools: **
    commands distutils: **
    commands pydoc: *
    commands webbrowser: *
    commands antigravity: *
    commands idlelib: **
    commands lib2to3: **
    commands test: **
    commands mailcap: *
    commands imaplib: IMAP4_stream
    commands turtle: *
    commands ctypes: **
    commands _ctypes: *
    commands cffi: **
    commands torch.utils.collect_env: *
    commands torch.utils.bottleneck: **
    commands torch.utils.cpp_extension: *
    commands torch.multiprocessing: **
    commands torch.testing: **
    commands numpy.distutils: **
    commands numpy.testing: **
    commands numpy.f2py: **
    commands IPython: **
    commands sh: **
    commands plumbum: **
    commands pexpect: **
    commands ptyprocess: **
    commands invoke: **
    commands psutil: **
    commands docker: **
    commands xonsh: **
    commands pipes: *
    commands rlcompleter: *
    commands tkinter: **
    commands fabric: **
    commands paramiko: **
    commands mlflow: **
    commands wandb: **
    evaluates builtins: eval exec compile execfile input breakpoint help
    evaluates __builtin__: eval exec compile execfile input breakpoint help apply
    evaluates code: *
    evaluates codeop: *
    evaluates cProfile: *
    evaluates profile: *
    evaluates trace: *
    evaluates timeit: *
    evaluates doctest: *
    evaluates bdb: *
    evaluates pdb: *
    evaluates runpy: *
    evaluates inspect: *
    evaluates ast: *
    evaluates types: MethodType ModuleType new_class
    evaluates typing: get_type_hints _eval_type ForwardRef
    evaluates dataclasses: make_dataclass _create_fn
    evaluates logging.config: *
    evaluates unittest: **
    evaluates pstats: *
    evaluates symtable: *
    evaluates sympy: **
    evaluates pandas: eval read_pickle read_csv
    evaluates pandas.core.computation: **
    evaluates numexpr: **
    evaluates numpy.core.fromnumeric: *
    evaluates torch._dynamo: **
    evaluates torch._inductor: **
    evaluates torch.fx: **
    evaluates torch.jit: **
    evaluates torch.package: **
    evaluates torch.ops: **
    evaluates torch.classes: **
    evaluates torch.utils._config_module: *
    evaluates torch.onnx: **
    evaluates torch.distributed.run: *
    evaluates torch.distributed.launch: *
    evaluates torch.distributed.elastic: **
    evaluates torch.distributed.rpc: **
    evaluates torch.utils.data.datapipes: **
    evaluates jinja2: **
    evaluates mako: **
    bytecode types: FunctionType CodeType LambdaType
    bytecode cloudpickle: **
    bytecode dill: **
    bytecode cloud: **
    bytecode sklearn.externals.joblib: **
    bytecode joblib.externals: **
    bytecode pathos: **
    bytecode ray.cloudpickle: **
    bytecode pyspark.cloudpickle: **
    bytecode numba.cloudpickle: **
    bytecode numba.core.serialize: *
    bytecode tensorflow.python.keras.utils.generic_utils: func_load
    bytecode keras.utils.generic_utils: func_load
    bytecode keras.src.utils.python_utils: func_load
    resolves pkgutil: *
    resolves importlib: **
    resolves imp: *
    resolves zipimport: *
    resolves zipapp: *
    resolves operator: attrgetter methodcaller call
    resolves _operator: attrgetter methodcaller call
    resolves functools: partial reduce partialmethod singledispatch cached_property
    resolves _functools: partial reduce
    resolves itertools: starmap accumulate
    resolves builtins: getattr setattr delattr __import__ globals locals vars map filter type super
    resolves builtins: memoryview classmethod staticmethod property __build_class__ callable
    resolves __builtin__: getattr setattr delattr __import__ globals locals vars map filter type
    resolves __builtin__: super reduce
    resolves types: DynamicClassAttribute coroutine
    resolves site: *
    resolves sys: **
    resolves gc: *
    resolves atexit: *
    resolves signal: *
    resolves faulthandler: *
    resolves weakref: finalize
    resolves contextlib: *
    resolves torch._utils_internal: *
    resolves hydra: **
    files builtins: open
    files __builtin__: open file
    files io: *
    files _io: *
    files _pyio: *
    files codecs: open EncodedFile StreamReaderWriter
    files shutil: *
    files tempfile: *
    files pathlib: Path.unlink Path.write_text Path.write_bytes Path.read_text Path.read_bytes
    files fileinput: *
    files linecache: *
    files glob: *
    files mmap: *
    files fcntl: *
    files zipfile: **
    files tarfile: *
    files gzip: *
    files bz2: *
    files lzma: *
    files sqlite3: **
    files shelve: *
    files dbm: **
    files filecmp: *
    files netrc: *
    files configparser: *
    files py_compile: *
    files compileall: *
    files numpy: load save savez savetxt loadtxt fromfile genfromtxt memmap DataSource
    files numpy.lib.npyio: *
    files numpy.lib._npyio_impl: *
    files numpy.core.memmap: *
    files pandas.io: **
    files torch: load save compile
    files joblib: **
    network socket: *
    network _socket: *
    network socketserver: *
    network ssl: *
    network http: **
    network urllib: **
    network urllib2: *
    network urllib3: **
    network requests: **
    network httpx: **
    network aiohttp: **
    network ftplib: *
    network smtplib: *
    network poplib: *
    network imaplib: *
    network nntplib: *
    network telnetlib: *
    network xmlrpc: **
    network wsgiref: **
    network torch.hub: *
    network torch.utils.model_zoo: *
    network huggingface_hub: **
    loads pickle: *
    loads _pickle: *
    loads cPickle: *
    loads marshal: *
    loads pickletools: *
    loads torch.serialization: *
    loads torch._weights_only_unpickler: *
    loads yaml: **
    loads jsonpickle: **
    loads joblib.numpy_pickle: load load_temporary_memmap
    loads copyreg: add_extension pickle __reduce_ex__
    exhausts time: sleep
    exhausts math: factorial
    """
}
