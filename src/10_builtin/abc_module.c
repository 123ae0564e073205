/* abc_module.c - the module _abc: registered ("virtual") subclasses, and answers remembered, under the library's abc.py.
 *
 * Each abstract base class has an _abc_data in its _abc_impl: the classes registered, those known to be subclasses, those
 * known not to be. All three are tables of weak references by the class's address: an entry counts as long as its reference
 * is alive, so neither hashing nor comparing runs a metaclass's code (CPython's sets of weak references do), and no
 * callback is needed: entries of dead classes are replaced, or left out when the table is rebuilt. Negative answers are
 * good for one value of the VM's token, which each registration changes. */
#include "10_builtin/library.h"

#include "00_base/checked.h"
#include "05_cycle/weakref_core.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/weakref.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* ---- tables of classes, weakly referred to ---- */

#ifdef OU_TINY
#define FIRST_ROOM 4 /* the least of which a quarter stays free */
#else
#define FIRST_ROOM 8
#endif

typedef struct ClassEntry {
    const OuObject *address; /* NULL: free; may be a dead class's */
    OuObject *ref;           /* weak reference; owned */
} ClassEntry;

/* CLASSES-1 room is 0 or a power of two, used <= 3/4 room; linear probing. */
typedef struct ClassTable {
    ClassEntry *entries;
    size_t used, room;
} ClassTable;

static OuObject *entry_target(const ClassEntry *e)
{
    return ((const OuWeakRef *)(const void *)e->ref)->target;
}

static ClassEntry *place_of(const ClassTable *t, const OuObject *cls)
{
    size_t i = (size_t)(((uint64_t)(uintptr_t)cls >> 4) * 0x9e3779b97f4a7c15ull >> 20);
    for (;; i++) {
        ClassEntry *e = &t->entries[i & (t->room - 1)];
        if (e->address == NULL || e->address == cls) {
            return e;
        }
    }
}

static bool has_class(const ClassTable *t, const OuObject *cls)
{
    if (t->used == 0) {
        return false;
    }
    const ClassEntry *e = place_of(t, cls);
    return e->address != NULL && entry_target(e) == cls;
}

static void empty_table(OuThread *th, ClassTable *t)
{
    ClassTable old = *t;
    *t = (ClassTable){0};
    for (size_t i = 0; i < old.room; i++) {
        ou_drop_maybe(th, old.entries[i].ref);
    }
    ou_mem_give(th, old.entries, old.room * sizeof *old.entries);
}

/* Room for one more: a new table with the living only. Weak references without callback run nothing when dropped. */
static bool make_room(OuThread *th, ClassTable *t)
{
    if (t->room > 0 && t->used + 1 <= t->room - t->room / 4) {
        return true;
    }
    size_t n_alive = 0, room = FIRST_ROOM, bytes;
    for (size_t i = 0; i < t->room; i++) {
        n_alive += t->entries[i].address != NULL && entry_target(&t->entries[i]) != NULL;
    }
    while (room - room / 4 < n_alive + n_alive / 2 + 1) {
        room *= 2;
    }
    if (!ou_checked_mul(room, sizeof(ClassEntry), &bytes)) {
        return ou_raise_memory(th);
    }
    ClassTable bigger = {.entries = ou_mem_take_zeroed(th, bytes), .room = room};
    if (bigger.entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < t->room; i++) {
        ClassEntry *e = &t->entries[i];
        if (e->address != NULL && entry_target(e) != NULL) {
            *place_of(&bigger, e->address) = *e;
            bigger.used++;
            e->ref = NULL;
        }
    }
    empty_table(th, t);
    *t = bigger;
    return true;
}

static bool add_class(OuThread *th, ClassTable *t, OuObject *cls)
{
    if (has_class(t, cls)) {
        return true;
    }
    OuObject *ref = ou_weakref_new(th, cls, NULL);
    if (ref == NULL || !make_room(th, t)) {
        ou_drop_maybe(th, ref);
        return false;
    }
    ClassEntry *e = place_of(t, cls);
    OuObject *old = e->ref;
    t->used += e->address == NULL;
    *e = (ClassEntry){cls, ref};
    ou_drop_maybe(th, old);
    return true;
}

