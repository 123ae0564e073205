/* text_io.c - TextIOWrapper: text over a binary buffer. Encodes and decodes, translates newlines.
 *
 * Writing gathers bytes in `pending` and passes them on when they are many, when a line ends (line_buffering), or at once
 * (write_through). Reading takes one chunk of bytes at a time, decodes it, and serves from the decoded str; bytes of a character that
 * is cut at the chunk's end wait for the next one. tell() counts the bytes that the characters served so far came from,
 * which is exact because a chunk's bytes are kept as long as its text.
 *
 * utf-8, ascii and latin-1 are decoded here in one call a chunk; other encodings by the incremental codecs that they are
 * registered with (text_codec.c). */
#include "10_builtin/io/io_int.h"

#include "06_types/abstract.h"
#include "06_types/codec.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

#define CHUNK_SIZE 8192
#define PENDING_SIZE 8192

typedef enum TextCodec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_OTHER } TextCodec;

typedef struct OuTextIo {
    OuObject head;
    OuObject *dict; /* as OuIoBase */
    bool closed;
    bool can_read, can_write; /* what the buffer said */
    bool ready, detached, line_buffering, write_through, finalizing;
    bool in_next;        /* iterated since the last flush, and not to the end: tell() is refused */
    bool universal;      /* reading: \r and \r\n end lines too */
    bool translate;      /* reading: they become \n */
    bool at_end, pending_cr; /* pending_cr: the last chunk ended in \r, which may belong to a \n */
    char newline[3];     /* writing: what \n becomes; reading without universal: what ends a line; "": as it is */
    uint8_t seen;        /* newlines met: 1 \n, 2 \r, 4 \r\n */
    TextCodec codec;
    OuObject *buffer;    /* owned */
    OuObject *encoding, *errors; /* str; owned */
    OuObject *mode;      /* what open() was given; owned, may be NULL */
    char *encoding_text, *errors_text; /* into their data: ASCII */
    OuObject *decoder, *encoder; /* CODEC_OTHER: owned; NULL: the buffer cannot be read, or not be written */
    bool telling;        /* CODEC_OTHER: the buffer is seekable, so each chunk's first state is kept */
    int flags;           /* CODEC_OTHER: the decoder's state before `chunk` */
    size_t chunk_size;   /* bytes of one read */
    char *pending;       /* ou_mem of PENDING_SIZE */
    size_t n_pending;
    OuObject *decoded;   /* str being served; owned, may be NULL */
    size_t served;       /* characters of it */
    OuObject *chunk;     /* bytes that `decoded` came from (leftover included); owned, may be NULL */
    char leftover[8];    /* bytes of a cut character */
    size_t n_leftover;
} OuTextIo;

static bool check(OuThread *th, OuTextIo *t)
{
    if (!t->ready) {
        return ou_raise(th, &ou_exc_value_error,
                        t->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    }
    return true;
}

/* A method of the buffer. What it calls may detach the buffer or put another one in its place: nothing here knows afterwards that
 * there is one. */
static OuObject *ask(OuThread *th, OuTextIo *t, OuObject *name, OuObject *const *args, size_t n)
{
    if (t->buffer == NULL || name == NULL) {
        if (name != NULL && check(th, t)) {
            ou_raise(th, &ou_exc_value_error, "I/O operation on uninitialized object");
        }
        return NULL;
    }
    OuObject *buffer = ou_keep(t->buffer);
    OuObject *answer = ou_call_method(th, buffer, name, args, n);
    ou_drop(th, buffer);
    return answer;
}

/* The same by the method's name, with nothing or one argument. */
static OuObject *ask_text(OuThread *th, OuTextIo *t, const char *name, OuObject *arg)
{
    OuObject *text = ou_str_from_text(th, name);
    OuObject *answer = ask(th, t, text, &arg, arg != NULL);
    ou_drop_maybe(th, text);
    return answer;
}

static bool check_open(OuThread *th, OuTextIo *t)
{
    if (!check(th, t)) {
        return false;
    }
    const OuBuffered *b = (const OuBuffered *)t->buffer;
    bool ours = t->buffer->type == &ou_buffered_reader_type || t->buffer->type == &ou_buffered_writer_type ||
                t->buffer->type == &ou_buffered_random_type;
    if (ours && b->raw != NULL && b->raw->type == &ou_file_io_type) {
        return ((OuFileIo *)b->raw)->fd >= 0 || ou_io_closed_error(th);
    }
    OuObject *buffer = ou_keep(t->buffer);
    OuTruth closed = ou_io_is_closed(th, buffer);
    ou_drop(th, buffer);
    return (closed == OU_FALSE && check(th, t)) || (closed == OU_TRUE && ou_io_closed_error(th));
}

/* The buffer when it is one of ours that needs no method calls. */
static OuBuffered *direct_buffer(const OuTextIo *t)
{
    const OuType *type = t->buffer == NULL ? NULL : t->buffer->type;
    return type == &ou_buffered_reader_type || type == &ou_buffered_writer_type || type == &ou_buffered_random_type
               ? (OuBuffered *)t->buffer
               : NULL;
}

/* Codecs and handlers of errors may be Python code, which may initialise the stream anew: its words are kept meanwhile. */
static OuObject *decode(OuThread *th, const OuTextIo *t, OuObject *bytes)
{
    OuObject *encoding = ou_keep(t->encoding), *errors = ou_keep(t->errors);
    OuObject *text = ou_str_decode(th, ou_bytes_data(bytes), ou_bytes_size(bytes), t->encoding_text, t->errors_text);
    ou_drop(th, errors);
    ou_drop(th, encoding);
    return text;
}

static OuObject *encode(OuThread *th, const OuTextIo *t, OuObject *text)
{
    OuObject *encoding = ou_keep(t->encoding), *errors = ou_keep(t->errors);
    OuObject *bytes = ou_str_encode(th, text, t->encoding_text, t->errors_text);
    ou_drop(th, errors);
    ou_drop(th, encoding);
    return bytes;
}

static OuObject *encode_on(OuThread *th, const OuTextIo *t, OuObject *text)
{
    OuObject *encoder = ou_keep(t->encoder);
    OuObject *bytes = ou_call_method_text(th, encoder, "encode", 1, text);
    ou_drop(th, encoder);
    if (bytes != NULL && !ou_is_bytes(bytes)) {
        ou_raise(th, &ou_exc_type_error, "encoder should return a bytes object, not '%T'", bytes);
        ou_clear_ref(th, &bytes);
    }
    return bytes;
}

/* ---- writing ---- */

static bool pass_on(OuThread *th, OuTextIo *t, const char *data, size_t size)
{
    OuBuffered *b = direct_buffer(t);
    if (b != NULL && b->can_write) {
        ou_keep(&b->head);
        bool ok = ou_buffered_write_bytes(th, b, data, size);
        ou_drop(th, (OuObject *)b);
        return ok;
    }
    OuObject *bytes = ou_bytes_from(th, data, size);
    OuObject *done = bytes == NULL ? NULL : ask(th, t, OU_NAME(th, plain_write), &bytes, 1);
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, bytes);
    return done != NULL;
}

