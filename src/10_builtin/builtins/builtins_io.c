/* builtins_io.c - print, input, open. */
#include "10_builtin/builtins/builtins_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* sys.<name>, new. NULL with RuntimeError("lost sys.<name>"). */
static OuObject *sys_stream(OuThread *th, OuObject *name)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *stream = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, name);
    return stream != NULL ? ou_keep(stream) : ou_null(th, &ou_exc_runtime_error, "lost sys.%U", name);
}

static bool write_text(OuThread *th, OuObject *file, OuObject *text)
{
    OuObject *done = ou_call_method(th, file, OU_NAME(th, plain_write), &text, 1);
    ou_drop_maybe(th, done);
    return done != NULL;
}

static bool flush(OuThread *th, OuObject *file)
{
    OuObject *done = ou_call_method(th, file, OU_NAME(th, plain_flush), NULL, 0);
    ou_drop_maybe(th, done);
    return done != NULL;
}

typedef struct PrintOptions {
    OuObject *sep, *end, *file; /* borrowed; NULL or None: the default */
    OuTruth flush;
} PrintOptions;

static bool print_options(OuThread *th, PrintOptions *o, OuObject *const *values, OuObject *kwnames)
{
    *o = (PrintOptions){.flush = OU_FALSE};
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        OuObject *name = ou_tuple_borrow(kwnames, i), *value = values[i];
        if (ou_str_equal_text(name, "sep") || ou_str_equal_text(name, "end")) {
            if (value != OU_NONE && !ou_is_str(value)) {
                return ou_raise(th, &ou_exc_type_error, "%U must be None or a string, not %T", name, value);
            }
            *(ou_str_at(name, 0) == 's' ? &o->sep : &o->end) = value == OU_NONE ? NULL : value;
        } else if (ou_str_equal_text(name, "file")) {
            o->file = value;
        } else if (ou_str_equal_text(name, "flush")) {
            o->flush = ou_is_true(th, value);
            if (o->flush == OU_ERROR) {
                return false;
            }
        } else {
            return ou_raise(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for print()", name);
        }
    }
    return true;
}

static OuObject *builtin_print(ARGS)
{
    (void)self;
    PrintOptions o;
    if (!print_options(th, &o, args + n, kwnames)) {
        return NULL;
    }
    OuObject *file = o.file == NULL || o.file == OU_NONE ? sys_stream(th, OU_NAME(th, plain_stdout)) : ou_keep(o.file);
    if (file == NULL || file == OU_NONE) {
        return file; /* sys.stdout is None: nothing is shown */
    }
    bool ok = true;
    OuObject *space = ou_str_from_char(th, ' '), *newline = space == NULL ? NULL : ou_str_from_char(th, '\n');
    ok = newline != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        OuObject *text = NULL;
        ok = (i == 0 || write_text(th, file, o.sep == NULL ? space : o.sep)) && (text = ou_str(th, args[i])) != NULL &&
             write_text(th, file, text);
        ou_drop_maybe(th, text);
    }
    ok = ok && write_text(th, file, o.end == NULL ? newline : o.end) && (o.flush != OU_TRUE || flush(th, file));
    ou_drop_maybe(th, newline);
    ou_drop_maybe(th, space);
    ou_drop(th, file);
    return ok ? OU_NONE : NULL;
}

static OuObject *builtin_input(ARGS)
{
    UNUSED_ARGS();
    OuObject *in = sys_stream(th, OU_NAME(th, plain_stdin)), *out = NULL, *line = NULL;
    out = in == NULL ? NULL : sys_stream(th, OU_NAME(th, plain_stdout));
    bool ok = out != NULL;
    if (ok && args[0] != NULL) {
        OuObject *prompt = ou_str(th, args[0]);
        ok = prompt != NULL && write_text(th, out, prompt);
        ou_drop_maybe(th, prompt);
    }
    if (ok && !flush(th, out)) {
        ou_error_clear(th); /* a stream that cannot be flushed may still have shown the prompt */
    }
    if (ok) {
        line = ou_call_method(th, in, OU_NAME(th, plain_readline), NULL, 0);
    }
    ou_drop_maybe(th, out);
    ou_drop_maybe(th, in);
    if (line == NULL) {
        return NULL;
    }
    if (!ou_is_str(line)) {
        ou_drop(th, line);
        return ou_null(th, &ou_exc_type_error, "object.readline() returned non-string");
    }
    size_t length = ou_str_length(line);
    if (length == 0) {
        ou_drop(th, line);
        return ou_null(th, &ou_exc_eof_error, "EOF when reading a line");
    }
    if (ou_str_at(line, length - 1) != '\n') {
        return line;
    }
    OuObject *stripped = ou_str_slice(th, line, 0, length - 1);
    ou_drop(th, line);
    return stripped;
}

static const OuMethodDef functions[] = {
    {"print", builtin_print, "*args, sep=' ', end='\\n', file=None, flush=False", OU_FN_RAW, "Prints the values to a stream, or to sys.stdout by default."},
    {"input", builtin_input, "prompt='', /", 0,
     "Read a string from standard input.  The trailing newline is stripped."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_builtins_add_io(OuThread *th, OuObject *module)
{
    OuObject *io = ou_import_module(th, "_io");
    OuObject *open = io == NULL ? NULL : ou_get_attr_text(th, io, "open");
    ou_drop_maybe(th, io);
    return ou_module_add_adopt(th, module, "open", open) && ou_module_add_functions(th, module, functions);
}
