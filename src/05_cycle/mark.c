/* mark.c - the full collection: what is alive is marked, the rest is tried.
 *
 * What stays unmarked is a candidate only, because C code may hold references that no
 * root list knows, and because slices have no write barrier; the candidates go through
 * trial deletion, so a root that was missed costs time, never an object. Likewise
 * when memory for bits or the stack runs out: fewer marks, more candidates.
 *
 * No object is touched before it is scanned: the bit and the pool's kind are found from the
 * address alone. What is marked waits in its pool until that has its turn (mark_grey.h), and goes to the scan in batches, whose
 * headers, and then whose items, are fetched ahead. (B. Cher et al., "Software prefetching for mark-sweep garbage
 * collection", 2004, has a queue for it; a batch needs no index arithmetic an object, and three of them overlap. OCaml 5
 * has such a buffer, too.) A list of millions is scanned OU_MARK_VISIT references at a time, and before anything else: all it
 * refers to is then in its pools when these have their turn.
 *
 * Only what is in no pool (types, what is larger than a block) goes to a stack. Between slices objects may die, there and in
 * the pools. Nobody looks for them: an entry from an earlier slice counts only if a container block still starts there, and
 * scanning whatever tracked object that now is does no harm. So nothing is written to old objects at all.
 *
 * Where most objects are frozen they are not scanned when all is done at once: what only they refer to is tried, which
 * is less work, and a forked child writes nothing that grows with what it shares. Slices do scan them, because a trial is
 * atomic.
 *
 * Candidates keep the order of age as far as it is known (old ones by address, then middle,
 * then young in order), since that is the order in which finalizers run. */
#include "05_cycle/mark.h"
#include "00_base/bits.h"
#include "00_base/checked.h"

#include <string.h>

#ifdef OU_TINY
#define STACK_MIN 4 /* entries */
#define WIDE_MIN 2
#define GATHERED_KEPT 16
#else
#define STACK_MIN 1024
#define WIDE_MIN 32
#define GATHERED_KEPT 16384 /* entries of an emptied vector that are kept */
#endif
#define GATHER_COST 4 /* blocks of a pool that are as much work as one reference */

/* ---- marks and stack ---- */

/* Without room an object stays marked and unscanned: what only it leads to is tried. */
static OU_NOINLINE bool grow_stack(OuMarker *m, size_t more)
{
    size_t room = m->room == 0 ? STACK_MIN : m->room * 2;
    size_t bytes;
    room = room - m->depth < more ? m->depth + more : room;
    if (!ou_checked_mul(room, sizeof *m->stack, &bytes)) {
        return false;
    }
    OuObject **stack = ou_raw_resize(&m->vm->account, m->stack, m->room * sizeof *m->stack, bytes);
    if (stack == NULL) {
        return false;
    }
    m->stack = stack;
    m->room = room;
    return true;
}

OU_INLINE void push(OuMarker *m, OuObject *o)
{
    if (OU_LIKELY(m->depth < m->room) || grow_stack(m, 1)) {
        m->stack[m->depth++] = o;
    }
}

static bool add_wide(OuMarker *m, OuObject *o, size_t from)
{
    if (m->n_wide == m->wide_room) {
        size_t room = m->wide_room == 0 ? WIDE_MIN : m->wide_room * 2;
        OuMarkWide *wide =
            ou_raw_resize(&m->vm->account, m->wide, m->wide_room * sizeof *wide, room * sizeof *wide);
        if (wide == NULL) {
            return false;
        }
        m->wide = wide;
        m->wide_room = room;
    }
    m->wide[m->n_wide++] = (OuMarkWide){o, from};
    return true;
}

/* Static objects, plain ones of the C library, large containers: the header tells. */
static OU_NOINLINE void mark_outside(OuMarker *m, OuObject *o)
{
    if (ou_is_tracked(o) && (o->word & OU_WORD_LARGE)) {
        uintptr_t *entry = ou_large_entry(m->vm->registry, o);
        m->child = o;
        if ((*entry & 1) == 0) {
            *entry |= 1;
            push(m, o);
        }
    }
}

