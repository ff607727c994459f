import ArgumentParser
import EntenteBytes
import Glibc

/// Begins and ends the process.
@main enum Main {
  static func main() async {
    System.holdStandardDescriptors()
    Surroundings.watchForBreakdown()
    if let problem = Surroundings.problem {
      StandardError.say("entente: error: \(problem)")
      exit(Outcome.failed.rawValue)
    }
    do {
      var command = try Tool.parseAsRoot(System.arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(error)
    }
  }

  /// Says what an error means, be it the help that was asked for, and ends with its exit code.
  private static func end(_ error: any Error) -> Never {
    var message = Tool.fullMessage(for: error)
    // A line break of an argument is none of the message's.
    for argument in System.arguments where argument.utf8.contains(UInt8(ascii: "\n")) {
      message.replace(argument, with: VisibleText.escaped(argument))
    }
    var code = Tool.exitCode(for: error).rawValue
    if code == 0 {
      let output = StandardOutput()
      do {
        if !message.isEmpty { output.say(lines: message) }
        try output.finish()
      } catch {
        code = Outcome.failed.rawValue
      }
    } else if !message.isEmpty {
      StandardError.say(lines: message)
    }
    exit(code)
  }
}

extension System {
  /// The words of the command line; a path among them need not be UTF-8, see ``SystemPath``.
  fileprivate static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map { word in
        unsafe SystemPath.text(UnsafeRawBufferPointer(start: word, count: strlen(word)))
      }
    }
  }

  /// Opens for reading what stands for standard input, output and messages where the caller closed them: no file of
  /// ours may take their number, and writing to them still fails.
  fileprivate static func holdStandardDescriptors() {
    while true {
      let descriptor = unsafe open("/dev/null", O_RDONLY)
      guard descriptor >= 0 else { return }
      if descriptor > STDERR_FILENO {
        _ = close(descriptor)
        return
      }
    }
  }
}
