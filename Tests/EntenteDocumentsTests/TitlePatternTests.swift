import EntenteDocuments
import Testing

@Suite struct `A pattern of titles` {
  @Test(
    arguments: [
      ("^Foreign relations of", "Foreign relations of Peru", "The foreign relations"),
      ("Peru|Chile", "Foreign relations of Chile", "Bolivia"),
      ("^(Canada|Norway)$", "Norway", "Norway and Canada"),
      ("^[A-C][^x]+\\)$", "Brazil (1889)", "Brazix(1889)"),
      ("\\d{4}", "Treaty of 1648", "Treaty of 648"),
      ("^a{2,3}$", "aaa", "aaaa"),
      ("^(?:ab)*?c+?d?$", "ababcc", "abac"),
      ("(?i)^RELATIONS É", "relations é", "relation é"),
      ("\\bUN\\b", "The UN today", "UNESCO"),
      ("^.$", "é", "éé"),
      ("^[]a]$", "]", "b"),
      ("x{", "x{", "x"),
      ("", "anything", nil),
      ("(a*)*b", "aab", "aac"),
      ("[\\w-]+\\s\\W$", "a-b !", "a-b c"),
    ] as [(String, String, String?)])
  func `matches what regular expressions match`(
    _ expression: String, _ title: String, _ other: String?
  ) throws {
    let pattern = try TitlePattern(expression)
    #expect(pattern.matches(title))
    if let other { #expect(!pattern.matches(other)) }
  }

  @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(a?){30}a{30}$", "(a*)*$b"])
  func `that a search with steps back never ends is done in no time`(_ expression: String) throws {
    let pattern = try TitlePattern(expression)
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = pattern.matches(String(repeating: "a", count: 5_000) + "!")
    }
    // Minutes and more where the way back is taken.
    #expect(time < .seconds(20))
  }

  @Test(arguments: [
    ("(", 2, "a group is not closed"), ("a)", 2, "no group that “)” could close"),
    ("[a", 3, "a set is not closed"), ("*", 1, "nothing stands before “*”"),
    ("a\\", 3, "ends in a backslash"), ("(a)\\1", 5, "references back are not read"),
    ("(?=a)", 3, "only “(?:” is known"), ("a{3,2}", 7, "2 is less than 3"),
    ("[z-a]", 5, "the range from “z” to “a” is empty"),
    ("((a{999}){999}){999}", 21, "the pattern is too large"),
    ("a{99999999999999999999}", 7, "the number is too large"),
    (String(repeating: "(", count: 9_999), 65, "nested more than 64 deep"),
  ])
  func `that cannot be read is said, with the place`(
    _ expression: String, _ position: Int, _ message: String
  ) {
    do throws(TitlePattern.Problem) {
      _ = try TitlePattern(expression)
      Issue.record("it was read")
    } catch {
      #expect(error.position == position)
      #expect(error.message.contains(message), "\(error)")
    }
  }
}
