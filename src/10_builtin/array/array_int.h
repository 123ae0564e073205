/* array_int.h - elements of arrays (array_item.c) for array_module.c. */
#ifndef OU_ARRAY_INT_H
#define OU_ARRAY_INT_H

#include "10_builtin/data_int.h"

typedef struct OuArrayCode {
    char code;          /* 'b', ... */
    uint8_t size;       /* bytes of an element */
    bool is_whole, is_signed;
    int8_t machine;     /* number of its representation here: what pickles say */
    const char *format; /* of its buffer */
} OuArrayCode;

/* One element from place to place: sizes are constants, so that no call is made. */
OU_INLINE void ou_array_item_copy(const OuArrayCode *code, void *to, const void *from)
{
    switch (code->size) {
    case 1: memcpy(to, from, 1); break;
    case 2: memcpy(to, from, 2); break;
    case 4: memcpy(to, from, 4); break;
    default: memcpy(to, from, 8); break;
    }
}

#define OU_ARRAY_CODES "bBuhHiIlLqQfd"
#define OU_ARRAY_ITEM_ROOM 8 /* bytes of the largest element */

/* NULL: there is no such code. */
const OuArrayCode *ou_array_code(uint32_t code);
OuObject *ou_array_item_get(OuThread *th, const OuArrayCode *code, const char *at);
/* The value as an element, in out; the array is not touched, since conversions run Python code. */
bool ou_array_item_set(OuThread *th, const OuArrayCode *code, OuObject *value, char out[OU_ARRAY_ITEM_ROOM]);
/* -1, 0, 1; 2: not comparable (nan). */
int ou_array_item_order(const OuArrayCode *code, const char *a, const char *b);
/* Reverses the bytes of each of n elements. */
void ou_array_item_swap(const OuArrayCode *code, char *data, size_t n);

/* The n bytes of elements in a representation that is not this machine's: a list of values. *code becomes the code whose
 * values they are. NULL with ValueError. */
OuObject *ou_array_foreign_items(OuThread *th, int64_t machine, const OuArrayCode **code, const char *data, size_t n);
#define OU_ARRAY_MACHINES 22 /* representations that have a number */

#endif
