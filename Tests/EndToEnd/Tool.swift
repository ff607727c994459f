import Foundation
import Glibc
import TestSupport

/// The built tool, run as a person runs it.
struct Tool {
  struct Outcome {
    /// The exit code, or the signal that ended it.
    var status: Int32
    /// The signal that ended it, `nil` where it ended by itself.
    var signal: Int32?
    var output: Data
    var messages: String
  }

  static let executable = Folder.project.appending(path: ".build/release/entente")

  /// Runs the tool and waits for it.
  static func run(_ arguments: String..., input: Data? = nil) throws -> Outcome {
    try run(executable.path, arguments, input: input)
  }

  /// Runs any program; what it prints goes through files, so that no pipe fills up.
  ///
  /// Started and waited for without Foundation, whose `Process` loses an end now and then where many tests start some
  /// at a time.
  static func run(
    _ program: String, _ arguments: [String], input: Data? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try Scratch()
    let source = try folder.file("input", input ?? Data())
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, source, O_RDONLY, 0)
    for (descriptor, name) in [(STDOUT_FILENO, "output"), (STDERR_FILENO, "messages")] {
      unsafe posix_spawn_file_actions_addopen(
        &actions, descriptor, folder.path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // The threads of a Swift program block signals, and the tool must get them.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let surroundings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe surroundings.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for index in words.indices { unsafe free(words[index]) }
      for index in variables.indices { unsafe free(variables[index]) }
    }
    var process: pid_t = 0
    let code = unsafe posix_spawn(
      &process, program, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : signal, signal: signal == 0 ? nil : signal,
      output: try Data(contentsOf: folder.url.appending(path: "output")),
      messages: String(
        decoding: try Data(contentsOf: folder.url.appending(path: "messages")), as: UTF8.self))
  }

  /// Runs a Python program with the readers that `make venv` installs.
  static func python(_ program: String, _ arguments: String...) throws -> Outcome {
    try run(Folder.project.appending(path: ".venv/bin/python").path, ["-c", program] + arguments)
  }
}

/// A folder that goes away with the test.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: Data) throws -> String {
    let file = url.appending(path: name)
    try bytes.write(to: file)
    return file.path
  }

  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  deinit { try? FileManager.default.removeItem(at: url) }
}
