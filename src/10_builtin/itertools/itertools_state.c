/* itertools_state.c - the iterators of itertools, pickled and copied: __reduce__ and __setstate__.
 *
 * The forms are CPython's, so that what it has pickled can be read; tee alone has its own, a chain of cells. A state that was
 * made by hand may be nonsense: what is indexed is brought into range, and what is followed is checked. */
#include "10_builtin/itertools/itertools_int.h"
#include "06_types/chars.h"
#include "06_types/seq.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

/* ---- parts ---- */

/* (type, inner) or (type, inner, state); inner and state are taken over. inner NULL fails; state NULL: none. */
static OuObject *reduced_adopt(OuThread *th, OuObject *self, OuObject *inner, OuObject *state)
{
    OuObject *type = OU_TYPE_OBJECT(self->type);
    OuObject *result = inner == NULL ? NULL : state == NULL ? ou_tuple_of(th, 2, type, inner) : ou_tuple_of(th, 3, type, inner, state);
    ou_drop_maybe(th, state);
    ou_drop_maybe(th, inner);
    return result;
}

/* The same with a state that was to be made: NULL fails. */
static OuObject *with_state_adopt(OuThread *th, OuObject *self, OuObject *inner, OuObject *state)
{
    if (state == NULL) {
        ou_drop_maybe(th, inner);
        return NULL;
    }
    return reduced_adopt(th, self, inner, state);
}

static OuObject *none_for(OuObject *o)
{
    return o == NULL ? OU_NONE : o;
}

/* An iterator of nothing: new. */
static OuObject *nothing(OuThread *th)
{
    OuObject *empty = ou_list_new(th, 0);
    OuObject *iterator = empty == NULL ? NULL : ou_iter(th, empty);
    ou_drop_maybe(th, empty);
    return iterator;
}

/* (o, number): new. */
static OuObject *with_number(OuThread *th, OuObject *o, int64_t number)
{
    OuObject *i = ou_int_new(th, number), *pair = i == NULL ? NULL : ou_tuple_of(th, 2, o, i);
    ou_drop_maybe(th, i);
    return pair;
}

static bool is_state(OuThread *th, OuObject *state, size_t size)
{
    if (!ou_is_tuple(state)) {
        return ou_raise(th, &ou_exc_type_error, "state is not a tuple");
    }
    return ou_tuple_size(state) == size ||
           ou_raise(th, &ou_exc_type_error, "function takes exactly %zu arguments (%zu given)", size, ou_tuple_size(state));
}

/* ---- two references ---- */

/* (type, (refs[0], refs[1])): compress, filterfalse, starmap. */
OuObject *ou_itertools_reduce_pair(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    return reduced_adopt(th, self, ou_tuple_of(th, 2, none_for(it->refs[0]), none_for(it->refs[1])), NULL);
}

/* The same with a flag as the state: dropwhile, takewhile. */
static OuObject *reduce_flagged(OuThread *th, OuObject *self, bool flag)
{
    OuIter *it = (OuIter *)self;
    return with_state_adopt(th, self, ou_tuple_of(th, 2, none_for(it->refs[0]), none_for(it->refs[1])), ou_int_new(th, flag));
}

OuObject *ou_dropwhile_reduce(ARGS)
{
    UNUSED_ARGS();
    return reduce_flagged(th, self, ((OuIter *)self)->started);
}

OuObject *ou_dropwhile_setstate(ARGS)
{
    UNUSED_ARGS();
    OuTruth truth = ou_is_true(th, args[0]);
    ((OuIter *)self)->started = truth == OU_TRUE;
    return truth == OU_ERROR ? NULL : OU_NONE;
}

OuObject *ou_takewhile_reduce(ARGS)
{
    UNUSED_ARGS();
    return reduce_flagged(th, self, ((OuIter *)self)->done);
}

OuObject *ou_takewhile_setstate(ARGS)
{
    UNUSED_ARGS();
    OuTruth truth = ou_is_true(th, args[0]);
    ((OuIter *)self)->done = truth == OU_TRUE;
    return truth == OU_ERROR ? NULL : OU_NONE;
}

/* ---- cycle, repeat, islice ---- */

