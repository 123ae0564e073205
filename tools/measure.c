/* measure.c - runs a command and says what it cost.
 *
 *   measure REPORT COMMAND [ARG...]    REPORT: a file that gets "SECONDS PEAK_KB STATUS"
 *
 * The kernel starts a process's peak of resident memory with that of the process it was forked
 * from, so a script of 12 MB cannot measure a program of 3 MB: this one has 1 MB. STATUS is the
 * exit code, or minus the number of the signal. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: measure REPORT COMMAND [ARG...]\n");
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        execv(argv[2], argv + 2);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return 2;
    }
    FILE *report = fopen(argv[1], "w");
    if (report == NULL) {
        perror(argv[1]);
        return 2;
    }
    fprintf(report, "%.6f %ld %d\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
            WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status));
    return fclose(report) == 0 ? 0 : 2;
}
