/* operator_int.h - the files of the module _operator. */
#ifndef OU_OPERATOR_INT_H
#define OU_OPERATOR_INT_H

#include "10_builtin/library.h"

extern const OuType ou_item_getter_type, ou_attr_getter_type, ou_method_caller_type;

#endif
