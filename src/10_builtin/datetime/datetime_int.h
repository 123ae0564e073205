/* datetime_int.h - the files of the module _datetime.
 *
 * A date or a timedelta is 24 or 32 bytes and holds no object; a time or a datetime may hold a zone, and is known to the
 * collector only if that could be part of a cycle. Values are set once, before anybody sees the object; only the hash of a time or
 * datetime is written later. Unpickled values may be out of range (calendar.h): what computes with them takes that. */
#ifndef OU_DATETIME_INT_H
#define OU_DATETIME_INT_H

#include "10_builtin/data_int.h"
#include "10_builtin/datetime/calendar.h"

typedef __int128 OuWide;

typedef struct OuDelta { /* 0 <= seconds < 86400, 0 <= microseconds < 1000000, |days| <= OU_DELTA_DAYS_MAX */
    OuObject head;
    int32_t days, seconds, microseconds;
} OuDelta;
#define OU_DELTA_DAYS_MAX 999999999

typedef struct OuDate {
    OuObject head;
    OuDay day;
} OuDate;

typedef struct OuTime {
    OuObject head;
    OuClock clock;
    int64_t hash;   /* -1: not yet */
    OuObject *zone; /* owned; NULL: None */
} OuTime;

typedef struct OuDateTime { /* begins as an OuDate */
    OuObject head;
    OuDay day;
    OuClock clock;
    int64_t hash;
    OuObject *zone;
} OuDateTime;

extern const OuType ou_delta_type, ou_date_type, ou_time_type, ou_datetime_type, ou_tzinfo_type, ou_timezone_type;

/* ---- what they share ---- */

/* ou_as_format_int() of n arguments. */
bool ou_datetime_ints(OuThread *th, OuObject *const *args, size_t n, int *out);
/* The state in a pickle: n bytes, given as bytes or as a str of Latin-1 (Python 2), and the byte at `at` passes `fits`.
 * OU_FALSE: args are no such thing. The tzinfo argument that may stand beside it is checked. */
OuTruth ou_datetime_state(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames, const char *what, size_t size,
                          size_t max_args, bool (*fits)(const uint8_t *state), uint8_t *state, OuObject **zone);
/* (type, (bytes,)) or (type, (bytes, zone)). */
OuObject *ou_datetime_reduced(OuThread *th, OuObject *self, const uint8_t *state, size_t size, OuObject *zone);
/* The six bytes of a clock in such a state, without fold. */
#define OU_CLOCK_STATE 6
void ou_clock_put_state(OuClock clock, uint8_t state[OU_CLOCK_STATE]);
OuClock ou_clock_of_state(const uint8_t state[OU_CLOCK_STATE], int fold);
/* cls(values...), or cls(values..., last): at most 7 ints; last NULL: none. */
OuObject *ou_ints_call(OuThread *th, OuObject *cls, const int *values, size_t n, OuObject *last);
/* A tuple of at most 9 ints. */
OuObject *ou_ints_tuple(OuThread *th, const int *values, size_t n);
/* The hash of such a state: of a naive date, time or datetime. */
int64_t ou_datetime_hash_state(OuThread *th, const uint8_t *state, size_t size);
/* drop of types that hold no object of their own. */
void ou_datetime_plain_drop(OuThread *th, OuObject *self);
/* drop of those that hold a zone; a constant size, of the type itself. */
OU_INLINE void ou_datetime_zoned_drop(OuThread *th, OuObject *self, OuObject **zone, const OuType *exact, size_t size)
{
    ou_untrack(th, self);
    ou_clear_ref(th, zone);
    if (self->type == exact) {
        ou_object_free_fixed(th, self, size);
        return;
    }
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* The attributes of a clock and its zone: a table `getset` for Type. */
#define OU_CLOCK_FIELD(Type, name)                                                                 \
    static OuObject *get_##name(OuThread *th, OuObject *self)                                      \
    {                                                                                              \
        return ou_int_new(th, ((Type *)self)->clock.name);                                         \
    }
#define OU_CLOCK_GETSET(Type)                                                                      \
    OU_CLOCK_FIELD(Type, hour)                                                                     \
    OU_CLOCK_FIELD(Type, minute)                                                                   \
    OU_CLOCK_FIELD(Type, second)                                                                   \
    OU_CLOCK_FIELD(Type, microsecond)                                                              \
    OU_CLOCK_FIELD(Type, fold)                                                                     \
    static OuObject *get_tzinfo(OU_UNUSED OuThread *th, OuObject *self)                            \
    {                                                                                              \
        OuObject *zone = ((Type *)self)->zone;                                                     \
        return zone == NULL ? OU_NONE : ou_keep(zone);                                             \
    }                                                                                              \
    static const OuGetSetDef getset[] = {                                                          \
        {"hour", get_hour, NULL, NULL},                                                            \
        {"minute", get_minute, NULL, NULL},                                                        \
        {"second", get_second, NULL, NULL},                                                        \
        {"microsecond", get_microsecond, NULL, NULL},                                              \
        {"tzinfo", get_tzinfo, NULL, NULL},                                                        \
        {"fold", get_fold, NULL, NULL},                                                            \
        {NULL, NULL, NULL, NULL},                                                                  \
    };

/* ---- delta.c ---- */

OU_INLINE bool ou_is_delta(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_delta_type);
}
OU_INLINE OuWide ou_delta_us(const OuObject *o)
{
    const OuDelta *d = (const OuDelta *)o;
    return (OuWide)((int64_t)d->days * OU_DAY_SECONDS + d->seconds) * OU_SECOND_US + d->microseconds;
}
OuObject *ou_delta_new(OuThread *th, OuWide microseconds); /* OverflowError */
int64_t ou_delta_hash_us(OuWide microseconds);

