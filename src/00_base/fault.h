/* fault.h - the gate through which every fallible request to the system passes.
 *
 * A test arms the gate of one VM's account: request number `fail_at`, counted
 * from the arming, fails, once or from there on for ever. The gate belongs to an
 * account, not to the process (R3). In builds without OU_FAULT it is a constant
 * false and costs nothing. SQLite's fault sweeps are the model. */
#ifndef OU_FAULT_H
#define OU_FAULT_H

#include "00_base/base.h"

typedef struct OuFault {
    uint64_t n_requests; /* requests seen since the arming */
    uint64_t fail_at;    /* the request that fails, from 1; 0: the gate is open */
    uint64_t n_failed;   /* requests that were failed since the arming */
    bool for_ever;       /* all later requests fail too */
} OuFault;

OU_INLINE void ou_fault_arm(OuFault *fault, uint64_t fail_at, bool for_ever)
{
    *fault = (OuFault){.fail_at = fail_at, .for_ever = for_ever};
}

/* True when this request must fail. Counts the request. */
OU_INLINE bool ou_fault_hit(OuFault *fault)
{
#ifdef OU_FAULT
    if (fault == NULL) {
        return false;
    }
    fault->n_requests++;
    if (fault->fail_at != 0 &&
        (fault->n_requests == fault->fail_at ||
         (fault->for_ever && fault->n_requests > fault->fail_at))) {
        fault->n_failed++;
        return true;
    }
#else
    (void)fault;
#endif
    return false;
}

#endif
