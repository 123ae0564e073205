/* calendar.c - calendar time of the module time, by the C library: struct_time, and to and from text. */
#include "10_builtin/time/time_int.h"
#include "10_builtin/sys/structseq.h"
#include "10_builtin/seconds.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <time.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static const OuStructField time_fields[] = {
    {"tm_year", NULL}, {"tm_mon", NULL},  {"tm_mday", NULL},  {"tm_hour", NULL}, {"tm_min", NULL},    {"tm_sec", NULL},
    {"tm_wday", NULL}, {"tm_yday", NULL}, {"tm_isdst", NULL}, {"tm_zone", NULL}, {"tm_gmtoff", NULL}, {NULL, NULL}};
static const OuStructSeq time_table = {"time.struct_time",
                                       "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().",
                                       time_fields, 9, OU_STRUCTSEQ_BY_SEQUENCE};

static OuObject *from_tm(OuThread *th, const struct tm *t)
{
    OuObject *values[] = {ou_int_new(th, t->tm_year + 1900LL), ou_int_new(th, t->tm_mon + 1), ou_int_new(th, t->tm_mday),
                          ou_int_new(th, t->tm_hour), ou_int_new(th, t->tm_min), ou_int_new(th, t->tm_sec),
                          ou_int_new(th, (t->tm_wday + 6) % 7), ou_int_new(th, t->tm_yday + 1),
                          ou_int_new(th, t->tm_isdst), ou_str_from_text(th, t->tm_zone == NULL ? "" : t->tm_zone),
                          ou_int_new(th, t->tm_gmtoff)};
    return ou_structseq_adopt_in(th, "time", &time_table, values);
}

static bool time_argument(OuThread *th, OuObject *o, time_t *out)
{
    if (o == NULL || o == OU_NONE) {
        *out = time(NULL);
        return true;
    }
    struct timespec moment;
    if (!ou_seconds_moment(th, o, &moment)) {
        return false;
    }
    *out = moment.tv_sec;
    return true;
}

static OuObject *time_gmtime(ARGS)
{
    UNUSED_ARGS();
    time_t when;
    struct tm t;
    if (!time_argument(th, args[0], &when)) {
        return NULL;
    }
    if (gmtime_r(&when, &t) == NULL) {
        ou_raise_errno(th, errno, NULL, NULL);
        return NULL;
    }
    return from_tm(th, &t);
}

/* An optional time in seconds, as local time. */
static bool local_argument(OuThread *th, OuObject *o, struct tm *t)
{
    time_t when;
    if (!time_argument(th, o, &when)) {
        return false;
    }
    return localtime_r(&when, t) != NULL || ou_raise_errno(th, errno, NULL, NULL);
}

static OuObject *time_localtime(ARGS)
{
    UNUSED_ARGS();
    struct tm t;
    return local_argument(th, args[0], &t) ? from_tm(th, &t) : NULL;
}

/* Calendar time with room for its zone's name. */
typedef struct Moment {
    struct tm t;
    char zone[32];
} Moment;

/* The zone of a struct_time, where it has one. */
static bool zone_to_tm(OuThread *th, OuObject *o, Moment *m)
{
    bool failed = false;
    OuObject *name = ou_get_attr_text_maybe(th, o, "tm_zone", &failed);
    OuObject *east = failed ? NULL : ou_get_attr_text_maybe(th, o, "tm_gmtoff", &failed);
    int64_t seconds;
    if (!failed && east != NULL && ou_is_int(east)) {
        failed = !ou_as_i64(th, east, &seconds);
        m->t.tm_gmtoff = failed ? 0 : seconds;
    }
    if (!failed && name != NULL && ou_is_str(name) && ou_str_is_ascii(name) && ou_str_length(name) < sizeof m->zone) {
        memcpy(m->zone, ou_str_data(name), ou_str_length(name));
        m->t.tm_zone = m->zone;
    }
    ou_drop_maybe(th, east);
    ou_drop_maybe(th, name);
    return !failed;
}

/* A tuple of nine ints to struct tm, checked as CPython checks it for strftime(). */
static bool to_tm(OuThread *th, OuObject *o, Moment *m, const char *function)
{
    struct tm *t = &m->t;
    memset(m, 0, sizeof *m);
    if (!ou_is_tuple(o)) {
        return ou_raise(th, &ou_exc_type_error, "Tuple or struct_time argument required");
    }
    if (ou_tuple_size(o) != 9) {
        return ou_raise(th, &ou_exc_type_error, "%s(): illegal time tuple argument", function);
    }
    int v[9];
    for (size_t i = 0; i < 9; i++) {
        if (!ou_as_format_int(th, ou_tuple_borrow(o, i), &v[i])) {
            return false;
        }
    }
    if (v[0] < INT_MIN + 1900) {
        return ou_raise(th, &ou_exc_overflow_error, "year out of range");
    }
    t->tm_year = v[0] - 1900;
    t->tm_mon = (int)((int64_t)v[1] - 1);
    t->tm_mday = v[2];
    t->tm_hour = v[3];
    t->tm_min = v[4];
    t->tm_sec = v[5];
    t->tm_wday = (int)(((int64_t)v[6] + 1) % 7);
    t->tm_yday = (int)((int64_t)v[7] - 1);
    t->tm_isdst = v[8];
    return ou_is_exact_tuple(o) || zone_to_tm(th, o, m);
}

