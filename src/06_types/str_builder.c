/* str_builder.c - OuStrBuilder: a str that grows while nobody sees it.
 *
 * The str's length field says the room while it grows, so that its block's size is always
 * known from it; ou_builder_finish() writes the true length. Widening copies. */
#include "06_types/str_int.h"

#define FIRST_ROOM 24 /* characters: a 64-byte block when ASCII */

void ou_builder_init(OuStrBuilder *b)
{
    *b = (OuStrBuilder){NULL, 0, 0, 0};
}

/* A new block for `room` characters of `max_char`, with what was there. */
static bool move(OuThread *th, OuStrBuilder *b, size_t room, uint32_t max_char)
{
    OuObject *wider = ou_str_new(th, room, max_char);
    if (wider == NULL) {
        return false;
    }
    if (b->str != NULL) {
        ou_chars_copy(ou_str_chars(wider), ou_str_width(wider), 0, ou_str_data(b->str), ou_str_width(b->str), 0,
                      b->length);
        ou_drop(th, b->str);
    }
    b->str = wider;
    b->room = room;
    return true;
}

static OU_NOINLINE bool grow(OuThread *th, OuStrBuilder *b, size_t n, uint32_t max_char)
{
    size_t need, room;
    if (!ou_checked_add(b->length, n, &need) || need > OU_STR_MAX_LENGTH) {
        return ou_raise_memory(th);
    }
    room = need <= b->room ? b->room : need + (b->str == NULL ? 0 : need / 2);
    if (room < FIRST_ROOM) {
        room = FIRST_ROOM;
    }
    uint32_t all = b->max_char | max_char;
    unsigned width = ou_width_of(all);
    if (b->str == NULL || width != ou_str_width(b->str)) {
        if (!move(th, b, room, all)) {
            return false;
        }
    } else if (need > b->room) {
        OuStr *s = (OuStr *)b->str;
        OuObject *moved = ou_object_resize(th, b->str, sizeof(OuStr) + (b->room + 1) * width,
                                           sizeof(OuStr) + (room + 1) * width);
        if (moved == NULL) {
            return false;
        }
        s = (OuStr *)moved;
        s->meta = (uint64_t)room << 8 | (s->meta & 0xff);
        b->str = moved;
        b->room = room;
    }
    b->max_char = all;
    return true;
}

bool ou_builder_reserve(OuThread *th, OuStrBuilder *b, size_t n, uint32_t max_char)
{
    uint32_t all = b->max_char | max_char;
    if (OU_LIKELY(b->str != NULL && n <= b->room - b->length && ou_width_of(all) == ou_str_width(b->str))) {
        b->max_char = all;
        return true;
    }
    return grow(th, b, n, max_char);
}

bool ou_builder_char(OuThread *th, OuStrBuilder *b, uint32_t c)
{
    if (!ou_builder_reserve(th, b, 1, c)) {
        return false;
    }
    ou_chars_put(ou_str_chars(b->str), ou_str_width(b->str), b->length++, c);
    return true;
}

bool ou_builder_chars(OuThread *th, OuStrBuilder *b, const void *data, unsigned width, size_t i, size_t n,
                      uint32_t max_char)
{
    if (n == 0) {
        return true;
    }
    if (!ou_builder_reserve(th, b, n, max_char)) {
        return false;
    }
    ou_chars_copy(ou_str_chars(b->str), ou_str_width(b->str), b->length, data, width, i, n);
    b->length += n;
    return true;
}

bool ou_builder_str(OuThread *th, OuStrBuilder *b, OuObject *s)
{
    return ou_builder_chars(th, b, ou_str_data(s), ou_str_width(s), 0, ou_str_length(s), ou_str_max_char(s));
}

bool ou_builder_sub(OuThread *th, OuStrBuilder *b, OuObject *s, size_t from, size_t to)
{
    OU_ASSERT(from <= to && to <= ou_str_length(s));
    unsigned width = ou_str_width(s);
    uint32_t max_char = ou_str_is_ascii(s) ? 0x7f : ou_chars_max(ou_str_data(s), width, from, to - from);
    return ou_builder_chars(th, b, ou_str_data(s), width, from, to - from, max_char);
}

bool ou_builder_ascii(OuThread *th, OuStrBuilder *b, const char *text, size_t n)
{
    return ou_builder_chars(th, b, text, 1, 0, n, 0x7f);
}

bool ou_builder_text(OuThread *th, OuStrBuilder *b, const char *ascii)
{
    return ou_builder_ascii(th, b, ascii, strlen(ascii));
}

bool ou_builder_fill(OuThread *th, OuStrBuilder *b, uint32_t c, size_t n)
{
    if (n == 0) {
        return true;
    }
    if (!ou_builder_reserve(th, b, n, c)) {
        return false;
    }
    ou_chars_fill(ou_str_chars(b->str), ou_str_width(b->str), b->length, c, n);
    b->length += n;
    return true;
}

OuObject *ou_builder_finish(OuThread *th, OuStrBuilder *b)
{
    OuObject *str = b->str;
    size_t n = b->length, room = b->room;
    uint32_t max_char = b->max_char;
    ou_builder_init(b);
    if (n == 0) {
        ou_drop_maybe(th, str);
        return ou_str_new(th, 0, 0);
    }
    unsigned width = ou_str_width(str);
    if (n == 1 && width == 1) {
        OuObject *shared = ou_str_from_char(th, *(const uint8_t *)ou_str_data(str));
        ou_drop(th, str);
        return shared;
    }
    if (n < room) {
        OuObject *moved = ou_object_resize(th, str, sizeof(OuStr) + (room + 1) * width,
                                           sizeof(OuStr) + (n + 1) * width);
        if (moved == NULL) {
            ou_drop(th, str);
            return NULL;
        }
        str = moved;
    }
    OuStr *s = (OuStr *)str;
    s->meta = (uint64_t)n << 8 | width | (max_char < 0x80 ? OU_STR_ASCII : 0);
    ou_chars_put(s->data, width, n, 0);
    OU_HEAVY(ou_str_check(str));
    return str;
}

void ou_builder_abandon(OuThread *th, OuStrBuilder *b)
{
    ou_drop_maybe(th, b->str);
    ou_builder_init(b);
}
