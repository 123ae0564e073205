/* codegen_int.h - what the files of the code generator share.
 *
 * One OuUnit a code object: module, class body, function, lambda, comprehension. Registers: local i is register
 * i - n_locals; temporaries are a stack whose height is unit->depth (opcode.h). An expression is generated to a `want`:
 *   OU_WANT_ANY   wherever it is cheapest: a local may be named instead of copied (borrowed, R12)
 *   OU_WANT_TEMP  a new temporary
 *   < 0           that local
 * and the result is the register it went to. A result >= 0 is the temporary just pushed.
 *
 * Errors are sticky: the first one stays pending in th, sets gen->failed, and everything after it does
 * nothing; the front door looks once at the end.
 *
 * Definite assignment: unit->bound has a bit for each local that is surely bound at this point, so that CHECK is
 * put only where a local may be unbound. Locals that a del or an except clause may unbind never get their bit. */
#ifndef OU_CODEGEN_INT_H
#define OU_CODEGEN_INT_H

#include "06_types/code.h"
#include "08_compile/compile.h"
#include "08_compile/opcode.h"
#include "08_compile/place_error.h"
#include "08_compile/scope.h"

#define OU_WANT_ANY 0x100000
#define OU_WANT_TEMP 0x100001
#define OU_NO_LABEL (-1)

typedef enum OuBlockKind08 {
    OU_BLK_LOOP,         /* for: register of the iterator; while: register -1 */
    OU_BLK_FINALLY,      /* body of try with finally: leaving it runs finalbody */
    OU_BLK_WITH,         /* register holds __exit__ */
    OU_BLK_HANDLER,      /* register, register + 1: what was handled before, the exception */
    OU_BLK_HANDLER_NAME, /* `except E as name`: what unbinds the name when the body raises */
    OU_BLK_STAR,         /* an except* clause: it cannot be left but by its end */
    OU_BLK_SCRATCH       /* registers [register, register + n) hold values that are in the way */
} OuBlockKind08;

typedef struct OuBlock08 {
    struct OuBlock08 *outer;
    OuBlockKind08 kind;
    int break_label, continue_label; /* LOOP */
    int depth;         /* of temporaries outside the block */
    int reg, n;        /* n: of SCRATCH; in a HANDLER, blocks that CPython counts besides it */
    OuNode *node;      /* FINALLY: the try; HANDLER: the handler, if it has a name to unbind */
    bool is_async;     /* WITH */
    struct OuRange *range; /* the protected range that leaving the block pauses; may be NULL */
} OuBlock08;

/* A protected stretch of code, in pieces: code emitted on the way out of it is not protected by it. */
typedef struct OuRange {
    uint32_t start; /* of the open piece; UINT32_MAX: paused */
    int label;      /* handler */
    int depth;      /* temporaries that survive */
    int level;      /* nesting: inner ranges come first in the table */
} OuRange;

/* The ways that arrive at the end of a try statement, merged. */
typedef struct OuArrivals {
    struct OuArrivals *outer;
    uint64_t *bound; /* NULL: none yet */
} OuArrivals;

typedef struct OuUnit {
    struct OuUnit *outer;
    OuScope *scope;
    OuObject *name, *qualname;  /* borrowed from the arena */
    uint32_t first_line;
    uint32_t *words;
    uint32_t n_words, words_room;
    int depth, max_depth;
    uint32_t n_locals;
    struct OuDepthRun { uint32_t n_words, depth; } *depths;
    uint32_t n_depths, depths_room;
    OuPosition *positions;
    uint32_t n_positions, positions_room;
    uint32_t *labels;           /* position of each, UINT32_MAX: not yet */
    uint32_t n_labels, labels_room;
    struct OuFix { uint32_t at, after; int label; bool in_opcode; } *fixes;
    uint32_t n_fixes, fixes_room;
    struct OuExceptionPiece { uint32_t start, end; int label, depth, level; } *pieces;
    uint32_t n_pieces, pieces_room;
    int range_level;
    OuObject *const_index, *consts; /* dict: key -> int; list. owned by the arena */
    OuObject *name_index, *names;
    OuBlock08 *blocks;
    OuArrivals *arrivals;
    uint64_t *bound;
    uint32_t n_bound_words;
    bool unreachable;           /* after return, raise, break, continue: every local counts as bound */
    uint32_t line, col, end_line, end_col; /* where emitted words come from */
} OuUnit;

