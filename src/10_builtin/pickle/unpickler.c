/* unpickler.c - the type Unpickler and its memo.
 *
 * Picklers number what they memoize from 0 on, so the memo is an array; numbers far beyond what is in it, which only a made-up
 * pickle has, go to a dict instead of making the array as large as they say. */
#include "10_builtin/pickle/pickle_int.h"
#include "06_types/audit.h"

static OuUnpickler *of(OuObject *o)
{
    return (OuUnpickler *)o;
}

/* ---- the memo ---- */

OuObject *ou_unpickler_memo_get(OuThread *th, OuUnpickler *u, size_t index, bool *failed)
{
    if (OU_LIKELY(index < u->memo_room && u->memo[index] != NULL)) {
        return u->memo[index];
    }
    if (u->memo_far == NULL) {
        return NULL;
    }
    OuObject *key = ou_int_new_u64(th, index);
    OuObject *value = key == NULL ? NULL : ou_dict_borrow(th, u->memo_far, key, failed);
    *failed = *failed || key == NULL;
    ou_drop_maybe(th, key);
    return value;
}

static bool grow(OuThread *th, OuUnpickler *u, size_t need)
{
    size_t room = need < 32 ? 32 : need * 2, bytes;
    if (!ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return ou_raise_memory(th);
    }
    OuObject **memo = ou_mem_resize(th, u->memo, u->memo_room * sizeof(OuObject *), bytes);
    if (memo == NULL) {
        return false;
    }
    memset(memo + u->memo_room, 0, (room - u->memo_room) * sizeof(OuObject *));
    u->memo = memo;
    u->memo_room = room;
    return true;
}

static bool put_far(OuThread *th, OuUnpickler *u, size_t index, OuObject *value)
{
    if (u->memo_far == NULL && (u->memo_far = ou_dict_new(th)) == NULL) {
        return false;
    }
    OuObject *key = ou_int_new_u64(th, index);
    OuTruth there = key == NULL ? OU_ERROR : ou_dict_has(th, u->memo_far, key);
    bool done = there != OU_ERROR && ou_dict_set(th, u->memo_far, key, value);
    u->memo_used += done && there == OU_FALSE;
    ou_drop_maybe(th, key);
    return done;
}

bool ou_unpickler_memo_put(OuThread *th, OuUnpickler *u, size_t index, OuObject *value)
{
    if (index >= u->memo_room) {
        if (index > u->memo_used * 2 + 1024) {
            return put_far(th, u, index, value);
        }
        if (!grow(th, u, index + 1)) {
            return false;
        }
    }
    u->memo_used += u->memo[index] == NULL;
    ou_replace(th, &u->memo[index], ou_keep(value));
    return true;
}

void ou_unpickler_memo_clear(OuThread *th, OuUnpickler *u)
{
    OuObject **memo = u->memo, *far = u->memo_far;
    size_t room = u->memo_room;
    u->memo = NULL;
    u->memo_far = NULL;
    u->memo_room = u->memo_used = 0;
    for (size_t i = 0; i < room; i++) {
        ou_drop_maybe(th, memo[i]);
    }
    ou_mem_give(th, memo, room * sizeof(OuObject *));
    ou_drop_maybe(th, far);
}

/* ---- life ---- */

bool ou_unpickler_take_data(OuThread *th, OuUnpickler *u, OuObject *data)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, data, &buffer, false)) {
        return false;
    }
    ou_pickle_in_forget(th, &u->in);
    u->in.buffer = buffer;
    u->in.taken = buffer.size;
    return true;
}

/* A str argument, or what it is when it is absent. */
static bool set_text(OuThread *th, OuObject **place, OuObject *given, const char *name, const char *otherwise)
{
    if (given != NULL && !ou_is_str(given)) {
        return ou_raise(th, &ou_exc_type_error, "Unpickler() argument '%s' must be str, not %s", name, ou_argument_type(given));
    }
    OuObject *text = given != NULL ? ou_keep(given) : ou_str_intern_text(th, otherwise);
    if (text != NULL) {
        ou_replace(th, place, text);
    }
    return text != NULL;
}

static bool set_options(OuThread *th, OuUnpickler *u, OuObject *fix_imports, OuObject *encoding, OuObject *errors, OuObject *buffers)
{
    OuTruth fix = fix_imports == NULL ? OU_TRUE : ou_is_true(th, fix_imports);
    if (fix == OU_ERROR || !set_text(th, &u->encoding, encoding, "encoding", "ASCII") ||
        !set_text(th, &u->errors, errors, "errors", "strict")) {
        return false;
    }
    u->fix_imports = fix == OU_TRUE;
    OuObject *iterator = NULL;
    if (buffers != NULL && buffers != OU_NONE) {
        iterator = ou_iter(th, buffers);
        if (iterator == NULL) {
            return false;
        }
    }
    ou_replace(th, &u->buffers, iterator);
    return true;
}

static bool method(OuThread *th, OuObject *file, const char *name, OuObject **place)
{
    bool failed = false;
    OuObject *found = ou_get_attr_text_maybe(th, file, name, &failed);
    if (!failed) {
        ou_replace(th, place, found);
    }
    return !failed;
}

