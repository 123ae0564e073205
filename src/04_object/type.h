/* type.h - what a type is: const data for built-in ones, an object for all.
 *
 * A built-in type is a `const OuType` in the binary, shared by all VMs (R3). What
 * a VM adds to it (attribute dict, MRO tuple, subclasses, ...) is an OuTypeState,
 * made on first use: ou_type_state() in 06_types/type.h. A class made at run time
 * is an OuHeapType (06): an OuType with its state behind it.
 *
 * Slots of a const type are spelled out in full, inherited ones too (bool names
 * int's add), because const data cannot be filled in later. A heap type's slots
 * are filled from its bases and its dunder methods, again on each change.
 *
 * Conventions of the slots: objects come in borrowed, results are new references;
 * NULL (or OU_ERROR, or false) means an error is pending, except for `next`, where
 * NULL with nothing pending means exhausted. A binary slot gets its operands in
 * source order, either of which may be of another type, and returns
 * OU_NOT_IMPLEMENTED when it has no answer. */
#ifndef OU_TYPE_H
#define OU_TYPE_H

#include "04_object/object.h"

/* The one signature of functions written in C (R14). */
typedef OuObject *(*OuFn)(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                          OuObject *kwnames);

typedef OuObject *(*OuUnaryFn)(OuThread *th, OuObject *self);
typedef OuObject *(*OuBinaryFn)(OuThread *th, OuObject *a, OuObject *b);
typedef OuObject *(*OuTernaryFn)(OuThread *th, OuObject *a, OuObject *b, OuObject *c);

typedef enum OuCompare { OU_LT, OU_LE, OU_EQ, OU_NE, OU_GT, OU_GE } OuCompare;

/* In the order of the opcodes (08_compile/opcode.h) and of OuNumberSlots. */
typedef enum OuBinaryOp {
    OU_OP_ADD, OU_OP_SUB, OU_OP_MUL, OU_OP_MATMUL, OU_OP_TRUEDIV, OU_OP_FLOORDIV, OU_OP_MOD,
    OU_OP_POW, OU_OP_LSHIFT, OU_OP_RSHIFT, OU_OP_AND, OU_OP_XOR, OU_OP_OR, OU_N_BINARY_OPS
} OuBinaryOp;

typedef struct OuNumberSlots {
    OuBinaryFn binary[OU_N_BINARY_OPS];  /* pow here is two-operand ** */
    OuBinaryFn inplace[OU_N_BINARY_OPS]; /* NULL: fall back to binary */
    OuTernaryFn pow3;                    /* pow(a, b, c) with c not None */
    OuBinaryFn divmod;
    OuUnaryFn negative, positive, absolute, invert;
    OuUnaryFn to_int, to_float, index; /* __int__, __float__, __index__ */
    OuTruth (*truth)(OuThread *th, OuObject *self); /* __bool__ */
} OuNumberSlots;

typedef struct OuSequenceSlots {
    int64_t (*length)(OuThread *th, OuObject *self); /* -1: error */
    OuObject *(*item)(OuThread *th, OuObject *self, OuObject *key);
    bool (*set_item)(OuThread *th, OuObject *self, OuObject *key, OuObject *value); /* NULL: del */
    OuTruth (*contains)(OuThread *th, OuObject *self, OuObject *value);
    OuBinaryFn concat, inplace_concat;
    OuObject *(*repeat)(OuThread *th, OuObject *self, int64_t n);
    OuObject *(*inplace_repeat)(OuThread *th, OuObject *self, int64_t n);
    bool is_sequence; /* integer keys are positions: negative ones count from the end, and
                         iter() may walk it; false for mappings */
} OuSequenceSlots;

/* Buffers: acquired and released in pairs; an exporter counts its exports. */
typedef struct OuBuffer {
    OuObject *owner; /* kept while acquired */
    char *data;
    size_t size;     /* bytes */
    size_t item_size;
    const char *format; /* struct syntax; "B" */
    bool read_only;
    int ndim;            /* 0 or more; shape and strides have as many entries */
    int64_t *shape, *strides; /* may be NULL when ndim <= 1 and contiguous */
    void *internal;
} OuBuffer;
typedef struct OuBufferSlots {
    bool (*acquire)(OuThread *th, OuObject *self, OuBuffer *out, bool writable);
    void (*release)(OuThread *th, OuObject *self, OuBuffer *buffer);
} OuBufferSlots;

/* Awaitables; filled for coroutines, asynchronous generators, user classes. */
typedef struct OuAsyncSlots {
    OuUnaryFn await, aiter, anext;
    /* What an iterator that is awaited does for send(value), without an exception for its end: what it yields (*done false) or
     * returns (*done true), new; NULL with an error. NULL: next and send() are asked. Classes of programs do not inherit it. */
    OuObject *(*send)(OuThread *th, OuObject *self, OuObject *value, bool *done);
} OuAsyncSlots;

