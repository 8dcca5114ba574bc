#ifndef ASSENT_CLIBXML2_SHIM_H
#define ASSENT_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers clash with the copy inside Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
