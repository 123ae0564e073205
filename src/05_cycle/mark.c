/* mark.c - the full collection: what is alive is marked, the rest is tried.
 *
 * Marking starts from the roots that the host knows (modules, frames, thread records) and
 * sets one side bit per 16 bytes of heap, so that no live object is written to: pages
 * shared with a forked child stay shared. What stays unmarked is a candidate only,
 * because C code may hold references that no root list knows; the candidates go
 * through trial deletion, so a root that was missed costs time, never an object.
 * Likewise when memory for bits or stack runs out: fewer marks, more candidates.
 *
 * The mark stack holds (container, position): a list of millions of items is scanned
 * VISIT_LIMIT items at a time and needs no more room than any other. Objects in pools
 * start at least 16 bytes apart, so a bit names one object; containers outside pools are
 * marked in the low bit of their entry in the registry's table.
 *
 * Candidates keep the order of age as far as it is known (old ones by address, then middle,
 * then young in order), since that is the order in which finalizers run. */
#include "05_cycle/cycle_int.h"
#include "00_base/checked.h"

#include <string.h>

#ifdef OU_TINY
#define SEGMENT_SHIFT 18 /* address bits of a segment: 256 KiB, 2 KiB of marks */
#define STACK_MIN 4      /* entries */
#define SEGMENTS_MIN 4   /* slots of the table */
#define VISIT_LIMIT 3    /* children of one visit */
#else
#define SEGMENT_SHIFT 24 /* 16 MiB, 128 KiB of marks: 0.8 % */
#define STACK_MIN 1024
#define SEGMENTS_MIN 64
#define VISIT_LIMIT 128
#endif
#define GRANULE_SHIFT 4
#define SEGMENT_BITS ((size_t)1 << (SEGMENT_SHIFT - GRANULE_SHIFT))
#define SEGMENT_BYTES (SEGMENT_BITS / 8)

typedef struct MarkEntry {
    OuObject *o;
    size_t from; /* position of its visit slot to go on from */
} MarkEntry;

typedef struct Segment {
    uintptr_t number; /* address >> SEGMENT_SHIFT; 0: free slot */
    uint64_t *bits;
} Segment;

typedef struct OuMarker {
    OuVm *vm;
    Segment *segments; /* open addressing */
    size_t n_segments, segments_room;
    uintptr_t last_number; /* the segment that was used last */
    uint64_t *last_bits;
    MarkEntry *stack;
    size_t depth, room;
} Marker;

/* ---- side mark bits ---- */

static Segment *probe(Segment *segments, size_t room, uintptr_t number)
{
    size_t at = (size_t)(number * 0x9e3779b97f4a7c15u >> 32) & (room - 1);
    while (segments[at].number != 0 && segments[at].number != number) {
        at = (at + 1) & (room - 1);
    }
    return &segments[at];
}

static bool grow_segments(Marker *m)
{
    if (m->n_segments < m->segments_room / 2) {
        return true;
    }
    size_t room = m->segments_room == 0 ? SEGMENTS_MIN : m->segments_room * 2;
    Segment *grown = ou_raw_take_zeroed(&m->vm->account, room * sizeof(Segment));
    if (grown == NULL) {
        return false;
    }
    for (size_t i = 0; i < m->segments_room; i++) {
        if (m->segments[i].number != 0) {
            *probe(grown, room, m->segments[i].number) = m->segments[i];
        }
    }
    ou_raw_give(&m->vm->account, m->segments, m->segments_room * sizeof(Segment));
    m->segments = grown;
    m->segments_room = room;
    return true;
}

/* The bits of a segment; NULL when it has none and `make` is false or memory is short. */
static OU_NOINLINE uint64_t *find_bits(Marker *m, uintptr_t number, bool make)
{
    if (m->segments_room == 0 && !make) {
        return NULL;
    }
    if (make && !grow_segments(m)) {
        return NULL;
    }
    Segment *segment = probe(m->segments, m->segments_room, number);
    if (segment->number == 0) {
        uint64_t *bits = make ? ou_raw_take_zeroed(&m->vm->account, SEGMENT_BYTES) : NULL;
        if (bits == NULL) {
            return NULL;
        }
        *segment = (Segment){number, bits};
        m->n_segments++;
    }
    m->last_number = number;
    m->last_bits = segment->bits;
    return segment->bits;
}

OU_INLINE uint64_t *bits_of(Marker *m, const OuObject *o, bool make)
{
    uintptr_t number = (uintptr_t)o >> SEGMENT_SHIFT;
    return OU_LIKELY(number == m->last_number) ? m->last_bits : find_bits(m, number, make);
}

OU_INLINE size_t bit_of(const OuObject *o)
{
    return ((uintptr_t)o >> GRANULE_SHIFT) & (SEGMENT_BITS - 1);
}

/* Marks a tracked object; true when it was not marked before (and could be). */
OU_INLINE bool set_mark(Marker *m, const OuObject *o)
{
    if (OU_UNLIKELY(o->word & OU_WORD_LARGE)) {
        uintptr_t *entry = ou_large_entry(m->vm->registry, o);
        bool fresh = (*entry & 1) == 0;
        *entry |= 1;
        return fresh;
    }
    uint64_t *bits = bits_of(m, o, true);
    if (OU_UNLIKELY(bits == NULL)) {
        return false;
    }
    size_t bit = bit_of(o);
    uint64_t mask = (uint64_t)1 << (bit & 63);
    if (bits[bit >> 6] & mask) {
        return false;
    }
    bits[bit >> 6] |= mask;
    return true;
}

