/* local.c - what the system knows: the time now, local time and its changes.
 *
 * Everything is in seconds since 1970 of a clock without a zone, so that a repeated or skipped hour shows as a difference of
 * local(u) and u (PEP 495, "Conversion from naive to aware"). */
#include "10_builtin/datetime/datetime_int.h"

#include <errno.h>
#include <math.h>
#include <time.h>

/* No change of local time is larger. */
#define FOLD_MAX OU_DAY_SECONDS

static bool too_large(OuThread *th)
{
    return ou_raise(th, &ou_exc_overflow_error, "timestamp out of range for platform time_t");
}

static double round_even(double x)
{
    double down = floor(x), part = x - down;
    return down + (part > 0.5 || (part == 0.5 && fmod(down, 2) != 0));
}

bool ou_local_stamp(OuThread *th, OuObject *o, bool round_down, int64_t *seconds, int *us)
{
    *us = 0;
    if (ou_is_float(o)) {
        double value = ou_float_value(o), whole, part;
        if (isnan(value)) {
            return ou_raise(th, &ou_exc_value_error, "Invalid value NaN (not a number)");
        }
        if (round_down) {
            whole = floor(value);
            part = 0;
        } else {
            part = round_even(modf(value, &whole) * OU_SECOND_US);
            if (part >= OU_SECOND_US) {
                part -= OU_SECOND_US;
                whole += 1;
            } else if (part < 0) {
                part += OU_SECOND_US;
                whole -= 1;
            }
        }
        if (!(whole >= -0x1p63 && whole < 0x1p63)) {
            return too_large(th);
        }
        *seconds = (int64_t)whole;
        *us = (int)part;
        return true;
    }
    OuObject *number = ou_index(th, o);
    if (number == NULL) {
        return false;
    }
    int clipped = ou_int_clip_i64(number, seconds);
    ou_drop(th, number);
    return clipped == 0 || too_large(th);
}

bool ou_local_now(OuThread *th, int64_t *seconds, int *us)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) {
        return ou_raise_errno(th, errno, NULL, NULL);
    }
    *seconds = now.tv_sec;
    *us = (int)(now.tv_nsec / 1000);
    return true;
}

bool ou_local_split(OuThread *th, int64_t seconds, bool utc, OuDay *day, OuClock *clock)
{
    struct tm t;
    time_t when = (time_t)seconds;
    errno = 0;
    if ((utc ? gmtime_r(&when, &t) : localtime_r(&when, &t)) == NULL) {
        return ou_raise_errno(th, errno == 0 ? EINVAL : errno, NULL, NULL);
    }
    int64_t year = (int64_t)t.tm_year + 1900;
    if (year < OU_YEAR_MIN || year > OU_YEAR_MAX) {
        return ou_raise(th, &ou_exc_value_error, "year %lld is out of range", (long long)year);
    }
    *day = (OuDay){(uint16_t)year, (uint8_t)(t.tm_mon + 1), (uint8_t)t.tm_mday};
    /* A leap second is shown as the one before it. */
    *clock = (OuClock){(uint8_t)t.tm_hour, (uint8_t)t.tm_min, (uint8_t)(t.tm_sec > 59 ? 59 : t.tm_sec), 0, 0};
    return true;
}

/* local(u): the local clock at a moment, itself as seconds. */
static bool local(OuThread *th, int64_t moment, int64_t *shown)
{
    OuDay day;
    OuClock clock;
    if (!ou_local_split(th, moment, false, &day, &clock)) {
        return false;
    }
    *shown = ou_calendar_seconds(day, clock);
    return true;
}

/* fold is 1 when the clock has shown the same before: when it was put back since yesterday, and at the moment as much
 * earlier as that it showed what it shows now. */
bool ou_local_split_fold(OuThread *th, int64_t seconds, OuDay *day, OuClock *clock)
{
    if (!ou_local_split(th, seconds, false, day, clock)) {
        return false;
    }
    int64_t shown = ou_calendar_seconds(*day, *clock), before, again;
    const int64_t first = (1 - OU_ORDINAL_EPOCH) * (int64_t)OU_DAY_SECONDS; /* of year 1 */
    if (seconds < first + 2 * FOLD_MAX) {
        return true;
    }
    if (!local(th, seconds - FOLD_MAX, &before)) {
        return false;
    }
    int64_t change = shown - before - FOLD_MAX;
    if (change < 0) {
        if (!local(th, seconds + change, &again)) {
            return false;
        }
        clock->fold = again == shown;
    }
    return true;
}

/* The moment when the local clock shows t. There may be two (fold says which) or none (fold says from which side the
 * gap is filled). */
bool ou_local_seconds(OuThread *th, OuDay day, OuClock clock, int64_t *seconds)
{
    int64_t t = ou_calendar_seconds(day, clock), shown, shown_first;
    if (!local(th, t, &shown)) {
        return false;
    }
    int64_t offset = shown - t, first = t - offset, other;
    if (!local(th, first, &shown_first)) {
        return false;
    }
    if (shown_first == t) {
        int64_t probe = first + (clock.fold != 0 ? FOLD_MAX : -FOLD_MAX);
        if (!local(th, probe, &shown)) {
            return false;
        }
        other = shown - probe;
        if (other == offset) {
            *seconds = first;
            return true;
        }
    } else {
        other = shown_first - first;
    }
    int64_t second = t - other;
    if (!local(th, second, &shown)) {
        return false;
    }
    if (shown == t) {
        *seconds = second;
    } else if (shown_first == t) {
        *seconds = first;
    } else {
        *seconds = (clock.fold != 0) == (first < second) ? first : second;
    }
    return true;
}

OuObject *ou_local_zone(OuThread *th, int64_t seconds)
{
    struct tm t;
    time_t when = (time_t)seconds;
    errno = 0;
    if (localtime_r(&when, &t) == NULL) {
        ou_raise_errno(th, errno == 0 ? EINVAL : errno, NULL, NULL);
        return NULL;
    }
    OuObject *name = t.tm_zone == NULL ? NULL : ou_str_decode(th, t.tm_zone, __builtin_strlen(t.tm_zone), "utf-8", "surrogateescape");
    OuObject *zone = t.tm_zone != NULL && name == NULL ? NULL : ou_zone_fixed(th, (int64_t)t.tm_gmtoff * OU_SECOND_US, name);
    ou_drop_maybe(th, name);
    return zone;
}
