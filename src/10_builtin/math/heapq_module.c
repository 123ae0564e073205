/* heapq_module.c - the module _heapq: binary heaps in lists.
 *
 * An item that sinks goes down to a leaf first, always to the better child, and then rises to its place: fewer
 * comparisons than stopping on the way (Knuth, TAOCP 3, 5.2.3, exercise 18). Comparisons run Python code, so the list's
 * size is read again after each. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

/* Does item a belong above item b? largest: in a heap whose root is the largest. */
static OuTruth above(OuThread *th, OuObject *list, size_t a, size_t b, bool largest, size_t size)
{
    OuObject *x = ou_keep(ou_list_borrow(list, a)), *y = ou_keep(ou_list_borrow(list, b));
    OuTruth answer = largest ? ou_compare_bool(th, y, x, OU_LT) : ou_compare_bool(th, x, y, OU_LT);
    ou_drop(th, y);
    ou_drop(th, x);
    if (answer != OU_ERROR && ou_list_size(list) != size) {
        ou_raise(th, &ou_exc_runtime_error, "list changed size during iteration");
        return OU_ERROR;
    }
    return answer;
}

static void swap(OuObject *list, size_t a, size_t b)
{
    OuObject **items = ((OuList *)list)->items, *item = items[a];
    items[a] = items[b];
    items[b] = item;
}

static bool rise(OuThread *th, OuObject *list, size_t top, size_t at, bool largest)
{
    size_t size = ou_list_size(list);
    while (at > top) {
        size_t parent = (at - 1) / 2;
        OuTruth answer = above(th, list, at, parent, largest, size);
        if (answer != OU_TRUE) {
            return answer == OU_FALSE;
        }
        swap(list, at, parent);
        at = parent;
    }
    return true;
}

static bool sink(OuThread *th, OuObject *list, size_t top, bool largest)
{
    size_t size = ou_list_size(list), at = top;
    while (at < size / 2) {
        size_t child = 2 * at + 1;
        if (child + 1 < size) {
            OuTruth left = above(th, list, child, child + 1, largest, size);
            if (left == OU_ERROR) {
                return false;
            }
            child += left == OU_FALSE;
        }
        swap(list, at, child);
        at = child;
    }
    return rise(th, list, top, at, largest);
}

static bool is_heap(OuThread *th, const char *name, OuObject *o)
{
    return ou_is_list(o) || ou_raise(th, &ou_exc_type_error, "%s() argument must be list, not %G", name, o);
}

static bool is_heap_1(OuThread *th, const char *name, OuObject *o)
{
    return ou_is_list(o) || ou_raise(th, &ou_exc_type_error, "%s() argument 1 must be list, not %G", name, o);
}

METHOD(heappush)
{
    if (!is_heap_1(th, "heappush", args[0]) || !ou_list_append(th, args[0], args[1])) {
        return NULL;
    }
    return rise(th, args[0], 0, ou_list_size(args[0]) - 1, false) ? OU_NONE : NULL;
}

static OuObject *pop(OuThread *th, OuObject *list, bool largest)
{
    size_t size = ou_list_size(list);
    if (size == 0) {
        return ou_null(th, &ou_exc_index_error, "index out of range");
    }
    OuList *l = (OuList *)list;
    OuObject *last = l->items[--l->size];
    if (size == 1) {
        return last;
    }
    OuObject *first = l->items[0];
    l->items[0] = last;
    if (!sink(th, list, 0, largest)) {
        ou_drop(th, first);
        return NULL;
    }
    return first;
}

static OuObject *replace(OuThread *th, OuObject *list, OuObject *item, bool largest)
{
    if (ou_list_size(list) == 0) {
        return ou_null(th, &ou_exc_index_error, "index out of range");
    }
    OuObject **items = ((OuList *)list)->items, *first = items[0];
    items[0] = ou_keep(item);
    if (!sink(th, list, 0, largest)) {
        ou_drop(th, first);
        return NULL;
    }
    return first;
}

static OuObject *order(OuThread *th, OuObject *list, bool largest)
{
    for (size_t i = ou_list_size(list) / 2; i-- > 0;) {
        if (!sink(th, list, i, largest)) {
            return NULL;
        }
    }
    return OU_NONE;
}

METHOD(heappop)
{
    return is_heap(th, "heappop", args[0]) ? pop(th, args[0], false) : NULL;
}

METHOD(heapreplace)
{
    return is_heap_1(th, "heapreplace", args[0]) ? replace(th, args[0], args[1], false) : NULL;
}

METHOD(heapify)
{
    return is_heap(th, "heapify", args[0]) ? order(th, args[0], false) : NULL;
}

METHOD(heappop_max)
{
    return is_heap(th, "_heappop_max", args[0]) ? pop(th, args[0], true) : NULL;
}

METHOD(heapreplace_max)
{
    return is_heap_1(th, "_heapreplace_max", args[0]) ? replace(th, args[0], args[1], true) : NULL;
}

METHOD(heapify_max)
{
    return is_heap(th, "_heapify_max", args[0]) ? order(th, args[0], true) : NULL;
}

METHOD(heappushpop)
{
    if (!is_heap_1(th, "heappushpop", args[0])) {
        return NULL;
    }
    if (ou_list_size(args[0]) == 0) {
        return ou_keep(args[1]);
    }
    OuObject *first = ou_keep(ou_list_borrow(args[0], 0));
    OuTruth answer = ou_compare_bool(th, first, args[1], OU_LT);
    ou_drop(th, first);
    return answer == OU_ERROR ? NULL : answer == OU_TRUE ? replace(th, args[0], args[1], false) : ou_keep(args[1]);
}

static const OuMethodDef functions[] = {
    {"heappush", heappush, "heap, item, /", 0, "Push item onto heap, maintaining the heap invariant."},
    {"heappop", heappop, "heap, /", 0, "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heappushpop", heappushpop, "heap, item, /", 0, "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heapreplace", heapreplace, "heap, item, /", 0, "Pop and return the current smallest value, and add the new item."},
    {"heapify", heapify, "heap, /", 0, "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max", heappop_max, "heap, /", 0, "Maxheap variant of heappop."},
    {"_heapreplace_max", heapreplace_max, "heap, item, /", 0, "Maxheap variant of heapreplace."},
    {"_heapify_max", heapify_max, "heap, /", 0, "Maxheap variant of heapify."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_heapq", NULL, functions);
}

const OuBuiltinModule ou_module__heapq = {.name = "_heapq", .make = make};
