/// Data sets: JSON lines, tables, Parquet. Data only, unless a cell acts in a spreadsheet or is a
/// pickle.

import Bytes
import Formats

extension FormatReader {
  /// Data sets. Tables have no mark and are told by their names alone.
  static let datasets = [
    FormatReader(
      name: "parquet", recognises: ParquetFile.isCandidate, ownsContent: { _ in true },
      read: { $0.inspectParquet($1, $2) }),
    FormatReader(
      name: "arrow", recognises: ArrowText.isCandidate, read: { $0.inspectArrow($1, $2) }),
    FormatReader(
      name: "jsonl", recognises: JSONLines.isCandidate, read: { $0.inspectLines($1, $2) }),
    FormatReader(
      name: "csv", recognises: { Inspector.mayBeTable($0) }, read: { $0.inspectTable($1, $2) }),
  ]
}

extension Inspector {
  // MARK: Parquet

  mutating func inspectParquet(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "parquet")
    do throws(FormatError) {
      let file = try ParquetFile(region)
      for path in file.outside {
        note(
          InspectionRules.datasetOutside, .suspicious, "a column lies in another file", place,
          excerpt: path)
        result.verdict = max(result.verdict, .suspicious)
        result.lacks("a column lies in another file")
      }
      var text = ParquetText(region, file, budget: unpackedLeft)
      let granted = unpackedLeft
      defer { unpackedLeft -= min(unpackedLeft, granted - text.budget) }
      try judge(&text, place, &result)
      for range in file.hidden { hiddenPart(range, region, place, &result) }
    } catch {
      broken(error, place, &result)
      if region.count > 4 { inspectBeside(4..<region.count, region, place, &result) }
    }
    return result
  }

  // MARK: Arrow

  mutating func inspectArrow(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "arrow")
    do throws(FormatError) {
      var text = try ArrowText(region, budget: unpackedLeft)
      let granted = unpackedLeft
      defer { unpackedLeft -= min(unpackedLeft, granted - text.budget) }
      try judge(&text, place, &result)
      for range in text.between {
        guard let part = try? region.part(range.lowerBound, UInt64(range.count)) else { continue }
        inspectNote(part, place.member("bytes at \(range.lowerBound)"), &result)
      }
      if let rest = text.rest { hiddenPart(rest, region, place, &result) }
    } catch {
      broken(error, place, &result)
    }
    return result
  }

  private mutating func hiddenPart(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let part = try? region.part(range.lowerBound, UInt64(range.count)), !isZero(part) else {
      return
    }
    note(
      InspectionRules.datasetHidden, .suspicious, "\(range.count) bytes belong to no column", place,
      at: range.lowerBound)
    result.verdict = max(result.verdict, .suspicious)
    inspectBeside(range, region, place, &result)
  }

  private mutating func broken(
    _ error: FormatError, _ place: Place, _ result: inout Assessment
  ) {
    note(InspectionRules.datasetBroken, .unknown, error.words, place, at: error.offset)
    result.lacks("the data set cannot be read to its end")
  }

  // MARK: texts

  mutating func inspectLines(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "jsonl")
    var lines = JSONLines(region)
    do throws(FormatError) {
      try judge(&lines, place, &result)
    } catch {
      broken(error, place, &result)
    }
    return result
  }

  /// Text that does not start like one of the formats that have a mark.
  static func mayBeTable(_ region: Region) -> Bool {
    guard let head = try? region.head(64), let first = head.first else { return false }
    return ![0x7B, 0x5B, 0x3C, 0x25, 0x80].contains(first) && !head.starts(with: [0x23, 0x21])
      && head.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  mutating func inspectTable(_ region: Region, _ place: Place) -> Assessment? {
    let name = place.name.lowercased()
    guard [".csv", ".tsv", ".tab", ".psv"].contains(where: name.hasSuffix) else { return nil }
    // The name takes no reading away: what is a pickle without it is one with it.
    let before = reasons
    let isPickle = inspectPickle(region, place, others: false) != nil
    restore(before)
    guard !isPickle else { return nil }
    var result = Assessment(format: "csv")
    do throws(FormatError) {
      var table = try CSVTable(region)
      try judge(&table, place, &result)
    } catch {
      broken(error, place, &result)
    }
    return result
  }

  /// Every cell, until the data set ends.
  private mutating func judge(
    _ texts: inout some DatasetText, _ place: Place, _ result: inout Assessment
  ) throws(FormatError) {
    try texts.forEach { judge($0, place, &result) }
  }

  private mutating func judge(
    _ cell: DatasetCell, _ place: Place, _ result: inout Assessment
  ) {
    if case .acting(let what)? = cell.formula {
      note(
        InspectionRules.datasetFormula, .suspicious,
        "row \(cell.row), column \(cell.column): a formula with \(what)", place,
        at: cell.offset, excerpt: String(decoding: cell.text.prefix(160), as: UTF8.self))
      result.verdict = max(result.verdict, .suspicious)
    }
    if cell.text.count >= 8, cell.text[0] == 0x80, (2...5).contains(cell.text[1]) {
      judgePickle(cell, place, &result)
    }
  }

  private mutating func judgePickle(
    _ cell: DatasetCell, _ place: Place, _ result: inout Assessment
  ) {
    guard nestedLeft > 0 else { return result.lacks("byte strings not examined") }
    nestedLeft -= 1
    let before = reasons
    let content = Region(MemorySource(cell.text))
    let inner = place.member("\(cell.column), row \(cell.row)")
    guard let found = inspectPickle(content, inner, others: true) else { return restore(before) }
    note(
      InspectionRules.datasetPickle, .suspicious,
      "row \(cell.row), column \(cell.column) is a pickle", place, at: cell.offset)
    result.verdict = max(result.verdict, .suspicious)
    result.join(found)
  }
}
