/* ops.h - the parts of instructions that are too long or too rare for the loop.
 *
 * Arguments are borrowed, results new; false or NULL: an error is pending. */
#ifndef OU_OPS_H
#define OU_OPS_H

#include "09_vm/frame.h"

bool ou_ops_raise_unbound(OuThread *th, const OuCode *code, int64_t local); /* cell, free or plain */
OuObject *ou_ops_load_global(OuThread *th, OuFrame *f, OuObject *name);
OuObject *ou_ops_load_build_class(OuThread *th, OuFrame *f);
OuObject *ou_ops_load_name(OuThread *th, OuFrame *f, OuObject *name);
bool ou_ops_store_name(OuThread *th, OuFrame *f, OuObject *name, OuObject *value);
bool ou_ops_delete_name(OuThread *th, OuFrame *f, OuObject *name);
bool ou_ops_delete_global(OuThread *th, OuFrame *f, OuObject *name);
OuObject *ou_ops_load_class_cell(OuThread *th, OuFrame *f, OuObject *name, int64_t local);
bool ou_ops_setup_annotations(OuThread *th, OuFrame *f);
OuObject *ou_ops_compare(OuThread *th, OuObject *a, OuObject *b, unsigned op);
OuTruth ou_ops_compare_truth(OuThread *th, OuObject *a, OuObject *b, unsigned op);
/* n items of value into at[n-1] (first) ... at[0] (last). */
bool ou_ops_unpack(OuThread *th, OuObject *value, OuObject **at, size_t n);
bool ou_ops_unpack_ex(OuThread *th, OuObject *value, OuObject **at, size_t before, size_t after);
bool ou_ops_list_extend(OuThread *th, OuObject *list, OuObject *iterable);
bool ou_ops_dict_update(OuThread *th, OuObject *dict, OuObject *mapping);
bool ou_ops_dict_merge(OuThread *th, OuObject *dict, OuObject *mapping, OuObject *callable);
/* The tuple that *iterable gives in a call of callable. */
OuObject *ou_ops_call_arguments(OuThread *th, OuObject *callable, OuObject *iterable);
OuObject *ou_ops_format(OuThread *th, OuObject *value, OuObject *spec, unsigned conversion);
OuObject *ou_ops_make_function(OuThread *th, OuFrame *f, OuCode *code, OuObject **parts, unsigned bits);
bool ou_ops_with_enter(OuThread *th, OuObject *manager, OuObject **exit, OuObject **result, bool async);
OuTruth ou_ops_exception_matches(OuThread *th, OuObject *exception, OuObject *classes);
bool ou_ops_raise_bare(OuThread *th);
OuObject *ou_ops_import_name(OuThread *th, OuFrame *f, OuObject *name, OuObject *level, OuObject *fromlist);
OuObject *ou_ops_import_from(OuThread *th, OuObject *module, OuObject *name);
bool ou_ops_import_star(OuThread *th, OuFrame *f, OuObject *module);
bool ou_ops_print_expr(OuThread *th, OuObject *value);
OuObject *ou_ops_get_awaitable(OuThread *th, OuObject *o, unsigned where);
OuObject *ou_ops_get_aiter(OuThread *th, OuObject *o);
OuObject *ou_ops_get_anext(OuThread *th, OuObject *o);
/* A yielded value of an asynchronous generator, told from an awaited one. */
OuObject *ou_ops_async_gen_wrap(OuThread *th, OuObject *value);
OuObject *ou_ops_match_class(OuThread *th, OuObject *subject, OuObject *cls, size_t n, OuObject *kwnames);
OuObject *ou_ops_match_keys(OuThread *th, OuObject *subject, OuObject *keys);
OuObject *ou_ops_match_rest(OuThread *th, OuObject *subject, OuObject *keys);
bool ou_ops_check_eg_match(OuThread *th, OuObject *exception, OuObject *classes, OuObject **rest, OuObject **match);
OuObject *ou_ops_prep_reraise_star(OuThread *th, OuObject *original, OuObject *raised);
/* One step of `yield from` / await on iterator. *done: the result is its return value. */
OuObject *ou_ops_send(OuThread *th, OuObject *iterator, OuObject *value, bool *done);
/* The pending error is thrown into iterator (GeneratorExit closes it). As above; NULL with the error that is to be raised
 * at the `yield from`, or, with *done false, past it: the iterator's throw could not be looked up. */
OuObject *ou_ops_delegate_throw(OuThread *th, OuObject *iterator, OuObject *const *thrown, bool *done);

#endif
