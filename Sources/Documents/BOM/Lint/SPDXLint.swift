/// Looking at a bill in SPDX 3.

import Bytes

enum SPDXLint {
  static func report(_ bill: JSON, isSigned: Bool, now: Int64) -> BOMReport {
    BOMReport(
      format: .spdx, version: "3.0.1", findings: [], elements: [], counts: (0, 0, 0))
  }
}
