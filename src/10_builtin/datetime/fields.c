/* fields.c - what the types of _datetime share: integer arguments, states of pickles, objects that hold no other. */
#include "10_builtin/datetime/datetime_int.h"

#include <string.h>

bool ou_datetime_ints(OuThread *th, OuObject *const *args, size_t n, int *out)
{
    for (size_t i = 0; i < n; i++) {
        if (!ou_as_format_int(th, args[i], &out[i])) {
            return false;
        }
    }
    return true;
}

OuObject *ou_ints_call(OuThread *th, OuObject *cls, const int *values, size_t n, OuObject *last)
{
    OuObject *part[8], *result = NULL;
    bool ok = true;
    OU_ASSERT(n < OU_COUNT_OF(part));
    for (size_t i = 0; i < n; i++) {
        part[i] = ou_int_new(th, values[i]);
        ok = ok && part[i] != NULL;
    }
    part[n] = last;
    if (ok) {
        result = ou_call(th, cls, part, n + (last != NULL), NULL);
    }
    for (size_t i = 0; i < n; i++) {
        ou_drop_maybe(th, part[i]);
    }
    return result;
}

void ou_clock_put_state(OuClock clock, uint8_t state[OU_CLOCK_STATE])
{
    state[0] = clock.hour;
    state[1] = clock.minute;
    state[2] = clock.second;
    state[3] = (uint8_t)(clock.microsecond >> 16);
    state[4] = (uint8_t)(clock.microsecond >> 8);
    state[5] = (uint8_t)clock.microsecond;
}

OuClock ou_clock_of_state(const uint8_t state[OU_CLOCK_STATE], int fold)
{
    return (OuClock){state[0], state[1], state[2], (uint8_t)fold, state[3] << 16 | state[4] << 8 | state[5]};
}

/* A str of Python 2 has one byte a character. */
static OuTruth text_state(OuThread *th, OuObject *text, const char *what, size_t size, bool (*fits)(const uint8_t *), uint8_t *state)
{
    uint32_t all = 0;
    if (ou_str_length(text) != size) {
        return OU_FALSE;
    }
    for (size_t i = 0; i < size; i++) {
        all |= ou_str_at(text, i);
        state[i] = (uint8_t)ou_str_at(text, i);
    }
    if (fits(state) && all > 255) {
        ou_raise(th, &ou_exc_value_error,
                 "Failed to encode latin1 string when unpickling a %s object. pickle.load(data, encoding='latin1') is assumed.", what);
        return OU_ERROR;
    }
    return fits(state) ? OU_TRUE : OU_FALSE;
}

OuTruth ou_datetime_state(OuThread *th, OuObject *const *args, size_t n, OuObject *kwnames, const char *what, size_t size,
                          size_t max_args, bool (*fits)(const uint8_t *state), uint8_t *state, OuObject **zone)
{
    size_t n_all = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames));
    *zone = NULL;
    if (OU_LIKELY(n == 0 || n_all > max_args || ou_is_exact_int(args[0]))) {
        return OU_FALSE;
    }
    if (ou_is_bytes(args[0])) {
        if (ou_bytes_size(args[0]) != size || !fits((const uint8_t *)ou_bytes_data(args[0]))) {
            return OU_FALSE;
        }
        memcpy(state, ou_bytes_data(args[0]), size);
    } else {
        OuTruth is_state = ou_is_str(args[0]) ? text_state(th, args[0], what, size, fits, state) : OU_FALSE;
        if (is_state != OU_TRUE) {
            return is_state;
        }
    }
    if (n_all > 1 && args[1] != OU_NONE) {
        if (!ou_is_zone(th, args[1])) {
            ou_raise(th, &ou_exc_type_error, "bad tzinfo state arg");
            return OU_ERROR;
        }
        *zone = args[1];
    }
    return OU_TRUE;
}

OuObject *ou_datetime_reduced(OuThread *th, OuObject *self, const uint8_t *state, size_t size, OuObject *zone)
{
    OuObject *bytes = ou_bytes_from(th, state, size);
    OuObject *args = bytes == NULL  ? NULL
                     : zone == NULL ? ou_tuple_of(th, 1, bytes)
                                    : ou_tuple_of(th, 2, bytes, zone);
    OuObject *result = args == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), args);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, bytes);
    return result;
}

OuObject *ou_ints_tuple(OuThread *th, const int *values, size_t n)
{
    OuObject *items[9];
    OU_ASSERT(n <= OU_COUNT_OF(items));
    for (size_t i = 0; i < n; i++) {
        items[i] = ou_int_new(th, values[i]);
    }
    return ou_tuple_adopt(th, items, n);
}

int64_t ou_datetime_hash_state(OuThread *th, const uint8_t *state, size_t size)
{
    int64_t hash = (int64_t)ou_siphash13(th->vm->hash_key, state, size);
    return hash == -1 ? -2 : hash;
}

void ou_datetime_plain_drop(OuThread *th, OuObject *self)
{
    if (OU_HAS_FLAG(self->type, OU_TYPE_CONTAINER)) { /* a class made by a program */
        ou_untrack(th, self);
        ou_instance_drop_extra(th, self);
        ou_object_free(th, self, ou_type_instance_size(self, 0));
        return;
    }
    ou_object_free_plain(th, self, self->type->basic_size);
}
