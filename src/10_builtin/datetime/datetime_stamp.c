/* datetime_stamp.c - datetime.datetime: from and to timestamps, text, other zones, and its parts. */
#include "10_builtin/datetime/datetime_int.h"

#include "09_vm/machine.h"

static const OuDateTime *of(const OuObject *self)
{
    return (const OuDateTime *)self;
}

/* ---- making ---- */

/* Local time, or UTC as zone.fromutc() then has it; NULL: no zone. */
static OuObject *at_moment(OuThread *th, OuObject *cls, int64_t seconds, int us, bool utc, OuObject *zone)
{
    OuDay day;
    OuClock clock;
    if (utc || zone != NULL ? !ou_local_split(th, seconds, true, &day, &clock) : !ou_local_split_fold(th, seconds, &day, &clock)) {
        return NULL;
    }
    clock.microsecond = us;
    OuObject *made = ou_datetime_of_class(th, cls, day, clock, zone);
    if (made == NULL || zone == NULL) {
        return made;
    }
    OuObject *result = ou_call_method_text(th, zone, "fromutc", 1, made);
    ou_drop(th, made);
    return result;
}

OU_METHOD_SHARED(ou_datetime_now)
{
    OuObject *zone;
    int64_t seconds;
    int us;
    return ou_zone_argument(th, args[0], &zone) && ou_local_now(th, &seconds, &us) ? at_moment(th, self, seconds, us, false, zone) : NULL;
}

OU_METHOD_SHARED(ou_datetime_utcnow)
{
    int64_t seconds;
    int us;
    return ou_local_now(th, &seconds, &us) ? at_moment(th, self, seconds, us, true, NULL) : NULL;
}

OU_METHOD_SHARED(ou_datetime_fromtimestamp)
{
    OuObject *zone;
    int64_t seconds;
    int us;
    return ou_zone_argument(th, args[1], &zone) && ou_local_stamp(th, args[0], false, &seconds, &us)
               ? at_moment(th, self, seconds, us, false, zone)
               : NULL;
}

OU_METHOD_SHARED(ou_datetime_utcfromtimestamp)
{
    int64_t seconds;
    int us;
    return ou_local_stamp(th, args[0], false, &seconds, &us) ? at_moment(th, self, seconds, us, true, NULL) : NULL;
}

OU_METHOD_SHARED(ou_datetime_strptime)
{
    for (size_t i = 0; i < 2; i++) {
        if (!ou_is_str(args[i])) {
            return ou_null(th, &ou_exc_type_error, "strptime() argument %zu must be str, not %s", i + 1, ou_argument_type(args[i]));
        }
    }
    OuObject *module = ou_import_module(th, "_strptime");
    OuObject *result = module == NULL ? NULL : ou_call_method_text(th, module, "_strptime_datetime", 3, self, args[0], args[1]);
    ou_drop_maybe(th, module);
    return result;
}

OU_METHOD_SHARED(ou_datetime_combine)
{
    if (!ou_is_date(th, args[0])) {
        return ou_null(th, &ou_exc_type_error, "combine() argument 1 must be datetime.date, not %s", ou_argument_type(args[0]));
    }
    if (!ou_is_time(th, args[1])) {
        return ou_null(th, &ou_exc_type_error, "combine() argument 2 must be datetime.time, not %s", ou_argument_type(args[1]));
    }
    const OuTime *time = (const OuTime *)args[1];
    OuObject *zone = time->zone;
    if (args[2] != NULL && !ou_zone_argument(th, args[2], &zone)) {
        return NULL;
    }
    return ou_datetime_of_class(th, self, ((OuDate *)args[0])->day, time->clock, zone);
}

OU_METHOD_SHARED(ou_datetime_fromisoformat)
{
    OuObject *text = args[0], *zone = NULL, *result = NULL;
    int date[3], field[4] = {0, 0, 0, 0};
    OuIsoZone parsed = {false, false, 0};
    OuDay day;
    OuClock clock;
    if (!ou_is_str(text)) {
        return ou_null(th, &ou_exc_type_error, "fromisoformat: argument must be str");
    }
    int64_t separator = ou_iso_separator(text);
    size_t length = ou_str_length(text);
    OuTruth ok = separator < 0 || (size_t)separator > length ? OU_FALSE : ou_iso_date(th, text, 0, (size_t)separator, date);
    if (ok == OU_TRUE && length > (size_t)separator) {
        ok = ou_iso_time(th, text, (size_t)separator + 1, field, &parsed);
    }
    if (ok != OU_TRUE) {
        return ok == OU_ERROR ? NULL : ou_iso_invalid(th, text);
    }
    if (!ou_iso_zone(th, &parsed, &zone)) {
        return NULL;
    }
    if (ou_day_check(th, date[0], date[1], date[2], &day) && ou_clock_check(th, field, 0, &clock)) {
        result = ou_datetime_of_class(th, self, day, clock, zone);
    }
    ou_drop_maybe(th, zone);
    return result;
}

/* ---- parts ---- */

OU_METHOD_SHARED(ou_datetime_date)
{
    return ou_date_new(th, &ou_date_type, of(self)->day);
}

OU_METHOD_SHARED(ou_datetime_time)
{
    return ou_time_new(th, &ou_time_type, of(self)->clock, NULL);
}

OU_METHOD_SHARED(ou_datetime_timetz)
{
    return ou_time_new(th, &ou_time_type, of(self)->clock, of(self)->zone);
}

