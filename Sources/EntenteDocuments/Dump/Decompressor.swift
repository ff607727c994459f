#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// A compressed file that is read through the programs that know it best.
///
/// A process of its own runs beside the parser: one that decodes on all cores where it is installed. `lbzip2` gives up
/// a damaged file without what stands before the damage, `bzip2` does not; so where one program finds
/// damage, the next one reads the file from its beginning and goes on behind what has been read.
@safe final class Decompressor: ByteInput {
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

    /// The programs that read it, the fastest first and the most careful last; all take `-dc`.
    var programs: [String] {
      switch self {
      case .bzip2: ["lbzip2", "bzip2"]
      case .gzip: ["gzip"]
      }
    }
  }

  private let path: String
  /// The programs that have not been tried.
  private var programs: ArraySlice<String>
  private var file: InputFile
  private var output: InputFile
  private var process: pid_t?
  /// How many bytes have been handed out, and how many of the program's are to be passed over.
  private var count = 0
  private var passed = 0
  /// Up to where the last program read a file that it found damaged, in bytes of the file.
  private(set) var damage: Int?

  /// Starts a program on the file at `path`.
  init(_ compression: Compression, path: String) throws(Diagnostic) {
    self.path = path
    programs = compression.programs[...]
    file = try InputFile(path: path)
    output = file
    guard try startNext() else {
      let names = compression.programs.joined(separator: ", ")
      throw Diagnostic(
        path: path, message: "none of the programs that decompress it is installed: \(names)")
    }
  }

  deinit {
    guard let process else { return }
    // Nobody reads on: the program may wait for room in the pipe.
    _ = kill(process, SIGKILL)
    _ = Self.wait(process)
  }

  /// Reads up to `limit` more bytes to the end of `bytes`; returns `false` at the end, be it the
  /// file's or that of what can be read of it.
  func read(into bytes: inout [UInt8], limit: Int) throws(Diagnostic) -> Bool {
    while true {
      let start = bytes.count
      if try output.read(into: &bytes, limit: limit) {
        let taken = bytes.count - start
        let surplus = min(taken, count - passed)
        passed += surplus
        bytes.removeSubrange(start..<start + surplus)
        if surplus == taken { continue }
        count += taken - surplus
        passed = count
        return true
      }
      guard let process else { return false }
      self.process = nil
      if Self.wait(process) { return false }
      let place = Int(lseek(file.descriptor, 0, SEEK_CUR))
      guard try startNext() else {
        damage = place
        return false
      }
    }
  }

  /// How much a program may write before it says that what it writes is damaged: more than a block of bzip2.
  private static let delay = 1 << 21

  /// Reads on where the text has made no sense any more, to learn whether the file is damaged there.
  func findDamage() {
    var bytes: [UInt8] = []
    while damage == nil, bytes.count < Self.delay, (try? read(into: &bytes, limit: 1 << 16)) == true
    {
    }
  }

  /// Starts the next program that is installed, from the beginning of the file.
  private func startNext() throws(Diagnostic) -> Bool {
    while let program = programs.popFirst() {
      var ends: [Int32] = [-1, -1]
      guard unsafe pipe(&ends) == 0 else {
        throw Diagnostic(path: path, message: "no pipe can be opened to decompress it")
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      output = InputFile(path: path, descriptor: ends[0])
      defer { _ = close(ends[1]) }
      file = try InputFile(path: path)
      passed = 0
      process = Self.start(program, from: file.descriptor, to: ends[1])
      if process != nil { return true }
    }
    return false
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
