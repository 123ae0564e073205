/* sort.c - sort.h: runs, powersort's merge order, galloping merges.
 *
 * Merging moves the shorter of two runs to temporary memory and fills the gap from
 * its end. At every moment the gap is as long as what is left in the temporary, so
 * an error is handled by putting that back: nothing is lost, nothing is doubled. */
#include "06_types/sort.h"

#include <string.h>

#include "00_base/checked.h"

enum {
    MIN_RUN = 64,       /* shorter arrays are one run; others have runs of at least half of that */
    MIN_GALLOP = 7,     /* wins in a row before galloping pays (Peters measured it) */
    MAX_RUNS = 66,      /* powers on the stack increase, and are below 64 */
    SMALL = MIN_RUN / 2 /* pointers of temporary that are on the stack */
};

/* Keys, and values beside them if there are any. */
typedef struct Pair {
    OuObject **keys, **values;
} Pair;

typedef struct Run {
    size_t start, n;
    int power; /* of the boundary to the next run on the stack */
} Run;

typedef struct Sort {
    const OuSortCalls *calls;
    Pair all;
    size_t n;
    Pair temp;
    size_t temp_room;  /* pointers in each of the two */
    size_t temp_bytes; /* as taken; 0: `small` is in use */
    size_t min_gallop;
    bool no_memory;
    int n_runs;
    Run runs[MAX_RUNS];
    OuObject *small[2][SMALL];
} Sort;

static int less(const Sort *sort, OuObject *a, OuObject *b)
{
    return sort->calls->less(sort->calls->ctx, a, b);
}

static void move(Pair to, size_t i, Pair from, size_t k, size_t n)
{
    memmove(to.keys + i, from.keys + k, n * sizeof(OuObject *));
    if (to.values != NULL) {
        memmove(to.values + i, from.values + k, n * sizeof(OuObject *));
    }
}

static void move_one(Pair to, size_t i, Pair from, size_t k)
{
    to.keys[i] = from.keys[k];
    if (to.values != NULL) {
        to.values[i] = from.values[k];
    }
}

void ou_sort_reverse(OuObject **items, size_t n)
{
    for (size_t i = 0, k = n; i + 1 < k; i++) {
        OuObject *item = items[i];
        items[i] = items[--k];
        items[k] = item;
    }
}

/* --- searching */

/* Whether `key` belongs behind `other`: -1 on error. */
static int is_behind(const Sort *sort, OuObject *key, OuObject *other, bool after_equal)
{
    if (!after_equal) {
        return less(sort, other, key);
    }
    int before = less(sort, key, other);
    return before < 0 ? before : !before;
}

/* Where `key` belongs in the sorted items[low, high). False on error. */
static bool bisect(const Sort *sort, OuObject *key, OuObject *const *items, size_t low, size_t high,
                   bool after_equal, size_t *where)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int behind = is_behind(sort, key, items[middle], after_equal);
        if (behind < 0) {
            return false;
        }
        if (behind) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *where = low;
    return true;
}

/* The same in steps 1, 2, 4, ... from one end, when the place is thought near to it. */
static bool gallop(const Sort *sort, OuObject *key, OuObject *const *items, size_t n, bool after_equal,
                   bool from_end, size_t *where)
{
    size_t low = 0, high = n;
    for (size_t step = 1; step <= high - low; step *= 2) {
        size_t i = from_end ? high - step : low + step - 1;
        int behind = is_behind(sort, key, items[i], after_equal);
        if (behind < 0) {
            return false;
        }
        if (behind) {
            low = i + 1;
        } else {
            high = i;
        }
        if ((behind != 0) == from_end) {
            break;
        }
    }
    return bisect(sort, key, items, low, high, after_equal, where);
}

/* --- runs */

/* Length of the run that starts at `start`; a strictly falling one is reversed
 * (equal items must not change places). 0 on error. */
