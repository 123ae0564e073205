/* ctypes_flags.c - paramflags of a function prototype: which arguments go in, which come out, names and defaults. */
#include "10_builtin/ctypes/ctypes_int.h"

#ifdef OU_HAVE_FFI

#define IN 1
#define OUT 2
#define LCID 4
#define MOST 64 /* entries: a bit each in `out` and `inout` */

/* One entry of paramflags: (flags[, name[, default]]). Borrowed parts. */
typedef struct Flag {
    int64_t flags;
    OuObject *name, *value; /* NULL: none */
} Flag;

static bool read_flag(OuThread *th, OuObject *entry, Flag *out)
{
    size_t n = ou_is_tuple(entry) ? ou_tuple_size(entry) : 0;
    OuObject *name = n > 1 ? ou_tuple_borrow(entry, 1) : OU_NONE;
    if (n < 1 || n > 3 || !ou_is_int(ou_tuple_borrow(entry, 0)) || (name != OU_NONE && !ou_is_str(name))) {
        return ou_raise(th, &ou_exc_type_error, "paramflags must be a sequence of (int [,string [,value]]) tuples");
    }
    ou_int_clip_i64(ou_tuple_borrow(entry, 0), &out->flags);
    out->name = name == OU_NONE ? NULL : name;
    out->value = n > 2 ? ou_tuple_borrow(entry, 2) : NULL;
    return true;
}

/* An argument type need not be a class: anything with from_param() will do. */
static const OuType *named(const OuObject *argtype)
{
    return ou_is_type(argtype) ? (const OuType *)argtype : argtype->type;
}

static bool is_pointer(const OuCLayout *layout)
{
    return layout != NULL && (layout->kind == OU_C_POINTER || layout->kind == OU_C_ARRAY ||
                              (layout->simple != NULL && layout->simple->ffi == FFI_TYPE_POINTER && layout->simple->code != 'O'));
}

bool ou_cflags_check(OuThread *th, OuObject *flags, OuObject *argtypes)
{
    Flag flag;
    if (!ou_is_tuple(flags)) {
        return ou_raise(th, &ou_exc_type_error, "paramflags must be a tuple or None");
    }
    if (argtypes == NULL && ou_tuple_size(flags) <= MOST) {
        return true;
    }
    if (argtypes == NULL || ou_tuple_size(flags) != ou_tuple_size(argtypes) || ou_tuple_size(flags) > MOST) {
        return ou_raise(th, &ou_exc_value_error, "paramflags must have the same length as argtypes");
    }
    for (size_t i = 0; i < ou_tuple_size(flags); i++) {
        if (!read_flag(th, ou_tuple_borrow(flags, i), &flag)) {
            return false;
        }
        int64_t kind = flag.flags & (IN | OUT | LCID);
        if (kind == OUT && !is_pointer(ou_clayout_of(ou_tuple_borrow(argtypes, i)))) {
            return ou_raise(th, &ou_exc_type_error, "'out' parameter %zu must be a pointer type, not %N", i + 1,
                            named(ou_tuple_borrow(argtypes, i)));
        }
        if (kind != 0 && kind != IN && kind != OUT && kind != (IN | OUT) && kind != (IN | LCID)) {
            return ou_raise(th, &ou_exc_type_error, "paramflag value %lld not supported", (long long)flag.flags);
        }
    }
    return true;
}

/* The arguments as they were given, and how many of them have been used. */
typedef struct Given {
    OuObject *const *args;
    size_t n, used;
    OuObject *kwnames;
} Given;

/* New. */
static OuObject *take_argument(OuThread *th, Given *given, const Flag *flag)
{
    if (given->used < given->n) {
        return ou_keep(given->args[given->used++]);
    }
    for (size_t k = 0; flag->name != NULL && given->kwnames != NULL && k < ou_tuple_size(given->kwnames); k++) {
        if (ou_str_equal(ou_tuple_borrow(given->kwnames, k), flag->name)) {
            given->used++;
            return ou_keep(given->args[given->n + k]);
        }
    }
    if (flag->value != NULL) {
        return ou_keep(flag->value);
    }
    return flag->name != NULL ? ou_null(th, &ou_exc_type_error, "required argument '%U' missing", flag->name)
                              : ou_null(th, &ou_exc_type_error, "not enough arguments");
}

