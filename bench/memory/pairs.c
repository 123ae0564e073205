/* pairs.c - take and give of small blocks: Ouro's object allocator against the C
 * library's malloc, or against another one by LD_PRELOAD.
 *
 *   bench/memory/run [MILLIONS]
 *
 * Five loads, ns a pair of take and give, best of five: `pair` takes and gives the
 * same 48-byte block; `stack` takes 1,000 and gives them in reverse; `queue` keeps
 * 10,000 live and replaces the oldest; `random` keeps 200,000 live and replaces one
 * at random; `rise` takes a million, then gives them: mostly page faults. Each block's first words are written, as an object's are.
 * `--count WHAT N` makes N pairs of one way and nothing else, for callgrind. */
#include "03_block/block.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SIZE 48

typedef struct Way {
    const char *name;
    void *(*take)(OuHeap *heap);
    void (*give)(OuHeap *heap, void *p);
} Way;

/* The compiler must not know that these are pairs. */
static OU_NOINLINE void *take_inline(OuHeap *heap)
{
    return ou_heap_take(heap, OU_BLOCK_PLAIN, SIZE);
}

static OU_NOINLINE void give_inline(OuHeap *heap, void *p)
{
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, SIZE);
}

static volatile size_t size_unknown = SIZE;

static OU_NOINLINE void *take_any(OuHeap *heap)
{
    return ou_heap_take_any(heap, OU_BLOCK_PLAIN, size_unknown);
}

static OU_NOINLINE void give_any(OuHeap *heap, void *p)
{
    ou_heap_give_any(heap, OU_BLOCK_PLAIN, p, size_unknown);
}

static OU_NOINLINE void *take_malloc(OuHeap *heap)
{
    (void)heap;
    return malloc(size_unknown);
}

static OU_NOINLINE void give_malloc(OuHeap *heap, void *p)
{
    (void)heap;
    free(p);
}

/* What the loop and two calls cost by themselves. */
static OU_NOINLINE void *take_nothing(OuHeap *heap)
{
    (void)heap;
    static uint64_t block[SIZE / 8];
    return block;
}

static OU_NOINLINE void give_nothing(OuHeap *heap, void *p)
{
    (void)heap;
    (void)p;
    __asm__ volatile("" ::: "memory");
}

static double now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void write_object(void *p)
{
    ((uint64_t *)p)[0] = 1;
    ((uint64_t *)p)[1] = 2;
}

static void *must(void *p)
{
    if (p == NULL) {
        fputs("no memory\n", stderr);
        exit(1);
    }
    return p;
}

static void load_pair(const Way *way, OuHeap *heap, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        void *p = must(way->take(heap));
        write_object(p);
        way->give(heap, p);
    }
}

static void load_stack(const Way *way, OuHeap *heap, size_t n)
{
    static void *blocks[1000];
    for (size_t i = 0; i < n; i += OU_COUNT_OF(blocks)) {
        for (size_t k = 0; k < OU_COUNT_OF(blocks); k++) {
            write_object(blocks[k] = must(way->take(heap)));
        }
        for (size_t k = OU_COUNT_OF(blocks); k-- > 0;) {
            way->give(heap, blocks[k]);
        }
    }
}

static void keep_live(const Way *way, OuHeap *heap, size_t n, size_t n_live, bool by_chance)
{
    void **live = must(calloc(n_live, sizeof *live));
    uint32_t seed = 1;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (by_chance) {
            seed = seed * 1664525u + 1013904223u;
            at = (size_t)((uint64_t)seed * n_live >> 32);
        } else if (++at == n_live) {
            at = 0;
        }
        if (live[at] != NULL) {
            way->give(heap, live[at]);
        }
        write_object(live[at] = must(way->take(heap)));
    }
    for (size_t i = 0; i < n_live; i++) {
        if (live[i] != NULL) {
            way->give(heap, live[i]);
        }
    }
    free(live);
}

static void load_queue(const Way *way, OuHeap *heap, size_t n)
{
    keep_live(way, heap, n, 10000, false);
}

static void load_random(const Way *way, OuHeap *heap, size_t n)
{
    keep_live(way, heap, n, 200000, true);
}

static void load_rise(const Way *way, OuHeap *heap, size_t n)
{
    enum { MILLION = 1000000 };
    static void *live[MILLION];
    for (size_t i = 0; i < n; i += MILLION) {
        for (size_t k = 0; k < MILLION; k++) {
            write_object(live[k] = must(way->take(heap)));
        }
        for (size_t k = 0; k < MILLION; k++) {
            way->give(heap, live[k]);
        }
    }
}

static const Way ways[] = {
    {"inline", take_inline, give_inline},
    {"call", take_any, give_any},
    {"malloc", take_malloc, give_malloc},
    {"nothing", take_nothing, give_nothing},
};

static const struct {
    const char *name;
    void (*run)(const Way *way, OuHeap *heap, size_t n);
} loads[] = {
    {"pair", load_pair},
    {"stack", load_stack},
    {"queue", load_queue},
    {"random", load_random},
    {"rise", load_rise},
};

static OuHeap *heap_new(OuAccount *account)
{
    ou_account_init(account, SIZE_MAX);
    return must(ou_heap_new(account, 1));
}

static int count(const char *name, size_t n)
{
    OuAccount account;
    OuHeap *heap = heap_new(&account);
    for (size_t i = 0; i < OU_COUNT_OF(ways); i++) {
        if (strcmp(ways[i].name, name) == 0) {
            load_pair(&ways[i], heap, n);
        }
    }
    ou_heap_free(heap);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "--count") == 0) {
        return count(argv[2], (size_t)atol(argv[3]));
    }
    size_t n = (argc > 1 ? (size_t)atol(argv[1]) : 10) * 1000000;
    const char *only = argc > 2 ? argv[2] : NULL;
    for (size_t w = 0; w < OU_COUNT_OF(ways); w++) {
        if (only != NULL ? strcmp(ways[w].name, only) != 0 : strcmp(ways[w].name, "nothing") == 0) {
            continue;
        }
        printf("%-8s", ways[w].name);
        for (size_t i = 0; i < OU_COUNT_OF(loads); i++) {
            double best = 1e30;
            for (int round = 0; round < 5; round++) {
                OuAccount account;
                OuHeap *heap = heap_new(&account);
                double start = now_ns();
                loads[i].run(&ways[w], heap, n);
                double took = (now_ns() - start) / (double)n;
                best = took < best ? took : best;
                ou_heap_free(heap);
            }
            printf("  %s %6.2f", loads[i].name, best);
        }
        puts(" ns");
    }
    return 0;
}
