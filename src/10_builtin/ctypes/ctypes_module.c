/* ctypes_module.c - the module _ctypes. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "06_types/audit.h"
#include "06_types/function.h"

#include <dlfcn.h>

/* ---- sizes and addresses ---- */

/* Of a class or of an instance's class; NULL: o is neither. */
static OuCLayout *layout_of_any(OuObject *o)
{
    OuCLayout *layout = ou_clayout_of(o);
    return layout != NULL || !ou_is_cdata(o) ? layout : ou_clayout_of_type(o->type);
}

OU_METHOD(ctypes_sizeof)
{
    OuCLayout *layout = ou_clayout_of(args[0]);
    if (layout != NULL) {
        return ou_int_new_u64(th, layout->size);
    }
    return ou_is_cdata(args[0]) ? ou_int_new_u64(th, ou_cdata(args[0])->size) : ou_null(th, &ou_exc_type_error, "this type has no size");
}

OU_METHOD(ctypes_alignment)
{
    OuCLayout *layout = layout_of_any(args[0]);
    return layout != NULL ? ou_int_new_u64(th, layout->align) : ou_null(th, &ou_exc_type_error, "no alignment info");
}

OU_METHOD(ctypes_addressof)
{
    if (!ou_is_cdata(args[0])) {
        return ou_null(th, &ou_exc_type_error, "invalid type");
    }
    if (ou_audited(th) && !ou_audit(th, "ctypes.addressof", "O", args[0])) {
        return NULL;
    }
    return ou_int_new_u64(th, (uintptr_t)ou_cdata(args[0])->data);
}

OU_METHOD(ctypes_byref)
{
    int64_t offset = 0;
    if (!ou_as_ssize(th, args[1], &offset)) {
        return NULL;
    }
    if (!ou_is_cdata(args[0])) {
        return ou_null(th, &ou_exc_type_error, "byref() argument must be a ctypes instance, not '%T'", args[0]);
    }
    OuCParam *param = ou_cparam_new(th, 'P', *ou_c_ffi('P'), args[0]);
    if (param != NULL) {
        param->value.p = (void *)((uintptr_t)ou_cdata(args[0])->data + (uintptr_t)offset);
    }
    return (OuObject *)param;
}

OU_METHOD(ctypes_resize)
{
    int64_t size = 0;
    if (!ou_as_ssize(th, args[1], &size)) {
        return NULL;
    }
    OuCLayout *layout = ou_is_cdata(args[0]) ? ou_clayout_of_type(args[0]->type) : NULL;
    if (layout == NULL) {
        return ou_null(th, &ou_exc_type_error, "excepted ctypes instance");
    }
    OuCData *c = ou_cdata(args[0]);
    if (size < 0 || (size_t)size < layout->size) {
        return ou_null(th, &ou_exc_value_error, "minimum size is %zu", layout->size);
    }
    if (c->own_size == 0 && c->data != c->inline_bytes) {
        return ou_null(th, &ou_exc_value_error, "Memory cannot be resized because this object doesn't own it");
    }
    return ou_cdata_resize(th, c, (size_t)size) ? OU_NONE : NULL;
}

OU_METHOD(ctypes_buffer_info)
{
    OuCLayout *layout = layout_of_any(args[0]);
    if (layout == NULL) {
        return ou_null(th, &ou_exc_type_error, "not a ctypes type or object");
    }
    OuObject *shape = ou_tuple_new(th, (size_t)layout->ndim);
    for (int i = 0; shape != NULL && i < layout->ndim; i++) {
        OuObject *n_items = ou_int_new(th, layout->shape[i]);
        ou_tuple_items(shape)[i] = n_items;
        if (n_items == NULL) {
            ou_clear_ref(th, &shape);
        }
    }
    if (shape == NULL) {
        return NULL;
    }
    shape = ou_tuple_ready(th, shape);
    OuObject *format = ou_str_from_text(th, ou_clayout_format(layout)), *ndim = ou_int_new(th, layout->ndim);
    OuObject *result = format == NULL || ndim == NULL ? NULL : ou_tuple_of(th, 3, format, ndim, shape);
    ou_drop_maybe(th, ndim);
    ou_drop_maybe(th, format);
    ou_drop(th, shape);
    return result;
}

