/* int.c - the int object: making, normalising, C integers, order, hash, the type.
 *
 * Two shapes: a value within 63 bits stands in the object's one word, longer ones have
 * their limbs behind it. Each operation has a fast half for the first shape and works on
 * a view (int_int.h) for the rest. Tagged pointers, without any object, were rejected:
 * id(), reference counts and `is` of ints are to be seen (M8, M11). */
#include "06_types/int_int.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "06_types/type.h"
#include "06_types/type_index.h"

/* ---- making ---- */

static size_t long_bytes(size_t n)
{
    return sizeof(OuInt) + n * sizeof(OuLimb);
}

OuObject *ou_int_new(OuThread *th, int64_t value)
{
    return ou_int_new_inline(th, value);
}

OuObject *ou_int_new_limb(OuThread *th, bool negative, uint64_t magnitude)
{
    OuInt *i = ou_object_new_plain(th, &ou_int_type, sizeof(OuInt) + sizeof(OuLimb));
    if (i == NULL) {
        return NULL;
    }
    i->bits = ou_int_long_bits(1, negative);
    i->limbs[0] = magnitude;
    OU_HEAVY(ou_int_check(&i->head));
    return &i->head;
}

OuObject *ou_int_new_u64(OuThread *th, uint64_t value)
{
    return value <= (uint64_t)OU_INT_INLINE_MAX ? ou_int_new_inline(th, (int64_t)value)
                                                : ou_int_new_limb(th, false, value);
}

/* Does a magnitude of one limb fit inline? */
static bool magnitude_fits(bool negative, uint64_t magnitude)
{
    return magnitude <= (uint64_t)OU_INT_INLINE_MAX + negative;
}

OuObject *ou_int_new_wide(OuThread *th, bool negative, OuIntWide magnitude)
{
    uint64_t low = (uint64_t)magnitude, high = (uint64_t)(magnitude >> 64);
    if (high == 0) {
        return magnitude_fits(negative, low) ? ou_int_new_inline(th, (int64_t)(negative ? 0 - low : low))
                                             : ou_int_new_limb(th, negative, low);
    }
    OuInt *i = ou_object_new_plain(th, &ou_int_type, sizeof(OuInt) + 2 * sizeof(OuLimb));
    if (i == NULL) {
        return NULL;
    }
    i->bits = ou_int_long_bits(2, negative);
    i->limbs[0] = low;
    i->limbs[1] = high;
    OU_HEAVY(ou_int_check(&i->head));
    return &i->head;
}

bool ou_int_draft_start(OuThread *th, OuIntDraft *draft, size_t room)
{
    draft->object = NULL;
    draft->limbs = draft->stack;
    draft->room = room;
    if (OU_LIKELY(room <= OU_INT_STACK)) {
        return true;
    }
    size_t size;
    if (!ou_checked_array(sizeof(OuInt), room, sizeof(OuLimb), &size)) {
        return ou_raise_memory(th);
    }
    draft->object = (OuInt *)ou_object_new(th, &ou_int_type, size);
    if (draft->object == NULL) {
        return false;
    }
    draft->object->bits = ou_int_long_bits(room, false);
    draft->limbs = draft->object->limbs;
    return true;
}

void ou_int_draft_abandon(OuThread *th, OuIntDraft *draft)
{
    if (draft->object != NULL) {
        ou_object_free(th, &draft->object->head, long_bytes(draft->room));
        draft->object = NULL;
    }
}

OuObject *ou_int_draft_finish(OuThread *th, OuIntDraft *draft, bool negative, size_t n)
{
    OU_ASSERT(n <= draft->room);
    n = ou_limbs_trim(draft->limbs, n);
    OuLimb low = n == 0 ? 0 : draft->limbs[0];
    if (n <= 1 && magnitude_fits(negative, low)) {
        ou_int_draft_abandon(th, draft);
        return ou_int_new_inline(th, (int64_t)(negative ? 0 - low : low));
    }
    OuInt *i = draft->object;
    if (i == NULL) {
        i = (OuInt *)ou_object_new(th, &ou_int_type, long_bytes(n));
        if (i == NULL) {
            return NULL;
        }
        memcpy(i->limbs, draft->stack, n * sizeof(OuLimb));
    } else if (n < draft->room) {
        i = (OuInt *)ou_object_resize(th, &i->head, long_bytes(draft->room), long_bytes(n));
        if (i == NULL) {
            ou_int_draft_abandon(th, draft);
            return NULL;
        }
    }
    draft->object = NULL;
    i->bits = ou_int_long_bits(n, negative);
    OU_HEAVY(ou_int_check(&i->head));
    return &i->head;
}