/* A fresh instance for the function to fill in: new. */
static OuObject *make_out(OuThread *th, OuObject *argtype, const Flag *flag)
{
    const OuCLayout *layout = ou_clayout_of(argtype);
    if (flag->value != NULL) {
        return ou_keep(flag->value);
    }
    if (layout == NULL || layout->simple != NULL) {
        return ou_null(th, &ou_exc_type_error, "%N 'out' parameter must be passed as default value", named(argtype));
    }
    OuObject *cls = layout->kind == OU_C_ARRAY ? argtype : layout->proto;
    return cls == NULL ? ou_null(th, &ou_exc_type_error, "abstract class") : ou_call0(th, cls);
}

OuObject *ou_cflags_arguments(OuThread *th, OuObject *flags, OuObject *argtypes, OuObject *const *args, size_t n, OuObject *kwnames,
                              uint64_t *out, uint64_t *inout)
{
    *out = *inout = 0;
    if (flags == NULL || argtypes == NULL || ou_tuple_size(argtypes) == 0) {
        return ou_tuple_from(th, args, n);
    }
    size_t n_flags = ou_tuple_size(argtypes);
    Given given = {.args = args, .n = n, .kwnames = kwnames};
    OuObject *tuple = ou_tuple_new(th, n_flags);
    for (size_t i = 0; tuple != NULL && i < n_flags; i++) {
        Flag flag;
        OuObject *value = NULL;
        if (i < ou_tuple_size(flags) && read_flag(th, ou_tuple_borrow(flags, i), &flag)) {
            int64_t kind = flag.flags & (IN | OUT | LCID);
            if (kind == OUT) {
                value = make_out(th, ou_tuple_borrow(argtypes, i), &flag);
                *out |= (uint64_t)1 << i;
            } else if (kind == (IN | LCID)) {
                value = flag.value == NULL ? ou_int_new(th, 0) : ou_keep(flag.value);
            } else {
                value = take_argument(th, &given, &flag);
                *inout |= kind == (IN | OUT) ? (uint64_t)1 << i : 0;
            }
        } else if (!ou_has_error(th)) {
            ou_raise(th, &ou_exc_value_error, "paramflags must have the same length as argtypes");
        }
        ou_tuple_items(tuple)[i] = value;
        if (value == NULL) {
            ou_clear_ref(th, &tuple);
        }
    }
    if (tuple == NULL) {
        return NULL;
    }
    ou_tuple_ready(th, tuple);
    size_t n_given = n + (kwnames == NULL ? 0 : ou_tuple_size(kwnames));
    if (n_given != given.used) { /* too few was found out above */
        ou_raise(th, &ou_exc_type_error, "call takes exactly %zu arguments (%zu given)", given.used, n_given);
        ou_clear_ref(th, &tuple);
    }
    return tuple;
}

OuObject *ou_cflags_result_adopt(OuThread *th, OuObject *result, OuObject *arguments, uint64_t out, uint64_t inout)
{
    size_t n = (size_t)__builtin_popcountll(out | inout);
    if (result == NULL || n == 0) {
        return result;
    }
    ou_drop(th, result);
    OuObject *list = ou_list_new(th, n);
    for (size_t i = 0; list != NULL && i < ou_tuple_size(arguments) && i < MOST; i++) {
        OuObject *argument = ou_tuple_borrow(arguments, i);
        if (((out | inout) >> i & 1) == 0) {
            continue;
        }
        OuObject *value = (inout >> i & 1) != 0 ? ou_keep(argument) : ou_call_method_text(th, argument, "__ctypes_from_outparam__", 0);
        if (n == 1) {
            ou_drop(th, list);
            return value;
        }
        if (!ou_list_append_adopt(th, list, value)) {
            ou_clear_ref(th, &list);
        }
    }
    OuObject *tuple = list == NULL ? NULL : ou_list_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

#endif
