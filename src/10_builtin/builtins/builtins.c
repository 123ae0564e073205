/* builtins.c - the module builtins: its functions. (Running code is in builtins_run.c, print and input in builtins_io.c.) */
#include "10_builtin/builtins/builtins_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/generator.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/memoryview.h"
#include "06_types/module.h"
#include "06_types/range.h"
#include "06_types/set.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <string.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- numbers and text ---- */

static OuObject *builtin_abs(ARGS)
{
    UNUSED_ARGS();
    return ou_absolute(th, args[0]);
}

static OuObject *builtin_divmod(ARGS)
{
    UNUSED_ARGS();
    return ou_divmod(th, args[0], args[1]);
}

static OuObject *builtin_pow(ARGS)
{
    UNUSED_ARGS();
    return ou_pow(th, args[0], args[1], args[2] == NULL ? OU_NONE : args[2]);
}

static OuObject *builtin_round(ARGS)
{
    UNUSED_ARGS();
    bool failed = false;
    OuObject *method = ou_lookup_special(th, args[0], OU_NAME(th, dunder_round), &failed);
    if (method == NULL) {
        return failed ? NULL
                      : ou_null(th, &ou_exc_type_error, "type %T doesn't define __round__ method", args[0]);
    }
    OuObject *result = args[1] == NULL || args[1] == OU_NONE ? ou_call0(th, method) : ou_call1(th, method, args[1]);
    ou_drop(th, method);
    return result;
}

static OuObject *in_base(OuThread *th, OuObject *o, int base)
{
    OuObject *i = ou_index(th, o);
    OuObject *text = i == NULL ? NULL : ou_int_to_text(th, i, base, true);
    ou_drop_maybe(th, i);
    return text;
}

static OuObject *builtin_bin(ARGS)
{
    UNUSED_ARGS();
    return in_base(th, args[0], 2);
}

static OuObject *builtin_oct(ARGS)
{
    UNUSED_ARGS();
    return in_base(th, args[0], 8);
}

static OuObject *builtin_hex(ARGS)
{
    UNUSED_ARGS();
    return in_base(th, args[0], 16);
}

static OuObject *builtin_chr(ARGS)
{
    UNUSED_ARGS();
    int32_t c;
    if (!ou_as_c_int(th, args[0], &c)) {
        return NULL;
    }
    if (c < 0 || c > 0x10ffff) {
        return ou_null(th, &ou_exc_value_error, "chr() arg not in range(0x110000)");
    }
    return ou_str_from_char(th, (uint32_t)c);
}

static OuObject *builtin_ord(ARGS)
{
    UNUSED_ARGS();
    OuObject *o = args[0];
    size_t length;
    if (ou_is_str(o)) {
        length = ou_str_length(o);
        if (length == 1) {
            return ou_int_new(th, ou_str_at(o, 0));
        }
    } else if (ou_is_bytes(o)) {
        length = ou_bytes_size(o);
        if (length == 1) {
            return ou_int_new(th, (unsigned char)ou_bytes_data(o)[0]);
        }
    } else if (ou_is_bytearray(o)) {
        const OuByteArray *b = (const OuByteArray *)o;
        length = b->size;
        if (length == 1) {
            return ou_int_new(th, (unsigned char)b->data[b->start]);
        }
    } else {
        return ou_null(th, &ou_exc_type_error, "ord() expected string of length 1, but %T found", o);
    }
    return ou_null(th, &ou_exc_type_error, "ord() expected a character, but string of length %zu found", length);
}

static OuObject *builtin_ascii(ARGS)
{
    UNUSED_ARGS();
    return ou_ascii(th, args[0]);
}

static OuObject *builtin_repr(ARGS)
{
    UNUSED_ARGS();
    return ou_repr(th, args[0]);
}

static OuObject *builtin_format(ARGS)
{
    UNUSED_ARGS();
    if (args[1] != NULL && !ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "format() argument 2 must be str, not %G", args[1]);
    }
    return ou_format(th, args[0], args[1]);
}

static OuObject *builtin_hash(ARGS)
{
    UNUSED_ARGS();
    int64_t hash = ou_hash(th, args[0]);
    return hash == -1 && ou_has_error(th) ? NULL : ou_int_new(th, hash);
}

