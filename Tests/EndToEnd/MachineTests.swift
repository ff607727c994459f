import Foundation
import TestSupport
import Testing

#if arch(x86_64)
@Suite struct `Machines` {
  /// Emulated processors: one with SSE alone, one with AVX2 and without VNNI.
  @Test(arguments: ["Nehalem", "Haswell"])
  func `an older processor gives the same analysis`(processor: String) throws {
    let sample = Folder.project.appending(path: "Samples/Foreign relations of Slovenia.txt").path
    let here = try Tool.run("parse", sample)
    let there = try Tool.run(
      "/usr/bin/qemu-x86_64", ["-cpu", processor, Tool.executable.path, "parse", sample])
    #expect(there.status == 0, "\(there.messages)")
    #expect(!here.output.isEmpty && here.output == there.output)
  }
}
#endif
