// The pickle machine against CPython's rules of acceptance.

import Bytes
import Formats
import Testing

@Suite("3.2a pickles are followed as CPython loads them")
struct PickleMachineTests {
  private func run(_ bytes: [UInt8]) -> PickleTrace {
    var machine = PickleMachine(Region(MemorySource(bytes)), opcodeBudget: 100_000)
    return machine.run()
  }

  private func run(_ text: String) -> PickleTrace { run(Array(text.utf8)) }

  @Test("there are 68 opcodes, with CPython's names")
  func opcodes() {
    #expect(PickleOpcode.allCases.count == 68)
    #expect(PickleOpcode.stackGlobal.name == "STACK_GLOBAL")
    #expect(PickleOpcode.newObjEx.name == "NEWOBJ_EX")
    #expect(PickleOpcode.shortBinUnicode.name == "SHORT_BINUNICODE")
    #expect(PickleOpcode.newTrue.name == "NEWTRUE")
  }

  @Test(
    "numbers are read as CPython reads them",
    arguments: [
      ("I5\n.", true), ("I 5\n.", true), ("I0x1F\n.", true), ("I017\n.", true), ("I08\n.", false),
      ("I1_0\n.", true), ("I\n.", false), ("I5 \n.", true), ("I5x\n.", false), ("I\u{0}x\n.", true),
      ("I1\u{0}x\n.", true),
      ("I99999999999999999999\n.", true), ("L5L\n.", true), ("L5\n.", true), ("LL\n.", false),
      ("F1.5\n.", true), ("F1.\n.", true), ("F.5e3\n.", true), ("Fnan\n.", true),
      ("F1e999\n.", false),
      ("F 1\n.", false), ("F1x\n.", false), ("Np1_0\ng+10\n.", true), ("Np0x1\n.", false),
      ("Np-1\n.", false), ("g0\n.", false), ("S'a'\n.", true), ("Sa\n.", false),
      ("S'a\\x4'\n.", false),
      ("S'\n.", false), ("V\\u00e9\n.", true), ("V\\u00\n.", false), ("(dN.", true),
      ("(Nd.", false),
      ("(lN.", true), ("t.", false), ("(Na.", false), ("]Na.", true), ("0.", false), ("(0N.", true),
      ("N2\u{85}.", false), (".", false), ("N", false), ("", false),
    ])
  func acceptance(_ text: String, _ isWhole: Bool) {
    #expect(run(text).isWhole == isWhole)
  }

  @Test("a call is kept when the stream breaks after it")
  func brokenAfterCall() {
    let trace = run("cos\nsystem\n(Vx\ntR\u{7F}")
    #expect(!trace.isWhole)
    #expect(trace.calls.count == 1)
    #expect(trace.imports.first?.module == "os")
  }

  @Test("MEMOIZE counts the entries of the memo, as CPython does")
  func memoize() {
    // PUT 5, then MEMOIZE goes to index 1, not 6.
    let trace = run([0x80, 4] + Array("Np5\n".utf8) + [0x88, 0x94, 0x68, 1, 0x2E])
    #expect(trace.end == .stopped(.bool(true)))
  }

  @Test("STACK_GLOBAL on something computed is an event of its own")
  func computed() {
    let trace = run(
      [0x80, 4] + Array("ccollections\nOrderedDict\n".utf8) + [
        0x29, 0x52, 0x8C, 1, 0x61, 0x93, 0x2E,
      ])
    #expect(trace.events.contains { if case .computedImport = $0 { true } else { false } })
  }

  @Test("a budget of opcodes stops a stream, which is not whole then")
  func budget() {
    var machine = PickleMachine(
      Region(MemorySource([UInt8](repeating: 0x4E, count: 1000) + [0x2E])), opcodeBudget: 100)
    let trace = machine.run()
    guard case .failed(.limit) = trace.end else {
      Issue.record("no limit")
      return
    }
  }

  @Test("large byte strings are passed over, not held")
  func largeBytes() {
    let bytes: [UInt8] =
      [0x80, 3, 0x42, 0, 0, 0x10, 0] + [UInt8](repeating: 7, count: 1 << 20) + [0x2E]
    let trace = run(bytes)
    #expect(trace.bytes == [PickleBytes(start: 7, count: 1 << 20)])
    #expect(trace.isWhole)
  }
}
