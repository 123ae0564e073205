/* iter.h - iterators over sequences, callables, and the built-in lazy ones: enumerate, zip, map, filter, reversed. */
#ifndef OU_ITER_H
#define OU_ITER_H

#include "06_types/types_vm.h"

/* Index iterators of list, tuple and str: FOR_ITER specialises on them. (For an ASCII str,
 * ou_index_iter_new() makes an ou_str_ascii_iter_type of an ou_str_iter_type.) */
typedef struct OuIndexIter {
    OuObject head;
    OuObject *sequence; /* NULL: exhausted */
    size_t next;
} OuIndexIter;

extern const OuType ou_seq_iter_type, ou_call_iter_type, ou_list_iter_type, ou_list_reverse_iter_type, ou_tuple_iter_type,
    ou_str_iter_type, ou_str_ascii_iter_type, ou_enumerate_type, ou_zip_type, ou_map_type, ou_filter_type, ou_reversed_type;

OuObject *ou_index_iter_new(OuThread *th, const OuType *type, OuObject *sequence);
OuObject *ou_seq_iter_new(OuThread *th, OuObject *sequence); /* by __getitem__(0), (1), ... */
OuObject *ou_call_iter_new(OuThread *th, OuObject *callable, OuObject *sentinel);

#endif
