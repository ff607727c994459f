import EntenteDocuments
import Glibc

/// Times the readers without extraction and without output: `reading-speed [find|read] INPUT...`.
///
/// `find` asks for the documents only, as a dump's reader is timed; `read` reads each of them, five times. It
/// prints one line: bytes of source, documents, seconds of one core and of the clock, peak memory in MB.
@main struct ReadingSpeed {
  static func main() {
    var inputs = Array(CommandLine.arguments.dropFirst())
    let reads = inputs.first == "read"
    if !inputs.isEmpty { inputs.removeFirst() }
    var found: [UnreadDocument] = []
    var bytes = 0
    var count = 0
    var start = Moment()
    let stream = DocumentStream(inputs: inputs)
    while let element = stream.next() {
      switch element {
      case .document(let document):
        bytes += document.source.count
        count += 1
        if reads { found.append(document) }
      case .diagnostic(let diagnostic): say(diagnostic.description)
      }
    }
    var best = Moment().since(start)
    if reads {
      best = (core: .infinity, clock: .infinity)
      for _ in 0..<5 {
        start = Moment()
        for document in found { _ = document.read().text.count }
        let time = Moment().since(start)
        if time.core < best.core { best = time }
      }
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(bytes, count, best.core, best.clock, usage.ru_maxrss / 1024)
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// A point in the time of the process and of the clock.
  private struct Moment {
    let core = Double(Glibc.clock()) / Double(CLOCKS_PER_SEC)
    let clock = ContinuousClock.now

    func since(_ other: Moment) -> (core: Double, clock: Double) {
      let time = (clock - other.clock).components
      return (core - other.core, Double(time.seconds) + Double(time.attoseconds) / 1e18)
    }
  }
}
