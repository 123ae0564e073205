/* test_guard.c - each wrong use of memory is told, with what and where: in debug mode all of them, in every build those that
 * cost nothing to see. */
#include "unit.h"

#if defined OU_BYPASS_POOLS || defined OU_NO_HARDENING
int main(void)
{
    return 0;
}
#else

#include "03_block/block_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void describe(uint64_t second_word, char *text, size_t room)
{
    snprintf(text, room, "toy %d", (int)second_word);
}

typedef void (*Misuse)(OuHeap *heap);

static void run_in_child(OuHeapMode mode, Misuse misuse, char *text, size_t size, int *status)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        OuAccount account;
        ou_account_init(&account, SIZE_MAX);
        OuHeap *heap = ou_heap_new(&account, 1);
        if (heap == NULL || !ou_heap_set_mode(heap, mode)) {
            _exit(3);
        }
        ou_heap_set_describe(heap, describe);
        misuse(heap);
        _exit(0);
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

static char *object(OuHeap *heap, size_t size)
{
    char *p = ou_heap_take(heap, OU_BLOCK_PLAIN, size);
    uint64_t type = 7;
    memcpy(p + 8, &type, sizeof type);
    return p;
}

static void twice(OuHeap *heap)
{
    char *p = object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
}
static void twice_later(OuHeap *heap)
{
    char *p = object(heap, 48), *q = object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, q, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
}
static void foreign(OuHeap *heap)
{
    static char no_block[64];
    (void)object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, no_block, 48);
}
static void foreign_of_the_library(OuHeap *heap)
{
    ou_heap_give(heap, OU_BLOCK_PLAIN, calloc(1, 100), 48);
}
static void foreign_of_another_heap(OuHeap *heap)
{
    static OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    ou_heap_give(heap, OU_BLOCK_PLAIN, object(ou_heap_new(&account, 2), 48), 48);
}
static void written_after(OuHeap *heap)
{
    char *p = object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
    memset(p + 8, 'x', 8);
    (void)ou_heap_take(heap, OU_BLOCK_PLAIN, 48);
    (void)ou_heap_take(heap, OU_BLOCK_PLAIN, 48);
    (void)ou_heap_trim(heap); /* what is in quarantine comes out */
}
/* Not the block that was given back last: in release builds the engine reads nothing of that one. */
static void written_on_a_list(OuHeap *heap)
{
    char *p = object(heap, 48);
    char *q = object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, q, 48);
    memset(p + 8, 'x', 8);
    (void)ou_heap_take(heap, OU_BLOCK_PLAIN, 48);
    (void)ou_heap_take(heap, OU_BLOCK_PLAIN, 48);
}
static void written_one_byte_after(OuHeap *heap)
{
    char *p = object(heap, 48);
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
    p[40] = 'x';
    (void)ou_heap_trim(heap);
}
static void one_past_a_class(OuHeap *heap)
{
    char *p = object(heap, 48);
    p[48] = 'x';
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 48);
}
static void one_past_a_size(OuHeap *heap)
{
    char *p = object(heap, 41);
    p[41] = 'x';
    ou_heap_give(heap, OU_BLOCK_PLAIN, p, 41);
}
static void inside(OuHeap *heap)
{
    ou_heap_give(heap, OU_BLOCK_PLAIN, object(heap, 48) + 8, 48);
}
static void other_size(OuHeap *heap)
{
    ou_heap_give(heap, OU_BLOCK_PLAIN, object(heap, 48), 56);
}

typedef struct Row {
    Misuse misuse;
    const char *words, *more;
} Row;

static void expect_all(OuHeapMode mode, const Row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char text[1000];
        int status;
        run_in_child(mode, rows[i].misuse, text, sizeof text, &status);
        if (status == 0 || strstr(text, rows[i].words) == NULL || strstr(text, rows[i].more) == NULL) {
            fail_msg("row %zu: expected \"%s\" and \"%s\", got status %d and \"%s\"", i, rows[i].words, rows[i].more, status,
                     text);
        }
    }
}