static size_t find_run(const Sort *sort, size_t start)
{
    OuObject **keys = sort->all.keys + start;
    size_t most = sort->n - start, n = 2;
    if (most < 2) {
        return most;
    }
    int falling = less(sort, keys[1], keys[0]);
    if (falling < 0) {
        return 0;
    }
    for (; n < most; n++) {
        int falls = less(sort, keys[n], keys[n - 1]);
        if (falls < 0) {
            return 0;
        }
        if (falls != falling) {
            break;
        }
    }
    if (falling) {
        ou_sort_reverse(keys, n);
        if (sort->all.values != NULL) {
            ou_sort_reverse(sort->all.values + start, n);
        }
    }
    return n;
}

/* Makes a run of `sorted` items one of n, by binary insertion. */
static bool extend_run(const Sort *sort, size_t start, size_t sorted, size_t n)
{
    OuObject **keys = sort->all.keys + start;
    OuObject **values = sort->all.values != NULL ? sort->all.values + start : NULL;
    for (; sorted < n; sorted++) {
        OuObject *key = keys[sorted];
        size_t where;
        if (!bisect(sort, key, keys, 0, sorted, true, &where)) {
            return false;
        }
        memmove(keys + where + 1, keys + where, (sorted - where) * sizeof(OuObject *));
        keys[where] = key;
        if (values != NULL) {
            OuObject *value = values[sorted];
            memmove(values + where + 1, values + where, (sorted - where) * sizeof(OuObject *));
            values[where] = value;
        }
    }
    return true;
}

/* Runs are so long that n / length is a power of two or a little less. */
static size_t shortest_run(size_t n)
{
    bool rest = false;
    while (n >= MIN_RUN) {
        rest |= (n & 1) != 0;
        n >>= 1;
    }
    return n + rest;
}

/* --- merging */

/* Temporary memory for n pairs. */
static bool need_temp(Sort *sort, size_t n)
{
    if (n <= sort->temp_room) {
        return true;
    }
    size_t room = sort->n / 2 < 2 * n ? sort->n / 2 + 1 : 2 * n, bytes;
    size_t each = sort->all.values != NULL ? 2 * sizeof(OuObject *) : sizeof(OuObject *);
    if (!ou_checked_mul(room, each, &bytes)) {
        sort->no_memory = true;
        return false;
    }
    const OuSortCalls *calls = sort->calls;
    if (sort->temp_bytes > 0) {
        calls->give(calls->ctx, sort->temp.keys, sort->temp_bytes);
        sort->temp_bytes = 0;
        sort->temp_room = 0;
    }
    OuObject **memory = calls->take(calls->ctx, bytes);
    if (memory == NULL) {
        sort->no_memory = true;
        return false;
    }
    sort->temp_bytes = bytes;
    sort->temp_room = room;
    sort->temp = (Pair){memory, sort->all.values != NULL ? memory + room : NULL};
    return true;
}

/* What a merge has still to do. The two runs are merged from the low end or from
 * the high one; `temp` items are in the temporary, `rest` stay in the array. */
typedef struct Merge {
    size_t to;           /* low: the next place to fill; high: one behind it */
    size_t temp, n_temp; /* first one, and how many */
    size_t rest, n_rest;
} Merge;

