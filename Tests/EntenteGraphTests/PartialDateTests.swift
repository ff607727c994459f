import EntenteGraph
import Testing

@Suite struct `Partial dates` {
  @Test(arguments: [
    "2006-06-03", "2008-06", "2012", "--02", "--06-12", "2022-03/2022-04", "-0044-03-15", "0001",
  ])
  func `are written as they are read`(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2006-13", "2006-02-30", "--", "---12", "2006-6-3", "12", "2006-06-03T00:00", "2007/2006",
    "2006/", "2006-06-",
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

  @Test func `sort by time, the coarser first, unknown years last`() throws {
    let sorted = ["1999", "2006", "2006-06", "2006-06-03", "2006-07", "--02"].map(PartialDate.init)
    #expect(sorted.compactMap(\.self).shuffled().sorted() == sorted)
  }

  @Test func `take a year from their context`() {
    #expect(PartialDate("--06-12")?.inYear(2006).description == "2006-06-12")
    #expect(PartialDate("--02-29")?.inYear(2007).description == "--02-29")
  }
}
