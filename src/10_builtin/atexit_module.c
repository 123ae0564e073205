/* atexit_module.c - the module atexit: functions that the end of the program calls, last registered first. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "10_builtin/sys/sys_module.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static OuObject *atexit_register(ARGS)
{
    (void)self;
    OuLibrary *library = th->vm->library;
    if (n == 0) {
        return ou_null(th, &ou_exc_type_error, "register() takes at least 1 argument (0 given)");
    }
    if (!ou_is_callable(args[0])) {
        return ou_null(th, &ou_exc_type_error, "the first argument must be callable");
    }
    OuObject *rest = ou_tuple_from(th, args + 1, n - 1), *keywords = OU_NONE;
    if (rest != NULL && kwnames != NULL && ou_tuple_size(kwnames) > 0) {
        keywords = ou_dict_new(th);
        for (size_t i = 0; keywords != NULL && i < ou_tuple_size(kwnames); i++) {
            if (!ou_dict_set(th, keywords, ou_tuple_borrow(kwnames, i), args[n + i])) {
                ou_clear_ref(th, &keywords);
            }
        }
    }
    OuObject *entry = rest == NULL || keywords == NULL ? NULL : ou_tuple_of(th, 3, args[0], rest, keywords);
    ou_drop_maybe(th, rest);
    ou_drop_maybe(th, keywords);
    if (entry != NULL && library->exit_callbacks == NULL) {
        library->exit_callbacks = ou_list_new(th, 1);
    }
    bool ok = entry != NULL && library->exit_callbacks != NULL && ou_list_append(th, library->exit_callbacks, entry);
    ou_drop_maybe(th, entry);
    return ok ? ou_keep(args[0]) : NULL;
}

static OuObject *atexit_unregister(ARGS)
{
    UNUSED_ARGS();
    OuObject *callbacks = th->vm->library->exit_callbacks;
    for (size_t i = callbacks == NULL ? 0 : ou_list_size(callbacks); i-- > 0;) {
        OuObject *entry = ou_keep(ou_list_borrow(callbacks, i));
        OuTruth same = ou_compare_bool(th, ou_tuple_borrow(entry, 0), args[0], OU_EQ);
        bool still = i < ou_list_size(callbacks) && ou_list_borrow(callbacks, i) == entry;
        if (same == OU_TRUE && still) {
            OuObject *at = ou_int_new(th, (int64_t)i);
            if (at == NULL || !ou_del_item(th, callbacks, at)) {
                same = OU_ERROR;
            }
            ou_drop_maybe(th, at);
        }
        ou_drop(th, entry);
        if (same == OU_ERROR) {
            return NULL;
        }
    }
    return OU_NONE;
}

static OuObject *atexit_clear(ARGS)
{
    UNUSED_ARGS();
    ou_clear_ref(th, &th->vm->library->exit_callbacks);
    return OU_NONE;
}

static OuObject *atexit_run(ARGS)
{
    UNUSED_ARGS();
    OuObject *callbacks = th->vm->library->exit_callbacks;
    th->vm->library->exit_callbacks = NULL;
    if (callbacks != NULL) {
        ou_sys_run_exit_callbacks(th, callbacks);
        ou_drop(th, callbacks);
    }
    return OU_NONE;
}

static OuObject *atexit_count(ARGS)
{
    UNUSED_ARGS();
    OuObject *callbacks = th->vm->library->exit_callbacks;
    return ou_int_new(th, callbacks == NULL ? 0 : (int64_t)ou_list_size(callbacks));
}

static const OuMethodDef functions[] = {
    {"register", atexit_register, NULL, 0, "Register a function to be executed upon normal program termination"},
    {"unregister", atexit_unregister, "func, /", 0, "Unregister an exit function which was previously registered"},
    {"_clear", atexit_clear, "", 0, "Clear the list of previously registered exit functions."},
    {"_run_exitfuncs", atexit_run, "", 0, "Run all registered exit functions."},
    {"_ncallbacks", atexit_count, "", 0, "Return the number of registered exit functions."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "atexit", NULL, functions);
}

const OuBuiltinModule ou_module_atexit = {.name = "atexit", .make = make};
