/* vms.c [SECONDS] - several VMs in a process: the work of two on two cores against one; a thousand alive; made and ended. */
#include <ouro.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define N_ALIVE 1000
#define N_CYCLES 2000

static double seconds = 2;
static const OuroConfig config = OURO_CONFIG_DEFAULT;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Steps that a VM of its own does in `seconds`. */
static void *work(void *steps)
{
    char source[300];
    OuroVm *vm = ouro_new(&config);
    snprintf(source, sizeof source,
             "import time\ndef work():\n    k, end = 0, time.perf_counter() + %g\n"
             "    while time.perf_counter() < end:\n        for i in range(1000): k += i & 1\n    return k\n", seconds);
    OuroValue result = {.whole = 0};
    if (vm == NULL || ouro_run(vm, source, "<work>") != OURO_OK || ouro_call(vm, "work", NULL, 0, &result) != OURO_OK) {
        fputs(vm == NULL ? "no VM" : ouro_error(vm), stderr);
        exit(1);
    }
    ouro_free(vm);
    *(double *)steps = (double)result.whole;
    return NULL;
}

static size_t resident_kb(void)
{
    size_t total = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f == NULL || fscanf(f, "%zu %zu", &total, &resident) != 2) {
        exit(1);
    }
    fclose(f);
    return resident * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

int main(int argc, char **argv)
{
    static OuroVm *vms[N_ALIVE];
    pthread_t threads[2];
    double one = 0, two[2];
    seconds = argc > 1 ? atof(argv[1]) : seconds;
    work(&one);
    for (int i = 0; i < 2; i++) {
        pthread_create(&threads[i], NULL, work, &two[i]);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
    }
    printf("two_vms_times_one %.2f\n", (two[0] + two[1]) / one);
    size_t before = resident_kb(), held = 0;
    double begin = now();
    for (int i = 0; i < N_ALIVE; i++) {
        vms[i] = ouro_new(&config);
        if (vms[i] == NULL) {
            return 1;
        }
        held += ouro_memory_held(vms[i]);
    }
    printf("kb_resident_each %.1f\nkb_held_each %.1f\n", (double)(resident_kb() - before) / N_ALIVE, (double)held / 1024 / N_ALIVE);
    for (int i = 0; i < N_ALIVE; i++) {
        ouro_free(vms[i]);
    }
    printf("ms_made_and_ended %.3f\n", (now() - begin) * 1e3 / N_ALIVE);
    before = resident_kb();
    begin = now();
    for (int i = 0; i < N_CYCLES; i++) {
        ouro_free(ouro_new(&config));
    }
    printf("ms_a_cycle %.3f\nkb_leaked_by_cycles %zd\n", (now() - begin) * 1e3 / N_CYCLES, (ssize_t)(resident_kb() - before));
    return 0;
}
