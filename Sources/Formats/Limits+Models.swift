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
  /// Bytes of a heap that no attribute uses, as far as its values are looked at.
  package static let hdf5HeapAside: UInt64 = 1 << 20
  /// Bytes of one value of an attribute that are held in memory.
  package static let hdf5Value = 16 << 20
  /// Elements of one attribute of variable-length texts that are read.
  package static let hdf5Texts = 100_000
  /// Bytes of attributes of one HDF5 file that are held in memory, all together.
  package static let hdf5Attributes = 64 << 20
  /// Extents of one HDF5 file that are kept for the account of its bytes.
  package static let hdf5Extents = 2_000_000
  /// Pieces of one data set that are kept.
  package static let hdf5Pieces = 16
  /// Dimensions of a data set (`H5S_MAX_RANK`).
  package static let hdf5Rank = 32
  /// Places at which a superblock is looked for: 0, 512, 1024 and on.
  package static let hdf5Places = 40
}

extension FormatLimits {
  /// Levels of arrays and objects in binary JSON and MessagePack.
  package static let binaryDepth = 128
  /// Values of one document of binary JSON or MessagePack; elements of typed arrays apart.
  package static let binaryValues = 4_000_000
  /// Elements of typed arrays of one document.
  package static let binaryElements = 1_000_000_000
  /// Longest text of such a document that is kept.
  package static let binaryText = 4 << 20
  /// Longest line of a model in text.
  package static let treeLine = 64 << 20
  /// Trees of one model.
  package static let trees = 2_000_000
  /// Nodes of one tree.
  package static let treeNodes = 100_000_000
}

extension FormatLimits {
  /// Nodes of one R object: items that are not data alone.
  package static let rNodes = 1_000_000
  /// Levels of items in items.
  package static let rDepth = 400
  /// Longest text of an R object that is read.
  package static let rText: UInt64 = 64 << 20
  /// Texts of one vector that are kept.
  package static let rTexts = 16
  /// Longest word of R's text form.
  package static let rWord = 512
}

extension FormatLimits {
  /// Objects of one Torch7 file.
  package static let torch7Objects = 1_000_000
  /// Levels of objects in objects.
  package static let torch7Depth = 200
  /// Dimensions of a tensor.
  package static let torch7Rank = 32
  /// Elements of one MATLAB file, all levels together.
  package static let matlabElements = 1_000_000
  /// Levels of arrays in arrays.
  package static let matlabDepth = 64
  /// Bytes of the compressed elements of one MATLAB file, unpacked.
  package static let matlabUnpacked: UInt64 = 8 << 30
  /// Bytes of one such element that are held in memory.
  package static let matlabHeld: UInt64 = 16 << 20
}
