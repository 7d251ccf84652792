/// The names of numpy that ordinary arrays, scalars and random states need. Left out on purpose:
/// everything that opens files (`memmap`, `load`, `fromfile`).

extension StandardPolicy {
  static let numpyNames = """
    class any numpy: bool bool_ byte bytes_ cdouble character clongdouble complex128 complex256
    class any numpy: complex64 complexfloating csingle datetime64 double dtype flexible float128
    class any numpy: float16 float32 float64 floating generic half inexact int16 int32 int64 int8
    class any numpy: int_ intc integer intp long longdouble longlong number object_ poly1d record
    class any numpy: short signedinteger single str_ timedelta64 ubyte uint uint16 uint32 uint64
    class any numpy: uint8 uintc uintp ulong ulonglong unsignedinteger ushort vectorize void
    value any numpy: abs absolute acos acosh add all allclose alltrue amax amin angle any append
    value any numpy: arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin
    value any numpy: argpartition argsort argwhere around array array_equal array_equiv
    value any numpy: array_split asanyarray asarray asarray_chkfinite ascontiguousarray
    value any numpy: asfortranarray asin asinh asmatrix astype atan atan2 atanh atleast_1d
    value any numpy: atleast_2d atleast_3d average bartlett base_repr binary_repr bincount
    value any numpy: bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not
    value any numpy: bitwise_or bitwise_right_shift bitwise_xor blackman block bmat
    value any numpy: broadcast_arrays broadcast_shapes broadcast_to busday_count busday_offset
    value any numpy: can_cast cbrt ceil chararray choose clip column_stack common_type
    value any numpy: compare_chararrays compress concat concatenate conj conjugate convolve copy
    value any numpy: copysign copyto corrcoef correlate cos cosh count_nonzero cov cross cumprod
    value any numpy: cumproduct cumsum cumulative_prod cumulative_sum datetime_as_string
    value any numpy: datetime_data deg2rad degrees delete diag diag_indices diag_indices_from
    value any numpy: diagflat diagonal diff digitize divide divmod dot dsplit dstack ediff1d
    value any numpy: einsum einsum_path empty empty_like equal exp exp2 expand_dims expm1 extract
    value any numpy: eye fabs fastCopyAndTranspose fill_diagonal fix flatnonzero flip fliplr
    value any numpy: flipud float_power floor floor_divide fmax fmin fmod format_float_positional
    value any numpy: format_float_scientific frexp full full_like gcd geomspace get_array_wrap
    value any numpy: geterrobj gradient greater greater_equal hamming hanning heaviside histogram
    value any numpy: histogram2d histogram_bin_edges histogramdd hsplit hstack hypot i0 identity
    value any numpy: imag in1d indices inner insert interp intersect1d invert is_busday isclose
    value any numpy: iscomplex iscomplexobj isdtype isfinite isfortran isin isinf isnan isnat
    value any numpy: isneginf isposinf isreal isrealobj isscalar issubclass_ issubdtype
    value any numpy: issubsctype iterable ix_ kaiser kron lcm ldexp left_shift less less_equal
    value any numpy: lexsort linspace log log10 log1p log2 logaddexp logaddexp2 logical_and
    value any numpy: logical_not logical_or logical_xor logspace mask_indices mat matmul matrix
    value any numpy: matrix_transpose matvec max maximum may_share_memory mean median meshgrid min
    value any numpy: min_scalar_type minimum mintypecode mod modf moveaxis msort multiply
    value any numpy: nan_to_num nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian
    value any numpy: nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndarray ndim
    value any numpy: negative nextafter nonzero not_equal ones ones_like outer packbits pad
    value any numpy: partition percentile permute_dims place poly polyadd polyder polydiv polyfit
    value any numpy: polyint polymul polysub polyval positive pow power prod product promote_types
    value any numpy: ptp put put_along_axis putmask quantile rad2deg radians ravel
    value any numpy: ravel_multi_index real real_if_close recarray reciprocal remainder repeat
    value any numpy: reshape resize result_type right_shift rint roll rollaxis roots rot90 round
    value any numpy: round_ row_stack searchsorted select setdiff1d seterrobj setxor1d shape
    value any numpy: shares_memory sign signbit sin sinc sinh size sometrue sort sort_complex
    value any numpy: spacing split sqrt square squeeze stack std subtract sum swapaxes take
    value any numpy: take_along_axis tan tanh tensordot tile trace transpose trapezoid trapz tri
    value any numpy: tril tril_indices tril_indices_from trim_zeros triu triu_indices
    value any numpy: triu_indices_from true_divide trunc union1d unique unique_all unique_counts
    value any numpy: unique_inverse unique_values unpackbits unravel_index unstack unwrap vander
    value any numpy: var vdot vecdot vecmat vsplit vstack where zeros zeros_like
    call any numpy._core._internal: _convert_to_stringdtype_kwargs
    value any numpy._core._multiarray_umath: _arg _center _expandtabs _expandtabs_length _ljust
    value any numpy._core._multiarray_umath: _lstrip_chars _lstrip_whitespace _ones_like
    value any numpy._core._multiarray_umath: _partition _partition_index _replace _rjust
    value any numpy._core._multiarray_umath: _rpartition _rpartition_index _rstrip_chars
    value any numpy._core._multiarray_umath: _rstrip_whitespace _slice _strip_chars
    value any numpy._core._multiarray_umath: _strip_whitespace _zfill absolute add arccos arccosh
    value any numpy._core._multiarray_umath: arcsin arcsinh arctan arctan2 arctanh bitwise_and
    value any numpy._core._multiarray_umath: bitwise_count bitwise_or bitwise_xor cbrt ceil clip
    value any numpy._core._multiarray_umath: conj conjugate copysign cos cosh count deg2rad
    value any numpy._core._multiarray_umath: degrees divide divmod endswith equal exp exp2 expm1
    value any numpy._core._multiarray_umath: fabs find float_power floor floor_divide fmax fmin
    value any numpy._core._multiarray_umath: fmod frexp gcd greater greater_equal heaviside hypot
    value any numpy._core._multiarray_umath: index invert isalnum isalpha isdecimal isdigit
    value any numpy._core._multiarray_umath: isfinite isinf islower isnan isnat isnumeric isspace
    value any numpy._core._multiarray_umath: istitle isupper lcm ldexp left_shift less less_equal
    value any numpy._core._multiarray_umath: log log10 log1p log2 logaddexp logaddexp2 logical_and
    value any numpy._core._multiarray_umath: logical_not logical_or logical_xor matmul matvec
    value any numpy._core._multiarray_umath: maximum minimum mod modf multiply negative nextafter
    value any numpy._core._multiarray_umath: not_equal positive power rad2deg radians reciprocal
    value any numpy._core._multiarray_umath: remainder rfind right_shift rindex rint sign signbit
    value any numpy._core._multiarray_umath: sin sinh spacing sqrt square startswith str_len
    value any numpy._core._multiarray_umath: subtract tan tanh true_divide trunc vecdot vecmat
    value any numpy._core.defchararray: chararray
    call any numpy._core.multiarray: _frombuffer scalar
    wrap any numpy._core.multiarray: _reconstruct
    call any numpy._core.numeric: _frombuffer
    value any numpy._core.records: recarray record
    value any numpy.char: chararray
    call any numpy.core._internal: _convert_to_stringdtype_kwargs
    wrap any numpy.core._internal: _reconstruct
    value any numpy.core._multiarray_umath: _arg _center _expandtabs _expandtabs_length _ljust
    value any numpy.core._multiarray_umath: _lstrip_chars _lstrip_whitespace _ones_like _partition
    value any numpy.core._multiarray_umath: _partition_index _replace _rjust _rpartition
    value any numpy.core._multiarray_umath: _rpartition_index _rstrip_chars _rstrip_whitespace
    value any numpy.core._multiarray_umath: _slice _strip_chars _strip_whitespace _zfill absolute
    value any numpy.core._multiarray_umath: add arccos arccosh arcsin arcsinh arctan arctan2
    value any numpy.core._multiarray_umath: arctanh bitwise_and bitwise_count bitwise_or
    value any numpy.core._multiarray_umath: bitwise_xor cbrt ceil clip conj conjugate copysign cos
    value any numpy.core._multiarray_umath: cosh count deg2rad degrees divide divmod endswith
    value any numpy.core._multiarray_umath: equal exp exp2 expm1 fabs find float_power floor
    value any numpy.core._multiarray_umath: floor_divide fmax fmin fmod frexp gcd greater
    value any numpy.core._multiarray_umath: greater_equal heaviside hypot index invert isalnum
    value any numpy.core._multiarray_umath: isalpha isdecimal isdigit isfinite isinf islower isnan
    value any numpy.core._multiarray_umath: isnat isnumeric isspace istitle isupper lcm ldexp
    value any numpy.core._multiarray_umath: left_shift less less_equal log log10 log1p log2
    value any numpy.core._multiarray_umath: logaddexp logaddexp2 logical_and logical_not
    value any numpy.core._multiarray_umath: logical_or logical_xor matmul matvec maximum minimum
    value any numpy.core._multiarray_umath: mod modf multiply negative nextafter not_equal
    value any numpy.core._multiarray_umath: positive power rad2deg radians reciprocal remainder
    value any numpy.core._multiarray_umath: rfind right_shift rindex rint sign signbit sin sinh
    value any numpy.core._multiarray_umath: spacing sqrt square startswith str_len subtract tan
    value any numpy.core._multiarray_umath: tanh true_divide trunc vecdot vecmat
    value any numpy.core.defchararray: chararray
    call any numpy.core.multiarray: scalar
    wrap any numpy.core.multiarray: _reconstruct
    call any numpy.core.numeric: _frombuffer
    value any numpy.core.records: recarray record
    class any numpy.dtypes: BoolDType ByteDType BytesDType CLongDoubleDType Complex128DType
    class any numpy.dtypes: Complex64DType DateTime64DType Float16DType Float32DType Float64DType
    class any numpy.dtypes: Int16DType Int32DType Int64DType Int8DType IntDType LongDType
    class any numpy.dtypes: LongDoubleDType LongLongDType ObjectDType ShortDType StrDType
    class any numpy.dtypes: StringDType TimeDelta64DType UByteDType UInt16DType UInt32DType
    class any numpy.dtypes: UInt64DType UInt8DType UIntDType ULongDType ULongLongDType UShortDType
    class any numpy.dtypes: VoidDType
    class any numpy.lib._function_base_impl: vectorize
    class any numpy.lib._polynomial_impl: poly1d
    class any numpy.lib.function_base: vectorize
    class any numpy.lib.polynomial: poly1d
    value any numpy.ma: MaskedArray
    value any numpy.ma.core: MaskedArray MaskedConstant
    wrap any numpy.ma.core: _mareconstruct
    value any numpy.matrixlib.defmatrix: matrix
    class any numpy.polynomial._polybase: ABCPolyBase
    class any numpy.polynomial.chebyshev: Chebyshev
    class any numpy.polynomial.hermite: Hermite
    class any numpy.polynomial.hermite_e: HermiteE
    class any numpy.polynomial.laguerre: Laguerre
    class any numpy.polynomial.legendre: Legendre
    class any numpy.polynomial.polynomial: Polynomial
    call any numpy.random: __RandomState_ctor
    class any numpy.random._generator: Generator
    class any numpy.random._mt19937: MT19937
    class any numpy.random._pcg64: PCG64 PCG64DXSM
    class any numpy.random._philox: Philox
    call any numpy.random._pickle: __bit_generator_ctor __generator_ctor __randomstate_ctor
    class any numpy.random._sfc64: SFC64
    class any numpy.random.bit_generator: SeedSequence
    wrap any numpy.random.bit_generator: __pyx_unpickle_SeedSequence
    class any numpy.random.mtrand: RandomState
    value any numpy.rec: recarray record
    """
}