OuObject *ou_int_from_limbs(OuThread *th, bool negative, const uint64_t *limbs, size_t n)
{
    OuIntDraft draft;
    n = ou_limbs_trim(limbs, n);
    if (!ou_int_draft_start(th, &draft, n)) {
        return NULL;
    }
    memcpy(draft.limbs, limbs, n * sizeof(OuLimb));
    return ou_int_draft_finish(th, &draft, negative, n);
}

OuObject *ou_int_from_bytes(OuThread *th, const uint8_t *bytes, size_t n, bool little, bool is_signed)
{
    OuIntDraft draft;
    bool negative = false;
    if (!ou_int_draft_start(th, &draft, n / sizeof(OuLimb) + 1)) {
        return NULL;
    }
    size_t size = ou_limbs_from_bytes(draft.limbs, &negative, bytes, n, !little, is_signed);
    return ou_int_draft_finish(th, &draft, negative, size);
}

OuObject *ou_int_from_f64(OuThread *th, double value)
{
    if (!isfinite(value)) {
        return isnan(value) ? ou_null(th, &ou_exc_value_error, "cannot convert float NaN to integer")
                            : ou_null(th, &ou_exc_overflow_error, "cannot convert float infinity to integer");
    }
    if (fabs(value) < 0x1p62) {
        return ou_int_new_inline(th, (int64_t)value);
    }
    OuLimb limbs[OU_LIMBS_DOUBLE];
    size_t n = ou_limbs_from_double(value, limbs);
    return ou_int_from_limbs(th, value < 0, limbs, n);
}

OuObject *ou_int_exact(OuThread *th, OuObject *o)
{
    if (ou_is_exact_int(o)) {
        return ou_keep(o);
    }
    if (ou_int_is_inline(o)) {
        return ou_int_new_inline(th, ou_int_value(o));
    }
    OuIntView view;
    ou_int_view(o, &view);
    return ou_int_from_limbs(th, view.negative, view.limbs, view.n);
}

/* ---- scratch and long work ---- */

bool ou_int_scratch_start(OuThread *th, OuIntScratch *scratch, size_t n)
{
    size_t size;
    scratch->n = n;
    scratch->limbs = n == 0 ? NULL : scratch->stack;
    if (OU_LIKELY(n <= OU_COUNT_OF(scratch->stack))) {
        return true;
    }
    if (!ou_checked_mul(n, sizeof(OuLimb), &size)) {
        return ou_raise_memory(th);
    }
    scratch->limbs = ou_mem_take(th, size);
    return scratch->limbs != NULL;
}

void ou_int_scratch_end(OuThread *th, OuIntScratch *scratch)
{
    if (scratch->n > OU_COUNT_OF(scratch->stack)) {
        ou_mem_give(th, scratch->limbs, scratch->n * sizeof(OuLimb));
    }
}

static bool is_wanted(OuThread *th)
{
    uint32_t bits = atomic_load_explicit(&th->breaker, memory_order_relaxed);
    return (bits & (OU_BREAK_SIGNAL | OU_BREAK_INTERRUPT)) != 0 && th->vm->host->poll != NULL;
}

static bool go_on_locked(void *arg)
{
    OuThread *th = arg;
    return !is_wanted(th) || th->vm->host->poll(th);
}

static bool go_on_unlocked(void *arg)
{
    OuThread *th = arg;
    if (!is_wanted(th)) {
        return true;
    }
    th->vm->host->enter(th);
    bool ok = th->vm->host->poll(th);
    th->vm->host->leave(th);
    return ok;
}

#define LONG_WORK 1e5 /* products: a tenth of a millisecond, a hundred times what giving the lock up costs */

