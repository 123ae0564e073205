/* builtins_run.c - the built-in functions that compile, run and import. */
#include "10_builtin/builtins/builtins_int.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/compile.h"
#include "10_builtin/ast/ast.h"
#include "10_builtin/fs_path.h"

#include <string.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* compile()'s flags that Ouro knows, by CPython's numbers. */
#define PY_DONT_IMPLY_DEDENT 0x200
#define PY_ONLY_AST 0x400
#define PY_TYPE_COMMENTS 0x1000
#define PY_TOP_LEVEL_AWAIT 0x2000
#define PY_ALLOW_INCOMPLETE 0x4000
#define PY_NESTED 0x10
#define PY_BARRY_AS_BDFL 0x400000
#define PY_FUTURES 0x1fe0000

#define ONLY_AST 0x80000000u /* beside the OU_COMPILE_ flags, for compile_object() */

/* ---- source text ---- */

/* Text to code, or (ONLY_AST) to the object of its tree. */
static void *compile_text(OuThread *th, const char *text, size_t size, OuObject *filename, OuCompileMode mode,
                          unsigned flags, int optimize)
{
    return flags & ONLY_AST ? (void *)ou_ast_of_source(th, text, size, filename, mode, flags & ~ONLY_AST)
                            : (void *)ou_compile_source(th, text, size, filename, mode, flags, optimize, NULL);
}

/* Audit hooks get the source as bytes. */
static bool tell_compile(OuThread *th, const char *text, size_t size, OuObject *filename)
{
    OuObject *source = ou_bytes_from(th, text, size);
    bool ok = source != NULL && ou_audit(th, "compile", "OO", source, filename);
    ou_drop_maybe(th, source);
    return ok;
}

/* Compiles a str, bytes or buffer. */
static void *compile_object(OuThread *th, OuObject *source, OuObject *filename, OuCompileMode mode, unsigned flags,
                              int optimize, const char *function)
{
    void *code = NULL;
    if (ou_is_str(source)) {
        OuObject *holder = NULL;
        size_t size;
        const char *utf8 = ou_str_utf8(th, source, &size, &holder);
        if (utf8 != NULL) {
            if (memchr(utf8, 0, size) != NULL) {
                ou_raise(th, &ou_exc_value_error, "source code string cannot contain null bytes");
            } else if (!ou_audited(th) || tell_compile(th, utf8, size, filename)) {
                code = compile_text(th, utf8, size, filename, mode, flags | OU_COMPILE_IGNORE_COOKIE, optimize);
            }
        }
        ou_drop_maybe(th, holder);
        return code;
    }
    if (!ou_has_buffer(source)) {
        ou_raise(th, &ou_exc_type_error, "%s() arg 1 must be a string, bytes or %s object", function,
                 strcmp(function, "compile") == 0 ? "AST" : "code");
        return NULL;
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, source, &buffer, false)) {
        return NULL;
    }
    OuObject *copy = ou_bytes_from(th, buffer.data, buffer.size); /* compiling may run codecs: the buffer may change */
    ou_buffer_release(th, &buffer);
    if (copy != NULL) {
        if (memchr(ou_bytes_data(copy), 0, ou_bytes_size(copy)) != NULL) {
            ou_raise(th, &ou_exc_value_error, "source code string cannot contain null bytes");
        } else if (!ou_audited(th) || ou_audit(th, "compile", "OO", copy, filename)) {
            code = compile_text(th, ou_bytes_data(copy), ou_bytes_size(copy), filename, mode, flags, optimize);
        }
        ou_drop(th, copy);
    }
    return code;
}

/* The future features of the code that calls. */
static unsigned inherited_flags(OuThread *th)
{
    OuCode *caller = ou_machine_frame_code(th);
    uint32_t flags = caller == NULL ? 0 : caller->flags;
    return (flags & OU_CO_FUTURE_ANNOTATIONS ? OU_COMPILE_FUTURE_ANNOTATIONS : 0u) |
           (flags & PY_BARRY_AS_BDFL ? OU_COMPILE_BARRY_AS_BDFL : 0u);
}

