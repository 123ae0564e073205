/* audit.c - audit events (PEP 578) and the list of their hooks.
 *
 * The list hangs on the VM, since events are told from this floor upwards. It is not tracked: gc.get_objects() would hand it out, and
 * with it the way to take a hook away. */

#include "06_types/audit.h"

#include "04_object/registry.h"
#include "06_types/abstract.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <stdarg.h>
#include <string.h>

#define MAX_ARGS 9 /* more than any event has that comes here */

/* A hook says by its attribute __cantrace__ that tracers may see it run. */
static bool can_trace(OuThread *th, OuObject *hook, bool *failed)
{
    OuObject *mark = ou_get_attr_text_maybe(th, hook, "__cantrace__", failed);
    OuTruth truth = mark == NULL ? OU_FALSE : ou_is_true(th, mark);
    ou_drop_maybe(th, mark);
    *failed = *failed || truth == OU_ERROR;
    return truth == OU_TRUE;
}

bool ou_audit_tuple(OuThread *th, OuObject *event, OuObject *args)
{
    OuObject *pending = ou_error_take(th);
    bool ok = ou_enter(th, " while calling an audit hook");
    bool entered = ok;
    for (size_t i = 0; ok && th->vm->audit_hooks != NULL && i < ou_list_size(th->vm->audit_hooks); i++) {
        OuObject *hook = ou_keep(ou_list_borrow(th->vm->audit_hooks, i));
        bool failed = false;
        th->in_trace++;
        bool seen = can_trace(th, hook, &failed);
        th->in_trace -= seen;
        OuObject *result = failed ? NULL : ou_call2(th, hook, event, args);
        th->in_trace -= !seen;
        ok = result != NULL;
        ou_drop_maybe(th, result);
        ou_drop(th, hook);
    }
    if (entered) {
        ou_leave(th);
    }
    if (ok) {
        ou_error_restore_adopt(th, pending);
    } else {
        ou_drop_maybe(th, pending);
    }
    return ok;
}

bool ou_audit(OuThread *th, const char *event, const char *format, ...)
{
    size_t n = strlen(format);
    OuObject *name = ou_str_intern_text(th, event), *items[MAX_ARGS];
    OU_ASSERT(n <= MAX_ARGS);
    va_list list;
    va_start(list, format);
    for (size_t i = 0; i < n; i++) {
        const char *text = NULL;
        switch (format[i]) {
        case 'O': items[i] = ou_keep_maybe(va_arg(list, OuObject *)); break;
        case 'i': items[i] = ou_int_new(th, va_arg(list, int)); break;
        case 'n': items[i] = ou_int_new(th, va_arg(list, int64_t)); break;
        default:
            OU_ASSERT(format[i] == 's');
            text = va_arg(list, const char *);
            items[i] = text == NULL ? NULL : ou_str_decode(th, text, strlen(text), "utf-8", "surrogateescape");
            break;
        }
        if (items[i] == NULL && (format[i] == 'O' || (format[i] == 's' && text == NULL))) {
            items[i] = OU_NONE;
        }
    }
    va_end(list);
    OuObject *args = ou_tuple_adopt(th, items, n);
    bool ok = args != NULL && name != NULL && ou_audit_tuple(th, name, args);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, name);
    return ok;
}

bool ou_audit_add_hook(OuThread *th, OuObject *hook)
{
    OuVm *vm = th->vm;
    if (vm->audit_hooks == NULL) {
        OuObject *list = ou_list_new(th, 1);
        if (list == NULL) {
            return false;
        }
        ou_untrack(th, list);
        if (!ou_list_append(th, list, hook)) {
            ou_drop(th, list);
            return false;
        }
        vm->audit_hooks = list;
        return true;
    }
    return ou_list_append(th, vm->audit_hooks, hook);
}
