/* compile.h - from source text to code objects; the floor's front door. */
#ifndef OU_COMPILE_H
#define OU_COMPILE_H

#include "06_types/code.h"
#include "08_compile/parser.h"
#include "08_compile/scope.h"
#include "08_compile/source.h"

typedef enum OuCompileMode { OU_COMPILE_EXEC, OU_COMPILE_EVAL, OU_COMPILE_SINGLE, OU_COMPILE_FUNC_TYPE } OuCompileMode;

#define OU_COMPILE_FUTURE_ANNOTATIONS 1u
#define OU_COMPILE_INCOMPLETE_OK 2u /* the prompt: input that only lacks lines sets *incomplete */
#define OU_COMPILE_DONT_IMPLY_DEDENT 4u
#define OU_COMPILE_IGNORE_COOKIE 8u  /* source is a str: no coding line */
#define OU_COMPILE_ALLOW_INCOMPLETE 32u /* an error at the end is the SyntaxError "incomplete input" */
#define OU_COMPILE_TOP_LEVEL_AWAIT 64u  /* a body with await in it is a coroutine's */
#define OU_COMPILE_BARRY_AS_BDFL 128u   /* <> instead of != (PEP 401) */
#define OU_COMPILE_SCRIPT 16u        /* source is a file that is run: read as CPython's file reader does (source.h) */
#define OU_COMPILE_TYPE_COMMENTS 256u   /* type comments become part of the tree (PEP 484) */
/* The source is Python 3.`minor`, an older one: what that had not is a SyntaxError. Without it, or above 11: 3.11. */
#define OU_COMPILE_VERSION(minor) (((unsigned)(minor) + 1) * OU_PARSE_VERSION_ONE)

/* bytes: source as it is in the file (BOM, coding cookie, any newlines). NULL with SyntaxError, MemoryError,
 * RecursionError, ... pending. optimize: 0, 1 (-O), 2 (-OO). incomplete may be NULL. */
OuCode *ou_compile_source(OuThread *th, const char *bytes, size_t size, OuObject *filename, OuCompileMode mode,
                          unsigned flags, int optimize, bool *incomplete);

/* ou_parse() of a source that is open, by compile's mode and flags: a tree in the arena; NULL with SyntaxError, ... pending. */
OuTree *ou_compile_parse(OuThread *th, OuArena *arena, const OuSource *source, OuObject *filename, OuCompileMode mode, unsigned flags);

/* The scopes of a tree as CPython's table of symbols shows them, in the arena, the module's first; *n receives their number.
 * NULL with SyntaxError, ... pending. */
OuScope **ou_compile_scopes(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, size_t *n);

/* A tree that was parsed already, or built by hand. */
OuCode *ou_compile_tree(OuThread *th, OuArena *arena, OuTree *tree, OuObject *filename, unsigned flags, int optimize);

/* An expression tree as text, as `from __future__ import annotations` stores it; a str. */
OuObject *ou_unparse(OuThread *th, const OuNode *expr);

/* R13: every register, constant, name, cache slot, jump target, depth. What comes from disk is not
 * run before this says yes. False with ValueError pending that names the fault. It is ou_code_check_shape(), then the instructions. */
bool ou_code_verify(OuThread *th, const OuCode *code);
/* The half of it that is asked for when code is read: counts and tables agree, names are names. What looks at anything but the
 * instructions, their depths and jumps relies on it. */
bool ou_code_check_shape(OuThread *th, const OuCode *code);
/* load.c: the positions that came with the code are unpacked, if they are not yet. False with ValueError: damaged. */
bool ou_code_unpack(OuThread *th, OuCode *code);
/* Before code runs or its instructions are shown: unpacks it and verifies its instructions, if nobody has yet (its shape, load.c has); code
 * that it holds is asked for when its turn comes. Most functions of a module that is imported are never called, so that this is three quarters of their verifying saved. */
bool ou_code_admit_slow(OuThread *th, OuCode *code);
OU_INLINE bool ou_code_admit(OuThread *th, OuCode *code)
{
    return OU_LIKELY(!code->unverified) || ou_code_admit_slow(th, code);
}

/* dump.c, load.c: code, with the constants it holds, to bytes and back: the body of .pyc files. The bytes are the same on
 * every machine: a head of OU_DUMP_HEAD bytes (what instruction set and format they are in, then a checksum), then the objects.
 * Loading gives equal code, with the identities among its constants, which ou_code_admit() has still to accept. ValueError for what
 * is damaged, of another instruction set, or not accepted by ou_code_check_shape(). O(size) both ways. */
#define OU_DUMP_HEAD 16
OuObject *ou_code_dump(OuThread *th, OuCode *code); /* bytes, new */
OuCode *ou_code_load(OuThread *th, const char *data, size_t size);
/* Changes whenever the instruction set or the form of the bytes does. */
uint64_t ou_dump_fingerprint(void);
/* The code was loaded for another path than it was compiled for: co_filename of it and of what is nested in it with the
 * same one. */
bool ou_code_relocate(OuThread *th, OuCode *code, OuObject *filename);

/* The text of -X dis and dis.dis: a str. Nested code objects follow when `deep`. Specialised
 * instructions are shown by their generic name through generic_of (09's table; NULL: identity). */
OuObject *ou_code_disassemble(OuThread *th, const OuCode *code, bool deep, const uint8_t *generic_of);

#endif
