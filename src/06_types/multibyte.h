/* multibyte.h - the encodings of East Asia: one byte for ASCII, two to four (in euc_kr up to eight) for the rest.
 *
 * hz and the iso2022 ones shift between character sets: what they are in is a state that the caller keeps between pieces of a text. */
#ifndef OU_MULTIBYTE_H
#define OU_MULTIBYTE_H

#include "06_types/charset.h"

typedef struct OuMultibyte OuMultibyte;

/* By its Python name ("gbk", "shift_jis"); NULL: there is none. */
const OuMultibyte *ou_multibyte_find(const char *name);
const char *ou_multibyte_name(const OuMultibyte *codec);

/* What encoding needs of the codec, made anew each time: keep it. NULL with MemoryError. */
OuCharsetMap *ou_multibyte_map(OuThread *th, const OuMultibyte *codec);

/* errors as in codec.h. *state: 0 at the start of a text. consumed NULL: the data is all there is; else an incomplete character at the end is
 * left alone, and *consumed is set to the bytes that were used. A str, new. O(n). */
OuObject *ou_multibyte_decode(OuThread *th, const OuMultibyte *codec, const char *data, size_t n, const char *errors, uint32_t *state,
                              size_t *consumed);
/* final: the text ends here, so that the state goes back to 0. bytes, new. O(n). */
OuObject *ou_multibyte_encode(OuThread *th, const OuMultibyte *codec, const OuCharsetMap *map, OuObject *text, const char *errors,
                              uint32_t *state, bool final);

#endif