typedef struct OuGen {
    OuThread *th;
    OuArena *arena;
    OuObject *filename;
    OuScope **scopes;
    OuUnit *u;
    OuObject *const_cache; /* dict: key -> constant: merged over the whole unit of compilation (M13) */
    int optimize;
    uint32_t last_future; /* line of the last __future__ import that counts; 0: none */
    unsigned flags;
    uint32_t future;       /* OU_CO_FUTURE_* */
    bool interactive;
    bool failed;
    int32_t recursion;
} OuGen;

/* ---- emit.c ---- */
/* One instruction with all its words. extra: the operator or operand word. label: of its jump. */
void ou_emit(OuGen *g, unsigned opcode, int a, int b, int c, uint32_t extra, int label);
#define EMIT(g, op, a, b, c) ou_emit((g), OU_OPCODE_##op, (a), (b), (c), 0, OU_NO_LABEL)
#define EMIT_WORD(g, op, a, b, c, w) ou_emit((g), OU_OPCODE_##op, (a), (b), (c), (w), OU_NO_LABEL)
#define EMIT_JUMP(g, op, a, label) ou_emit((g), OU_OPCODE_##op, (a), 0, 0, 0, (label))
void ou_emit_jump_on(OuGen *g, int label); /* a jump between statements, which is of no line */
void ou_emit_pass_on(OuGen *g, int reg);   /* RERAISE without one: a frame that ends by it shows where the exception passed before */
int ou_emit_new_label(OuGen *g);
void ou_emit_label(OuGen *g, int label);
void ou_emit_depth(OuGen *g, int depth); /* temporaries live from here on */
int ou_emit_const(OuGen *g, OuObject *value);      /* index; value borrowed */
int ou_emit_name(OuGen *g, OuObject *name);        /* index; mangled already */
void ou_emit_at(OuGen *g, const OuNode *node);     /* position of what follows */
void ou_emit_nowhere(OuGen *g);                    /* what follows is of no line: it ends what several branches come to */
void ou_range_open(OuGen *g, OuRange *range, int handler_label, int depth);
void ou_range_pause(OuGen *g, OuRange *range);
void ou_range_resume(OuGen *g, OuRange *range);
void ou_range_close(OuGen *g, OuRange *range);
bool ou_unit_enter(OuGen *g, OuUnit *unit, OuScope *scope, OuObject *name);
/* Ends the unit: its code object, new; NULL when failed. */
OuCode *ou_unit_finish(OuGen *g);
/* At `node`, but from the attribute's name on when that stands on a line of its own. */
void ou_emit_at_attribute(OuGen *g, const OuNode *node, const OuNode *attribute);
void ou_gen_fail(OuGen *g, const OuNode *node, const char *format, ...); /* SyntaxError */
/* SyntaxWarning about the node's line; a SyntaxError at the node when the filter makes it one. */
void ou_gen_warn(OuGen *g, const OuNode *node, const char *format, ...) OU_PRINTF(3, 4);
void *ou_gen_take(OuGen *g, size_t size);          /* arena; NULL sets failed */
OuObject *ou_gen_own(OuGen *g, OuObject *object);  /* arena takes it over; NULL sets failed */

/* `from __future__ import ...`? */
bool ou_gen_is_future_import(const OuNode *node);
/* "cannot assign to __debug__" or "cannot delete __debug__", at `at`, when that is the name. */
bool ou_gen_forbidden_name(OuGen *g, const OuNode *at, OuObject *name, const char *verb);

/* ---- fold.c ---- */

