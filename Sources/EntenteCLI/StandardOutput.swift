import ArgumentParser
import EntenteBytes

/// The stream for what commands print that write no graph.
///
/// A failure sticks: what is printed after it goes nowhere, and ``check()`` and ``finish()`` end the command with a
/// message.
final class StandardOutput {
  private var output = ByteOutput(to: DescriptorSink.standardOutput())

  /// Prints one line; what a terminal would obey in it is escaped, line breaks too.
  func say(_ line: String) {
    output.append(text: VisibleText.escaped(line))
    output.append(UInt8(ascii: "\n"))
  }

  /// Prints lines, in which a line break is one.
  func say(lines: String) {
    output.append(text: VisibleText.escaped(lines, .lines))
    output.append(UInt8(ascii: "\n"))
  }

  /// Prints bytes as they are, and ends the line.
  func write(_ bytes: [UInt8]) {
    output.append(bytes)
    output.append(UInt8(ascii: "\n"))
  }

  /// Ends the command where something could not be printed, so that nobody works for nothing.
  func check() throws {
    do { try output.check() } catch { try fail(error) }
  }

  /// Hands over what is still in the buffer.
  func finish() throws {
    do { try output.finish() } catch { try fail(error) }
  }

  private func fail(_ error: ByteSinkError) throws {
    StandardError.say("entente: error: \(error)")
    throw ExitCode(Outcome.failed.rawValue)
  }
}
