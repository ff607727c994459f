import EntenteBytes
import Synchronization

/// The words that say how far a run is, drawn again and again on one line.
final class ProgressLine: Sendable {
  private let meter: RunMeter
  /// When the phase began, and which one that is.
  private let phase = Mutex((number: -1, beginning: ContinuousClock.now))

  init(_ meter: RunMeter) { self.meter = meter }

  func draw() {
    let state = meter.state
    let beginning = phase.withLock { phase in
      if state.number != phase.number { phase = (state.number, .now) }
      return phase.beginning
    }
    let seconds = Int((ContinuousClock.now - beginning).components.seconds)
    StandardError.show(line: Self.text(of: state, after: seconds))
  }

  /// `reading 12.3 of 148.0 MB, 8 %, 3:12 left: 231 Foreign relations of Fiji`.
  static func text(of state: RunMeter.State, after seconds: Int) -> String {
    var text = state.phase.rawValue
    if let total = state.total, state.done <= total, total > 0 {
      let isCounted = state.phase == .arranging
      text +=
        isCounted
        ? " \(state.done) of \(total)"
        : " \(size(state.done, amid: total)) of \(size(total, amid: total, withUnit: true))"
      text += ", \(state.done * 100 / total) %"
      if seconds > 1, state.done > 0, state.done < total {
        text += ", \(clock(seconds * (total - state.done) / state.done)) left"
      } else {
        text += ", \(clock(seconds))"
      }
    } else {
      if state.done > 0 { text += " \(size(state.done, amid: state.done, withUnit: true))" }
      text += ", \(clock(seconds))"
    }
    return state.detail.isEmpty ? text : text + ": " + state.detail
  }

  /// A number of bytes in the unit that fits another one.
  private static func size(_ bytes: Int, amid total: Int, withUnit: Bool = false) -> String {
    let (tenth, unit) = total < 1_000_000 ? (100, " kB") : (100_000, " MB")
    let tenths = bytes / tenth
    return "\(tenths / 10).\(tenths % 10)" + (withUnit ? unit : "")
  }

  private static func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
