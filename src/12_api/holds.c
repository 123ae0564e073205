/* holds.c - holds.h. */
#include "12_api/api.h"

#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "07_thread/thread.h"

#include <string.h>

#define KEPT_BIT 0x80000000u

/* ---- scopes ---- */

static uint32_t next_serial(OuApiHolds *holds)
{
    holds->serial = (holds->serial + 1) & ~KEPT_BIT;
    holds->serial += holds->serial == 0;
    return holds->serial;
}

static void scope_init(OuApiHolds *holds, OuApiScope *scope, OuApiScope *outer)
{
    scope->outer = outer;
    scope->serial = next_serial(holds);
    scope->first = 0;
    scope->n = 0;
    scope->room = OU_SCOPE_FEW;
    scope->items = scope->few;
}

/* The first n items go; dropping them may run Python, which may call the host. */
static void scope_expire(OuThread *th, OuApiScope *scope, size_t n)
{
    OuObject *gone[OU_SCOPE_FEW];
    while (n > 0) {
        size_t some = n < OU_SCOPE_FEW ? n : OU_SCOPE_FEW;
        memcpy(gone, scope->items, some * sizeof gone[0]);
        scope->n -= some;
        scope->first += (uint32_t)some;
        memmove(scope->items, scope->items + some, scope->n * sizeof scope->items[0]);
        for (size_t i = 0; i < some; i++) {
            ou_drop(th, gone[i]);
        }
        n -= some;
    }
}

static void scope_clear(OuThread *th, OuApiScope *scope)
{
    while (scope->n > 0) {
        ou_drop(th, scope->items[--scope->n]);
    }
    if (scope->items != scope->few) {
        ou_raw_give(&th->vm->account, scope->items, scope->room * sizeof scope->items[0]);
        scope->items = scope->few;
        scope->room = OU_SCOPE_FEW;
    }
}

bool ouro_scope_open(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    OuApiScope *scope = ou_raw_take(&call.th->vm->account, sizeof *scope);
    if (scope != NULL) {
        scope_init(&vm->holds, scope, call.context->scope);
        call.context->scope = scope;
    }
    ou_api_end(&call);
    return scope != NULL;
}

static void scope_close(OuThread *th, OuApiContext *context)
{
    OuApiScope *scope = context->scope;
    context->scope = scope->outer;
    scope_clear(th, scope);
    ou_raw_give(&th->vm->account, scope, sizeof *scope);
}

void ouro_scope_close(OuroVm *vm)
{
    OuApiCall call = ou_api_begin(vm);
    if (call.context->scope->outer != NULL) {
        scope_close(call.th, call.context);
    }
    ou_api_end(&call);
}

OuroRef ou_api_hold_adopt(OuApiCall *call, OuObject *o)
{
    OuApiScope *scope = call->context->scope;
    OuAccount *account = &call->th->vm->account;
    if (scope->n == scope->room) {
        size_t bytes = scope->room * sizeof scope->items[0];
        OuObject **items = scope->items == scope->few ? ou_raw_take(account, 2 * bytes)
                                                      : ou_raw_resize(account, scope->items, bytes, 2 * bytes);
        if (items == NULL) {
            ou_drop(call->th, o);
            ou_raise(call->th, &ou_exc_memory_error, "");
            return 0;
        }
        if (scope->items == scope->few) {
            memcpy(items, scope->few, bytes);
        }
        scope->items = items;
        scope->room *= 2;
    }
    scope->items[scope->n] = o;
    return (OuroRef)scope->serial << 32 | (scope->first + (uint32_t)scope->n++);
}

/* ---- references ---- */

static OuApiKept *find_kept(OuApiHolds *holds, OuroRef ref)
{
    uint32_t i = (uint32_t)ref, serial = (uint32_t)(ref >> 32);
    bool is = (serial & KEPT_BIT) != 0 && i < holds->n_kept && holds->kept[i].object != NULL && holds->kept[i].serial == serial;
    return is ? &holds->kept[i] : NULL;
}

static OuObject *find_in(const OuApiContext *context, OuroRef ref)
{
    for (const OuApiScope *scope = context->scope; scope != NULL; scope = scope->outer) {
        uint32_t place = (uint32_t)ref - scope->first;
        if (scope->serial == (uint32_t)(ref >> 32)) {
            return place < scope->n ? scope->items[place] : NULL;
        }
    }
    return NULL;
}