static void mark_child(void *arg, OuObject *child)
{
    OuMarker *m = arg;
    m->work++;
    OuMarkMap *map = ou_mark_map_of(&m->marks, child);
    if (OU_UNLIKELY(map == NULL)) {
        mark_outside(m, child);
    } else if (ou_mark_grey_set(&m->grey, map, child)) {
        m->child = child;
    }
}

static bool is_marked(OuMarker *m, const OuObject *o)
{
    if (o->word & OU_WORD_LARGE) {
        return (*ou_large_entry(m->vm->registry, o) & 1) != 0;
    }
    const OuMarkMap *map = ou_mark_map_of(&m->marks, o);
    return map != NULL && ou_mark_get(map, o);
}

/* o is to be scanned, again if it was: its block may have been another object's when it was marked. */
static void put_back(OuMarker *m, OuObject *o)
{
    OuMarkMap *map = o->word & OU_WORD_LARGE ? NULL : ou_mark_map_of(&m->marks, o);
    if (map != NULL) {
        ou_mark_grey_put(&m->grey, map, o);
    } else {
        push(m, o);
    }
}

void ou_mark_promoted(OuMarker *m, OuObject *o)
{
    if (o->word & OU_WORD_LARGE) {
        *ou_large_entry(m->vm->registry, o) |= 1;
    }
    if (m->phase == OU_MARK_MARK) {
        put_back(m, o);
        m->fresh = m->depth; /* runs between slices: what is pushed is checked like the rest */
    } else if (!(o->word & OU_WORD_LARGE)) {
        OuMarkMap *map = ou_mark_map_of(&m->marks, o);
        if (map != NULL) {
            ou_mark_set(map, o);
        }
    }
}

/* ---- scanning ---- */

static bool is_container_still(OuMarker *m, const OuObject *o)
{
    return ou_heap_is_container(m->vm->heap, o) || ou_large_find(m->vm->registry, o) != NULL;
}

/* OU_MARK_VISIT references of o from a position on, by its visit slot. */
static void visit_some(OuMarker *m, OuObject *o, size_t from)
{
    from = o->type->visit(o, from, OU_MARK_VISIT, mark_child, m);
    if (from == OU_VISIT_END || add_wide(m, o, from)) {
        return;
    }
    do { /* no room to remember it: all at once */
        from = o->type->visit(o, from, SIZE_MAX, mark_child, m);
    } while (from != OU_VISIT_END);
}

/* NULL, in no chunk, or in one that was not met of late. */
static OU_NOINLINE void mark_elsewhere(OuMarker *m, OuObject *child)
{
    if (child != NULL) {
        m->work--; /* it is counted already, or will be */
        mark_child(m, child);
    }
}

/* The same for a row of references, without a call each, and without their work. A container among them; NULL: none was seen. */
OU_INLINE OuObject *mark_row(OuMarker *m, OuRow row)
{
    OuObject *met = NULL;
    for (size_t i = 0; i < row.n; i++) {
        OuObject *child = ou_row_at(row, i);
        uintptr_t number = (uintptr_t)child >> OU_CHUNK_SHIFT;
        const OuMarkChunk *cached = &m->marks.cache[number % OU_MARK_CACHE];
        OuMarkMap *map = cached->map;
        if (OU_UNLIKELY(cached->number != number || map == NULL)) {
            mark_elsewhere(m, child);
        } else if (ou_mark_grey_set(&m->grey, map, child)) {
            met = child;
        }
    }
    return met;
}

/* The same of one that may be lazy. */
OU_INLINE void mark_row_of(OuMarker *m, OuRow row)
{
    m->work += row.n;
    OuObject *met = mark_row(m, row);
    m->child = met != NULL ? met : m->child;
}

