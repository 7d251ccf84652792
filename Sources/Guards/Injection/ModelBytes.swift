/// The weights as the C target carries them.

import CGuardModel

enum ModelBytes {
  /// A copy of the bytes.
  static var all: [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: gh_guard_model_bytes(), count: gh_guard_model_count))
  }
}