static bool is_marked(Marker *m, const OuObject *o)
{
    if (o->word & OU_WORD_LARGE) {
        return (*ou_large_entry(m->vm->registry, o) & 1) != 0;
    }
    uint64_t *bits = bits_of(m, o, false);
    size_t bit = bit_of(o);
    return bits != NULL && (bits[bit >> 6] >> (bit & 63) & 1) != 0;
}

/* ---- marking ---- */

static OU_NOINLINE bool grow_stack(Marker *m)
{
    size_t room = m->room == 0 ? STACK_MIN : m->room * 2;
    size_t bytes;
    if (!ou_checked_mul(room, sizeof(MarkEntry), &bytes)) {
        return false;
    }
    MarkEntry *stack =
        ou_raw_resize(&m->vm->account, m->stack, m->room * sizeof(MarkEntry), bytes);
    if (stack == NULL) {
        return false;
    }
    m->stack = stack;
    m->room = room;
    return true;
}

static void mark_child(void *arg, OuObject *child)
{
    Marker *m = arg;
    if (!ou_is_tracked(child) || !set_mark(m, child)) {
        return;
    }
    /* Without room it stays marked and unscanned: what only it leads to is tried later. */
    if (OU_LIKELY(m->depth < m->room) || grow_stack(m)) {
        m->stack[m->depth++] = (MarkEntry){child, 0};
    }
}

/* Scans the top entry, VISIT_LIMIT children of it. Its children come above it, so that
 * they are scanned before the rest of it. */
static void scan_top(Marker *m)
{
    size_t at = m->depth - 1;
    OuObject *o = m->stack[at].o;
    size_t from = m->stack[at].from;
    if (from == 0) {
        m->vm->cycle->counters.visited++;
        if (OU_HAS_FLAG(o->type, OU_TYPE_HEAP)) {
            mark_child(m, (OuObject *)(uintptr_t)o->type);
        }
        if (ou_gc_state(o) != OU_GC_FROZEN && ou_cycle_is_lazy(o, true)) {
            ou_untrack(&m->vm->main, o);
        }
    }
    from = o->type->visit(o, from, VISIT_LIMIT, mark_child, m);
    if (from == OU_VISIT_END) {
        m->stack[at] = m->stack[--m->depth];
    } else {
        m->stack[at].from = from;
    }
}

/* ---- candidates ---- */

/* False when memory is short. At 2^24 candidates the rest stays old, for the next time. */
static bool add_candidate(Marker *m, OuObject *o)
{
    OuObjectVector *candidates = &m->vm->registry->candidates;
    if (candidates->size == candidates->room) {
        if (candidates->size > OU_WORD_INDEX_MAX) {
            ou_gc_place(o, OU_GC_OLD, 0);
            return true;
        }
        if (!ou_vector_reserve(m->vm, candidates, 1)) {
            return false;
        }
    }
    ou_gc_place(o, OU_GC_CANDIDATE, (uint32_t)candidates->size);
    candidates->items[candidates->size++] = o;
    return true;
}

static bool meet_old(void *arg, OuObject *o)
{
    return is_marked(arg, o) || add_candidate(arg, o);
}

/* Young and middle objects: they are old from now on, or candidates. */
static bool take_vector(Marker *m, OuObjectVector *vector)
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
    return enough;
}

typedef struct Gathering {
    Marker *m;
    bool enough; /* memory */
} Gathering;

static bool gather_one(void *arg, OuObject *o)
{
    Gathering *gathering = arg;
    gathering->enough = meet_old(gathering->m, o);
    return gathering->enough;
}

static bool gather_candidates(Marker *m)
{
    OuRegistry *registry = m->vm->registry;
    Gathering gathering = {m, true};
    ou_registry_each(m->vm, 2, gather_one, &gathering);
    bool middle = take_vector(m, &registry->middle);
    bool young = take_vector(m, &registry->young);
    return gathering.enough && middle && young;
}

static void give_back_candidates(OuVm *vm)
{
    OuObjectVector *candidates = &vm->registry->candidates;
    for (size_t i = 0; i < candidates->size; i++) {
        ou_gc_place(candidates->items[i], OU_GC_OLD, 0);
    }
    ou_vector_release(vm, candidates);
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
            ou_gc_place(o, OU_GC_GARBAGE, (uint32_t)n_garbage);
            candidates->items[n_garbage++] = o;
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

/* ---- a full collection ---- */

static void marker_end(Marker *m)
{
    OuLargeTable *large = &m->vm->registry->large;
    for (size_t i = 0; i < large->room; i++) {
        large->slots[i] &= ~(uintptr_t)1;
    }
    for (size_t i = 0; i < m->segments_room; i++) {
        ou_raw_give(&m->vm->account, m->segments[i].bits, SEGMENT_BYTES);
    }
    ou_raw_give(&m->vm->account, m->segments, m->segments_room * sizeof(Segment));
    ou_raw_give(&m->vm->account, m->stack, m->room * sizeof(MarkEntry));
}

bool ou_mark_collect(OuVm *vm)
{
    OuRegistry *registry = vm->registry;
    OU_ASSERT(registry->garbage.size == 0 && registry->candidates.size == 0);
    Marker marker = {.vm = vm};
    uint64_t visited = vm->cycle->counters.visited;
    vm->host->visit_roots(vm, mark_child, &marker);
    while (marker.depth > 0) {
        scan_top(&marker);
    }
    vm->cycle->counters.reached += vm->cycle->counters.visited - visited;
    bool enough = gather_candidates(&marker);
    marker_end(&marker);
    if (!enough || !ou_trial_reserve(vm, registry->candidates.size)) {
        give_back_candidates(vm);
        return false;
    }
    size_t n_candidates = registry->candidates.size;
    ou_trial_run(vm, &registry->candidates, OU_GC_CANDIDATE);
    part_candidates(vm);
    vm->cycle->counters.reached += n_candidates - registry->garbage.size;
    return true;
}
