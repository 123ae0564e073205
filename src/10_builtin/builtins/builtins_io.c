/* builtins_io.c - print, input, open. */
#include "10_builtin/builtins/builtins_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "10_builtin/readline/line_editor.h"

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

/* A separator may be of a subclass of str, whose __str__ is asked. */
static bool write_as_str(OuThread *th, OuObject *file, OuObject *o)
{
    OuObject *text = ou_str(th, o);
    bool ok = text != NULL && write_text(th, file, text);
    ou_drop_maybe(th, text);
    return ok;
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
        ok = (i == 0 || write_as_str(th, file, o.sep == NULL ? space : o.sep)) && write_as_str(th, file, args[i]);
    }
    ok = ok && write_as_str(th, file, o.end == NULL ? newline : o.end) && (o.flush != OU_TRUE || flush(th, file));
    ou_drop_maybe(th, newline);
    ou_drop_maybe(th, space);
    ou_drop(th, file);
    return ok ? OU_NONE : NULL;
}

/* One of the three streams, which input() wants all to be there. New. */
static OuObject *input_stream(OuThread *th, OuObject *name)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *stream = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, name);
    return stream != NULL && stream != OU_NONE ? ou_keep(stream)
                                               : ou_null(th, &ou_exc_runtime_error, "input(): lost sys.%U", name);
}

/* What readline() gave, taken over, without its end of line; new. */
static OuObject *line_of(OuThread *th, OuObject *line)
{
    bool bytes = ou_is_bytes(line);
    if (!bytes && !ou_is_str(line)) {
        ou_drop(th, line);
        return ou_null(th, &ou_exc_type_error, "object.readline() returned non-string");
    }
    size_t length = bytes ? ou_bytes_size(line) : ou_str_length(line);
    if (length == 0) {
        ou_drop(th, line);
        return ou_null(th, &ou_exc_eof_error, "EOF when reading a line");
    }
    if ((bytes ? (uint32_t)ou_bytes_data(line)[length - 1] : ou_str_at(line, length - 1)) != '\n') {
        return line;
    }
    OuObject *stripped = bytes ? ou_bytes_from(th, ou_bytes_data(line), length - 1) : ou_str_slice(th, line, 0, length - 1);
    ou_drop(th, line);
    return stripped;
}

/* A line that is edited at the terminal: a str, new. */
static OuObject *edited_line(OuThread *th, OuObject *prompt)
{
    OuObject *text = prompt == NULL ? ou_keep(th->vm->types->empty_str) : ou_str(th, prompt);
    OuObject *shown = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "surrogateescape");
    if (shown != NULL && memchr(ou_bytes_data(shown), 0, ou_bytes_size(shown)) != NULL) {
        ou_raise(th, &ou_exc_value_error, "input: prompt string cannot contain null characters");
        ou_clear_ref(th, &shown);
    }
    OuObject *bytes = shown == NULL ? NULL : ou_line_editor_read(th, ou_bytes_data(shown));
    if (bytes != NULL && ou_bytes_size(bytes) == 0) {
        ou_raise_object(th, OU_TYPE_OBJECT(&ou_exc_eof_error), NULL); /* it has no message, as of GNU readline */
        ou_clear_ref(th, &bytes);
    }
    OuObject *line = bytes == NULL ? NULL : ou_str_decode(th, ou_bytes_data(bytes), ou_bytes_size(bytes), "utf-8", "surrogateescape");
    ou_drop_maybe(th, bytes);
    ou_drop_maybe(th, shown);
    ou_drop_maybe(th, text);
    return line;
}

static OuObject *builtin_input(ARGS)
{
    UNUSED_ARGS();
    OuObject *in = input_stream(th, OU_NAME(th, plain_stdin)), *line = NULL;
    OuObject *out = in == NULL ? NULL : input_stream(th, OU_NAME(th, plain_stdout));
    OuObject *errors = out == NULL ? NULL : input_stream(th, OU_NAME(th, plain_stderr));
    bool ok = errors != NULL && (!ou_audited(th) || ou_audit(th, "builtins.input", "O", args[0]));
    if (ok && !flush(th, errors)) {
        ou_error_clear(th);
    }
    bool edited = ok && ou_line_editor_wanted(th, in, out);
    ok = ok && (edited || args[0] == NULL || write_as_str(th, out, args[0]));
    if (ok && !flush(th, out)) {
        ou_error_clear(th); /* a stream that cannot be flushed may still have shown the prompt */
    }
    if (ok) {
        line = edited ? edited_line(th, args[0]) : ou_call_method(th, in, OU_NAME(th, plain_readline), NULL, 0);
    }
    ou_drop_maybe(th, errors);
    ou_drop_maybe(th, out);
    ou_drop_maybe(th, in);
    line = line == NULL ? NULL : line_of(th, line);
    if (line != NULL && ou_audited(th) && !ou_audit(th, "builtins.input/result", "O", line)) {
        ou_clear_ref(th, &line);
    }
    return line;
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
