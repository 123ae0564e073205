/* structseq.c - structseq.h. Fields are members that read tuple items; hidden ones live in the instance's words for attributes,
 * which no __dict__ shows. */
#include "10_builtin/sys/structseq.h"

#include "09_vm/machine.h"

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <string.h>

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static size_t count_fields(const OuStructSeq *table)
{
    size_t n = 0;
    while (table->fields[n].name != NULL) {
        n++;
    }
    return n;
}

/* A visible field whose name stands again among the hidden ones has no name of its own: the attribute is the hidden
 * one (os.stat_result's times: ints as items, floats as attributes). */
static bool is_unnamed(const OuStructSeq *table, size_t i)
{
    for (size_t k = table->n_visible; table->fields[k].name != NULL; k++) {
        if (strcmp(table->fields[k].name, table->fields[i].name) == 0) {
            return true;
        }
    }
    return false;
}

static bool put_full_name(OuThread *th, OuStrBuilder *b, const OuType *type)
{
    OuObject *name = ou_type_full_name(th, type);
    bool ok = name != NULL && ou_builder_str(th, b, name);
    ou_drop_maybe(th, name);
    return ok;
}

static bool put_name(OuThread *th, OuStrBuilder *b, OuObject *name)
{
    return ou_is_str(name) ? ou_builder_str(th, b, name) : ou_raise(th, &ou_exc_type_error, "name of a field must be str, not %T", name);
}

/* The k-th hidden field's name; NULL: there are not so many. Borrowed from the dict of hidden fields. */
static OuObject *hidden_name(OuObject *hidden, size_t k)
{
    OuObject *key = NULL, *value;
    size_t at = 0;
    for (size_t i = 0; i <= k; i++) {
        if (hidden == NULL || !ou_dict_each(hidden, &at, &key, &value)) {
            return NULL;
        }
    }
    return key;
}

/* The names of the visible fields stand in __match_args__, which the program may have set anew. Items that have no name of their
 * own are shown with those of the first hidden fields. */
static OuObject *structseq_repr(ARGS)
{
    UNUSED_ARGS();
    OuObject *o = self, *hidden = ou_instance_words(o) == NULL ? NULL : ou_instance_dict_copy(th, o);
    if (ou_has_error(th)) {
        return NULL;
    }
    OuObject *names = ou_get_attr_text(th, OU_TYPE_OBJECT(o->type), "__match_args__");
    OuStrBuilder b;
    ou_builder_init(&b);
    bool ok = names != NULL && (ou_is_tuple(names) || ou_raise(th, &ou_exc_type_error, "__match_args__ must be a tuple (got %T)", names)) &&
              put_full_name(th, &b, o->type) && ou_builder_char(th, &b, '(');
    for (size_t i = 0; ok && i < ou_tuple_size(o); i++) {
        OuObject *name = i < ou_tuple_size(names) ? ou_tuple_borrow(names, i) : hidden_name(hidden, i - ou_tuple_size(names));
        if (name == NULL) {
            break;
        }
        OuObject *item = ou_repr(th, ou_tuple_borrow(o, i));
        ok = item != NULL && (i == 0 || ou_builder_ascii(th, &b, ", ", 2)) &&
             put_name(th, &b, name) && ou_builder_char(th, &b, '=') &&
             ou_builder_str(th, &b, item);
        ou_drop_maybe(th, item);
    }
    ok = ok && ou_builder_char(th, &b, ')');
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, hidden);
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *structseq_reduce(ARGS)
{
    UNUSED_ARGS();
    OuObject *items = ou_tuple_slice(th, self, 0, ou_tuple_size(self));
    OuInstanceWords *words = items == NULL ? NULL : ou_instance_words(self);
    OuObject *dict = items == NULL ? NULL : words == NULL ? ou_dict_new(th) : ou_instance_dict_copy(th, self);
    OuObject *inner = dict == NULL ? NULL : ou_tuple_of(th, 2, items, dict);
    OuObject *result = inner == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(self->type), inner);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, items);
    return result;
}

static OuObject *structseq_refuse(ARGS)
{
    UNUSED_ARGS();
    return ou_null(th, &ou_exc_type_error, "cannot create '%N' instances",
                   n > 0 && ou_is_type(args[0]) ? (const OuType *)args[0] : &ou_tuple_type);
}

static bool set_hidden(OuThread *th, OuObject *o, const char *name, OuObject *value)
{
    OuObject *text = ou_str_intern_text(th, name);
    bool found, ok = text != NULL && ou_instance_store(th, o, text, value, &found);
    ou_drop_maybe(th, text);
    return ok;
}

