/* describe.c - describe.h. Runs when the heap is broken already, so it believes nothing: a type is a live block of the
 * heap (the caller saw to that) or lies in the program's image, and its name is read by a system call, which
 * fails where there is nothing to read. */
#include "04_object/describe.h"

#include "04_object/type.h"

#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static bool read_at(const void *from, void *to, size_t size)
{
    struct iovec local = {to, size}, remote = {(void *)(uintptr_t)from, size};
    return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == (ssize_t)size;
}

void ou_describe_type(uint64_t address, char *text, size_t room)
{
    OuType type;
    char name[64];
    const void *p = (const void *)(uintptr_t)address;
    text[0] = 0;
    if (address % sizeof(void *) != 0 || !read_at(p, &type, sizeof type) || !read_at(type.name, name, 1)) {
        return;
    }
    size_t n = 0;
    while (n + 1 < sizeof name && n + 1 < room && read_at(type.name + n, &name[n], 1) && name[n] > ' ' && name[n] < 127) {
        n++;
    }
    memcpy(text, name, n);
    text[n] = 0;
}
