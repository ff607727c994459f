import Glibc

/// An open file descriptor, such as standard output.
package final class DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  /// Writes to a descriptor, which stays open. A closed pipe becomes an error instead of a signal,
  /// for the whole process.
  package init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Standard output; on a terminal, with what it would obey escaped.
  package static func standardOutput() -> any ByteSink {
    let sink = DescriptorSink(STDOUT_FILENO, name: "standard output")
    return isatty(STDOUT_FILENO) == 1 ? TerminalSink(before: sink) : sink
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw ByteSinkError(errno: errno, path: name)
      }
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  package func commit() throws(ByteSinkError) {}
  package func abandon() {}
}
