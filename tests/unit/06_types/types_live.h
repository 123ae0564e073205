/* types_live.h - a VM with the types of 06 for the unit tests of containers, and probes: keys
 * whose hash the test chooses and whose __eq__ runs a function of the test.
 *
 * Include after unit.h. */
#ifndef OU_TYPES_LIVE_H
#define OU_TYPES_LIVE_H

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"

#include <stdio.h>
#include <string.h>

static OuVm vm;
#define TH (&vm.main)

static OU_UNUSED void live_unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message, (void)where;
    ou_error_clear(th);
}

static OU_UNUSED void live_roots(OuVm *of, OuVisitFn fn, void *arg)
{
    (void)of, (void)fn, (void)arg;
}

static OU_UNUSED OuObject *live_import(OuThread *th, OuObject *name, OuObject *globals, OuObject *from, int64_t level)
{
    (void)globals, (void)from, (void)level;
    return ou_null(th, &ou_exc_attribute_error, "no import here: %U", name);
}

static OU_UNUSED OuObject *live_codec(OuThread *th, OuObject *encoding)
{
    return ou_null(th, &ou_exc_lookup_error, "unknown encoding: %U", encoding);
}

static OU_UNUSED bool live_warn(OuThread *th, OuObject *category, OuObject *message, int64_t level)
{
    (void)th, (void)category, (void)message, (void)level;
    return true;
}

static const OuHost live_host = {
    .find_codec = live_codec, .warn = live_warn,
    .unraisable = live_unraisable, .visit_roots = live_roots, .import = live_import};

static OU_UNUSED void live_start(void)
{
    memset(&vm, 0, sizeof vm);
    assert_true(ou_vm_start(&vm, SIZE_MAX, &live_host, OU_TYPE_INDEX_10, 42));
    assert_true(ou_cycle_start(&vm));
    assert_true(ou_types_start(TH));
    vm.recursion_limit = 1000;
}

/* Debug builds find leaks here. */
static OU_UNUSED void live_end(void)
{
    assert_false(ou_has_error(TH));
    ou_types_end(TH);
    ou_cycle_end(&vm);
    ou_vm_end(&vm);
}

/* ---- short hands; what they return is the caller's ---- */

static OU_UNUSED OuObject *num(int64_t value)
{
    OuObject *o = ou_int_new(TH, value);
    assert_non_null(o);
    return o;
}

static OU_UNUSED OuObject *str(const char *text)
{
    OuObject *o = ou_str_from_text(TH, text);
    assert_non_null(o);
    return o;
}

static OU_UNUSED int64_t value_of(const OuObject *o)
{
    assert_true(ou_is_int(o));
    return ou_int_value(o);
}

/* The error that must be pending; cleared. */
static OU_UNUSED void expect_error(const OuType *type)
{
    assert_true(ou_error_matches(TH, type));
    ou_error_clear(TH);
}

/* What a failed request leaves pending; cleared. */
static OU_UNUSED void expect_memory_error(void)
{
    assert_true(ou_has_error(TH));
    assert_true(vm.memory_error == NULL || ou_error_matches(TH, &ou_exc_memory_error));
    ou_error_clear(TH);
}

/* A small generator of numbers: the same in each run (xorshift64). */
static uint64_t live_random_state = 88172645463325252u;
static OU_UNUSED uint64_t random_below(uint64_t n)
{
    live_random_state ^= live_random_state << 13;
    live_random_state ^= live_random_state >> 7;
    live_random_state ^= live_random_state << 17;
    return live_random_state % n;
}

/* ---- probes ---- */

typedef struct Probe {
    OuObject head;
    int64_t id, hash;
} Probe;

static void (*probe_on_compare)(Probe *a, Probe *b); /* may raise */

static void probe_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(Probe));
}

static int64_t probe_hash(OuThread *th, OuObject *self)
{
    (void)th;
    return ((Probe *)self)->hash;
}

static OuObject *probe_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (a->type != b->type) {
        return OU_NOT_IMPLEMENTED;
    }
    Probe *x = (Probe *)a, *y = (Probe *)b;
    if (probe_on_compare != NULL) {
        probe_on_compare(x, y);
        if (ou_has_error(th)) {
            return NULL;
        }
    }
    switch (op) {
    case OU_EQ: return ou_bool(x->id == y->id);
    case OU_NE: return ou_bool(x->id != y->id);
    case OU_LT: return ou_bool(x->id < y->id);
    case OU_GT: return ou_bool(x->id > y->id);
    case OU_LE: return ou_bool(x->id <= y->id);
    default: return ou_bool(x->id >= y->id);
    }
}

static const OuType probe_type = {.head = OU_STATIC_HEAD(&ou_type_type),
                                  .name = "probe",
                                  .base = &ou_object_type,
                                  .basic_size = sizeof(Probe),
                                  .drop = probe_drop,
                                  .hash = probe_hash,
                                  .compare = probe_compare};

static OU_UNUSED OuObject *probe(int64_t id, int64_t hash)
{
    Probe *p = (Probe *)ou_object_new(TH, &probe_type, sizeof(Probe));
    assert_non_null(p);
    p->id = id;
    p->hash = hash;
    return &p->head;
}

#endif
