/* blake2_module.c - the module _blake2: BLAKE2b and BLAKE2s with all their parameters. */
#include "10_builtin/hash/digest.h"
#include "10_builtin/hash/hash_int.h"

#include "06_types/dict.h"

#include <stdio.h>

#define METHOD(name) OU_METHOD(name)

typedef struct Blake2 {
    OuObject head;
    bool busy;
    OuBlake2 state;
} Blake2;

static const OuType blake2b_type, blake2s_type;

/* Sizes in bytes: {blake2b, blake2s}. */
static const int max_size[2] = {64, 32}, salt_size[2] = {16, 8};

/* An optional C int within bounds; words: of the error. */
static bool small_number(OuThread *th, OuObject *arg, int low, int high, const char *words, uint8_t *out)
{
    int value = *out;
    if (!ou_as_c_int(th, arg, &value)) {
        return false;
    }
    if (value < low || value > high) {
        return ou_raise(th, &ou_exc_value_error, "%s", words);
    }
    *out = (uint8_t)value;
    return true;
}

static bool large_number(OuThread *th, OuObject *arg, uint64_t *out)
{
    if (arg == NULL) {
        return true;
    }
    OuObject *number = ou_index(th, arg);
    if (number == NULL) {
        return false;
    }
    bool ok = ou_int_sign(number) >= 0 || ou_raise(th, &ou_exc_value_error, "value must be positive");
    ok = ok && (ou_int_as_u64(th, number, out) || (ou_error_swallow(th, &ou_exc_overflow_error) &&
                                                   ou_raise(th, &ou_exc_overflow_error, "int too big to convert")));
    ou_drop(th, number);
    return ok;
}

/* Optional bytes of at most `most`, copied to out. */
static bool few_bytes(OuThread *th, OuObject *arg, const char *name, int most, uint8_t *out, uint8_t *size)
{
    OuBuffer buffer;
    if (arg == NULL) {
        return true;
    }
    if (!ou_buffer_acquire(th, arg, &buffer, false)) {
        return false;
    }
    bool ok = buffer.size <= (size_t)most || ou_raise(th, &ou_exc_value_error, "maximum %s length is %d bytes", name, most);
    if (ok && buffer.size > 0) {
        memcpy(out, buffer.data, buffer.size);
    }
    if (size != NULL) {
        *size = (uint8_t)(ok ? buffer.size : 0);
    }
    ou_buffer_release(th, &buffer);
    return ok;
}

/* In the order of the signature, from digest_size on. */
static bool parameters_of(OuThread *th, bool small, OuObject *const *given, OuBlake2Parameters *p, uint8_t *key)
{
    char words[64];
    uint64_t leaf_size = 0;
    int most = max_size[small];
    *p = (OuBlake2Parameters){.digest_size = (uint8_t)most, .fanout = 1, .depth = 1};
    snprintf(words, sizeof words, "digest_size must be between 1 and %d bytes", most);
    if (!small_number(th, given[0], 1, most, words, &p->digest_size) ||
        !few_bytes(th, given[2], "salt", salt_size[small], p->salt, NULL) ||
        !few_bytes(th, given[3], "person", salt_size[small], p->person, NULL) ||
        !small_number(th, given[4], 0, 255, "fanout must be between 0 and 255", &p->fanout) ||
        !small_number(th, given[5], 1, 255, "depth must be between 1 and 255", &p->depth) || !large_number(th, given[6], &leaf_size)) {
        return false;
    }
    if (leaf_size > UINT32_MAX) {
        return ou_raise(th, &ou_exc_overflow_error, "leaf_size is too large");
    }
    p->leaf_size = (uint32_t)leaf_size;
    if (!large_number(th, given[7], &p->node_offset)) {
        return false;
    }
    if (small && p->node_offset >> 48 != 0) {
        return ou_raise(th, &ou_exc_overflow_error, "node_offset is too large");
    }
    snprintf(words, sizeof words, "inner_size must be between 0 and is %d", most);
    OuTruth last = given[10] == NULL ? OU_FALSE : ou_is_true(th, given[10]);
    p->last_node = last == OU_TRUE;
    return last != OU_ERROR && small_number(th, given[8], 0, 255, "node_depth must be between 0 and 255", &p->node_depth) &&
           small_number(th, given[9], 0, most, words, &p->inner_size) && few_bytes(th, given[1], "key", most, key, &p->key_size);
}

static bool add(OuThread *th, Blake2 *b, OuObject *data)
{
    OuBuffer buffer;
    if (!ou_hash_buffer(th, data, &buffer)) {
        return false;
    }
    ou_work_begin(th, &b->busy);
    ou_work_leave(th, buffer.size);
    ou_blake2_add(&b->state, buffer.data, buffer.size);
    ou_work_enter(th, buffer.size);
    ou_work_end(&b->busy);
    ou_buffer_release(th, &buffer);
    return true;
}

