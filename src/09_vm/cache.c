/* cache.c - __pycache__: finding, judging, reading and writing compiled code.
 *
 * A cache counts when its head says the time and size that the source has now (or the hash, for those that were made so),
 * and its code loads, which means that the module's own code passed the verifier; its functions do when they are called. It is
 * written beside its place under another name and then renamed, so that no reader sees half of it. Paths are C strings here: a
 * path that is longer than the system takes has no cache. */
#include "09_vm/cache.h"

#include "00_base/siphash.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "08_compile/compile.h"
#include "09_vm/machine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLAG_HASH 1u  /* the head has the source's hash */
#define FLAG_CHECK 2u /* and it is to be compared */

typedef struct Cache {
    char path[PATH_MAX]; /* "": there is none */
    size_t folder;       /* length of the part of path before the file's name, without the slash */
    struct stat source;
} Cache;

/* ---- where ---- */

/* The folder of the source as an absolute path: appended to `out` of `room` bytes. False: too long. */
static bool absolute_folder(const char *file, size_t n, char *out, size_t room)
{
    size_t used = 0;
    if (n == 0 || file[0] != '/') {
        if (getcwd(out, room) == NULL) {
            return false;
        }
        used = strlen(out);
    }
    int more = snprintf(out + used, room - used, "%s%.*s", used > 0 && n > 0 ? "/" : "", (int)n, file);
    return more >= 0 && (size_t)more < room - used;
}

/* The path for a source file; the prefix is sys.pycache_prefix, or NULL. */
static bool make_path(const char *file, const char *prefix, int optimize, char *out, size_t *folder)
{
    const char *slash = strrchr(file, '/'), *name = slash == NULL ? file : slash + 1;
    const char *dot = strrchr(name, '.');
    int stem = dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name), n;
    size_t before = slash == NULL ? 0 : (size_t)(slash - file);
    char level[16] = "";
    if (optimize > 0) {
        snprintf(level, sizeof level, ".opt-%d", optimize);
    }
    if (prefix != NULL) {
        char absolute[PATH_MAX];
        if (!absolute_folder(file, before, absolute, sizeof absolute)) {
            return false;
        }
        n = snprintf(out, PATH_MAX, "%s%s", prefix, absolute);
    } else {
        n = snprintf(out, PATH_MAX, "%.*s%s__pycache__", (int)(slash == NULL ? 0 : before), file,
                     slash == NULL ? "" : "/");
    }
    if (n < 0 || n >= PATH_MAX) {
        return false;
    }
    *folder = (size_t)n;
    int more = snprintf(out + n, PATH_MAX - (size_t)n, "/%.*s." OU_CACHE_TAG "%s.pyc", stem, name, level);
    return more >= 0 && more < PATH_MAX - n;
}

/* Fills in the cache's path and the state of the source. False: an error is pending. */
static bool locate(OuThread *th, const char *file, Cache *cache)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *value = sys == NULL ? NULL : ou_dict_borrow_text(th, sys, "pycache_prefix"), *prefix = NULL;
    if (value != NULL && ou_is_str(value)) {
        prefix = ou_str_encode(th, value, "utf-8", "surrogateescape");
        if (prefix == NULL) {
            return false;
        }
    }
    bool found = stat(file, &cache->source) == 0 && S_ISREG(cache->source.st_mode) &&
                 make_path(file, prefix == NULL ? NULL : ou_bytes_data(prefix), th->vm->machine->optimize, cache->path,
                           &cache->folder);
    if (!found) {
        cache->path[0] = 0;
    }
    ou_drop_maybe(th, prefix);
    return true;
}

/* ---- reading ---- */

