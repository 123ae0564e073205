/* io_module.c - open() and the module _io. */
#include "10_builtin/io/io_int.h"
#include "10_builtin/fs_path.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <string.h>
#include <unistd.h>

typedef struct OpenMode {
    bool reading, writing, appending, creating, updating, text, binary;
    char raw[4]; /* FileIO's mode */
} OpenMode;

static bool parse_mode(OuThread *th, OuObject *o, OpenMode *m)
{
    *m = (OpenMode){0};
    if (o == NULL) {
        m->reading = true;
        strcpy(m->raw, "r");
        return true;
    }
    if (!ou_is_str(o)) {
        return ou_raise(th, &ou_exc_type_error, "open() argument 'mode' must be str, not %G", o);
    }
    if (!ou_str_without_null(th, o)) {
        return false;
    }
    for (size_t i = 0; i < ou_str_length(o); i++) {
        uint32_t c = ou_str_at(o, i);
        bool *flag = c == 'r' ? &m->reading : c == 'w' ? &m->writing : c == 'a' ? &m->appending
                     : c == 'x' ? &m->creating : c == '+' ? &m->updating : c == 't' ? &m->text
                     : c == 'b' ? &m->binary : NULL;
        if (flag == NULL || *flag) {
            return ou_raise(th, &ou_exc_value_error, "invalid mode: '%U'", o);
        }
        *flag = true;
    }
    if (m->text && m->binary) {
        return ou_raise(th, &ou_exc_value_error, "can't have text and binary mode at once");
    }
    int n_ways = m->reading + m->writing + m->appending + m->creating;
    if (n_ways != 1) {
        return ou_raise(th, &ou_exc_value_error,
                        n_ways > 1 ? "must have exactly one of create/read/write/append mode"
                                   : "Must have exactly one of create/read/write/append mode and at most one plus");
    }
    size_t n = 0;
    m->raw[n++] = m->creating ? 'x' : m->reading ? 'r' : m->writing ? 'w' : 'a';
    if (m->updating) {
        m->raw[n++] = '+';
    }
    m->raw[n] = 0;
    return true;
}

static bool check_binary(OuThread *th, const OpenMode *m, OuObject *encoding, OuObject *errors, OuObject *newline)
{
    if (!m->binary) {
        return true;
    }
    const char *what = encoding != NULL && encoding != OU_NONE ? "an encoding"
                       : errors != NULL && errors != OU_NONE   ? "an errors"
                       : newline != NULL && newline != OU_NONE ? "a newline"
                                                               : NULL;
    return what == NULL || ou_raise(th, &ou_exc_value_error, "binary mode doesn't take %s argument", what);
}

