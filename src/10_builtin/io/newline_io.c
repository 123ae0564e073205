/* newline_io.c - IncrementalNewlineDecoder: newlines of any kind, met piece by piece. A \r at the end of a piece waits,
 * since a \n may follow. */
#include "10_builtin/io/io_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

typedef struct NewlineDecoder {
    OuObject head;
    OuObject *decoder; /* owned; NULL: None */
    bool translate, pending_cr, started;
    uint8_t seen; /* 1 \n, 2 \r, 4 \r\n */
} NewlineDecoder;

static OuObject *newline_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool newline_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    NewlineDecoder *d = (NewlineDecoder *)self;
    OuObject *given[3];
    if (!ou_args_parse(th, "IncrementalNewlineDecoder", "decoder, translate, errors='strict'", args, n, kwnames, given)) {
        return false;
    }
    OuTruth translate = ou_io_flag(th, given[1], false);
    if (translate == OU_ERROR) {
        return false;
    }
    ou_replace(th, &d->decoder, given[0] == OU_NONE ? NULL : ou_keep(given[0]));
    d->translate = translate == OU_TRUE;
    d->pending_cr = false;
    d->seen = 0;
    d->started = true;
    return true;
}

static bool started(OuThread *th, const NewlineDecoder *d)
{
    return d->started || ou_raise(th, &ou_exc_value_error, "IncrementalNewlineDecoder.__init__() not called");
}

/* The text with its newlines noted, and translated if wanted; text is borrowed. */
static OuObject *note(OuThread *th, NewlineDecoder *d, OuObject *text, size_t n)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    size_t from = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t c = ou_str_at(text, i);
        if (c == '\n') {
            d->seen |= 1;
        } else if (c == '\r') {
            bool pair = i + 1 < n && ou_str_at(text, i + 1) == '\n';
            d->seen |= pair ? 4 : 2;
            if (d->translate) {
                ok = ou_builder_sub(th, &b, text, from, i) && ou_builder_char(th, &b, '\n');
                from = i + (pair ? 2 : 1);
            }
            i += pair;
        }
    }
    ok = ok && ou_builder_sub(th, &b, text, from, n);
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *newline_decode(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    NewlineDecoder *d = (NewlineDecoder *)self;
    OuTruth final = ou_io_flag(th, args[1], false);
    if (!started(th, d) || final == OU_ERROR) {
        return NULL;
    }
    OuObject *text = d->decoder == NULL ? ou_keep(args[0])
                                        : ou_call_method_text(th, d->decoder, "decode", 2, args[0], ou_bool(final == OU_TRUE));
    if (text != NULL && !ou_is_str(text)) {
        ou_raise(th, &ou_exc_type_error, "decoder should return a string result, not '%T'", text);
        ou_clear_ref(th, &text);
    }
    if (text != NULL && d->pending_cr && (ou_str_length(text) > 0 || final == OU_TRUE)) {
        OuObject *cr = ou_str_from_char(th, '\r'), *joined = cr == NULL ? NULL : ou_str_concat(th, cr, text);
        ou_drop_maybe(th, cr);
        ou_replace(th, &text, joined);
        d->pending_cr = joined == NULL;
    }
    if (text == NULL) {
        return NULL;
    }
    size_t size = ou_str_length(text);
    if (final == OU_FALSE && size > 0 && ou_str_at(text, size - 1) == '\r') {
        d->pending_cr = true;
        size--;
    }
    OuObject *result = note(th, d, text, size);
    ou_drop(th, text);
    return result;
}

/* The decoder's state with one more bit at the bottom: a \r waits. */
static OuObject *newline_getstate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    NewlineDecoder *d = (NewlineDecoder *)self;
    if (!started(th, d)) {
        return NULL;
    }
    OuObject *inner = d->decoder == NULL ? NULL : ou_call_method_text(th, d->decoder, "getstate", 0), *result = NULL;
    if (d->decoder != NULL && inner == NULL) {
        return NULL;
    }
    int64_t flag = 0;
    if (inner != NULL && (!ou_is_tuple(inner) || ou_tuple_size(inner) != 2)) {
        ou_raise(th, &ou_exc_type_error, "illegal decoder state");
    } else if (inner == NULL || ou_as_i64(th, ou_tuple_borrow(inner, 1), &flag)) {
        OuObject *buffer = inner == NULL ? ou_bytes_from(th, "", 0) : ou_keep(ou_tuple_borrow(inner, 0));
        OuObject *bits = buffer == NULL ? NULL : ou_int_new(th, (int64_t)((uint64_t)flag << 1 | d->pending_cr));
        result = ou_seq_pair_adopt(th, buffer, bits);
    }
    ou_drop_maybe(th, inner);
    return result;
}

