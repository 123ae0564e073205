/* zone.c - datetime.tzinfo, which programs derive from, and datetime.timezone, a fixed offset.
 *
 * What a program's tzinfo says is checked in one place, ou_zone_ask(); for a timezone, which is what most objects have, nothing is
 * called at all. */
#include "10_builtin/datetime/datetime_int.h"

#include <string.h>

typedef struct Zone {
    OuObject head;
    OuObject *offset; /* a timedelta of less than a day; owned */
    OuObject *name;   /* a str; owned, NULL: made from the offset */
} Zone;

#define OUT_OF_RANGE "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)"

static bool in_range(OuWide us)
{
    return us > -OU_DAY_US && us < OU_DAY_US;
}

/* ---- asking any zone ---- */

bool ou_zone_argument(OuThread *th, OuObject *arg, OuObject **zone)
{
    *zone = NULL;
    if (arg == NULL || arg == OU_NONE) {
        return true;
    }
    if (!ou_is_zone(th, arg)) {
        return ou_raise(th, &ou_exc_type_error, "tzinfo argument must be None or of a tzinfo subclass, not type '%s'", arg->type->name);
    }
    *zone = arg;
    return true;
}

bool ou_zone_is_plain(OU_UNUSED OuThread *th, const OuObject *zone)
{
    return zone == NULL || (zone->type == &ou_timezone_type && !ou_is_tracked(zone));
}

OuObject *ou_zone_ask(OuThread *th, OuObject *zone, OuObject *arg, const char *method)
{
    if (zone == NULL) {
        return OU_NONE;
    }
    if (zone->type == &ou_timezone_type) {
        return strcmp(method, "dst") == 0 ? OU_NONE : ou_keep(((Zone *)zone)->offset);
    }
    ou_keep(zone);
    OuObject *answer = ou_call_method_text(th, zone, method, 1, arg);
    ou_drop(th, zone);
    if (answer == NULL || answer == OU_NONE) {
        return answer;
    }
    if (!ou_is_delta(th, answer)) {
        ou_raise(th, &ou_exc_type_error, "tzinfo.%s() must return None or timedelta, not '%s'", method, answer->type->name);
    } else if (!in_range(ou_delta_us(answer))) {
        ou_raise(th, &ou_exc_value_error, OUT_OF_RANGE ".");
    } else {
        return answer;
    }
    ou_drop(th, answer);
    return NULL;
}

OuTruth ou_zone_offset(OuThread *th, OuObject *zone, OuObject *arg, int64_t *us)
{
    *us = 0;
    OuObject *offset = ou_zone_ask(th, zone, arg, "utcoffset");
    if (offset == NULL) {
        return OU_ERROR;
    }
    bool known = offset != OU_NONE;
    if (known) {
        *us = (int64_t)ou_delta_us(offset);
    }
    ou_drop(th, offset);
    return known ? OU_TRUE : OU_FALSE;
}

bool ou_zone_pair(OuThread *th, OuObject *zone_a, OuObject *arg_a, OuObject *zone_b, OuObject *arg_b, int64_t us[2], bool known[2])
{
    OuTruth a = ou_zone_offset(th, zone_a, arg_a, &us[0]);
    OuTruth b = a == OU_ERROR ? OU_ERROR : ou_zone_offset(th, zone_b, arg_b, &us[1]);
    known[0] = a == OU_TRUE;
    known[1] = b == OU_TRUE;
    return b != OU_ERROR;
}

static OuObject *zone_text(OuThread *th, const Zone *zone)
{
    char text[OU_TIME_TEXT];
    if (zone->name != NULL) {
        return ou_keep(zone->name);
    }
    OuWide us = ou_delta_us(zone->offset);
    if (us == 0) {
        return ou_str_from_text(th, "UTC");
    }
    text[ou_offset_text((int64_t)us, ":", text)] = 0;
    return ou_str_format(th, "UTC%s", text);
}

