/* host.c - include/ouro.h: functions and pointers of the host. */
#include "12_api/api.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "07_thread/thread.h"
#include "10_builtin/host/host_types.h"

#include <string.h>

#define FEW 8 /* arguments that need no memory */

/* ---- a function of the host is called ---- */

/* The error it asked for. The context has no other way to fail: a call that failed left its exception there. */
static void raise_failure(OuThread *th, OuApiContext *context, OuHostFunction *f)
{
    OuObject *failure = context->failure;
    context->failure = NULL;
    if (failure == NULL) {
        ou_raise(th, &ou_exc_system_error, "host function %U() failed without an error", f->name);
    } else {
        ou_error_restore_adopt(th, failure);
    }
}

static OuObject *call_host(OuApiCall *call, OuHostFunction *f, OuObject *const *args, size_t n, OuroValue *values)
{
    OuThread *th = call->th;
    for (size_t i = 0; i < n; i++) {
        if (!ou_api_out_adopt(call, ou_keep(args[i]), &values[i])) {
            return NULL;
        }
    }
    OuroValue result = {.kind = OURO_NONE};
    OuroStatus status = ((OuroFunction *)f->function)(call->vm, f->data, values, n, &result);
    if (!call->context->locked) {
        ouro_lock(call->vm);
    }
    if (status != OURO_OK) {
        raise_failure(th, call->context, f);
        return NULL;
    }
    return ou_api_in(call, &result);
}

/* OuHostFunction.run */
static OuObject *run(OuThread *th, OuHostFunction *f, OuObject *const *args, size_t n)
{
    OuroVm *vm = th->vm->embedder;
    OuroValue few[FEW], *values = n <= FEW ? few : ou_raw_take(&th->vm->account, n * sizeof *values);
    if (values == NULL) {
        return ou_null(th, &ou_exc_memory_error, "");
    }
    OuApiContext context;
    ou_api_context_push(vm, th, &context);
    OuApiCall call = {.vm = vm, .context = &context, .th = th};
    OuObject *result = call_host(&call, f, args, n, values);
    OuObject *error = ou_error_take(th); /* what goes now may run Python code */
    ou_api_context_pop(vm, &context);
    ou_error_restore_adopt(th, error);
    if (values != few) {
        ou_raw_give(&th->vm->account, values, n * sizeof *values);
    }
    return result;
}

OuObject *ou_api_function(OuThread *th, OuObject *name, OuObject *module, OuroFunction *function, void *data)
{
    OuHostFunction *f = ou_host_function_new(th, name, module);
    if (f != NULL) {
        f->run = run;
        f->function = (void (*)(void))function;
        f->data = data;
    }
    return (OuObject *)f;
}

/* ---- giving it a name ---- */

/* The module `name`, imported, or a new one where there is none; new. Those that are made are packages, so that what stands
 * below them can be imported. */