OuObject *ou_cycle_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *iterator = ou_keep_maybe(it->refs[0]), *saved = ou_keep(none_for(it->refs[1]));
    bool again = iterator == NULL; /* the first round is over: the next ones walk what was saved */
    if (again) {
        iterator = saved == OU_NONE ? nothing(th) : ou_iter(th, saved);
        OuObject *at = iterator == NULL || it->a == 0 ? NULL : ou_int_new(th, it->a);
        OuObject *done = at == NULL ? NULL : ou_call_method_text(th, iterator, "__setstate__", 1, at);
        ou_drop_maybe(th, done);
        ou_drop_maybe(th, at);
        if (ou_has_error(th)) {
            ou_clear_ref(th, &iterator);
        }
    }
    OuObject *inner = iterator == NULL ? NULL : ou_tuple_of(th, 1, iterator);
    OuObject *result = inner == NULL ? NULL : with_state_adopt(th, self, inner, ou_tuple_of(th, 2, saved, ou_bool(again)));
    ou_drop_maybe(th, iterator);
    ou_drop(th, saved);
    return result;
}

OuObject *ou_cycle_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (!is_state(th, args[0], 2)) {
        return NULL;
    }
    OuObject *saved = ou_tuple_borrow(args[0], 0), *again = ou_tuple_borrow(args[0], 1);
    int64_t flag;
    if (!ou_is_list(saved)) {
        return ou_null(th, &ou_exc_type_error, "argument 1 must be list, not %s", ou_argument_type(saved));
    }
    if (!ou_as_i64(th, again, &flag)) {
        return NULL;
    }
    it->flag = flag != 0;
    it->a = 0;
    ou_replace(th, &it->refs[1], ou_keep(saved));
    return OU_NONE;
}

OuObject *ou_repeat_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *o = none_for(it->refs[0]);
    return reduced_adopt(th, self, it->a < 0 ? ou_tuple_of(th, 1, o) : with_number(th, o, it->a), NULL);
}

OuObject *ou_islice_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    bool over = it->refs[0] == NULL;
    OuObject *parts[4] = {over ? nothing(th) : ou_keep(it->refs[0]), ou_int_new(th, over ? 0 : it->a),
                          over ? ou_int_new(th, 0) : it->b < 0 ? OU_NONE : ou_int_new(th, it->b), ou_int_new(th, it->c)};
    bool ok = parts[0] != NULL && parts[1] != NULL && parts[2] != NULL && parts[3] != NULL;
    OuObject *inner = ok ? ou_tuple_from(th, parts, over ? 3 : 4) : NULL;
    for (size_t i = 0; i < 4; i++) {
        ou_drop_maybe(th, parts[i]);
    }
    return inner == NULL ? NULL : with_state_adopt(th, self, inner, over ? ou_int_new(th, 0) : ou_keep(it->refs[1]));
}

OuObject *ou_islice_setstate(ARGS)
{
    UNUSED_ARGS();
    int64_t taken;
    if (!ou_int_as_ssize(th, args[0], &taken)) {
        return NULL;
    }
    OuObject *count = ou_int_new(th, taken);
    if (count == NULL) {
        return NULL;
    }
    ou_replace(th, &((OuIter *)self)->refs[1], count);
    return OU_NONE;
}

/* ---- accumulate, chain, zip_longest ---- */

/* chain((first,), rest): new. */
static OuObject *preceded(OuThread *th, OuObject *first, OuObject *rest)
{
    OuObject *one = ou_tuple_of(th, 1, first);
    OuObject *result = one == NULL ? NULL : ou_call2(th, OU_TYPE_OBJECT(&ou_itertools_chain), one, rest);
    ou_drop_maybe(th, one);
    return result;
}

/* A total of None cannot be the state, which None leaves out: the iterator is then one that starts with it, less its
 * first result. */
static OuObject *reduce_none_total(OuThread *th, OuObject *self, OuIter *it)
{
    OuObject *source = preceded(th, OU_NONE, it->refs[0]);
    OuObject *fresh = source == NULL ? NULL : ou_call2(th, OU_TYPE_OBJECT(self->type), source, none_for(it->refs[1]));
    OuObject *one = fresh == NULL ? NULL : ou_int_new(th, 1);
    OuObject *inner = one == NULL ? NULL : ou_tuple_of(th, 3, fresh, one, OU_NONE);
    OuObject *result = inner == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_itertools_islice), inner);
    ou_drop_maybe(th, inner);
    ou_drop_maybe(th, one);
    ou_drop_maybe(th, fresh);
    ou_drop_maybe(th, source);
    return result;
}

