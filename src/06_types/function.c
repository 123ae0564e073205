/* function.c - Python functions, and the cells of their closures. */
#include "06_types/function.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/module.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#define FN(o) ((OuFunction *)(o))

/* ---- making ---- */

/* The dict behind globals["__builtins__"], or what else stands there, new; without one, that of the running frame;
 * NULL: none, or an error is pending. */
static OuObject *builtins_of(OuThread *th, OuObject *globals)
{
    OuObject *found = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_builtins));
    if (found == NULL && th->vm->host->current_builtins != NULL) {
        found = th->vm->host->current_builtins(th);
    }
    if (found != NULL && ou_type_extends(found->type, &ou_module_type)) {
        found = ((OuModule *)found)->dict;
    }
    return ou_keep_maybe(found);
}

OuObject *ou_function_new(OuThread *th, OuCode *code, OuObject *globals, OuObject *qualname)
{
    OuObject *builtins = builtins_of(th, globals);
    OuFunction *f = (OuFunction *)ou_object_new_zeroed(th, &ou_function_type, sizeof *f);
    if (f == NULL) {
        ou_drop_maybe(th, builtins);
        return NULL;
    }
    f->code = ou_keep(code);
    f->globals = ou_keep(globals);
    f->builtins = builtins;
    f->name = ou_keep(code->name);
    f->qualname = ou_keep(qualname != NULL ? qualname : code->qualname != NULL ? code->qualname : code->name);
    OuObject *consts = code->consts;
    if (consts != NULL && ou_tuple_size(consts) > 0 && ou_is_str(ou_tuple_borrow(consts, 0))) {
        f->doc = ou_keep(ou_tuple_borrow(consts, 0));
    }
    f->module = ou_keep_maybe(ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_name)));
    ou_track(th, &f->head);
    return &f->head;
}

static OuObject *function_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[5];
    (void)type;
    if (!ou_args_parse(th, "function", "code, globals, name=None, argdefs=None, closure=None", args, n, kwnames, out)) {
        return NULL;
    }
    if (out[0]->type != &ou_code_type) {
        return ou_null(th, &ou_exc_type_error, "function() argument 'code' must be code, not %G", out[0]);
    }
    if (!ou_is_dict(out[1])) {
        return ou_null(th, &ou_exc_type_error, "function() argument 'globals' must be dict, not %G", out[1]);
    }
    if (ou_audited(th) && !ou_audit(th, "function.__new__", "O", out[0])) {
        return NULL;
    }
    OuCode *code = (OuCode *)out[0];
    OuObject *name = out[2] == OU_NONE ? NULL : out[2], *defaults = out[3] == OU_NONE ? NULL : out[3];
    OuObject *closure = out[4] == OU_NONE ? NULL : out[4];
    if (name != NULL && !ou_is_str(name)) {
        return ou_null(th, &ou_exc_type_error, "arg 3 (name) must be None or string");
    }
    if (defaults != NULL && !ou_is_tuple(defaults)) {
        return ou_null(th, &ou_exc_type_error, "arg 4 (defaults) must be None or tuple");
    }
    if (closure != NULL ? !ou_is_tuple(closure) : code->n_free > 0) {
        return ou_null(th, &ou_exc_type_error,
                       closure == NULL ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
    }
    size_t n_closure = closure == NULL ? 0 : ou_tuple_size(closure);
    if (n_closure != code->n_free) {
        return ou_null(th, &ou_exc_value_error, "%U requires closure of length %u, not %zu", code->name,
                       (unsigned)code->n_free, n_closure);
    }
    for (size_t i = 0; i < n_closure; i++) {
        if (ou_tuple_borrow(closure, i)->type != &ou_cell_type) {
            return ou_null(th, &ou_exc_type_error, "arg 5 (closure) expected cell, found %T", ou_tuple_borrow(closure, i));
        }
    }
    OuObject *f = ou_function_new(th, code, out[1], NULL);
    if (f != NULL) {
        if (name != NULL) {
            ou_replace(th, &FN(f)->name, ou_keep(name));
        }
        FN(f)->defaults = ou_keep_maybe(defaults);
        FN(f)->closure = n_closure == 0 ? NULL : ou_keep(closure);
    }
    return f;
}

