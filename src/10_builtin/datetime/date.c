/* date.c - datetime.date. */
#include "10_builtin/datetime/datetime_int.h"

#include "09_vm/machine.h"

#define STATE 4

/* ---- making ---- */

bool ou_day_check(OuThread *th, int year, int month, int day, OuDay *out)
{
    if (year < OU_YEAR_MIN || year > OU_YEAR_MAX) {
        return ou_raise(th, &ou_exc_value_error, "year %d is out of range", year);
    }
    if (month < 1 || month > 12) {
        return ou_raise(th, &ou_exc_value_error, "month must be in 1..12");
    }
    if (day < 1 || day > ou_calendar_month_days(year, month)) {
        return ou_raise(th, &ou_exc_value_error, "day is out of range for month");
    }
    *out = (OuDay){(uint16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

OuObject *ou_date_new(OuThread *th, const OuType *type, OuDay day)
{
    bool plain = type == &ou_date_type;
    OuDate *d = plain ? ou_object_new_plain(th, type, sizeof(OuDate)) : (OuDate *)ou_type_allocate(th, type, 0);
    if (d == NULL) {
        return NULL;
    }
    d->day = day;
    if (!plain) {
        ou_track(th, &d->head);
    }
    return &d->head;
}

OuObject *ou_date_of_class(OuThread *th, OuObject *cls, OuDay day)
{
    if (cls == OU_TYPE_OBJECT(&ou_date_type)) {
        return ou_date_new(th, &ou_date_type, day);
    }
    const int value[3] = {day.year, day.month, day.day};
    return ou_ints_call(th, cls, value, 3, NULL);
}

static bool fits(const uint8_t *state)
{
    return state[2] >= 1 && state[2] <= 12;
}

static OuObject *date_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[3], *zone;
    uint8_t state[STATE];
    int year = 0, month = 0, day = 0;
    OuDay made;
    OuTruth pickled = ou_datetime_state(th, args, n, kwnames, "date", STATE, 1, fits, state, &zone);
    if (pickled != OU_FALSE) {
        OuDay unpickled = {(uint16_t)(state[0] << 8 | state[1]), state[2], state[3]};
        return pickled == OU_ERROR ? NULL : ou_date_new(th, type, unpickled);
    }
    if (!ou_args_parse(th, NULL, "year, month, day", args, n, kwnames, given) ||
        !ou_as_format_int(th, given[0], &year) || !ou_as_format_int(th, given[1], &month) || !ou_as_format_int(th, given[2], &day) ||
        !ou_day_check(th, year, month, day, &made)) {
        return NULL;
    }
    return ou_date_new(th, type, made);
}

/* ---- further constructors ---- */

OU_METHOD(date_today)
{
    OuObject *module = ou_import_module(th, "time");
    OuObject *now = module == NULL ? NULL : ou_call_method_text(th, module, "time", 0);
    OuObject *result = now == NULL ? NULL : ou_call_method_text(th, self, "fromtimestamp", 1, now);
    ou_drop_maybe(th, now);
    ou_drop_maybe(th, module);
    return result;
}

OU_METHOD(date_fromtimestamp)
{
    int64_t seconds;
    int us;
    OuDay day;
    OuClock clock;
    if (!ou_local_stamp(th, args[0], true, &seconds, &us) || !ou_local_split(th, seconds, false, &day, &clock)) {
        return NULL;
    }
    return ou_date_of_class(th, self, day);
}

OU_METHOD(date_fromordinal)
{
    int ordinal = 0;
    if (!ou_as_format_int(th, args[0], &ordinal)) {
        return NULL;
    }
    if (ordinal < 1) {
        return ou_null(th, &ou_exc_value_error, "ordinal must be >= 1");
    }
    if (ordinal > OU_ORDINAL_MAX) {
        return ou_null(th, &ou_exc_value_error, "year %d is out of range", (int)(OU_YEAR_MAX + 1 + ((int64_t)ordinal - OU_ORDINAL_MAX - 1) * 400 / 146097));
    }
    return ou_date_of_class(th, self, ou_calendar_day(ordinal));
}

OU_METHOD(date_fromisoformat)
{
    int field[3];
    OuDay day;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "fromisoformat: argument must be str");
    }
    size_t length = ou_str_length(args[0]);
    OuTruth parsed = length == 7 || length == 8 || length == 10 ? ou_iso_date(th, args[0], 0, length, field) : OU_FALSE;
    if (parsed != OU_TRUE) {
        return parsed == OU_ERROR ? NULL : ou_iso_invalid(th, args[0]);
    }
    return ou_day_check(th, field[0], field[1], field[2], &day) ? ou_date_of_class(th, self, day) : NULL;
}

