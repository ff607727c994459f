package import Foundation
package import Testing

/// Compares bytes with a golden file, or rewrites it when `ENTENTE_RECORD` is set.
///
/// Recording also fails the test, so that no run that records can pass for one that compares.
package func expectGolden(
  _ actual: [UInt8], _ file: URL, at location: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual).write(to: file)
    Issue.record("recorded \(file.lastPathComponent)", sourceLocation: location)
  }
  let expected = try Data(contentsOf: file)
  #expect(
    String(decoding: actual, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
    sourceLocation: location)
}