OuObject *ou_accumulate_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (it->refs[0] == NULL) {
        (void)ou_raise_system(th, "accumulate.__reduce__");
        return NULL;
    }
    if (it->refs[3] == NULL && it->refs[2] == OU_NONE) {
        return reduce_none_total(th, self, it);
    }
    OuObject *source = it->refs[3] != NULL ? preceded(th, it->refs[3], it->refs[0]) : ou_keep(it->refs[0]);
    OuObject *inner = source == NULL ? NULL : ou_tuple_of(th, 2, source, none_for(it->refs[1]));
    ou_drop_maybe(th, source);
    return reduced_adopt(th, self, inner, inner == NULL ? NULL : ou_keep(it->refs[3] != NULL ? OU_NONE : none_for(it->refs[2])));
}

OuObject *ou_accumulate_setstate(ARGS)
{
    UNUSED_ARGS();
    ou_replace(th, &((OuIter *)self)->refs[2], ou_keep(args[0]));
    return OU_NONE;
}

OuObject *ou_chain_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *inner = ou_tuple_new(th, 0);
    if (inner == NULL || it->refs[0] == NULL) {
        return reduced_adopt(th, self, inner, NULL);
    }
    return with_state_adopt(th, self, inner, it->refs[1] == NULL ? ou_tuple_of(th, 1, it->refs[0])
                                                                  : ou_tuple_of(th, 2, it->refs[0], it->refs[1]));
}

OuObject *ou_chain_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *state = args[0];
    size_t size = ou_is_tuple(state) ? ou_tuple_size(state) : 1;
    if (size == 0 || size > 2) {
        return ou_null(th, &ou_exc_type_error, "function takes at %s %d argument%s (%zu given)", size == 0 ? "least" : "most",
                       size == 0 ? 1 : 2, size == 0 ? "" : "s", size);
    }
    if (!is_state(th, state, size)) {
        return NULL;
    }
    OuObject *source = ou_tuple_borrow(state, 0), *active = size == 2 ? ou_tuple_borrow(state, 1) : NULL;
    if (!ou_is_iterator(source) || (active != NULL && !ou_is_iterator(active))) {
        return ou_null(th, &ou_exc_type_error, "Arguments must be iterators.");
    }
    ou_keep_maybe(active);
    ou_replace(th, &it->refs[0], ou_keep(source));
    ou_replace(th, &it->refs[1], active);
    return OU_NONE;
}

OuObject *ou_zip_longest_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    size_t width = it->refs[0] == NULL ? 0 : ou_list_size(it->refs[0]);
    OuObject *inner = ou_tuple_new(th, width);
    for (size_t i = 0; inner != NULL && i < width; i++) {
        OuObject *one = ou_list_borrow(it->refs[0], i);
        OuObject *item = one == OU_NONE ? ou_tuple_new(th, 0) : ou_keep(one); /* exhausted: an iterable of nothing */
        if (item == NULL) {
            ou_clear_ref(th, &inner);
        } else {
            ou_tuple_items(inner)[i] = item;
        }
    }
    if (inner != NULL && width > 0) {
        inner = ou_tuple_ready(th, inner);
    }
    return reduced_adopt(th, self, inner, inner == NULL ? NULL : ou_keep(none_for(it->refs[1])));
}

OuObject *ou_zip_longest_setstate(ARGS)
{
    UNUSED_ARGS();
    ou_replace(th, &((OuIter *)self)->refs[1], ou_keep(args[0]));
    return OU_NONE;
}

/* ---- groupby ---- */

OuObject *ou_groupby_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *inner = ou_tuple_of(th, 2, none_for(it->refs[0]), none_for(it->refs[1]));
    if (inner == NULL || it->refs[2] == NULL || it->refs[3] == NULL || it->refs[4] == NULL) {
        return reduced_adopt(th, self, inner, NULL);
    }
    return with_state_adopt(th, self, inner, ou_tuple_of(th, 3, it->refs[3], it->refs[2], it->refs[4]));
}

