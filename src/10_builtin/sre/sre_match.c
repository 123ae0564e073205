/* sre_match.c - re.Match: where the groups of a match are, and their text. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/bytes.h"
#include "00_base/checked.h"
#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#define NO_GROUP SIZE_MAX

static size_t size_for(size_t n_groups)
{
    return sizeof(OuMatch) + 2 * n_groups * sizeof(int64_t);
}

OuObject *ou_match_new(OuSreRun *run)
{
    OuThread *th = run->th;
    const OuSreProgram *p = &run->pattern->program;
    size_t n = p->n_groups + 1, size;
    if (!ou_checked_array(sizeof(OuMatch), n, 2 * sizeof(int64_t), &size)) {
        return ou_null_memory(th);
    }
    OuMatch *m = (OuMatch *)ou_object_new(th, &ou_match_type, size);
    if (m == NULL) {
        return NULL;
    }
    m->pattern = ou_keep(run->pattern);
    m->string = ou_keep(run->string);
    m->regs = NULL;
    m->pos = (int64_t)run->pos;
    m->endpos = (int64_t)run->end;
    m->last_group = (int64_t)run->registers[OU_SRE_LAST_GROUP(p)]; /* unset is -1 */
    m->n_groups = n;
    m->marks[0] = (int64_t)run->start;
    m->marks[1] = (int64_t)run->stop;
    for (size_t i = 1; i < n; i++) {
        size_t from = run->registers[2 * i - 2], to = run->registers[2 * i - 1];
        bool matched = from != OU_SRE_UNSET && to != OU_SRE_UNSET && from <= to;
        m->marks[2 * i] = matched ? (int64_t)from : -1;
        m->marks[2 * i + 1] = matched ? (int64_t)to : -1;
    }
    ou_track(th, &m->head);
    return &m->head;
}

static void match_drop(OuThread *th, OuObject *self)
{
    OuMatch *m = (OuMatch *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &m->regs);
    ou_clear_ref(th, &m->string);
    ou_clear_ref(th, &m->pattern);
    ou_object_free(th, self, size_for(m->n_groups));
}

static size_t match_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuMatch *m = (OuMatch *)self;
    ou_visit_one(fn, arg, m->pattern);
    ou_visit_one(fn, arg, m->string);
    ou_visit_one(fn, arg, m->regs);
    return OU_VISIT_END;
}

static size_t match_size_of(OuObject *self)
{
    return size_for(((OuMatch *)self)->n_groups);
}

/* ---- groups ---- */

/* [from, to) of the string, as far as it is still that long; new. */
static OuObject *slice(OuThread *th, const OuMatch *m, size_t from, size_t to)
{
    OuObject *s = m->string;
    OuBuffer buffer;
    const void *text;
    size_t length;
    unsigned width;
    if (ou_is_str(s)) {
        return from == 0 && to == ou_str_length(s) && ou_is_exact_str(s) ? ou_keep(s) : ou_str_slice(th, s, from, to);
    }
    if (!ou_sre_text(th, s, &buffer, &text, &length, &width)) {
        return NULL;
    }
    to = to < length ? to : length;
    from = from < to ? from : to;
    bool whole = from == 0 && to == length && s->type == &ou_bytes_type;
    OuObject *result = whole ? ou_keep(s) : ou_bytes_from(th, (const char *)text + from, to - from);
    ou_sre_text_end(th, &buffer);
    return result;
}

/* New; `missing` (borrowed) when the group did not match. */
static OuObject *group_text(OuThread *th, const OuMatch *m, size_t i, OuObject *missing)
{
    if (m->marks[2 * i] < 0) {
        return ou_keep(missing);
    }
    return slice(th, m, (size_t)m->marks[2 * i], (size_t)m->marks[2 * i + 1]);
}

/* The number of a group given by number or name; NO_GROUP with IndexError. May run __index__, __hash__, __eq__. */
static size_t group_number(OuThread *th, const OuMatch *m, OuObject *key)
{
    int64_t i = -1;
    if (ou_seq_is_index(key)) {
        if (!ou_as_index(th, key, &i, NULL)) {
            return NO_GROUP;
        }
    } else if (((OuPattern *)m->pattern)->groupindex != NULL) {
        bool failed = false;
        OuObject *dict = ou_keep(((OuPattern *)m->pattern)->groupindex);
        OuObject *number = ou_dict_borrow(th, dict, key, &failed);
        if (number != NULL && (!ou_is_int(number) || ou_int_clip_i64(number, &i) != 0)) {
            i = -1;
        }
        ou_drop(th, dict);
        if (failed) {
            return NO_GROUP;
        }
    }
    if (i < 0 || (uint64_t)i >= m->n_groups) {
        ou_raise(th, &ou_exc_index_error, "no such group");
        return NO_GROUP;
    }
    return (size_t)i;
}

