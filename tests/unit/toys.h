/* toys.h - small types and a stub host for the unit tests of 04 and 05.
 *
 * A node holds any number of references in an item vector and has a number; its
 * drop and its finalizer are told to the test. Its room comes with it, so that
 * linking cannot fail. "plain" holds nothing. Include after unit.h. */
#ifndef OU_TOYS_H
#define OU_TOYS_H

#include "04_object/object_inline.h"
#include "04_object/registry.h"

#include <stdlib.h>
#include <string.h>

#define TOY_ROOM 4 /* references of a small node */

typedef struct ToyNode {
    OuObject head;
    size_t id;
    size_t room; /* items behind it */
    OuObject *items[];
} ToyNode;

typedef struct ToyWatch {
    size_t n_dropped, n_finalized, n_unraisable;
    void (*on_drop)(size_t id);
    void (*on_finalize)(OuThread *th, ToyNode *self);
} ToyWatch;
static ToyWatch toy_watch;

static size_t toy_size(size_t room)
{
    return sizeof(ToyNode) + room * sizeof(OuObject *);
}

static void toy_drop(OuThread *th, OuObject *self)
{
    ToyNode *node = (ToyNode *)self;
    ou_untrack(th, self);
    toy_watch.n_dropped++;
    if (toy_watch.on_drop != NULL) {
        toy_watch.on_drop(node->id);
    }
    for (size_t i = 0; i < node->room; i++) {
        ou_clear_ref(th, &node->items[i]);
    }
    ou_object_free(th, self, toy_size(node->room));
}

static size_t toy_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ToyNode *node = (ToyNode *)self;
    for (size_t i = from; i < node->room; i++) {
        if (limit-- == 0) {
            return i;
        }
        ou_visit_one(fn, arg, node->items[i]);
    }
    return OU_VISIT_END;
}

static void toy_clear(OuThread *th, OuObject *self)
{
    ToyNode *node = (ToyNode *)self;
    for (size_t i = 0; i < node->room; i++) {
        ou_clear_ref(th, &node->items[i]);
    }
}

static void toy_finalize(OuThread *th, OuObject *self)
{
    toy_watch.n_finalized++;
    if (toy_watch.on_finalize != NULL) {
        toy_watch.on_finalize(th, (ToyNode *)self);
    }
}

static void toy_drop_plain(OuThread *th, OuObject *self)
{
    toy_watch.n_dropped++;
    ou_object_free(th, self, self->type->basic_size);
}

static OU_UNUSED const OuType toy_plain_type = {
    .head = OU_STATIC_HEAD(NULL), .name = "plain", .basic_size = 24, .drop = toy_drop_plain};
static OU_UNUSED const OuType toy_node_type = {.head = OU_STATIC_HEAD(NULL),
                                               .name = "node",
                                               .flags = OU_TYPE_CONTAINER,
                                               .basic_size = sizeof(ToyNode),
                                               .drop = toy_drop,
                                               .visit = toy_visit,
                                               .clear = toy_clear};
static OU_UNUSED const OuType toy_final_type = {.head = OU_STATIC_HEAD(NULL),
                                                .name = "final",
                                                .flags = OU_TYPE_CONTAINER | OU_TYPE_HAS_FINALIZER,
                                                .basic_size = sizeof(ToyNode),
                                                .drop = toy_drop,
                                                .finalize = toy_finalize,
                                                .visit = toy_visit,
                                                .clear = toy_clear};

/* A row: its references stand in an array elsewhere, which the collector reads without the visit slot. */
typedef struct ToyRow {
    OuObject head;
    OuObject **items;
    size_t n, room;
} ToyRow;

static void toy_clear_row(OuThread *th, OuObject *self)
{
    ToyRow *row = (ToyRow *)self;
    while (row->n > 0) {
        ou_drop(th, row->items[--row->n]);
    }
}

static void toy_drop_row(OuThread *th, OuObject *self)
{
    ToyRow *row = (ToyRow *)self;
    ou_untrack(th, self);
    toy_watch.n_dropped++;
    toy_clear_row(th, self);
    ou_mem_give(th, row->items, row->room * sizeof(OuObject *));
    ou_object_free(th, self, sizeof *row);
}

static size_t toy_visit_row(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    ToyRow *row = (ToyRow *)self;
    size_t to = from;
    for (; to < row->n && to - from < limit; to++) {
        fn(arg, row->items[to]);
    }
    return to < row->n ? to : OU_VISIT_END;
}

static OU_UNUSED const OuType toy_row_type = {.head = OU_STATIC_HEAD(NULL),
                                              .name = "row",
                                              .flags = OU_TYPE_CONTAINER,
                                              .basic_size = sizeof(ToyRow),
                                              .drop = toy_drop_row,
                                              .visit = toy_visit_row,
                                              .clear = toy_clear_row,
                                              .body_offset = offsetof(ToyRow, items),
                                              .count_offset = offsetof(ToyRow, n)};

/* With room, and no reference yet. */
static OU_UNUSED ToyRow *toy_row(OuThread *th, size_t room)
{
    ToyRow *row = (ToyRow *)ou_object_new_zeroed(th, &toy_row_type, sizeof *row);
    row->items = ou_mem_take(th, room * sizeof(OuObject *));
    row->room = room;
    ou_track(th, &row->head);
    return row;
}

static OU_UNUSED void toy_add(ToyRow *row, void *to)
{
    row->items[row->n++] = ou_keep(to);
}

/* NULL with the error pending. */
static OU_UNUSED ToyNode *toy_new(OuThread *th, const OuType *type, size_t id, size_t room)
{
    ToyNode *node = (ToyNode *)ou_object_new_zeroed(th, type, toy_size(room));
    if (node != NULL) {
        node->id = id;
        node->room = room;
        ou_track(th, &node->head);
    }
    return node;
}

static OU_UNUSED ToyNode *toy_node(OuThread *th, size_t id)
{
    return toy_new(th, &toy_node_type, id, TOY_ROOM);
}

/* `from` holds one more reference to `to`. */
static OU_UNUSED void toy_link(ToyNode *from, size_t at, void *to)
{
    from->items[at] = ou_keep(to);
}

/* ---- the stub host ---- */

static void toy_unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message;
    (void)where;
    toy_watch.n_unraisable++;
    ou_error_clear(th);
}

/* Objects that the test calls roots: marking starts from them. */
static OuObject **toy_roots;
static size_t toy_n_roots;

static void toy_visit_roots(OuVm *vm, OuVisitFn fn, void *arg)
{
    (void)vm;
    for (size_t i = 0; i < toy_n_roots; i++) {
        ou_visit_one(fn, arg, toy_roots[i]);
    }
}

static OU_UNUSED const OuHost toy_host = {.unraisable = toy_unraisable, .visit_roots = toy_visit_roots};

static OU_UNUSED void toy_start(OuVm *vm, size_t cap)
{
    memset(&toy_watch, 0, sizeof toy_watch);
    toy_roots = NULL;
    toy_n_roots = 0;
    assert_true(ou_vm_start(vm, cap, &toy_host, 8, 42));
}

#endif
