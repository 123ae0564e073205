/* ctypes_function.c - CFuncPtr and its metaclass PyCFuncPtrType.
 *
 * An instance is a pointer to code: an address, a name in a library, or a callback to a Python function. Its own argtypes,
 * restype and errcheck stand before those of the class. */
#include "10_builtin/ctypes/ctypes_int.h"
#include "06_types/audit.h"

#ifdef OU_HAVE_FFI

static OuCFunction *of(OuObject *o)
{
    return (OuCFunction *)o;
}

/* ---- what a prototype says ---- */

bool ou_cfunction_restype(OuThread *th, OuObject *value, OuObject **restype, OuObject **checker)
{
    if (value != OU_NONE && ou_clayout_of(value) == NULL && !ou_is_callable(value)) {
        return ou_raise(th, &ou_exc_type_error, "restype must be a type, a callable, or None");
    }
    OuObject *check = NULL;
    if (ou_clayout_of(value) != NULL) {
        check = ou_cclass_attr(th, value, "_check_retval_");
        if (check == NULL && ou_has_error(th)) {
            return false;
        }
    }
    ou_replace(th, restype, ou_keep(value));
    ou_replace(th, checker, check);
    return true;
}

bool ou_cfunction_argtypes(OuThread *th, OuObject *value, OuObject **argtypes, OuObject **converters)
{
    OuObject *tuple = ou_to_tuple(th, value);
    if (tuple == NULL) {
        return ou_error_swallow(th, &ou_exc_type_error) ? ou_raise(th, &ou_exc_type_error, "_argtypes_ must be a sequence of types") : false;
    }
    size_t n = ou_tuple_size(tuple);
    if (n > OU_C_MAX_ARGS) {
        ou_drop(th, tuple);
        return ou_data_raise(th, ou_cstate(th)->argument_error, "_argtypes_ has too many arguments (%zu), maximum is %d", n, OU_C_MAX_ARGS);
    }
    OuObject *made = ou_tuple_new(th, n);
    for (size_t i = 0; made != NULL && i < n; i++) {
        OuObject *type = ou_tuple_borrow(tuple, i);
        bool failed = false;
        OuObject *converter = ou_get_attr_text_maybe(th, type, "from_param", &failed);
        if (converter == NULL) {
            if (!ou_has_error(th)) {
                ou_raise(th, &ou_exc_type_error, "item %zu in _argtypes_ has no from_param method", i + 1);
            }
            ou_clear_ref(th, &made);
            break;
        }
        ou_tuple_items(made)[i] = converter;
    }
    if (made == NULL) {
        ou_drop(th, tuple);
        return false;
    }
    ou_tuple_ready(th, made);
    ou_replace(th, argtypes, tuple);
    ou_replace(th, converters, made);
    return true;
}

/* ---- the class ---- */

/* _flags_, _argtypes_ and _restype_. */
static bool read_prototype(OuThread *th, OuObject *cls, OuCLayout *layout)
{
    OuObject *flags = ou_cclass_attr(th, cls, "_flags_");
    int64_t number = 0;
    if (flags == NULL || !ou_is_int(flags)) {
        ou_drop_maybe(th, flags);
        return !ou_has_error(th) && ou_raise(th, &ou_exc_type_error, "class must define _flags_ which must be an integer");
    }
    ou_int_clip_i64(flags, &number);
    ou_drop(th, flags);
    layout->call_flags = (uint32_t)number;
    OuObject *argtypes = ou_cclass_attr(th, cls, "_argtypes_");
    bool ok = argtypes != NULL ? ou_cfunction_argtypes(th, argtypes, &layout->argtypes, &layout->converters) : !ou_has_error(th);
    ou_drop_maybe(th, argtypes);
    OuObject *restype = ok ? ou_cclass_attr(th, cls, "_restype_") : NULL;
    if (restype != NULL && restype != OU_NONE && ou_clayout_of(restype) == NULL && !ou_is_callable(restype)) {
        ok = ou_raise(th, &ou_exc_type_error, "_restype_ must be a type, a callable, or None");
    }
    ok = ok && (restype != NULL ? ou_cfunction_restype(th, restype, &layout->restype, &layout->checker) : !ou_has_error(th));
    ou_drop_maybe(th, restype);
    return ok && ou_clayout_copy_format(th, layout, "X{}");
}

