/* operator_getters.c - operator.itemgetter, attrgetter, methodcaller: callables that look into their argument.
 *
 * One structure serves all three: what is asked for, in a tuple, and the keywords of methodcaller. */
#include "10_builtin/operator/operator_int.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <string.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* NULL only while it is made. */
typedef struct Getter {
    OuObject head;
    OuObject *given; /* owned tuple: items; names; or name and arguments of a method */
    OuObject *paths; /* attrgetter: owned tuple: for each name it, interned, or a tuple of its parts */
    OuObject *name;  /* methodcaller: owned, interned */
    OuObject *keywords; /* methodcaller: owned dict; NULL: none */
} Getter;

static void getter_drop(OuThread *th, OuObject *self)
{
    Getter *g = (Getter *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &g->given);
    ou_clear_ref(th, &g->paths);
    ou_clear_ref(th, &g->name);
    ou_clear_ref(th, &g->keywords);
    ou_object_free(th, self, sizeof *g);
}

static size_t getter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const Getter *g = (const Getter *)(const void *)self;
    ou_visit_one(fn, arg, g->given);
    ou_visit_one(fn, arg, g->paths);
    ou_visit_one(fn, arg, g->name);
    ou_visit_one(fn, arg, g->keywords);
    return OU_VISIT_END;
}

static void getter_clear(OuThread *th, OuObject *self)
{
    Getter *g = (Getter *)self;
    ou_clear_ref(th, &g->keywords);
}

/* A getter with what was given; not tracked yet. */
static Getter *getter_new(OuThread *th, const OuType *type, OuObject *const *args, size_t n)
{
    Getter *g = (Getter *)ou_object_new_zeroed(th, type, sizeof *g);
    if (g != NULL && (g->given = ou_tuple_from(th, args, n)) == NULL) {
        ou_clear_ref(th, &g);
    }
    return g;
}

/* The one argument of a call; NULL with TypeError. */
static OuObject *subject(OuThread *th, const char *name, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_args_no_keywords(th, name, kwnames) && ou_args_count(th, name, n, 1, 1) ? args[0] : NULL;
}

typedef OuObject *(*OuLook)(OuThread *th, OuObject *o, OuObject *what);

/* What look() finds for each of the tuple; the only one by itself. */
static OuObject *look_all(OuThread *th, OuObject *o, OuObject *what, OuLook look)
{
    size_t count = ou_tuple_size(what);
    if (count == 1) {
        return look(th, o, ou_tuple_borrow(what, 0));
    }
    OuObject *all = ou_tuple_new(th, count);
    for (size_t i = 0; all != NULL && i < count; i++) {
        OuObject *item = look(th, o, ou_tuple_borrow(what, i));
        if (item == NULL) {
            ou_clear_ref(th, &all);
        } else {
            ou_tuple_items(all)[i] = item;
        }
    }
    return all == NULL ? NULL : ou_tuple_ready(th, all);
}

/* name(given..., keyword=...) */
static OuObject *getter_repr(OuThread *th, OuObject *self)
{
    const Getter *g = (const Getter *)(const void *)self;
    OuTruth running = ou_repr_enter(th, self);
    if (running != OU_FALSE) {
        return running == OU_ERROR ? NULL : ou_str_format(th, "%s(...)", self->type->name);
    }
    OuObject *parts = ou_list_new(th, ou_tuple_size(g->given)), *text = NULL;
    OuObject *items = parts == NULL || g->keywords == NULL ? NULL : ou_dict_items_list(th, g->keywords);
    bool ok = parts != NULL && (g->keywords == NULL || items != NULL);
    for (size_t i = 0; ok && i < ou_tuple_size(g->given); i++) {
        ok = ou_list_append_adopt(th, parts, ou_repr(th, ou_tuple_borrow(g->given, i)));
    }
    for (size_t i = 0; ok && items != NULL && i < ou_list_size(items); i++) {
        OuObject *pair = ou_list_borrow(items, i);
        ok = ou_list_append_adopt(th, parts, ou_str_format(th, "%U=%R", ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1)));
    }
    OuObject *comma = ok ? ou_str_from_text(th, ", ") : NULL;
    OuObject *inside = comma == NULL ? NULL : ou_str_join(th, comma, ((OuList *)parts)->items, ou_list_size(parts));
    if (inside != NULL) {
        text = ou_str_format(th, "%s(%U)", self->type->name, inside);
        ou_drop(th, inside);
    }
    ou_drop_maybe(th, comma);
    ou_drop_maybe(th, items);
    ou_drop_maybe(th, parts);
    ou_repr_leave(th, self);
    return text;
}