/* Merges upwards: the left run is in the temporary. Equal items are taken from it first. */
static bool merge_low_steps(Sort *sort, Merge *m)
{
    const Pair all = sort->all, temp = sort->temp;
    for (;;) {
        size_t temp_wins = 0, rest_wins = 0;
        while (temp_wins < sort->min_gallop && rest_wins < sort->min_gallop) {
            int behind = less(sort, all.keys[m->rest], temp.keys[m->temp]);
            if (behind < 0) {
                return false;
            }
            if (behind) {
                move_one(all, m->to++, all, m->rest++);
                rest_wins++;
                temp_wins = 0;
                if (--m->n_rest == 0) {
                    return true;
                }
            } else {
                move_one(all, m->to++, temp, m->temp++);
                temp_wins++;
                rest_wins = 0;
                if (--m->n_temp == 0) {
                    return true;
                }
            }
        }
        do {
            sort->min_gallop -= sort->min_gallop > 1;
            if (!gallop(sort, all.keys[m->rest], temp.keys + m->temp, m->n_temp, true, false, &temp_wins)) {
                return false;
            }
            move(all, m->to, temp, m->temp, temp_wins);
            m->to += temp_wins, m->temp += temp_wins, m->n_temp -= temp_wins;
            if (m->n_temp == 0) {
                return true;
            }
            move_one(all, m->to++, all, m->rest++);
            if (--m->n_rest == 0) {
                return true;
            }
            if (!gallop(sort, temp.keys[m->temp], all.keys + m->rest, m->n_rest, false, false, &rest_wins)) {
                return false;
            }
            move(all, m->to, all, m->rest, rest_wins);
            m->to += rest_wins, m->rest += rest_wins, m->n_rest -= rest_wins;
            if (m->n_rest == 0) {
                return true;
            }
            move_one(all, m->to++, temp, m->temp++);
            if (--m->n_temp == 0) {
                return true;
            }
        } while (temp_wins >= MIN_GALLOP || rest_wins >= MIN_GALLOP);
        sort->min_gallop += 2; /* a penalty for leaving */
    }
}

/* Merges downwards: the right run is in the temporary. Equal items are taken from it first. */
static bool merge_high_steps(Sort *sort, Merge *m)
{
    const Pair all = sort->all, temp = sort->temp;
    for (;;) {
        size_t temp_wins = 0, rest_wins = 0;
        while (temp_wins < sort->min_gallop && rest_wins < sort->min_gallop) {
            int behind = less(sort, temp.keys[m->n_temp - 1], all.keys[m->rest + m->n_rest - 1]);
            if (behind < 0) {
                return false;
            }
            if (behind) {
                move_one(all, --m->to, all, m->rest + --m->n_rest);
                rest_wins++;
                temp_wins = 0;
                if (m->n_rest == 0) {
                    return true;
                }
            } else {
                move_one(all, --m->to, temp, --m->n_temp);
                temp_wins++;
                rest_wins = 0;
                if (m->n_temp == 0) {
                    return true;
                }
            }
        }
        do {
            size_t keep;
            sort->min_gallop -= sort->min_gallop > 1;
            if (!gallop(sort, temp.keys[m->n_temp - 1], all.keys + m->rest, m->n_rest, true, true, &keep)) {
                return false;
            }
            rest_wins = m->n_rest - keep;
            m->to -= rest_wins, m->n_rest = keep;
            move(all, m->to, all, m->rest + keep, rest_wins);
            if (m->n_rest == 0) {
                return true;
            }
            move_one(all, --m->to, temp, --m->n_temp);
            if (m->n_temp == 0) {
                return true;
            }
            if (!gallop(sort, all.keys[m->rest + m->n_rest - 1], temp.keys, m->n_temp, false, true, &keep)) {
                return false;
            }
            temp_wins = m->n_temp - keep;
            m->to -= temp_wins, m->n_temp = keep;
            move(all, m->to, temp, keep, temp_wins);
            if (m->n_temp == 0) {
                return true;
            }
            move_one(all, --m->to, all, m->rest + --m->n_rest);
            if (m->n_rest == 0) {
                return true;
            }
        } while (temp_wins >= MIN_GALLOP || rest_wins >= MIN_GALLOP);
        sort->min_gallop += 2;
    }
}

