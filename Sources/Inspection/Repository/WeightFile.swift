/// Files of weights by the names that Hugging Face's libraries look for: the same weights may stand
/// there as safetensors and as a pickle, in one file or in several.

/// A name of a file of weights.
enum WeightFile {
  /// Names without their endings: as safetensors, as a pickle.
  static let families = [
    (plain: "model", pickled: "pytorch_model"),
    (plain: "adapter_model", pickled: "adapter_model"),
    (plain: "diffusion_pytorch_model", pickled: "diffusion_pytorch_model"),
  ]

  /// Whether `name` is `stem.ending`, or one of the shards `stem-00001-of-00002.ending`.
  static func isPart(_ name: some StringProtocol, of stem: String, _ ending: String) -> Bool {
    guard name.hasPrefix(stem), name.hasSuffix(ending),
      name.utf8.count >= stem.utf8.count + ending.utf8.count
    else { return false }
    let middle = name.dropFirst(stem.count).dropLast(ending.count)
    if middle.isEmpty { return true }
    let parts = middle.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0].isEmpty && parts[2] == "of"
      && [parts[1], parts[3]].allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }

  /// Whether a file of this name (the last part of a path) holds weights as a pickle.
  static func isPickled(_ name: String) -> Bool {
    families.contains { isPart(name, of: $0.pickled, ".bin") }
  }

  /// Buffers that PyTorch's modules make anew, and that versions of a library keep or leave out.
  static func isBuffer(_ name: String) -> Bool {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    return buffers.contains(last) || name.hasSuffix(".attn.bias")
      || name.hasSuffix(".attention.bias") || name.hasSuffix(".attn.attention.bias")
  }

  private static let buffers: Set<String> = [
    "position_ids", "token_type_ids", "masked_bias", "inv_freq", "num_batches_tracked",
    "relative_position_index", "relative_coords_table", "attn_mask", "causal_mask",
    "cos_cached", "sin_cached", "embed_positions",
  ]
}
