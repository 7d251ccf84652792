/// Bounds of the readers of HDF5, of binary JSON and MessagePack, of R, Torch7, MATLAB and trees.

extension FormatLimits {
  /// Object headers opened in one HDF5 file.
  package static let hdf5Objects = 200_000
  /// Links followed in one HDF5 file; one object may have several names.
  package static let hdf5Links = 400_000
  /// Levels of groups in groups.
  package static let hdf5Depth = 64
  /// Bytes of one object header, all its continuation blocks together.
  package static let hdf5Header = 8 << 20
  /// Continuation blocks of one object header.
  package static let hdf5Blocks = 4_096
  /// Messages of one object header.
  package static let hdf5Messages = 100_000
  /// Nodes of trees read in one HDF5 file.
  package static let hdf5Nodes = 1_000_000
  /// Levels of a tree.
  package static let hdf5TreeDepth = 32
  /// Bytes of one heap, or one block of it, that is held in memory.
  package static let hdf5Heap: UInt64 = 32 << 20
  /// Bytes of one value of an attribute that are held in memory.
  package static let hdf5Value = 16 << 20
  /// Elements of one attribute of variable-length texts that are read.
  package static let hdf5Texts = 100_000
  /// Bytes of attributes of one HDF5 file that are held in memory, all together.
  package static let hdf5Attributes = 64 << 20
  /// Extents of one HDF5 file that are kept for the account of its bytes.
  package static let hdf5Extents = 2_000_000
  /// Dimensions of a data set (`H5S_MAX_RANK`).
  package static let hdf5Rank = 32
  /// Places at which a superblock is looked for: 0, 512, 1024 and on.
  package static let hdf5Places = 40
}
