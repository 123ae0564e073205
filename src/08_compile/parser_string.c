/* parser_string.c - string literals: prefixes, escapes, adjacent literals made one.
 *
 * A run of literals becomes one node, with the position of the whole run. A single
 * literal without escapes is made straight from the source text; all else goes through
 * a buffer. Errors in escapes are those of the codec "unicode_escape", with positions
 * as it would count them: in it, a character beyond ASCII is ten bytes long. */
#include "08_compile/parser_int.h"
#include "00_base/checked.h"
#include "00_base/digit.h"
#include "06_types/str.h"
#include "06_types/utf8.h"
#include "08_compile/source.h"

#include <string.h>

/* ---- the buffer ---- */

bool ou_text_add(OuParser *p, OuTextBuffer *b, const char *bytes, size_t size)
{
    if (size > b->room - b->size) {
        size_t need, room;
        if (!ou_checked_add(b->size, size, &need) || !ou_checked_grown(need + b->room, 1, &room)) {
            return ou_raise_memory(p->th);
        }
        char *grown = ou_mem_resize(p->th, b->bytes, b->room, room);
        if (grown == NULL) {
            return false;
        }
        b->bytes = grown;
        b->room = room;
    }
    if (size > 0) {
        memcpy(b->bytes + b->size, bytes, size);
        b->size += size;
    }
    return true;
}

bool ou_text_add_char(OuParser *p, OuTextBuffer *b, uint32_t c)
{
    uint8_t utf8[4];
    b->has_surrogate = b->has_surrogate || (c >= 0xD800 && c < 0xE000);
    return ou_text_add(p, b, (const char *)utf8, (size_t)ou_utf8_encode_char(c, utf8));
}

bool ou_text_add_name(OuParser *p, OuTextBuffer *b, OuObject *name)
{
    size_t size;
    OuObject *holder;
    const char *utf8 = ou_str_utf8(p->th, name, &size, &holder);
    bool fine = utf8 != NULL && ou_text_add(p, b, utf8, size);
    if (utf8 != NULL) {
        ou_drop_maybe(p->th, holder);
    }
    return fine;
}

void ou_text_free(OuParser *p, OuTextBuffer *b)
{
    ou_mem_give(p->th, b->bytes, b->room);
    *b = (OuTextBuffer){.bytes = NULL};
}

/* ---- escapes ---- */

/* About the first invalid escape, whose letter stands at `at`. */
static bool warn_invalid(OuParser *p, const OuToken *token, const char *at)
{
    if (*at >= '4' && *at <= '7') {
        return ou_parser_warn(p, OU_WARN_DEPRECATION, token, "invalid octal escape sequence '\\%.3s'", at);
    }
    return ou_text_warn_escape(p, token, *at);
}

bool ou_text_warn_escape(OuParser *p, const OuToken *token, char c)
{
    return ou_parser_warn(p, OU_WARN_DEPRECATION, token, "invalid escape sequence '\\%c'", c);
}

/* A reader of escapes. */
typedef struct Escapes {
    const char *from, *at, *end;
    const char *first_invalid; /* the first unknown escape's letter, or of digits beyond 377; NULL: none */
} Escapes;

/* Where `at` would be if all characters beyond ASCII were written as \UXXXXXXXX. */
static size_t codec_position(const char *from, const char *at)
{
    size_t position = 0;
    for (; from < at; from++) {
        uint8_t c = (uint8_t)*from;
        if (c < 128) {
            position += 1;
            if (c == '\\') { /* what it escapes is passed with it */
                from++;
                position += from < at && (uint8_t)*from < 128 ? 1 : 5;
                position += from < at && (uint8_t)*from >= 128 ? 10 : 0;
            }
        } else if ((c & 0xC0) != 0x80) {
            position += 10;
        }
    }
    return position;
}

