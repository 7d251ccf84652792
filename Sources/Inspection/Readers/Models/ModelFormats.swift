/// The register of the formats that lie in this folder.

import Bytes
import Formats

extension FormatReader {
  static let models = [
    FormatReader(name: "hdf5", recognises: HDF5.isCandidate, read: { $0.inspectHDF5($1, $2) })
  ]
}

extension JSONShape {
  static let models = [
    JSONShape(
      name: "keras-config", recognises: KerasJudge.isConfiguration,
      judge: { $0.judgeKeras($1, $2, &$3) })
  ]
}

extension ArchiveProfile {
  static let models = [
    ArchiveProfile(
      name: "keras",
      recognises: { names in
        names.contains("config.json")
          && (names.contains("metadata.json") || names.contains("model.weights.h5"))
      },
      judge: { $0.judgeKerasArchive($1, $2, $3, &$4) })
  ]
}
