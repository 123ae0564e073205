/* ctypes_call.c - a foreign call: arguments to C, the call without the lock of the VM, the result back.
 *
 * The calling thread leaves a record of itself under the VM's thread key, by which a callback finds the thread and whether the
 * lock was given up. The arguments are kept by their OuCParam objects until the call is over. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "07_thread/thread.h"

#include <errno.h>

#define ROOM 8       /* arguments that need no memory */
#define RESULT_ROOM 64

typedef struct Window {
    size_t n;
    size_t bytes;       /* of block; 0: the arrays are those below */
    void *block;
    OuCParam **params;  /* owned, NULL from the first on that was not made */
    ffi_type **types;
    void **values;
    OuCParam *few_params[ROOM];
    ffi_type *few_types[ROOM];
    void *few_values[ROOM];
} Window;

/* ---- errno ---- */

static const char errno_key[] = "ctypes.errno";

int ou_ccall_errno(OuThread *th)
{
    OuObject *kept = th->thread_dict == NULL ? NULL : ou_dict_borrow_text(th, th->thread_dict, errno_key);
    int64_t value = 0;
    if (kept != NULL && ou_is_int(kept)) {
        ou_int_clip_i64(kept, &value);
    }
    return (int)value;
}

bool ou_ccall_set_errno(OuThread *th, int value)
{
    if (th->thread_dict == NULL && (th->thread_dict = ou_dict_new(th)) == NULL) {
        return false;
    }
    OuObject *number = ou_int_new(th, value);
    bool ok = number != NULL && ou_dict_set_text(th, th->thread_dict, errno_key, number);
    ou_drop_maybe(th, number);
    return ok;
}

/* ---- arguments ---- */

static bool window_open(OuThread *th, Window *w, size_t n)
{
    *w = (Window){.n = n, .params = w->few_params, .types = w->few_types, .values = w->few_values};
    if (n <= ROOM) {
        return true;
    }
    w->bytes = n * 3 * sizeof(void *);
    w->block = ou_mem_take_zeroed(th, w->bytes);
    if (w->block == NULL) {
        w->n = 0;
        return false;
    }
    w->params = w->block;
    w->types = (ffi_type **)(w->params + n);
    w->values = (void **)(w->types + n);
    return true;
}

static void window_close(OuThread *th, Window *w)
{
    for (size_t i = 0; i < w->n; i++) {
        ou_drop_maybe(th, w->params[i]);
    }
    ou_mem_give(th, w->block, w->bytes);
}

/* The error, as ArgumentError that says of which argument. */
static bool argument_failed(OuThread *th, size_t i)
{
    return ou_cstate_raise_again(th, ou_cstate(th)->argument_error, "argument %zu:", i + 1);
}

static bool convert(OuThread *th, Window *w, const OuCCall *call, OuObject *value, size_t i)
{
    size_t n_told = call->converters == NULL ? 0 : ou_tuple_size(call->converters);
    ou_keep(value);
    if (i < n_told) {
        OuObject *converted = ou_call1(th, ou_tuple_borrow(call->converters, i), value);
        ou_drop(th, value);
        if (converted == NULL) {
            return argument_failed(th, i);
        }
        value = converted;
    }
    OuCParam *param = ou_cparam_from(th, value, i + 1);
    ou_drop(th, value);
    if (param == NULL) {
        return argument_failed(th, i);
    }
    w->params[i] = param;
    if (n_told > 0 && i >= n_told && param->ffi.type == FFI_TYPE_FLOAT) { /* `...`: C passes a double */
        OuCParam *wide = ou_cparam_new(th, 'd', *ou_c_ffi('d'), NULL);
        if (wide == NULL) {
            return false;
        }
        wide->value.d = (double)param->value.f;
        w->params[i] = wide;
        ou_drop(th, param);
        param = wide;
    }
    w->types[i] = &param->ffi;
    w->values[i] = param->memory != NULL ? param->memory : param->value.bytes;
    return true;
}

/* ---- the call ---- */