OuObject *ou_groupby_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (!is_state(th, args[0], 3)) {
        return NULL;
    }
    static const int places[] = {3, 2, 4};
    for (size_t i = 0; i < 3; i++) {
        ou_replace(th, &it->refs[places[i]], ou_keep(ou_tuple_borrow(args[0], i)));
    }
    return OU_NONE;
}

OuObject *ou_grouper_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *group = (OuIter *)self, *parent = (OuIter *)group->refs[0];
    if (parent == NULL || parent->a != group->a) { /* over */
        OuObject *iterator = nothing(th);
        OuObject *result = iterator == NULL ? NULL : ou_call_method_text(th, iterator, "__reduce__", 0);
        ou_drop_maybe(th, iterator);
        return result;
    }
    return reduced_adopt(th, self, ou_tuple_of(th, 2, group->refs[0], group->refs[1]), NULL);
}

/* ---- tee ---- */

OuObject *ou_tee_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    OuObject *empty = ou_tuple_new(th, 0), *inner = ou_tuple_adopt(th, &empty, 1);
    return inner == NULL ? NULL : with_state_adopt(th, self, inner, ou_tuple_of(th, 2, none_for(it->refs[0]), none_for(it->refs[1])));
}

OuObject *ou_tee_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (!is_state(th, args[0], 2)) {
        return NULL;
    }
    OuObject *source = ou_tuple_borrow(args[0], 0), *cell = ou_tuple_borrow(args[0], 1);
    if (!ou_is_iterator(source) || !ou_is_exact_list(cell)) {
        return ou_null(th, &ou_exc_type_error, "state of a tee iterator must be an iterator and a list");
    }
    ou_keep(cell);
    ou_replace(th, &it->refs[0], ou_keep(source));
    ou_replace(th, &it->refs[1], cell);
    return OU_NONE;
}

/* ---- product, permutations, combinations ---- */

/* The first `count` ints of a list of places, as a tuple: new. */
static OuObject *places_tuple(OuThread *th, OuObject *list, size_t count)
{
    return ou_tuple_from(th, ((OuList *)list)->items, count);
}

/* What stands in for an iterator that is over: (type, ((), r)). */
static OuObject *reduce_over(OuThread *th, OuObject *self, int64_t r)
{
    OuObject *empty = ou_tuple_new(th, 0);
    OuObject *inner = empty == NULL ? NULL : with_number(th, empty, r);
    ou_drop_maybe(th, empty);
    return reduced_adopt(th, self, inner, NULL);
}

OuObject *ou_combinations_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (it->done && (it->started || it->refs[1] == NULL)) {
        return it->started ? reduce_over(th, self, it->a) : reduced_adopt(th, self, with_number(th, it->refs[0], it->a), NULL);
    }
    OuObject *inner = with_number(th, it->refs[0], it->a);
    if (inner == NULL || !it->started) {
        return reduced_adopt(th, self, inner, NULL);
    }
    return with_state_adopt(th, self, inner, places_tuple(th, it->refs[1], (size_t)it->a));
}

OuObject *ou_product_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (it->done && it->started) {
        OuObject *empty = ou_tuple_new(th, 0), *inner = ou_tuple_adopt(th, &empty, 1);
        return reduced_adopt(th, self, inner, NULL);
    }
    if (!it->started) {
        return reduced_adopt(th, self, ou_keep(it->refs[0]), NULL);
    }
    return with_state_adopt(th, self, ou_keep(it->refs[0]), places_tuple(th, it->refs[1], ou_list_size(it->refs[1])));
}

OuObject *ou_permutations_reduce(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (it->done && it->started) {
        return reduce_over(th, self, it->a);
    }
    OuObject *inner = with_number(th, it->refs[0], it->a);
    if (inner == NULL || !it->started || it->refs[2] == NULL) {
        return reduced_adopt(th, self, inner, NULL);
    }
    OuObject *places = places_tuple(th, it->refs[1], ou_list_size(it->refs[1]));
    OuObject *cycles = places == NULL ? NULL : places_tuple(th, it->refs[2], ou_list_size(it->refs[2]));
    OuObject *state = ou_seq_pair_adopt(th, places, cycles);
    return with_state_adopt(th, self, inner, state);
}

