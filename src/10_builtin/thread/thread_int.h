/* thread_int.h - the files of the module _thread: functions, locks, thread-local data. */
#ifndef OU_THREAD_INT_H
#define OU_THREAD_INT_H

#include "07_thread/thread.h"
#include "10_builtin/library.h"

#define OU_THREAD_METHOD(name)                                                                     \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

#define OU_THREAD_TIMEOUT_MAX 9223372036.0 /* seconds; what fits 64 bits of nanoseconds */

extern const OuType ou_lock_type, ou_rlock_type, ou_thread_local_type;

/* A new unlocked lock. */
OuObject *ou_thread_lock_new(OuThread *th);
/* What a sentinel gets when its thread ends. Fine when it is not locked. */
void ou_thread_lock_open(OuThread *th, OuObject *lock);

/* The thread ends: its values of all thread-local data go. */
void ou_thread_local_end(OuThread *th);

#endif
