/* pickler.c - the type Pickler.
 *
 * A dump() that runs within a dump() of the same pickler (from a __reduce__, say) has an output of its own: only the memo
 * is shared. */
#include "10_builtin/pickle/pickle_int.h"

static OuPickler *of(OuObject *o)
{
    return (OuPickler *)o;
}

/* ---- dumping ---- */

static bool dump_all(OuThread *th, OuPickler *p, OuObject *o)
{
    if (p->protocol >= 2) {
        if (!ou_pickle_op_number(th, p, OU_P_PROTO, (uint64_t)p->protocol, 1)) {
            return false;
        }
        p->out.framing = p->protocol >= 4;
    }
    return ou_pickle_save(th, p, o, true) && ou_pickle_op(th, p, OU_P_STOP) && ou_pickle_end_frame(th, p);
}

/* dump_all() with its own output and reducer_override; *bytes: the output, when there is no file. */
static bool dump(OuThread *th, OuPickler *p, OuObject *o, OuObject **bytes)
{
    OuPickleOut out = p->out;
    OuPickleHook reducer = p->reducer_override;
    p->out = (OuPickleOut){0};
    p->reducer_override = (OuPickleHook){NULL, false};
    bool done = p->head.type == &ou_pickler_type || ou_pickle_hook_find(th, &p->head, "reducer_override", &p->reducer_override);
    done = done && dump_all(th, p, o);
    if (done && bytes != NULL) {
        *bytes = ou_byte_builder_finish(th, &p->out.bytes);
        done = *bytes != NULL;
    } else if (done) {
        done = ou_pickle_flush(th, p);
    }
    ou_byte_builder_abandon(th, &p->out.bytes);
    ou_clear_ref(th, &p->reducer_override.function);
    p->reducer_override = reducer;
    p->out = out;
    return done;
}

bool ou_pickler_dump(OuThread *th, OuPickler *p, OuObject *o)
{
    return dump(th, p, o, NULL);
}

OuObject *ou_pickler_dumps(OuThread *th, OuPickler *p, OuObject *o)
{
    OuObject *bytes = NULL;
    return dump(th, p, o, &bytes) ? bytes : NULL;
}

bool ou_pickler_uninitialised(OuThread *th, const OuPickler *p)
{
    return ou_pickling_fails(th, "Pickler.__init__() was not called by %s.__init__()", ou_type_short_name(p->head.type));
}

OU_METHOD(pickler_dump)
{
    OuPickler *p = of(self);
    bool done = p->ready && p->write != NULL ? ou_pickler_dump(th, p, args[0]) : ou_pickler_uninitialised(th, p);
    return done ? OU_NONE : NULL;
}

OU_METHOD(pickler_clear_memo)
{
    ou_pickle_memo_clear(th, &of(self)->memo);
    return OU_NONE;
}

/* ---- life ---- */

static bool set_protocol(OuThread *th, OuPickler *p, OuObject *protocol, OuObject *fix_imports, OuObject *buffer_callback)
{
    int64_t number = OU_PICKLE_DEFAULT;
    if (protocol != NULL && protocol != OU_NONE) {
        if (!ou_as_i64(th, protocol, &number)) {
            return false;
        }
        if (number < 0) {
            number = OU_PICKLE_HIGHEST;
        } else if (number > OU_PICKLE_HIGHEST) {
            return ou_raise(th, &ou_exc_value_error, "pickle protocol must be <= %d", OU_PICKLE_HIGHEST);
        }
    }
    OuTruth fix = fix_imports == NULL ? OU_TRUE : ou_is_true(th, fix_imports);
    if (fix == OU_ERROR) {
        return false;
    }
    bool has_callback = buffer_callback != NULL && buffer_callback != OU_NONE;
    if (has_callback && number < 5) {
        return ou_raise(th, &ou_exc_value_error, "buffer_callback needs protocol >= 5");
    }
    p->protocol = (int32_t)number;
    p->bin = number > 0;
    p->fix_imports = fix == OU_TRUE && number < 3;
    ou_replace(th, &p->buffer_callback, has_callback ? ou_keep(buffer_callback) : NULL);
    return true;
}