/* visit: calls fn for each object referred to, from position `from` on, at most
 * about `limit` of them, and returns the position to go on from, or OU_VISIT_END.
 * Types with few children may visit all of them at from == 0. A container of
 * millions must honour limit (DESIGN 4). Runs no Python, allocates nothing. It does not
 * visit the object's own type: the collector does that for instances of heap types
 * (ou_object_new keeps it, ou_object_free drops it). */
typedef void (*OuVisitFn)(void *arg, OuObject *child);
#define OU_VISIT_END SIZE_MAX
typedef size_t (*OuVisitSlot)(OuObject *self, size_t from, size_t limit, OuVisitFn fn, void *arg);

/* row: for the collector's loops, which then read references where they stand, without a call each. True: what visit
 * would visit are n places, each with a reference or NULL, the next one `step` pointers on. */
typedef struct OuRow {
    OuObject *const *first;
    size_t n, step;
} OuRow;
typedef bool (*OuRowSlot)(const OuObject *self, OuRow *row);

OU_INLINE OuObject *ou_row_at(OuRow row, size_t i)
{
    return row.first[i * row.step];
}

OU_INLINE void ou_visit_one(OuVisitFn fn, void *arg, const void *child)
{
    if (child != NULL) {
        fn(arg, (OuObject *)child);
    }
}

/* What a function of a table looks like from Python. `signature` is what stands
 * between the parentheses, without self: "", "x, /", "sep=None, maxsplit=-1",
 * "*, key=None, reverse=False". The call machinery checks counts and names, words
 * the errors as CPython does, and hands fn an args array with exactly one entry a
 * parameter, in order, NULL where an optional one was left out (n is the number
 * of parameters). With "*args" or "**kwargs" in it (or signature NULL) fn gets
 * args, n and kwnames as they came. kwnames: a tuple of str, or NULL; the values
 * of the n_kw names follow the n positional arguments in args. */
typedef struct OuMethodDef {
    const char *name;
    OuFn fn;
    const char *signature;
    uint32_t flags; /* OU_FN_* */
    const char *doc;
} OuMethodDef;
#define OU_FN_STATIC 1u /* staticmethod: self is the type that has it */
#define OU_FN_CLASS 2u  /* classmethod: self is the class */
#define OU_FN_COEXIST 4u /* a dunder that is listed although a slot exists: the table wins */
#define OU_FN_RAW 8u     /* the signature is for show: arguments go through as they come */
#define OU_FN_BARE 16u   /* takes no keywords; bound, it says so without its owner: "union() takes no keyword arguments" */

typedef struct OuGetSetDef {
    const char *name;
    OuObject *(*get)(OuThread *th, OuObject *self);
    bool (*set)(OuThread *th, OuObject *self, OuObject *value); /* NULL value: del; slot NULL: read-only */
    const char *doc;
} OuGetSetDef;

/* A field of the object's structure. OBJECT: NULL reads as None, and AUDITED likewise, after audit hooks were told;
 * ITEM: of a tuple, the offset being its index; SLOT (from __slots__): NULL raises AttributeError; the rest are read-only unless WRITABLE. */
typedef enum OuMemberKind {
    OU_MEMBER_OBJECT, OU_MEMBER_AUDITED, OU_MEMBER_ITEM, OU_MEMBER_SLOT, OU_MEMBER_I64, OU_MEMBER_I32, OU_MEMBER_SIZE, OU_MEMBER_BOOL, OU_MEMBER_F64
} OuMemberKind;
typedef struct OuMemberDef {
    const char *name;
    OuMemberKind kind;
    size_t offset;
    bool writable;
    const char *doc;
} OuMemberDef;

/* flags */
#define OU_TYPE_CONTAINER 0x0001u /* may hold references: container pools, visit slot */
#define OU_TYPE_BASE 0x0002u      /* may be subclassed */
#define OU_TYPE_HEAP 0x0004u      /* made at run time: an OuHeapType, counted */
#define OU_TYPE_IMMUTABLE 0x0008u /* attributes of the type cannot be set */
#define OU_TYPE_HAS_FINALIZER 0x0010u /* finalize slot is worth a call */
#define OU_TYPE_ABSTRACT 0x0020u
#define OU_TYPE_MAPPING 0x0040u   /* for match statements */
#define OU_TYPE_SEQUENCE 0x0080u
#define OU_TYPE_MATCH_SELF 0x0100u /* match: C(x) binds the subject itself */
#define OU_TYPE_METHOD_DESCR 0x0200u /* descr_get binds self as first argument: GET_METHOD may skip it */
#define OU_TYPE_HIDDEN_WORDS 0x0800u /* instance words hold __slots__ of a var-sized type: no __dict__ */
#define OU_TYPE_NO_NEW 0x0400u    /* cannot be instantiated: "cannot create 'x' instances" */
/* one bit each for isinstance in one test; inherited */
#define OU_TYPE_IS_WEAKREF 0x00800000u /* instances begin as an OuWeakRef (05_cycle/weakref_core.h) */
#define OU_TYPE_IS_INT 0x01000000u
#define OU_TYPE_IS_LIST 0x02000000u
#define OU_TYPE_IS_TUPLE 0x04000000u
#define OU_TYPE_IS_BYTES 0x08000000u
#define OU_TYPE_IS_STR 0x10000000u
#define OU_TYPE_IS_DICT 0x20000000u
#define OU_TYPE_IS_EXC 0x40000000u
#define OU_TYPE_IS_TYPE 0x80000000u

