// Loops for `make bench`: durable appends to a ledger, and the plain fsync loop that bounds them.
//
//   gatehouse-bench appends DIRECTORY COUNT WRITERS    entries to a new ledger, each awaited
//   gatehouse-bench blocking DIRECTORY COUNT           the same by one caller that blocks its thread
//   gatehouse-bench fsyncs DIRECTORY COUNT             the same bytes to a file, one fdatasync each
//   gatehouse-bench fill DIRECTORY COUNT               a new ledger of that many entries, see Ledger.swift
//   gatehouse-bench verify DIRECTORY ROUNDS            all of a ledger read and computed again
//   gatehouse-bench prove DIRECTORY COUNT              the median time of a proof
//   gatehouse-bench detectors FILE ROUNDS              the exact detectors over a text, see Detectors.swift

import Bytes
import Foundation
import Store

/// One audit-sized entry: what a request leaves behind.
let sealed = [UInt8](repeating: 0x5A, count: 512)

func entry(_ index: Int) -> LedgerEntry {
  LedgerEntry(.audit(requestID: "bench-\(index)", tenant: "bench", body: .inline(sealed)), at: 0)
}

func appends(_ directory: String, count: Int, writers: Int) async throws {
  let ledger = try Workspace.create(directory, at: 0).ledger
  let started = ContinuousClock.now
  try await withThrowingTaskGroup(of: Void.self) { group in
    for writer in 0..<writers {
      group.addTask {
        for index in 0..<(count / writers) {
          _ = try await ledger.appendAsync(entry(writer * count + index))
        }
      }
    }
    try await group.waitForAll()
  }
  try report(count / writers * writers, since: started)
  try ledger.publish()
}

func blocking(_ directory: String, count: Int) throws {
  let ledger = try Workspace.create(directory, at: 0).ledger
  let started = ContinuousClock.now
  for index in 0..<count { _ = try ledger.append([entry(index)]) }
  try report(count, since: started)
  try ledger.publish()
}

func fsyncs(_ directory: String, count: Int) throws {
  let bytes = entry(0).encoded()
  let file = unsafe open(directory + "/plain", O_CREAT | O_WRONLY | O_APPEND, 0o600)
  guard file >= 0 else { throw POSIXError(.EIO) }
  defer { close(file) }
  let started = ContinuousClock.now
  for _ in 0..<count {
    guard unsafe write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 else {
      throw POSIXError(.EIO)
    }
  }
  try report(count, since: started)
}

func report(_ count: Int, since started: ContinuousClock.Instant) throws {
  let seconds = (ContinuousClock.now - started) / .seconds(1)
  print("{\"count\":\(count),\"seconds\":\(seconds)}")
}

let words = CommandLine.arguments.dropFirst()
let numbers = words.dropFirst(2).compactMap { Int($0) }
if words.first == "appends", words.count == 4, numbers.count == 2 {
  try await appends(words[2], count: numbers[0], writers: numbers[1])
} else if words.first == "blocking", words.count == 3, numbers.count == 1 {
  try blocking(words[2], count: numbers[0])
} else if words.first == "fsyncs", words.count == 3, numbers.count == 1 {
  try fsyncs(words[2], count: numbers[0])
} else if words.first == "fill", words.count == 3, numbers.count == 1 {
  try fill(words[2], count: numbers[0])
} else if words.first == "verify", words.count == 3, numbers.count == 1 {
  for _ in 0..<numbers[0] { try verify(words[2]) }
} else if words.first == "prove", words.count == 3, numbers.count == 1 {
  try prove(words[2], count: numbers[0])
} else if words.first == "detectors", words.count == 3, numbers.count == 1 {
  try detectors(words[2], rounds: numbers[0])
} else {
  FileHandle.standardError.write(
    Data(
      "usage: gatehouse-bench appends|fsyncs|fill|verify|prove|detectors PLACE COUNT [WRITERS]\n"
        .utf8))
  exit(64)
}
