/* sre_pattern.c - re.Pattern: a compiled pattern, and looking for it once. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/bytes.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/int.h"
#include "06_types/iter.h"
#include "06_types/list.h"
#include "06_types/seq.h"
#include "06_types/chars.h"
#include "06_types/tuple.h"

#include <string.h>

bool ou_sre_text(OuThread *th, OuObject *string, OuBuffer *buffer, const void **text, size_t *length, unsigned *width)
{
    buffer->owner = NULL;
    *width = 1;
    if (ou_is_str(string)) {
        *text = ou_str_data(string);
        *length = ou_str_length(string);
        *width = ou_str_width(string);
        return true;
    }
    if (string->type == &ou_bytes_type) {
        *text = ou_bytes_data(string);
        *length = ou_bytes_size(string);
        return true;
    }
    if (!ou_buffer_acquire(th, string, buffer, false)) {
        buffer->owner = NULL;
        if (ou_error_matches(th, &ou_exc_memory_error)) {
            return false;
        }
        ou_error_clear(th);
        return ou_raise(th, &ou_exc_type_error, "expected string or bytes-like object, got '%T'", string);
    }
    *text = buffer->data;
    *length = buffer->size;
    return true;
}

OuObject *ou_sre_slice(OuSreRun *run, size_t from, size_t to)
{
    OuObject *s = run->string;
    bool whole = from == 0 && to == run->length;
    if (!run->is_bytes) {
        return whole && ou_is_exact_str(s) ? ou_keep(s) : ou_str_slice(run->th, s, from, to);
    }
    if (whole && s->type == &ou_bytes_type) {
        return ou_keep(s);
    }
    return ou_bytes_from(run->th, (const char *)run->text + from, to - from);
}

OuObject *ou_sre_group(OuSreRun *run, size_t i, bool empty)
{
    size_t from = run->registers[2 * (i - 1)], to = run->registers[2 * (i - 1) + 1];
    if (from == OU_SRE_UNSET || to == OU_SRE_UNSET || from > to) {
        return empty ? ou_sre_slice(run, 0, 0) : OU_NONE;
    }
    return ou_sre_slice(run, from, to);
}

/* ---- making ---- */

/* The list's numbers into the program. */
static bool read_code(OuThread *th, OuSreProgram *program, OuObject *list)
{
    size_t n = ou_list_size(list), bytes;
    if (n > UINT32_MAX / 4 || __builtin_mul_overflow(n, sizeof(uint32_t), &bytes)) {
        return ou_raise(th, &ou_exc_overflow_error, "regular expression code size limit exceeded");
    }
    program->code = ou_mem_take(th, bytes);
    if (program->code == NULL) {
        return false;
    }
    program->n_code = n;
    for (size_t i = 0; i < n; i++) { /* nothing of this runs Python code */
        OuObject *item = ou_list_borrow(list, i);
        int64_t value = -1;
        if (!ou_is_int(item) || ou_int_clip_i64(item, &value) != 0 || value < 0 || value > UINT32_MAX) {
            return ou_raise(th, &ou_exc_overflow_error, "regular expression code size limit exceeded");
        }
        program->code[i] = (uint32_t)value;
    }
    return true;
}

/* _sre.compile() */
OuObject *ou_pattern_compile(OuThread *th, OuObject *const *args)
{
    int flags;
    int64_t groups;
    if (!ou_as_c_int(th, args[1], &flags)) {
        return NULL;
    }
    if (!ou_is_list(args[2])) {
        return ou_null(th, &ou_exc_type_error, "compile() argument 'code' must be list, not %s", ou_argument_type(args[2]));
    }
    if (!ou_as_ssize(th, args[3], &groups)) {
        return NULL;
    }
    if (!ou_is_dict(args[4])) {
        return ou_null(th, &ou_exc_type_error, "compile() argument 'groupindex' must be dict, not %s", ou_argument_type(args[4]));
    }
    if (!ou_is_tuple(args[5])) {
        return ou_null(th, &ou_exc_type_error, "compile() argument 'indexgroup' must be tuple, not %s", ou_argument_type(args[5]));
    }
    OuPattern *self = (OuPattern *)ou_object_new_zeroed(th, &ou_pattern_type, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    if (flags & OU_SRE_FLAG_LOCALE) {
        ou_library_settle_locale(th);
    }
    self->flags = flags;
    self->n_groups = groups;
    self->is_bytes = -1;
    bool ok = read_code(th, &self->program, args[2]);
    if (ok && args[0] != OU_NONE) {
        OuBuffer buffer;
        const void *text;
        size_t length;
        unsigned width;
        ok = ou_sre_text(th, args[0], &buffer, &text, &length, &width);
        if (ok) {
            self->is_bytes = !ou_is_str(args[0]);
            ou_sre_text_end(th, &buffer);
        }
    }
    if (ok && (groups < 0 || groups > OU_SRE_MAX_GROUPS)) {
        ok = ou_raise(th, &ou_exc_runtime_error, "invalid SRE code");
    }
    if (ok) {
        self->program.n_groups = (size_t)groups;
        ok = ou_sre_translate(th, &self->program);
    }
    if (!ok) {
        ou_drop(th, self);
        return NULL;
    }
    self->pattern = ou_keep(args[0]);
    self->groupindex = ou_keep(args[4]);
    self->indexgroup = ou_keep(args[5]);
    ou_track(th, &self->head);
    return &self->head;
}

static void pattern_drop(OuThread *th, OuObject *self)
{
    OuPattern *p = (OuPattern *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &p->pattern);
    ou_clear_ref(th, &p->groupindex);
    ou_clear_ref(th, &p->indexgroup);
    ou_sre_program_end(th, &p->program);
    ou_object_free(th, self, sizeof *p);
}

static size_t pattern_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    OuPattern *p = (OuPattern *)self;
    ou_visit_one(fn, arg, p->pattern);
    ou_visit_one(fn, arg, p->groupindex);
    ou_visit_one(fn, arg, p->indexgroup);
    return OU_VISIT_END;
}