static OuObject *blake2_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[13];
    OuBlake2Parameters parameters;
    uint8_t key[64];
    bool small = type == &blake2s_type;
    if (!ou_args_parse(th, ou_type_short_name(type),
                       "data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, "
                       "node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True",
                       args, n, kwnames, given) ||
        !parameters_of(th, small, given + 1, &parameters, key)) {
        return NULL;
    }
    Blake2 *b = (Blake2 *)ou_object_new(th, type, sizeof *b);
    if (b == NULL) {
        return NULL;
    }
    b->busy = false;
    ou_blake2_start(&b->state, small, &parameters, key);
    if (given[0] != NULL && !add(th, b, given[0])) {
        ou_drop(th, b);
        return NULL;
    }
    return &b->head;
}

static void blake2_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(Blake2));
}

static OuBlake2 copy_of(OuThread *th, OuObject *self)
{
    Blake2 *b = (Blake2 *)self;
    ou_work_begin(th, &b->busy);
    OuBlake2 copy = b->state;
    ou_work_end(&b->busy);
    return copy;
}

METHOD(blake2_copy)
{
    OuBlake2 state = copy_of(th, self);
    Blake2 *b = (Blake2 *)ou_object_new(th, self->type, sizeof *b);
    if (b != NULL) {
        b->busy = false;
        b->state = state;
    }
    return (OuObject *)b;
}

METHOD(blake2_update)
{
    return add(th, (Blake2 *)self, args[0]) ? OU_NONE : NULL;
}

METHOD(blake2_digest)
{
    uint8_t bytes[64];
    OuBlake2 state = copy_of(th, self);
    ou_blake2_finish(&state, bytes);
    return ou_bytes_from(th, bytes, state.digest_size);
}

METHOD(blake2_hexdigest)
{
    uint8_t bytes[64];
    OuBlake2 state = copy_of(th, self);
    ou_blake2_finish(&state, bytes);
    return ou_hash_hex(th, bytes, state.digest_size);
}

static OuObject *get_name(OuThread *th, OuObject *self)
{
    return ou_str_from_text(th, ou_type_short_name(self->type));
}

static OuObject *get_block_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, self->type == &blake2s_type ? 64 : 128);
}

static OuObject *get_digest_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, ((Blake2 *)self)->state.digest_size);
}

static const OuMethodDef blake2_methods[] = {
    {"copy", blake2_copy, "", 0, "Return a copy of the hash object."},
    {"digest", blake2_digest, "", 0, "Return the digest value as a bytes object."},
    {"hexdigest", blake2_hexdigest, "", 0, "Return the digest value as a string of hexadecimal digits."},
    {"update", blake2_update, "data, /", 0, "Update this hash object's state with the provided bytes-like object."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef blake2_getset[] = {
    {"name", get_name, NULL, NULL},
    {"block_size", get_block_size, NULL, NULL},
    {"digest_size", get_digest_size, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

#define BLAKE2_TYPE(variable, full_name, number)                                                   \
    static const OuType variable = {                                                               \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                     \
        .name = full_name,                                                                         \
        .base = &ou_object_type,                                                                   \
        .index = number,                                                                           \
        .basic_size = sizeof(Blake2),                                                              \
        .drop = blake2_drop,                                                                       \
        .repr = ou_object_repr,                                                                    \
        OU_SLOTS_OF_OBJECT,                                                                        \
        .make = blake2_make,                                                                       \
        .methods = blake2_methods,                                                                 \
        .getset = blake2_getset,                                                                   \
        .doc = "Return a new BLAKE2 hash object.",                                                 \
    }
BLAKE2_TYPE(blake2b_type, "_blake2.blake2b", OU_TYPE_INDEX_HASHES + 12);
BLAKE2_TYPE(blake2s_type, "_blake2.blake2s", OU_TYPE_INDEX_HASHES + 13);

/* The type's attributes and the module's constants are the same four numbers. */
static bool add_sizes(OuThread *th, OuObject *module, const OuType *type, const char *prefix, bool small)
{
    static const char *const names[] = {"SALT_SIZE", "PERSON_SIZE", "MAX_KEY_SIZE", "MAX_DIGEST_SIZE"};
    OuTypeState *state = ou_type_state(th, type);
    for (size_t i = 0; state != NULL && i < 4; i++) {
        char name[48];
        snprintf(name, sizeof name, "%s_%s", prefix, names[i]);
        OuObject *size = ou_int_new(th, i < 2 ? salt_size[small] : max_size[small]);
        bool ok = size != NULL && ou_dict_set_text(th, state->dict, names[i], size) && ou_module_add(th, module, name, size);
        ou_drop_maybe(th, size);
        if (!ok) {
            return false;
        }
    }
    return state != NULL && ou_type_modified(th, type, NULL) && ou_module_add_type(th, module, type);
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_blake2", "_blake2b provides BLAKE2b for hashlib\n", NULL);
    if (module != NULL && (!add_sizes(th, module, &blake2b_type, "BLAKE2B", false) || !add_sizes(th, module, &blake2s_type, "BLAKE2S", true))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__blake2 = {.name = "_blake2", .make = make};