static bool set_file(OuThread *th, OuUnpickler *u, OuObject *file)
{
    OuPickleIn *in = &u->in;
    if (!method(th, file, "peek", &in->peek) || !method(th, file, "readinto", &in->readinto) || !method(th, file, "read", &in->read) ||
        !method(th, file, "readline", &in->readline)) {
        return false;
    }
    if (in->read == NULL || in->readline == NULL) {
        ou_clear_ref(th, &in->read);
        return ou_raise(th, &ou_exc_type_error, "file must have 'read' and 'readline' attributes");
    }
    return true;
}

OuObject *ou_unpickler_new(OuThread *th, OuObject *file, OuObject *fix_imports, OuObject *encoding, OuObject *errors, OuObject *buffers)
{
    OuObject *self = ou_object_make_any(th, &ou_unpickler_type, NULL, 0, NULL);
    if (self == NULL || (file != NULL && !set_file(th, of(self), file)) ||
        !set_options(th, of(self), fix_imports, encoding, errors, buffers)) {
        ou_drop_maybe(th, self);
        return NULL;
    }
    of(self)->ready = true;
    return self;
}

static bool unpickler_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuUnpickler *u = of(self);
    OuObject *given[5];
    if (!ou_args_parse(th, "Unpickler", "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()", args, n, kwnames, given)) {
        return false;
    }
    u->ready = false;
    ou_pickle_in_forget(th, &u->in);
    if (!set_file(th, u, given[0]) || !set_options(th, u, given[1], given[2], given[3], given[4])) {
        return false;
    }
    if (self->type == &ou_unpickler_type) {
        ou_clear_ref(th, &u->persistent_load.function);
    } else if (!ou_pickle_hook_find(th, self, "persistent_load", &u->persistent_load)) {
        return false;
    }
    ou_unpickler_memo_clear(th, u);
    u->protocol = 0;
    u->ready = true;
    return true;
}

static void let_go(OuThread *th, OuUnpickler *u)
{
    ou_pickle_in_forget(th, &u->in);
    ou_unpickler_memo_clear(th, u);
    ou_clear_ref(th, &u->in.read);
    ou_clear_ref(th, &u->in.readinto);
    ou_clear_ref(th, &u->in.readline);
    ou_clear_ref(th, &u->in.peek);
    ou_clear_ref(th, &u->persistent_load.function);
    ou_clear_ref(th, &u->buffers);
}

static void unpickler_clear(OuThread *th, OuObject *self)
{
    of(self)->ready = false;
    let_go(th, of(self));
    ou_instance_clear_extra(th, self);
}

static void unpickler_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, of(self));
    ou_clear_ref(th, &of(self)->encoding);
    ou_clear_ref(th, &of(self)->errors);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t unpickler_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuUnpickler *u = of(self);
    if (from == 0) {
        if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
            ou_instance_visit_extra(self, fn, arg);
        }
        ou_visit_one(fn, arg, u->in.buffer.owner);
        ou_visit_one(fn, arg, u->in.read);
        ou_visit_one(fn, arg, u->in.readinto);
        ou_visit_one(fn, arg, u->in.readline);
        ou_visit_one(fn, arg, u->in.peek);
        ou_visit_one(fn, arg, u->persistent_load.function);
        ou_visit_one(fn, arg, u->buffers);
        ou_visit_one(fn, arg, u->memo_far);
    }
    if (from >= u->memo_room) {
        return OU_VISIT_END;
    }
    size_t to = u->memo_room - from > limit ? from + limit : u->memo_room;
    for (size_t i = from; i < to; i++) {
        ou_visit_one(fn, arg, u->memo[i]);
    }
    return to < u->memo_room ? to : OU_VISIT_END;
}

/* ---- methods ---- */

OU_METHOD(unpickler_load)
{
    OuUnpickler *u = of(self);
    if (!u->ready || u->in.read == NULL) {
        ou_unpickling_fails(th, "Unpickler.__init__() was not called by %s.__init__()", ou_type_short_name(self->type));
        return NULL;
    }
    return ou_unpickle(th, u);
}

/* The attribute of a module, or, from protocol 4 on, of what is in it. */
static OuObject *find_in(OuThread *th, OuUnpickler *u, OuObject *module, OuObject *name)
{
    OuObject *path = NULL, *found;
    if (u->protocol >= 4) {
        path = ou_pickle_path(th, name, module);
        if (path == NULL) {
            return NULL;
        }
        found = ou_pickle_walk(th, module, path, NULL);
        ou_drop(th, path);
    } else {
        found = ou_get_attr(th, module, name);
    }
    if (found == NULL && ou_error_swallow(th, &ou_exc_attribute_error)) {
        ou_raise(th, &ou_exc_attribute_error, "Can't get attribute %R on %R", name, module);
    }
    return found;
}

