/* sys_hooks.c - sys's hooks, and atexit's callbacks. (Standard streams: sys_streams.c.) */
#include "10_builtin/sys/sys_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <stdlib.h>
#include <string.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- hooks ---- */

static bool write_line(OuThread *th, OuObject *file, OuObject *text)
{
    OuObject *newline = ou_str_from_char(th, '\n');
    OuObject *done = newline == NULL ? NULL : ou_call_method(th, file, OU_NAME(th, plain_write), &text, 1);
    ou_drop_maybe(th, done);
    if (done != NULL) {
        done = ou_call_method(th, file, OU_NAME(th, plain_write), &newline, 1);
        ou_drop_maybe(th, done);
    }
    ou_drop_maybe(th, newline);
    return done != NULL;
}

/* The text with escapes for what the stream cannot encode: new. */
static OuObject *escaped(OuThread *th, OuObject *stream, OuObject *text)
{
    OuObject *encoding = ou_get_attr_text(th, stream, "encoding"), *errors = NULL, *bytes = NULL, *result = NULL;
    if (encoding != NULL) {
        errors = ou_str_from_text(th, "backslashreplace");
        bytes = errors == NULL ? NULL : ou_call_method_text(th, text, "encode", 2, encoding, errors);
        result = bytes == NULL ? NULL : ou_call_method_text(th, bytes, "decode", 1, encoding);
    }
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, errors);
    ou_drop_maybe(th, encoding);
    return result;
}

/* repr(value) on stdout, and builtins._ = value. */
static OuObject *sys_displayhook(ARGS)
{
    UNUSED_ARGS();
    OuObject *value = args[0], *builtins = th->vm->machine->builtins;
    if (value == OU_NONE) {
        return OU_NONE;
    }
    if (!ou_dict_set(th, builtins, OU_NAME(th, plain__), OU_NONE)) {
        return NULL;
    }
    OuObject *out = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_stdout));
    if (out == NULL || out == OU_NONE) {
        return ou_null(th, &ou_exc_runtime_error, "lost sys.stdout");
    }
    ou_keep(out);
    OuObject *text = ou_repr(th, value);
    bool ok = text != NULL && write_line(th, out, text);
    if (!ok && text != NULL && ou_error_swallow(th, &ou_exc_unicode_encode_error)) {
        OuObject *plain = escaped(th, out, text);
        ok = plain != NULL && write_line(th, out, plain);
        ou_drop_maybe(th, plain);
    }
    ou_drop_maybe(th, text);
    ou_drop(th, out);
    return ok && ou_dict_set(th, builtins, OU_NAME(th, plain__), value) ? OU_NONE : NULL;
}

static bool write_stderr(OuThread *th, OuObject *text)
{
    OuObject *file = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_stderr));
    if (file == NULL || file == OU_NONE) {
        return true;
    }
    ou_keep(file);
    OuObject *done = ou_call_method(th, file, OU_NAME(th, plain_write), &text, 1);
    ou_drop_maybe(th, done);
    if (done != NULL) { /* a file without flush() will do */
        OuObject *flushed = ou_call_method(th, file, OU_NAME(th, plain_flush), NULL, 0);
        ou_drop_maybe(th, flushed);
        ou_error_clear(th);
    }
    ou_drop(th, file);
    return done != NULL;
}

static OuObject *sys_excepthook(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_exception(args[1])) {
        OuObject *text = ou_str_format(th, "TypeError: print_exception(): Exception expected for value, %T found\n", args[1]);
        bool shown = text != NULL && write_stderr(th, text);
        ou_drop_maybe(th, text);
        return shown ? OU_NONE : NULL;
    }
    OuException *exception = (OuException *)args[1];
    if (args[2] != OU_NONE && args[2]->type == &ou_traceback_type && exception->traceback == NULL) {
        exception->traceback = ou_keep(args[2]);
    }
    OuObject *text = ou_traceback_text(th, args[1]);
    bool ok = text != NULL && write_stderr(th, text);
    ou_drop_maybe(th, text);
    return ok ? OU_NONE : NULL;
}

