#ifndef ASSENT_CHUNSPELL_SHIM_H
#define ASSENT_CHUNSPELL_SHIM_H

#include <hunspell/hunspell.h>

#endif
