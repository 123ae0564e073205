/* exceptions_int.h - the slots that families of exceptions share, for exceptions_types.c. */
#ifndef OU_EXCEPTIONS_INT_H
#define OU_EXCEPTIONS_INT_H

#include "06_types/abstract.h"
#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/shape.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_index.h"
#include "06_types/type_int.h"

#define EXC(o) ((OuException *)(o))

/* exceptions.c: all of them */
OuObject *ou_exception_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_exception_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
void ou_exception_drop(OuThread *th, OuObject *self);
size_t ou_exception_visit(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);
void ou_exception_clear(OuThread *th, OuObject *self);
OuObject *ou_exception_repr(OuThread *th, OuObject *self);
OuObject *ou_exception_str(OuThread *th, OuObject *self);
/* Refuses keywords and sets args. */
bool ou_exception_set_args(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
/* (type, args) or (type, args, dict); args borrowed */
OuObject *ou_exception_reduce_with(OuThread *th, OuObject *self, OuObject *args, OuObject *dict);
extern const OuMethodDef ou_exception_methods[];
extern const OuGetSetDef ou_exception_getset[];
extern const OuMemberDef ou_exception_members[];

/* exceptions.c: the small families */
bool ou_stop_iteration_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_system_exit_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_name_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_attribute_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_import_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_key_error_str(OuThread *th, OuObject *self);
OuObject *ou_import_error_str(OuThread *th, OuObject *self);
extern const OuMemberDef ou_stop_iteration_members[], ou_system_exit_members[], ou_name_error_members[],
    ou_attribute_error_members[], ou_import_error_members[];
extern const OuMethodDef ou_import_error_methods[];

/* exceptions_os.c */
OuObject *ou_os_error_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_os_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_os_error_str(OuThread *th, OuObject *self);
extern const OuMemberDef ou_os_error_members[];
extern const OuGetSetDef ou_os_error_getset[];
extern const OuMethodDef ou_os_error_methods[];

/* exceptions_syntax.c */
bool ou_syntax_error_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_syntax_error_str(OuThread *th, OuObject *self);
extern const OuMemberDef ou_syntax_error_members[];

/* exceptions_unicode.c */
bool ou_unicode_decode_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_unicode_encode_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
bool ou_unicode_translate_init(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_unicode_decode_str(OuThread *th, OuObject *self);
OuObject *ou_unicode_encode_str(OuThread *th, OuObject *self);
OuObject *ou_unicode_translate_str(OuThread *th, OuObject *self);
extern const OuMemberDef ou_unicode_error_members[];

/* exceptions_group.c */
OuObject *ou_group_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames);
OuObject *ou_group_str(OuThread *th, OuObject *self);
extern const OuMemberDef ou_group_members[];
extern const OuMethodDef ou_group_methods[];

#endif
