// Messages between processes: whole or not at all. Confinement itself is tried with the program.

import Foundation
import Isolation
import Testing

@Suite("3.2a what reads hostile bytes is confined")
struct ChannelTests {
  @Test("a message arrives whole, with its open file")
  func roundTrip() throws {
    // `cat` sends back what it gets, byte by byte as it likes.
    let child = try ChildProcess(
      path: "/bin/sh", arguments: ["-c", "cat <&0 >&0"], environment: [])
    for length in [0, 1, 5000, 300_000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
      try child.channel.send(bytes)
      #expect(try child.channel.receive(seconds: 30).bytes == bytes)
    }
    #expect(child.kill() == .signalled(9))
  }

  @Test("the end of the other side is an error, not a wait")
  func closed() throws {
    let child = try ChildProcess(path: "/bin/true", arguments: [], environment: [])
    #expect(throws: ChannelError.closed) { try child.channel.receive(seconds: 30) }
    #expect(child.finish() == .exited(0))
  }

  @Test("silence ends with the patience")
  func silent() throws {
    let child = try ChildProcess(path: "/bin/sleep", arguments: ["30"], environment: [])
    #expect(throws: ChannelError.late) { try child.channel.receive(seconds: 1) }
    #expect(child.kill() == .signalled(9))
  }

  @Test("a message longer than any is refused before it is read")
  func tooLong() throws {
    let child = try ChildProcess(
      path: "/bin/sh", arguments: ["-c", "printf '\\377\\377\\377\\377' >&0"], environment: [])
    #expect(throws: ChannelError.self) { try child.channel.receive(seconds: 30) }
    _ = child.kill()
  }

  @Test("a process with several threads is not copied: the copy would inherit locks")
  func noCopyOfThreads() async {
    await withTaskGroup(of: Void.self) { group in
      // Test runners have more threads than one; these make sure of it.
      for _ in 0..<8 { group.addTask { #expect(ChildProcess.forked { 0 } == nil) } }
    }
  }

  @Test("what cannot be started is an error")
  func missing() {
    #expect(throws: ChannelError.self) {
      try ChildProcess(path: "/nonexistent", arguments: [], environment: [])
    }
  }
}
