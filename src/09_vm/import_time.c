/* import_time.c - -X importtime: a line an import on standard error, with what it took alone and with all that it imported.
 *
 * A module's line comes when its import ends, so after those of what it imported, which are set in by two. The time of
 * inner imports is added up while the outer one waits for them. Imports that run in several threads at once stand among
 * each other, as in CPython. */
#include "01_pages/pages.h"
#include "06_types/str.h"
#include "09_vm/import_int.h"

#include <inttypes.h>
#include <stdio.h>

void ou_import_time_begin(OuThread *th, OuImportTimer *timer)
{
    OuImportTimes *times = &th->vm->machine->import_times;
    if (!times->on) {
        return;
    }
    if (!times->head_shown) {
        fputs("import time: self [us] | cumulative | imported package\n", stderr);
        times->head_shown = true;
    }
    times->depth++;
    *timer = (OuImportTimer){.started_ns = ou_pages_clock(false), .before_ns = times->inner_ns};
    times->inner_ns = 0;
}

void ou_import_time_end(OuThread *th, OuImportTimer *timer, OuObject *name)
{
    OuImportTimes *times = &th->vm->machine->import_times;
    if (!times->on) {
        return;
    }
    int64_t took_ns = (int64_t)(ou_pages_clock(false) - timer->started_ns);
    times->depth--;
    OuObject *error = ou_error_take(th), *holder = NULL;
    size_t size;
    const char *text = ou_str_utf8(th, name, &size, &holder);
    if (text != NULL) {
        fprintf(stderr, "import time: %9" PRId64 " | %10" PRId64 " | %*s%.*s\n", (took_ns - times->inner_ns) / 1000, took_ns / 1000,
                (int)(2 * times->depth), "", (int)size, text);
    }
    ou_drop_maybe(th, holder);
    ou_error_clear(th);
    ou_error_restore_adopt(th, error);
    times->inner_ns = timer->before_ns + took_ns;
}
