/// The trained models; what is missing is left out of the analysis.
package struct LanguageModels: Sendable {
  package var clusters: Clusters?
  package var network: LanguageNetwork?
  package var lemmatizer: Lemmatizer?

  package init() {}

  /// The models that are compiled into the program, opened in place.
  package static let embedded: LanguageModels = {
    var models = LanguageModels()
    models.clusters = ModelFile(embedded: "models/clusters.bin").flatMap { Clusters($0) }
    models.network = ModelFile(embedded: "models/network.bin").flatMap { LanguageNetwork($0) }
    models.lemmatizer = ModelFile(embedded: "models/lemmatizer.bin").flatMap { Lemmatizer($0) }
    return models
  }()
}
