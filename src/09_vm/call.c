/* call.c - arguments to locals: positional, keyword, defaults, *args, **kwargs.
 *
 * The common call (as many positional arguments as parameters) is done in the loop, in place. Here
 * is the rest. Errors are worded as CPython 3.11 words them. */
#include "09_vm/frame_inline.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "08_compile/compile.h"

#include <string.h>

typedef struct Binding {
    OuThread *th;
    OuFunction *function;
    OuCode *code;
    OuObject **args; /* owned, moved out one by one */
    size_t n, n_keywords;
    OuObject *kwnames;
    OuObject **locals;
} Binding;

static OuObject *parameter_name(const OuCode *code, size_t i)
{
    return ou_tuple_borrow(code->local_names, i);
}

/* 'a', 'b', and 'c' */
static OuObject *name_list(OuThread *th, OuObject *const *names, size_t n)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    for (size_t i = 0; i < n; i++) {
        const char *between = i == 0 ? "" : n == 2 ? " and " : i + 1 == n ? ", and " : ", ";
        OuObject *quoted = ou_repr(th, names[i]);
        bool ok = quoted != NULL && ou_builder_ascii(th, &b, between, __builtin_strlen(between)) &&
                  ou_builder_str(th, &b, quoted);
        ou_drop_maybe(th, quoted);
        if (!ok) {
            ou_builder_abandon(th, &b);
            return NULL;
        }
    }
    return ou_builder_finish(th, &b);
}

/* Which of parameters [from, to) are still NULL and have no default. */
static bool raise_missing(Binding *b, size_t from, size_t to, const char *kind)
{
    OuThread *th = b->th;
    OuObject *list = ou_list_new(th, to - from);
    if (list == NULL) {
        return false;
    }
    for (size_t i = from; i < to; i++) {
        if (b->locals[i] == NULL && !ou_list_append(th, list, parameter_name(b->code, i))) {
            ou_drop(th, list);
            return false;
        }
    }
    size_t n = ou_list_size(list);
    OuObject *names = name_list(th, ((OuList *)list)->items, n);
    if (names != NULL) {
        ou_raise(th, &ou_exc_type_error, "%U() missing %zu required %s argument%s: %U", b->function->qualname, n, kind,
                 n == 1 ? "" : "s", names);
        ou_drop(th, names);
    }
    ou_drop(th, list);
    return false;
}

static bool raise_too_many(Binding *b)
{
    const OuCode *code = b->code;
    size_t n_defaults = b->function->defaults == NULL ? 0 : ou_tuple_size(b->function->defaults);
    size_t n_kwonly_given = 0;
    for (size_t i = code->n_args; i < code->n_args + code->n_kwonly; i++) {
        n_kwonly_given += b->locals[i] != NULL;
    }
    char takes[64], given[96];
    bool plural;
    if (n_defaults > 0) {
        plural = true;
        __builtin_snprintf(takes, sizeof takes, "from %lld to %u", (long long)code->n_args - (long long)n_defaults,
                           code->n_args); /* a program can set more defaults than there are parameters */
    } else {
        plural = code->n_args != 1;
        __builtin_snprintf(takes, sizeof takes, "%u", code->n_args);
    }
    given[0] = 0;
    if (n_kwonly_given > 0) {
        __builtin_snprintf(given, sizeof given, " positional argument%s (and %zu keyword-only argument%s)",
                           b->n != 1 ? "s" : "", n_kwonly_given, n_kwonly_given != 1 ? "s" : "");
    }
    return ou_raise(b->th, &ou_exc_type_error, "%U() takes %s positional argument%s but %zu%s %s given",
                    b->function->qualname, takes, plural ? "s" : "", b->n, given,
                    b->n == 1 && n_kwonly_given == 0 ? "was" : "were");
}

/* The parameter called name among [from, to); -1: none. */
static int64_t find_parameter(const OuCode *code, OuObject *name, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (parameter_name(code, i) == name) {
            return (int64_t)i;
        }
    }
    for (size_t i = from; i < to; i++) {
        if (ou_str_equal(parameter_name(code, i), name)) {
            return (int64_t)i;
        }
    }
    return -1;
}

