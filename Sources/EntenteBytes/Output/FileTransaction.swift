import Glibc

/// Files that take their names together or not at all.
///
/// Each is written as a ``FileSink`` is. ``commit()`` brings all of them to the disk, writes down in the folder what it is
/// about to do, keeps what was there under other names and renames; where one of that fails, it puts back what was there.
/// A process that is killed between leaves the note, and the next one that opens the folder finishes; see
/// ``OutputFolder``.
package final class FileTransaction {
  private let folder: OutputFolder
  private var files: [StagedFile] = []
  private var isOpen = true

  /// Creates a transaction whose note stands in a folder.
  package init(in folder: OutputFolder) { self.folder = folder }

  /// Opens a file of the transaction; files take their names in the order in which they were opened.
  package func file(at path: String) throws(ByteSinkError) -> any ByteSink {
    let file = try StagedFile(path: path)
    files.append(file)
    return Member(file)
  }

  /// Gives all files their names.
  package func commit() throws(ByteSinkError) {
    guard isOpen else { return }
    isOpen = false
    let journal = OutputJournal(folder: folder.path)
    let named = files.filter { !$0.isDirect }
    do throws(ByteSinkError) {
      for file in files { try file.stage() }
      if named.count > 1 {
        try journal.write(
          named.map { .init(staged: $0.stagedPath, target: $0.target, kept: $0.keptPath) })
      }
    } catch {
      journal.remove()
      discard()
      throw error
    }
    try rename(journal)
    for file in named { file.forgetOld() }
    journal.remove()
  }

  private func rename(_ journal: OutputJournal) throws(ByteSinkError) {
    var renamed: [(file: StagedFile, hadOld: Bool)] = []
    do throws(ByteSinkError) {
      for file in files {
        let hadOld = try file.keepOld()
        do throws(ByteSinkError) { try file.replace() } catch {
          if hadOld { renamed.append((file, hadOld)) }
          throw error
        }
        renamed.append((file, hadOld))
      }
      for folder in folders { try OutputFolder.synchronize(folder) }
    } catch {
      var isRestored = true
      for (file, hadOld) in renamed.reversed() {
        isRestored = file.restore(hadOld: hadOld) && isRestored
      }
      guard isRestored else {
        for file in files { file.leave() }
        throw ByteSinkError(
          code: error.code, path: error.path,
          reason: error.reason
            + "; some of the files are new and some old, and the next run into \(folder.path) finishes"
        )
      }
      journal.remove()
      discard()
      throw error
    }
  }

  /// The folders of the files, each once.
  private var folders: [String] {
    var folders: [String] = []
    for file in files where !file.isDirect {
      let folder = OutputPath.folder(of: file.target)
      if !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  /// Leaves everything as it was before.
  package func abandon() {
    guard isOpen else { return }
    isOpen = false
    discard()
  }

  private func discard() {
    for file in files { file.discard() }
    folder.removeIfMade()
  }

  deinit { abandon() }

  /// A file of the transaction, whose own commit makes nothing final.
  private final class Member: ByteSink {
    private let file: StagedFile

    init(_ file: StagedFile) { self.file = file }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
      unsafe try file.write(bytes)
    }

    func commit() throws(ByteSinkError) {}
    func abandon() {}
  }
}
