/* unpickle_make.c - the opcodes that look names up, call classes and functions, and fill what these return. All of this runs
 * other people's code, so what an opcode works on is taken off the stack, or kept, first. */
#include "10_builtin/pickle/pickle_int.h"

#include "06_types/codec.h"
#include "06_types/descr.h"
#include "06_types/set.h"
#include "06_types/shape.h"

/* ---- filling ---- */

/* The checks of APPENDS, SETITEMS, ADDITEMS: something to fill stands below `from`. *nothing: no items. */
static bool may_fill(OuThread *th, OuLoad *l, size_t from, bool *nothing)
{
    if (from > l->size || from <= ou_load_fence(l)) {
        return ou_load_underflow(th, l);
    }
    *nothing = from == l->size;
    return true;
}

/* Calls a method of o with each item of a list, which is taken over. */
static bool call_each(OuThread *th, OuObject *o, const char *name, OuObject *items)
{
    OuObject *method = items == NULL ? NULL : ou_get_attr_text(th, o, name);
    bool done = method != NULL;
    for (size_t i = 0; done && i < ou_list_size(items); i++) {
        OuObject *result = ou_call1(th, method, ou_list_borrow(items, i));
        done = result != NULL;
        ou_drop_maybe(th, result);
    }
    ou_drop_maybe(th, method);
    ou_drop_maybe(th, items);
    return done;
}

bool ou_unpickle_append(OuThread *th, OuLoad *l, size_t from)
{
    bool nothing = true, failed = false, done;
    if (!may_fill(th, l, from, &nothing)) {
        return false;
    }
    if (nothing) {
        return true;
    }
    OuObject *list = l->items[from - 1];
    if (ou_is_exact_list(list)) {
        for (size_t i = from; i < l->size; i++) {
            if (!ou_list_append(th, list, l->items[i])) {
                return false;
            }
        }
        ou_load_cut(th, l, from);
        return true;
    }
    /* extend() when there is one, else append() for each */
    OuObject *extend = ou_get_attr_text_maybe(th, list, "extend", &failed);
    if (failed) {
        return false;
    }
    OuObject *items = ou_load_cut_list(th, l, from);
    if (extend == NULL) {
        return call_each(th, list, "append", items);
    }
    OuObject *result = items == NULL ? NULL : ou_call1(th, extend, items);
    done = result != NULL;
    ou_drop_maybe(th, result);
    ou_drop_maybe(th, items);
    ou_drop(th, extend);
    return done;
}

bool ou_unpickle_set_items(OuThread *th, OuLoad *l, size_t from)
{
    bool nothing = true, done = true;
    if (!may_fill(th, l, from, &nothing)) {
        return false;
    }
    if (nothing) {
        return true;
    }
    if ((l->size - from) % 2 != 0) {
        return ou_unpickling_fails(th, "odd number of items for SETITEMS");
    }
    OuObject *dict = l->items[from - 1];
    for (size_t i = from; done && i < l->size; i += 2) {
        done = ou_is_exact_dict(dict) ? ou_dict_set(th, dict, l->items[i], l->items[i + 1])
                                      : ou_set_item(th, dict, l->items[i], l->items[i + 1]);
    }
    ou_load_cut(th, l, from);
    return done;
}

bool ou_unpickle_add_items(OuThread *th, OuLoad *l, size_t from)
{
    bool nothing = true, done = true;
    if (!may_fill(th, l, from, &nothing)) {
        return false;
    }
    if (nothing) {
        return true;
    }
    OuObject *set = l->items[from - 1];
    if (!ou_is_of(th, set, &ou_set_type)) {
        return call_each(th, set, "add", ou_load_cut_list(th, l, from));
    }
    for (size_t i = from; done && i < l->size; i++) {
        done = ou_set_add(th, set, l->items[i]);
    }
    ou_load_cut(th, l, from);
    return done;
}

/* ---- BUILD ---- */

/* May the attributes be stored without asking for __dict__, which would make a dict? */
static bool stores_plainly(OuThread *th, OuObject *o)
{
    bool failed = false;
    if (ou_instance_words(o) == NULL || o->type->get_attr != ou_generic_get_attr) {
        return false;
    }
    OuObject *descr = ou_type_lookup(th, o->type, OU_NAME(th, dunder_dict), &failed);
    return descr != NULL && descr->type == &ou_getset_descr_type;
}

