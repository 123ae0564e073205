/* calls.c - Python functions called from C: every kind of argument and result, and what cannot be found. */
#include <ouro.h>
#include <stdio.h>
#include <string.h>

static void show(OuroVm *vm, const char *function, const OuroValue *args, size_t n)
{
    OuroValue result;
    OuroStatus status = ouro_call(vm, function, args, n, &result);
    if (status != OURO_OK) {
        const char *text = ouro_error(vm), *line = strstr(text, "Error");
        while (line != NULL && line > text && line[-1] != '\n') {
            line--;
        }
        printf("%s: status %d %s", function, status, line == NULL ? "\n" : line);
        return;
    }
    const char *data = result.kind == OURO_OBJECT ? ouro_repr(vm, &result) : result.data;
    printf("%s: kind %d truth %d whole %lld real %g data %.*s\n", function, result.kind, result.truth,
           (long long)result.whole, result.real, result.kind == OURO_OBJECT ? (int)strlen(data) : (int)result.size, data == NULL ? "" : data);
}

int main(void)
{
    OuroVm *vm = ouro_new(NULL);
    if (vm == NULL || ouro_run(vm, "def same(*args): return args[0]\ndef total(*args): return sum(args)\n"
                                   "class C:\n    @staticmethod\n    def many(): return [1, 'x']\n"
                                   "def big(): return 2 ** 70\ndef leave(): raise SystemExit(5)\n", "<defs>") != OURO_OK) {
        return 1;
    }
    OuroValue values[] = {{.kind = OURO_NONE}, {.kind = OURO_BOOL, .truth = true}, {.kind = OURO_INT, .whole = -7},
                          {.kind = OURO_FLOAT, .real = 2.5}, {.kind = OURO_TEXT, .data = "text", .size = 4},
                          {.kind = OURO_BYTES, .data = "bytes", .size = 5}, {.kind = OURO_OBJECT}};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        show(vm, "same", &values[i], 1);
    }
    show(vm, "total", &values[2], 2);
    show(vm, "C.many", NULL, 0);
    show(vm, "big", NULL, 0);
    show(vm, "len", &values[4], 1);
    show(vm, "math.sqrt", &values[3], 1);
    show(vm, "nothing", NULL, 0);
    show(vm, "no_module.f", NULL, 0);
    show(vm, "math.nothing", NULL, 0);
    show(vm, "total", &values[4], 1);
    show(vm, "leave", NULL, 0);
    printf("%d %d\n", ouro_exit_code(vm), ouro_call(vm, "total", values + 2, 1, NULL));
    return ouro_free(vm) ? 0 : 1;
}
