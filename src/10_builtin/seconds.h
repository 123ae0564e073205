/* seconds.h - seconds that a program gives, an int or a float, as the system takes them. */
#ifndef OU_SECONDS_H
#define OU_SECONDS_H

#include "04_object/vm.h"

#include "07_thread/thread.h"

#include <time.h>

#define OU_SECOND_NS ((int64_t)1000000000)
#define OU_MILLISECOND_NS ((int64_t)1000000)

/* o times `unit` nanoseconds; a part of one counts as a whole one, away from zero. TypeError for all but floats and what has
 * __index__, ValueError for a NaN, OverflowError beyond 64 bits. */
bool ou_seconds_ns(OuThread *th, OuObject *o, int64_t unit, int64_t *ns);

/* o as a moment: whole seconds, rounded down, and the nanoseconds above. OverflowError beyond time_t, else as above. */
bool ou_seconds_moment(OuThread *th, OuObject *o, struct timespec *out);

/* That many nanoseconds, at least 0, from now on, on the clock of ou_now_ns(): at most INT64_MAX. */
OU_INLINE int64_t ou_seconds_deadline(int64_t ns)
{
    int64_t now = (int64_t)ou_now_ns();
    return ns < INT64_MAX - now ? now + ns : INT64_MAX;
}

#endif