/* ---- its life ---- */

static size_t function_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    OuFunction *f = FN(self);
    ou_visit_one(fn, arg, f->code);
    ou_visit_one(fn, arg, f->globals);
    ou_visit_one(fn, arg, f->builtins);
    ou_visit_one(fn, arg, f->name);
    ou_visit_one(fn, arg, f->qualname);
    ou_visit_one(fn, arg, f->defaults);
    ou_visit_one(fn, arg, f->kwdefaults);
    ou_visit_one(fn, arg, f->closure);
    ou_visit_one(fn, arg, f->doc);
    ou_visit_one(fn, arg, f->module);
    ou_visit_one(fn, arg, f->annotations);
    ou_visit_one(fn, arg, f->dict);
    return OU_VISIT_END;
}

/* Code, globals and name stay: the function may still be called by what is cleared after it. */
static void function_clear(OuThread *th, OuObject *self)
{
    OuFunction *f = FN(self);
    f->version = 0;
    ou_clear_ref(th, &f->defaults);
    ou_clear_ref(th, &f->kwdefaults);
    ou_clear_ref(th, &f->doc);
    ou_clear_ref(th, &f->module);
    ou_clear_ref(th, &f->annotations);
    ou_clear_ref(th, &f->dict);
    /* Cycles run through cells and globals, too: they have clear slots of their own. */
}

/* Of garbage whose finalizers may meet it once more: its names are gone, and it can still be shown. */
static void function_clear_cycle(OuThread *th, OuObject *self)
{
    OuFunction *f = FN(self);
    function_clear(th, self);
    ou_replace(th, &f->name, ou_keep(th->vm->types->empty_str));
    ou_replace(th, &f->qualname, ou_keep(th->vm->types->empty_str));
}

static void function_drop(OuThread *th, OuObject *self)
{
    OuFunction *f = FN(self);
    ou_untrack(th, self);
    function_clear(th, self);
    ou_clear_ref(th, &f->closure);
    ou_clear_ref(th, &f->code);
    ou_clear_ref(th, &f->globals);
    ou_clear_ref(th, &f->builtins);
    ou_clear_ref(th, &f->name);
    ou_clear_ref(th, &f->qualname);
    ou_object_free(th, self, sizeof *f);
}

static OuObject *function_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<function %U at %p>", FN(self)->qualname, (void *)self);
}

static OuObject *function_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return th->vm->host->run_function(th, self, args, n, kwnames);
}

static OuObject *function_descr_get(OuThread *th, OuObject *self, OuObject *object, OuObject *type)
{
    (void)type;
    return object == NULL || object == OU_NONE ? ou_keep(self) : ou_method_new(th, self, object);
}

/* ---- attributes ---- */

static OuObject *get_code(OuThread *th, OuObject *self)
{
    return ou_audit_field(th, self, "__code__") ? ou_keep(FN(self)->code) : NULL;
}

static bool set_code(OuThread *th, OuObject *self, OuObject *value)
{
    OuFunction *f = FN(self);
    if (value == NULL || value->type != &ou_code_type) {
        return ou_raise(th, &ou_exc_type_error, "__code__ must be set to a code object");
    }
    size_t n_closure = f->closure == NULL ? 0 : ou_tuple_size(f->closure);
    if (((OuCode *)value)->n_free != n_closure) {
        return ou_raise(th, &ou_exc_value_error, "%U() requires a code object with %zu free vars, not %u", f->name,
                        n_closure, (unsigned)((OuCode *)value)->n_free);
    }
    if (!ou_audit_field_set(th, self, "__code__", value)) {
        return false;
    }
    if (th->vm->host->hold_code != NULL && !th->vm->host->hold_code(th, self)) {
        return false;
    }
    f->version = 0;
    ou_replace(th, (OuObject **)&f->code, ou_keep(value));
    return true;
}

