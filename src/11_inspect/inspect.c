/* inspect.c - inspect.h. */
#include "11_inspect/inspect.h"

#include "11_inspect/heap_module.h"
#include "11_inspect/opinion.h"

#include <stdlib.h>
#include <string.h>

/* The value of -X name=value; "" for -X name alone; NULL when it was not given. */
static OU_UNUSED const char *x_option(OuThread *th, const char *name)
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

static const OuBuiltinModule *const modules[] = {&ou_module__heap, NULL};

void ou_inspect_start(OuThread *th)
{
    ou_import_register(th->vm, modules);
#ifdef OU_DEBUG
    const char *every = x_option(th, "gccheck");
    if (every != NULL) {
        ou_opinion_start(th->vm, *every == 0 ? 1 : strtoull(every, NULL, 10));
    }
#endif
}