bool ou_day_from_week(OuThread *th, int year, int week, int weekday, OuDay *out)
{
    if (year < OU_YEAR_MIN || year > OU_YEAR_MAX) {
        return ou_raise(th, &ou_exc_value_error, "Year is out of range: %d", year);
    }
    if (week < 1 || week > 53 || (week == 53 && !ou_calendar_has_week_53(year))) {
        return ou_raise(th, &ou_exc_value_error, "Invalid week: %d", week);
    }
    if (weekday < 1 || weekday > 7) {
        return ou_raise(th, &ou_exc_value_error, "Invalid day: %d (range is [1, 7])", weekday);
    }
    int64_t ordinal = ou_calendar_first_week(year) + (week - 1) * 7 + weekday - 1;
    if (ordinal < 1 || ordinal > OU_ORDINAL_MAX) {
        return ou_raise(th, &ou_exc_value_error, "year %d is out of range", ordinal < 1 ? OU_YEAR_MIN - 1 : OU_YEAR_MAX + 1);
    }
    *out = ou_calendar_day(ordinal);
    return true;
}

OU_METHOD(date_fromisocalendar)
{
    int field[3] = {0, 0, 0};
    OuDay day;
    for (size_t i = 0; i < 3; i++) {
        if (!ou_as_format_int(th, args[i], &field[i])) {
            if (ou_error_swallow(th, &ou_exc_overflow_error)) {
                ou_raise(th, &ou_exc_value_error, "ISO calendar component out of range");
            }
            return NULL;
        }
    }
    return ou_day_from_week(th, field[0], field[1], field[2], &day) ? ou_date_of_class(th, self, day) : NULL;
}

/* ---- arithmetic and comparing ---- */

/* The days of a timedelta, added or subtracted; its seconds do not count. */
static OuObject *moved(OuThread *th, OuObject *self, OuObject *delta, bool back)
{
    int64_t days = ((const OuDelta *)delta)->days;
    int64_t ordinal = ou_calendar_ordinal(((const OuDate *)self)->day) + (back ? -days : days);
    if (ordinal < 1 || ordinal > OU_ORDINAL_MAX) {
        return ou_null(th, &ou_exc_overflow_error, "date value out of range");
    }
    return ou_date_of_class(th, OU_TYPE_OBJECT(self->type), ou_calendar_day(ordinal));
}

static OuObject *date_add(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_is_datetime(th, a) || ou_is_datetime(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (ou_is_date(th, a)) {
        return ou_is_delta(th, b) ? moved(th, a, b, false) : OU_NOT_IMPLEMENTED;
    }
    return ou_is_delta(th, a) ? moved(th, b, a, false) : OU_NOT_IMPLEMENTED;
}

static OuObject *date_sub(OuThread *th, OuObject *a, OuObject *b)
{
    if (ou_is_datetime(th, a) || ou_is_datetime(th, b) || !ou_is_date(th, a)) {
        return OU_NOT_IMPLEMENTED;
    }
    if (ou_is_date(th, b)) {
        int64_t days = ou_calendar_ordinal(((OuDate *)a)->day) - ou_calendar_ordinal(((OuDate *)b)->day);
        return ou_delta_new(th, (OuWide)days * OU_DAY_US);
    }
    return ou_is_delta(th, b) ? moved(th, a, b, true) : OU_NOT_IMPLEMENTED;
}

static uint32_t order_key(const OuObject *date)
{
    OuDay day = ((const OuDate *)date)->day;
    return (uint32_t)day.year << 16 | (uint32_t)day.month << 8 | day.day;
}

static OuObject *date_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (!ou_is_date(th, a) || !ou_is_date(th, b)) {
        return OU_NOT_IMPLEMENTED;
    }
    uint32_t x = order_key(a), y = order_key(b);
    return ou_order_object((x > y) - (x < y), op);
}

