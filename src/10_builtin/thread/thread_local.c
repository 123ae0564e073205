/* thread_local.c - _thread._local: an object whose attributes each thread has for itself.
 *
 * An entry joins an object and a thread and owns the dict of that thread's attributes. It stands in two lists: the
 * object's, which the collector visits (so a local that is in its own dict is found as a cycle), and the thread's, which is
 * searched at each access (programs have a handful of locals) and emptied when the thread ends. Before an attribute is
 * looked up the dict of the running thread is put where the generic code looks for it; nothing of Python runs between. */
#include "10_builtin/thread/thread_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/names.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

typedef struct Entry {
    struct Local *local; /* whose list it is in */
    OuObject *dict;      /* owned */
    struct Entry *next_of_local, **at_local;
    struct Entry *next_of_thread, **at_thread;
} Entry;

typedef struct Local {
    OuObject head;
    OuObject *dict;    /* BORROWED from the entry of the thread that used it last */
    Entry *entries;
    OuObject *args;    /* what __init__ gets in each thread: tuple; owned, may be NULL */
    OuObject *kwargs;  /* dict; owned, may be NULL */
} Local;

static void unlink_entry(Entry *entry)
{
    *entry->at_local = entry->next_of_local;
    if (entry->next_of_local != NULL) {
        entry->next_of_local->at_local = entry->at_local;
    }
    *entry->at_thread = entry->next_of_thread;
    if (entry->next_of_thread != NULL) {
        entry->next_of_thread->at_thread = entry->at_thread;
    }
}

static void entry_end(OuThread *th, Entry *entry)
{
    OuObject *dict = entry->dict;
    if (entry->local->dict == dict) {
        entry->local->dict = NULL;
    }
    unlink_entry(entry);
    ou_mem_give(th, entry, sizeof *entry);
    ou_drop(th, dict);
}

void ou_thread_local_end(OuThread *th)
{
    OuThreadPart *part = ou_thread_part(th);
    while (part->locals != NULL) { /* what a dict drops may make new ones */
        entry_end(th, part->locals);
    }
}

static Entry *find(OuThread *th, Local *local)
{
    Entry *entry = ou_thread_part(th)->locals;
    while (entry != NULL && entry->local != local) {
        entry = entry->next_of_thread;
    }
    return entry;
}

static void link_entry(OuThread *th, Local *local, Entry *entry)
{
    Entry **of_thread = (Entry **)&ou_thread_part(th)->locals;
    entry->local = local;
    entry->next_of_local = local->entries;
    entry->at_local = &local->entries;
    entry->next_of_thread = *of_thread;
    entry->at_thread = of_thread;
    if (entry->next_of_local != NULL) {
        entry->next_of_local->at_local = &entry->next_of_local;
    }
    if (entry->next_of_thread != NULL) {
        entry->next_of_thread->at_thread = &entry->next_of_thread;
    }
    local->entries = *of_thread = entry;
}

static Entry *add(OuThread *th, Local *local)
{
    OuObject *dict = ou_dict_new(th);
    Entry *entry = dict == NULL ? NULL : ou_mem_take(th, sizeof *entry);
    if (entry == NULL) {
        ou_drop_maybe(th, dict);
        return NULL;
    }
    entry->dict = dict;
    link_entry(th, local, entry);
    return entry;
}

/* A thread's first use: __init__ runs again, with the arguments that the object was made with. */
static bool init_again(OuThread *th, Local *local)
{
    if (local->head.type->init == ou_object_init) {
        return true;
    }
    OuObject *init = ou_get_attr_text(th, (OuObject *)local, "__init__");
    OuObject *done = init == NULL ? NULL : ou_call_tuple(th, init, local->args, local->kwargs);
    ou_drop_maybe(th, init);
    ou_drop_maybe(th, done);
    if (done == NULL) {
        Entry *entry = find(th, local);
        OuObject *error = ou_error_take(th);
        if (entry != NULL) {
            entry_end(th, entry);
        }
        ou_error_restore_adopt(th, error);
    }
    return done != NULL;
}

