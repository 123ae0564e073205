/* random_module.c - the module _random: the Mersenne twister MT19937 (M. Matsumoto, T. Nishimura, 1998) with its authors'
 * initialisation by an array (2002), so that each seed gives CPython's sequence. */
#include "10_builtin/library.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <errno.h>
#include <sys/random.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

#define WORDS 624 /* of state */
#define MIDDLE 397

typedef struct Random {
    OuObject head;
    uint32_t state[WORDS];
    uint32_t at; /* the next word to give out; WORDS: a new round is due */
} Random;

/* ---- the generator ---- */

static uint32_t twist(uint32_t high, uint32_t low, uint32_t far)
{
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return far ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
}

static uint32_t next_word(Random *r)
{
    if (r->at >= WORDS) {
        for (size_t i = 0; i < WORDS; i++) {
            r->state[i] = twist(r->state[i], r->state[(i + 1) % WORDS], r->state[(i + MIDDLE) % WORDS]);
        }
        r->at = 0;
    }
    uint32_t y = r->state[r->at++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static void seed_by_number(Random *r, uint32_t seed)
{
    r->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = r->state[i - 1];
        r->state[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
    r->at = WORDS;
}

static uint32_t mixed(const Random *r, size_t i, uint32_t factor)
{
    uint32_t before = r->state[i - 1];
    return r->state[i] ^ ((before ^ (before >> 30)) * factor);
}

/* key: n words, n > 0. */
static void seed_by_array(Random *r, const uint32_t *key, size_t n)
{
    size_t i = 1, j = 0;
    seed_by_number(r, 19650218u);
    for (size_t k = n > WORDS ? n : WORDS; k > 0; k--) {
        r->state[i] = mixed(r, i, 1664525u) + key[j] + (uint32_t)j;
        j = (j + 1) % n;
        if (++i == WORDS) {
            r->state[0] = r->state[WORDS - 1];
            i = 1;
        }
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        r->state[i] = mixed(r, i, 1566083941u) - (uint32_t)i;
        if (++i == WORDS) {
            r->state[0] = r->state[WORDS - 1];
            i = 1;
        }
    }
    r->state[0] = 0x80000000u;
}

/* ---- seeds ---- */

static bool seed_by_system(OuThread *th, Random *r)
{
    uint32_t key[WORDS];
    size_t got = 0;
    while (got < sizeof key) {
        ssize_t n = getrandom((char *)key + got, sizeof key - got, 0);
        if (n < 0 && errno != EINTR) {
            return ou_raise_errno(th, errno, NULL, NULL);
        }
        got += n > 0 ? (size_t)n : 0;
    }
    seed_by_array(r, key, WORDS);
    return true;
}

/* number: an int, not negative. Its words, least significant first. */
static bool seed_by_int(OuThread *th, Random *r, OuObject *number)
{
    OuObject *length = ou_call_method_text(th, number, "bit_length", 0);
    int64_t bits;
    bool ok = length != NULL && ou_as_i64(th, length, &bits);
    ou_drop_maybe(th, length);
    if (!ok) {
        return false;
    }
    size_t n_words = bits == 0 ? 1 : ((size_t)bits + 31) / 32, size = n_words * 4;
    OuObject *count = ou_int_new(th, (int64_t)size), *order = count == NULL ? NULL : ou_str_from_text(th, "little");
    OuObject *bytes = order == NULL ? NULL : ou_call_method_text(th, number, "to_bytes", 2, count, order);
    ou_drop_maybe(th, order);
    ou_drop_maybe(th, count);
    uint32_t *key = bytes == NULL ? NULL : ou_mem_take(th, size);
    OuBuffer buffer;
    ok = key != NULL && ou_buffer_acquire(th, bytes, &buffer, false);
    if (ok) {
        const uint8_t *b = (const uint8_t *)buffer.data;
        for (size_t i = 0; i < n_words; i++, b += 4) {
            key[i] = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
        }
        ou_buffer_release(th, &buffer);
        seed_by_array(r, key, n_words);
    }
    if (key != NULL) {
        ou_mem_give(th, key, size);
    }
    ou_drop_maybe(th, bytes);
    return ok;
}

static bool seed_by(OuThread *th, Random *r, OuObject *seed)
{
    if (seed == NULL || seed == OU_NONE) {
        return seed_by_system(th, r);
    }
    OuObject *number;
    if (ou_is_int(seed)) {
        number = ou_absolute(th, seed);
    } else {
        int64_t hash = ou_hash(th, seed);
        number = hash == -1 ? NULL : ou_int_new_u64(th, (uint64_t)hash);
    }
    if (number != NULL && !ou_is_int(number)) {
        ou_raise(th, &ou_exc_type_error, "__abs__ of a seed returned a non-int (type %T)", number);
        ou_clear_ref(th, &number);
    }
    bool ok = number != NULL && seed_by_int(th, r, number);
    ou_drop_maybe(th, number);
    return ok;
}

/* ---- methods ---- */

METHOD(random_random)
{
    Random *r = (Random *)self;
    uint32_t high = next_word(r) >> 5, low = next_word(r) >> 6;
    return ou_float_new(th, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

METHOD(random_seed)
{
    return seed_by(th, (Random *)self, args[0]) ? OU_NONE : NULL;
}

METHOD(random_getrandbits)
{
    Random *r = (Random *)self;
    int bits;
    if (!ou_as_c_int(th, args[0], &bits)) {
        return NULL;
    }
    if (bits < 0) {
        return ou_null(th, &ou_exc_value_error, "number of bits must be non-negative");
    }
    if (bits <= 32) {
        return ou_int_new_u64(th, bits == 0 ? 0 : next_word(r) >> (32 - bits));
    }
    size_t n_words = ((size_t)bits - 1) / 32 + 1, size;
    if (!ou_checked_mul(n_words, 4, &size)) {
        return ou_null_memory(th);
    }
    uint8_t *bytes = ou_mem_take(th, size), *b = bytes;
    for (size_t left = (size_t)bits; bytes != NULL && b < bytes + size; b += 4) {
        uint32_t word = next_word(r) >> (left < 32 ? 32 - left : 0);
        left -= left < 32 ? left : 32;
        b[0] = (uint8_t)word;
        b[1] = (uint8_t)(word >> 8);
        b[2] = (uint8_t)(word >> 16);
        b[3] = (uint8_t)(word >> 24);
    }
    if (bytes == NULL) {
        return NULL;
    }
    OuObject *result = ou_int_from_bytes(th, bytes, size, true, false);
    ou_mem_give(th, bytes, size);
    return result;
}

METHOD(random_getstate)
{
    const Random *r = (const Random *)(const void *)self;
    OuObject *state = ou_tuple_new(th, WORDS + 1);
    for (size_t i = 0; state != NULL && i <= WORDS; i++) {
        OuObject *word = ou_int_new(th, i < WORDS ? r->state[i] : r->at);
        if (word == NULL) {
            ou_clear_ref(th, &state);
        } else {
            ou_tuple_items(state)[i] = word;
        }
    }
    return state == NULL ? NULL : ou_tuple_ready(th, state);
}

METHOD(random_setstate)
{
    Random *r = (Random *)self;
    uint32_t words[WORDS];
    int64_t at;
    if (!ou_is_tuple(args[0])) {
        return ou_null(th, &ou_exc_type_error, "state vector must be a tuple");
    }
    if (ou_tuple_size(args[0]) != WORDS + 1) {
        return ou_null(th, &ou_exc_value_error, "state vector is the wrong size");
    }
    for (size_t i = 0; i <= WORDS; i++) {
        OuObject *item = ou_tuple_borrow(args[0], i);
        uint64_t word;
        if (!ou_is_int(item)) {
            return ou_null(th, &ou_exc_type_error, "'%T' object cannot be interpreted as an integer", item);
        }
        if (i == WORDS) {
            break;
        }
        if (!ou_int_as_u64(th, item, &word)) {
            return NULL;
        }
        words[i] = (uint32_t)word;
    }
    if (!ou_int_as_i64(th, ou_tuple_borrow(args[0], WORDS), &at)) {
        return NULL;
    }
    if (at < 0 || at > WORDS) {
        return ou_null(th, &ou_exc_value_error, "invalid state");
    }
    for (size_t i = 0; i < WORDS; i++) {
        r->state[i] = words[i];
    }
    r->at = (uint32_t)at;
    return OU_NONE;
}

/* ---- the type ---- */

static OuObject *random_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                             OU_UNUSED OuObject *kwnames)
{
    Random *r = (Random *)ou_type_allocate(th, type, 0);
    if (r != NULL) {
        seed_by_number(r, 5489u); /* a sound state whatever __init__ does */
        if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
            ou_track(th, &r->head);
        }
    }
    return (OuObject *)r;
}

static bool random_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!OU_HAS_FLAG(self->type, OU_TYPE_HEAP) && !ou_args_no_keywords(th, "Random", kwnames)) {
        return false;
    }
    if (n > 1) {
        return ou_raise(th, &ou_exc_type_error, "Random() requires 0 or 1 argument");
    }
    return seed_by(th, (Random *)self, n == 0 ? NULL : args[0]);
}

static void random_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static const OuMethodDef methods[] = {
    {"random", random_random, "", 0, "random() -> x in the interval [0, 1)."},
    {"seed", random_seed, "n=None, /", 0,
     "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier."},
    {"getstate", random_getstate, "", 0, "getstate() -> tuple containing the current state."},
    {"setstate", random_setstate, "state, /", 0, "setstate(state) -> None.  Restores generator state."},
    {"getrandbits", random_getrandbits, "k, /", 0, "getrandbits(k) -> x.  Generates an int with k random bits."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuType random_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_random.Random",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_RANDOM,
    .basic_size = sizeof(Random),
    .drop = random_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = random_make,
    .init = random_init,
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_random", NULL, NULL);
    if (module != NULL && !ou_module_add_type(th, module, &random_type)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__random = {.name = "_random", .make = make};
