/* method.c - bound methods, and functions written in C. */
#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#include <string.h>

#define METHOD(o) ((OuMethod *)(o))
#define NATIVE(o) ((OuNative *)(o))

/* ---- bound methods ---- */

OuObject *ou_method_new(OuThread *th, OuObject *function, OuObject *self)
{
    OuMethod *method = (OuMethod *)ou_object_new(th, &ou_method_type, sizeof *method);
    if (method != NULL) {
        method->function = ou_keep(function);
        method->self = ou_keep(self);
        ou_track(th, &method->head);
    }
    return (OuObject *)method;
}

static OuObject *method_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    if (!ou_args_no_keywords(th, "method", kwnames) || !ou_args_count(th, "method", n, 2, 2)) {
        return NULL;
    }
    if (!ou_is_callable(args[0])) {
        return ou_null(th, &ou_exc_type_error, "first argument must be callable");
    }
    if (args[1] == OU_NONE) {
        return ou_null(th, &ou_exc_type_error, "instance must not be None");
    }
    return ou_method_new(th, args[0], args[1]);
}

static size_t method_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, METHOD(self)->function);
    ou_visit_one(fn, arg, METHOD(self)->self);
    return OU_VISIT_END;
}

static void method_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &METHOD(self)->function);
    ou_clear_ref(th, &METHOD(self)->self);
    ou_object_free(th, self, sizeof(OuMethod));
}

static OuObject *method_call(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuMethod *method = METHOD(o);
    size_t total = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames));
    OuObject *small[8], **all = small;
    if (total + 1 > OU_COUNT_OF(small) && (all = ou_mem_take(th, (total + 1) * sizeof *all)) == NULL) {
        return NULL;
    }
    OuObject *function = ou_keep(method->function);
    all[0] = ou_keep(method->self);
    if (total > 0) {
        memcpy(all + 1, args, total * sizeof *all);
    }
    OuObject *result = ou_call(th, function, all, n + 1, kwnames);
    ou_drop(th, all[0]);
    ou_drop(th, function);
    if (all != small) {
        ou_mem_give(th, all, (total + 1) * sizeof *all);
    }
    return result;
}

static OuObject *method_repr(OuThread *th, OuObject *o)
{
    bool failed = false;
    OuMethod *method = METHOD(o);
    OuObject *name = ou_get_attr_maybe(th, method->function, OU_NAME(th, dunder_qualname), &failed);
    if (name == NULL && !ou_has_error(th)) {
        name = ou_get_attr_maybe(th, method->function, OU_NAME(th, dunder_name), &failed);
    }
    if (name == NULL && ou_has_error(th)) {
        return NULL;
    }
    OuObject *text = name != NULL && ou_is_str(name) ? ou_str_format(th, "<bound method %U of %R>", name, method->self)
                                                     : ou_str_format(th, "<bound method ? of %R>", method->self);
    ou_drop_maybe(th, name);
    return text;
}

static OuObject *method_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_method_type || b->type != &ou_method_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth equal = ou_compare_bool(th, METHOD(a)->function, METHOD(b)->function, OU_EQ);
    if (equal == OU_ERROR) {
        return NULL;
    }
    return ou_bool((equal == OU_TRUE && METHOD(a)->self == METHOD(b)->self) == (op == OU_EQ));
}

static int64_t method_hash(OuThread *th, OuObject *o)
{
    int64_t y = ou_hash(th, METHOD(o)->function);
    if (y == -1) {
        return -1;
    }
    int64_t x = ou_hash_pointer(METHOD(o)->self) ^ y;
    return x == -1 ? -2 : x;
}

/* Attributes of the function show through; the method's own come first. */
static OuObject *method_get_attr(OuThread *th, OuObject *o, OuObject *name)
{
    bool failed = false;
    OuObject *own = ou_type_lookup(th, &ou_method_type, name, &failed);
    if (failed) {
        return NULL;
    }
    return own != NULL ? ou_generic_get_attr(th, o, name) : ou_get_attr(th, METHOD(o)->function, name);
}