/* groupindex is the one way to a cycle; what stands in its place is empty. */
static void pattern_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuPattern *)self)->groupindex);
}

static size_t pattern_size_of(OuObject *self)
{
    const OuSreProgram *p = &((OuPattern *)self)->program;
    return sizeof(OuPattern) + p->n_code * sizeof(uint32_t) + p->nodes_room * sizeof(OuSreNode) + p->sets_room * sizeof(OuSreSet) +
           p->pool_room * sizeof(uint32_t);
}

/* ---- what it is ---- */

static OuObject *pattern_repr(OuThread *th, OuObject *self)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } names[] = {{"re.TEMPLATE", 1}, {"re.IGNORECASE", 2}, {"re.LOCALE", 4}, {"re.MULTILINE", 8}, {"re.DOTALL", 16},
                 {"re.UNICODE", 32}, {"re.VERBOSE", 64}, {"re.DEBUG", 128}, {"re.ASCII", 256}};
    OuPattern *p = (OuPattern *)self;
    uint32_t flags = (uint32_t)p->flags;
    if (p->is_bytes == 0 && (flags & (OU_SRE_FLAG_LOCALE | OU_SRE_FLAG_UNICODE | OU_SRE_FLAG_ASCII)) == OU_SRE_FLAG_UNICODE) {
        flags &= ~(uint32_t)OU_SRE_FLAG_UNICODE;
    }
    char text[256], *end = text;
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        if ((flags & names[i].flag) != 0) {
            const char *before = end == text ? ", " : "|";
            flags &= ~names[i].flag;
            end = stpcpy(stpcpy(end, before), names[i].name);
        }
    }
    *end = 0;
    OuObject *shown = ou_repr(th, p->pattern), *result = NULL;
    if (shown != NULL && flags != 0) {
        result = ou_str_format(th, "re.compile(%.200U%s%s0x%x)", shown, text, end == text ? ", " : "|", flags);
    } else if (shown != NULL) {
        result = ou_str_format(th, "re.compile(%.200U%s)", shown, text);
    }
    ou_drop_maybe(th, shown);
    return result;
}

static int64_t pattern_hash(OuThread *th, OuObject *self)
{
    OuPattern *p = (OuPattern *)self;
    int64_t hash = ou_hash(th, p->pattern);
    if (hash == -1) {
        return -1;
    }
    uint64_t h = (uint64_t)hash;
    for (size_t i = 0; i < p->program.n_code; i++) {
        h = (h ^ p->program.code[i]) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    h ^= ((uint64_t)(uint32_t)p->flags << 20) ^ (uint64_t)(uint32_t)p->is_bytes ^ ((uint64_t)p->n_groups << 40);
    return h == UINT64_MAX ? -2 : (int64_t)h;
}

static OuObject *pattern_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if ((op != OU_EQ && op != OU_NE) || a->type != &ou_pattern_type || b->type != &ou_pattern_type) {
        return OU_NOT_IMPLEMENTED;
    }
    OuPattern *x = (OuPattern *)a, *y = (OuPattern *)b;
    if (a == b) {
        return ou_bool(op == OU_EQ);
    }
    if (x->flags != y->flags || x->is_bytes != y->is_bytes || x->program.n_code != y->program.n_code ||
        memcmp(x->program.code, y->program.code, x->program.n_code * sizeof(uint32_t)) != 0) {
        return ou_bool(op == OU_NE);
    }
    return ou_compare(th, x->pattern, y->pattern, op);
}

