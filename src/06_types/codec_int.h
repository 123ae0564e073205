/* codec_int.h - the loops of decoders and encoders: what is good goes to the result, what is
 * not goes to the error handler, which says what to put instead and where to go on. */
#ifndef OU_CODEC_INT_H
#define OU_CODEC_INT_H

#include "06_types/bytes_int.h"
#include "06_types/codec.h"
#include "06_types/str_int.h"

typedef enum OuCodecErrors {
    OU_CODEC_STRICT, OU_CODEC_IGNORE, OU_CODEC_REPLACE, OU_CODEC_BACKSLASH, OU_CODEC_XML, OU_CODEC_NAME,
    OU_CODEC_ESCAPE, OU_CODEC_PASS, OU_CODEC_OTHER
} OuCodecErrors;

OuCodecErrors ou_codec_errors(const char *name);

typedef struct OuDecoder {
    OuThread *th;
    const char *encoding; /* as exceptions name it */
    const char *errors;
    OuCodecErrors kind;
    const uint8_t *data;
    size_t n;
    OuObject *input;   /* the bytes that data is in, when a handler made it another one; owned or NULL */
    OuObject *handler; /* of kind OTHER, after the first error; owned or NULL */
    bool is_multibyte; /* what a handler does wrong is told as CPython's multibyte codecs do; a position too large for C is an IndexError */
    OuStrBuilder out;
} OuDecoder;

void ou_decoder_init(OuDecoder *d, OuThread *th, const char *encoding, const char *data, size_t n,
                     const char *errors);
/* data[start, end) is ill-formed. True: go on at *next (data and n may have changed). */
bool ou_decoder_error(OuDecoder *d, size_t start, size_t end, const char *reason, size_t *next);
/* The result; ok false: NULL, what was made is dropped. */
OuObject *ou_decoder_finish(OuDecoder *d, bool ok);

typedef struct OuEncoder OuEncoder;
struct OuEncoder {
    OuThread *th;
    const char *encoding;
    const char *errors;
    OuCodecErrors kind;
    OuObject *text; /* borrowed */
    OuObject *handler;
    OuByteBuilder out;
    /* Appends one character; OU_FALSE: it cannot be encoded (nothing raised). */
    OuTruth (*put)(OuEncoder *e, uint32_t c);
    bool big;          /* utf-16, utf-32 */
    unsigned unit;     /* bytes a code unit: 1, 2, 4 */
    bool is_multibyte; /* as in OuDecoder */
    uint32_t limit;    /* ascii, latin-1: characters below it are encodable */
    OuObject *mapping; /* charmap */
};

void ou_encoder_init(OuEncoder *e, OuThread *th, const char *encoding, OuObject *text, const char *errors,
                     OuTruth (*put)(OuEncoder *, uint32_t));
/* Characters [start, end) of text cannot be encoded. True: go on at *next. */
bool ou_encoder_error(OuEncoder *e, size_t start, size_t end, const char *reason, size_t *next);
OuObject *ou_encoder_finish(OuEncoder *e, bool ok);

/* Raise UnicodeDecodeError / UnicodeEncodeError. Return false. */
bool ou_codec_raise_decode(OuThread *th, const char *encoding, const void *data, size_t n, size_t start,
                           size_t end, const char *reason);
bool ou_codec_raise_encode(OuThread *th, const char *encoding, OuObject *text, size_t start, size_t end,
                           const char *reason);

/* What a handler puts for one character, ASCII: \x, \u, \U escapes (11 bytes at most); &#n;. */
size_t ou_codec_backslash(char *out, uint32_t c);
size_t ou_codec_xml(char *out, uint32_t c);

OU_INLINE bool ou_is_surrogate(uint32_t c)
{
    return (c & ~(uint32_t)0x7ff) == 0xd800;
}

#endif
