/* contextvars_int.h - the files of the module _contextvars: the persistent map, and what is made of it.
 *
 * A context's variables are a persistent map: a copy shares everything, a change copies the path to one leaf. It is a
 * binary Patricia trie over the variables' serial numbers (D. R. Morrison, 1968; persistent as by C. Okasaki and A. Gill,
 * 1998): at most 64 levels deep, O(log n) for numbers that are given out in sequence, no rotation, no collision, and walked
 * in the order in which the variables were made. CPython's trie of hashes is wider, and needs nodes for collisions;
 * contexts have few variables. */
#ifndef OU_CONTEXTVARS_INT_H
#define OU_CONTEXTVARS_INT_H

#include "10_builtin/library.h"

#define OU_CONTEXT_DEPTH 65 /* branches on a path, and the leaf */

/* NODE-1 a branch has two children, whose keys agree above `bit` and differ in it; the left one's has 0 there.
 * NODE-2 the bits of branches fall along every path. Nodes never change once they are tracked. */
typedef struct OuContextNode {
    OuObject head;
    uint64_t key;  /* leaf: the variable's serial number; branch: any key below it */
    int32_t bit;   /* branch: 0..63; leaf: -1 */
    OuObject *a, *b; /* owned: branch: left and right node; leaf: variable and value */
} OuContextNode;

typedef struct OuContextVar {
    OuObject head;
    OuObject *name;     /* str */
    OuObject *fallback; /* NULL: none */
    uint64_t serial;
} OuContextVar;

/* The value of a key, borrowed; NULL: absent. root may be NULL. */
OuObject *ou_context_find(const OuContextNode *root, uint64_t key);
/* A map with var = value (both kept): new. *added: the key was not there. NULL with MemoryError. */
OuContextNode *ou_context_with(OuThread *th, OuContextNode *root, OuContextVar *var, OuObject *value, bool *added);
/* A map without the key, which is in it: new; *root_out NULL when it is empty. False with MemoryError. */
bool ou_context_without(OuThread *th, OuContextNode *root, uint64_t key, OuContextNode **root_out);

extern const OuType ou_context_node_type, ou_context_var_type;

/* A walk in order; the root must be kept meanwhile. */
typedef struct OuContextWalk {
    const OuContextNode *todo[OU_CONTEXT_DEPTH + 1]; /* borrowed */
    int n;
} OuContextWalk;
void ou_context_walk_start(OuContextWalk *walk, const OuContextNode *root);
const OuContextNode *ou_context_walk_next(OuContextWalk *walk); /* a leaf; NULL: the end */

#endif
