/// Bounds of the readers of HDF5, Keras and other model formats.

extension InspectionLimits {
  /// Gaps of an HDF5 file that are examined.
  package static let hdf5Gaps = 20_000
  /// Values of an HDF5 file that are examined for pickles.
  package static let hdf5Values = 200_000
  /// Bytes that are looked at in one gap or value.
  package static let hdf5Aside: UInt64 = 64 << 20
  /// Objects of one Keras configuration.
  package static let kerasObjects = 500_000
  /// Bytes of a packed value, or of a file's start, that are looked through for programs.
  package static let valueHead = 1 << 20
}
