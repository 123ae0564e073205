/* levels.h - the levels of a VM's memory as text: what `-X memstats` and sys._memstats() show. */
#ifndef OU_LEVELS_H
#define OU_LEVELS_H

#include "04_object/vm.h"

/* Bytes that hold the text of any VM, NUL included: a few lines, and one for each class of each kind of block. */
#define OU_LEVELS_ROOM ((size_t)(24 + OU_BLOCK_KINDS * OU_BLOCK_CLASSES) * 128)

/* Writes the table, cut off at `room` bytes (NUL included, room > 0). Returns its length as written. Allocates
 * nothing, so it can be asked of a VM that has run into its cap. */
size_t ou_levels_text(const OuVm *vm, char *out, size_t room);

/* The same numbers as one JSON object, and more of them. Cut off likewise. */
size_t ou_levels_json(const OuVm *vm, char *out, size_t room);

#endif