static bool set_file(OuThread *th, OuPickler *p, OuObject *file)
{
    bool failed = false;
    OuObject *write = ou_get_attr_maybe(th, file, OU_NAME(th, plain_write), &failed);
    if (write == NULL) {
        return !failed && ou_raise(th, &ou_exc_type_error, "file must have a 'write' attribute");
    }
    ou_replace(th, &p->write, write);
    return true;
}

static bool pickler_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuPickler *p = of(self);
    OuObject *given[4];
    bool failed = false;
    if (!ou_args_parse(th, "Pickler", "file, protocol=None, fix_imports=True, buffer_callback=None", args, n, kwnames, given)) {
        return false;
    }
    p->ready = false;
    ou_clear_ref(th, &p->write);
    if (!set_protocol(th, p, given[1], given[2], given[3]) || !set_file(th, p, given[0])) {
        return false;
    }
    ou_pickle_memo_clear(th, &p->memo);
    p->fast = p->fast_depth = 0;
    ou_clear_ref(th, &p->fast_memo);
    if (self->type != &ou_pickler_type) {
        if (!ou_pickle_hook_find(th, self, "persistent_id", &p->persistent_id)) {
            return false;
        }
        OuObject *table = ou_get_attr_text_maybe(th, self, "dispatch_table", &failed);
        if (failed) {
            return false;
        }
        ou_replace(th, &p->dispatch_table, table);
    }
    p->ready = true;
    return true;
}

OuObject *ou_pickler_new(OuThread *th, OuObject *file, OuObject *protocol, OuObject *fix_imports, OuObject *buffer_callback)
{
    OuObject *self = ou_object_make_any(th, &ou_pickler_type, NULL, 0, NULL);
    if (self == NULL || !set_protocol(th, of(self), protocol, fix_imports, buffer_callback) ||
        (file != NULL && !set_file(th, of(self), file))) {
        ou_drop_maybe(th, self);
        return NULL;
    }
    of(self)->ready = true;
    return self;
}

static void let_go(OuThread *th, OuPickler *p)
{
    ou_pickle_memo_clear(th, &p->memo);
    ou_clear_ref(th, &p->write);
    ou_clear_ref(th, &p->persistent_id.function);
    ou_clear_ref(th, &p->dispatch_table);
    ou_clear_ref(th, &p->reducer_override.function);
    ou_clear_ref(th, &p->buffer_callback);
    ou_clear_ref(th, &p->fast_memo);
}

static void pickler_clear(OuThread *th, OuObject *self)
{
    let_go(th, of(self));
    ou_instance_clear_extra(th, self);
}

static void pickler_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, of(self));
    ou_byte_builder_abandon(th, &of(self)->out.bytes);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t pickler_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuPickler *p = of(self);
    if (from == 0) {
        if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
            ou_instance_visit_extra(self, fn, arg);
        }
        ou_visit_one(fn, arg, p->write);
        ou_visit_one(fn, arg, p->persistent_id.function);
        ou_visit_one(fn, arg, p->dispatch_table);
        ou_visit_one(fn, arg, p->reducer_override.function);
        ou_visit_one(fn, arg, p->buffer_callback);
        ou_visit_one(fn, arg, p->fast_memo);
    }
    if (from >= p->memo.room) {
        return OU_VISIT_END;
    }
    size_t to = p->memo.room - from > limit ? from + limit : p->memo.room;
    for (size_t i = from; i < to; i++) {
        ou_visit_one(fn, arg, p->memo.entries[i].object);
    }
    return to < p->memo.room ? to : OU_VISIT_END;
}

OU_METHOD(pickler_sizeof)
{
    OuPickler *p = of(self);
    return ou_int_new(th, (int64_t)(ou_type_instance_size(self, 0) + p->memo.room * sizeof *p->memo.entries + p->out.bytes.room));
}

/* ---- attributes ---- */

static OuObject *get_persistent_id(OuThread *th, OuObject *self)
{
    return ou_pickle_hook_get(th, self, &of(self)->persistent_id, "persistent_id");
}

static bool set_persistent_id(OuThread *th, OuObject *self, OuObject *value)
{
    return ou_pickle_hook_set(th, &of(self)->persistent_id, "persistent_id", value);
}

