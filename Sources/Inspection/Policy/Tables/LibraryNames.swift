/// Top-level packages that are no project's own: Python's standard library (2.7 to 3.14) and packages
/// that many projects use. A function of theirs that the file calls, and that data has no use for,
/// is an attack and not an unknown class.

extension StandardPolicy {
  static let libraryNames = """
    standard: AutoGIL BaseHTTPServer Bastion CGIHTTPServer Carbon ColorPicker ConfigParser
    standard: Cookie DocXMLRPCServer EasyDialogs FileDialog FixTk FrameWork HTMLParser MacOS
    standard: MimeWriter Queue ScrolledText SimpleDialog SimpleHTTPServer SimpleXMLRPCServer
    standard: SocketServer StringIO Tix Tkconstants Tkdnd Tkinter UserDict UserList UserString
    standard: __builtin__ __future__ _abc _aix_support _android_support _apple_support _ast
    standard: _asyncio _bisect _blake2 _bootlocale _bootsubprocess _bz2 _codecs _codecs_cn
    standard: _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections
    standard: _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv
    standard: _ctypes _curses _curses_panel _datetime _dbm _decimal _dummy_threading
    standard: _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm
    standard: _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io
    standard: _ios_support _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec
    standard: _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped
    standard: _pickle _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _pyrepl _queue
    standard: _random _remote_debugging _scproxy _sha1 _sha256 _sha3 _sha512 _signal
    standard: _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime
    standard: _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter
    standard: _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset
    standard: _winapi _zoneinfo _zstd abc aifc annotationlib antigravity anydbm argparse array
    standard: ast asynchat asyncio asyncore atexit audiodev audioop base64 bdb binascii binhex
    standard: bisect bsddb buildtools builtins bz2 cPickle cProfile cStringIO calendar cfmfile
    standard: cgi cgitb cmath cmd code codecs codeop collections colorsys commands compileall
    standard: concurrent configparser contextlib contextvars cookielib copy copy_reg copyreg
    standard: crypt csv ctypes curses dataclasses datetime dbhash dbm decimal difflib dircache
    standard: dis distutils doctest dumbdbm dummy_thread dummy_threading email encodings
    standard: ensurepip enum errno exceptions faulthandler fcntl filecmp fileinput fnmatch
    standard: fpectl fpformat fractions ftplib functools gc gdbm genericpath getopt getpass
    standard: gettext glob graphlib grp gzip hashlib heapq hmac hotshot html htmlentitydefs
    standard: htmllib http httplib idlelib ihooks imaplib imghdr imp importlib imputil inspect
    standard: io ipaddress itertools json keyword lib2to3 linecache linuxaudiodev locale
    standard: logging lzma macostools macpath macurl2path mailbox mailcap markupbase marshal
    standard: math md5 mimetools mimetypes mimify mmap modulefinder msilib msvcrt multifile
    standard: multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator
    standard: optparse os os2emxpath ossaudiodev pathlib pdb pickle pickletools pipes pkgutil
    standard: platform plistlib popen2 poplib posix posixfile posixpath pprint profile pstats
    standard: pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re
    standard: readline reprlib resource rexec rfc822 rlcompleter robotparser runpy sched
    standard: secrets select selectors sgmllib sha shelve shlex shutil signal site smtpd
    standard: smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
    standard: sre_parse ssl stat statistics statvfs string stringold stringprep strop struct
    standard: subprocess sunau sunaudio sunaudiodev symtable sys sysconfig syslog tabnanny
    standard: tarfile telnetlib tempfile termios test textwrap thread threading time timeit
    standard: tkColorChooser tkCommonDialog tkFileDialog tkFont tkMessageBox tkSimpleDialog
    standard: tkinter toaiff token tokenize tomllib trace traceback tracemalloc ttk tty turtle
    standard: turtledemo types typing unicodedata unittest urllib urllib2 urlparse uu uuid
    standard: venv warnings wave weakref webbrowser whichdb winreg winsound wsgiref xdrlib xml
    standard: xmllib xmlrpc xmlrpclib zipapp zipfile zipimport zlib zoneinfo
    common: Crypto Cryptodome Cython IPython OpenSSL PIL SimpleITK _cffi_backend
    common: _distutils_hack _pytest absl accelerate aiohttp albumentations alembic allennlp
    common: altair anthropic apex arviz attr attrs auto_gptq autogluon autosklearn azure
    common: billiard bitsandbytes bokeh boto3 botocore botorch bottleneck bs4 caffe2
    common: catboost category_encoders celery certifi cffi chardet charset_normalizer chex
    common: click clip cloudpathlib cloudpickle cmdstanpy cntk coverage cryptography
    common: ctransformers cudf cuml cupy cv2 cython dash dask dask_ml datasets dateutil
    common: deepspeed detectron2 dgl diffusers dill distlib distributed django docker e3nn
    common: edward einops eli5 evalml eventlet execnet exllama fabric fairscale fairseq
    common: fastai fastapi fbprophet featuretools fire flair flaml flask flax fsspec
    common: functorch future gcsfs gensim gevent ggml gguf gluon gluonnlp google gpytorch
    common: gradio gunicorn gym gymnasium h2o h5py haiku hdbscan html5lib httpx
    common: huggingface_hub hydra hyperopt hypothesis idna ignite imageio imblearn imgaug
    common: interpret invoke ipykernel ipywidgets jax jaxlib jinja2 joblib jsonpickle
    common: jupyter_client jwt keras kombu kornia kubernetes langchain langchain_community
    common: langchain_core lasagne librosa lifelines lightgbm lightning lightning_fabric
    common: lime llama_cpp llama_index llamafile llvmlite lxml mako markupsafe marshmallow
    common: matplotlib mechanize megatron mlflow mlxtend mmcv mmdet mmengine mock modin
    common: mpmath msgpack multiprocess mxnet nacl nbconvert nbformat nemo netCDF4 networkx
    common: nevergrad nibabel nltk nose notebook numba numexpr numpy omegaconf onnx
    common: onnxruntime open_clip openai openvino optax optimum optuna orbax orjson
    common: packaging paddle paddlenlp pandas paramiko past pathos peewee peft pexpect pip
    common: pkg_resources pkgconfig playwright plotly pluggy plumbum pmdarima polars pox
    common: ppft prettytable prophet psutil psycopg psycopg2 ptyprocess py py4j pyarrow
    common: pycparser pycurl pydantic pydicom pygame pymc pymc3 pymongo pymysql pynndescent
    common: pyro pysnooper pyspark pystan pytest pytorch_lightning pytz pyximport ray redis
    common: requests rich ruamel s3fs sacred safetensors scipy scrapy seaborn selenium
    common: sentence_transformers sentencepiece setuptools sh shap simplejson six skimage
    common: sklearn skops skopt sktime smart_open soundfile spacy sqlalchemy
    common: stable_baselines3 stanza starlette statsmodels streamlit sympy tables tabulate
    common: tensorflow textblob theano thinc timm tokenizers toml tomlkit torch
    common: torch_cluster torch_geometric torch_scatter torch_sparse torch_xla torchaudio
    common: torchdata torchmetrics torchtext torchvision tornado tox tpot tqdm traitlets
    common: transformers triton trl tsfresh tslearn twisted typer tzdata tzlocal ujson
    common: ultralytics umap urllib3 uvicorn vaex virtualenv vllm wandb werkzeug wheel
    common: whisper xarray xgboost xonsh yaml yellowbrick yolov5 zarr zmq
    """
}
