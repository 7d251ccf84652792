// What libFuzzer calls: one reader of the inspection over bytes that it makes up. Built with coverage by
// `make fuzz`; an ordinary build only lists the readers.

import Bytes
import Foundation
import Inspection

#if FUZZING
  /// The reader at work.
  private let reader = ProcessInfo.processInfo.environment["GATEHOUSE_FUZZ_READER"] ?? "all"

  /// One run of libFuzzer.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if reader == "all" {
      _ = inspect(MemorySource(bytes), name: "fuzz")
    } else {
      _ = SingleReader.inspect(bytes, by: reader)
    }
    return 0
  }
#else
  /// The list, for the script.
  @main
  struct FuzzList {
    static func main() {
      for name in SingleReader.names + ["all"] { print(name) }
    }
  }
#endif
