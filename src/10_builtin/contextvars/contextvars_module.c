/* contextvars_module.c - the module _contextvars: Context, ContextVar, Token (PEP 567). The map: contextvars_map.c. */
#include "10_builtin/contextvars/contextvars.h"
#include "10_builtin/contextvars/contextvars_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

typedef struct Context {
    OuObject head;
    OuContextNode *root; /* owned; NULL: empty */
    size_t size;
    OuObject *previous;  /* what was current when it was entered; owned, may be NULL */
    bool entered;
} Context;

typedef struct Token {
    OuObject head;
    OuObject *context, *var; /* owned */
    OuObject *old;           /* owned; NULL: the variable had no value */
    bool used;
} Token;

static const OuType context_type, token_type, missing_type;

/* The only instance of its type: stands for "no value". */
static const OuObject missing = OU_STATIC_HEAD(&missing_type);
#define MISSING ((OuObject *)(uintptr_t)&missing)

/* ---- contexts ---- */

static Context *context_new(OuThread *th, const Context *from)
{
    Context *c = (Context *)ou_object_new_zeroed(th, &context_type, sizeof *c);
    if (c != NULL) {
        c->root = from == NULL ? NULL : ou_keep_maybe(from->root);
        c->size = from == NULL ? 0 : from->size;
        ou_track(th, &c->head);
    }
    return c;
}

/* The thread's context, made on first use. Borrowed; NULL with MemoryError. */
static Context *current(OuThread *th)
{
    if (th->context == NULL) {
        th->context = (OuObject *)context_new(th, NULL);
    }
    return (Context *)th->context;
}

static void context_clear(OuThread *th, OuObject *self)
{
    Context *c = (Context *)self;
    c->size = 0;
    ou_clear_ref(th, &c->root);
    ou_clear_ref(th, &c->previous);
}

static void context_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    context_clear(th, self);
    ou_object_free(th, self, sizeof(Context));
}

static size_t context_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((Context *)self)->root);
    ou_visit_one(fn, arg, ((Context *)self)->previous);
    return OU_VISIT_END;
}

static OuObject *context_make(OuThread *th, OU_UNUSED const OuType *type, OU_UNUSED OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (n > 0 || (kwnames != NULL && ou_tuple_size(kwnames) > 0)) {
        return ou_null(th, &ou_exc_type_error, "Context() does not accept any arguments");
    }
    return (OuObject *)context_new(th, NULL);
}

static OuTruth same_values(OuThread *th, const Context *a, const Context *b)
{
    if (a->size != b->size) {
        return OU_FALSE;
    }
    OuContextNode *left = ou_keep_maybe(a->root), *right = ou_keep_maybe(b->root);
    OuContextWalk walk;
    const OuContextNode *leaf;
    OuTruth same = OU_TRUE;
    ou_context_walk_start(&walk, left);
    while (same == OU_TRUE && (leaf = ou_context_walk_next(&walk)) != NULL) {
        OuObject *value = ou_context_find(right, leaf->key);
        same = value == NULL ? OU_FALSE : ou_compare_bool(th, leaf->b, value, OU_EQ);
    }
    ou_drop_maybe(th, right);
    ou_drop_maybe(th, left);
    return same;
}

static OuObject *context_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op)
{
    if (a->type != &context_type || b->type != &context_type || (op != OU_EQ && op != OU_NE)) {
        return OU_NOT_IMPLEMENTED;
    }
    OuTruth same = same_values(th, (const Context *)(const void *)a, (const Context *)(const void *)b);
    return same == OU_ERROR ? NULL : ou_bool((same == OU_TRUE) == (op == OU_EQ));
}

/* The value of a key: borrowed; NULL: absent (nothing pending) or TypeError. */
static OuObject *look(OuThread *th, OuObject *self, OuObject *key)
{
    if (key->type != &ou_context_var_type) {
        return ou_null(th, &ou_exc_type_error, "a ContextVar key was expected, got %R", key);
    }
    return ou_context_find(((Context *)self)->root, ((OuContextVar *)key)->serial);
}

