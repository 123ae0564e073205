/* inspect.c - inspect.h. */
#include "11_inspect/inspect.h"

#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "11_inspect/heap_module.h"
#include "11_inspect/opinion.h"
#include "11_inspect/alloc_trace.h"
#include "11_inspect/tracemalloc_module.h"

#include <stdlib.h>
#include <string.h>

/* The value of -X name=value; "" for -X name alone; NULL when it was not given. */
static const char *x_option(OuThread *th, const char *name)
{
    const char *const *options = th->vm->library->config.x_options;
    size_t size = strlen(name);
    const char *value = NULL;
    for (; options != NULL && *options != NULL; options++) {
        if (strncmp(*options, name, size) == 0 && ((*options)[size] == 0 || (*options)[size] == '=')) {
            value = (*options)[size] == 0 ? "" : *options + size + 1;
        }
    }
    return value;
}

static const OuBuiltinModule *const modules[] = {&ou_module__heap, &ou_module__tracemalloc, NULL};

/* -X tracemalloc[=N], PYTHONTRACEMALLOC=N: traced from the start, with N frames. */
static bool start_tracing(OuThread *th)
{
    const char *from = "-X tracemalloc=NFRAME", *value = x_option(th, "tracemalloc");
    if (value == NULL && !th->vm->library->config.ignore_environment) {
        from = "PYTHONTRACEMALLOC";
        value = getenv(from);
        value = value != NULL && *value == 0 ? NULL : value;
    }
    if (value == NULL) {
        return true;
    }
    char *end = NULL;
    long n = *value == 0 ? 1 : strtol(value, &end, 10);
    if ((end != NULL && *end != 0) || n < 0 || n > OU_ALLOC_TRACE_FRAMES_MAX) {
        return ou_raise(th, &ou_exc_value_error, "%s: invalid number of frames", from);
    }
    return n == 0 || ou_alloc_trace_start(th, (uint32_t)n);
}

void ou_inspect_end(OuThread *th)
{
    ou_alloc_trace_stop(th);
}

bool ou_inspect_start(OuThread *th)
{
    ou_import_register(th->vm, modules);
#ifdef OU_DEBUG
    const char *every = x_option(th, "gccheck");
    if (every != NULL) {
        ou_opinion_start(th->vm, *every == 0 ? 1 : strtoull(every, NULL, 10));
    }
#endif
    return start_tracing(th);
}
