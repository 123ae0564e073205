/* sre_replace.c - what goes over all matches of a text: sub, subn, split, findall.
 *
 * A replacement that is a text is put together in one piece: in a builder for str, by its length for bytes. One that is
 * called, or of a wrong type, goes by a list that is joined at the end, as CPython does, so that a wrong piece is
 * found only then. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/bytes.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/chars.h"
#include "06_types/tuple.h"

#include <string.h>

/* ---- findall ---- */

/* One entry: the match, its only group, or a tuple of them; new. */
static OuObject *found(OuSreRun *run)
{
    size_t n = run->pattern->program.n_groups;
    if (n == 0) {
        return ou_sre_slice(run, run->start, run->stop);
    }
    if (n == 1) {
        return ou_sre_group(run, 1, true);
    }
    OuObject *tuple = ou_tuple_new(run->th, n);
    for (size_t i = 0; tuple != NULL && i < n; i++) {
        OuObject *item = ou_sre_group(run, i + 1, true);
        if (item == NULL) {
            ou_drop(run->th, tuple);
            return NULL;
        }
        ou_tuple_items(tuple)[i] = item;
    }
    return tuple == NULL ? NULL : ou_tuple_ready(run->th, tuple);
}

OU_SRE_METHOD(ou_pattern_findall)
{
    int64_t pos = 0, end = INT64_MAX;
    OuSreRun run;
    if (!ou_as_ssize(th, args[1], &pos) || !ou_as_ssize(th, args[2], &end) ||
        !ou_sre_begin(th, &run, (OuPattern *)self, args[0], pos, end)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, 0);
    OuTruth answer = OU_ERROR;
    while (list != NULL && (answer = ou_sre_search(&run)) == OU_TRUE) {
        if (!ou_list_append_adopt(th, list, found(&run))) {
            answer = OU_ERROR;
            break;
        }
        ou_sre_advance(&run);
    }
    ou_sre_end(&run);
    if (answer == OU_ERROR && list != NULL) {
        ou_clear_ref(th, &list);
    }
    return list;
}

/* ---- split ---- */

OU_SRE_METHOD(ou_pattern_split)
{
    int64_t most = 0, done = 0;
    OuSreRun run;
    if (!ou_as_ssize(th, args[1], &most) ||
        !ou_sre_begin(th, &run, (OuPattern *)self, args[0], 0, INT64_MAX)) {
        return NULL;
    }
    OuObject *list = ou_list_new(th, 0);
    bool ok = list != NULL;
    size_t last = 0, n_groups = run.pattern->program.n_groups;
    while (ok && (most == 0 || done < most)) {
        OuTruth answer = ou_sre_search(&run);
        ok = answer != OU_ERROR;
        if (answer != OU_TRUE) {
            break;
        }
        ok = ou_list_append_adopt(th, list, ou_sre_slice(&run, last, run.start));
        for (size_t i = 1; ok && i <= n_groups; i++) {
            ok = ou_list_append_adopt(th, list, ou_sre_group(&run, i, false));
        }
        last = run.stop;
        done++;
        ou_sre_advance(&run);
    }
    ok = ok && ou_list_append_adopt(th, list, ou_sre_slice(&run, last, run.length));
    ou_sre_end(&run);
    if (!ok && list != NULL) {
        ou_clear_ref(th, &list);
    }
    return list;
}

/* ---- sub ---- */

/* What matches become. */
typedef struct Filter {
    OuObject *value; /* owned: a text, or what is called with the match, or anything that joining refuses */
    bool is_called;
} Filter;

/* Does a template, a str or bytes-like object, say all by itself? A backslash in it means that it does not. */
static bool is_literal(OuThread *th, OuObject *template)
{
    OuBuffer buffer;
    const void *text;
    size_t length;
    unsigned width;
    if (!ou_sre_text(th, template, &buffer, &text, &length, &width)) {
        return false;
    }
    bool found_one = false;
    for (size_t i = 0; i < length && !found_one; i++) {
        found_one = ou_chars_get(text, width, i) == '\\';
    }
    ou_sre_text_end(th, &buffer);
    return !found_one;
}

