/* opcode.h - the instruction set of the register machine.
 *
 * Words. Code is an array of 32-bit words. An instruction is one word
 *     op | A << 8 | B << 16 | C << 24
 * and as many words behind it as its row says. Fields are 8 bits; an EXT word in
 * front carries the next 8 bits of each field, so registers, constants and names
 * go to 16 bits. Bx is the 16-bit field (B | C << 8; 24... 32 bits with EXT: EXT's
 * b and c bytes stand above it).
 *
 * Registers. `base` points at the frame's first temporary; a register operand is
 * a signed index from it. NEGATIVE IS A LOCAL: local i of n is base[i - n].
 * ZERO AND UP IS A TEMPORARY. So every operand says which it is (R11):
 *   - a local that is read is borrowed;
 *   - a temporary that is read as a source is CONSUMED: the instruction owns it, and
 *     drops it or passes it on. Nothing is left behind.
 * Temporaries are allocated stack-like. The depth (how many are live) before each
 * instruction is unique (R13) and written down in code->depths. A register below the depth
 * holds a live object or NULL (an empty self slot; one consumed out of order). Registers
 * at or above the depth are dead: not visited, not dropped, contents meaningless.
 *
 * Failure. An instruction that raises has either consumed nothing yet, or put NULL
 * in what it did consume; the unwinder drops temporaries from the depth of pc down to the
 * handler's depth, top first, then puts the exception in temporary `handler depth`.
 *
 * Unbound locals. An instruction never meets a NULL local as a source: the compiler proves
 * it bound, or puts CHECK in front (R12: `x + f()` checks x before it calls f).
 * Borrowing a local is allowed only where no later operand can rebind it; otherwise the
 * compiler copies it to a temporary first (`x + (x := 5)`).
 *
 * Destination. A field marked d is written last: the new value is stored, then the
 * old value of a local is dropped. d may be the same register as a consumed source.
 *
 * Roles in the rows (A, B, C in turn; '-' unused):
 *   d destination   s source (temporary: consumed)   r register read, never consumed
 *   t first of a run of temporaries (see the text of the instruction)
 *   l local only    k constant   n name   i small unsigned number
 *   K: B and C together are Bx, a constant index; N: likewise a name index
 *   J: A, B, C together are a signed 24-bit jump distance in words (no EXT)
 * Words behind (in order):
 *   o  operator word: low 8 bits OuBinaryOp | OU_OPERATOR_INPLACE, or OuCompareOp; the
 *      high 24 bits belong to the machine (adaptive counter)
 *   j  jump distance, signed 32 bits
 *   w  an operand word, see the text
 *   c  a cache word: zero from the compiler, belongs to the machine
 * Jump distances count from the word after the whole instruction (caches included).
 *
 * Specialised forms (from OU_OP_FIRST_SPECIAL on) are written by the machine in place of the
 * generic ones (R16), have the same operands and words, and never reach the disk. */
#ifndef OU_OPCODE_H
#define OU_OPCODE_H

#include "04_object/type.h"

#define OU_OPERATOR_INPLACE 0x20u

typedef enum OuCompareOp { /* the first six are OuCompare */
    OU_CMP_LT, OU_CMP_LE, OU_CMP_EQ, OU_CMP_NE, OU_CMP_GT, OU_CMP_GE,
    OU_CMP_IS, OU_CMP_IS_NOT, OU_CMP_IN, OU_CMP_NOT_IN
} OuCompareOp;
#define OU_COMPARE_JUMP_IF 0x20u /* in the operator word of JCMP: jump when true, else when false */

