/// An HDF5 file as a tree of objects with their attributes, and everything in it that leads out of
/// it (HDF5 File Format Specification 3.0). Raw data is located, not decoded.

/// The value of an attribute, as far as it matters.
package enum HDF5Value: Sendable, Equatable {
  /// Texts, fixed or of variable length, with their bytes; one for each element.
  case texts([[UInt8]])
  /// Anything else: its bytes as they stand.
  case bytes([UInt8])
}

/// An attribute of an object.
package struct HDF5Attribute: Sendable {
  /// Its name.
  package let name: String
  /// Its value.
  package let value: HDF5Value
}

/// The class of a data type, as the specification numbers it.
package struct HDF5Datatype: Sendable, Equatable {
  /// 0 integers, 1 floats, 3 texts, 5 opaque, 6 compound, 7 references, 8 enumerations,
  /// 9 variable length, 10 arrays.
  package let kind: UInt8
  /// Bytes of one element.
  package let size: UInt32
  /// For variable length: whether the elements are texts.
  package let isText: Bool
  /// Bits of the class: of numbers the order of bytes and the sign.
  package let bits: UInt8
  /// The first bytes of the properties: of numbers where their parts lie.
  package let properties: [UInt8]
}

/// A group, a data set, or a named type.
package struct HDF5Object: Sendable {
  /// What an object is.
  package enum Kind: Sendable { case group, dataset, datatype }
  /// The first path by which it was reached.
  package let path: String
  /// What it is.
  package let kind: Kind
  /// Its attributes in their order.
  package let attributes: [HDF5Attribute]
  /// The type of a data set.
  package let datatype: HDF5Datatype?
  /// Lengths of the axes of a data set; `nil` where there is none.
  package let shape: [UInt64]?
  /// Where a data set's bytes lie, if they lie in one piece and unpacked.
  package let extent: Range<UInt64>?
  /// The first pieces of a data set that lies in pieces, in the order of its index.
  package let chunks: [Range<UInt64>]
  /// Numbers of the filters through which the pieces went.
  package let filters: [Int]
}

/// Something that leads out of the file, or asks for code of the reader.
package struct HDF5Lead: Sendable, Equatable {
  /// What kind.
  package enum Kind: Sendable, Equatable {
    case externalLink, externalStorage, virtualSource, userLink, filter, driver
  }
  /// What kind.
  package let kind: Kind
  /// The object that it stands at.
  package let path: String
  /// The file that it names, or a number.
  package let target: String
}

/// A read file.
package struct HDF5: Sendable {
  /// Every object, in the order of the walk.
  package private(set) var objects: [HDF5Object] = []
  /// What leads out of the file.
  package private(set) var leads: [HDF5Lead] = []
  /// Faults: the objects behind them are missing from `objects`.
  package private(set) var faults: [FormatError] = []
  /// Bytes before the superblock.
  package let userBlock: UInt64
  /// Parts that no object accounts for, in order.
  package private(set) var unaccounted: [Range<UInt64>] = []
  /// The values of the global heaps that attributes use; data sets may keep theirs beside them.
  package private(set) var heapValues: [(offset: UInt64, bytes: [UInt8])] = []
  /// Bytes after the end that the superblock gives.
  package private(set) var trailing: UInt64 = 0

  /// Whether a superblock stands where the library looks for one.
  package static func isCandidate(_ region: Region) -> Bool {
    HDF5Superblock.place(in: region) != nil
  }

  /// Reads the structure; throws only where there is no way into the file at all.
  package init(_ region: Region) throws(FormatError) {
    guard let place = HDF5Superblock.place(in: region) else {
      throw .malformed(offset: 0, "no superblock")
    }
    userBlock = place
    let superblock = try HDF5Superblock(region, at: place)
    var walk = HDF5Walk(region.tail(from: place), superblock)
    walk.run()
    objects = walk.objects
    leads = walk.leads
    faults = walk.faults
    for (address, heap) in walk.globalHeaps.sorted(by: { $0.key < $1.key }) {
      for (_, bytes) in heap.sorted(by: { $0.key < $1.key }) {
        heapValues.append((address + place, bytes))
      }
    }
    let length = region.count - place
    if superblock.end > length {
      faults.append(.truncated(offset: region.count))
    } else {
      trailing = length - superblock.end
    }
    unaccounted = walk.account.gaps(upTo: min(superblock.end, length)).map {
      ($0.lowerBound + place)..<($0.upperBound + place)
    }
  }
}

/// Which bytes of a file some structure claims.
struct HDF5Account {
  private var extents: [Range<UInt64>] = []
  /// Whether there were too many to keep.
  private(set) var isFull = false

  mutating func claim(_ start: UInt64, _ length: UInt64) {
    guard extents.count < FormatLimits.hdf5Extents else { return isFull = true }
    let (end, overflow) = start.addingReportingOverflow(length)
    if length > 0, !overflow { extents.append(start..<end) }
  }

  /// What no extent covers.
  func gaps(upTo end: UInt64) -> [Range<UInt64>] {
    var gaps: [Range<UInt64>] = []
    var covered: UInt64 = 0
    for extent in extents.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if extent.lowerBound > covered, covered < end {
        gaps.append(covered..<min(extent.lowerBound, end))
      }
      covered = max(covered, extent.upperBound)
    }
    if covered < end { gaps.append(covered..<end) }
    return gaps
  }
}
