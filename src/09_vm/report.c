/* report.c - report.h: over the modules sys, warnings and codecs when they are there, over plain stderr when not. */
#include "09_vm/report.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "07_thread/signals.h"
#include "09_vm/frame.h"
#include "09_vm/import_int.h"

#include <signal.h>
#include <stdio.h>

void ou_report_text(OuThread *th, OuObject *text)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *file = sys == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_str(th, sys, OU_NAME(th, plain_stderr)));
    if (file != NULL && file != OU_NONE) {
        OuObject *done = ou_call_method(th, file, OU_NAME(th, plain_write), &text, 1);
        if (done != NULL) {
            ou_drop(th, done);
            done = ou_call_method(th, file, OU_NAME(th, plain_flush), NULL, 0);
            ou_drop_maybe(th, done);
            ou_error_clear(th);
            ou_drop(th, file);
            return;
        }
        ou_error_clear(th);
    }
    ou_drop_maybe(th, file);
    if (file == OU_NONE) { /* nobody wants to know */
        return;
    }
    OuObject *bytes = ou_str_encode(th, text, "utf-8", "backslashreplace");
    if (bytes != NULL) {
        fwrite(ou_bytes_data(bytes), 1, ou_bytes_size(bytes), stderr);
        ou_drop(th, bytes);
    } else { /* no memory: what is ASCII needs none */
        OuObject *holder = NULL;
        size_t size;
        const char *data = ou_str_utf8(th, text, &size, &holder);
        if (data != NULL) {
            fwrite(data, 1, size, stderr);
        }
        ou_drop_maybe(th, holder);
    }
    ou_error_clear(th);
}

/* A function of a module that is loaded already: new; NULL (nothing pending): not there. */
static OuObject *loaded_function(OuThread *th, const char *module_name, const char *name)
{
    OuObject *module = ou_dict_borrow_text(th, th->vm->machine->modules, module_name);
    if (module == NULL || module->type != &ou_module_type) {
        return NULL;
    }
    return ou_keep_maybe(ou_dict_borrow_text(th, ((OuModule *)module)->dict, name));
}

/* Is there nobody to tell any more? What the last collections finalize may ask that late. */
static bool is_over(const OuThread *th)
{
    return th->vm->machine == NULL || th->vm->machine->modules == NULL;
}

/* A function of _warnings: new; NULL (nothing pending): not there. Imports work no more while a program ends, and somebody may
 * still warn then: the module is made without them. */
static OuObject *warnings_function(OuThread *th, const char *name)
{
    OuObject *function = loaded_function(th, "_warnings", name);
    if (function != NULL) {
        return function;
    }
    OuObject *text = ou_str_intern_text(th, "_warnings");
    const OuBuiltinModule *row = text == NULL ? NULL : ou_import_find_builtin(th->vm, text);
    OuObject *module = row == NULL ? NULL : ou_import_load_builtin(th, text, row);
    ou_drop_maybe(th, text);
    if (module == NULL) {
        ou_error_clear(th);
        return NULL;
    }
    ou_drop(th, module);
    return loaded_function(th, "_warnings", name);
}

bool ou_report_warn(OuThread *th, OuObject *category, OuObject *message, int64_t stack_level)
{
    OuObject *warn = is_over(th) ? NULL : warnings_function(th, "warn");
    if (warn == NULL) {
        return true; /* while starting or ending: nobody to tell */
    }
    OuObject *level = ou_int_new(th, stack_level);
    OuObject *result = level == NULL ? NULL : ou_call3(th, warn, message, category, level);
    ou_drop_maybe(th, level);
    ou_drop(th, warn);
    ou_drop_maybe(th, result);
    return result != NULL;
}

bool ou_report_warn_source(OuThread *th, OuObject *category, OuObject *message, OuObject *filename, uint32_t line)
{
    OuObject *warn = is_over(th) ? NULL : warnings_function(th, "warn_explicit");
    if (warn == NULL) {
        return true;
    }
    OuObject *number = ou_int_new(th, line);
    OuObject *args[] = {message, category, filename, number};
    OuObject *result = number == NULL ? NULL : ou_call(th, warn, args, 4, NULL);
    ou_drop_maybe(th, number);
    ou_drop(th, warn);
    ou_drop_maybe(th, result);
    return result != NULL;
}

/* The default hook's text. */
static void print_unraisable(OuThread *th, OuObject *error, const char *message, OuObject *where)
{
    OuObject *sys = th->vm->machine->sys_dict, *head = NULL;
    if (where != NULL) {
        OuObject *shown = ou_repr(th, where);
        if (shown == NULL) {
            ou_error_clear(th);
            shown = ou_str_from_text(th, "<object repr() failed>");
        }
        if (shown != NULL) {
            head = ou_str_format(th, "%s: %U\n", message == NULL ? "Exception ignored in" : message, shown);
            ou_drop(th, shown);
        }
    } else if (message != NULL) {
        head = ou_str_format(th, "%s:\n", message);
    }
    bool headed = head != NULL;
    if (headed) {
        ou_report_text(th, head);
        ou_drop(th, head);
    }
    ou_error_clear(th);
    OuObject *text = ou_traceback_text_alone(th, error);
    if (text != NULL) {
        ou_report_text(th, text);
        ou_drop(th, text);
    } else if (sys == NULL || ou_dict_borrow_str(th, sys, OU_NAME(th, plain_stderr)) != OU_NONE) { /* what needs no memory to say */
        fprintf(stderr, "%s%s%s\n", headed || message == NULL ? "" : message, headed || message == NULL ? "" : ": ", error->type->name);
    }
    ou_error_clear(th);
}