OuBinaryOp ou_gen_binary_op(uint8_t op); /* of the tree's number for it */
/* The constant an expression is, borrowed; NULL: it is none. Rewrites the tree as it finds out. */
OuObject *ou_fold(OuGen *g, OuNode *node);
bool ou_fold_truth(OuGen *g, OuNode *node, bool *value); /* true: known at compile time */

/* ---- codegen_percent.c ---- */
/* The f-string that says the same as a % expression; NULL: there is none, or failed. */
OuNode *ou_gen_percent(OuGen *g, OuNode *node);

/* ---- codegen_expr.c ---- */
int ou_gen_expr(OuGen *g, OuNode *node, int want);
/* To the label when node's truth is `sense`. at: the statement or expression that asks, where an error of asking stands. Result: where
 * what follows without a place of its own stands, as in CPython: the last comparison in node, if there is any, else `at`. */
const OuNode *ou_gen_jump_if(OuGen *g, const OuNode *at, OuNode *node, int label, bool sense);
/* Consumes src. */
void ou_gen_store(OuGen *g, OuNode *target, int src);
void ou_gen_store_name(OuGen *g, const OuNode *at, OuObject *name, int src);
void ou_gen_delete(OuGen *g, OuNode *target);
void ou_gen_delete_name(OuGen *g, const OuNode *at, OuObject *name);
int ou_gen_load_name(OuGen *g, const OuNode *at, OuObject *name, int want);
/* The index of a name among the code's names, a private one mangled. */
int ou_gen_name_index(OuGen *g, OuObject *name);
/* The register of a plain local that a Name target means; 0: it is something else. */
int ou_gen_local_target(OuGen *g, OuNode *target);
/* Could evaluating node rebind a local that was named before? */
bool ou_gen_may_rebind(OuGen *g, OuNode *node);
/* Drops the last temporary when src is one. */
void ou_gen_release(OuGen *g, int reg);
/* await on the temporary on top: replaced by its result. */
void ou_gen_await_top(OuGen *g, unsigned where);
/* A call whose window starts at reg (callable and self in place): the arguments, and CALL into want. */
int ou_gen_call_window(OuGen *g, int window, const OuNode *at, OuNodes args, OuNodes keywords, int want);

/* ---- codegen_stmt.c, codegen_flow.c ---- */
void ou_gen_body(OuGen *g, OuNodes body);
void ou_gen_dead_body(OuGen *g, OuNodes body); /* errors and warnings only */
void ou_gen_stmt(OuGen *g, OuNode *node);
void ou_gen_loop(OuGen *g, OuNode *node);     /* for, async for, while */
void ou_gen_try(OuGen *g, OuNode *node);
void ou_gen_with(OuGen *g, OuNode *node);
void ou_gen_match(OuGen *g, OuNode *node);
void ou_gen_return(OuGen *g, OuNode *node);
void ou_gen_break(OuGen *g, OuNode *node);    /* and continue */
/* The annotation's value (or, with the future import, its text) in a new temporary. */
int ou_gen_annotation(OuGen *g, OuNode *node);

/* ---- codegen.c: code objects inside code objects ---- */
int ou_gen_function(OuGen *g, OuNode *node, int want);      /* def and lambda, without decorators */
int ou_gen_comprehension(OuGen *g, OuNode *node, int want);
void ou_gen_function_def(OuGen *g, OuNode *node);
void ou_gen_class_def(OuGen *g, OuNode *node);

/* ---- bound locals ---- */
uint64_t *ou_bound_save(OuGen *g);
void ou_bound_set(OuGen *g, const uint64_t *saved);   /* back to a saved state */
void ou_bound_merge(OuGen *g, const uint64_t *other); /* bound on both ways */
uint64_t *ou_bound_save_if_reachable(OuGen *g); /* NULL when it is not */
/* Adds this point to the innermost arrivals; makes what arrived the state. */
void ou_gen_arrive(OuGen *g);
void ou_gen_set_arrived(OuGen *g, const OuArrivals *arrivals);
/* A local of this name is bound from here on. */
void ou_gen_note_bound(OuGen *g, OuObject *name);

#endif
