import Glibc

/// A file that is being written and has not taken its name yet.
///
/// The bytes go into a file without a name in the folder of the old one, which is gone by itself where anything fails, were
/// it a killed process; where the file system knows no such files, into a hidden file beside it. What is no regular file,
/// such as `/dev/null`, a named pipe or `/dev/stdout`, is written directly. A symbolic link stays and what it leads to is
/// replaced, with the mode and the owner that it had.
final class StagedFile {
  /// What becomes of the bytes in the end.
  private enum Place {
    /// They are already where they belong.
    case direct
    /// They have no name yet.
    case nameless
    /// They have a name that is not theirs.
    case beside
  }

  /// The path as the user gave it, for messages.
  let path: String
  /// The path that is replaced, links resolved.
  let target: String
  private let place: Place
  private let descriptor: Int32
  private let sink: DescriptorSink
  private var isOpen = true
  private var isStaged = false

  /// Opens a file in the folder of what `path` names.
  init(path: String) throws(ByteSinkError) {
    self.path = path
    if let number = OutputPath.descriptor(of: path) {
      target = path
      place = .direct
      descriptor = fcntl(number, F_DUPFD_CLOEXEC, 3)
      guard descriptor >= 0 else { throw ByteSinkError(errno: errno, path: path) }
      sink = DescriptorSink(descriptor, name: path)
      return
    }
    target = try LinkResolution.target(of: path)
    var old = stat()
    let exists = unsafe stat(SystemPath.name(target), &old) == 0
    if exists && old.st_mode & S_IFMT == S_IFDIR {
      throw ByteSinkError(errno: EISDIR, path: path)
    }
    if exists && old.st_mode & S_IFMT != S_IFREG {
      place = .direct
      descriptor = unsafe open(SystemPath.name(target), O_WRONLY | O_CLOEXEC)
    } else {
      let nameless = Self.openNameless(in: OutputPath.folder(of: target))
      place = nameless >= 0 ? .nameless : .beside
      descriptor =
        nameless >= 0
        ? nameless
        : unsafe open(
          SystemPath.name(OutputPath.beside(target, "\(getpid())", .partial)),
          O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw ByteSinkError(errno: errno, path: path) }
    sink = DescriptorSink(descriptor, name: path)
    if exists, place != .direct {
      // The owner first: a change of it takes bits of the mode away. Only the superuser may give files away.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      _ = fchmod(descriptor, old.st_mode & 0o7777)
    }
    // Held while the file is written: what nobody holds was left behind; see `OutputRecovery`.
    if place != .direct { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  deinit { discard() }

  /// Takes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ByteSinkError) {
    unsafe try sink.write(bytes)
  }

  /// Whether there is anything to rename.
  var isDirect: Bool { place == .direct }

  /// The name of the file before it takes its own: it has the number that the file system gives it, so that two never meet.
  private(set) lazy var stagedPath: String = {
    if place == .beside { return OutputPath.beside(target, "\(getpid())", .partial) }
    var status = stat()
    let number = unsafe fstat(descriptor, &status) == 0 ? UInt64(status.st_ino) : 0
    return OutputPath.beside(target, String(number), .partial)
  }()

  /// The name of what was there before, while others may still fail.
  var keptPath: String { OutputPath.beside(target, "\(getpid())", .kept) }

  /// Brings every byte to the disk and gives the file the name from which it can take its own.
  func stage() throws(ByteSinkError) {
    guard isOpen, !isStaged, place != .direct else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw ByteSinkError(errno: errno, path: path)
    }
    if place == .nameless, !nameNameless() { throw ByteSinkError(errno: errno, path: path) }
    isStaged = true
  }

  /// Keeps what is there under another name; tells whether anything was.
  func keepOld() throws(ByteSinkError) -> Bool {
    guard place != .direct else { return false }
    let kept = SystemPath.name(keptPath)
    let name = SystemPath.name(target)
    _ = unsafe unlink(kept)
    if unsafe link(name, kept) == 0 { return true }
    if errno == ENOENT { return false }
    // A file system without second names: for a moment there is none of the two.
    guard unsafe rename(name, kept) == 0 else { throw ByteSinkError(errno: errno, path: path) }
    return true
  }

  /// Takes the name.
  func replace() throws(ByteSinkError) {
    guard isOpen else { return }
    if place != .direct, unsafe rename(SystemPath.name(stagedPath), SystemPath.name(target)) != 0 {
      throw ByteSinkError(errno: errno, path: path)
    }
    isStaged = false
    isOpen = false
    if close(descriptor) != 0, place == .direct { throw ByteSinkError(errno: errno, path: path) }
  }

  /// Takes back ``replace()``, so that the file is staged again; tells whether that worked.
  func restore(hadOld: Bool) -> Bool {
    guard place != .direct else { return true }
    let name = SystemPath.name(target)
    let staged = SystemPath.name(stagedPath)
    guard hadOld else {
      isStaged = unsafe rename(name, staged) == 0
      return isStaged
    }
    isStaged = unsafe isStaged || link(name, staged) == 0
    let kept = SystemPath.name(keptPath)
    guard unsafe rename(kept, name) == 0 else { return false }
    // Two names of one file are left as they are.
    _ = unsafe unlink(kept)
    return true
  }

  /// Removes what ``keepOld()`` kept.
  func forgetOld() { _ = unsafe unlink(SystemPath.name(keptPath)) }

  /// Leaves everything as it was before.
  func discard() {
    if isStaged || (isOpen && place == .beside) { _ = unsafe unlink(SystemPath.name(stagedPath)) }
    leave()
  }

  /// Closes the file and leaves it under its staged name, for the next run to go on with.
  func leave() {
    isStaged = false
    guard isOpen else { return }
    isOpen = false
    _ = close(descriptor)
  }

  // MARK: Files without a name

  /// Opens one, negative where that cannot be done or where it could not get a name later.
  private static func openNameless(in folder: String) -> Int32 {
    guard unsafe access("/proc/self/fd", X_OK) == 0 else { return -1 }
    return unsafe open(SystemPath.name(folder), temporaryFile | O_WRONLY | O_CLOEXEC, 0o666)
  }

  /// `O_TMPFILE` of Linux, a macro that Swift does not import.
  private static let temporaryFile: Int32 = 0o20_000_000 | O_DIRECTORY

  private func nameNameless() -> Bool {
    let source = "/proc/self/fd/\(descriptor)"
    let name = SystemPath.name(stagedPath)
    for _ in 0..<2 {
      if unsafe linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 { return true }
      guard errno == EEXIST, unsafe unlink(name) == 0 else { return false }
    }
    return false
  }
}
