/* io_int.h - the module _io: files, buffers, text. One file a class; here is what they share.
 *
 * As in CPython there are three layers: raw (FileIO: one system call a method), buffered (bytes), text (decoding,
 * newlines). A layer calls the one below through its methods, except that the common pairs (FileIO below a buffer, a
 * buffer below text) take a direct way. */
#ifndef OU_IO_INT_H
#define OU_IO_INT_H

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/shape.h"
#include "06_types/type.h"
#include "07_thread/thread.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

#define OU_IO_BUFFER_SIZE 8192

#define OU_IO_ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define OU_IO_UNUSED() ((void)self, (void)args, (void)n, (void)kwnames)

/* What all streams begin with. */
typedef struct OuIoBase {
    OuObject head;
    OuObject *dict; /* attributes that a program sets; owned, NULL until used */
    bool closed;
} OuIoBase;

typedef struct OuFileIo {
    OuObject head;
    OuObject *dict; /* as OuIoBase */
    bool closed; /* as OuIoBase */
    bool readable, writable, appending, created, close_fd, finalizing;
    int8_t seekable; /* -1: not asked yet */
    int fd;          /* -1: closed */
    int block_size;  /* what the system likes to read at once */
    OuObject *name;  /* owned, may be NULL */
} OuFileIo;

/* BufferedReader, BufferedWriter, BufferedRandom. BUF-1 pos <= end <= room. Reading: data[pos..end) is read ahead. Writing: data[0..end)
 * waits to be written, pos == end. Never both: `dirty` says which. */
typedef struct OuBuffered {
    OuObject head;
    OuObject *dict; /* as OuIoBase */
    bool closed;
    bool ready; /* __init__ went well */
    bool can_read, can_write, dirty, detached;
    OuObject *raw; /* owned */
    char *data;    /* ou_mem of room bytes */
    size_t room, pos, end;
    OuGate gate;   /* the fields above from `data` on belong to the thread inside, also while it gives the lock up */
} OuBuffered;

extern const OuType ou_io_base_type, ou_raw_io_base_type, ou_buffered_io_base_type, ou_text_io_base_type, ou_file_io_type,
    ou_buffered_reader_type, ou_buffered_writer_type, ou_buffered_random_type, ou_bytes_io_type, ou_string_io_type,
    ou_text_io_wrapper_type, ou_newline_decoder_type, ou_buffered_rw_pair_type;

/* The class io.UnsupportedOperation of this VM; borrowed. */
OuObject *ou_io_unsupported_class(OuThread *th);
OuObject *ou_io_unsupported(OuThread *th, const char *what); /* raises it; NULL */
/* The part of visit, clear and drop slots that is the same for all streams: attributes, instance words. */
OU_INLINE void ou_io_visit_extra(OuObject *self, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuIoBase *)self)->dict);
    ou_instance_visit_extra(self, fn, arg);
}
OU_INLINE void ou_io_clear_extra(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuIoBase *)self)->dict);
    ou_instance_clear_extra(th, self);
}

/* An argument that says yes or no by an int: TypeError for what has no __index__. NULL: what is said otherwise. */
OU_INLINE OuTruth ou_io_flag(OuThread *th, OuObject *o, bool otherwise)
{
    int flag = otherwise;
    return !ou_as_c_int(th, o, &flag) ? OU_ERROR : flag != 0 ? OU_TRUE : OU_FALSE;
}
bool ou_io_closed_error(OuThread *th);                       /* ValueError: I/O operation on closed file. */

/* Is the stream closed, as its attribute says? OU_ERROR: raised. */
OuTruth ou_io_is_closed(OuThread *th, OuObject *stream);

/* Size argument of read(): None and NULL are -1. */
bool ou_io_size(OuThread *th, OuObject *o, int64_t *out);

/* iter and next slots: lines through readline(). */
OuObject *ou_io_iter(OuThread *th, OuObject *self);
OuObject *ou_io_next_line(OuThread *th, OuObject *self);

/* finalize slot of all of them: close() unless closed. */
void ou_io_finalize(OuThread *th, OuObject *self);