/* A new list of ints from a tuple, each brought into [lowest, highest(it, i)]. NULL with an error. */
static OuObject *clipped_list(OuThread *th, const OuIter *it, OuObject *state, size_t size, int64_t lowest,
                              int64_t (*highest)(const OuIter *it, size_t i))
{
    if (!ou_is_tuple(state) || ou_tuple_size(state) != size) {
        return ou_null(th, &ou_exc_value_error, "invalid arguments");
    }
    OuObject *list = ou_list_new(th, size);
    for (size_t i = 0; list != NULL && i < size; i++) {
        int64_t value, most = highest(it, i);
        bool ok = ou_as_i64(th, ou_tuple_borrow(state, i), &value);
        value = !ok || value < lowest ? lowest : value > most ? most : value;
        if (!ok || !ou_list_append_adopt(th, list, ou_int_new(th, value))) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static int64_t highest_combination(const OuIter *it, size_t i)
{
    return (int64_t)i + (int64_t)ou_tuple_size(it->refs[0]) - it->a;
}

static int64_t highest_place(const OuIter *it, OU_UNUSED size_t i)
{
    return (int64_t)ou_tuple_size(it->refs[0]) - 1;
}

static int64_t highest_of_pool(const OuIter *it, size_t i)
{
    return (int64_t)ou_tuple_size(ou_tuple_borrow(it->refs[0], i)) - 1;
}

static int64_t highest_cycle(const OuIter *it, size_t i)
{
    return (int64_t)ou_tuple_size(it->refs[0]) - (int64_t)i;
}

static OuObject *start_at_adopt(OuThread *th, OuIter *it, OuObject *places)
{
    if (places == NULL) {
        return NULL;
    }
    it->started = true;
    ou_replace(th, &it->refs[1], places);
    return OU_NONE;
}

/* An iterator that never has anything takes a state of the right size and stays so. */
static OuObject *set_combination(OuThread *th, OuObject *self, OuObject *state, int64_t (*highest)(const OuIter *it, size_t i))
{
    OuIter *it = (OuIter *)self;
    if (it->done) {
        return !ou_is_tuple(state) || (int64_t)ou_tuple_size(state) != it->a ? ou_null(th, &ou_exc_value_error, "invalid arguments")
                                                                            : OU_NONE;
    }
    return start_at_adopt(th, it, clipped_list(th, it, state, (size_t)it->a, 0, highest));
}

OuObject *ou_combinations_setstate(ARGS)
{
    UNUSED_ARGS();
    return set_combination(th, self, args[0], highest_combination);
}

OuObject *ou_replacement_setstate(ARGS)
{
    UNUSED_ARGS();
    return set_combination(th, self, args[0], highest_place);
}

OuObject *ou_product_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    size_t width = ou_tuple_size(it->refs[0]);
    for (size_t i = 0; i < width; i++) {
        if (ou_tuple_size(ou_tuple_borrow(it->refs[0], i)) == 0) {
            it->started = it->done = true;
            return OU_NONE;
        }
    }
    return start_at_adopt(th, it, clipped_list(th, it, args[0], width, 0, highest_of_pool));
}

OuObject *ou_permutations_setstate(ARGS)
{
    UNUSED_ARGS();
    OuIter *it = (OuIter *)self;
    if (!is_state(th, args[0], 2)) {
        return NULL;
    }
    for (size_t i = 0; i < 2; i++) {
        OuObject *part = ou_tuple_borrow(args[0], i);
        if (!ou_is_tuple(part)) {
            return ou_null(th, &ou_exc_type_error, "argument %zu must be tuple, not %s", i + 1, ou_argument_type(part));
        }
    }
    if (it->refs[1] == NULL) {
        return ou_null(th, &ou_exc_value_error, "invalid arguments");
    }
    size_t size = ou_tuple_size(it->refs[0]);
    OuObject *places = clipped_list(th, it, ou_tuple_borrow(args[0], 0), size, 0, highest_place);
    OuObject *cycles = places == NULL ? NULL : clipped_list(th, it, ou_tuple_borrow(args[0], 1), (size_t)it->a, 1, highest_cycle);
    if (cycles == NULL) {
        ou_drop_maybe(th, places);
        return NULL;
    }
    ou_replace(th, &it->refs[2], cycles);
    return start_at_adopt(th, it, places);
}
