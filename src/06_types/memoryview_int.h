/* memoryview_int.h - elements of a memoryview as objects (memoryview_item.c). */
#ifndef OU_MEMORYVIEW_INT_H
#define OU_MEMORYVIEW_INT_H

#include "06_types/bytes_int.h"
#include "06_types/memoryview.h"

/* The format's character when it is a native one that a view understands ('B', with or without '@'); 0: not. */
char ou_memoryview_code(const char *format);
/* Bytes of an element; 0: unknown. */
size_t ou_memoryview_code_size(char code);

/* NotImplementedError for formats that are not understood. */
OuObject *ou_memoryview_unpack(OuThread *th, const char *format, const char *at);
bool ou_memoryview_pack(OuThread *th, OuMemoryView *view, char *at, OuObject *value);

#endif