OuObject *ou_pickler_memo_dict(OuThread *th, const OuPickler *p)
{
    OuObject *dict = ou_dict_new(th);
    /* Making objects runs nothing: the memo stays as it is. */
    for (size_t i = 0; dict != NULL && i < p->memo.room; i++) {
        OuObject *o = p->memo.entries[i].object;
        if (o == NULL) {
            continue;
        }
        OuObject *key = ou_int_new(th, (int64_t)(intptr_t)o), *number = ou_int_new(th, (int64_t)p->memo.entries[i].index);
        OuObject *pair = key == NULL || number == NULL ? NULL : ou_tuple_of(th, 2, number, o);
        if (pair == NULL || !ou_dict_set(th, dict, key, pair)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, pair);
        ou_drop_maybe(th, number);
        ou_drop_maybe(th, key);
    }
    return dict;
}

static OuObject *get_memo(OuThread *th, OuObject *self)
{
    return ou_memo_proxy_new(th, &ou_pickler_memo_type, self);
}

static bool memo_from_pickler(OuThread *th, const OuPickler *from, OuPickleMemo *to)
{
    for (size_t i = 0; i < from->memo.room; i++) {
        const OuPickleMemoEntry *entry = &from->memo.entries[i];
        if (entry->object != NULL && !ou_pickle_memo_put(th, to, entry->object, entry->index)) {
            return false;
        }
    }
    return true;
}

static bool memo_from_dict(OuThread *th, OuObject *dict, OuPickleMemo *to)
{
    OuObject *key, *value;
    for (size_t at = 0; ou_dict_each(dict, &at, &key, &value);) {
        int64_t index;
        if (!ou_is_tuple(value) || ou_tuple_size(value) != 2) {
            return ou_raise(th, &ou_exc_type_error, "'memo' values must be 2-item tuples");
        }
        if (!ou_int_as_ssize(th, ou_tuple_borrow(value, 0), &index) ||
            !ou_pickle_memo_put(th, to, ou_tuple_borrow(value, 1), (size_t)index)) {
            return false;
        }
    }
    return true;
}

static bool set_memo(OuThread *th, OuObject *self, OuObject *value)
{
    OuPickleMemo memo = {0}, old;
    bool done;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "attribute deletion is not supported");
    }
    if (value->type == &ou_pickler_memo_type) {
        done = memo_from_pickler(th, of(ou_memo_proxy_owner_borrow(value)), &memo);
    } else if (ou_is_dict(value)) {
        done = memo_from_dict(th, value, &memo);
    } else {
        return ou_raise(th, &ou_exc_type_error, "'memo' attribute must be a PicklerMemoProxy object or dict, not %T", value);
    }
    if (!done) {
        ou_pickle_memo_clear(th, &memo);
        return false;
    }
    old = of(self)->memo;
    of(self)->memo = memo;
    ou_pickle_memo_clear(th, &old);
    return true;
}

/* ---- the type ---- */

static const OuMethodDef methods[] = {
    {"dump", pickler_dump, "obj, /", 0, "Write a pickled representation of the given object to the open file."},
    {"clear_memo", pickler_clear_memo, "", 0,
     "Clears the pickler's \"memo\".\n\nThe memo is the data structure that remembers which objects the\npickler has already "
     "seen, so that shared or recursive objects are\npickled by reference and not by value.  This method is useful when\n"
     "re-using picklers."},
    {"__sizeof__", pickler_sizeof, "", 0, "Returns size in memory, in bytes."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"bin", OU_MEMBER_I32, offsetof(OuPickler, bin), true, NULL},
    {"dispatch_table", OU_MEMBER_SLOT, offsetof(OuPickler, dispatch_table), true, NULL},
    {"fast", OU_MEMBER_I32, offsetof(OuPickler, fast), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuGetSetDef getset[] = {
    {"memo", get_memo, set_memo, NULL},
    {"persistent_id", get_persistent_id, set_persistent_id, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_pickler_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_pickle.Pickler",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_PICKLER,
    .basic_size = sizeof(OuPickler),
    .drop = pickler_drop,
    .visit = pickler_visit,
    .clear = pickler_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make_any,
    .init = pickler_init,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "This takes a binary file for writing a pickle data stream.\n\n"
           "protocol: 0 to 5, or negative for the highest; 4 is the default. file: anything with a write() method\n"
           "that takes bytes. fix_imports: below protocol 3, names are those of Python 2. buffer_callback: is called\n"
           "with each PickleBuffer; when it returns something false, the buffer stays out of the stream.",
    .new_signature = "file, protocol=None, fix_imports=True, buffer_callback=None",
};
