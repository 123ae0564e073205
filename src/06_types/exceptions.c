/* exceptions.c - BaseException: making, attributes, text; and the small families.
 *
 * Every exception is OuException with further object fields behind it, so drop,
 * visit and clear are written once: they take the number of those fields from the
 * size of the nearest static type. What is not an object stands last. */
#include "06_types/exceptions_int.h"
#include "06_types/list.h"

/* ---- the fields behind the common part ---- */

static size_t n_fields(const OuObject *self)
{
    const OuType *type = ou_type_static_base(self->type);
    size_t words = (type->basic_size - sizeof(OuException)) / sizeof(OuObject *);
    if (ou_type_extends(type, &ou_exc_os_error)) {
        return words - 1;
    }
    return type->init == ou_unicode_decode_init || type->init == ou_unicode_encode_init ||
                   type->init == ou_unicode_translate_init
               ? words - 2
               : words;
}

OU_INLINE OuObject **fields(OuObject *self)
{
    return (OuObject **)(void *)(EXC(self) + 1);
}

OuObject *ou_exception_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)kwnames; /* the init slot says what it thinks of them */
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o == NULL) {
        return NULL;
    }
    EXC(o)->args = ou_tuple_from(th, args, n);
    if (EXC(o)->args == NULL) {
        ou_drop(th, o);
        return NULL;
    }
    ou_track(th, o);
    return o;
}

bool ou_exception_set_args(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, ou_type_short_name(self->type), kwnames)) {
        return false;
    }
    OuObject *tuple = ou_tuple_from(th, args, n);
    if (tuple == NULL) {
        return false;
    }
    ou_replace(th, &EXC(self)->args, tuple);
    return true;
}

bool ou_exception_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_exception_set_args(th, self, args, n, kwnames);
}

size_t ou_exception_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    OuException *e = EXC(self);
    ou_instance_visit_extra(self, fn, arg);
    ou_visit_one(fn, arg, e->args);
    ou_visit_one(fn, arg, e->traceback);
    ou_visit_one(fn, arg, e->context);
    ou_visit_one(fn, arg, e->cause);
    ou_visit_one(fn, arg, e->dict);
    for (size_t i = 0, n = n_fields(self); i < n; i++) {
        ou_visit_one(fn, arg, fields(self)[i]);
    }
    return OU_VISIT_END;
}

/* In CPython's order, which finalizers show: what the class adds, __dict__, args, the links. */
void ou_exception_clear(OuThread *th, OuObject *self)
{
    OuException *e = EXC(self);
    size_t n = n_fields(self);
    bool backwards = ou_type_extends(self->type, &ou_exc_attribute_error); /* obj before name */
    for (size_t i = 0; i < n; i++) {
        ou_clear_ref(th, &fields(self)[backwards ? n - 1 - i : i]);
    }
    ou_clear_ref(th, &e->dict);
    ou_clear_ref(th, &e->args);
    ou_clear_ref(th, &e->traceback);
    ou_clear_ref(th, &e->cause);
    ou_clear_ref(th, &e->context);
}

void ou_exception_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_exception_clear(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

/* ---- text ---- */

OuObject *ou_exception_repr(OuThread *th, OuObject *self)
{
    OuObject *args = EXC(self)->args;
    const char *name = ou_type_short_name(self->type);
    if (args == NULL) {
        return ou_str_format(th, "%s()", name);
    }
    return ou_tuple_size(args) == 1 ? ou_str_format(th, "%s(%R)", name, ou_tuple_borrow(args, 0))
                                    : ou_str_format(th, "%s%R", name, args);
}

OuObject *ou_exception_str(OuThread *th, OuObject *self)
{
    OuObject *args = EXC(self)->args;
    if (args == NULL || ou_tuple_size(args) == 0) {
        return ou_str_from_text(th, "");
    }
    return ou_str(th, ou_tuple_size(args) == 1 ? ou_tuple_borrow(args, 0) : args);
}

/* ---- attributes ---- */

static OuObject *get_args(OuThread *th, OuObject *self)
{
    OuObject *args = EXC(self)->args;
    return args == NULL ? ou_tuple_new(th, 0) : ou_keep(args);
}

static bool set_args(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "args may not be deleted");
    }
    OuObject *tuple = ou_to_tuple(th, value);
    if (tuple == NULL) {
        return false;
    }
    ou_replace(th, &EXC(self)->args, tuple);
    return true;
}

static OuObject *get_traceback(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep_or_none(EXC(self)->traceback);
}

static bool set_traceback(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "__traceback__ may not be deleted");
    }
    if (value != OU_NONE && value->type != &ou_traceback_type) {
        return ou_raise(th, &ou_exc_type_error, "__traceback__ must be a traceback or None");
    }
    ou_replace(th, &EXC(self)->traceback, value == OU_NONE ? NULL : ou_keep(value));
    return true;
}