static bool warn_of_line_buffering(OuThread *th)
{
    OuObject *text = ou_str_from_text(th, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used");
    bool ok = text != NULL && th->vm->host->warn(th, OU_TYPE_OBJECT(&ou_exc_runtime_warning), text, 1);
    ou_drop_maybe(th, text);
    return ok;
}

/* open() failed behind this stream: it is closed before it is dropped. NULL. */
static OuObject *give_up_adopt(OuThread *th, OuObject *stream)
{
    OuObject *error = ou_error_take(th);
    OuObject *done = ou_call_method(th, stream, OU_NAME(th, plain_close), NULL, 0);
    if (done == NULL) {
        ou_error_chain_adopt(th, error);
    } else {
        ou_drop(th, done);
        ou_error_restore_adopt(th, error);
    }
    ou_drop(th, stream);
    return NULL;
}

/* io_open() of a number, str or bytes. */
static OuObject *open_file(OuThread *th, OuObject *file, OuObject *const *args)
{
    OpenMode mode;
    int buffering = -1;
    static const char *const text_arguments[] = {"encoding", "errors", "newline"};
    for (size_t i = 0; i < OU_COUNT_OF(text_arguments); i++) {
        OuObject *given = args[3 + i];
        if (given != NULL && given != OU_NONE && !ou_is_str(given)) {
            return ou_null(th, &ou_exc_type_error, "open() argument '%s' must be str or None, not %G", text_arguments[i], given);
        }
    }
    OuTruth close_fd = ou_io_flag(th, args[6], true);
    if (close_fd == OU_ERROR || !parse_mode(th, args[1], &mode) || !ou_as_c_int(th, args[2], &buffering) ||
        !check_binary(th, &mode, args[3], args[4], args[5])) {
        return NULL;
    }
    if (buffering == 0 && !mode.binary) {
        return ou_null(th, &ou_exc_value_error, "can't have unbuffered text I/O");
    }
    if (buffering == 1 && mode.binary && !warn_of_line_buffering(th)) {
        return NULL;
    }
    OuObject *raw = ou_file_io_new(th, file, mode.raw, close_fd == OU_TRUE, args[7]);
    if (raw == NULL) {
        return NULL;
    }
    bool line_buffering = buffering == 1;
    size_t size = OU_IO_BUFFER_SIZE, block = (size_t)((OuFileIo *)raw)->block_size;
    int fd = ((OuFileIo *)raw)->fd;
    if (buffering < 0 && isatty(fd)) {
        line_buffering = true;
    }
    if (buffering > 1) {
        size = (size_t)buffering;
    } else if (block > size) {
        size = block > 65536 ? 65536 : block;
    }
    if (buffering == 0) {
        return raw;
    }
    const OuType *type = mode.updating ? &ou_buffered_random_type
                         : mode.reading ? &ou_buffered_reader_type
                                        : &ou_buffered_writer_type;
    OuObject *buffer = ou_buffered_new(th, type, raw, size);
    if (buffer == NULL) {
        return give_up_adopt(th, raw);
    }
    ou_drop(th, raw);
    if (mode.binary) {
        return buffer;
    }
    bool is_warned = (args[3] != NULL && args[3] != OU_NONE) || ou_io_warn_encoding(th, 1);
    OuObject *text = is_warned ? ou_text_io_new(th, buffer, args[3], args[4], args[5], line_buffering, false) : NULL;
    if (text == NULL) {
        return give_up_adopt(th, buffer);
    }
    ou_drop(th, buffer);
    OuObject *mode_text = args[1] == NULL ? ou_str_from_text(th, "r") : ou_keep(args[1]);
    bool ok = mode_text != NULL && ou_set_attr(th, text, OU_NAME(th, plain_mode), mode_text);
    ou_drop_maybe(th, mode_text);
    return ok ? text : give_up_adopt(th, text);
}

static OuObject *io_open(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    const OuNumberSlots *number = args[0]->type->number;
    bool is_number = number != NULL && (number->index != NULL || number->to_int != NULL || number->to_float != NULL);
    OuObject *file = is_number ? ou_keep(args[0]) : ou_fs_path(th, args[0]);
    OuObject *opened = file == NULL ? NULL : open_file(th, file, args);
    ou_drop_maybe(th, file);
    return opened;
}

static OuObject *io_open_code(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    OuObject *mode = ou_str_from_text(th, "rb");
    OuObject *all[] = {args[0], mode, NULL, NULL, NULL, NULL, NULL, NULL};
    OuObject *file = mode == NULL ? NULL : io_open(th, NULL, all, 8, NULL);
    ou_drop_maybe(th, mode);
    return file;
}

static OuObject *io_text_encoding(OU_IO_ARGS)
{
    OU_IO_UNUSED();
    int level = 2;
    if (!ou_as_c_int(th, args[1], &level) || (args[0] == OU_NONE && !ou_io_warn_encoding(th, level))) {
        return NULL;
    }
    return args[0] == OU_NONE ? ou_str_from_text(th, th->vm->library->config.utf8_mode ? "utf-8" : "locale") : ou_keep(args[0]);
}

static const OuMethodDef functions[] = {
    {"open", io_open,
     "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", 0,
     "Open file and return a stream.  Raise OSError upon failure."},
    {"open_code", io_open_code, "path", 0, "Opens the provided file with the intent to import the contents."},
    {"text_encoding", io_text_encoding, "encoding, stacklevel=2, /", 0, "A helper function to choose the text encoding."},
    {NULL, NULL, NULL, 0, NULL},
};

/* The functions, which call the module io theirs. */
static bool add_functions(OuThread *th, OuObject *module)
{
    OuObject *owner = ou_str_intern_text(th, "io");
    bool ok = owner != NULL;
    for (const OuMethodDef *def = functions; ok && def->name != NULL; def++) {
        ok = ou_module_add_adopt(th, module, def->name, ou_native_new(th, def, module, owner));
    }
    ou_drop_maybe(th, owner);
    return ok;
}

static OuObject *make(OuThread *th)
{
    static const OuMethodDef none[] = {{NULL, NULL, NULL, 0, NULL}};
    static const OuType *const types[] = {
        &ou_io_base_type,         &ou_raw_io_base_type,     &ou_buffered_io_base_type, &ou_text_io_base_type,
        &ou_file_io_type,         &ou_bytes_io_type,        &ou_string_io_type,        &ou_buffered_reader_type,
        &ou_buffered_writer_type, &ou_buffered_random_type, &ou_text_io_wrapper_type,
        &ou_buffered_rw_pair_type, &ou_newline_decoder_type,
    };
    OuObject *module = ou_module_make(th, "_io", NULL, none);
    bool ok = module != NULL && add_functions(th, module) && ou_module_add_adopt(th, module, "DEFAULT_BUFFER_SIZE", ou_int_new(th, OU_IO_BUFFER_SIZE)) &&
              ou_module_add(th, module, "BlockingIOError", OU_TYPE_OBJECT(&ou_exc_blocking_io_error));
    for (size_t i = 0; ok && i < OU_COUNT_OF(types); i++) {
        ok = ou_module_add_type(th, module, types[i]);
    }
    OuObject *unsupported = ok ? ou_io_unsupported_class(th) : NULL;
    ok = unsupported != NULL && ou_module_add(th, module, "UnsupportedOperation", unsupported);
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__io = {.name = "_io", .make = make};
