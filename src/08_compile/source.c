/* source.c - source.h: byte order mark, coding cookie, recoding, checks. */
#include "08_compile/source.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/int.h"
#include "06_types/tuple.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/utf8.h"

#include <stdio.h>
#include <string.h>

#define NAME_ROOM 64 /* longer encoding names are unknown ones */

/* ---- the cookie ---- */

static bool is_cookie_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/* The end of the line that starts at `at`. */
static const char *line_end(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r') {
        at++;
    }
    return at;
}

/* Behind white space: is this line empty or a comment, so that the next one counts? */
static bool is_passive(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f')) {
        at++;
    }
    return at == end || *at == '#';
}

static size_t cookie_in_line(const char *at, const char *end, const char **name)
{
    for (; at + 6 < end; at++) {
        if (memcmp(at, "coding", 6) != 0 || (at[6] != ':' && at[6] != '=')) {
            continue;
        }
        const char *from = at + 7;
        while (from < end && (*from == ' ' || *from == '\t')) {
            from++;
        }
        const char *to = from;
        while (to < end && is_cookie_char(*to)) {
            to++;
        }
        if (to > from) {
            *name = from;
            return (size_t)(to - from);
        }
    }
    return 0;
}

size_t ou_source_cookie(const char *bytes, size_t size, const char **name)
{
    const char *at = bytes, *end = bytes + size;
    for (int line = 0; line < 2 && at < end; line++) {
        const char *stop = line_end(at, end);
        if (!is_passive(at, stop)) {
            return 0;
        }
        size_t length = cookie_in_line(at, stop, name);
        if (length > 0) {
            return length;
        }
        at = stop < end && stop[0] == '\r' && stop + 1 < end && stop[1] == '\n' ? stop + 2 : stop + 1;
    }
    return 0;
}

/* ---- encodings ---- */

/* name, or name and a dash and anything */
static bool is_called(const char *normal, const char *name)
{
    size_t size = strlen(name);
    return strncmp(normal, name, size) == 0 && (normal[size] == '\0' || normal[size] == '-');
}

/* Lower case, dashes for underscores; the common aliases by their usual name. */
static const char *normal_name(const char *name, size_t size, char out[NAME_ROOM])
{
    if (size >= NAME_ROOM) {
        return NULL;
    }
    for (size_t i = 0; i < size; i++) {
        char c = name[i];
        out[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    out[size] = '\0';
    if (is_called(out, "utf-8")) {
        return "utf-8";
    }
    if (is_called(out, "latin-1") || is_called(out, "iso-8859-1") || is_called(out, "iso-latin-1")) {
        return "iso-8859-1";
    }
    memcpy(out, name, size); /* codecs are told the name as written */
    return out;
}

static bool fail(OuThread *th, OuObject *filename, const char *message)
{
    return ou_raise_syntax(th, OU_SYNTAX, message, filename, 0, 0, 0, 0, NULL, 0);
}

/* Line 0, column -1: CPython's place for what fails before there is a line. */
static bool fail_unplaced(OuThread *th, OuObject *filename, const char *message)
{
    ou_raise_syntax(th, OU_SYNTAX, message, filename, 1, (size_t)-1, 0, 0, NULL, 0);
    if (th->error != NULL && th->error->type == &ou_exc_syntax_error) {
        OuException *error = (OuException *)th->error;
        OuObject *zero = ou_int_new(th, 0);
        OuObject *info = ou_is_tuple(error->args) && ou_tuple_size(error->args) == 2 ? ou_tuple_borrow(error->args, 1) : NULL;
        if (zero != NULL && info != NULL && ou_is_tuple(info)) {
            ou_replace(th, &ou_tuple_items(info)[1], ou_keep(zero));
            ou_replace(th, &((OuSyntaxError *)th->error)->lineno, ou_keep(zero));
        }
        ou_drop_maybe(th, zero);
    }
    return false;
}

static bool unknown_encoding(OuThread *th, OuObject *filename, const char *name, size_t size,
                             const char *format)
{
    char message[NAME_ROOM + 64];
    snprintf(message, sizeof(message), format, (int)(size < NAME_ROOM ? size : NAME_ROOM), name);
    return fail(th, filename, message);
}

/* The pending error of a codec as a SyntaxError of the file, in its own words, as compile() and import show it. */
static bool codec_failed(OuThread *th, OuObject *filename)
{
    OuObject *error = ou_error_take(th);
    OuObject *text = ou_str(th, error);
    OuObject *message = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
    if (message != NULL) {
        fail_unplaced(th, filename, ou_bytes_data(message));
    }
    ou_drop_maybe(th, message);
    ou_drop_maybe(th, text);
    ou_drop(th, error);
    return false;
}

static bool recode(OuThread *th, OuSource *source, const char *encoding, OuObject *filename, bool script)
{
    OuObject *text = ou_str_decode(th, source->utf8, source->size, encoding, NULL);
    if (text == NULL) {
        if (!ou_error_matches(th, &ou_exc_lookup_error) && !ou_error_matches(th, &ou_exc_value_error)) {
            return false;
        }
        return script ? unknown_encoding(th, filename, encoding, strlen(encoding), "encoding problem: %.*s")
                      : codec_failed(th, filename);
    }
    OuObject *holder;
    source->utf8 = ou_str_utf8(th, text, &source->size, &holder);
    if (source->utf8 == NULL || holder == NULL) {
        source->holder = text; /* ASCII: the text itself holds the bytes */
    } else {
        ou_drop(th, text);
        source->holder = holder;
    }
    if (source->utf8 == NULL) {
        ou_source_close(th, source);
        return false;
    }
    return true;
}

/* A script that declares no encoding and is not UTF-8. */
static bool refuse_bytes(OuThread *th, const OuSource *source, OuObject *filename)
{
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)source->utf8, source->size);
    if (scan.error == OU_UTF8_OK) {
        return true;
    }
    uint32_t line = 1;
    for (size_t i = 0; i < scan.n_bytes; i++) {
        line += source->utf8[i] == '\n';
    }
    char byte[8];
    snprintf(byte, sizeof byte, "%02x", (uint8_t)source->utf8[scan.n_bytes]);
    return ou_raise(th, &ou_exc_syntax_error,
                    "Non-UTF-8 code starting with '\\x%s' in file %U on line %u, but no encoding declared; "
                    "see https://peps.python.org/pep-0263/ for details", byte, filename, line);
}