/* ---- calls without a prototype ---- */

static OuObject *call_address(OuThread *th, OuObject *const *args, uint32_t flags)
{
    OuCCall call = {.flags = flags};
    if (!ou_is_int(args[0]) || !ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "an address and a tuple of arguments are expected");
    }
    if (ou_audited(th) && !ou_audit(th, "ctypes.call_function", "OO", args[0], args[1])) {
        return NULL;
    }
    ou_csimple_pointer(th, args[0], &call.address);
    return ou_ccall_run(th, &call, ou_tuple_items(args[1]), ou_tuple_size(args[1]));
}

OU_METHOD(ctypes_call_function)
{
    return call_address(th, args, 0);
}

OU_METHOD(ctypes_call_cdeclfunction)
{
    return call_address(th, args, OU_C_CDECL);
}

/* ---- errno, references ---- */

OU_METHOD(ctypes_get_errno)
{
    return ou_audited(th) && !ou_audit(th, "ctypes.get_errno", "") ? NULL : ou_int_new(th, ou_ccall_errno(th));
}

OU_METHOD(ctypes_set_errno)
{
    int value = 0;
    if (!ou_as_format_int(th, args[0], &value) || (ou_audited(th) && !ou_audit(th, "ctypes.set_errno", "i", value))) {
        return NULL;
    }
    int old = ou_ccall_errno(th);
    return ou_ccall_set_errno(th, value) ? ou_int_new(th, old) : NULL;
}

OU_METHOD(ctypes_from_pointer)
{
    void *p;
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "an integer is required");
    }
    ou_csimple_pointer(th, args[0], &p);
    if (p == NULL) {
        return ou_null(th, &ou_exc_value_error, "PyObject is NULL");
    }
    return ou_audited(th) && !ou_audit(th, "ctypes.PyObj_FromPtr", "O", p) ? NULL : ou_keep(p);
}

OU_METHOD(ctypes_incref)
{
    ou_keep(args[0]);
    return ou_keep(args[0]);
}

OU_METHOD(ctypes_decref)
{
    ou_keep(args[0]);
    ou_drop(th, args[0]);
    return args[0]; /* with the reference that is to go */
}