/* The visible item of the same name; NULL: there is none. Borrowed. */
static OuObject *unnamed_item(const OuStructSeq *table, OuObject *items, const char *name)
{
    for (size_t i = 0; i < table->n_visible; i++) {
        if (strcmp(table->fields[i].name, name) == 0) {
            return ou_tuple_borrow(items, i);
        }
    }
    return NULL;
}

/* The hidden fields: from the items beyond the visible ones, then by name from the dict, then from the item that has no other
 * name, else None. */
static bool fill_hidden(OuThread *th, OuObject *o, const OuStructSeq *table, OuObject *items, OuObject *dict)
{
    bool ok = true;
    for (size_t i = table->n_visible; ok && table->fields[i].name != NULL; i++) {
        OuObject *value = i < ou_tuple_size(items) ? ou_tuple_borrow(items, i)
                          : dict == NULL           ? NULL
                                                   : ou_dict_borrow_text(th, dict, table->fields[i].name);
        if (value == NULL || value == OU_NONE) {
            value = unnamed_item(table, items, table->fields[i].name);
        }
        ok = set_hidden(th, o, table->fields[i].name, value == NULL ? OU_NONE : value);
    }
    return ok;
}

/* An instance, its visible items yet to be set. What is said to be its type comes from the program, which may have put
 * anything in the type's place. */
static OuObject *allocate(OuThread *th, OuObject *type, const OuStructSeq *table)
{
    if (!ou_is_type(type)) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(X): X is not a type object (%T)", table->name, type);
    }
    const OuType *t = (const OuType *)type;
    if (!OU_HAS_FLAG(t, OU_TYPE_HEAP) || !ou_type_extends(t, &ou_tuple_type)) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(%N): %N is not a subtype of %s", table->name, t, t, table->name);
    }
    OuObject *o = ou_type_allocate(th, t, table->n_visible);
    if (o != NULL) {
        ((OuTuple *)o)->size = table->n_visible;
    }
    return o;
}

/* An instance of type from a tuple of at least the visible items. */
static OuObject *structseq_fill(OuThread *th, OuObject *type, const OuStructSeq *table, OuObject *items, OuObject *dict)
{
    OuObject *o = allocate(th, type, table);
    if (o != NULL) {
        for (size_t i = 0; i < table->n_visible; i++) {
            ou_tuple_items(o)[i] = ou_keep(ou_tuple_borrow(items, i));
        }
        ou_track(th, o);
        if (!fill_hidden(th, o, table, items, dict)) {
            ou_clear_ref(th, &o);
        }
    }
    return o;
}

/* self of the functions below: an int, the address of the type's table. */
static const OuStructSeq *table_of(OuObject *self)
{
    return (const OuStructSeq *)(uintptr_t)ou_int_value(self);
}

/* cls(sequence, dict={}) */
static OuObject *structseq_new(ARGS)
{
    const OuStructSeq *table = table_of(self);
    OuObject *out[2];
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "%s.__new__(): not enough arguments", table->name);
    }
    if (!ou_args_parse(th, "structseq", "sequence, dict={}", args + 1, n - 1, kwnames, out)) {
        return NULL;
    }
    OuObject *type = args[0];
    size_t least = table->n_visible, most = count_fields(table);
    OuObject *dict = out[1];
    OuObject *items = ou_to_tuple(th, out[0]), *o = NULL;
    if (items == NULL) {
        if (ou_error_swallow(th, &ou_exc_type_error)) {
            ou_raise(th, &ou_exc_type_error, "constructor requires a sequence");
        }
        return NULL;
    }
    if (dict != NULL && !ou_is_dict(dict)) {
        ou_drop(th, items);
        return ou_null(th, &ou_exc_type_error, "%s() takes a dict as second arg, if any", table->name);
    }
    size_t got = ou_tuple_size(items);
    if (got >= least && got <= most) {
        o = structseq_fill(th, type, table, items, dict);
    } else if (least == most) {
        ou_raise(th, &ou_exc_type_error, "%s() takes a %zu-sequence (%zu-sequence given)", table->name, least, got);
    } else {
        ou_raise(th, &ou_exc_type_error, "%s() takes an at %s %zu-sequence (%zu-sequence given)", table->name,
                 got < least ? "least" : "most", got < least ? least : most, got);
    }
    ou_drop(th, items);
    return o;
}

