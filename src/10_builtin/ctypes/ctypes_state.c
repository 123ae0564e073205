/* ctypes_state.c - what a VM has for ctypes, and the C functions behind cast(), string_at() and wstring_at().
 *
 * Those three are called by ctypes as foreign functions, by their address, but work on objects, so they have to know their VM:
 * each VM makes three closures of libffi that have it as their argument. A thread-local variable would have been one more kind
 * of state. */
#include "10_builtin/ctypes/ctypes_int.h"
#include "06_types/audit.h"

#ifdef OU_HAVE_FFI

#include <stdarg.h>
#include <wchar.h>

enum { CAST, STRING_AT, WSTRING_AT };

bool ou_cstate_raise_again(OuThread *th, OuObject *exception, const char *format, ...)
{
    OuObject *error = ou_error_take(th);
    if (error == NULL || ou_is_of(th, error, &ou_exc_memory_error)) {
        ou_error_restore_adopt(th, error);
        return false;
    }
    va_list list;
    va_start(list, format);
    OuObject *where = ou_str_format_list(th, format, list);
    va_end(list);
    OuObject *text = where == NULL ? NULL : ou_str(th, error);
    if (where != NULL && text == NULL && ou_error_swallow(th, &ou_exc_exception)) {
        text = ou_str_from_text(th, "???");
    }
    if (text != NULL) {
        ou_data_raise(th, exception, "%U %T: %U", where, error, text);
    }
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, where);
    ou_drop(th, error);
    return false;
}

/* ---- the helpers ---- */

static bool may_cast(const OuCLayout *layout)
{
    return layout != NULL && (layout->kind == OU_C_POINTER || layout->kind == OU_C_FUNCTION ||
                              (layout->simple != NULL && layout->simple->ffi == FFI_TYPE_POINTER && layout->simple->code != 'O'));
}

/* The new pointer and the object it came from keep the same things alive, and it keeps the object. */
static bool share_kept(OuThread *th, OuCData *to, OuObject *source)
{
    OuCData *from = ou_cdata(source);
    if (ou_cdata_kept(th, from) == NULL) {
        return false;
    }
    if (from->objects == NULL || from->objects == OU_NONE) {
        ou_replace(th, &from->objects, ou_dict_new(th));
        if (from->objects == NULL) {
            return false;
        }
    }
    ou_replace(th, &to->objects, ou_keep(from->objects));
    if (!ou_is_dict(to->objects)) {
        return true;
    }
    OuObject *key = ou_int_new_u64(th, (uintptr_t)source);
    bool ok = key != NULL && ou_dict_set(th, to->objects, key, source);
    ou_drop_maybe(th, key);
    return ok;
}

static OuObject *cast(OuThread *th, void *pointer, OuObject *source, OuObject *type)
{
    if (!may_cast(ou_clayout_of(type))) {
        return ou_is_type(type) ? ou_null(th, &ou_exc_type_error, "cast() argument 2 must be a pointer type, not %N", (const OuType *)type)
                                : ou_null(th, &ou_exc_type_error, "cast() argument 2 must be a pointer type, not %T", type);
    }
    OuObject *made = ou_call0(th, type);
    if (made == NULL || !ou_is_cdata(made) || ou_cdata(made)->size < sizeof pointer) {
        ou_drop_maybe(th, made);
        return ou_has_error(th) ? NULL : ou_null(th, &ou_exc_type_error, "cast() argument 2 must be a pointer type");
    }
    if (ou_is_cdata(source) && !share_kept(th, ou_cdata(made), source)) {
        ou_drop(th, made);
        return NULL;
    }
    memcpy(ou_cdata(made)->data, &pointer, sizeof pointer);
    return made;
}

static OuObject *string_at(OuThread *th, const char *text, int size)
{
    if (ou_audited(th) && !ou_audit(th, "ctypes.string_at", "ni", (int64_t)(uintptr_t)text, size)) {
        return NULL;
    }
    if (size < -1) {
        return ou_null(th, &ou_exc_system_error, "Negative size passed to PyBytes_FromStringAndSize");
    }
    return ou_bytes_from(th, text, size == -1 ? strlen(text) : (size_t)size);
}

static OuObject *wstring_at(OuThread *th, const wchar_t *text, int size)
{
    if (ou_audited(th) && !ou_audit(th, "ctypes.wstring_at", "ni", (int64_t)(uintptr_t)text, size)) {
        return NULL;
    }
    if (size < -1) {
        return ou_null(th, &ou_exc_system_error, "Negative size passed to PyUnicode_New");
    }
    return ou_csimple_wide(th, text, size == -1 ? wcslen(text) : (size_t)size);
}

