/* exceptions_group.c - BaseExceptionGroup, and the class ExceptionGroup.
 *
 * ExceptionGroup has two bases, which a const type cannot have: it is a class of the VM, made
 * when somebody first asks for it. */
#include "06_types/exceptions_int.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/set.h"

#define GROUP(o) ((OuExceptionGroup *)(o))

OuObject *ou_exception_group_type(OuThread *th)
{
    OuTypesVm *types = th->vm->types;
    if (types->exception_group == NULL) {
        OuObject *bases = ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_exc_base_exception_group), OU_TYPE_OBJECT(&ou_exc_exception));
        if (bases == NULL) {
            return NULL;
        }
        types->exception_group = ou_type_new_simple(th, "builtins.ExceptionGroup", bases, NULL);
        ou_drop(th, bases);
    }
    return types->exception_group;
}

/* ---- making ---- */

/* A non-empty tuple of exceptions from any sequence. New. *plain: all are Exceptions. */
static OuObject *check_items(OuThread *th, OuObject *given, bool *plain)
{
    const OuSequenceSlots *slots = given->type->sequence;
    if (slots == NULL || slots->item == NULL || !slots->is_sequence) {
        return ou_null(th, &ou_exc_type_error, "second argument (exceptions) must be a sequence");
    }
    OuObject *items = ou_to_tuple(th, given);
    if (items == NULL) {
        return NULL;
    }
    if (ou_tuple_size(items) == 0) {
        ou_drop(th, items);
        return ou_null(th, &ou_exc_value_error, "second argument (exceptions) must be a non-empty sequence");
    }
    *plain = true;
    for (size_t i = 0; i < ou_tuple_size(items); i++) {
        OuObject *item = ou_tuple_borrow(items, i);
        if (!ou_is_exception(item)) {
            ou_raise(th, &ou_exc_value_error, "Item %zu of second argument (exceptions) is not an exception", i);
            ou_drop(th, items);
            return NULL;
        }
        *plain = *plain && ou_is_of(th, item, &ou_exc_exception);
    }
    return items;
}

OuObject *ou_group_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    (void)kwnames;
    if (n != 2) {
        return ou_null(th, &ou_exc_type_error, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", n);
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "BaseExceptionGroup.__new__() argument 1 must be str, not %G", args[0]);
    }
    bool plain;
    OuObject *items = check_items(th, args[1], &plain), *group_type = items == NULL ? NULL : ou_exception_group_type(th);
    if (group_type == NULL) {
        ou_drop_maybe(th, items);
        return NULL;
    }
    if (type == &ou_exc_base_exception_group && plain) {
        type = (const OuType *)group_type; /* nothing in it that an ExceptionGroup may not hold */
    } else if (!plain && type == (const OuType *)group_type) {
        ou_raise(th, &ou_exc_type_error, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (!plain && ou_type_is_subtype(th, type, &ou_exc_exception)) {
        ou_raise(th, &ou_exc_type_error, "Cannot nest BaseExceptions in '%N'", type);
    }
    OuObject *o = ou_has_error(th) ? NULL : ou_exception_make(th, type, args, n, NULL);
    if (o == NULL) {
        ou_drop(th, items);
        return NULL;
    }
    GROUP(o)->message = ou_keep(args[0]);
    GROUP(o)->exceptions = items;
    return o;
}

OuObject *ou_group_str(OuThread *th, OuObject *self)
{
    OuObject *items = GROUP(self)->exceptions;
    size_t n = items == NULL ? 0 : ou_tuple_size(items);
    return ou_str_format(th, "%S (%zu sub-exception%s)", GROUP(self)->message == NULL ? OU_NONE : GROUP(self)->message, n,
                         n == 1 ? "" : "s");
}

/* ---- derive: a group like self with other exceptions ---- */

static OuObject *derive(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n != 1) {
        return ou_null(th, &ou_exc_type_error, "function takes exactly 1 argument (%zu given)", n);
    }
    return ou_call2(th, OU_TYPE_OBJECT(&ou_exc_base_exception_group), GROUP(self)->message, args[0]);
}

/* Notes are copied: the parts are groups of their own. */
static bool copy_notes(OuThread *th, OuObject *from, OuObject *to)
{
    bool failed = false;
    OuObject *notes = ou_get_attr_maybe(th, from, OU_NAME(th, dunder_notes), &failed);
    if (notes == NULL) {
        return !ou_has_error(th);
    }
    bool ok = true;
    if (ou_is_list(notes)) { /* anything else is left alone, as nobody knows how to copy it */
        OuObject *copy = ou_to_list(th, notes);
        ok = copy != NULL && ou_set_attr(th, to, OU_NAME(th, dunder_notes), copy);
        ou_drop_maybe(th, copy);
    }
    ou_drop(th, notes);
    return ok;
}

/* self.derive(items) with self's traceback, context, cause and notes; None for no items. As in 3.11 the cause counts as
 * set, even where there is none: a report of the part leaves its context out. */