static bool bad_escape(OuParser *p, const Escapes *e, const char *backslash, const char *reason)
{
    size_t first = codec_position(e->from, backslash);
    size_t last = codec_position(e->from, e->at) - 1;
    ou_parser_raise_last(p, OU_SYNTAX,
                         "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                         first, last, reason);
    return false;
}

/* \x, \u, \U: exactly n digits. */
static bool hex_escape(OuParser *p, OuTextBuffer *b, Escapes *e, const char *backslash, int n)
{
    uint32_t c = 0;
    for (int i = 0; i < n; i++, e->at++) {
        int digit = e->at < e->end ? ou_digit_hex(*e->at) : -1;
        if (digit < 0) {
            return bad_escape(p, e, backslash,
                              n == 2   ? "truncated \\xXX escape"
                              : n == 4 ? "truncated \\uXXXX escape"
                                       : "truncated \\UXXXXXXXX escape");
        }
        c = c << 4 | (uint32_t)digit;
    }
    return c <= 0x10FFFF ? ou_text_add_char(p, b, c)
                         : bad_escape(p, e, backslash, "illegal Unicode character");
}

/* \N{name} */
static bool named_escape(OuParser *p, OuTextBuffer *b, Escapes *e, const char *backslash)
{
    const char *malformed = "malformed \\N character escape";
    if (e->at == e->end || *e->at != '{') {
        return bad_escape(p, e, backslash, malformed);
    }
    const char *name = ++e->at;
    while (e->at < e->end && *e->at != '}') {
        e->at++;
    }
    if (e->at == e->end || e->at == name) {
        return bad_escape(p, e, backslash, malformed);
    }
    size_t size = (size_t)(e->at - name);
    e->at++;
    uint32_t c;
    if (!ou_const_char_named(name, size, &c)) {
        return bad_escape(p, e, backslash, "unknown Unicode character name");
    }
    return ou_text_add_char(p, b, c);
}

static uint32_t octal(Escapes *e, char first)
{
    uint32_t value = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && e->at < e->end && *e->at >= '0' && *e->at <= '7'; i++) {
        value = value * 8 + (uint32_t)(*e->at++ - '0');
    }
    return value;
}

/* The escapes that str and bytes share. *known is false for others. */
static bool common_escape(OuParser *p, OuTextBuffer *b, Escapes *e, char c, bool as_char, bool *known)
{
    static const char letters[] = "abfnrtv\\'\"", values[] = "\a\b\f\n\r\t\v\\'\"";
    *known = true;
    const char *found = c == '\0' ? NULL : strchr(letters, c);
    if (c == '\n') {
        return true;
    }
    if (found != NULL) {
        return ou_text_add(p, b, &values[found - letters], 1);
    }
    if (c >= '0' && c <= '7') {
        const char *digits = e->at - 1;
        uint32_t value = octal(e, c);
        if (value > 0377 && e->first_invalid == NULL) {
            e->first_invalid = digits;
        }
        char byte = (char)value;
        return as_char ? ou_text_add_char(p, b, value) : ou_text_add(p, b, &byte, 1);
    }
    *known = false;
    return true;
}

/* The backslash stays, and so does what follows it. */
static bool unknown_escape(OuParser *p, OuTextBuffer *b, Escapes *e, const char *backslash)
{
    if (e->first_invalid == NULL && (uint8_t)*e->at < 128 && backslash + 1 < e->end) {
        e->first_invalid = backslash + 1;
    }
    return ou_text_add(p, b, backslash, (size_t)(e->at - backslash));
}

static bool one_escape(OuParser *p, OuTextBuffer *b, Escapes *e)
{
    const char *backslash = e->at++;
    if (e->at == e->end || (uint8_t)*e->at >= 128) {
        return ou_text_add(p, b, backslash, 1);
    }
    char c = *e->at++;
    bool known;
    if (!common_escape(p, b, e, c, true, &known) || known) {
        return !ou_parser_hard(p);
    }
    switch (c) {
    case 'x': return hex_escape(p, b, e, backslash, 2);
    case 'u': return hex_escape(p, b, e, backslash, 4);
    case 'U': return hex_escape(p, b, e, backslash, 8);
    case 'N': return named_escape(p, b, e, backslash);
    default: return unknown_escape(p, b, e, backslash);
    }
}

/* The stretch up to the next backslash. */
static bool plain_stretch(OuParser *p, OuTextBuffer *b, Escapes *e)
{
    const char *backslash = memchr(e->at, '\\', (size_t)(e->end - e->at));
    const char *stop = backslash == NULL ? e->end : backslash;
    const char *from = e->at;
    e->at = stop;
    return ou_text_add(p, b, from, (size_t)(stop - from));
}

