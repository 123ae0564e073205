/* collections_int.h - the files of the module _collections. */
#ifndef OU_COLLECTIONS_INT_H
#define OU_COLLECTIONS_INT_H

#include "10_builtin/library.h"

extern const OuType ou_deque_type, ou_deque_iter_type, ou_deque_reverse_iter_type, ou_default_dict_type,
    ou_tuple_getter_type, ou_ordered_dict_type, ou_ordered_iter_type, ou_ordered_keys_type, ou_ordered_values_type,
    ou_ordered_items_type;

#endif
