/* text_codec.c - the incremental codecs of a text stream: made, asked for their state, and put back to where a place in the
 * text begins.
 *
 * A position of such a stream is one number: the place of a byte at which the decoder's state needs no bytes of its own, that
 * state, and how many bytes and characters follow up to the place that is meant. It is laid out as CPython's, but what a
 * state is called is the codec's own. */
#include "10_builtin/io/io_int.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <string.h>

/* Bytes of a place's parts in its number, the lowest first. */
enum { AT_POSITION = 0, AT_FLAGS = 8, AT_FEED = 12, AT_SKIP = 16, AT_END = 20, PLACE_SIZE = 21 };

OuObject *ou_text_codec_decoder(OuThread *th, OuObject *codec, OuObject *errors, bool universal, bool translate)
{
    OuObject *decoder = ou_call_method_text(th, codec, "incrementaldecoder", 1, errors);
    if (decoder == NULL || !universal) {
        return decoder;
    }
    OuObject *const args[] = {decoder, ou_bool(translate)};
    OuObject *wrapped = ou_call(th, OU_TYPE_OBJECT(&ou_newline_decoder_type), args, 2, NULL);
    ou_drop(th, decoder);
    return wrapped;
}

OuObject *ou_text_codec_decode(OuThread *th, OuObject *decoder, OuObject *bytes, bool final)
{
    ou_keep(decoder);
    OuObject *text = ou_call_method_text(th, decoder, "decode", 2, bytes, ou_bool(final));
    ou_drop(th, decoder);
    if (text != NULL && !ou_is_str(text)) {
        ou_raise(th, &ou_exc_type_error, "decoder should return a string result, not '%T'", text);
        ou_clear_ref(th, &text);
    }
    return text;
}

OuObject *ou_text_codec_state(OuThread *th, OuObject *decoder, int *flags)
{
    ou_keep(decoder);
    OuObject *state = ou_call_method_text(th, decoder, "getstate", 0), *held = NULL;
    ou_drop(th, decoder);
    if (state == NULL) {
        return NULL;
    }
    if (!ou_is_tuple(state) || ou_tuple_size(state) != 2) {
        ou_raise(th, &ou_exc_type_error, "illegal decoder state");
    } else if (!ou_is_bytes(ou_tuple_borrow(state, 0))) {
        ou_raise(th, &ou_exc_type_error, "illegal decoder state: the first item should be a bytes object, not '%T'",
                 ou_tuple_borrow(state, 0));
    } else if (ou_as_c_int(th, ou_tuple_borrow(state, 1), flags)) {
        held = ou_keep(ou_tuple_borrow(state, 0));
    }
    ou_drop(th, state);
    return held;
}

bool ou_text_codec_set_state(OuThread *th, OuObject *decoder, OuObject *held, int flags)
{
    OuObject *bytes = held == NULL ? ou_bytes_from(th, "", 0) : ou_keep(held);
    OuObject *number = bytes == NULL ? NULL : ou_int_new(th, flags);
    OuObject *state = number == NULL ? NULL : ou_tuple_of(th, 2, bytes, number), *done = NULL;
    if (state != NULL) {
        ou_keep(decoder);
        done = ou_call_method_text(th, decoder, "setstate", 1, state);
        ou_drop(th, decoder);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, number);
    ou_drop_maybe(th, bytes);
    return done != NULL;
}

bool ou_text_codec_rewind(OuThread *th, OuObject *codec)
{
    ou_keep(codec);
    OuObject *done = ou_call_method_text(th, codec, "reset", 0);
    ou_drop(th, codec);
    ou_drop_maybe(th, done);
    return done != NULL;
}

bool ou_text_codec_begin(OuThread *th, OuObject *encoder, bool at_start)
{
    if (at_start) {
        return ou_text_codec_rewind(th, encoder);
    }
    OuObject *zero = ou_int_new(th, 0), *done = NULL;
    if (zero != NULL) {
        ou_keep(encoder);
        done = ou_call_method_text(th, encoder, "setstate", 1, zero);
        ou_drop(th, encoder);
    }
    ou_drop_maybe(th, zero);
    ou_drop_maybe(th, done);
    return done != NULL;
}

/* ---- places ---- */

static void put(uint8_t *to, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = (uint8_t)(value >> 8 * i);
    }
}

static uint64_t get(const uint8_t *from, size_t n)
{
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++) {
        value |= (uint64_t)from[i] << 8 * i;
    }
    return value;
}

OuObject *ou_text_place_new(OuThread *th, const OuTextPlace *place)
{
    uint8_t bytes[PLACE_SIZE];
    put(bytes + AT_POSITION, (uint64_t)place->position, 8);
    put(bytes + AT_FLAGS, (uint32_t)place->flags, 4);
    put(bytes + AT_FEED, (uint64_t)place->feed, 4);
    put(bytes + AT_SKIP, (uint64_t)place->skip, 4);
    bytes[AT_END] = place->at_end;
    return ou_int_from_bytes(th, bytes, PLACE_SIZE, true, false);
}

