#ifndef ASSENT_CIDN2_SHIM_H
#define ASSENT_CIDN2_SHIM_H

#include <idn2.h>

#endif
