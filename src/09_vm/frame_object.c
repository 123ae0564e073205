/* frame_object.c - the frame object: what sys._getframe() and tracebacks hold.
 *
 * While its frame runs it reads the frame; when the frame ends it takes the locals over, into room it has had
 * from the beginning, because that must not fail. It holds no temporaries: those end with the frame. */
#include "09_vm/frame_object.h"
#include "09_vm/jump.h"
#include "09_vm/trace.h"

#include "06_types/type_index.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

static size_t frame_size(const OuFrameObject *o)
{
    return sizeof(OuFrameObject) + o->n_locals * sizeof(OuObject *);
}

OuFrameObject *ou_frame_object(OuThread *th, OuFrame *f)
{
    if (f->object != NULL) {
        return ou_keep(f->object);
    }
    uint32_t n = f->code->n_locals;
    OuFrameObject *o = (OuFrameObject *)ou_object_new_zeroed(th, &ou_frame_type,
                                                             sizeof(OuFrameObject) + n * sizeof(OuObject *));
    if (o == NULL) {
        return NULL;
    }
    o->n_locals = n;
    o->frame = f;
    o->code = ou_keep(f->code);
    o->globals = ou_keep(f->globals);
    o->builtins = ou_keep(f->builtins);
    o->locals = ou_keep_maybe(f->locals);
    o->trace_lines = true;
    f->object = ou_keep(o);
    ou_track(th, &o->head);
    return o;
}

/* The frame before, as an object, so that a chain of ended frames stays walkable (f_back). Only frames that somebody
 * holds get here, and only their callers are made; short of memory the chain ends early. */
static void link_back(OuThread *th, OuFrameObject *o, OuFrame *f)
{
    if (f->previous == NULL || f->generator != NULL) {
        return;
    }
    OuObject *error = ou_error_take(th);
    o->back = ou_frame_object(th, f->previous);
    ou_error_restore_adopt(th, error);
}

void ou_frame_object_take(OuThread *th, OuFrame *f)
{
    OuFrameObject *o = f->object;
    f->object = NULL;
    if (o->head.count == 1) {
        o->frame = NULL;
        ou_drop(th, o);
        return;
    }
    link_back(th, o, f);
    OuObject **locals = ou_frame_locals_start(f);
    for (uint32_t i = 0; i < o->n_locals; i++) {
        o->values[i] = locals[i];
        locals[i] = NULL;
    }
    o->function = f->function == NULL ? NULL : ou_keep(f->function);
    o->last_pc = (int32_t)ou_frame_pc(f);
    o->line = f->unstarted && o->line == 0 ? f->code->first_line : o->line;
    o->frame = NULL;
    ou_drop(th, o);
}

static size_t frame_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg)
{
    (void)from, (void)limit;
    OuFrameObject *o = (OuFrameObject *)self;
    ou_visit_one(fn, arg, o->back);
    ou_visit_one(fn, arg, o->code);
    ou_visit_one(fn, arg, o->globals);
    ou_visit_one(fn, arg, o->builtins);
    ou_visit_one(fn, arg, o->locals);
    ou_visit_one(fn, arg, o->function);
    ou_visit_one(fn, arg, o->trace);
    for (uint32_t i = 0; i < o->n_locals; i++) {
        ou_visit_one(fn, arg, o->values[i]);
    }
    return OU_VISIT_END;
}

static void frame_clear(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    ou_clear_ref(th, &o->function); /* CPython's order */
    ou_clear_ref(th, &o->locals);
    for (uint32_t i = 0; i < o->n_locals; i++) {
        ou_clear_ref(th, &o->values[i]);
    }
    ou_clear_ref(th, &o->back);
    ou_clear_ref(th, &o->trace);
}

static void frame_drop(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    ou_untrack(th, self);
    frame_clear(th, self);
    ou_drop_maybe(th, o->globals);
    ou_drop_maybe(th, o->builtins);
    ou_drop_maybe(th, o->code);
    ou_object_free(th, self, frame_size(o));
}

static OuObject *frame_repr(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    uint32_t line = o->frame != NULL ? ou_frame_line(o->frame)
                                     : ou_code_line(o->code, (uint32_t)o->last_pc);
    return ou_str_format(th, "<frame at %p, file %R, line %u, code %U>", (void *)o, o->code->filename, line,
                         o->code->name);
}

/* ---- attributes ---- */

static uint32_t current_pc(const OuFrameObject *o)
{
    return o->frame != NULL ? ou_frame_pc(o->frame) : (uint32_t)o->last_pc;
}

static OuObject *get_line(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    if (o->line != 0) {
        return ou_int_new(th, o->line == OU_FRAME_LINE_NONE ? 0 : o->line);
    }
    uint32_t line = o->frame != NULL ? ou_frame_line(o->frame) : ou_code_line(o->code, (uint32_t)o->last_pc);
    return line == 0 ? OU_NONE : ou_int_new(th, line);
}

static bool set_line(OuThread *th, OuObject *self, OuObject *value)
{
    OuFrameObject *o = (OuFrameObject *)self;
    int64_t line;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_attribute_error, "cannot delete attribute");
    }
    if (!ou_is_exact_int(value)) {
        return ou_raise(th, &ou_exc_value_error, "lineno must be an integer");
    }
    if (o->event == 0 || o->event == OU_TRACE_CALL + 1) { /* none counts as a call, as in CPython */
        return ou_raise(th, &ou_exc_value_error, "can't jump from the 'call' trace event of a new frame");
    }
    if (o->event != OU_TRACE_LINE + 1) {
        return ou_raise(th, &ou_exc_value_error, "can only jump from a 'line' trace event");
    }
    if (o->trace == NULL || o->frame == NULL) {
        return ou_raise(th, &ou_exc_value_error, "f_lineno can only be set by a trace function");
    }
    if (ou_int_clip_i64(value, &line) != 0 || line < INT32_MIN || line > INT32_MAX) {
        return ou_raise(th, &ou_exc_value_error, "lineno out of range");
    }
    return ou_jump_to_line(th, o->frame, line);
}