/* PYFUNCTYPE calls, so the lock is held. */
static void helper_entry(OU_UNUSED ffi_cif *cif, void *result, void **values, void *arg)
{
    const OuCHelper *helper = arg;
    OuCRunning *running;
    bool unlocked;
    OuObject *made = NULL;
    OuThread *th = ou_ccallback_enter(helper->state, &running, &unlocked);
    if (th != NULL) {
        void *pointer;
        memcpy(&pointer, values[0], sizeof pointer);
        if (helper->which == CAST) {
            OuObject *source, *type;
            memcpy(&source, values[1], sizeof source);
            memcpy(&type, values[2], sizeof type);
            made = cast(th, pointer, source, type);
        } else {
            int size;
            memcpy(&size, values[1], sizeof size);
            made = helper->which == STRING_AT ? string_at(th, pointer, size) : wstring_at(th, pointer, size);
        }
        ou_ccallback_leave(running, unlocked);
    }
    memcpy(result, &made, sizeof made);
}

static bool make_helper(OuThread *th, OuCState *state, int which)
{
    const OuFfi *ffi = ou_cstate_ffi(state);
    OuCHelper *helper = &state->helpers[which];
    ffi_type *pointer = (ffi_type *)(uintptr_t)ou_c_ffi('P'), *number = (ffi_type *)(uintptr_t)ou_c_ffi('i');
    helper->types[0] = pointer;
    helper->types[1] = which == CAST ? pointer : number;
    helper->types[2] = pointer;
    helper->closure = ffi->ffi_closure_alloc(sizeof(ffi_closure), &helper->code);
    if (helper->closure == NULL) {
        return ou_raise_memory(th);
    }
    helper->state = state;
    helper->which = which;
    return (ffi->ffi_prep_cif(&helper->cif, FFI_DEFAULT_ABI, which == CAST ? 3 : 2, pointer, helper->types) == FFI_OK &&
            ffi->ffi_prep_closure_loc(helper->closure, &helper->cif, helper_entry, helper, helper->code) == FFI_OK) ||
           ou_raise(th, &ou_exc_runtime_error, "ffi_prep_closure failed");
}

void *ou_cstate_helper(const OuCState *state, int which)
{
    return state->helpers[which].code;
}

/* ---- the object ---- */

static void state_drop(OuThread *th, OuObject *self)
{
    OuCState *state = (OuCState *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &state->argument_error);
    ou_clear_ref(th, &state->pointers);
    ou_clear_ref(th, &state->arrays);
    ou_clear_ref(th, &state->unpickle);
    for (size_t i = 0; i < OU_COUNT_OF(state->helpers); i++) {
        if (state->helpers[i].closure != NULL) {
            ou_cstate_ffi(state)->ffi_closure_free(state->helpers[i].closure);
        }
    }
    if (state->has_running) {
        pthread_key_delete(state->running);
    }
    ou_drop_maybe(th, state->library);
    ou_object_free(th, self, sizeof *state);
}

static size_t state_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuCState *state = (OuCState *)self;
    ou_visit_one(fn, arg, state->argument_error);
    ou_visit_one(fn, arg, state->pointers);
    ou_visit_one(fn, arg, state->arrays);
    ou_visit_one(fn, arg, state->unpickle);
    return OU_VISIT_END;
}

const OuType ou_c_state_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ctypes.state",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_C_STATE,
    .basic_size = sizeof(OuCState),
    .drop = state_drop,
    .visit = state_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

static bool fill(OuThread *th, OuCState *state)
{
    if (pthread_key_create(&state->running, NULL) != 0) {
        return ou_raise_memory(th);
    }
    state->has_running = true;
    OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_exc_exception));
    state->argument_error = bases == NULL ? NULL : ou_type_new_simple(th, "ctypes.ArgumentError", bases, NULL);
    ou_drop_maybe(th, bases);
    if (state->argument_error == NULL || (state->pointers = ou_dict_new(th)) == NULL || (state->arrays = ou_dict_new(th)) == NULL) {
        return false;
    }
    for (int i = 0; i < (int)OU_COUNT_OF(state->helpers); i++) {
        if (!make_helper(th, state, i)) {
            return false;
        }
    }
    return true;
}

bool ou_cstate_start(OuThread *th)
{
    static const char *const names[] = {OU_FFI_FUNCTIONS(OU_FOREIGN_NAME)};
    OuObject **kept = &th->vm->library->kept[OU_KEPT_CTYPES];
    if (*kept != NULL) {
        return true;
    }
    OuForeign *library = ou_foreign_open(th, OU_KEPT_LIB_FFI, "_ctypes", OU_FFI_FILE, "libffi8", names, OU_COUNT_OF(names));
    OuCState *state = library == NULL ? NULL : (OuCState *)ou_object_new_zeroed(th, &ou_c_state_type, sizeof *state);
    if (state == NULL) {
        return false;
    }
    state->library = ou_keep(library);
    ou_track(th, &state->head);
    if (!fill(th, state)) {
        ou_drop(th, state);
        return false;
    }
    *kept = &state->head;
    return true;
}

#endif
