#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

// A macro, a function pointer and variadic functions do not reach Swift by themselves.
static inline void EntenteXMLFree(void *memory) { xmlFree(memory); }