static const OuMethodDef functions[] = {
    {"sizeof", ctypes_sizeof, "obj, /", 0, "sizeof(C type) -> integer\nsizeof(C instance) -> integer\nReturn the size in bytes of a C instance"},
    {"alignment", ctypes_alignment, "obj, /", 0, "alignment(C type) -> integer\nalignment(C instance) -> integer\nReturn the alignment requirements of a C instance"},
    {"addressof", ctypes_addressof, "obj, /", 0, "addressof(C instance) -> integer\nReturn the address of the C instance internal buffer"},
    {"byref", ctypes_byref, "obj, offset=0, /", 0, "byref(C instance[, offset=0]) -> byref-object\nReturn a pointer lookalike to a C instance, only usable\nas function argument"},
    {"resize", ctypes_resize, "obj, size, /", 0, "Resize the memory buffer of a ctypes instance"},
    {"buffer_info", ctypes_buffer_info, "obj, /", 0, "Return buffer interface information"},
    {"POINTER", ou_cpointer_class, "type, /", 0, "Create and return a new ctypes pointer type.\n\nPointer types are cached and reused internally, so calling this function\nrepeatedly is cheap."},
    {"pointer", ou_cpointer_to, "obj, /", 0, "Create a new pointer instance, pointing to 'obj'.\n\nThe returned object is of the type POINTER(type(obj)). Note that if you\njust want to pass a pointer to an object to a foreign function call, you\nshould use byref(obj) which is much faster."},
    {"dlopen", ou_clibrary_open, "name, flag=0, /", 0, "dlopen(name, flag={RTLD_GLOBAL|RTLD_LOCAL}) open a shared library"},
    {"dlclose", ou_clibrary_close, "handle, /", 0, "dlclose a library"},
    {"dlsym", ou_clibrary_symbol, "handle, name, /", 0, "find symbol in shared library"},
    {"call_function", ctypes_call_function, "address, arguments, /", 0, NULL},
    {"call_cdeclfunction", ctypes_call_cdeclfunction, "address, arguments, /", 0, NULL},
    {"get_errno", ctypes_get_errno, "", 0, NULL},
    {"set_errno", ctypes_set_errno, "value, /", 0, NULL},
    {"PyObj_FromPtr", ctypes_from_pointer, "address, /", 0, NULL},
    {"Py_INCREF", ctypes_incref, "obj, /", 0, NULL},
    {"Py_DECREF", ctypes_decref, "obj, /", 0, NULL},
    {"_unpickle", ou_cdata_unpickle, "type, state, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

/* ---- the module ---- */

static bool add_address(OuThread *th, OuObject *module, const char *name, const void *address)
{
    return ou_module_add_adopt(th, module, name, ou_int_new_u64(th, (uintptr_t)address));
}

static bool fill(OuThread *th, OuObject *module)
{
    static const OuType *const types[] = {&ou_c_struct_type, &ou_c_union_type, &ou_c_array_type, &ou_c_pointer_type, &ou_c_simple_type,
                                          &ou_c_function_type};
    static const OuNamedNumber numbers[] = {{"FUNCFLAG_CDECL", OU_C_CDECL}, {"FUNCFLAG_PYTHONAPI", OU_C_PYTHONAPI},
                                            {"FUNCFLAG_USE_ERRNO", OU_C_USE_ERRNO}, {"FUNCFLAG_USE_LASTERROR", OU_C_USE_LASTERROR},
                                            {"RTLD_LOCAL", RTLD_LOCAL}, {"RTLD_GLOBAL", RTLD_GLOBAL},
                                            {"CTYPES_MAX_ARGCOUNT", OU_C_MAX_ARGS}, {NULL, 0}};
    OuCState *state = ou_cstate(th);
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        if (!ou_module_add_type(th, module, types[i])) {
            return false;
        }
    }
    void *(*move)(void *, const void *, size_t) = memmove, *(*set)(void *, int, size_t) = memset;
    const void *move_address, *set_address;
    memcpy(&move_address, &move, sizeof move);
    memcpy(&set_address, &set, sizeof set);
    OuObject *unpickle = ou_get_attr_text(th, module, "_unpickle");
    if (unpickle == NULL) {
        return false;
    }
    ou_replace(th, &state->unpickle, unpickle);
    return ou_module_add_numbers(th, module, numbers) && ou_module_add(th, module, "ArgumentError", state->argument_error) &&
           ou_module_add(th, module, "_pointer_type_cache", state->pointers) && add_address(th, module, "_memmove_addr", move_address) &&
           add_address(th, module, "_memset_addr", set_address) && add_address(th, module, "_cast_addr", ou_cstate_helper(state, 0)) &&
           add_address(th, module, "_string_at_addr", ou_cstate_helper(state, 1)) &&
           add_address(th, module, "_wstring_at_addr", ou_cstate_helper(state, 2)) &&
           ou_module_add_adopt(th, module, "__version__", ou_str_from_text(th, "1.1.0"));
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_cstate_start(th) ? ou_module_make(th, "_ctypes", "Create and manipulate C compatible data types in Python.", functions)
                                           : NULL;
    if (module != NULL && !fill(th, module)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "_ctypes", "libffi-dev");
}

#endif

const OuBuiltinModule ou_module__ctypes = {.name = "_ctypes", .make = make};
