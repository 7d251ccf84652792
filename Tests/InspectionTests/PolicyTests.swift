// The list of names: nothing that is not on it is safe, and what is known to be dangerous is
// called by its name.

import Bytes
import Inspection
import Testing

@Suite("2.1b only named constructors of data load")
struct PolicyTests {
  /// A pickle that calls a name without arguments.
  static func call(_ module: String, _ name: String, version: UInt8 = 4) -> [UInt8] {
    [0x80, version] + Array("c\(module)\n\(name)\n".utf8) + [0x29, 0x52, 0x2E]
  }

  /// Callables from advisories and from thinking: each runs code, reads files, resolves names, or
  /// leads to something that does.
  static let gadgets = """
    os system|os popen|os execv|os spawnlp|posix system|nt system|subprocess run|subprocess Popen
    subprocess check_output|subprocess getoutput|pty spawn|commands getoutput|platform popen
    builtins eval|builtins exec|builtins compile|builtins open|builtins getattr|builtins setattr
    builtins __import__|builtins globals|builtins vars|builtins map|builtins filter|builtins type
    builtins breakpoint|builtins input|__builtin__ eval|__builtin__ execfile|__builtin__ apply
    pkgutil resolve_name|importlib import_module|importlib.util spec_from_file_location
    imp load_source|runpy run_path|runpy _run_code|operator attrgetter|operator methodcaller
    _operator attrgetter|functools partial|functools reduce|itertools starmap|code interact
    code InteractiveInterpreter|codeop compile_command|cProfile run|cProfile runctx|profile run
    trace Trace|timeit timeit|timeit main|doctest debug_script|bdb Bdb|bdb Bdb.run|pdb run|pdb Pdb
    pydoc locate|pydoc pipepager|pydoc render_doc|ensurepip _run_pip|ensurepip bootstrap|pip main
    uuid _get_command_stdout|_osx_support _read_output|_aix_support _read_cmd_output
    _pyrepl.pager pipe_pager|imaplib IMAP4_stream|test.support.script_helper assert_python_ok
    distutils.spawn spawn|distutils.file_util write_file|asyncio create_subprocess_shell
    asyncio.unix_events _UnixSubprocessTransport._start|multiprocessing.util spawnv_passfds
    multiprocessing Process|concurrent.futures ProcessPoolExecutor|mailcap findmatch
    idlelib.pyshell ModifiedInterpreter.runcode|idlelib.run Executive.runcode
    idlelib.autocomplete AutoComplete.fetch_completions|idlelib.debugobj ObjectTreeItem.SetText
    lib2to3.pgen2.grammar Grammar.loads|lib2to3.pgen2.pgen ParserGenerator.make_label
    ctypes CDLL|ctypes cdll.LoadLibrary|ctypes CFUNCTYPE|cffi FFI|webbrowser open
    antigravity geohash|turtle Turtle|venv create|zipapp create_archive|zipimport zipimporter
    marshal loads|marshal load|pickle loads|_pickle loads|cPickle loads|dill loads|shelve open
    dbm open|sqlite3 connect|shutil rmtree|shutil copyfile|tempfile mkstemp|io open|io FileIO
    _io FileIO|codecs open|fileinput input|linecache getline|glob glob|mmap mmap|tarfile open
    zipfile ZipFile|gzip open|bz2 open|lzma open|py_compile compile|compileall compile_dir
    socket socket|socket create_connection|socketserver TCPServer|ssl get_server_certificate
    http.client HTTPConnection|http.server HTTPServer|urllib.request urlopen|urllib2 urlopen
    requests get|requests.api post|httpx get|aiohttp ClientSession|ftplib FTP|smtplib SMTP
    poplib POP3|telnetlib Telnet|xmlrpc.client ServerProxy|sys exit|sys settrace|sys modules
    site addsitedir|gc get_objects|atexit register|signal signal|faulthandler enable
    weakref finalize|contextlib ExitStack|inspect getsource|types FunctionType|types CodeType
    ast literal_eval|typing get_type_hints|dataclasses make_dataclass|logging.config listen
    logging.config dictConfig|unittest main|numpy load|numpy save|numpy fromfile|numpy memmap
    numpy.f2py.crackfortran getlincoef|numpy.f2py.crackfortran _eval_length|numpy.f2py compile
    numpy.testing._private.utils runstring|numpy.distutils.exec_command exec_command
    numpy.lib.npyio load|sympy sympify|sympy.core.sympify sympify|pandas eval|pandas read_pickle
    pandas.io.pickle read_pickle|pandas.core.computation.eval eval|torch load|torch.hub load
    torch.serialization load|torch.jit load|torch.utils.collect_env run
    torch.utils.bottleneck.__main__ run_cprofile|torch.utils.bottleneck.__main__ run_autograd_prof
    torch._dynamo.guards GuardBuilder.get|torch.jit.unsupported_tensor_ops execWrapper
    torch.fx.experimental.symbolic_shapes ShapeEnv.evaluate_guards_expression
    torch.utils._config_module ConfigModule.load_config|torch.utils.cpp_extension load
    torch.utils.data.datapipes.utils.decoder basichandlers|torch.distributed.run main
    torch.package PackageImporter|torch.utils.model_zoo load_url|torch.ops load_library
    torch.testing._internal.common_utils run_tests|torch.multiprocessing spawn
    mlflow.projects.backend.local _run_entry_point|transformers pipeline|joblib load|yaml load
    hydra.utils instantiate|omegaconf OmegaConf.load|jsonpickle decode|cloudpickle loads
    keras.models load_model|tensorflow load_op_library|IPython embed|jinja2 Template
    paramiko SSHClient|fabric Connection|time sleep|scipy.stats._continuous_distns norm_gen
    """.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map {
      $0.split(separator: " ").map(String.init)
    }