METHOD(getter_reduce)
{
    return ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), ((Getter *)self)->given);
}

/* ---- itemgetter ---- */

static OuObject *item_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "itemgetter", kwnames) || (n == 0 && !ou_args_count(th, "itemgetter", n, 1, 1))) {
        return NULL;
    }
    Getter *g = getter_new(th, type, args, n);
    if (g != NULL) {
        ou_track(th, &g->head);
    }
    return (OuObject *)g;
}

static OuObject *item_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *o = subject(th, "itemgetter", args, n, kwnames);
    return o == NULL ? NULL : look_all(th, o, ((Getter *)self)->given, ou_get_item);
}

/* ---- attrgetter ---- */

/* "a.b.c" as ("a", "b", "c"), "a" as itself, interned. */
static OuObject *path_of(OuThread *th, OuObject *name)
{
    size_t length = ou_str_length(name), from = 0;
    OuObject *parts = ou_list_new(th, 1);
    for (size_t i = 0; parts != NULL && i <= length; i++) {
        if (i < length && ou_str_at(name, i) != '.') {
            continue;
        }
        OuObject *part = from == 0 && i == length && ou_is_exact_str(name) ? ou_keep(name) : ou_str_slice(th, name, from, i);
        if (!ou_list_append_adopt(th, parts, part == NULL ? NULL : ou_str_intern_adopt(th, part))) {
            ou_clear_ref(th, &parts);
        }
        from = i + 1;
    }
    OuObject *path = parts == NULL ? NULL : ou_list_size(parts) == 1 ? ou_keep(ou_list_borrow(parts, 0))
                                                                       : ou_list_to_tuple(th, parts);
    ou_drop_maybe(th, parts);
    return path;
}

static OuObject *attr_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "attrgetter", kwnames) || (n == 0 && !ou_args_count(th, "attrgetter", n, 1, 1))) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        if (!ou_is_str(args[i])) {
            return ou_null(th, &ou_exc_type_error, "attribute name must be a string");
        }
    }
    Getter *g = getter_new(th, type, args, n);
    OuObject *paths = g == NULL ? NULL : ou_tuple_new(th, n);
    for (size_t i = 0; paths != NULL && i < n; i++) {
        OuObject *path = path_of(th, args[i]);
        if (path == NULL) {
            ou_clear_ref(th, &paths);
        } else {
            ou_tuple_items(paths)[i] = path;
        }
    }
    if (paths == NULL) {
        ou_drop_maybe(th, g);
        return NULL;
    }
    g->paths = ou_tuple_ready(th, paths);
    ou_track(th, &g->head);
    return &g->head;
}

static OuObject *follow(OuThread *th, OuObject *o, OuObject *path)
{
    if (ou_is_str(path)) {
        return ou_get_attr(th, o, path);
    }
    ou_keep(o);
    for (size_t i = 0; o != NULL && i < ou_tuple_size(path); i++) {
        OuObject *next = ou_get_attr(th, o, ou_tuple_borrow(path, i));
        ou_drop(th, o);
        o = next;
    }
    return o;
}

static OuObject *attr_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *o = subject(th, "attrgetter", args, n, kwnames);
    return o == NULL ? NULL : look_all(th, o, ((Getter *)self)->paths, follow);
}

/* ---- methodcaller ---- */

static OuObject *method_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "methodcaller needs at least one argument, the method name");
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "method name must be a string");
    }
    Getter *g = getter_new(th, type, args, n);
    if (g == NULL) {
        return NULL;
    }
    g->name = ou_is_exact_str(args[0]) ? ou_keep(args[0]) : ou_str_slice(th, args[0], 0, ou_str_length(args[0]));
    g->name = g->name == NULL ? NULL : ou_str_intern_adopt(th, g->name);
    bool ok = g->name != NULL;
    if (ok && kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        g->keywords = ou_dict_new(th);
        ok = g->keywords != NULL;
        for (size_t i = 0; ok && i < ou_tuple_size(kwnames); i++) {
            ok = ou_dict_set(th, g->keywords, ou_tuple_borrow(kwnames, i), args[n + i]);
        }
    }
    if (!ok) {
        ou_drop(th, g);
        return NULL;
    }
    ou_track(th, &g->head);
    return &g->head;
}

