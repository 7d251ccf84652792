/// The names of pandas and pyarrow that frames, series, indexes and their types need.

extension StandardPolicy {
  static let pandasNames = """
    class any pandas: ArrowDtype BooleanDtype Categorical CategoricalDtype CategoricalIndex
    class any pandas: DataFrame DateOffset DatetimeIndex DatetimeTZDtype Float32Dtype Float64Dtype
    class any pandas: Index Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval IntervalDtype
    class any pandas: IntervalIndex MultiIndex Period PeriodDtype PeriodIndex RangeIndex Series
    class any pandas: SparseDtype StringDtype Timedelta TimedeltaIndex Timestamp UInt16Dtype
    class any pandas: UInt32Dtype UInt64Dtype UInt8Dtype
    value any pandas: NA NaT get_dummies isna isnull notna notnull to_datetime to_numeric
    wrap any pandas._libs.arrays: __pyx_unpickle_NDArrayBacked
    call any pandas._libs.internals: _unpickle_block
    class any pandas._libs.internals: Block BlockManager BlockPlacement NDArrayBlock NumpyBlock
    class any pandas._libs.internals: SharedBlock SingleBlockManager
    class any pandas._libs.interval: Interval
    wrap any pandas._libs.interval: __pyx_unpickle_IntervalMixin
    value any pandas._libs.missing: NA
    class any pandas._libs.sparse: BlockIndex IntIndex SparseIndex
    class any pandas._libs.tslibs.dtypes: FreqGroup PeriodDtypeBase PeriodDtypeCode Resolution
    call any pandas._libs.tslibs.nattype: __nat_unpickle _nat_unpickle
    class any pandas._libs.tslibs.offsets: BHalfYearBegin BHalfYearEnd BQuarterBegin BQuarterEnd
    class any pandas._libs.tslibs.offsets: BYearBegin BYearEnd BaseOffset BusinessDay BusinessHour
    class any pandas._libs.tslibs.offsets: BusinessMixin BusinessMonthBegin BusinessMonthEnd
    class any pandas._libs.tslibs.offsets: CustomBusinessDay CustomBusinessHour
    class any pandas._libs.tslibs.offsets: CustomBusinessMonthBegin CustomBusinessMonthEnd
    class any pandas._libs.tslibs.offsets: DateOffset Day Easter FY5253 FY5253Mixin FY5253Quarter
    class any pandas._libs.tslibs.offsets: HalfYearBegin HalfYearEnd HalfYearOffset Hour
    class any pandas._libs.tslibs.offsets: LastWeekOfMonth Micro Milli Minute MonthBegin MonthEnd
    class any pandas._libs.tslibs.offsets: MonthOffset Nano QuarterBegin QuarterEnd QuarterOffset
    class any pandas._libs.tslibs.offsets: RelativeDeltaOffset Second SemiMonthBegin SemiMonthEnd
    class any pandas._libs.tslibs.offsets: SemiMonthOffset SingleConstructorOffset Tick Week
    class any pandas._libs.tslibs.offsets: WeekOfMonth WeekOfMonthMixin YearBegin YearEnd
    class any pandas._libs.tslibs.offsets: YearOffset _CustomBusinessMonth
    class any pandas._libs.tslibs.offsets: _CustomBusinessMonthBegin _CustomBusinessMonthEnd
    class any pandas._libs.tslibs.offsets: _YearEnd
    wrap any pandas._libs.tslibs.offsets: __pyx_unpickle_BaseOffset
    wrap any pandas._libs.tslibs.offsets: __pyx_unpickle_RelativeDeltaOffset
    class any pandas._libs.tslibs.period: Period
    wrap any pandas._libs.tslibs.period: __pyx_unpickle_PeriodMixin
    call any pandas._libs.tslibs.timedeltas: _timedelta_unpickle
    class any pandas._libs.tslibs.timedeltas: Timedelta
    wrap any pandas._libs.tslibs.timedeltas: __pyx_unpickle__Timedelta
    call any pandas._libs.tslibs.timestamps: _unpickle_timestamp
    class any pandas._libs.tslibs.timestamps: Timestamp
    class any pandas.api.extensions: ExtensionArray ExtensionDtype
    class any pandas.arrays: ArrowExtensionArray ArrowStringArray BooleanArray Categorical
    class any pandas.arrays: DatetimeArray FloatingArray IntegerArray IntervalArray
    class any pandas.arrays: NumpyExtensionArray PandasArray PeriodArray SparseArray StringArray
    class any pandas.arrays: TimedeltaArray
    class any pandas.core.arrays._mixins: NDArrayBackedExtensionArray
    class any pandas.core.arrays.arrow.array: ArrowExtensionArray
    class any pandas.core.arrays.arrow.dtype: ArrowDtype
    class any pandas.core.arrays.base: ExtensionArray ExtensionArrayNaResult
    class any pandas.core.arrays.base: ExtensionArraySupportsAnyAll
    class any pandas.core.arrays.boolean: BooleanArray BooleanDtype
    class any pandas.core.arrays.categorical: Categorical
    class any pandas.core.arrays.datetimelike: DatelikeOps DatetimeLikeArrayMixin TimelikeOps
    class any pandas.core.arrays.datetimes: DatetimeArray
    class any pandas.core.arrays.floating: Float32Dtype Float64Dtype FloatingArray FloatingDtype
    class any pandas.core.arrays.integer: Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntegerArray
    class any pandas.core.arrays.integer: IntegerDtype UInt16Dtype UInt32Dtype UInt64Dtype
    class any pandas.core.arrays.integer: UInt8Dtype
    class any pandas.core.arrays.interval: IntervalArray
    class any pandas.core.arrays.masked: BaseMaskedArray
    class any pandas.core.arrays.numeric: NumericArray NumericDtype
    class any pandas.core.arrays.numpy_: NumpyExtensionArray PandasArray
    class any pandas.core.arrays.period: PeriodArray
    class any pandas.core.arrays.sparse.array: SparseArray
    class any pandas.core.arrays.sparse.dtype: SparseDtype
    class any pandas.core.arrays.string_: BaseStringArray StringArray StringArrayNumpySemantics
    class any pandas.core.arrays.string_: StringDtype
    class any pandas.core.arrays.string_arrow: ArrowStringArray ArrowStringArrayNumpySemantics
    class any pandas.core.arrays.timedeltas: TimedeltaArray
    class any pandas.core.base: FrozenList
    value any pandas.core.base: FrozenNDArray
    class any pandas.core.dtypes.base: ExtensionDtype StorageExtensionDtype
    class any pandas.core.dtypes.dtypes: ArrowDtype BaseMaskedDtype CategoricalDtype
    class any pandas.core.dtypes.dtypes: DatetimeTZDtype IntervalDtype NumpyEADtype PandasDtype
    class any pandas.core.dtypes.dtypes: PandasExtensionDtype PeriodDtype SparseDtype
    class any pandas.core.flags: Flags
    class any pandas.core.frame: DataFrame
    wrap any pandas.core.indexes.api: _new_Index
    class any pandas.core.indexes.base: Index
    wrap any pandas.core.indexes.base: _new_Index
    class any pandas.core.indexes.category: CategoricalIndex
    class any pandas.core.indexes.datetimelike: DatetimeIndexOpsMixin DatetimeTimedeltaMixin
    class any pandas.core.indexes.datetimes: DatetimeIndex
    wrap any pandas.core.indexes.datetimes: _new_DatetimeIndex
    class any pandas.core.indexes.extension: ExtensionIndex NDArrayBackedExtensionIndex
    class any pandas.core.indexes.frozen: FrozenList
    value any pandas.core.indexes.frozen: FrozenNDArray
    class any pandas.core.indexes.interval: IntervalIndex
    wrap any pandas.core.indexes.interval: _new_IntervalIndex
    class any pandas.core.indexes.multi: MultiIndex
    class any pandas.core.indexes.numeric: Float64Index Int64Index IntegerIndex NumericIndex
    class any pandas.core.indexes.numeric: UInt64Index
    class any pandas.core.indexes.period: PeriodIndex
    wrap any pandas.core.indexes.period: _new_PeriodIndex
    class any pandas.core.indexes.range: RangeIndex
    class any pandas.core.indexes.timedeltas: TimedeltaIndex
    wrap any pandas.core.indexes.timedeltas: _new_TimedeltaIndex
    class any pandas.core.internals: BlockManager SingleBlockManager
    call any pandas.core.internals.blocks: new_block
    class any pandas.core.internals.blocks: BoolBlock CategoricalBlock ComplexBlock DatetimeBlock
    class any pandas.core.internals.blocks: DatetimeLikeBlock DatetimeTZBlock ExtensionBlock
    class any pandas.core.internals.blocks: FloatBlock IntBlock NumericBlock NumpyBlock
    class any pandas.core.internals.blocks: ObjectBlock TimeDeltaBlock
    class any pandas.core.internals.managers: BlockManager SingleBlockManager
    class any pandas.core.series: Series
    class any pandas.core.sparse.array: SparseArray
    value any pandas.core.tools.datetimes: to_datetime
    value any pandas.core.tools.numeric: to_numeric
    wrap any pandas.indexes.base: _new_Index
    wrap any pandas.tseries.index: _new_DatetimeIndex
    class any pandas.tseries.offsets: BusinessDay BusinessHour BusinessMonthEnd CustomBusinessDay
    class any pandas.tseries.offsets: DateOffset Day Hour Micro Milli Minute MonthBegin MonthEnd
    class any pandas.tseries.offsets: Nano QuarterBegin QuarterEnd Second Week YearBegin YearEnd
    call any pyarrow.lib: _deserialize_fixed_size_list _reconstruct_chunked_array
    call any pyarrow.lib: _reconstruct_record_batch _reconstruct_scalar _reconstruct_table
    call any pyarrow.lib: _restore_array array binary chunked_array decimal128 decimal256
    call any pyarrow.lib: decimal32 decimal64 dense_union dictionary duration field
    call any pyarrow.lib: fixed_size_list large_list large_list_view list_ list_view map_
    call any pyarrow.lib: py_buffer reconstruct_chunked_array run_end_encoded scalar schema
    call any pyarrow.lib: sparse_union struct time32 time64 timestamp type_for_alias union
    class any pyarrow.lib: ChunkedArray DataType DoubleScalar Field Int64Scalar Int8Scalar
    class any pyarrow.lib: KeyValueMetadata MonthDayNano Schema StringScalar
    """
}