static bool filter_make(OuThread *th, OuObject *pattern, OuObject *template, Filter *filter)
{
    *filter = (Filter){.is_called = ou_is_callable(template)};
    if (filter->is_called || is_literal(th, template)) {
        filter->value = ou_keep(template);
        return true;
    }
    if (ou_has_error(th) && !ou_error_swallow(th, &ou_exc_type_error)) {
        return false;
    }
    OuObject *re = ou_import_module(th, "re"), *f = re == NULL ? NULL : ou_get_attr_text(th, re, "_subx");
    filter->value = f == NULL ? NULL : ou_call2(th, f, pattern, template);
    ou_drop_maybe(th, f);
    ou_drop_maybe(th, re);
    filter->is_called = filter->value != NULL && ou_is_callable(filter->value);
    return filter->value != NULL;
}

/* All by a list. *count: how often. New. */
static OuObject *sub_by_list(OuThread *th, OuSreRun *run, const Filter *filter, int64_t most, int64_t *count)
{
    OuObject *list = ou_list_new(th, 0), *joiner, *result = NULL;
    bool ok = list != NULL;
    size_t last = 0;
    while (ok && (most == 0 || *count < most)) {
        OuTruth answer = ou_sre_search(run);
        ok = answer != OU_ERROR;
        if (answer != OU_TRUE) {
            break;
        }
        if (last < run->start) {
            ok = ou_list_append_adopt(th, list, ou_sre_slice(run, last, run->start));
        }
        last = run->stop;
        if (ok && filter->is_called) {
            OuObject *match = ou_match_new(run), *item = match == NULL ? NULL : ou_call1(th, filter->value, match);
            ou_drop_maybe(th, match);
            ok = item != NULL && (item == OU_NONE || ou_list_append(th, list, item));
            ou_drop_maybe(th, item);
        } else if (ok && filter->value != OU_NONE) {
            ok = ou_list_append(th, list, filter->value);
        }
        ++*count;
        ou_sre_advance(run);
    }
    if (ok && last < run->length) {
        ok = ou_list_append_adopt(th, list, ou_sre_slice(run, last, run->length));
    }
    if (ok) {
        joiner = ou_sre_slice(run, 0, 0);
        result = joiner == NULL || ou_list_size(list) == 0 ? ou_keep_maybe(joiner)
                                                            : ou_call_method_text(th, joiner, "join", 1, list);
        ou_drop_maybe(th, joiner);
    }
    ou_drop_maybe(th, list);
    return result;
}

/* A str replaced by a str. */
static OuObject *sub_str(OuThread *th, OuSreRun *run, OuObject *by, int64_t most, int64_t *count)
{
    OuStrBuilder b;
    size_t last = 0;
    bool ok = true;
    ou_builder_init(&b);
    while (ok && (most == 0 || *count < most)) {
        OuTruth answer = ou_sre_search(run);
        ok = answer != OU_ERROR;
        if (answer != OU_TRUE) {
            break;
        }
        ok = (last == run->start || ou_builder_sub(th, &b, run->string, last, run->start)) && ou_builder_str(th, &b, by);
        last = run->stop;
        ++*count;
        ou_sre_advance(run);
    }
    if (ok && *count == 0) {
        ou_builder_abandon(th, &b);
        return ou_sre_slice(run, 0, run->length);
    }
    ok = ok && (last == run->length || ou_builder_sub(th, &b, run->string, last, run->length));
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

static OuObject *sub(OuThread *th, OuObject *self, OuObject *const *args, int64_t *count)
{
    int64_t most = 0;
    OuSreRun run;
    Filter filter;
    OuObject *result;
    if (!ou_as_ssize(th, args[2], &most)) {
        return NULL;
    }
    *count = 0;
    if (!filter_make(th, self, args[0], &filter)) {
        return NULL;
    }
    if (!ou_sre_begin(th, &run, (OuPattern *)self, args[1], 0, INT64_MAX)) {
        ou_drop(th, filter.value);
        return NULL;
    }
    if (!filter.is_called && !run.is_bytes && ou_is_str(filter.value)) {
        result = sub_str(th, &run, filter.value, most, count);
    } else {
        result = sub_by_list(th, &run, &filter, most, count);
    }
    ou_sre_end(&run);
    ou_drop(th, filter.value);
    return result;
}

OU_SRE_METHOD(ou_pattern_sub)
{
    int64_t count;
    return sub(th, self, args, &count);
}

OU_SRE_METHOD(ou_pattern_subn)
{
    int64_t count;
    OuObject *text = sub(th, self, args, &count), *number = text == NULL ? NULL : ou_int_new(th, count);
    return ou_seq_pair_adopt(th, text, number);
}
