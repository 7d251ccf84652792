// The system's words for an error number.

import Foundation

enum SystemWords {
  /// Lower case, such as "no such file or directory".
  static func of(_ number: Int32) -> String {
    POSIXErrorCode(rawValue: number).map { POSIXError($0).localizedDescription.lowercased() }
      ?? "error \(number)"
  }
}
