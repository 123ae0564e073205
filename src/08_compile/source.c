/* source.c - source.h: byte order mark, coding cookie, recoding, checks. */
#include "08_compile/source.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/utf8.h"
#include "08_compile/lexer.h"

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
    if (is_called(out, "utf-8") || strcmp(out, "utf8") == 0) {
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

static bool unknown_encoding(OuThread *th, OuObject *filename, const char *name, size_t size,
                             const char *format)
{
    char message[NAME_ROOM + 64];
    snprintf(message, sizeof(message), format, (int)(size < NAME_ROOM ? size : NAME_ROOM), name);
    return fail(th, filename, message);
}

/* The codecs' errors become SyntaxErrors of the file. */
static bool recode(OuThread *th, OuSource *source, const char *encoding, OuObject *filename)
{
    OuObject *text = ou_str_decode(th, source->utf8, source->size, encoding, NULL);
    if (text == NULL) {
        if (ou_error_matches(th, &ou_exc_lookup_error) || ou_error_matches(th, &ou_exc_unicode_error)) {
            ou_error_clear(th);
            return unknown_encoding(th, filename, encoding, strlen(encoding), "encoding problem: %.*s");
        }
        return false;
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

bool ou_source_open(OuThread *th, OuSource *source, const char *bytes, size_t size, OuObject *filename)
{
    bool marked = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    *source = (OuSource){marked ? bytes + 3 : bytes, marked ? size - 3 : size, NULL};
    const char *name;
    size_t length = ou_source_cookie(source->utf8, source->size, &name);
    if (length == 0) {
        return true;
    }
    char room[NAME_ROOM];
    const char *encoding = normal_name(name, length, room);
    if (encoding == NULL) {
        return unknown_encoding(th, filename, name, length, "unknown encoding: %.*s");
    }
    if (strcmp(encoding, "utf-8") == 0) {
        return true;
    }
    if (marked) {
        return unknown_encoding(th, filename, encoding, strlen(encoding), "encoding problem: %.*s with BOM");
    }
    return recode(th, source, encoding, filename);
}

void ou_source_close(OuThread *th, OuSource *source)
{
    ou_drop_maybe(th, source->holder);
    source->holder = NULL;
}

/* ---- checks ---- */

/* The line on which byte `at` stands. */
static uint32_t find_line(const char *text, size_t at, const char **start)
{
    uint32_t line = 1;
    *start = text;
    for (size_t i = 0; i < at; i++) {
        if (text[i] == '\n') {
            line++;
            *start = text + i + 1;
        }
    }
    return line;
}

bool ou_source_check(OuThread *th, const char *utf8, size_t size, OuObject *filename)
{
    if (memchr(utf8, '\0', size) != NULL) {
        return fail(th, filename, "source code cannot contain null bytes");
    }
    OuUtf8Scan scan = ou_utf8_scan((const uint8_t *)utf8, size);
    if (scan.error == OU_UTF8_OK) {
        return true;
    }
    const char *line_start;
    uint32_t line = find_line(utf8, scan.n_bytes, &line_start);
    size_t col = (size_t)(utf8 + scan.n_bytes - line_start);
    const char *stop = line_end(line_start, utf8 + size);
    char message[160];
    snprintf(message, sizeof(message),
             "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
             (uint8_t)utf8[scan.n_bytes], col, ou_utf8_reason(scan.error));
    return ou_raise_syntax(th, OU_SYNTAX, message, filename, line,
                           ou_lexer_count_chars(line_start, col) + 1u, line, (size_t)-1, line_start,
                           (size_t)(stop - line_start));
}