/* OU_MARK_VISIT items of a long row from a position on. */
static OU_NOINLINE void mark_long_row(OuMarker *m, OuObject *o, OuRow row, size_t from)
{
    if (from >= row.n) { /* it may have shrunk between two slices */
        return;
    }
    bool is_last = row.n - from <= OU_MARK_VISIT || !add_wide(m, o, from + OU_MARK_VISIT);
    row.n = is_last ? row.n - from : OU_MARK_VISIT;
    row.first += from * row.step;
    mark_row_of(m, row);
}

static void untrack_lazy(OuMarker *m)
{
    OuMarkLazy lazy = m->lazy[m->lazy_first];
    m->lazy_first = (m->lazy_first + 1) % OU_MARK_LAZY;
    m->n_lazy--;
    if ((lazy.child == NULL || !ou_is_tracked(lazy.child)) && ou_cycle_is_lazy(lazy.o, true)) {
        ou_untrack(&m->vm->main, lazy.o);
    }
}

static void untrack_all_lazy(OuMarker *m)
{
    while (m->n_lazy > 0) {
        untrack_lazy(m);
    }
}

/* Whether o needs tracking is written in the headers of what it holds, of which one is asked for here: where it is a
 * container, as mostly, that is the answer. */
static void untrack_soon(OuMarker *m, OuObject *o)
{
    if (ou_gc_state(o) == OU_GC_FROZEN) {
        return;
    }
    __builtin_prefetch(m->child);
    if (m->n_lazy == OU_MARK_LAZY) {
        untrack_lazy(m);
    }
    m->lazy[(m->lazy_first + m->n_lazy) % OU_MARK_LAZY] = (OuMarkLazy){o, m->child};
    m->n_lazy++;
}

/* A type is met once an instance: most often it is one of the last few. */
static void mark_type(OuMarker *m, const OuType *type)
{
    const OuType **known = &m->types[((uintptr_t)type >> OU_MARK_GRANULE_SHIFT) % OU_MARK_TYPES];
    if (*known != type) {
        *known = type;
        mark_child(m, (OuObject *)(uintptr_t)type);
    }
}

static void scan_by_type(OuMarker *m, OuObject *o)
{
    const OuType *type = o->type;
    if (OU_HAS_FLAG(type, OU_TYPE_HEAP)) {
        mark_type(m, type);
    }
    m->child = NULL;
    OuRow row;
    if (type->row == NULL || !type->row(o, &row)) {
        visit_some(m, o, 0);
    } else if (OU_UNLIKELY(row.n > OU_MARK_VISIT)) {
        mark_long_row(m, o, row, 0);
    } else {
        mark_row_of(m, row);
    }
    if (type->untrackable != NULL) {
        untrack_soon(m, o);
    }
}

/* Fills a batch, and asks for the headers. */
static void fetch_headers(OuMarker *m, OuMarkBatch *batch)
{
    unsigned n = 0;
    while (n < OU_MARK_BATCH && m->depth > 0) {
        OuObject *o = m->stack[--m->depth];
        if (OU_LIKELY(m->depth >= m->fresh) || is_container_still(m, o)) {
            batch->items[n++] = o;
        }
        m->fresh = m->depth < m->fresh ? m->depth : m->fresh;
    }
    batch->n = n + ou_mark_grey_take(&m->grey, batch->items + n, OU_MARK_BATCH - n);
}

/* The headers are there. What needs no scan goes (of a block that is free by now nothing else is to be read); where the items are
 * elsewhere, they are asked for. */
static void fetch_bodies(OuMarker *m, OuMarkBatch *batch)
{
    bool past_frozen = m->past_frozen;
    unsigned n = 0;
    for (unsigned i = 0; i < batch->n; i++) {
        OuObject *o = batch->items[i];
        if (!ou_is_tracked(o) || (past_frozen && ou_gc_state(o) == OU_GC_FROZEN)) {
            continue;
        }
        const OuType *type = o->type;
        batch->items[n] = o;
        if (type->count_offset != 0) {
            OuRow row = ou_cycle_array(o, type);
            __builtin_prefetch(row.first);
            batch->arrays[n] = row.first;
            batch->counts[n++] = row.n;
            continue;
        }
        batch->counts[n++] = OU_MARK_NO_ARRAY;
        const char *body = type->body_offset == 0 ? NULL : *(const char **)((char *)o + type->body_offset);
        if (body != NULL) {
            __builtin_prefetch(body);
            if (type->body_long) { /* every line of a table of five */
                __builtin_prefetch(body + 48);
                __builtin_prefetch(body + 96);
            }
        }
    }
    m->work += batch->n - n;
    batch->n = n;
}

