/* hello.c - the example of the README: a capped VM runs a program, says what failed, and answers. */
#include <ouro.h>
#include <stdio.h>

int main(void)
{
    OuroConfig config = OURO_CONFIG_DEFAULT;
    config.memory_limit = 32 << 20;
    OuroVm *vm = ouro_new(&config);
    if (vm == NULL) {
        return 1;
    }
    ouro_run(vm, "rows = [i * i for i in range(10)]\nprint('hello from', __name__)", "<demo>");
    printf("sum: %s\n", ouro_eval(vm, "sum(rows)"));
    if (ouro_run(vm, "a = []\nwhile True: a.append('x' * 1000)", "<greedy>") == OURO_ERROR) {
        puts("the cap was reached; the VM works on");
    }
    printf("rows: %s\n", ouro_eval(vm, "rows"));
    return ouro_free(vm) ? 0 : 1;
}
