import Glibc

/// A file with a name, for libraries that open files themselves; it is gone with its owner.
package final class NamedTemporaryFile {
  package let path: String

  /// Makes an empty file in the folder that `TMPDIR` names, or else in `/tmp`.
  package init() throws(ByteSinkError) {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/entente-XXXXXX").utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { path in
      unsafe path.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0 else { throw ByteSinkError(errno: errno, path: folder) }
    _ = close(descriptor)
  }

  deinit { _ = unsafe unlink(path) }

  /// Hands what the file holds to a sink, and makes it final there.
  package func copy(to sink: any ByteSink) throws {
    let source = try ByteSource(path: path)
    var output = ByteOutput(to: sink)
    var piece: [UInt8] = []
    while try source.read(1 << 18, into: &piece) > 0 {
      output.append(piece)
      piece.removeAll(keepingCapacity: true)
      try output.check()
    }
    try output.finish()
  }
}
