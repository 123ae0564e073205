/* symtable_module.c - the module _symtable: the compiler's scopes as objects, for the library's symtable.
 *
 * Numbers are those of CPython 3.11, which the module symtable shows by name. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "08_compile/compile.h"
#include "08_compile/source.h"
#include "10_builtin/fs_path.h"

#define DEF_GLOBAL 1
#define DEF_LOCAL 2
#define DEF_PARAM 4
#define DEF_NONLOCAL 8
#define USE 16
#define DEF_FREE 32
#define DEF_FREE_CLASS 64
#define DEF_IMPORT 128
#define DEF_ANNOT 256
#define DEF_COMP_ITER 512
#define SCOPE_OFF 11

enum { LOCAL = 1, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL };
enum { TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE };

static const OuNamedNumber constants[] = {
    {"USE", USE}, {"DEF_GLOBAL", DEF_GLOBAL}, {"DEF_NONLOCAL", DEF_NONLOCAL}, {"DEF_LOCAL", DEF_LOCAL},
    {"DEF_PARAM", DEF_PARAM}, {"DEF_FREE", DEF_FREE}, {"DEF_FREE_CLASS", DEF_FREE_CLASS}, {"DEF_IMPORT", DEF_IMPORT},
    {"DEF_BOUND", DEF_LOCAL | DEF_PARAM | DEF_IMPORT}, {"DEF_ANNOT", DEF_ANNOT}, {"TYPE_FUNCTION", TYPE_FUNCTION},
    {"TYPE_CLASS", TYPE_CLASS}, {"TYPE_MODULE", TYPE_MODULE}, {"LOCAL", LOCAL}, {"GLOBAL_EXPLICIT", GLOBAL_EXPLICIT},
    {"GLOBAL_IMPLICIT", GLOBAL_IMPLICIT}, {"FREE", FREE}, {"CELL", CELL}, {"SCOPE_OFF", SCOPE_OFF},
    {"SCOPE_MASK", DEF_GLOBAL | DEF_LOCAL | DEF_PARAM | DEF_NONLOCAL}, {NULL, 0},
};

/* ---- one scope ---- */

static int scope_of(const OuSymbol *s)
{
    if (s->class_free && !(s->use & OU_SYM_BOUND)) {
        return FREE;
    }
    if (s->global_within) {
        return GLOBAL_EXPLICIT;
    }
    switch ((OuSymbolPlace)s->place) {
    case OU_PLACE_LOCAL: return LOCAL;
    case OU_PLACE_CELL: return CELL;
    case OU_PLACE_FREE: return FREE;
    case OU_PLACE_GLOBAL: return s->use & OU_SYM_GLOBAL ? GLOBAL_EXPLICIT : GLOBAL_IMPLICIT;
    default:
        return s->use & OU_SYM_GLOBAL ? GLOBAL_EXPLICIT : s->use & (OU_SYM_BOUND | OU_SYM_PARAM) ? LOCAL : GLOBAL_IMPLICIT;
    }
}

static int flags_of(const OuScope *scope, const OuSymbol *s)
{
    int flags = scope_of(s) << SCOPE_OFF;
    bool assigned = (s->use & OU_SYM_ASSIGNED) ||
                    ((s->use & OU_SYM_BOUND) && !(s->use & (OU_SYM_PARAM | OU_SYM_IMPORTED)));
    /* A comprehension says nonlocal or global of a name only by :=, which binds it. */
    assigned = assigned || (scope->kind == OU_SCOPE_COMPREHENSION && (s->use & (OU_SYM_NONLOCAL | OU_SYM_GLOBAL)));
    flags |= s->use & OU_SYM_PARAM ? DEF_PARAM : 0;
    flags |= assigned ? DEF_LOCAL : 0;
    flags |= s->use & OU_SYM_IMPORTED ? DEF_IMPORT : 0;
    flags |= (s->use & OU_SYM_USED) && !ou_str_equal_text(s->name, ".0") ? USE : 0;
    flags |= s->use & OU_SYM_GLOBAL || s->global_within ? DEF_GLOBAL : 0;
    flags |= s->use & OU_SYM_NONLOCAL ? DEF_NONLOCAL : 0;
    flags |= s->use & OU_SYM_ANNOTATED ? DEF_ANNOT | DEF_LOCAL : 0;
    flags |= s->use & OU_SYM_ITERATION ? DEF_COMP_ITER : 0;
    /* Methods see another variable of that name. */
    bool hidden = s->class_free && (s->use & (OU_SYM_BOUND | OU_SYM_GLOBAL));
    flags |= hidden ? DEF_FREE_CLASS : 0;
    return flags;
}