/* ---- zone.c: tzinfo and timezone ---- */

OU_INLINE bool ou_is_zone(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_tzinfo_type);
}
/* A tzinfo argument: *zone NULL for None or absent, else borrowed. TypeError. */
bool ou_zone_argument(OuThread *th, OuObject *arg, OuObject **zone);
/* zone.utcoffset(arg) or zone.dst(arg), checked: new, None for no zone. */
OuObject *ou_zone_ask(OuThread *th, OuObject *zone, OuObject *arg, const char *method);
/* zone.utcoffset(arg) in microseconds. OU_FALSE: None. */
OuTruth ou_zone_offset(OuThread *th, OuObject *zone, OuObject *arg, int64_t *us);
/* zone.tzname(arg), checked: new, None for no zone. */
OuObject *ou_zone_name(OuThread *th, OuObject *zone, OuObject *arg);
/* timezone.utc: new reference. */
OuObject *ou_zone_utc(OuThread *th);
/* timezone(offset, name): name NULL: none; the UTC object where it is meant. */
OuObject *ou_zone_fixed(OuThread *th, int64_t offset_us, OuObject *name);
/* Could the zone (may be NULL) be part of a cycle? */
bool ou_zone_is_plain(OuThread *th, const OuObject *zone);

/* ---- date.c ---- */

OU_INLINE bool ou_is_date(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_date_type);
}
bool ou_day_check(OuThread *th, int year, int month, int day, OuDay *out); /* ValueError */
OuObject *ou_date_new(OuThread *th, const OuType *type, OuDay day);  /* without a call of the class */
OuObject *ou_date_of_class(OuThread *th, OuObject *cls, OuDay day);  /* cls(year, month, day) */
OuObject *ou_iso_calendar_type(OuThread *th); /* borrowed */
/* A day's fields and a clock as time.struct_time. */
OuObject *ou_date_struct_time(OuThread *th, OuDay day, OuClock clock, int is_dst);
bool ou_day_from_week(OuThread *th, int year, int week, int weekday, OuDay *out); /* ValueError */
OuObject *ou_date_ctime(OuThread *th, OuDay day, OuClock clock);

/* ---- time.c ---- */

OU_INLINE bool ou_is_time(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_time_type);
}
bool ou_clock_check(OuThread *th, const int field[4], int fold, OuClock *out); /* ValueError */
OuObject *ou_time_new(OuThread *th, const OuType *type, OuClock clock, OuObject *zone); /* zone kept, may be NULL */
OU_INLINE int64_t ou_clock_us(OuClock clock)
{
    return (int64_t)(clock.hour * 3600 + clock.minute * 60 + clock.second) * OU_SECOND_US + clock.microsecond;
}
/* Does a comparison look at the zones' offsets? Both are asked; what they say goes to us[] (microseconds) and known[]. */
bool ou_zone_pair(OuThread *th, OuObject *zone_a, OuObject *arg_a, OuObject *zone_b, OuObject *arg_b, int64_t us[2],
                  bool known[2]);

/* ---- datetime.c ---- */

