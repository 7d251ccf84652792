/// The predicate types of others that are made and read here, as their specifications define them.

extension PredicateCatalogue {
  private static let inToto = "github.com/in-toto/attestation, spec/predicates/"

  /// Standard types: in-toto, SLSA, SCAI, OpenSSF model signing, bills of materials.
  package static let standard: [PredicateDefinition] = [
    PredicateDefinition(
      "test-result", PredicateType.testResult, "The result of a test, an evaluation or a drill",
      source: inToto + "test-result.md",
      .members(
        .must("result", .choice(["PASSED", "WARNED", "FAILED"])),
        .must("configuration", .list(.resource, atLeast: 0), "What the test was configured with."),
        .may("url", .uri), .may("passedTests", .list(.line, atLeast: 0)),
        .may("warnedTests", .list(.line, atLeast: 0)),
        .may("failedTests", .list(.line, atLeast: 0)))),
    PredicateDefinition(
      "vulns", PredicateType.vulns, "Known vulnerabilities of the subjects",
      source: inToto + "vulns_02.md",
      .members(
        .must("scanner", scanner),
        .must(
          "metadata",
          .members(.must("scanStartedOn", .time), .must("scanFinishedOn", .time))))),
    PredicateDefinition(
      "vulns-v0.1", "https://in-toto.io/attestation/vulns/v0.1",
      "Known vulnerabilities of the subjects, the older form", source: inToto + "vulns.md",
      .members(
        .must("scanner", .members(.must("uri", .line), .may("version", .line), .may("db", .bag))),
        .may("metadata", .bag))),
    PredicateDefinition(
      "vulns-cosign", "https://cosign.sigstore.dev/attestation/vuln/v1",
      "Known vulnerabilities of the subjects, as cosign writes them",
      source: "github.com/sigstore/cosign, specs/COSIGN_VULN_ATTESTATION_SPEC.md",
      .members(.must("scanner", .members(.must("uri", .line))), .may("metadata", .bag))),
    PredicateDefinition(
      "scai", PredicateType.scai,
      alsoRead: [
        "https://in-toto.io/attestation/scai/attribute-report/v0.2",
        "https://in-toto.io/attestation/scai/attribute-report/v0.3",
      ],
      "Attributes that are claimed of the subjects or of who made them", source: inToto + "scai.md",
      .members(
        .must(
          "attributes",
          .list(
            .members(
              .must("attribute", .line), .may("target", .resource), .may("conditions", .bag),
              .may("evidence", .resource)), atLeast: 1)),
        .may("producer", .resource))),
    PredicateDefinition(
      "provenance", PredicateType.slsaProvenance, "How the subjects were built",
      source: "slsa.dev/spec/v1.2/build-provenance", provenance),
    PredicateDefinition(
      "provenance-v0.2", "https://slsa.dev/provenance/v0.2",
      "How the subjects were built, the older form; kept, not judged by policies",
      source: "slsa.dev/provenance/v0.2",
      .members(
        .must("builder", .members(.must("id", .uri))), .must("buildType", .uri),
        .may("invocation", .bag), .may("buildConfig", .anything), .may("metadata", .bag),
        .may("materials", .list(.bag, atLeast: 0)))),
    PredicateDefinition(
      "vsa", PredicateType.slsaVSA, "What a verifier decided about the subjects",
      source: "slsa.dev/spec/v1.2/verification_summary", summary),
    PredicateDefinition(
      "svr", PredicateType.svr, alsoRead: ["https://in-toto.io/attestation/svr/v0.1"],
      "Properties of the subjects that a verifier found to hold", source: inToto + "svr.md",
      .members(
        .must(
          "verifier", .members(.must("id", .uri), .may("policies", .list(.resource, atLeast: 0)))),
        .must("timeCreated", .time), .must("properties", .list(.line, atLeast: 0)))),
    PredicateDefinition(
      "runtime-trace", PredicateType.runtimeTrace,
      alsoRead: ["https://in-toto.io/attestation/runtime-trace/v0.2"],
      "What a monitored process did", source: inToto + "runtime-trace.md", runtimeTrace),
    PredicateDefinition(
      "release", PredicateType.release, alsoRead: ["https://in-toto.io/attestation/release/v0.2"],
      "Which files make up a release in a registry", source: inToto + "release.md",
      .members(
        .must("purl", .versionedPackage, "The release, with its version."),
        .may("packageId", .line))),
    PredicateDefinition(
      "reference", PredicateType.reference, "Documents about the subjects, by reference",
      source: inToto + "reference.md",
      .members(
        .must("attester", .members(.must("id", .uri))),
        .must(
          "references",
          .list(
            .members(
              .may("name", .line), .may("uri", .uri), .may("digest", .digests),
              .must("downloadLocation", .uri), .must("mediaType", .line)), atLeast: 1)))),
    PredicateDefinition(
      "cyclonedx", PredicateType.cycloneDX, "A bill of materials in CycloneDX",
      source: inToto + "cyclonedx.md",
      .members(
        .must("bomFormat", .choice(["CycloneDX"])), .must("specVersion", .line),
        .may("components", .list(.bag, atLeast: 0)), .may("services", .list(.bag, atLeast: 0)))),
    PredicateDefinition(
      "spdx", PredicateType.spdx3,
      alsoRead: [PredicateType.spdx2, "https://spdx.dev/Document/v2.3"],
      "A bill of materials in SPDX", source: inToto + "spdx.md",
      .either([
        .members(.must("@context", .anything), .must("@graph", .list(.bag, atLeast: 1))),
        .members(.must("spdxVersion", .line), .must("SPDXID", .line)),
      ])),
    PredicateDefinition(
      "openvex", PredicateType.openVEX, alsoRead: ["https://openvex.dev/ns"],
      "Whether known vulnerabilities matter for products", source: "github.com/openvex/spec",
      .members(
        .must("@context", .line), .must("@id", .line), .must("author", .line),
        .must("timestamp", .time),
        .must(
          "statements",
          .list(
            .members(
              .must("vulnerability", .either([.line, .bag])),
              .must(
                "status",
                .choice(["not_affected", "affected", "fixed", "under_investigation"]))),
            atLeast: 1)))),
    PredicateDefinition(
      "model-signature", PredicateType.modelSignature, "The files of a model with their digests",
      source: "github.com/sigstore/model-transparency",
      .members(
        .must(
          "serialization", .members(.must("method", .line), .must("hash_type", .line))),
        .must(
          "resources",
          .list(
            .members(
              .must("name", .line), .must("algorithm", .line), .must("digest", .line)),
            atLeast: 1)))),
    PredicateDefinition(
      "link", "https://in-toto.io/attestation/link/v0.3", "One step of an in-toto layout",
      source: inToto + "link.md",
      .members(
        .must("name", .line), .may("command", .list(.note, atLeast: 0)),
        .may("materials", .list(.resource, atLeast: 0)), .may("byproducts", .bag),
        .may("environment", .bag))),
  ]

