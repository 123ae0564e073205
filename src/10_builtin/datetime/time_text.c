/* time_text.c - dates, times and offsets as text: the ISO forms, and strftime()'s %f, %z and %Z. */
#include "10_builtin/datetime/datetime_int.h"

#include <string.h>

/* No piece is longer. */
#define PIECE 24
#define PUT(out, ...) ((size_t)__builtin_snprintf((out), PIECE, __VA_ARGS__))

static char *put_two(char *out, unsigned value)
{
    if (OU_UNLIKELY(value > 99)) { /* unpickled */
        *out++ = (char)('0' + value / 100);
        value %= 100;
    }
    out[0] = (char)('0' + value / 10);
    out[1] = (char)('0' + value % 10);
    return out + 2;
}

size_t ou_day_text(OuDay day, char out[OU_TIME_TEXT])
{
    if (day.year > OU_YEAR_MAX) {
        return PUT(out, "%u-%02u-%02u", day.year, day.month, day.day);
    }
    char *end = put_two(put_two(out, day.year / 100u), day.year % 100u);
    *end++ = '-';
    end = put_two(end, day.month);
    *end++ = '-';
    return (size_t)(put_two(end, day.day) - out);
}

typedef enum Parts { HOURS, MINUTES, SECONDS, MILLISECONDS, MICROSECONDS, UNKNOWN } Parts;

static Parts parts_of(OuClock clock, OuObject *timespec)
{
    static const char *const names[] = {"hours", "minutes", "seconds", "milliseconds", "microseconds"};
    if (timespec == NULL || ou_str_equal_text(timespec, "auto")) {
        return clock.microsecond == 0 ? SECONDS : MICROSECONDS;
    }
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        if (ou_str_equal_text(timespec, names[i])) {
            return (Parts)i;
        }
    }
    return UNKNOWN;
}

size_t ou_clock_text(OuThread *th, OuClock clock, OuObject *timespec, char out[OU_TIME_TEXT])
{
    Parts parts = parts_of(clock, timespec);
    if (parts == UNKNOWN) {
        ou_raise(th, &ou_exc_value_error, "Unknown timespec value");
        return 0;
    }
    char *end = put_two(out, clock.hour);
    if (parts >= MINUTES) {
        *end++ = ':';
        end = put_two(end, clock.minute);
    }
    if (parts >= SECONDS) {
        *end++ = ':';
        end = put_two(end, clock.second);
    }
    if (parts >= MILLISECONDS) {
        bool milli = parts == MILLISECONDS;
        end += PUT(end, milli ? ".%03d" : ".%06d", milli ? clock.microsecond / 1000 : clock.microsecond);
    }
    return (size_t)(end - out);
}

size_t ou_clock_repr(OuClock clock, char *out)
{
    size_t n = PUT(out, "%d, %d", clock.hour, clock.minute);
    if (clock.second != 0 || clock.microsecond != 0) {
        n += PUT(out + n, ", %d", clock.second);
    }
    if (clock.microsecond != 0) {
        n += PUT(out + n, ", %d", clock.microsecond);
    }
    return n;
}

size_t ou_offset_text(int64_t us, const char *sep, char *out)
{
    int64_t size = us < 0 ? -us : us;
    int seconds = (int)(size / OU_SECOND_US), rest = (int)(size % OU_SECOND_US);
    size_t n = PUT(out, "%c%02d%s%02d", us < 0 ? '-' : '+', seconds / 3600, sep, seconds / 60 % 60);
    if (seconds % 60 != 0 || rest != 0) {
        n += PUT(out + n, "%s%02d", sep, seconds % 60);
    }
    if (rest != 0) {
        n += PUT(out + n, ".%06d", rest);
    }
    return n;
}

bool ou_offset_append(OuThread *th, OuObject *zone, OuObject *arg, char *out, size_t *n)
{
    int64_t us;
    OuTruth known = ou_zone_offset(th, zone, arg, &us);
    if (known == OU_TRUE) {
        *n += ou_offset_text(us, ":", out + *n);
    }
    return known != OU_ERROR;
}

