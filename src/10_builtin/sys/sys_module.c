/* sys_module.c - the module sys: functions and plain values. (Version, flags and other struct sequences: sys_info.c; hooks and
 * streams: sys_hooks.c.) */
#include "10_builtin/sys/sys_int.h"

#include "04_object/levels.h"
#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/float.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/trace.h"

#include <stdio.h>
#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- objects ---- */

static OuObject *sys_getrefcount(ARGS)
{
    UNUSED_ARGS();
    OuObject *o = args[0];
    /* What is immortal shows a number that no count reaches. */
    return ou_int_new(th, ou_is_immortal(o) ? 1000000000 : o->count);
}

static OuObject *sys_getsizeof(ARGS)
{
    UNUSED_ARGS();
    bool failed = false;
    OuObject *method = ou_lookup_special(th, args[0], OU_NAME(th, dunder_sizeof), &failed);
    if (method == NULL && !failed) {
        ou_raise(th, &ou_exc_type_error, "Type %T doesn't define __sizeof__", args[0]);
    }
    OuObject *size = method == NULL ? NULL : ou_call0(th, method);
    ou_drop_maybe(th, method);
    int64_t bytes = 0;
    if (size != NULL && !ou_is_int(size)) {
        ou_raise(th, &ou_exc_type_error, "an integer is required");
    } else if (size != NULL && ou_as_ssize(th, size, &bytes) && bytes < 0) {
        ou_raise(th, &ou_exc_value_error, "__sizeof__() should return >= 0");
    }
    ou_drop_maybe(th, size);
    if (!ou_has_error(th)) {
        return ou_int_new(th, bytes);
    }
    return args[1] != NULL && ou_error_swallow(th, &ou_exc_type_error) ? ou_keep(args[1]) : NULL;
}

/* The table of -X memstats, as text. */
static OuObject *sys_memstats(ARGS)
{
    UNUSED_ARGS();
    char *text = ou_mem_take(th, OU_LEVELS_ROOM);
    if (text == NULL) {
        return NULL;
    }
    size_t length = ou_levels_text(th->vm, text, OU_LEVELS_ROOM);
    OuObject *result = ou_str_from_utf8(th, text, length);
    ou_mem_give(th, text, OU_LEVELS_ROOM);
    return result;
}

/* CPython writes its allocator's statistics to stderr; so does this. */
static OuObject *sys_debugmallocstats(ARGS)
{
    UNUSED_ARGS();
    char *text = ou_mem_take(th, OU_LEVELS_ROOM);
    if (text == NULL) {
        return NULL;
    }
    size_t length = ou_levels_text(th->vm, text, OU_LEVELS_ROOM);
    fwrite(text, 1, length, stderr);
    ou_mem_give(th, text, OU_LEVELS_ROOM);
    return OU_NONE;
}

static OuObject *sys_intern(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_exact_str(args[0])) {
        return ou_is_str(args[0]) ? ou_null(th, &ou_exc_type_error, "can't intern %T", args[0])
                                  : ou_null(th, &ou_exc_type_error, "intern() argument must be str, not %G", args[0]);
    }
    return ou_str_intern_adopt(th, ou_keep(args[0]));
}

/* ---- recursion ---- */

static OuObject *sys_getrecursionlimit(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, th->vm->recursion_limit);
}

static OuObject *sys_setrecursionlimit(ARGS)
{
    UNUSED_ARGS();
    int32_t limit;
    if (!ou_as_c_int(th, args[0], &limit)) {
        return NULL;
    }
    if (limit < 1) {
        return ou_null(th, &ou_exc_value_error, "recursion limit must be greater or equal than 1");
    }
    if (th->depth >= limit) {
        return ou_null(th, &ou_exc_recursion_error,
                       "cannot set the recursion limit to %lld at the recursion depth %d: the limit is too low",
                       (long long)limit, (int)th->depth);
    }
    th->vm->recursion_limit = (int32_t)limit;
    return OU_NONE;
}

/* ---- exceptions ---- */

static OuObject *handled_now(OuThread *th)
{
    for (OuHandled *h = th->handled; h != NULL; h = h->previous) {
        if (h->value != NULL) {
            return h->value;
        }
    }
    return NULL;
}

static OuObject *sys_exc_info(ARGS)
{
    UNUSED_ARGS();
    OuObject *exception = handled_now(th);
    if (exception == NULL) {
        return ou_tuple_of(th, 3, OU_NONE, OU_NONE, OU_NONE);
    }
    OuObject *traceback = ((OuException *)exception)->traceback;
    return ou_tuple_of(th, 3, OU_TYPE_OBJECT(exception->type), exception, traceback == NULL ? OU_NONE : traceback);
}

