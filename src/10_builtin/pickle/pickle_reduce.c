/* pickle_reduce.c - what is pickled by name (classes, functions) or by what makes it again (__reduce_ex__). */
#include "10_builtin/pickle/pickle_int.h"

/* ---- names ---- */

OuObject *ou_pickle_path(OuThread *th, OuObject *name, OuObject *o)
{
    OuObject *dot = ou_str_from_char(th, '.');
    OuObject *path = dot == NULL ? NULL : ou_call_method_text(th, name, "split", 1, dot);
    ou_drop_maybe(th, dot);
    for (size_t i = 0; path != NULL && i < ou_list_size(path); i++) {
        if (ou_str_equal_text(ou_list_borrow(path, i), "<locals>")) {
            if (o == NULL) {
                ou_raise(th, &ou_exc_attribute_error, "Can't pickle local object %R", name);
            } else {
                ou_raise(th, &ou_exc_attribute_error, "Can't pickle local attribute %R on %R", name, o);
            }
            ou_clear_ref(th, &path);
        }
    }
    return path;
}

OuObject *ou_pickle_walk(OuThread *th, OuObject *o, OuObject *path, OuObject **parent)
{
    OuObject *before = NULL;
    ou_keep(o);
    for (size_t i = 0; o != NULL && i < ou_list_size(path); i++) {
        OuObject *name = ou_keep(ou_list_borrow(path, i)); /* __getattr__ may run anything */
        ou_replace(th, &before, o);
        o = ou_get_attr(th, before, name);
        ou_drop(th, name);
    }
    if (parent != NULL && o != NULL) {
        *parent = ou_keep_maybe(before);
    }
    ou_drop_maybe(th, before);
    return o;
}

/* Is o what a module (not __main__) has at the path? Attribute errors are swallowed. */
static OuTruth is_in_module(OuThread *th, OuObject *module, OuObject *path, OuObject *o)
{
    OuObject *found = ou_pickle_walk(th, module, path, NULL);
    bool same = found == o;
    if (found == NULL) {
        return ou_error_swallow(th, &ou_exc_attribute_error) ? OU_FALSE : OU_ERROR;
    }
    ou_drop(th, found);
    return same ? OU_TRUE : OU_FALSE;
}

/* The name of the module in which o is found at the path: its __module__, or by a search. New; NULL with an error. */
static OuObject *module_of(OuThread *th, OuObject *o, OuObject *path)
{
    bool failed = false;
    OuObject *name = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_module), &failed), *key, *module;
    if (failed || (name != NULL && name != OU_NONE)) {
        return name;
    }
    ou_drop_maybe(th, name);
    OuObject *modules = ou_get_attr_text(th, th->vm->library->sys_module, "modules");
    OuObject *copy = modules == NULL ? NULL : !ou_is_dict(modules) ? ou_null(th, &ou_exc_runtime_error, "sys.modules is not a dict") : ou_dict_copy(th, modules);
    ou_drop_maybe(th, modules);
    if (copy == NULL) {
        return NULL;
    }
    OuTruth found = OU_FALSE;
    for (size_t at = 0; found == OU_FALSE && ou_dict_each(copy, &at, &key, &module);) {
        if (module == OU_NONE || (ou_is_str(key) && (ou_str_equal_text(key, "__main__") || ou_str_equal_text(key, "__mp_main__")))) {
            continue;
        }
        found = is_in_module(th, module, path, o);
    }
    OuObject *result = found == OU_ERROR ? NULL : ou_keep(found == OU_TRUE ? key : OU_NAME(th, dunder_main));
    ou_drop(th, copy);
    return result;
}

/* A name and a newline, in ASCII, or in UTF-8 from protocol 3 on. */
static bool put_line(OuThread *th, OuPickler *p, OuObject *text, const char *what)
{
    OuObject *bytes = ou_str_encode(th, text, p->protocol >= 3 ? "utf-8" : "ascii", NULL);
    if (bytes == NULL) {
        return ou_error_swallow(th, &ou_exc_unicode_encode_error) &&
               ou_pickling_fails(th, "can't pickle %s identifier '%S' using pickle protocol %d", what, text, p->protocol);
    }
    bool done = ou_pickle_put(th, p, ou_bytes_data(bytes), ou_bytes_size(bytes)) && ou_pickle_put(th, p, "\n", 1);
    ou_drop(th, bytes);
    return done;
}

