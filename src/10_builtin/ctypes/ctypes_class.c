/* ctypes_class.c - what the metaclasses share: instances at an address, over a buffer, in a library; repetition. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "06_types/audit.h"
#include "06_types/memoryview.h"

/* ---- attributes of classes ---- */

OuObject *ou_cclass_attr(OuThread *th, OuObject *cls, const char *name)
{
    bool failed = false;
    return ou_get_attr_text_maybe(th, cls, name, &failed);
}

OuObject *ou_cclass_own_attr(OuObject *cls, const char *name, OuThread *th)
{
    OuTypeState *state = ou_type_state(th, (const OuType *)cls);
    return state == NULL || state->dict == NULL ? NULL : ou_dict_borrow_text(th, state->dict, name);
}

OuCLayout *ou_cclass_base(const OuObject *cls)
{
    OuCLayout *layout = ou_clayout_of_type(((const OuType *)cls)->base);
    if (layout != NULL) {
        layout->flags |= OU_C_FINAL;
    }
    return layout;
}

OuObject *ou_cclass_make(OuThread *th, const OuType *meta, OuObject *const *args, size_t n, OuObject *kwnames, OuCGiveLayout *give_layout)
{
    OuObject *cls = ou_type_make_slot(th, meta, args, n, kwnames);
    if (cls == NULL || !ou_is_type(cls) || ou_clayout_of(cls) != NULL) {
        return cls;
    }
    if (give_layout(th, cls) && (ou_type_extends((const OuType *)cls, &ou_c_data_type) ||
                                 ou_raise(th, &ou_exc_type_error, "%T makes classes of C data only", cls))) {
        return cls;
    }
    ou_drop(th, cls);
    return NULL;
}

OuObject *ou_cclass_derive_adopt(OuThread *th, const OuType *base, OuObject *name, OuObject *dict)
{
    OuObject *bases = name == NULL || dict == NULL ? NULL : ou_tuple_of(th, 1, OU_TYPE_OBJECT(base));
    OuObject *cls = bases == NULL ? NULL : ou_call3(th, OU_TYPE_OBJECT(base->head.type), name, bases, dict);
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, name);
    return cls;
}

/* ---- instances ---- */

/* An instance on memory that is not its own, which audit hooks are told of. */
static OuObject *made_at(OuThread *th, OuObject *cls, void *address)
{
    return ou_audited(th) && !ou_audit(th, "ctypes.cdata", "n", (int64_t)(uintptr_t)address)
               ? NULL
               : ou_cdata_at(th, (const OuType *)cls, NULL, 0, address);
}

OuObject *ou_cclass_from_address(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    void *address;
    if (!ou_is_int(args[0])) {
        return ou_null(th, &ou_exc_type_error, "integer expected");
    }
    ou_csimple_pointer(th, args[0], &address);
    return made_at(th, self, address);
}

static bool check_room(OuThread *th, int64_t offset, size_t have, size_t size)
{
    if (offset < 0) {
        return ou_raise(th, &ou_exc_value_error, "offset cannot be negative");
    }
    if ((size_t)offset > have || size > have - (size_t)offset) {
        return ou_raise(th, &ou_exc_value_error, "Buffer size too small (%zu instead of at least %zu bytes)", have,
                        size + (size_t)offset);
    }
    return true;
}

static bool tell_buffer(OuThread *th, const OuBuffer *buffer, int64_t offset)
{
    return ou_audit(th, "ctypes.cdata/buffer", "nnn", (int64_t)(uintptr_t)buffer->data, (int64_t)buffer->size, offset);
}

