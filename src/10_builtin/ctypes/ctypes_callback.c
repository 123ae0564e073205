/* ctypes_callback.c - Python functions that C can call: closures of libffi.
 *
 * A callback comes, in all usual cases, from inside a foreign call of the same thread: the record of that call (OuCRunning) says
 * whose thread it is, and whether the lock has to be taken. A thread that Ouro did not start has no record of its own in the
 * VM; such a call is refused with a line on stderr, and zeros are returned. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#include "07_thread/thread.h"

#include <errno.h>
#include <unistd.h>

OuThread *ou_ccallback_enter(const OuCState *state, OuCRunning **running, bool *unlocked)
{
    OuCRunning *now = pthread_getspecific(state->running);
    if (now == NULL) {
        return NULL;
    }
    *running = now;
    *unlocked = now->unlocked;
    if (now->unlocked) {
        ou_lock_enter(now->th);
        now->unlocked = false;
    }
    return now->th;
}

void ou_ccallback_leave(OuCRunning *running, bool unlocked)
{
    if (unlocked) {
        running->unlocked = true;
        ou_lock_leave(running->th);
    }
}

/* ---- one call ---- */

static OuObject *argument(OuThread *th, OuObject *type, const char *p)
{
    const OuCLayout *layout = ou_clayout_of(type);
    if (ou_c_converts(type)) {
        return ou_clayout_load(th, layout, p);
    }
    return ou_cdata_copy(th, (const OuType *)type, p);
}

/* Integers fill a whole register. */
static void widen(const OuCLayout *layout, char *result)
{
    const OuCSimple *simple = layout->simple;
    if (simple->ffi == FFI_TYPE_FLOAT || simple->ffi == FFI_TYPE_DOUBLE || simple->ffi == FFI_TYPE_LONGDOUBLE ||
        simple->size >= sizeof(ffi_arg)) {
        return;
    }
    uint64_t bits = ou_csimple_load(result, simple->size, false);
    unsigned unused = 64 - 8u * simple->size;
    ffi_arg wide = (ffi_arg)(simple->is_signed ? (uint64_t)((int64_t)(bits << unused) >> unused) : bits);
    memcpy(result, &wide, sizeof wide);
}

/* What a result points to has to outlive the call: the callback keeps it, and says so. */
static bool keep_result(OuThread *th, OuCCallback *callback, const OuCSimple *simple, OuObject *keep)
{
    if (keep == NULL || simple->code == 'O') { /* an object goes out with a reference of its own */
        return true;
    }
    if (callback->results == NULL && (callback->results = ou_list_new(th, 0)) == NULL) {
        ou_drop(th, keep);
        return false;
    }
    if (!ou_list_append_adopt(th, callback->results, keep)) {
        return false;
    }
    OuObject *message = ou_str_from_text(th, "memory leak in callback function.");
    bool ok = message != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_runtime_warning), message, 1);
    ou_drop_maybe(th, message);
    return ok;
}

static bool give_result(OuThread *th, OuCCallback *callback, OuObject *value, char *result)
{
    const OuCLayout *layout = callback->restype == OU_NONE ? NULL : ou_clayout_of(callback->restype);
    if (layout == NULL || layout->simple == NULL) {
        return true;
    }
    OuObject *keep = NULL;
    char wide[OU_C_INLINE] = {0};
    OuObject *plain = ou_is_cdata(value) && layout->simple->code != 'O' ? ou_get_attr_text(th, value, "value") : ou_keep(value);
    bool ok = plain != NULL && ou_clayout_store(th, layout, wide, plain, &keep);
    ou_drop_maybe(th, plain);
    if (!ok) {
        return false;
    }
    widen(layout, wide);
    memcpy(result, wide, layout->size > sizeof(ffi_arg) ? layout->size : sizeof(ffi_arg));
    return keep_result(th, callback, layout->simple, keep);
}

/* The foreign code's errno and the program's copy change places. */
static bool swap_errno(OuThread *th)
{
    int theirs = errno, ours = ou_ccall_errno(th);
    if (!ou_ccall_set_errno(th, theirs)) {
        return false;
    }
    errno = ours;
    return true;
}

static void run(OuThread *th, OuCCallback *callback, void **values, char *result)
{
    size_t n = callback->n_args, made = 0, bytes = n * sizeof(OuObject *);
    OuObject *few[8], **args = n <= 8 ? few : ou_mem_take(th, bytes);
    OuObject *value = NULL, *callable = ou_keep(callback->callable);
    bool ok = args != NULL;
    while (ok && made < n) {
        args[made] = argument(th, ou_tuple_borrow(callback->argtypes, made), values[made]);
        ok = args[made] != NULL;
        made += ok;
    }
    bool swaps = (callback->flags & OU_C_USE_ERRNO) != 0;
    ok = ok && (!swaps || swap_errno(th));
    if (ok) {
        value = ou_call(th, callable, args, n, NULL);
        if (swaps && !swap_errno(th)) {
            ou_clear_ref(th, &value);
        }
    }
    if (value == NULL || !give_result(th, callback, value, result)) {
        th->vm->host->unraisable(th, value == NULL ? "Exception ignored on calling ctypes callback function"
                                                   : "Exception ignored on converting result of ctypes callback function",
                                 callable);
    }
    ou_drop_maybe(th, value);
    while (made > 0) {
        ou_drop(th, args[--made]);
    }
    if (args != few) {
        ou_mem_give(th, args, bytes);
    }
    ou_drop(th, callable);
}

