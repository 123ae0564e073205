/* verify_int.h - the two halves of the verifier: what stands in each instruction (verify.c), what flows between them
 * (verify_flow.c). */
#ifndef OU_VERIFY_INT_H
#define OU_VERIFY_INT_H

#include "08_compile/compile.h"
#include "08_compile/opcode.h"

typedef struct OuVerifier {
    OuThread *th;
    const OuCode *code;
    uint8_t *marks;     /* one a word: OU_MARK_* */
    uint32_t *depths;   /* one a word */
    size_t work;        /* what was looked at beside the words */
} OuVerifier;

#define OU_VERIFY_MAX_WORK ((size_t)1 << 28) /* code that is made to be slow is refused */

#define OU_MARK_START 1u  /* an instruction starts here (EXT counts as its start) */
#define OU_MARK_TARGET 2u /* and a jump or a handler leads here */

typedef struct OuInstruction {
    uint32_t start, pc, next; /* start: its EXT, or pc */
    uint32_t opcode;
    int64_t fields[3];        /* as the roles say */
    int64_t target;           /* of a jump */
    bool jumps;
    uint32_t word;            /* the first word behind it; 0: there is none */
    const OuOpcodeInfo *info;
} OuInstruction;

/* Raises ValueError "bad code object: ..."; false. */
bool ou_verify_fault(const OuVerifier *v, uint32_t pc, const char *what);

/* The instruction at pc. False with ValueError when it is none, or is cut off. */
bool ou_verify_decode(const OuVerifier *v, uint32_t pc, OuInstruction *out);

/* How many temporaries from a run's first on the instruction reads or writes. */
int64_t ou_verify_run(const OuInstruction *in);

/* Does control never go on to the next instruction? */
bool ou_verify_ends_flow(uint32_t opcode);

/* verify_flow.c: nothing is read that is not there or is of another kind than the instruction needs. For code that verify.c has
 * accepted word by word. */
bool ou_verify_flow(const OuVerifier *v);

#endif