static OuObject *sys_exception(ARGS)
{
    UNUSED_ARGS();
    OuObject *exception = handled_now(th);
    return ou_keep(exception == NULL ? OU_NONE : exception);
}

static OuObject *sys_exit(ARGS)
{
    UNUSED_ARGS();
    OuObject *status = args[0] == NULL ? OU_NONE : args[0], *cls = OU_TYPE_OBJECT(&ou_exc_system_exit), *error;
    if (status == OU_NONE) {
        error = ou_call0(th, cls);
    } else if (ou_is_of(th, status, &ou_exc_system_exit)) {
        error = ou_keep(status);
    } else {
        error = ou_is_tuple(status) ? ou_call_tuple(th, cls, status, NULL) : ou_call1(th, cls, status);
    }
    if (error != NULL) {
        ou_raise_object(th, error, NULL);
        ou_drop(th, error);
    }
    return NULL;
}

static OuObject *sys_getframe(ARGS)
{
    UNUSED_ARGS();
    int depth = 0;
    if (!ou_as_c_int(th, args[0], &depth)) {
        return NULL;
    }
    OuObject *frame = ou_machine_frame(th, depth);
    if (frame != NULL && ou_audited(th) && !ou_audit(th, "sys._getframe", "O", frame)) {
        ou_clear_ref(th, &frame);
    }
    return frame;
}

/* ---- settings ---- */

static OuObject *sys_getdefaultencoding(ARGS)
{
    UNUSED_ARGS();
    return ou_str_from_text(th, "utf-8");
}

static OuObject *sys_getfilesystemencodeerrors(ARGS)
{
    UNUSED_ARGS();
    return ou_str_from_text(th, "surrogateescape");
}

static OuObject *sys_get_int_max_str_digits(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, th->vm->types->int_max_str_digits);
}

static OuObject *sys_set_int_max_str_digits(ARGS)
{
    UNUSED_ARGS();
    int digits;
    if (!ou_as_c_int(th, args[0], &digits)) {
        return NULL;
    }
    if (digits != 0 && digits < 640) {
        return ou_null(th, &ou_exc_value_error, "maxdigits must be 0 or larger than 640");
    }
    th->vm->types->int_max_str_digits = digits;
    return OU_NONE;
}

static OuObject *sys_is_finalizing(ARGS)
{
    UNUSED_ARGS();
    return ou_bool(ou_library_state(th)->finalizing);
}

static OuObject *sys_getallocatedblocks(ARGS)
{
    UNUSED_ARGS();
    OuHeapStats stats;
    size_t live = th->vm->account.n_raw + th->vm->account.n_maps;
    ou_heap_stats(th->vm->heap, &stats);
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t c = 0; c < OU_BLOCK_CLASSES; c++) {
            live += stats.classes[kind][c].n_live;
        }
    }
    return ou_int_new(th, (int64_t)live);
}

static OuObject *sys_clear_type_cache(ARGS)
{
    UNUSED_ARGS();
    ou_type_cache_clear(th);
    return OU_NONE;
}

static OuObject *sys_audit(ARGS)
{
    (void)self, (void)kwnames;
    if (n == 0) {
        return ou_null(th, &ou_exc_type_error, "audit() missing 1 required positional argument: 'event'");
    }
    if (!ou_audited(th)) {
        return OU_NONE;
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "expected str for argument 'event', not %T", args[0]);
    }
    OuObject *rest = ou_tuple_from(th, args + 1, n - 1);
    bool ok = rest != NULL && ou_audit_tuple(th, args[0], rest);
    ou_drop_maybe(th, rest);
    return ok ? OU_NONE : NULL;
}

/* A hook that is there may refuse another one by an exception, which whoever adds it does not see. */
static OuObject *sys_addaudithook(ARGS)
{
    UNUSED_ARGS();
    if (ou_audited(th) && !ou_audit(th, "sys.addaudithook", "")) {
        return ou_error_swallow(th, &ou_exc_exception) ? OU_NONE : NULL;
    }
    return ou_audit_add_hook(th, args[0]) ? OU_NONE : NULL;
}

static OuObject *sys_settrace(ARGS)
{
    UNUSED_ARGS();
    if (ou_audited(th) && !ou_audit(th, "sys.settrace", "")) {
        return NULL;
    }
    return ou_trace_set(th, args[0] == OU_NONE ? NULL : args[0]) ? OU_NONE : NULL;
}

static OuObject *sys_setprofile(ARGS)
{
    UNUSED_ARGS();
    if (ou_audited(th) && !ou_audit(th, "sys.setprofile", "")) {
        return NULL;
    }
    return ou_trace_set_profile(th, args[0] == OU_NONE ? NULL : args[0], NULL) ? OU_NONE : NULL;
}