static void scan_batch(OuMarker *m, OuMarkBatch *batch)
{
    size_t work = batch->n; /* not before: a slice must come further than to where it began */
    for (unsigned i = 0; i < batch->n; i++) {
        OuRow row = {.first = batch->arrays[i], .n = batch->counts[i], .step = 1};
        if (OU_LIKELY(row.n <= OU_MARK_VISIT)) {
            work += row.n;
            (void)mark_row(m, row);
        } else if (row.n == OU_MARK_NO_ARRAY) {
            scan_by_type(m, batch->items[i]);
        } else {
            mark_long_row(m, batch->items[i], row, 0);
        }
    }
    m->work += work;
    m->n_scanned += batch->n;
    batch->n = 0;
}

static void scan_wide(OuMarker *m)
{
    OuMarkWide wide = m->wide[--m->n_wide];
    if (!is_container_still(m, wide.o) || !ou_is_tracked(wide.o)) {
        return;
    }
    const OuType *type = wide.o->type;
    OuRow row;
    if (type->count_offset != 0) {
        mark_long_row(m, wide.o, ou_cycle_array(wide.o, type), wide.from);
    } else if (type->row != NULL && type->row(wide.o, &row)) {
        mark_long_row(m, wide.o, row, wide.from);
    } else {
        visit_some(m, wide.o, wide.from);
    }
}

static void swap(unsigned *a, unsigned *b)
{
    unsigned c = *a;
    *a = *b;
    *b = c;
}

/* Three batches: while one is scanned, the items of the next and the headers of the one after are on their way. */
bool ou_mark_scan(OuMarker *m, uint64_t budget)
{
    OuMarkBatch batches[3];
    for (unsigned i = 0; i < 3; i++) {
        batches[i].n = 0;
    }
    ou_heap_hold(m->vm->heap); /* memory may be asked for */
    unsigned now = 0, next = 1, last = 2;
    bool is_done = false;
    while (!is_done && m->work < budget) {
        if (m->n_wide > 0) {
            scan_wide(m);
            continue;
        }
        fetch_headers(m, &batches[last]);
        if (batches[next].n == 0 && batches[last].n < OU_MARK_SPARSE) {
            swap(&next, &last); /* as along a chain: there is nothing to do meanwhile */
        }
        fetch_bodies(m, &batches[next]);
        if (batches[now].n == 0 && batches[next].n < OU_MARK_SPARSE) {
            swap(&now, &next);
        }
        scan_batch(m, &batches[now]);
        is_done = batches[last].n + batches[next].n + m->n_wide + m->depth == 0 && ou_mark_grey_is_empty(&m->grey);
        unsigned done = now;
        now = next;
        next = last;
        last = done;
    }
    for (unsigned i = 0; i < 3; i++) {
        for (unsigned n = 0; n < batches[i].n; n++) {
            put_back(m, batches[i].items[n]);
        }
    }
    ou_heap_release(m->vm->heap);
    if (is_done) {
        untrack_all_lazy(m);
    }
    return is_done;
}

void ou_mark_pause(OuMarker *m)
{
    untrack_all_lazy(m);
    ou_mark_grey_pause(&m->grey, &m->marks);
    m->fresh = m->depth;
    m->work = 0;
    ou_mark_bits_forget(&m->marks);
    memset(m->types, 0, sizeof m->types);
}

void ou_mark_roots(OuMarker *m)
{
    m->vm->host->visit_roots(m->vm, mark_child, m);
    m->work = 0; /* however many there are, the slice goes on */
}

/* ---- candidates ---- */

