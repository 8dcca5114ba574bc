// swift-tools-version: 6.2
import PackageDescription

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// From the ground up: a target imports only what stands above it.
let package = Package(
  name: "assent",
  products: [
    .executable(name: "assent", targets: ["assent"]),
    .executable(name: "assent-handler", targets: ["assent-handler"]),
    .library(name: "SetClock", type: .dynamic, targets: ["SetClock"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CCommonMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CGMime", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "AssentModel"),

    .target(name: "AssentFormats", dependencies: ["AssentModel", "CLinux", systemPackage, yams]),
    .target(name: "AssentHashes", dependencies: ["AssentModel", crypto]),
    .target(name: "AssentAddresses", dependencies: ["AssentModel", "CIDN2"]),
    .target(name: "AssentLinks", dependencies: ["AssentModel", "AssentFormats", "AssentHashes", systemPackage]),
    .target(name: "AssentLocalization", dependencies: ["AssentModel", "AssentFormats"]),
    .target(name: "AssentHTML", dependencies: ["AssentModel", "AssentFormats", "AssentLocalization", "CLibXML2"]),
    .target(name: "AssentDocuments", dependencies: ["AssentModel", "AssentFormats", "CCommonMark"]),
    .target(name: "AssentStore", dependencies: ["AssentModel", "AssentFormats", "AssentHashes", "AssentLinks", "AssentAddresses"]),

    .target(
      name: "AssentBounces", dependencies: ["AssentModel", "AssentFormats", "AssentAddresses", "AssentHashes", "CGMime", "CLinux", systemPackage]),

    .target(
      name: "AssentSite",
      dependencies: [
        "AssentModel", "AssentFormats", "AssentAddresses", "AssentLocalization", "AssentDocuments", "AssentHTML", "AssentHashes", "CLinux", mustache,
        systemPackage,
      ]),
    .target(name: "AssentTranslation", dependencies: ["AssentModel", "AssentFormats", "AssentLocalization", "AssentHTML", systemPackage]),
    .target(
      name: "AssentQuality",
      dependencies: ["AssentModel", "AssentFormats", "AssentLocalization", "AssentDocuments", "AssentHTML", "AssentSite", "CHunspell"]),
    .target(name: "AssentSQLite", dependencies: ["AssentModel", "AssentAddresses", "AssentStore", grdb, grdbSQLite]),
    .target(name: "AssentEvidence", dependencies: ["AssentModel", "AssentFormats", "AssentHashes", "AssentLinks", "AssentStore"]),
    .target(
      name: "AssentAudience",
      dependencies: ["AssentModel", "AssentAddresses", "AssentStore", "AssentFormats", "AssentHashes", "CLinux", systemPackage]),
    .target(name: "AssentPostgreSQL", dependencies: ["AssentModel", "AssentLinks", "AssentAddresses", "AssentStore", "CPostgreSQL"]),
    .target(
      name: "AssentHandler",
      dependencies: [
        "AssentModel", "AssentFormats", "AssentHashes", "AssentLinks", "AssentStore", "CLinux", hummingbird, hummingbirdCore, argumentParser,
        coreMetrics, logging, nioCore, nioHTTP1, nioSSL, serviceLifecycle, unixSignals,
      ]),

    .executableTarget(name: "EmbedStartingSite"),
    .plugin(name: "EmbedStartingSitePlugin", capability: .buildTool(), dependencies: ["EmbedStartingSite"], path: "Sources/EmbedStartingSitePlugin"),
    .target(
      name: "AssentCommand",
      dependencies: [
        "AssentModel", "AssentFormats", "AssentLinks", "AssentLocalization", "AssentDocuments", "AssentHTML", "AssentSite", "AssentQuality",
        "AssentTranslation", "AssentStore", "AssentSQLite", "AssentPostgreSQL", "AssentEvidence", "AssentAddresses", "AssentAudience",
        "AssentBounces", "AssentHashes", argumentParser, systemPackage, unixSignals,
      ],
      plugins: ["EmbedStartingSitePlugin"]),
    .executableTarget(name: "assent", dependencies: ["AssentCommand", argumentParser]),
    .executableTarget(name: "assent-handler", dependencies: ["AssentHandler", "AssentStore", "AssentSQLite", "AssentPostgreSQL"]),

    .testTarget(name: "AssentModelTests", dependencies: ["AssentModel"]),
    .testTarget(name: "AssentAddressesTests", dependencies: ["AssentModel", "AssentAddresses", "TestSupport"]),
    .testTarget(name: "AssentHashesTests", dependencies: ["AssentHashes"]),
    .testTarget(name: "AssentFormatsTests", dependencies: ["AssentModel", "AssentFormats", systemPackage, "TestSupport"]),
    .testTarget(
      name: "AssentLinksTests", dependencies: ["AssentModel", "AssentFormats", "AssentLinks", "TestSupport"], resources: [.copy("Vectors")]),
    .testTarget(name: "AssentHTMLTests", dependencies: ["AssentModel", "AssentHTML"], resources: [.copy("Broken"), .copy("Valid")]),
    .testTarget(name: "AssentLocalizationTests", dependencies: ["AssentModel", "AssentLocalization"]),
    .testTarget(name: "AssentDocumentsTests", dependencies: ["AssentModel", "AssentDocuments"], resources: [.copy("Seeds")]),
    .testTarget(
      name: "AssentStoreTests",
      dependencies: ["AssentModel", "AssentLinks", "AssentAddresses", "AssentStore", "JournalWriter", "TestSupport", "TestStores"]),
    .testTarget(
      name: "StoreConformanceTests",
      dependencies: ["AssentModel", "AssentLinks", "AssentAddresses", "AssentStore", "AssentSQLite", "AssentPostgreSQL", "TestStores"]),
    .testTarget(
      name: "AssentSiteTests",
      dependencies: ["AssentModel", "AssentHashes", "AssentAddresses", "AssentLocalization", "AssentHTML", "AssentSite", "TestSupport"],
      exclude: ["Snapshots"], resources: [.copy("Seeds")]),
    .testTarget(
      name: "AssentQualityTests",
      dependencies: [
        "AssentModel", "AssentFormats", "AssentLocalization", "AssentDocuments", "AssentHTML", "AssentQuality", "AssentSite", "ReportReaders",
      ], exclude: ["Seeds"]),
    .testTarget(
      name: "AssentTranslationTests",
      dependencies: ["AssentModel", "AssentFormats", "AssentLocalization", "AssentHTML", "AssentTranslation"]),
    .testTarget(
      name: "AssentSQLiteTests", dependencies: ["AssentModel", "AssentLinks", "AssentAddresses", "AssentStore", "AssentSQLite", grdb, "TestSupport"]),
    .testTarget(
      name: "ExchangeProgramTests", dependencies: ["AssentModel", "AssentStore", "AssentSQLite", "AssentPostgreSQL", "assent"]),
    .testTarget(
      name: "AssentEvidenceTests",
      dependencies: [
        "AssentModel", "AssentLinks", "AssentStore", "AssentSQLite", "AssentSite", "AssentHTML", "AssentFormats", "AssentEvidence", "AssentCommand",
        "ReportReaders", argumentParser, crypto, "TestSupport", "TestStores",
      ]),
    .testTarget(
      name: "AssentHandlerTests",
      dependencies: [
        "AssentModel", "AssentLinks", "AssentStore", "AssentSQLite", "AssentPostgreSQL", "AssentHandler", "AssentHTML", "assent-handler",
        "HandlerFuzz",
        "TestServers", argumentParser, coreMetrics, crypto, grdb, hummingbird, logging, nioCore, nioEmbedded, nioHTTP1, nioSSL, serviceLifecycle,
        "TestSupport", "TestStores",
      ]),
    .testTarget(
      name: "AssentBouncesTests", dependencies: ["AssentModel", "AssentAddresses", "AssentBounces", "TestSupport"], resources: [.copy("Reports")]),
    .testTarget(name: "AssentCommandTests", dependencies: ["AssentModel", "AssentCommand", "assent", "assent-handler", grdb]),
    .testTarget(
      name: "AssentPostgreSQLTests",
      dependencies: ["AssentModel", "AssentLinks", "AssentAddresses", "AssentStore", "AssentSQLite", "AssentPostgreSQL", "TestServers", grdb]),
    .target(name: "TestServers", path: "Tests/TestServers"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(name: "TestStores", dependencies: ["AssentModel", "AssentAddresses", "AssentStore"], path: "Tests/TestStores"),
    .target(name: "ReportReaders", path: "Tests/ReportReaders"),
    .target(name: "SetClock", path: "Tests/SetClock"),
    .testTarget(
      name: "AssentAudienceTests",
      dependencies: [
        "AssentModel", "AssentAddresses", "AssentStore", "AssentFormats", "AssentSQLite", "AssentAudience", "AssentCommand", "assent", "TestSupport",
      ]),
    .executableTarget(
      name: "AudienceBenchmark", dependencies: ["AssentModel", "AssentAddresses", "AssentStore", "AssentSQLite"],
      path: "Tests/Benchmarks/AudienceBenchmark"),
    .executableTarget(name: "JournalWriter", dependencies: ["AssentModel", "AssentStore"], path: "Tests/JournalWriter"),
    .executableTarget(
      name: "StoreBenchmark", dependencies: ["AssentModel", "AssentLinks", "AssentStore", "AssentSQLite", "AssentPostgreSQL"],
      path: "Tests/Benchmarks/StoreBenchmark"),
    .executableTarget(
      name: "HandlerFuzz",
      dependencies: ["AssentModel", "AssentLinks", "AssentStore", "AssentHandler", crypto, hummingbird, logging, nioCore, nioEmbedded],
      path: "Tests/Benchmarks/HandlerFuzz"),
    .executableTarget(name: "TagTiming", dependencies: ["AssentModel", "AssentLinks"], path: "Tests/Benchmarks/TagTiming"),
    .executableTarget(name: "LinkBenchmark", dependencies: ["AssentModel", "AssentFormats", "AssentLinks"], path: "Tests/Benchmarks/LinkBenchmark"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin && target.name != "SetClock" {
  target.swiftSettings = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
