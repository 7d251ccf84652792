/// The register of the formats that lie in this folder.

import Bytes
import Formats

extension FormatReader {
  static let models = [
    FormatReader(name: "hdf5", recognises: HDF5.isCandidate, read: { $0.inspectHDF5($1, $2) }),
    FormatReader(
      name: "ubjson", recognises: UBJSON.isCandidate, read: { $0.inspectUBJSON($1, $2) }),
    FormatReader(
      name: "xgboost-binary", recognises: XGBoostBinary.isCandidate,
      read: { $0.inspectXGBoostBinary($1, $2) }),
    FormatReader(
      name: "lightgbm", recognises: LightGBM.isCandidate, read: { $0.inspectLightGBM($1, $2) }),
    FormatReader(
      name: "catboost", recognises: CatBoost.isCandidate, read: { $0.inspectCatBoost($1, $2) }),
    FormatReader(
      name: "msgpack", recognises: MessagePack.isCandidate,
      read: { $0.inspectMessagePack($1, $2) }),
    FormatReader(name: "r-data", recognises: RObject.isCandidate, read: { $0.inspectR($1, $2) }),
    FormatReader(
      name: "torch7", recognises: Torch7.isCandidate, read: { $0.inspectTorch7($1, $2) }),
    FormatReader(
      name: "matlab-5", recognises: MatFile.isCandidate, read: { $0.inspectMatlab($1, $2) }),
    FormatReader(
      name: "ocdbt", recognises: OCDBT.isCandidate, read: { $0.inspectOCDBT($1, $2) }),
  ]
}

extension JSONShape {
  static let models = [
    JSONShape(
      name: "keras-config", recognises: KerasJudge.isConfiguration,
      judge: { $0.judgeKeras($1, $2, &$3) }),
    JSONShape(
      name: "skops-schema", recognises: SkopsJudge.isSchema,
      judge: { $0.judgeSkops($1, $2, &$3) }),
    JSONShape(
      name: "xgboost-json", recognises: Inspector.isXGBoost,
      judge: { $0.judgeXGBoost($1, $2, &$3) }),
    JSONShape(
      name: "zarr", recognises: Inspector.isZarr, judge: { $0.judgeZarr($1, $2, &$3) }),
    JSONShape(
      name: "catboost-json",
      recognises: { $0["model_info"] != nil && ($0["oblivious_trees"] ?? $0["trees"]) != nil },
      judge: { _, _, _, _ in }),
    JSONShape(
      name: "lightgbm-json",
      recognises: { $0["tree_info"]?.array != nil && $0["num_tree_per_iteration"] != nil },
      judge: { _, _, _, _ in }),
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
      judge: { $0.judgeKerasArchive($1, $2, $3, &$4) }),
    ArchiveProfile(
      name: "skops", recognises: { $0.contains("schema.json") },
      judge: { $0.judgeSkopsArchive($1, $2, $3, &$4) }),
  ]
}