OU_METHOD_SHARED(ou_datetime_utcoffset)
{
    return ou_zone_ask(th, of(self)->zone, self, "utcoffset");
}

OU_METHOD_SHARED(ou_datetime_tzname)
{
    return ou_zone_name(th, of(self)->zone, self);
}

OU_METHOD_SHARED(ou_datetime_dst)
{
    return ou_zone_ask(th, of(self)->zone, self, "dst");
}

OU_METHOD_SHARED(ou_datetime_timetuple)
{
    OuObject *dst = ou_zone_ask(th, of(self)->zone, self, "dst");
    if (dst == NULL) {
        return NULL;
    }
    int is_dst = dst == OU_NONE ? -1 : ou_delta_us(dst) != 0;
    ou_drop(th, dst);
    return ou_date_struct_time(th, of(self)->day, of(self)->clock, is_dst);
}

OU_METHOD_SHARED(ou_datetime_utctimetuple)
{
    int64_t us;
    OuDay day;
    OuClock clock;
    OuTruth known = ou_zone_offset(th, of(self)->zone, self, &us);
    if (known == OU_ERROR) {
        return NULL;
    }
    if (known == OU_FALSE || us == 0) {
        return ou_date_struct_time(th, of(self)->day, of(self)->clock, 0);
    }
    return ou_datetime_split(th, ou_datetime_us(self) - us, &day, &clock) ? ou_date_struct_time(th, day, clock, 0) : NULL;
}

OU_METHOD_SHARED(ou_datetime_timestamp)
{
    int64_t us, seconds;
    if (of(self)->zone == NULL) {
        return ou_local_seconds(th, of(self)->day, of(self)->clock, &seconds)
                   ? ou_float_new(th, (double)seconds + of(self)->clock.microsecond / 1e6)
                   : NULL;
    }
    OuTruth known = ou_zone_offset(th, of(self)->zone, self, &us);
    if (known == OU_ERROR) {
        return NULL;
    }
    if (known == OU_FALSE) {
        return ou_null(th, &ou_exc_type_error, "can't subtract offset-naive and offset-aware datetimes");
    }
    OuWide since = ou_datetime_us(self) - us - (OuWide)(OU_ORDINAL_EPOCH - 1) * OU_DAY_US;
    OuObject *delta = ou_delta_new(th, since);
    OuObject *result = delta == NULL ? NULL : ou_call_method_text(th, delta, "total_seconds", 0);
    ou_drop_maybe(th, delta);
    return result;
}

/* ---- another zone ---- */

/* The offset that the system's local time has where self, without an offset of its own, stands in it. */
static bool system_offset(OuThread *th, OuObject *self, int64_t *us)
{
    int64_t seconds;
    if (!ou_local_seconds(th, of(self)->day, of(self)->clock, &seconds)) {
        return false;
    }
    OuObject *zone = ou_local_zone(th, seconds);
    bool ok = zone != NULL && ou_zone_offset(th, zone, self, us) != OU_ERROR;
    ou_drop_maybe(th, zone);
    return ok;
}

/* The zone of the system at the moment of self, whose offset is known. */
static OuObject *system_zone(OuThread *th, OuObject *self, int64_t offset_us)
{
    OuWide us = ou_datetime_us(self) - offset_us - (OuWide)(OU_ORDINAL_EPOCH - 1) * OU_DAY_US;
    return ou_local_zone(th, (int64_t)(us / OU_SECOND_US) - (us % OU_SECOND_US < 0));
}

/* self in UTC, then zone.fromutc() of it. Its class is called with self's own zone, as in CPython; the object that it makes is then given
 * the other one. */
static OuObject *convert(OuThread *th, OuObject *self, int64_t offset_us, OuObject *zone)
{
    OuDay day;
    OuClock clock;
    if (!ou_datetime_split(th, ou_datetime_us(self) - offset_us, &day, &clock)) {
        return NULL;
    }
    bool exact = self->type == &ou_datetime_type;
    OuObject *utc = ou_datetime_of_class(th, OU_TYPE_OBJECT(self->type), day, clock, exact ? zone : of(self)->zone);
    if (utc != NULL && !exact && OU_HAS_FLAG(utc->type, OU_TYPE_HEAP) && ou_is_datetime(th, utc)) {
        ((OuDateTime *)utc)->hash = -1;
        ou_replace(th, &((OuDateTime *)utc)->zone, ou_keep(zone));
    }
    OuObject *result = utc == NULL ? NULL : ou_call_method_text(th, zone, "fromutc", 1, utc);
    ou_drop_maybe(th, utc);
    return result;
}

OU_METHOD_SHARED(ou_datetime_astimezone)
{
    OuObject *zone;
    int64_t us = 0;
    if (!ou_zone_argument(th, args[0], &zone)) {
        return NULL;
    }
    if (zone != NULL && zone == of(self)->zone) {
        return ou_keep(self);
    }
    OuTruth aware = ou_zone_offset(th, of(self)->zone, self, &us);
    if (aware == OU_ERROR) {
        return NULL;
    }
    if (aware == OU_FALSE && !system_offset(th, self, &us)) {
        return NULL;
    }
    OuObject *target = zone != NULL ? ou_keep(zone) : system_zone(th, self, us);
    OuObject *result = target == NULL ? NULL : convert(th, self, us, target);
    ou_drop_maybe(th, target);
    return result;
}