/* The block is taken out meanwhile: another thread, or a signal handler, may write before it has been passed on. */
static bool flush_pending(OuThread *th, OuTextIo *t)
{
    size_t n = t->n_pending;
    char *data = t->pending;
    if (n == 0) {
        return true;
    }
    t->n_pending = 0;
    t->pending = NULL;
    bool ok = pass_on(th, t, data, n);
    if (t->pending == NULL) {
        t->pending = data;
        if (!ok && ou_error_matches(th, &ou_exc_memory_error)) {
            t->n_pending = n; /* nothing was passed on: the next flush tries again */
        }
    } else {
        ou_mem_give(th, data, PENDING_SIZE);
    }
    return ok && (t->buffer != NULL || check(th, t));
}

static bool put_bytes(OuThread *th, OuTextIo *t, const char *data, size_t size)
{
    while (t->n_pending > 0 && size > PENDING_SIZE - t->n_pending) {
        if (!flush_pending(th, t)) {
            return false;
        }
    }
    if (size > PENDING_SIZE) {
        return pass_on(th, t, data, size);
    }
    if (t->pending == NULL && (t->pending = ou_mem_take(th, PENDING_SIZE)) == NULL) {
        return false;
    }
    memcpy(t->pending + t->n_pending, data, size);
    t->n_pending += size;
    return true;
}

/* Other text and the bytes it came from; takes them. All of it is in place before what was there goes: a text may be of a class with
 * __del__(), which finds a whole stream and may read on from it. */
static void replace_read_adopt(OuThread *th, OuTextIo *t, OuObject *text, OuObject *chunk, size_t served)
{
    OuObject *old_text = t->decoded, *old_chunk = t->chunk;
    t->decoded = text;
    t->chunk = chunk;
    t->served = served;
    ou_drop_maybe(th, old_chunk);
    ou_drop_maybe(th, old_text);
}

/* What was read ahead goes back before something is written. */
static bool forget_read(OuThread *th, OuTextIo *t)
{
    replace_read_adopt(th, t, NULL, NULL, 0);
    t->n_leftover = 0;
    t->at_end = t->pending_cr = false;
    return t->decoder == NULL || ou_text_codec_rewind(th, t->decoder);
}

static OuObject *with_newlines(OuThread *th, OuTextIo *t, OuObject *text)
{
    OuObject *from = ou_str_from_char(th, '\n'), *to = from == NULL ? NULL : ou_str_from_text(th, t->newline);
    OuObject *result = to == NULL ? NULL : ou_call_method_text(th, text, "replace", 2, from, to);
    if (result != NULL && !ou_is_str(result)) { /* a subclass has its own */
        ou_raise(th, &ou_exc_type_error, "replace() of '%T' should return a str, not '%T'", text, result);
        ou_clear_ref(th, &result);
    }
    ou_drop_maybe(th, to);
    ou_drop_maybe(th, from);
    return result;
}

static bool contains(const OuObject *text, uint32_t c)
{
    if (ou_str_width(text) == 1) {
        return c < 256 && memchr(ou_str_data(text), (int)c, ou_str_length(text)) != NULL;
    }
    for (size_t i = 0; i < ou_str_length(text); i++) {
        if (ou_str_at(text, i) == c) {
            return true;
        }
    }
    return false;
}

static bool write_text(OuThread *th, OuTextIo *t, OuObject *text)
{
    bool has_newline = contains(text, '\n');
    bool needs_flush = t->write_through || (t->line_buffering && (has_newline || contains(text, '\r')));
    OuObject *translated = has_newline && t->newline[0] != 0 && strcmp(t->newline, "\n") != 0
                               ? with_newlines(th, t, text)
                               : ou_keep(text);
    bool ok = translated != NULL;
    if (ok && ou_str_is_ascii(translated) && t->codec != CODEC_OTHER) {
        ok = put_bytes(th, t, ou_str_data(translated), ou_str_length(translated));
    } else if (ok) {
        OuObject *bytes = t->encoder != NULL ? encode_on(th, t, translated) : encode(th, t, translated);
        ok = bytes != NULL && put_bytes(th, t, ou_bytes_data(bytes), ou_bytes_size(bytes));
        ou_drop_maybe(th, bytes);
    }
    ou_drop_maybe(th, translated);
    if (ok && (t->decoded != NULL || t->decoder != NULL)) {
        ok = forget_read(th, t);
    }
    if (ok && (needs_flush || t->n_pending >= PENDING_SIZE)) {
        ok = flush_pending(th, t);
        OuBuffered *b = ok && needs_flush ? direct_buffer(t) : NULL;
        if (b != NULL) {
            ou_keep(&b->head);
            ok = ou_buffered_flush(th, b);
            ou_drop(th, (OuObject *)b);
        } else if (ok && needs_flush && !t->write_through) {
            OuObject *done = ask(th, t, OU_NAME(th, plain_flush), NULL, 0);
            ok = done != NULL;
            ou_drop_maybe(th, done);
        }
    }
    return ok;
}

static OuObject *text_write(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "write() argument must be str, not %G", args[0]);
    }
    if (!check_open(th, t)) {
        return NULL;
    }
    if (!t->can_write) {
        return ou_io_unsupported(th, "not writable");
    }
    return write_text(th, t, args[0]) ? ou_int_new(th, (int64_t)ou_str_length(args[0])) : NULL;
}

static OuObject *text_flush(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    if (!check_open(th, t)) {
        return NULL;
    }
    t->in_next = false;
    return flush_pending(th, t) ? ask(th, t, OU_NAME(th, plain_flush), NULL, 0) : NULL;
}

/* ---- decoding ---- */

/* How many bytes at the end of data begin a character that is not complete. */
static size_t cut_bytes(const OuTextIo *t, const unsigned char *data, size_t size)
{
    if (t->codec != CODEC_UTF8) {
        return 0;
    }
    for (size_t back = 1; back <= 3 && back <= size; back++) {
        unsigned char c = data[size - back];
        if ((c & 0xc0) == 0x80) {
            continue;
        }
        size_t need = c >= 0xf0 && c < 0xf8 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
        return c < 0xf8 && need > back ? back : 0;
    }
    return 0;
}

