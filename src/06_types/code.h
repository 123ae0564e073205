/* code.h - code objects: what the compiler makes and the machine runs.
 *
 * The instruction set is 08_compile/opcode.h; here are the containers. words[] is
 * per VM and mutable: instructions specialise themselves in place (R16). */
#ifndef OU_CODE_H
#define OU_CODE_H

#include "06_types/types_vm.h"

/* co_flags as CPython documents them (inspect.CO_*). */
#define OU_CO_OPTIMIZED 0x1u
#define OU_CO_NEWLOCALS 0x2u
#define OU_CO_VARARGS 0x4u
#define OU_CO_VARKEYWORDS 0x8u
#define OU_CO_NESTED 0x10u
#define OU_CO_GENERATOR 0x20u
#define OU_CO_COROUTINE 0x80u
#define OU_CO_ITERABLE_COROUTINE 0x100u
#define OU_CO_ASYNC_GENERATOR 0x200u
/* __future__ flags follow CPython's numbers: annotations 0x1000000. */
#define OU_CO_FUTURE_ANNOTATIONS 0x1000000u

/* Where control goes when instruction [start, end) raises: temporaries are dropped down to
 * `depth`, the exception is put in temporary `depth`, and pc = handler. Innermost first. */
typedef struct OuExceptionEntry {
    uint32_t start, end, handler; /* in words */
    uint32_t depth;
} OuExceptionEntry;

/* Source of each instruction word, run-length: `n_words` words have this position. Line 0: none. */
typedef struct OuPosition {
    uint32_t n_words;
    uint32_t line, end_line; /* from 1 */
    int32_t column, end_column; /* UTF-8 bytes from 0; -1: none */
} OuPosition;

#define OU_CODE_MAX_LOCALS 32768u /* registers that a negative operand reaches */

typedef struct OuCode {
    OuObject head;
    uint32_t *words;       /* n_words; ou_mem */
    uint32_t n_words;
    uint32_t flags;        /* OU_CO_* */
    uint32_t n_args;       /* positional parameters, positional-only ones included */
    uint32_t n_posonly, n_kwonly;
    uint32_t n_locals;     /* registers for locals: parameters, other locals, cells, free variables */
    uint32_t n_temps;      /* deepest depth of temporaries */
    uint32_t n_free;       /* free variables: the last n_free locals */
    uint32_t first_line;
    OuObject *consts;      /* tuple; of a function's code [0] is its docstring or None, as in CPython */
    OuObject *names;       /* tuple of interned str: attributes, globals */
    OuObject *local_names; /* tuple of str, n_locals */
    uint8_t *local_kinds;  /* OU_LOCAL_* a local; ou_mem of n_locals */
    OuObject *filename, *name, *qualname;
    OuExceptionEntry *exceptions;
    uint32_t n_exceptions;
    OuPosition *positions; /* NULL while they are packed */
    uint32_t n_positions;
    uint32_t packed_size;
    uint8_t *packed;       /* positions as load.c found them, until the code is admitted; ou_mem of packed_size; else NULL */
    uint8_t *depths;       /* run-length pairs (n_words, depth) as LEB128 varints: temporaries live before each word */
    uint32_t depths_size;
    uint32_t version;      /* for inline caches */
    /* code.c: where the last look-ups ended, since most ask for the same place again; each in one word, so that a
     * signal handler which looks as well leaves no half of another answer. */
    uint64_t asked_depth;    /* pc << 32 | depth << 1 | 1; 0: not asked yet */
    uint64_t asked_position; /* first word << 32 | number of the run in positions[] */
    uint8_t *trapped;      /* 09_vm/trace.c: opcodes that stand under traps, one a word; ou_mem; NULL: no traps */
    bool unverified;       /* came from bytes, and ou_code_admit() (08_compile/compile.h) has not accepted it yet (R13) */
    bool plain;            /* ou_code_settle(): verified, only positional parameters, no generator: CALL binds in place */
} OuCode;

#define OU_LOCAL_PLAIN 0u
#define OU_LOCAL_CELL 1u       /* the register holds an OuCell, made by MAKE_CELL */
#define OU_LOCAL_FREE 2u       /* the register holds an OuCell from the closure */
#define OU_LOCAL_HIDDEN 4u     /* added: not a variable of the program (no co_varnames) */

extern const OuType ou_code_type;

/* A code object with everything NULL or zero, to be filled in by the compiler or the reader;
 * dropping it at any point is fine. Not tracked (code objects hold no cycles). */
OuCode *ou_code_new(OuThread *th);
/* It is whole and sound (just compiled, verified, or a copy of such): what is derived from its parameters and flags is noted. */
void ou_code_settle(OuCode *code);
/* The code, and the code in its constants that had the same filename, get another one. False with RecursionError. */
bool ou_code_rename(OuThread *th, OuCode *code, OuObject *filename);
/* Is it verified, and are its tables unpacked? Done now if it was not yet; false with ValueError when it is unsound. Asked for
 * before anything but names, counts and constants is looked at; what runs, or ran, is. */
bool ou_code_ready(OuThread *th, OuCode *code);
/* All words without what the machine wrote into them, verified: an ou_mem block of n_words, yours. NULL with an error. */
uint32_t *ou_code_plain_words(OuThread *th, OuCode *code);
/* Position of an instruction word. */
OuPosition ou_code_position(const OuCode *code, uint32_t pc);
/* Its line, or, when it has none, that of the nearest one before it that has. 0: none. */
uint32_t ou_code_line(const OuCode *code, uint32_t pc);
/* Temporaries live before the instruction at pc. */
uint32_t ou_code_depth(const OuCode *code, uint32_t pc);
/* The handler for pc; NULL: none. */
const OuExceptionEntry *ou_code_handler(const OuCode *code, uint32_t pc);

#endif