static OuObject *get_last_instruction(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)current_pc((OuFrameObject *)self) * 4);
}

static OuObject *get_back(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    if (o->frame != NULL) {
        bool suspended = o->frame->generator != NULL && o->frame->generator->state != OU_GEN_RUNNING;
        OuFrame *previous = suspended ? NULL : o->frame->previous;
        return previous == NULL ? OU_NONE : (OuObject *)ou_frame_object(th, previous);
    }
    return ou_keep(o->back == NULL ? OU_NONE : &o->back->head);
}

static OuObject *get_code(OuThread *th, OuObject *self)
{
    return ou_audit_field(th, self, "f_code") ? ou_keep(((OuFrameObject *)self)->code) : NULL;
}

static OuObject *get_globals(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(((OuFrameObject *)self)->globals);
}

static OuObject *get_builtins(OuThread *th, OuObject *self)
{
    (void)th;
    return ou_keep(((OuFrameObject *)self)->builtins);
}

OuObject *ou_frame_snapshot(OuThread *th, const OuCode *code, OuObject *const *values, OuObject *into)
{
    OuObject *dict = into == NULL ? ou_dict_new(th) : ou_keep(into);
    for (uint32_t i = 0; dict != NULL && i < code->n_locals; i++) {
        OuObject *name = ou_tuple_borrow(code->local_names, i);
        OuObject *value = values[i];
        bool hidden = (code->local_kinds[i] & OU_LOCAL_HIDDEN) || ou_str_length(name) == 0;
        if (value != NULL && value->type == &ou_cell_type && (code->local_kinds[i] & (OU_LOCAL_CELL | OU_LOCAL_FREE))) {
            value = ((OuCell *)value)->value;
        }
        if (hidden || (!(code->flags & OU_CO_OPTIMIZED) && (code->local_kinds[i] & OU_LOCAL_FREE) && value == NULL)) {
            continue;
        }
        bool ok = true;
        if (value != NULL) {
            ok = ou_dict_set(th, dict, name, value);
        } else {
            ok = ou_dict_delete(th, dict, name) != OU_ERROR;
        }
        if (!ok) {
            ou_clear_ref(th, &dict);
        }
    }
    return dict;
}

static OuObject *get_locals(OuThread *th, OuObject *self)
{
    OuFrameObject *o = (OuFrameObject *)self;
    if (!(o->code->flags & OU_CO_OPTIMIZED)) {
        return ou_keep(o->locals == NULL ? o->globals : o->locals);
    }
    OuObject *const *values = o->frame != NULL ? ou_frame_locals_start(o->frame) : o->values;
    OuObject *dict = ou_frame_snapshot(th, o->code, values, o->locals);
    if (dict != NULL && o->locals == NULL) {
        o->locals = ou_keep(dict);
    }
    return dict;
}

static OuObject *get_trace(OuThread *th, OuObject *self)
{
    (void)th;
    OuFrameObject *o = (OuFrameObject *)self;
    return ou_keep(o->trace == NULL ? OU_NONE : o->trace);
}

static bool set_trace(OuThread *th, OuObject *self, OuObject *value)
{
    OuFrameObject *o = (OuFrameObject *)self;
    bool off = value == NULL || value == OU_NONE;
    if (!off && o->frame != NULL && o->frame->announced && !ou_trace_set_traps(th, o->code)) {
        return false;
    }
    ou_replace(th, &o->trace, off ? NULL : ou_keep(value));
    return true;
}

static const OuGetSetDef frame_getset[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lineno", get_line, set_line, NULL},
    {"f_lasti", get_last_instruction, NULL, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuMemberDef frame_members[] = {
    {"f_trace_lines", OU_MEMBER_BOOL, offsetof(OuFrameObject, trace_lines), true, NULL},
    {"f_trace_opcodes", OU_MEMBER_BOOL, offsetof(OuFrameObject, trace_opcodes), true, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static OuObject *frame_clear_method(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)args, (void)n, (void)kwnames;
    OuFrameObject *o = (OuFrameObject *)self;
    if (o->frame != NULL) {
        OuGenerator *generator = o->frame->generator;
        if (generator == NULL || generator->state == OU_GEN_RUNNING) {
            return ou_null(th, &ou_exc_runtime_error, "cannot clear an executing frame");
        }
        ou_keep(generator);
        if (generator->head.type->finalize != NULL) {
            generator->head.type->finalize(th, &generator->head); /* a coroutine that was never awaited says so */
        }
        OuObject *result = ou_call_method_text(th, &generator->head, "close", 0);
        ou_drop(th, generator);
        ou_drop_maybe(th, result);
        if (result == NULL) {
            return NULL;
        }
    }
    if (o->frame == NULL) {
        for (uint32_t i = 0; i < o->n_locals; i++) {
            ou_clear_ref(th, &o->values[i]);
        }
        ou_clear_ref(th, &o->trace);
    }
    return OU_NONE;
}

static const OuMethodDef frame_methods[] = {
    {"clear", frame_clear_method, "", 0, "F.clear(): clear most references held by the frame"},
    {NULL, NULL, NULL, 0, NULL},
};

const OuType ou_frame_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "frame",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_FRAME,
    .basic_size = sizeof(OuFrameObject),
    .item_size = sizeof(OuObject *),
    .drop = frame_drop,
    .visit = frame_visit,
    .clear = frame_clear,
    .repr = frame_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = frame_methods,
    .getset = frame_getset,
    .members = frame_members,
};
