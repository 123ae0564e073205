/* interrupt.c - a program that never ends, in a VM of its own, is stopped by another thread. */
#define _POSIX_C_SOURCE 200809L
#include <ouro.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static void *stop_it(void *vm)
{
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    ouro_interrupt(vm);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    OuroVm *vm = ouro_new(NULL);
    if (vm == NULL || pthread_create(&thread, NULL, stop_it, vm) != 0) {
        return 1;
    }
    puts(ouro_run(vm, "while True: pass", "<loop>") == OURO_ERROR ? "stopped" : "it ended?");
    pthread_join(thread, NULL);
    return ouro_free(vm) ? 0 : 1;
}