static uint32_t u32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static void put_u32(uint8_t *bytes, uint32_t value)
{
    for (unsigned i = 0; i < 4; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
}

bool ou_cache_has_magic(const OuObject *bytes)
{
    return ou_bytes_size(bytes) >= OU_CACHE_HEAD && u32((const uint8_t *)ou_bytes_data(bytes)) == OU_CACHE_MAGIC;
}

static uint64_t source_hash(OuObject *source)
{
    return ou_siphash13((OuSipKey){OU_CACHE_MAGIC, 0}, ou_bytes_data(source), ou_bytes_size(source));
}

/* Audit hooks are told which file is about to be read. */
static bool tell_open(OuThread *th, const char *path)
{
    return !ou_audited(th) || ou_audit(th, "open", "ssi", path, "r", O_RDONLY | O_CLOEXEC);
}

static OuObject *read_source(OuThread *th, const char *path)
{
    return tell_open(th, path) ? ou_import_read_file(th, path) : NULL;
}

/* The whole cache; NULL without error when it cannot be read. */
static OuObject *read_cache(OuThread *th, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0) {
        return NULL;
    }
    OuObject *bytes = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? ou_bytes_new(th, (size_t)st.st_size) : NULL;
    size_t used = 0;
    while (bytes != NULL && used < ou_bytes_size(bytes)) {
        ssize_t got = read(fd, ou_bytes_data(bytes) + used, ou_bytes_size(bytes) - used);
        if (got <= 0 && (got == 0 || errno != EINTR)) {
            ou_clear_ref(th, &bytes);
        } else {
            used += got < 0 ? 0 : (size_t)got;
        }
    }
    close(fd);
    return bytes;
}

/* Does the head say that this is the code of the source as it is now? `source` is read when that takes its hash. */
static bool is_current(OuThread *th, const Cache *cache, const uint8_t *head, const char *file, OuObject **source)
{
    uint32_t flags = u32(head + 4);
    if (u32(head) != OU_CACHE_MAGIC || flags > (FLAG_HASH | FLAG_CHECK) || flags == FLAG_CHECK) {
        return false;
    }
    if (flags == 0) {
        return u32(head + 8) == (uint32_t)cache->source.st_mtime && u32(head + 12) == (uint32_t)cache->source.st_size;
    }
    OuPycCheck check = th->vm->machine->pyc_check;
    if (check == OU_PYC_NEVER || (check == OU_PYC_DEFAULT && flags == FLAG_HASH)) {
        return true;
    }
    *source = read_source(th, file);
    return *source != NULL && (u32(head + 8) | (uint64_t)u32(head + 12) << 32) == source_hash(*source);
}

/* NULL without error: there is no cache, or none that counts. *by_hash: there was one with a hash, which the new one is to
 * have, too. *source: as is_current() leaves it. */
static OuCode *load(OuThread *th, const Cache *cache, const char *file, OuObject **source, bool *by_hash)
{
    OuObject *bytes = cache->path[0] == 0 || !tell_open(th, cache->path) ? NULL : read_cache(th, cache->path);
    OuCode *code = NULL;
    if (bytes == NULL) {
        return NULL;
    }
    const uint8_t *data = (const uint8_t *)ou_bytes_data(bytes);
    size_t size = ou_bytes_size(bytes), head = OU_CACHE_HEAD + 5;
    *by_hash = size >= OU_CACHE_HEAD && u32(data) == OU_CACHE_MAGIC && u32(data + 4) == (FLAG_HASH | FLAG_CHECK);
    if (size > head && is_current(th, cache, data, file, source) &&
        (data[OU_CACHE_HEAD] & 0x7f) == OU_CACHE_CODE && /* marshal's bit for shared objects may be set */
        u32(data + OU_CACHE_HEAD + 1) == size - head) {
        code = ou_code_load(th, (const char *)data + head, size - head);
        if (code != NULL && !ou_code_admit(th, code)) { /* the module's own code runs at once */
            ou_drop(th, code);
            code = NULL;
        }
        if (code == NULL) {
            ou_error_swallow(th, &ou_exc_value_error);
        }
    }
    ou_drop(th, bytes);
    return code;
}

/* ---- writing ---- */

static bool may_write(OuThread *th)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *flag = sys == NULL ? NULL : ou_dict_borrow_text(th, sys, "dont_write_bytecode");
    return flag == NULL || flag == OU_PY_FALSE || flag == OU_NONE || (ou_is_int(flag) && ou_int_sign(flag) == 0);
}

/* The folder and what it stands in, as far as they are missing. */
static void make_folders(const Cache *cache)
{
    char path[PATH_MAX];
    memcpy(path, cache->path, cache->folder);
    path[cache->folder] = 0;
    if (mkdir(path, 0777) == 0 || errno != ENOENT) {
        return;
    }
    for (size_t i = 1; i <= cache->folder; i++) {
        if (path[i] == '/' || path[i] == 0) {
            char was = path[i];
            path[i] = 0;
            mkdir(path, 0777);
            path[i] = was;
        }
    }
}

