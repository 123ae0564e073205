/* pages_posix.c - pages.h over mmap.
 *
 * mmap promises page alignment only, so an aligned span is cut out of a span
 * one alignment larger, and both trimmings go straight back. Overmapping was
 * preferred to a hint address: hints fail silently once the space near them
 * fills up, and the retry loop was longer than this.
 *
 * A reservation is PROT_NONE, so that it counts neither as memory nor, where the
 * system does not overcommit, against its limit. Huge pages are off until they
 * are asked for: one touched page of a fresh VM must not cost 2 MiB. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* mremap, MADV_* */
#endif
#include "01_pages/pages.h"
#include "00_base/bits.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* Linux 5.14 has it, headers older than that do not name it. */
#if defined __linux__ && !defined MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
/* And 6.1 this one. */
#if defined __linux__ && !defined MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

size_t ou_pages_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static void *map(size_t size, int access, int flags)
{
    void *p = mmap(NULL, size, access, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

static void unmap(void *addr, size_t size)
{
    if (size != 0 && munmap(addr, size) != 0) {
        /* Only a wrong range, or the limit of mappings when the middle of one is
         * cut out, which these callers never do. The space is lost, no more. */
        ou_base_doubt(__FILE__, __LINE__, __func__, strerror(errno));
    }
}

void *ou_pages_reserve(OuFault *fault, size_t size, size_t align)
{
    OU_ASSERT(ou_bits_is_power(align) && size % ou_pages_size() == 0);
    size_t page = ou_pages_size();
    size_t slack = align > page ? align - page : 0;
    if (ou_fault_hit(fault) || size > SIZE_MAX - slack) {
        return NULL;
    }
    char *whole = map(size + slack, PROT_NONE, MAP_NORESERVE);
    if (whole == NULL) {
        return NULL;
    }
    char *start = (char *)ou_bits_round_up((uintptr_t)whole, align);
    size_t before = (size_t)(start - whole);
    unmap(whole, before);
    unmap(start + size, slack - before);
#ifdef MADV_NOHUGEPAGE
    (void)madvise(start, size, MADV_NOHUGEPAGE); /* advice: refused by kernels without them */
#endif
    return start;
}

bool ou_pages_commit(OuFault *fault, void *addr, size_t size)
{
    return !ou_fault_hit(fault) && mprotect(addr, size, PROT_READ | PROT_WRITE) == 0;
}

bool ou_pages_purge(OuFault *fault, void *addr, size_t size)
{
    return !ou_fault_hit(fault) && madvise(addr, size, MADV_DONTNEED) == 0;
}

void ou_pages_release(void *addr, size_t size)
{
    unmap(addr, size);
}

void *ou_pages_map(OuFault *fault, size_t size)
{
    return ou_fault_hit(fault) ? NULL : map(size, PROT_READ | PROT_WRITE, 0);
}

void *ou_pages_remap(OuFault *fault, void *addr, size_t old_size, size_t new_size)
{
    if (ou_fault_hit(fault)) {
        return NULL;
    }
#ifdef __linux__
    void *p = mremap(addr, old_size, new_size, MREMAP_MAYMOVE);
    return p == MAP_FAILED ? NULL : p;
#else
    void *p = map(new_size, PROT_READ | PROT_WRITE, 0);
    if (p != NULL) {
        memcpy(p, addr, old_size < new_size ? old_size : new_size);
        unmap(addr, old_size);
    }
    return p;
#endif
}

void ou_pages_populate(void *addr, size_t size)
{
#ifdef MADV_POPULATE_WRITE
    (void)madvise(addr, size, MADV_POPULATE_WRITE);
#else
    (void)addr;
    (void)size;
#endif
}

void ou_pages_huge(void *addr, size_t size, bool wanted)
{
#ifdef MADV_HUGEPAGE
    (void)madvise(addr, size, wanted ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
#else
    (void)addr;
    (void)size;
    (void)wanted;
#endif
}

bool ou_pages_collapse(void *addr, size_t size)
{
#ifdef MADV_COLLAPSE
    return madvise(addr, size, MADV_COLLAPSE) == 0;
#else
    (void)addr;
    (void)size;
    return false;
#endif
}

bool ou_pages_random(void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        ssize_t got = getrandom(at, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        at += got;
        size -= (size_t)got;
    }
    return true;
}

uint64_t ou_pages_clock(bool coarse)
{
    struct timespec now;
#ifdef CLOCK_MONOTONIC_COARSE
    clock_gettime(coarse ? CLOCK_MONOTONIC_COARSE : CLOCK_MONOTONIC, &now);
#else
    (void)coarse;
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return (uint64_t)now.tv_sec * UINT64_C(1000000000) + (uint64_t)now.tv_nsec;
}

size_t ou_pages_resident(void)
{
    char text[128];
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    ssize_t n = read(file, text, sizeof text - 1);
    close(file);
    if (n <= 0) {
        return 0;
    }
    text[n] = '\0';
    const char *at = strchr(text, ' '); /* total, then resident, in pages */
    size_t pages = 0;
    for (at = at == NULL ? "" : at + 1; *at >= '0' && *at <= '9'; at++) {
        pages = pages * 10 + (size_t)(*at - '0');
    }
    return pages * ou_pages_size();
}
