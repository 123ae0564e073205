/* levels.c - levels.h: each level of the memory diagram counted in its own right. */
#include "04_object/levels.h"

#include "01_pages/pages.h"
#include "03_block/guard.h"

#include <fcntl.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

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

/* What of the process is resident, as the system says. */
typedef struct Process {
    size_t resident, anonymous, file, stack;
} Process;

static size_t field(const char *text, const char *name)
{
    const char *at = strstr(text, name);
    size_t n = 0;
    for (at = at == NULL ? "" : at + strlen(name); *at == ' ' || *at == '\t'; at++) {
    }
    for (; *at >= '0' && *at <= '9'; at++) {
        n = n * 10 + (size_t)(*at - '0');
    }
    return n * 1024; /* kB */
}

static Process read_process(void)
{
    char text[4096];
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    ssize_t n = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0) {
        close(file);
    }
    text[n < 0 ? 0 : n] = 0;
    return (Process){field(text, "VmRSS:"), field(text, "RssAnon:"), field(text, "RssFile:") + field(text, "RssShmem:"),
                     field(text, "VmStk:")};
}

/* What the C library keeps free in its heap. */
static size_t library_idle(void)
{
#if defined __GLIBC__ && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    return mallinfo2().fordblks;
#else
    return 0;
#endif
}

/* Everything that is shown; each number counted in its own right. */
typedef struct Levels {
    Process process;
    OuHeapStats stats;
    OuHeapUsage usage;
    size_t library_idle;
    size_t other; /* held, but by none of the levels that have a row: charged by a floor itself */
} Levels;

static void count_levels(const OuVm *vm, Levels *l)
{
    const OuAccount *a = &vm->account;
    ou_heap_stats(vm->heap, &l->stats);
    ou_heap_usage(vm->heap, &l->usage);
    l->process = read_process();
    l->library_idle = library_idle();
    l->other = a->held - a->raw_held - a->map_held - a->spare_held - l->stats.committed;
}

/* Resident, and in no row. Below zero when counted pages were never touched. */
static ssize_t remainder_of(const OuVm *vm, const Levels *l)
{
    return (ssize_t)l->process.resident - (ssize_t)vm->account.held - (ssize_t)l->process.file -
           (ssize_t)l->process.stack - (ssize_t)l->library_idle;
}

static const char *const kinds[] = {"containers", "plain objects", "raw blocks"};

static void put_classes(Text *t, const OuHeapStats *stats)
{
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
    Levels l;
    const OuAccount *a = &vm->account;
    const OuHeapUsage *u = &l.usage;
    count_levels(vm, &l);
    put(&t, "ouro memory\n");
    put(&t, "  level -1  pages of the OS       resident %12zu  anonymous %zu\n", l.process.resident, l.process.anonymous);
    put(&t, "            program and libraries %12zu  stack %zu\n", l.process.file, l.process.stack);
    put(&t, "  level  0  C library             held     %12zu in %zu blocks (asked %zu)  idle %zu\n", a->raw_held, a->n_raw,
        a->raw_asked, l.library_idle);
    put(&t, "  level +1  raw memory            held     %12zu  peak %zu  mapped %zu in %zu  spare %zu  other %zu\n", a->held,
        a->peak, a->map_held, a->n_maps, a->spare_held, l.other);
    put(&t, "  level +2  object allocator      held     %12zu  live %zu  free %zu  untouched %zu  holes %zu\n",
        l.stats.committed, u->live, u->free, u->untouched, u->holes);
    put(&t, "            retained %zu  slack %zu  records %zu  credit %zu  quarantine %zu  huge %zu  fragmentation %.3f\n", u->idle,
        u->slack, u->records, u->credit, u->quarantine, u->huge,
        u->live + u->free == 0 ? 0.0 : (double)u->free / (double)(u->live + u->free));
    put(&t, "            arenas %zu (made %llu, returned %llu)  pools used %zu free %zu untouched %zu\n", l.stats.n_arenas,
        (unsigned long long)l.stats.n_arenas_made, (unsigned long long)l.stats.n_arenas_returned, l.stats.n_pools_used,
        l.stats.n_pools_free, l.stats.n_pools_untouched);
    put_classes(&t, &l.stats);
    put(&t, "  remainder (C library's own, and counted pages never touched) %zd\n", remainder_of(vm, &l));
    return (size_t)(t.at - out);
}

static void put_json_classes(Text *t, const OuHeapStats *stats)
{
    const char *comma = "";
    for (size_t kind = 0; kind < OU_BLOCK_KINDS; kind++) {
        for (size_t c = 0; c < OU_BLOCK_CLASSES; c++) {
            const OuClassStats *s = &stats->classes[kind][c];
            if (s->n_pools > 0) {
                put(t, "%s\n {\"size\": %zu, \"kind\": \"%s\", \"pools\": %zu, \"live\": %zu, \"free\": %zu, \"untouched\": %zu}",
                    comma, OU_BLOCK_MIN + c * OU_BLOCK_STEP, kinds[kind], s->n_pools, s->n_live, s->n_free, s->n_untouched);
                comma = ",";
            }
        }
    }
}

size_t ou_levels_json(const OuVm *vm, char *out, size_t room)
{
    Text t = {out, room};
    Levels l;
    const OuAccount *a = &vm->account;
    const OuHeapUsage *u = &l.usage;
    count_levels(vm, &l);
    put(&t, "{\"process\": {\"resident\": %zu, \"anonymous\": %zu, \"file\": %zu, \"stack\": %zu},\n", l.process.resident,
        l.process.anonymous, l.process.file, l.process.stack);
    put(&t, "\"account\": {\"held\": %zu, \"peak\": %zu, \"cap\": ", a->held, a->peak);
    a->cap == SIZE_MAX ? put(&t, "null") : put(&t, "%zu", a->cap);
    put(&t, ", \"reserve\": %zu, \"other\": %zu},\n", vm->reserve, l.other);
    put(&t, "\"library\": {\"held\": %zu, \"asked\": %zu, \"blocks\": %zu, \"idle\": %zu},\n", a->raw_held, a->raw_asked, a->n_raw,
        l.library_idle);
    put(&t, "\"mapped\": {\"held\": %zu, \"mappings\": %zu, \"spare\": %zu},\n", a->map_held, a->n_maps, a->spare_held);
    put(&t, "\"blocks\": {\"held\": %zu, \"live\": %zu, \"free\": %zu, \"untouched\": %zu, \"holes\": %zu, \"retained\": %zu, "
            "\"slack\": %zu, \"records\": %zu, \"credit\": %zu, \"quarantine\": %zu, \"huge\": %zu,\n",
        l.stats.committed, u->live, u->free, u->untouched, u->holes, u->idle, u->slack, u->records, u->credit, u->quarantine, u->huge);
    put(&t, " \"chunks\": %zu, \"arenas\": %zu, \"arenas_made\": %llu, \"arenas_returned\": %llu, \"pools_used\": %zu, "
            "\"pools_free\": %zu, \"pools_untouched\": %zu},\n",
        l.stats.n_chunks, l.stats.n_arenas, (unsigned long long)l.stats.n_arenas_made,
        (unsigned long long)l.stats.n_arenas_returned, l.stats.n_pools_used, l.stats.n_pools_free, l.stats.n_pools_untouched);
    put(&t, "\"classes\": [");
    put_json_classes(&t, &l.stats);
    put(&t, "],\n\"remainder\": %zd}\n", remainder_of(vm, &l));
    return (size_t)(t.at - out);
}
