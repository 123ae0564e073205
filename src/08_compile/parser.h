/* parser.h - Python source text to syntax tree.
 *
 * Text is UTF-8 already (source.h makes it so from a file's bytes). */
#ifndef OU_PARSER_H
#define OU_PARSER_H

#include "08_compile/tree.h"

typedef enum OuParseMode {
    OU_PARSE_EXEC,  /* a module: root OU_N_MODULE */
    OU_PARSE_EVAL,  /* one expression: root OU_N_EXPRESSION */
    OU_PARSE_SINGLE, /* one interactive statement: root OU_N_INTERACTIVE */
    OU_PARSE_FUNC_TYPE /* the type comment of a function: root OU_N_FUNCTION_TYPE */
} OuParseMode;

/* flags of ou_parse() */
#define OU_PARSE_VERSION_ONE 0x1000u
#define OU_PARSE_VERSION_MASK 0xf000u         /* bits 12 to 15: a minor version of Python 3 and 1, as OU_COMPILE_VERSION() has it */
#define OU_PARSE_TYPE_COMMENTS 0x100u         /* `# type: ...` is syntax, `# type: ignore` is noted */
#define OU_PARSE_DONT_IMPLY_DEDENT 0x200u     /* single: a block needs its blank line */
#define OU_PARSE_ALLOW_INCOMPLETE 0x400u      /* an error at the end of the text is the SyntaxError
                                                 "incomplete input", which codeop looks for */
#define OU_PARSE_BARRY_AS_BDFL 0x400000u      /* from __future__: <> instead of != */
#define OU_PARSE_SCRIPT 0x1000000u            /* a file that is run: its IndentationErrors have no end */
#define OU_PARSE_BYTE_COLUMNS 0x2000000u      /* errors count columns in bytes, as CPython does where no encoding is declared */
#define OU_PARSE_TOP_LEVEL_AWAIT 0x800u       /* accepted and left to the passes behind */

/* Levels of nesting (blocks, brackets, prefix operators, ...) that a source may have
 * before MemoryError is raised; the C stack's margin may end it sooner. */
#define OU_PARSE_MAX_DEPTH 6000

/* The tree of `size` bytes of UTF-8 (they may hold anything: bad UTF-8, NUL). It and
 * all it needs lives in `arena`, which the caller has initialised and ends later,
 * also after a failure. `filename` is borrowed. NULL with SyntaxError (or a subclass),
 * MemoryError or RecursionError pending. Time is linear in `size`.
 * `utf8` may be let go when this returns. */
OuTree *ou_parse(OuThread *th, OuArena *arena, const char *utf8, size_t size,
                 OuObject *filename, OuParseMode mode, unsigned flags);

/* For the REPL: as ou_parse() in single mode, for text as it was typed so far, without
 * the last line's end. Sets *incomplete when it is a correct beginning that more lines
 * could complete (open bracket, open triple-quoted string, trailing backslash, a
 * compound statement whose last line is not blank). Then NULL is returned and no error
 * is pending. Blank lines and comments alone are a tree with an empty body. */
OuTree *ou_parse_interactive(OuThread *th, OuArena *arena, const char *utf8, size_t size,
                             OuObject *filename, unsigned flags, bool *incomplete);

#endif