static bool give_layout(OuThread *th, OuObject *cls)
{
    ou_cclass_base(cls);
    OuCLayout *layout = ou_clayout_new_address(th, OU_C_FUNCTION);
    if (layout != NULL && !read_prototype(th, cls, layout)) {
        ou_clear_ref(th, &layout);
    }
    return ou_clayout_set_adopt(th, cls, layout);
}

static OuObject *meta_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames)
{
    return ou_cclass_make(th, meta, args, n, kwnames, give_layout);
}

static const OuMethodDef meta_methods[] = {OU_C_CLASS_METHODS(ou_cclass_from_param)};

OU_C_METACLASS(ou_c_function_meta, "PyCFuncPtrType", OU_TYPE_INDEX_C_FUNCTION_META, ou_type_set_attr, meta_make, meta_methods, "metaclass for C function pointers");

/* ---- making an instance ---- */

static OuObject *at_address(OuThread *th, const OuType *type, void *address)
{
    OuObject *made = ou_cdata_new(th, type);
    if (made != NULL) {
        memcpy(ou_cdata(made)->data, &address, sizeof address);
    }
    return made;
}

static bool is_api_name(OuObject *name)
{
    const char *text = ou_is_bytes(name) ? ou_bytes_data(name) : ou_str_is_ascii(name) ? ou_str_data(name) : "";
    return strncmp(text, "Py", 2) == 0 || strncmp(text, "_Py", 3) == 0;
}

/* ((name, library)[, paramflags]) */
static OuObject *from_library(OuThread *th, const OuType *type, const OuCLayout *layout, OuObject *spec, OuObject *flags)
{
    OuObject *name = ou_tuple_size(spec) == 2 ? ou_tuple_borrow(spec, 0) : NULL, *library = name == NULL ? NULL : ou_tuple_borrow(spec, 1);
    if (name == NULL || (!ou_is_str(name) && !ou_is_bytes(name))) {
        return ou_null(th, &ou_exc_type_error, "the first item of the tuple must be a function name, the second a library");
    }
    if (ou_audited(th) && !ou_audit(th, "ctypes.dlsym", "OO", library, name)) {
        return NULL;
    }
    OuObject *handle = ou_get_attr_text(th, library, "_handle");
    if (handle == NULL || !ou_is_int(handle)) {
        ou_drop_maybe(th, handle);
        return ou_has_error(th) ? NULL
                                : ou_null(th, &ou_exc_type_error, "the _handle attribute of the second argument must be an integer");
    }
    void *address = ou_clibrary_find(th, handle, name, &ou_exc_attribute_error);
    ou_drop(th, handle);
    if (address == NULL) {
        if ((layout->call_flags & OU_C_PYTHONAPI) != 0 && is_api_name(name) && ou_error_swallow(th, &ou_exc_attribute_error)) {
            ou_raise(th, &ou_exc_attribute_error, "%S: Ouro has no C API of CPython", name);
        }
        return NULL;
    }
    OuObject *made = flags != NULL && flags != OU_NONE && !ou_cflags_check(th, flags, layout->argtypes) ? NULL : at_address(th, type, address);
    if (made == NULL) {
        return NULL;
    }
    of(made)->paramflags = flags == NULL || flags == OU_NONE ? NULL : ou_keep(flags);
    if (!ou_cdata_keep_adopt(th, ou_cdata(made), 0, ou_keep(library))) {
        ou_clear_ref(th, &made);
    }
    return made;
}

