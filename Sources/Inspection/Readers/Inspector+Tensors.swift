/// Formats of tensors alone: safetensors, GGUF, numpy.

import Bytes
import Formats

extension Inspector {
  mutating func inspectSafetensors(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "safetensors")
    do throws(SafetensorsFault) {
      plan.holdsOnlyData(region)
      let file = try Safetensors(region)
      let data = region.tail(from: file.dataOffset)
      for tensor in file.tensors {
        let length = UInt64(tensor.range.count)
        guard let kind = FloatKind(safetensors: tensor.dtype),
          let part = try? data.part(tensor.range.lowerBound, length)
        else { continue }
        plan.survey(part, as: kind, tensor.name)
      }
    } catch {
      let (rule, verdict, words) = Self.words(error)
      note(rule, verdict, words, place, at: 8)
      result.verdict = verdict
      result.lacks(words)
    }
    return result
  }

  private static func words(_ fault: SafetensorsFault) -> (InspectionRule, ArtefactVerdict, String)
  {
    switch fault {
    case .layout(let words): (InspectionRules.safetensorsLayout, .suspicious, words)
    case .json(let error):
      if case .duplicateKey = error.kind {
        (InspectionRules.safetensorsDuplicate, .suspicious, error.description)
      } else {
        (InspectionRules.safetensorsHeader, .unknown, error.description)
      }
    case .field(let tensor, let field):
      (
        InspectionRules.safetensorsHeader, .unknown,
        "the field \(field) of \(tensor.prefix(64)) is missing or no sense"
      )
    case .headerTooLarge(let size):
      (InspectionRules.safetensorsTooLarge, .unknown, "the header claims \(size) bytes")
    case .format(let error): (InspectionRules.safetensorsHeader, .unknown, error.words)
    }
  }

  // MARK: GGUF

  mutating func inspectGGUF(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "gguf")
    do throws(FormatError) {
      plan.holdsOnlyData(region)
      let gguf = try GGUF(region)
      for template in gguf.templates {
        inspectTemplate(template.key, template.text, at: template.offset, place, &result)
      }
      if gguf.trailing > 0 {
        note(
          InspectionRules.ggufArithmetic, .suspicious,
          "\(gguf.trailing) bytes follow the last tensor", place)
        result.verdict = max(result.verdict, .suspicious)
        result.lacks("bytes after the last tensor")
      }
    } catch {
      let crafted = error.words.hasPrefix("arithmetic: ")
      let verdict: ArtefactVerdict = crafted ? .suspicious : .unknown
      note(
        crafted ? InspectionRules.ggufArithmetic : InspectionRules.ggufBroken, verdict,
        error.words, place, at: error.offset)
      result.verdict = max(result.verdict, verdict)
      result.lacks("the header cannot be followed")
    }
    return result
  }

  // MARK: numpy

  mutating func inspectNumpy(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "npy")
    do throws(FormatError) {
      let array = try NumpyArray(region)
      let rest = region.tail(from: array.dataOffset)
      if array.holdsObjects {
        note(InspectionRules.numpyObjects, .safe, "the array holds Python objects", place)
        guard let pickle = inspectPickle(rest, place, others: false) else {
          result.lacks("the objects of the array cannot be read")
          note(InspectionRules.numpyBroken, .unknown, "the objects are no pickle", place)
          return result
        }
        result.join(pickle)
      } else if array.dataBytes == rest.count {
        plan.holdsOnlyData(region)
        plan.survey(rest, as: array.type.flatMap { FloatKind(numpy: $0) }, "the array")
      } else {
        note(
          InspectionRules.numpyBroken, .unknown,
          "the header asks for \(array.dataBytes.map(String.init) ?? "too many") bytes, "
            + "\(rest.count) are there", place, at: array.dataOffset)
        result.lacks("the data does not fit the header")
      }
    } catch {
      note(InspectionRules.numpyBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the header cannot be read")
    }
    return result
  }
}
