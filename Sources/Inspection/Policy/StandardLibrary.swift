/// The modules of Python's own library, of versions 2 and 3: nothing in them is a project's class.
/// Source: `sys.stdlib_module_names`, and the modules that earlier versions had.

enum StandardLibrary {
  /// Names of the outermost modules. Those that begin with `_` count too.
  static let modules = Modules()

  struct Modules: Sendable {
    private let names = Set(
      table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    func contains(_ module: String) -> Bool { module.hasPrefix("_") || names.contains(module) }
  }

  private static let table = """
    BaseHTTPServer CGIHTTPServer ConfigParser Queue SimpleHTTPServer SocketServer StringIO
    __builtin__ __main__ abc aifc antigravity anydbm argparse array ast asynchat asyncio
    asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cPickle
    cProfile cStringIO calendar cgi cgitb chunk cmath cmd code codecs codeop collections
    colorsys commands compileall concurrent configparser contextlib contextvars copy
    copy_reg copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis
    distutils doctest dumbdbm dummy_thread email encodings ensurepip enum errno
    faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc
    genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
    httplib idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json
    keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math md5
    mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc new nis nntplib nt
    ntpath nturl2path numbers opcode operator optparse os os2 ossaudiodev parser pathlib
    pdb pickle pickletools pipes pkgutil platform plistlib popen2 poplib posix posixfile
    posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat
    queue quopri random re readline reprlib resource rexec rlcompleter runpy sched secrets
    select selectors sets sha shelve shlex shutil signal site smtpd smtplib sndhdr socket
    socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics
    string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog
    tabnanny tarfile telnetlib tempfile termios textwrap this thread threading time timeit
    tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types
    typing unicodedata unittest urllib urllib2 urlparse uu uuid venv warnings wave weakref
    webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib zipapp zipfile
    zipimport zlib zoneinfo
    """
}
