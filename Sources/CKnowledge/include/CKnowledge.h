#pragma once
#include <stddef.h>

/// One file of `Ontology/`, compiled into the program.
typedef struct {
  const char *path;
  const void *start;
  size_t count;
} CKnowledgeFile;

/// The embedded files, in the order of CKnowledge.c; `*count` receives how many there are.
const CKnowledgeFile *CKnowledgeFiles(size_t *count);