static OuObject *method_get_doc(OuThread *th, OuObject *o)
{
    return ou_get_attr(th, METHOD(o)->function, OU_NAME(th, dunder_doc));
}

/* (getattr, (object, name)): what pickles as "fetch it again". */
OuObject *ou_reduce_by_getattr(OuThread *th, OuObject *object, OuObject *name)
{
    OuObject *module_name = ou_str_intern_text(th, "builtins");
    OuObject *module = module_name == NULL ? NULL : th->vm->host->import(th, module_name, NULL, NULL, 0);
    OuObject *getattr = module == NULL ? NULL : ou_get_attr_text(th, module, "getattr");
    OuObject *pair = getattr == NULL ? NULL : ou_tuple_of(th, 2, object, name);
    OuObject *result = ou_seq_pair_adopt(th, getattr, pair);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, module_name);
    return result;
}

static OuObject *method_reduce(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *name = ou_get_attr(th, METHOD(o)->function, OU_NAME(th, dunder_name));
    OuObject *result = name == NULL ? NULL : ou_reduce_by_getattr(th, METHOD(o)->self, name);
    ou_drop_maybe(th, name);
    return result;
}

static const OuMethodDef method_methods[] = {
    {"__reduce__", method_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef method_members[] = {
    {"__func__", OU_MEMBER_OBJECT, offsetof(OuMethod, function), false, "the function (or other callable) implementing a method"},
    {"__self__", OU_MEMBER_OBJECT, offsetof(OuMethod, self), false, "the instance to which a method is bound"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuGetSetDef method_getset[] = {
    {"__doc__", method_get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_method_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "method",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_METHOD,
    .basic_size = sizeof(OuMethod),
    .weak = 1,
    .drop = method_drop,
    .visit = method_visit,
    .repr = method_repr,
    .str = ou_object_str,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .get_attr = method_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = method_make,
    .methods = method_methods,
    .getset = method_getset,
    .members = method_members,
    .doc = "Create a bound instance method object.",
};

/* ---- functions written in C ---- */

OuObject *ou_text_signature(OuThread *th, const char *self, const char *signature)
{
    if (signature == NULL || signature[0] == '!') {
        return OU_NONE;
    }
    if (signature[0] == 0) {
        return ou_str_format(th, "(%s, /)", self);
    }
    const char *slash = strchr(signature, '/') == NULL ? "/, " : "";
    return ou_str_format(th, "(%s, %s%s)", self, slash, signature);
}

OuObject *ou_native_new(OuThread *th, const OuMethodDef *def, OuObject *self, OuObject *module)
{
    const struct OuSignature *signature = NULL;
    if (def->signature != NULL && (signature = ou_signature_get(th, def)) == NULL) {
        return NULL;
    }
    OuNative *native = (OuNative *)ou_object_new(th, &ou_native_type, sizeof *native);
    if (native != NULL) {
        native->def = def;
        native->self = ou_keep_maybe(self);
        native->module = ou_keep_maybe(module);
        native->signature = signature;
        ou_track(th, &native->head);
    }
    return (OuObject *)native;
}

static size_t native_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, NATIVE(self)->self);
    ou_visit_one(fn, arg, NATIVE(self)->module);
    return OU_VISIT_END;
}

static void native_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &NATIVE(self)->self);
    ou_clear_ref(th, &NATIVE(self)->module);
    ou_object_free(th, self, sizeof(OuNative));
}

static OuObject *native_call(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuNative *native = NATIVE(o);
    return ou_native_invoke(th, native->def, native->signature, native->self, true, args, n, kwnames);
}

/* Is it a function, of a module or of nothing, rather than a method of something? */
static bool is_plain(const OuNative *native)
{
    return native->self == NULL || ou_type_extends(native->self->type, &ou_module_type);
}

static OuObject *native_repr(OuThread *th, OuObject *o)
{
    OuNative *native = NATIVE(o);
    if (is_plain(native)) {
        return ou_str_format(th, "<built-in function %s>", native->def->name);
    }
    return ou_str_format(th, "<built-in method %s of %T object at %p>", native->def->name, native->self,
                         (void *)native->self);
}

static OuObject *native_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_native_type || b->type != &ou_native_type) {
        return OU_NOT_IMPLEMENTED;
    }
    bool equal = NATIVE(a)->self == NATIVE(b)->self && NATIVE(a)->def->fn == NATIVE(b)->def->fn;
    return ou_bool(equal == (op == OU_EQ));
}

