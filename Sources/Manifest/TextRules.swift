/// The forms of texts in a manifest. Patterns match the whole text.

extension TextRule {
  /// A name that other parts refer to.
  static let name = TextRule(
    words: "a name: letters, digits, `.`, `_`, `-`, at most 64, beginning with a letter or digit",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", maxLength: 64)

  /// A name as the chat protocols allow it for tools.
  static let toolName = TextRule(
    words: "a tool name: letters, digits, `_`, `-`, at most 64",
    pattern: "^[A-Za-z0-9_-]{1,64}$", maxLength: 64)

  /// A name that clients send as `model`.
  static let routeName = TextRule(
    words: "a route name: letters, digits, `.`, `_`, `:`, `/`, `-`, at most 128",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$", maxLength: 128)

  /// One printable word.
  static let token = TextRule(
    words: "printable characters without spaces", pattern: "^[!-~]{1,200}$", maxLength: 200)

  /// The version of somebody else's model.
  static let pinnedModel = TextRule(
    words: "a pinned version of the model, not one that moves such as `latest`",
    pattern: "^(?![!-~]*latest)[!-~]{1,200}$", maxLength: 200)

  /// One licence: an SPDX identifier, or the name that a model hub has for one without.
  static let licence = TextRule(
    words: "one licence identifier, such as `Apache-2.0` or `LicenseRef-acme`",
    pattern: "^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$", maxLength: 64)

  /// One line.
  static let line = TextRule(
    words: "a line of text",
    pattern: "^[^\\s\\x00-\\x1f\\x7f]([^\\x00-\\x1f\\x7f]*[^\\s\\x00-\\x1f\\x7f])?$",
    maxLength: ManifestLimits.line)

  /// Some sentences.
  static let prose = TextRule(
    words: "a text", pattern: "^[^\\x00-\\x08\\x0b-\\x1f\\x7f]*\\S[^\\x00-\\x08\\x0b-\\x1f\\x7f]*$",
    maxLength: ManifestLimits.prose, isTrimmed: true)

  /// A person's address.
  static let email = TextRule(
    words: "an e-mail address",
    pattern: "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$",
    maxLength: 254)

  /// A path below the manifest.
  static let path = TextRule(
    words: "a relative path without `..`, with `/` between its parts",
    pattern: "^" + part + "(/" + part + ")*$", maxLength: ManifestLimits.path,
    code: ManifestCode.path)

  /// A path to something that is kept outside on purpose: keys and certificates.
  static let location = TextRule(
    words: "a path without `..`", pattern: "^/?" + part + "(/" + part + ")*$",
    maxLength: ManifestLimits.path, code: ManifestCode.path, isQuotable: false)

  private static let part = "(?!\\.\\.?(/|$))[^/\\\\\\x00-\\x1f\\x7f]+"

  /// The address of an API.
  static let url = TextRule(
    words: "an http or https address without user, query or fragment",
    pattern: "^https?://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?$",
    maxLength: 400, isQuotable: false)

  /// A domain, those below it meant too.
  static let domain = TextRule(
    words: "a domain such as `example.org`",
    pattern: "^[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*$", maxLength: 253)

  /// A word or phrase that is looked for in texts.
  static let term = TextRule(
    words: "a word or a phrase of at most 8 words, 120 characters in all",
    pattern: "^[^\\s\\x00-\\x1f\\x7f]+( [^\\s\\x00-\\x1f\\x7f]+){0,7}$", maxLength: 120)

  /// A regular expression.
  static let pattern = TextRule(
    words: "a regular expression on one line",
    pattern: "^[^\\x00-\\x1f\\x7f]{1,1000}$", maxLength: ManifestLimits.pattern)

  /// Host and port.
  static let listen = TextRule(
    words: "an address and a port, such as `127.0.0.1:8484` or `[::1]:8484`",
    pattern: "^([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$", maxLength: 280)

  /// A day.
  static let date = TextRule(
    words: "a day such as 2026-10-01",
    pattern: "^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", maxLength: 10, isDate: true)

  /// The name of an environment variable.
  static let variable = TextRule(
    words: "the name of an environment variable, such as `OPENAI_API_KEY`",
    pattern: "^[A-Z_][A-Z0-9_]{0,127}$", maxLength: 128, isQuotable: false)

  /// How a period is written.
  static let duration = TextRule(
    words: "a whole number with `s`, `m`, `h` or `d`, such as `60s` or `90d`",
    pattern: "^[1-9][0-9]{0,8}[smhd]$", maxLength: 10)
}