static OuObject *newline_setstate(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    NewlineDecoder *d = (NewlineDecoder *)self;
    int64_t flag;
    if (!started(th, d)) {
        return NULL;
    }
    if (!ou_is_tuple(args[0])) {
        return ou_null(th, &ou_exc_type_error, "state argument must be a tuple");
    }
    if (ou_tuple_size(args[0]) != 2) {
        return ou_null(th, &ou_exc_type_error, "setstate(): illegal state argument");
    }
    if (!ou_as_i64(th, ou_tuple_borrow(args[0], 1), &flag)) {
        return NULL;
    }
    d->pending_cr = (flag & 1) != 0;
    if (d->decoder == NULL) {
        return OU_NONE;
    }
    OuObject *rest = ou_int_new(th, (int64_t)((uint64_t)flag >> 1));
    OuObject *state = rest == NULL ? NULL : ou_tuple_of(th, 2, ou_tuple_borrow(args[0], 0), rest);
    OuObject *result = state == NULL ? NULL : ou_call_method_text(th, d->decoder, "setstate", 1, state);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, rest);
    return result;
}

static OuObject *newline_reset(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    NewlineDecoder *d = (NewlineDecoder *)self;
    if (!started(th, d)) {
        return NULL;
    }
    d->seen = 0;
    d->pending_cr = false;
    return d->decoder == NULL ? OU_NONE : ou_call_method_text(th, d->decoder, "reset", 0);
}

OuObject *ou_io_newlines(OuThread *th, uint8_t seen)
{
    static const char *const kinds[] = {"\n", "\r", "\r\n"};
    static const uint8_t order[] = {2, 1, 4}; /* \r, \n, \r\n: CPython's order of the tuple */
    OuObject *items[3];
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        if ((seen & order[i]) != 0) {
            items[count] = ou_str_from_text(th, kinds[order[i] == 1 ? 0 : order[i] == 2 ? 1 : 2]);
            if (items[count] == NULL) {
                while (count > 0) {
                    ou_drop(th, items[--count]);
                }
                return NULL;
            }
            count++;
        }
    }
    return count == 0 ? OU_NONE : count == 1 ? items[0] : ou_tuple_adopt(th, items, count);
}

static OuObject *newline_get_newlines(OuThread *th, OuObject *self)
{
    return ou_io_newlines(th, ((NewlineDecoder *)self)->seen);
}

static size_t newline_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    ou_visit_one(fn, arg, ((NewlineDecoder *)self)->decoder);
    ou_instance_visit_extra(self, fn, arg);
    return OU_VISIT_END;
}

static void newline_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((NewlineDecoder *)self)->decoder);
    ou_instance_clear_extra(th, self);
}

static void newline_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((NewlineDecoder *)self)->decoder);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, OU_HAS_FLAG(self->type, OU_TYPE_HEAP) ? ou_type_instance_size(self, 0) : sizeof(NewlineDecoder));
}

static const OuMethodDef newline_methods[] = {
    {"decode", newline_decode, "input, final=False", 0, NULL},
    {"getstate", newline_getstate, "", 0, NULL},
    {"setstate", newline_setstate, "state, /", 0, NULL},
    {"reset", newline_reset, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef newline_getset[] = {
    {"newlines", newline_get_newlines, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_newline_decoder_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_io.IncrementalNewlineDecoder",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_NEWLINE_DECODER,
    .basic_size = sizeof(NewlineDecoder),
    .drop = newline_drop,
    .visit = newline_visit,
    .clear = newline_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = newline_make,
    .init = newline_init,
    .methods = newline_methods,
    .getset = newline_getset,
    .doc = "Codec used when reading a file in universal newlines mode.",
    .new_signature = "decoder, translate, errors='strict'",
};
