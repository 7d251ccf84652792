/// Trains the weights of the injection detector, run in the project's folder: `train-guard DATA.jsonl[.gz] [OUT.bin]` those for users' text,
/// `train-guard --data DATA.jsonl[.gz] [OUT.bin]` those for data, which build on the former. Prints what is found of each source
/// by models that have not seen that source's group. `train-guard --measure [MODEL.bin] [DATA.jsonl[.gz]]` trains
/// nothing: it measures the weights that are part of the program, or others, on texts that no training saw, and what disguises cost.

import Foundation
import Guards

var arguments = Array(CommandLine.arguments.dropFirst())
let mode = arguments.first.flatMap { $0.hasPrefix("--") ? $0 : nil }
if mode != nil { arguments.removeFirst() }
if mode == "--measure" {
  var model = GuardModel.builtIn
  if let file = arguments.first, file.hasSuffix(".bin") {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    guard let read = GuardModel(bytes: Array(bytes)) else {
      print("\(file) is no model of this build")
      exit(2)
    }
    model = read
    arguments.removeFirst()
  }
  try Measurement(model: model).run(arguments.first)
  exit(0)
}
guard let path = arguments.first, mode == nil || mode == "--data" else {
  print(
    "usage: train-guard [--data] DATA.jsonl[.gz] [OUT.bin] | --measure [MODEL.bin] [DATA.jsonl[.gz]]"
  )
  exit(2)
}
let written = try WrittenTexts(folder: "Training/texts")
let encoded: [UInt8]
if mode == "--data" {
  let trainer = try DataTrainer(
    path: path, written: written, guardModel: .builtIn, count: 1_300, seed: 20_261_126)
  let model = trainer.run()
  encoded = model.encoded
} else {
  encoded = try Trainer(path: path, written: written, seed: 20_261_125).run().encoded
}
if arguments.count > 1 {
  try Data(encoded).write(to: URL(fileURLWithPath: arguments[1]))
  print("wrote \(encoded.count) bytes")
}
