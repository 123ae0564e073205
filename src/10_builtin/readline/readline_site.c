/* readline_site.c - sys.__interactivehook__: what CPython's module site prepares for a prompt.
 *
 * Tab completes, settings are read, and the history comes from a file that it goes back to in the end. A program that sets or
 * deletes the hook in time does it its own way. */
#include "10_builtin/readline/line_editor.h"

#include "06_types/byte_builder.h"
#include "06_types/dict.h"
#include "06_types/function.h"
#include "06_types/str.h"

#include <stdlib.h>

#define HISTORY "/.ouro_history"

/* True, or false with the error cleared, if it is an OSError. */
static bool call_with_file(OuThread *th, OuObject *readline, const char *function, OuObject *file, bool *ok)
{
    OuObject *done = ou_call_method_text(th, readline, function, 1, file);
    bool failed = done == NULL && ou_error_matches(th, &ou_exc_os_error);
    *ok = done != NULL || failed;
    if (failed) {
        ou_error_clear(th);
    }
    ou_drop_maybe(th, done);
    return *ok && !failed;
}

/* At the end of the program. self: the file. */
OU_METHOD(write_history)
{
    bool ok = false;
    OuObject *readline = ou_import_module(th, "readline");
    if (readline != NULL) {
        (void)call_with_file(th, readline, "write_history_file", self, &ok);
    }
    ou_drop_maybe(th, readline);
    return ok ? OU_NONE : NULL;
}

static const OuMethodDef write_history_def = {"write_history", write_history, "", 0, "Saves the history."};

/* The file, new. os.path, whose import takes longer than all else of a start, is asked only when there is no HOME. */
static OuObject *history_file(OuThread *th)
{
    const char *home = getenv("HOME");
    if (home != NULL) {
        OuByteBuilder b = {NULL, 0, 0};
        if (ou_byte_builder_put(th, &b, home, strlen(home)) && ou_byte_builder_put(th, &b, HISTORY, strlen(HISTORY))) {
            return ou_byte_builder_finish(th, &b);
        }
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    OuObject *path = ou_import_module(th, "posixpath"), *name = path == NULL ? NULL : ou_str_from_text(th, "~" HISTORY);
    OuObject *file = name == NULL ? NULL : ou_call_method_text(th, path, "expanduser", 1, name);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, path);
    return file;
}

static bool keep_history(OuThread *th, OuObject *readline)
{
    OuObject *file = history_file(th), *write = file == NULL ? NULL : ou_native_new(th, &write_history_def, file, NULL);
    bool ok = write != NULL;
    if (ok) {
        (void)call_with_file(th, readline, "read_history_file", file, &ok);
    }
    OuObject *atexit = ok ? ou_import_module(th, "atexit") : NULL;
    OuObject *done = atexit == NULL ? NULL : ou_call_method_text(th, atexit, "register", 1, write);
    ok = done != NULL;
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, atexit);
    ou_drop_maybe(th, write);
    ou_drop_maybe(th, file);
    return ok;
}

static bool prepare(OuThread *th, OuObject *readline)
{
    OuObject *words = ou_str_from_text(th, "tab: complete");
    OuObject *done = words == NULL ? NULL : ou_call_method_text(th, readline, "parse_and_bind", 1, words);
    ou_drop_maybe(th, words);
    if (done == NULL) {
        return false;
    }
    ou_drop(th, done);
    done = ou_call_method_text(th, readline, "read_init_file", 0);
    if (done == NULL && !ou_error_matches(th, &ou_exc_os_error)) {
        return false;
    }
    ou_error_clear(th);
    ou_drop_maybe(th, done);
    OuObject *length = ou_call_method_text(th, readline, "get_current_history_length", 0);
    OuTruth some = length == NULL ? OU_ERROR : ou_is_true(th, length);
    ou_drop_maybe(th, length);
    return some == OU_TRUE || (some == OU_FALSE && keep_history(th, readline));
}

OU_METHOD(register_readline)
{
    OuObject *readline = ou_import_module(th, "readline");
    if (readline == NULL && ou_error_matches(th, &ou_exc_import_error)) {
        ou_error_clear(th);
        return OU_NONE;
    }
    bool ok = readline != NULL && prepare(th, readline);
    ou_drop_maybe(th, readline);
    return ok ? OU_NONE : NULL;
}

static const OuMethodDef register_readline_def = {"register_readline", register_readline, "", 0,
                                                  "Prepares the prompt: Tab completes names, the history is kept in ~" HISTORY "."};

bool ou_readline_hook_add(OuThread *th)
{
    OuObject *hook = ou_native_new(th, &register_readline_def, NULL, NULL);
    bool ok = hook != NULL && ou_dict_set_text(th, th->vm->machine->sys_dict, "__interactivehook__", hook);
    ou_drop_maybe(th, hook);
    return ok;
}
