// swift-tools-version: 6.2
import PackageDescription

// A package of a stranger's: it sees of Entente what any client sees, and nothing more. `Tests/Client/run` builds and
// runs it.
let package = Package(
  name: "client",
  dependencies: [.package(name: "Entente", path: "../..")],
  targets: [
    .executableTarget(name: "client", dependencies: [.product(name: "Entente", package: "Entente")])
  ]
)
