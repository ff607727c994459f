import EntenteGraph
import EntenteLanguage
import Testing

@Suite struct `Dates in text` {
  private func read(_ text: String, _ reference: String? = nil) -> [String] {
    let bytes = Array(text.utf8)
    return DateReader().dates(
      in: bytes, range: bytes.indices, reference: reference.flatMap { PartialDate($0) }
    ).map { String(decoding: bytes[$0.range], as: UTF8.self) + " = \($0.date)" }
  }

  @Test(arguments: [
    ("declared on 3 June 2006.", "3 June 2006 = 2006-06-03"),
    ("declared on June 3, 2006, in Podgorica", "June 3, 2006 = 2006-06-03"),
    ("| 4 Dec 2009 |", "4 Dec 2009 = 2009-12-04"),
    ("on 4 Dec. 2009", "4 Dec. 2009 = 2009-12-04"),
    ("2006-06-03", "2006-06-03 = 2006-06-03"),
    ("signed in June 2008", "June 2008 = 2008-06"),
    ("joined in 2012.", "2012 = 2012"),
    ("2012", "2012 = 2012"),
    ("the United Nations (2006) and", "2006 = 2006"),
    ("in March/April 2022", "March/April 2022 = 2022-03/2022-04"),
    ("recognized it on 12 June, as did", "12 June = --06-12"),
    ("The June approval of", "June = --06"),
    ("endorsed the plan back in February.", "February = --02"),
    ("from 1998–2001", "1998–2001 = 1998/2001"),
    ("1998–2001", "1998–2001 = 1998/2001"),
    ("for the term 2022–23.", "2022–23 = 2022/2023"),
    ("between 1990 and 1995", "between 1990 and 1995 = 1990/1995"),
    ("from 3 to 5 June 2006", "from 3 to 5 June 2006 = 2006-06-03/2006-06-05"),
    ("on 3–5 June 2006", "3–5 June 2006 = 2006-06-03/2006-06-05"),
    ("the 3rd of June, 2006", "the 3rd of June, 2006 = 2006-06-03"),
    ("Monday, June 5, 2006", "Monday, June 5, 2006 = 2006-06-05"),
    ("during the 1990s", "1990s = 1990/1999"),
    ("in the 19th century", "19th century = 1801/1900"),
    ("in the spring of 2008", "spring of 2008 = 2008-03/2008-05"),
    ("the first half of 2013", "first half of 2013 = 2013-01/2013-06"),
    ("until 25/12/2006", "25/12/2006 = 2006-12-25"),
    ("founded in 480 BC", "480 BC = -0479"),
    ("since mid-2008", "2008 = 2008"),
    ("since May 2006", "May 2006 = 2006-05"),
    ("early in May", "May = --05"),
  ])
  func `are read at the precision that the text gives`(text: String, expected: String) {
    #expect(read(text) == [expected])
  }

  @Test(arguments: [
    "Resolution 1929 was adopted", "2000 troops were sent", "it may march on", "1,998 votes",
    "Theresa May said", "an F-16 fighter", "$2000 a year", "in 1500 km", "04/05/2006",
    "on Thursday",
    "last year", "the same year", "two days later", "version 3.5", "30 February", "the second half",
    "May she rest", "page 1998",
  ])
  func `are not seen where there is none`(text: String) {
    #expect(read(text) == [])
  }

  @Test(arguments: [
    ("yesterday", "yesterday = 2022-11-07"), ("last Thursday", "last Thursday = 2022-11-03"),
    ("on Thursday", "Thursday = 2022-11-03"), ("last year", "last year = 2021"),
    ("next month", "next month = 2022-12"), ("this year", "this year = 2022"),
    ("last June", "last June = 2022-06"), ("last December", "last December = 2021-12"),
    ("three years ago", "three years ago = 2019"), ("next Monday", "next Monday = 2022-11-14"),
  ])
  func `rest on the date of the document`(text: String, expected: String) {
    #expect(read(text, "2022-11-08") == [expected])
  }

  @Test(arguments: [
    ("It joined in 2006. The same year it", "The same year = 2006"),
    ("On 3 June 2006 it left; two days later", "two days later = 2006-06-05"),
    ("In 1998 they met, and a year later", "a year later = 1999"),
    ("On 31 March 2003 the talks ended. The following day", "The following day = 2003-04-01"),
  ])
  func `rest on the date before them`(text: String, expected: String) {
    #expect(read(text).last == expected)
  }
}

@Suite struct `Votes and numbers` {
  @Test(arguments: [
    ("passed with 44 votes in favor, five against, and two abstentions", [44, 5, 2]),
    ("by 44 votes to 5", [44, 5, nil]),
    ("adopted by a vote of 141 to 5 with 35 abstentions", [141, 5, 35]),
    ("141 countries voted in favour, 5 against and 35 abstained", [141, 5, 35]),
    ("a vote of 141–5–35", [141, 5, 35]),
  ])
  func `votes are counted by side`(text: String, counts: [Int?]) throws {
    let bytes = Array(text.utf8)
    let vote = try #require(VoteReader().votes(in: bytes, range: bytes.indices).first)
    #expect([vote.inFavor, vote.against, vote.abstentions] == counts)
  }

  @Test(arguments: [
    ("six", 6), ("twenty-five", 25), ("1,200", 1200), ("3 million", 3_000_000),
    ("two hundred and", 200), ("three thousand four hundred", 3400), ("third", 3), ("21st", 21),
  ])
  func `numbers are read in words and digits`(text: String, value: Int) {
    let bytes = Array(text.utf8)
    #expect(NumberReader().numbers(in: bytes, range: bytes.indices).map(\.value) == [value])
  }
}
