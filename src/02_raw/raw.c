/* raw.c - the account, and raw memory by size over malloc and mappings.
 *
 * What a C library block really holds is asked of the library
 * (malloc_usable_size), so `held` needs no header before each block. A request
 * is charged with the most the library may round up to, and what was too much is
 * refunded once the block is there: the cap is never passed, not even for a moment.
 *
 * Debug builds put a guard before and after each block, with its size, so that a
 * caller that gives back another size than it took is told at once. A guard in
 * release builds was rejected: the sizes are the callers' anyway, and 24 bytes a
 * block are not.
 *
 * Mappings grow by mremap: no copy, and no second block while copying, which is
 * what lets a list grow to most of a cap. */
#include "02_raw/raw.h"
#include "00_base/bits.h"
#include "00_base/checked.h"
#include "01_pages/pages.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The most by which the C library's usable size exceeds the request: header and
 * rounding of glibc (8 + 15) and a remainder too small to split off (16), with room. */
#define LIBRARY_SLACK 48

/* The C library's free memory that is worth a walk over its heap: now and then, and at once under a cap. */
#define LIBRARY_IDLE ((size_t)4 << 20)
#define LIBRARY_IDLE_CAPPED ((size_t)1 << 20)

/* Debug guards: a head with the size asked for, and a tail that an overflow hits. */
#ifdef OU_DEBUG
#define GUARD_HEAD 16
#ifdef OU_BYPASS_POOLS
#define GUARD_TAIL 0 /* the tool itself watches what follows a block */
#else
#define GUARD_TAIL 8
#endif
#define FILL_TAKEN 0xcb
#define FILL_GIVEN 0xdb
#else
#define GUARD_HEAD 0
#define GUARD_TAIL 0
#endif
#define GUARDS (GUARD_HEAD + GUARD_TAIL)

#ifdef OU_DEBUG
#define HEAD_MAGIC 0x6f75726f52617721u
#define TAIL_MAGIC 0x5461696c5461696cu

static char *put_guards(char *base, size_t size)
{
    uint64_t head[2] = {size, size ^ HEAD_MAGIC};
    uint64_t tail = TAIL_MAGIC;
    memcpy(base, head, sizeof head);
    memcpy(base + GUARD_HEAD + size, &tail, GUARD_TAIL);
    return base + GUARD_HEAD;
}

static _Noreturn void complain(const char *what, const void *p, size_t size, size_t taken)
{
    char text[200];
    snprintf(text, sizeof text, "%s: raw block %p, given back as %zu bytes, taken as %zu", what, p,
             size, taken);
    ou_base_panic(__FILE__, __LINE__, __func__, text);
}

static void check_guards(const char *p, size_t size)
{
    uint64_t head[2], tail = TAIL_MAGIC;
    memcpy(head, p - GUARD_HEAD, sizeof head);
    if ((head[0] ^ head[1]) != HEAD_MAGIC) {
        complain("no raw block, given back twice, or written before its start", p, size, head[0]);
    }
    if (head[0] != size) {
        complain("wrong size", p, size, head[0]);
    }
    memcpy(&tail, p + size, GUARD_TAIL);
    if (tail != TAIL_MAGIC) {
        complain("written past its end", p, size, head[0]);
    }
}
#else
static char *put_guards(char *base, size_t size)
{
    (void)size;
    return base;
}

static void check_guards(const char *p, size_t size)
{
    (void)p;
    (void)size;
}
#endif

#ifdef OU_STRESS
#define ALWAYS_MOVE true /* so that pointers kept across a resize show */
#else
#define ALWAYS_MOVE false
#endif

/* The account */

void ou_account_init(OuAccount *account, size_t cap)
{
    *account = (OuAccount){.cap = cap};
}

void ou_account_fini(OuAccount *account)
{
    (void)ou_account_drop_spares(account);
    if (account->held != 0 || account->n_raw != 0 || account->n_maps != 0) {
        char text[200];
        snprintf(text, sizeof text,
                 "still held: %zu bytes, of them %zu in %zu raw blocks (%zu asked), %zu in %zu "
                 "mappings",
                 account->held, account->raw_held, account->n_raw, account->raw_asked,
                 account->map_held, account->n_maps);
#ifdef OU_DEBUG
        ou_base_panic(__FILE__, __LINE__, __func__, text);
#endif
    }
}

static size_t spares_hold(const OuAccount *account)
{
    size_t bytes = 0;
    for (size_t i = 0; i < OU_RAW_SPARES; i++) {
        bytes += account->spare[i].base == NULL ? 0 : account->spare[i].bytes;
    }
    return bytes;
}

