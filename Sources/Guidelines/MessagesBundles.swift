/// Messages about Sigstore bundles (GH-038x).

extension MessageCatalogue {
  static let bundles: [MessageEntry] = [
    MessageEntry(
      "GH-0380", "The bundle or the trusted root can't be read",
      "It is not strict JSON, has members that its version does not have, or lacks some that it needs.",
      "Get it again from its source. Bundles of versions 0.1 to 0.3 and trusted roots of 0.1 and 0.2 are read."
    ),
    MessageEntry(
      "GH-0381", "The bundle does not sign this",
      "The signature does not verify, or what was signed is not this file and names it nowhere.",
      "Get the file and its bundle again from the source; do not use the file."),
    MessageEntry(
      "GH-0382", "Somebody else signed",
      "The signature is whole, but the certificate names another identity, or another identity provider vouched for it.",
      "Ask the publisher which identity signs. Identities are compared exactly, without patterns."),
    MessageEntry(
      "GH-0383", "The bundle proves too little",
      "A certificate does not lead to the trusted root, was not logged or had expired; an entry is not in its log; or nothing says when the signature was made.",
      "Check that the trusted root is the right one and recent enough; otherwise treat the file as unsigned."
    ),
  ]
}