static void put_state(const OuObject *self, uint8_t state[STATE])
{
    OuDay day = ((const OuDate *)self)->day;
    state[0] = (uint8_t)(day.year >> 8);
    state[1] = (uint8_t)day.year;
    state[2] = day.month;
    state[3] = day.day;
}

static int64_t date_hash(OuThread *th, OuObject *self)
{
    uint8_t state[STATE];
    put_state(self, state);
    return ou_datetime_hash_state(th, state, STATE);
}

/* ---- text ---- */

static OuObject *date_repr(OuThread *th, OuObject *self)
{
    OuDay day = ((OuDate *)self)->day;
    return ou_str_format(th, "%s(%d, %d, %d)", self->type->name, day.year, day.month, day.day);
}

OU_METHOD(date_isoformat)
{
    char text[OU_TIME_TEXT];
    return ou_str_from_latin1(th, (const uint8_t *)text, ou_day_text(((OuDate *)self)->day, text));
}

static OuObject *date_str(OuThread *th, OuObject *self)
{
    return ou_call_method_text(th, self, "isoformat", 0);
}

OuObject *ou_date_ctime(OuThread *th, OuDay day, OuClock clock)
{
    static const char days[7][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[OU_TIME_TEXT];
    __builtin_snprintf(text, sizeof text, "%s %s %2d %02d:%02d:%02d %04d", days[ou_calendar_weekday(day)], months[day.month - 1],
                       day.day, clock.hour, clock.minute, clock.second, day.year);
    return ou_str_from_text(th, text);
}

OU_METHOD(date_ctime)
{
    return ou_date_ctime(th, ((OuDate *)self)->day, (OuClock){0});
}

OU_METHOD(date_strftime)
{
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "strftime() argument 1 must be str, not %s", ou_argument_type(args[0]));
    }
    OuObject *tuple = ou_call_method_text(th, self, "timetuple", 0);
    const OuDateTime *d = ou_is_datetime(th, self) ? (const OuDateTime *)self : NULL;
    OuObject *result = tuple == NULL ? NULL
                                     : ou_time_strftime(th, args[0], tuple, d == NULL ? NULL : d->zone, self,
                                                        d == NULL ? 0 : d->clock.microsecond);
    ou_drop_maybe(th, tuple);
    return result;
}

OU_METHOD(date_format)
{
    return ou_time_format(th, self, args[0]);
}

/* ---- parts ---- */

OuObject *ou_date_struct_time(OuThread *th, OuDay day, OuClock clock, int is_dst)
{
    const int value[9] = {day.year, day.month, day.day, clock.hour, clock.minute, clock.second, ou_calendar_weekday(day),
                          ou_calendar_year_day(day), is_dst};
    OuObject *items = ou_ints_tuple(th, value, 9);
    if (items == NULL) {
        return NULL;
    }
    OuObject *module = ou_import_module(th, "time");
    OuObject *result = module == NULL ? NULL : ou_call_method_text(th, module, "struct_time", 1, items);
    ou_drop_maybe(th, module);
    ou_drop(th, items);
    return result;
}

OU_METHOD(date_timetuple)
{
    return ou_date_struct_time(th, ((OuDate *)self)->day, (OuClock){0}, -1);
}