/* X(name, roles of A B C, words behind) */
#define OU_GENERIC_OPCODES(X)                                                                          \
    X(NOP, "---", "")                                                                                  \
    X(EXT, "iii", "")              /* high bytes of A, B, C of the next word */                        \
    /* ---- moving ---- */                                                                             \
    X(MOVE, "ds-", "")             /* d = s */                                                         \
    X(MOVE_F, "ds-", "")           /* d = s; temporary d+1 = NULL: a callable with its empty self slot */ \
    X(COPY, "dr-", "")             /* d = r, r stays */                                                \
    X(LOADK, "dK", "")             /* d = constant */                                                  \
    X(NULL_REG, "d--", "")         /* temporary d = NULL */                                            \
    X(POP, "s--", "")              /* drop a temporary */                                              \
    X(CHECK, "l--", "")            /* UnboundLocalError when NULL */                                   \
    X(DELETE_LOCAL, "l--", "")     /* del x: error when unbound */                                     \
    X(CLEAR_LOCAL, "l--", "")      /* as del, but silent */                                            \
    X(MAKE_CELL, "l--", "")        /* the local's value (or NULL) moves into a new cell in its place */ \
    X(LOAD_CELL, "dl-", "")        /* d = content; NameError for free variables, UnboundLocalError else */ \
    X(LOAD_CELL_F, "dl-", "")      /* and d+1 = NULL */                                                \
    X(STORE_CELL, "ls-", "")                                                                           \
    X(DELETE_CELL, "l--", "")                                                                          \
    X(LOAD_CLASS_CELL, "dl-", "w") /* w: name index; the frame's locals mapping first, then the cell */ \
    /* ---- names ---- */                                                                              \
    X(LOAD_GLOBAL, "dN", "cccc")   /* globals, then builtins; NameError */                             \
    X(LOAD_GLOBAL_F, "dN", "cccc") /* and d+1 = NULL */                                                \
    X(STORE_GLOBAL, "sN", "")                                                                          \
    X(DELETE_GLOBAL, "-N", "")                                                                         \
    X(LOAD_NAME, "dN", "cccc")     /* the frame's locals mapping, globals, builtins */                 \
    X(LOAD_NAME_F, "dN", "cccc")                                                                       \
    X(STORE_NAME, "sN", "")                                                                            \
    X(DELETE_NAME, "-N", "")                                                                           \
    X(SETUP_ANNOTATIONS, "---", "") /* __annotations__ = {} in the locals mapping, if absent */        \
    X(LOAD_BUILD_CLASS, "d--", "") /* builtins.__build_class__; d+1 = NULL */                          \
    X(LOAD_ASSERTION_ERROR, "d--", "")                                                                 \
    /* ---- attributes and items ---- */                                                               \
    X(GET_ATTR, "dsn", "cccccc")                                                                       \
    X(GET_METHOD, "tsn", "cccccc") /* t = function, t+1 = self; or t = bound thing, t+1 = NULL */      \
    X(SET_ATTR, "ssn", "cccccc")   /* A.n = B */                                                       \
    X(DEL_ATTR, "s-n", "")                                                                             \
    X(GET_ITEM, "dss", "c")        /* d = B[C] */                                                      \
    X(GET_ITEM_K, "dsk", "c")                                                                          \
    X(SET_ITEM, "sss", "c")        /* A[B] = C */                                                      \
    X(DEL_ITEM, "ss-", "")         /* del A[B] */                                                      \
    X(BUILD_SLICE, "dti", "")      /* slice of i (2 or 3) temporaries from t */                        \
    /* ---- operators ---- */                                                                          \
    X(BINARY, "dss", "o")                                                                              \
    X(BINARY_K, "dsk", "o")                                                                            \
    X(COMPARE, "dss", "o")                                                                             \
    X(COMPARE_K, "dsk", "o")                                                                           \
    X(NEGATIVE, "ds-", "")                                                                             \
    X(POSITIVE, "ds-", "")                                                                             \
    X(INVERT, "ds-", "")                                                                               \
    X(NOT, "ds-", "")                                                                                  \
    /* ---- jumps ---- */                                                                              \
    X(JUMP, "J", "")                                                                                   \
    X(JUMP_BACK, "J", "")          /* distance <= 0; a safe point */                                   \
    X(JIF, "s--", "j")             /* jump if true */                                                  \
    X(JIFNOT, "s--", "j")                                                                              \
    X(JIF_KEEP, "t--", "j")        /* true: jump, t stays; false: t is consumed */                     \
    X(JIFNOT_KEEP, "t--", "j")                                                                         \
    X(JNONE, "s--", "j")           /* jump if None */                                                  \
    X(JNOTNONE, "s--", "j")                                                                            \
    X(JCMP, "ss-", "oj")           /* compare A with B and branch */                                   \
    X(JCMP_K, "sk-", "oj")                                                                             \
    /* ---- iteration ---- */                                                                          \
    X(GET_ITER, "ds-", "")                                                                             \
    X(FOR_ITER, "dt-", "jc")       /* d = next of temporary t, t stays; at the end t is consumed and it jumps */ \
    X(UNPACK, "tsi", "c")          /* i items; item 0 in t+i-1, the last in t: stores consume from the top */ \
    X(UNPACK_EX, "ts-", "w")       /* w: before | after << 16; same order, the list between them */    \
    /* ---- displays ---- */                                                                           \
    X(BUILD_TUPLE, "dti", "")      /* of i temporaries from t, consumed */                             \
    X(BUILD_LIST, "dti", "")                                                                           \
    X(BUILD_SET, "dti", "")                                                                            \
    X(BUILD_MAP, "dti", "")        /* i pairs: 2i temporaries */                                       \
    X(BUILD_STRING, "dti", "")                                                                         \
    X(LIST_APPEND, "rs-", "")      /* A is a temporary or a local */                                   \
    X(LIST_EXTEND, "rs-", "")      /* worded as for *args: "Value after * must be an iterable, not int" */ \
    X(LIST_TO_TUPLE, "ds-", "")                                                                        \
    X(SET_ADD, "rs-", "")                                                                              \
    X(SET_UPDATE, "rs-", "")                                                                           \
    X(MAP_ADD, "rss", "")          /* A[B] = C */                                                      \
    X(DICT_UPDATE, "rs-", "")      /* {**m} */                                                         \
    X(DICT_MERGE, "rsr", "")       /* f(**m): duplicate keys are an error that names callable C */     \
    X(FORMAT, "dsi", "")           /* i: 0 none, 1 !s, 2 !r, 3 !a */                                   \
    X(FORMAT_SPEC, "dss", "w")     /* C: the spec; w: conversion */                                    \
    /* ---- calls: the window is t callable, t+1 self or NULL, t+2... arguments ---- */                \
    X(CALL, "dti", "ccc")          /* i arguments, self not counted; the window is consumed */         \
    X(CALL_KW, "dti", "wccc")      /* w: constant index of the tuple of the last arguments' names */   \
    X(CALL_EX, "dti", "")          /* t, t+1 self or NULL, t+2 tuple, t+3 dict when i is 1 */                  \
    X(RETURN, "s--", "")                                                                               \
    X(RETURN_K, "-K", "")                                                                              \
    X(MAKE_FUNCTION, "dti", "w")   /* w: constant index of the code; from t on, by bits of i: 1 defaults tuple, \
                                      2 kwdefaults dict, 4 annotations tuple (name, value, ...), 8 closure tuple */ \
    X(YIELD, "ds-", "")            /* d = what send() gives */                                         \
    X(YIELD_FROM, "dt-", "")       /* t iterator, t+1 value to send (None first); suspends here until it is \
                                      exhausted; then t and t+1 are consumed and d = its result */     \
    X(GET_YIELD_FROM_ITER, "ds-", "")                                                                  \
    X(GET_AWAITABLE, "dsi", "")    /* i: 0 await; for the message: 1 __aenter__, 2 __aexit__, 3 __anext__ */ \
    X(GET_AITER, "ds-", "")                                                                            \
    X(GET_ANEXT, "dr-", "")        /* d = awaitable of B.__anext__() */                                \
    X(END_ASYNC_FOR, "t--", "")    /* t iterator, t+1 exception: StopAsyncIteration: both consumed; else reraise */ \
    X(ASYNC_GEN_WRAP, "ds-", "")                                                                       \
    /* ---- exceptions ---- */                                                                         \
    X(RAISE, "s--", "")                                                                                \
    X(RAISE_FROM, "ss-", "")                                                                           \
    X(RAISE_BARE, "---", "")       /* `raise`: the exception being handled */                          \
    X(RERAISE, "s--", "")          /* goes on as it was: no new traceback entry for this line */       \
    X(PUSH_EXC, "t--", "")         /* at a handler: t+1 = t (the exception); t = what was being handled (None: \
                                      nothing); the exception is now being handled */                  \
    X(POP_EXC, "s--", "")          /* what s holds is being handled again */                           \
    X(JEXC_NOT, "rs-", "j")        /* jump unless exception A matches class(es) B */                   \
    X(CHECK_EG_MATCH, "ts-", "")   /* t exception group: t = rest or None, t+1 = matching part or None */ \
    X(PREP_RERAISE_STAR, "dss", "") /* B original, C list of raised */                                 \
    X(WITH_ENTER, "ts-", "")       /* t = bound __exit__, t+1 = result of __enter__() */               \
    X(WITH_ENTER_ASYNC, "ts-", "") /* t = bound __aexit__, t+1 = __aenter__() */                       \
    X(WITH_EXIT, "ds-", "")        /* d = s(None, None, None) */                                       \
    X(WITH_EXCEPT, "drr", "")      /* d = B(type, exception C, traceback) */                           \
    /* ---- imports, classes, the prompt ---- */                                                       \
    X(IMPORT_NAME, "dtn", "")      /* t level, t+1 fromlist */                                         \
    X(IMPORT_FROM, "drn", "")                                                                          \
    X(IMPORT_STAR, "s--", "")                                                                          \
    X(PRINT_EXPR, "s--", "")       /* sys.displayhook */                                               \
    /* ---- match ---- */                                                                              \
    X(MATCH_CLASS, "tri", "w")     /* subject B, class in t, i positional; w: constant of the keyword names; t = tuple \
                                      of attributes, or None */                                        \
    X(MATCH_KEYS, "drs", "")       /* subject B, keys tuple C: tuple of values or None */              \
    X(MATCH_MAPPING, "dr-", "")    /* d = bool */                                                      \
    X(MATCH_SEQUENCE, "dr-", "")                                                                       \
    X(MATCH_REST, "drs", "")       /* d = dict of subject B without keys in tuple C */                 \
    X(GET_LEN, "dr-", "")

enum {
#define OU_X(name, roles, words) OU_OPCODE_##name,
    OU_GENERIC_OPCODES(OU_X)
#undef OU_X
    OU_N_GENERIC_OPCODES
};

/* Rows for -X dis, the verifier, the compiler. Index: a generic opcode. */
typedef struct OuOpcodeInfo {
    const char *name, *roles, *words;
} OuOpcodeInfo;
extern const OuOpcodeInfo ou_opcode_info[OU_N_GENERIC_OPCODES];

/* Words of the instruction with its caches; EXT counts 1 and is a word of its own. */
uint32_t ou_opcode_length(uint32_t generic_opcode);

#endif