/* \r\n and \r become \n when they are to be translated; what was met is remembered. NULL: no memory. Takes text. */
static OuObject *translate_newlines(OuThread *th, OuTextIo *t, OuObject *text)
{
    if (!t->universal || text == NULL) {
        return text;
    }
    bool has_cr = contains(text, '\r');
    if (!has_cr) {
        t->seen |= contains(text, '\n') ? 1 : 0;
        return text;
    }
    OuStrBuilder b;
    ou_builder_init(&b);
    size_t n = ou_str_length(text), from = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t c = ou_str_at(text, i);
        if (c == '\n') {
            t->seen |= 1;
        } else if (c == '\r') {
            bool pair = i + 1 < n && ou_str_at(text, i + 1) == '\n';
            t->seen |= pair ? 4 : 2;
            if (t->translate) {
                ok = ou_builder_sub(th, &b, text, from, i) && ou_builder_char(th, &b, '\n');
                from = i + (pair ? 2 : 1);
            }
            i += pair;
        }
    }
    if (!t->translate) {
        ou_builder_abandon(th, &b);
        return text;
    }
    ok = ok && ou_builder_sub(th, &b, text, from, n);
    ou_drop(th, text);
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* What a read of the buffer gave as bytes; takes it. */
static OuObject *only_bytes(OuThread *th, OuObject *bytes, const char *method)
{
    if (bytes != NULL && !ou_is_bytes(bytes) && ou_has_buffer(bytes)) {
        OuObject *copy = ou_call1(th, OU_TYPE_OBJECT(&ou_bytes_type), bytes);
        ou_drop(th, bytes);
        return copy;
    }
    if (bytes != NULL && !ou_is_bytes(bytes)) {
        ou_raise(th, &ou_exc_type_error, "underlying %s() should have returned a bytes-like object, not '%T'", method, bytes);
        ou_clear_ref(th, &bytes);
    }
    return bytes;
}

/* One read of the buffer: new bytes; empty at the end. */
static OuObject *read_chunk(OuThread *th, OuTextIo *t)
{
    OuBuffered *b = direct_buffer(t);
    if (b != NULL) {
        ou_keep(&b->head);
        OuObject *some = ou_buffered_read1(th, b, t->chunk_size);
        ou_drop(th, (OuObject *)b);
        return some;
    }
    OuObject *size = ou_int_new(th, (int64_t)t->chunk_size), *bytes = NULL;
    if (size != NULL) {
        bytes = ask_text(th, t, "read1", size);
        if (bytes == NULL && ou_error_swallow(th, &ou_exc_attribute_error)) {
            bytes = ask(th, t, OU_NAME(th, plain_read), &size, 1);
        }
        ou_drop(th, size);
    }
    return only_bytes(th, bytes, "read1");
}

/* leftover + bytes, without the new cut character's bytes, which become the leftover. Takes bytes. */
static OuObject *join_chunk(OuThread *th, OuTextIo *t, OuObject *bytes)
{
    size_t size = ou_bytes_size(bytes), total = t->n_leftover + size;
    bool at_end = size == 0;
    OuObject *joined = bytes;
    if (t->n_leftover > 0) {
        joined = ou_bytes_new(th, total);
        if (joined != NULL) {
            memcpy(ou_bytes_data(joined), t->leftover, t->n_leftover);
            memcpy(ou_bytes_data(joined) + t->n_leftover, ou_bytes_data(bytes), size);
        }
        ou_drop(th, bytes);
        if (joined == NULL) {
            return NULL;
        }
        t->n_leftover = 0;
    }
    const unsigned char *data = (const unsigned char *)ou_bytes_data(joined);
    size_t cut = at_end ? 0 : cut_bytes(t, data, total);
    /* A \r at the very end waits for what follows it. */
    if (cut == 0 && !at_end && t->universal && total > 0 && data[total - 1] == '\r') {
        cut = 1;
    }
    if (cut > 0) {
        memcpy(t->leftover, data + total - cut, cut);
        t->n_leftover = cut;
        OuObject *shorter = ou_bytes_from(th, data, total - cut);
        ou_drop(th, joined);
        joined = shorter;
    }
    return joined;
}

static size_t left(const OuTextIo *t)
{
    return t->decoded == NULL ? 0 : ou_str_length(t->decoded) - t->served;
}

/* held + bytes, whatever their classes make of +; new. */
static OuObject *whole_chunk(OuThread *th, OuObject *held, OuObject *bytes)
{
    size_t before = ou_bytes_size(held), size = ou_bytes_size(bytes);
    if (before == 0) {
        return ou_keep(bytes);
    }
    OuObject *chunk = ou_bytes_new(th, before + size);
    if (chunk != NULL) {
        memcpy(ou_bytes_data(chunk), ou_bytes_data(held), before);
        memcpy(ou_bytes_data(chunk) + before, ou_bytes_data(bytes), size);
    }
    return chunk;
}

/* Is there a decoder? Whatever runs Python code may have taken it away, or failed to make one. */
static bool has_decoder(OuThread *th, const OuTextIo *t)
{
    if (t->decoder == NULL) {
        ou_io_unsupported(th, "not readable");
    }
    return t->decoder != NULL;
}

/* The next piece of CODEC_OTHER that is not empty, or OU_FALSE: at the end. */
static OuTruth fill_by_codec(OuThread *th, OuTextIo *t)
{
    for (;;) {
        int flags = 0;
        OuObject *held = NULL;
        if (!flush_pending(th, t) || !has_decoder(th, t) ||
            (t->telling && (held = ou_text_codec_state(th, t->decoder, &flags)) == NULL)) {
            return OU_ERROR;
        }
        OuObject *bytes = read_chunk(th, t), *text = NULL, *chunk = NULL;
        bool at_end = bytes != NULL && ou_bytes_size(bytes) == 0;
        if (bytes != NULL && check(th, t) && has_decoder(th, t)) {
            text = ou_text_codec_decode(th, t->decoder, bytes, at_end);
        }
        if (text != NULL && held != NULL) {
            chunk = whole_chunk(th, held, bytes);
        }
        bool ok = text != NULL && (held == NULL || chunk != NULL);
        ou_drop_maybe(th, held);
        ou_drop_maybe(th, bytes);
        if (!ok) {
            ou_drop_maybe(th, text);
            return OU_ERROR;
        }
        t->flags = flags;
        replace_read_adopt(th, t, text, chunk, 0);
        if (left(t) > 0) {
            return OU_TRUE;
        }
        if (at_end) {
            t->at_end = true;
            return OU_FALSE;
        }
    }
}

/* The next decoded piece; OU_FALSE: at the end. */
static OuTruth fill(OuThread *th, OuTextIo *t)
{
    if (!t->can_read) {
        ou_io_unsupported(th, "not readable");
        return OU_ERROR;
    }
    if (t->codec == CODEC_OTHER) {
        return fill_by_codec(th, t);
    }
    for (;;) {
        if (!flush_pending(th, t)) {
            return OU_ERROR;
        }
        OuObject *bytes = read_chunk(th, t);
        if (bytes == NULL || !check(th, t)) {
            ou_drop_maybe(th, bytes);
            return OU_ERROR;
        }
        bool at_end = ou_bytes_size(bytes) == 0;
        if (at_end && t->n_leftover == 0) {
            ou_drop(th, bytes);
            replace_read_adopt(th, t, NULL, NULL, 0);
            t->at_end = true;
            return OU_FALSE;
        }
        OuObject *chunk = join_chunk(th, t, bytes);
        if (chunk == NULL) {
            return OU_ERROR;
        }
        OuObject *text = decode(th, t, chunk);
        text = translate_newlines(th, t, text);
        if (text == NULL) {
            ou_drop(th, chunk);
            return OU_ERROR;
        }
        replace_read_adopt(th, t, text, chunk, 0);
        if (left(t) > 0) {
            return OU_TRUE;
        }
        if (at_end) {
            return OU_FALSE;
        }
    }
}