/* The dict's own entries to the object's attributes, names interned. */
static bool update_attributes(OuThread *th, OuObject *o, OuObject *state)
{
    OuObject *key, *value, *dict = NULL;
    bool done = true, found;
    if (!stores_plainly(th, o)) {
        dict = ou_get_attr(th, o, OU_NAME(th, dunder_dict));
        if (dict == NULL) {
            return false;
        }
    }
    for (size_t at = 0; done && ou_dict_each(state, &at, &key, &value);) {
        ou_keep(value);
        key = ou_is_exact_str(key) ? ou_str_intern_adopt(th, ou_keep(key)) : ou_keep(key);
        if (key != NULL && dict == NULL && !ou_is_exact_str(key)) {
            dict = ou_get_attr(th, o, OU_NAME(th, dunder_dict));
            done = dict != NULL;
        }
        if (key == NULL) {
            done = false;
        } else if (done) {
            done = dict == NULL ? ou_instance_store(th, o, key, value, &found) : ou_set_item(th, dict, key, value);
        }
        ou_drop_maybe(th, key);
        ou_drop(th, value);
    }
    ou_drop_maybe(th, dict);
    return done;
}

static bool set_slots(OuThread *th, OuObject *o, OuObject *state)
{
    OuObject *key, *value;
    bool done = true;
    for (size_t at = 0; done && ou_dict_each(state, &at, &key, &value);) {
        ou_keep(key);
        ou_keep(value);
        done = ou_is_str(key) ? ou_set_attr(th, o, key, value)
                              : ou_raise(th, &ou_exc_type_error, "attribute name must be string, not '%T'", key);
        ou_drop(th, value);
        ou_drop(th, key);
    }
    return done;
}

static bool build(OuThread *th, OuObject *o, OuObject *state)
{
    bool failed = false;
    OuObject *setter = ou_get_attr_maybe(th, o, OU_NAME(th, dunder_setstate), &failed), *slots = NULL;
    if (failed) {
        return false;
    }
    if (setter != NULL) {
        OuObject *result = ou_call1(th, setter, state);
        ou_drop(th, setter);
        ou_drop_maybe(th, result);
        return result != NULL;
    }
    if (ou_is_tuple(state) && ou_tuple_size(state) == 2) {
        slots = ou_tuple_borrow(state, 1);
        state = ou_tuple_borrow(state, 0);
    }
    if (state != OU_NONE) {
        if (!ou_is_dict(state)) {
            return ou_unpickling_fails(th, "state is not a dictionary");
        }
        if (!update_attributes(th, o, state)) {
            return false;
        }
    }
    if (slots == NULL) {
        return true;
    }
    return ou_is_dict(slots) ? set_slots(th, o, slots) : ou_unpickling_fails(th, "slot state is not a dictionary");
}

bool ou_unpickle_build(OuThread *th, OuLoad *l)
{
    if (l->size < ou_load_fence(l) + 2) {
        return ou_load_underflow(th, l);
    }
    OuObject *state = ou_load_pop(th, l);
    bool done = build(th, l->items[l->size - 1], state);
    ou_drop(th, state);
    return done;
}

/* ---- making ---- */

bool ou_unpickle_reduce(OuThread *th, OuLoad *l)
{
    OuObject *args = ou_load_pop(th, l), *function = args == NULL ? NULL : ou_load_pop(th, l), *value = NULL;
    if (function != NULL) {
        value = ou_is_tuple(args) ? ou_call_tuple(th, function, args, NULL) : ou_null(th, &ou_exc_type_error, "argument list must be a tuple");
    }
    ou_drop_maybe(th, function);
    ou_drop_maybe(th, args);
    return ou_load_push_adopt(th, l, value);
}

/* class.__new__(class, *args, **keywords), of which the class's slot is what runs. */
static OuObject *new_object(OuThread *th, OuObject *cls, OuObject *args, OuObject *keywords, const char *op)
{
    if (!ou_is_type(cls)) {
        return ou_unpickling_fails(th, "%s class argument must be a type, not %T", op, cls), NULL;
    }
    const OuType *type = (const OuType *)cls;
    if (type->make == NULL || OU_HAS_FLAG(type, OU_TYPE_NO_NEW)) {
        return ou_unpickling_fails(th, "%s class argument '%N' doesn't have __new__", op, type), NULL;
    }
    if (!ou_is_tuple(args)) {
        return ou_unpickling_fails(th, "%s args argument must be a tuple, not %T", op, args), NULL;
    }
    if (keywords == NULL || (ou_is_dict(keywords) && ou_dict_size(keywords) == 0)) {
        return type->make(th, type, ou_tuple_items(args), ou_tuple_size(args), NULL);
    }
    if (!ou_is_dict(keywords)) {
        return ou_unpickling_fails(th, "%s kwargs argument must be a dict, not %T", op, keywords), NULL;
    }
    /* With names, by the method: it lays them out. */
    OuObject *method = ou_get_attr(th, cls, OU_NAME(th, dunder_new)), *head = method == NULL ? NULL : ou_tuple_of(th, 1, cls);
    OuObject *all = head == NULL ? NULL : ou_binary(th, OU_OP_ADD, head, args);
    OuObject *value = all == NULL ? NULL : ou_call_tuple(th, method, all, keywords);
    ou_drop_maybe(th, all);
    ou_drop_maybe(th, head);
    ou_drop_maybe(th, method);
    return value;
}