static OuObject *from_callable(OuThread *th, const OuType *type, const OuCLayout *layout, OuObject *callable)
{
    if (!ou_is_callable(callable)) {
        return ou_null(th, &ou_exc_type_error, "argument must be callable or integer function address");
    }
    if (layout->argtypes == NULL) {
        return ou_null(th, &ou_exc_type_error, "cannot construct instance of this class: no argtypes");
    }
    OuObject *callback = ou_ccallback_new(th, callable, layout);
    OuObject *made = callback == NULL ? NULL : at_address(th, type, ((OuCCallback *)callback)->code);
    if (made == NULL) {
        ou_drop_maybe(th, callback);
        return NULL;
    }
    of(made)->callback = callback;
    of(made)->callable = ou_keep(callable);
    return ou_cdata_keep_adopt(th, ou_cdata(made), 0, ou_keep(callback)) ? made : (ou_drop(th, made), NULL);
}

static OuObject *function_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OU_UNUSED OuObject *kwnames)
{
    const OuCLayout *layout = ou_clayout_concrete(th, OU_TYPE_OBJECT(type));
    if (layout == NULL) {
        return NULL;
    }
    if (n == 0) {
        return ou_cdata_new(th, type);
    }
    if (n <= 2 && ou_is_tuple(args[0])) {
        return from_library(th, type, layout, args[0], n > 1 ? args[1] : NULL);
    }
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "argument must be callable or integer function address");
    }
    if (ou_is_int(args[0])) {
        void *address;
        ou_csimple_pointer(th, args[0], &address);
        return at_address(th, type, address);
    }
    return from_callable(th, type, layout, args[0]);
}

static bool function_init(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                          OU_UNUSED OuObject *kwnames)
{
    return true;
}

/* ---- calling ---- */

static OuObject *function_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuCFunction *f = of(self);
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_FUNCTION);
    OuCCall call = {0};
    if (layout == NULL || !ou_cdata_address(th, &f->data, &call.address)) {
        return NULL;
    }
    call.flags = layout->call_flags;
    /* Kept: a conversion may run Python code that sets them anew. */
    OuObject *argtypes = ou_keep_maybe(f->argtypes != NULL ? f->argtypes : layout->argtypes);
    call.converters = ou_keep_maybe(f->converters != NULL ? f->converters : layout->converters);
    call.restype = ou_keep_maybe(f->restype != NULL ? f->restype : layout->restype);
    call.checker = ou_keep_maybe(f->restype != NULL ? f->checker : layout->checker);
    OuObject *errcheck = ou_keep_maybe(f->errcheck);
    ou_keep(self);
    uint64_t out, inout;
    OuObject *result = NULL;
    OuObject *given = ou_cflags_arguments(th, f->paramflags, argtypes, args, n, kwnames, &out, &inout);
    size_t n_given = given == NULL ? 0 : ou_tuple_size(given), n_told = call.converters == NULL ? 0 : ou_tuple_size(call.converters);
    if (given != NULL && n_told > n_given) {
        ou_raise(th, &ou_exc_type_error, "this function takes at least %zu argument%s (%zu given)", n_told, n_told == 1 ? "" : "s", n_given);
    } else if (given != NULL) {
        result = ou_ccall_run(th, &call, ou_tuple_items(given), n_given);
    }
    bool by_check = false;
    if (result != NULL && errcheck != NULL) {
        OuObject *checked = ou_call3(th, errcheck, result, self, given);
        ou_drop(th, result);
        result = checked;
        by_check = checked != given; /* what it returns stands, unless it hands the arguments back */
    }
    if (!by_check) {
        result = ou_cflags_result_adopt(th, result, given, out, inout);
    }
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, errcheck);
    ou_drop_maybe(th, call.checker);
    ou_drop_maybe(th, call.restype);
    ou_drop_maybe(th, call.converters);
    ou_drop_maybe(th, argtypes);
    ou_drop(th, self);
    return result;
}

/* ---- attributes ---- */

static OuObject *get_restype(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_FUNCTION);
    OuObject *restype = layout == NULL ? NULL : of(self)->restype != NULL ? of(self)->restype : layout->restype;
    return layout == NULL ? NULL : restype == NULL ? OU_NONE : ou_keep(restype);
}

