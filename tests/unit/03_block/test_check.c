/* test_check.c - each invariant of the heap, broken by one spoilt field, is found
 * and named; and what debug builds refuse at give dies with a message.
 *
 * The check prints to standard error: each case runs in a child whose standard
 * error is a pipe. */
#include "unit.h"

#ifdef OU_BYPASS_POOLS
int main(void)
{
    return 0;
}
#else

#include "03_block/block_int.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZE = 256 };
#define CAPACITY (OU_POOL_SIZE / SIZE)

/* A heap with a full, a partial, a current and an unused pool of one class, another
 * class beside it, and an arena with room. */
typedef struct Subject {
    OuAccount account;
    OuHeap *heap;
    void *blocks[5 * ((size_t)1 << OU_POOL_SHIFT) / 256];
    OuPool *full, *partial, *unused, *current, *other;
    OuFreeBlock **warm; /* of other's class */
    OuChunk *chunk;
    OuArena *arena;
} Subject;

static void build(Subject *s)
{
    ou_account_init(&s->account, SIZE_MAX);
    s->heap = ou_heap_new(&s->account, 1);
    assert_non_null(s->heap);
    for (size_t i = 0; i < 4 * CAPACITY + 2; i++) {
        s->blocks[i] = ou_heap_take(s->heap, OU_BLOCK_RAW, SIZE);
        assert_non_null(s->blocks[i]);
    }
    s->full = ou_pool_of(s->blocks[0]);
    s->partial = ou_pool_of(s->blocks[CAPACITY]);
    s->unused = ou_pool_of(s->blocks[3 * CAPACITY]);
    s->current = ou_pool_of(s->blocks[4 * CAPACITY]);
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[CAPACITY], SIZE);
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[CAPACITY + 1], SIZE);
    for (size_t i = 2 * CAPACITY; i < 4 * CAPACITY; i++) {
        ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[i], SIZE);
    }
    ou_pool_cool(s->heap);
    /* Of the two pools that are empty now, this takes the lower. */
    s->other = ou_pool_of(ou_heap_take(s->heap, OU_BLOCK_PLAIN, 40));
    s->chunk = ou_chunk_of(s->current);
    s->arena = &s->chunk->arenas[1];
    assert_true(ou_heap_check(s->heap));
    assert_int_equal(s->partial->state, OU_POOL_IS_PARTIAL);
    assert_int_equal(s->unused->state, OU_POOL_IS_UNUSED);
    assert_int_equal(s->current->state, OU_POOL_IS_CURRENT);
    ou_heap_give(s->heap, OU_BLOCK_PLAIN, ou_heap_take(s->heap, OU_BLOCK_PLAIN, 40), 40);
    s->warm = &s->heap->front.warm[OU_BLOCK_PLAIN][39 / OU_BLOCK_STEP];
    assert_non_null(*s->warm);
}

typedef void (*Spoil)(Subject *s);

/* What a child wrote to standard error. It ends well only if `spoil` returned and
 * the check found the heap broken. */
static void run_in_child(Spoil spoil, char *text, size_t size, int *status)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        static Subject s;
        build(&s);
        spoil(&s);
        _exit(ou_heap_check(s.heap) ? 1 : 0);
    }
    close(ends[1]);
    size_t n = 0;
    ssize_t got;
    while (n < size - 1 && (got = read(ends[0], text + n, size - 1 - n)) > 0) {
        n += (size_t)got;
    }
    text[n] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, status, 0), child);
}

static void expect(Spoil spoil, const char *rule)
{
    char text[1000];
    int status;
    run_in_child(spoil, text, sizeof text, &status);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || strstr(text, rule) == NULL) {
        fail_msg("expected %s, got status %d and \"%s\"", rule, status, text);
    }
}