OU_INLINE bool ou_is_datetime(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_datetime_type);
}
OuObject *ou_datetime_new(OuThread *th, const OuType *type, OuDay day, OuClock clock, OuObject *zone);
/* cls(year, ..., microsecond, tzinfo); of other classes without a fold, as 3.11 has it. */
OuObject *ou_datetime_of_class(OuThread *th, OuObject *cls, OuDay day, OuClock clock, OuObject *zone);
/* self + us: as its class has it. OverflowError. */
OuObject *ou_datetime_moved(OuThread *th, OuObject *self, OuWide us);
/* Microseconds since 1 January of year 1, zone or not. */
OU_INLINE OuWide ou_datetime_us(const OuObject *o)
{
    const OuDateTime *d = (const OuDateTime *)o;
    return (OuWide)(ou_calendar_ordinal(d->day) - 1) * OU_DAY_US + ou_clock_us(d->clock);
}
/* The day and clock of such a number. OverflowError when there is none. */
bool ou_datetime_split(OuThread *th, OuWide us, OuDay *day, OuClock *clock);

/* Methods for the table in datetime.c; they are in datetime_stamp.c. */
OuMethodFunction ou_datetime_now, ou_datetime_utcnow, ou_datetime_fromtimestamp, ou_datetime_utcfromtimestamp, ou_datetime_strptime,
    ou_datetime_combine, ou_datetime_fromisoformat, ou_datetime_date, ou_datetime_time, ou_datetime_timetz, ou_datetime_timetuple,
    ou_datetime_timestamp, ou_datetime_utctimetuple, ou_datetime_utcoffset, ou_datetime_tzname, ou_datetime_dst,
    ou_datetime_astimezone;

/* ---- local.c: what the system knows of time ---- */

/* A timestamp argument: seconds and microseconds, rounded down (date) or half to even. */
bool ou_local_stamp(OuThread *th, OuObject *o, bool round_down, int64_t *seconds, int *us);
bool ou_local_now(OuThread *th, int64_t *seconds, int *us);
/* Seconds since 1970 as local time or UTC. OSError, ValueError for the year. */
bool ou_local_split(OuThread *th, int64_t seconds, bool utc, OuDay *day, OuClock *clock);
/* The same for local time, with fold. */
bool ou_local_split_fold(OuThread *th, int64_t seconds, OuDay *day, OuClock *clock);
/* Seconds since 1970 of local time (PEP 495). */
bool ou_local_seconds(OuThread *th, OuDay day, OuClock clock, int64_t *seconds);
/* The timezone that holds at a moment. New. */
OuObject *ou_local_zone(OuThread *th, int64_t seconds);

/* ---- time_text.c ---- */

#define OU_TIME_TEXT 64
/* HH:MM... as timespec says (NULL: auto), at `out`; its length, 0 with ValueError. */
size_t ou_clock_text(OuThread *th, OuClock clock, OuObject *timespec, char out[OU_TIME_TEXT]);
/* As repr() has it: hour, minute, and seconds and microseconds when there are any. A C string; its length. */
size_t ou_clock_repr(OuClock clock, char *out);
size_t ou_day_text(OuDay day, char out[OU_TIME_TEXT]);
/* +HH:MM[:SS[.ffffff]], with sep between the parts. */
size_t ou_offset_text(int64_t us, const char *sep, char *out);
/* The offset of a zone as isoformat() shows it, appended; nothing for None. False: error. */
bool ou_offset_append(OuThread *th, OuObject *zone, OuObject *arg, char *out, size_t *n);
/* strftime(): %f, %z and %Z are done here, the rest is time.strftime()'s. tuple: borrowed. zone may be NULL. */
OuObject *ou_time_strftime(OuThread *th, OuObject *format, OuObject *tuple, OuObject *zone, OuObject *zone_arg, int microsecond);
/* __format__ of all three. */
OuObject *ou_time_format(OuThread *th, OuObject *self, OuObject *format);

/* ---- iso_parse.c ---- */

typedef struct OuIsoZone { /* what stands behind a time */
    bool present, utc;
    int64_t us;
} OuIsoZone;
/* Of s from place `from` on. OU_FALSE: not of the form; OU_ERROR: of the form, but no such day or time. Fields of a clock
 * go unchecked to field[] (hour, minute, second, microsecond). */
OuTruth ou_iso_date(OuThread *th, OuObject *s, size_t from, size_t to, int field[3]);
OuTruth ou_iso_time(OuThread *th, OuObject *s, size_t from, int field[4], OuIsoZone *zone);
/* Where the date of s ends, -1: not of the form. */
int64_t ou_iso_separator(OuObject *s);
/* The zone object: new reference in *zone, NULL for none. */
bool ou_iso_zone(OuThread *th, const OuIsoZone *parsed, OuObject **zone);
OuObject *ou_iso_invalid(OuThread *th, OuObject *s); /* ValueError */

#endif
