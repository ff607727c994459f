import Glibc

/// A file that appears under its name only when it is whole; see ``StagedFile``. Several that belong together are written
/// through a ``FileTransaction``.
package final class FileSink: ByteSink {
  private let file: StagedFile

  /// Opens a file in the folder of `path`.
  package init(path: String) throws(ByteSinkError) { file = try StagedFile(path: path) }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    unsafe try file.write(bytes)
  }

  package func commit() throws(ByteSinkError) {
    do throws(ByteSinkError) {
      try file.stage()
      try file.replace()
    } catch {
      file.discard()
      throw error
    }
    if !file.isDirect { try OutputFolder.synchronize(OutputPath.folder(of: file.target)) }
  }

  package func abandon() { file.discard() }

  deinit { abandon() }
}
