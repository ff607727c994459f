import EntenteGraph
import Testing

@Suite struct `Partial dates` {
  @Test(arguments: [
    "2006-06-03", "2008-06", "2012", "--02", "--06-12", "2022-03/2022-04", "-0044-03-15", "0001",
    "1995/..", "../1995-06", "1995~", "1995-06?", "1995%", "1995~/1997~", "../1995?", "1995~/..",
  ])
  func `are written as they are read`(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2006-13", "2006-02-30", "--", "---12", "2006-6-3", "12", "2006-06-03T00:00", "2007/2006",
    "2006/", "2006-06-", "/2006", "../..", "..", "1995~/1997", "~1995", "1995??", "2006/2006",
    "1995/../1996",
  ])
  func `refuse what is no date`(text: String) { #expect(PartialDate(text) == nil) }

  @Test func `contain what is finer`() throws {
    let year = try #require(PartialDate("2006"))
    let day = try #require(PartialDate("2006-06-03"))
    let range = try #require(PartialDate("2006-05/2006-07"))
    #expect(year.contains(day) && !day.contains(year))
    #expect(range.contains(day) && year.contains(range) && !range.contains(year))
    #expect(try !#require(PartialDate("--06")).contains(day))
  }

  @Test(
    arguments: [
      ("1995", "1995-01-01", "1995-12-31"), ("2004-02", "2004-02-01", "2004-02-29"),
      ("1995~", "1994-01-01", "1996-12-31"), ("2006-01~", "2005-12-01", "2006-02-28"),
      ("2006-03-01~", "2006-02-28", "2006-03-02"), ("1995?", "1995-01-01", "1995-12-31"),
      ("1995/..", "1995-01-01", nil), ("../1995", nil, "1995-12-31"), ("--02", nil, nil),
      ("1990/1999", "1990-01-01", "1999-12-31"),
    ] as [(String, String?, String?)])
  func `mean the days from a first to a last one`(text: String, first: String?, last: String?)
    throws
  {
    let date = try #require(PartialDate(text))
    #expect(date.earliestDay?.description == first)
    #expect(date.latestDay?.description == last)
  }

  @Test(arguments: [
    ("../1995", "1990", true), ("../1995", "1995-06", true), ("../1995", "1996", false),
    ("1995/..", "2006-06-03", true), ("1995/..", "1994", false), ("1995/..", "../1996", false),
    ("1995~", "1996", true), ("1995~", "1995", true), ("1995~", "1997", false),
    ("1995?", "1995", true), ("1995", "1995?", false), ("1995", "1995-06?", true),
    ("../1995", "../1990", true), ("../1990", "../1995", false), ("1995~", "1995~", true),
  ])
  func `open or doubtful contain what can be meant`(text: String, other: String, holds: Bool) throws
  {
    let date = try #require(PartialDate(text))
    let other = try #require(PartialDate(other))
    #expect(date.contains(other) == holds)
  }

  @Test func `of one day have one order, however they are told`() throws {
    let sorted = [
      "1995", "1995~", "1995?", "1995/1997", "1995~/1997~", "1995/1998", "1995/..", "../1995",
      "1995-01",
    ]
    let dates = try sorted.map { try #require(PartialDate($0)) }
    #expect(dates.shuffled().sorted().map(\.description) == sorted)
  }

  @Test func `sort by time, the coarser first, unknown years last`() throws {
    let sorted = ["1999", "2006", "2006-06", "2006-06-03", "2006-07", "--02"].map(PartialDate.init)
    #expect(sorted.compactMap(\.self).shuffled().sorted() == sorted)
  }

  @Test func `take a year from their context`() {
    #expect(PartialDate("--06-12")?.inYear(2006).description == "2006-06-12")
    #expect(PartialDate("--02-29")?.inYear(2007).description == "--02-29")
  }
}