static bool check_tm(OuThread *th, struct tm *t)
{
    t->tm_mon = t->tm_mon == -1 ? 0 : t->tm_mon;
    t->tm_mday = t->tm_mday == 0 ? 1 : t->tm_mday;
    t->tm_yday = t->tm_yday == -1 ? 0 : t->tm_yday;
    const char *what = t->tm_mon < 0 || t->tm_mon > 11     ? "month"
                       : t->tm_mday < 0 || t->tm_mday > 31 ? "day of month"
                       : t->tm_hour < 0 || t->tm_hour > 23 ? "hour"
                       : t->tm_min < 0 || t->tm_min > 59   ? "minute"
                       : t->tm_sec < 0 || t->tm_sec > 61   ? "seconds"
                       : t->tm_wday < 0                    ? "day of week"
                       : t->tm_yday < 0 || t->tm_yday > 365 ? "day of year"
                                                            : NULL;
    return what == NULL || ou_raise(th, &ou_exc_value_error, "%s out of range", what);
}

static bool tm_argument(OuThread *th, OuObject *o, Moment *m, const char *function)
{
    if (o == NULL) {
        return local_argument(th, NULL, &m->t);
    }
    return to_tm(th, o, m, function) && check_tm(th, &m->t);
}

static OuObject *time_strftime(ARGS)
{
    UNUSED_ARGS();
    Moment m;
    OuObject *holder = NULL;
    size_t size;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "strftime() argument 1 must be str, not %G", args[0]);
    }
    if (!tm_argument(th, args[1], &m, "strftime")) {
        return NULL;
    }
    const char *format = ou_str_utf8(th, args[0], &size, &holder);
    OuObject *result = NULL;
    if (format != NULL && strlen(format) != size) {
        ou_raise(th, &ou_exc_value_error, "embedded null character");
    } else if (format != NULL && size == 0) {
        result = ou_keep(th->vm->types->empty_str);
    } else if (format != NULL) {
        size_t room = size + 256;
        for (;; room *= 2) {
            char *text = ou_mem_take(th, room);
            if (text == NULL) {
                break;
            }
            size_t used = strftime(text, room, format, &m.t);
            bool done = used > 0 || room > 256 * (size + 1);
            result = done ? ou_str_from_utf8(th, text, used) : NULL;
            ou_mem_give(th, text, room);
            if (done) {
                break;
            }
        }
    }
    ou_drop_maybe(th, holder);
    return result;
}

static OuObject *as_text(OuThread *th, const struct tm *t)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    __builtin_snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %d", days[t->tm_wday], months[t->tm_mon], t->tm_mday,
                       t->tm_hour, t->tm_min, t->tm_sec, 1900 + t->tm_year);
    return ou_str_from_text(th, text);
}

static OuObject *time_asctime(ARGS)
{
    UNUSED_ARGS();
    Moment m;
    return tm_argument(th, args[0], &m, "asctime") ? as_text(th, &m.t) : NULL;
}

static OuObject *time_ctime(ARGS)
{
    UNUSED_ARGS();
    struct tm t;
    return local_argument(th, args[0], &t) ? as_text(th, &t) : NULL;
}

static OuObject *time_mktime(ARGS)
{
    UNUSED_ARGS();
    Moment m;
    if (!to_tm(th, args[0], &m, "mktime")) {
        return NULL;
    }
    m.t.tm_wday = -1;
    time_t when = mktime(&m.t);
    if (when == (time_t)-1 && m.t.tm_wday == -1) {
        return ou_null(th, &ou_exc_overflow_error, "mktime argument out of range");
    }
    return ou_float_new(th, (double)when);
}

static OuObject *time_strptime(ARGS)
{
    (void)self;
    OuObject *f = ou_import_attr(th, "_strptime", "_strptime_time");
    OuObject *result = f == NULL ? NULL : ou_call(th, f, args, n, kwnames);
    ou_drop_maybe(th, f);
    return result;
}

OuObject *ou_time_struct_type(OuThread *th)
{
    return ou_structseq_type(th, &time_table);
}

const OuMethodDef ou_time_calendar_functions[] = {
    {"gmtime", time_gmtime, "!!seconds=None, /", OU_FN_BARE, "Convert seconds since the Epoch to a time tuple expressing UTC."},
    {"localtime", time_localtime, "!!seconds=None, /", OU_FN_BARE, "Convert seconds since the Epoch to a time tuple of local time."},
    {"mktime", time_mktime, "!tuple, /", 0, "Convert a time tuple in local time to seconds since the Epoch."},
    {"asctime", time_asctime, "!tuple=None, /", OU_FN_BARE, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."},
    {"ctime", time_ctime, "!!seconds=None, /", OU_FN_BARE, "Convert a time in seconds since the Epoch to a string in local time."},
    {"strftime", time_strftime, "!!format, tuple=None, /", OU_FN_BARE, "Convert a time tuple to a string by a format."},
    {"strptime", time_strptime, NULL, OU_FN_BARE, "Parse a string to a time tuple according to a format specification."},
    {NULL, NULL, NULL, 0, NULL},
};
