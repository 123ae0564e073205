/* dict_view.h - what a dict that views an instance's slots asks of the instance (shape.c).
 *
 * dict->instance is the instance, borrowed, and dict->table is NULL. All names are exact
 * strs. The instance owns the dict (its words hold it) and the values. A dict stops being
 * a view, and owns a table, when the instance dies or gets another __dict__, when the
 * instance turns away from shapes, or when somebody wants more of the dict than what
 * stands here (keys that are no str, popitem, ...): ou_dict_view_adopt_table() does
 * the dict's side of it. */
#ifndef OU_DICT_VIEW_H
#define OU_DICT_VIEW_H

#include "06_types/dict.h"

/* ---- given by shape.c ---- */

/* Borrowed; NULL: absent. Runs nothing. */
OuObject *ou_dict_view_borrow(OuThread *th, OuObject *instance, OuObject *name);
size_t ou_dict_view_size(const OuObject *instance);
/* As ou_dict_each(). *at counts the shape's names in order, those of deleted attributes too, so
 * that a walk can go on in the table that the dict may get meanwhile. */
bool ou_dict_view_each(OuObject *instance, size_t *at, OuObject **key, OuObject **value);
/* Stores or deletes through the instance, which may turn the dict into one that owns a table. */
bool ou_dict_view_store(OuThread *th, OuDict *dict, OuObject *name, OuObject *value);
OuTruth ou_dict_view_delete(OuThread *th, OuDict *dict, OuObject *name); /* OU_FALSE: absent */
/* The instance's values move into the dict by ou_dict_view_adopt_table(), and the instance
 * keeps its attributes in the dict from now on. False: MemoryError, nothing changed. */
bool ou_dict_view_materialise(OuThread *th, OuDict *dict);
/* All values are let go of. Cannot fail. */
void ou_dict_view_clear(OuThread *th, OuDict *dict);
/* The dict dies while its instance lives: the instance forgets it. */
void ou_dict_view_dropped(OuThread *th, OuDict *dict);

/* ---- given by dict_view.c ---- */

/* A dict that views the instance: new, tracked. */
OuObject *ou_dict_view_of(OuThread *th, OuObject *instance);
/* The n names and values (values may be NULL where an attribute was deleted; both kept) become
 * the dict's own table, and dict->instance NULL. False: MemoryError, nothing changed. */
bool ou_dict_view_adopt_table(OuThread *th, OuDict *dict, OuObject *const *names, OuObject *const *values,
                              size_t n);
/* The instance is gone or has another dict, and there is no memory for a table: the dict is
 * empty from now on. Cannot fail. */
void ou_dict_view_detach(OuThread *th, OuDict *dict);

#endif
