/// The names of Python's standard library, pandas and joblib that ordinary data needs.

extension StandardPolicy {
  static let dataNames = """
    class any builtins: set frozenset complex bytearray slice range object list dict tuple int float
    class any builtins: str bytes bool
    class any collections: OrderedDict defaultdict deque Counter ChainMap UserDict UserList
    class any datetime: date datetime time timedelta timezone
    class any decimal: Decimal
    class any fractions: Fraction
    class any uuid: UUID SafeUUID
    class any ipaddress: IPv4Address IPv6Address IPv4Network IPv6Network
    class any pathlib: PurePosixPath PureWindowsPath PosixPath WindowsPath Path PurePath
    class any pathlib._local: PurePosixPath PureWindowsPath PosixPath WindowsPath Path PurePath
    class any types: SimpleNamespace
    class any array: array
    class any random: Random
    class any zoneinfo: ZoneInfo
    class any string: Template
    call any array: _array_reconstructor
    call any zoneinfo: ZoneInfo._unpickle
    call any re: _compile
    wrap any copyreg: _reconstructor __newobj__ __newobj_ex__
    encode any _codecs: encode
    class any joblib.numpy_pickle: NumpyArrayWrapper
    class any pandas.core.frame: DataFrame
    class any pandas.core.series: Series
    class any pandas: DataFrame Series Timestamp Timedelta Index RangeIndex
    class any pandas.core.internals.managers: BlockManager SingleBlockManager
    class any pandas.core.indexes.base: Index
    class any pandas.core.indexes.range: RangeIndex
    class any pandas.core.indexes.numeric: Int64Index Float64Index UInt64Index
    class any pandas.core.indexes.multi: MultiIndex
    class any pandas.core.indexes.datetimes: DatetimeIndex
    class any pandas.core.indexes.category: CategoricalIndex
    class any pandas.core.arrays.categorical: Categorical
    class any pandas.core.arrays.integer: IntegerArray
    class any pandas.core.arrays.boolean: BooleanArray
    class any pandas.core.arrays.datetimes: DatetimeArray
    class any pandas.core.dtypes.dtypes: CategoricalDtype DatetimeTZDtype
    class any pandas._libs.tslibs.timestamps: Timestamp
    wrap any pandas.core.indexes.base: _new_Index
    wrap any pandas._libs.arrays: __pyx_unpickle_NDArrayBacked
    call any pandas._libs.internals: _unpickle_block
    call any pandas._libs.tslibs.timestamps: _unpickle_timestamp
    call any pandas._libs.tslibs.timedeltas: _timedelta_unpickle
    """
}
