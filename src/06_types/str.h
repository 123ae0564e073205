/* str.h - str: characters of 1, 2 or 4 bytes, so that indexing is O(1).
 *
 * header 16, hash 8 (-1: not yet), then length (56 bits) and kind (8 bits): the
 * bytes a character (1, 2, 4), an ASCII flag, an INTERNED flag. The characters
 * follow inline, with a zero behind them, so ASCII data is a C string.
 *   STR-1 the kind is the smallest that holds every character
 *   STR-2 the ASCII flag is set exactly when all are < 128
 *   STR-3 one-character Latin-1 strings and "" exist once a VM (M12) (ou_str_new(1) may make another
 *         one, and so do subclasses: nobody may rely on identity) */
#ifndef OU_STR_H
#define OU_STR_H

#include "06_types/types_vm.h"

typedef struct OuStr {
    OuObject head;
    int64_t hash;
    uint64_t meta; /* length << 8 | flags */
    char data[];
} OuStr;

#define OU_STR_WIDTH_MASK 7u /* 1, 2 or 4 */
#define OU_STR_ASCII 8u
#define OU_STR_INTERNED 16u
#define OU_STR_GROWN 32u /* appended to in place: the block is larger, see ou_str_bytes() in str_int.h */

extern const OuType ou_str_type;

OU_INLINE bool ou_is_str(const OuObject *o) { return OU_HAS_FLAG(o->type, OU_TYPE_IS_STR); }
OU_INLINE bool ou_is_exact_str(const OuObject *o) { return o->type == &ou_str_type; }
OU_INLINE size_t ou_str_length(const OuObject *o) { return (size_t)(((const OuStr *)o)->meta >> 8); }
OU_INLINE unsigned ou_str_width(const OuObject *o) { return (unsigned)(((const OuStr *)o)->meta & OU_STR_WIDTH_MASK); }
OU_INLINE bool ou_str_is_ascii(const OuObject *o) { return (((const OuStr *)o)->meta & OU_STR_ASCII) != 0; }
OU_INLINE bool ou_str_is_interned(const OuObject *o) { return (((const OuStr *)o)->meta & OU_STR_INTERNED) != 0; }
OU_INLINE const void *ou_str_data(const OuObject *o) { return ((const OuStr *)o)->data; }
OU_INLINE uint32_t ou_str_at(const OuObject *o, size_t i)
{
    const OuStr *s = (const OuStr *)o;
    unsigned width = ou_str_width(o);
    return width == 1 ? ((const uint8_t *)s->data)[i]
           : width == 2 ? ((const uint16_t *)(const void *)s->data)[i]
                        : ((const uint32_t *)(const void *)s->data)[i];
}

OuObject *ou_str_from_utf8(OuThread *th, const char *utf8, size_t size); /* strict: UnicodeDecodeError */
OuObject *ou_str_from_text(OuThread *th, const char *text);             /* C string, UTF-8 */
OuObject *ou_str_from_latin1(OuThread *th, const uint8_t *chars, size_t n);
OuObject *ou_str_from_ucs4(OuThread *th, const uint32_t *chars, size_t n); /* narrows */
OuObject *ou_str_from_char(OuThread *th, uint32_t c);
OuObject *ou_str_format(OuThread *th, const char *format, ...); /* the format of ou_raise() */
OuObject *ou_str_format_list(OuThread *th, const char *format, __builtin_va_list args);
/* A str to be filled in by the caller before anybody sees it: max_char says the width. */
OuObject *ou_str_new(OuThread *th, size_t length, uint32_t max_char);

/* UTF-8 of the whole string as new bytes memory is avoided: ASCII data is returned as it is;
 * otherwise encoded into a bytes object which *holder keeps (drop it; NULL for ASCII).
 * Surrogates: UnicodeEncodeError. */
const char *ou_str_utf8(OuThread *th, OuObject *s, size_t *size, OuObject **holder);
/* The same as C text for an argument that may be absent (NULL) or None, for which *text is NULL. False: TypeError "function() argument
 * which must be str or None, not int", ValueError for a NUL in it, and what ou_str_utf8() raises; *holder is NULL then. */