bool ou_unpickle_new_object(OuThread *th, OuLoad *l, bool with_keywords)
{
    OuObject *keywords = with_keywords ? ou_load_pop(th, l) : NULL, *args = NULL, *cls = NULL, *value = NULL;
    if (!with_keywords || keywords != NULL) {
        args = ou_load_pop(th, l);
        cls = args == NULL ? NULL : ou_load_pop(th, l);
    }
    if (cls != NULL) {
        value = new_object(th, cls, args, keywords, with_keywords ? "NEWOBJ_EX" : "NEWOBJ");
    }
    ou_drop_maybe(th, cls);
    ou_drop_maybe(th, args);
    ou_drop_maybe(th, keywords);
    return ou_load_push_adopt(th, l, value);
}

/* OBJ and INST: a class without arguments is not called, unless it says that it wants to be. args taken over. */
static OuObject *instantiate_adopt(OuThread *th, OuObject *cls, OuObject *args)
{
    OuObject *value = NULL, *wants = NULL;
    bool failed = false, plain = args != NULL && ou_tuple_size(args) == 0 && ou_is_type(cls);
    if (plain) {
        wants = ou_get_attr_text_maybe(th, cls, "__getinitargs__", &failed);
    }
    if (args != NULL && !failed) {
        OuObject *method = plain && wants == NULL ? ou_get_attr(th, cls, OU_NAME(th, dunder_new)) : NULL;
        if (!plain || wants != NULL) {
            value = ou_call_tuple(th, cls, args, NULL);
        } else if (method != NULL) {
            value = ou_call1(th, method, cls);
        }
        ou_drop_maybe(th, method);
    }
    ou_drop_maybe(th, wants);
    ou_drop_maybe(th, args);
    return value;
}

bool ou_unpickle_object(OuThread *th, OuLoad *l)
{
    size_t from;
    if (!ou_load_unmark(th, l, &from)) {
        return false;
    }
    if (l->size - from < 1) {
        return ou_load_underflow(th, l);
    }
    OuObject *args = ou_load_cut_tuple(th, l, from + 1), *cls = args == NULL ? NULL : ou_load_pop(th, l);
    if (cls == NULL) {
        ou_drop_maybe(th, args);
        return false;
    }
    OuObject *value = instantiate_adopt(th, cls, args);
    ou_drop(th, cls);
    return ou_load_push_adopt(th, l, value);
}

/* ---- names ---- */

static OuObject *find_class(OuThread *th, OuUnpickler *u, OuObject *module, OuObject *name)
{
    if (u->head.type == &ou_unpickler_type) {
        return ou_unpickler_find_class(th, u, module, name);
    }
    return ou_call_method_text(th, &u->head, "find_class", 2, module, name);
}

/* A name on a line of its own, with its newline of at least `least` bytes. */
static OuObject *name_of_line(OuThread *th, OuUnpickler *u, size_t least, bool ascii)
{
    size_t n;
    const char *data = ou_pickle_line(th, u, least, &n);
    if (data == NULL) {
        return NULL;
    }
    return ascii ? ou_codec_decode_ascii(th, data, n - 1, NULL) : ou_codec_decode_utf8(th, data, n - 1, NULL, NULL);
}

static OuObject *class_of_lines(OuThread *th, OuUnpickler *u, bool ascii)
{
    OuObject *module = name_of_line(th, u, 2, ascii), *name = module == NULL ? NULL : name_of_line(th, u, 2, ascii);
    OuObject *cls = name == NULL ? NULL : find_class(th, u, module, name);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, module);
    return cls;
}

bool ou_unpickle_instance(OuThread *th, OuLoad *l)
{
    size_t from;
    if (!ou_load_unmark(th, l, &from)) {
        return false;
    }
    OuObject *cls = class_of_lines(th, l->u, true), *value = NULL;
    if (cls != NULL) {
        value = instantiate_adopt(th, cls, ou_load_cut_tuple(th, l, from));
        ou_drop(th, cls);
    }
    return ou_load_push_adopt(th, l, value);
}