static bool check_link(OuThread *th, OuObject *value, const char *name)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "__%s__ may not be deleted", name);
    }
    return value == OU_NONE || ou_is_exception(value) ||
           ou_raise(th, &ou_exc_type_error, "exception %s must be None or derive from BaseException", name);
}

static OuObject *get_context(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep_or_none(EXC(self)->context);
}

static bool set_context(OuThread *th, OuObject *self, OuObject *value)
{
    if (!check_link(th, value, "context")) {
        return false;
    }
    ou_replace(th, &EXC(self)->context, value == OU_NONE ? NULL : ou_keep(value));
    return true;
}

static OuObject *get_cause(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep_or_none(EXC(self)->cause);
}

static bool set_cause(OuThread *th, OuObject *self, OuObject *value)
{
    if (!check_link(th, value, "cause")) {
        return false;
    }
    EXC(self)->suppress_context = true;
    ou_replace(th, &EXC(self)->cause, value == OU_NONE ? NULL : ou_keep(value));
    return true;
}

const OuGetSetDef ou_exception_getset[] = {
    {"__dict__", ou_instance_dict, ou_instance_replace_dict, NULL},
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {NULL, NULL, NULL, NULL},
};

const OuMemberDef ou_exception_members[] = {
    {"__suppress_context__", OU_MEMBER_BOOL, offsetof(OuException, suppress_context), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

/* ---- methods ---- */

OuObject *ou_exception_reduce_with(OuThread *th, OuObject *self, OuObject *args, OuObject *dict)
{
    return dict == NULL ? ou_tuple_of(th, 2, self->type, args) : ou_tuple_of(th, 3, self->type, args, dict);
}

static OuObject *reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *own = get_args(th, self);
    OuObject *result = own == NULL ? NULL : ou_exception_reduce_with(th, self, own, EXC(self)->dict);
    ou_drop_maybe(th, own);
    return result;
}

static OuObject *set_state(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    if (args[0] == OU_NONE) {
        return OU_NONE;
    }
    if (!ou_is_dict(args[0])) {
        return ou_null(th, &ou_exc_type_error, "state is not a dictionary");
    }
    OuObject *copy = ou_dict_copy(th, args[0]);
    size_t at = 0;
    OuObject *key, *value;
    bool ok = copy != NULL;
    while (ok && ou_dict_each(copy, &at, &key, &value)) {
        ok = ou_set_attr(th, self, key, value);
    }
    ou_drop_maybe(th, copy);
    return ok ? OU_NONE : NULL;
}

static OuObject *with_traceback(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    return set_traceback(th, self, args[0]) ? ou_keep(self) : NULL;
}

static OuObject *add_note(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)n;
    (void)kwnames;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "note must be a str, not '%T'", args[0]);
    }
    bool failed = false;
    OuObject *notes = ou_get_attr_maybe(th, self, OU_NAME(th, dunder_notes), &failed);
    if (notes == NULL) {
        if (failed) { /* as if there were none: hasattr() of old */
            ou_drop(th, ou_error_take(th));
        }
        notes = ou_list_new(th, 1);
        if (notes == NULL || !ou_set_attr(th, self, OU_NAME(th, dunder_notes), notes)) {
            ou_drop_maybe(th, notes);
            return NULL;
        }
    } else if (!ou_is_list(notes)) {
        ou_drop(th, notes);
        return ou_null(th, &ou_exc_type_error, "Cannot add note: __notes__ is not a list");
    }
    bool ok = ou_list_append(th, notes, args[0]);
    ou_drop(th, notes);
    return ok ? OU_NONE : NULL;
}

const OuMethodDef ou_exception_methods[] = {
    {"__reduce__", reduce, "", 0, NULL},
    {"__setstate__", set_state, "state, /", 0, NULL},
    {"with_traceback", with_traceback, "tb, /", 0,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, "note, /", 0, "Exception.add_note(note) --\n    add a note to the exception"},
    {NULL, NULL, NULL, 0, NULL},
};

/* ---- StopIteration, SystemExit ---- */

bool ou_stop_iteration_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_exception_set_args(th, self, args, n, kwnames)) {
        return false;
    }
    ou_replace(th, &((OuStopIteration *)self)->value, n > 0 ? ou_keep(args[0]) : OU_NONE);
    return true;
}

bool ou_system_exit_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_exception_set_args(th, self, args, n, kwnames)) {
        return false;
    }
    OuObject *code = n == 0 ? NULL : ou_keep(n == 1 ? args[0] : EXC(self)->args);
    ou_replace(th, &((OuStopIteration *)self)->value, code);
    return true;
}