void ou_report_unraisable(OuThread *th, const char *message, OuObject *where)
{
    if (ou_has_error(th) && ((OuException *)th->error)->traceback == NULL) {
        th->vm->host->capture_traceback(th); /* at least where it would have gone on */
    }
    OuObject *error = ou_error_take(th);
    if (error == NULL) {
        return;
    }
    ou_keep_maybe(where);
    OuObject *sys = th->vm->machine == NULL ? NULL : th->vm->machine->sys_dict;
    OuObject *hook = sys == NULL ? NULL : ou_keep_maybe(ou_dict_borrow_str(th, sys, OU_NAME(th, plain_unraisablehook)));
    OuObject *default_hook = sys == NULL ? NULL : ou_dict_borrow_text(th, sys, "__unraisablehook__");
    bool told = false;
    if (hook != NULL && hook != OU_NONE && hook != default_hook) {
        OuObject *make = ou_dict_borrow_text(th, sys, "UnraisableHookArgs");
        OuObject *text = message == NULL ? OU_NONE : ou_str_from_text(th, message);
        OuObject *traceback = ((OuException *)error)->traceback;
        OuObject *fields = text == NULL || make == NULL
                               ? NULL
                               : ou_tuple_of(th, 5, OU_TYPE_OBJECT(error->type), error,
                                             traceback == NULL ? OU_NONE : traceback, text,
                                             where == NULL ? OU_NONE : where);
        OuObject *args = fields == NULL ? NULL : ou_call1(th, make, fields);
        bool heard = args != NULL && (!ou_audited(th) || ou_audit(th, "sys.unraisablehook", "OO", hook, args));
        OuObject *result = heard ? ou_call1(th, hook, args) : NULL;
        told = result != NULL;
        if (args != NULL && !told) { /* the hook's own error is told instead */
            ou_drop(th, error);
            error = ou_error_take(th);
            message = "Exception ignored in sys.unraisablehook";
            ou_replace(th, &where, ou_keep(hook));
        }
        ou_drop_maybe(th, result);
        ou_drop_maybe(th, args);
        ou_drop_maybe(th, fields);
        ou_drop_maybe(th, text);
        ou_error_clear(th);
    }
    bool nowhere = sys == NULL && th->vm->cycle->ending; /* the program's stderr is gone */
    if (!told && !nowhere && th->vm->machine != NULL) {
        print_unraisable(th, error, message, where);
    }
    ou_drop_maybe(th, hook);
    ou_drop_maybe(th, where);
    ou_drop(th, error);
}

OuObject *ou_report_find_codec(OuThread *th, OuObject *encoding)
{
    OuObject *lookup = NULL, *module = ou_import_module(th, "_codecs");
    if (module != NULL) {
        lookup = ou_get_attr_text(th, module, "lookup");
        ou_drop(th, module);
    }
    if (lookup == NULL) {
        return ou_error_swallow(th, &ou_exc_import_error) || ou_error_swallow(th, &ou_exc_attribute_error)
                   ? ou_null(th, &ou_exc_lookup_error, "unknown encoding: %S", encoding)
                   : NULL;
    }
    OuObject *codec = ou_call1(th, lookup, encoding);
    ou_drop(th, lookup);
    return codec;
}

static void report_wakeup_error(OuThread *th)
{
    int error = ou_signal_wakeup_error(th->vm);
    if (error != 0) {
        OuObject *pending = ou_error_take(th);
        ou_raise_errno(th, error, NULL, NULL);
        ou_report_unraisable(th, "Exception ignored when trying to write to the signal wakeup fd", NULL);
        ou_error_restore_adopt(th, pending);
    }
}

bool ou_report_signals(OuThread *th)
{
    OuMachine *machine = th->vm->machine;
    report_wakeup_error(th);
    for (int number = 1; number <= 64; number++) {
        if (!ou_signal_take(th->vm, number)) {
            continue;
        }
        OuObject *handler = machine->signal_handlers == NULL ? NULL
                                                              : ou_list_borrow(machine->signal_handlers, (size_t)number);
        if (handler != NULL && ou_is_callable(handler)) {
            OuFrame *f = ou_frame_current(th);
            OuObject *frame = f == NULL ? OU_NONE : (OuObject *)ou_frame_object(th, f);
            OuObject *code = frame == NULL ? NULL : ou_int_new(th, number);
            ou_keep(handler);
            OuObject *result = code == NULL ? NULL : ou_call2(th, handler, code, frame);
            ou_drop(th, handler);
            ou_drop_maybe(th, code);
            ou_drop_maybe(th, frame);
            if (result == NULL) {
                ou_break_set(th, OU_BREAK_SIGNAL); /* others may be pending */
                return false;
            }
            ou_drop(th, result);
        } else if (handler == NULL && number == SIGINT) {
            ou_break_set(th, OU_BREAK_SIGNAL);
            OuObject *error = ou_call0(th, OU_TYPE_OBJECT(&ou_exc_keyboard_interrupt));
            if (error != NULL) {
                ou_error_set_adopt(th, error);
            }
            return false;
        }
    }
    return true;
}