/* n characters of what is decoded; n <= left(). */
static OuObject *serve(OuThread *th, OuTextIo *t, size_t n)
{
    if (t->decoded == NULL) {
        return ou_keep(th->vm->types->empty_str);
    }
    OuObject *text = t->served == 0 && n == ou_str_length(t->decoded) ? ou_keep(t->decoded)
                                                                     : ou_str_slice(th, t->decoded, t->served, t->served + n);
    if (text != NULL) {
        t->served += n;
    }
    return text;
}

static OuObject *text_read(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    int64_t size;
    if (!ou_io_size(th, args[0], &size) || !check_open(th, t)) {
        return NULL;
    }
    if (!t->can_read) {
        return ou_io_unsupported(th, "not readable");
    }
    if (!flush_pending(th, t)) {
        return NULL;
    }
    size_t want = size < 0 ? SIZE_MAX : (size_t)size, used = 0;
    OuStrBuilder b;
    ou_builder_init(&b);
    if (size < 0 && left(t) == 0 && t->n_leftover == 0) { /* all at once */
        OuObject *bytes = ask(th, t, OU_NAME(th, plain_read), NULL, 0);
        bytes = only_bytes(th, bytes, "read");
        OuObject *text = bytes == NULL              ? NULL
                         : t->codec != CODEC_OTHER ? decode(th, t, bytes)
                         : has_decoder(th, t)      ? ou_text_codec_decode(th, t->decoder, bytes, true)
                                                   : NULL;
        ou_drop_maybe(th, bytes);
        if (text != NULL) {
            replace_read_adopt(th, t, NULL, NULL, 0);
        }
        return t->codec == CODEC_OTHER ? text : translate_newlines(th, t, text);
    }
    while (used < want) {
        if (left(t) == 0) {
            OuTruth more = fill(th, t);
            if (more == OU_ERROR) {
                ou_builder_abandon(th, &b);
                return NULL;
            }
            if (more == OU_FALSE) {
                break;
            }
        }
        size_t n_chars = left(t) < want - used ? left(t) : want - used;
        if (!ou_builder_sub(th, &b, t->decoded, t->served, t->served + n_chars)) {
            ou_builder_abandon(th, &b);
            return NULL;
        }
        t->served += n_chars;
        used += n_chars;
    }
    if (size < 0) { /* nothing is read ahead, so the codec may be changed */
        replace_read_adopt(th, t, NULL, NULL, 0);
    }
    return ou_builder_finish(th, &b);
}

/* Where the line that starts at `from` ends; SIZE_MAX: not in this text. */
static size_t line_end(const OuTextIo *t, const OuObject *text, size_t from)
{
    size_t n = ou_str_length(text);
    if (ou_str_width(text) == 1 && (t->translate || (!t->universal && (t->newline[0] == '\n' || t->newline[0] == 0)))) {
        const char *data = ou_str_data(text), *found = memchr(data + from, '\n', n - from);
        return found == NULL ? SIZE_MAX : (size_t)(found - data) + 1;
    }
    for (size_t i = from; i < n; i++) {
        uint32_t c = ou_str_at(text, i);
        if (t->translate || (!t->universal && (t->newline[0] == '\n' || t->newline[0] == 0))) {
            if (c == '\n') {
                return i + 1;
            }
        } else if (t->universal) {
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < n && ou_str_at(text, i + 1) == '\n' ? i + 2 : i + 1;
            }
        } else if (c == (unsigned char)t->newline[0] &&
                   (t->newline[1] == 0 || (i + 1 < n && ou_str_at(text, i + 1) == (unsigned char)t->newline[1]))) {
            return i + (t->newline[1] == 0 ? 1 : 2);
        }
    }
    return SIZE_MAX;
}

static OuObject *read_line(OuThread *th, OuTextIo *t, size_t limit)
{
    OuStrBuilder b;
    size_t used = 0;
    bool half = false; /* the last piece ended with the first of the two characters that end a line */
    ou_builder_init(&b);
    for (;;) {
        if (left(t) == 0) {
            OuTruth more = fill(th, t);
            if (more == OU_ERROR) {
                ou_builder_abandon(th, &b);
                return NULL;
            }
            if (more == OU_FALSE) {
                return ou_builder_finish(th, &b);
            }
        }
        size_t end = half && ou_str_at(t->decoded, t->served) == (unsigned char)t->newline[1] ? t->served + 1
                                                                                              : line_end(t, t->decoded, t->served);
        size_t n = (end == SIZE_MAX ? ou_str_length(t->decoded) : end) - t->served;
        n = n < limit - used ? n : limit - used;
        bool done = end != SIZE_MAX || used + n == limit;
        if (done && used == 0) {
            return serve(th, t, n);
        }
        if (!ou_builder_sub(th, &b, t->decoded, t->served, t->served + n)) {
            ou_builder_abandon(th, &b);
            return NULL;
        }
        t->served += n;
        used += n;
        if (done) {
            return ou_builder_finish(th, &b);
        }
        half = !t->universal && t->newline[1] != 0 && ou_str_at(t->decoded, t->served - 1) == (unsigned char)t->newline[0];
    }
}

static OuObject *text_readline(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    int64_t limit = -1;
    if ((args[0] != NULL && !ou_as_ssize(th, args[0], &limit)) || !check_open(th, t) || !flush_pending(th, t)) {
        return NULL;
    }
    return read_line(th, t, limit < 0 ? SIZE_MAX : (size_t)limit);
}

static OuObject *text_next(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    bool heap = OU_HAS_FLAG(self->type, OU_TYPE_HEAP);
    if (!check_open(th, t) || (!heap && !flush_pending(th, t))) {
        return NULL;
    }
    t->in_next = true;
    OuObject *line = heap ? ou_io_next_line(th, self) : read_line(th, t, SIZE_MAX);
    if (line != NULL && !heap && ou_str_length(line) == 0) {
        ou_clear_ref(th, &line);
    }
    t->in_next = line != NULL || ou_has_error(th);
    if (!t->in_next) { /* at the end a place is a position again */
        replace_read_adopt(th, t, NULL, NULL, 0);
    }
    return line;
}

/* ---- position ---- */