static OuObject *builtin_id(ARGS)
{
    UNUSED_ARGS();
    OuObject *id = ou_int_new_u64(th, (uintptr_t)args[0]);
    if (id != NULL && ou_audited(th) && !ou_audit(th, "builtins.id", "O", id)) {
        ou_clear_ref(th, &id);
    }
    return id;
}

/* ---- attributes ---- */

static bool is_name(OuThread *th, OuObject *name, const char *what)
{
    return ou_is_str(name) || ou_raise(th, &ou_exc_type_error, "%s: attribute name must be string", what);
}

static OuObject *builtin_getattr(ARGS)
{
    (void)self;
    if (!ou_args_no_keywords(th, "getattr", kwnames) || !ou_args_count(th, "getattr", n, 2, 3)) {
        return NULL;
    }
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "attribute name must be string, not '%T'", args[1]);
    }
    if (n == 2) {
        return ou_get_attr(th, args[0], args[1]);
    }
    bool failed = false;
    OuObject *value = ou_get_attr_maybe(th, args[0], args[1], &failed);
    return value != NULL || failed ? value : ou_keep(args[2]);
}

static OuObject *builtin_setattr(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "attribute name must be string, not '%T'", args[1]);
    }
    return ou_set_attr(th, args[0], args[1], args[2]) ? OU_NONE : NULL;
}

static OuObject *builtin_delattr(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "attribute name must be string, not '%T'", args[1]);
    }
    return ou_set_attr(th, args[0], args[1], NULL) ? OU_NONE : NULL;
}

static OuObject *builtin_hasattr(ARGS)
{
    UNUSED_ARGS();
    if (!is_name(th, args[1], "hasattr()")) {
        ou_error_clear(th);
        return ou_null(th, &ou_exc_type_error, "attribute name must be string, not '%T'", args[1]);
    }
    bool failed = false;
    OuObject *value = ou_get_attr_maybe(th, args[0], args[1], &failed);
    ou_drop_maybe(th, value);
    return failed ? NULL : ou_bool(value != NULL);
}

/* The names in scope, sorted: what dir() without an argument gives. */
static OuObject *dir_of_locals(OuThread *th)
{
    OuObject *locals = ou_machine_locals(th);
    OuObject *names = locals == NULL ? NULL : ou_call_method(th, locals, OU_NAME(th, plain_keys), NULL, 0);
    OuObject *list = names == NULL ? NULL : ou_to_list(th, names);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, locals);
    if (list != NULL && !ou_list_sort(th, list, NULL, false)) {
        ou_clear_ref(th, &list);
    }
    return list;
}

static OuObject *builtin_dir(ARGS)
{
    UNUSED_ARGS();
    if (args[0] == NULL) {
        return dir_of_locals(th);
    }
    bool failed = false;
    OuObject *method = ou_lookup_special(th, args[0], OU_NAME(th, dunder_dir), &failed);
    if (method == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_type_error, "object does not provide __dir__");
    }
    OuObject *names = ou_call0(th, method), *list = NULL;
    ou_drop(th, method);
    if (names != NULL) {
        list = ou_to_list(th, names);
        ou_drop(th, names);
    }
    if (list != NULL && !ou_list_sort(th, list, NULL, false)) {
        ou_clear_ref(th, &list);
    }
    return list;
}

static OuObject *builtin_vars(ARGS)
{
    UNUSED_ARGS();
    if (args[0] == NULL) {
        return ou_machine_locals(th);
    }
    bool failed = false;
    OuObject *dict = ou_get_attr_maybe(th, args[0], OU_NAME(th, dunder_dict), &failed);
    return dict != NULL || failed
               ? dict
               : ou_null(th, &ou_exc_type_error, "vars() argument must have __dict__ attribute");
}

static OuObject *builtin_callable(ARGS)
{
    UNUSED_ARGS();
    return ou_bool(ou_is_callable(args[0]));
}

static OuObject *builtin_isinstance(ARGS)
{
    UNUSED_ARGS();
    OuTruth yes = ou_is_instance(th, args[0], args[1]);
    return yes == OU_ERROR ? NULL : ou_bool(yes == OU_TRUE);
}

