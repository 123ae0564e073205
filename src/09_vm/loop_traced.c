/* loop_traced.c - the loop once more, with an event before each instruction.
 *
 * The same text compiled twice: a second loop written by hand would drift away from the first, and a test before each
 * instruction in the only one would cost every program. Here and in loop_wide.c alone a .c file is included. */
#define OU_LOOP_TRACED
#include "09_vm/loop.c"
