// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "entente",
  products: [
    .library(name: "Entente", targets: ["Entente"]),
    .executable(name: "entente", targets: ["EntenteCLI"]),
    .executable(name: "entente-train", targets: ["EntenteTrain"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // C: the only places where a pointer is born.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CKnowledge"),
    .target(name: "CPage", exclude: ["page"]),
    .target(name: "CBytes"),
    .target(name: "CLanguage"),
    .target(name: "CTraining", dependencies: ["CLanguage"]),

    // Leaves.
    .target(name: "EntenteGraph"),
    .target(name: "EntenteKnowledge", dependencies: ["CKnowledge"]),
    .target(name: "EntenteBytes", dependencies: ["CBytes"]),
    .target(name: "EntenteRDF", dependencies: ["CLibXML2", "EntenteBytes"]),

    // Above them.
    .target(
      name: "EntenteOntology", dependencies: ["EntenteGraph", "EntenteKnowledge", "EntenteRDF"]),
    .target(
      name: "EntenteDocuments",
      dependencies: ["CLibXML2", "EntenteBytes", "EntenteGraph", "EntenteKnowledge"]),
    .target(
      name: "EntenteLanguage", dependencies: ["CLanguage", "EntenteGraph", "EntenteKnowledge"]),
    .target(
      name: "EntenteExtraction",
      dependencies: [
        "EntenteDocuments", "EntenteGraph", "EntenteKnowledge", "EntenteLanguage",
        "EntenteOntology",
      ]),
    .target(
      name: "EntenteSerialization",
      dependencies: [
        "CLibXML2", "CPage", "CSQLite", "CZlib", "EntenteBytes", "EntenteGraph", "EntenteKnowledge",
        "EntenteOntology", "EntenteRDF",
      ]),

    // The façade and the tool.
    .target(
      name: "Entente",
      dependencies: [
        "EntenteBytes", "EntenteDocuments", "EntenteExtraction", "EntenteGraph", "EntenteLanguage",
        "EntenteOntology", "EntenteRDF", "EntenteSerialization",
      ]),
    .executableTarget(
      name: "EntenteCLI",
      dependencies: [
        "Entente", "EntenteBytes", "EntenteDocuments", "EntenteExtraction", "EntenteGraph",
        "EntenteKnowledge", "EntenteLanguage", "EntenteOntology", "EntenteRDF",
        "EntenteSerialization",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The trainer of the language models.
    .executableTarget(
      name: "EntenteTrain",
      dependencies: [
        "CTraining", "EntenteGraph", "EntenteKnowledge", "EntenteLanguage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // One test target a module, and one for the whole.
    .target(
      name: "TestSupport", path: "Tests/Support",
      exclude: ["count", "documented", "install-packages", "requirements.txt"]),
    .testTarget(name: "EntenteGraphTests", dependencies: ["EntenteGraph", "TestSupport"]),
    .testTarget(
      name: "EntenteRDFTests", dependencies: ["EntenteBytes", "EntenteRDF", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "EntenteOntologyTests",
      dependencies: ["EntenteGraph", "EntenteKnowledge", "EntenteOntology", "TestSupport"]),
    .target(
      name: "DocumentInvariants", dependencies: ["EntenteDocuments"],
      path: "Tests/DocumentInvariants"),
    .testTarget(
      name: "EntenteDocumentsTests",
      dependencies: [
        "DocumentInvariants", "EntenteDocuments", "EntenteGraph", "EntenteKnowledge", "TestSupport",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "EntenteLanguageTests",
      dependencies: ["CLanguage", "EntenteGraph", "EntenteLanguage", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "EntenteExtractionTests",
      dependencies: [
        "EntenteDocuments", "EntenteExtraction", "EntenteGraph", "EntenteKnowledge",
        "EntenteLanguage", "EntenteOntology", "TestSupport",
      ], exclude: ["Goldens", "Clauses/Fixtures", "Clauses/record-trees"]),
    .testTarget(
      name: "EntenteSerializationTests",
      dependencies: [
        "EntenteBytes", "EntenteGraph", "EntenteOntology", "EntenteRDF", "EntenteSerialization",
        "TestSupport",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "EntenteTests",
      dependencies: [
        "Entente", "EntenteBytes", "EntenteDocuments", "EntenteExtraction", "EntenteGraph",
        "EntenteOntology", "EntenteRDF", "EntenteSerialization", "TestSupport",
      ]),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], path: "Tests/EndToEnd"),
  ],
  cLanguageStandard: .c2x
)

// Programs that measure and fuzz need `package` access as tests do. `Benchmarks/` and `Fuzzing/run` set the
// variable; without it the package is the product and its tests alone.
if Context.environment["ENTENTE_INSTRUMENTS"] != nil {
  package.products += [
    .library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"]),
    .library(name: "FuzzSerialization", type: .static, targets: ["FuzzSerialization"]),
  ]
  package.targets += [
    .executableTarget(
      name: "reading-speed", dependencies: ["EntenteDocuments"],
      path: "Benchmarks/documents/reading-speed"),
    .target(
      name: "FuzzTargets",
      dependencies: ["DocumentInvariants", "EntenteDocuments", "EntenteGraph", "EntenteLanguage"],
      path: "Fuzzing/FuzzTargets"),
    .executableTarget(
      name: "writing-speed",
      dependencies: ["EntenteBytes", "EntenteGraph", "EntenteRDF", "EntenteSerialization"],
      path: "Benchmarks/serialization/writing-speed"),
    .target(
      name: "FuzzSerialization",
      dependencies: [
        "CLibXML2", "EntenteBytes", "EntenteGraph", "EntenteRDF", "EntenteSerialization",
      ], path: "Fuzzing/FuzzSerialization"),
  ]
}

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ]
}
