#include "CKnowledge.h"

// A file of Ontology/ is embedded by one line here. Sorted by path.
#define KNOWLEDGE(X) \
  X(entente, "entente.ttl")

static const unsigned char entente[] = {
#embed "../../Ontology/entente.ttl"
};

#define ROW(name, path) {path, name, sizeof name},
static const CKnowledgeFile files[] = {KNOWLEDGE(ROW)};

const CKnowledgeFile *CKnowledgeFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