/* Bytes of the chunk that the first `served` characters came from. */
static size_t bytes_served(const OuTextIo *t)
{
    const unsigned char *data = (const unsigned char *)ou_bytes_data(t->chunk);
    size_t size = ou_bytes_size(t->chunk), at = 0;
    for (size_t i = 0; i < t->served && at < size; i++) {
        if (t->translate && data[at] == '\r') {
            at += at + 1 < size && data[at + 1] == '\n' ? 2 : 1;
            continue;
        }
        unsigned char c = data[at++];
        if (t->codec == CODEC_UTF8 && c >= 0xc0) {
            while (at < size && (data[at] & 0xc0) == 0x80) {
                at++;
            }
        }
    }
    return at;
}

static OuObject *text_tell(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    if (!check_open(th, t)) {
        return NULL;
    }
    if (t->in_next) {
        return ou_null(th, &ou_exc_os_error, "telling position disabled by next() call");
    }
    if (!flush_pending(th, t)) {
        return NULL;
    }
    OuObject *at = ask_text(th, t, "tell", NULL);
    int64_t position;
    if (at == NULL || !ou_as_i64(th, at, &position)) {
        ou_drop_maybe(th, at);
        return NULL;
    }
    ou_drop(th, at);
    if (t->decoder != NULL && t->chunk != NULL && t->decoded != NULL) {
        OuTextPlace place = {.position = position - (int64_t)ou_bytes_size(t->chunk), .skip = (int64_t)t->served, .flags = t->flags};
        OuObject *decoder = ou_keep(t->decoder), *chunk = ou_keep(t->chunk);
        bool ok = place.skip == 0 || ou_text_place_find(th, decoder, chunk, ou_str_length(t->decoded), &place);
        ou_drop(th, chunk);
        ou_drop(th, decoder);
        return ok ? ou_text_place_new(th, &place) : NULL;
    }
    position -= (int64_t)t->n_leftover;
    if (t->chunk != NULL && left(t) > 0) {
        position -= (int64_t)(ou_bytes_size(t->chunk) - bytes_served(t));
    }
    return ou_int_new(th, position);
}

static OuObject *seek_to(OuThread *th, OuTextIo *t, OuObject *at, OuObject *how)
{
    OuObject *const args[] = {at, how};
    OuObject *name = ou_str_from_text(th, "seek");
    OuObject *answer = ask(th, t, name, args, 2);
    ou_drop_maybe(th, name);
    return answer;
}

/* The buffer stands at the place's position: what lies between is decoded again. */
static bool restore(OuThread *th, OuTextIo *t, const OuTextPlace *place)
{
    OuObject *decoder = ou_keep(t->decoder), *size = NULL, *bytes = NULL, *text = NULL;
    bool ok = (place->position == 0 && place->flags == 0 && place->skip == 0)
                  ? ou_text_codec_rewind(th, decoder)
                  : ou_text_codec_set_state(th, decoder, NULL, place->flags);
    if (ok && place->skip > 0) {
        size = ou_int_new(th, place->feed);
        bytes = size == NULL ? NULL : only_bytes(th, ask(th, t, OU_NAME(th, plain_read), &size, 1), "read");
        text = bytes == NULL ? NULL : ou_text_codec_decode(th, decoder, bytes, place->at_end);
        ok = text != NULL;
        if (ok && (int64_t)ou_str_length(text) < place->skip) {
            ok = ou_raise(th, &ou_exc_os_error, "can't restore logical file position");
        }
    }
    if (ok && text != NULL) {
        t->flags = place->flags;
        replace_read_adopt(th, t, ou_keep(text), ou_keep(bytes), (size_t)place->skip);
    }
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, size);
    ou_drop(th, decoder);
    return ok;
}

static OuObject *text_seek(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    int64_t offset, whence = 0;
    OuTextPlace place = {.position = 0};
    OuObject *cookie = args[0];
    if (!check_open(th, t)) {
        return NULL;
    }
    bool far_place = t->decoder != NULL && ou_is_int(cookie) && ou_int_clip_i64(cookie, &offset) > 0; /* more than a position */
    if ((!far_place && !ou_as_i64(th, cookie, &offset)) || (args[1] != NULL && !ou_as_i64(th, args[1], &whence))) {
        return NULL;
    }
    if (whence < 0 || whence > 2) {
        return ou_null(th, &ou_exc_value_error, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    }
    if (whence != 0 && offset != 0) {
        return ou_io_unsupported(th, whence == 1 ? "can't do nonzero cur-relative seeks"
                                                 : "can't do nonzero end-relative seeks");
    }
    if (offset < 0) {
        return ou_null(th, &ou_exc_value_error, "negative seek position %R", args[0]);
    }
    OuObject *at = whence == 1 ? text_tell(th, self, NULL, 0, NULL) : ou_keep(cookie), *result_number = NULL;
    if (at != NULL && t->decoder != NULL && whence != 2) {
        result_number = at; /* what seek() answers is the place, not the buffer's position */
        at = ou_text_place_read(th, result_number, &place) ? ou_int_new(th, place.position) : NULL;
    }
    OuObject *how = ou_int_new(th, whence == 2 ? 2 : 0), *result = NULL;
    t->in_next = t->in_next && at == NULL;
    if (at != NULL && how != NULL && flush_pending(th, t)) {
        OuObject *done = ask(th, t, OU_NAME(th, plain_flush), NULL, 0);
        result = done == NULL ? NULL : seek_to(th, t, at, how);
        ou_drop_maybe(th, done);
    }
    if (result != NULL) {
        OuTruth far = result_number == NULL ? ou_is_true(th, result) : place.position != 0 || place.flags != 0 ? OU_TRUE : OU_FALSE;
        bool ok = far != OU_ERROR && forget_read(th, t);
        if (whence == 2 || far == OU_FALSE) { /* a decoder that begins again has met no newlines */
            t->seen = 0;
        }
        ok = ok && (t->decoder == NULL || whence == 2 || restore(th, t, &place));
        ok = ok && (t->encoder == NULL || ou_text_codec_begin(th, t->encoder, far == OU_FALSE));
        if (!ok) {
            ou_clear_ref(th, &result);
        } else if (result_number != NULL) {
            ou_replace(th, &result, ou_keep(result_number));
        }
    }
    ou_drop_maybe(th, result_number);
    ou_drop_maybe(th, how);
    ou_drop_maybe(th, at);
    return result;
}

static OuObject *text_truncate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    OuObject *done = text_flush(th, self, NULL, 0, NULL);
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    return ask_text(th, t, "truncate", args[0] == NULL ? OU_NONE : args[0]);
}

/* ---- the rest ---- */

static OuObject *text_close(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    if (!check(th, t)) {
        return NULL;
    }
    OuObject *buffer = ou_keep(t->buffer);
    OuTruth closed = ou_io_is_closed(th, buffer);
    ou_drop(th, buffer);
    if (closed != OU_FALSE) {
        return closed == OU_TRUE ? OU_NONE : NULL;
    }
    OuObject *flushed = ou_call_method(th, self, OU_NAME(th, plain_flush), NULL, 0);
    OuObject *error = flushed == NULL ? ou_error_take(th) : NULL;
    ou_drop_maybe(th, flushed);
    OuObject *done = ask(th, t, OU_NAME(th, plain_close), NULL, 0);
    return ou_io_closed_adopt(th, done, error);
}

