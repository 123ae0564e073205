/* time_int.h - the parts of the module time: clocks (clock.c), calendar time (calendar.c), the zone (time_module.c). */
#ifndef OU_TIME_INT_H
#define OU_TIME_INT_H

#include "10_builtin/library.h"

#include "06_types/module.h"

extern const OuMethodDef ou_time_clock_functions[], ou_time_calendar_functions[]; /* ended by a row without a name */
extern const OuNamedNumber ou_time_clocks[];
OuObject *ou_time_struct_type(OuThread *th); /* a new reference */

#endif
