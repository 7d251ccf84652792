/// The reference page of the manifest, made from the table that the parser reads by.

extension Manifest {
  /// The tables of `docs/reference/manifest.md`: every part with its keys, in Markdown.
  package static func referenceTables() -> String {
    KeyHomes.records(ManifestFields.root).map(section).joined(separator: "\n")
  }

  private static func section(_ record: Record) -> String {
    let isRoot = record.name == ManifestFields.root.name
    var lines = [isRoot ? "## The document" : "## `\(record.name)`", ""]
    if !record.exactlyOne.isEmpty {
      let keys = record.exactlyOne.map { "`\($0)`" }.joined(separator: " and ")
      lines += ["Exactly one of \(keys).", ""]
    }
    lines += ["| key | value | default | what and why |", "|---|---|---|---|"]
    for field in record.fields {
      lines.append(
        "| `\(field.key)` | \(words(field.shape)) | \(defaultWords(field)) | \(field.about) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ shape: Shape) -> String {
    switch shape {
    case .text(let rule): rule.words
    case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "`true` or `false`"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .duration: "a period, such as `60s`, `12h` or `90d`"
    case .record(let record): "see `\(record.name)`"
    case .list(let element, let atLeast, _):
      (atLeast > 0 ? "list, at least \(atLeast): " : "list: ") + words(element)
    }
  }

  private static func defaultWords(_ field: Field) -> String {
    switch field.presence {
    case .required: "required"
    case .optional: "none"
    case .text(let text): "`\(text)`"
    case .items(let items): "`[\(items.joined(separator: ", "))]`"
    case .defaults: "its defaults"
    }
  }
}
