// swift-tools-version: 6.2
import PackageDescription

/// What every module of ours is built with: Swift 6, warnings are errors, imports say what they share.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func module(
  _ name: String,
  uses dependencies: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: house)
}

func tests(
  of name: String,
  uses dependencies: [Target.Dependency] = [],
  beside folders: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: dependencies,
    exclude: folders,
    swiftSettings: house
  )
}

let package = Package(
  name: "ServiceHall",
  products: [.executable(name: "hall", targets: ["hall"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
  ],
  targets: [
    // The table of Sources/ stands in ARCHITECTURE.md; Tests/TidyTests checks every import against it.
    module("Deadlines"),
    module("JSONCoding"),
    module("FEEL", uses: ["Deadlines"]),
    module("Definitions", uses: ["Deadlines", "FEEL"]),
    module("Casework", uses: ["Deadlines", "FEEL", "Definitions"]),
    module("Supervision", uses: ["Deadlines", "Definitions", "Casework"]),
    module(
      "DefinitionFiles",
      uses: ["Deadlines", "FEEL", "Definitions", .product(name: "Yams", package: "Yams")]
    ),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    module("Database", uses: ["CPostgres", .product(name: "GRDB", package: "GRDB.swift")]),
    module("Papers", uses: ["Deadlines", "Definitions", "Casework"]),
    .systemLibrary(
      name: "CPango",
      pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"])]
    ),
    .systemLibrary(
      name: "CQRCode",
      pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]
    ),
    module("Printing", uses: ["CPango", "CQRCode"]),
    .systemLibrary(name: "CMagic", providers: [.apt(["libmagic-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    module(
      "Hall",
      uses: [
        "Deadlines", "FEEL", "Definitions", "Casework", "Supervision", "DefinitionFiles",
        "JSONCoding", "Database", "Papers", "CMagic", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    module(
      "Web",
      uses: [
        "Deadlines", "FEEL", "Definitions", "Casework", "Supervision", "JSONCoding", "Papers",
        "Printing", "Hall",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    module(
      "Rehearsal",
      uses: ["Deadlines", "JSONCoding", "Definitions", "Casework", "Hall", "DefinitionFiles"]
    ),
    module("LocalPostgres"),
    module(
      "Bench",
      uses: [
        "Deadlines", "Definitions", "Casework", "Papers", "Printing", "Hall", "Rehearsal",
        "LocalPostgres",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]
    ),
    .executableTarget(
      name: "hall",
      dependencies: [
        "Deadlines", "FEEL", "Definitions", "DefinitionFiles", "Casework", "Hall", "Web",
        "Rehearsal", "Database", "Papers", "Bench", "LocalPostgres",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house
    ),
    tests(of: "Deadlines", uses: ["Deadlines"]),
    tests(of: "JSONCoding", uses: ["JSONCoding"]),
    tests(of: "FEEL", uses: ["FEEL"]),
    tests(
      of: "Casework",
      uses: ["Deadlines", "FEEL", "Definitions", "DefinitionFiles", "Casework", "Rehearsal"]
    ),
    tests(
      of: "Rehearsal",
      uses: ["Deadlines", "Definitions", "DefinitionFiles", "Casework", "Rehearsal"]
    ),
    tests(of: "Definitions", uses: ["Deadlines", "FEEL", "Definitions", "DefinitionFiles"]),
    tests(of: "DefinitionFiles", uses: ["Deadlines", "Definitions", "DefinitionFiles"]),
    tests(of: "Printing", uses: ["Printing"]),
    tests(of: "Tidy"),
    .target(
      name: "TestPostgres",
      dependencies: ["Database", "LocalPostgres"],
      path: "Tests/TestPostgres",
      swiftSettings: house
    ),
    tests(of: "Database", uses: ["Database", "TestPostgres"]),
    tests(
      of: "Bench",
      uses: ["Bench", "Hall", "Database", "Deadlines", "DefinitionFiles", "TestPostgres"]
    ),
    tests(of: "Command", uses: ["hall", "Database", "TestPostgres"]),
    tests(
      of: "Hall",
      uses: [
        "Hall", "Database", "Deadlines", "Definitions", "DefinitionFiles", "Casework", "Rehearsal",
        "Supervision", "JSONCoding", "TestPostgres", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      beside: ["Kept"]
    ),
    tests(
      of: "Papers",
      uses: [
        "Papers", "Casework", "Definitions", "Deadlines", "DefinitionFiles", "Rehearsal",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    tests(
      of: "Web",
      uses: [
        "Web", "Deadlines", "Definitions", "Casework", "DefinitionFiles", "Rehearsal", "Hall",
        "Papers", "Supervision", "Database", "TestPostgres",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