  @Test("a callable that is known to be dangerous is malicious, in every protocol")
  func dangerous() {
    #expect(Self.gadgets.count >= 147)
    for gadget in Self.gadgets {
      for version in [UInt8(2), 4] {
        let report = Fixtures.report(Self.call(gadget[0], gadget[1], version: version))
        #expect(report.verdict == .malicious, "\(gadget) in protocol \(version)")
        #expect(report.capability == .codeOnLoad)
      }
    }
  }

  @Test("a callable that nobody knows is suspicious, never safe")
  func unknown() {
    for (module, name) in [
      ("mypackage", "Model"), ("collections", "namedtuple"), ("builtins", "print"),
      ("numpy", "array2string"), ("torch.nn.modules.linear", "Linear"), ("sklearn", "x"),
      ("collections.OrderedDict", "update"), ("collection", "OrderedDict"),
      ("collections", "ordereddict"), ("builtins", "Set"), ("numpy.core.multiarray.x", "scalar"),
    ] {
      #expect(Fixtures.report(Self.call(module, name)).verdict >= .suspicious, "\(module).\(name)")
    }
  }

  @Test("names are compared byte by byte: letters that look alike are others")
  func lookAlikes() {
    // U+212A is the Kelvin sign, canonically equal to K.
    #expect(Fixtures.report(Self.call("collections", "OrderedDict\u{301}")).verdict != .safe)
    #expect(Fixtures.report(Self.call("sklearn.cluster._kmeans", "\u{212A}Means")).verdict != .safe)
    #expect(Fixtures.report(Self.call("sklearn.cluster._kmeans", "KMeans")).verdict == .safe)
  }

  @Test("the policy's digest changes with a name that is allowed besides, and so does the verdict")
  func allowing() throws {
    let own = try InspectionPolicy.standard.allowing([
      CallableName(module: "mypackage", name: "Model")
    ])
    #expect(own.digest != InspectionPolicy.standard.digest)
    let bytes = Self.call("mypackage", "Model")
    #expect(Fixtures.report(bytes).verdict == .suspicious)
    #expect(inspect(MemorySource(bytes), name: "x", policy: own).verdict == .safe)
    #expect(inspect(MemorySource(bytes), name: "x", policy: own).policyDigest == own.digest)
  }
}
