/* queue_module.c - the module _queue: SimpleQueue, whose put() never waits and may be called from a finalizer or a signal
 * handler: nothing of Python runs in it, so the VM's lock is all it needs. Items stand in a ring. */
#include "07_thread/thread.h"
#include "10_builtin/library.h"

#include "00_base/checked.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"
#include "10_builtin/seconds.h"

#include <string.h>

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

#ifdef OU_TINY
#define FIRST_ROOM 2 /* items */
#else
#define FIRST_ROOM 8
#endif

extern const OuType ou_simple_queue_type;

/* Invariant QUEUE-1: size <= room, first < room unless both are 0. */
typedef struct SimpleQueue {
    OuObject head;
    OuObject **items; /* ou_mem block of `room`; items[(first + i) % room] for i < size, owned */
    size_t first, size, room;
    OuWaiters waiters;
} SimpleQueue;

static OuObject *queue_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args;
    size_t n_keywords = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (n + n_keywords > 0 && type->init == ou_object_init) {
        return n_keywords > 0 ? ou_null(th, &ou_exc_type_error, "SimpleQueue() takes no keyword arguments")
                              : ou_null(th, &ou_exc_type_error, "SimpleQueue() takes no positional arguments");
    }
    OuObject *o = ou_type_allocate(th, type, 0);
    if (o != NULL) {
        ou_track(th, o);
    }
    return o;
}

static bool grow(OuThread *th, SimpleQueue *q)
{
    size_t room = q->room == 0 ? FIRST_ROOM : q->room, bytes;
    if (q->room != 0 && !ou_checked_mul(q->room, 2, &room)) {
        return ou_raise_memory(th);
    }
    if (!ou_checked_mul(room, sizeof(OuObject *), &bytes)) {
        return ou_raise_memory(th);
    }
    OuObject **items = ou_mem_take(th, bytes);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < q->size; i++) {
        items[i] = q->items[(q->first + i) % q->room];
    }
    ou_mem_give(th, q->items, q->room * sizeof(OuObject *));
    q->items = items;
    q->room = room;
    q->first = 0;
    return true;
}

static bool put_item(OuThread *th, SimpleQueue *q, OuObject *item)
{
    if (q->size == q->room && !grow(th, q)) {
        return false;
    }
    q->items[(q->first + q->size++) % q->room] = ou_keep(item);
    ou_waiters_wake(th->vm, &q->waiters);
    return true;
}

/* The first item: yours. The queue is not empty. Who else waits is told when there is more. */
static OuObject *take_item(OuThread *th, SimpleQueue *q)
{
    OuObject *item = q->items[q->first];
    q->first = (q->first + 1) % q->room;
    if (--q->size > 0) {
        ou_waiters_wake(th->vm, &q->waiters);
    }
    return item;
}

/* The class Empty, one a VM, however often the module is made: new; NULL with an error. */
static OuObject *empty_class(OuThread *th)
{
    OuObject **place = &th->vm->library->queue_empty;
    if (*place == NULL) {
        OuObject *bases = ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_exc_exception));
        *place = bases == NULL ? NULL
                               : ou_type_new_simple(th, "_queue.Empty", bases,
                                                    "Exception raised by Queue.get(block=0)/get_nowait().");
        ou_drop_maybe(th, bases);
    }
    return ou_keep_maybe(*place);
}

static OuObject *raise_empty(OuThread *th)
{
    OuObject *empty = empty_class(th);
    if (empty != NULL) {
        ou_raise_object(th, empty, NULL);
        ou_drop(th, empty);
    }
    return NULL;
}

static OuObject *get_item(OuThread *th, SimpleQueue *q, uint64_t deadline)
{
    OuWaiter waiter;
    OuWait why = OU_WAIT_WOKEN;
    if (q->size > 0) {
        return take_item(th, q);
    }
    ou_keep(q);
    ou_waiters_join(th, &q->waiters, &waiter);
    while (q->size == 0 && why == OU_WAIT_WOKEN) {
        why = ou_wait_until(th, deadline);
    }
    ou_waiters_part(&q->waiters, &waiter);
    OuObject *item = NULL;
    if (why == OU_WAIT_ERROR) {
        if (q->size > 0) {
            ou_waiters_wake(th->vm, &q->waiters); /* the wake-up that this thread does not use is for the next one */
        }
    } else {
        item = q->size > 0 ? take_item(th, q) : raise_empty(th);
    }
    ou_drop(th, q);
    return item;
}