static bool set_restype(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        ou_clear_ref(th, &of(self)->checker);
        ou_clear_ref(th, &of(self)->restype);
        return true;
    }
    return ou_cfunction_restype(th, value, &of(self)->restype, &of(self)->checker);
}

static OuObject *get_argtypes(OuThread *th, OuObject *self)
{
    OuCLayout *layout = ou_clayout_need(th, self->type, OU_C_FUNCTION);
    OuObject *argtypes = layout == NULL ? NULL : of(self)->given != NULL ? of(self)->given : layout->argtypes;
    return layout == NULL ? NULL : argtypes == NULL ? OU_NONE : ou_keep(argtypes);
}

static bool set_argtypes(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL || value == OU_NONE) {
        ou_clear_ref(th, &of(self)->converters);
        ou_clear_ref(th, &of(self)->argtypes);
        ou_clear_ref(th, &of(self)->given);
        return true;
    }
    if (!ou_cfunction_argtypes(th, value, &of(self)->argtypes, &of(self)->converters)) {
        return false;
    }
    ou_replace(th, &of(self)->given, ou_keep(value));
    return true;
}

static OuObject *get_errcheck(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *errcheck = of(self)->errcheck;
    return errcheck == NULL ? OU_NONE : ou_keep(errcheck);
}

static bool set_errcheck(OuThread *th, OuObject *self, OuObject *value)
{
    if (value != NULL && !ou_is_callable(value)) {
        return ou_raise(th, &ou_exc_type_error, "the errcheck attribute must be callable");
    }
    ou_replace(th, &of(self)->errcheck, ou_keep_maybe(value));
    return true;
}

static OuObject *function_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "<%N object at %p>", self->type, (void *)self);
}

/* ---- the type ---- */

static void let_go(OuThread *th, OuCFunction *f)
{
    OuObject **const places[] = {&f->callback, &f->callable, &f->argtypes, &f->converters, &f->restype, &f->checker, &f->errcheck,
                                 &f->paramflags, &f->given};
    for (size_t i = 0; i < OU_COUNT_OF(places); i++) {
        ou_clear_ref(th, places[i]);
    }
}

static void function_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    let_go(th, of(self));
    ou_cdata_drop(th, self);
}

static size_t function_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    OuCFunction *f = of(self);
    OuObject *const held[] = {f->callback, f->callable, f->argtypes, f->converters, f->restype, f->checker, f->errcheck, f->paramflags, f->given};
    for (size_t i = 0; i < OU_COUNT_OF(held); i++) {
        ou_visit_one(fn, arg, held[i]);
    }
    return ou_cdata_visit(self, from, limit, fn, arg);
}

static void function_clear(OuThread *th, OuObject *self)
{
    memset(ou_cdata(self)->data, 0, sizeof(void *) <= ou_cdata(self)->size ? sizeof(void *) : 0);
    let_go(th, of(self));
    ou_cdata_clear(th, self);
}

static const OuGetSetDef function_getset[] = {
    {"errcheck", get_errcheck, set_errcheck, "a function to check for errors"},
    {"restype", get_restype, set_restype, "specify the result type"},
    {"argtypes", get_argtypes, set_argtypes, "specify the argument types"},
    {NULL, NULL, NULL, NULL},
};

const OuType ou_c_function_type = {
    .head = OU_STATIC_HEAD(&ou_c_function_meta),
    .name = "_ctypes.CFuncPtr",
    .base = &ou_c_data_type,
    .flags = OU_TYPE_BASE | OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_C_FUNCTION,
    .basic_size = sizeof(OuCFunction),
    .weak = 1,
    .drop = function_drop,
    .visit = function_visit,
    .clear = function_clear,
    .size_of = ou_cdata_size_of,
    .repr = function_repr,
    .str = ou_object_str,
    .hash = ou_cdata_hash,
    .compare = ou_object_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .call = function_call,
    .make = function_make,
    .init = function_init,
    .number = &ou_cdata_address_number,
    .buffer = &ou_cdata_buffer,
    .getset = function_getset,
    .doc = "Function Pointer",
};

#endif
