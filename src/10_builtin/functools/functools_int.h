/* functools_int.h - the files of the module _functools. */
#ifndef OU_FUNCTOOLS_INT_H
#define OU_FUNCTOOLS_INT_H

#include "10_builtin/library.h"

extern const OuType ou_partial_type, ou_lru_cache_type, ou_lru_link_type;

#endif
