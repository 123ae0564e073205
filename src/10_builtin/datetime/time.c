/* time.c - datetime.time. */
#include "10_builtin/datetime/datetime_int.h"

#define STATE OU_CLOCK_STATE

/* ---- making ---- */

bool ou_clock_check(OuThread *th, const int field[4], int fold, OuClock *out)
{
    static const struct {
        const char *words;
        int limit;
    } range[4] = {{"hour must be in 0..23", 24}, {"minute must be in 0..59", 60}, {"second must be in 0..59", 60},
                  {"microsecond must be in 0..999999", OU_SECOND_US}};
    for (size_t i = 0; i < 4; i++) {
        if (field[i] < 0 || field[i] >= range[i].limit) {
            return ou_raise(th, &ou_exc_value_error, "%s", range[i].words);
        }
    }
    if (fold != 0 && fold != 1) {
        return ou_raise(th, &ou_exc_value_error, "fold must be either 0 or 1");
    }
    *out = (OuClock){(uint8_t)field[0], (uint8_t)field[1], (uint8_t)field[2], (uint8_t)fold, field[3]};
    return true;
}

OuObject *ou_time_new(OuThread *th, const OuType *type, OuClock clock, OuObject *zone)
{
    bool exact = type == &ou_time_type;
    OuTime *t = exact ? ou_object_new_fixed(th, type, sizeof(OuTime)) : (OuTime *)ou_type_allocate(th, type, 0);
    if (t == NULL) {
        return NULL;
    }
    t->clock = clock;
    t->hash = -1;
    t->zone = ou_keep_maybe(zone);
    if (!exact || !ou_zone_is_plain(th, zone)) {
        ou_track(th, &t->head);
    }
    return &t->head;
}

static bool fits(const uint8_t *state)
{
    return (state[0] & 0x7f) < 24;
}

static OuObject *unpickled(OuThread *th, const OuType *type, const uint8_t *state, OuObject *zone)
{
    OuClock clock = ou_clock_of_state(state, state[0] >> 7);
    clock.hour &= 0x7f;
    return ou_time_new(th, type, clock, zone);
}

static OuObject *time_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[6], *zone;
    uint8_t state[STATE];
    int field[4] = {0, 0, 0, 0}, fold = 0;
    OuClock clock;
    OuTruth pickled = ou_datetime_state(th, args, n, kwnames, "time", STATE, 2, fits, state, &zone);
    if (pickled != OU_FALSE) {
        return pickled == OU_ERROR ? NULL : unpickled(th, type, state, zone);
    }
    if (!ou_args_parse(th, NULL, "hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", args, n, kwnames, given)) {
        return NULL;
    }
    if (!ou_datetime_ints(th, given, 4, field) || !ou_as_format_int(th, given[5], &fold) ||
        !ou_clock_check(th, field, fold, &clock) || !ou_zone_argument(th, given[4], &zone)) {
        return NULL;
    }
    return ou_time_new(th, type, clock, zone);
}

static void time_drop(OuThread *th, OuObject *self)
{
    ou_datetime_zoned_drop(th, self, &((OuTime *)self)->zone, &ou_time_type, sizeof(OuTime));
}

/* There is no clear of the zone, which methods take for unchanging: what closes a cycle is an instance of some class. */
static size_t time_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuTime *)self)->zone);
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

OU_METHOD(time_fromisoformat)
{
    int field[4];
    OuIsoZone parsed;
    OuClock clock;
    OuObject *text = args[0], *zone;
    if (!ou_is_str(text)) {
        return ou_null(th, &ou_exc_type_error, "fromisoformat: argument must be str");
    }
    size_t from = ou_str_length(text) > 0 && ou_str_at(text, 0) == 'T';
    OuTruth ok = ou_iso_time(th, text, from, field, &parsed);
    if (ok != OU_TRUE) {
        return ok == OU_ERROR ? NULL : ou_iso_invalid(th, text);
    }
    if (!ou_iso_zone(th, &parsed, &zone)) {
        return NULL;
    }
    OuObject *result = NULL;
    if (self == OU_TYPE_OBJECT(&ou_time_type)) {
        result = ou_clock_check(th, field, 0, &clock) ? ou_time_new(th, &ou_time_type, clock, zone) : NULL;
    } else {
        result = ou_ints_call(th, self, field, 4, zone == NULL ? OU_NONE : zone);
    }
    ou_drop_maybe(th, zone);
    return result;
}

/* ---- comparing ---- */

static OuObject *time_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_time(th, a) || !ou_is_time(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    const OuTime *x = (const OuTime *)a, *y = (const OuTime *)b;
    int64_t us[2] = {0, 0};
    bool known[2] = {true, true};
    if (x->zone != y->zone && !ou_zone_pair(th, x->zone, OU_NONE, y->zone, OU_NONE, us, known)) {
        return NULL;
    }
    if (known[0] != known[1]) {
        return op == OU_EQ || op == OU_NE ? ou_bool(op == OU_NE)
                                          : ou_null(th, &ou_exc_type_error, "can't compare offset-naive and offset-aware times");
    }
    int64_t m = ou_clock_us(x->clock) - us[0], k = ou_clock_us(y->clock) - us[1];
    return ou_order_object((m > k) - (m < k), op);
}

