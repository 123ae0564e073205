/* ouro_alloc.c - Ouro's floors 00 to 03 as the allocator of an unmodified CPython 3.11.
 *
 * Importing the module replaces the functions of the domains "object" and "mem" (PyMem_SetAllocator) by
 * ones that serve requests of 1 to 512 bytes from an OuHeap and pass all others on to the functions that were
 * there before. What had been handed out before the import goes back to where it came from: a pointer is ours
 * exactly when its chunk is, which one look at a table tells.
 *
 * CPython calls both domains with the interpreter lock held, and in 3.11 sub-interpreters share that lock, so the one
 * heap of the process needs none of its own. It is the process's for good: CPython cannot let go of an
 * allocator while blocks of it live.
 *
 * CPython wants 16-byte alignment, so sizes are rounded up to multiples of 16; pools start on 16 KiB. All blocks
 * are of one kind: nobody here walks containers. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "01_pages/pages.h"
#include "03_block/block_int.h"

#include <string.h>

#define ALIGNMENT 16

/* A Python process is several megabytes large before it begins: huge pages pay sooner than in a virtual machine of its own
 * (bench/memory/objects.py: 3 % less time, the same peak). And its programs drop and build again in larger steps, since what
 * is collected at once is what a full collection of CPython finds: what stays idle is given back within a second anyway. */
#define HUGE_FROM ((size_t)4 << 20)
#define KEEP ((size_t)64 << 20)

/* The one heap of this process, and what served the two domains before. */
static OuAccount account;
static OuHeap *heap;
static PyMemAllocatorEx before[2];
static const PyMemAllocatorDomain domains[2] = {PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_MEM};

static inline bool is_ours(const void *p)
{
    return OU_LIKELY(ou_heap_front_has(heap, p)) || ou_heap_has_chunk(heap, p);
}

/* Sizes 1 to OU_BLOCK_MAX, rounded up. */
static inline size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/* A block off a list, or NULL. The functions that CPython calls are this and a jump to their slow halves, so that
 * they need no frame: an allocation is some thirty instructions, and a frame would be a quarter more. */
static inline void *pop(size_t size)
{
    return size - 1 < OU_BLOCK_MAX ? ou_pool_pop(heap, ou_pool_offset(OU_BLOCK_PLAIN, aligned(size))) : NULL;
}

/* Without a warm block: CPython does not say the size, and has free lists of its own before this. */
static inline void give(void *p)
{
    ou_pool_give_listed(heap, p, OU_BLOCK_MAX);
}

static OU_NOINLINE void *slow_malloc(void *ctx, size_t size)
{
    size_t wanted = size == 0 ? 1 : size;
    void *p = wanted <= OU_BLOCK_MAX ? ou_pool_take(heap, ou_pool_offset(OU_BLOCK_PLAIN, aligned(wanted))) : NULL;
    PyMemAllocatorEx *other = ctx;
    return p != NULL ? p : other->malloc(other->ctx, size);
}

static void *hook_malloc(void *ctx, size_t size)
{
    void *p = pop(size);
    return OU_LIKELY(p != NULL) ? p : slow_malloc(ctx, size);
}

static OU_NOINLINE void *slow_calloc(void *ctx, size_t n, size_t size)
{
    PyMemAllocatorEx *other = ctx;
    if (n > OU_BLOCK_MAX || size > OU_BLOCK_MAX || n * size > OU_BLOCK_MAX) {
        return other->calloc(other->ctx, n, size);
    }
    void *p = slow_malloc(ctx, n * size);
    return p == NULL ? NULL : memset(p, 0, n * size);
}

static void *hook_calloc(void *ctx, size_t n, size_t size)
{
    void *p = (n | size) <= OU_BLOCK_MAX ? pop(n * size) : NULL;
    return OU_LIKELY(p != NULL) ? memset(p, 0, n * size) : slow_calloc(ctx, n, size);
}

/* NULL, what was handed out before the import, and ours where a chunk shares its slot. */
static OU_NOINLINE void slow_free(void *ctx, void *p)
{
    if (p == NULL) {
        return;
    }
    if (is_ours(p)) {
        give(p);
        return;
    }
    PyMemAllocatorEx *other = ctx;
    other->free(other->ctx, p);
}

static void hook_free(void *ctx, void *p)
{
    if (OU_LIKELY(ou_heap_front_has(heap, p))) {
        give(p);
    } else {
        slow_free(ctx, p);
    }
}