bool ou_unpickle_global(OuThread *th, OuLoad *l)
{
    return ou_load_push_adopt(th, l, class_of_lines(th, l->u, false));
}

bool ou_unpickle_stack_global(OuThread *th, OuLoad *l)
{
    size_t n = l->size;
    if (n < ou_load_fence(l) + 2 || !ou_is_exact_str(l->items[n - 1]) || !ou_is_exact_str(l->items[n - 2])) {
        return ou_unpickling_fails(th, "STACK_GLOBAL requires str");
    }
    OuObject *name = ou_load_pop(th, l), *module = ou_load_pop(th, l), *value = find_class(th, l->u, module, name);
    ou_drop(th, module);
    ou_drop(th, name);
    return ou_load_push_adopt(th, l, value);
}

/* The object that copyreg.add_extension() gave a number. */
static OuObject *extension(OuThread *th, OuUnpickler *u, OuObject *code)
{
    bool failed = false;
    OuObject *cache = ou_pickle_part(th, OU_PART_EXTENSION_CACHE), *names = ou_pickle_part(th, OU_PART_EXTENSION_NAMES);
    if (cache == NULL || names == NULL) {
        return NULL;
    }
    OuObject *value = ou_dict_borrow(th, cache, code, &failed);
    if (value != NULL || failed) {
        return ou_keep_maybe(value);
    }
    OuObject *pair = ou_dict_borrow(th, names, code, &failed);
    if (pair == NULL) {
        return failed ? NULL : ou_null(th, &ou_exc_value_error, "unregistered extension code %S", code);
    }
    if (!ou_pickle_is_name_pair(pair)) {
        return ou_null(th, &ou_exc_value_error, "_inverted_registry[%S] isn't a 2-tuple of strings", code);
    }
    ou_keep(pair);
    value = find_class(th, u, ou_tuple_borrow(pair, 0), ou_tuple_borrow(pair, 1));
    ou_drop(th, pair);
    if (value != NULL && !ou_dict_set(th, cache, code, value)) {
        ou_clear_ref(th, &value);
    }
    return value;
}

bool ou_unpickle_extension(OuThread *th, OuLoad *l, size_t size)
{
    uint64_t number;
    if (!ou_pickle_read_number(th, l->u, size, &number)) {
        return false;
    }
    if (number == 0 || number > INT32_MAX) {
        return ou_unpickling_fails(th, "EXT specifies code <= 0");
    }
    OuObject *code = ou_int_new(th, (int64_t)number), *value = code == NULL ? NULL : extension(th, l->u, code);
    ou_drop_maybe(th, code);
    return ou_load_push_adopt(th, l, value);
}

/* ---- what is kept elsewhere ---- */

bool ou_unpickle_persistent(OuThread *th, OuLoad *l, bool from_line)
{
    OuUnpickler *u = l->u;
    if (u->persistent_load.function == NULL) {
        return ou_unpickling_fails(th, "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.");
    }
    OuObject *id = from_line ? name_of_line(th, u, 1, true) : ou_load_pop(th, l);
    if (id == NULL) {
        return from_line && ou_error_swallow(th, &ou_exc_unicode_decode_error) &&
               ou_unpickling_fails(th, "persistent IDs in protocol 0 must be ASCII strings");
    }
    OuObject *value = ou_pickle_hook_call(th, &u->head, &u->persistent_load, id);
    ou_drop(th, id);
    return ou_load_push_adopt(th, l, value);
}

bool ou_unpickle_next_buffer(OuThread *th, OuLoad *l)
{
    if (l->u->buffers == NULL) {
        return ou_unpickling_fails(th, "pickle stream refers to out-of-band data but no *buffers* argument was given");
    }
    OuObject *buffers = ou_keep(l->u->buffers), *buffer = ou_next(th, buffers);
    ou_drop(th, buffers);
    if (buffer == NULL && !ou_has_error(th)) {
        ou_unpickling_fails(th, "not enough out-of-band buffers");
    }
    return ou_load_push_adopt(th, l, buffer);
}

bool ou_unpickle_read_only(OuThread *th, OuLoad *l)
{
    OuObject *top = ou_load_top_borrow(th, l), *view = top == NULL ? NULL : ou_memoryview_new(th, top);
    if (view == NULL) {
        return false;
    }
    if (((OuMemoryView *)view)->read_only) {
        ou_drop(th, view);
        return true;
    }
    OuObject *locked = ou_call_method_text(th, view, "toreadonly", 0);
    ou_drop(th, view);
    if (locked == NULL) {
        return false;
    }
    ou_replace(th, &l->items[l->size - 1], locked);
    return true;
}
