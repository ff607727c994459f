internal import Synchronization

/// How far a run is: its phase, and how much of that is done. What works tells it, and whoever shows it to a
/// person looks when it likes.
package final class RunMeter: Sendable {
  /// What a run does.
  package enum Phase: String, Sendable {
    /// Counted in bytes of the input.
    case reading
    case merging
    /// Finding a place for each node; counted in rounds.
    case arranging
    /// Counted in bytes of the output.
    case writing
  }

  /// How far it is.
  package struct State: Sendable {
    package fileprivate(set) var phase = Phase.reading
    /// How many phases there were before.
    package fileprivate(set) var number = 0
    package fileprivate(set) var done = 0
    /// How much there is to do; `nil` where nobody knows.
    package fileprivate(set) var total: Int?
    /// What is worked on, for people.
    package fileprivate(set) var detail = ""
  }

  private let mutex = Mutex(State())

  /// The meter of the run that this task works for, where somebody looks.
  @TaskLocal package static var current: RunMeter?

  package init() {}

  /// How far the run is now.
  package var state: State { mutex.withLock { $0 } }

  /// Begins a phase, with how much there is to do.
  package func begin(_ phase: Phase, total: Int? = nil) {
    mutex.withLock { state in
      guard state.phase != phase || state.total != total else { return }
      state = State(phase: phase, number: state.number + 1, total: total)
    }
  }

  /// Notes that more of a phase is done; nothing where the run is in another one.
  package func advance(_ count: Int, in phase: Phase) {
    mutex.withLock { state in
      if state.phase == phase { state.done += count }
    }
  }

  /// Says what is worked on.
  package func note(_ detail: String) {
    mutex.withLock { $0.detail = detail }
  }
}
