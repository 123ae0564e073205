/* bare.c SECONDS DELAY_US N - round_trips.py without an interpreter and without a lock: what the machine itself leaves of the
 * round trips beside N threads that compute. The same four numbers. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST_TRIPS 2000000
#define MOST_THREADS 16

static atomic_bool stop;
static uint64_t steps[MOST_THREADS][8]; /* one cache line each */
static double trips[MOST_TRIPS];

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *compute(void *mine)
{
    uint64_t n = 0;
    while (!atomic_load_explicit(&stop, memory_order_relaxed)) {
        n++;
    }
    *(uint64_t *)mine = n;
    return NULL;
}

static void answer(int fd, long delay_us)
{
    char byte;
    struct timespec delay = {0, delay_us * 1000};
    while (read(fd, &byte, 1) == 1) {
        if (delay_us > 0) {
            nanosleep(&delay, NULL);
        }
        if (write(fd, "y", 1) != 1) {
            break;
        }
    }
    _exit(0);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

int main(int argc, char **argv)
{
    double seconds = argc > 1 ? atof(argv[1]) : 2;
    long delay_us = argc > 2 ? atol(argv[2]) : 200;
    int n = argc > 3 ? atoi(argv[3]) : 0, ends[2];
    pthread_t threads[MOST_THREADS];
    if (n > MOST_THREADS || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return 1;
    }
    if (fork() == 0) {
        close(ends[0]);
        answer(ends[1], delay_us);
    }
    close(ends[1]);
    for (int i = 0; i < n; i++) {
        pthread_create(&threads[i], NULL, compute, steps[i]);
    }
    size_t count = 0;
    double begin = now(), at = begin;
    while (at < begin + seconds && count < MOST_TRIPS) {
        char byte;
        if (delay_us < 0) {
            usleep(50000); /* the computing threads alone */
        } else if (write(ends[0], "x", 1) != 1 || read(ends[0], &byte, 1) != 1) {
            return 1;
        }
        double then = now();
        trips[count++] = then - at;
        at = then;
    }
    atomic_store(&stop, true);
    double all = 0;
    for (int i = 0; i < n; i++) {
        pthread_join(threads[i], NULL);
        all += (double)steps[i][0];
    }
    qsort(trips, count, sizeof *trips, by_size);
    printf("%f %f %f %f\n", (double)count / (at - begin), trips[count * 99 / 100] * 1e3, trips[count - 1] * 1e3, all / (at - begin));
    return 0;
}