/* Merges a[0, na) and the nb items behind it; `a` is an index. */
static bool merge(Sort *sort, size_t a, size_t na, size_t nb)
{
    OuObject **keys = sort->all.keys;
    size_t b = a + na, skip;
    /* What is in place already: the start of the left run, the end of the right one. */
    if (!gallop(sort, keys[b], keys + a, na, true, false, &skip)) {
        return false;
    }
    a += skip, na -= skip;
    if (na == 0) {
        return true;
    }
    if (!gallop(sort, keys[b - 1], keys + b, nb, false, true, &nb)) {
        return false;
    }
    if (nb == 0) {
        return true;
    }
    if (!need_temp(sort, na < nb ? na : nb)) {
        return false;
    }
    if (na <= nb) {
        Merge m = {.to = a, .temp = 0, .n_temp = na, .rest = b, .n_rest = nb};
        move(sort->temp, 0, sort->all, a, na);
        bool done = merge_low_steps(sort, &m);
        OU_ASSERT(m.to + m.n_temp == m.rest);
        move(sort->all, m.to, sort->temp, m.temp, m.n_temp);
        return done;
    }
    Merge m = {.to = b + nb, .temp = 0, .n_temp = nb, .rest = a, .n_rest = na};
    move(sort->temp, 0, sort->all, b, nb);
    bool done = merge_high_steps(sort, &m);
    OU_ASSERT(m.rest + m.n_rest + m.n_temp == m.to);
    move(sort->all, m.rest + m.n_rest, sort->temp, 0, m.n_temp);
    return done;
}

/* Merges the two runs on top of the stack. */
static bool merge_top(Sort *sort)
{
    Run *left = &sort->runs[sort->n_runs - 2], *right = left + 1;
    if (!merge(sort, left->start, left->n, right->n)) {
        return false;
    }
    left->n += right->n;
    sort->n_runs--;
    return true;
}

/* Depth in a balanced tree over the whole array at which the middles of two
 * neighbouring runs part: the first binary digit in which they, as fractions of n,
 * differ. */
static int boundary_power(size_t n, size_t start, size_t n_left, size_t n_right)
{
    unsigned __int128 left = (unsigned __int128)(2 * start + n_left) << 63;
    unsigned __int128 right = (unsigned __int128)(2 * start + 2 * n_left + n_right) << 63;
    uint64_t difference = (uint64_t)(left / (2 * n)) ^ (uint64_t)(right / (2 * n));
    return difference == 0 ? 64 : __builtin_clzll(difference);
}

static bool push_run(Sort *sort, size_t start, size_t n)
{
    if (sort->n_runs > 0) {
        Run *top = &sort->runs[sort->n_runs - 1];
        int power = boundary_power(sort->n, top->start, top->n, n);
        while (sort->n_runs > 1 && sort->runs[sort->n_runs - 2].power > power) {
            if (!merge_top(sort)) {
                return false;
            }
        }
        sort->runs[sort->n_runs - 1].power = power;
    }
    OU_ASSERT(sort->n_runs < MAX_RUNS);
    sort->runs[sort->n_runs++] = (Run){start, n, 0};
    return true;
}

static bool sort_all(Sort *sort)
{
    size_t shortest = shortest_run(sort->n);
    for (size_t start = 0; start < sort->n;) {
        size_t n = find_run(sort, start);
        if (n == 0) {
            return false;
        }
        size_t most = sort->n - start;
        size_t forced = shortest < most ? shortest : most;
        if (n < forced) {
            if (!extend_run(sort, start, n, forced)) {
                return false;
            }
            n = forced;
        }
        if (!push_run(sort, start, n)) {
            return false;
        }
        start += n;
    }
    while (sort->n_runs > 1) {
        if (!merge_top(sort)) {
            return false;
        }
    }
    return true;
}

OuSortResult ou_sort(OuObject **keys, OuObject **values, size_t n, const OuSortCalls *calls)
{
    Sort sort;
    sort.calls = calls;
    sort.all = (Pair){keys, values};
    sort.n = n;
    sort.temp = (Pair){sort.small[0], values != NULL ? sort.small[1] : NULL};
    sort.temp_room = SMALL;
    sort.temp_bytes = 0;
    sort.min_gallop = MIN_GALLOP;
    sort.no_memory = false;
    sort.n_runs = 0;
    bool done = n < 2 || sort_all(&sort);
    if (sort.temp_bytes > 0) {
        calls->give(calls->ctx, sort.temp.keys, sort.temp_bytes);
    }
    return done ? OU_SORT_DONE : sort.no_memory ? OU_SORT_NO_MEMORY : OU_SORT_FAILED;
}