static OuObject *text_detach(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    OuObject *done = check(th, t) ? ou_call_method(th, self, OU_NAME(th, plain_flush), NULL, 0) : NULL;
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    if (!check(th, t)) { /* flush() detached it */
        return NULL;
    }
    OuObject *buffer = t->buffer;
    t->buffer = NULL;
    t->ready = false;
    t->detached = true;
    return buffer;
}

#define TO_BUFFER(name)                                                                            \
    static OuObject *text_##name(OU_IO_ARGS)                                                       \
    {                                                                                              \
        OU_IO_UNUSED();                                                                            \
        OuTextIo *t = (OuTextIo *)self;                                                            \
        return check(th, t) ? ask_text(th, t, #name, NULL) : NULL;                 \
    }
TO_BUFFER(fileno)
TO_BUFFER(isatty)
TO_BUFFER(seekable)
TO_BUFFER(readable)
TO_BUFFER(writable)

/* Names of encodings are compared without case and separators. */
static bool same_name(const char *a, const char *b)
{
    for (;;) {
        while (*a == '-' || *a == '_' || *a == ' ') {
            a++;
        }
        while (*b == '-' || *b == '_' || *b == ' ') {
            b++;
        }
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a, y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;
        if (x != y) {
            return false;
        }
        if (x == 0) {
            return true;
        }
        a++;
        b++;
    }
}

/* No codec and no handler has another name: what is not ASCII is said to be unknown at once. */
static bool ascii_str(OuThread *th, OuObject *o, const char *what, const char *unknown)
{
    const char *text;
    OuObject *holder;
    if (!ou_str_utf8_argument(th, o, "TextIOWrapper", what, &text, &holder)) {
        return false;
    }
    ou_drop_maybe(th, holder);
    return ou_str_is_ascii(o) || ou_raise(th, &ou_exc_lookup_error, unknown, o);
}

/* Does the buffer say yes? */
static OuTruth says(OuThread *th, OuTextIo *t, const char *question)
{
    OuObject *answer = ask_text(th, t, question, NULL);
    OuTruth yes = answer == NULL ? OU_ERROR : ou_is_true(th, answer);
    ou_drop_maybe(th, answer);
    return yes;
}

/* What is written behind the begin of a stream gets no mark, however the stream came there. */
static bool see_position(OuThread *th, OuTextIo *t)
{
    if (t->encoder == NULL || !t->telling) {
        return true;
    }
    OuObject *at = ask_text(th, t, "tell", NULL);
    OuTruth far = at == NULL ? OU_ERROR : ou_is_true(th, at);
    ou_drop_maybe(th, at);
    return far == OU_FALSE || (far == OU_TRUE && t->encoder != NULL && ou_text_codec_begin(th, t->encoder, false));
}

/* What the buffer can, and the codecs for it. */
static bool see_buffer(OuThread *th, OuTextIo *t)
{
    const OuBuffered *b = direct_buffer(t);
    const OuFileIo *f = b != NULL && b->ready && b->raw->type == &ou_file_io_type ? (const OuFileIo *)b->raw : NULL;
    OuTruth can_read, can_write, telling = OU_TRUE;
    if (f != NULL && f->fd >= 0 && t->codec != CODEC_OTHER) { /* no need to ask */
        can_read = b->can_read ? OU_TRUE : OU_FALSE;
        can_write = b->can_write ? OU_TRUE : OU_FALSE;
    } else {
        can_read = says(th, t, "readable");
        can_write = can_read == OU_ERROR ? OU_ERROR : says(th, t, "writable");
        telling = can_write == OU_ERROR ? OU_ERROR : says(th, t, "seekable");
    }
    if (telling == OU_ERROR || can_write == OU_ERROR) {
        return false;
    }
    t->can_read = can_read == OU_TRUE;
    t->can_write = can_write == OU_TRUE;
    t->telling = telling == OU_TRUE;
    ou_clear_ref(th, &t->decoder);
    ou_clear_ref(th, &t->encoder);
    if (t->codec != CODEC_OTHER) {
        return true;
    }
    OuObject *errors = ou_keep(t->errors), *encoding = ou_keep(t->encoding);
    OuObject *codec = ou_codec_find_text(th, encoding, "codecs.open()");
    OuObject *decoder = codec == NULL || !t->can_read ? NULL
                                                      : ou_text_codec_decoder(th, codec, errors, t->universal, t->translate);
    bool ok = codec != NULL && (decoder != NULL || !t->can_read);
    OuObject *encoder = !ok || !t->can_write ? NULL : ou_call_method_text(th, codec, "incrementalencoder", 1, errors);
    ok = ok && (encoder != NULL || !t->can_write);
    ou_drop_maybe(th, codec);
    ou_drop(th, encoding);
    ou_drop(th, errors);
    ou_replace(th, &t->decoder, decoder);
    ou_replace(th, &t->encoder, encoder);
    return ok;
}

/* encoding and errors: kept. NULL or None: UTF-8 by the name that the locale's encoding has (in UTF-8 mode its own), strict. */
static bool set_codec(OuThread *th, OuTextIo *t, OuObject *encoding, OuObject *errors)
{
    OuObject *e = encoding == NULL || encoding == OU_NONE || (ou_is_str(encoding) && ou_str_equal_text(encoding, "locale"))
                      ? ou_str_from_text(th, th->vm->library->config.utf8_mode ? "utf-8" : "UTF-8")
                      : ou_keep(encoding);
    OuObject *r = errors == NULL || errors == OU_NONE ? ou_str_from_text(th, "strict") : ou_keep(errors);
    if (e == NULL || r == NULL || !ascii_str(th, e, "'encoding'", "unknown encoding: %S") ||
        !ascii_str(th, r, "'errors'", "unknown error handler name '%S'")) {
        ou_drop_maybe(th, e);
        ou_drop_maybe(th, r);
        return false;
    }
    const char *name = ou_str_data(e);
    TextCodec codec = same_name(name, "utf8") || same_name(name, "u8") ? CODEC_UTF8
                      : same_name(name, "ascii") || same_name(name, "usascii") ? CODEC_ASCII
                      : same_name(name, "latin1") || same_name(name, "iso88591") ? CODEC_LATIN1
                                                                                  : CODEC_OTHER;
    if (codec == CODEC_OTHER) { /* is there such a codec at all? */
        OuObject *found = ou_codec_find_text(th, e, "codecs.open()");
        if (found == NULL) {
            ou_drop(th, e);
            ou_drop(th, r);
            return false;
        }
        ou_drop(th, found);
    }
    if (!ou_codec_check(th, name, ou_str_data(r))) {
        ou_drop(th, e);
        ou_drop(th, r);
        return false;
    }
    t->codec = codec;
    OuObject *old_encoding = t->encoding, *old_errors = t->errors;
    t->encoding = e;
    t->errors = r;
    t->encoding_text = (char *)(uintptr_t)ou_str_data(e);
    t->errors_text = (char *)(uintptr_t)ou_str_data(r);
    ou_drop_maybe(th, old_encoding);
    ou_drop_maybe(th, old_errors);
    return true;
}

static bool set_newline(OuThread *th, OuTextIo *t, OuObject *newline)
{
    if (newline == NULL || newline == OU_NONE) {
        t->universal = t->translate = true;
        strcpy(t->newline, "\n");
        return true;
    }
    const char *text;
    OuObject *holder;
    if (!ou_str_utf8_argument(th, newline, "TextIOWrapper", "'newline'", &text, &holder)) {
        return false;
    }
    ou_drop_maybe(th, holder);
    static const char *const legal[] = {"", "\n", "\r", "\r\n"};
    for (size_t i = 0; i < 4; i++) {
        if (ou_str_equal_text(newline, legal[i])) {
            t->universal = i == 0;
            t->translate = false;
            strcpy(t->newline, legal[i]);
            return true;
        }
    }
    return ou_raise(th, &ou_exc_value_error, "illegal newline value: %S", newline);
}

static OuObject *text_reconfigure(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuTextIo *t = (OuTextIo *)self;
    bool codec = (args[0] != NULL && args[0] != OU_NONE) || (args[1] != NULL && args[1] != OU_NONE);
    if (!check(th, t)) {
        return NULL;
    }
    if (t->decoded != NULL && (codec || args[2] != NULL)) {
        return ou_io_unsupported(th, "It is not possible to set the encoding or newline of stream after the first read");
    }
    OuTruth line_buffering = ou_io_flag(th, args[3] == OU_NONE ? NULL : args[3], t->line_buffering);
    OuTruth write_through = ou_io_flag(th, args[4] == OU_NONE ? NULL : args[4], t->write_through);
    if (line_buffering == OU_ERROR || write_through == OU_ERROR) {
        return NULL;
    }
    OuObject *done = text_flush(th, self, NULL, 0, NULL);
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    if (args[2] != NULL && !set_newline(th, t, args[2])) {
        return NULL;
    }
    if (codec) {
        OuObject *encoding = args[0] == NULL || args[0] == OU_NONE ? t->encoding : args[0];
        OuObject *errors = args[1] != NULL && args[1] != OU_NONE       ? args[1]
                           : args[0] != NULL && args[0] != OU_NONE ? NULL
                                                                   : t->errors;
        ou_keep(encoding);
        ou_keep_maybe(errors);
        bool ok = set_codec(th, t, encoding, errors);
        ou_drop_maybe(th, errors);
        ou_drop(th, encoding);
        if (!ok) {
            return NULL;
        }
    }
    if ((codec || args[2] != NULL) && !(see_buffer(th, t) && see_position(th, t))) {
        return NULL;
    }
    t->line_buffering = line_buffering == OU_TRUE;
    t->write_through = write_through == OU_TRUE;
    return OU_NONE;
}

static OuObject *text_get_encoding(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return t->detached || check(th, t) ? ou_keep(t->encoding) : NULL;
}

static OuObject *text_get_errors(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return t->detached || check(th, t) ? ou_keep(t->errors) : NULL;
}

static OuObject *text_get_newlines(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    bool failed = false;
    if (!check(th, t)) {
        return NULL;
    }
    if (t->decoder == NULL) {
        return ou_io_newlines(th, t->seen);
    }
    OuObject *decoder = ou_keep(t->decoder);
    OuObject *met = ou_get_attr_text_maybe(th, decoder, "newlines", &failed);
    ou_drop(th, decoder);
    return met != NULL || failed ? met : OU_NONE;
}

static OuObject *text_get_buffer(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    if (t->detached) {
        return OU_NONE;
    }
    return check(th, t) ? ou_keep(t->buffer) : NULL;
}

static OuObject *buffer_attribute(OuThread *th, OuTextIo *t, OuObject *name)
{
    OuObject *buffer = ou_keep(t->buffer);
    OuObject *value = ou_get_attr(th, buffer, name);
    ou_drop(th, buffer);
    return value;
}

static OuObject *text_get_closed(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return check(th, t) ? buffer_attribute(th, t, OU_NAME(th, plain_closed)) : NULL;
}

static OuObject *text_get_name(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return check(th, t) ? buffer_attribute(th, t, OU_NAME(th, plain_name)) : NULL;
}

static OuObject *text_get_mode(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return t->mode != NULL ? ou_keep(t->mode)
                           : ou_null(th, &ou_exc_attribute_error, "'%T' object has no attribute 'mode'", self);
}

static bool text_set_mode(OuThread *th, OuObject *self, OuObject *value)
{
    ou_replace(th, &((OuTextIo *)self)->mode, ou_keep_maybe(value));
    return true;
}

static OuObject *text_get_line_buffering(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuTextIo *)self)->line_buffering);
}

