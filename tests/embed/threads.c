/* threads.c - threads that a program starts run on between calls; an interrupt ends a wait; daemons do not keep ouro_free(). */
#define _POSIX_C_SOURCE 200809L
#include <ouro.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static void *stop_it(void *vm)
{
    nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
    ouro_interrupt(vm);
    return NULL;
}

static void *call_it(void *vm)
{
    printf("from another thread: %s\n", ouro_eval(vm, "sum(range(10))"));
    return NULL;
}

int main(void)
{
    pthread_t thread;
    setvbuf(stdout, NULL, _IONBF, 0);
    OuroVm *vm = ouro_new(NULL);
    if (vm == NULL || ouro_run(vm, "import threading, time\nn = 0\ndef count():\n    global n\n"
                                   "    for i in range(20): n += 1; time.sleep(0.001)\n"
                                   "t = threading.Thread(target=count); t.start()\n", "<start>") != OURO_OK) {
        return 1;
    }
    nanosleep(&(struct timespec){.tv_nsec = 500000000}, NULL);
    printf("between calls: %s\n", ouro_eval(vm, "n"));
    pthread_create(&thread, NULL, stop_it, vm);
    printf("status %d\n", ouro_run(vm, "try: time.sleep(1000)\nexcept KeyboardInterrupt: print('interrupted', flush=True)", "<sleep>"));
    pthread_join(thread, NULL);
    fflush(stdout);
    pthread_create(&thread, NULL, call_it, vm);
    pthread_join(thread, NULL);
    ouro_run(vm, "threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()", "<daemon>");
    return ouro_free(vm) ? 0 : 1;
}
