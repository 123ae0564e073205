/* two_vms.c - VMs in two threads share nothing: names, modules, caps; twenty times over. */
#include <ouro.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 20

static const char program[] = "import sys\n"
                              "assert not hasattr(sys, 'mark')\n"
                              "sys.mark = 1\n"
                              "words = {}\n"
                              "for i in range(20000):\n"
                              "    words.setdefault(str(i % 500), []).append(i)\n"
                              "ring = []\n"
                              "ring.append(ring)\n"
                              "total = sum(len(v) for v in words.values())\n";

static void *work(void *failed)
{
    for (int round = 0; round < ROUNDS; round++) {
        OuroConfig config = {.memory_limit = 64 << 20};
        OuroVm *vm = ouro_new(&config);
        if (vm == NULL || ouro_run(vm, program, "<work>") != OURO_OK || atoi(ouro_eval(vm, "total")) != 20000) {
            fputs(vm == NULL ? "no VM\n" : ouro_error(vm), stderr);
            *(int *)failed = 1;
        }
        ouro_free(vm);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[2];
    int failed[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        if (pthread_create(&threads[i], NULL, work, &failed[i]) != 0) {
            return 2;
        }
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
    }
    puts(failed[0] || failed[1] ? "failed" : "40 VMs, two at a time");
    return failed[0] || failed[1];
}
