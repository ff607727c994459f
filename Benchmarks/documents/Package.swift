// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a client never resolves it. It bears the name of the main one and links to
// its sources, because the readers are `package` there. The scripts beside it build it.
let package = Package(
  name: "entente",
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .target(name: "CKnowledge"),
    .target(name: "EntenteGraph"),
    .target(name: "EntenteKnowledge", dependencies: ["CKnowledge"]),
    .target(
      name: "EntenteDocuments", dependencies: ["CLibXML2", "EntenteGraph", "EntenteKnowledge"]),
    .executableTarget(name: "reading-speed", dependencies: ["EntenteDocuments"]),
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
