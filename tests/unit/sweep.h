/* sweep.h - the fault sweep: a scenario is run again and again, and in run N the
 * N-th fallible request fails, once in one run and from there on for ever in the
 * next. The sweep ends when a run made fewer than N requests, so that every
 * request of the scenario has failed both ways.
 *
 * The scenario gets an OuFault by way of sweep->fault: it arms its account's gate
 * with OU_SWEEP_ARM(sweep, account) once everything it does not want to fail is
 * made, and disarms it with OU_SWEEP_DISARM(sweep, account) before it tidies up.
 * Between them it must bear any failure; afterwards it checks its structures and
 * gives everything back, so that ou_account_fini() finds leaks. sweep->n is 0 in a
 * first run without any failure, in which everything has to succeed.
 *
 *   static void ten_appends(OuSweep *sweep) { ... }
 *   static void list_survives_every_fault(void **state)
 *   {
 *       (void)state;
 *       FAULT_SWEEP(ten_appends);
 *   }
 *
 * In builds without OU_FAULT only the first run is made. SQLite's sweeps are the
 * model. Include after cmocka.h. */
#ifndef OU_SWEEP_H
#define OU_SWEEP_H

#include "00_base/fault.h"
#include "02_raw/raw.h"

typedef struct OuSweep {
    uint64_t n;          /* the request that fails; 0: none */
    bool for_ever;       /* and all after it */
    uint64_t n_requests; /* seen by the run between arming and disarming */
    uint64_t n_failed;   /* of them, made to fail */
} OuSweep;

#define OU_SWEEP_ARM(sweep, account) \
    ou_fault_arm(&(account)->fault, (sweep)->n, (sweep)->for_ever)

/* May be called several times in a run; the gate is open afterwards. */
#define OU_SWEEP_DISARM(sweep, account)                        \
    do {                                                       \
        (sweep)->n_requests += (account)->fault.n_requests;    \
        (sweep)->n_failed += (account)->fault.n_failed;        \
        ou_fault_arm(&(account)->fault, 0, false);             \
    } while (0)

/* A scenario that still meets new requests after this many runs does not end. */
#define OU_SWEEP_LIMIT 200000

#define FAULT_SWEEP(scenario)                                                        \
    do {                                                                             \
        OuSweep sweep_none = {0};                                                    \
        (scenario)(&sweep_none);                                                     \
        for (uint64_t sweep_n = 1; sweep_none.n_requests > 0; sweep_n++) {           \
            assert_true(sweep_n < OU_SWEEP_LIMIT);                                   \
            OuSweep sweep_once = {.n = sweep_n};                                     \
            (scenario)(&sweep_once);                                                 \
            OuSweep sweep_ever = {.n = sweep_n, .for_ever = true};                   \
            (scenario)(&sweep_ever);                                                 \
            if (sweep_once.n_failed == 0 && sweep_ever.n_failed == 0) {              \
                break;                                                               \
            }                                                                        \
        }                                                                            \
    } while (0)

#endif