static OuObject *part_of(OuThread *th, OuObject *self, OuObject *items)
{
    if (ou_list_size(items) == 0) {
        return OU_NONE;
    }
    OuObject *part = ou_call_method_text(th, self, "derive", 1, items);
    if (part == NULL) {
        return NULL;
    }
    if (!ou_is_of(th, part, &ou_exc_base_exception_group)) {
        ou_drop(th, part);
        return ou_null(th, &ou_exc_type_error, "derive must return an instance of BaseExceptionGroup");
    }
    OuException *from = EXC(self), *to = EXC(part);
    ou_replace(th, &to->traceback, ou_keep_maybe(from->traceback));
    ou_replace(th, &to->context, ou_keep_maybe(from->context));
    ou_replace(th, &to->cause, ou_keep_maybe(from->cause));
    to->suppress_context = true;
    if (!copy_notes(th, self, part)) {
        ou_drop(th, part);
        return NULL;
    }
    return part;
}

/* ---- split and subgroup ---- */

static bool is_exception_class(OuThread *th, OuObject *o)
{
    return ou_is_type(o) && ou_type_is_subtype(th, (const OuType *)o, &ou_exc_base_exception);
}

/* A class, a tuple of classes, or a function of one exception. */
static bool check_condition(OuThread *th, OuObject *condition)
{
    bool ok = is_exception_class(th, condition) || (ou_is_callable(condition) && !ou_is_type(condition));
    if (!ok && ou_is_tuple(condition)) {
        ok = true;
        for (size_t i = 0; ok && i < ou_tuple_size(condition); i++) {
            ok = is_exception_class(th, ou_tuple_borrow(condition, i));
        }
    }
    return ok || ou_raise(th, &ou_exc_type_error, "expected a function, exception type or tuple of exception types");
}

static OuTruth matches(OuThread *th, OuObject *e, OuObject *condition)
{
    if (ou_is_type(condition) || ou_is_tuple(condition)) {
        return ou_is_instance(th, e, condition);
    }
    OuObject *result = ou_call1(th, condition, e);
    OuTruth truth = result == NULL ? OU_ERROR : ou_is_true(th, result);
    ou_drop_maybe(th, result);
    return truth;
}

/* Parts of e that match and that do not, each new or None. want_rest false: *rest stays None. */
static bool split(OuThread *th, OuObject *e, OuObject *condition, bool want_rest, OuObject **match, OuObject **rest);

static bool split_items(OuThread *th, OuObject *e, OuObject *condition, bool want_rest, OuObject *yes, OuObject *no)
{
    OuObject *items = ou_keep(GROUP(e)->exceptions);
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(items); i++) {
        OuObject *match = NULL, *rest = NULL;
        ok = split(th, ou_tuple_borrow(items, i), condition, want_rest, &match, &rest);
        ok = ok && (match == OU_NONE || ou_list_append(th, yes, match)) && (rest == OU_NONE || ou_list_append(th, no, rest));
        ou_drop_maybe(th, match);
        ou_drop_maybe(th, rest);
    }
    ou_drop(th, items);
    return ok;
}

static bool split(OuThread *th, OuObject *e, OuObject *condition, bool want_rest, OuObject **match, OuObject **rest)
{
    *match = *rest = OU_NONE;
    OuTruth whole = matches(th, e, condition);
    if (whole == OU_ERROR) {
        return false;
    }
    if (whole == OU_TRUE) {
        *match = ou_keep(e);
        return true;
    }
    if (!ou_is_of(th, e, &ou_exc_base_exception_group)) {
        *rest = want_rest ? ou_keep(e) : OU_NONE;
        return true;
    }
    if (!ou_enter(th, " in exceptiongroup_split_recursive")) {
        return false;
    }
    OuObject *yes = ou_list_new(th, 0), *no = ou_list_new(th, 0);
    bool ok = yes != NULL && no != NULL && split_items(th, e, condition, want_rest, yes, no);
    if (ok) {
        *match = part_of(th, e, yes);
        *rest = *match == NULL ? NULL : part_of(th, e, no);
        ok = *match != NULL && *rest != NULL;
        if (!ok) {
            ou_drop_maybe(th, *match);
            ou_drop_maybe(th, *rest);
            *match = *rest = OU_NONE;
        }
    }
    ou_drop_maybe(th, yes);
    ou_drop_maybe(th, no);
    ou_leave(th);
    return ok;
}

static OuObject *group_split(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *match, *rest;
    if (!ou_args_count(th, "split", n, 1, 1) || !check_condition(th, args[0]) ||
        !split(th, self, args[0], true, &match, &rest)) {
        return NULL;
    }
    OuObject *pair = ou_tuple_of(th, 2, match, rest);
    ou_drop(th, match);
    ou_drop(th, rest);
    return pair;
}

static OuObject *group_subgroup(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *match, *rest;
    if (!ou_args_count(th, "subgroup", n, 1, 1) ||
        !check_condition(th, args[0]) || !split(th, self, args[0], false, &match, &rest)) {
        return NULL;
    }
    ou_drop(th, rest);
    return match;
}

/* ---- except* ---- */