static void do_call(OuThread *th, const OuCCall *call, ffi_cif *cif, Window *w, void *result, int *number)
{
    OuCState *state = ou_cstate(th);
    OuCRunning running = {.th = th, .unlocked = (call->flags & OU_C_PYTHONAPI) == 0,
                          .outer = pthread_getspecific(state->running)};
    const OuFfi *ffi = ou_cstate_ffi(state);
    pthread_key_t key = state->running;
    void (*address)(void);
    memcpy(&address, &call->address, sizeof address);
    bool unlocked = running.unlocked;
    pthread_setspecific(key, &running);
    if (unlocked) {
        ou_lock_leave(th);
    }
    int before = errno;
    if ((call->flags & OU_C_USE_ERRNO) != 0) {
        errno = *number;
    }
    ffi->ffi_call(cif, address, result, w->values);
    *number = errno;
    if ((call->flags & OU_C_USE_ERRNO) != 0) {
        errno = before;
    }
    if (unlocked) {
        ou_lock_enter(th);
    }
    pthread_setspecific(key, running.outer);
}

static OuObject *convert_result(OuThread *th, const OuCCall *call, const char *result)
{
    const OuCLayout *layout = call->restype == NULL ? NULL : ou_clayout_of(call->restype);
    if (call->restype == OU_NONE) {
        return OU_NONE;
    }
    if (layout == NULL) {
        int value;
        memcpy(&value, result, sizeof value);
        OuObject *number = ou_int_new(th, value);
        if (call->restype == NULL || number == NULL) {
            return number;
        }
        OuObject *converted = ou_call1(th, call->restype, number);
        ou_drop(th, number);
        return converted;
    }
    OuObject *value;
    if (ou_c_converts(call->restype)) {
        value = ou_clayout_load(th, layout, result);
        if (value != NULL && layout->simple->code == 'O') {
            ou_drop(th, value); /* the reference that the function returned is ours */
        }
    } else {
        value = ou_cdata_copy(th, (const OuType *)call->restype, result);
    }
    if (value != NULL && call->checker != NULL) {
        OuObject *checked = ou_call1(th, call->checker, value);
        ou_drop(th, value);
        return checked;
    }
    return value;
}

static OuObject *call_window(OuThread *th, const OuCCall *call, Window *w)
{
    const OuCLayout *layout = call->restype == NULL ? NULL : ou_clayout_of(call->restype);
    const ffi_type *type = call->restype == OU_NONE ? &ou_c_ffi_void : layout == NULL ? ou_c_ffi('i') : ou_clayout_passed(layout);
    long double room[RESULT_ROOM / sizeof(long double)] = {0};
    ffi_cif cif;
    if (ou_cstate_ffi(ou_cstate(th))->ffi_prep_cif(&cif, FFI_DEFAULT_ABI, (unsigned)w->n, (ffi_type *)(uintptr_t)type, w->types) != FFI_OK) {
        return ou_null(th, &ou_exc_runtime_error, "ffi_prep_cif failed");
    }
    size_t size = layout == NULL ? 0 : layout->size;
    int number = (call->flags & OU_C_USE_ERRNO) != 0 ? ou_ccall_errno(th) : 0;
    void *result = size <= sizeof room ? (void *)room : ou_mem_take_zeroed(th, size);
    if (result == NULL) {
        return NULL;
    }
    do_call(th, call, &cif, w, result, &number);
    OuObject *value = NULL;
    if (((call->flags & OU_C_PYTHONAPI) == 0 || !ou_has_error(th)) &&
        ((call->flags & OU_C_USE_ERRNO) == 0 || ou_ccall_set_errno(th, number))) {
        value = convert_result(th, call, result);
    }
    if (result != (void *)room) {
        ou_mem_give(th, result, size);
    }
    return value;
}

OuObject *ou_ccall_run(OuThread *th, const OuCCall *call, OuObject *const *args, size_t n)
{
    if (n > OU_C_MAX_ARGS) {
        return ou_data_null(th, ou_cstate(th)->argument_error, "too many arguments (%zu), maximum is %d", n, OU_C_MAX_ARGS);
    }
    if (call->address == NULL) {
        return ou_null(th, &ou_exc_value_error, "NULL pointer access: the function has no address");
    }
    if (!ou_enter(th, " while calling a foreign function")) {
        return NULL;
    }
    Window w;
    OuObject *value = NULL;
    bool ok = window_open(th, &w, n);
    for (size_t i = 0; ok && i < n; i++) {
        ok = convert(th, &w, call, args[i], i);
    }
    if (ok) {
        value = call_window(th, call, &w);
    }
    window_close(th, &w);
    ou_leave(th);
    return value;
}

#endif