struct OuType {
    OuObject head;      /* a type is an object; static ones are immortal */
    const char *name;   /* "int", "collections.deque": what tp_name shows; UTF-8 */
    const OuType *base; /* NULL for object */
    uint64_t version;   /* of a heap type, for inline caches: changes with each change of the class or of a base, no other
                           class ever has it; 0: none assigned, and always in a built-in type (types_vm.h) */
    uint32_t flags;
    uint32_t index;     /* into vm->type_states for static types; 0 for heap types */
    uint32_t basic_size;/* bytes of an instance without items */
    uint32_t item_size; /* bytes an item behind it; 0: fixed size */
    int32_t words_offset; /* where instances keep {shape, dict} (06_types/shape.h); 0: none; -1: after the items */
    int32_t weak;       /* 1: instances can be weakly referenced */

    void (*drop)(OuThread *th, OuObject *self); /* count is 0, finalizer has run: untrack, drop what it
                                                   holds, ou_object_free; accepts any prefix of construction */
    void (*finalize)(OuThread *th, OuObject *self); /* __del__, generator close; may resurrect */
    OuVisitSlot visit;
    OuRowSlot row;      /* NULL, or false: visit tells. Not inherited */
    void (*clear)(OuThread *th, OuObject *self); /* break cycles: let go of what it holds */
    bool (*untrackable)(OuObject *self); /* nothing it holds can be part of a cycle: the collector may
                                            untrack it (tuples, dicts). Runs nothing. NULL: never */
    size_t (*size_of)(OuObject *self); /* bytes held, __sizeof__; NULL: basic + items */

    OuUnaryFn repr, str;
    int64_t (*hash)(OuThread *th, OuObject *self); /* -1: error pending; NULL: unhashable */
    OuObject *(*compare)(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
    OuFn call;
    OuObject *(*get_attr)(OuThread *th, OuObject *self, OuObject *name);
    bool (*set_attr)(OuThread *th, OuObject *self, OuObject *name, OuObject *value); /* NULL: del */
    OuObject *(*descr_get)(OuThread *th, OuObject *self, OuObject *object, OuObject *type); /* object NULL: through the class */
    bool (*descr_set)(OuThread *th, OuObject *self, OuObject *object, OuObject *value);
    OuUnaryFn iter, next;

    OuObject *(*make)(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames); /* __new__ */
    bool (*init)(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames); /* __init__ */

    const OuNumberSlots *number;
    const OuSequenceSlots *sequence;
    const OuBufferSlots *buffer;
    const OuAsyncSlots *async;

    const OuMethodDef *methods; /* ended by name NULL; may be NULL */
    const OuGetSetDef *getset;
    const OuMemberDef *members;
    const char *doc;
    const char *new_signature;  /* how make+init are called, for help and inspect; may be NULL */
    uint32_t dict_offset; /* where instances of a static type keep a plain dict (NULL until used) for
                             their attributes: functions, modules, exceptions; 0: none. Heap types: 0 */
    uint32_t body_offset; /* where instances keep the pointer to the memory that visit reads first: it is fetched ahead; 0: none */
    bool body_long;       /* it is mostly longer than a cache line */
    uint32_t count_offset; /* that memory is an array of references, none NULL, and all that instances refer to; here is
                              their number, a size_t, for loops without a call a reference. 0: visit tells. Not inherited */
    uint32_t own;         /* OU_OWN_..., of a static type */
};

/* own: special methods that the dict of a static type has although its base has the same slot: in a class with several
 * bases they stand before what a later base says. */
#define OU_OWN_NEW 0x01u
#define OU_OWN_INIT 0x02u
#define OU_OWN_GETATTR 0x04u /* __getattribute__ */
#define OU_OWN_SETATTR 0x08u /* __setattr__ and __delattr__ */
#define OU_OWN_STR 0x10u

#define OU_TYPE_OF(o) (((const OuObject *)(o))->type)
#define OU_HAS_FLAG(type, flag) (((type)->flags & (flag)) != 0)

/* Walks base links: true when a is b or inherits from it in the layout sense. The
 * MRO-exact test is ou_type_is_subtype() in 06. */
OU_INLINE bool ou_type_extends(const OuType *a, const OuType *b)
{
    for (; a != NULL; a = a->base) {
        if (a == b) {
            return true;
        }
    }
    return false;
}

#endif
