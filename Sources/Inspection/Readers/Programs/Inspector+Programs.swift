/// Contents that are programs as a whole: native ones, bytecode, scripts, llamafiles.

import Formats

extension FormatReader {
  /// Programs. They stand first: a program that carries an archive is one thing, not two.
  static let programs = [
    FormatReader(
      name: "program", recognises: { ProgramHeader.kind(in: $0) != nil },
      ownsContent: { ProgramHeader.kind(in: $0) == .ape },
      read: { $0.inspectProgram($1, $2) }),
    FormatReader(
      name: "script", recognises: { Script.interpreter(of: $0) != nil },
      read: { $0.inspectScript($1, $2) }),
  ]
}

extension Inspector {
  mutating func inspectProgram(_ region: Region, _ place: Place) -> Assessment? {
    guard let kind = ProgramHeader.kind(in: region) else { return nil }
    var result = Assessment(
      format: kind.rawValue, verdict: .suspicious, capability: .codeOnLoad)
    result.lacks("what the program does is not analysed")
    plan.isProgram(region)
    guard kind == .ape, let archive = inspectZip(region, place) else {
      note(
        InspectionRules.program, .suspicious, "the content is \(kind.words)", place,
        excerpt: kind.rawValue)
      if kind == .pythonBytecode, let code = inspectBytecode(region, place) { result.join(code) }
      return result
    }
    result.format = "llamafile"
    result.join(archive)
    note(
      InspectionRules.llamafile, .suspicious,
      "a program for several systems with an archive inside",
      place)
    return result
  }

  /// Scripts of shells and interpreters; Python's have a reader of their own.
  mutating func inspectScript(_ region: Region, _ place: Place) -> Assessment? {
    guard let interpreter = Script.interpreter(of: region), !interpreter.hasPrefix("python") else {
      return nil
    }
    var result = Assessment(format: "script", verdict: .suspicious, capability: .codeOnUse)
    result.lacks("what the script does is not analysed")
    note(
      InspectionRules.script, .suspicious, "a script for \(interpreter)", place,
      excerpt: interpreter)
    if let bytes = try? region.head(InspectionLimits.secretBytes) {
      judgeScript(bytes, place, &result)
    }
    return result
  }
}

/// The first line of scripts.
enum Script {
  private static let longestLine = 256

  /// The interpreter that a `#!` line names, without its directory; `nil` if there is no such line.
  static func interpreter(of region: Region) -> String? {
    guard let head = try? region.head(longestLine), head.starts(with: [0x23, 0x21]) else {
      return nil
    }
    let line = head.dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 < 0x7F) }) else { return nil }
    let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      .map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first, first.hasPrefix("/") || first.hasPrefix("./") else { return nil }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    guard name == "env" else { return name }
    return words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") } ?? name
  }
}