/* False when memory is short. */
static bool add_candidate(OuMarker *m, OuObject *o)
{
    OuObjectVector *candidates = &m->vm->registry->candidates;
    if (candidates->size == candidates->room && !ou_vector_reserve_far(m->vm, candidates, OU_GC_CANDIDATE)) {
        return false;
    }
    ou_vector_put(candidates, candidates->size++, o, OU_GC_CANDIDATE);
    return true;
}

static bool is_old(const OuObject *o)
{
    return (o->word & (OU_WORD_TRACKED | OU_WORD_STATE_MASK)) ==
           (OU_WORD_TRACKED | OU_GC_OLD << OU_WORD_STATE_SHIFT);
}

/* Marked blocks are not touched, and not looked at one by one: a word of bits says of all blocks that start in a kilobyte
 * that they are marked. */
static bool gather_pool(OuMarker *m, const OuPoolSpan *pool)
{
    const OuMarkMap *map = ou_mark_map_of(&m->marks, pool->start);
    const uint64_t *bits = map == NULL ? NULL : &map->bits[ou_mark_bit(pool->start) >> 6];
    ou_mark_grey_shape(&m->grey, pool->block_size);
    const uint64_t *starts = m->grey.starts;
    size_t end = (size_t)pool->n_blocks * pool->block_size;
    for (size_t i = 0; i < OU_MARK_WORDS && i << (OU_MARK_GRANULE_SHIFT + 6) < end; i++) {
        uint64_t unmarked = bits == NULL ? starts[i] : starts[i] & ~bits[i];
        for (; unmarked != 0; unmarked &= unmarked - 1) {
            size_t at = (i * 64 + ou_bits_lowest(unmarked)) << OU_MARK_GRANULE_SHIFT;
            at = (at + pool->block_size - 1) / pool->block_size * pool->block_size; /* it starts in this granule */
            OuObject *o = (OuObject *)(void *)(pool->start + at);
            if (at < end && is_old(o) && !(o->word & OU_WORD_LARGE) && !add_candidate(m, o)) {
                return false;
            }
        }
    }
    return true;
}

static bool gather_large(OuMarker *m)
{
    const OuLargeTable *large = &m->vm->registry->large;
    for (size_t i = 0; i < large->room; i++) {
        uintptr_t entry = large->slots[i];
        if (entry != 0 && (entry & 1) == 0 && is_old((OuObject *)entry) &&
            !add_candidate(m, (OuObject *)entry)) {
            return false;
        }
    }
    return true;
}

bool ou_mark_gather(OuMarker *m, uint64_t budget, bool *enough)
{
    OuPoolSpan pool;
    while (m->work < budget) {
        if (!ou_heap_next_pool(m->vm->heap, m->cursor, &pool)) {
            *enough = gather_large(m);
            return true;
        }
        m->cursor = (uintptr_t)pool.start + 1;
        m->work += pool.n_blocks / GATHER_COST + 1;
        ou_heap_hold(m->vm->heap); /* room for candidates is asked for */
        bool got_all = gather_pool(m, &pool);
        ou_heap_release(m->vm->heap);
        if (!got_all) {
            *enough = false;
            return true;
        }
    }
    return false;
}

/* Young and middle objects: they are old from now on, or candidates. */
static bool gather_vector(OuMarker *m, OuObjectVector *vector)
{
    bool enough = true;
    for (size_t i = 0; i < vector->size; i++) {
        OuObject *o = vector->items[i];
        if (o == NULL) {
            continue;
        }
        m->vm->registry->n_old++;
        if (!enough || is_marked(m, o)) {
            ou_gc_place(o, OU_GC_OLD, 0);
        } else if (!add_candidate(m, o)) {
            enough = false;
            ou_gc_place(o, OU_GC_OLD, 0);
        }
    }
    vector->size = 0;
    if (vector->room > GATHERED_KEPT) {
        ou_vector_release(m->vm, vector);
    }
    return enough;
}

/* ---- a cycle ---- */