/* ---- strftime ---- */

/* What the directives of our own stand for; made when the first one is met. */
typedef struct Own {
    OuObject *zone, *zone_arg;
    int microsecond;
    OuObject *z, *Z; /* owned */
} Own;

static OuObject *zone_digits(OuThread *th, const Own *own)
{
    char text[OU_TIME_TEXT];
    int64_t us;
    OuTruth known = ou_zone_offset(th, own->zone, own->zone_arg, &us);
    return known == OU_ERROR ? NULL : ou_str_from_latin1(th, (const uint8_t *)text, known == OU_TRUE ? ou_offset_text(us, "", text) : 0);
}

/* Percent signs doubled, since time.strftime() sees it. */
static OuObject *zone_letters(OuThread *th, const Own *own)
{
    OuObject *name = ou_zone_name(th, own->zone, own->zone_arg), *result = NULL;
    if (name == NULL) {
        return NULL;
    }
    if (name == OU_NONE) {
        return ou_keep(th->vm->types->empty_str);
    }
    OuObject *one = ou_str_from_char(th, '%'), *two = one == NULL ? NULL : ou_str_concat(th, one, one);
    result = two == NULL ? NULL : ou_call_method_text(th, name, "replace", 2, one, two);
    ou_drop_maybe(th, two);
    ou_drop_maybe(th, one);
    ou_drop(th, name);
    if (result != NULL && !ou_is_str(result)) {
        ou_raise(th, &ou_exc_type_error, "tzname.replace() did not return a string");
        ou_clear_ref(th, &result);
    }
    return result;
}

static bool put_own(OuThread *th, OuStrBuilder *b, Own *own, uint32_t directive)
{
    if (directive == 'f') {
        char text[OU_TIME_TEXT];
        size_t n = PUT(text, "%06d", own->microsecond);
        return ou_builder_ascii(th, b, text, n);
    }
    OuObject **kept = directive == 'z' ? &own->z : &own->Z;
    if (*kept == NULL) {
        OuObject *made = directive == 'z' ? zone_digits(th, own) : zone_letters(th, own);
        ou_replace(th, kept, made);
    }
    return *kept != NULL && ou_builder_str(th, b, *kept);
}

static OuObject *expand(OuThread *th, OuObject *format, Own *own)
{
    OuStrBuilder b;
    size_t length = ou_str_length(format), from = 0;
    bool ok = true;
    ou_builder_init(&b);
    for (size_t i = 0; ok && i + 1 < length; i++) {
        if (ou_str_at(format, i) != '%') {
            continue;
        }
        uint32_t directive = ou_str_at(format, ++i);
        if (directive == 'f' || directive == 'z' || directive == 'Z') {
            ok = ou_builder_sub(th, &b, format, from, i - 1) && put_own(th, &b, own, directive);
            from = i + 1;
        }
    }
    if (ok && from == 0) {
        ou_builder_abandon(th, &b);
        return ou_keep(format);
    }
    if (!ok || !ou_builder_sub(th, &b, format, from, length)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_time_strftime(OuThread *th, OuObject *format, OuObject *tuple, OuObject *zone, OuObject *zone_arg, int microsecond)
{
    Own own = {zone, zone_arg, microsecond, NULL, NULL};
    OuObject *plain = expand(th, format, &own);
    ou_drop_maybe(th, own.z);
    ou_drop_maybe(th, own.Z);
    OuObject *module = plain == NULL ? NULL : ou_import_module(th, "time");
    OuObject *result = module == NULL ? NULL : ou_call_method_text(th, module, "strftime", 2, plain, tuple);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, plain);
    return result;
}

OuObject *ou_time_format(OuThread *th, OuObject *self, OuObject *format)
{
    if (!ou_is_str(format)) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument 1 must be str, not %s", ou_argument_type(format));
    }
    return ou_str_length(format) == 0 ? ou_str(th, self) : ou_call_method_text(th, self, "strftime", 1, format);
}
