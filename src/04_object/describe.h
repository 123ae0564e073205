/* describe.h - the type of a block, for complaints of the heap's debug mode. */
#ifndef OU_DESCRIBE_H
#define OU_DESCRIBE_H

#include <stddef.h>
#include <stdint.h>

/* An OuHeapDescribeFn: the name of the type whose address is given, if it can be one. */
void ou_describe_type(uint64_t address, char *text, size_t room);

#endif
