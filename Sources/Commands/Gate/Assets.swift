// From declared paths to digests, as all commands of the gate see them: `AssetMeter` measures, here
// stands what could not be measured and why.

import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// Measures every asset of `system`. The gateway measures by the same code, so that what is judged
/// here is what is served.
func measureAssets(of system: DescribedSystem) -> AssetDigests {
  AssetMeter(system).measure()
}

/// Declared files that were not measured, each with why.
enum AssetFaults {
  /// One line for each declared path behind which nothing was found.
  static func list(_ assets: AssetDigests, of system: DescribedSystem) -> [String] {
    let manifest = system.manifest
    var faults: [String] = []
    for model in manifest.models {
      let measured = assets.models[model.name] ?? []
      faults += model.files.filter { AssetDigests.files(of: $0, in: measured).isEmpty }
    }
    faults += manifest.datasets.flatMap(\.files)
      .filter { AssetDigests.files(of: $0, in: assets.datasets).isEmpty }
    faults += manifest.documents.values.sorted()
      .filter { AssetDigests.files(of: $0, in: assets.documents).isEmpty }
    faults += manifest.prompts.filter { prompt in
      !assets.prompts.contains { $0.name == "prompt:\(prompt.name)" }
    }.map(\.file)
    faults += manifest.tools.filter { tool in
      !assets.tools.contains { $0.name == "tool:\(tool.name)" }
    }.compactMap(\.schemaPath)
    return faults.map { "\(Console.printable($0)) \(why($0, in: system.directory))" }
  }

  private static func why(_ path: String, in directory: String) -> String {
    do {
      _ = try FileDigest.of(path: joined(directory, path))
      return "can't be read"
    } catch {
      return words(error)
    }
  }

  private static func joined(_ directory: String, _ path: String) -> String {
    path.hasPrefix("/") || directory == "." ? path : directory + "/" + path
  }

  /// Why a file could not be measured, in words.
  static func words(_ error: any Error) -> String {
    switch error {
    case StoreError.notRegularFile: "is not a regular file"
    case StoreError.system(_, _, let errno):
      errno == ENOENT ? "is not there" : errno == EACCES ? "may not be read" : "can't be read"
    default: "can't be read"
    }
  }
}