OU_MUST_USE bool ou_str_utf8_argument(OuThread *th, OuObject *o, const char *function, const char *which, const char **text,
                                      OuObject **holder);

OuObject *ou_str_concat(OuThread *th, OuObject *a, OuObject *b);
/* a's reference is taken over and its block may be grown in place when it is the only one:
 * what makes `s += t` amortised O(1). */
OuObject *ou_str_append_adopt(OuThread *th, OuObject *a, OuObject *b);
OuObject *ou_str_join(OuThread *th, OuObject *sep, OuObject *const *items, size_t n); /* TypeError when one is no str */
OuObject *ou_str_slice(OuThread *th, OuObject *s, size_t from, size_t to);
bool ou_str_equal(const OuObject *a, const OuObject *b); /* both str; runs nothing */
int ou_str_order(const OuObject *a, const OuObject *b);
bool ou_str_equal_text(const OuObject *s, const char *ascii);
int64_t ou_str_hash(OuThread *th, OuObject *s);
bool ou_str_without_null(OuThread *th, OuObject *s); /* false: there is a NUL in it, and ValueError is pending */
/* Index of the first / last occurrence in [from, to), -1: none. */
int64_t ou_str_find(OuObject *s, OuObject *sub, size_t from, size_t to, bool backwards);

/* The VM's one copy of an equal string: takes s over, returns yours. Exact strs only;
 * interned strings die when the last reference goes. NULL-safe, NULL with MemoryError. */
OuObject *ou_str_intern_adopt(OuThread *th, OuObject *s);
OuObject *ou_str_intern_text(OuThread *th, const char *ascii);
/* Letters, digits, _ in ASCII: a constant that the compiler interns (M12). */
bool ou_str_is_name_like(const OuObject *s);
bool ou_str_is_identifier(const OuObject *s);

/* Grows a result piece by piece; widens as needed; one copy at the end at most. */
typedef struct OuStrBuilder {
    OuObject *str;     /* the str being filled; NULL: empty */
    size_t length, room;
    uint32_t max_char;
} OuStrBuilder;
void ou_builder_init(OuStrBuilder *b);
bool ou_builder_char(OuThread *th, OuStrBuilder *b, uint32_t c);
bool ou_builder_str(OuThread *th, OuStrBuilder *b, OuObject *s);
bool ou_builder_sub(OuThread *th, OuStrBuilder *b, OuObject *s, size_t from, size_t to);
bool ou_builder_ascii(OuThread *th, OuStrBuilder *b, const char *text, size_t n);
bool ou_builder_fill(OuThread *th, OuStrBuilder *b, uint32_t c, size_t n);
OuObject *ou_builder_finish(OuThread *th, OuStrBuilder *b); /* new str; builder empty again */
void ou_builder_abandon(OuThread *th, OuStrBuilder *b);

/* Parts of ou_types_start() (first of all, names need it) and ou_types_end(). */
OU_MUST_USE bool ou_str_start(OuThread *th);
void ou_str_end(OuThread *th);

/* Codecs that are built in (utf-8, latin-1, ascii, utf-16/32 variants); others through the host.
 * errors NULL: strict. */
OuObject *ou_str_encode(OuThread *th, OuObject *s, const char *encoding, const char *errors);
OuObject *ou_str_decode(OuThread *th, const char *data, size_t n, const char *encoding, const char *errors);

/* str.__format__ (spec a str, or NULL) and the % operator. */
OuObject *ou_str_format_spec(OuThread *th, OuObject *s, OuObject *spec);
/* What _string.formatter_parser() and formatter_field_name_split() return; TypeError unless s is a str. */
OuObject *ou_str_formatter_parser(OuThread *th, OuObject *s);
OuObject *ou_str_field_name_split(OuThread *th, OuObject *s);
extern const OuType ou_str_formatter_iter_type, ou_str_field_iter_type;
OuObject *ou_str_percent(OuThread *th, OuObject *format, OuObject *args);

#endif