/* New. */
static OuObject *scope_name(OuThread *th, const OuScope *scope)
{
    switch (scope->kind) {
    case OU_SCOPE_MODULE: return ou_str_from_text(th, "top");
    case OU_SCOPE_CLASS: return ou_keep(scope->node->klass.name);
    case OU_SCOPE_FUNCTION: return ou_keep(scope->node->func.name);
    case OU_SCOPE_LAMBDA: return ou_str_from_text(th, "lambda");
    default: break;
    }
    switch (scope->node->kind) {
    case OU_N_LIST_COMP: return ou_str_from_text(th, "listcomp");
    case OU_N_SET_COMP: return ou_str_from_text(th, "setcomp");
    case OU_N_DICT_COMP: return ou_str_from_text(th, "dictcomp");
    default: return ou_str_from_text(th, "genexpr");
    }
}

static OuObject *symbols_of(OuThread *th, const OuScope *scope)
{
    OuObject *dict = ou_dict_new(th);
    for (uint32_t i = 0; dict != NULL && i < scope->n_symbols; i++) {
        OuObject *flags = ou_int_new(th, flags_of(scope, scope->order[i]));
        if (flags == NULL || !ou_dict_set(th, dict, scope->order[i]->name, flags)) {
            ou_clear_ref(th, &dict);
        }
        ou_drop_maybe(th, flags);
    }
    return dict;
}

