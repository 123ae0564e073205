/* errors.c - what each call says when Python code fails, exits or is interrupted. */
#include <ouro.h>
#include <stdio.h>
#include <string.h>

/* The last line of a traceback, without its newline. */
static void last_line(const char *text)
{
    size_t end = strlen(text);
    while (end > 0 && text[end - 1] == '\n') {
        end--;
    }
    size_t start = end;
    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    printf("%.*s\n", (int)(end - start), text + start);
}

int main(void)
{
    OuroVm *vm = ouro_new(NULL);
    if (vm == NULL) {
        return 1;
    }
    printf("%d [%s]\n", ouro_run(vm, "x = 1", "<ok>"), ouro_error(vm));
    printf("%d ", ouro_run(vm, "1 / 0", "<zero>"));
    last_line(ouro_error(vm));
    printf("%d ", ouro_run(vm, "x = (1", "<syntax>"));
    last_line(ouro_error(vm));
    printf("%d ", ouro_run(vm, "def f(): return f()\nf()", "<deep>"));
    last_line(ouro_error(vm));
    printf("%s ", ouro_eval(vm, "x.nothing") == NULL ? "NULL" : "not NULL");
    last_line(ouro_error(vm));
    printf("%d ", ouro_run(vm, "raise SystemExit(7)", "<exit>"));
    printf("%d\n", ouro_exit_code(vm));
    ouro_interrupt(vm);
    printf("%d ", ouro_run(vm, "while True: pass", "<loop>"));
    last_line(ouro_error(vm));
    printf("%s\n", ouro_eval(vm, "x + 1"));
    printf("%s\n", ouro_memory_held(vm) > 0 && ouro_memory_peak(vm) >= ouro_memory_held(vm) ? "counted" : "not counted");
    ouro_free(NULL);
    return ouro_free(vm) ? 0 : 1;
}
