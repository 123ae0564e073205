/* sys_streams.c - sys.stdin, stdout, stderr: opened at the start, flushed at the end. */
#include "10_builtin/sys/sys_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <fcntl.h>
#include <unistd.h>

/* The name that codecs know the encoding by, as a stream shows it: latin-1 is iso8859-1. New. */
static OuObject *encoding_of(OuThread *th, const char *wanted)
{
    OuObject *codecs = wanted == NULL ? NULL : ou_import_module(th, "_codecs");
    OuObject *name = codecs == NULL ? NULL : ou_str_from_text(th, wanted);
    OuObject *info = name == NULL ? NULL : ou_call_method_text(th, codecs, "lookup", 1, name);
    OuObject *known = info == NULL ? NULL : ou_get_attr_text(th, info, "name");
    ou_drop_maybe(th, info);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, codecs);
    if (known == NULL && wanted != NULL && !ou_error_matches(th, &ou_exc_memory_error)) {
        ou_error_clear(th);
        known = ou_str_from_text(th, wanted);
    }
    return wanted == NULL ? ou_str_from_text(th, "utf-8") : known;
}

/* The bytes below a stream: buffered, or (-u, for writing) the file itself. New. */
static OuObject *open_bytes(OuThread *th, OuObject *open, int fd, bool write, bool unbuffered)
{
    static const char *const names[3] = {"<stdin>", "<stdout>", "<stderr>"};
    OuObject *number = ou_int_new(th, fd);
    OuObject *mode = ou_str_from_text(th, write ? "wb" : "rb");
    OuObject *buffering = ou_int_new(th, unbuffered ? 0 : -1), *bytes = NULL;
    if (number != NULL && mode != NULL && buffering != NULL) {
        OuObject *args[] = {number, mode, buffering, OU_NONE, OU_NONE, OU_NONE, OU_PY_FALSE};
        bytes = ou_call(th, open, args, 7, NULL);
    }
    ou_drop_maybe(th, buffering);
    ou_drop_maybe(th, mode);
    ou_drop_maybe(th, number);
    OuObject *raw = bytes == NULL ? NULL : unbuffered ? ou_keep(bytes) : ou_get_attr_text(th, bytes, "raw");
    OuObject *name = raw == NULL ? NULL : ou_str_from_text(th, names[fd]);
    if (name == NULL || !ou_set_attr_text(th, raw, "name", name)) {
        ou_clear_ref(th, &bytes);
    }
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, raw);
    return bytes;
}

/* TextIOWrapper(open(fd, ..., closefd=False), ...); None when the descriptor is closed. New. */
static OuObject *open_stream(OuThread *th, OuObject *open, int fd, bool write)
{
    if (fcntl(fd, F_GETFD) < 0) {
        return OU_NONE;
    }
    const OuLibraryConfig *config = &ou_library_state(th)->config;
    bool unbuffered = write && config->unbuffered;
    OuObject *bytes = open_bytes(th, open, fd, write, unbuffered), *stream = NULL;
    OuObject *io = bytes == NULL ? NULL : ou_import_module(th, "_io");
    OuObject *wrapper = io == NULL ? NULL : ou_get_attr_text(th, io, "TextIOWrapper");
    if (wrapper != NULL) {
        bool line_buffered = write && !unbuffered && (fd == 2 || isatty(fd));
        const char *how = fd == 2 ? "backslashreplace" : config->io_errors == NULL ? "strict" : config->io_errors;
        OuObject *encoding = encoding_of(th, config->io_encoding);
        OuObject *errors = encoding == NULL ? NULL : ou_str_from_text(th, how);
        OuObject *newline = errors == NULL ? NULL : write ? ou_str_from_text(th, "\n") : OU_NONE;
        if (newline != NULL) {
            OuObject *args[] = {bytes, encoding, errors, newline, ou_bool(line_buffered), ou_bool(unbuffered)};
            stream = ou_call(th, wrapper, args, 6, NULL);
        }
        ou_drop_maybe(th, newline);
        ou_drop_maybe(th, errors);
        ou_drop_maybe(th, encoding);
    }
    OuObject *mode = stream == NULL ? NULL : ou_str_from_text(th, write ? "w" : "r");
    if (mode == NULL || !ou_set_attr_text(th, stream, "mode", mode)) {
        ou_clear_ref(th, &stream);
    }
    ou_drop_maybe(th, mode);
    ou_drop_maybe(th, wrapper);
    ou_drop_maybe(th, io);
    ou_drop_maybe(th, bytes);
    return stream;
}

bool ou_sys_open_streams(OuThread *th)
{
    static const char *const names[3][2] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    OuObject *module = ou_library_state(th)->sys_module;
    OuObject *io = ou_import_module(th, "_io");
    OuObject *open = io == NULL ? NULL : ou_get_attr_text(th, io, "open");
    bool ok = open != NULL;
    ou_drop_maybe(th, io);
    for (int fd = 2; ok && fd >= 0; fd--) { /* stderr first: it tells what is wrong with the others */
        OuObject *stream = open_stream(th, open, fd, fd > 0);
        ok = stream != NULL && ou_module_add(th, module, names[fd][0], stream) &&
             ou_module_add(th, module, names[fd][1], stream);
        ou_drop_maybe(th, stream);
    }
    ou_drop_maybe(th, open);
    return ok;
}

static bool flush_one(OuThread *th, OuObject *name)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *file = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, name);
    if (file == NULL || file == OU_NONE) {
        return true;
    }
    ou_keep(file);
    bool failed = false;
    OuObject *closed = ou_get_attr_maybe(th, file, OU_NAME(th, plain_closed), &failed);
    bool is_closed = closed != NULL && ou_is_true(th, closed) == OU_TRUE;
    ou_error_clear(th);
    ou_drop_maybe(th, closed);
    OuObject *done = is_closed ? OU_NONE : ou_call_method(th, file, OU_NAME(th, plain_flush), NULL, 0);
    ou_drop(th, file);
    ou_drop_maybe(th, done);
    return done != NULL;
}

bool ou_sys_flush_streams(OuThread *th)
{
    bool ok = flush_one(th, OU_NAME(th, plain_stdout));
    if (!ok) {
        OuObject *out = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_stdout));
        th->vm->host->unraisable(th, NULL, out);
    }
    if (!flush_one(th, OU_NAME(th, plain_stderr))) {
        ou_error_clear(th);
    }
    return ok;
}
