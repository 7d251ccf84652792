/// Killing processes in the middle of appends, several of them at once, and a disk that is full.

import Bytes
import Foundation
import Ledger
import Store
import Testing

/// A process that appends until it is killed, and what it said was acknowledged.
private final class Appender {
  private let process = Process()
  private let output = Pipe()

  init(_ folder: Folder, name: String, count: Int = 0, shellPrefix: String? = nil) throws {
    let program = try Appender.program()
    if let shellPrefix {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c", shellPrefix + " exec \"$0\" \"$@\"", program, folder.state, name, String(count),
      ]
    } else {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [folder.state, name, String(count)]
    }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Beside the test bundle, where the package manager puts every product.
  private static func program() throws -> String {
    var folders: [String] = []
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folders.append((argument as NSString).deletingLastPathComponent)
    }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    folders.append("/\(root)/.build/debug")
    for folder in folders
    where FileManager.default.isExecutableFile(atPath: folder + "/LedgerCrasher") {
      return folder + "/LedgerCrasher"
    }
    throw CocoaError(.fileNoSuchFile)
  }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Index and request id of each acknowledged entry; a last line that was cut was acknowledged, but
  /// who heard it can't say which it was.
  func acknowledged() -> [(index: UInt64, id: String)] {
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let end = text.lastIndex(of: "\n") else { return [] }
    return text[..<end].split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let index = UInt64(parts[0]) else { return nil }
      return (index, String(parts[1]))
    }
  }

  var exitCode: Int32 { process.terminationStatus }
}

@Suite("2.1c no acknowledged entry is lost", .serialized)
struct CrashTests {
  private func requestID(_ entry: LedgerEntry) -> String? {
    guard case .audit(let id, _, _) = entry.kind else { return nil }
    return id
  }

  private func check(_ acknowledged: [(index: UInt64, id: String)], in workspace: Workspace) throws
  {
    for (index, id) in acknowledged {
      try #require(index < workspace.ledger.size, "entry \(index) (\(id)) is lost")
      let entry = try workspace.ledger.entries(index..<(index + 1))[0]
      #expect(requestID(entry) == id, "entry \(index)")
    }
  }

  @Test("200 kills at random moments lose nothing and never make two checkpoints of one size")
  func kills() throws {
    let folder = try Folder()
    let verifier = try folder.workspace().ledger.verifier
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededGenerator(state: seed)
    var roots: [UInt64: Digest] = [:]
    var total = 0
    for round in 0..<200 {
      let appenders = try (0..<(round % 4 == 3 ? 2 : 1)).map { number in
        try Appender(folder, name: "r\(round)p\(number)")
      }
      // A start takes some 20 ms or more: kills fall into opening, recovery and appending.
      usleep(UInt32.random(in: 10_000...100_000, using: &random))
      for appender in appenders { appender.kill() }
      let acknowledged = appenders.flatMap { $0.acknowledged() }
      total += acknowledged.count
      let before = try Checkpoint.open(try folder.read("ledger/checkpoint"), verifier: verifier)
      let workspace = try Workspace.open(folder.state)
      try check(acknowledged, in: workspace)
      try workspace.ledger.publish()
      let after = try Checkpoint.open(workspace.ledger.checkpoint(), verifier: verifier)
      for checkpoint in [before, after] {
        let root = roots.updateValue(checkpoint.root, forKey: checkpoint.size)
        #expect(root == nil || root == checkpoint.root, "round \(round), seed \(seed)")
      }
      let proof = try workspace.ledger.consistency(from: before.size)
      try MerkleProof.verifyConsistency(
        old: (before.size, before.root), new: (after.size, after.root), proof: proof.hashes)
    }
    let report = try Workspace.verifyLedger(folder.state)
    #expect(report.audit >= UInt64(total))
    #expect(total > 200, "the processes hardly got to append: \(total), seed \(seed)")
  }

  @Test("four processes that append at once get different indices and lose nothing")
  func manyProcesses() throws {
    let folder = try Folder()
    _ = try folder.workspace()
    let appenders = try (0..<4).map { try Appender(folder, name: "p\($0)", count: 30) }
    let acknowledged = appenders.flatMap { $0.acknowledged() }
    #expect(appenders.allSatisfy { $0.exitCode == 0 })
    #expect(Set(acknowledged.map(\.index)) == Set(1...240))
    let workspace = try Workspace.open(folder.state)
    try check(acknowledged, in: workspace)
    try workspace.ledger.publish()
    #expect(try Workspace.verifyLedger(folder.state).published == 241)
  }

  @Test("a full disk is a clear refusal: nothing acknowledged is lost, and appending goes on later")
  func fullDisk() throws {
    let folder = try Folder()
    _ = try folder.workspace()
    // A limit on the size of files stands in for the full disk: writes beyond 64 KiB fail.
    let appender = try Appender(
      folder, name: "full", shellPrefix: "trap '' XFSZ; ulimit -f 64;")
    let acknowledged = appender.acknowledged()
    #expect(appender.exitCode == 2)
    #expect(!acknowledged.isEmpty)
    let report = try Workspace.verifyLedger(folder.state)
    #expect(report.tornBytes == 0)
    let workspace = try Workspace.open(folder.state)
    try check(acknowledged, in: workspace)
    #expect(workspace.ledger.size == UInt64(acknowledged.count) + 1)
    _ = try workspace.ledger.append([Entries.audit(1)])
    try workspace.ledger.publish()
    _ = try Workspace.verifyLedger(folder.state)
  }
}

/// splitmix64, for moments that can be had again from the seed.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