static OuObject *method_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    const Getter *g = (const Getter *)(const void *)self;
    OuObject *o = subject(th, "methodcaller", args, n, kwnames);
    if (o == NULL) {
        return NULL;
    }
    OuObject *const *given = ou_tuple_items(g->given) + 1;
    size_t n_given = ou_tuple_size(g->given) - 1;
    if (g->keywords == NULL) {
        return ou_call_method(th, o, g->name, given, n_given);
    }
    OuObject *method = ou_get_attr(th, o, g->name);
    OuObject *all = method == NULL ? NULL : ou_tuple_from(th, given, n_given);
    OuObject *result = all == NULL ? NULL : ou_call_tuple(th, method, all, g->keywords);
    ou_drop_maybe(th, all);
    ou_drop_maybe(th, method);
    return result;
}

/* With keywords: functools.partial of the class with name and keywords, to be called with the arguments. */
METHOD(method_reduce)
{
    const Getter *g = (const Getter *)(const void *)self;
    if (g->keywords == NULL) {
        return ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), g->given);
    }
    OuObject *partial = ou_import_attr(th, "functools", "partial");
    OuObject *first = partial == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), g->name);
    OuObject *made = first == NULL ? NULL : ou_call_tuple(th, partial, first, g->keywords);
    OuObject *rest = made == NULL ? NULL : ou_tuple_slice(th, g->given, 1, ou_tuple_size(g->given));
    OuObject *result = ou_seq_pair_adopt(th, made, rest);
    ou_drop_maybe(th, first);
    ou_drop_maybe(th, partial);
    return result;
}

/* ---- the types ---- */

static bool getter_init(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                        OU_UNUSED OuObject *kwnames)
{
    return true;
}

static const OuMethodDef getter_methods[] = {
    {"__reduce__", getter_reduce, "", 0, "Return state information for pickling"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMethodDef caller_methods[] = {
    {"__reduce__", method_reduce, "", 0, "Return state information for pickling"},
    {NULL, NULL, NULL, 0, NULL},
};

#define GETTER_TYPE(variable, full_name, number, make_fn, call_fn, method_table, doc_text)         \
    const OuType variable = {                                                                      \
        .head = OU_STATIC_HEAD(&ou_type_type), .name = full_name, .base = &ou_object_type,         \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE, .index = number, .basic_size = sizeof(Getter), \
        .drop = getter_drop, .visit = getter_visit, .clear = getter_clear, .repr = getter_repr, .str = ou_object_str, \
        .hash = ou_object_hash, .compare = ou_object_compare, .call = call_fn,                     \
        .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, .make = make_fn,         \
        .init = getter_init, .methods = method_table, .doc = doc_text,                             \
    }

GETTER_TYPE(ou_item_getter_type, "operator.itemgetter", OU_TYPE_INDEX_ITEM_GETTER, item_make, item_call, getter_methods,
            "itemgetter(item, ...) --> itemgetter object\n\n"
            "Return a callable object that fetches the given item(s) from its operand.\n"
            "After f = itemgetter(2), the call f(r) returns r[2].\n"
            "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])");
GETTER_TYPE(ou_attr_getter_type, "operator.attrgetter", OU_TYPE_INDEX_ATTR_GETTER, attr_make, attr_call, getter_methods,
            "attrgetter(attr, ...) --> attrgetter object\n\n"
            "Return a callable object that fetches the given attribute(s) from its operand.\n"
            "After f = attrgetter('name'), the call f(r) returns r.name.\n"
            "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
            "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
            "(r.name.first, r.name.last).");
GETTER_TYPE(ou_method_caller_type, "operator.methodcaller", OU_TYPE_INDEX_METHOD_CALLER, method_make, method_call, caller_methods,
            "methodcaller(name, ...) --> methodcaller object\n\n"
            "Return a callable object that calls the given method on its operand.\n"
            "After f = methodcaller('name'), the call f(r) returns r.name().\n"
            "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
            "r.name('date', foo=1).");