/* copyreg.add_extension() gave some names a number. *saved: this one has. */
static bool save_extension(OuThread *th, OuPickler *p, OuObject *o, OuObject *module, OuObject *name, bool *saved)
{
    bool failed = false;
    int64_t number;
    OuObject *table = ou_pickle_part(th, OU_PART_EXTENSIONS), *key = table == NULL ? NULL : ou_tuple_of(th, 2, module, name);
    *saved = false;
    if (key == NULL) {
        return false;
    }
    OuObject *code = ou_dict_borrow(th, table, key, &failed);
    ou_drop(th, key);
    if (code == NULL) {
        return !failed;
    }
    if (!ou_is_int(code)) {
        return ou_pickling_fails(th, "Can't pickle %R: extension code %R isn't an integer", o, code);
    }
    if (ou_int_clip_i64(code, &number) != 0 || number <= 0 || number > INT32_MAX) {
        return ou_raise(th, &ou_exc_runtime_error, "Can't pickle %R: extension code %S is out of range", o, code);
    }
    *saved = true;
    return number <= 0xff     ? ou_pickle_op_number(th, p, OU_P_EXT1, (uint64_t)number, 1)
           : number <= 0xffff ? ou_pickle_op_number(th, p, OU_P_EXT2, (uint64_t)number, 2)
                              : ou_pickle_op_number(th, p, OU_P_EXT4, (uint64_t)number, 4);
}

/* What save_global() found out: all owned. */
typedef struct Found {
    OuObject *name, *path, *module_name, *module, *parent;
} Found;

/* The object must be what is there under its name. */
static bool find_global(OuThread *th, OuObject *o, Found *f)
{
    f->path = ou_pickle_path(th, f->name, NULL);
    f->module_name = f->path == NULL ? NULL : module_of(th, o, f->path);
    if (f->module_name == NULL) {
        return false;
    }
    f->module = ou_is_str(f->module_name) ? ou_import_find_and_load(th, f->module_name)
                                          : ou_null(th, &ou_exc_type_error, "__module__ must be a str, not %T", f->module_name);
    if (f->module == NULL) {
        return !ou_error_matches(th, &ou_exc_memory_error) && ou_error_swallow(th, &ou_exc_exception) &&
               ou_pickling_fails(th, "Can't pickle %R: import of module %R failed", o, f->module_name);
    }
    OuObject *there = ou_pickle_walk(th, f->module, f->path, &f->parent);
    if (there == NULL) {
        return !ou_error_matches(th, &ou_exc_memory_error) && ou_error_swallow(th, &ou_exc_exception) &&
               ou_pickling_fails(th, "Can't pickle %R: attribute lookup %S on %S failed", o, f->name, f->module_name);
    }
    bool same = there == o;
    ou_drop(th, there);
    return same || ou_pickling_fails(th, "Can't pickle %R: it's not the same object as %S.%S", o, f->module_name, f->name);
}

static bool write_global(OuThread *th, OuPickler *p, OuObject *o, Found *f)
{
    bool saved = false;
    if (p->protocol >= 2 && (!save_extension(th, p, o, f->module_name, f->name, &saved) || saved)) {
        return saved && !ou_has_error(th);
    }
    OuObject *last = ou_list_borrow(f->path, ou_list_size(f->path) - 1);
    if (f->parent == f->module) {
        ou_replace(th, &f->name, ou_keep(last));
    }
    if (p->protocol >= 4) {
        return ou_pickle_save(th, p, f->module_name, true) && ou_pickle_save(th, p, f->name, true) &&
               ou_pickle_op(th, p, OU_P_STACK_GLOBAL) && ou_pickle_memoize(th, p, o);
    }
    if (f->parent != f->module) { /* an attribute of a class: getattr(class, name) */
        OuObject *get = ou_pickle_part(th, OU_PART_GETATTR);
        return get != NULL && ou_pickle_save_call_adopt(th, p, get, ou_tuple_of(th, 2, f->parent, last), o);
    }
    if (p->fix_imports && !ou_pickle_rename(th, OU_PART_NAMES_3_TO_2, OU_PART_MODULES_3_TO_2, &f->module_name, &f->name)) {
        return false;
    }
    return ou_pickle_op(th, p, OU_P_GLOBAL) && put_line(th, p, f->module_name, "module") && put_line(th, p, f->name, "global") &&
           ou_pickle_memoize(th, p, o);
}