static size_t optional_group(OuThread *th, const OuMatch *m, OuObject *key)
{
    return key == NULL ? 0 : group_number(th, m, key);
}

static OuObject *group_by_key(OuThread *th, OuObject *self, OuObject *key)
{
    size_t i = group_number(th, (OuMatch *)self, key);
    return i == NO_GROUP ? NULL : group_text(th, (OuMatch *)self, i, OU_NONE);
}

OU_METHOD(match_group)
{
    if (n == 0) {
        return group_text(th, (OuMatch *)self, 0, OU_NONE);
    }
    if (n == 1) {
        return group_by_key(th, self, args[0]);
    }
    OuObject *tuple = ou_tuple_new(th, n);
    if (tuple == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        OuObject *item = group_by_key(th, self, args[i]);
        if (item == NULL) {
            ou_drop(th, tuple);
            return NULL;
        }
        ou_tuple_items(tuple)[i] = item;
    }
    return ou_tuple_ready(th, tuple);
}

OU_METHOD(match_groups)
{
    OuMatch *m = (OuMatch *)self;
    OuObject *missing = args[0] != NULL ? args[0] : OU_NONE, *tuple = ou_tuple_new(th, m->n_groups - 1);
    for (size_t i = 1; tuple != NULL && i < m->n_groups; i++) {
        OuObject *item = group_text(th, m, i, missing);
        if (item == NULL) {
            ou_drop(th, tuple);
            return NULL;
        }
        ou_tuple_items(tuple)[i - 1] = item;
    }
    return tuple == NULL ? NULL : ou_tuple_ready(th, tuple);
}

OU_METHOD(match_groupdict)
{
    OuMatch *m = (OuMatch *)self;
    OuObject *missing = args[0] != NULL ? args[0] : OU_NONE, *result = ou_dict_new(th);
    OuObject *index = ((OuPattern *)m->pattern)->groupindex, *names;
    if (result == NULL || index == NULL) {
        return result;
    }
    names = ou_dict_keys_list(th, index);
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < ou_list_size(names); i++) {
        OuObject *name = ou_keep(ou_list_borrow(names, i));
        size_t number = group_number(th, m, name);
        OuObject *text = number == NO_GROUP ? NULL : group_text(th, m, number, missing);
        ok = text != NULL && ou_dict_set(th, result, name, text);
        ou_drop_maybe(th, text);
        ou_drop(th, name);
    }
    ou_drop_maybe(th, names);
    if (!ok) {
        ou_clear_ref(th, &result);
    }
    return result;
}

/* (from, to) */
static OuObject *pair(OuThread *th, int64_t from, int64_t to)
{
    OuObject *a = ou_int_new(th, from), *b = a == NULL ? NULL : ou_int_new(th, to);
    return ou_seq_pair_adopt(th, a, b);
}

OU_METHOD(match_start)
{
    size_t i = optional_group(th, (OuMatch *)self, args[0]);
    return i == NO_GROUP ? NULL : ou_int_new(th, ((OuMatch *)self)->marks[2 * i]);
}

OU_METHOD(match_end)
{
    size_t i = optional_group(th, (OuMatch *)self, args[0]);
    return i == NO_GROUP ? NULL : ou_int_new(th, ((OuMatch *)self)->marks[2 * i + 1]);
}

OU_METHOD(match_span)
{
    const OuMatch *m = (OuMatch *)self;
    size_t i = optional_group(th, m, args[0]);
    return i == NO_GROUP ? NULL : pair(th, m->marks[2 * i], m->marks[2 * i + 1]);
}

OU_METHOD(match_expand)
{
    OuMatch *m = (OuMatch *)self;
    OuObject *re = ou_import_module(th, "re"), *f = re == NULL ? NULL : ou_get_attr_text(th, re, "_expand");
    OuObject *result = f == NULL ? NULL : ou_call3(th, f, m->pattern, self, args[0]);
    ou_drop_maybe(th, f);
    ou_drop_maybe(th, re);
    return result;
}

