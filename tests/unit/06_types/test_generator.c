/* Generators over a host whose windows count down: every way in and out, in every state. */
#include "unit.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/generator_int.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "host.h"

/* A function without code worth running; NULL with an error. */
static OuObject *function_new(OuThread *th, uint32_t flags)
{
    OuCode *code = ou_code_new(th);
    OuObject *globals = code == NULL ? NULL : ou_dict_new(th), *function = NULL;
    if (globals != NULL) {
        code->flags = flags;
        code->name = ou_str_from_text(th, "g");
        code->qualname = code->name == NULL ? NULL : ou_keep(code->name);
        code->consts = ou_tuple_new(th, 0);
        if (code->name != NULL && code->consts != NULL) {
            function = ou_function_new(th, code, globals, NULL);
        }
    }
    ou_drop_maybe(th, globals);
    ou_drop_maybe(th, code);
    return function;
}

static OuObject *counting(OuThread *th, const OuType *type, int64_t n)
{
    OuObject *function = function_new(th, type == &ou_coroutine_type ? OU_CO_COROUTINE : OU_CO_GENERATOR);
    OuObject *generator = function == NULL ? NULL : host_generator(th, type, function, n);
    ou_drop_maybe(th, function);
    return generator;
}

static bool failed_with(OuThread *th, OuObject *result, const OuType *type)
{
    bool ok = result == NULL && ou_error_matches(th, type);
    ou_error_clear(th);
    return ok;
}

static void counts_down_and_ends(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *g = counting(th, &ou_generator_type, 2), *two = ou_int_new(th, 2);
    assert_true(failed_with(th, ou_gen_send(th, OU_GEN(g), two), &ou_exc_type_error));
    OuObject *item = ou_next(th, g);
    assert_int_equal(ou_int_value(item), 2);
    ou_drop(th, item);
    item = ou_gen_send(th, OU_GEN(g), two);
    assert_int_equal(ou_int_value(item), 1);
    ou_drop(th, item);
    assert_null(ou_next(th, g));
    assert_false(ou_has_error(th));
    assert_null(OU_GEN(g)->window);
    assert_int_equal(OU_GEN(g)->state, OU_GEN_FINISHED);
    assert_null(ou_next(th, g));
    assert_true(failed_with(th, ou_gen_send(th, OU_GEN(g), OU_NONE), &ou_exc_stop_iteration));
    ou_drop(th, two);
    ou_drop(th, g);
    host_end(&vm);
}

static void is_closed_when_dropped(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *g = counting(th, &ou_generator_type, 5);
    ou_drop(th, ou_next(th, g));
    assert_int_equal(host_n_windows, 1);
    ou_drop(th, g);
    assert_int_equal(host_n_windows, 0);
    assert_int_equal(host_n_unraisable, 0);
    host_end(&vm);
}

static void refuses_to_run_twice_at_once(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *g = counting(th, &ou_generator_type, 5);
    OU_GEN(g)->state = OU_GEN_RUNNING;
    assert_true(failed_with(th, ou_gen_send(th, OU_GEN(g), OU_NONE), &ou_exc_value_error));
    assert_false(ou_gen_close(th, OU_GEN(g)));
    assert_true(ou_error_swallow(th, &ou_exc_value_error));
    OU_GEN(g)->state = OU_GEN_SUSPENDED;
    ou_drop(th, g);
    host_end(&vm);
}

static void throws_what_it_is_given(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *text = ou_str_from_text(th, "x");
    OuObject *value = ou_call1(th, OU_TYPE_OBJECT(&ou_exc_key_error), text);
    struct {
        OuObject *args[3];
        const OuType *expected;
    } rows[] = {
        {{OU_TYPE_OBJECT(&ou_exc_key_error), NULL, NULL}, &ou_exc_key_error},
        {{OU_TYPE_OBJECT(&ou_exc_key_error), text, NULL}, &ou_exc_key_error},
        {{OU_TYPE_OBJECT(&ou_exc_key_error), value, OU_NONE}, &ou_exc_key_error},
        {{value, OU_NONE, NULL}, &ou_exc_key_error},
        {{value, text, NULL}, &ou_exc_type_error},
        {{text, NULL, NULL}, &ou_exc_type_error},
        {{OU_TYPE_OBJECT(&ou_int_type), NULL, NULL}, &ou_exc_type_error},
        {{value, NULL, text}, &ou_exc_type_error},
    };
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        OuObject *g = counting(th, &ou_generator_type, 3);
        ou_drop(th, ou_next(th, g));
        assert_true(failed_with(th, ou_gen_throw(th, OU_GEN(g), rows[i].args), rows[i].expected));
        ou_drop(th, g);
    }
    ou_drop(th, value);
    ou_drop(th, text);
    host_end(&vm);
}