static OuObject *builtin_issubclass(ARGS)
{
    UNUSED_ARGS();
    OuTruth yes = ou_is_subclass(th, args[0], args[1]);
    return yes == OU_ERROR ? NULL : ou_bool(yes == OU_TRUE);
}

/* ---- iteration ---- */

static OuObject *builtin_len(ARGS)
{
    UNUSED_ARGS();
    int64_t length = ou_len(th, args[0]);
    return length < 0 ? NULL : ou_int_new(th, length);
}

static OuObject *builtin_iter(ARGS)
{
    UNUSED_ARGS();
    if (args[1] == NULL) {
        return ou_iter(th, args[0]);
    }
    if (!ou_is_callable(args[0])) {
        return ou_null(th, &ou_exc_type_error, "iter(v, w): v must be callable");
    }
    return ou_call_iter_new(th, args[0], args[1]);
}

static OuObject *builtin_next(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_iterator(args[0])) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not an iterator", args[0]);
    }
    OuObject *value = args[0]->type->next(th, args[0]);
    if (value != NULL) {
        return value;
    }
    if (args[1] != NULL) {
        if (ou_has_error(th) && !ou_error_swallow(th, &ou_exc_stop_iteration)) {
            return NULL;
        }
        return ou_keep(args[1]);
    }
    if (!ou_has_error(th)) {
        OuObject *error = ou_call0(th, OU_TYPE_OBJECT(&ou_exc_stop_iteration));
        if (error != NULL) {
            ou_error_set_adopt(th, error);
        }
    }
    return NULL;
}

static OuObject *builtin_aiter(ARGS)
{
    UNUSED_ARGS();
    OuUnaryFn aiter = args[0]->type->async == NULL ? NULL : args[0]->type->async->aiter;
    if (aiter == NULL) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not an async iterable", args[0]);
    }
    OuObject *it = aiter(th, args[0]);
    if (it != NULL && (it->type->async == NULL || it->type->async->anext == NULL)) {
        ou_raise(th, &ou_exc_type_error, "aiter() returned not an async iterator of type '%T'", it);
        ou_clear_ref(th, &it);
    }
    return it;
}

static OuObject *builtin_anext(ARGS)
{
    UNUSED_ARGS();
    OuUnaryFn anext = args[0]->type->async == NULL ? NULL : args[0]->type->async->anext;
    if (anext == NULL) {
        return ou_null(th, &ou_exc_type_error, "'%T' object is not an async iterator", args[0]);
    }
    OuObject *awaitable = anext(th, args[0]);
    if (awaitable == NULL || args[1] == NULL) {
        return awaitable;
    }
    OuObject *result = ou_anext_awaitable_new(th, awaitable, args[1]);
    ou_drop(th, awaitable);
    return result;
}

static OuObject *builtin_all(ARGS)
{
    UNUSED_ARGS();
    OuObject *it = ou_iter(th, args[0]), *item;
    if (it == NULL) {
        return NULL;
    }
    OuTruth yes = OU_TRUE;
    while (yes == OU_TRUE && (item = ou_next(th, it)) != NULL) {
        yes = ou_is_true(th, item);
        ou_drop(th, item);
    }
    ou_drop(th, it);
    return ou_has_error(th) ? NULL : ou_bool(yes == OU_TRUE);
}

static OuObject *builtin_any(ARGS)
{
    UNUSED_ARGS();
    OuObject *it = ou_iter(th, args[0]), *item;
    if (it == NULL) {
        return NULL;
    }
    OuTruth yes = OU_FALSE;
    while (yes == OU_FALSE && (item = ou_next(th, it)) != NULL) {
        yes = ou_is_true(th, item);
        ou_drop(th, item);
    }
    ou_drop(th, it);
    return ou_has_error(th) ? NULL : ou_bool(yes == OU_TRUE);
}