bool ou_account_check(const OuAccount *account)
{
    const char *broken = NULL;
    if (account->held > account->cap) {
        broken = "RAW-1: held > cap";
    } else if (account->peak < account->held) {
        broken = "RAW-2: peak < held";
    } else if (account->raw_held > account->held ||
               account->map_held > account->held - account->raw_held ||
               account->spare_held > account->held - account->raw_held - account->map_held) {
        broken = "RAW-3: raw_held + map_held + spare_held > held";
    } else if (spares_hold(account) != account->spare_held) {
        broken = "RAW-5: spare mappings are miscounted";
    } else if ((account->n_raw == 0) != (account->raw_held == 0) ||
               (account->n_maps == 0) != (account->map_held == 0) ||
               (account->n_raw + account->n_maps == 0) != (account->raw_asked == 0)) {
        broken = "RAW-4: counts and bytes disagree";
    }
    if (broken != NULL) {
        fprintf(stderr, "account %p: %s\n", (const void *)account, broken);
    }
    return broken == NULL;
}

void ou_raw_trim(void)
{
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}

bool ou_account_reclaim(OuAccount *account, size_t wanted)
{
    if (account->reclaim == NULL || account->in_reclaim) {
        return false;
    }
    account->in_reclaim = true;
    bool gained = account->reclaim(account->reclaim_ctx, wanted);
    account->in_reclaim = false;
    return gained;
}

static bool fits(const OuAccount *account, size_t bytes)
{
    return account->held <= account->cap && bytes <= account->cap - account->held;
}

/* ou_account_charge() without the gate: for requests that passed it already. */
static bool charge(OuAccount *account, size_t bytes)
{
    if (OU_UNLIKELY(!fits(account, bytes))) {
        (void)ou_account_drop_spares(account);
        if (!fits(account, bytes)) {
            (void)ou_account_reclaim(account, bytes);
        }
        if (!fits(account, bytes)) {
            return false;
        }
    }
    account->held += bytes;
    if (account->held > account->peak) {
        account->peak = account->held;
    }
    return true;
}

bool ou_account_charge(OuAccount *account, size_t bytes)
{
    return !ou_fault_hit(&account->fault) && charge(account, bytes);
}

void ou_account_refund(OuAccount *account, size_t bytes)
{
    OU_ASSERT(bytes <= account->held);
    account->held -= bytes;
}

/* The C library's blocks */

static void count_block(OuAccount *account, size_t charged, size_t usable, size_t size)
{
    if (OU_UNLIKELY(usable > charged)) { /* another library than glibc, or a new one */
        account->held += usable - charged;
    } else {
        account->held -= charged - usable;
    }
    account->raw_held += usable;
    if (account->raw_held > account->raw_peak) {
        account->raw_peak = account->raw_held;
    }
    account->raw_asked += size;
    account->n_raw++;
}

static void uncount_block(OuAccount *account, size_t usable, size_t size)
{
    OU_ASSERT(account->n_raw > 0 && account->raw_held >= usable && account->raw_asked >= size);
    account->held -= usable;
    account->raw_held -= usable;
    account->raw_asked -= size;
    account->n_raw--;
}

static void *take_block(OuAccount *account, size_t size, bool zeroed)
{
    size_t real = size + GUARDS;
    if (!charge(account, real + LIBRARY_SLACK)) {
        return NULL;
    }
    account->n_level0_calls++;
    char *base = zeroed ? calloc(1, real) : malloc(real);
    if (OU_UNLIKELY(base == NULL) && ou_account_reclaim(account, real)) {
        account->n_level0_calls++;
        base = zeroed ? calloc(1, real) : malloc(real);
    }
    if (base == NULL) {
        account->held -= real + LIBRARY_SLACK;
        return NULL;
    }
    count_block(account, real + LIBRARY_SLACK, malloc_usable_size(base), size);
#ifdef OU_DEBUG
    if (!zeroed) {
        memset(base, FILL_TAKEN, real);
    }
#endif
    return put_guards(base, size);
}

static void give_block(OuAccount *account, char *p, size_t size)
{
    char *base = p - GUARD_HEAD;
    uncount_block(account, malloc_usable_size(base), size);
    account->n_level0_calls++;
#ifdef OU_DEBUG
    memset(base, FILL_GIVEN, size + GUARDS);
#endif
    free(base);
    /* Under a cap, what the library keeps must not add up: it is refunded, and others may use the room. */
    if (OU_UNLIKELY(account->raw_peak - account->raw_held > LIBRARY_IDLE_CAPPED) && account->cap != SIZE_MAX) {
        account->raw_peak = account->raw_held;
        ou_raw_trim();
    }
}