static OuObject *sys_unraisablehook(ARGS)
{
    UNUSED_ARGS();
    if (OU_TYPE_OBJECT(args[0]->type) != ou_dict_borrow_text(th, th->vm->machine->sys_dict, "UnraisableHookArgs")) {
        return ou_null(th, &ou_exc_type_error, "sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    OuObject *exception = ou_get_attr_text(th, args[0], "exc_value"), *where = NULL, *message = NULL;
    if (exception != NULL) {
        where = ou_get_attr_text(th, args[0], "object");
        message = where == NULL ? NULL : ou_get_attr_text(th, args[0], "err_msg");
    }
    bool ok = message != NULL;
    if (ok) {
        OuObject *shown = where == OU_NONE ? NULL : ou_repr(th, where);
        OuObject *head = message != OU_NONE ? ou_keep(message) : ou_str_from_text(th, "Exception ignored in");
        OuObject *line = head == NULL      ? NULL
                         : shown == NULL   ? ou_str_format(th, "%S:\n", head)
                                           : ou_str_format(th, "%S: %U\n", head, shown);
        ok = line != NULL && write_stderr(th, line);
        ou_drop_maybe(th, line);
        ou_drop_maybe(th, head);
        ou_drop_maybe(th, shown);
    }
    if (ok && ou_is_exception(exception)) {
        OuObject *text = ou_traceback_text_alone(th, exception);
        ok = text != NULL && write_stderr(th, text);
        ou_drop_maybe(th, text);
    }
    ou_drop_maybe(th, message);
    ou_drop_maybe(th, where);
    ou_drop_maybe(th, exception);
    return ok ? OU_NONE : NULL;
}

/* The function that "package.module.name" or "name" (a built-in) stands for; new; NULL with an error. */
static OuObject *find_dotted(OuThread *th, const char *path)
{
    const char *dot = strrchr(path, '.');
    OuObject *name = dot == NULL ? ou_str_from_text(th, "builtins") : ou_str_from_utf8(th, path, (size_t)(dot - path));
    OuObject *holder = NULL, *module = NULL;
    size_t size;
    const char *text = name == NULL ? NULL : ou_str_utf8(th, name, &size, &holder);
    if (text != NULL) {
        module = ou_import_module(th, text);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, name);
    OuObject *found = module == NULL ? NULL : ou_get_attr_text(th, module, dot == NULL ? path : dot + 1);
    ou_drop_maybe(th, module);
    return found;
}

/* pdb.set_trace(), or what PYTHONBREAKPOINT names. */
static OuObject *sys_breakpointhook(ARGS)
{
    (void)self;
    const char *wanted = ou_library_state(th)->config.ignore_environment ? NULL : getenv("PYTHONBREAKPOINT");
    if (wanted == NULL || wanted[0] == 0) {
        wanted = "pdb.set_trace";
    } else if (strcmp(wanted, "0") == 0) {
        return OU_NONE;
    }
    OuObject *hook = find_dotted(th, wanted);
    if (hook == NULL) {
        bool is_missing = ou_error_matches(th, &ou_exc_import_error) || ou_error_matches(th, &ou_exc_attribute_error) ||
                          ou_error_matches(th, &ou_exc_value_error);
        if (!is_missing) {
            return NULL;
        }
        ou_error_clear(th);
        OuObject *text = ou_str_format(th, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", wanted);
        bool ok = text != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_runtime_warning), text, 1);
        ou_drop_maybe(th, text);
        return ok ? OU_NONE : NULL;
    }
    OuObject *result = ou_call(th, hook, args, n, kwnames);
    ou_drop(th, hook);
    return result;
}

static const OuMethodDef hooks[] = {
    {"displayhook", sys_displayhook, "object, /", 0, "Print an object to sys.stdout and also save it in builtins._"},
    {"excepthook", sys_excepthook, "exctype, value, traceback, /", 0,
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"unraisablehook", sys_unraisablehook, "unraisable, /", 0, "Handle an unraisable exception."},
    {"breakpointhook", sys_breakpointhook, NULL, 0, "This hook function is called by built-in breakpoint()."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_sys_add_hooks(OuThread *th, OuObject *module)
{
    if (!ou_module_add_functions(th, module, hooks)) {
        return false;
    }
    OuObject *dict = ((OuModule *)module)->dict;
    static const char *const names[][2] = {{"displayhook", "__displayhook__"}, {"excepthook", "__excepthook__"},
                                           {"unraisablehook", "__unraisablehook__"},
                                           {"breakpointhook", "__breakpointhook__"}};
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        OuObject *hook = ou_dict_borrow_text(th, dict, names[i][0]);
        if (hook == NULL || !ou_dict_set_text(th, dict, names[i][1], hook)) {
            return false;
        }
    }
    return true;
}

/* ---- what other modules must exist for ---- */

bool ou_sys_add_late(OuThread *th)
{
    OuObject *names = ou_list_new(th, 0);
    OuMachine *machine = th->vm->machine;
    for (size_t t = 0; names != NULL && t < OU_COUNT_OF(machine->tables) && machine->tables[t] != NULL; t++) {
        for (const OuBuiltinModule *const *row = machine->tables[t]; *row != NULL; row++) {
            if (!ou_list_append_adopt(th, names, ou_str_intern_text(th, (*row)->name))) {
                ou_clear_ref(th, &names);
                return false;
            }
        }
    }
    bool ok = names != NULL && ou_list_append_adopt(th, names, ou_str_intern_text(th, "sys")) &&
              ou_list_append_adopt(th, names, ou_str_intern_text(th, "builtins")) &&
              ou_list_sort(th, names, NULL, false);
    OuObject *tuple = ok ? ou_list_to_tuple(th, names) : NULL;
    ou_drop_maybe(th, names);
    return ou_module_add_adopt(th, ou_library_state(th)->sys_module, "builtin_module_names", tuple);
}

void ou_sys_run_exit_callbacks(OuThread *th, OuObject *callbacks)
{
    while (ou_list_size(callbacks) > 0) {
        size_t last = ou_list_size(callbacks) - 1;
        OuObject *entry = ((OuList *)callbacks)->items[last];
        ((OuList *)callbacks)->size = last;
        OuObject *result = ou_call_tuple(th, ou_tuple_borrow(entry, 0), ou_tuple_borrow(entry, 1),
                                         ou_tuple_borrow(entry, 2) == OU_NONE ? NULL : ou_tuple_borrow(entry, 2));
        if (result == NULL) {
            th->vm->host->unraisable(th, "Exception ignored in atexit callback", ou_tuple_borrow(entry, 0));
        }
        ou_drop_maybe(th, result);
        ou_drop(th, entry);
    }
}
