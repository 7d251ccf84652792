/// The names of numpy and scipy that ordinary arrays, scalars, random states and sparse matrices
/// need. Left out on purpose: `scipy.stats` distributions, whose `__setstate__` executes a text of
/// the state, and everything that opens files (`memmap`, `load`, `fromfile`).

extension StandardPolicy {
  static let numpyNames = """
    call any numpy.core.multiarray: scalar
    call any numpy._core.multiarray: scalar
    wrap any numpy.core.multiarray: _reconstruct
    wrap any numpy._core.multiarray: _reconstruct
    call any numpy.core.numeric: _frombuffer
    call any numpy._core.numeric: _frombuffer
    wrap any numpy.ma.core: _mareconstruct
    value any numpy.ma.core: MaskedArray MaskedConstant
    value any numpy.ma: MaskedArray
    value any numpy: ndarray matrix recarray
    class any numpy: dtype record
    value any numpy: mean median sum amax amin prod std var
    value any numpy.matrixlib.defmatrix: matrix
    value any numpy.core.records: recarray record
    value any numpy._core.records: recarray record
    value any numpy.rec: recarray record
    class any numpy.polynomial.polynomial: Polynomial
    class any numpy.polynomial.chebyshev: Chebyshev
    class any numpy.polynomial.legendre: Legendre
    class any numpy.polynomial.hermite: Hermite
    class any numpy.random._mt19937: MT19937
    class any numpy.random._pcg64: PCG64 PCG64DXSM
    class any numpy.random._philox: Philox
    class any numpy.random._sfc64: SFC64
    class any numpy.random.bit_generator: SeedSequence
    wrap any numpy.random.bit_generator: __pyx_unpickle_SeedSequence
    class any numpy.random.mtrand: RandomState
    class any numpy.random._generator: Generator
    call any numpy.random._pickle: __randomstate_ctor __generator_ctor __bit_generator_ctor
    call any numpy.random: __RandomState_ctor
    class any numpy: bool bool_ byte bytes_ cdouble character clongdouble complex128 complex256
    class any numpy: complex64 complexfloating csingle datetime64 double flexible float128 float16
    class any numpy: float32 float64 floating generic half inexact int16 int32 int64 int8 int_
    class any numpy: intc integer intp long longdouble longlong number object_ record short
    class any numpy: signedinteger single str_ timedelta64 ubyte uint uint16 uint32 uint64 uint8
    class any numpy: uintc uintp ulong ulonglong unsignedinteger ushort void
    class any numpy.dtypes: BoolDType ByteDType BytesDType CLongDoubleDType Complex128DType
    class any numpy.dtypes: Complex64DType DateTime64DType Float16DType Float32DType Float64DType
    class any numpy.dtypes: Int16DType Int32DType Int64DType Int8DType IntDType LongDType
    class any numpy.dtypes: LongDoubleDType LongLongDType ObjectDType ShortDType StrDType
    class any numpy.dtypes: StringDType TimeDelta64DType UByteDType UInt16DType UInt32DType
    class any numpy.dtypes: UInt64DType UInt8DType UIntDType ULongDType ULongLongDType UShortDType
    class any numpy.dtypes: VoidDType
    value any numpy: abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2
    value any numpy: arctanh asin asinh atan atan2 atanh bitwise_and bitwise_count bitwise_invert
    value any numpy: bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
    value any numpy: cbrt ceil conj conjugate copysign cos cosh deg2rad degrees divide divmod
    value any numpy: equal exp exp2 expm1 fabs float_power floor floor_divide fmax fmin fmod frexp
    value any numpy: gcd greater greater_equal heaviside hypot invert isfinite isinf isnan isnat
    value any numpy: lcm ldexp left_shift less less_equal log log10 log1p log2 logaddexp
    value any numpy: logaddexp2 logical_and logical_not logical_or logical_xor matmul matvec
    value any numpy: maximum minimum mod modf multiply negative nextafter not_equal positive pow
    value any numpy: power rad2deg radians reciprocal remainder right_shift rint sign signbit sin
    value any numpy: sinh spacing sqrt square subtract tan tanh true_divide trunc vecdot vecmat
    class any scipy.sparse._base: sparray
    class any scipy.sparse._bsr: bsr_array bsr_matrix
    class any scipy.sparse._coo: coo_array coo_matrix
    class any scipy.sparse._csc: csc_array csc_matrix
    class any scipy.sparse._csr: csr_array csr_matrix
    class any scipy.sparse._dia: dia_array dia_matrix
    class any scipy.sparse._dok: dok_array dok_matrix
    class any scipy.sparse._lil: lil_array lil_matrix
    class any scipy.sparse._matrix: spmatrix
    class any scipy.interpolate._bsplines: BSpline
    value any scipy._lib.array_api_compat.numpy._aliases: asarray
    """
}
