#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A compressed file that is read through the program that knows it best.
///
/// A process of its own runs beside the parser. A program that ends with an error found damage, and
/// what it wrote before stands: that is why `bzip2` comes before `lbzip2`, which decodes on all cores
/// but gives up a damaged file without a byte.
@safe final class Decompressor {
  enum Compression {
    case bzip2
    case gzip

    /// Told from the first bytes of a file.
    init?(firstBytes: [UInt8]) {
      if firstBytes.starts(with: [0x42, 0x5A, 0x68]) {
        self = .bzip2
      } else if firstBytes.starts(with: [0x1F, 0x8B]) {
        self = .gzip
      } else {
        return nil
      }
    }

    /// The programs that read it, the most careful first; all take `-dc`.
    var programs: [String] {
      switch self {
      case .bzip2: ["bzip2", "lbzip2", "pbzip2"]
      case .gzip: ["gzip", "pigz"]
      }
    }
  }

  /// What the program writes.
  let output: InputFile
  private var process: pid_t?

  /// Starts a program on the file at `path`.
  init(_ compression: Compression, path: String) throws(Diagnostic) {
    let file = try InputFile(path: path)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw Diagnostic(path: path, message: "no pipe can be opened to decompress it")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    output = InputFile(path: path, descriptor: ends[0])
    defer { _ = close(ends[1]) }
    for program in compression.programs {
      if let process = Self.start(program, from: file.descriptor, to: ends[1]) {
        self.process = process
        return
      }
    }
    let names = compression.programs.joined(separator: ", ")
    throw Diagnostic(
      path: path, message: "none of the programs that decompress it is installed: \(names)")
  }

  deinit {
    guard let process else { return }
    // Nobody reads on: the program may wait for room in the pipe.
    _ = kill(process, SIGKILL)
    _ = Self.wait(process)
  }

  /// Waits for the program; returns `false` where it found the file damaged.
  func finish() -> Bool {
    guard let process else { return true }
    self.process = nil
    return Self.wait(process)
  }

  private static func wait(_ process: pid_t) -> Bool {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status == 0
  }

  private static func start(_ program: String, from input: Int32, to output: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    // Its own message would not name the page; ours does.
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // The threads of a Swift program block signals; lbzip2's threads wait for each other's.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    var allSignals = sigset_t()
    unsafe sigemptyset(&noSignals)
    unsafe sigfillset(&allSignals)
    unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &allSignals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let name = unsafe strdup(program)
    let option = unsafe strdup("-dc")
    var arguments = unsafe [name, option, nil]
    defer {
      unsafe free(name)
      unsafe free(option)
    }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(
      &process, program, &actions, &attributes, &arguments, environ)
    return code == 0 ? process : nil
  }
}