/* Ints that fit and floats are added unboxed as long as the run lasts. */
static OuObject *sum_rest(OuThread *th, OuObject *it, OuObject *total)
{
    OuObject *item;
    int64_t whole = 0;
    double real = 0.0;
    enum { BOXED, WHOLE, REAL } mode = BOXED;
    if (ou_is_exact_int(total) && ou_int_is_inline(total)) {
        whole = ou_int_value(total);
        mode = WHOLE;
    }
    while ((item = ou_next(th, it)) != NULL) {
        if (mode == WHOLE && (ou_is_exact_int(item) || ou_is_bool(item)) && ou_int_is_inline(item) &&
            !__builtin_add_overflow(whole, ou_int_value(item), &whole)) {
            ou_drop(th, item);
            continue;
        }
        if (mode == WHOLE) {
            /* An overflow has wrapped whole: undo it. */
            if ((ou_is_exact_int(item) || ou_is_bool(item)) && ou_int_is_inline(item)) {
                whole = (int64_t)((uint64_t)whole - (uint64_t)ou_int_value(item));
            }
            ou_replace(th, &total, ou_int_new(th, whole));
            mode = BOXED;
            if (total == NULL) {
                ou_drop(th, item);
                return NULL;
            }
        }
        if (mode == BOXED && ou_is_exact_float(total) && ou_is_exact_float(item)) {
            real = ou_float_value(total);
            mode = REAL;
        }
        if (mode == REAL) {
            if (ou_is_exact_float(item)) {
                real += ou_float_value(item);
                ou_drop(th, item);
                continue;
            }
            if (ou_is_exact_int(item) && ou_int_is_inline(item)) {
                real += (double)ou_int_value(item);
                ou_drop(th, item);
                continue;
            }
            ou_replace(th, &total, ou_float_new(th, real));
            mode = BOXED;
            if (total == NULL) {
                ou_drop(th, item);
                return NULL;
            }
        }
        OuObject *more = ou_binary(th, OU_OP_ADD, total, item);
        ou_drop(th, item);
        ou_replace(th, &total, more);
        if (total == NULL) {
            return NULL;
        }
    }
    if (ou_has_error(th)) {
        ou_drop(th, total);
        return NULL;
    }
    if (mode != BOXED) {
        ou_replace(th, &total, mode == WHOLE ? ou_int_new(th, whole) : ou_float_new(th, real));
    }
    return total;
}

