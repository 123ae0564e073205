/* specialize.h - choosing a specialised form for what a generic instruction has just met.
 *
 * Each function may overwrite the opcode at pc and its cache words; none raises (an error on the way just means
 * no specialisation). Counters in the operator or first cache word keep a site that misses from trying each time. */
#ifndef OU_SPECIALIZE_H
#define OU_SPECIALIZE_H

#include "09_vm/frame.h"

#define OU_EXACT_F64 ((int64_t)1 << 53) /* up to here, and its negative, each int is a double */

/* After a miss: this many executions of the generic form before the next try. */
void ou_specialize_back_off(uint32_t *counter_word);

void ou_specialize_global(OuThread *th, OuFrame *f, uint32_t *pc, OuObject *name);
void ou_specialize_name(OuThread *th, OuFrame *f, uint32_t *pc, OuObject *name);
void ou_specialize_get_attr(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name);
void ou_specialize_get_method(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name);
void ou_specialize_set_attr(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name);
/* An attribute instruction's own cache has met another class or shape: from now on the table of many, attr_cache.h. False: what it
 * met is not for the table; nothing changed. */
bool ou_specialize_many(OuThread *th, uint32_t *pc, OuObject *o, OuObject *name);
void ou_specialize_get_item(uint32_t *pc, OuObject *o, OuObject *key, bool constant);
void ou_specialize_set_item(uint32_t *pc, OuObject *o, OuObject *key);
void ou_specialize_binary(uint32_t *pc, OuObject *a, OuObject *b, bool constant);
void ou_specialize_compare(uint32_t *pc, OuObject *a, OuObject *b, bool constant);
void ou_specialize_branch(uint32_t *pc, OuObject *a, OuObject *b, bool constant);
void ou_specialize_for(uint32_t *pc, OuObject *iterator);
void ou_specialize_unpack(uint32_t *pc, OuObject *value, size_t n);
void ou_specialize_call(OuThread *th, uint32_t *pc, OuObject *callable, OuObject *self, size_t n);

#endif