static OuObject *get_defaults(OuThread *th, OuObject *self)
{
    return ou_audit_field(th, self, "__defaults__") ? ou_keep_or_none(FN(self)->defaults) : NULL;
}

static bool set_defaults(OuThread *th, OuObject *self, OuObject *value)
{
    if (value != NULL && value != OU_NONE && !ou_is_tuple(value)) {
        return ou_raise(th, &ou_exc_type_error, "__defaults__ must be set to a tuple object");
    }
    if (!ou_audit_field_set(th, self, "__defaults__", value)) {
        return false;
    }
    FN(self)->version = 0;
    ou_replace(th, &FN(self)->defaults, value == OU_NONE ? NULL : ou_keep_maybe(value));
    return true;
}

static OuObject *get_kwdefaults(OuThread *th, OuObject *self)
{
    return ou_audit_field(th, self, "__kwdefaults__") ? ou_keep_or_none(FN(self)->kwdefaults) : NULL;
}

static bool set_kwdefaults(OuThread *th, OuObject *self, OuObject *value)
{
    if (value != NULL && value != OU_NONE && !ou_is_dict(value)) {
        return ou_raise(th, &ou_exc_type_error, "__kwdefaults__ must be set to a dict object");
    }
    if (!ou_audit_field_set(th, self, "__kwdefaults__", value)) {
        return false;
    }
    FN(self)->version = 0;
    ou_replace(th, &FN(self)->kwdefaults, value == OU_NONE ? NULL : ou_keep_maybe(value));
    return true;
}

static OuObject *get_name(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(FN(self)->name);
}

static bool set_name(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || !ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "__name__ must be set to a string object");
    }
    ou_replace(th, &FN(self)->name, ou_keep(value));
    return true;
}

static OuObject *get_qualname(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(FN(self)->qualname);
}

static bool set_qualname(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || !ou_is_str(value)) {
        return ou_raise(th, &ou_exc_type_error, "__qualname__ must be set to a string object");
    }
    ou_replace(th, &FN(self)->qualname, ou_keep(value));
    return true;
}