bool ou_text_place_read(OuThread *th, OuObject *number, OuTextPlace *place)
{
    OuObject *exact = ou_to_int(th, number); /* a subclass may have its own to_bytes() */
    OuObject *size = exact == NULL ? NULL : ou_int_new(th, PLACE_SIZE), *order = size == NULL ? NULL : ou_str_from_text(th, "little");
    OuObject *bytes = order == NULL ? NULL : ou_call_method_text(th, exact, "to_bytes", 2, size, order);
    ou_drop_maybe(th, order);
    ou_drop_maybe(th, size);
    ou_drop_maybe(th, exact);
    if (bytes == NULL) {
        return false;
    }
    const uint8_t *data = (const uint8_t *)ou_bytes_data(bytes);
    place->position = (int64_t)get(data + AT_POSITION, 8);
    place->flags = (int)(uint32_t)get(data + AT_FLAGS, 4);
    place->feed = (int64_t)get(data + AT_FEED, 4);
    place->skip = (int64_t)get(data + AT_SKIP, 4);
    place->at_end = data[AT_END] != 0;
    ou_drop(th, bytes);
    return true;
}

/* Decodes input[from..to) on; the number of characters, -1: error pending. */
static int64_t feed(OuThread *th, OuObject *decoder, OuObject *input, size_t from, size_t to, bool final)
{
    OuObject *piece = ou_bytes_from(th, ou_bytes_data(input) + from, to - from);
    OuObject *text = piece == NULL ? NULL : ou_text_codec_decode(th, decoder, piece, final);
    int64_t n = text == NULL ? -1 : (int64_t)ou_str_length(text);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, piece);
    return n;
}

/* Bytes that the decoder holds back; -1: error pending. */
static int64_t held_back(OuThread *th, OuObject *decoder, int *flags)
{
    OuObject *held = ou_text_codec_state(th, decoder, flags);
    int64_t n = held == NULL ? -1 : (int64_t)ou_bytes_size(held);
    ou_drop_maybe(th, held);
    return n;
}

/* A first guess, by the mean length of a character: some start from which place->skip characters are still to come, as near
 * to them as it was easy to find. Returns the bytes up to it; -1: error pending. The decoder stands there. */
static int64_t guess(OuThread *th, OuObject *decoder, OuObject *input, size_t n_chars, OuTextPlace *place)
{
    int64_t size = (int64_t)ou_bytes_size(input), back = 1;
    int64_t start = n_chars == 0 ? 0 : (int64_t)((double)size / (double)n_chars * (double)place->skip);
    start = start < size ? start : size;
    while (start > 0) {
        int flags;
        int64_t n = ou_text_codec_set_state(th, decoder, NULL, place->flags) ? feed(th, decoder, input, 0, (size_t)start, false) : -1;
        if (n < 0) {
            return -1;
        }
        if (n <= place->skip) {
            int64_t held = held_back(th, decoder, &flags);
            if (held < 0) {
                return -1;
            }
            if (held == 0) {
                place->flags = flags;
                place->skip -= n;
                return start;
            }
            start -= held;
            back = 1;
        } else {
            start -= back;
            back *= 2;
        }
    }
    return ou_text_codec_set_state(th, decoder, NULL, place->flags) ? 0 : -1;
}

/* ou_text_place_find() with the decoder in any state afterwards. */
static bool find_place(OuThread *th, OuObject *decoder, OuObject *input, size_t n_chars, OuTextPlace *place)
{
    int64_t start = guess(th, decoder, input, n_chars, place), n_decoded = 0, size = (int64_t)ou_bytes_size(input);
    if (start < 0) {
        return false;
    }
    place->position += start;
    for (int64_t at = start; place->skip > 0 && at < size && n_decoded < place->skip; at++) {
        int flags;
        int64_t n = feed(th, decoder, input, (size_t)at, (size_t)at + 1, false);
        int64_t held = n < 0 ? -1 : held_back(th, decoder, &flags);
        if (held < 0) {
            return false;
        }
        place->feed++;
        n_decoded += n;
        if (held == 0 && n_decoded <= place->skip) { /* a start that is nearer */
            place->position += place->feed;
            place->skip -= n_decoded;
            place->flags = flags;
            place->feed = n_decoded = 0;
        }
    }
    if (n_decoded < place->skip) {
        int64_t n = feed(th, decoder, input, 0, 0, true);
        if (n < 0) {
            return false;
        }
        place->at_end = true;
        if (n_decoded + n < place->skip) {
            return ou_raise(th, &ou_exc_os_error, "can't reconstruct logical file position");
        }
    }
    return true;
}

bool ou_text_place_find(OuThread *th, OuObject *decoder, OuObject *input, size_t n_chars, OuTextPlace *place)
{
    int flags;
    OuObject *held = ou_text_codec_state(th, decoder, &flags);
    if (held == NULL) {
        return false;
    }
    bool ok = find_place(th, decoder, input, n_chars, place);
    OuObject *error = ou_error_take(th);
    bool back = ou_text_codec_set_state(th, decoder, held, flags);
    ou_drop(th, held);
    if (error != NULL) {
        if (back) {
            ou_error_restore_adopt(th, error);
        } else {
            ou_error_chain_adopt(th, error);
        }
    }
    return ok && back;
}