static OuObject *text_get_write_through(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_bool(((OuTextIo *)self)->write_through);
}

static OuObject *text_repr(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    if (!t->detached && !check(th, t)) {
        return NULL;
    }
    bool failed = false;
    OuObject *encoding = ou_keep(t->encoding);
    OuObject *name = ou_get_attr_maybe(th, self, OU_NAME(th, plain_name), &failed);
    failed = failed && !ou_error_swallow(th, &ou_exc_value_error); /* the buffer is detached */
    OuObject *mode = failed ? NULL : ou_get_attr_maybe(th, self, OU_NAME(th, plain_mode), &failed);
    OuObject *head = failed         ? NULL
                     : name == NULL ? ou_str_from_text(th, "<_io.TextIOWrapper")
                                    : ou_str_format(th, "<_io.TextIOWrapper name=%R", name);
    OuObject *text = head == NULL  ? NULL
                     : mode == NULL ? ou_str_format(th, "%U encoding=%R>", head, encoding)
                                    : ou_str_format(th, "%U mode=%R encoding=%R>", head, mode, encoding);
    ou_drop(th, encoding);
    ou_drop_maybe(th, head);
    ou_drop_maybe(th, mode);
    ou_drop_maybe(th, name);
    return text;
}

/* ---- life ---- */

static OuObject *text_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool set_up(OuThread *th, OuTextIo *t, OuObject *buffer, OuObject *encoding, OuObject *errors, OuObject *newline)
{
    t->ready = t->in_next = false;
    t->detached = false;
    ou_clear_ref(th, &t->decoder);
    ou_clear_ref(th, &t->encoder);
    if (!set_codec(th, t, encoding, errors) || !set_newline(th, t, newline)) {
        return false;
    }
    ou_replace(th, &t->buffer, ou_keep(buffer));
    t->n_pending = 0;
    t->chunk_size = CHUNK_SIZE;
    t->ready = forget_read(th, t) && see_buffer(th, t) && see_position(th, t);
    return t->ready;
}

