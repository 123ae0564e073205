/* codec.h - the codecs that are built in, and error handlers.
 *
 * For ou_str_encode(), ou_str_decode() and the _codecs module. errors NULL: strict. The
 * handlers strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape and
 * surrogatepass are built in; others are looked up in the VM's table, which
 * codecs.register_error() fills.
 *
 * consumed NULL: the data is all there is. Else an incomplete character at the end is
 * left alone, and *consumed is set to the bytes that were used. */
#ifndef OU_CODEC_H
#define OU_CODEC_H

#include "06_types/types_vm.h"

OuObject *ou_codec_decode_utf8(OuThread *th, const char *data, size_t n, const char *errors, size_t *consumed);
OuObject *ou_codec_decode_ascii(OuThread *th, const char *data, size_t n, const char *errors);
OuObject *ou_codec_decode_latin1(OuThread *th, const char *data, size_t n);
/* *order: -1 little, 1 big endian, 0: by the mark at the start (removed), and set to what it said. */
OuObject *ou_codec_decode_utf16(OuThread *th, const char *data, size_t n, const char *errors, int *order,
                                size_t *consumed);
OuObject *ou_codec_decode_utf32(OuThread *th, const char *data, size_t n, const char *errors, int *order,
                                size_t *consumed);
OuObject *ou_codec_decode_utf7(OuThread *th, const char *data, size_t n, const char *errors, size_t *consumed);
OuObject *ou_codec_decode_unicode_escape(OuThread *th, const char *data, size_t n, const char *errors,
                                         size_t *consumed);
OuObject *ou_codec_decode_raw_escape(OuThread *th, const char *data, size_t n, const char *errors,
                                     size_t *consumed);
/* mapping: a str (of up to 256 characters, U+FFFE: undefined) or a mapping from int to int, str or None. */
OuObject *ou_codec_decode_charmap(OuThread *th, const char *data, size_t n, const char *errors, OuObject *mapping);
/* bytes in which \n, \x41, \101 and the like are escapes, to bytes. */
OuObject *ou_codec_decode_bytes_escape(OuThread *th, const char *data, size_t n, const char *errors);

OuObject *ou_codec_encode_utf8(OuThread *th, OuObject *s, const char *errors);
OuObject *ou_codec_encode_ascii(OuThread *th, OuObject *s, const char *errors);
OuObject *ou_codec_encode_latin1(OuThread *th, OuObject *s, const char *errors);
OuObject *ou_codec_encode_utf16(OuThread *th, OuObject *s, const char *errors, int order);
OuObject *ou_codec_encode_utf32(OuThread *th, OuObject *s, const char *errors, int order);
/* Every character can be: there is no error but of memory. */
OuObject *ou_codec_encode_utf7(OuThread *th, OuObject *s);
OuObject *ou_codec_encode_unicode_escape(OuThread *th, OuObject *s);
OuObject *ou_codec_encode_raw_escape(OuThread *th, OuObject *s);
OuObject *ou_codec_encode_charmap(OuThread *th, OuObject *s, const char *errors, OuObject *mapping);

/* What the encoding is registered with; LookupError unless that is of text: `instead` says what takes others. New. */
OuObject *ou_codec_find_text(OuThread *th, OuObject *encoding, const char *instead);

/* The pending error becomes "encoding with 'x' codec failed (Type: text)", itself its cause, where that loses nothing. */
void ou_codec_name_failure(OuThread *th, const char *operation, const char *encoding);

/* -X dev: are there such an encoding and such a handler (NULL: not named)? LookupError. Without it, true. */
bool ou_codec_check_slow(OuThread *th, const char *encoding, const char *errors);
OU_INLINE OU_MUST_USE bool ou_codec_check(OuThread *th, const char *encoding, const char *errors)
{
    return OU_LIKELY(!th->vm->types->check_codecs) || ou_codec_check_slow(th, encoding, errors);
}

/* ---- error handlers by name: the VM's table ---- */
/* TypeError when it cannot be called. Both borrowed. */
bool ou_codec_register_error(OuThread *th, const char *name, OuObject *handler);
/* New; LookupError "unknown error handler name 'x'". Built-in ones are natives. */
OuObject *ou_codec_lookup_error(OuThread *th, const char *name);

#endif
