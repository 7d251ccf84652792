// swift-tools-version: 6.3
// Gatehouse: the Guidelines for secure AI system development as running software.
// Targets are listed floor by floor (see ARCHITECTURE.md); a target imports only from lower floors.
import PackageDescription

let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient: Target.Dependency = .product(
  name: "AsyncHTTPClient", package: "async-http-client")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let hardwareKeys: Target.Dependency = .target(
  name: "CPKCS11", condition: .when(traits: ["HardwareKeys"]))
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let unixSignals: Target.Dependency = .product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// The settings of targets that reckon: optimised also where one looks for faults, since the tests run
/// them on real data sets.
let numeric: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A library target of ours with the settings that every one of them has.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The test target of `name`, with fixtures read from the source tree.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], hasFixtures: Bool = false
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies,
    exclude: hasFixtures ? ["Fixtures"] : [], swiftSettings: strict)
}

let package = Package(
  name: "gatehouse",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gatehouse", targets: ["gatehouse"])
  ],
  traits: [
    .trait(
      name: "HardwareKeys", description: "Sign with keys on PKCS#11 tokens (needs libp11-kit-dev).")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Floor 1
    module("Bytes", [crypto]),
    module("Guidelines"),

    // Floor 2
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(
      name: "CLz4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
    .systemLibrary(
      name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CSnappy", providers: [.apt(["libsnappy-dev"])]),
    .target(name: "CVectors"),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    module(
      "Formats",
      [
        "Bytes", "CBrotli", "CBzip2", "CDeflate", "CLz4", "CLzma", "CSnappy", "CVectors", "CZlib",
        "CZstd",
      ]),
    module("Manifest", ["Bytes", yams]),
    module("Evidence", ["Bytes", asn1, crypto, cryptoExtras, x509]),
    module("Ledger", ["Bytes", crypto]),
    .target(name: "CAnchors"),
    .systemLibrary(name: "CVectorscan", providers: [.apt(["libvectorscan-dev"])]),
    .target(name: "CGuardModel", exclude: ["guard-model.bin", "data-model.bin"]),
    module(
      "Guards", ["Bytes", "CAnchors", "CGuardModel", "CVectorscan"], settings: numeric),
    module("Statistics", settings: numeric),

    // Floor 3
    .target(
      name: "CImages", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [
        .linkedLibrary("png"), .linkedLibrary("jpeg"), .linkedLibrary("webp"),
        .linkedLibrary("webpdemux"),
      ]),
    .target(name: "Images", dependencies: ["Bytes", "CImages"], swiftSettings: numeric),
    .target(name: "Baselines", dependencies: ["Bytes", "Statistics"], swiftSettings: numeric),
    module("Inspection", ["Bytes", "Evidence", "Formats", "Guards"]),
    module("Evaluation", ["Bytes", "Statistics"]),
    module(
      "DataSets", ["Bytes", "Evidence", "Formats", "Guards", "Statistics"], settings: numeric),
    module("Documents", ["Bytes", "Evidence", "Formats", "Guidelines", "Manifest"]),
    module("Sigstore", ["Bytes", "Evidence", "Ledger", asn1, crypto, cryptoExtras, x509]),
    module("Verdicts", ["Bytes", "Evidence", "Formats", "Guidelines", "Manifest"]),

    // Floor 4
    .target(
      name: "CPKCS11",
      cSettings: [
        .define("GATEHOUSE_HARDWARE_KEYS", .when(traits: ["HardwareKeys"])),
        .unsafeFlags(["-I/usr/include/p11-kit-1"]),
      ]),
    module(
      "Store",
      [
        "Bytes", "Evidence", "Ledger", asyncHTTPClient, crypto, cryptoExtras, grdb, hardwareKeys,
        nio, nioHTTP1,
      ]),

    .target(name: "CIsolation"),
    module("Isolation", ["Bytes", "CIsolation"]),

    // Floor 5
    module(
      "Gateway",
      [
        "Bytes", "Evidence", "Guards", "Images", "Manifest", "Store", "Verdicts", asyncHTTPClient,
        httpTypes,
        hummingbirdCore, hummingbirdTLS, lifecycle, logging, nio, nioHTTP1, nioHTTPTypes, nioPosix,
        nioSSL, unixSignals,
      ]),

    // Floor 7
    module(
      "Commands",
      [
        "Baselines", "Bytes", "DataSets", "Documents", "Evaluation", "Evidence", "Formats",
        "Gateway", "Guards",
        "Guidelines", "Images",
        "Inspection", "Isolation", "Ledger", "Manifest", "Sigstore", "Statistics", "Store",
        "Verdicts",
        argumentParser,
        asyncHTTPClient, httpTypes, hummingbird, hummingbirdCore, lifecycle, logging, nio, nioHTTP1,
        nioPosix, nioSSL,
      ]),

    // Floor 8
    .executableTarget(name: "gatehouse", dependencies: ["Commands"], swiftSettings: strict),

    // Not part of the product: the example's model server, benchmark loops, helpers of tests.
    .target(
      name: "SupportModel", dependencies: ["Bytes", hummingbird, httpTypes, nio],
      path: "examples/support-assistant/model/Sources/SupportModel", swiftSettings: strict),
    .executableTarget(
      name: "support-model",
      dependencies: ["Bytes", "SupportModel", argumentParser, hummingbird, logging],
      path: "examples/support-assistant/model/Sources/support-model", swiftSettings: strict),
    .executableTarget(
      name: "gatehouse-bench", dependencies: ["Bytes", "Guards", "Store"],
      path: "Benchmarks/gatehouse-bench", swiftSettings: strict),

    // Writes the weights of the injection detector (docs/guards/model-card.md).
    .executableTarget(
      name: "train-guard", dependencies: ["Bytes", "Guards"], swiftSettings: strict),
    .executableTarget(
      name: "gatehouse-fuzz", dependencies: ["Bytes", "Inspection"], path: "Fuzz/gatehouse-fuzz",
      swiftSettings: strict),
    .executableTarget(
      name: "LedgerCrasher", dependencies: ["Bytes", "Store"], path: "Tests/Support/LedgerCrasher",
      swiftSettings: strict),
    .executableTarget(
      name: "EvidenceRecorder", dependencies: ["Bytes", "Evidence", "Store"],
      path: "Tests/Support/EvidenceRecorder", swiftSettings: strict),
    .executableTarget(
      name: "PickleTracer", dependencies: ["Bytes", "Formats"], path: "Tests/Support/PickleTracer",
      swiftSettings: strict),

    tests("Bytes"),
    tests("Guidelines"),
    tests("Formats", ["Bytes"], hasFixtures: true),
    tests("Manifest", ["Bytes"], hasFixtures: true),
    tests("Evidence", ["Bytes"], hasFixtures: true),
    tests("Ledger", ["Bytes"]),
    tests("Guards", ["Bytes"]),
    tests("Statistics", hasFixtures: true),
    tests("Images", ["Bytes"]),
    tests("Baselines", ["Bytes", "Statistics"]),
    tests("Inspection", ["Bytes", "Evidence", "Formats"], hasFixtures: true),
    tests("Evaluation", ["Bytes", "Statistics"]),
    tests("DataSets", ["Bytes", "Evidence", "Formats", "Guards", "Statistics"]),
    tests("Documents", ["Bytes", "Evidence", "Formats", "Guidelines", "Manifest"]),
    tests("Sigstore", ["Bytes"]),
    tests(
      "Verdicts", ["Bytes", "Evidence", "Formats", "Guidelines", "Manifest"], hasFixtures: true),
    tests("Isolation", ["Bytes"]),
    tests("Store", ["Bytes", "Evidence", "Ledger", "LedgerCrasher"]),
    tests(
      "Gateway",
      [
        "Bytes", "Evidence", "Guards", "Images", "Manifest", "Verdicts", asyncHTTPClient, nio,
        nioHTTP1, nioPosix, nioSSL,
      ]),
    tests("SupportModel", ["Bytes", "Manifest"]),
    tests("Commands", ["Bytes", "Guidelines", argumentParser]),
    .testTarget(
      name: "TidyTests", dependencies: ["Bytes", "Guidelines"], swiftSettings: strict),
  ]
)