/* The living classes, kept in a new list; or, as_refs, their references in a new set. */
static OuObject *classes_of(OuThread *th, const ClassTable *t, bool as_refs)
{
    OuObject *all = as_refs ? ou_set_new(th, NULL) : ou_list_new(th, t->used);
    for (size_t i = 0; all != NULL && i < t->room; i++) {
        OuObject *cls = t->entries[i].address == NULL ? NULL
                                                      : ou_weak_target_new((const OuWeakRef *)(const void *)t->entries[i].ref);
        if (cls != NULL && !(as_refs ? ou_set_add(th, all, t->entries[i].ref) : ou_list_append(th, all, cls))) {
            ou_clear_ref(th, &all);
        }
        ou_drop_maybe(th, cls);
    }
    return all;
}

/* ---- _abc_data ---- */

typedef struct AbcData {
    OuObject head;
    ClassTable registry, cache, negative;
    uint64_t negative_token; /* the token under which `negative` was filled */
} AbcData;

static void data_clear(OuThread *th, OuObject *self)
{
    AbcData *d = (AbcData *)self;
    empty_table(th, &d->registry);
    empty_table(th, &d->cache);
    empty_table(th, &d->negative);
}

static void data_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    data_clear(th, self);
    ou_object_free(th, self, sizeof(AbcData));
}

static size_t data_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const AbcData *d = (const AbcData *)(const void *)self;
    const ClassTable *tables[] = {&d->registry, &d->cache, &d->negative};
    for (size_t i = 0; i < OU_COUNT_OF(tables); i++) {
        for (size_t j = 0; j < tables[i]->room; j++) {
            ou_visit_one(fn, arg, tables[i]->entries[j].ref);
        }
    }
    return OU_VISIT_END;
}

static OuObject *data_make(OuThread *th, const OuType *type, OU_UNUSED OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "_abc_data", kwnames) || !ou_args_count(th, "_abc_data", n, 0, 0)) {
        return NULL;
    }
    AbcData *d = (AbcData *)ou_object_new_zeroed(th, type, sizeof *d);
    if (d != NULL) {
        d->negative_token = th->vm->library->abc_token;
        ou_track(th, &d->head);
    }
    return (OuObject *)d;
}

static const OuType abc_data_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_abc._abc_data",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_ABC_DATA,
    .basic_size = sizeof(AbcData),
    .drop = data_drop,
    .visit = data_visit,
    .clear = data_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = data_make,
    .init = ou_object_init,
    .doc = "Internal state held by ABC machinery.",
};

/* cls._abc_impl: new; NULL with an error. */
static AbcData *data_of(OuThread *th, OuObject *cls)
{
    OuObject *data = ou_get_attr(th, cls, OU_NAME(th, plain__abc_impl));
    if (data != NULL && data->type != &abc_data_type) {
        ou_drop(th, data);
        return (AbcData *)ou_null(th, &ou_exc_type_error, "_abc_impl is set to a wrong type");
    }
    return (AbcData *)data;
}

/* ---- _abc_init ---- */

/* Names of a class's own namespace whose values are abstract. */
static bool add_own_abstracts(OuThread *th, OuObject *cls, OuObject *names)
{
    OuObject *dict = ou_get_attr(th, cls, OU_NAME(th, dunder_dict));
    OuObject *items = dict == NULL ? NULL : ou_call_method_text(th, dict, "items", 0);
    OuObject *list = items == NULL ? NULL : ou_to_list(th, items);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        OuObject *pair = ou_to_tuple(th, ou_list_borrow(list, i));
        ok = pair != NULL && (ou_tuple_size(pair) == 2 || ou_raise(th, &ou_exc_type_error, "items() of a namespace are not pairs"));
        OuTruth abstract = ok ? ou_is_abstract_method(th, ou_tuple_borrow(pair, 1)) : OU_ERROR;
        ok = abstract != OU_ERROR && (abstract == OU_FALSE || ou_set_add(th, names, ou_tuple_borrow(pair, 0)));
        ou_drop_maybe(th, pair);
    }
    ou_drop_maybe(th, list);
    ou_drop_maybe(th, items);
    ou_drop_maybe(th, dict);
    return ok;
}