OuTick ou_int_work_begin(OuThread *th, double products)
{
    bool leave = products >= LONG_WORK && th->vm->host->leave != NULL;
    if (leave) {
        th->vm->host->leave(th);
    }
    return (OuTick){.go_on = leave ? go_on_unlocked : go_on_locked, .arg = th};
}

void ou_int_work_end(const OuTick *tick)
{
    if (tick->go_on == go_on_unlocked) {
        OuThread *th = tick->arg;
        th->vm->host->enter(th);
    }
}

/* ---- C numbers ---- */

int ou_int_clip_i64(const OuObject *o, int64_t *out)
{
    if (OU_LIKELY(ou_int_is_inline(o))) {
        *out = ou_int_value(o);
        return 0;
    }
    OuIntView view;
    ou_int_view(o, &view);
    if (view.n == 1 && view.limbs[0] <= (uint64_t)INT64_MAX + view.negative) {
        *out = (int64_t)(view.negative ? 0 - view.limbs[0] : view.limbs[0]);
        return 0;
    }
    *out = view.negative ? INT64_MIN : INT64_MAX;
    return view.negative ? -1 : 1;
}

bool ou_int_as_i64(OuThread *th, OuObject *o, int64_t *out)
{
    return ou_int_clip_i64(o, out) == 0 ||
           ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C long");
}

bool ou_int_as_u64(OuThread *th, OuObject *o, uint64_t *out)
{
    OuIntView view;
    ou_int_view(o, &view);
    if (view.negative) {
        return ou_raise(th, &ou_exc_overflow_error, "can't convert negative int to unsigned");
    }
    if (view.n > 1) {
        return ou_raise(th, &ou_exc_overflow_error, "int too big to convert");
    }
    *out = view.n == 0 ? 0 : view.limbs[0];
    return true;
}

bool ou_int_as_f64(OuThread *th, OuObject *o, double *out)
{
    if (OU_LIKELY(ou_int_is_inline(o))) {
        *out = (double)ou_int_value(o);
        return true;
    }
    OuIntView view;
    ou_int_view(o, &view);
    if (!ou_limbs_to_double(view.limbs, view.n, out)) {
        return ou_raise(th, &ou_exc_overflow_error, "int too large to convert to float");
    }
    *out = view.negative ? -*out : *out;
    return true;
}

size_t ou_int_magnitude(const OuObject *o, uint64_t one[1], const uint64_t **limbs, bool *negative)
{
    OuIntView view;
    ou_int_view(o, &view);
    *negative = view.negative;
    one[0] = view.n > 0 ? view.limbs[0] : 0;
    *limbs = ou_int_is_inline(o) ? one : view.limbs;
    return view.n;
}

int ou_int_sign(const OuObject *o)
{
    if (ou_int_is_inline(o)) {
        int64_t value = ou_int_value(o);
        return (value > 0) - (value < 0);
    }
    return (((const OuInt *)o)->bits & 2) != 0 ? -1 : 1;
}

/* ---- order, hash, truth ---- */

int ou_int_order(const OuObject *a, const OuObject *b)
{
    if (OU_LIKELY(ou_int_is_inline(a) && ou_int_is_inline(b))) {
        int64_t x = ou_int_value(a), y = ou_int_value(b);
        return (x > y) - (x < y);
    }
    OuIntView va, vb;
    ou_int_view(a, &va);
    ou_int_view(b, &vb);
    if (va.negative != vb.negative) {
        return va.negative ? -1 : 1;
    }
    int order = ou_limbs_compare(va.limbs, va.n, vb.limbs, vb.n);
    return va.negative ? -order : order;
}

OuObject *ou_int_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    (void)th;
    if (!ou_is_int(a) || !ou_is_int(b)) {
        return OU_NOT_IMPLEMENTED;
    }
    int order = a == b ? 0 : ou_int_order(a, b);
    switch (op) {
    case OU_LT: return ou_bool(order < 0);
    case OU_LE: return ou_bool(order <= 0);
    case OU_EQ: return ou_bool(order == 0);
    case OU_NE: return ou_bool(order != 0);
    case OU_GT: return ou_bool(order > 0);
    default: return ou_bool(order >= 0);
    }
}