static void pool_1(Subject *s) { s->partial->until += s->partial->capacity; }
static void pool_2_short(Subject *s) { s->partial->free = ou_pool_next(s->partial, s->partial->free); }
static void pool_2_long(Subject *s) { s->partial->until++; }
static void pool_1_beat(Subject *s) { s->current->until = 0; }
static void relink(OuPool *pool, uintptr_t next)
{
    ((OuFreeBlock *)pool->free)->link = ou_pool_link(pool, pool->free, next);
}
static void pool_2_cycle(Subject *s) { relink(s->partial, s->partial->free); }
static void pool_3_off_boundary(Subject *s)
{
    s->partial->free += 8;
}
static void pool_3_foreign(Subject *s) { relink(s->partial, s->current->free); }
static void pool_4_size(Subject *s) { s->partial->block_size += 4; }
static void pool_4_capacity(Subject *s) { s->partial->capacity--; }
static void pool_4_kind(Subject *s) { s->current->kind = OU_BLOCK_KINDS; }
static void pool_4_state(Subject *s) { s->current->state = 9; }
static void pool_5(Subject *s) { s->current->key++; }
static void pool_5_pages(Subject *s) { s->current->pages |= 0x80; }
static void pool_6(Subject *s) { s->unused->carved = 1; }
static void pool_7_partial(Subject *s) { s->partial->state = OU_POOL_IS_FULL; }
static void pool_7_mark(Subject *s) { s->partial->offset |= OU_POOL_FULL_MARK; }
static void pool_7_empty(Subject *s) { s->partial->until = 0; }
static void arena_1(Subject *s) { s->arena->free_pools ^= 1; }
static void arena_2(Subject *s) { s->heap->arenas[__builtin_popcountll(s->arena->free_pools) - 1] = NULL; }
static void arena_2_link(Subject *s) { s->arena->prev = s->arena; }
static void arena_3(Subject *s) { s->chunk->arenas[2].free_pools = 1; }
static void chunk_1_owner(Subject *s) { s->chunk->heap = NULL; }
static void chunk_2_head(Subject *s) { s->chunk->open |= 1; }
static void chunk_2_records(Subject *s) { s->chunk->records = 0; }
static void heap_1(Subject *s)
{
    s->heap->front.current[OU_BLOCK_RAW][(SIZE - 1) / 8] = OU_POOL_NONE;
}
static void heap_1_class(Subject *s)
{
    s->heap->front.current[OU_BLOCK_RAW][10] = s->current;
}
static void heap_2(Subject *s) { s->heap->bins[OU_BLOCK_RAW][(SIZE - 1) / 8].first = NULL; }
static void heap_2_end(Subject *s) { s->heap->bins[OU_BLOCK_RAW][(SIZE - 1) / 8].last = NULL; }
static void heap_2_link(Subject *s) { s->partial->prev = s->partial; }
static void heap_3(Subject *s) { s->heap->arena_lists |= 1; }
static void heap_4(Subject *s) { s->heap->n_pages++; }
static void heap_4_credit(Subject *s) { s->heap->credit++; }
static void heap_5(Subject *s) { s->heap->n_free_pages++; }
static void heap_6(Subject *s) { s->heap->n_arenas++; }
static void heap_5_low(Subject *s) { s->heap->n_low_pages = s->heap->n_free_pages + 1; }
static void heap_7(Subject *s)
{
    for (size_t i = 0; i < OU_CHUNK_SLOTS; i++) {
        s->heap->front.chunk_at[i] = OU_CHUNK_NONE;
    }
}
static void heap_7_other(Subject *s)
{
    s->heap->front.chunk_at[((uintptr_t)s->chunk / OU_CHUNK_SIZE + 1) % OU_CHUNK_SLOTS] = (uintptr_t)s->chunk;
}
static void heap_10(Subject *s) { s->heap->front.signs[7] = 7 * OU_BLOCK_STEP + 40; }
static void heap_10_class(Subject *s) { *ou_pool_sign_at(s->heap, s->blocks[CAPACITY]) += OU_BLOCK_STEP; }
static void heap_8(Subject *s) { s->heap->n_hole_pages++; }
static void heap_9_nowhere(Subject *s) { *s->warm = (OuFreeBlock *)(void *)s; }
static void heap_9_class(Subject *s) { *s->warm = s->blocks[0]; }
static void heap_9_off_boundary(Subject *s) { *s->warm = (OuFreeBlock *)((char *)*s->warm + 16); }
static void heap_6_idle(Subject *s) { s->heap->n_idle_chunks++; }

