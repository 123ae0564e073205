/* traceback_type.c - traceback objects: one link a frame that an exception passed. */
#include "06_types/exceptions_int.h"
#include "06_types/int.h"

#include <string.h>

#define TB(o) ((OuTraceback *)(o))

OuObject *ou_traceback_new(OuThread *th, OuObject *next, OuObject *frame, int32_t last_offset, int32_t line)
{
    OuTraceback *tb = (OuTraceback *)ou_object_new(th, &ou_traceback_type, sizeof *tb);
    if (tb != NULL) {
        tb->next = ou_keep_maybe(next);
        tb->frame = ou_keep_maybe(frame);
        tb->last_offset = last_offset;
        tb->line = line;
        ou_track(th, &tb->head);
    }
    return (OuObject *)tb;
}

static OuObject *make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)type;
    OuObject *out[4];
    int32_t last, line;
    if (!ou_args_parse(th, "TracebackType", "tb_next, tb_frame, tb_lasti, tb_lineno", args, n, kwnames, out)) {
        return NULL;
    }
    if (strcmp(out[1]->type->name, "frame") != 0) { /* the type is 09's */
        return ou_null(th, &ou_exc_type_error, "TracebackType() argument 'tb_frame' must be frame, not %G", out[1]);
    }
    if (out[0] != OU_NONE && out[0]->type != &ou_traceback_type) {
        return ou_null(th, &ou_exc_type_error, "expected traceback object or None, got '%T'", out[0]);
    }
    if (!ou_as_c_int(th, out[2], &last) || !ou_as_c_int(th, out[3], &line)) {
        return NULL;
    }
    return ou_traceback_new(th, out[0] == OU_NONE ? NULL : out[0], out[1], last, line);
}

static size_t visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from;
    (void)limit;
    ou_visit_one(fn, arg, TB(self)->next);
    ou_visit_one(fn, arg, TB(self)->frame);
    return OU_VISIT_END;
}

static void clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &TB(self)->next);
    ou_clear_ref(th, &TB(self)->frame);
}

static void drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    clear(th, self);
    ou_object_free(th, self, sizeof(OuTraceback));
}

static OuObject *get_next(OuThread *th, OuObject *self)
{
    (void)th;
    OuTraceback *next = TB(self)->next;
    return next == NULL ? OU_NONE : ou_keep(next);
}

static bool set_next(OuThread *th, OuObject *self, OuObject *value)
{
    if (value == NULL) {
        return ou_raise(th, &ou_exc_type_error, "can't delete tb_next attribute");
    }
    if (value != OU_NONE && value->type != &ou_traceback_type) {
        return ou_raise(th, &ou_exc_type_error, "expected traceback object, got '%T'", value);
    }
    OuTraceback *next = value == OU_NONE ? NULL : TB(value);
    for (OuTraceback *at = next; at != NULL; at = at->next) {
        if (at == TB(self)) {
            return ou_raise(th, &ou_exc_value_error, "traceback loop detected");
        }
    }
    ou_replace(th, (OuObject **)&TB(self)->next, ou_keep_maybe(next));
    return true;
}

static OuObject *dir(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)self;
    (void)args;
    (void)n;
    (void)kwnames;
    OuObject *names = ou_str_from_text(th, "tb_frame tb_next tb_lasti tb_lineno");
    OuObject *list = names == NULL ? NULL : ou_call_method_text(th, names, "split", 0);
    ou_drop_maybe(th, names);
    return list;
}

static const OuMethodDef methods[] = {
    {"__dir__", dir, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef getset[] = {
    {"tb_next", get_next, set_next, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef members[] = {
    {"tb_frame", OU_MEMBER_AUDITED, offsetof(OuTraceback, frame), false, NULL},
    {"tb_lasti", OU_MEMBER_I32, offsetof(OuTraceback, last_offset), false, NULL},
    {"tb_lineno", OU_MEMBER_I32, offsetof(OuTraceback, line), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_traceback_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "traceback",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_TRACEBACK,
    .basic_size = sizeof(OuTraceback),
    .drop = drop,
    .visit = visit,
    .clear = clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .make = make,
    .methods = methods,
    .getset = getset,
    .members = members,
    .doc = "Create a new traceback object.",
    .new_signature = "tb_next, tb_frame, tb_lasti, tb_lineno",
};