/* local->dict is this thread's. */
static bool load(OuThread *th, Local *local)
{
    Entry *entry = find(th, local);
    if (OU_UNLIKELY(entry == NULL)) {
        entry = add(th, local);
        if (entry == NULL || !init_again(th, local)) {
            return false;
        }
        entry = find(th, local);
        if (entry == NULL && (entry = add(th, local)) == NULL) {
            return false;
        }
    }
    local->dict = entry->dict;
    return true;
}

static bool is_dict_name(OuThread *th, OuObject *name)
{
    return ou_is_str(name) && ou_str_equal(name, OU_NAME(th, dunder_dict));
}

static OuObject *local_get_attr(OuThread *th, OuObject *self, OuObject *name)
{
    if (!load(th, (Local *)self)) {
        return NULL;
    }
    return is_dict_name(th, name) ? ou_keep(((Local *)self)->dict) : ou_generic_get_attr(th, self, name);
}

static bool local_set_attr(OuThread *th, OuObject *self, OuObject *name, OuObject *value)
{
    if (!load(th, (Local *)self)) {
        return false;
    }
    if (is_dict_name(th, name)) {
        return ou_raise(th, &ou_exc_attribute_error, "'%T' object attribute '__dict__' is read-only", self);
    }
    return ou_generic_set_attr(th, self, name, value);
}

/* ---- life ---- */

/* What __init__ gets again: positional ones as a tuple, the rest as a dict. */
static bool remember(OuThread *th, Local *local, OuObject *const *args, size_t n, OuObject *kwnames)
{
    local->args = ou_tuple_from(th, args, n);
    if (local->args == NULL) {
        return false;
    }
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n_keywords == 0) {
        return true;
    }
    local->kwargs = ou_dict_new(th);
    for (size_t i = 0; i < n_keywords; i++) {
        if (local->kwargs == NULL || !ou_dict_set(th, local->kwargs, ou_tuple_borrow(kwnames, i), args[n + i])) {
            return false;
        }
    }
    return true;
}

static OuObject *local_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n + n_keywords > 0 && type->init == ou_object_init) {
        return ou_null(th, &ou_exc_type_error, "Initialization arguments are not supported");
    }
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o == NULL) {
        return NULL;
    }
    Entry *entry = remember(th, (Local *)o, args, n, kwnames) ? add(th, (Local *)o) : NULL; /* __init__ is about to run */
    if (entry == NULL) {
        ou_drop(th, o);
        return NULL;
    }
    ((Local *)o)->dict = entry->dict;
    ou_track(th, o);
    return o;
}

static void local_clear(OuThread *th, OuObject *self)
{
    Local *local = (Local *)self;
    while (local->entries != NULL) {
        entry_end(th, local->entries);
    }
    ou_clear_ref(th, &local->args);
    ou_clear_ref(th, &local->kwargs);
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_clear_extra(th, self);
    }
}

static void local_drop(OuThread *th, OuObject *self)
{
    Local *local = (Local *)self;
    ou_untrack(th, self);
    while (local->entries != NULL) {
        entry_end(th, local->entries);
    }
    ou_clear_ref(th, &local->args);
    ou_clear_ref(th, &local->kwargs);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t local_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const Local *local = (const Local *)self;
    for (const Entry *entry = local->entries; entry != NULL; entry = entry->next_of_local) {
        ou_visit_one(fn, arg, entry->dict);
    }
    ou_visit_one(fn, arg, local->args);
    ou_visit_one(fn, arg, local->kwargs);
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    return OU_VISIT_END;
}

const OuType ou_thread_local_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_thread._local",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_LOCAL,
    .basic_size = sizeof(Local),
    .dict_offset = offsetof(Local, dict),
    .weak = 1,
    .drop = local_drop,
    .visit = local_visit,
    .clear = local_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .get_attr = local_get_attr,
    .set_attr = local_set_attr,
    .make = local_make,
    .init = ou_object_init,
    .doc = "Thread-local data",
};
