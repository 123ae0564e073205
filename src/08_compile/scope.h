/* scope.h - which variable a name means: the symbol tables of one compilation.
 *
 * First a walk makes a scope for each module, class, function, lambda and comprehension, and notes
 * how each name is used there. Then names are resolved, outermost scope first: a name bound in a
 * function is local to it; one that an inner function uses too becomes a cell; one that is
 * not bound is looked for in the enclosing functions, classes skipped; what is left is global.
 * Names that a class body makes private (__x) are mangled on the way in.
 *
 * Everything lives in the compilation's arena; names are interned, so they are compared by address. */
#ifndef OU_SCOPE_H
#define OU_SCOPE_H

#include "08_compile/tree.h"

typedef enum OuScopeKind { OU_SCOPE_MODULE, OU_SCOPE_CLASS, OU_SCOPE_FUNCTION, OU_SCOPE_LAMBDA, OU_SCOPE_COMPREHENSION } OuScopeKind;

/* OuSymbol.use */
#define OU_SYM_PARAM 1u
#define OU_SYM_BOUND 2u      /* assigned, imported, defined, deleted: binds here */
#define OU_SYM_USED 4u
#define OU_SYM_GLOBAL 8u     /* global statement */
#define OU_SYM_NONLOCAL 16u
#define OU_SYM_ANNOTATED 32u
#define OU_SYM_DELETED 64u   /* a del or the end of an except clause may unbind it */
#define OU_SYM_IMPORTED 256u
#define OU_SYM_ASSIGNED 512u /* bound by something else than an import */
#define OU_SYM_ITERATION 128u /* a comprehension's own loop variable */

typedef enum OuSymbolPlace {
    OU_PLACE_UNRESOLVED, OU_PLACE_LOCAL, OU_PLACE_CELL, OU_PLACE_FREE, OU_PLACE_GLOBAL,
    OU_PLACE_NAME /* class and module bodies: a mapping, then globals, then builtins */
} OuSymbolPlace;

typedef struct OuSymbol {
    OuObject *name;
    uint32_t use;
    uint8_t place;        /* OuSymbolPlace */
    bool class_free;      /* in a class body: also free there (passed on to methods) */
    bool global_within;   /* in the module: a scope inside says `global` of it, so it is global here too */
    int32_t index;        /* local number; -1: none */
    uint32_t line, col, end_line, end_col; /* first global/nonlocal statement that names it */
    struct OuSymbol *next_in_bucket;
} OuSymbol;

typedef struct OuScope {
    OuScopeKind kind;
    struct OuScope *parent;
    OuNode *node;
    OuObject *class_name; /* innermost class around, for mangling; NULL: none */
    OuSymbol **buckets;   /* n_buckets, a power of two */
    uint32_t n_buckets, n_symbols;
    OuSymbol **order;     /* symbols in order of first appearance; n_symbols */
    uint32_t room;
    OuSymbol **params;    /* parameters in the order of local numbers */
    uint32_t n_params;
    uint32_t n_locals, n_free; /* filled by resolution */
    OuSymbol *class_cell; /* class: the cell that methods with __class__ or super() see, which the body does not; NULL: not wanted.
                           * It is not in `order` */
    bool is_function;     /* function, lambda or comprehension: locals are registers */
    bool is_nested;       /* inside a function */
    bool is_generator, is_coroutine, is_async_generator;
    bool has_walrus;      /* := binds a name here: locals may change inside an expression */
    bool has_annotations; /* module, class: annotated assignments */
    bool is_async_comprehension;
    bool awaits;          /* await, async for, async with or an asynchronous comprehension stands in it */
    bool uses_yield;
    uint32_t in_iterable; /* > 0: inside an iterable of a comprehension */
} OuScope;

#define OU_SCOPE_TEXT_ANNOTATIONS 1u /* annotations are kept as text: their names are nobody's */
#define OU_SCOPE_TABLE_ORDER 2u      /* symbols in the order of CPython's tables, not in that of the code */

/* Makes and resolves all scopes of a tree; each scope's node has its number in node->aux, the module's is 0.
 * NULL with SyntaxError, MemoryError, RecursionError. *n receives their number. */
OuScope **ou_scope_build(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, unsigned how, size_t *n);

/* NULL: the name does not occur in the scope. */
OuSymbol *ou_scope_find(const OuScope *scope, OuObject *name);

/* What a name that is free in a scope directly inside means here: as ou_scope_find, but a class's own cell for __class__. */
OuSymbol *ou_scope_find_for_inner(const OuScope *scope, OuObject *name);

/* _Class__name for a private name in a class; else the name itself. Borrowed from the arena. NULL with MemoryError. */
OuObject *ou_scope_mangle(OuThread *th, OuArena *arena, OuObject *class_name, OuObject *name);

#endif