static int64_t context_length(OU_UNUSED OuThread *th, OuObject *self)
{
    return (int64_t)((Context *)self)->size;
}

static OuObject *context_item(OuThread *th, OuObject *self, OuObject *key)
{
    OuObject *value = look(th, self, key);
    if (value == NULL && !ou_has_error(th)) {
        ou_raise_value(th, &ou_exc_key_error, key);
    }
    return ou_keep_maybe(value);
}

static OuTruth context_contains(OuThread *th, OuObject *self, OuObject *key)
{
    return look(th, self, key) != NULL ? OU_TRUE : ou_has_error(th) ? OU_ERROR : OU_FALSE;
}

METHOD(context_get)
{
    OuObject *value = look(th, self, args[0]);
    if (value == NULL && ou_has_error(th)) {
        return NULL;
    }
    return ou_keep(value != NULL ? value : args[1] != NULL ? args[1] : OU_NONE);
}

METHOD(context_copy)
{
    return (OuObject *)context_new(th, (Context *)self);
}

METHOD(context_run)
{
    if (n < 1) {
        return ou_null(th, &ou_exc_type_error, "run() missing 1 required positional argument");
    }
    Context *c = (Context *)self;
    if (c->entered) {
        return ou_null(th, &ou_exc_runtime_error, "cannot enter context: %R is already entered", self);
    }
    c->previous = th->context;
    c->entered = true;
    th->context = ou_keep(self);
    OuObject *result = ou_call(th, args[0], args + 1, n - 1, kwnames);
    OuObject *previous = c->previous;
    c->previous = NULL;
    c->entered = false;
    ou_replace(th, &th->context, previous);
    return result;
}

/* ---- walks over keys, values, items ---- */

typedef struct ContextIter {
    OuObject head;
    OuContextNode *root; /* owned */
    OuContextWalk walk;
} ContextIter;

static const OuType keys_type, values_type, items_type;

static OuObject *iter_new(OuThread *th, const OuType *type, OuObject *context)
{
    ContextIter *it = (ContextIter *)ou_object_new(th, type, sizeof *it);
    if (it != NULL) {
        it->root = ou_keep_maybe(((Context *)context)->root);
        ou_context_walk_start(&it->walk, it->root);
        ou_track(th, &it->head);
    }
    return (OuObject *)it;
}

static void iter_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((ContextIter *)self)->root);
    ou_object_free(th, self, sizeof(ContextIter));
}

static size_t iter_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((ContextIter *)self)->root);
    return OU_VISIT_END;
}

static OuObject *iter_next(OuThread *th, OuObject *self)
{
    const OuContextNode *leaf = ou_context_walk_next(&((ContextIter *)self)->walk);
    return leaf == NULL                ? NULL
           : self->type == &keys_type  ? ou_keep(leaf->a)
           : self->type == &values_type ? ou_keep(leaf->b)
                                       : ou_tuple_of(th, 2, leaf->a, leaf->b);
}

#define ITER_TYPE(variable, short_name, number)                                                    \
    static const OuType variable = {                                                               \
        .head = OU_STATIC_HEAD(&ou_type_type), .name = short_name, .base = &ou_object_type,        \
        .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW, .index = number,          \
        .basic_size = sizeof(ContextIter), .drop = iter_drop, .visit = iter_visit, .repr = ou_object_repr, \
        .str = ou_object_str, .hash = ou_object_hash, .compare = ou_object_compare,                \
        .get_attr = ou_generic_get_attr, .set_attr = ou_generic_set_attr, .iter = ou_object_self, .next = iter_next, \
    }
ITER_TYPE(keys_type, "keys", OU_TYPE_INDEX_CONTEXT_KEYS);
ITER_TYPE(values_type, "values", OU_TYPE_INDEX_CONTEXT_VALUES);
ITER_TYPE(items_type, "items", OU_TYPE_INDEX_CONTEXT_ITEMS);