/* Positional-only parameters given by name, all of them in one message. True: there were some. */
static bool raised_positional_only(Binding *b)
{
    OuThread *th = b->th;
    if (b->code->n_posonly == 0) {
        return false;
    }
    OuStrBuilder names;
    ou_builder_init(&names);
    for (size_t i = 0; i < b->code->n_posonly; i++) {
        for (size_t k = 0; k < b->n_keywords; k++) {
            OuObject *name = ou_tuple_borrow(b->kwnames, k);
            if (ou_str_equal(name, parameter_name(b->code, i))) {
                if ((names.length > 0 && !ou_builder_ascii(th, &names, ", ", 2)) || !ou_builder_str(th, &names, name)) {
                    ou_builder_abandon(th, &names);
                    return true;
                }
            }
        }
    }
    if (names.length == 0) {
        ou_builder_abandon(th, &names);
        return false;
    }
    OuObject *text = ou_builder_finish(th, &names);
    if (text != NULL) {
        ou_raise(th, &ou_exc_type_error,
                 "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                 b->function->qualname, text);
        ou_drop(th, text);
    }
    return true;
}

static bool bind_keywords(Binding *b, OuObject *kwargs)
{
    OuThread *th = b->th;
    const OuCode *code = b->code;
    size_t n_named = (size_t)code->n_args + code->n_kwonly;
    for (size_t k = 0; k < b->n_keywords; k++) {
        OuObject *name = ou_tuple_borrow(b->kwnames, k);
        OuObject **value = &b->args[b->n + k];
        if (!ou_is_str(name)) {
            return ou_raise(th, &ou_exc_type_error, "%U() keywords must be strings", b->function->qualname);
        }
        int64_t at = find_parameter(code, name, code->n_posonly, n_named);
        if (at >= 0) {
            if (b->locals[at] != NULL) {
                return ou_raise(th, &ou_exc_type_error, "%U() got multiple values for argument '%S'",
                                b->function->qualname, name);
            }
            b->locals[at] = *value;
            *value = NULL;
        } else if (kwargs != NULL) {
            if (!ou_dict_set(th, kwargs, name, *value)) {
                return false;
            }
            ou_clear_ref(th, value);
        } else {
            return raised_positional_only(b) ? false
                                             : ou_raise(th, &ou_exc_type_error,
                                                        "%U() got an unexpected keyword argument '%S'",
                                                        b->function->qualname, name);
        }
    }
    return true;
}

static bool fill_defaults(Binding *b)
{
    OuThread *th = b->th;
    const OuCode *code = b->code;
    OuObject *defaults = b->function->defaults;
    size_t n_defaults = defaults == NULL ? 0 : ou_tuple_size(defaults);
    size_t first = code->n_args > n_defaults ? code->n_args - n_defaults : 0;
    size_t skip = n_defaults > code->n_args ? n_defaults - code->n_args : 0;
    for (size_t i = 0; i < first; i++) {
        if (b->locals[i] == NULL) {
            return raise_missing(b, 0, first, "positional");
        }
    }
    for (size_t i = first; i < code->n_args; i++) {
        if (b->locals[i] == NULL) {
            b->locals[i] = ou_keep(ou_tuple_borrow(defaults, i - first + skip));
        }
    }
    size_t end = (size_t)code->n_args + code->n_kwonly;
    bool missing = false;
    for (size_t i = code->n_args; i < end; i++) {
        if (b->locals[i] == NULL && b->function->kwdefaults != NULL) {
            bool failed = false;
            OuObject *kwdefaults = ou_keep(b->function->kwdefaults); /* a key's __eq__ may set another */
            b->locals[i] = ou_keep_maybe(ou_dict_borrow(th, kwdefaults, parameter_name(code, i), &failed));
            ou_drop(th, kwdefaults);
            if (failed) {
                return false;
            }
        }
        missing = missing || b->locals[i] == NULL;
    }
    return !missing || raise_missing(b, code->n_args, end, "keyword-only");
}

static bool bind_all(Binding *b)
{
    OuThread *th = b->th;
    const OuCode *code = b->code;
    size_t rest = (size_t)code->n_args + code->n_kwonly;
    OuObject *kwargs = NULL;
    if (code->flags & OU_CO_VARKEYWORDS) {
        size_t at = rest + ((code->flags & OU_CO_VARARGS) ? 1 : 0);
        kwargs = b->locals[at] = ou_dict_new(th);
        if (kwargs == NULL) {
            return false;
        }
    }
    size_t n_direct = b->n < code->n_args ? b->n : code->n_args;
    for (size_t i = 0; i < n_direct; i++) {
        b->locals[i] = b->args[i];
        b->args[i] = NULL;
    }
    if (code->flags & OU_CO_VARARGS) {
        size_t n_more = b->n - n_direct;
        OuObject *more = ou_tuple_new(th, n_more);
        if (more == NULL) {
            return false;
        }
        for (size_t i = 0; i < n_more; i++) {
            ou_tuple_items(more)[i] = b->args[n_direct + i];
            b->args[n_direct + i] = NULL;
        }
        b->locals[rest] = ou_tuple_ready(th, more);
    }
    if (b->n_keywords > 0 && !bind_keywords(b, kwargs)) {
        return false;
    }
    if (b->n > code->n_args && !(code->flags & OU_CO_VARARGS)) {
        return raise_too_many(b);
    }
    return fill_defaults(b);
}

static void drop_args(OuThread *th, OuObject **args, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        ou_clear_ref(th, &args[i]);
    }
}

