/* base.c - what happens when an invariant is broken.
 *
 * The text is put together in a buffer on the stack and written with write(2):
 * stdio may hold a lock or want memory in the very process that is broken. */
#include "00_base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void say(const char *file, int line, const char *func, const char *text)
{
    char message[512];
    int n = snprintf(message, sizeof message, "%s:%d: %s: %s\n", file, line, func, text);
    size_t size = n < 0 ? 0 : (size_t)n < sizeof message ? (size_t)n : sizeof message - 1;
    const char *rest = message;
    while (size > 0) {
        ssize_t written = write(STDERR_FILENO, rest, size);
        if (written <= 0) {
            return;
        }
        rest += written;
        size -= (size_t)written;
    }
}

_Noreturn void ou_base_panic(const char *file, int line, const char *func, const char *text)
{
    say(file, line, func, text);
    abort();
}

bool ou_base_doubt(const char *file, int line, const char *func, const char *text)
{
    say(file, line, func, text);
    return false;
}