OuObject *ou_zone_name(OuThread *th, OuObject *zone, OuObject *arg)
{
    if (zone == NULL) {
        return OU_NONE;
    }
    if (zone->type == &ou_timezone_type) {
        return zone_text(th, (const Zone *)zone);
    }
    ou_keep(zone);
    OuObject *name = ou_call_method_text(th, zone, "tzname", 1, arg);
    ou_drop(th, zone);
    if (name != NULL && name != OU_NONE && !ou_is_str(name)) {
        ou_raise(th, &ou_exc_type_error, "tzinfo.tzname() must return None or a string, not '%s'", name->type->name);
        ou_clear_ref(th, &name);
    }
    return name;
}

/* ---- tzinfo ---- */

static OuObject *left_to_subclass(OuThread *th, const char *name)
{
    return ou_null(th, &ou_exc_not_implemented_error, "a tzinfo subclass must implement %s()", name);
}

OU_METHOD(tzinfo_tzname)
{
    return left_to_subclass(th, "tzname");
}

OU_METHOD(tzinfo_utcoffset)
{
    return left_to_subclass(th, "utcoffset");
}

OU_METHOD(tzinfo_dst)
{
    return left_to_subclass(th, "dst");
}

/* dt.utcoffset() or dt.dst() in microseconds; None is an error in these words. */
static bool must_know(OuThread *th, OuObject *dt, const char *method, const char *words, OuWide *us)
{
    OuObject *answer = ou_call_method_text(th, dt, method, 0);
    bool ok = answer != NULL;
    if (ok && answer == OU_NONE) {
        ok = ou_raise(th, &ou_exc_value_error, "%s", words);
    } else if (ok && !ou_is_delta(th, answer)) {
        ok = ou_raise(th, &ou_exc_type_error, "%s() must return None or a timedelta, not '%s'", method, answer->type->name);
    }
    if (ok) {
        *us = ou_delta_us(answer);
    }
    ou_drop_maybe(th, answer);
    return ok;
}

/* dt is UTC with this zone. Its standard offset, if that is the same on both sides of each change, leads to the local
 * standard time, for which the zone then says whether DST holds. */
OU_METHOD(tzinfo_fromutc)
{
    OuObject *dt = args[0];
    OuWide offset, dst;
    if (!ou_is_datetime(th, dt)) {
        return ou_null(th, &ou_exc_type_error, "fromutc: argument must be a datetime");
    }
    if (((OuDateTime *)dt)->zone != self) {
        return ou_null(th, &ou_exc_value_error, "fromutc: dt.tzinfo is not self");
    }
    if (!must_know(th, dt, "utcoffset", "fromutc: non-None utcoffset() result required", &offset) ||
        !must_know(th, dt, "dst", "fromutc: non-None dst() result required", &dst)) {
        return NULL;
    }
    OuObject *local = ou_keep(dt);
    if (offset != dst) {
        ou_replace(th, &local, ou_datetime_moved(th, dt, offset - dst));
        if (local != NULL && !must_know(th, local, "dst", "fromutc: tz.dst() gave inconsistent results; cannot convert", &dst)) {
            ou_clear_ref(th, &local);
        }
    }
    OuObject *result = NULL;
    if (local != NULL && !ou_is_datetime(th, local)) {
        ou_raise(th, &ou_exc_type_error, "fromutc: a datetime's class must make datetimes, not '%s'", local->type->name);
    } else if (local != NULL) {
        result = dst == 0 ? ou_keep(local) : ou_datetime_moved(th, local, dst);
    }
    ou_drop_maybe(th, local);
    return result;
}

