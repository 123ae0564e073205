/* sre_scanner.c - the object behind finditer() and Pattern.scanner(): a text and how far it has been searched.
 *
 * A run is set up anew for each match; the scanner itself holds the buffer, so that a bytearray keeps its size all the
 * while, as in CPython. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/seq.h"

typedef struct Scanner {
    OuObject head;
    OuObject *pattern, *string; /* owned */
    OuBuffer buffer;            /* held while the scanner lives, so that the text keeps its size; owner NULL: a str or bytes */
    int64_t pos, end;
    size_t start;               /* where the next search begins */
    bool must_advance, done;
} Scanner;

OuObject *ou_scanner_new(OuThread *th, OuObject *pattern, OuObject *string, int64_t pos, int64_t end)
{
    OuSreRun run; /* to check the text against the pattern */
    if (!ou_sre_begin(th, &run, (OuPattern *)pattern, string, pos, end)) {
        return NULL;
    }
    Scanner *s = (Scanner *)ou_object_new_zeroed(th, &ou_scanner_type, sizeof *s);
    if (s != NULL) {
        s->pattern = ou_keep(pattern);
        s->string = ou_keep(string);
        s->pos = (int64_t)run.pos;
        s->end = (int64_t)run.end;
        s->start = run.start;
        s->buffer = run.buffer;
        run.buffer.owner = NULL;
        ou_track(th, &s->head);
    }
    ou_sre_end(&run);
    return s == NULL ? NULL : &s->head;
}

static OuObject *scan(OuThread *th, OuObject *self, bool search)
{
    Scanner *s = (Scanner *)self;
    OuSreRun run;
    if (s->done) {
        return OU_NONE;
    }
    if (!ou_sre_begin(th, &run, (OuPattern *)s->pattern, s->string, s->pos, s->end)) {
        return NULL;
    }
    run.start = s->start;
    run.must_advance = s->must_advance;
    OuTruth answer = search ? ou_sre_search(&run) : ou_sre_match(&run);
    OuObject *match = answer == OU_TRUE ? ou_match_new(&run) : answer == OU_FALSE ? OU_NONE : NULL;
    if (answer == OU_FALSE) {
        s->done = true;
    } else if (match != NULL) {
        ou_sre_advance(&run);
        s->start = run.start;
        s->must_advance = run.must_advance;
    }
    ou_sre_end(&run);
    return match;
}

OU_METHOD(scanner_match)
{
    return scan(th, self, false);
}

OU_METHOD(scanner_search)
{
    return scan(th, self, true);
}

static void scanner_drop(OuThread *th, OuObject *self)
{
    Scanner *s = (Scanner *)self;
    ou_untrack(th, self);
    ou_sre_text_end(th, &s->buffer);
    ou_clear_ref(th, &s->string);
    ou_clear_ref(th, &s->pattern);
    ou_object_free(th, self, sizeof *s);
}

static size_t scanner_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    Scanner *s = (Scanner *)self;
    ou_visit_one(fn, arg, s->pattern);
    ou_visit_one(fn, arg, s->string);
    ou_visit_one(fn, arg, s->buffer.owner);
    return OU_VISIT_END;
}

static const OuMethodDef methods[] = {
    {"match", scanner_match, "", 0, NULL},
    {"search", scanner_search, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef members[] = {
    {"pattern", OU_MEMBER_OBJECT, offsetof(Scanner, pattern), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_scanner_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_sre.SRE_Scanner",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_SCANNER,
    .basic_size = sizeof(Scanner),
    .drop = scanner_drop,
    .visit = scanner_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .init = ou_object_init,
    .methods = methods,
    .members = members,
};