OuObject *ou_unpickler_find_class(OuThread *th, OuUnpickler *u, OuObject *module, OuObject *name)
{
    if (ou_audited(th) && !ou_audit(th, "pickle.find_class", "OO", module, name)) {
        return NULL;
    }
    ou_keep(module);
    ou_keep(name);
    OuObject *object = NULL;
    if (u->protocol >= 3 || !u->fix_imports || ou_pickle_rename(th, OU_PART_NAMES_2_TO_3, OU_PART_MODULES_2_TO_3, &module, &name)) {
        object = ou_import_find_and_load(th, module);
    }
    OuObject *found = object == NULL ? NULL : find_in(th, u, object, name);
    ou_drop_maybe(th, object);
    ou_drop(th, name);
    ou_drop(th, module);
    return found;
}

OU_METHOD(unpickler_find_class)
{
    if (!ou_is_str(args[0]) || !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "find_class() arguments must be str, not %T", ou_is_str(args[0]) ? args[1] : args[0]);
    }
    return ou_unpickler_find_class(th, of(self), args[0], args[1]);
}

OU_METHOD(unpickler_sizeof)
{
    return ou_int_new(th, (int64_t)(ou_type_instance_size(self, 0) + of(self)->memo_room * sizeof(OuObject *)));
}

/* ---- attributes ---- */

static OuObject *get_persistent_load(OuThread *th, OuObject *self)
{
    return ou_pickle_hook_get(th, self, &of(self)->persistent_load, "persistent_load");
}

static bool set_persistent_load(OuThread *th, OuObject *self, OuObject *value)
{
    return ou_pickle_hook_set(th, &of(self)->persistent_load, "persistent_load", value);
}

OuObject *ou_unpickler_memo_dict(OuThread *th, const OuUnpickler *u)
{
    OuObject *dict = u->memo_far == NULL ? ou_dict_new(th) : ou_dict_copy(th, u->memo_far);
    for (size_t i = 0; dict != NULL && i < u->memo_room; i++) {
        OuObject *key = u->memo[i] == NULL ? NULL : ou_int_new_u64(th, i);
        if (u->memo[i] != NULL && (key == NULL || !ou_dict_set(th, dict, key, u->memo[i]))) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, key);
    }
    return dict;
}

static OuObject *get_memo(OuThread *th, OuObject *self)
{
    return ou_memo_proxy_new(th, &ou_unpickler_memo_type, self);
}

static bool memo_from_dict(OuThread *th, OuObject *dict, OuUnpickler *u)
{
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(dict, &at, &key, &value);) {
        int64_t index;
        if (!ou_is_int(key)) {
            return ou_raise(th, &ou_exc_type_error, "memo key must be integers");
        }
        if (!ou_int_as_i64(th, key, &index)) {
            return false;
        }
        if (index < 0) {
            return ou_raise(th, &ou_exc_value_error, "memo key must be positive integers.");
        }
        if (!ou_unpickler_memo_put(th, u, (size_t)index, value)) {
            return false;
        }
    }
    return true;
}

static bool set_memo(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "attribute deletion is not supported");
    }
    bool is_proxy = value->type == &ou_unpickler_memo_type;
    if (!is_proxy && !ou_is_dict(value)) {
        return ou_raise(th, &ou_exc_type_error, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %T", value);
    }
    /* What is in the new one is put into a memo of its own first, in a copy that nobody sees. */
    OuObject *dict = is_proxy ? ou_unpickler_memo_dict(th, of(ou_memo_proxy_owner_borrow(value))) : ou_dict_copy(th, value);
    OuUnpickler fresh = {.memo = NULL}, *u = of(self), old;
    bool done = dict != NULL && memo_from_dict(th, dict, &fresh);
    ou_drop_maybe(th, dict);
    if (done) {
        old = *u;
        u->memo = fresh.memo, u->memo_room = fresh.memo_room, u->memo_used = fresh.memo_used, u->memo_far = fresh.memo_far;
        fresh.memo = old.memo, fresh.memo_room = old.memo_room, fresh.memo_far = old.memo_far;
    }
    ou_unpickler_memo_clear(th, &fresh);
    return done;
}

static const OuMethodDef methods[] = {
    {"load", unpickler_load, "", 0,
     "Load a pickle.\n\nRead a pickled object representation from the open file object given\nin the constructor, and return the "
     "reconstituted object hierarchy\nspecified therein."},
    {"find_class", unpickler_find_class, "module_name, global_name, /", 0,
     "Return an object from a specified module.\n\nIf necessary, the module will be imported. Subclasses may override\nthis method."},
    {"__sizeof__", unpickler_sizeof, "", 0, "Returns size in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"memo", get_memo, set_memo, NULL},
    {"persistent_load", get_persistent_load, set_persistent_load, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_unpickler_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_pickle.Unpickler",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_UNPICKLER,
    .basic_size = sizeof(OuUnpickler),
    .drop = unpickler_drop,
    .visit = unpickler_visit,
    .clear = unpickler_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make_any,
    .init = unpickler_init,
    .methods = methods,
    .getset = getset,
    .doc = "This takes a binary file for reading a pickle data stream.\n\n"
           "The protocol is detected; bytes behind the pickle stay in the file. file: anything with read() and readline().\n"
           "fix_imports, encoding and errors are for pickles of Python 2; buffers: what stayed out of the stream.",
    .new_signature = "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()",
};