/* Those names of one base's __abstractmethods__ that are still abstract in cls. */
static bool add_inherited_abstracts(OuThread *th, OuObject *cls, OuObject *base, OuObject *names)
{
    bool failed = false;
    OuObject *inherited = ou_get_attr_maybe(th, base, OU_NAME(th, dunder_abstractmethods), &failed);
    if (inherited == NULL) {
        return !failed;
    }
    OuObject *list = ou_to_list(th, inherited);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < ou_list_size(list); i++) {
        OuObject *name = ou_list_borrow(list, i);
        if (!ou_is_str(name)) {
            ok = ou_raise(th, &ou_exc_type_error, "attribute name must be string, not '%T'", name);
            break;
        }
        OuObject *value = ou_get_attr_maybe(th, cls, name, &failed);
        OuTruth abstract = failed ? OU_ERROR : value == NULL ? OU_FALSE : ou_is_abstract_method(th, value);
        ou_drop_maybe(th, value);
        ok = abstract != OU_ERROR && (abstract == OU_FALSE || ou_set_add(th, names, name));
    }
    ou_drop_maybe(th, list);
    ou_drop(th, inherited);
    return ok;
}

static bool set_abstract_methods(OuThread *th, OuObject *cls)
{
    OuObject *names = ou_set_new(th, NULL);
    OuObject *bases = names == NULL ? NULL : ou_get_attr(th, cls, OU_NAME(th, dunder_bases));
    bool ok = bases != NULL && add_own_abstracts(th, cls, names);
    if (ok && !ou_is_tuple(bases)) {
        ok = ou_raise(th, &ou_exc_type_error, "__bases__ is not tuple");
    }
    for (size_t i = 0; ok && i < ou_tuple_size(bases); i++) {
        ok = add_inherited_abstracts(th, cls, ou_tuple_borrow(bases, i), names);
    }
    OuObject *frozen = ok ? ou_frozenset_new(th, names) : NULL;
    ok = frozen != NULL && ou_set_attr(th, cls, OU_NAME(th, dunder_abstractmethods), frozen);
    ou_drop_maybe(th, frozen);
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, names);
    return ok;
}

METHOD(abc_init)
{
    OuObject *data = set_abstract_methods(th, args[0]) ? data_make(th, &abc_data_type, NULL, 0, NULL) : NULL;
    bool ok = data != NULL && ou_set_attr(th, args[0], OU_NAME(th, plain__abc_impl), data);
    ou_drop_maybe(th, data);
    return ok ? OU_NONE : NULL;
}

/* ---- register ---- */

#define PATTERN_FLAGS (OU_TYPE_SEQUENCE | OU_TYPE_MAPPING)

/* Instances of type and of the classes below it match what those of the abstract class do, from now on. False:
 * classes nested too deeply. */
static bool set_pattern_flags(OuThread *th, const OuType *type, uint32_t flags)
{
    if (!OU_HAS_FLAG(type, OU_TYPE_HEAP) || OU_HAS_FLAG(type, OU_TYPE_IMMUTABLE) || (type->flags & PATTERN_FLAGS) == flags) {
        return true;
    }
    OuType *heap = (OuType *)(uintptr_t)type;
    heap->flags = (heap->flags & ~PATTERN_FLAGS) | flags;
    const OuTypeState *state = ou_type_state(th, type);
    if (!ou_enter(th, " in _abc_register()")) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < state->n_subclasses; i++) {
        ok = set_pattern_flags(th, state->subclasses[i], flags);
    }
    ou_leave(th);
    return ok;
}

METHOD(abc_register)
{
    OuObject *cls = args[0], *subclass = args[1];
    if (!ou_is_type(subclass)) {
        return ou_null(th, &ou_exc_type_error, "Can only register classes");
    }
    OuTruth answer = ou_is_subclass(th, subclass, cls);
    if (answer != OU_FALSE) {
        return answer == OU_TRUE ? ou_keep(subclass) : NULL;
    }
    answer = ou_is_subclass(th, cls, subclass);
    if (answer != OU_FALSE) {
        return answer == OU_TRUE ? ou_null(th, &ou_exc_runtime_error, "Refusing to create an inheritance cycle") : NULL;
    }
    AbcData *d = data_of(th, cls);
    bool ok = d != NULL && add_class(th, &d->registry, subclass);
    ou_drop_maybe(th, d);
    if (!ok) {
        return NULL;
    }
    th->vm->library->abc_token++;
    uint32_t flags = ou_is_type(cls) ? ((const OuType *)(const void *)cls)->flags & PATTERN_FLAGS : 0;
    return flags == 0 || set_pattern_flags(th, (const OuType *)(const void *)subclass, flags) ? ou_keep(subclass) : NULL;
}

