/* jump.h - frame.f_lineno = n in a trace function. */
#ifndef OU_JUMP_H
#define OU_JUMP_H

#include "09_vm/frame.h"

/* The frame, which is at the instruction f->pc of a line event, goes on at the first instruction of the line (or of the next one
 * that has any). False with ValueError when its temporaries do not allow that. O(instructions). */
bool ou_jump_to_line(OuThread *th, OuFrame *f, int64_t line);

#endif