bool ou_io_warn_encoding(OuThread *th, int level)
{
    if (!th->vm->library->config.warn_default_encoding) {
        return true;
    }
    OuObject *text = ou_str_from_text(th, "'encoding' argument not specified");
    bool ok = text != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_encoding_warning), text, level);
    ou_drop_maybe(th, text);
    return ok;
}

static bool text_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[6];
    OuTextIo *t = (OuTextIo *)self;
    if (!ou_args_parse(th, "TextIOWrapper",
                       "buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False", args, n,
                       kwnames, out)) {
        return false;
    }
    OuTruth line_buffering = ou_io_flag(th, out[4], false);
    OuTruth write_through = ou_io_flag(th, out[5], false);
    if (line_buffering == OU_ERROR || write_through == OU_ERROR ||
        ((out[1] == NULL || out[1] == OU_NONE) && !ou_io_warn_encoding(th, 1)) || !set_up(th, t, out[0], out[1], out[2], out[3])) {
        return false;
    }
    t->line_buffering = line_buffering == OU_TRUE;
    t->write_through = write_through == OU_TRUE;
    return true;
}

OuObject *ou_text_io_new(OuThread *th, OuObject *buffer, OuObject *encoding, OuObject *errors, OuObject *newline,
                         bool line_buffering, bool write_through)
{
    OuTextIo *t = (OuTextIo *)text_make(th, &ou_text_io_wrapper_type, NULL, 0, NULL);
    if (t != NULL && !set_up(th, t, buffer, encoding, errors, newline)) {
        ou_clear_ref(th, &t);
        return NULL;
    }
    if (t != NULL) {
        t->line_buffering = line_buffering;
        t->write_through = write_through;
    }
    return (OuObject *)t;
}

OuObject *ou_text_io_buffer_borrow(OuObject *o)
{
    return ((OuTextIo *)o)->buffer;
}

static void text_finalize(OuThread *th, OuObject *self)
{
    if (((OuTextIo *)self)->ready) {
        ou_io_finalize(th, self);
    }
}

static size_t text_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuTextIo *t = (OuTextIo *)self;
    ou_visit_one(fn, arg, t->buffer);
    ou_visit_one(fn, arg, t->encoding);
    ou_visit_one(fn, arg, t->errors);
    ou_visit_one(fn, arg, t->decoded);
    ou_visit_one(fn, arg, t->chunk);
    ou_visit_one(fn, arg, t->mode);
    ou_visit_one(fn, arg, t->decoder);
    ou_visit_one(fn, arg, t->encoder);
    ou_io_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void text_clear(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    t->ready = false;
    ou_clear_ref(th, &t->buffer);
    ou_clear_ref(th, &t->decoded);
    ou_clear_ref(th, &t->chunk);
    ou_clear_ref(th, &t->mode);
    ou_clear_ref(th, &t->decoder);
    ou_clear_ref(th, &t->encoder);
    ou_io_clear_extra(th, self);
}

static void text_drop(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &t->buffer);
    ou_clear_ref(th, &t->decoded);
    ou_clear_ref(th, &t->chunk);
    ou_clear_ref(th, &t->encoding);
    ou_clear_ref(th, &t->errors);
    ou_clear_ref(th, &t->mode);
    ou_clear_ref(th, &t->decoder);
    ou_clear_ref(th, &t->encoder);
    if (t->pending != NULL) {
        ou_mem_give(th, t->pending, PENDING_SIZE);
    }
    ou_io_free(th, self, sizeof(OuTextIo));
}

static OuObject *text_get_chunk_size(OuThread *th, OuObject *self)
{
    OuTextIo *t = (OuTextIo *)self;
    return check(th, t) ? ou_int_new(th, (int64_t)t->chunk_size) : NULL;
}

static bool text_set_chunk_size(OuThread *th, OuObject *self, OuObject *value)
{
    OuTextIo *t = (OuTextIo *)self;
    int64_t size;
    if (!check(th, t)) {
        return false;
    }
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    if (!ou_as_index(th, value, &size, &ou_exc_value_error)) {
        return false;
    }
    if (size <= 0) {
        return ou_raise(th, &ou_exc_value_error, "a strictly positive integer is required");
    }
    t->chunk_size = (size_t)size;
    return true;
}

static const OuGetSetDef text_getset[] = {
    {"encoding", text_get_encoding, NULL, NULL},
    {"errors", text_get_errors, NULL, NULL},
    {"newlines", text_get_newlines, NULL, NULL},
    {"buffer", text_get_buffer, NULL, NULL},
    {"closed", text_get_closed, NULL, NULL},
    {"name", text_get_name, NULL, NULL},
    {"mode", text_get_mode, text_set_mode, NULL},
    {"line_buffering", text_get_line_buffering, NULL, NULL},
    {"write_through", text_get_write_through, NULL, NULL},
    {"_CHUNK_SIZE", text_get_chunk_size, text_set_chunk_size, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMethodDef text_methods[] = {
    {"read", text_read, "size=-1, /", 0, NULL},
    {"readline", text_readline, "size=-1, /", 0, NULL},
    {"write", text_write, "text, /", 0, NULL},
    {"flush", text_flush, "", 0, NULL},
    {"close", text_close, "", 0, NULL},
    {"detach", text_detach, "", 0, NULL},
    {"seek", text_seek, "cookie, whence=0, /", 0, NULL},
    {"tell", text_tell, "", 0, NULL},
    {"truncate", text_truncate, "pos=None, /", 0, NULL},
    {"fileno", text_fileno, "", 0, NULL},
    {"isatty", text_isatty, "", 0, NULL},
    {"seekable", text_seekable, "", 0, NULL},
    {"readable", text_readable, "", 0, NULL},
    {"writable", text_writable, "", 0, NULL},
    {"reconfigure", text_reconfigure,
     "*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None", 0,
     "Reconfigure the text stream with new parameters."},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_text_io_wrapper_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io.TextIOWrapper",
    .base = &ou_text_io_base_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_HAS_FINALIZER,
    .index = OU_TYPE_INDEX_TEXT_IO_WRAPPER,
    .basic_size = sizeof(OuTextIo),
    .weak = 1, .dict_offset = offsetof(OuIoBase, dict),
    .drop = text_drop,
    .finalize = text_finalize,
    .visit = text_visit,
    .clear = text_clear,
    .repr = text_repr,
    OU_SLOTS_OF_OBJECT,
    .iter = ou_io_iter,
    .next = text_next,
    .make = text_make,
    .init = text_init,
    .methods = text_methods,
    .getset = text_getset,
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .new_signature = "buffer, encoding=None, errors=None, newline=None,\n"
                     "              line_buffering=False, write_through=False",
};