OU_METHOD(date_isocalendar)
{
    OuDay day = ((OuDate *)self)->day;
    int64_t ordinal = ou_calendar_ordinal(day), year = day.year, first = ou_calendar_first_week(year);
    if (ordinal < first) {
        first = ou_calendar_first_week(--year);
    } else if (ordinal >= first + 52 * 7 && ordinal >= ou_calendar_first_week(year + 1)) {
        first = ou_calendar_first_week(++year);
    }
    OuObject *type = ou_iso_calendar_type(th), *result = NULL;
    if (type != NULL && (result = ou_type_allocate(th, (const OuType *)type, 3)) != NULL) {
        ((OuTuple *)result)->size = 3;
        OuObject **item = ou_tuple_items(result);
        item[0] = ou_int_new(th, year);
        item[1] = ou_int_new(th, (ordinal - first) / 7 + 1);
        item[2] = ou_int_new(th, (ordinal - first) % 7 + 1);
        ou_track(th, result);
        if (item[0] == NULL || item[1] == NULL || item[2] == NULL) {
            ou_clear_ref(th, &result);
        }
    }
    return result;
}

OU_METHOD(date_isoweekday)
{
    return ou_int_new(th, ou_calendar_weekday(((OuDate *)self)->day) + 1);
}

OU_METHOD(date_toordinal)
{
    return ou_int_new(th, ou_calendar_ordinal(((OuDate *)self)->day));
}

OU_METHOD(date_weekday)
{
    return ou_int_new(th, ou_calendar_weekday(((OuDate *)self)->day));
}

OU_METHOD(date_replace)
{
    OuDay day = ((OuDate *)self)->day;
    int year = day.year, month = day.month, in_month = day.day;
    if (!ou_as_format_int(th, args[0], &year) || !ou_as_format_int(th, args[1], &month) || !ou_as_format_int(th, args[2], &in_month) ||
        !ou_day_check(th, year, month, in_month, &day)) {
        return NULL;
    }
    return ou_date_new(th, self->type, day);
}

OU_METHOD(date_reduce)
{
    uint8_t state[STATE];
    put_state(self, state);
    return ou_datetime_reduced(th, self, state, STATE, NULL);
}

static OuObject *get_year(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuDate *)self)->day.year);
}

static OuObject *get_month(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuDate *)self)->day.month);
}

static OuObject *get_day(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((OuDate *)self)->day.day);
}

static const OuMethodDef methods[] = {
    {"fromtimestamp", date_fromtimestamp, "timestamp, /", OU_FN_CLASS,
     "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time."},
    {"fromordinal", date_fromordinal, "!!ordinal, /", OU_FN_CLASS | OU_FN_BARE, "int -> date corresponding to a proleptic Gregorian ordinal."},
    {"fromisoformat", date_fromisoformat, "string, /", OU_FN_CLASS, "str -> Construct a date from a string in ISO 8601 format."},
    {"fromisocalendar", date_fromisocalendar, "year, week, day", OU_FN_CLASS,
     "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the date.isocalendar() function"},
    {"today", date_today, "", OU_FN_CLASS, "Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."},
    {"ctime", date_ctime, "", 0, "Return ctime() style string."},
    {"strftime", date_strftime, "format", 0, "format -> strftime() style string."},
    {"__format__", date_format, "format, /", 0, "Formats self with strftime."},
    {"timetuple", date_timetuple, "", 0, "Return time tuple, compatible with time.localtime()."},
    {"isocalendar", date_isocalendar, "", 0, "Return a named tuple containing ISO year, week number, and weekday."},
    {"isoformat", date_isoformat, "", 0, "Return string in ISO 8601 format, YYYY-MM-DD."},
    {"isoweekday", date_isoweekday, "", 0, "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7"},
    {"toordinal", date_toordinal, "", 0, "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."},
    {"weekday", date_weekday, "", 0, "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6"},
    {"replace", date_replace, "year=0, month=0, day=0", 0, "Return date with new specified fields."},
    {"__reduce__", date_reduce, "", 0, "__reduce__() -> (cls, state)"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"year", get_year, NULL, NULL},
    {"month", get_month, NULL, NULL},
    {"day", get_day, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuNumberSlots number = {.binary = {[OU_OP_ADD] = date_add, [OU_OP_SUB] = date_sub}};

const OuType ou_date_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "datetime.date",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_DATE,
    .basic_size = sizeof(OuDate),
    .drop = ou_datetime_plain_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = date_repr,
    .str = date_str,
    .hash = date_hash,
    .compare = date_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = date_make,
    .init = ou_object_init,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "date(year, month, day) --> date object",
};
