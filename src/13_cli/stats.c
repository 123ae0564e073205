/* stats.c - -X memstats: each level of the memory diagram counted in its own right. */
#include "13_cli/cli.h"

#include "01_pages/pages.h"

#include <stdio.h>

void ou_cli_show_stats(OuroVm *vm)
{
    const OuAccount *a = &vm->vm.account;
    OuHeapStats stats;
    ou_heap_stats(vm->vm.heap, &stats);
    size_t resident = ou_pages_resident();
    fprintf(stderr, "ouro memory\n");
    fprintf(stderr, "  level -1  pages of the OS       resident %12zu\n", resident);
    fprintf(stderr, "  level  0  C library             held     %12zu in %zu blocks\n", a->raw_held, a->n_raw);
    fprintf(stderr, "  level +1  raw memory            held     %12zu  peak %zu  mapped %zu in %zu\n", a->held, a->peak,
            a->map_held, a->n_maps);
    fprintf(stderr, "  level +2  object allocator      held     %12zu  live %zu\n", stats.committed, stats.live_bytes);
    fprintf(stderr, "            arenas %zu (made %llu, returned %llu)  pools used %zu free %zu untouched %zu\n",
            stats.n_arenas, (unsigned long long)stats.n_arenas_made, (unsigned long long)stats.n_arenas_returned,
            stats.n_pools_used, stats.n_pools_free, stats.n_pools_untouched);
    static const char *const kinds[] = {"containers", "plain objects", "raw blocks"};
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t c = 0; c < OU_BLOCK_CLASSES; c++) {
            const OuClassStats *s = &stats.classes[kind][c];
            if (s->n_pools > 0) {
                fprintf(stderr, "  class %3zu  %-13s  pools %5zu  live %9zu  free %9zu  untouched %9zu\n",
                        OU_BLOCK_MIN + c * OU_BLOCK_STEP, kinds[kind], s->n_pools, s->n_live, s->n_free, s->n_untouched);
            }
        }
    }
    fprintf(stderr, "  remainder (image, stacks, C library's own) %zd\n", (ssize_t)resident - (ssize_t)a->held);
}
