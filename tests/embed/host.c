/* host.c - functions of the host: arguments, results, errors both ways, calls back into the VM, threads, pointers. */
#include <ouro.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static OuroStatus describe(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)vm;
    printf("%s:", (const char *)data);
    for (size_t i = 0; i < n; i++) {
        switch (args[i].kind) {
        case OURO_NONE: printf(" none"); break;
        case OURO_BOOL: printf(" %s", args[i].truth ? "true" : "false"); break;
        case OURO_INT: printf(" %lld", (long long)args[i].whole); break;
        case OURO_FLOAT: printf(" %g", args[i].real); break;
        case OURO_TEXT: printf(" '%s' %zu", args[i].data, args[i].size); break;
        case OURO_BYTES: printf(" %zu bytes", args[i].size); break;
        case OURO_OBJECT: printf(" %s", ouro_repr(vm, &args[i])); break;
        }
    }
    puts("");
    *result = n > 0 ? args[n - 1] : ouro_text("nothing");
    return OURO_OK;
}

/* Sums what it is given, by iteration. */
static OuroStatus total(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    OuroValue it, item;
    double sum = 0;
    (void)data;
    if (n != 1) {
        return ouro_raise(vm, "TypeError", "total() takes one argument");
    }
    OuroStatus status = ouro_iter(vm, &args[0], &it);
    while (status == OURO_OK && (status = ouro_next(vm, &it, &item)) == OURO_OK) {
        if (item.kind != OURO_INT && item.kind != OURO_FLOAT) {
            return ouro_raise(vm, "ValueError", "only numbers, please");
        }
        sum += item.kind == OURO_INT ? (double)item.whole : item.real;
    }
    *result = ouro_float(sum);
    return status == OURO_END ? OURO_OK : status;
}

static OuroStatus fail(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)vm, (void)data, (void)result;
    return n > 0 && args[0].truth ? ouro_call(vm, "math.sqrt", &(OuroValue){.kind = OURO_INT, .whole = -1}, 1, NULL) : OURO_ERROR;
}

/* apply(f, ...): f(...) */
static OuroStatus apply(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)data;
    return n == 0 ? ouro_raise(vm, "TypeError", "apply() needs a function") : ouro_call_value(vm, &args[0], args + 1, n - 1, result);
}

static OuroStatus wait_for(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)args, (void)n, (void)result;
    ouro_unlock(vm);
    pthread_mutex_lock(data); /* until another thread of the program calls release() */
    pthread_mutex_unlock(data);
    ouro_lock(vm);
    return OURO_OK;
}

static OuroStatus release(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)args, (void)n, (void)result;
    OuroStatus status = ouro_run(vm, "log.append('released')", "<release>");
    pthread_mutex_unlock(data);
    return status;
}

static void gone(void *pointer)
{
    printf("point %d is gone\n", *(int *)pointer);
}

static int numbers[2] = {11, 22};

static OuroStatus point(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    (void)data, (void)n;
    return ouro_wrap(vm, &numbers[args[0].whole], "point", gone, result);
}

static OuroStatus number_of(OuroVm *vm, void *data, const OuroValue *args, size_t n, OuroValue *result)
{
    int *number = n == 1 ? ouro_unwrap(vm, &args[0], "point") : NULL;
    (void)data;
    if (number == NULL || ouro_unwrap(vm, &args[0], "another kind") != NULL) {
        return ouro_raise(vm, "game.GameError", "this is no point");
    }
    *result = ouro_int(*number);
    return OURO_OK;
}

static void run(OuroVm *vm, const char *source)
{
    if (ouro_run(vm, source, "<test>") != OURO_OK) {
        printf("%s", ouro_error(vm));
    }
}

static void write_out(void *data, int stream, const char *text, size_t size)
{
    (void)data, (void)stream;
    fwrite(text, 1, size, stdout);
}

int main(void)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    OuroConfig config = OURO_CONFIG_DEFAULT;
    config.write = write_out;
    OuroVm *vm = ouro_new(&config);
    setvbuf(stdout, NULL, _IONBF, 0);
    if (vm == NULL || ouro_define(vm, "describe", describe, "describe") != OURO_OK ||
        ouro_define(vm, "total", total, NULL) != OURO_OK || ouro_define(vm, "fail", fail, NULL) != OURO_OK ||
        ouro_define(vm, "apply", apply, NULL) != OURO_OK || ouro_define(vm, "game.wait_for", wait_for, &mutex) != OURO_OK ||
        ouro_define(vm, "game.release", release, &mutex) != OURO_OK || ouro_define(vm, "game.parts.point", point, NULL) != OURO_OK ||
        ouro_define(vm, "game.parts.number_of", number_of, NULL) != OURO_OK || ouro_define(vm, "math.describe", describe, "math") != OURO_OK) {
        printf("%s", vm == NULL ? "no VM\n" : ouro_error(vm));
        return 1;
    }
    run(vm, "print(describe(), describe(None, True, 7, 2.5, 'h\\xe9', b'a\\0b', 2 ** 70, [1]), describe('\\ud800') == '\\ud800')");
    run(vm, "print(describe, describe.__name__, describe.__module__, type(describe), callable(describe))");
    run(vm, "describe(x=1)");
    run(vm, "import math; math.describe(*range(12)); print(math.sqrt(4))");
    run(vm, "print(total([1, 2.5]), total(range(100000)), total(x for x in (1, 2)))");
    run(vm, "total(['x'])");
    run(vm, "def broken():\n    yield 1\n    raise KeyError('inside')\ntry: total(broken())\nexcept KeyError as e: print(repr(e), e.__traceback__.tb_next.tb_lineno)");
    run(vm, "total(1)");
    run(vm, "fail(False)");
    run(vm, "fail(True)");
    run(vm, "print(apply(divmod, 7, 2), apply(apply, apply, max, 1, 3))\ntry: apply(exit, 3)\nexcept SystemExit as e: print('exit', e.code)");
    run(vm, "def deep(n): return 0 if n == 0 else 1 + apply(deep, n - 1)\nprint(deep(50))\ntry: deep(10 ** 6)\nexcept RecursionError as e: print('RecursionError')");
    pthread_mutex_lock(&mutex);
    run(vm, "import threading, game\nlog = []\nt = threading.Thread(target=lambda: (game.wait_for(), log.append('waited')))\n"
            "t.start(); game.release(); t.join(); print(log)");
    run(vm, "from game.parts import point, number_of\nimport game\nclass GameError(Exception): pass\ngame.GameError = GameError\n"
            "p = point(1); print(number_of(p)); del p\nq = point(0); print(repr(q)[:21])\n"
            "try: number_of(3)\nexcept GameError as e: print('GameError', e)");
    run(vm, "import gc; cycle = [q]; cycle.append(cycle); del cycle, q; gc.collect(); print('collected')");
    run(vm, "q = point(1)");
    printf("exit %d\n", ouro_run(vm, "apply(exit, 3)", "<exit>") == OURO_EXIT ? ouro_exit_code(vm) : -1);
    return ouro_free(vm) ? 0 : 1;
}
