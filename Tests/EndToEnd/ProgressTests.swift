import Foundation
import TestSupport
import Testing

/// The line on a terminal that says how far a run is.
@Suite struct `How far a run is` {
  /// Runs the tool with its messages on a terminal, and returns what the terminal got.
  private func terminal(_ arguments: [String]) throws -> String {
    let run = try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path,
      [
        "-c",
        """
        import os, pty, subprocess, sys
        ours, theirs = pty.openpty()
        tool = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more
        sys.exit(tool.wait() or not sys.stdout.buffer.write(seen))
        """, Tool.executable.path,
      ] + arguments)
    #expect(run.status == 0, "\(run.messages)")
    return String(decoding: run.output, as: UTF8.self)
  }

  /// So many nodes take seconds to place.
  private func graph(_ scratch: Scratch, of nodes: Int) throws -> String {
    try scratch.file(
      "a.nt",
      (0..<nodes).map { "<http://e/n\($0)> <http://e/p> <http://e/n\($0 * 7 % 997)> .\n" }.joined())
  }

  @Test func `is told with its phase, its share and the time, and goes away`() throws {
    let scratch = try Scratch()
    let seen = try terminal(
      [
        "convert", try graph(scratch, of: 24_000), "--to", "graphml", "-o",
        scratch.path("out.graphml"),
      ])
    #expect(seen.contains("\r\u{1B}[Karranging "), "\(seen)")
    #expect(seen.contains(try Regex("arranging [0-9]+ of [0-9]+, [0-9]+ %, [0-9]+:[0-9][0-9]")))
    // The last line takes the place of the one that was drawn.
    #expect(seen.hasSuffix("edges\r\n"))
    #expect(seen.contains("\r\u{1B}[Kwrote \(scratch.path("out.graphml"))"))
  }

  @Test func `is no matter of files and pipes`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      "convert", try graph(scratch, of: 2_500), "--to", "graphml", "-o", scratch.path("out.graphml")
    )
    #expect(run.status == 0)
    #expect(run.messages == "wrote \(scratch.path("out.graphml")): 2500 nodes, 2500 edges\n")
  }
}
