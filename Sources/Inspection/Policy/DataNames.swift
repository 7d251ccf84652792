/// The names of Python's standard library, pandas and joblib that ordinary data needs.

extension StandardPolicy {
  static let dataNames = """
    encode any _codecs: encode
    bind any _functools: partial
    class any _operator: itemgetter
    item any _operator: getitem
    value any _operator: abs add and_ concat contains countOf eq floordiv ge gt iadd iand iconcat
    value any _operator: ifloordiv ilshift imatmul imod index indexOf inv invert ior ipow irshift
    value any _operator: is_ is_not isub itruediv ixor le length_hint lshift lt matmul mod ne neg
    value any _operator: not_ or_ pos pow rshift sub truediv truth xor
    class any accelerate.state: AcceleratorState PartialState
    class any accelerate.utils.dataclasses: DeepSpeedPlugin DistributedType DynamoBackend
    class any accelerate.utils.dataclasses: GradientAccumulationPlugin PrecisionType
    class any argparse: Namespace
    call any array: _array_reconstructor
    class any array: array
    attribute any builtins: getattr
    class any builtins: ArithmeticError AssertionError AttributeError BaseException
    class any builtins: BaseExceptionGroup BlockingIOError BrokenPipeError BufferError
    class any builtins: BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
    class any builtins: ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
    class any builtins: EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError
    class any builtins: FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
    class any builtins: ImportError ImportWarning IndentationError IndexError InterruptedError
    class any builtins: IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
    class any builtins: ModuleNotFoundError NameError NotADirectoryError NotImplementedError
    class any builtins: OSError OverflowError PendingDeprecationWarning PermissionError
    class any builtins: ProcessLookupError PythonFinalizationError RecursionError ReferenceError
    class any builtins: ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
    class any builtins: StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError
    class any builtins: TimeoutError TypeError UnboundLocalError UnicodeDecodeError
    class any builtins: UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
    class any builtins: UserWarning ValueError Warning ZeroDivisionError bool bytearray bytes
    class any builtins: complex dict enumerate float frozenset int iter list object range reversed
    class any builtins: set slice str tuple zip
    type-of any builtins: type
    value any builtins: Ellipsis NoneType NotImplemented abs all any ascii bin chr dict.get
    value any builtins: dict.items dict.keys dict.values divmod format hash hex len max min oct
    value any builtins: ord pow repr round sorted str.capitalize str.casefold str.encode
    value any builtins: str.endswith str.isalnum str.isalpha str.isdigit str.isnumeric str.join
    value any builtins: str.lower str.lstrip str.replace str.rsplit str.rstrip str.split
    value any builtins: str.splitlines str.startswith str.strip str.swapcase str.title str.upper
    value any builtins: str.zfill sum
    class any calendar: Day Month
    type-name any cloudpickle.cloudpickle: _builtin_type
    class any collections: ChainMap Counter OrderedDict UserDict UserList UserString defaultdict
    class any collections: deque
    wrap any copyreg: __newobj__ __newobj_ex__ _reconstructor
    class any dataclasses: _MISSING_TYPE
    class any datetime: date datetime time timedelta timezone
    class any dateutil._common: weekday
    class any dateutil.relativedelta: relativedelta weekday
    class any dateutil.tz.tz: tzlocal tzoffset tzutc
    class any decimal: Clamped Context Decimal DecimalException DecimalTuple DivisionByZero
    class any decimal: FloatOperation Inexact InvalidOperation Overflow Rounded Subnormal
    class any decimal: Underflow
    apply any dill._dill: _create_array
    type-name any dill._dill: _load_type
    apply any dill.dill: _create_array
    type-name any dill.dill: _load_type
    class any fractions: Fraction
    bind any functools: partial
    class any http: HTTPMethod HTTPStatus
    class any inspect: _ParameterKind _empty
    class any ipaddress: IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface
    class any ipaddress: IPv6Network
    class any itertools: chain count islice repeat
    class any joblib.numpy_pickle: NDArrayWrapper NumpyArrayWrapper ZNDArrayWrapper
    class any joblib.numpy_pickle_compat: NDArrayWrapper ZNDArrayWrapper
    class any lightning.fabric.utilities.data: AttributeDict
    class any lightning.pytorch.utilities.parsing: AttributeDict
    class any lightning_fabric.utilities.data: AttributeDict
    lookup any logging: getLogger
    value any math: acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees
    value any math: dist erf erfc exp exp2 expm1 fabs floor fmod frexp fsum gamma gcd hypot
    value any math: isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf
    value any math: nextafter pow prod radians remainder sin sinh sqrt tan tanh trunc ulp
    class any ml_dtypes: bfloat16 float4_e2m1fn float8_e4m3b11fnuz float8_e4m3fn float8_e4m3fnuz
    class any ml_dtypes: float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int2 int4 uint2 uint4
    instance any omegaconf.base: ContainerMetadata Metadata
    instance any omegaconf.dictconfig: DictConfig
    instance any omegaconf.listconfig: ListConfig
    instance any omegaconf.nodes: AnyNode BooleanNode BytesNode EnumNode FloatNode IntegerNode
    instance any omegaconf.nodes: PathNode StringNode
    class any operator: itemgetter
    item any operator: getitem
    value any operator: abs add and_ concat contains countOf eq floordiv ge gt iadd iand iconcat
    value any operator: ifloordiv ilshift imatmul imod index indexOf inv invert ior ipow irshift
    value any operator: is_ is_not isub itruediv ixor le length_hint lshift lt matmul mod ne neg
    value any operator: not_ or_ pos pow rshift sub truediv truth xor
    class any optparse: Values
    class any pathlib: Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
    class any pathlib._local: Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
    class any pytorch_lightning.utilities.parsing: AttributeDict
    call any pytz: _UTC _p _utc
    class any pytz: FixedOffset _FixedOffset
    value any pytz: UTC utc
    class any random: Random
    call any re: _compile
    class any re: RegexFlag
    class any sklearn.externals.joblib.numpy_pickle: NDArrayWrapper ZNDArrayWrapper
    class any statistics: NormalDist
    value any statistics: fmean geometric_mean harmonic_mean mean median mode pstdev pvariance
    value any statistics: stdev variance
    class any string: Template
    class any time: struct_time
    class any tokenizers: AddedToken Encoding Tokenizer
    class any tokenizers.models: BPE Model Unigram WordLevel WordPiece
    class any transformers.debug_utils: DebugOption
    instance any transformers.generation.configuration_utils: GenerationConfig
    class any transformers.integrations.deepspeed: HfDeepSpeedConfig HfTrainerDeepSpeedConfig
    class any transformers.tokenization_utils_base: BatchEncoding
    class any transformers.trainer_callback: TrainerControl TrainerState
    class any transformers.trainer_pt_utils: AcceleratorConfig
    class any transformers.trainer_utils: BestRun EvalPrediction EvaluationStrategy FSDPOption
    class any transformers.trainer_utils: HubStrategy IntervalStrategy PredictionOutput
    class any transformers.trainer_utils: SaveStrategy SchedulerType
    class any transformers.training_args: OptimizerNames ParallelMode
    instance any transformers.training_args: TrainingArguments
    class any transformers.training_args_seq2seq: Seq2SeqTrainingArguments
    class any trl.trainer.dpo_config: DPOConfig
    class any trl.trainer.grpo_config: GRPOConfig
    class any trl.trainer.sft_config: SFTConfig
    class any types: GenericAlias MappingProxyType SimpleNamespace
    value any typing: Annotated Any AnyStr Callable ClassVar Collection Container Counter
    value any typing: DefaultDict Deque Dict Final FrozenSet Generator Generic Hashable Iterable
    value any typing: Iterator List Literal Mapping MutableMapping MutableSequence NamedTuple
    value any typing: Optional OrderedDict Sequence Set Sized Text Tuple Type TypeVar Union
    class any uuid: SafeUUID UUID
    call any zoneinfo: ZoneInfo._unpickle
    class any zoneinfo: ZoneInfo
    """
}
