/* unit.h - cmocka with the headers it wants before it, for all unit tests. */
#ifndef OU_UNIT_H
#define OU_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sweep.h"

#endif
