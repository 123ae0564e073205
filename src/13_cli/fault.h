/* fault.h - OUROFAULT: a build with OU_FAULT fails requests for memory when asked to. Else nothing. */
#ifndef OU_CLI_FAULT_H
#define OU_CLI_FAULT_H

#include "13_cli/cli.h"

typedef struct OuCliFault {
    OuFault gate;   /* to arm when the account exists */
    bool counts;    /* OUROFAULT=N, N+ or 0 */
    bool sweeps;    /* OUROFAULT=sweep:... */
    uint64_t from, to, step; /* points of the sweep */
    uint64_t n_start;        /* requests that start-up made */
} OuCliFault;

#ifdef OU_FAULT
/* What the environment says. Nothing set: a gate that stays open. */
void ou_cli_fault_read(OuCliFault *fault);
/* After the VM's start. */
void ou_cli_fault_started(OuCliFault *fault, const OuroVm *vm);
/* True: run the program, as a child of the sweep or because there is none. False: the parent of a sweep, which is over. */
bool ou_cli_fault_is_child(const OuCliFault *fault, OuroVm *vm);
/* The figures, before the VM ends. */
void ou_cli_fault_report(const OuCliFault *fault, const OuroVm *vm);
#endif

#endif
