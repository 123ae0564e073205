/* loop_wide.c - the loop once more, for one instruction that has EXT in front of it (loop.c says why).
 *
 * Functions with more than 128 locals or 256 constants and names have such instructions, and they are slower
 * there: a call each. */
#define OU_LOOP_WIDE
#include "09_vm/loop.c"
