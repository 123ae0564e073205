/* interrupt.c - an interrupt ends what one VM is in, whatever that is, and no other VM notices. */
#define _POSIX_C_SOURCE 200809L
#include <ouro.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const endless[] = {
    "while True: pass",
    "import time\ntime.sleep(1000)",
    "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    "import queue\nqueue.Queue().get()",
    "import threading\nthreading.Event().wait()",
    "import threading, time\nt = threading.Thread(target=time.sleep, args=(1000,), daemon=True)\nt.start()\nt.join()",
    "sorted(range(10), key=lambda x: [None for i in iter(int, 1)])",
    "def deep(n):\n    try:\n        return deep(n + 1)\n    except RecursionError:\n        return 0\nwhile True: deep(0)",
};
#define N (sizeof endless / sizeof *endless)

typedef struct Work {
    OuroVm *vm;
    const char *source;
    OuroStatus status;
    atomic_bool ended;
} Work;

static void *run(void *arg)
{
    Work *work = arg;
    work->status = ouro_run(work->vm, work->source, "<endless>");
    atomic_store(&work->ended, true);
    return NULL;
}

static void sleep_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

int main(void)
{
    static Work work[N];
    pthread_t threads[N];
    for (size_t i = 0; i < N; i++) {
        work[i] = (Work){.vm = ouro_new(NULL), .source = endless[i]};
        if (work[i].vm == NULL || pthread_create(&threads[i], NULL, run, &work[i]) != 0) {
            return 1;
        }
    }
    sleep_ms(300);
    for (size_t i = 0; i < N; i++) {
        int others = 0;
        for (size_t k = i; k < N; k++) {
            others += !atomic_load(&work[k].ended);
        }
        ouro_interrupt(work[i].vm);
        pthread_join(threads[i], NULL);
        const char *last = strstr(ouro_error(work[i].vm), "KeyboardInterrupt");
        printf("%d ran; interrupted: status %d, %s", others, work[i].status, last == NULL ? "no KeyboardInterrupt\n" : last);
        ouro_free(work[i].vm);
    }
    return 0;
}