/* What the compiler made as (name, value, ...) becomes a dict when somebody looks. */
static OuObject *annotations_dict(OuThread *th, OuObject *flat)
{
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && i + 1 < ou_tuple_size(flat); i += 2) {
        if (!ou_dict_set(th, dict, ou_tuple_borrow(flat, i), ou_tuple_borrow(flat, i + 1))) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

static OuObject *get_annotations(OuThread *th, OuObject *self)
{
    OuFunction *f = FN(self);
    if (f->annotations == NULL || ou_is_tuple(f->annotations)) {
        OuObject *dict = f->annotations == NULL ? ou_dict_new(th) : annotations_dict(th, f->annotations);
        if (dict == NULL) {
            return NULL;
        }
        ou_replace(th, &f->annotations, dict);
    }
    return ou_keep(f->annotations);
}

static bool set_annotations(OuThread *th, OuObject *self, OuObject *value)
{
    if (value != NULL && value != OU_NONE && !ou_is_dict(value)) {
        return ou_raise(th, &ou_exc_type_error, "__annotations__ must be set to a dict object");
    }
    ou_replace(th, &FN(self)->annotations, value == OU_NONE ? NULL : ou_keep_maybe(value));
    return true;
}

static OuObject *get_builtins(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep_or_none(FN(self)->builtins);
}

static const OuGetSetDef function_getset[] = {
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__builtins__", get_builtins, ou_readonly_member, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef function_members[] = {
    {"__closure__", OU_MEMBER_OBJECT, offsetof(OuFunction, closure), false, NULL},
    {"__doc__", OU_MEMBER_OBJECT, offsetof(OuFunction, doc), true, NULL},
    {"__globals__", OU_MEMBER_OBJECT, offsetof(OuFunction, globals), false, NULL},
    {"__module__", OU_MEMBER_OBJECT, offsetof(OuFunction, module), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_function_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "function",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_METHOD_DESCR,
    .index = OU_TYPE_INDEX_FUNCTION,
    .basic_size = sizeof(OuFunction),
    .weak = 1,
    .dict_offset = offsetof(OuFunction, dict),
    .drop = function_drop,
    .visit = function_visit,
    .clear = function_clear_cycle,
    .repr = function_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
    .call = function_call,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .descr_get = function_descr_get,
    .make = function_make,
    .getset = function_getset,
    .members = function_members,
    .doc = "Create a function object.",
    .new_signature = "code, globals, name=None, argdefs=None, closure=None",
};

/* ---- cells ---- */

OuObject *ou_cell_new(OuThread *th, OuObject *value)
{
    OuCell *cell = (OuCell *)ou_object_new(th, &ou_cell_type, sizeof *cell);
    if (cell != NULL) {
        cell->value = ou_keep_maybe(value);
        ou_track(th, &cell->head);
    }
    return (OuObject *)cell;
}

static OuObject *cell_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    if (!ou_args_no_keywords(th, "cell", kwnames) || !ou_args_count(th, "cell", n, 0, 1)) {
        return NULL;
    }
    return ou_cell_new(th, n == 0 ? NULL : args[0]);
}

static size_t cell_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, ((OuCell *)self)->value);
    return OU_VISIT_END;
}

static void cell_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuCell *)self)->value);
}

static void cell_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    cell_clear(th, self);
    ou_object_free(th, self, sizeof(OuCell));
}

static OuObject *cell_repr(OuThread *th, OuObject *self)
{
    OuObject *value = ((OuCell *)self)->value;
    if (value == NULL) {
        return ou_str_format(th, "<cell at %p: empty>", (void *)self);
    }
    return ou_str_format(th, "<cell at %p: %T object at %p>", (void *)self, value, (void *)value);
}

/* By content; an empty cell is less than a full one. */
static OuObject *cell_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (a->type != &ou_cell_type || b->type != &ou_cell_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuObject *x = ((OuCell *)a)->value, *y = ((OuCell *)b)->value;
    if (x != NULL && y != NULL) {
        ou_keep(x);
        ou_keep(y);
        OuObject *result = ou_compare(th, x, y, op);
        ou_drop(th, x);
        ou_drop(th, y);
        return result;
    }
    int order = (x != NULL) - (y != NULL);
    bool holds = op == OU_LT ? order < 0 : op == OU_LE ? order <= 0 : op == OU_EQ ? order == 0
                 : op == OU_NE ? order != 0 : op == OU_GT ? order > 0 : order >= 0;
    return ou_bool(holds);
}

static OuObject *cell_get(OuThread *th, OuObject *self)
{
    OuObject *value = ((OuCell *)self)->value;
    return value != NULL ? ou_keep(value) : ou_null(th, &ou_exc_value_error, "Cell is empty");
}

static bool cell_set(OuThread *th, OuObject *self, OuObject *value)
{
    ou_replace(th, &((OuCell *)self)->value, ou_keep_maybe(value));
    return true;
}

static const OuGetSetDef cell_getset[] = {
    {"cell_contents", cell_get, cell_set, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_cell_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "cell",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CELL,
    .basic_size = sizeof(OuCell),
    .drop = cell_drop,
    .visit = cell_visit,
    .clear = cell_clear,
    .repr = cell_repr,
    .str = ou_object_str,
    .compare = cell_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = cell_make,
    .getset = cell_getset,
    .doc = "Create a new cell object.",
    .new_signature = "contents=..., /",
};
