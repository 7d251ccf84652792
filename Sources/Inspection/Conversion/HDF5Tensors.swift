/// An HDF5 file of Keras as a source of tensors: every data set of numbers that lies in one piece, by
/// the path that leads to it.

import Bytes
import Formats

extension TensorSource {
  static func hdf5(_ region: Region) throws(ConversionRefusal) -> TensorSource {
    let file: HDF5
    do {
      file = try HDF5(region)
    } catch {
      throw ConversionRefusal("the file cannot be read: \(error.words)")
    }
    guard file.faults.isEmpty else { throw ConversionRefusal("parts of the file cannot be read") }
    guard file.leads.isEmpty else { throw ConversionRefusal("the file leads out of itself") }
    var storages = StorageTable()
    var leaves: [(path: [String], tree: TensorTree)] = []
    for object in file.objects where object.kind == .dataset {
      let path = object.path.split(separator: "/").map(String.init)
      guard path.count < InspectionLimits.conversionDepth else {
        throw ConversionRefusal("groups are nested too deep")
      }
      leaves.append((path, dataset(object, region, &storages)))
    }
    let root = group(leaves[...], level: 0)
    let isModel = file.objects.contains { $0.path == "/model_weights" }
    return TensorSource(
      root: .group(root), storages: storages.all, framework: "tf",
      layout: isModel ? .checkpoint : .tree)
  }

  /// The data sets as a tree of groups, in the order in which they come first.
  private static func group(_ leaves: ArraySlice<(path: [String], tree: TensorTree)>, level: Int)
    -> TensorGroup
  {
    var order: [String] = []
    var below: [String: [(path: [String], tree: TensorTree)]] = [:]
    for leaf in leaves where leaf.path.count > level {
      let name = leaf.path[level]
      if below[name] == nil { order.append(name) }
      below[name, default: []].append(leaf)
    }
    return TensorGroup(
      order.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
        let inside = below[name] ?? []
        if inside.count == 1, let only = inside.first, only.path.count == level + 1 {
          return (name, only.tree)
        }
        return (name, .group(group(inside[...], level: level + 1)))
      }, kind: "a group")
  }

  private static func dataset(
    _ object: HDF5Object, _ region: Region, _ storages: inout StorageTable
  ) -> TensorTree {
    guard let datatype = object.datatype, let shape = object.shape else {
      return .data("a data set without content")
    }
    if datatype.kind == 3 || datatype.isText { return .data("texts") }
    guard let (type, isBigEndian) = number(datatype) else {
      return .refused("a data set of a type that safetensors does not have")
    }
    let count = shape.reduce(1) { $0 &* $1 }
    let extent = count == 0 ? 0..<0 : object.extent
    guard let extent else {
      return .refused("a data set in chunks, compressed, or never written")
    }
    do throws(TensorFault) {
      let bytes = count &* type.bytes
      guard bytes <= UInt64(extent.count),
        let part = try? region.part(extent.lowerBound, bytes)
      else { throw TensorFault("its bytes do not fit its shape") }
      let place = storages.place("at \(extent.lowerBound)+\(bytes)") {
        TensorStorage(part, name: object.path)
      }
      return .tensor(
        try TensorView(
          storage: place, bytesInStorage: bytes, type: type, shape: shape, isFortran: false,
          isBigEndian: isBigEndian))
    } catch {
      return .refused(error.words)
    }
  }

  /// Numbers of whole bytes, floats as IEEE 754 and bfloat16 lay them out (HDF5 specification,
  /// IV.A.2.d, classes 0 and 1).
  private static func number(_ type: HDF5Datatype) -> (TensorType, isBigEndian: Bool)? {
    let properties = type.properties
    guard type.size <= 8, properties.count >= 4, properties[0] == 0, properties[1] == 0,
      UInt32(properties[2]) | UInt32(properties[3]) << 8 == type.size * 8
    else { return nil }
    let isBigEndian = type.bits & 1 == 1
    if type.kind == 0 {
      let isSigned = type.bits & 8 != 0
      let known: [UInt32: (TensorType, TensorType)] = [
        1: (.uint8, .int8), 2: (.uint16, .int16), 4: (.uint32, .int32), 8: (.uint64, .int64),
      ]
      return known[type.size].map { (isSigned ? $0.1 : $0.0, isBigEndian) }
    }
    guard type.kind == 1, properties.count >= 12, type.bits & 0x40 == 0 else { return nil }
    // Exponent and mantissa, each by place and length.
    switch (type.size, Array(properties[4..<8])) {
    case (2, [10, 5, 0, 10]): return (.float16, isBigEndian)
    case (2, [7, 8, 0, 7]): return (.bfloat16, isBigEndian)
    case (4, [23, 8, 0, 23]): return (.float32, isBigEndian)
    case (8, [52, 11, 0, 52]): return (.float64, isBigEndian)
    default: return nil
    }
  }
}