static OuObject *sys_gettrace(ARGS)
{
    UNUSED_ARGS();
    return ou_keep(th->trace_fn == NULL ? OU_NONE : th->trace_fn);
}

static OuObject *sys_getprofile(ARGS)
{
    UNUSED_ARGS();
    return ou_keep(th->profile_fn == NULL ? OU_NONE : th->profile_fn);
}

/* Events are told although a trace function runs: for debuggers that run code themselves. */
static OuObject *sys_call_tracing(ARGS)
{
    UNUSED_ARGS();
    if (!ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "call_tracing() argument 2 must be tuple, not %G", args[1]);
    }
    int32_t in_trace = th->in_trace;
    th->in_trace = 0;
    OuObject *result = ou_call_tuple(th, args[0], args[1], NULL);
    th->in_trace = in_trace;
    return result;
}

/* Kept for those who ask: they are for extension modules in shared libraries, which Ouro does not load. */
static OuObject *sys_getdlopenflags(ARGS)
{
    UNUSED_ARGS();
    return ou_int_new(th, ou_library_state(th)->dlopen_flags);
}

static OuObject *sys_setdlopenflags(ARGS)
{
    UNUSED_ARGS();
    return ou_as_c_int(th, args[0], &ou_library_state(th)->dlopen_flags) ? OU_NONE : NULL;
}

static const OuMethodDef functions[] = {
    {"getrefcount", sys_getrefcount, "object, /", 0, "Return the reference count of object."},
    {"getsizeof", sys_getsizeof, "object, default=None", 0, "Return the size of object in bytes."},
    {"_memstats", sys_memstats, "", 0, "Return the table of -X memstats: what each level of memory holds."},
    {"_debugmallocstats", sys_debugmallocstats, "", 0, "Print the state of the memory engine to stderr."},
    {"intern", sys_intern, "string, /", 0, "``Intern'' the given string."},
    {"getrecursionlimit", sys_getrecursionlimit, "", 0, "Return the current value of the recursion limit."},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /", 0, "Set the maximum depth of the interpreter stack to n."},
    {"exc_info", sys_exc_info, "", 0, "Return current exception information: (type, value, traceback)."},
    {"exception", sys_exception, "", 0, "Return the current exception."},
    {"exit", sys_exit, "status=None, /", 0, "Exit the interpreter by raising SystemExit(status)."},
    {"_getframe", sys_getframe, "depth=0, /", 0, "Return a frame object from the call stack."},
    {"getdefaultencoding", sys_getdefaultencoding, "", 0, "Return the current default encoding."},
    {"getfilesystemencoding", sys_getdefaultencoding, "", 0, "Return the encoding used to convert Unicode filenames."},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "", 0, "Return the error mode used for file names."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "", 0,
     "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits", 0,
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {"is_finalizing", sys_is_finalizing, "", 0, "Return True if Python is exiting."},
    {"getallocatedblocks", sys_getallocatedblocks, "", 0, "Return the number of memory blocks currently allocated."},
    {"_clear_type_cache", sys_clear_type_cache, "", 0, "Clear the internal type lookup cache."},
    {"call_tracing", sys_call_tracing, "func, args, /", 0, "Call func(*args), while tracing is enabled."},
    {"audit", sys_audit, NULL, 0, "Passes the event to any hooks that are attached."},
    {"addaudithook", sys_addaudithook, "hook", 0, "Adds a new audit hook callback."},
    {"settrace", sys_settrace, "function, /", 0, "Set the global debug tracing function."},
    {"gettrace", sys_gettrace, "", 0, "Return the global debug tracing function set with sys.settrace."},
    {"setprofile", sys_setprofile, "function, /", 0, "Set the profiling function."},
    {"getprofile", sys_getprofile, "", 0, "Return the profiling function set with sys.setprofile."},
    {"getdlopenflags", sys_getdlopenflags, "", 0, "Return the current value of the flags that are used for dlopen calls."},
    {"setdlopenflags", sys_setdlopenflags, "flags, /", 0, "Set the flags used by the interpreter for dlopen calls."},
    {NULL, NULL, NULL, 0, NULL},
};

/* ---- values ---- */

static bool add_text(OuThread *th, OuObject *module, const char *name, const char *text)
{
    return ou_module_add_adopt(th, module, name, ou_str_decode(th, text, __builtin_strlen(text), "utf-8", "surrogateescape"));
}