bool ou_pickle_save_global(OuThread *th, OuPickler *p, OuObject *o, OuObject *name)
{
    bool failed = false;
    Found f = {.name = ou_keep_maybe(name)};
    if (name == NULL) {
        f.name = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_qualname), &failed);
        if (f.name == NULL && !failed) {
            f.name = ou_get_attr(th, o, OU_NAME(th, dunder_name));
        }
        if (f.name == NULL) {
            return false;
        }
    }
    bool done = ou_is_str(f.name) ? find_global(th, o, &f) && write_global(th, p, o, &f)
                                  : ou_raise(th, &ou_exc_type_error, "__qualname__ must be a str, not %T", f.name);
    ou_drop_maybe(th, f.parent);
    ou_drop_maybe(th, f.module);
    ou_drop_maybe(th, f.module_name);
    ou_drop_maybe(th, f.path);
    ou_drop_maybe(th, f.name);
    return done;
}

bool ou_pickle_save_type(OuThread *th, OuPickler *p, OuObject *o)
{
    OuObject *const singletons[] = {OU_NONE, OU_ELLIPSIS, OU_NOT_IMPLEMENTED};
    for (size_t i = 0; i < OU_COUNT_OF(singletons); i++) {
        if (o == OU_TYPE_OBJECT(singletons[i]->type)) { /* these have no name */
            return ou_pickle_save_call_adopt(th, p, OU_TYPE_OBJECT(&ou_type_type), ou_tuple_of(th, 1, singletons[i]), o);
        }
    }
    return ou_pickle_save_global(th, p, o, NULL);
}

/* ---- reductions ---- */

bool ou_pickle_save_call_adopt(OuThread *th, OuPickler *p, OuObject *function, OuObject *args, OuObject *o)
{
    OuObject *reduced = args == NULL ? NULL : ou_tuple_of(th, 2, function, args);
    ou_drop_maybe(th, args);
    bool done = reduced != NULL && ou_pickle_save_reduced(th, p, reduced, o);
    ou_drop_maybe(th, reduced);
    return done;
}

/* The parts of what __reduce__ returned: borrowed, NULL where they are absent or None. */
typedef struct Reduced {
    OuObject *function, *args, *state, *items, *pairs, *setter;
} Reduced;