METHOD(queue_put)
{
    return put_item(th, (SimpleQueue *)self, args[0]) ? OU_NONE : NULL;
}

METHOD(queue_get)
{
    SimpleQueue *q = (SimpleQueue *)self;
    uint64_t deadline = OU_NEVER;
    int64_t ns;
    OuTruth block = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (block == OU_ERROR) {
        return NULL;
    }
    if (block == OU_FALSE) {
        return q->size > 0 ? take_item(th, q) : raise_empty(th);
    }
    if (args[1] != NULL && args[1] != OU_NONE) {
        if (!ou_seconds_ns(th, args[1], OU_SECOND_NS, &ns)) {
            return NULL;
        }
        if (ns < 0) {
            return ou_null(th, &ou_exc_value_error, "'timeout' must be a non-negative number");
        }
        deadline = ou_now_ns() + (uint64_t)ns;
    }
    return get_item(th, q, deadline);
}

METHOD(queue_get_nowait)
{
    SimpleQueue *q = (SimpleQueue *)self;
    return q->size > 0 ? take_item(th, q) : raise_empty(th);
}

METHOD(queue_empty)
{
    return ou_bool(((SimpleQueue *)self)->size == 0);
}

METHOD(queue_qsize)
{
    return ou_int_new(th, (int64_t)((SimpleQueue *)self)->size);
}

static void queue_clear(OuThread *th, OuObject *self)
{
    SimpleQueue *q = (SimpleQueue *)self;
    while (q->size > 0) {
        OuObject *item = q->items[q->first];
        q->first = (q->first + 1) % q->room;
        q->size--;
        ou_drop(th, item);
    }
    if (OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_clear_extra(th, self);
    }
}

static void queue_drop(OuThread *th, OuObject *self)
{
    SimpleQueue *q = (SimpleQueue *)self;
    ou_untrack(th, self);
    queue_clear(th, self);
    ou_mem_give(th, q->items, q->room * sizeof(OuObject *));
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_type_instance_size(self, 0));
}

static size_t queue_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    const SimpleQueue *q = (const SimpleQueue *)self;
    if (from == 0 && OU_HAS_FLAG(self->type, OU_TYPE_HEAP)) {
        ou_instance_visit_extra(self, fn, arg);
    }
    for (size_t i = from; i < q->size; i++) {
        if (limit-- == 0) {
            return i;
        }
        fn(arg, q->items[(q->first + i) % q->room]);
    }
    return OU_VISIT_END;
}

static const OuMethodDef methods[] = {
    {"put", queue_put, "item, block=True, timeout=None", 0,
     "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\n"
     "never blocks.  They are provided for compatibility with the Queue class."},
    {"put_nowait", queue_put, "item", 0,
     "Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\n"
     "for compatibility with the Queue class."},
    {"get", queue_get, "block=True, timeout=None", 0,
     "Remove and return an item from the queue.\n\nIf optional args 'block' is true and 'timeout' is None (the default),\n"
     "block if necessary until an item is available. If 'timeout' is\na non-negative number, it blocks at most 'timeout' seconds and raises\n"
     "the Empty exception if no item was available within that time.\nOtherwise ('block' is false), return an item if one is immediately\n"
     "available, else raise the Empty exception ('timeout' is ignored\nin that case)."},
    {"get_nowait", queue_get_nowait, "", 0,
     "Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\n"
     "raise the Empty exception."},
    {"empty", queue_empty, "", 0, "Return True if the queue is empty, False otherwise (not reliable!)."},
    {"qsize", queue_qsize, "", 0, "Return the approximate size of the queue (not reliable!)."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_simple_queue_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_queue.SimpleQueue",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_BASE | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_SIMPLE_QUEUE,
    .basic_size = sizeof(SimpleQueue),
    .weak = 1,
    .drop = queue_drop,
    .visit = queue_visit,
    .clear = queue_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = queue_make,
    .init = ou_object_init,
    .methods = methods,
    .doc = "Simple, unbounded, reentrant FIFO queue.",
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_queue", NULL, NULL);
    if (module != NULL &&
        (!ou_module_add_adopt(th, module, "Empty", empty_class(th)) || !ou_module_add_type(th, module, &ou_simple_queue_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__queue = {.name = "_queue", .make = make};