#define MAX_QUICK 16 /* keywords, and parameters behind the positional arguments */

/* Keywords that are parameters' own names (the same str), no *args, no **kwargs, nothing missing: the arguments are put in order where they
 * are, at `locals`. False: nothing was changed, and the long way tells what is the matter. */
static bool bind_named(OuThread *th, const OuFunction *function, const OuCode *code, OuObject **locals, size_t n, OuObject *kwnames)
{
    size_t n_keywords = ou_tuple_size(kwnames), end = (size_t)code->n_args + code->n_kwonly;
    if (n > code->n_args || end - n > MAX_QUICK || n < code->n_posonly || n_keywords > end - n ||
        (code->flags & (OU_CO_VARARGS | OU_CO_VARKEYWORDS)) != 0) {
        return false;
    }
    OuObject *values[MAX_QUICK] = {NULL}; /* of parameter n + i */
    for (size_t k = 0; k < n_keywords; k++) {
        OuObject *name = ou_tuple_borrow(kwnames, k);
        size_t at = n;
        while (at < end && parameter_name(code, at) != name) {
            at++;
        }
        if (at == end || values[at - n] != NULL) {
            return false;
        }
        values[at - n] = locals[n + k];
    }
    OuObject *defaults = function->defaults;
    size_t n_defaults = defaults == NULL ? 0 : ou_tuple_size(defaults);
    bool is_default[MAX_QUICK] = {false};
    for (size_t i = n; i < end; i++) {
        if (values[i - n] != NULL) {
            continue;
        }
        if (i < code->n_args) {
            values[i - n] = i + n_defaults >= code->n_args ? ou_tuple_borrow(defaults, i + n_defaults - code->n_args) : NULL;
        } else if (function->kwdefaults != NULL) {
            values[i - n] = ou_dict_borrow_str(th, function->kwdefaults, parameter_name(code, i));
        }
        if (values[i - n] == NULL) {
            return false;
        }
        is_default[i - n] = true;
    }
    for (size_t i = n; i < end; i++) {
        locals[i] = is_default[i - n] ? ou_keep(values[i - n]) : values[i - n];
    }
    ou_frame_fill_inline(function, code, locals, end);
    return true;
}