bool ou_text_add_escaped(OuParser *p, OuTextBuffer *b, const char *from, const char *to,
                         const OuToken *token)
{
    Escapes e = {from, from, to, NULL};
    while (e.at < to) {
        if (!plain_stretch(p, b, &e) || (e.at < to && !one_escape(p, b, &e))) {
            return false;
        }
    }
    return e.first_invalid == NULL || warn_invalid(p, token, e.first_invalid);
}

static bool one_bytes_escape(OuParser *p, OuTextBuffer *b, Escapes *e)
{
    const char *backslash = e->at++;
    char c = *e->at++;
    bool known;
    if (!common_escape(p, b, e, c, false, &known) || known) {
        return !ou_parser_hard(p);
    }
    if (c != 'x') {
        return unknown_escape(p, b, e, backslash);
    }
    int high = e->at < e->end ? ou_digit_hex(e->at[0]) : -1;
    int low = e->at + 1 < e->end ? ou_digit_hex(e->at[1]) : -1;
    if (high < 0 || low < 0) {
        ou_parser_raise_last(p, OU_SYNTAX, "(value error) invalid \\x escape at position %zu",
                             (size_t)(backslash - e->from));
        return false;
    }
    char byte = (char)(high * 16 + low);
    e->at += 2;
    return ou_text_add(p, b, &byte, 1);
}

bool ou_text_add_escaped_bytes(OuParser *p, OuTextBuffer *b, const char *from, const char *to,
                               const OuToken *token)
{
    Escapes e = {from, from, to, NULL};
    while (e.at < to) {
        if (!plain_stretch(p, b, &e) || (e.at < to && !one_bytes_escape(p, b, &e))) {
            return false;
        }
    }
    return e.first_invalid == NULL || warn_invalid(p, token, e.first_invalid);
}

/* ---- one literal ---- */

typedef struct Literal {
    const char *inside, *end; /* between the quotes */
    bool raw, bytes, joined, u;
} Literal;

static Literal read_literal(const OuParser *p, const OuToken *token)
{
    Literal literal = {.raw = false};
    const char *at = p->text + token->start;
    literal.u = *at == 'u';
    for (; *at != '"' && *at != '\''; at++) {
        char c = *at | 0x20;
        literal.raw = literal.raw || c == 'r';
        literal.bytes = literal.bytes || c == 'b';
        literal.joined = literal.joined || c == 'f';
    }
    size_t left = (size_t)(p->text + token->end - at);
    size_t quotes = left >= 6 && at[1] == at[0] && at[2] == at[0] ? 3 : 1;
    literal.inside = at + quotes;
    literal.end = p->text + token->end - quotes;
    literal.raw = literal.raw ||
                  memchr(literal.inside, '\\', (size_t)(literal.end - literal.inside)) == NULL;
    return literal;
}

static bool all_ascii(const char *from, const char *to)
{
    return ou_utf8_ascii_prefix((const uint8_t *)from, (size_t)(to - from)) == (size_t)(to - from);
}

static bool add_bytes(OuParser *p, OuJoin *join, const Literal *literal, const OuToken *token)
{
    if (!all_ascii(literal->inside, literal->end)) {
        ou_parser_raise_last(p, OU_SYNTAX, "bytes can only contain ASCII literal characters");
        return false;
    }
    return literal->raw
               ? ou_text_add(p, &join->text, literal->inside, (size_t)(literal->end - literal->inside))
               : ou_text_add_escaped_bytes(p, &join->text, literal->inside, literal->end, token);
}

/* Fails when [from, to), what a codec is given at a time, holds bytes that are not UTF-8. */
static bool check_stretch(OuParser *p, const char *from, const char *to)
{
    char reason[120];
    if (!ou_source_describe(from, to, reason, sizeof reason)) {
        return true;
    }
    ou_parser_raise_last(p, OU_SYNTAX, "(unicode error) %s", reason);
    return false;
}

/* A raw literal is decoded as a whole; one with escapes in stretches of what is beyond ASCII. */
static bool check_marks(OuParser *p, const Literal *literal)
{
    const char *at = literal->inside, *end = literal->end;
    if (literal->raw) {
        return check_stretch(p, at, end);
    }
    while (at < end) {
        const char *from = at;
        while (at < end && (uint8_t)*at >= 128) {
            at++;
        }
        if (at > from && !check_stretch(p, from, at)) {
            return false;
        }
        at += at < end;
    }
    return true;
}