/* A list of str from C strings ended by NULL. */
static OuObject *text_list(OuThread *th, const char *const *texts, size_t limit)
{
    OuObject *list = ou_list_new(th, 0);
    for (size_t i = 0; list != NULL && texts != NULL && i < limit && texts[i] != NULL; i++) {
        OuObject *text = ou_str_decode(th, texts[i], __builtin_strlen(texts[i]), "utf-8", "surrogateescape");
        if (!ou_list_append_adopt(th, list, text)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* -X a=b gives {'a': 'b'}, -X a gives {'a': True}. */
static OuObject *x_options(OuThread *th, const char *const *options)
{
    OuObject *dict = ou_dict_new(th);
    for (size_t i = 0; dict != NULL && options != NULL && options[i] != NULL; i++) {
        const char *equals = __builtin_strchr(options[i], '=');
        size_t length = equals == NULL ? __builtin_strlen(options[i]) : (size_t)(equals - options[i]);
        OuObject *key = ou_str_from_utf8(th, options[i], length);
        OuObject *value = equals == NULL ? OU_PY_TRUE : ou_str_from_text(th, equals + 1);
        bool ok = key != NULL && value != NULL && ou_dict_set(th, dict, key, value);
        ou_drop_maybe(th, value);
        ou_drop_maybe(th, key);
        if (!ok) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

static OuObject *pycache_prefix(OuThread *th, const OuLibraryConfig *config)
{
    const char *path = config->pycache_prefix;
    return path == NULL ? OU_NONE : ou_str_decode(th, path, __builtin_strlen(path), "utf-8", "surrogateescape");
}

static bool add_values(OuThread *th, OuObject *module)
{
    const OuLibraryConfig *config = &ou_library_state(th)->config;
    static const char *const no_argv[] = {"", NULL};
    const char *prefix = config->prefix == NULL ? "/usr" : config->prefix;
    return (config->library == NULL ? ou_module_add(th, module, "_stdlib_dir", OU_NONE)
                                    : add_text(th, module, "_stdlib_dir", config->library)) &&
           (config->home == NULL ? ou_module_add(th, module, "_home", OU_NONE) : add_text(th, module, "_home", config->home)) &&
           ou_module_add_adopt(th, module, "argv",
                               config->argc > 0 ? text_list(th, config->argv, (size_t)config->argc)
                                                : text_list(th, no_argv, 1)) &&
           ou_module_add_adopt(th, module, "orig_argv",
                               text_list(th, config->orig_argv, (size_t)config->n_orig_argv)) &&
           ou_module_add_adopt(th, module, "path", text_list(th, config->path, SIZE_MAX)) &&
           ou_module_add(th, module, "modules", th->vm->machine->modules) &&
           ou_module_add_adopt(th, module, "meta_path", ou_list_new(th, 0)) &&
           ou_module_add_adopt(th, module, "path_hooks", ou_list_new(th, 0)) &&
           ou_module_add_adopt(th, module, "path_importer_cache", ou_dict_new(th)) &&
           ou_module_add_adopt(th, module, "warnoptions", text_list(th, config->warn_options, SIZE_MAX)) &&
           ou_module_add_adopt(th, module, "_xoptions", x_options(th, config->x_options)) &&
           add_text(th, module, "executable", config->executable == NULL ? "" : config->executable) &&
           add_text(th, module, "_base_executable",
                    config->base_executable != NULL ? config->base_executable
                    : config->executable != NULL    ? config->executable
                                                    : "") &&
           add_text(th, module, "prefix", prefix) && add_text(th, module, "exec_prefix", prefix) &&
           add_text(th, module, "base_prefix", "/usr") && add_text(th, module, "base_exec_prefix", "/usr") &&
           add_text(th, module, "platlibdir", "lib") && add_text(th, module, "platform", "linux") &&
           add_text(th, module, "byteorder", "little") && add_text(th, module, "_framework", "") &&
           ou_module_add_adopt(th, module, "pycache_prefix", pycache_prefix(th, config)) &&
           ou_module_add(th, module, "dont_write_bytecode", ou_bool(config->dont_write_bytecode)) &&
           ou_module_add_adopt(th, module, "maxsize", ou_int_new(th, INT64_MAX)) &&
           ou_module_add_adopt(th, module, "maxunicode", ou_int_new(th, 0x10ffff)) &&
           ou_module_add_adopt(th, module, "api_version", ou_int_new(th, 1013)) &&
           add_text(th, module, "float_repr_style", "short") && add_text(th, module, "abiflags", "") &&
           add_text(th, module, "copyright", "Copyright (c) 2026 The Ouro developers.");
}

OuObject *ou_sys_make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "sys", NULL, functions);
    if (module != NULL && (!add_values(th, module) ||
                           !ou_sys_add_hooks(th, module) || !ou_sys_add_async(th, module) || !ou_sys_add_threads(th, module) || !ou_sys_add_info(th, module))) {
        ou_clear_ref(th, &module);
    }
    if (module != NULL) {
        ((OuModule *)module)->late = ou_sys_late;
    }
    return module;
}
