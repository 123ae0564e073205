/* sqlite_row.c - sqlite3.Row: a row whose items have the columns' names, and PrepareProtocol, which is but a key. */
#include "10_builtin/sqlite/sqlite_int.h"

#ifdef OU_HAVE_SQLITE

#include "06_types/range.h"

typedef struct Row {
    OuObject head;
    OuObject *data;        /* tuple; owned */
    OuObject *description; /* the cursor's: tuple of tuples; owned */
} Row;

static OuObject *row_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_no_keywords(th, "Row", kwnames) || !ou_args_count(th, "Row", n, 2, 2)) {
        return NULL;
    }
    if (!ou_is_of(th, args[0], &ou_cursor_type)) {
        return ou_null(th, &ou_exc_type_error, "Row() argument 1 must be sqlite3.Cursor, not %s", ou_argument_type(args[0]));
    }
    if (!ou_is_tuple(args[1])) {
        return ou_null(th, &ou_exc_type_error, "Row() argument 2 must be tuple, not %s", ou_argument_type(args[1]));
    }
    Row *row = (Row *)ou_type_allocate(th, type, 0);
    if (row == NULL) {
        return NULL;
    }
    OuObject *description = ((OuCursor *)args[0])->description;
    row->data = ou_keep(args[1]);
    row->description = description == NULL ? OU_NONE : ou_keep(description);
    ou_track(th, &row->head);
    return &row->head;
}

static void row_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((Row *)self)->data);
    ou_clear_ref(th, &((Row *)self)->description);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t row_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Row *)self)->data);
    ou_visit_one(fn, arg, ((Row *)self)->description);
    return ou_instance_visit_only(self, from, limit, fn, arg);
}

/* The name of column i: borrowed; NULL: none. */
static OuObject *name_of(const Row *row, size_t i)
{
    OuObject *column = ou_is_tuple(row->description) && i < ou_tuple_size(row->description) ? ou_tuple_borrow(row->description, i) : NULL;
    return column != NULL && ou_is_tuple(column) && ou_tuple_size(column) > 0 ? ou_tuple_borrow(column, 0) : NULL;
}

static uint32_t small(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool same_name(OuObject *a, OuObject *b)
{
    if (!ou_is_str(a) || ou_str_length(a) != ou_str_length(b)) {
        return false;
    }
    for (size_t i = 0; i < ou_str_length(a); i++) {
        if (small(ou_str_at(a, i)) != small(ou_str_at(b, i))) {
            return false;
        }
    }
    return true;
}

static OuObject *row_item(OuThread *th, OuObject *self, OuObject *key)
{
    const Row *row = (const Row *)self;
    if (ou_is_int(key) || OU_HAS_FLAG(key->type, OU_TYPE_IS_STR) == false) {
        if (!ou_is_int(key) && key->type != &ou_slice_type) {
            return ou_null(th, &ou_exc_index_error, "Index must be int or string");
        }
        return ou_get_item(th, row->data, key);
    }
    size_t n = ou_tuple_size(row->data);
    for (size_t i = 0; i < n; i++) {
        OuObject *name = name_of(row, i);
        if (name != NULL && same_name(name, key)) {
            return ou_keep(ou_tuple_borrow(row->data, i));
        }
    }
    return ou_null(th, &ou_exc_index_error, "No item with that key");
}

static int64_t row_length(OU_UNUSED OuThread *th, OuObject *self)
{
    return (int64_t)ou_tuple_size(((Row *)self)->data);
}

static OuObject *row_iter(OuThread *th, OuObject *self)
{
    return ou_iter(th, ((Row *)self)->data);
}

static int64_t row_hash(OuThread *th, OuObject *self)
{
    int64_t a = ou_hash(th, ((Row *)self)->description), b = a == -1 ? -1 : ou_hash(th, ((Row *)self)->data);
    return b == -1 ? -1 : (a ^ b) == -1 ? -2 : a ^ b;
}

static OuObject *row_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || !ou_is_of(th, a, &ou_row_type) || !ou_is_of(th, b, &ou_row_type)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth same = ou_compare_bool(th, ((Row *)a)->description, ((Row *)b)->description, OU_EQ);
    if (same == OU_TRUE) {
        same = ou_compare_bool(th, ((Row *)a)->data, ((Row *)b)->data, OU_EQ);
    }
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

OU_METHOD(row_keys)
{
    const Row *row = (const Row *)self;
    size_t count = ou_is_tuple(row->description) ? ou_tuple_size(row->description) : 0;
    OuObject *list = ou_list_new(th, 0);
    for (size_t i = 0; list != NULL && i < count; i++) {
        OuObject *name = name_of(row, i);
        if (!ou_list_append(th, list, name == NULL ? OU_NONE : name)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static const OuMethodDef row_methods[] = {
    {"keys", row_keys, "", 0, "Returns the keys of the row."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuSequenceSlots row_sequence = {.length = row_length, .item = row_item, .is_sequence = true};

const OuType ou_row_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.Row",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_SQL_ROW,
    .basic_size = sizeof(Row),
    .drop = row_drop,
    .visit = row_visit,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = row_hash,
    .compare = row_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = row_iter,
    .make = row_make,
    .init = ou_object_init,
    .sequence = &row_sequence,
    .methods = row_methods,
};

/* ---- PrepareProtocol ---- */

static void protocol_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

const OuType ou_prepare_protocol_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "sqlite3.PrepareProtocol",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE,
    .index = OU_TYPE_INDEX_SQL_PROTOCOL,
    .basic_size = sizeof(OuObject),
    .drop = protocol_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = ou_object_make,
    .init = ou_object_init,
};

#endif
