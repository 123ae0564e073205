/* stats.c - -X memstats: the table of 04_object/levels.h, to stderr. */
#include "13_cli/cli.h"

#include "04_object/levels.h"

#include <stdio.h>

void ou_cli_show_stats(OuroVm *vm)
{
    char text[OU_LEVELS_ROOM]; /* on the stack: a VM at its cap has no other */
    ou_levels_text(&vm->vm, text, sizeof text);
    fputs(text, stderr);
}