static OuObject *context_iter(OuThread *th, OuObject *self)
{
    return iter_new(th, &keys_type, self);
}

METHOD(context_keys)
{
    return iter_new(th, &keys_type, self);
}

METHOD(context_values)
{
    return iter_new(th, &values_type, self);
}

METHOD(context_items)
{
    return iter_new(th, &items_type, self);
}

static const OuSequenceSlots context_sequence = {
    .length = context_length,
    .item = context_item,
    .contains = context_contains,
    .is_sequence = false,
};

static const OuMethodDef context_methods[] = {
    {"get", context_get, "key, default=None, /", 0,
     "Return the value for `key` if `key` has the value in the context object.\n\n"
     "If `key` does not exist, return `default`. If `default` is not given,\nreturn None."},
    {"items", context_items, "", 0,
     "Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value)."},
    {"keys", context_keys, "", 0, "Return a list of all variables in the context object."},
    {"values", context_values, "", 0, "Return a list of all variables' values in the context object."},
    {"copy", context_copy, "", 0, "Return a shallow copy of the context object."},
    {"run", context_run, NULL, 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuType context_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_contextvars.Context",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CONTEXT,
    .basic_size = sizeof(Context),
    .weak = 1,
    .drop = context_drop,
    .visit = context_visit,
    .clear = context_clear,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .compare = context_compare,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .iter = context_iter,
    .make = context_make,
    .init = ou_object_init,
    .sequence = &context_sequence,
    .methods = context_methods,
};

/* ---- variables ---- */

static void var_clear(OuThread *th, OuObject *self)
{
    ou_clear_ref(th, &((OuContextVar *)self)->fallback);
}

static void var_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    ou_clear_ref(th, &((OuContextVar *)self)->name);
    ou_clear_ref(th, &((OuContextVar *)self)->fallback);
    ou_object_free(th, self, sizeof(OuContextVar));
}

static size_t var_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuContextVar *)self)->name);
    ou_visit_one(fn, arg, ((OuContextVar *)self)->fallback);
    return OU_VISIT_END;
}

static OuObject *var_new(OuThread *th, const OuType *type, OuObject *name, OuObject *fallback)
{
    OuContextVar *var = (OuContextVar *)ou_object_new(th, type, sizeof *var);
    if (var != NULL) {
        var->name = ou_keep(name);
        var->fallback = ou_keep_maybe(fallback);
        var->serial = ++th->vm->library->n_context_vars;
        ou_track(th, &var->head);
    }
    return (OuObject *)var;
}

static OuObject *var_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *given[2];
    if (!ou_args_parse(th, "ContextVar", "name, /, *, default=None", args, n, kwnames, given)) {
        return NULL;
    }
    if (!ou_is_str(given[0])) {
        return ou_null(th, &ou_exc_type_error, "context variable name must be a str");
    }
    return var_new(th, type, given[0], given[1]);
}

OuObject *ou_context_var_make(OuThread *th, const char *name)
{
    OuObject *text = ou_str_intern_text(th, name);
    OuObject *var = text == NULL ? NULL : var_new(th, &ou_context_var_type, text, NULL);
    ou_drop_maybe(th, text);
    return var;
}

OuObject *ou_context_var_borrow(const OuThread *th, const OuObject *var)
{
    const Context *c = (const Context *)(const void *)th->context;
    return c == NULL ? NULL : ou_context_find(c->root, ((const OuContextVar *)(const void *)var)->serial);
}

static OuObject *var_repr(OuThread *th, OuObject *self)
{
    const OuContextVar *var = (const OuContextVar *)(const void *)self;
    if (var->fallback == NULL) {
        return ou_str_format(th, "<ContextVar name=%R at %p>", var->name, (void *)self);
    }
    return ou_str_format(th, "<ContextVar name=%R default=%R at %p>", var->name, var->fallback, (void *)self);
}

