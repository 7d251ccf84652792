/// Workspaces in temporary folders, and changing their files.

import Bytes
import Evidence
import Foundation
import Store

/// A folder that goes when the test ends.
final class Folder: Sendable {
  let path: String

  /// What the machine remembers of ledgers goes beside the folders of the tests.
  static let memory: String = {
    let path = NSTemporaryDirectory() + "gatehouse-memory-" + UUID().uuidString
    _ = unsafe setenv("GATEHOUSE_MEMORY", path, 1)
    return path
  }()

  init() throws {
    _ = Folder.memory
    path = NSTemporaryDirectory() + "gatehouse-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var state: String { path + "/.gatehouse" }

  func workspace() throws -> Workspace { try Workspace.create(state, at: 1_000) }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: state + "/" + name)))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: state + "/" + name))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: state + "/" + name)
  }

  /// Changes one bit of a file; the middle byte unless `offset` names one.
  func flip(_ name: String, at offset: Int? = nil) throws {
    var bytes = try read(name)
    bytes[offset ?? bytes.count / 2] ^= 1
    try write(name, bytes)
  }

  /// The names of all files below `folder` of the workspace.
  func files(below folder: String) -> [String] {
    let root = URL(fileURLWithPath: state + "/" + folder).path
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    return names.map { folder + "/" + $0 }.filter { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: state + "/" + name)
      return attributes?[.type] as? FileAttributeType == .typeRegular
    }.sorted()
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: state + "/" + name)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  func setMode(_ name: String, _ mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: state + "/" + name)
  }
}

enum Entries {
  static func audit(_ number: Int) -> LedgerEntry {
    LedgerEntry(
      .audit(
        requestID: "req-\(number)", tenant: "t", body: .inline([UInt8](repeating: 1, count: 20))),
      at: 2_000)
  }

  static let statement = Statement(
    subjects: [Subject(name: "m.bin", digest: Digest.of([1]))],
    predicateType: PredicateType.scan, predicate: ["answer": 42])
}

extension Result where Failure == any Error {
  /// The kind of ledger fault that this is, if it is one.
  var faultKind: LedgerFault.Kind? {
    guard case .failure(let error) = self, case StoreError.ledger(let fault) = error else {
      return nil
    }
    return fault.kind
  }
}

func outcome<T>(_ body: () throws -> T) -> Result<T, any Error> { Result { try body() } }
