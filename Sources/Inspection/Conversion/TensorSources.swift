/// Which sources a conversion reads, told from their content, and their trees.

import Bytes
import Formats

/// One kind of source.
struct TensorSourceReader: Sendable {
  /// The name of the format, for messages.
  let name: String
  /// Whether the content looks like it; looks at a few bytes only.
  let recognises: @Sendable (Region) -> Bool
  /// Reads the tree.
  let read: @Sendable (Region, InspectionPolicy) throws(ConversionRefusal) -> TensorSource

  /// All kinds, in the order in which they are tried; the first that recognises reads.
  static let all: [TensorSourceReader] = [
    TensorSourceReader(
      name: "zip", recognises: ZipArchive.isCandidate,
      read: { (region, policy) throws(ConversionRefusal) in
        try TensorSource.zip(region, policy)
      }),
    TensorSourceReader(
      name: "npy", recognises: NumpyArray.isCandidate,
      read: { (region, policy) throws(ConversionRefusal) in
        try TensorSource.npy(region, policy)
      }),
    TensorSourceReader(
      name: "pytorch-legacy", recognises: TorchLegacy.isCandidate,
      read: { (region, policy) throws(ConversionRefusal) in
        try TensorSource.torchLegacy(region, policy)
      }),
    TensorSourceReader(
      name: "hdf5", recognises: HDF5.isCandidate,
      read: { (region, _) throws(ConversionRefusal) in try TensorSource.hdf5(region) }),
    TensorSourceReader(
      name: "flax-msgpack", recognises: MessagePack.isCandidate,
      read: { (region, _) throws(ConversionRefusal) in try TensorSource.flax(region) }),
    TensorSourceReader(
      name: "pickle", recognises: TensorSource.isPickle,
      read: { (region, policy) throws(ConversionRefusal) in
        try TensorSource.pickle(region, policy)
      }),
  ]
}

extension TensorSource {
  private static let ambiguous = "loaders may read the archive in different ways"