bool ou_source_open(OuThread *th, OuSource *source, const char *bytes, size_t size, OuObject *filename, bool script)
{
    bool marked = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    *source = (OuSource){marked ? bytes + 3 : bytes, marked ? size - 3 : size, NULL, !marked};
    const char *name;
    if (script && memchr(bytes, '\0', size) != NULL && (size < 2 || memcmp(bytes, "\xFF\xFE", 2) != 0)) {
        return fail(th, filename, "source code cannot contain null bytes");
    }
    size_t length = ou_source_cookie(source->utf8, source->size, &name);
    if (length == 0) {
        return !script || marked || refuse_bytes(th, source, filename);
    }
    source->plain = false;
    char room[NAME_ROOM];
    const char *encoding = normal_name(name, length, room);
    if (encoding == NULL) {
        return unknown_encoding(th, filename, name, length, "unknown encoding: %.*s");
    }
    if (strcmp(encoding, "utf-8") == 0) {
        return true;
    }
    if (marked) {
        char message[NAME_ROOM + 64];
        snprintf(message, sizeof message, "encoding problem: %s with BOM", encoding);
        return script ? fail(th, filename, message) : fail_unplaced(th, filename, message);
    }
    return recode(th, source, encoding, filename, script);
}

void ou_source_close(OuThread *th, OuSource *source)
{
    ou_drop_maybe(th, source->holder);
    source->holder = NULL;
}

/* ---- bytes that are not UTF-8 ---- */

/* U+DC80 to U+DCFF take three bytes. */
static bool is_mark(const char *at, const char *end)
{
    return end - at >= 3 && (uint8_t)at[0] == 0xED && ((uint8_t)at[1] == 0xB2 || (uint8_t)at[1] == 0xB3);
}

bool ou_source_mark(OuThread *th, const char *utf8, size_t size, char **marked, size_t *marked_size, size_t *room)
{
    *marked = NULL;
    if (memchr(utf8, '\0', size) != NULL) {
        return ou_raise(th, &ou_exc_value_error, "source code string cannot contain null bytes");
    }
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)utf8, size);
    if (scan.error == OU_UTF8_OK) {
        return true;
    }
    if (!ou_checked_array(1, size, 3, room)) {
        return ou_raise_memory(th);
    }
    char *out = ou_mem_take(th, *room);
    if (out == NULL) {
        return false;
    }
    size_t n = 0;
    for (size_t i = 0; i < size;) {
        scan = ou_utf8_scan((const uint8_t *)utf8 + i, size - i);
        memcpy(out + n, utf8 + i, scan.n_bytes);
        n += scan.n_bytes;
        i += scan.n_bytes;
        if (i < size) {
            uint8_t byte = (uint8_t)utf8[i++];
            out[n++] = (char)0xED;
            out[n++] = (char)(0xB0 | byte >> 6);
            out[n++] = (char)(0x80 | (byte & 0x3F));
        }
    }
    *marked = out;
    *marked_size = n;
    return true;
}

size_t ou_source_unmark(char *text, size_t size)
{
    const char *end = text + size;
    size_t n = 0;
    for (const char *at = text; at < end;) {
        if (is_mark(at, end)) {
            text[n++] = (char)(((uint8_t)at[1] & 0x03) << 6 | ((uint8_t)at[2] & 0x3F));
            at += 3;
        } else {
            text[n++] = *at++;
        }
    }
    return n;
}

bool ou_source_is_marked(const char *text, size_t size)
{
    const char *end = text + size;
    for (const char *at = text; (at = memchr(at, 0xED, (size_t)(end - at))) != NULL; at++) {
        if (is_mark(at, end)) {
            return true;
        }
    }
    return false;
}

bool ou_source_describe(const char *from, const char *to, char *out, size_t out_size)
{
    /* Up to the first mark the bytes are sound, but the character that is cut short may begin up to three bytes before;
     * marks stand for each of its bytes, so they begin it. What follows tells how it goes wrong. */
    const char *mark = from;
    while (mark < to && !is_mark(mark, to)) {
        mark++;
    }
    if (mark == to) {
        return false;
    }
    char bytes[16];
    size_t n = 0;
    for (const char *at = mark; at < to && n < 4;) {
        if (is_mark(at, to)) {
            memcpy(bytes + n, at, 3);
            ou_source_unmark(bytes + n, 3);
            n++;
            at += 3;
        } else {
            bytes[n++] = *at++;
        }
    }
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)bytes, n);
    if (scan.error_size > 1) {
        snprintf(out, out_size, "'utf-8' codec can't decode bytes in position %zu-%zu: %s", (size_t)(mark - from),
                 (size_t)(mark - from) + scan.error_size - 1, ou_utf8_reason(scan.error));
    } else {
        snprintf(out, out_size, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s", (uint8_t)bytes[0],
                 (size_t)(mark - from), ou_utf8_reason(scan.error));
    }
    return true;
}
