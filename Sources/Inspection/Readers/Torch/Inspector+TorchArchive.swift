/// PyTorch's archives: pickles with their storages, programs, packages.

import Bytes
import Formats

/// Storages that the pickles and tables of an archive name, with the bytes that each needs.
struct NamedStorages {
  private var storages: [String: TorchStorage] = [:]

  subscript(folder: String, key: String) -> TorchStorage? {
    get { storages[folder + "/" + key] }
    set { storages[folder + "/" + key] = newValue }
  }

  /// Folders and keys, sorted.
  var names: [String] { storages.keys.sorted() }
}

extension Inspector {
  /// Gives a small text its due: version, byte order, id, name of the format.
  func isTorchNote(_ name: String, _ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if name.hasSuffix("byteorder") { return text == "little" || text == "big" }
    if name.hasSuffix("archive_format") { return text == "pt2" }
    return !bytes.isEmpty
      && bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x0A || $0 == 0x2E }
  }

  /// Lists of modules and versions in a `torch.package`: lines of names.
  func isPackageNote(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy {
      $0 == 0x5F || $0 == 0x2E || $0 == 0x0A || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
        || ($0 >= 0x30 && $0 <= 0x39)
    }
  }

  /// The storages that a pickle names.
  mutating func storages(of content: Region, _ folder: String, into all: inout NamedStorages) {
    var judge = PickleJudge(runStream(content, at: 0), policy: policy, isTorch: true)
    judge.judge()
    for storage in judge.storages { all[folder, storage.key] = storage }
  }

  /// The storages that a table of an exported program names: raw bytes, no pickles.
  mutating func exportedStorages(
    _ content: Region, _ folder: String, into all: inout NamedStorages
  ) {
    guard content.count <= UInt64(InspectionLimits.textInMemory),
      let bytes = try? content.bytes(0, Int(content.count)),
      let table = try? JSON.parse(bytes, limits: .modelHeader), let config = table["config"]?.object
    else { return }
    for (_, entry) in config.members {
      guard let path = entry["path_name"]?.string, entry["use_pickle"]?.bool != true else {
        continue
      }
      all[folder, path] = TorchStorage(key: path, bytes: nil)
    }
  }

  /// Judges what the archive is as a whole.
  mutating func judgeTorch(_ torch: TorchArchive, _ place: Place, _ result: inout Assessment) {
    guard torch.isScript || torch.isExport, result.capability == .codeOnUse,
      result.verdict == .safe
    else { return }
    note(InspectionRules.torchProgram, .safe, "a program of known operators", place)
  }
}