/* The zone is asked with fold 0, so that times which are equal have one hash. */
static int64_t time_hash(OuThread *th, OuObject *self)
{
    OuTime *t = (OuTime *)self;
    uint8_t state[STATE];
    int64_t us;
    if (t->hash != -1) {
        return t->hash;
    }
    OuTruth known = ou_zone_offset(th, t->zone, OU_NONE, &us);
    if (known == OU_ERROR) {
        return -1;
    }
    ou_clock_put_state(t->clock, state);
    t->hash = known == OU_TRUE ? ou_delta_hash_us(ou_clock_us(t->clock) - us) : ou_datetime_hash_state(th, state, STATE);
    return t->hash;
}

/* ---- text ---- */

static OuObject *time_repr(OuThread *th, OuObject *self)
{
    const OuTime *t = (const OuTime *)self;
    const char *tail = t->clock.fold != 0 ? ", fold=1" : "";
    char text[OU_TIME_TEXT];
    ou_clock_repr(t->clock, text);
    return t->zone == NULL ? ou_str_format(th, "%s(%s%s)", self->type->name, text, tail)
                           : ou_str_format(th, "%s(%s, tzinfo=%R%s)", self->type->name, text, t->zone, tail);
}

OU_METHOD(time_isoformat)
{
    const OuTime *t = (const OuTime *)self;
    char text[OU_TIME_TEXT];
    if (args[0] != NULL && !ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "isoformat() argument 1 must be str, not %s", ou_argument_type(args[0]));
    }
    size_t length = ou_clock_text(th, t->clock, args[0], text);
    if (length == 0 || !ou_offset_append(th, t->zone, OU_NONE, text, &length)) {
        return NULL;
    }
    return ou_str_from_latin1(th, (const uint8_t *)text, length);
}

static OuObject *time_str(OuThread *th, OuObject *self)
{
    return ou_call_method_text(th, self, "isoformat", 0);
}

OU_METHOD(time_strftime)
{
    const OuTime *t = (const OuTime *)self;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "strftime() argument 1 must be str, not %s", ou_argument_type(args[0]));
    }
    const int value[9] = {1900, 1, 1, t->clock.hour, t->clock.minute, t->clock.second, 0, 1, -1};
    OuObject *tuple = ou_ints_tuple(th, value, 9);
    OuObject *result = tuple == NULL ? NULL : ou_time_strftime(th, args[0], tuple, t->zone, OU_NONE, t->clock.microsecond);
    ou_drop_maybe(th, tuple);
    return result;
}

OU_METHOD(time_format)
{
    return ou_time_format(th, self, args[0]);
}

/* ---- parts ---- */

OU_METHOD(time_utcoffset)
{
    return ou_zone_ask(th, ((OuTime *)self)->zone, OU_NONE, "utcoffset");
}

OU_METHOD(time_dst)
{
    return ou_zone_ask(th, ((OuTime *)self)->zone, OU_NONE, "dst");
}

OU_METHOD(time_tzname)
{
    return ou_zone_name(th, ((OuTime *)self)->zone, OU_NONE);
}

OU_METHOD(time_replace)
{
    OuTime *t = (OuTime *)self;
    OuClock clock = t->clock;
    int field[4] = {clock.hour, clock.minute, clock.second, clock.microsecond}, fold = clock.fold;
    OuObject *zone = t->zone;
    if (!ou_datetime_ints(th, args, 4, field) || !ou_as_format_int(th, args[5], &fold) ||
        !ou_clock_check(th, field, fold, &clock) || (args[4] != NULL && !ou_zone_argument(th, args[4], &zone))) {
        return NULL;
    }
    return ou_time_new(th, self->type, clock, zone);
}

OU_METHOD(time_reduce_ex)
{
    const OuTime *t = (const OuTime *)self;
    uint8_t state[STATE];
    int protocol = 0;
    if (!ou_as_format_int(th, args[0], &protocol)) {
        return NULL;
    }
    ou_clock_put_state(t->clock, state);
    if (protocol > 3 && t->clock.fold != 0) {
        state[0] |= 0x80;
    }
    return ou_datetime_reduced(th, self, state, STATE, t->zone);
}

OU_METHOD(time_reduce)
{
    uint8_t state[STATE];
    ou_clock_put_state(((OuTime *)self)->clock, state);
    return ou_datetime_reduced(th, self, state, STATE, ((OuTime *)self)->zone);
}

OU_CLOCK_GETSET(OuTime)

static const OuMethodDef methods[] = {
    {"isoformat", time_isoformat, "timespec='auto'", 0,
     "Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\n"
     "The optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', "
     "'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n"},
    {"strftime", time_strftime, "format", 0, "format -> strftime() style string."},
    {"__format__", time_format, "format, /", 0, "Formats self with strftime."},
    {"utcoffset", time_utcoffset, "", 0, "Return self.tzinfo.utcoffset(self)."},
    {"tzname", time_tzname, "", 0, "Return self.tzinfo.tzname(self)."},
    {"dst", time_dst, "", 0, "Return self.tzinfo.dst(self)."},
    {"replace", time_replace, "hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", 0,
     "Return time with new specified fields."},
    {"fromisoformat", time_fromisoformat, "string, /", OU_FN_CLASS, "string -> time from a string in ISO 8601 format"},
    {"__reduce_ex__", time_reduce_ex, "protocol, /", 0, "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", time_reduce, "", 0, "__reduce__() -> (cls, state)"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_time_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.time",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TIME,
    .basic_size = sizeof(OuTime),
    .drop = time_drop,
    .visit = time_visit,
    .clear = ou_instance_clear_only,
    .repr = time_repr,
    .str = time_str,
    .hash = time_hash,
    .compare = time_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = time_make,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
    .doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\n"
           "All arguments are optional. tzinfo may be None, or an instance of\n"
           "a tzinfo subclass. The remaining arguments may be ints.\n",
};