  private static let scanner = PredicateShape.members(
    .must("uri", .line), .may("version", .line),
    .must(
      "db", .members(.may("uri", .line), .may("version", .line), .must("lastUpdate", .time))),
    .must(
      "result",
      .list(
        .members(
          .must("id", .line),
          .must(
            "severity",
            .list(.members(.must("method", .line), .must("score", .line)), atLeast: 0)),
          .may("annotations", .either([.list(.bag, atLeast: 0), .bag]))), atLeast: 0),
      "Empty when the scanner found none."))

  private static let provenance = PredicateShape.members(
    .must(
      "buildDefinition",
      .members(
        .must("buildType", .uri, "How to read the parameters."),
        .must("externalParameters", .bag, "What the user of the builder decided."),
        .may("internalParameters", .bag, "What the builder decided."),
        .may("resolvedDependencies", .list(.resource, atLeast: 0)))),
    .must(
      "runDetails",
      .members(
        .must(
          "builder",
          .members(
            .must("id", .uri, "Who ran it: the base of all trust in the rest."),
            .may("version", .map(.line)),
            .may("builderDependencies", .list(.resource, atLeast: 0)))),
        .may(
          "metadata",
          .members(
            .may("invocationId", .line), .may("startedOn", .time), .may("finishedOn", .time))),
        .may("byproducts", .list(.resource, atLeast: 0)))))

  private static let summary = PredicateShape.members(
    .must("verifier", .members(.must("id", .uri), .may("version", .map(.line)))),
    .must("timeVerified", .time),
    .must("resourceUri", .uri, "What the subjects were verified to be."),
    .must(
      "policy",
      .object([.may("uri", .uri), .may("digest", .digests)], anyOf: ["uri", "digest"])),
    .may(
      "inputAttestations",
      .list(.members(.may("uri", .uri), .must("digest", .digests)), atLeast: 0)),
    .must("verificationResult", .choice(["PASSED", "FAILED"])),
    .must("verifiedLevels", .list(.line, atLeast: 0)),
    .may("dependencyLevels", .map(.integer(0...Int(Int32.max)))),
    .may("slsaVersion", .line))

  private static let runtimeTrace = PredicateShape.members(
    .must(
      "monitor",
      .members(
        .must("type", .uri), .may("configSource", .either([.resource, .bag])),
        .may("tracePolicy", .bag))),
    .must(
      "monitoredProcess",
      .members(.must("hostID", .uri), .must("type", .uri), .must("event", .line))),
    .must(
      "monitorLog",
      .object(
        [
          .may("process", .list(.bag, atLeast: 0)), .may("network", .list(.bag, atLeast: 0)),
          .may("fileAccess", .list(.resource, atLeast: 0)),
        ], anyOf: ["process", "network", "fileAccess"])),
    .may(
      "metadata", .members(.may("buildStartedOn", .time), .may("buildFinishedOn", .time))))
}