/* (type, __getinitargs__(), __getstate__()) */
OU_METHOD(tzinfo_reduce)
{
    bool failed = false;
    OuObject *get = ou_get_attr_text_maybe(th, self, "__getinitargs__", &failed);
    if (failed) {
        return NULL;
    }
    OuObject *init = get == NULL ? ou_tuple_new(th, 0) : ou_call0(th, get);
    ou_drop_maybe(th, get);
    OuObject *state = init == NULL ? NULL : ou_call_method_text(th, self, "__getstate__", 0);
    OuObject *result = state == NULL ? NULL : ou_tuple_of(th, 3, OU_TYPE_OBJECT(self->type), init, state);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, init);
    return result;
}

static const OuMethodDef tzinfo_methods[] = {
    {"tzname", tzinfo_tzname, "dt, /", 0, "datetime -> string name of time zone."},
    {"utcoffset", tzinfo_utcoffset, "dt, /", 0,
     "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"},
    {"dst", tzinfo_dst, "dt, /", 0, "datetime -> DST offset as timedelta positive east of UTC."},
    {"fromutc", tzinfo_fromutc, "dt, /", 0, "datetime in UTC -> datetime in local time."},
    {"__reduce__", tzinfo_reduce, "", 0, "-> (cls, state)"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_tzinfo_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.tzinfo",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TZINFO,
    .basic_size = sizeof(OuObject),
    .drop = ou_datetime_plain_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make_any,
    .init = ou_object_init,
    .methods = tzinfo_methods,
    .doc = "Abstract base class for time zone info objects.",
};

/* ---- timezone ---- */

static OuObject *zone_new(OuThread *th, OuObject *offset, OuObject *name)
{
    Zone *zone = ou_object_new_fixed(th, &ou_timezone_type, sizeof(Zone));
    if (zone == NULL) {
        return NULL;
    }
    zone->offset = ou_keep(offset);
    zone->name = ou_keep_maybe(name);
    if (offset->type != &ou_delta_type || (name != NULL && !ou_is_exact_str(name))) {
        ou_track(th, &zone->head);
    }
    return &zone->head;
}

OuObject *ou_zone_utc(OuThread *th)
{
    OuObject **kept = &th->vm->library->kept[OU_KEPT_DATETIME_UTC];
    if (*kept == NULL) {
        OuObject *zero = ou_delta_new(th, 0);
        OuObject *zone = zero == NULL ? NULL : zone_new(th, zero, NULL);
        ou_drop_maybe(th, zero);
        *kept = zone;
    }
    return ou_keep_maybe(*kept);
}

OuObject *ou_zone_fixed(OuThread *th, int64_t offset_us, OuObject *name)
{
    if (offset_us == 0 && name == NULL) {
        return ou_zone_utc(th);
    }
    OuObject *offset = ou_delta_new(th, offset_us), *zone = NULL;
    if (offset != NULL && !in_range(offset_us)) {
        ou_raise(th, &ou_exc_value_error, OUT_OF_RANGE ", not %R.", offset);
    } else if (offset != NULL) {
        zone = zone_new(th, offset, name);
    }
    ou_drop_maybe(th, offset);
    return zone;
}

static OuObject *zone_make(OuThread *th, OU_UNUSED const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    if (!ou_args_parse(th, "timezone", "offset, name=None", args, n, kwnames, given)) {
        return NULL;
    }
    if (!ou_is_delta(th, given[0])) {
        return ou_null(th, &ou_exc_type_error, "timezone() argument 1 must be datetime.timedelta, not %s", ou_argument_type(given[0]));
    }
    if (given[1] != NULL && !ou_is_str(given[1])) {
        return ou_null(th, &ou_exc_type_error, "timezone() argument 2 must be str, not %s", ou_argument_type(given[1]));
    }
    OuWide us = ou_delta_us(given[0]);
    if (us == 0 && given[1] == NULL) {
        return ou_zone_utc(th);
    }
    if (!in_range(us)) {
        return ou_null(th, &ou_exc_value_error, OUT_OF_RANGE ", not %R.", given[0]);
    }
    return zone_new(th, given[0], given[1]);
}

static void zone_drop(OuThread *th, OuObject *self)
{
    Zone *zone = (Zone *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &zone->offset);
    ou_clear_ref(th, &zone->name);
    ou_object_free_fixed(th, self, sizeof(Zone));
}

static size_t zone_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Zone *)self)->offset);
    ou_visit_one(fn, arg, ((Zone *)self)->name);
    return OU_VISIT_END;
}