OuObject **ou_bind(OuThread *th, OuFunction *function, OuObject **args, size_t n, OuObject *kwnames, bool on_stack)
{
    OuCode *code = function->code;
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    size_t need = (size_t)code->n_locals + code->n_temps;
    if (!ou_code_admit(th, code)) {
        drop_args(th, args, n + n_keywords);
        return NULL;
    }
    bool simple = n_keywords == 0 && n == code->n_args && code->n_kwonly == 0 &&
                  (code->flags & (OU_CO_VARARGS | OU_CO_VARKEYWORDS)) == 0;
    if (simple && on_stack && (size_t)(ou_stack(th)->limit - args) >= need) {
        ou_frame_fill_inline(function, code, args, n);
        return args;
    }
    if (n_keywords > 0 && on_stack && (size_t)(ou_stack(th)->limit - args) >= need &&
        bind_named(th, function, code, args, n, kwnames)) {
        return args;
    }
    if (simple && (size_t)(ou_stack(th)->limit - ou_stack(th)->top) >= need) {
        OuObject **locals = ou_stack(th)->top;
        memmove(locals, args, n * sizeof *args);
        ou_frame_fill_inline(function, code, locals, n);
        ou_stack(th)->top = locals + code->n_locals;
        return locals;
    }
    OuObject **saved_top = ou_stack(th)->top;
    OuObject **locals = ou_stack_room(th, need);
    if (locals == NULL) {
        drop_args(th, args, n + n_keywords);
        return NULL;
    }
    for (size_t i = 0; i < code->n_locals; i++) {
        locals[i] = NULL;
    }
    /* What runs while binding (hash of a str subclass as keyword) is laid above the locals. */
    ou_stack(th)->top = locals + code->n_locals;
    Binding b = {th, function, ou_keep(code), args, n, n_keywords, kwnames, locals};
    bool ok = bind_all(&b);
    drop_args(th, args, n + n_keywords);
    if (ok && OU_UNLIKELY(function->code != code)) { /* the locals are the old one's, the frame would be the new one's */
        ok = ou_raise(th, &ou_exc_runtime_error, "%U() was given another __code__ while its arguments were bound", function->qualname);
    }
    if (!ok) {
        drop_args(th, locals, code->n_locals);
        ou_drop(th, code);
        ou_stack_restore(th, saved_top);
        return NULL;
    }
    ou_drop(th, code); /* the function has it, too */
    ou_frame_fill_inline(function, code, locals, code->n_locals - code->n_free);
    return locals;
}

OuObject *ou_generator_start(OuThread *th, OuFunction *function, OuObject **locals)
{
    OuCode *code = function->code;
    size_t bytes;
    OuWindow *window = NULL;
    if (ou_checked_array(sizeof(OuWindow), (size_t)code->n_locals + code->n_temps, sizeof(OuObject *), &bytes)) {
        window = ou_mem_take(th, bytes);
    } else {
        ou_raise_memory(th);
    }
    if (window == NULL) {
        ou_stack(th)->top = locals + code->n_locals; /* what finalizers call is laid above those that are still there */
        drop_args(th, locals, code->n_locals);
        ou_drop(th, function);
        return NULL;
    }
    window->bytes = bytes;
    for (size_t i = 0; i < code->n_locals; i++) {
        window->registers[i] = locals[i];
        locals[i] = NULL;
    }
    window->frame = (OuFrame){.base = window->registers + code->n_locals,
                              .pc = code->words,
                              .code = code,
                              .function = function,
                              .globals = function->globals,
                              .builtins = function->builtins,
                              .live = 0,
                              .kind = OU_FRAME_ENTRY,
                              .exit_to_c = true,
                              .unstarted = true};
    const OuType *type = (code->flags & OU_CO_COROUTINE)         ? &ou_coroutine_type
                         : (code->flags & OU_CO_ASYNC_GENERATOR) ? &ou_async_generator_type
                                                                 : &ou_generator_type;
    OuObject *generator = ou_generator_new_adopt(th, type, window, function);
    if (generator != NULL) {
        window->frame.generator = (OuGenerator *)generator;
    }
    return generator;
}
