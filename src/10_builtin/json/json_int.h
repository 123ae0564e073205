/* json_int.h - the module _json: what makes the library's package json fast. One file a part. */
#ifndef OU_JSON_INT_H
#define OU_JSON_INT_H

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/chars.h"
#include "06_types/seq.h"
#include "06_types/type.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

extern const OuType ou_json_scanner_type, ou_json_encoder_type;

/* raise json.decoder.JSONDecodeError(message, text, at) */
bool ou_json_raise(OuThread *th, const char *message, OuObject *text, size_t at);

/* json_string.c. The string that begins behind the quote at text[at - 1]: new; *end: behind its closing quote. */
OuObject *ou_json_scan_string(OuThread *th, OuObject *text, size_t at, bool strict, size_t *end);
/* s between quotes, with escapes, appended. ascii: all that is not ASCII is escaped too. */
bool ou_json_quote(OuThread *th, OuStrBuilder *b, OuObject *s, bool ascii);

/* The functions of the module that do the same: the encoder knows them by their address. */
OuObject *ou_json_encode_basestring(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_json_encode_basestring_ascii(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);

#endif