  /// Content that starts as a pickle of protocol 2 or later.
  static func isPickle(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 2) else { return false }
    if head[0] == PickleOpcode.proto.rawValue { return head[1] <= 5 }
    // A stream of LZMA starts like a pickle of a list.
    return [0x28, 0x5D, 0x63, 0x7D].contains(head[0]) && !Compression.lzma.starts(region)
  }

  // MARK: archives

  static func zip(_ region: Region, _ policy: InspectionPolicy) throws(ConversionRefusal)
    -> TensorSource
  {
    let archive: ZipArchive
    do {
      archive = try ZipArchive(region)
    } catch {
      throw ConversionRefusal("the archive cannot be read: \(error.words)")
    }
    guard archive.anomalies.isEmpty, archive.hidden.isEmpty else {
      throw ConversionRefusal(ambiguous)
    }
    if !archive.entries.isEmpty, archive.entries.allSatisfy({ $0.name.hasSuffix(".npy") }) {
      return try npz(archive, region, policy)
    }
    if let weights = archive.entries.first(where: { $0.name == "model.weights.h5" }) {
      guard let content = ZipMember.part(weights, region) else {
        throw ConversionRefusal("model.weights.h5 cannot be unpacked")
      }
      return try hdf5(content)
    }
    let pickles = archive.entries.filter {
      $0.name == "data.pkl" || $0.name.hasSuffix("/data.pkl")
    }
    guard pickles.count == 1, let pickle = pickles.first else {
      throw ConversionRefusal("the archive is neither of PyTorch nor of numpy")
    }
    return try torchZip(archive, pickle, region, policy)
  }

  private static func torchZip(
    _ archive: ZipArchive, _ pickle: ZipEntry, _ region: Region, _ policy: InspectionPolicy
  ) throws(ConversionRefusal) -> TensorSource {
    let prefix = String(pickle.name.dropLast("data.pkl".count))
    guard archive.entries.allSatisfy({ $0.name.hasPrefix(prefix) }) else {
      throw ConversionRefusal("the archive holds more than one thing")
    }
    guard !archive.entries.contains(where: { $0.name.hasPrefix(prefix + "code/") }) else {
      throw ConversionRefusal("TorchScript is a program, not only tensors")
    }
    var torch = TorchStorages()
    for entry in archive.entries {
      let name = entry.name.dropFirst(prefix.count)
      if name == "byteorder" {
        guard let content = ZipMember.part(entry, region), content.count <= 16,
          let order = try? content.bytes(0, Int(content.count))
        else { throw ConversionRefusal("the order of bytes is not readable") }
        torch.isBigEndian = order == Array("big".utf8)
        guard torch.isBigEndian || order == Array("little".utf8) else {
          throw ConversionRefusal("the order of bytes is neither little nor big")
        }
      } else if name.hasPrefix("data/") {
        guard let storage = ZipMember.storage(entry, region) else { continue }
        torch.byKey[String(name.dropFirst("data/".count))] = storage
      }
    }
    guard let content = ZipMember.part(pickle, region) else {
      throw ConversionRefusal("data.pkl cannot be unpacked")
    }
    return try pickled(content, policy, torch, "pt")
  }

  /// The arrays of an .npz file by the names of their members.
  private static func npz(_ archive: ZipArchive, _ region: Region, _ policy: InspectionPolicy)
    throws(ConversionRefusal) -> TensorSource
  {
    var storages = StorageTable()
    var entries: [(key: String, value: TensorTree)] = []
    for entry in archive.entries {
      let name = String(entry.name.dropLast(".npy".count))
      guard let storage = ZipMember.storage(entry, region) else {
        throw ConversionRefusal("its compression is not read here", at: Excerpt.clean(name))
      }
      entries.append((name, array(storage, scope: entry.name, policy, &storages)))
    }
    return TensorSource(
      root: .group(TensorGroup(entries, kind: "an archive")), storages: storages.all,
      framework: "np", layout: .plain)
  }

  // MARK: numpy

  static func npy(_ region: Region, _ policy: InspectionPolicy) throws(ConversionRefusal)
    -> TensorSource
  {
    var storages = StorageTable()
    let tree = array(TensorStorage(region, name: "file"), scope: "", policy, &storages)
    return TensorSource(
      root: tree, storages: storages.all, framework: "np", layout: .checkpoint)
  }

  /// The array of one .npy file.
  private static func array(
    _ file: TensorStorage, scope: String, _ policy: InspectionPolicy, _ storages: inout StorageTable
  ) -> TensorTree {
    do {
      let header = try file.head()
      let array = try NumpyArray(header)
      guard !array.holdsObjects else {
        return objects(try file.open().tail(from: array.dataOffset), scope, policy, &storages)
      }
      guard let code = array.typeCode else {
        return .refused("an array of records, for which safetensors has no type")
      }
      let kind = NumpyType(code: code)
      guard case .number(let type, let isBigEndian) = kind else {
        return try PickleTensors.other(kind)
      }
      let data = try file.tail(from: array.dataOffset)
      let place = storages.place(scope) { data }
      return .tensor(
        try TensorView(
          storage: place, bytesInStorage: data.count, type: type, shape: array.shape,
          isFortran: array.isFortran, isBigEndian: isBigEndian))
    } catch let fault as TensorFault {
      return .refused(fault.words)
    } catch let error as FormatError {
      return .refused("an array that cannot be read: \(error.words)")
    } catch {
      return .refused("an array that cannot be read")
    }
  }

  /// Python objects behind the header of an .npy file: a pickled array.
  private static func objects(
    _ region: Region, _ scope: String, _ policy: InspectionPolicy, _ storages: inout StorageTable
  ) -> TensorTree {
    var machine = PickleMachine(region, opcodeBudget: InspectionLimits.opcodes)
    let trace = machine.run()
    guard case .stopped(let value) = trace.end, trace.endOffset == region.count else {
      return .refused("objects that are no whole pickle")
    }
    var reader = PickleTensors(
      trace, in: region, policy: policy, scope: scope + "/objects", storages: storages)
    let tree = reader.tree(value)
    storages = reader.storages
    return tree
  }

  // MARK: pickles

  static func torchLegacy(_ region: Region, _ policy: InspectionPolicy) throws(ConversionRefusal)
    -> TensorSource
  {
    guard let file = TorchLegacyFile(region, policy: policy) else {
      throw ConversionRefusal("the file is not whole")
    }
    var reader = PickleTensors(
      file.trace, in: region, policy: policy, torch: file.storages, storages: StorageTable())
    let tree = reader.tree(file.value)
    return TensorSource(
      root: tree, storages: reader.storages.all, framework: "pt", layout: .checkpoint,
      withAttributes: reader.withAttributes.count)
  }

  static func pickle(_ region: Region, _ policy: InspectionPolicy) throws(ConversionRefusal)
    -> TensorSource
  {
    try pickled(region, policy, TorchStorages(), nil)
  }

  /// One stream that fills `region`. Where `framework` is not known it is told from the tensors.
  private static func pickled(
    _ region: Region, _ policy: InspectionPolicy, _ torch: TorchStorages, _ framework: String?
  ) throws(ConversionRefusal) -> TensorSource {
    var machine = PickleMachine(region, opcodeBudget: InspectionLimits.opcodes)
    var trace = machine.run()
    if trace.usesJoblib {
      machine = PickleMachine(
        region, opcodeBudget: InspectionLimits.opcodes, skipsJoblibArrays: true)
      trace = machine.run()
    }
    guard case .stopped(let value) = trace.end else {
      throw ConversionRefusal("the pickle is not whole")
    }
    guard trace.endOffset == region.count else {
      throw ConversionRefusal("something follows the end of the pickle")
    }
    guard !trace.events.contains(where: { if case .straddledFrame = $0 { true } else { false } })
    else { throw ConversionRefusal("loaders may read the pickle in different ways") }
    var reader = PickleTensors(
      trace, in: region, policy: policy, torch: torch, storages: StorageTable())
    let tree = reader.tree(value)
    let isTorch = trace.imports.contains { $0.module.hasPrefix("torch") }
    return TensorSource(
      root: tree, storages: reader.storages.all, framework: framework ?? (isTorch ? "pt" : "np"),
      layout: .checkpoint, withAttributes: reader.withAttributes.count)
  }
}