OuObject *ou_api_borrow(OuApiCall *call, OuroRef ref)
{
    OuApiHolds *holds = &call->vm->holds;
    const OuApiKept *kept = find_kept(holds, ref);
    OuObject *o = kept != NULL ? kept->object : find_in(call->context, ref);
    for (const OuApiContext *other = holds->running; o == NULL && other != NULL; other = other->next) {
        o = find_in(other, ref);
    }
    if (o == NULL) {
        o = find_in(&holds->outermost, ref);
    }
    if (o == NULL) {
        ou_raise(call->th, &ou_exc_value_error,
                 "this reference is not valid: its scope has ended (ouro_scope_open(), ouro_keep()), or it is of another VM");
    }
    return o;
}

static bool grow_kept(OuThread *th, OuApiHolds *holds)
{
    uint32_t n = holds->n_kept == 0 ? 16 : holds->n_kept * 2;
    if (n <= holds->n_kept) {
        return false;
    }
    OuApiKept *kept = ou_raw_resize(&th->vm->account, holds->kept, holds->n_kept * sizeof *kept, n * sizeof *kept);
    if (kept == NULL) {
        return false;
    }
    holds->kept = kept;
    for (uint32_t i = n; i-- > holds->n_kept;) {
        kept[i] = (OuApiKept){.next_free = holds->free};
        holds->free = i + 1;
    }
    holds->n_kept = n;
    return true;
}

OuroRef ouro_keep(OuroVm *vm, const OuroValue *value)
{
    OuApiCall call = ou_api_begin(vm);
    OuApiHolds *holds = &vm->holds;
    OuroRef ref = 0;
    OuObject *o = ou_api_in(&call, value);
    if (o != NULL && holds->over) {
        ou_clear_ref(call.th, &o);
        ou_raise(call.th, &ou_exc_runtime_error, "the VM ends: nothing can be kept any more");
    } else if (o != NULL && holds->free == 0 && !grow_kept(call.th, holds)) {
        ou_clear_ref(call.th, &o);
        ou_raise(call.th, &ou_exc_memory_error, "");
    }
    if (o != NULL) {
        uint32_t i = holds->free - 1;
        OuApiKept *kept = &holds->kept[i];
        holds->free = kept->next_free;
        kept->object = o;
        kept->serial = (kept->serial + 1) | KEPT_BIT;
        ref = (OuroRef)kept->serial << 32 | i;
    }
    ou_api_status(&call, ref != 0);
    ou_api_end(&call);
    return ref;
}

void ouro_drop(OuroVm *vm, OuroRef ref)
{
    OuApiCall call = ou_api_begin(vm);
    OuApiKept *kept = find_kept(&vm->holds, ref);
    if (kept != NULL) {
        OuObject *o = kept->object;
        kept->object = NULL;
        kept->next_free = vm->holds.free;
        vm->holds.free = (uint32_t)ref + 1;
        ou_drop(call.th, o);
    }
    ou_api_end(&call);
}

/* ---- contexts ---- */

/* Functions of the host that run in other threads are none of the child's: their stacks may be used anew. */
static void forget_other_threads(void *embedder)
{
    OuApiHolds *holds = &((OuroVm *)embedder)->holds;
    uint32_t n = 0;
    pthread_mutex_init(&holds->guard, NULL); /* another thread may have held it */
    for (OuApiContext **link = &holds->running; *link != NULL;) {
        if (pthread_equal((*link)->owner, pthread_self())) {
            link = &(*link)->next;
            n++;
        } else {
            *link = (*link)->next;
        }
    }
    atomic_store_explicit(&holds->n_running, n, memory_order_relaxed);
}

void ou_api_holds_start(OuroVm *vm)
{
    OuApiHolds *holds = &vm->holds;
    pthread_mutex_init(&holds->guard, NULL); /* the default kind: cannot fail */
    vm->vm.forked = forget_other_threads;
    holds->outermost.th = ou_api_thread(vm);
    holds->outermost.scope = &holds->outermost.base;
    scope_init(holds, &holds->outermost.base, NULL);
}

void ou_api_holds_end(OuroVm *vm)
{
    OuThread *th = ou_api_thread(vm);
    OuApiHolds *holds = &vm->holds;
    holds->over = true;
    while (holds->outermost.scope->outer != NULL) {
        scope_close(th, &holds->outermost);
    }
    scope_clear(th, &holds->outermost.base);
    for (uint32_t i = 0; i < holds->n_kept; i++) {
        ou_clear_ref(th, &holds->kept[i].object);
    }
    ou_raw_give(&th->vm->account, holds->kept, holds->n_kept * sizeof holds->kept[0]);
    holds->kept = NULL;
    holds->n_kept = holds->free = 0;
    ou_clear_ref(th, &holds->outermost.text);
}

