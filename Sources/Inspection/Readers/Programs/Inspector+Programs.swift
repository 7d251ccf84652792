/// Contents that are programs as a whole: native ones, bytecode, llamafiles.

import Formats

extension FormatReader {
  /// Programs. They stand first: a program that carries an archive is one thing, not two.
  static let programs = [
    FormatReader(
      name: "program", recognises: { ProgramHeader.kind(in: $0) != nil },
      ownsContent: { ProgramHeader.kind(in: $0) == .ape },
      read: { $0.inspectProgram($1, $2) })
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
}