static OuObject *module_for(OuThread *th, OuObject *name)
{
    OuObject *modules = th->vm->machine->modules;
    OuObject *module = ou_dict_borrow_str(th, modules, name);
    if (module != NULL || ou_has_error(th)) {
        return ou_keep_maybe(module);
    }
    OuObject *found = ou_import_level(th, name, NULL, OU_NONE, 0);
    if (found != NULL) {
        ou_drop(th, found);
        module = ou_keep_maybe(ou_dict_borrow_str(th, modules, name));
        return module != NULL || ou_has_error(th) ? module : ou_null(th, &ou_exc_import_error, "%U is not in sys.modules", name);
    }
    if (!ou_api_is_missing(th, name)) {
        return NULL;
    }
    ou_error_clear(th);
    module = ou_module_new(th, name);
    if (module == NULL || !ou_module_add_adopt(th, module, "__path__", ou_list_new(th, 0)) || !ou_dict_set(th, modules, name, module)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

/* "a.b": a, with b as its attribute, and the module a.b, which is the result, new. */
static OuObject *module_path(OuThread *th, const char *path, size_t size)
{
    OuObject *outer = NULL;
    for (size_t at = 0; at <= size; at++) {
        if (at < size && path[at] != '.') {
            continue;
        }
        OuObject *name = ou_str_from_utf8(th, path, at);
        OuObject *module = name == NULL ? NULL : module_for(th, name);
        bool ok = module != NULL;
        if (ok && outer != NULL) {
            const char *last = memrchr(path, '.', at);
            OuObject *key = ou_str_intern_adopt(th, ou_str_from_utf8(th, last + 1, (size_t)(path + at - last - 1)));
            ok = key != NULL && ou_set_attr(th, outer, key, module);
            ou_drop_maybe(th, key);
        }
        ou_drop_maybe(th, name);
        ou_drop_maybe(th, outer);
        outer = module;
        if (!ok) {
            ou_clear_ref(th, &outer);
            break;
        }
    }
    return outer;
}

/* Names with dots between them? */
static bool check_path(OuThread *th, const char *path)
{
    bool good = path[0] != 0 && path[0] != '.' && path[strlen(path) - 1] != '.' && strstr(path, "..") == NULL;
    return good || ou_raise(th, &ou_exc_value_error, "ouro_define(): '%s' names no function", path);
}

OuroStatus ouro_define(OuroVm *vm, const char *name, OuroFunction *function, void *data)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    const char *dot = strrchr(name, '.'), *last = dot == NULL ? name : dot + 1;
    OuObject *main = check_path(th, name) ? ou_api_main(th) : NULL;
    OuObject *module = dot == NULL || main == NULL ? ou_keep_maybe(main) : module_path(th, name, (size_t)(dot - name));
    OuObject *path = module == NULL ? NULL : ou_str_from_utf8(th, dot == NULL ? "__main__" : name, dot == NULL ? 8 : (size_t)(dot - name));
    OuObject *key = path == NULL ? NULL : ou_str_intern_adopt(th, ou_str_from_utf8(th, last, strlen(last)));
    OuObject *f = key == NULL ? NULL : ou_api_function(th, key, path, function, data);
    bool ok = f != NULL && ou_set_attr(th, module, key, f);
    ou_drop_maybe(th, f);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, path);
    ou_drop_maybe(th, module);
    OuroStatus status = ou_api_status(&call, ok);
    ou_api_end(&call);
    return status;
}

/* ---- from inside ---- */

OuroStatus ouro_raise(OuroVm *vm, const char *exception, const char *message)
{
    OuApiCall call = ou_api_begin(vm);
    OuThread *th = call.th;
    OuObject *class = ou_api_find(&call, exception);
    OuObject *text = class == NULL ? NULL : ou_str_from_utf8(th, message, strlen(message));
    OuObject *error = text == NULL ? NULL : ou_call1(th, class, text);
    if (error != NULL) {
        ou_raise_object(th, error, NULL); /* TypeError if it is no exception */
    }
    ou_drop_maybe(th, error);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, class);
    OuroStatus status = ou_api_status(&call, false);
    ou_api_end(&call);
    return status;
}

void ouro_unlock(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    bool inside = call.context != &vm->holds.outermost && !call.entered;
    if (inside) {
        call.context->locked = false;
        ou_lock_leave(call.th);
    } else {
        ou_api_end(&call);
    }
}

void ouro_lock(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    if (call.context != &vm->holds.outermost && call.entered) {
        call.context->locked = true; /* as ou_api_begin() left it */
    } else {
        ou_api_end(&call);
    }
}

/* ---- pointers ---- */

OuroStatus ouro_wrap(OuroVm *vm, void *pointer, const char *kind, void (*release)(void *pointer), OuroValue *result)
{
    OuApiCall call = ou_api_begin(vm);
    OuHostPointer *p = ou_host_pointer_new(call.th, pointer, kind, release);
    OuObject *o = (OuObject *)p;
    bool ok = p != NULL && ou_api_out_adopt(&call, ou_keep(o), result);
    if (p != NULL && !ok) {
        p->release = NULL; /* a call that fails takes nothing over */
    }
    ou_drop_maybe(call.th, o);
    OuroStatus status = ou_api_status(&call, ok);
    ou_api_end(&call);
    return status;
}

void *ouro_unwrap(OuroVm *vm, const OuroValue *value, const char *kind)
{
    OuApiCall call = ou_api_begin(vm);
    OuObject *o = value->kind == OURO_OBJECT ? ou_api_borrow(&call, value->ref) : NULL;
    ou_error_clear(call.th); /* a stale reference is none of its pointers */
    void *pointer = NULL;
    if (o != NULL && o->type == &ou_host_pointer_type && strcmp(((OuHostPointer *)o)->kind, kind) == 0) {
        pointer = ((OuHostPointer *)o)->pointer;
    }
    ou_api_end(&call);
    return pointer;
}
