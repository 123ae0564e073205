/* shape_int.h - the tree of shapes, for shape.c and instance.c. */
#ifndef OU_SHAPE_INT_H
#define OU_SHAPE_INT_H

#include "06_types/shape.h"
#include "06_types/type.h"

/* A shape is its parent's names and one more, at slot n_slots - 1. All shapes of a class
 * are owned by the class (they hang on its root) and live as long as it does:
 * instances keep the class, so pointers to shapes need no counts.
 *
 *   TREE-1 n_slots == parent->n_slots + 1; the root has none and no name
 *   TREE-2 root->n_shapes <= OU_SHAPES_MAX, n_slots <= OU_SHAPE_SLOTS_MAX
 *   TREE-3 n_slots a multiple of 8, not 0: index[] holds every slot, by its name's address */
struct OuShape {
    OuShape *parent, *root;
    OuShape *children, *sibling; /* children of one parent are a list */
    OuObject *name;  /* interned str; kept; NULL in the root */
    uint16_t n_slots;
    uint8_t *index;  /* TREE-3: 2^k entries of slot + 1; 0: empty; NULL: look at the parents */
    uint16_t index_size;
    uint16_t n_inline; /* slots inside the instance; the same in the whole tree */
    /* root only */
    uint16_t n_shapes; /* in this tree */
    uint16_t deepest;  /* the largest n_slots in use so far: what the class should have inline */
    uint32_t n_made;   /* instances made with this root */
    OuShape *older;    /* the class's previous root, whose instances may still live */
};

#define OU_SHAPE_SLOTS_MAX 64  /* more attributes: a dict is as good */
#ifdef OU_TINY
#define OU_SHAPES_MAX 12
#else
#define OU_SHAPES_MAX 160      /* transitions of a class; more: its attributes are data, not structure */
#endif
#define OU_SHAPE_INLINE_MAX 24 /* 40 + 192 bytes: instances stay small blocks */
#define OU_SHAPE_INLINE_FIRST 4 /* before anything is known of the class */

/* An instance's further slots; `extra` with tag 1. */
typedef struct OuOverflow {
    OuObject *dict; /* the view on the instance, once asked for; owned */
    size_t room;
    OuObject *slots[];
} OuOverflow;

OU_INLINE OuOverflow *ou_words_overflow(const OuInstanceWords *words)
{
    return (words->extra & 1) != 0 ? (OuOverflow *)(words->extra & ~(uintptr_t)1) : NULL;
}

/* Where the dict stands: with a shape it is a view on the slots, without one it holds the attributes. */
OU_INLINE OuObject *ou_words_dict(const OuInstanceWords *words)
{
    OuOverflow *block = ou_words_overflow(words);
    return block != NULL ? block->dict : (OuObject *)words->extra;
}

/* The root shape for a new instance of the type: NULL with MemoryError. */
OuShape *ou_shape_root(OuThread *th, const OuType *type);
/* The child with `name` (interned), made when it is missing. NULL: too many, or no memory (nothing raised). */
OuShape *ou_shape_extend(OuThread *th, OuShape *shape, OuObject *name);
/* Any str: by address when interned, else by its text. */
int32_t ou_shape_find_any(const OuShape *shape, OuObject *name);
/* The name of slot i. */
OuObject *ou_shape_name(const OuShape *shape, int32_t i);

#endif
