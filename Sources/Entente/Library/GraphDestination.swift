import EntenteBytes

/// A place that a graph is written to.
public enum GraphDestination: Hashable, Sendable {
  /// A file that appears under its name only when it is whole; what stood there stays until then.
  case file(String)
  /// An open file descriptor, which stays open. A closed pipe becomes an error instead of a signal, for the whole
  /// process.
  case descriptor(Int32)

  /// Opens the place.
  func sink() throws(ByteSinkError) -> any ByteSink {
    switch self {
    case .file(let path): try FileSink(path: path)
    case .descriptor(let number): DescriptorSink(number, name: "descriptor \(number)")
    }
  }
}