static OuObject *builtin_sum(ARGS)
{
    UNUSED_ARGS();
    OuObject *start = args[1], *it = ou_iter(th, args[0]);
    if (it == NULL) {
        return NULL;
    }
    if (start != NULL && (ou_is_str(start) || ou_is_bytes(start) || ou_is_bytearray(start))) {
        ou_drop(th, it);
        return ou_null(th, &ou_exc_type_error,
                       ou_is_str(start)     ? "sum() can't sum strings [use ''.join(seq) instead]"
                       : ou_is_bytes(start) ? "sum() can't sum bytes [use b''.join(seq) instead]"
                                            : "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    OuObject *total = start != NULL ? ou_keep(start) : ou_int_new(th, 0);
    total = total == NULL ? NULL : sum_rest(th, it, total);
    ou_drop(th, it);
    return total;
}

/* The best by `op` of an iterator, or without one of n arguments; new. NULL without error: it was empty. */
static OuObject *best_of(OuThread *th, OuObject *it, OuObject *const *args, size_t n, OuObject *key, OuCompare op)
{
    OuObject *item, *best = NULL, *best_key = NULL;
    for (size_t i = 0; (item = it != NULL ? ou_next(th, it) : i < n ? ou_keep(args[i]) : NULL) != NULL; i++) {
        OuObject *item_key = key == NULL ? ou_keep(item) : ou_call1(th, key, item);
        OuTruth better = item_key == NULL ? OU_ERROR
                         : best == NULL   ? OU_TRUE
                                          : ou_compare_bool(th, item_key, best_key, op);
        if (better == OU_TRUE) {
            ou_replace(th, &best, item);
            ou_replace(th, &best_key, item_key);
        } else {
            ou_drop(th, item);
            ou_drop_maybe(th, item_key);
        }
        if (better == OU_ERROR) {
            break;
        }
    }
    ou_drop_maybe(th, best_key);
    if (ou_has_error(th)) {
        ou_clear_ref(th, &best);
    }
    return best;
}

static OuObject *min_max(OuThread *th, const char *name, OuCompare op, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *key = NULL, *fallback = NULL, *unknown = NULL;
    for (size_t i = 0; kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        OuObject *keyword = ou_tuple_borrow(kwnames, i);
        if (ou_str_equal_text(keyword, "key")) {
            key = args[n + i] == OU_NONE ? NULL : args[n + i];
        } else if (ou_str_equal_text(keyword, "default")) {
            fallback = args[n + i];
        } else {
            unknown = unknown == NULL ? keyword : unknown;
        }
    }
    if (n == 0) {
        return ou_null(th, &ou_exc_type_error, "%s expected at least 1 argument, got 0", name);
    }
    if (unknown != NULL) {
        return ou_null(th, &ou_exc_type_error, "'%U' is an invalid keyword argument for %s()", unknown, name);
    }
    if (n > 1 && fallback != NULL) {
        return ou_null(th, &ou_exc_type_error, "Cannot specify a default for %s() with multiple positional arguments",
                       name);
    }
    if (n > 1) {
        return best_of(th, NULL, args, n, key, op);
    }
    OuObject *it = ou_iter(th, args[0]);
    if (it == NULL) {
        return NULL;
    }
    OuObject *best = best_of(th, it, NULL, 0, key, op);
    ou_drop(th, it);
    if (best != NULL || ou_has_error(th)) {
        return best;
    }
    return fallback != NULL ? ou_keep(fallback)
                            : ou_null(th, &ou_exc_value_error, "%s() arg is an empty sequence", name);
}

static OuObject *builtin_min(ARGS)
{
    (void)self;
    return min_max(th, "min", OU_LT, args, n, kwnames);
}

static OuObject *builtin_max(ARGS)
{
    (void)self;
    return min_max(th, "max", OU_GT, args, n, kwnames);
}

static OuObject *builtin_sorted(ARGS)
{
    (void)self;
    if (!ou_args_count(th, "sorted", n, 1, 1)) {
        return NULL;
    }
    /* The keywords are list.sort()'s, which words their errors. */
    OuObject *list = ou_to_list(th, args[0]);
    OuObject *sort = list == NULL ? NULL : ou_get_attr_text(th, list, "sort");
    OuObject *done = sort == NULL ? NULL : ou_call(th, sort, args + 1, 0, kwnames);
    if (done == NULL) {
        ou_clear_ref(th, &list);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, sort);
    return list;
}

/* ---- the table ---- */

static const OuMethodDef functions[] = {
    {"abs", builtin_abs, "x, /", 0, "Return the absolute value of the argument."},
    {"aiter", builtin_aiter, "async_iterable, /", 0, "Return an AsyncIterator for an AsyncIterable object."},
    {"anext", builtin_anext, "aiterator, default=None, /", 0,
     "async anext(aiterator[, default])\n\nReturn the next item from the async iterator.  If default is given and the "
     "async\niterator is exhausted, it is returned instead of raising StopAsyncIteration."},
    {"all", builtin_all, "iterable, /", 0,
     "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
    {"any", builtin_any, "iterable, /", 0,
     "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
    {"ascii", builtin_ascii, "obj, /", 0, "Return an ASCII-only representation of an object."},
    {"bin", builtin_bin, "number, /", 0, "Return the binary representation of an integer.\n\n>>> bin(-10)\n'-0b1010'"},
    {"callable", builtin_callable, "obj, /", 0, "Return whether the object is callable (i.e., some kind of function)."},
    {"chr", builtin_chr, "i, /", 0, "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"delattr", builtin_delattr, "obj, name, /", 0, "Deletes the named attribute from the given object."},
    {"dir", builtin_dir, "!object=None, /", 0, "Show attributes of an object, or the names in the current scope."},
    {"divmod", builtin_divmod, "x, y, /", 0, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"format", builtin_format, "value, format_spec='', /", 0, "Return type(value).__format__(value, format_spec)"},
    {"getattr", builtin_getattr, NULL, 0,
     "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y."},
    {"hasattr", builtin_hasattr, "obj, name, /", 0, "Return whether the object has an attribute with the given name."},
    {"hash", builtin_hash, "obj, /", 0, "Return the hash value for the given object."},
    {"hex", builtin_hex, "number, /", 0, "Return the hexadecimal representation of an integer.\n\n>>> hex(510)\n'0x1fe'"},
    {"id", builtin_id, "obj, /", 0, "Return the identity of an object."},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /", 0,
     "Return whether an object is an instance of a class or of a subclass thereof."},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /", 0,
     "Return whether 'cls' is derived from another class or is the same class."},
    {"iter", builtin_iter, "!object, sentinel=None, /", 0, "Get an iterator from an object."},
    {"len", builtin_len, "obj, /", 0, "Return the number of items in a container."},
    {"max", builtin_max, NULL, 0, "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "With a single iterable argument, return its biggest item."},
    {"min", builtin_min, NULL, 0, "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "With a single iterable argument, return its smallest item."},
    {"next", builtin_next, "!iterator, default=None, /", 0, "Return the next item from the iterator."},
    {"oct", builtin_oct, "number, /", 0, "Return the octal representation of an integer.\n\n>>> oct(-64)\n'-0o100'"},
    {"ord", builtin_ord, "c, /", 0, "Return the Unicode code point for a one-character string."},
    {"pow", builtin_pow, "base, exp, mod=None", 0,
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."},
    {"repr", builtin_repr, "obj, /", 0, "Return the canonical string representation of the object."},
    {"round", builtin_round, "number, ndigits=None", 0, "Round a number to a given precision in decimal digits."},
    {"setattr", builtin_setattr, "obj, name, value, /", 0, "Sets the named attribute on the given object to the specified value."},
    {"sorted", builtin_sorted, "iterable, /, *, key=None, reverse=False", OU_FN_RAW,
     "Return a new list containing all items from the iterable in ascending order."},
    {"sum", builtin_sum, "iterable, /, start=0", 0,
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers"},
    {"vars", builtin_vars, "!object=None, /", 0, "Show vars: locals(), or the __dict__ of an object."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuType *const types[] = {
    &ou_bool_type,    &ou_bytearray_type, &ou_bytes_type,    &ou_classmethod_type, &ou_complex_type, &ou_dict_type,
    &ou_enumerate_type, &ou_filter_type,  &ou_float_type,    &ou_frozenset_type,   &ou_int_type,     &ou_list_type,
    &ou_map_type,     &ou_memoryview_type, &ou_object_type,  &ou_property_type,    &ou_range_type,   &ou_reversed_type,
    &ou_set_type,     &ou_slice_type,     &ou_staticmethod_type, &ou_str_type,     &ou_super_type,   &ou_tuple_type,
    &ou_type_type,    &ou_zip_type,       NULL,
};

static bool add_exceptions(OuThread *th, OuObject *module)
{
    for (size_t i = 0; ou_exception_types[i] != NULL; i++) {
        if (!ou_module_add_type(th, module, ou_exception_types[i])) {
            return false;
        }
    }
    OuObject *group = ou_exception_group_type(th);
    OuObject *os_error = OU_TYPE_OBJECT(&ou_exc_os_error);
    return group != NULL && ou_module_add(th, module, "ExceptionGroup", group) &&
           ou_module_add(th, module, "EnvironmentError", os_error) && ou_module_add(th, module, "IOError", os_error);
}

OuObject *ou_builtins_make(OuThread *th)
{
    OuObject *module =
        ou_module_make(th, "builtins",
                       "Built-in functions, exceptions, and other objects.\n\n"
                       "Noteworthy: None is the `nil' object; Ellipsis represents `...' in slices.",
                       functions);
    if (module == NULL) {
        return NULL;
    }
    bool ok = ou_builtins_add_run(th, module) &&
              ou_builtins_add_io(th, module);
    for (size_t i = 0; ok && types[i] != NULL; i++) {
        ok = ou_module_add_type(th, module, types[i]);
    }
    ok = ok && add_exceptions(th, module) && ou_module_add(th, module, "None", OU_NONE) &&
         ou_module_add(th, module, "True", OU_PY_TRUE) && ou_module_add(th, module, "False", OU_PY_FALSE) &&
         ou_module_add(th, module, "Ellipsis", OU_ELLIPSIS) &&
         ou_module_add(th, module, "NotImplemented", OU_NOT_IMPLEMENTED) &&
         ou_module_add(th, module, "__debug__", ou_bool(th->vm->machine->optimize == 0));
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}
