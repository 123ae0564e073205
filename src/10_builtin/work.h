/* work.h - long work in C on an object's own data, with the lock of the VM given up. */
#ifndef OU_WORK_H
#define OU_WORK_H

#include "07_thread/thread.h"

/* An object that works with the lock given up is busy meanwhile; who else wants it waits. leave() gives the lock up only when
 * n bytes are worth it. Pairs: begin, leave, (work), enter, end. */
#define OU_WORK_MIN 2048 /* bytes */
void ou_work_begin(OuThread *th, bool *busy);
void ou_work_end(bool *busy);
void ou_work_leave(OuThread *th, size_t n);
void ou_work_enter(OuThread *th, size_t n);

#endif
