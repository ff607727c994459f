import EntenteDocuments
import Testing

@Suite struct `The language of a document` {
  @Test(arguments: [
    (
      "Le ministre des affaires étrangères est arrivé dans la capitale avec une délégation pour des entretiens sur les relations entre les deux pays, qui sont bonnes.",
      "French"
    ),
    (
      "Der Minister ist mit einer Delegation in die Hauptstadt gereist und hat dort mit dem Präsidenten über die Beziehungen gesprochen, die nicht gut sind, als auch über den Handel.",
      "German"
    ),
    (
      "El ministro de la cancillería llegó a la capital con una delegación para las conversaciones sobre los vínculos que se han mantenido entre los dos países en el pasado.",
      "Spanish"
    ),
    ("Министр иностранных дел прибыл в столицу с делегацией.", "a language in Cyrillic letters"),
    ("外交部长 抵达 首都 举行 会谈 关于 两国 关系", "Chinese or Japanese"),
  ])
  func `What is not English is named`(_ text: String, _ language: String) {
    #expect(LanguageGuess.foreignLanguage(of: read(text)) == language)
  }

  @Test(arguments: [
    "The minister arrived in the capital with a delegation for talks on the relations of the two countries, which are good, and met the president of the republic in the evening of the same day.",
    "NATO.", "", "Członkowie: Polska, Francja, Niemcy.",
    "| Serbia | 4 June 2006 |\n| Italy | 5 June 2006 |",
  ])
  func `English, and what is too short to tell, is not`(_ text: String) {
    #expect(LanguageGuess.foreignLanguage(of: read(text)) == nil)
  }

  private func read(_ text: String) -> Document {
    UnreadDocument(id: "t", path: "t", title: "t", markup: .lightText, source: Array(text.utf8))
      .read()
  }
}