/* Both sizes below OU_RAW_MAP_MIN. */
static void *resize_block(OuAccount *account, char *p, size_t old_size, size_t new_size)
{
    size_t real = new_size + GUARDS;
    /* To grow, the whole new block is charged while the old one still is: realloc
     * may have to hold both while it copies. To shrink nothing is: it must not
     * fail at the cap. */
    size_t charged = new_size > old_size ? real + LIBRARY_SLACK : 0;
    if (!charge(account, charged)) {
        return NULL;
    }
    char *base = p - GUARD_HEAD;
    size_t old_usable = malloc_usable_size(base);
    account->n_level0_calls++;
    char *moved = realloc(base, real);
    if (OU_UNLIKELY(moved == NULL) && ou_account_reclaim(account, real)) {
        account->n_level0_calls++;
        moved = realloc(base, real);
    }
    if (moved == NULL) {
        account->held -= charged;
        return NULL;
    }
    uncount_block(account, old_usable, old_size);
    count_block(account, charged, malloc_usable_size(moved), new_size);
    return put_guards(moved, new_size);
}

/* Mappings */

static size_t mapping_size(size_t size)
{
    return ou_bits_round_up(size + GUARDS, ou_pages_size());
}

/* Spare mappings. Debug builds keep none: there, memory that was given back is to be out of reach. */
#ifdef OU_DEBUG
#define KEEP_SPARES false
#else
#define KEEP_SPARES true
#endif

static void spare_release(OuAccount *account, OuSpareMap *spare)
{
    OU_ASSERT(account->spare_held >= spare->bytes && account->held >= spare->bytes);
    account->spare_held -= spare->bytes;
    account->held -= spare->bytes;
    account->n_level0_calls++;
    ou_pages_release(spare->base, spare->bytes);
    *spare = (OuSpareMap){0};
}

size_t ou_account_drop_spares(OuAccount *account)
{
    size_t bytes = account->spare_held;
    for (size_t i = 0; account->spare_held > 0 && i < OU_RAW_SPARES; i++) {
        if (account->spare[i].base != NULL) {
            spare_release(account, &account->spare[i]);
        }
    }
    return bytes;
}

/* A mapping that is given back becomes a spare one if there is room: true. */
static bool spare_keep(OuAccount *account, char *base, size_t bytes)
{
    if (!KEEP_SPARES || account->in_reclaim || bytes > OU_RAW_SPARE_MOST || account->spare_held + bytes > OU_RAW_SPARES_HOLD ||
        account->spare_held + bytes > account->cap / 32) {
        return false;
    }
    for (size_t i = 0; i < OU_RAW_SPARES; i++) {
        if (account->spare[i].base == NULL) {
            account->spare[i] = (OuSpareMap){base, bytes, false};
            account->spare_held += bytes;
            return true;
        }
    }
    return false;
}

/* A spare mapping of `bytes`, cut from one at most twice as large: it is charged already, and what is
 * in it is anything. NULL: there is none. */
static char *spare_take(OuAccount *account, size_t bytes)
{
    OuSpareMap *best = NULL;
    for (size_t i = 0; account->spare_held > 0 && i < OU_RAW_SPARES; i++) {
        OuSpareMap *spare = &account->spare[i];
        if (spare->base != NULL && spare->bytes >= bytes && spare->bytes <= bytes * 2 &&
            (best == NULL || spare->bytes < best->bytes)) {
            best = spare;
        }
    }
    if (best == NULL) {
        return NULL;
    }
    char *base = best->base;
    size_t rest = best->bytes - bytes;
    account->spare_held -= best->bytes;
    if (rest > 0) {
        account->held -= rest;
        account->n_level0_calls++;
        ou_pages_release(base + bytes, rest);
    }
    *best = (OuSpareMap){0};
    return base;
}

void ou_account_settle(OuAccount *account)
{
    for (size_t i = 0; account->spare_held > 0 && i < OU_RAW_SPARES; i++) {
        OuSpareMap *spare = &account->spare[i];
        if (spare->base != NULL && spare->is_old) {
            spare_release(account, spare);
        }
        spare->is_old = true;
    }
    if (account->raw_peak - account->raw_held > LIBRARY_IDLE + account->raw_held / 4) {
        account->raw_peak = account->raw_held;
        account->n_level0_calls++;
        ou_raw_trim();
    }
}

/* A fresh mapping, charged; NULL on failure. */
static char *map_fresh(OuAccount *account, size_t bytes)
{
    if (!charge(account, bytes)) {
        return NULL;
    }
    account->n_level0_calls++;
    char *base = ou_pages_map(&account->fault, bytes);
    if (OU_UNLIKELY(base == NULL) &&
        (ou_account_drop_spares(account) > 0 || ou_account_reclaim(account, bytes))) {
        account->n_level0_calls++;
        base = ou_pages_map(&account->fault, bytes);
    }
    if (base == NULL) {
        account->held -= bytes;
    }
    return base;
}

typedef enum Fill { FILL_ANY, FILL_ZERO, FILL_SPARSE } Fill;

