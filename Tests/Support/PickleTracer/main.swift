/// What the pickle machine makes of streams, for comparison with CPython's unpickler
/// (`tests/whole/pickle_differential.py`): reads streams from standard input, each as one byte for the
/// framing (0 flat, 1 framed), a length of four bytes (little-endian) and its bytes, and prints a
/// line of JSON for each: the names that it imports, in order, and whether it came to its end.
///
///     PickleTracer < STREAMS

import Bytes
import Formats
import Foundation

/// Longest stream that is read.
let longest = 16 << 20

let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
var offset = 0
var output = ""
while input.count - offset >= 5 {
  let framing: PickleFraming = input[offset] == 0 ? .flat : .framed
  let length = (0..<4).reduce(0) { $0 | Int(input[offset + 1 + $1]) << (8 * $1) }
  offset += 5
  guard length <= longest, length <= input.count - offset else { exit(65) }
  var machine = PickleMachine(
    Region(MemorySource(Array(input[offset..<(offset + length)]))), opcodeBudget: 1_000_000,
    framing: framing)
  offset += length
  let trace = machine.run()
  let names = trace.imports.map { JSON.array([.string($0.module), .string($0.name)]) }
  let line: JSON = [
    "names": .array(names), "whole": .bool(trace.isWhole), "end": .string("\(trace.end)"),
  ]
  output += line.text() + "\n"
}
FileHandle.standardOutput.write(Data(output.utf8))