bool ou_mark_begin(OuVm *vm)
{
    OU_ASSERT(vm->cycle->marker == NULL && vm->registry->candidates.size == 0);
    OuMarker *m = ou_raw_take_zeroed(&vm->account, sizeof *m);
    if (m == NULL) {
        return false;
    }
    m->vm = vm;
    m->marks.vm = vm;
    m->grey.heap = vm->heap;
    m->grey.pool = OU_MARK_POOLS;
    vm->cycle->marker = m;
    ou_mark_roots(m);
    return true;
}

void ou_mark_end(OuVm *vm)
{
    OuMarker *m = vm->cycle->marker;
    OuLargeTable *large = &vm->registry->large;
    vm->cycle->counters.visited += m->n_scanned;
    vm->cycle->counters.reached += m->n_scanned;
    for (size_t i = 0; i < large->room; i++) {
        large->slots[i] &= ~(uintptr_t)1;
    }
    ou_mark_bits_release(&m->marks);
    ou_raw_give(&vm->account, m->stack, m->room * sizeof *m->stack);
    ou_raw_give(&vm->account, m->wide, m->wide_room * sizeof *m->wide);
    ou_raw_give(&vm->account, m, sizeof *m);
    vm->cycle->marker = NULL;
}

static void give_back_candidates(OuVm *vm)
{
    OuObjectVector *candidates = &vm->registry->candidates;
    for (size_t i = 0; i < candidates->size; i++) {
        if (candidates->items[i] != NULL) {
            ou_gc_place(candidates->items[i], OU_GC_OLD, 0);
        }
    }
    ou_vector_release(vm, candidates);
}

void ou_mark_abandon(OuVm *vm)
{
    if (vm->cycle->marker != NULL) {
        ou_mark_end(vm);
    }
    give_back_candidates(vm);
}

/* After trial deletion: garbage apart, survivors old. */
static void part_candidates(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    OuObjectVector *candidates = &registry->candidates;
    size_t n_garbage = 0;
    for (size_t i = 0; i < candidates->size; i++) {
        OuObject *o = candidates->items[i];
        if (vm->cycle->refs[i] == 0) {
            ou_vector_put(candidates, n_garbage++, o, OU_GC_GARBAGE);
            registry->n_old--;
        } else if (ou_cycle_is_lazy(o, true)) {
            o->word &= 0xffu & ~(OU_WORD_TRACKED | OU_WORD_STATE_MASK);
            registry->n_old--;
        } else {
            ou_gc_place(o, OU_GC_OLD, 0);
        }
    }
    candidates->size = n_garbage;
    ou_cycle_swap(candidates, &registry->garbage);
    ou_vector_release(vm, candidates);
}

bool ou_mark_try(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    ou_mark_end(vm);
    ou_vector_compact(&registry->candidates, OU_GC_CANDIDATE);
    if (!ou_trial_reserve(vm, registry->candidates.size)) {
        give_back_candidates(vm);
        return false;
    }
    size_t n_candidates = registry->candidates.size;
    ou_trial_run(vm, &registry->candidates, OU_GC_CANDIDATE);
    part_candidates(vm);
    vm->cycle->counters.reached += n_candidates - registry->garbage.size;
    return true;
}

bool ou_mark_collect(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    OU_ASSERT(registry->garbage.size == 0);
    ou_mark_abandon(vm);
    if (!ou_mark_begin(vm)) {
        return false;
    }
    OuMarker *m = vm->cycle->marker;
    m->past_frozen = registry->n_frozen > registry->n_old + registry->middle.size + registry->young.size;
    (void)ou_mark_scan(m, UINT64_MAX);
    m->phase = OU_MARK_GATHER;
    m->work = 0;
    bool enough = true;
    (void)ou_mark_gather(m, UINT64_MAX, &enough);
    bool middle = gather_vector(m, &registry->middle);
    bool young = gather_vector(m, &registry->young);
    if (!enough || !middle || !young) {
        ou_mark_abandon(vm);
        return false;
    }
    return ou_mark_try(vm);
}