/* Releases what heap subclasses add and the block. */
void ou_io_free(OuThread *th, OuObject *self, size_t size);

/* file_io.c: system calls with the lock given up and EINTR handled. -1: error pending; -2: would block (EAGAIN). */
int64_t ou_file_io_read_some(OuThread *th, OuFileIo *f, char *data, size_t size);
int64_t ou_file_io_write_some(OuThread *th, OuFileIo *f, const char *data, size_t size);
int64_t ou_file_io_seek_to(OuThread *th, OuFileIo *f, int64_t offset, int whence); /* -1: error pending */
OuObject *ou_file_io_new(OuThread *th, OuObject *file, const char *mode, bool close_fd, OuObject *opener);

/* buffered.c: for text over a buffer without going through method calls. */
bool ou_buffered_write_bytes(OuThread *th, OuBuffered *b, const char *data, size_t size);
/* Appends up to `size` bytes (at least one unless at the end) to nothing: a new bytes of one read. NULL: error. */
OuObject *ou_buffered_read1(OuThread *th, OuBuffered *b, size_t size);
bool ou_buffered_flush(OuThread *th, OuBuffered *b);
OuObject *ou_buffered_new(OuThread *th, const OuType *type, OuObject *raw, size_t size);

/* newline_io.c: the attribute newlines, of newlines met: 1 \n, 2 \r, 4 \r\n. None, a str or a tuple; new. */
OuObject *ou_io_newlines(OuThread *th, uint8_t seen);

/* text_codec.c: the incremental codecs that a registered encoding has. Objects are borrowed, and may be let go of by what is called. */
/* A decoder, by way of one of newlines where they are universal; new. */
OuObject *ou_text_codec_decoder(OuThread *th, OuObject *codec, OuObject *errors, bool universal, bool translate);
OuObject *ou_text_codec_decode(OuThread *th, OuObject *decoder, OuObject *bytes, bool final); /* a str, new */
OuObject *ou_text_codec_state(OuThread *th, OuObject *decoder, int *flags); /* the bytes that it holds back; new */
bool ou_text_codec_set_state(OuThread *th, OuObject *decoder, OuObject *held, int flags); /* held NULL: none */
bool ou_text_codec_rewind(OuThread *th, OuObject *codec);
bool ou_text_codec_begin(OuThread *th, OuObject *encoder, bool at_start); /* what is at the stream's start gets a mark */

/* A place in a text: so many characters behind what `feed` bytes give, decoded from `position` on in the state `flags`. */
typedef struct OuTextPlace {
    int64_t position; /* of a byte */
    int64_t feed, skip;
    int flags;
    bool at_end; /* the decoder is told that these bytes are all */
} OuTextPlace;
OuObject *ou_text_place_new(OuThread *th, const OuTextPlace *place); /* as one number */
bool ou_text_place_read(OuThread *th, OuObject *number, OuTextPlace *place);
/* place->skip characters behind the begin of `input` at place->position, which gave n_chars: the place by as near a start as there is.
 * The decoder keeps its state. Cost: some decodings of the input. */
bool ou_text_place_find(OuThread *th, OuObject *decoder, OuObject *input, size_t n_chars, OuTextPlace *place);

/* text_io.c */
/* With -X warn_default_encoding: EncodingWarning for the caller `level` frames up. False when the filter makes it an error. */
bool ou_io_warn_encoding(OuThread *th, int level);
OuObject *ou_text_io_buffer_borrow(OuObject *o); /* NULL: not ready, or detached */
OuObject *ou_text_io_new(OuThread *th, OuObject *buffer, OuObject *encoding, OuObject *errors, OuObject *newline,
                         bool line_buffering, bool write_through);

/* io_base.c: _IOBase.close(): flush(), then the mark that this stream is closed, also when flushing failed. New: None. */
OuObject *ou_io_base_close(OuThread *th, OuObject *self);

/* io_base.c: the end of a close() that flushed first. done: what closing returned, NULL with the error pending; error: what
 * flushing raised, NULL when it did not, which then is the one that counts. Both are taken over. */
OuObject *ou_io_closed_adopt(OuThread *th, OuObject *done, OuObject *error);

#endif