static int64_t native_hash(OuThread *th, OuObject *o)
{
    (void)th;
    int64_t x = ou_hash_pointer(NATIVE(o)->self) ^ ou_hash_pointer((const void *)(uintptr_t)NATIVE(o)->def->fn);
    return x == -1 ? -2 : x;
}

static OuObject *native_get_name(OuThread *th, OuObject *o)
{
    return ou_str_from_text(th, NATIVE(o)->def->name);
}

static OuObject *native_get_qualname(OuThread *th, OuObject *o)
{
    OuNative *native = NATIVE(o);
    if (is_plain(native)) {
        return ou_str_from_text(th, native->def->name);
    }
    const OuType *type = ou_is_type(native->self) ? (const OuType *)native->self : native->self->type;
    OuTypeState *state = ou_type_state(th, type);
    return state == NULL ? NULL : ou_str_format(th, "%U.%s", state->qualname, native->def->name);
}

static OuObject *native_get_module(OuThread *th, OuObject *o)
{
    (void)th;
    OuNative *native = NATIVE(o);
    if (native->module == NULL && native->self != NULL && ou_type_extends(native->self->type, &ou_module_type)) {
        OuObject *name = ((OuModule *)native->self)->name;
        return name == NULL ? OU_NONE : ou_keep(name);
    }
    return native->module == NULL ? OU_NONE : ou_keep(native->module);
}

static bool native_set_module(OuThread *th, OuObject *o, OuObject *value)
{
    ou_replace(th, &NATIVE(o)->module, ou_keep_maybe(value));
    return true;
}

static OuObject *native_get_doc(OuThread *th, OuObject *o)
{
    const char *doc = NATIVE(o)->def->doc;
    return doc == NULL ? OU_NONE : ou_str_from_text(th, doc);
}

static OuObject *native_get_self(OuThread *th, OuObject *o)
{
    (void)th;
    OuNative *native = NATIVE(o);
    return native->self == NULL ? OU_NONE : ou_keep(native->self);
}

static OuObject *native_get_signature(OuThread *th, OuObject *o)
{
    OuNative *native = NATIVE(o);
    if (native->def->signature == NULL) {
        return OU_NONE;
    }
    const char *self = is_plain(native) ? "$module" : (native->def->flags & OU_FN_CLASS) != 0 ? "$type" : "$self";
    return ou_text_signature(th, self, native->def->signature);
}

/* A method is fetched again from its object; a function by its name. */
static OuObject *native_reduce(OuThread *th, OuObject *o, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuNative *native = NATIVE(o);
    if (is_plain(native)) {
        return ou_str_from_text(th, native->def->name);
    }
    OuObject *name = ou_str_from_text(th, native->def->name);
    OuObject *result = name == NULL ? NULL : ou_reduce_by_getattr(th, native->self, name);
    ou_drop_maybe(th, name);
    return result;
}

static const OuMethodDef native_methods[] = {
    {"__reduce__", native_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef native_getset[] = {
    {"__doc__", native_get_doc, NULL, NULL},
    {"__name__", native_get_name, NULL, NULL},
    {"__qualname__", native_get_qualname, NULL, NULL},
    {"__self__", native_get_self, NULL, NULL},
    {"__module__", native_get_module, native_set_module, NULL},
    {"__text_signature__", native_get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_native_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "builtin_function_or_method",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_NATIVE,
    .basic_size = sizeof(OuNative),
    .weak = 1,
    .drop = native_drop,
    .visit = native_visit,
    .repr = native_repr,
    .str = ou_object_str,
    .hash = native_hash,
    .compare = native_compare,
    .call = native_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .methods = native_methods,
    .getset = native_getset,
};