OU_METHOD(match_copy)
{
    return ou_keep(self);
}

static OuObject *match_item(OuThread *th, OuObject *self, OuObject *key)
{
    return group_by_key(th, self, key);
}

/* ---- attributes ---- */

static OuObject *get_lastindex(OuThread *th, OuObject *self)
{
    int64_t last = ((OuMatch *)self)->last_group;
    return last < 0 ? OU_NONE : ou_int_new(th, last);
}

static OuObject *get_lastgroup(OU_UNUSED OuThread *th, OuObject *self)
{
    OuMatch *m = (OuMatch *)self;
    OuObject *names = ((OuPattern *)m->pattern)->indexgroup;
    if (m->last_group < 0 || names == NULL || (uint64_t)m->last_group >= ou_tuple_size(names)) {
        return OU_NONE;
    }
    return ou_keep(ou_tuple_borrow(names, (size_t)m->last_group));
}

static OuObject *get_regs(OuThread *th, OuObject *self)
{
    OuMatch *m = (OuMatch *)self;
    if (m->regs == NULL) {
        OuObject *tuple = ou_tuple_new(th, m->n_groups);
        for (size_t i = 0; tuple != NULL && i < m->n_groups; i++) {
            OuObject *item = pair(th, m->marks[2 * i], m->marks[2 * i + 1]);
            if (item == NULL) {
                ou_drop(th, tuple);
                return NULL;
            }
            ou_tuple_items(tuple)[i] = item;
        }
        if (tuple == NULL) {
            return NULL;
        }
        m->regs = ou_tuple_ready(th, tuple);
    }
    return ou_keep(m->regs);
}

static OuObject *match_repr(OuThread *th, OuObject *self)
{
    OuMatch *m = (OuMatch *)self;
    OuObject *text = group_text(th, m, 0, OU_NONE), *result;
    if (text == NULL) {
        return NULL;
    }
    result = ou_str_format(th, "<%N object; span=(%lld, %lld), match=%.50R>", self->type, (long long)m->marks[0],
                           (long long)m->marks[1], text);
    ou_drop(th, text);
    return result;
}

static const OuMethodDef methods[] = {
    {"group", match_group, NULL, OU_FN_BARE,
     "group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n"
     "    For 0 returns the entire match."},
    {"start", match_start, "group=0, /", 0, "Return index of the start of the substring matched by group."},
    {"end", match_end, "group=0, /", 0, "Return index of the end of the substring matched by group."},
    {"span", match_span, "group=0, /", 0, "For match object m, return the 2-tuple (m.start(group), m.end(group))."},
    {"groups", match_groups, "default=None", 0,
     "Return a tuple containing all the subgroups of the match, from 1.\n\n"
     "  default\n    Is used for groups that did not participate in the match."},
    {"groupdict", match_groupdict, "default=None", 0,
     "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n"
     "  default\n    Is used for groups that did not participate in the match."},
    {"expand", match_expand, "template", 0,
     "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."},
    {"__copy__", match_copy, "", 0, NULL},
    {"__deepcopy__", match_copy, "memo, /", 0, NULL},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"lastindex", get_lastindex, NULL, "The integer index of the last matched capturing group."},
    {"lastgroup", get_lastgroup, NULL, "The name of the last matched capturing group."},
    {"regs", get_regs, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef members[] = {
    {"string", OU_MEMBER_OBJECT, offsetof(OuMatch, string), false, "The string passed to match() or search()."},
    {"re", OU_MEMBER_OBJECT, offsetof(OuMatch, pattern), false, "The regular expression object."},
    {"pos", OU_MEMBER_I64, offsetof(OuMatch, pos), false, "The index into the string at which the RE engine started looking for a match."},
    {"endpos", OU_MEMBER_I64, offsetof(OuMatch, endpos), false, "The index into the string beyond which the RE engine will not go."},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuSequenceSlots sequence = {.item = match_item};

const OuType ou_match_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "re.Match",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_MATCH,
    .basic_size = sizeof(OuMatch),
    .drop = match_drop,
    .visit = match_visit,
    .size_of = match_size_of,
    .repr = match_repr,
    OU_SLOTS_OF_OBJECT,
    .init = ou_object_init,
    .sequence = &sequence,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
};
