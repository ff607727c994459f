#include "CKnowledge.h"

// A file of Ontology/ is embedded by one line here. Sorted by path.
#define KNOWLEDGE(X) \
  X(confidence, "confidence.tsv") \
  X(english_abbreviations, "english/abbreviations.tsv") \
  X(english_calendar, "english/calendar.tsv") \
  X(english_contractions, "english/contractions.tsv") \
  X(english_numbers, "english/numbers.tsv") \
  X(english_openers, "english/openers.tsv") \
  X(english_prefixes, "english/prefixes.tsv") \
  X(english_units, "english/units.tsv") \
  X(entente, "entente.ttl")

static const unsigned char confidence[] = {
#embed "../../Ontology/confidence.tsv"
};

static const unsigned char english_abbreviations[] = {
#embed "../../Ontology/english/abbreviations.tsv"
};

static const unsigned char english_calendar[] = {
#embed "../../Ontology/english/calendar.tsv"
};

static const unsigned char english_contractions[] = {
#embed "../../Ontology/english/contractions.tsv"
};

static const unsigned char english_numbers[] = {
#embed "../../Ontology/english/numbers.tsv"
};

static const unsigned char english_openers[] = {
#embed "../../Ontology/english/openers.tsv"
};

static const unsigned char english_prefixes[] = {
#embed "../../Ontology/english/prefixes.tsv"
};

static const unsigned char english_units[] = {
#embed "../../Ontology/english/units.tsv"
};

static const unsigned char entente[] = {
#embed "../../Ontology/entente.ttl"
};

#define ROW(name, path) {path, name, sizeof name},
static const CKnowledgeFile files[] = {KNOWLEDGE(ROW)};

const CKnowledgeFile *CKnowledgeFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
