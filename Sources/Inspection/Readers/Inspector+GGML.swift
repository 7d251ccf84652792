/// Models of llama.cpp from before GGUF.

import Formats

extension Inspector {
  mutating func inspectGGML(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "ggml")
    do throws(FormatError) {
      let file = try GGML(region)
      result.format = file.kind
      guard file.tensorCount > 0 else {
        note(InspectionRules.ggmlBroken, .unknown, "the file holds no tensors", place)
        result.lacks("no tensors")
        return result
      }
    } catch {
      note(InspectionRules.ggmlBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the file cannot be followed")
    }
    return result
  }
}