static void warns_of_a_coroutine_never_awaited(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *c = counting(th, &ou_coroutine_type, 1);
    ou_drop(th, c);
    assert_int_equal(host_n_warnings, 1);
    c = counting(th, &ou_coroutine_type, 1);
    assert_true(ou_gen_close(th, OU_GEN(c)));
    assert_true(failed_with(th, ou_gen_send(th, OU_GEN(c), OU_NONE), &ou_exc_runtime_error));
    ou_drop(th, c);
    assert_int_equal(host_n_warnings, 1);
    host_end(&vm);
}

static void awaits_through_the_wrapper(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *c = counting(th, &ou_coroutine_type, 1);
    OuObject *it = c->type->async->await(th, c);
    OuObject *item = ou_next(th, it);
    assert_int_equal(ou_int_value(item), 1);
    ou_drop(th, item);
    assert_null(ou_next(th, it));
    assert_false(ou_has_error(th));
    ou_drop(th, it);
    ou_drop(th, c);
    host_end(&vm);
}

/* What is yielded without a wrapper is awaited by the body: it goes through. */
static void asynchronous_steps(void **state)
{
    (void)state;
    OuVm vm;
    OuThread *th = host_start(&vm);
    OuObject *g = counting(th, &ou_async_generator_type, 1);
    OuObject *step = g->type->async->anext(th, g);
    OuObject *item = ou_next(th, step);
    assert_int_equal(ou_int_value(item), 1);
    ou_drop(th, item);
    assert_true(OU_GEN(g)->running_async);
    OuObject *other = g->type->async->anext(th, g);
    assert_true(failed_with(th, ou_next(th, other), &ou_exc_runtime_error));
    ou_drop(th, other);
    assert_null(step->type->next(th, step));
    assert_true(ou_error_swallow(th, &ou_exc_stop_async_iteration));
    assert_true(OU_GEN(g)->closed && !OU_GEN(g)->running_async);
    ou_drop(th, step);
    ou_drop(th, g);
    host_end(&vm);
}

/* A life of each kind; whatever request fails, nothing is left. */
static void lives(OuSweep *sweep)
{
    static const OuType *const types[] = {&ou_generator_type, &ou_coroutine_type, &ou_async_generator_type};
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        OuVm vm;
        OuThread *th = host_start(&vm);
        OU_SWEEP_ARM(sweep, &vm.account);
        OuObject *g = counting(th, types[i], 3);
        OuObject *error[3] = {OU_TYPE_OBJECT(&ou_exc_value_error), NULL, NULL};
        if (g != NULL) {
            ou_drop_maybe(th, ou_gen_send(th, OU_GEN(g), OU_NONE));
            ou_error_clear(th);
            OuObject *text = ou_repr(th, g);
            ou_drop_maybe(th, text);
            ou_error_clear(th);
            OuObject *awaitable = types[i] == &ou_generator_type ? NULL
                                  : types[i] == &ou_coroutine_type ? g->type->async->await(th, g)
                                                                   : g->type->async->anext(th, g);
            if (awaitable != NULL) {
                ou_drop_maybe(th, ou_next(th, awaitable));
                ou_drop(th, awaitable);
            }
            ou_error_clear(th);
            OuObject *result = ou_gen_throw(th, OU_GEN(g), error);
            ou_drop_maybe(th, result);
            ou_error_clear(th);
            if (!ou_gen_close(th, OU_GEN(g))) {
                ou_error_clear(th);
            }
            ou_drop(th, g);
        }
        OU_SWEEP_DISARM(sweep, &vm.account);
        ou_error_clear(th);
        host_end(&vm);
    }
}

static void lives_survive_every_fault(void **state)
{
    (void)state;
    FAULT_SWEEP(lives);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_down_and_ends),
        cmocka_unit_test(is_closed_when_dropped),
        cmocka_unit_test(refuses_to_run_twice_at_once),
        cmocka_unit_test(throws_what_it_is_given),
        cmocka_unit_test(warns_of_a_coroutine_never_awaited),
        cmocka_unit_test(awaits_through_the_wrapper),
        cmocka_unit_test(asynchronous_steps),
        cmocka_unit_test(lives_survive_every_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