static bool add_literal(OuParser *p, OuJoin *join, const Literal *literal, const OuToken *token)
{
    if (p->is_marked && !check_marks(p, literal)) {
        return false;
    }
    if (literal->joined) {
        join->is_joined = true;
        return ou_fstring_add(p, join, literal->inside, literal->end, literal->raw, token);
    }
    return literal->raw
               ? ou_text_add(p, &join->text, literal->inside, (size_t)(literal->end - literal->inside))
               : ou_text_add_escaped(p, &join->text, literal->inside, literal->end, token);
}

/* ---- the run ---- */

OuNode *ou_join_node(OuParser *p, const OuJoin *join, OuNodeKind kind)
{
    OuNode *node = ou_node_new(p->th, p->arena, kind);
    if (node != NULL) {
        node->line = join->start.line;
        node->col = join->start.col;
        node->end_line = join->end.line;
        node->end_col = join->end.col;
    }
    return node;
}

static OuNode *constant_node(OuParser *p, const OuJoin *join, OuObject *value)
{
    OuNode *node = value == NULL ? NULL : ou_join_node(p, join, OU_N_CONSTANT);
    if (node != NULL) {
        node->constant.value = value;
        node->flags = join->is_u ? OU_NODE_U : 0;
    }
    return node;
}

static OuNode *text_node(OuParser *p, const OuJoin *join)
{
    const OuTextBuffer *text = &join->text;
    const char *bytes = text->bytes == NULL ? "" : text->bytes;
    return constant_node(p, join, ou_const_str(p, bytes, text->size, text->has_surrogate));
}

bool ou_join_flush(OuParser *p, OuJoin *join)
{
    if (join->text.size == 0) {
        return true;
    }
    OuNode *node = text_node(p, join);
    join->text.size = 0;
    join->text.has_surrogate = false;
    return ou_parser_push(p, node);
}

static OuNode *finish(OuParser *p, OuJoin *join, size_t base, bool bytes)
{
    if (bytes) {
        const char *data = join->text.bytes == NULL ? "" : join->text.bytes;
        return constant_node(p, join, ou_const_bytes(p, data, join->text.size));
    }
    if (!join->is_joined) {
        return text_node(p, join);
    }
    OuNode *node = ou_join_flush(p, join) && ou_parser_since(p, 6, "Format strings are") ? ou_join_node(p, join, OU_N_JOINED_STR) : NULL;
    return node != NULL && ou_parser_list(p, base, &node->list) ? node : NULL;
}

/* The tokens from `first` to before the current one. */
static OuNode *concatenated(OuParser *p, uint32_t first, OuJoin *join)
{
    size_t base = p->n_scratch;
    bool bytes = false;
    for (uint32_t i = first; i < p->pos; i++) {
        OuToken token = p->tokens[i];
        Literal literal = read_literal(p, &token);
        bool fine = literal.bytes    ? add_bytes(p, join, &literal, &token)
                    : literal.joined ? true
                                     : add_literal(p, join, &literal, &token);
        if (fine && i > first && literal.bytes != bytes) {
            ou_parser_raise_last(p, OU_SYNTAX, "cannot mix bytes and nonbytes literals");
            return NULL;
        }
        bytes = literal.bytes;
        if (!fine || (literal.joined && !add_literal(p, join, &literal, &token))) {
            return NULL;
        }
    }
    return finish(p, join, base, bytes);
}

OuNode *ou_parse_strings(OuParser *p)
{
    uint32_t first = p->pos;
    OuJoin join = {.start = ou_parser_here(p)};
    while (p->kind == OU_T_STRING) {
        ou_parser_advance(p);
    }
    if (ou_parser_hard(p) || p->kind == OU_T_ERROR) {
        return NULL; /* what the lexer has to say comes first */
    }
    join.end = p->end;
    Literal literal = read_literal(p, &p->tokens[first]);
    join.is_u = literal.u;
    if (p->pos == first + 1 && literal.raw && !literal.joined && !literal.bytes && !p->is_marked) {
        size_t size = (size_t)(literal.end - literal.inside);
        return constant_node(p, &join, ou_const_str(p, literal.inside, size, false));
    }
    OuNode *node = concatenated(p, first, &join);
    ou_text_free(p, &join.text);
    return node;
}
