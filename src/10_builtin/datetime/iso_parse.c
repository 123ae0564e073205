/* iso_parse.c - the ISO 8601 forms that fromisoformat() reads since 3.11: all but ordinal dates and fractions of hours or minutes.
 *
 * Characters are looked at one by one where they are; past the end stands 0, so that no place needs its own check. */
#include "10_builtin/datetime/datetime_int.h"

typedef struct Reader {
    OuObject *text;
    const uint8_t *narrow; /* its characters; NULL: they are wider than a byte */
    size_t at, end;
} Reader;

static Reader reader_of(OuObject *text, size_t from, size_t to)
{
    return (Reader){text, ou_str_width(text) == 1 ? ou_str_data(text) : NULL, from, to};
}

OU_INLINE uint32_t peek(const Reader *r, size_t ahead)
{
    size_t at = r->at + ahead;
    return at >= r->end ? 0 : OU_LIKELY(r->narrow != NULL) ? r->narrow[at] : ou_str_at(r->text, at);
}

OU_INLINE bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

static bool take(Reader *r, uint32_t c)
{
    bool there = peek(r, 0) == c;
    r->at += there;
    return there;
}

static bool digits(Reader *r, size_t n, int *out)
{
    int value = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = peek(r, i);
        if (!is_digit(c)) {
            return false;
        }
        value = value * 10 + (int)(c - '0');
    }
    r->at += n;
    *out = value;
    return true;
}

OuObject *ou_iso_invalid(OuThread *th, OuObject *s)
{
    return ou_null(th, &ou_exc_value_error, "Invalid isoformat string: %R", s);
}

/* YYYY-MM-DD, YYYYMMDD, YYYY-Www, YYYYWww, YYYY-Www-D, YYYYWwwD */
OuTruth ou_iso_date(OuThread *th, OuObject *s, size_t from, size_t to, int field[3])
{
    Reader r = reader_of(s, from, to);
    if (!digits(&r, 4, &field[0])) {
        return OU_FALSE;
    }
    bool dashes = take(&r, '-');
    if (!take(&r, 'W')) {
        bool ok = digits(&r, 2, &field[1]) && take(&r, '-') == dashes && digits(&r, 2, &field[2]) && r.at == r.end;
        return ok ? OU_TRUE : OU_FALSE;
    }
    int week, weekday = 1;
    if (!digits(&r, 2, &week)) {
        return OU_FALSE;
    }
    if (r.at < r.end && (take(&r, '-') != dashes || !digits(&r, 1, &weekday) || r.at != r.end)) {
        return OU_FALSE;
    }
    OuDay day;
    if (!ou_day_from_week(th, field[0], week, weekday, &day)) {
        return ou_error_swallow(th, &ou_exc_value_error) ? OU_FALSE : OU_ERROR;
    }
    field[0] = day.year;
    field[1] = day.month;
    field[2] = day.day;
    return OU_TRUE;
}

/* Up to six digits, to the end; those that follow do not count. */
static bool fraction(Reader *r, int *us)
{
    static const int scale[] = {100000, 10000, 1000, 100, 10, 1};
    size_t left = r->end - r->at, n = left < 6 ? left : 6;
    if (!digits(r, n, us)) {
        return false;
    }
    *us *= scale[n - 1];
    while (is_digit(peek(r, 0))) {
        r->at++;
    }
    return true;
}

/* HH, HH:MM, HH:MM:SS, or without colons; a point or a comma behind any of them begins the fraction of the second, and so do
 * digits behind HHMMSS. Where the text is not all of it, r->at says where it ends; before a zone CPython minds no rest. */
static bool clock_fields(Reader *r, int field[4])
{
    bool colons = false;
    field[1] = field[2] = field[3] = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!digits(r, 2, &field[i])) {
            return false;
        }
        uint32_t c = peek(r, 0);
        if (r->end - r->at < 2 && c < 0x80) { /* the end, or one character that nothing can begin with */
            return true;
        }
        if (i == 0) {
            colons = c == ':';
        }
        if (c == '.' || c == ',') {
            r->at++;
            break;
        }
        if (colons != (c == ':') && (colons || i < 2)) {
            return false;
        }
        r->at += colons;
    }
    return fraction(r, &field[3]);
}

OuTruth ou_iso_time(OU_UNUSED OuThread *th, OuObject *s, size_t from, int field[4], OuIsoZone *zone)
{
    size_t end = ou_str_length(s), split;
    Reader clock = reader_of(s, from, end);
    *zone = (OuIsoZone){false, false, 0};
    for (uint32_t c; (c = peek(&clock, 0)) != 0 && c != '+' && c != '-' && c != 'Z';) {
        clock.at++;
    }
    split = clock.end = clock.at;
    clock.at = from;
    Reader offset = reader_of(s, split + 1, end);
    if (!clock_fields(&clock, field)) {
        return OU_FALSE;
    }
    if (split == end) {
        return clock.at == end ? OU_TRUE : OU_FALSE;
    }
    zone->present = true;
    if (ou_str_at(s, split) == 'Z') {
        zone->utc = true;
        return split + 1 == end ? OU_TRUE : OU_FALSE;
    }
    int part[4];
    if (ou_str_at(s, split) == 0 || !clock_fields(&offset, part) || offset.at != end) {
        return OU_FALSE;
    }
    zone->us = (int64_t)(part[0] * 3600 + part[1] * 60 + part[2]) * OU_SECOND_US + part[3];
    zone->utc = zone->us == 0;
    if (ou_str_at(s, split) == '-') {
        zone->us = -zone->us;
    }
    return OU_TRUE;
}

bool ou_iso_zone(OuThread *th, const OuIsoZone *parsed, OuObject **zone)
{
    *zone = NULL;
    if (!parsed->present) {
        return true;
    }
    *zone = parsed->utc ? ou_zone_utc(th) : ou_zone_fixed(th, parsed->us, NULL);
    return *zone != NULL;
}

/* The separator may be any character, even a dash or a digit: with a dash behind the week, the day of the week is taken to be
 * left out when a digit stands where it would; of digits behind YYYYWww, an even number means that the first is the day. */
int64_t ou_iso_separator(OuObject *s)
{
    size_t length = ou_str_length(s);
    Reader r = reader_of(s, 0, length);
    if (length < 7) {
        return -1;
    }
    if (length == 7) {
        return 7;
    }
    if (peek(&r, 4) == '-') {
        if (peek(&r, 5) != 'W') {
            return 10;
        }
        if (length > 8 && peek(&r, 8) == '-') {
            return length == 9 ? -1 : length > 10 && is_digit(peek(&r, 10)) ? 8 : 10;
        }
        return 8;
    }
    if (peek(&r, 4) != 'W') {
        return 8;
    }
    size_t at = 7;
    while (at < length && is_digit(peek(&r, at))) {
        at++;
    }
    return at < 9 ? (int64_t)at : at % 2 == 0 ? 7 : 8;
}
