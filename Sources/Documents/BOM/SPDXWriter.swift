/// SPDX.

package import Bytes

/// Writing of SPDX 3.0.1.
package enum SPDX {
  /// The bill of `input`.
  package static func bill(_ input: BOMInput) -> JSON { [:] }
}