OuObject *ou_cclass_from_buffer(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    OuCLayout *layout = ou_clayout_concrete(th, self);
    int64_t offset = 0;
    if (layout == NULL || !ou_as_ssize(th, args[1], &offset)) {
        return NULL;
    }
    OuObject *view = ou_memoryview_new(th, args[0]), *made = NULL;
    if (view == NULL) {
        return NULL;
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire_strided(th, view, &buffer)) {
        ou_drop(th, view);
        return NULL;
    }
    if (buffer.read_only) {
        ou_raise(th, &ou_exc_type_error, "underlying buffer is not writable");
    } else if (!ou_buffer_is_contiguous(&buffer)) {
        ou_raise(th, &ou_exc_type_error, "underlying buffer is not C contiguous");
    } else if (check_room(th, offset, buffer.size, layout->size) && (!ou_audited(th) || tell_buffer(th, &buffer, offset))) {
        made = made_at(th, self, buffer.data + offset);
    }
    ou_buffer_release(th, &buffer);
    /* The view is to be seen among what is kept, where the program may release it, or a simple value put another object in its
     * place; the memory has to stay nevertheless. */
    if (made != NULL && ((ou_cdata(made)->view = ou_memoryview_new(th, args[0])) == NULL ||
                         !ou_cdata_keep_adopt(th, ou_cdata(made), SIZE_MAX, ou_keep(view)))) {
        ou_clear_ref(th, &made);
    }
    ou_drop(th, view);
    return made;
}

OuObject *ou_cclass_from_buffer_copy(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                                     OU_UNUSED OuObject *kwnames)
{
    OuBuffer buffer;
    int64_t offset = 0;
    OuCLayout *layout = ou_clayout_concrete(th, self);
    if (layout == NULL || !ou_as_ssize(th, args[1], &offset) || !ou_bytes_like(th, args[0], &buffer)) {
        return NULL;
    }
    OuObject *made = check_room(th, offset, buffer.size, layout->size) && (!ou_audited(th) || tell_buffer(th, &buffer, offset))
                         ? ou_cdata_copy(th, (const OuType *)self, buffer.data + offset)
                         : NULL;
    ou_buffer_release(th, &buffer);
    return made;
}

OuObject *ou_cclass_in_dll(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "argument 2 must be str, not %G", args[1]);
    }
    if (ou_audited(th) && !ou_audit(th, "ctypes.dlsym", "OO", args[0], args[1])) {
        return NULL;
    }
    OuObject *handle = ou_get_attr_text(th, args[0], "_handle");
    if (handle == NULL) {
        return NULL;
    }
    void *address = ou_is_int(handle) ? ou_clibrary_find(th, handle, args[1], &ou_exc_value_error)
                                      : ou_null(th, &ou_exc_type_error, "the _handle attribute of the second argument must be an integer");
    ou_drop(th, handle);
    return address == NULL ? NULL : made_at(th, self, address);
}

/* ---- arguments of calls ---- */

OuObject *ou_cclass_as_parameter(OuThread *th, OuObject *cls, OuObject *value, const char *message)
{
    bool failed = false;
    OuObject *other = ou_get_attr_text_maybe(th, value, "_as_parameter_", &failed);
    if (other == NULL) {
        if (!ou_has_error(th)) {
            ou_raise(th, &ou_exc_type_error, message, ((const OuType *)cls)->name, value->type->name);
        }
        return NULL;
    }
    OuObject *result = NULL;
    if (ou_enter(th, " while processing _as_parameter_")) {
        result = ou_call_method_text(th, cls, "from_param", 1, other);
        ou_leave(th);
    }
    ou_drop(th, other);
    return result;
}

OuObject *ou_cclass_from_param(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    OuObject *value = args[0];
    const OuType *type = (const OuType *)self;
    if (ou_is_of(th, value, type)) {
        return ou_keep(value);
    }
    if (value->type == &ou_c_param_type) {
        OuObject *object = ((OuCParam *)value)->object;
        const OuCLayout *layout = ou_clayout_of(self);
        OuObject *target = layout == NULL ? NULL : layout->proto;
        if (object != NULL && target != NULL && ou_is_type(target) && ou_is_of(th, object, (const OuType *)target)) {
            return ou_keep(value);
        }
        return ou_null(th, &ou_exc_type_error, "expected %s instance instead of pointer to %s", type->name,
                       object == NULL ? "??" : object->type->name);
    }
    return ou_cclass_as_parameter(th, self, value, "expected %s instance instead of %s");
}

/* ---- cls * n ---- */

static OuObject *repeat(OuThread *th, OuObject *self, int64_t n)
{
    return n < 0 ? ou_null(th, &ou_exc_value_error, "Array length must be >= 0, not %lld", (long long)n)
                 : ou_carray_class(th, self, n);
}

const OuSequenceSlots ou_cclass_sequence = {.repeat = repeat};

#endif