OuObject *ou_stop_iteration_value(OuThread *th, OuObject *exception)
{
    if (!ou_is_of(th, exception, &ou_exc_stop_iteration)) {
        return OU_NONE;
    }
    return ou_keep_or_none(((OuStopIteration *)exception)->value);
}

const OuMemberDef ou_stop_iteration_members[] = {
    {"value", OU_MEMBER_OBJECT, offsetof(OuStopIteration, value), true, "generator return value"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuMemberDef ou_system_exit_members[] = {
    {"code", OU_MEMBER_OBJECT, offsetof(OuStopIteration, value), true, "exception code"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

/* ---- NameError, AttributeError ---- */

/* Keywords only, by the signature; the positional ones are args. */
static bool split_keywords(OuThread *th, OuObject *self, const char *signature, const char *name, OuObject *const *args,
                           size_t n, OuObject *kwnames, OuObject **out, size_t n_out)
{
    out[0] = NULL;
    if (n_out > 1) {
        out[1] = NULL;
    }
    return ou_exception_set_args(th, self, args, n, NULL) &&
           (kwnames == NULL || ou_args_parse(th, name, signature, args + n, 0, kwnames, out));
}

bool ou_name_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *name;
    if (!split_keywords(th, self, "*, name=None", "NameError", args, n, kwnames, &name, 1)) {
        return false;
    }
    ou_replace(th, &((OuNameError *)self)->name, ou_keep_maybe(name));
    return true;
}

bool ou_attribute_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    if (!split_keywords(th, self, "*, name=None, obj=None", "AttributeError", args, n, kwnames, out, 2)) {
        return false;
    }
    ou_attribute_error_set(th, self, out[0], out[1]);
    return true;
}

void ou_attribute_error_set(OuThread *th, OuObject *error, OuObject *name, OuObject *object)
{
    OuNameError *e = (OuNameError *)error;
    ou_replace(th, &e->name, ou_keep_maybe(name));
    ou_replace(th, &e->object, ou_keep_maybe(object));
}

const OuMemberDef ou_name_error_members[] = {
    {"name", OU_MEMBER_OBJECT, offsetof(OuNameError, name), true, "name"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuMemberDef ou_attribute_error_members[] = {
    {"name", OU_MEMBER_OBJECT, offsetof(OuNameError, name), true, "attribute name"},
    {"obj", OU_MEMBER_OBJECT, offsetof(OuNameError, object), true, "object"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

/* ---- KeyError ---- */

OuObject *ou_key_error_str(OuThread *th, OuObject *self)
{
    OuObject *args = EXC(self)->args;
    if (args != NULL && ou_tuple_size(args) == 1) {
        return ou_repr(th, ou_tuple_borrow(args, 0)); /* so that KeyError('') shows something */
    }
    return ou_exception_str(th, self);
}

/* ---- ImportError ---- */

bool ou_import_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[2];
    if (!split_keywords(th, self, "*, name=None, path=None", "ImportError", args, n, kwnames, out, 2)) {
        return false;
    }
    OuImportError *e = (OuImportError *)self;
    ou_replace(th, &e->name, ou_keep_maybe(out[0]));
    ou_replace(th, &e->path, ou_keep_maybe(out[1]));
    ou_replace(th, &e->msg, n == 1 ? ou_keep(args[0]) : NULL);
    return true;
}

OuObject *ou_import_error_str(OuThread *th, OuObject *self)
{
    OuObject *msg = ((OuImportError *)self)->msg;
    return msg != NULL && ou_is_exact_str(msg) ? ou_keep(msg) : ou_exception_str(th, self);
}

static OuObject *import_error_reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuImportError *e = (OuImportError *)self;
    OuObject *state = e->name == NULL && e->path == NULL ? ou_keep_maybe(EXC(self)->dict) : ou_instance_dict_copy(th, self);
    bool ok = state != NULL || !ou_has_error(th);
    ok = ok && (e->name == NULL || ou_dict_set_text(th, state, "name", e->name));
    ok = ok && (e->path == NULL || ou_dict_set_text(th, state, "path", e->path));
    OuObject *own = ok ? get_args(th, self) : NULL;
    OuObject *result = own == NULL ? NULL : ou_exception_reduce_with(th, self, own, state);
    ou_drop_maybe(th, own);
    ou_drop_maybe(th, state);
    return result;
}

const OuMethodDef ou_import_error_methods[] = {
    {"__reduce__", import_error_reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuMemberDef ou_import_error_members[] = {
    {"msg", OU_MEMBER_OBJECT, offsetof(OuImportError, msg), true, "exception message"},
    {"name", OU_MEMBER_OBJECT, offsetof(OuImportError, name), true, "module name"},
    {"path", OU_MEMBER_OBJECT, offsetof(OuImportError, path), true, "module path"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};