static OuObject *zone_compare(OU_UNUSED OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_timezone_type || b->type != &ou_timezone_type) {
        return OU_NOT_IMPLEMENTED;
    }
    bool same = ou_delta_us(((Zone *)a)->offset) == ou_delta_us(((Zone *)b)->offset);
    return ou_bool(same == (op == OU_EQ));
}

static int64_t zone_hash(OuThread *th, OuObject *self)
{
    return ou_hash(th, ((Zone *)self)->offset);
}

static OuObject *zone_repr(OuThread *th, OuObject *self)
{
    const Zone *zone = (const Zone *)self;
    if (self == th->vm->library->kept[OU_KEPT_DATETIME_UTC]) {
        return ou_str_from_text(th, "datetime.timezone.utc");
    }
    return zone->name == NULL ? ou_str_format(th, "%s(%R)", self->type->name, zone->offset)
                              : ou_str_format(th, "%s(%R, %R)", self->type->name, zone->offset, zone->name);
}

static OuObject *zone_str(OuThread *th, OuObject *self)
{
    return zone_text(th, (const Zone *)self);
}

static bool datetime_or_none(OuThread *th, OuObject *arg, const char *name)
{
    return arg == OU_NONE || ou_is_datetime(th, arg) ||
           ou_raise(th, &ou_exc_type_error, "%s(dt) argument must be a datetime instance or None, not %s", name, arg->type->name);
}

OU_METHOD(zone_tzname)
{
    return datetime_or_none(th, args[0], "tzname") ? zone_text(th, (const Zone *)self) : NULL;
}

OU_METHOD(zone_utcoffset)
{
    return datetime_or_none(th, args[0], "utcoffset") ? ou_keep(((Zone *)self)->offset) : NULL;
}

OU_METHOD(zone_dst)
{
    return datetime_or_none(th, args[0], "dst") ? OU_NONE : NULL;
}

OU_METHOD(zone_fromutc)
{
    if (!ou_is_datetime(th, args[0])) {
        return ou_null(th, &ou_exc_type_error, "fromutc: argument must be a datetime");
    }
    if (((OuDateTime *)args[0])->zone != self) {
        return ou_null(th, &ou_exc_value_error, "fromutc: dt.tzinfo is not self");
    }
    return ou_datetime_moved(th, args[0], ou_delta_us(((Zone *)self)->offset));
}

OU_METHOD(zone_init_args)
{
    const Zone *zone = (const Zone *)self;
    return zone->name == NULL ? ou_tuple_of(th, 1, zone->offset) : ou_tuple_of(th, 2, zone->offset, zone->name);
}

static const OuMethodDef zone_methods[] = {
    {"tzname", zone_tzname, "dt, /", 0,
     "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."},
    {"utcoffset", zone_utcoffset, "dt, /", 0, "Return fixed offset."},
    {"dst", zone_dst, "dt, /", 0, "Return None."},
    {"fromutc", zone_fromutc, "dt, /", 0, "datetime in UTC -> datetime in local time."},
    {"__getinitargs__", zone_init_args, "", 0, "pickle support"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_timezone_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.timezone",
    .base = &ou_tzinfo_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TIMEZONE,
    .basic_size = sizeof(Zone),
    .drop = zone_drop,
    .visit = zone_visit,
    .repr = zone_repr,
    .str = zone_str,
    .hash = zone_hash,
    .compare = zone_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = zone_make,
    .init = ou_object_init,
    .methods = zone_methods,
    .doc = "Fixed offset from UTC implementation of tzinfo.",
};