/* cls(field), for a table of one field that is made from its value. */
static OuObject *structseq_new_single(ARGS)
{
    (void)n;
    (void)kwnames;
    OuObject *items = ou_tuple_of(th, 1, args[1]);
    OuObject *o = items == NULL ? NULL : structseq_fill(th, args[0], table_of(self), items, NULL);
    ou_drop_maybe(th, items);
    return o;
}

static const OuMethodDef repr_def = {"__repr__", structseq_repr, "", 0, NULL};
static const OuMethodDef reduce_def = {"__reduce__", structseq_reduce, "", 0, NULL};
static const OuMethodDef new_def = {"__new__", structseq_new, "cls, sequence, dict={}", OU_FN_STATIC | OU_FN_RAW, NULL};
static const OuMethodDef single_def = {"__new__", structseq_new_single, "cls, sched_priority", OU_FN_STATIC, NULL};
static const OuMethodDef refuse_def = {"__new__", structseq_refuse, NULL, OU_FN_STATIC, NULL};

static bool set_static(OuThread *th, OuObject *dict, const OuStructSeq *table)
{
    const OuMethodDef *def = table->making == OU_STRUCTSEQ_BY_NOBODY  ? &refuse_def
                             : table->making == OU_STRUCTSEQ_BY_VALUE ? &single_def
                                                                      : &new_def;
    OuObject *address = ou_int_new(th, (int64_t)(uintptr_t)table);
    OuObject *f = address == NULL ? NULL : ou_native_new(th, def, address, NULL);
    ou_drop_maybe(th, address);
    OuObject *wrapped = f == NULL ? NULL : ou_staticmethod_new(th, f);
    bool ok = wrapped != NULL && ou_dict_set_text(th, dict, def->name, wrapped);
    ou_drop_maybe(th, wrapped);
    ou_drop_maybe(th, f);
    return ok;
}

static bool add_method(OuThread *th, OuObject *type, const OuMethodDef *def)
{
    OuObject *descr = ou_method_descr_new(th, (const OuType *)type, def);
    bool ok = descr != NULL && ou_set_attr_text(th, type, def->name, descr);
    ou_drop_maybe(th, descr);
    return ok;
}

static bool add_item(OuThread *th, OuObject *type, size_t i, const OuStructField *field)
{
    OuObject *descr = ou_item_descr_new(th, (const OuType *)type, i, field->name, field->doc);
    bool ok = descr != NULL && ou_set_attr_text(th, type, field->name, descr);
    ou_drop_maybe(th, descr);
    return ok;
}

static bool set_int(OuThread *th, OuObject *dict, const char *name, size_t value)
{
    OuObject *i = ou_int_new(th, (int64_t)value);
    bool ok = i != NULL && ou_dict_set_text(th, dict, name, i);
    ou_drop_maybe(th, i);
    return ok;
}

static bool fill_dict(OuThread *th, OuObject *dict, const OuStructSeq *table)
{
    size_t n_fields = count_fields(table), n_unnamed = 0;
    OuObject *list = ou_list_new(th, table->n_visible);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < table->n_visible; i++) {
        if (is_unnamed(table, i)) {
            n_unnamed++;
            continue;
        }
        ok = ou_list_append_adopt(th, list, ou_str_intern_text(th, table->fields[i].name));
    }
    OuObject *names = ok ? ou_to_tuple(th, list) : NULL;
    ok = names != NULL && ou_dict_set_text(th, dict, "__match_args__", names);
    ou_drop_maybe(th, names);
    ou_drop_maybe(th, list);
    ok = ok && set_int(th, dict, "n_fields", n_fields) && set_int(th, dict, "n_sequence_fields", table->n_visible) &&
         set_int(th, dict, "n_unnamed_fields", n_unnamed) &&
         set_static(th, dict, table);
    if (ok) { /* instances with hidden fields have a __dict__; the others need none */
        OuObject *no_slots = n_fields == table->n_visible ? ou_tuple_new(th, 0) : NULL;
        ok = n_fields != table->n_visible || (no_slots != NULL && ou_dict_set_text(th, dict, "__slots__", no_slots));
        ou_drop_maybe(th, no_slots);
    }
    const char *dot = strrchr(table->name, '.');
    OuObject *module = ok && dot != NULL ? ou_str_from_utf8(th, table->name, (size_t)(dot - table->name)) : NULL;
    ok = ok && (dot == NULL || (module != NULL && ou_dict_set_text(th, dict, "__module__", module)));
    ou_drop_maybe(th, module);
    OuObject *doc = ok ? ou_str_from_text(th, table->doc == NULL ? "" : table->doc) : NULL;
    ok = doc != NULL && ou_dict_set_text(th, dict, "__doc__", doc);
    ou_drop_maybe(th, doc);
    return ok;
}