static void *take_mapping(OuAccount *account, size_t size, Fill fill)
{
    size_t bytes = mapping_size(size);
    char *base = spare_take(account, bytes);
    if (base != NULL && fill != FILL_ANY) {
        if (fill == FILL_ZERO || !ou_pages_purge(&account->fault, base, bytes)) {
            memset(base, 0, bytes);
        }
    } else if (base == NULL) {
        base = map_fresh(account, bytes);
    }
    if (base == NULL) {
        return NULL;
    }
    account->map_held += bytes;
    account->raw_asked += size;
    account->n_maps++;
    return put_guards(base, size);
}

static void give_mapping(OuAccount *account, char *p, size_t size)
{
    size_t bytes = mapping_size(size);
    OU_ASSERT(account->n_maps > 0 && account->map_held >= bytes && account->raw_asked >= size);
    account->map_held -= bytes;
    account->raw_asked -= size;
    account->n_maps--;
    if (!spare_keep(account, p - GUARD_HEAD, bytes)) {
        account->held -= bytes;
        account->n_level0_calls++;
        ou_pages_release(p - GUARD_HEAD, bytes);
    }
}

/* Both sizes from OU_RAW_MAP_MIN on. */
static void *resize_mapping(OuAccount *account, char *p, size_t old_size, size_t new_size)
{
    size_t old_bytes = mapping_size(old_size);
    size_t new_bytes = mapping_size(new_size);
    char *base = p - GUARD_HEAD;
    if (new_bytes != old_bytes) {
        if (new_bytes > old_bytes && !charge(account, new_bytes - old_bytes)) {
            return NULL;
        }
        account->n_level0_calls++;
        char *moved = ou_pages_remap(&account->fault, base, old_bytes, new_bytes);
        if (OU_UNLIKELY(moved == NULL) && ou_account_reclaim(account, new_bytes)) {
            account->n_level0_calls++;
            moved = ou_pages_remap(&account->fault, base, old_bytes, new_bytes);
        }
        if (moved == NULL) {
            if (new_bytes > old_bytes) {
                account->held -= new_bytes - old_bytes;
            }
            return NULL;
        }
        if (new_bytes < old_bytes) {
            account->held -= old_bytes - new_bytes;
        }
        account->map_held += new_bytes - old_bytes;
        base = moved;
    }
    account->raw_asked += new_size - old_size;
    return put_guards(base, new_size);
}

/* By size */

static void *take(OuAccount *account, size_t size, Fill fill)
{
    if (size == 0) {
        size = 1;
    }
    if (size > OU_SIZE_LIMIT || ou_fault_hit(&account->fault)) {
        return NULL;
    }
    return size < OU_RAW_MAP_MIN ? take_block(account, size, fill != FILL_ANY) : take_mapping(account, size, fill);
}

void *ou_raw_take(OuAccount *account, size_t size)
{
    return take(account, size, FILL_ANY);
}

void *ou_raw_take_zeroed(OuAccount *account, size_t size)
{
    return take(account, size, FILL_ZERO);
}

void *ou_raw_take_sparse(OuAccount *account, size_t size)
{
    return take(account, size, FILL_SPARSE);
}

void ou_raw_give(OuAccount *account, void *p, size_t size)
{
    if (p == NULL) {
        return;
    }
    if (size == 0) {
        size = 1;
    }
    check_guards(p, size);
    if (size < OU_RAW_MAP_MIN) {
        give_block(account, p, size);
    } else {
        give_mapping(account, p, size);
    }
}

static void *resize_by_copy(OuAccount *account, void *p, size_t old_size, size_t new_size)
{
    void *moved = new_size < OU_RAW_MAP_MIN ? take_block(account, new_size, false)
                                            : take_mapping(account, new_size, FILL_ANY);
    if (moved != NULL) {
        memcpy(moved, p, old_size < new_size ? old_size : new_size);
        ou_raw_give(account, p, old_size);
    }
    return moved;
}

void *ou_raw_resize(OuAccount *account, void *p, size_t old_size, size_t new_size)
{
    if (p == NULL) {
        OU_ASSERT(old_size == 0);
        return ou_raw_take(account, new_size);
    }
    if (old_size == 0) {
        old_size = 1;
    }
    if (new_size == 0) {
        new_size = 1;
    }
    check_guards(p, old_size);
    if (new_size > OU_SIZE_LIMIT || ou_fault_hit(&account->fault)) {
        return NULL;
    }
    bool mapped = old_size >= OU_RAW_MAP_MIN;
    if (mapped != (new_size >= OU_RAW_MAP_MIN)) {
        return resize_by_copy(account, p, old_size, new_size);
    }
    if (ALWAYS_MOVE) {
        void *moved = resize_by_copy(account, p, old_size, new_size);
        if (moved != NULL) {
            return moved;
        }
    }
    return mapped ? resize_mapping(account, p, old_size, new_size)
                  : resize_block(account, p, old_size, new_size);
}
