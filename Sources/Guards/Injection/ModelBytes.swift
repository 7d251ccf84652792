/// The weights as the C target carries them.

import CGuardModel

enum ModelBytes {
  /// A copy of the bytes.
  static var all: [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: gh_guard_model_bytes(), count: gh_guard_model_count))
  }
  /// A copy of the bytes of the model for data.
  static var data: [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: gh_data_model_bytes(), count: gh_data_model_count))
  }
}