bool ou_group_split(OuThread *th, OuObject *group, OuObject *classes, OuObject **match, OuObject **rest)
{
    return split(th, group, classes, true, match, rest);
}

OuObject *ou_group_new(OuThread *th, OuObject *exceptions)
{
    return ou_call2(th, OU_TYPE_OBJECT(&ou_exc_base_exception_group), th->vm->types->empty_str, exceptions);
}

/* The identities of the exceptions in e that are no groups join the set. */
static bool collect_leaves(OuThread *th, OuObject *e, OuObject *leaves)
{
    if (!ou_is_of(th, e, &ou_exc_base_exception_group)) {
        OuObject *id = ou_int_new_u64(th, (uintptr_t)e);
        bool ok = id != NULL && ou_set_add(th, leaves, id);
        ou_drop_maybe(th, id);
        return ok;
    }
    if (!ou_enter(th, " in collect_exception_group_leaf_ids")) {
        return false;
    }
    OuObject *items = GROUP(e)->exceptions;
    bool ok = true;
    for (size_t i = 0; ok && i < ou_tuple_size(items); i++) {
        ok = collect_leaves(th, ou_tuple_borrow(items, i), leaves);
    }
    ou_leave(th);
    return ok;
}

/* e without the leaves that are not in the set: new; None when nothing is left. */
static OuObject *keep_leaves(OuThread *th, OuObject *e, OuObject *leaves)
{
    if (!ou_is_of(th, e, &ou_exc_base_exception_group)) {
        OuObject *id = ou_int_new_u64(th, (uintptr_t)e);
        OuTruth has = id == NULL ? OU_ERROR : ou_set_has(th, leaves, id);
        ou_drop_maybe(th, id);
        return has == OU_ERROR ? NULL : has == OU_TRUE ? ou_keep(e) : OU_NONE;
    }
    if (!ou_enter(th, " in exceptiongroup_split_recursive")) {
        return NULL;
    }
    OuObject *items = ou_keep(GROUP(e)->exceptions), *kept = ou_list_new(th, 0);
    bool ok = kept != NULL;
    for (size_t i = 0; ok && i < ou_tuple_size(items); i++) {
        OuObject *part = keep_leaves(th, ou_tuple_borrow(items, i), leaves);
        ok = part != NULL && (part == OU_NONE || ou_list_append(th, kept, part));
        ou_drop_maybe(th, part);
    }
    OuObject *result = ok ? part_of(th, e, kept) : NULL;
    ou_drop_maybe(th, kept);
    ou_drop(th, items);
    ou_leave(th);
    return result;
}

/* Was e split off from original? Then it shares all that says where it comes from. */
static bool is_part(OuThread *th, OuObject *e, OuObject *original)
{
    return ou_is_of(th, e, &ou_exc_base_exception_group) && EXC(e)->traceback == EXC(original)->traceback &&
           EXC(e)->context == EXC(original)->context && EXC(e)->cause == EXC(original)->cause;
}

static OuObject *merge_with(OuThread *th, OuObject *original, OuObject *raised, OuObject *leaves, OuObject *fresh)
{
    bool any = false;
    for (size_t i = 0; i < ou_list_size(raised); i++) {
        OuObject *e = ou_list_borrow(raised, i);
        if (e == OU_NONE) {
            continue;
        }
        bool part = is_part(th, e, original);
        any = any || part;
        if (!(part ? collect_leaves(th, e, leaves) : ou_list_append(th, fresh, e))) {
            return NULL;
        }
    }
    OuObject *back = any ? keep_leaves(th, original, leaves) : OU_NONE;
    if (back == NULL || ou_list_size(fresh) == 0) {
        return back;
    }
    if (back != OU_NONE && !ou_list_append_adopt(th, fresh, back)) {
        return NULL;
    }
    return ou_group_new(th, fresh);
}

OuObject *ou_group_merge(OuThread *th, OuObject *original, OuObject *raised)
{
    if (!ou_is_of(th, original, &ou_exc_base_exception_group)) { /* one clause at most has run: its own error, or the original */
        return ou_list_size(raised) == 0 ? OU_NONE : ou_keep(ou_list_borrow(raised, 0));
    }
    OuObject *leaves = ou_set_new(th, NULL), *fresh = leaves == NULL ? NULL : ou_list_new(th, 0);
    OuObject *result = fresh == NULL ? NULL : merge_with(th, original, raised, leaves, fresh);
    ou_drop_maybe(th, fresh);
    ou_drop_maybe(th, leaves);
    return result;
}

const OuMethodDef ou_group_methods[] = {
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {"derive", derive, NULL, OU_FN_BARE, NULL},
    {"split", group_split, NULL, OU_FN_BARE, NULL},
    {"subgroup", group_subgroup, NULL, OU_FN_BARE, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

const OuMemberDef ou_group_members[] = {
    {"message", OU_MEMBER_OBJECT, offsetof(OuExceptionGroup, message), false, "exception message"},
    {"exceptions", OU_MEMBER_OBJECT, offsetof(OuExceptionGroup, exceptions), false, "nested exceptions"},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};
