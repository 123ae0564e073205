/* exceptions_os.c - OSError: errno, file names, and the subclass that an errno asks for. */
#include "06_types/exceptions_int.h"
#include "06_types/int.h"

#include <errno.h>

#define OS(o) ((OuOsError *)(o))

const OuType *ou_os_error_type(int error_number)
{
    switch (error_number) {
    case EAGAIN:
#if EWOULDBLOCK != EAGAIN
    case EWOULDBLOCK:
#endif
    case EALREADY:
    case EINPROGRESS: return &ou_exc_blocking_io_error;
    case EPIPE:
    case ESHUTDOWN: return &ou_exc_broken_pipe_error;
    case ECHILD: return &ou_exc_child_process_error;
    case ECONNABORTED: return &ou_exc_connection_aborted_error;
    case ECONNREFUSED: return &ou_exc_connection_refused_error;
    case ECONNRESET: return &ou_exc_connection_reset_error;
    case EEXIST: return &ou_exc_file_exists_error;
    case ENOENT: return &ou_exc_file_not_found_error;
    case EISDIR: return &ou_exc_is_a_directory_error;
    case ENOTDIR: return &ou_exc_not_a_directory_error;
    case EINTR: return &ou_exc_interrupted_error;
    case EACCES:
    case EPERM: return &ou_exc_permission_error;
    case ESRCH: return &ou_exc_process_lookup_error;
    case ETIMEDOUT: return &ou_exc_timeout_error;
    default: return &ou_exc_os_error;
    }
}

/* A subclass that has its own __init__ but our __new__ gets its fields in init; else in make. */
static bool fills_in_init(const OuType *type)
{
    return type->init != ou_os_error_init && type->make == ou_os_error_make;
}

static bool is_number(const OuObject *o)
{
    const OuNumberSlots *number = o->type->number;
    return number != NULL && (number->index != NULL || number->to_int != NULL || number->to_float != NULL);
}

/* (errno, strerror[, filename[, winerror[, filename2]]]); everything else is only args. */
static bool fill(OuThread *th, OuObject *self, OuObject *const *args, size_t n)
{
    OuOsError *e = OS(self);
    e->written = -1;
    size_t n_args = n;
    if (n >= 2 && n <= 5) {
        OuObject *filename = n > 2 && args[2] != OU_NONE ? args[2] : NULL;
        OuObject *filename2 = n > 4 && args[4] != OU_NONE ? args[4] : NULL;
        if (filename != NULL && self->type == &ou_exc_blocking_io_error && is_number(filename)) {
            if (!ou_as_index(th, filename, &e->written, &ou_exc_value_error)) {
                return false;
            }
        } else if (filename != NULL) {
            ou_replace(th, &e->filename, ou_keep(filename));
            ou_replace(th, &e->filename2, ou_keep_maybe(filename2));
            n_args = 2;
        }
        ou_replace(th, &e->error_number, ou_keep(args[0]));
        ou_replace(th, &e->strerror, ou_keep(args[1]));
    }
    return ou_exception_set_args(th, self, args, n_args, NULL);
}

OuObject *ou_os_error_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    bool later = fills_in_init(type);
    if (!later) {
        if (!ou_args_no_keywords(th, ou_type_short_name(type), kwnames)) {
            return NULL;
        }
        int64_t number;
        if (type == &ou_exc_os_error && n >= 2 && n <= 5 && ou_is_int(args[0]) && ou_int_clip_i64(args[0], &number) == 0 &&
            number > 0 && number <= INT32_MAX) {
            type = ou_os_error_type((int)number);
        }
    }
    OuObject *o = ou_exception_make(th, type, args, later ? 0 : n, NULL);
    if (o == NULL) {
        return NULL;
    }
    OS(o)->written = -1;
    if (!later && !fill(th, o, args, n)) {
        ou_drop(th, o);
        return NULL;
    }
    return o;
}

bool ou_os_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!fills_in_init(self->type)) {
        return true;
    }
    return ou_args_no_keywords(th, ou_type_short_name(self->type), kwnames) && fill(th, self, args, n);
}

OuObject *ou_os_error_str(OuThread *th, OuObject *self)
{
    OuOsError *e = OS(self);
    OuObject *number = e->error_number == NULL ? OU_NONE : e->error_number;
    OuObject *text = e->strerror == NULL ? OU_NONE : e->strerror;
    if (e->filename != NULL && e->filename2 != NULL) {
        return ou_str_format(th, "[Errno %S] %S: %R -> %R", number, text, e->filename, e->filename2);
    }
    if (e->filename != NULL) {
        return ou_str_format(th, "[Errno %S] %S: %R", number, text, e->filename);
    }
    if (e->error_number != NULL && e->strerror != NULL) {
        return ou_str_format(th, "[Errno %S] %S", number, text);
    }
    return ou_exception_str(th, self);
}

static OuObject *reduce(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    (void)n;
    (void)kwnames;
    OuOsError *e = OS(self);
    OuObject *own = e->base.args, *full;
    if (own != NULL && ou_tuple_size(own) == 2 && e->filename != NULL) {
        OuObject *a = ou_tuple_borrow(own, 0), *b = ou_tuple_borrow(own, 1);
        full = e->filename2 == NULL ? ou_tuple_of(th, 3, a, b, e->filename)
                                    : ou_tuple_of(th, 5, a, b, e->filename, OU_NONE, e->filename2);
    } else {
        full = own == NULL ? ou_tuple_new(th, 0) : ou_keep(own);
    }
    OuObject *result = full == NULL ? NULL : ou_exception_reduce_with(th, self, full, e->base.dict);
    ou_drop_maybe(th, full);
    return result;
}

static OuObject *get_written(OuThread *th, OuObject *self)
{
    if (OS(self)->written == -1) {
        return ou_null(th, &ou_exc_attribute_error, "characters_written");
    }
    return ou_int_new(th, OS(self)->written);
}

static bool set_written(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        if (OS(self)->written == -1) {
            return ou_raise(th, &ou_exc_attribute_error, "characters_written");
        }
        OS(self)->written = -1;
        return true;
    }
    return ou_as_index(th, value, &OS(self)->written, &ou_exc_value_error);
}

const OuMethodDef ou_os_error_methods[] = {
    {"__reduce__", reduce, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuGetSetDef ou_os_error_getset[] = {
    {"characters_written", get_written, set_written, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuMemberDef ou_os_error_members[] = {
    {"errno", OU_MEMBER_OBJECT, offsetof(OuOsError, error_number), true, "POSIX exception code"},
    {"strerror", OU_MEMBER_OBJECT, offsetof(OuOsError, strerror), true, "exception strerror"},
    {"filename", OU_MEMBER_OBJECT, offsetof(OuOsError, filename), true, "exception filename"},
    {"filename2", OU_MEMBER_OBJECT, offsetof(OuOsError, filename2), true, "second exception filename"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};
