/// The digests of everything that a release is made of. Measured at the edge from the files on
/// disk; here they are values that evidence is compared with.

package import Bytes
package import Evidence

/// What was found on disk for each asset that the manifest declares.
package struct AssetDigests: Sendable, Equatable {
  /// Files of each hosted model, by the declared name of the model; for a model behind an API one
  /// subject `api:PROVIDER/MODEL` whose digest is that of its descriptor (`apiSubject`).
  package var models: [String: [Subject]]
  /// The file of each declared prompt; the subject is named `prompt:NAME`.
  package var prompts: [Subject]
  /// The declaration and argument schema of each declared tool; named `tool:NAME`.
  package var tools: [Subject]
  /// Files of each declared data set; named by their paths.
  package var datasets: [Subject]
  /// The guards in force: one subject `guards` with the digest of the guard policy.
  package var guards: [Subject]
  /// Files of the declared documents (user guidance, say), named by their paths. They are attested
  /// but not part of the release digest: better wording needs no new evaluation.
  package var documents: [Subject]
  /// The list of the project's classes that the manifest names; `nil` if there is none. Admissions
  /// are compared with it; it is not part of the release digest.
  package var classes: Digest?
  /// The canonical digest of the manifest.
  package var manifest: Digest

  /// Takes the digests as they were measured.
  package init(
    models: [String: [Subject]], prompts: [Subject] = [], tools: [Subject] = [],
    datasets: [Subject] = [], guards: [Subject] = [], documents: [Subject] = [],
    classes: Digest? = nil, manifest: Digest
  ) {
    self.models = models
    self.prompts = prompts
    self.tools = tools
    self.datasets = datasets
    self.guards = guards
    self.documents = documents
    self.classes = classes
    self.manifest = manifest
  }

  /// The subject that stands for a model behind somebody else's API: nothing can be hashed there,
  /// so the digest is that of `{"api":{"model":MODEL,"provider":PROVIDER}}` in canonical JSON.
  package static func apiSubject(provider: String, model: String) -> Subject {
    let descriptor: JSON = ["api": ["provider": .string(provider), "model": .string(model)]]
    return Subject(
      name: "api:\(provider)/\(model)", digest: Digest.of(descriptor.encoded(.canonical)))
  }

  /// The measured files behind a declared path: itself, or all below it when it is a directory.
  package static func files(of path: String, in measured: [Subject]) -> [Subject] {
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    return measured.filter { $0.name == base || $0.name.hasPrefix(base + "/") }
  }

  /// The subject that stands for the manifest in evidence.
  package var manifestSubject: Subject { Subject(name: "manifest", digest: manifest) }

  /// Every asset of the release: models, prompts, tools, data sets, guards and the manifest, sorted
  /// by name, then digest. An evaluation has to name all of them.
  package var all: [Subject] {
    let assets =
      models.values.flatMap(\.self) + prompts + tools + datasets + guards + [manifestSubject]
    return assets.sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }
  }

  /// The digest of the release: of the canonical JSON of all its assets, so that any change of a
  /// model, prompt, tool, data set, guard or setting makes another release.
  package var releaseDigest: Digest { Digest.of(canonicalJSON.encoded(.canonical)) }

  /// What `releaseDigest` is the digest of.
  package var canonicalJSON: JSON {
    var byModel = JSONObject()
    for name in models.keys.sorted() { byModel[name] = Self.list(models[name] ?? []) }
    return [
      "models": .object(byModel), "prompts": Self.list(prompts), "tools": Self.list(tools),
      "datasets": Self.list(datasets), "guards": Self.list(guards),
      "manifest": ["sha256": .string(manifest.hex)],
    ]
  }

  private static func list(_ subjects: [Subject]) -> JSON {
    .array(
      subjects.sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }.map {
        ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]]
      })
  }
}