static OuObject *params_of(OuThread *th, const OuScope *scope)
{
    OuObject *list = ou_list_new(th, scope->n_params);
    for (uint32_t i = 0; list != NULL && i < scope->n_params; i++) {
        if (!ou_list_append(th, list, scope->params[i]->name)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static bool set_adopt(OuThread *th, OuObject *entry, const char *name, OuObject *value)
{
    bool ok = value != NULL && ou_set_attr_text(th, entry, name, value);
    ou_drop_maybe(th, value);
    return ok;
}

/* The entry of one scope, without its children. New. */
static OuObject *make_entry(OuThread *th, OuObject *cls, const OuScope *scope)
{
    OuObject *entry = ou_call0(th, cls);
    bool module = scope->kind == OU_SCOPE_MODULE;
    int type = module ? TYPE_MODULE : scope->kind == OU_SCOPE_CLASS ? TYPE_CLASS : TYPE_FUNCTION;
    if (entry != NULL &&
        !(set_adopt(th, entry, "id", ou_int_new_u64(th, (uint64_t)(uintptr_t)entry)) &&
          set_adopt(th, entry, "name", scope_name(th, scope)) && set_adopt(th, entry, "symbols", symbols_of(th, scope)) &&
          set_adopt(th, entry, "varnames", params_of(th, scope)) && set_adopt(th, entry, "children", ou_list_new(th, 0)) &&
          set_adopt(th, entry, "nested", ou_int_new(th, scope->is_nested)) &&
          set_adopt(th, entry, "type", ou_int_new(th, type)) &&
          set_adopt(th, entry, "lineno", ou_int_new(th, module ? 0 : scope->node->line)))) {
        ou_clear_ref(th, &entry);
    }
    return entry;
}

/* All entries, each in the list of its parent's children; the module's is the first. A list, new. */
static OuObject *make_entries(OuThread *th, OuObject *cls, OuScope *const *scopes, size_t n)
{
    OuObject *list = ou_list_new(th, n);
    for (size_t i = 0; list != NULL && i < n; i++) {
        OuObject *entry = make_entry(th, cls, scopes[i]);
        bool ok = entry != NULL && ou_list_append(th, list, entry);
        for (size_t k = 0; ok && scopes[i]->parent != NULL && k < i; k++) {
            if (scopes[k] == scopes[i]->parent) {
                OuObject *children = ou_get_attr_text(th, ou_list_borrow(list, k), "children");
                ok = children != NULL && ou_list_append(th, children, entry);
                ou_drop_maybe(th, children);
            }
        }
        ou_drop_maybe(th, entry);
        if (!ok) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

/* ---- the module ---- */

static OuObject *table_of(OuThread *th, OuObject *cls, const OuSource *source, OuObject *filename, OuParseMode mode)
{
    OuArena arena;
    size_t n = 0;
    ou_arena_init(&arena, &th->vm->account);
    OuTree *tree = ou_parse(th, &arena, source->utf8, source->size, filename, mode, 0);
    OuScope **scopes = tree == NULL ? NULL : ou_compile_scopes(th, &arena, tree, filename, &n);
    OuObject *entries = scopes == NULL ? NULL : make_entries(th, cls, scopes, n);
    OuObject *top = entries == NULL ? NULL : ou_keep(ou_list_borrow(entries, 0));
    ou_drop_maybe(th, entries);
    ou_arena_fini(th, &arena);
    return top;
}

static OuObject *symtable(OuThread *th, OuObject *self, OuObject *const *args, OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)
{
    if (!ou_is_str(args[2])) {
        return ou_null(th, &ou_exc_type_error, "symtable() argument 3 must be str, not %G", args[2]);
    }
    bool exec = ou_str_equal_text(args[2], "exec"), eval = ou_str_equal_text(args[2], "eval");
    if (!exec && !eval && !ou_str_equal_text(args[2], "single")) {
        return ou_null(th, &ou_exc_value_error, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
    }
    OuParseMode mode = exec ? OU_PARSE_EXEC : eval ? OU_PARSE_EVAL : OU_PARSE_SINGLE;
    OuObject *cls = ou_get_attr_text(th, self, "_entry"), *holder = NULL, *table = NULL;
    OuObject *filename = cls == NULL ? NULL : ou_fs_path_text(th, args[1]);
    if (filename == NULL) {
        ou_drop_maybe(th, cls);
        return NULL;
    }
    if (ou_is_str(args[0])) {
        OuSource source = {0};
        source.utf8 = ou_str_utf8(th, args[0], &source.size, &holder);
        table = source.utf8 == NULL ? NULL : table_of(th, cls, &source, filename, mode);
    } else if (ou_is_bytes(args[0])) {
        OuSource source;
        if (ou_source_open(th, &source, ou_bytes_data(args[0]), ou_bytes_size(args[0]), filename, false)) {
            table = table_of(th, cls, &source, filename, mode);
            ou_source_close(th, &source);
        }
    } else {
        ou_raise(th, &ou_exc_type_error, "symtable() arg 1 must be a string or bytes object");
    }
    ou_drop_maybe(th, holder);
    ou_drop(th, filename);
    ou_drop(th, cls);
    return table;
}

static const OuMethodDef functions[] = {
    {"symtable", symtable, "source, filename, startstr, /", 0, "Return symbol and scope dictionaries used internally by compiler."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_symtable", NULL, functions);
    OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_object_type));
    OuObject *cls = bases == NULL ? NULL : ou_type_new_simple(th, "_symtable.symtable entry", bases, NULL);
    bool ok = module != NULL && cls != NULL && ou_module_add(th, module, "_entry", cls) &&
              ou_module_add_numbers(th, module, constants);
    if (!ok) {
        ou_drop_maybe(th, module);
        module = NULL;
    }
    ou_drop_maybe(th, cls);
    ou_drop_maybe(th, bases);
    return module;
}

const OuBuiltinModule ou_module__symtable = {.name = "_symtable", .make = make};
