/* datetime.c - datetime.datetime: making, arithmetic, comparing, text. datetime_stamp.c has the rest of its methods. */
#include "10_builtin/datetime/datetime_int.h"

#define STATE (4 + OU_CLOCK_STATE)
#define FIELDS 9

/* ---- making ---- */

OuObject *ou_datetime_new(OuThread *th, const OuType *type, OuDay day, OuClock clock, OuObject *zone)
{
    bool exact = type == &ou_datetime_type;
    OuDateTime *d = exact ? ou_object_new_fixed(th, type, sizeof(OuDateTime)) : (OuDateTime *)ou_type_allocate(th, type, 0);
    if (d == NULL) {
        return NULL;
    }
    d->day = day;
    d->clock = clock;
    d->hash = -1;
    d->zone = ou_keep_maybe(zone);
    if (!exact || !ou_zone_is_plain(th, zone)) {
        ou_track(th, &d->head);
    }
    return &d->head;
}

OuObject *ou_datetime_of_class(OuThread *th, OuObject *cls, OuDay day, OuClock clock, OuObject *zone)
{
    if (cls == OU_TYPE_OBJECT(&ou_datetime_type)) {
        return ou_datetime_new(th, &ou_datetime_type, day, clock, zone);
    }
    const int value[7] = {day.year, day.month, day.day, clock.hour, clock.minute, clock.second, clock.microsecond};
    return ou_ints_call(th, cls, value, 7, zone == NULL ? OU_NONE : zone);
}

static bool fits(const uint8_t *state)
{
    return (state[2] & 0x7f) >= 1 && (state[2] & 0x7f) <= 12;
}

static OuObject *unpickled(OuThread *th, const OuType *type, const uint8_t *s, OuObject *zone)
{
    OuDay day = {(uint16_t)(s[0] << 8 | s[1]), s[2] & 0x7f, s[3]};
    return ou_datetime_new(th, type, day, ou_clock_of_state(s + 4, s[2] >> 7), zone);
}

/* From given[] (absent: NULL) over what day, clock and zone say already. */
static bool take_fields(OuThread *th, OuObject *const given[FIELDS], OuDay *day, OuClock *clock, OuObject **zone)
{
    int date[3] = {day->year, day->month, day->day};
    int field[4] = {clock->hour, clock->minute, clock->second, clock->microsecond}, fold = clock->fold;
    return ou_datetime_ints(th, given, 3, date) && ou_datetime_ints(th, given + 3, 4, field) && ou_as_format_int(th, given[8], &fold) &&
           ou_day_check(th, date[0], date[1], date[2], day) && ou_clock_check(th, field, fold, clock) &&
           (given[7] == NULL || ou_zone_argument(th, given[7], zone));
}

static OuObject *datetime_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[FIELDS], *zone;
    uint8_t state[STATE];
    OuDay day = {0};
    OuClock clock = {0};
    OuTruth pickled = ou_datetime_state(th, args, n, kwnames, "datetime", STATE, 2, fits, state, &zone);
    if (pickled != OU_FALSE) {
        return pickled == OU_ERROR ? NULL : unpickled(th, type, state, zone);
    }
    if (!ou_args_parse(th, NULL, "year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", args, n,
                       kwnames, given) ||
        !take_fields(th, given, &day, &clock, &zone)) {
        return NULL;
    }
    return ou_datetime_new(th, type, day, clock, zone);
}

OU_METHOD(datetime_replace)
{
    const OuDateTime *d = (const OuDateTime *)self;
    OuDay day = d->day;
    OuClock clock = d->clock;
    OuObject *zone = d->zone;
    return take_fields(th, args, &day, &clock, &zone) ? ou_datetime_new(th, self->type, day, clock, zone) : NULL;
}

static void datetime_drop(OuThread *th, OuObject *self)
{
    ou_datetime_zoned_drop(th, self, &((OuDateTime *)self)->zone, &ou_datetime_type, sizeof(OuDateTime));
}

static size_t datetime_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuDateTime *)self)->zone);
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

/* ---- arithmetic ---- */

bool ou_datetime_split(OuThread *th, OuWide us, OuDay *day, OuClock *clock)
{
    if (us < 0 || us >= (OuWide)OU_ORDINAL_MAX * OU_DAY_US) {
        return ou_raise(th, &ou_exc_overflow_error, "date value out of range");
    }
    int64_t small = (int64_t)us, in_day = small % OU_DAY_US;
    *day = ou_calendar_day(small / OU_DAY_US + 1);
    int seconds = (int)(in_day / OU_SECOND_US);
    *clock = (OuClock){(uint8_t)(seconds / 3600), (uint8_t)(seconds / 60 % 60), (uint8_t)(seconds % 60), 0, (int32_t)(in_day % OU_SECOND_US)};
    return true;
}

