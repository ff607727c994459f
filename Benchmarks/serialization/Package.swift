// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a client never resolves it. It bears the name of the main one and links to
// its sources, because the writers are `package` there. `run.sh` builds it.
let package = Package(
  name: "entente",
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .target(name: "CKnowledge"),
    .target(name: "CBytes"),
    .target(name: "EntenteGraph"),
    .target(name: "EntenteKnowledge", dependencies: ["CKnowledge"]),
    .target(name: "EntenteBytes", dependencies: ["CBytes"]),
    .target(name: "EntenteRDF", dependencies: ["CLibXML2", "EntenteBytes"]),
    .target(
      name: "EntenteOntology", dependencies: ["EntenteGraph", "EntenteKnowledge", "EntenteRDF"]),
    .target(
      name: "EntenteSerialization",
      dependencies: ["CLibXML2", "EntenteBytes", "EntenteGraph", "EntenteOntology", "EntenteRDF"]),
    .executableTarget(
      name: "writing-speed",
      dependencies: ["EntenteBytes", "EntenteGraph", "EntenteRDF", "EntenteSerialization"]),
  ],
  cLanguageStandard: .c2x
)

for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