static OuObject *builtin_compile(ARGS)
{
    UNUSED_ARGS();
    int flags = 0, dont_inherit = 0, optimize = -1, version = -1;
    if (!ou_as_c_int(th, args[3], &flags) || !ou_as_c_int(th, args[4], &dont_inherit) || !ou_as_c_int(th, args[5], &optimize) ||
        !ou_as_c_int(th, args[6], &version)) {
        return NULL;
    }
    if (!ou_is_str(args[2])) {
        return ou_null(th, &ou_exc_type_error, "compile() argument 'mode' must be str, not %G", args[2]);
    }
    if (!ou_str_without_null(th, args[2])) {
        return NULL;
    }
    if (flags & ~(PY_DONT_IMPLY_DEDENT | PY_ONLY_AST | PY_FUTURES | PY_NESTED | PY_TYPE_COMMENTS | PY_TOP_LEVEL_AWAIT |
                  PY_ALLOW_INCOMPLETE)) {
        return ou_null(th, &ou_exc_value_error, "compile(): unrecognised flags");
    }
    if (optimize < -1 || optimize > 2) {
        return ou_null(th, &ou_exc_value_error, "compile(): invalid optimize value");
    }
    OuCompileMode mode;
    if (ou_str_equal_text(args[2], "exec")) {
        mode = OU_COMPILE_EXEC;
    } else if (ou_str_equal_text(args[2], "eval")) {
        mode = OU_COMPILE_EVAL;
    } else if (ou_str_equal_text(args[2], "single")) {
        mode = OU_COMPILE_SINGLE;
    } else if (ou_str_equal_text(args[2], "func_type")) {
        if ((flags & PY_ONLY_AST) == 0) {
            return ou_null(th, &ou_exc_value_error, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        mode = OU_COMPILE_FUNC_TYPE;
    } else {
        return flags & PY_ONLY_AST
                   ? ou_null(th, &ou_exc_value_error, "compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
                   : ou_null(th, &ou_exc_value_error, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    unsigned own = (dont_inherit != 0 ? 0 : inherited_flags(th)) |
                   (flags & OU_CO_FUTURE_ANNOTATIONS ? OU_COMPILE_FUTURE_ANNOTATIONS : 0u) |
                   (flags & PY_BARRY_AS_BDFL ? OU_COMPILE_BARRY_AS_BDFL : 0u) |
                   (flags & PY_TOP_LEVEL_AWAIT ? OU_COMPILE_TOP_LEVEL_AWAIT : 0u) |
                   (flags & PY_ALLOW_INCOMPLETE ? OU_COMPILE_ALLOW_INCOMPLETE : 0u) |
                   (flags & PY_DONT_IMPLY_DEDENT ? OU_COMPILE_DONT_IMPLY_DEDENT : 0u) |
                   (flags & PY_TYPE_COMMENTS ? OU_COMPILE_TYPE_COMMENTS : 0u) |
                   (flags & PY_ONLY_AST && version >= 0 && version < 11 ? OU_COMPILE_VERSION(version) : 0u);
    OuObject *filename = ou_fs_path_text(th, args[1]);
    if (filename == NULL) {
        return NULL;
    }
    int level = optimize < 0 ? th->vm->machine->optimize : (int)optimize;
    void *result = NULL;
    if (ou_audited(th) && ou_is_ast(args[0]) && !ou_audit(th, "compile", "OO", args[0], NULL)) {
        ou_drop(th, filename);
        return NULL;
    }
    if (!ou_is_ast(args[0])) {
        result = compile_object(th, args[0], filename, mode, own | (flags & PY_ONLY_AST ? ONLY_AST : 0), level, "compile");
    } else if (flags & PY_ONLY_AST) {
        result = ou_keep(args[0]); /* whatever it is a tree of */
    } else {
        result = ou_ast_compile(th, args[0], filename, mode, own, level);
    }
    ou_drop(th, filename);
    return result;
}

/* ---- eval and exec ---- */

/* globals and locals of the call, borrowed or (locals of the caller) in *owned. False: an error. */
static bool choose_namespaces(OuThread *th, const char *name, OuObject **globals, OuObject **locals, OuObject **owned)
{
    *owned = NULL;
    OuObject *g = *globals == OU_NONE ? NULL : *globals, *l = *locals == OU_NONE ? NULL : *locals;
    if (g != NULL && !ou_is_dict(g)) {
        bool is_eval = name[1] == 'v';
        if (is_eval && l == NULL && g->type->sequence != NULL) {
            return ou_raise(th, &ou_exc_type_error, "globals must be a real dict; try eval(expr, {}, mapping)");
        }
        return is_eval ? ou_raise(th, &ou_exc_type_error, "globals must be a dict")
                       : ou_raise(th, &ou_exc_type_error, "exec() globals must be a dict, not %T", g);
    }
    if (l != NULL && (l->type->sequence == NULL || l->type->sequence->item == NULL)) {
        return name[1] == 'v' ? ou_raise(th, &ou_exc_type_error, "locals must be a mapping")
                              : ou_raise(th, &ou_exc_type_error, "locals must be a mapping or None, not %T", l);
    }
    if (g == NULL) {
        g = ou_machine_globals(th);
        if (g == NULL) {
            return ou_raise(th, &ou_exc_system_error, "globals and locals cannot be NULL");
        }
        if (l == NULL) {
            l = *owned = ou_machine_locals(th);
            if (l == NULL) {
                return false;
            }
        }
    }
    *globals = g;
    *locals = l == NULL ? g : l;
    return true;
}

/* Source text for eval() may be indented. */
static OuObject *without_indent(OuThread *th, OuObject *source)
{
    if (!ou_is_exact_str(source)) {
        return ou_keep(source);
    }
    size_t from = 0, length = ou_str_length(source);
    while (from < length && (ou_str_at(source, from) == ' ' || ou_str_at(source, from) == '\t')) {
        from++;
    }
    return ou_str_slice(th, source, from, length);
}

static OuObject *run(OuThread *th, const char *name, OuCompileMode mode, OuObject *source, OuObject *globals,
                     OuObject *locals, OuObject *closure)
{
    OuObject *owned, *result = NULL;
    globals = globals == NULL ? OU_NONE : globals;
    locals = locals == NULL ? OU_NONE : locals;
    if (!choose_namespaces(th, name, &globals, &locals, &owned)) {
        return NULL;
    }
    OuCode *code = NULL;
    if (source->type == &ou_code_type) {
        code = ou_keep(source);
        if (code->n_free > 0 && closure == NULL) {
            ou_raise(th, &ou_exc_type_error, mode == OU_COMPILE_EVAL
                                                 ? "code object passed to eval() may not contain free variables"
                                                 : "code object requires a closure of exactly length %u",
                     code->n_free);
            ou_clear_ref(th, &code);
        }
    } else {
        OuObject *text = mode == OU_COMPILE_EVAL ? without_indent(th, source) : ou_keep(source);
        if (text != NULL) {
            code = compile_object(th, text, OU_NAME(th, string_file), mode, inherited_flags(th),
                                  th->vm->machine->optimize, name);
            ou_drop(th, text);
        }
    }
    if (code != NULL) {
        bool heard = !ou_audited(th) || ou_audit(th, "exec", "O", code);
        result = !heard ? NULL : ou_machine_run(th, code, globals, locals, code->n_free > 0 ? closure : NULL);
        ou_drop(th, code);
    }
    ou_drop_maybe(th, owned);
    return result;
}

static OuObject *builtin_eval(ARGS)
{
    UNUSED_ARGS();
    return run(th, "eval", OU_COMPILE_EVAL, args[0], args[1], args[2], NULL);
}

static OuObject *builtin_exec(ARGS)
{
    UNUSED_ARGS();
    OuObject *closure = args[3] == OU_NONE ? NULL : args[3];
    if (closure != NULL) {
        OuCode *code = args[0]->type == &ou_code_type ? (OuCode *)args[0] : NULL;
        if (code == NULL) {
            return ou_null(th, &ou_exc_type_error, "closure can only be used when source is a code object");
        }
        if (code->n_free == 0) {
            return ou_null(th, &ou_exc_type_error, "cannot use a closure with this code object");
        }
        bool cells = ou_is_exact_tuple(closure) && ou_tuple_size(closure) == code->n_free;
        for (size_t i = 0; cells && i < code->n_free; i++) {
            cells = ou_tuple_borrow(closure, i)->type == &ou_cell_type;
        }
        if (!cells) {
            return ou_null(th, &ou_exc_type_error, "code object requires a closure of exactly length %u", code->n_free);
        }
    }
    OuObject *result = run(th, "exec", OU_COMPILE_EXEC, args[0], args[1], args[2], closure);
    ou_drop_maybe(th, result);
    return result == NULL ? NULL : OU_NONE;
}

static OuObject *builtin_globals(ARGS)
{
    UNUSED_ARGS();
    OuObject *globals = ou_machine_globals(th);
    return ou_keep(globals == NULL ? OU_NONE : globals);
}

static OuObject *builtin_locals(ARGS)
{
    UNUSED_ARGS();
    return ou_machine_locals(th);
}

/* ---- import ---- */

static OuObject *builtin_import(ARGS)
{
    UNUSED_ARGS();
    int level = 0;
    if (!ou_as_c_int(th, args[4], &level)) {
        return NULL;
    }
    OuObject *globals = args[1] == NULL || args[1] == OU_NONE ? NULL : args[1];
    return ou_import_level(th, args[0], globals, args[3], level);
}

/* ---- classes ---- */

/* Replaces bases that are no classes but know what they stand for (PEP 560). New tuple. */
static OuObject *resolve_bases(OuThread *th, OuObject *const *bases, size_t n)
{
    OuObject *list = ou_list_new(th, n);
    bool changed = false;
    for (size_t i = 0; list != NULL && i < n; i++) {
        bool failed = false, ok = true;
        OuObject *entries = ou_is_type(bases[i])
                                ? NULL
                                : ou_get_attr_maybe(th, bases[i], OU_NAME(th, dunder_mro_entries), &failed);
        if (entries == NULL) {
            ok = !failed && ou_list_append(th, list, bases[i]);
        } else {
            OuObject *original = ou_tuple_from(th, bases, n);
            OuObject *more = original == NULL ? NULL : ou_call1(th, entries, original);
            if (more != NULL && !ou_is_tuple(more)) {
                ou_raise(th, &ou_exc_type_error, "__mro_entries__ must return a tuple");
                ou_clear_ref(th, &more);
            }
            ok = more != NULL && ou_list_extend(th, list, more);
            changed = true;
            ou_drop_maybe(th, more);
            ou_drop_maybe(th, original);
            ou_drop(th, entries);
        }
        if (!ok) {
            ou_clear_ref(th, &list);
        }
    }
    (void)changed;
    OuObject *tuple = list == NULL ? NULL : ou_list_to_tuple(th, list);
    ou_drop_maybe(th, list);
    return tuple;
}

static bool same_bases(OuObject *resolved, OuObject *const *bases, size_t n)
{
    bool same = ou_tuple_size(resolved) == n;
    for (size_t i = 0; same && i < n; i++) {
        same = ou_tuple_borrow(resolved, i) == bases[i];
    }
    return same;
}

/* The class statement's keywords without metaclass=; the metaclass in *meta (borrowed; NULL: not given). New dict. */
static OuObject *class_keywords(OuThread *th, OuObject *const *values, OuObject *kwnames, OuObject **meta)
{
    OuObject *dict = ou_dict_new(th);
    *meta = NULL;
    for (size_t i = 0; dict != NULL && kwnames != NULL && i < ou_tuple_size(kwnames); i++) {
        OuObject *name = ou_tuple_borrow(kwnames, i);
        if (ou_str_equal_text(name, "metaclass")) {
            *meta = values[i];
        } else if (!ou_dict_set(th, dict, name, values[i])) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

/* f(a, b[, c], **keywords) */
static OuObject *call_with_dict(OuThread *th, OuObject *f, OuObject *a, OuObject *b, OuObject *c, OuObject *keywords)
{
    OuObject *tuple = c == NULL ? ou_tuple_of(th, 2, a, b) : ou_tuple_of(th, 3, a, b, c);
    OuObject *result = tuple == NULL ? NULL : ou_call_tuple(th, f, tuple, keywords);
    ou_drop_maybe(th, tuple);
    return result;
}

/* The namespace that the metaclass prepares. New. */
static OuObject *prepare(OuThread *th, OuObject *meta, OuObject *name, OuObject *bases, OuObject *keywords)
{
    bool failed = false;
    OuObject *method = ou_get_attr_maybe(th, meta, OU_NAME(th, dunder_prepare), &failed);
    if (method == NULL) {
        return failed ? NULL : ou_dict_new(th);
    }
    OuObject *space = call_with_dict(th, method, name, bases, NULL, keywords);
    ou_drop(th, method);
    if (space != NULL && (space->type->sequence == NULL || space->type->sequence->set_item == NULL)) {
        if (ou_is_type(meta)) {
            ou_raise(th, &ou_exc_type_error, "%N.__prepare__() must return a mapping, not %T", (const OuType *)meta,
                     space);
        } else {
            ou_raise(th, &ou_exc_type_error, "<metaclass>.__prepare__() must return a mapping, not %T", space);
        }
        ou_clear_ref(th, &space);
    }
    return space;
}

/* The __class__ cell of the body must hold the new class by now. */
static bool check_class_cell(OuThread *th, OuObject *cell, OuObject *cls, OuObject *name)
{
    if (cls == NULL || cell == NULL || cell->type != &ou_cell_type || !ou_is_type(cls)) {
        return cls != NULL;
    }
    OuObject *found = ((OuCell *)cell)->value;
    if (found == cls) {
        return true;
    }
    return found == NULL ? ou_raise(th, &ou_exc_runtime_error,
                                    "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
                                    name, cls)
                         : ou_raise(th, &ou_exc_type_error, "__class__ set to %R defining %R as %R", found, name, cls);
}

static OuObject *builtin_build_class(ARGS)
{
    (void)self;
    if (n < 2) {
        return ou_null(th, &ou_exc_type_error, "__build_class__: not enough arguments");
    }
    if (args[0]->type != &ou_function_type) {
        return ou_null(th, &ou_exc_type_error, "__build_class__: func must be a function");
    }
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "__build_class__: name is not a string");
    }
    OuFunction *body = (OuFunction *)args[0];
    OuObject *name = args[1], *meta, *cls = NULL, *space = NULL, *cell = NULL;
    OuObject *bases = resolve_bases(th, args + 2, n - 2);
    OuObject *keywords = bases == NULL ? NULL : class_keywords(th, args + n, kwnames, &meta);
    if (keywords == NULL) {
        ou_drop_maybe(th, bases);
        return NULL;
    }
    if (meta == NULL) {
        meta = ou_tuple_size(bases) > 0 ? OU_TYPE_OBJECT(ou_tuple_borrow(bases, 0)->type) : OU_TYPE_OBJECT(&ou_type_type);
    }
    if (ou_is_type(meta)) {
        meta = OU_TYPE_OBJECT(ou_type_winner(th, (const OuType *)meta, bases));
    }
    ou_keep_maybe(meta);
    space = meta == NULL ? NULL : prepare(th, meta, name, bases, keywords);
    cell = space == NULL ? NULL : ou_machine_run(th, body->code, body->globals, space, body->closure);
    bool ok = cell != NULL && (same_bases(bases, args + 2, n - 2) || ou_dict_has(th, space, OU_NAME(th, dunder_orig_bases)) == OU_TRUE);
    if (cell != NULL && !ok && !ou_has_error(th)) {
        OuObject *original = ou_tuple_from(th, args + 2, n - 2);
        ok = original != NULL && ou_set_item(th, space, OU_NAME(th, dunder_orig_bases), original);
        ou_drop_maybe(th, original);
    }
    if (ok) {
        cls = call_with_dict(th, meta, name, bases, space, keywords);
        if (!check_class_cell(th, cell, cls, name)) {
            ou_drop_maybe(th, cls);
            cls = NULL;
        }
    }
    ou_drop_maybe(th, cell);
    ou_drop_maybe(th, space);
    ou_drop_maybe(th, meta);
    ou_drop(th, keywords);
    ou_drop(th, bases);
    return cls;
}

/* ---- breakpoint ---- */

static OuObject *builtin_breakpoint(ARGS)
{
    (void)self;
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *hook = sys == NULL ? NULL : ou_dict_borrow_text(th, sys, "breakpointhook");
    if (hook == NULL) {
        return ou_null(th, &ou_exc_runtime_error, "lost sys.breakpointhook");
    }
    ou_keep(hook);
    bool heard = !ou_audited(th) || ou_audit(th, "builtins.breakpoint", "O", hook);
    OuObject *result = heard ? ou_call(th, hook, args, n, kwnames) : NULL;
    ou_drop(th, hook);
    return result;
}

static const OuMethodDef functions[] = {
    {"__build_class__", builtin_build_class, NULL, 0,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class"},
    {"__import__", builtin_import, "name, globals=None, locals=None, fromlist=(), level=0", 0, "Import a module."},
    {"breakpoint", builtin_breakpoint, NULL, 0, "Call sys.breakpointhook(*args, **kws)."},
    {"compile", builtin_compile, "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", 0,
     "Compile source into a code object that can be executed by exec() or eval()."},
    {"eval", builtin_eval, "source, globals=None, locals=None, /", 0,
     "Evaluate the given source in the context of globals and locals."},
    {"exec", builtin_exec, "source, globals=None, locals=None, /, *, closure=None", 0,
     "Execute the given source in the context of globals and locals."},
    {"globals", builtin_globals, "", 0, "Return the dictionary containing the current scope's global variables."},
    {"locals", builtin_locals, "", 0, "Return a dictionary containing the current scope's local variables."},
    {NULL, NULL, NULL, 0, NULL},
};

bool ou_builtins_add_run(OuThread *th, OuObject *module)
{
    return ou_module_add_functions(th, module, functions);
}
