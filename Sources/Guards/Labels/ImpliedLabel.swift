/// The label that a finding implies: how sensitive a text is that holds such a thing, whoever wrote
/// it. Labels say where data may go; they do not say whether a text is an attack, so that findings
/// about attacks imply the lowest one.

package import Bytes

extension Finding {
  /// The label that a text with this finding has at least.
  package var label: DataLabel { ImpliedLabel.of(type: type) }
}

/// The labels of types of findings.
package enum ImpliedLabel {
  /// The label that `type` implies.
  package static func of(type: String) -> DataLabel {
    switch GuardFamily(type: type) {
    // Whoever reads a secret can act with it (guidelines 2.2e, 3.2b).
    case .secrets: DataLabel(.restricted)
    // A card number is both: it tells whose account it is, and whoever has it can pay with it.
    case .personalData:
      DataLabel(type == "personal.card" ? .restricted : .confidential, personalData: true)
    case .canary: DataLabel(.confidential)
    case .lists: DataLabel(.internal)
    case .injection, .exfiltration, .hidden, .prohibited: .lowest
    }
  }
}
