// Loops over a large ledger for `make bench`: filling one, reading all of it again, proving entries.

import Bytes
import Foundation
import Store

/// A new ledger of `count` entries of the size of an audit record, published.
func fill(_ directory: String, count: Int) throws {
  let ledger = try Workspace.create(directory, at: 0).ledger
  var next = 1
  while next < count {
    let end = min(count, next + 4_096)
    _ = try ledger.append((next..<end).map(entry))
    if end == count || (end - 1) % 65_536 == 0 { try ledger.publish() }
    next = end
  }
  print("{\"count\":\(count)}")
}

/// Reads the whole ledger again: entries, leaves, tiles, checkpoint.
func verify(_ directory: String) throws {
  let started = ContinuousClock.now
  let report = try Workspace.verifyLedger(directory)
  try print(count: Int(report.published), since: started)
}

/// Proves `count` entries all over an open ledger.
func prove(_ directory: String, count: Int) throws {
  let ledger = try Workspace.open(directory).ledger
  let size = try ledger.publishedSize()
  var times: [Double] = []
  var index: UInt64 = 1
  for _ in 0..<count {
    index = (index &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407)
    let started = ContinuousClock.now
    _ = try ledger.prove((index >> 20) % size)
    times.append((ContinuousClock.now - started) / .milliseconds(1))
  }
  times.sort()
  print("{\"entries\":\(size),\"milliseconds\":\(times[times.count / 2])}")
}

private func print(count: Int, since started: ContinuousClock.Instant) throws {
  let seconds = (ContinuousClock.now - started) / .seconds(1)
  print("{\"count\":\(count),\"seconds\":\(seconds)}")
}