static bool write_all(int fd, const void *data, size_t n)
{
    const char *at = data;
    while (n > 0) {
        ssize_t done = write(fd, at, n);
        if (done < 0 && errno != EINTR) {
            return false;
        }
        at += done < 0 ? 0 : done;
        n -= done < 0 ? 0 : (size_t)done;
    }
    return true;
}

/* Failing to write is no error: the next import compiles again. */
static void write_file(const Cache *cache, const uint8_t *head, size_t head_size, OuObject *dump)
{
    char temporary[PATH_MAX + 32];
    snprintf(temporary, sizeof temporary, "%s.%lld", cache->path, (long long)getpid());
    make_folders(cache);
    mode_t mode = (cache->source.st_mode | 0200) & 0666;
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) {
        return;
    }
    bool ok = write_all(fd, head, head_size) && write_all(fd, ou_bytes_data(dump), ou_bytes_size(dump));
    ok = close(fd) == 0 && ok;
    if (!ok || rename(temporary, cache->path) != 0) {
        unlink(temporary);
    }
}

/* False with an error: memory. */
static bool store(OuThread *th, const Cache *cache, OuCode *code, OuObject *source, bool by_hash)
{
    if (cache->path[0] == 0 || !may_write(th)) {
        return true;
    }
    OuObject *dump = ou_code_dump(th, code);
    if (dump == NULL) {
        return ou_error_swallow(th, &ou_exc_value_error);
    }
    if (ou_bytes_size(dump) <= UINT32_MAX) {
        uint8_t head[OU_CACHE_HEAD + 5];
        uint64_t hash = by_hash ? source_hash(source) : 0;
        put_u32(head, OU_CACHE_MAGIC);
        put_u32(head + 4, by_hash ? FLAG_HASH | FLAG_CHECK : 0);
        put_u32(head + 8, by_hash ? (uint32_t)hash : (uint32_t)cache->source.st_mtime);
        put_u32(head + 12, by_hash ? (uint32_t)(hash >> 32) : (uint32_t)cache->source.st_size);
        head[OU_CACHE_HEAD] = OU_CACHE_CODE;
        put_u32(head + OU_CACHE_HEAD + 1, (uint32_t)ou_bytes_size(dump));
        write_file(cache, head, sizeof head, dump);
    }
    ou_drop(th, dump);
    return true;
}

/* ---- the whole ---- */

static OuCode *compile(OuThread *th, OuObject *source, OuObject *file)
{
    return ou_compile_source(th, ou_bytes_data(source), ou_bytes_size(source), file, OU_COMPILE_EXEC, 0,
                             th->vm->machine->optimize, NULL);
}

static OuCode *find_or_make(OuThread *th, OuObject *file, const char *path, const Cache *cache)
{
    OuObject *source = NULL;
    bool by_hash = false;
    OuCode *code = load(th, cache, path, &source, &by_hash);
    if (code != NULL) {
        if (!ou_code_relocate(th, code, file)) {
            ou_drop(th, code);
            code = NULL;
        }
    } else if (!ou_has_error(th)) {
        source = source != NULL ? source : read_source(th, path);
        code = source == NULL || (ou_audited(th) && !ou_audit(th, "compile", "OO", source, file)) ? NULL : compile(th, source, file);
        if (code != NULL && !store(th, cache, code, source, by_hash)) {
            ou_drop(th, code);
            code = NULL;
        }
    }
    ou_drop_maybe(th, source);
    return code;
}

OuCode *ou_cache_code(OuThread *th, OuObject *file, OuObject **cached)
{
    OuObject *bytes = ou_str_encode(th, file, "utf-8", "surrogateescape");
    Cache cache = {.path = ""};
    *cached = NULL;
    if (bytes == NULL) {
        return NULL;
    }
    OuCode *code = locate(th, ou_bytes_data(bytes), &cache) ? find_or_make(th, file, ou_bytes_data(bytes), &cache) : NULL;
    if (code != NULL) {
        *cached = cache.path[0] == 0 ? OU_NONE
                                     : ou_str_decode(th, cache.path, strlen(cache.path), "utf-8", "surrogateescape");
        if (*cached == NULL) {
            ou_drop(th, code);
            code = NULL;
        }
    }
    ou_drop(th, bytes);
    return code;
}