static void every_broken_rule_is_named(void **state)
{
    (void)state;
    static const struct {
        Spoil spoil;
        const char *rule;
    } rows[] = {
        {pool_1, "POOL-1"},         {pool_1_beat, "POOL-1"},     {pool_2_short, "POOL-2"},    {pool_2_long, "POOL-2"},
        {pool_2_cycle, "POOL-2"},   {pool_3_off_boundary, "POOL-3"}, {pool_3_foreign, "POOL-3"},
        {pool_4_size, "POOL-4"},    {pool_4_capacity, "POOL-4"}, {pool_4_kind, "POOL-4"},
        {pool_4_state, "POOL-4"},   {pool_5, "POOL-5"},          {pool_5_pages, "POOL-5"},    {pool_6, "POOL-6"},
        {pool_7_partial, "POOL-7"}, {pool_7_empty, "POOL-7"},   {pool_7_mark, "POOL-7"},    {arena_1, "ARENA-1"},
        {arena_2, "ARENA-2"},       {arena_2_link, "ARENA-2"},   {arena_3, "ARENA-3"},
        {chunk_1_owner, "CHUNK-1"}, {chunk_2_head, "CHUNK-2"},   {chunk_2_records, "CHUNK-2"},
        {heap_1, "HEAP-1"},         {heap_1_class, "HEAP-1"},    {heap_2, "HEAP-2"},
        {heap_2_end, "HEAP-2"},     {heap_2_link, "HEAP-2"},     {heap_3, "HEAP-3"},
        {heap_4, "HEAP-4"},         {heap_4_credit, "HEAP-4"},   {heap_5, "HEAP-5"},
        {heap_6, "HEAP-6"},         {heap_6_idle, "HEAP-6"},
        {heap_5_low, "HEAP-5"},     {heap_7, "HEAP-7"},          {heap_7_other, "HEAP-7"}, {heap_8, "HEAP-8"},
        {heap_10, "HEAP-10"},       {heap_10_class, "HEAP-10"},
        {heap_9_nowhere, "HEAP-9"}, {heap_9_class, "HEAP-9"},  {heap_9_off_boundary, "HEAP-9"},
    };
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        expect(rows[i].spoil, rows[i].rule);
    }
}

typedef struct Refusal {
    Spoil spoil;
    const char *text;
} Refusal;

static void expect_panics(const Refusal *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char text[1000];
        int status;
        run_in_child(rows[i].spoil, text, sizeof text, &status);
        if (!WIFSIGNALED(status) || strstr(text, rows[i].text) == NULL) {
            fail_msg("expected a panic with \"%s\", got status %d and \"%s\"", rows[i].text, status, text);
        }
    }
}

static void give_twice(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[2 * CAPACITY - 1], SIZE);
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[2 * CAPACITY - 1], SIZE);
}
static void give_twice_later(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[2 * CAPACITY - 1], SIZE);
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[2 * CAPACITY - 2], SIZE);
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[2 * CAPACITY - 1], SIZE);
}
static void give_twice_in_empty_pool(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[3 * CAPACITY], SIZE);
}
static void give_foreign(Subject *s) { ou_heap_give(s->heap, OU_BLOCK_RAW, s, SIZE); }

/* Release builds, too. */
static void every_build_refuses(void **state)
{
    (void)state;
    static const Refusal rows[] = {
        {give_twice, "given back twice"},
        {give_twice_later, "given back twice"},
        {give_twice_in_empty_pool, "given back twice"},
        {give_foreign, "does not own"},
    };
    if (OU_HARDENED) {
        expect_panics(rows, OU_COUNT_OF(rows));
    }
}

#ifdef OU_DEBUG
static void give_inside(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_RAW, (char *)s->blocks[4 * CAPACITY] + 8, SIZE);
}
static void give_other_size(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_RAW, s->blocks[4 * CAPACITY], SIZE + 1);
}
static void give_other_kind(Subject *s)
{
    ou_heap_give(s->heap, OU_BLOCK_PLAIN, s->blocks[4 * CAPACITY], SIZE);
}
static void give_tracked(Subject *s)
{
    OuFreeBlock *block = ou_heap_take(s->heap, OU_BLOCK_CONTAINER, 40);
    block->flags = 1;
    ou_heap_give(s->heap, OU_BLOCK_CONTAINER, block, 40);
}
static void write_after_give(Subject *s)
{
    void *p = ou_heap_take(s->heap, OU_BLOCK_RAW, SIZE);
    ou_heap_give(s->heap, OU_BLOCK_RAW, p, SIZE);
    memset(p, 'x', SIZE);
    (void)ou_heap_take(s->heap, OU_BLOCK_RAW, SIZE);
}
static void leak(Subject *s) { ou_heap_free(s->heap); }

static void debug_builds_refuse(void **state)
{
    (void)state;
    static const Refusal rows[] = {
        {give_inside, "no block starts there"},
        {give_other_size, "another class"},
        {give_other_kind, "taken as raw, given back as plain"},
        {give_tracked, "flags set"},
        {write_after_give, "written after it was given back"},
        {leak, "raw blocks of 256 bytes"},
    };
    expect_panics(rows, OU_COUNT_OF(rows));
}
#else
static void debug_builds_refuse(void **state)
{
    (void)state;
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_broken_rule_is_named),
        cmocka_unit_test(every_build_refuses),
        cmocka_unit_test(debug_builds_refuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