METHOD(var_get)
{
    const OuContextVar *var = (const OuContextVar *)(const void *)self;
    OuObject *value = ou_context_var_borrow(th, self);
    value = value != NULL ? value : args[0] != NULL ? args[0] : var->fallback;
    if (value == NULL) {
        ou_raise_value(th, &ou_exc_lookup_error, self);
    }
    return ou_keep_maybe(value);
}

/* var = value in the context. */
static bool assign(OuThread *th, Context *c, OuContextVar *var, OuObject *value)
{
    bool added;
    OuContextNode *root = ou_context_with(th, c->root, var, value, &added), *old = c->root;
    if (root == NULL) {
        return false;
    }
    c->root = root;
    c->size += added;
    ou_drop_maybe(th, old);
    return true;
}

bool ou_context_var_put(OuThread *th, OuObject *var, OuObject *value)
{
    Context *c = current(th);
    return c != NULL && assign(th, c, (OuContextVar *)var, value);
}

METHOD(var_set)
{
    OuContextVar *var = (OuContextVar *)self;
    Context *c = current(th);
    Token *token = c == NULL ? NULL : (Token *)ou_object_new(th, &token_type, sizeof *token);
    if (token == NULL) {
        return NULL;
    }
    token->context = ou_keep(c);
    token->var = ou_keep(self);
    token->old = ou_keep_maybe(ou_context_find(c->root, var->serial));
    token->used = false;
    ou_track(th, &token->head);
    if (!assign(th, c, var, args[0])) {
        ou_clear_ref(th, &token);
    }
    return (OuObject *)token;
}

METHOD(var_reset)
{
    OuContextVar *var = (OuContextVar *)self;
    Token *token = (Token *)args[0];
    if (args[0]->type != &token_type) {
        return ou_null(th, &ou_exc_type_error, "expected an instance of Token, got %R", args[0]);
    }
    if (token->used) {
        return ou_null(th, &ou_exc_runtime_error, "%R has already been used once", args[0]);
    }
    if (token->var != self) {
        return ou_null(th, &ou_exc_value_error, "%R was created by a different ContextVar", args[0]);
    }
    Context *c = current(th);
    if (c == NULL) {
        return NULL;
    }
    if (token->context != &c->head) {
        return ou_null(th, &ou_exc_value_error, "%R was created in a different Context", args[0]);
    }
    token->used = true;
    if (token->old != NULL) {
        return assign(th, c, var, token->old) ? OU_NONE : NULL;
    }
    if (ou_context_find(c->root, var->serial) == NULL) {
        ou_raise_value(th, &ou_exc_lookup_error, self);
        return NULL;
    }
    OuContextNode *root, *old = c->root;
    if (!ou_context_without(th, old, var->serial, &root)) {
        return NULL;
    }
    c->root = root;
    c->size--;
    ou_drop(th, old);
    return OU_NONE;
}

