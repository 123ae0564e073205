/* run_source.c - runs the source given as its first argument, then prints what its `answer` is, or the traceback. */
#include <ouro.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    OuroConfig config = OURO_CONFIG_DEFAULT;
    config.memory_limit = 64 << 20;
    OuroVm *vm = ouro_new(&config);
    if (vm == NULL) {
        return 1;
    }
    const char *source = argc > 1 ? argv[1] : "answer = sum(x * x for x in range(10))";
    const char *answer = ouro_run(vm, source, "<source>") == OURO_OK ? ouro_eval(vm, "answer") : NULL;
    if (answer != NULL) {
        printf("answer: %s\n", answer);
    } else {
        fputs(ouro_error(vm), stdout);
    }
    return ouro_free(vm) && answer != NULL ? 0 : 1;
}