/* In place where the block is large enough and not more than a quarter too large. */
static void *hook_realloc(void *ctx, void *p, size_t size)
{
    PyMemAllocatorEx *other = ctx;
    if (p == NULL) {
        return hook_malloc(ctx, size);
    }
    if (!is_ours(p)) {
        return other->realloc(other->ctx, p, size);
    }
    size_t room = ou_pool_of(p)->block_size;
    if (size <= room && (size + ALIGNMENT > room || size * 4 > room * 3)) {
        return p;
    }
    void *moved = hook_malloc(ctx, size);
    if (moved == NULL) {
        return size <= room ? p : NULL;
    }
    memcpy(moved, p, size < room ? size : room);
    give(p);
    return moved;
}

static int install(void)
{
    if (heap != NULL) {
        return 0;
    }
    uint64_t seed;
    ou_account_init(&account, SIZE_MAX);
    if (!ou_pages_random(&seed, sizeof seed) || (heap = ou_heap_new(&account, seed)) == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    heap->huge_from = HUGE_FROM;
    heap->keep = KEEP / heap->page;
    for (size_t i = 0; i < OU_COUNT_OF(domains); i++) {
        PyMem_GetAllocator(domains[i], &before[i]);
        PyMemAllocatorEx ours = {.ctx = &before[i], .malloc = hook_malloc, .calloc = hook_calloc,
                                 .realloc = hook_realloc, .free = hook_free};
        PyMem_SetAllocator(domains[i], &ours);
    }
    return 0;
}

static PyObject *stats(PyObject *module, PyObject *arguments)
{
    (void)module;
    (void)arguments;
    OuHeapStats s;
    ou_heap_stats(heap, &s);
    PyObject *classes = PyDict_New();
    for (size_t i = 0; classes != NULL && i < OU_BLOCK_CLASSES; i++) {
        const OuClassStats *c = &s.classes[OU_BLOCK_PLAIN][i];
        if (c->n_pools == 0) {
            continue;
        }
        PyObject *size = PyLong_FromSize_t(OU_BLOCK_MIN + i * OU_BLOCK_STEP);
        PyObject *row = Py_BuildValue("{s:n,s:n,s:n,s:n}", "pools", (Py_ssize_t)c->n_pools, "live", (Py_ssize_t)c->n_live,
                                      "free", (Py_ssize_t)c->n_free, "untouched", (Py_ssize_t)c->n_untouched);
        if (size == NULL || row == NULL || PyDict_SetItem(classes, size, row) < 0) {
            Py_CLEAR(classes);
        }
        Py_XDECREF(size);
        Py_XDECREF(row);
    }
    if (classes == NULL) {
        return NULL;
    }
    return Py_BuildValue("{s:n,s:n,s:n,s:n,s:n,s:n,s:n,s:N}", "held", (Py_ssize_t)account.held, "peak", (Py_ssize_t)account.peak,
                         "live", (Py_ssize_t)s.live_bytes, "holes", (Py_ssize_t)(heap->n_hole_pages * heap->page), "idle",
                         (Py_ssize_t)(heap->n_free_pages * heap->page), "arenas", (Py_ssize_t)s.n_arenas, "resident",
                         (Py_ssize_t)ou_pages_resident(), "classes", classes);
}

static PyObject *trim(PyObject *module, PyObject *arguments)
{
    (void)module;
    (void)arguments;
    size_t bytes = ou_heap_trim(heap);
    ou_raw_trim();
    return PyLong_FromSize_t(bytes);
}

static PyObject *check(PyObject *module, PyObject *arguments)
{
    (void)module;
    (void)arguments;
    return PyBool_FromLong(ou_heap_check(heap));
}

static PyMethodDef methods[] = {
    {"stats", stats, METH_NOARGS, "stats() -> dict of bytes and counts; `classes` by block size"},
    {"trim", trim, METH_NOARGS, "trim() -> bytes given back to the system at once"},
    {"check", check, METH_NOARGS, "check() -> True when every invariant of the heap holds"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "ouro_alloc", .m_size = 0, .m_methods = methods,
    .m_doc = "Ouro's memory engine as CPython's object allocator; importing the module puts it in place.",
};

PyMODINIT_FUNC PyInit_ouro_alloc(void);
PyMODINIT_FUNC PyInit_ouro_alloc(void)
{
    return install() < 0 ? NULL : PyModule_Create(&definition);
}