static const OuMethodDef var_methods[] = {
    {"get", var_get, "default=None, /", 0,
     "Return a value for the context variable for the current context.\n\n"
     "If there is no value for the variable in the current context, the method will:\n"
     " * return the value of the default argument of the method, if provided; or\n"
     " * return the default value for the context variable, if it was created\n"
     "   with one; or\n * raise a LookupError."},
    {"set", var_set, "value, /", 0,
     "Call to set a new value for the context variable in the current context.\n\n"
     "The required *value* argument is the new value for the context variable.\n\n"
     "Returns a Token object that can be used to restore the variable to its previous\n"
     "value via the `ContextVar.reset()` method."},
    {"reset", var_reset, "token, /", 0,
     "Reset the context variable.\n\n"
     "The variable is reset to the value it had before the `ContextVar.set()` that\n"
     "created the token was used."},
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef var_members[] = {
    {"name", OU_MEMBER_OBJECT, offsetof(OuContextVar, name), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

const OuType ou_context_var_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_contextvars.ContextVar",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CONTEXT_VAR,
    .basic_size = sizeof(OuContextVar),
    .drop = var_drop,
    .visit = var_visit,
    .clear = var_clear,
    .repr = var_repr,
    OU_SLOTS_OF_OBJECT,
    .make = var_make,
    .init = ou_object_init,
    .methods = var_methods,
    .members = var_members,
};

/* ---- tokens ---- */

static void token_clear(OuThread *th, OuObject *self)
{
    Token *token = (Token *)self;
    ou_clear_ref(th, &token->context);
    ou_clear_ref(th, &token->var);
    ou_clear_ref(th, &token->old);
}

static void token_drop(OuThread *th, OuObject *self)
{
    ou_untrack(th, self);
    token_clear(th, self);
    ou_object_free(th, self, sizeof(Token));
}

static size_t token_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const Token *token = (const Token *)(const void *)self;
    ou_visit_one(fn, arg, token->context);
    ou_visit_one(fn, arg, token->var);
    ou_visit_one(fn, arg, token->old);
    return OU_VISIT_END;
}

static OuObject *token_make(OuThread *th, OU_UNUSED const OuType *type, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                            OU_UNUSED OuObject *kwnames)
{
    return ou_null(th, &ou_exc_runtime_error, "Tokens can only be created by ContextVars");
}

static OuObject *token_repr(OuThread *th, OuObject *self)
{
    const Token *token = (const Token *)(const void *)self;
    return ou_str_format(th, "<Token%s var=%R at %p>", token->used ? " used" : "", token->var, (void *)self);
}

static OuObject *token_old(OU_UNUSED OuThread *th, OuObject *self)
{
    OuObject *old = ((Token *)self)->old;
    return old == NULL ? MISSING : ou_keep(old);
}

static const OuMethodDef token_methods[] = {
    {"__class_getitem__", ou_generic_alias_getitem, NULL, OU_FN_CLASS, "See PEP 585"},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuMemberDef token_members[] = {
    {"var", OU_MEMBER_OBJECT, offsetof(Token, var), false, NULL},
    {NULL, OU_MEMBER_OBJECT, 0, false, NULL},
};

static const OuGetSetDef token_getset[] = {
    {"old_value", token_old, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuType token_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_contextvars.Token",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE,
    .index = OU_TYPE_INDEX_CONTEXT_TOKEN,
    .basic_size = sizeof(Token),
    .drop = token_drop,
    .visit = token_visit,
    .clear = token_clear,
    .repr = token_repr,
    .str = ou_object_str,
    .get_attr = ou_generic_get_attr,
    .set_attr = ou_generic_set_attr,
    .make = token_make,
    .init = ou_object_init,
    .methods = token_methods,
    .members = token_members,
    .getset = token_getset,
};

static void missing_drop(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self)
{
}

static OuObject *missing_repr(OuThread *th, OU_UNUSED OuObject *self)
{
    return ou_str_from_text(th, "<Token.MISSING>");
}

static const OuType missing_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "Token.MISSING",
    .base = &ou_object_type,
    .flags = OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_CONTEXT_TOKEN_MISSING,
    .basic_size = sizeof(OuObject),
    .drop = missing_drop,
    .repr = missing_repr,
    OU_SLOTS_OF_OBJECT,
};

/* ---- the module ---- */

OuObject *ou_context_copy_current(OuThread *th)
{
    Context *c = current(th);
    return c == NULL ? NULL : (OuObject *)context_new(th, c);
}

METHOD(copy_context)
{
    return ou_context_copy_current(th);
}

static const OuMethodDef functions[] = {
    {"copy_context", copy_context, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuTypeState *state = ou_type_state(th, &token_type);
    OuObject *module = state == NULL || !ou_dict_set_text(th, state->dict, "MISSING", MISSING)
                           ? NULL
                           : ou_module_make(th, "_contextvars", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_type(th, module, &context_type) ||
         !ou_module_add_type(th, module, &ou_context_var_type) || !ou_module_add_type(th, module, &token_type))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__contextvars = {.name = "_contextvars", .make = make};
