/// The names inside PyTorch's archives: everything lies in one directory.

import Bytes
import Formats

/// What PyTorch would make of an archive.
struct TorchArchive {
  /// How a member is to be read.
  enum Role: Equatable {
    /// A pickle whose storages lie in the directory of this name beside it.
    case pickle(storages: String)
    /// A storage: the directory and the key.
    case storage(String, key: String)
    /// Source of TorchScript.
    case script
    /// Bytecode of TorchScript.
    case bytecode
    /// A small text: version, byte order, id.
    case note
    /// A list of modules, or a version of Python, of a `torch.package`.
    case packageNote
    /// Python source that a `torch.package` imports.
    case python
    /// Compiled code.
    case native
    /// The description of an exported program.
    case graph
    /// Anything else.
    case other
  }

  private let prefixes: Set<String>
  /// Whether `torch.load` hands it over to the loader of TorchScript (`constants.pkl`).
  let isScript: Bool
  /// Whether it is a `torch.package`.
  let isPackage: Bool
  /// Whether it is an exported program (`.pt2`).
  let isExport: Bool

  /// The format's name.
  var format: String {
    isExport
      ? "pytorch-export"
      : isPackage ? "pytorch-package" : isScript ? "torchscript" : "pytorch-zip"
  }

  /// `nil` if the archive is none of PyTorch's.
  init?(_ archive: ZipArchive) {
    var prefixes: Set<String> = []
    var isPackage = false
    var isExport = false
    var names: Set<String> = []
    for entry in archive.entries {
      for name in [entry.name, entry.local.map { String(decoding: $0.name, as: UTF8.self) } ?? ""] {
        names.insert(name)
        for mark in ["data.pkl", ".data/extern_modules", "archive_format", Self.oldGraph]
        where name == mark || name.hasSuffix("/" + mark) {
          prefixes.insert(String(name.dropLast(mark.count)))
          isPackage = isPackage || mark == ".data/extern_modules"
          isExport = isExport || mark == "archive_format" || mark == Self.oldGraph
        }
      }
    }
    guard !prefixes.isEmpty else { return nil }
    self.prefixes = prefixes
    self.isPackage = isPackage
    self.isExport = isExport
    isScript = prefixes.contains { names.contains($0 + "constants.pkl") }
  }

  private func inside(_ name: String) -> String? {
    prefixes.filter { name.hasPrefix($0) }.max { $0.count < $1.count }
      .map { String(name.dropFirst($0.count)) }
  }

  /// What the member of this name is.
  func role(_ name: String) -> Role {
    guard let inside = inside(name) else { return .other }
    if Self.notes.contains(inside) { return .note }
    if isPackage, let role = packageRole(inside) { return role }
    if isExport, let role = exportRole(inside) { return role }
    if inside.hasPrefix("code/") {
      return inside.hasSuffix(".py") ? .script : .pickle(storages: "")
    }
    if inside == "bytecode.pkl" { return .bytecode }
    let parts = inside.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1, inside.hasSuffix(".pkl") {
      return .pickle(storages: String(inside.dropLast(4)))
    }
    guard parts.count == 2, Self.storageFolders.contains(parts[0]) else { return .other }
    return .storage(parts[0], key: parts[1])
  }

  private static let storageFolders: Set<String> = [
    "data", "constants", "traced_inputs", "bytecode",
  ]

  private static let notes: Set<String> = [
    "version", "byteorder", ".format_version", ".storage_alignment", ".data/serialization_id",
    ".data/version", "archive_version", "archive_format",
  ]

  private func packageRole(_ inside: String) -> Role? {
    if inside == ".data/extern_modules" || inside == ".data/python_version" { return .packageNote }
    if inside.hasPrefix(".data/"), inside.hasSuffix(".storage") {
      return .storage("", key: String(inside.dropFirst(6).dropLast(8)))
    }
    if inside.hasSuffix(".py") { return .python }
    return inside.hasSuffix(".pkl") ? .pickle(storages: "") : nil
  }

  /// The graph of an exported program, as PyTorch wrote it before 2.8.
  private static let oldGraph = "serialized_exported_program.json"

  private func exportRole(_ inside: String) -> Role? {
    if inside == Self.oldGraph { return .graph }
    if inside.hasPrefix("models/"), inside.hasSuffix(".json") { return .graph }
    if inside.hasPrefix("data/aotinductor/") {
      return inside.hasSuffix(".json") ? .other : .native
    }
    for folder in ["data/weights/", "data/constants/"] where inside.hasPrefix(folder) {
      guard !inside.hasSuffix(".json") else { return .other }
      return .storage(folder, key: String(inside.dropFirst(folder.count)))
    }
    return nil
  }
}