#define HASH_MODULUS (((int64_t)1 << 61) - 1)

/* The value modulo 2^61 - 1 with its sign, so that equal numbers of any kind hash alike; -1 becomes -2. */
int64_t ou_int_hash(OuThread *th, OuObject *o)
{
    (void)th;
    int64_t hash;
    if (OU_LIKELY(ou_int_is_inline(o))) {
        hash = ou_int_value(o) % HASH_MODULUS;
    } else {
        OuIntView view;
        ou_int_view(o, &view);
        hash = (int64_t)ou_limbs_mod_m61(view.limbs, view.n);
        hash = view.negative ? -hash : hash;
    }
    return hash == -1 ? -2 : hash;
}

OuTruth ou_int_truth(OuThread *th, OuObject *o)
{
    (void)th;
    return ((OuInt *)o)->bits != 1 ? OU_TRUE : OU_FALSE;
}

/* ---- the object's life ---- */

static OU_NOINLINE void drop_other(OuThread *th, OuObject *self)
{
    if (self->type == &ou_int_type) {
        ou_object_free_plain(th, self, long_bytes((size_t)((uint64_t)((OuInt *)self)->bits >> 2)));
        return;
    }
    ou_untrack(th, self);
    ou_instance_drop_extra(th, self);
    ou_object_free(th, self, ou_int_size_of(self));
}

static void int_drop(OuThread *th, OuObject *self)
{
    if (OU_LIKELY(self->type == &ou_int_type && ou_int_is_inline(self))) {
        ou_object_free_plain(th, self, sizeof(OuInt));
    } else {
        drop_other(th, self);
    }
}

size_t ou_int_size_of(OuObject *o)
{
    size_t n = ou_int_is_inline(o) ? 0 : (size_t)((uint64_t)((OuInt *)o)->bits >> 2);
    return OU_HAS_FLAG(o->type, OU_TYPE_HEAP) ? ou_type_instance_size(o, n) : long_bytes(n);
}

bool ou_int_check(const OuObject *o)
{
    OuIntView view;
    ou_int_view(o, &view);
    bool normal = ou_int_is_inline(o) || (view.n > 0 && view.limbs[view.n - 1] != 0 &&
                                          !(view.n == 1 && magnitude_fits(view.negative, view.limbs[0])));
    if (!normal) {
        fprintf(stderr, "INT-1 is broken\n");
    }
    return normal;
}

/* ---- start ---- */

bool ou_int_start(OuThread *th)
{
    OuObject **small = th->vm->types->small_ints;
    for (int value = OU_SMALL_INT_MIN; value <= OU_SMALL_INT_MAX; value++) {
        OuInt *i = ou_object_new_plain(th, &ou_int_type, sizeof(OuInt));
        if (i == NULL) {
            return false;
        }
        i->bits = ou_int_inline_bits(value);
        small[value - OU_SMALL_INT_MIN] = &i->head;
    }
    return true;
}

/* ---- the type ---- */

const OuType ou_int_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "int",
    .own = OU_OWN_GETATTR,
    .base = &ou_object_type,
    .flags = OU_TYPE_BASE | OU_TYPE_IMMUTABLE | OU_TYPE_MATCH_SELF | OU_TYPE_IS_INT,
    .index = OU_TYPE_INDEX_INT,
    .basic_size = sizeof(OuInt),
    .item_size = sizeof(OuLimb),
    .drop = int_drop,
    .visit = ou_instance_visit_only,
    .clear = ou_instance_clear_only,
    .size_of = ou_int_size_of,
    .repr = ou_int_repr,
    .str = ou_object_str,
    .hash = ou_int_hash,
    .compare = ou_int_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = ou_int_make,
    .init = ou_object_init,
    .number = &ou_int_number,
    .methods = ou_int_methods,
    .getset = ou_int_getset,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
           "Convert a number or string to an integer, or return 0 if no arguments\n"
           "are given. A number is truncated towards zero. A string, bytes or\n"
           "bytearray holds digits of the base, which is 2 to 36, or 0: then it is\n"
           "told by a prefix (0b, 0o, 0x), and 10 without one.\n"
           ">>> int('0b100', base=0)\n4",
};
