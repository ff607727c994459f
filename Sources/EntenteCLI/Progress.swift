import Dispatch
import Entente
import EntenteBytes
import EntenteDocuments

/// A line on the terminal that says how far a run is; nothing where nobody looks.
///
/// It is drawn by a thread of its own, so that it moves also while one document takes long.
struct Progress {
  let isShown: Bool
  private let meter = RunMeter()

  init(isShown: Bool) { self.isShown = isShown }

  /// Does something that tells how far it is; the inputs are what it reads.
  func run<Result>(reading inputs: [String], _ body: () throws -> Result) rethrows -> Result {
    guard isShown else { return try body() }
    let timer = begin(inputs)
    defer { end(timer) }
    return try RunMeter.$current.withValue(meter) { try body() }
  }

  /// Does something that tells how far it is, and waits.
  func run<Result>(
    reading inputs: [String], _ body: () async throws -> Result
  ) async rethrows -> Result {
    guard isShown else { return try await body() }
    let timer = begin(inputs)
    defer { end(timer) }
    return try await RunMeter.$current.withValue(meter) { try await body() }
  }

  /// Says which document is done, and how many are.
  func note(_ title: String, number: Int) {
    guard isShown else { return }
    meter.note("\(number) \(title)")
  }

  /// Says a message above the line; a quiet run says errors only.
  func say(_ diagnostic: Diagnostic, quiet: Bool) {
    guard !quiet || diagnostic.severity == .error else { return }
    StandardError.say(diagnostic.description)
  }

  private func begin(_ inputs: [String]) -> any DispatchSourceTimer {
    meter.begin(.reading, total: DocumentStream.size(of: inputs))
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    // What is done sooner needs no line.
    timer.schedule(deadline: .now() + .milliseconds(400), repeating: .milliseconds(200))
    let line = ProgressLine(meter)
    timer.setEventHandler { line.draw() }
    timer.resume()
    return timer
  }

  private func end(_ timer: any DispatchSourceTimer) {
    timer.cancel()
    StandardError.endLine()
  }
}