static void entry(ffi_cif *cif, void *result, void **values, void *arg)
{
    OuCCallback *callback = arg;
    OuCRunning *running;
    bool unlocked;
    size_t size = cif->rtype->type == FFI_TYPE_VOID ? 0 : cif->rtype->size > sizeof(ffi_arg) ? cif->rtype->size : sizeof(ffi_arg);
    memset(result, 0, size);
    OuThread *th = ou_ccallback_enter(callback->state, &running, &unlocked);
    if (th == NULL) {
        static const char words[] = "ouro: a ctypes callback was called outside of a foreign call, by a thread that Ouro does not know: "
                                    "it is not run, and zero is returned\n";
        ssize_t ignored = write(STDERR_FILENO, words, sizeof words - 1);
        (void)ignored;
        return;
    }
    ou_keep(callback);
    OuObject *pending = ou_error_take(th);
    run(th, callback, values, result);
    ou_error_restore_adopt(th, pending);
    ou_drop(th, callback);
    ou_ccallback_leave(running, unlocked);
}

/* ---- the object ---- */

static void callback_drop(OuThread *th, OuObject *self)
{
    OuCCallback *callback = (OuCCallback *)self;
    ou_untrack(th, self);
    if (callback->closure != NULL) {
        ou_cstate_ffi(callback->state)->ffi_closure_free(callback->closure);
    }
    ou_mem_give(th, callback->types, callback->n_args * sizeof *callback->types);
    ou_clear_ref(th, &callback->callable);
    ou_clear_ref(th, &callback->argtypes);
    ou_clear_ref(th, &callback->restype);
    ou_clear_ref(th, &callback->results);
    ou_drop_maybe(th, callback->state);
    ou_object_free(th, self, sizeof *callback);
}

static size_t callback_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuCCallback *callback = (OuCCallback *)self;
    ou_visit_one(fn, arg, callback->state);
    ou_visit_one(fn, arg, callback->callable);
    ou_visit_one(fn, arg, callback->argtypes);
    ou_visit_one(fn, arg, callback->restype);
    ou_visit_one(fn, arg, callback->results);
    return OU_VISIT_END;
}

const OuType ou_c_callback_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_ctypes.CThunkObject",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_C_CALLBACK,
    .basic_size = sizeof(OuCCallback),
    .drop = callback_drop,
    .visit = callback_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

static bool prepare(OuThread *th, OuCCallback *callback)
{
    const OuFfi *ffi = ou_cstate_ffi(callback->state);
    const ffi_type *type = &ou_c_ffi_void;
    if (callback->restype != OU_NONE) {
        const OuCLayout *layout = ou_clayout_of(callback->restype);
        if (layout == NULL || layout->simple == NULL || !ou_c_converts(callback->restype)) {
            return ou_raise(th, &ou_exc_type_error, "invalid result type for callback function");
        }
        type = &layout->ffi;
    }
    size_t n = ou_tuple_size(callback->argtypes);
    if (n > OU_C_MAX_ARGS) {
        return ou_data_raise(th, ou_cstate(th)->argument_error, "too many arguments (%zu), maximum is %d", n, OU_C_MAX_ARGS);
    }
    callback->types = n == 0 ? NULL : ou_mem_take(th, n * sizeof *callback->types);
    if (n > 0 && callback->types == NULL) {
        return false;
    }
    callback->n_args = n;
    for (size_t i = 0; i < n; i++) {
        const OuCLayout *layout = ou_clayout_of(ou_tuple_borrow(callback->argtypes, i));
        if (layout == NULL) {
            return ou_raise(th, &ou_exc_type_error, "item %zu in _argtypes_ is no C type", i + 1);
        }
        callback->types[i] = (ffi_type *)(uintptr_t)ou_clayout_passed(layout);
    }
    callback->closure = ffi->ffi_closure_alloc(sizeof(ffi_closure), &callback->code);
    if (callback->closure == NULL) {
        return ou_raise_memory(th);
    }
    if (ffi->ffi_prep_cif(&callback->cif, FFI_DEFAULT_ABI, (unsigned)n, (ffi_type *)(uintptr_t)type, callback->types) != FFI_OK ||
        ffi->ffi_prep_closure_loc(callback->closure, &callback->cif, entry, callback, callback->code) != FFI_OK) {
        return ou_raise(th, &ou_exc_runtime_error, "ffi_prep_closure failed");
    }
    return true;
}

OuObject *ou_ccallback_new(OuThread *th, OuObject *callable, const OuCLayout *layout)
{
    OuCCallback *callback = (OuCCallback *)ou_object_new_zeroed(th, &ou_c_callback_type, sizeof *callback);
    if (callback == NULL) {
        return NULL;
    }
    callback->state = ou_keep(ou_cstate(th));
    callback->callable = ou_keep(callable);
    callback->argtypes = ou_keep(layout->argtypes);
    callback->restype = ou_keep(layout->restype == NULL ? OU_NONE : layout->restype);
    callback->flags = layout->call_flags;
    ou_track(th, &callback->head);
    if (!prepare(th, callback)) {
        ou_drop(th, callback);
        return NULL;
    }
    return &callback->head;
}

#endif
