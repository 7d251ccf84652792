/// A baseline as a file: canonical JSON, so that its digest names it.

package import Bytes

extension Baseline {
  /// The form that files have.
  private static let version = 1

  /// As an object. Numbers are rounded to eight digits, which no distance notices.
  package var json: JSON {
    [
      "schema_version": .int(Self.version), "kind": "gatehouse.baseline", "rows": .int(rows),
      "columns": .array(
        columns.map { ["name": .string($0.name), "kind": .string($0.kind.rawValue)] }),
      "means": numbers(gaussian.means), "scales": numbers(gaussian.scales),
      "factor": numbers(gaussian.factor), "shrinkage": .double(gaussian.shrinkage),
      "neighbours": .array(neighbours.rows.map(numbers)),
      "frequencies": .array(
        frequencies.map { counts in
          var object = JSONObject()
          for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
            object[value] = .int(count)
          }
          return .object(object)
        }),
      "missing": .array(missing.map(JSON.bool)), "units": numbers(units), "held": numbers(held),
    ]
  }

  /// The canonical bytes (RFC 8785, section 3.2.3).
  package func encoded() -> [UInt8] { json.encoded(.canonical) }

  /// The digest of the canonical bytes.
  package var digest: Digest { Digest.of(encoded()) }

  private func numbers(_ values: [Double]) -> JSON {
    .array(values.map { .double(Self.rounded($0)) })
  }

  private static func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return 0 }
    var scale = 1e8
    var size = abs(value)
    while size >= 10, scale > 1 {
      size /= 10
      scale /= 10
    }
    return (value * scale).rounded() / scale
  }

  /// Reads what `json` writes; every length is checked.
  package init(json: JSON) throws(BaselineError) {
    guard json["kind"]?.string == "gatehouse.baseline", json["schema_version"]?.int == Self.version
    else { throw .unreadable("it is no baseline of this version") }
    let columns = (json["columns"]?.array ?? []).compactMap { column -> BaselineColumn? in
      guard let name = column["name"]?.string,
        let kind = column["kind"]?.string.flatMap(BaselineColumnKind.init(rawValue:))
      else { return nil }
      return BaselineColumn(name, kind)
    }
    guard !columns.isEmpty, columns.count <= BaselineLimits.columns,
      columns.count == json["columns"]?.array?.count
    else { throw .unreadable("columns") }
    let means = try Self.values(json, "means")
    let frequencies = (json["frequencies"]?.array ?? []).map { counts in
      Dictionary(
        (counts.object?.members ?? []).compactMap { member in
          member.value.int.map { (member.key, max(0, $0)) }
        }, uniquingKeysWith: { first, _ in first })
    }
    let missing = (json["missing"]?.array ?? []).compactMap(\.bool)
    let shape = RowShape(columns, frequencies, missing, means)
    let width = shape.width
    let factor = try Self.values(json, "factor", count: width * (width + 1) / 2)
    let kept = try (json["neighbours"]?.array ?? []).prefix(BaselineLimits.kept).map {
      row throws(BaselineError) in try Self.values(row, count: width)
    }
    guard means.count == width, missing.count == columns.count,
      frequencies.count == columns.count(where: { $0.kind == .category }),
      !(0..<width).contains(where: { factor[$0 * ($0 + 1) / 2 + $0] <= 0 })
    else { throw .unreadable("its parts do not fit together") }
    self.init(
      columns: columns, rows: json["rows"]?.int ?? 0,
      gaussian: ShrunkGaussian(
        means: means, scales: try Self.values(json, "scales", count: width), factor: factor,
        shrinkage: json["shrinkage"]?.double ?? 0),
      neighbours: Neighbours(rows: kept), frequencies: frequencies, missing: missing,
      units: try Self.values(json, "units", count: 3).map { max(1e-6, $0) },
      held: try Self.values(json, "held").sorted())
  }

  private static func values(_ json: JSON, _ name: String, count: Int? = nil)
    throws(BaselineError) -> [Double]
  {
    guard let value = json[name] else { throw .unreadable(name) }
    return try values(value, count: count)
  }

  private static func values(_ json: JSON, count: Int?) throws(BaselineError) -> [Double] {
    guard let array = json.array else { throw .unreadable("a list of numbers") }
    let numbers = array.compactMap(\.double)
    guard numbers.count == array.count, count == nil || count == numbers.count else {
      throw .unreadable("a list of numbers")
    }
    return numbers
  }
}
