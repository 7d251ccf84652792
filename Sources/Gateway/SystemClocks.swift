/// The clocks of the machine.

import FoundationEssentials
import NIOCore

extension GatewayClock {
  /// The real ones.
  package static let system = GatewayClock(
    uptime: { NIODeadline.now().uptimeNanoseconds },
    wallMilliseconds: { Int64(Date().timeIntervalSince1970 * 1000) })
}
