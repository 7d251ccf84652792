/// What every decompressor looks like from outside, whatever library does the work: a machine that
/// takes bytes, gives bytes, and says when its stream is over. One file beside this one for each
/// library; nothing else touches their interfaces.

/// The state of one stream of compressed bytes. Not shared.
protocol Decompressor: AnyObject {
  /// Takes bytes of `input` from `position` and writes what they yield to the start of `output`.
  /// The caller gives the rest of the input again with the next call.
  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep
}

/// What one call did.
struct DecompressorStep {
  /// Bytes of the input that were used.
  var used: Int
  /// Bytes of the output that were written.
  var produced: Int
  var state: State

  enum State: Equatable {
    /// There may be more.
    case more
    /// The stream came to its own end.
    case ended
    /// The stream breaks its format's rules.
    case faulted(String)
  }
}