static bool take_apart(OuThread *th, OuObject *reduced, Reduced *r)
{
    OuObject *parts[6] = {NULL};
    size_t n = ou_tuple_size(reduced);
    if (n < 2 || n > 6) {
        return ou_pickling_fails(th, "tuple returned by __reduce__ must contain 2 through 6 elements");
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *part = ou_tuple_borrow(reduced, i);
        parts[i] = i >= 2 && part == OU_NONE ? NULL : part;
    }
    *r = (Reduced){parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
    if (!ou_is_callable(r->function)) {
        return ou_pickling_fails(th, "first item of the tuple returned by __reduce__ must be callable");
    }
    if (!ou_is_tuple(r->args)) {
        return ou_pickling_fails(th, "second item of the tuple returned by __reduce__ must be a tuple");
    }
    if (r->items != NULL && !ou_is_iterator(r->items)) {
        return ou_pickling_fails(th, "fourth element of the tuple returned by __reduce__ must be an iterator, not %T", r->items);
    }
    if (r->pairs != NULL && !ou_is_iterator(r->pairs)) {
        return ou_pickling_fails(th, "fifth element of the tuple returned by __reduce__ must be an iterator, not %T", r->pairs);
    }
    if (r->setter != NULL && !ou_is_callable(r->setter)) {
        return ou_pickling_fails(th, "sixth element of the tuple returned by __reduce__ must be a function, not %T", r->setter);
    }
    return true;
}

/* copyreg.__newobj_ex__(class, args, kwargs) */
static bool save_new_with_keywords(OuThread *th, OuPickler *p, OuObject *args)
{
    if (ou_tuple_size(args) != 3) {
        return ou_pickling_fails(th, "length of the NEWOBJ_EX argument tuple must be exactly 3, not %zu", ou_tuple_size(args));
    }
    OuObject *cls = ou_tuple_borrow(args, 0), *positional = ou_tuple_borrow(args, 1), *keywords = ou_tuple_borrow(args, 2);
    if (!ou_is_type(cls)) {
        return ou_pickling_fails(th, "first item from NEWOBJ_EX argument tuple must be a class, not %T", cls);
    }
    if (!ou_is_tuple(positional)) {
        return ou_pickling_fails(th, "second item from NEWOBJ_EX argument tuple must be a tuple, not %T", positional);
    }
    if (!ou_is_dict(keywords)) {
        return ou_pickling_fails(th, "third item from NEWOBJ_EX argument tuple must be a dict, not %T", keywords);
    }
    if (p->protocol >= 4) {
        return ou_pickle_save(th, p, cls, true) && ou_pickle_save(th, p, positional, true) && ou_pickle_save(th, p, keywords, true) &&
               ou_pickle_op(th, p, OU_P_NEWOBJ_EX);
    }
    /* partial(cls.__new__, cls, *positional, **keywords)() */
    OuObject *partial = ou_pickle_part(th, OU_PART_PARTIAL), *new = partial == NULL ? NULL : ou_get_attr(th, cls, OU_NAME(th, dunder_new));
    OuObject *head = new == NULL ? NULL : ou_tuple_of(th, 2, new, cls);
    OuObject *all = head == NULL ? NULL : ou_binary(th, OU_OP_ADD, head, positional);
    OuObject *function = all == NULL ? NULL : ou_call_tuple(th, partial, all, keywords);
    OuObject *none = function == NULL ? NULL : ou_tuple_new(th, 0);
    bool done = none != NULL && ou_pickle_save(th, p, function, true) && ou_pickle_save(th, p, none, true) && ou_pickle_op(th, p, OU_P_REDUCE);
    ou_drop_maybe(th, none);
    ou_drop_maybe(th, function);
    ou_drop_maybe(th, all);
    ou_drop_maybe(th, head);
    ou_drop_maybe(th, new);
    return done;
}

/* copyreg.__newobj__(class, ...) */
static bool save_new(OuThread *th, OuPickler *p, OuObject *args, OuObject *o)
{
    if (ou_tuple_size(args) < 1) {
        return ou_pickling_fails(th, "__newobj__ arglist is empty");
    }
    OuObject *cls = ou_tuple_borrow(args, 0);
    if (!ou_is_type(cls)) {
        return ou_pickling_fails(th, "args[0] from __newobj__ args is not a type");
    }
    if (o != NULL) {
        OuObject *own = ou_get_attr(th, o, OU_NAME(th, dunder_class));
        bool same = own == cls;
        ou_drop_maybe(th, own);
        if (!same) {
            return own != NULL && ou_pickling_fails(th, "args[0] from __newobj__ args has the wrong class");
        }
    }
    OuObject *rest = ou_tuple_slice(th, args, 1, ou_tuple_size(args));
    bool done = rest != NULL && ou_pickle_save(th, p, cls, true) && ou_pickle_save(th, p, rest, true) && ou_pickle_op(th, p, OU_P_NEWOBJ);
    ou_drop_maybe(th, rest);
    return done;
}

/* How the object is made: by a class's __new__, which has opcodes of its own, or by any function. */
static bool save_making(OuThread *th, OuPickler *p, const Reduced *r, OuObject *o)
{
    bool failed = false, is_new = false, is_new_ex = false;
    if (p->protocol >= 2) {
        OuObject *name = ou_get_attr_maybe(th, r->function, OU_NAME(th, dunder_name), &failed);
        if (failed) {
            return false;
        }
        if (name != NULL && ou_is_str(name)) {
            is_new = ou_str_equal_text(name, "__newobj__");
            is_new_ex = ou_str_equal_text(name, "__newobj_ex__");
        }
        ou_drop_maybe(th, name);
    }
    if (is_new_ex) {
        return save_new_with_keywords(th, p, r->args);
    }
    if (is_new) {
        return save_new(th, p, r->args, o);
    }
    return ou_pickle_save(th, p, r->function, true) && ou_pickle_save(th, p, r->args, true) && ou_pickle_op(th, p, OU_P_REDUCE);
}

static bool save_state(OuThread *th, OuPickler *p, const Reduced *r, OuObject *o)
{
    if (r->setter == NULL) {
        return ou_pickle_save(th, p, r->state, true) && ou_pickle_op(th, p, OU_P_BUILD);
    }
    /* setter(object, state), whose result nobody wants */
    return ou_pickle_save(th, p, r->setter, true) && ou_pickle_save(th, p, o, true) && ou_pickle_save(th, p, r->state, true) &&
           ou_pickle_op(th, p, OU_P_TUPLE2) && ou_pickle_op(th, p, OU_P_REDUCE) && ou_pickle_op(th, p, OU_P_POP);
}

bool ou_pickle_save_reduced(OuThread *th, OuPickler *p, OuObject *reduced, OuObject *o)
{
    Reduced r = {.function = NULL};
    if (!take_apart(th, reduced, &r) || !save_making(th, p, &r, o)) {
        return false;
    }
    if (o != NULL) {
        const OuPickleMemoEntry *entry = ou_pickle_memo_find(&p->memo, o);
        if (entry != NULL) { /* what it is made of holds it: it has been made */
            size_t index = entry->index;
            if (!ou_pickle_op(th, p, OU_P_POP) || !ou_pickle_fetch(th, p, index)) {
                return false;
            }
        } else if (!ou_pickle_memoize(th, p, o)) {
            return false;
        }
    }
    if ((r.items != NULL && !ou_pickle_save_items(th, p, r.items)) || (r.pairs != NULL && !ou_pickle_save_pairs(th, p, r.pairs))) {
        return false;
    }
    return r.state == NULL || save_state(th, p, &r, o);
}

/* The reduction of o, by what is registered for its type or by its own method: new. *by_name: it is to be saved by name. */
static OuObject *reduce(OuThread *th, OuPickler *p, OuObject *o, bool *by_name)
{
    bool failed = false;
    OuObject *type = OU_TYPE_OBJECT(o->type), *function = NULL, *result, *number;
    *by_name = false;
    if (p->dispatch_table == NULL) {
        OuObject *table = ou_pickle_part(th, OU_PART_DISPATCH_TABLE);
        function = table == NULL ? NULL : ou_keep_maybe(ou_dict_borrow(th, table, type, &failed));
        if (table == NULL || failed) {
            return NULL;
        }
    } else {
        OuObject *table = ou_keep(p->dispatch_table);
        function = ou_get_item(th, table, type);
        ou_drop(th, table);
        if (function == NULL && !ou_error_swallow(th, &ou_exc_lookup_error)) {
            return NULL;
        }
    }
    if (function != NULL) {
        result = ou_call1(th, function, o);
        ou_drop(th, function);
        return result;
    }
    if (ou_is_type(o)) {
        *by_name = true;
        return NULL;
    }
    function = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_reduce_ex), &failed);
    if (failed) {
        return NULL;
    }
    if (function != NULL) {
        number = ou_int_new(th, p->protocol);
        result = number == NULL ? NULL : ou_call1(th, function, number);
        ou_drop_maybe(th, number);
    } else {
        function = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_reduce), &failed);
        if (function == NULL) {
            if (!failed) {
                ou_pickling_fails(th, "can't pickle '%T' object: %R", o, o);
            }
            return NULL;
        }
        result = ou_call0(th, function);
    }
    ou_drop(th, function);
    return result;
}

bool ou_pickle_save_other(OuThread *th, OuPickler *p, OuObject *o, OuObject *overridden)
{
    bool by_name = false, done;
    OuObject *reduced = overridden != NULL ? ou_keep(overridden) : reduce(th, p, o, &by_name);
    if (by_name) {
        return ou_pickle_save_global(th, p, o, NULL);
    }
    if (reduced == NULL) {
        return false;
    }
    if (ou_is_str(reduced)) {
        done = ou_pickle_save_global(th, p, o, reduced);
    } else if (ou_is_tuple(reduced)) {
        done = ou_pickle_save_reduced(th, p, reduced, o);
    } else {
        done = ou_pickling_fails(th, "__reduce__ must return a string or tuple");
    }
    ou_drop(th, reduced);
    return done;
}