static OuObject *get_groupindex(OuThread *th, OuObject *self)
{
    OuObject *dict = ((OuPattern *)self)->groupindex;
    OuObject *own = dict != NULL ? ou_keep(dict) : ou_dict_new(th);
    OuObject *proxy = own == NULL ? NULL : ou_mapping_proxy_new(th, own);
    ou_drop_maybe(th, own);
    return proxy;
}

OU_METHOD(pattern_copy)
{
    return ou_keep(self);
}

/* ---- looking ---- */

/* pos and endpos of a method, after the string. */
static bool bounds(OuThread *th, OuObject *const *args, int64_t *pos, int64_t *end)
{
    *pos = 0;
    *end = INT64_MAX;
    return ou_as_ssize(th, args[1], pos) && ou_as_ssize(th, args[2], end);
}

static OuObject *look_once(OuThread *th, OuObject *self, OuObject *const *args, bool search, bool match_all)
{
    int64_t pos, end;
    OuSreRun run;
    if (!bounds(th, args, &pos, &end) || !ou_sre_begin(th, &run, (OuPattern *)self, args[0], pos, end)) {
        return NULL;
    }
    run.match_all = match_all;
    OuTruth answer = search ? ou_sre_search(&run) : ou_sre_match(&run);
    OuObject *result = answer == OU_ERROR ? NULL : answer == OU_TRUE ? ou_match_new(&run) : OU_NONE;
    ou_sre_end(&run);
    return result;
}

OU_METHOD(pattern_match)
{
    return look_once(th, self, args, false, false);
}

OU_METHOD(pattern_fullmatch)
{
    return look_once(th, self, args, false, true);
}

OU_METHOD(pattern_search)
{
    return look_once(th, self, args, true, false);
}

OU_METHOD(pattern_scanner)
{
    int64_t pos, end;
    return bounds(th, args, &pos, &end) ? ou_scanner_new(th, self, args[0], pos, end) : NULL;
}

OU_METHOD(pattern_finditer)
{
    OuObject *scanner = pattern_scanner(th, self, args, n, kwnames);
    OuObject *search = scanner == NULL ? NULL : ou_get_attr_text(th, scanner, "search");
    OuObject *iterator = search == NULL ? NULL : ou_call_iter_new(th, search, OU_NONE);
    ou_drop_maybe(th, search);
    ou_drop_maybe(th, scanner);
    return iterator;
}

#define BOUNDED "string, pos=0, endpos=sys.maxsize"
static const OuMethodDef methods[] = {
    {"match", pattern_match, BOUNDED, 0, "Matches zero or more characters at the beginning of the string."},
    {"fullmatch", pattern_fullmatch, BOUNDED, 0, "Matches against all of the string."},
    {"search", pattern_search, BOUNDED, 0,
     "Scan through string looking for a match, and return a corresponding match object instance.\n\n"
     "Return None if no position in the string matches."},
    {"sub", ou_pattern_sub, "repl, string, count=0", 0,
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the "
     "replacement repl."},
    {"subn", ou_pattern_subn, "repl, string, count=0", 0,
     "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of "
     "pattern with the replacement repl."},
    {"findall", ou_pattern_findall, BOUNDED, 0, "Return a list of all non-overlapping matches of pattern in string."},
    {"split", ou_pattern_split, "string, maxsplit=0", 0, "Split string by the occurrences of pattern."},
    {"finditer", pattern_finditer, BOUNDED, 0,
     "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n"
     "For each match, the iterator returns a match object."},
    {"scanner", pattern_scanner, BOUNDED, 0, NULL},
    {"__copy__", pattern_copy, "", 0, NULL},
    {"__deepcopy__", pattern_copy, "memo, /", 0, NULL},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"groupindex", get_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef members[] = {
    {"pattern", OU_MEMBER_OBJECT, offsetof(OuPattern, pattern), false, "The pattern string from which the RE object was compiled."},
    {"flags", OU_MEMBER_I32, offsetof(OuPattern, flags), false, "The regex matching flags."},
    {"groups", OU_MEMBER_I64, offsetof(OuPattern, n_groups), false, "The number of capturing groups in the pattern."},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_pattern_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "re.Pattern",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_PATTERN,
    .basic_size = sizeof(OuPattern),
    .weak = 1,
    .drop = pattern_drop,
    .visit = pattern_visit,
    .clear = pattern_clear,
    .size_of = pattern_size_of,
    .repr = pattern_repr,
    .str = ou_object_str,
    .hash = pattern_hash,
    .compare = pattern_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .init = ou_object_init,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "Compiled regular expression object.",
};