OuObject *ou_datetime_moved(OuThread *th, OuObject *self, OuWide us)
{
    OuDay day;
    OuClock clock;
    if (!ou_datetime_split(th, ou_datetime_us(self) + us, &day, &clock)) {
        return NULL;
    }
    return ou_datetime_of_class(th, OU_TYPE_OBJECT(self->type), day, clock, ((OuDateTime *)self)->zone);
}

static OuObject *datetime_add(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_is_datetime(th, a)) {
        return ou_is_delta(th, b) ? ou_datetime_moved(th, a, ou_delta_us(b)) : OU_NOT_IMPLEMENTED;
    }
    return ou_is_delta(th, a) && ou_is_datetime(th, b) ? ou_datetime_moved(th, b, ou_delta_us(a)) : OU_NOT_IMPLEMENTED;
}

static OuObject *difference(OuThread *th, OuObject *a, OuObject *b)
{
    const OuDateTime *x = (const OuDateTime *)a, *y = (const OuDateTime *)b;
    int64_t us[2] = {0, 0};
    bool known[2] = {true, true};
    if (x->zone != y->zone && !ou_zone_pair(th, x->zone, a, y->zone, b, us, known)) {
        return NULL;
    }
    if (known[0] != known[1]) {
        return ou_null(th, &ou_exc_type_error, "can't subtract offset-naive and offset-aware datetimes");
    }
    return ou_delta_new(th, ou_datetime_us(a) - ou_datetime_us(b) - us[0] + us[1]);
}

