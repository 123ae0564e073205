/* levels.c - levels.h: each level of the memory diagram counted in its own right. */
#include "04_object/levels.h"

#include "01_pages/pages.h"

#include <stdarg.h>
#include <stdio.h>
#include <sys/types.h>

typedef struct Text {
    char *at;
    size_t room; /* bytes left, NUL included; never 0 */
} Text;

static void put(Text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(Text *t, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    int n = vsnprintf(t->at, t->room, format, values);
    va_end(values);
    if (n < 0) {
        return;
    }
    size_t written = (size_t)n < t->room ? (size_t)n : t->room - 1;
    t->at += written;
    t->room -= written;
}

static void put_classes(Text *t, const OuHeapStats *stats)
{
    static const char *const kinds[] = {"containers", "plain objects", "raw blocks"};
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t c = 0; c < OU_BLOCK_CLASSES; c++) {
            const OuClassStats *s = &stats->classes[kind][c];
            if (s->n_pools > 0) {
                put(t, "  class %3zu  %-13s  pools %5zu  live %9zu  free %9zu  untouched %9zu\n",
                    OU_BLOCK_MIN + c * OU_BLOCK_STEP, kinds[kind], s->n_pools, s->n_live, s->n_free, s->n_untouched);
            }
        }
    }
}

size_t ou_levels_text(const OuVm *vm, char *out, size_t room)
{
    Text t = {out, room};
    const OuAccount *a = &vm->account;
    OuHeapStats stats;
    ou_heap_stats(vm->heap, &stats);
    size_t resident = ou_pages_resident();
    put(&t, "ouro memory\n");
    put(&t, "  level -1  pages of the OS       resident %12zu\n", resident);
    put(&t, "  level  0  C library             held     %12zu in %zu blocks\n", a->raw_held, a->n_raw);
    put(&t, "  level +1  raw memory            held     %12zu  peak %zu  mapped %zu in %zu\n", a->held, a->peak,
        a->map_held, a->n_maps);
    put(&t, "  level +2  object allocator      held     %12zu  live %zu\n", stats.committed, stats.live_bytes);
    put(&t, "            arenas %zu (made %llu, returned %llu)  pools used %zu free %zu untouched %zu\n", stats.n_arenas,
        (unsigned long long)stats.n_arenas_made, (unsigned long long)stats.n_arenas_returned, stats.n_pools_used,
        stats.n_pools_free, stats.n_pools_untouched);
    put_classes(&t, &stats);
    put(&t, "  remainder (image, stacks, C library's own) %zd\n", (ssize_t)resident - (ssize_t)a->held);
    return (size_t)(t.at - out);
}