/* ---- the checks ---- */

static OuTruth truth_of_call(OuThread *th, OuObject *cls, OuObject *subclass)
{
    OuObject *result = ou_call_method(th, cls, OU_NAME(th, dunder_subclasscheck), &subclass, 1);
    OuTruth answer = result == NULL ? OU_ERROR : ou_is_true(th, result);
    ou_drop_maybe(th, result);
    return answer;
}

METHOD(abc_instancecheck)
{
    OuObject *cls = args[0], *instance = args[1], *type = OU_TYPE_OBJECT(instance->type);
    AbcData *d = data_of(th, cls);
    OuObject *subclass = d == NULL ? NULL : ou_get_attr(th, instance, OU_NAME(th, dunder_class));
    OuTruth answer = OU_ERROR;
    if (subclass == NULL) {
        goto done;
    }
    if (has_class(&d->cache, subclass)) {
        answer = OU_TRUE;
    } else if (subclass == type && d->negative_token == th->vm->library->abc_token && has_class(&d->negative, subclass)) {
        answer = OU_FALSE;
    } else {
        ou_keep(type);
        answer = truth_of_call(th, cls, subclass);
        if (answer == OU_FALSE && subclass != type) {
            answer = truth_of_call(th, cls, type);
        }
        ou_drop(th, type);
    }
done:
    ou_drop_maybe(th, subclass);
    ou_drop_maybe(th, d);
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

/* Is subclass one of these, or below one? Classes registered, or what cls.__subclasses__() says. */
static OuTruth below_any(OuThread *th, OuObject *subclass, OuObject *classes)
{
    OuTruth answer = OU_FALSE;
    for (size_t i = 0; answer == OU_FALSE && i < ou_list_size(classes); i++) {
        OuObject *cls = ou_keep(ou_list_borrow(classes, i));
        answer = ou_is_subclass(th, subclass, cls);
        ou_drop(th, cls);
    }
    return answer;
}

static OuTruth below_registered(OuThread *th, const AbcData *d, OuObject *subclass)
{
    if (d->registry.used == 0 || has_class(&d->registry, subclass)) {
        return d->registry.used == 0 ? OU_FALSE : OU_TRUE;
    }
    OuObject *classes = classes_of(th, &d->registry, false);
    OuTruth answer = classes == NULL ? OU_ERROR : below_any(th, subclass, classes);
    ou_drop_maybe(th, classes);
    return answer;
}

static OuTruth below_subclasses(OuThread *th, OuObject *cls, OuObject *subclass)
{
    OuObject *classes = ou_call_method_text(th, cls, "__subclasses__", 0);
    OuTruth answer = classes == NULL ? OU_ERROR
                     : ou_is_list(classes)
                         ? below_any(th, subclass, classes)
                         : (ou_raise(th, &ou_exc_type_error, "__subclasses__() must return a list"), OU_ERROR);
    ou_drop_maybe(th, classes);
    return answer;
}

/* What cls, its registry and its subclasses say, nothing remembered. */
static OuTruth ask(OuThread *th, const AbcData *d, OuObject *cls, OuObject *subclass)
{
    OuObject *told = ou_call_method(th, cls, OU_NAME(th, dunder_subclasshook), &subclass, 1);
    if (told == NULL) {
        return OU_ERROR;
    }
    ou_drop(th, told); /* compared by address only: the answers that count are immortal */
    if (told == OU_PY_TRUE || told == OU_PY_FALSE) {
        return told == OU_PY_TRUE ? OU_TRUE : OU_FALSE;
    }
    if (told != OU_NOT_IMPLEMENTED) {
        ou_raise(th, &ou_exc_assertion_error, "__subclasshook__ must return either False, True, or NotImplemented");
        return OU_ERROR;
    }
    if (ou_is_type(cls) &&
        ou_type_is_subtype(th, (const OuType *)(const void *)subclass, (const OuType *)(const void *)cls)) {
        return OU_TRUE;
    }
    OuTruth answer = below_registered(th, d, subclass);
    return answer == OU_FALSE ? below_subclasses(th, cls, subclass) : answer;
}

METHOD(abc_subclasscheck)
{
    OuObject *cls = args[0], *subclass = args[1];
    if (!ou_is_type(subclass)) {
        return ou_null(th, &ou_exc_type_error, "issubclass() arg 1 must be a class");
    }
    AbcData *d = data_of(th, cls);
    if (d == NULL) {
        return NULL;
    }
    OuTruth answer = has_class(&d->cache, subclass) ? OU_TRUE : OU_ERROR;
    if (answer == OU_ERROR) {
        if (d->negative_token != th->vm->library->abc_token) {
            empty_table(th, &d->negative);
            d->negative_token = th->vm->library->abc_token;
        }
        if (has_class(&d->negative, subclass)) {
            answer = OU_FALSE;
        } else {
            answer = ask(th, d, cls, subclass);
            bool registered = answer == OU_TRUE && has_class(&d->registry, subclass); /* found as fast there */
            if (answer != OU_ERROR && !registered && !add_class(th, answer == OU_TRUE ? &d->cache : &d->negative, subclass)) {
                answer = OU_ERROR;
            }
        }
    }
    ou_drop(th, d);
    return answer == OU_ERROR ? NULL : ou_bool(answer == OU_TRUE);
}

/* ---- for abc.py's looks behind the scenes ---- */

METHOD(get_cache_token)
{
    return ou_int_new_u64(th, th->vm->library->abc_token);
}

METHOD(get_dump)
{
    AbcData *d = data_of(th, args[0]);
    if (d == NULL) {
        return NULL;
    }
    OuObject *parts[4] = {classes_of(th, &d->registry, true), classes_of(th, &d->cache, true),
                          classes_of(th, &d->negative, true), ou_int_new_u64(th, d->negative_token)};
    bool ok = parts[0] != NULL && parts[1] != NULL && parts[2] != NULL && parts[3] != NULL;
    OuObject *result = ok ? ou_tuple_from(th, parts, 4) : NULL;
    for (size_t i = 0; i < 4; i++) {
        ou_drop_maybe(th, parts[i]);
    }
    ou_drop(th, d);
    return result;
}

METHOD(reset_registry)
{
    AbcData *d = data_of(th, args[0]);
    if (d == NULL) {
        return NULL;
    }
    empty_table(th, &d->registry);
    ou_drop(th, d);
    return OU_NONE;
}

METHOD(reset_caches)
{
    AbcData *d = data_of(th, args[0]);
    if (d == NULL) {
        return NULL;
    }
    empty_table(th, &d->cache);
    empty_table(th, &d->negative);
    ou_drop(th, d);
    return OU_NONE;
}

static const OuMethodDef functions[] = {
    {"get_cache_token", get_cache_token, "", 0,
     "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\n"
     "current version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC."},
    {"_abc_init", abc_init, "self, /", 0, "Internal ABC helper for class set-up. Should be never used outside abc module."},
    {"_abc_register", abc_register, "self, subclass, /", 0,
     "Internal ABC helper for subclasss registration. Should be never used outside abc module."},
    {"_abc_instancecheck", abc_instancecheck, "self, instance, /", 0,
     "Internal ABC helper for instance checks. Should be never used outside abc module."},
    {"_abc_subclasscheck", abc_subclasscheck, "self, subclass, /", 0,
     "Internal ABC helper for subclasss checks. Should be never used outside abc module."},
    {"_get_dump", get_dump, "self, /", 0,
     "Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\n"
     "negative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr."},
    {"_reset_registry", reset_registry, "self, /", 0,
     "Internal ABC helper to reset registry of a given class.\n\nShould be only used by refleak.py"},
    {"_reset_caches", reset_caches, "self, /", 0,
     "Internal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py"},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_abc", NULL, functions);
}

const OuBuiltinModule ou_module__abc = {.name = "_abc", .make = make};
