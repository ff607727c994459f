#pragma once

// Debian's libxml2 is built with ICU and its headers then include ICU's, which clash with the other
// release of ICU that Foundation carries. Nothing here needs them: a field at the end of a struct that
// is only ever seen through a pointer.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

// A macro, a function pointer and variadic functions do not reach Swift by themselves.
static inline void EntenteXMLFree(void *memory) { xmlFree(memory); }

// Its messages go to whoever asks for them, never to standard error: also those of threads begun later.
static void EntenteXMLIgnoreError(void *context, const xmlError *error) { (void)context, (void)error; }
static inline void EntenteXMLSilence(void) {
  xmlSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)EntenteXMLIgnoreError);
  xmlThrDefSetStructuredErrorFunc(NULL, (xmlStructuredErrorFunc)EntenteXMLIgnoreError);
}
