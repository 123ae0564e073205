/* fault.c - the environment variable OUROFAULT, in builds with OU_FAULT only: requests that fail.
 *
 * `N` fails request N of the VM's account, `N+` that and all later ones; `0` only counts. Counting
 * starts when the account exists, so most of start-up is swept too. `sweep:FROM:TO:STEP` (or `...+`)
 * starts once, then forks a child a point, with the gate armed from there: a hundred times quicker
 * than a process a point. tests/README.md says what is printed; tests/fault/run reads it. */
#include "13_cli/fault.h"

#ifdef OU_FAULT
#include "07_thread/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void ou_cli_fault_read(OuCliFault *fault)
{
    *fault = (OuCliFault){0};
    const char *text = getenv("OUROFAULT");
    if (text == NULL) {
        return;
    }
    unsigned long long from = 0, to = 0, step = 0;
    if (sscanf(text, "sweep:%llu:%llu:%llu", &from, &to, &step) == 3 && from > 0 && step > 0) {
        fault->sweeps = true;
        fault->from = from;
        fault->to = to;
        fault->step = step;
    } else {
        fault->counts = true;
        fault->gate.fail_at = strtoull(text, NULL, 10);
    }
    fault->gate.for_ever = strchr(text, '+') != NULL;
}

void ou_cli_fault_started(OuCliFault *fault, const OuroVm *vm)
{
    fault->n_start = vm->vm.account.fault.n_requests;
}

void ou_cli_fault_report(const OuCliFault *fault, const OuroVm *vm)
{
    if (fault->counts) {
        const OuFault *gate = &vm->vm.account.fault;
        fprintf(stderr, "ouro: fault: %llu requests, %llu failed, %llu at start\n", (unsigned long long)gate->n_requests,
                (unsigned long long)gate->n_failed, (unsigned long long)fault->n_start);
    }
}

/* Standard output (fd 1) or error (fd 2) of a child into FOLDER/POINT.KIND. */
static void redirect(int fd, const char *folder, unsigned long long point, const char *kind)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%llu.%s", folder, point, kind);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, fd) < 0) {
        _exit(125);
    }
    close(file);
}

bool ou_cli_fault_is_child(const OuCliFault *fault, OuroVm *vm)
{
    const char *folder = getenv("OUROFAULT_DIR");
    for (uint64_t point = fault->from; fault->sweeps && point <= fault->to; point += fault->step) {
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            redirect(1, folder == NULL ? "." : folder, point, "out");
            redirect(2, folder == NULL ? "." : folder, point, "err");
            ou_thread_part(vm->vm.threads)->native_id = (uint64_t)getpid(); /* the first thread's number is the process's */
            alarm(60); /* a fault that makes a program wait for ever is a bug: SIGALRM says so */
            ou_fault_arm(&vm->vm.account.fault, point, fault->gate.for_ever);
            return true;
        }
        int status = 0;
        while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        if (child < 0) {
            perror("ouro: fork");
            break;
        }
        printf("%llu %s %d\n", (unsigned long long)point, WIFSIGNALED(status) ? "signal" : "exit",
               WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    }
    return !fault->sweeps;
}

#endif