static OuObject *datetime_sub(OuThread *th, OuObject *a, OuObject *b)
{
    if (!ou_is_datetime(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    return ou_is_datetime(th, b) ? difference(th, a, b)
           : ou_is_delta(th, b)  ? ou_datetime_moved(th, a, -ou_delta_us(b))
                                 : OU_NOT_IMPLEMENTED;
}

/* ---- comparing ---- */

/* Does the zone say something else with the other fold? Such a time equals none of another zone (PEP 495). */
static OuTruth depends_on_fold(OuThread *th, OuObject *self, int64_t us, bool known)
{
    const OuDateTime *d = (const OuDateTime *)self;
    OuClock clock = d->clock;
    int64_t other_us;
    if (d->zone == NULL || d->zone->type == &ou_timezone_type) {
        return OU_FALSE;
    }
    clock.fold = !clock.fold;
    OuObject *other = ou_datetime_new(th, &ou_datetime_type, d->day, clock, d->zone);
    OuTruth other_known = other == NULL ? OU_ERROR : ou_zone_offset(th, d->zone, other, &other_us);
    ou_drop_maybe(th, other);
    if (other_known == OU_ERROR) {
        return OU_ERROR;
    }
    return (other_known == OU_TRUE) != known || (known && other_us != us) ? OU_TRUE : OU_FALSE;
}

static OuObject *compare_zones(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    int64_t us[2];
    bool known[2], equality = op == OU_EQ || op == OU_NE;
    if (!ou_zone_pair(th, ((OuDateTime *)a)->zone, a, ((OuDateTime *)b)->zone, b, us, known)) {
        return NULL;
    }
    if (known[0] != known[1]) {
        return equality ? ou_bool(op == OU_NE)
                        : ou_null(th, &ou_exc_type_error, "can't compare offset-naive and offset-aware datetimes");
    }
    OuWide x = ou_datetime_us(a) - us[0], y = ou_datetime_us(b) - us[1];
    int order = (x > y) - (x < y);
    if (equality && order == 0) {
        OuTruth odd = depends_on_fold(th, a, us[0], known[0]);
        odd = odd == OU_FALSE ? depends_on_fold(th, b, us[1], known[1]) : odd;
        if (odd == OU_ERROR) {
            return NULL;
        }
        order = odd == OU_TRUE;
    }
    return ou_order_object(order, op);
}

static OuObject *datetime_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_datetime(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (!ou_is_datetime(th, b)) {
        if (!ou_is_date(th, b)) {
            return OU_NOT_IMPLEMENTED;
        }
        /* so that date's comparison is not asked, which would compare the days */
        return op == OU_EQ || op == OU_NE
                   ? ou_bool(op == OU_NE)
                   : ou_null(th, &ou_exc_type_error, "can't compare %s to %s", a->type->name, b->type->name);
    }
    if (((OuDateTime *)a)->zone == ((OuDateTime *)b)->zone) {
        OuWide x = ou_datetime_us(a), y = ou_datetime_us(b);
        return ou_order_object((x > y) - (x < y), op);
    }
    return compare_zones(th, a, b, op);
}

static void put_state(const OuObject *self, uint8_t s[STATE])
{
    const OuDateTime *d = (const OuDateTime *)self;
    s[0] = (uint8_t)(d->day.year >> 8);
    s[1] = (uint8_t)d->day.year;
    s[2] = d->day.month;
    s[3] = d->day.day;
    ou_clock_put_state(d->clock, s + 4);
}

/* The zone is asked with fold 0, so that datetimes which are equal have one hash. */
static OuTruth offset_to_hash(OuThread *th, OuObject *self, int64_t *us)
{
    const OuDateTime *d = (const OuDateTime *)self;
    OuClock clock = d->clock;
    if (clock.fold == 0 || d->zone == NULL) {
        return ou_zone_offset(th, d->zone, self, us);
    }
    clock.fold = 0;
    OuObject *other = ou_datetime_new(th, &ou_datetime_type, d->day, clock, d->zone);
    OuTruth known = other == NULL ? OU_ERROR : ou_zone_offset(th, d->zone, other, us);
    ou_drop_maybe(th, other);
    return known;
}

static int64_t datetime_hash(OuThread *th, OuObject *self)
{
    OuDateTime *d = (OuDateTime *)self;
    uint8_t state[STATE];
    int64_t us;
    if (d->hash != -1) {
        return d->hash;
    }
    OuTruth known = offset_to_hash(th, self, &us);
    if (known == OU_ERROR) {
        return -1;
    }
    put_state(self, state);
    d->hash = known == OU_TRUE ? ou_delta_hash_us(ou_datetime_us(self) + OU_DAY_US - us) : ou_datetime_hash_state(th, state, STATE);
    return d->hash;
}

/* ---- text and pickling ---- */

static OuObject *datetime_repr(OuThread *th, OuObject *self)
{
    const OuDateTime *d = (const OuDateTime *)self;
    OuDay day = d->day;
    const char *fold = d->clock.fold != 0 ? ", fold=1" : "";
    char text[OU_TIME_TEXT];
    ou_clock_repr(d->clock, text);
    return d->zone == NULL
               ? ou_str_format(th, "%s(%d, %d, %d, %s%s)", self->type->name, day.year, day.month, day.day, text, fold)
               : ou_str_format(th, "%s(%d, %d, %d, %s%s, tzinfo=%R)", self->type->name, day.year, day.month, day.day, text, fold, d->zone);
}

static OuObject *isoformat(OuThread *th, OuObject *self, uint32_t sep, OuObject *timespec)
{
    const OuDateTime *d = (const OuDateTime *)self;
    char text[OU_TIME_TEXT];
    OuStrBuilder b;
    size_t n = ou_day_text(d->day, text), n_clock = 0;
    if (sep < 0x80) {
        text[n++] = (char)sep;
        n_clock = ou_clock_text(th, d->clock, timespec, text + n);
        n += n_clock;
        return n_clock == 0 || !ou_offset_append(th, d->zone, self, text, &n) ? NULL : ou_str_from_latin1(th, (const uint8_t *)text, n);
    }
    ou_builder_init(&b);
    bool ok = ou_builder_ascii(th, &b, text, n) && ou_builder_char(th, &b, sep) &&
              (n_clock = ou_clock_text(th, d->clock, timespec, text)) > 0 && ou_offset_append(th, d->zone, self, text, &n_clock) &&
              ou_builder_ascii(th, &b, text, n_clock);
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OU_METHOD(datetime_isoformat)
{
    if (args[0] != NULL && (!ou_is_str(args[0]) || ou_str_length(args[0]) != 1)) {
        return ou_null(th, &ou_exc_type_error, "isoformat() argument 1 must be a unicode character, not %s", ou_argument_type(args[0]));
    }
    if (args[1] != NULL && !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "isoformat() argument 2 must be str, not %s", ou_argument_type(args[1]));
    }
    return isoformat(th, self, args[0] == NULL ? 'T' : ou_str_at(args[0], 0), args[1]);
}

static OuObject *datetime_str(OuThread *th, OuObject *self)
{
    if (self->type == &ou_datetime_type) {
        return isoformat(th, self, ' ', NULL);
    }
    OuObject *space = ou_str_from_char(th, ' ');
    OuObject *result = space == NULL ? NULL : ou_call_method_text(th, self, "isoformat", 1, space);
    ou_drop_maybe(th, space);
    return result;
}

OU_METHOD(datetime_ctime)
{
    return ou_date_ctime(th, ((OuDateTime *)self)->day, ((OuDateTime *)self)->clock);
}

OU_METHOD(datetime_reduce_ex)
{
    uint8_t state[STATE];
    int protocol = 0;
    if (!ou_as_format_int(th, args[0], &protocol)) {
        return NULL;
    }
    put_state(self, state);
    if (protocol > 3 && ((OuDateTime *)self)->clock.fold != 0) {
        state[2] |= 0x80;
    }
    return ou_datetime_reduced(th, self, state, STATE, ((OuDateTime *)self)->zone);
}

OU_METHOD(datetime_reduce)
{
    uint8_t state[STATE];
    put_state(self, state);
    return ou_datetime_reduced(th, self, state, STATE, ((OuDateTime *)self)->zone);
}

/* ---- the tables ---- */

OU_CLOCK_GETSET(OuDateTime)

static const OuMethodDef methods[] = {
    {"now", ou_datetime_now, "tz=None", OU_FN_CLASS,
     "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\n"
     "If no tz is specified, uses local timezone."},
    {"utcnow", ou_datetime_utcnow, "", OU_FN_CLASS, "Return a new datetime representing UTC day and time."},
    {"fromtimestamp", ou_datetime_fromtimestamp, "timestamp, tz=None", OU_FN_CLASS,
     "timestamp[, tz] -> tz's local time from POSIX timestamp."},
    {"utcfromtimestamp", ou_datetime_utcfromtimestamp, "!!timestamp, /", OU_FN_CLASS | OU_FN_BARE,
     "Construct a naive UTC datetime from a POSIX timestamp."},
    {"strptime", ou_datetime_strptime, "!!string, format, /", OU_FN_CLASS | OU_FN_BARE,
     "string, format -> new datetime parsed from a string (like time.strptime())."},
    {"combine", ou_datetime_combine, "date, time, tzinfo=None", OU_FN_CLASS,
     "date, time -> datetime with same date and time fields"},
    {"fromisoformat", ou_datetime_fromisoformat, "string, /", OU_FN_CLASS,
     "string -> datetime from a string in most ISO 8601 formats"},
    {"date", ou_datetime_date, "", 0, "Return date object with same year, month and day."},
    {"time", ou_datetime_time, "", 0, "Return time object with same time but with tzinfo=None."},
    {"timetz", ou_datetime_timetz, "", 0, "Return time object with same time and tzinfo."},
    {"ctime", datetime_ctime, "", 0, "Return ctime() style string."},
    {"timetuple", ou_datetime_timetuple, "", 0, "Return time tuple, compatible with time.localtime()."},
    {"timestamp", ou_datetime_timestamp, "", 0, "Return POSIX timestamp as float."},
    {"utctimetuple", ou_datetime_utctimetuple, "", 0, "Return UTC time tuple, compatible with time.localtime()."},
    {"isoformat", datetime_isoformat, "sep='T', timespec='auto'", 0,
     "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n"
     "sep is used to separate the year from the time, and defaults to 'T'.\n"
     "The optional argument timespec specifies the number of additional terms\nof the time to include. Valid options are 'auto', "
     "'hours', 'minutes',\n'seconds', 'milliseconds' and 'microseconds'.\n"},
    {"utcoffset", ou_datetime_utcoffset, "", 0, "Return self.tzinfo.utcoffset(self)."},
    {"tzname", ou_datetime_tzname, "", 0, "Return self.tzinfo.tzname(self)."},
    {"dst", ou_datetime_dst, "", 0, "Return self.tzinfo.dst(self)."},
    {"replace", datetime_replace,
     "year=0, month=0, day=0, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", 0,
     "Return datetime with new specified fields."},
    {"astimezone", ou_datetime_astimezone, "tz=None", 0, "tz -> convert to local time in new timezone tz\n"},
    {"__reduce_ex__", datetime_reduce_ex, "protocol, /", 0, "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", datetime_reduce, "", 0, "__reduce__() -> (cls, state)"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNumberSlots number = {.binary = {[OU_OP_ADD] = datetime_add, [OU_OP_SUB] = datetime_sub}};

const OuType ou_datetime_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.datetime",
    .own = OU_OWN_GETATTR,
    .base = &ou_date_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_DATETIME,
    .basic_size = sizeof(OuDateTime),
    .drop = datetime_drop,
    .visit = datetime_visit,
    .clear = ou_instance_clear_only,
    .repr = datetime_repr,
    .str = datetime_str,
    .hash = datetime_hash,
    .compare = datetime_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = datetime_make,
    .init = ou_object_init,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\n"
           "The year, month and day arguments are required. tzinfo may be None, or an\n"
           "instance of a tzinfo subclass. The remaining arguments may be ints.\n",
};
