/* contextvars_map.c - the persistent map of contexts: see contextvars_int.h. */
#include "10_builtin/contextvars/contextvars_int.h"

#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

static void node_drop(OuThread *th, OuObject *self)
{
    OuContextNode *node = (OuContextNode *)self;
    ou_untrack(th, self);
    ou_clear_ref(th, &node->a);
    ou_clear_ref(th, &node->b);
    ou_object_free(th, self, sizeof *node);
}

static size_t node_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    ou_visit_one(fn, arg, ((OuContextNode *)self)->a);
    ou_visit_one(fn, arg, ((OuContextNode *)self)->b);
    return OU_VISIT_END;
}

const OuType ou_context_node_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_contextvars._node",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_CONTEXT_NODE,
    .basic_size = sizeof(OuContextNode),
    .drop = node_drop,
    .visit = node_visit,
    .repr = ou_object_repr,
    .str = ou_object_str,
    .hash = ou_object_hash,
    .compare = ou_object_compare,
};

static OuContextNode *node_new(OuThread *th, uint64_t key, int32_t bit, void *a, void *b)
{
    OuContextNode *node = (OuContextNode *)ou_object_new(th, &ou_context_node_type, sizeof *node);
    if (node != NULL) {
        node->key = key;
        node->bit = bit;
        node->a = ou_keep(a);
        node->b = ou_keep(b);
        ou_track(th, &node->head);
    }
    return node;
}

static OuContextNode *child(const OuContextNode *branch, uint64_t key)
{
    return (OuContextNode *)((key >> branch->bit & 1) != 0 ? branch->b : branch->a);
}

/* The leaf that shares most with a key. */
static OuContextNode *nearest(const OuContextNode *node, uint64_t key)
{
    while (node->bit >= 0) {
        node = child(node, key);
    }
    return (OuContextNode *)(uintptr_t)node;
}

OuObject *ou_context_find(const OuContextNode *root, uint64_t key)
{
    if (root == NULL) {
        return NULL;
    }
    const OuContextNode *leaf = nearest(root, key);
    return leaf->key == key ? leaf->b : NULL;
}

/* A copy of the branch with another child in the key's place; `other` is taken over, NULL fails. */
static OuContextNode *with_child(OuThread *th, const OuContextNode *branch, uint64_t key, OuContextNode *other)
{
    if (other == NULL) {
        return NULL;
    }
    bool right = (key >> branch->bit & 1) != 0;
    OuContextNode *copy = node_new(th, branch->key, branch->bit, right ? branch->a : &other->head, right ? &other->head : branch->b);
    ou_drop(th, other);
    return copy;
}

/* The leaf in the place of an equal key, or beside the subtree whose keys differ from its own in `bit`. At most 64 deep. */
static OuContextNode *put(OuThread *th, OuContextNode *node, OuContextNode *leaf, int32_t bit)
{
    if (node->bit > bit) {
        return with_child(th, node, leaf->key, put(th, child(node, leaf->key), leaf, bit));
    }
    if (bit < 0) {
        return ou_keep(leaf);
    }
    bool right = (leaf->key >> bit & 1) != 0;
    return node_new(th, leaf->key, bit, right ? node : leaf, right ? leaf : node);
}

OuContextNode *ou_context_with(OuThread *th, OuContextNode *root, OuContextVar *var, OuObject *value, bool *added)
{
    OuContextNode *leaf = node_new(th, var->serial, -1, var, value);
    if (leaf == NULL || root == NULL) {
        *added = true;
        return leaf;
    }
    uint64_t difference = nearest(root, var->serial)->key ^ var->serial;
    *added = difference != 0;
    OuContextNode *result = put(th, root, leaf, difference == 0 ? -1 : 63 - __builtin_clzll(difference));
    ou_drop(th, leaf);
    return result;
}

/* node is a branch above the key's leaf. */
static OuContextNode *take(OuThread *th, OuContextNode *node, uint64_t key)
{
    OuContextNode *below = child(node, key);
    if (below->bit < 0) {
        return ou_keep(below == (OuContextNode *)node->a ? node->b : node->a);
    }
    return with_child(th, node, key, take(th, below, key));
}

bool ou_context_without(OuThread *th, OuContextNode *root, uint64_t key, OuContextNode **root_out)
{
    *root_out = root->bit < 0 ? NULL : take(th, root, key);
    return root->bit < 0 || *root_out != NULL;
}

void ou_context_walk_start(OuContextWalk *walk, const OuContextNode *root)
{
    walk->n = 0;
    if (root != NULL) {
        walk->todo[walk->n++] = root;
    }
}

const OuContextNode *ou_context_walk_next(OuContextWalk *walk)
{
    while (walk->n > 0) {
        const OuContextNode *node = walk->todo[--walk->n];
        if (node->bit < 0) {
            return node;
        }
        walk->todo[walk->n++] = (const OuContextNode *)(const void *)node->b;
        walk->todo[walk->n++] = (const OuContextNode *)(const void *)node->a;
    }
    return NULL;
}