void ou_api_context_push(OuroVm *vm, OuThread *th, OuApiContext *context)
{
    OuApiHolds *holds = &vm->holds;
    *context = (OuApiContext){.th = th, .owner = pthread_self(), .locked = true, .scope = &context->base};
    scope_init(holds, &context->base, NULL);
    pthread_mutex_lock(&holds->guard);
    context->next = holds->running;
    holds->running = context;
    pthread_mutex_unlock(&holds->guard);
    atomic_fetch_add_explicit(&holds->n_running, 1, memory_order_relaxed);
}

void ou_api_context_pop(OuroVm *vm, OuApiContext *context)
{
    OuApiHolds *holds = &vm->holds;
    while (context->scope->outer != NULL) {
        scope_close(context->th, context);
    }
    scope_clear(context->th, &context->base);
    ou_clear_ref(context->th, &context->failure);
    ou_clear_ref(context->th, &context->text);
    pthread_mutex_lock(&holds->guard);
    OuApiContext **link = &holds->running;
    while (*link != context) {
        link = &(*link)->next;
    }
    *link = context->next;
    pthread_mutex_unlock(&holds->guard);
    atomic_fetch_sub_explicit(&holds->n_running, 1, memory_order_relaxed);
}

/* The innermost function of the host that runs in this thread of the system: NULL, there is none. */
static OuApiContext *own_context(OuApiHolds *holds)
{
    if (atomic_load_explicit(&holds->n_running, memory_order_relaxed) == 0) {
        return NULL;
    }
    pthread_mutex_lock(&holds->guard);
    OuApiContext *context = holds->running;
    while (context != NULL && !pthread_equal(context->owner, pthread_self())) {
        context = context->next;
    }
    pthread_mutex_unlock(&holds->guard);
    return context;
}

bool ou_api_inside(OuroVm *vm)
{
    return own_context(&vm->holds) != NULL;
}

/* The lock, and the stack of whoever calls now. */
OuApiCall ou_api_begin(OuroVm *vm)
{
    OuApiContext *context = own_context(&vm->holds);
    OuApiCall call = {.vm = vm, .context = context};
    if (context != NULL) {
        call.th = context->th;
        call.entered = !context->locked;
        if (call.entered) {
            ou_lock_enter(call.th);
        }
        return call;
    }
    call.context = &vm->holds.outermost;
    call.th = ou_api_thread(vm);
    call.entered = true;
    ou_lock_enter(call.th);
    call.expires = call.context->scope->outer == NULL ? call.context->base.n : 0;
    if (vm->caller != (uint64_t)pthread_self()) {
        vm->caller = (uint64_t)pthread_self();
        call.th->stack_limit = ou_thread_stack_limit(vm->vm.account.cap != SIZE_MAX);
    }
    return call;
}

void ou_api_end(OuApiCall *call)
{
    if (call->context == &call->vm->holds.outermost) {
        ou_api_flush(call->vm);
        scope_expire(call->th, &call->context->base, call->expires);
    }
    if (call->entered) {
        ou_lock_leave(call->th);
    }
}

/* What ouro_error() tells of an exception. Showing it may run Python code. */
static void keep_traceback(OuThread *th, OuApiContext *context, OuObject *error)
{
    OuObject *text = ou_traceback_text(th, ou_keep(error));
    OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "backslashreplace");
    ou_drop(th, error);
    ou_drop_maybe(th, text);
    ou_replace(th, &context->text, bytes);
    ou_error_clear(th);
}

/* Calls in functions of the host are shown when that is asked for: their errors mostly go on to Python code. */
OuroStatus ou_api_status(OuApiCall *call, bool ok)
{
    OuThread *th = call->th;
    OuApiContext *context = call->context;
    bool inside = context != &call->vm->holds.outermost;
    ou_clear_ref(th, &context->text);
    context->failed = !ok;
    if (ok) {
        return OURO_OK;
    }
    OuObject *error = ou_error_take(th);
    bool exits = ou_is_of(th, error, &ou_exc_system_exit);
    if (inside) {
        ou_replace(th, &context->failure, error);
        return exits ? OURO_EXIT : OURO_ERROR;
    }
    if (exits) {
        context->failed = false;
        call->vm->exit_code = ou_api_exit_code(th, error);
    } else {
        keep_traceback(th, context, error);
    }
    ou_drop(th, error);
    return exits ? OURO_EXIT : OURO_ERROR;
}

const char *ouro_error(OuroVm *vm)
{
    OuApiContext *context = own_context(&vm->holds);
    if (context == NULL) {
        context = &vm->holds.outermost;
    } else if (context->failed && context->text == NULL) {
        OuApiCall call = ou_api_begin(vm);
        keep_traceback(call.th, context, context->failure);
        ou_api_end(&call);
    }
    return context->text != NULL ? ou_bytes_data(context->text) : context->failed ? "MemoryError\n" : "";
}
