/* collections_int.h - the two files of the module _collections. */
#ifndef OU_COLLECTIONS_INT_H
#define OU_COLLECTIONS_INT_H

#include "10_builtin/library.h"

extern const OuType ou_deque_type, ou_deque_iter_type, ou_deque_reverse_iter_type, ou_default_dict_type,
    ou_tuple_getter_type;

#endif
