import Glibc

/// What a process needs of the system, and what is said where it is not there.
enum Surroundings {
  /// The program with its knowledge and the stacks of its threads; below it threads cannot begin, and wait for ever.
  private static let leastAddressSpace = 384
  /// Input, output and messages, a few files, and what threads wait with.
  private static let fewestDescriptors = 12

  /// Why the process cannot work, for people; `nil` where it can.
  static var problem: String? {
    if let space = limit(RLIMIT_AS), space >> 20 < leastAddressSpace {
      return "the memory of a process is limited to \(space >> 20) MB; raise `ulimit -v` to "
        + "\(leastAddressSpace << 10) or more"
    }
    if let descriptors = limit(RLIMIT_NOFILE), descriptors < fewestDescriptors {
      return "a process may open \(descriptors) files only; raise `ulimit -n` to "
        + "\(fewestDescriptors) or more"
    }
    return nil
  }

  private static func limit(_ resource: __rlimit_resource) -> Int? {
    var limits = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { return nil }
    return Int(exactly: limits.rlim_cur)
  }

  /// From now on a process that breaks off, as it does where memory ends, says so and ends with the code of a failed run.
  /// Nothing stands half written then: files take their names when they are whole.
  static func watchForBreakdown() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      let message: StaticString =
        "entente: error: the run broke off, for lack of memory or by a fault of the program; nothing was replaced\n"
      _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(Outcome.failed.rawValue)
    }
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV] {
      unsafe sigaction(number, &action, nil)
    }
  }
}