static void debug_mode_tells_each(void **state)
{
    (void)state;
    static const Row rows[] = {
        {twice, "given back twice", "48 bytes, class of 56, plain, of type toy 7"},
        {twice_later, "given back twice", "of type toy 7"},
        {foreign, "does not own", "48 bytes"},
        {foreign_of_the_library, "does not own", "48 bytes"},
        {foreign_of_another_heap, "does not own", "48 bytes"},
        {written_after, "written after it was given back", "of type toy 7"},
        {written_one_byte_after, "written after it was given back", "of type toy 7"},
        {one_past_a_class, "written past its end", "of type toy 7"},
        {one_past_a_size, "written past its end", "41 bytes"},
        {inside, "no block starts there", "plain"},
        {other_size, "another class", "of type toy 7"},
    };
    expect_all(OU_HEAP_DEBUG, rows, OU_COUNT_OF(rows));
}

/* In release too; debug builds have their own words for the same. */
static void every_build_tells_the_cheap_ones(void **state)
{
    (void)state;
    static const Row rows[] = {
        {twice, "given back twice", "48 bytes"},
        {twice_later, "given back twice", "48 bytes"},
        {foreign, "does not own", "48 bytes"},
        {foreign_of_the_library, "does not own", "48 bytes"},
        {foreign_of_another_heap, "does not own", "48 bytes"},
        {written_on_a_list, "written after it was given back", "block"},
    };
    expect_all(OU_HEAP_BLOCKS, rows, OU_COUNT_OF(rows));
}

static void right_use_is_served(OuHeapMode mode)
{
    OuAccount account;
    ou_account_init(&account, SIZE_MAX);
    OuHeap *heap = ou_heap_new(&account, 1);
    assert_non_null(heap);
    assert_true(ou_heap_set_mode(heap, mode));
    assert_false(ou_heap_set_mode(heap, mode == OU_HEAP_DEBUG ? OU_HEAP_SYSTEM : OU_HEAP_DEBUG)); /* one is chosen */
    enum { N = 2000 };
    static struct {
        char *p;
        size_t size;
    } blocks[N];
    for (size_t round = 0; round < 5; round++) {
        for (size_t i = 0; i < N; i++) {
            OuBlockKind kind = (OuBlockKind)(i % OU_BLOCK_KINDS);
            if (blocks[i].p != NULL) {
                assert_int_equal(blocks[i].p[blocks[i].size - 1], (char)i);
                if (kind == OU_BLOCK_RAW) {
                    size_t size = 16 + (i * 31 + round * 17) % 600;
                    char *moved = ou_heap_resize(heap, kind, blocks[i].p, blocks[i].size, size);
                    assert_non_null(moved);
                    moved[size - 1] = (char)i;
                    blocks[i].p = moved;
                    blocks[i].size = size;
                    continue;
                }
                ou_heap_give(heap, kind, blocks[i].p, blocks[i].size);
            }
            blocks[i].size = 16 + (i * 37 + round * 13) % 497;
            blocks[i].p = ou_heap_take(heap, kind, blocks[i].size);
            assert_non_null(blocks[i].p);
            memset(blocks[i].p + 8, (char)i, blocks[i].size - 8);
        }
        assert_true(ou_heap_check(heap));
    }
    for (size_t i = 0; i < N; i++) {
        ou_heap_give(heap, (OuBlockKind)(i % OU_BLOCK_KINDS), blocks[i].p, blocks[i].size);
        blocks[i].p = NULL;
    }
    (void)ou_heap_trim(heap);
    assert_true(ou_heap_check(heap));
    ou_heap_free(heap);
    ou_account_fini(&account);
}

static void right_use_is_served_in_each_mode(void **state)
{
    (void)state;
    right_use_is_served(OU_HEAP_SYSTEM);
    right_use_is_served(OU_HEAP_DEBUG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(debug_mode_tells_each),
        cmocka_unit_test(every_build_tells_the_cheap_ones),
        cmocka_unit_test(right_use_is_served_in_each_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