/* Nothing of an instance can be set, not even what its __dict__ for hidden fields had room for. */
static bool refuse_attr(OuThread *th, OuObject *o, OuObject *name, OuObject *value)
{
    bool failed = false;
    OuObject *found = ou_is_str(name) ? ou_type_lookup(th, o->type, name, &failed) : NULL;
    if (failed) {
        return false;
    }
    if (!ou_is_str(name) || (found != NULL && found->type->descr_set != NULL)) {
        return ou_generic_set_attr(th, o, name, value);
    }
    return found == NULL ? ou_raise(th, &ou_exc_attribute_error, "'%T' object has no attribute '%U'", o, name)
                         : ou_raise(th, &ou_exc_attribute_error, "'%T' object attribute '%U' is read-only", o, name);
}

/* Takes a trace of how the class was made from its dict. */
static bool hide(OuThread *th, OuObject *type, const char *name)
{
    OuObject *key = ou_str_intern_text(th, name);
    OuTruth gone = key == NULL ? OU_ERROR : ou_dict_delete(th, ou_type_state(th, (const OuType *)type)->dict, key);
    bool ok = gone != OU_ERROR && ou_type_modified(th, (const OuType *)type, key);
    ou_drop_maybe(th, key);
    return ok;
}

OuObject *ou_structseq_type(OuThread *th, const OuStructSeq *table)
{
    const char *dot = strrchr(table->name, '.');
    OuObject *name = ou_str_from_text(th, dot == NULL ? table->name : dot + 1);
    OuObject *bases = name == NULL ? NULL : ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_tuple_type));
    OuObject *dict = bases == NULL ? NULL : ou_dict_new(th);
    OuObject *type = NULL;
    if (dict != NULL && fill_dict(th, dict, table)) {
        type = ou_type_new(th, &ou_type_type, name, bases, dict, NULL, NULL);
    }
    for (size_t i = 0; type != NULL && i < table->n_visible; i++) {
        if (!is_unnamed(table, i) && !add_item(th, type, i, &table->fields[i])) {
            ou_clear_ref(th, &type);
        }
    }
    for (size_t i = table->n_visible; type != NULL && table->fields[i].name != NULL; i++) {
        if (!add_item(th, type, SIZE_MAX, &table->fields[i])) {
            ou_clear_ref(th, &type);
        }
    }
    if (type != NULL && !hide(th, type, count_fields(table) == table->n_visible ? "__slots__" : "__dict__")) {
        ou_clear_ref(th, &type);
    }
    if (type != NULL && (!add_method(th, type, &repr_def) || !add_method(th, type, &reduce_def))) {
        ou_clear_ref(th, &type);
    }
    if (type != NULL) {
        ((OuType *)type)->flags &= ~OU_TYPE_BASE;
        ((OuType *)type)->set_attr = refuse_attr;
        ((OuType *)type)->name = table->name; /* messages name the module too, as they do for types of the binary */
    }
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, name);
    return type;
}

OuObject *ou_structseq_adopt(OuThread *th, OuObject *type, const OuStructSeq *table, OuObject **values)
{
    size_t n_fields = count_fields(table);
    OuObject *o = NULL;
    bool ok = type != NULL;
    for (size_t i = 0; i < n_fields; i++) {
        ok = ok && values[i] != NULL;
    }
    o = ok ? allocate(th, type, table) : NULL;
    if (o != NULL) {
        for (size_t i = 0; i < table->n_visible; i++) {
            ou_tuple_items(o)[i] = values[i];
            values[i] = NULL;
        }
        ou_track(th, o);
        for (size_t i = table->n_visible; ok && i < n_fields; i++) {
            ok = set_hidden(th, o, table->fields[i].name, values[i]);
        }
        if (!ok) {
            ou_clear_ref(th, &o);
        }
    }
    for (size_t i = 0; i < n_fields; i++) {
        ou_clear_ref(th, &values[i]);
    }
    return o;
}

OuObject *ou_structseq_adopt_in(OuThread *th, const char *module, const OuStructSeq *table, OuObject **values)
{
    const char *dot = strrchr(table->name, '.');
    OuObject *home = ou_import_module(th, module);
    OuObject *type = home == NULL ? NULL : ou_get_attr_text(th, home, dot == NULL ? table->name : dot + 1);
    ou_drop_maybe(th, home);
    OuObject *o = ou_structseq_adopt(th, type, table, values);
    ou_drop_maybe(th, type);
    return o;
}
