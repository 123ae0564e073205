/* sre_int.h - the module _sre: what the regular expressions of the library's package re stand on.
 *
 * re compiles a pattern to an array of numbers, the "code". compile() takes that apart once (sre_code.c): every number is
 * checked, as input from anybody, and what comes out is a program of nodes of our own, in which jumps are places,
 * runs of letters are strings, sets are tables, and loops know what they can leave out. The code itself is kept for
 * comparing patterns, and for those characters of a set that its table does not hold.
 *
 * The engine (sre_run.c) runs nodes over characters of 1, 2 or 4 bytes. All that a match changes stands in registers (marks
 * of groups, counts of loops); what must be undone on the way back is written down in a trail, places to go back to are
 * a stack of choices. Both grow on the VM's account; C recursion there is none. The idea is D. H. D. Warren's
 * ("An abstract Prolog instruction set", 1983). */
#ifndef OU_SRE_INT_H
#define OU_SRE_INT_H

#include "06_types/abstract.h"
#include "06_types/exceptions.h"
#include "06_types/type.h"
#include "10_builtin/library.h"
#include "10_builtin/type_index_10.h"

#define OU_SRE_MAGIC 20220615
#define OU_SRE_MAX_REPEAT UINT32_MAX
#define OU_SRE_MAX_GROUPS 1073741823

#define OU_SRE_FLAG_LOCALE 4
#define OU_SRE_FLAG_UNICODE 32
#define OU_SRE_FLAG_ASCII 256

/* The numbers of re/_constants.py, in its order. */
enum {
    OU_CODE_FAILURE, OU_CODE_SUCCESS, OU_CODE_ANY, OU_CODE_ANY_ALL, OU_CODE_ASSERT, OU_CODE_ASSERT_NOT, OU_CODE_AT,
    OU_CODE_BRANCH, OU_CODE_CATEGORY, OU_CODE_CHARSET, OU_CODE_BIGCHARSET, OU_CODE_GROUPREF, OU_CODE_GROUPREF_EXISTS,
    OU_CODE_IN, OU_CODE_INFO, OU_CODE_JUMP, OU_CODE_LITERAL, OU_CODE_MARK, OU_CODE_MAX_UNTIL, OU_CODE_MIN_UNTIL,
    OU_CODE_NOT_LITERAL, OU_CODE_NEGATE, OU_CODE_RANGE, OU_CODE_REPEAT, OU_CODE_REPEAT_ONE, OU_CODE_SUBPATTERN,
    OU_CODE_MIN_REPEAT_ONE, OU_CODE_ATOMIC_GROUP, OU_CODE_POSSESSIVE_REPEAT, OU_CODE_POSSESSIVE_REPEAT_ONE,
    OU_CODE_GROUPREF_IGNORE, OU_CODE_IN_IGNORE, OU_CODE_LITERAL_IGNORE, OU_CODE_NOT_LITERAL_IGNORE,
    OU_CODE_GROUPREF_LOC_IGNORE, OU_CODE_IN_LOC_IGNORE, OU_CODE_LITERAL_LOC_IGNORE, OU_CODE_NOT_LITERAL_LOC_IGNORE,
    OU_CODE_GROUPREF_UNI_IGNORE, OU_CODE_IN_UNI_IGNORE, OU_CODE_LITERAL_UNI_IGNORE, OU_CODE_NOT_LITERAL_UNI_IGNORE,
    OU_CODE_RANGE_UNI_IGNORE
};

typedef enum OuSreAt {
    OU_AT_BEGINNING, OU_AT_BEGINNING_LINE, OU_AT_BEGINNING_STRING, OU_AT_BOUNDARY, OU_AT_NON_BOUNDARY, OU_AT_END,
    OU_AT_END_LINE, OU_AT_END_STRING, OU_AT_LOC_BOUNDARY, OU_AT_LOC_NON_BOUNDARY, OU_AT_UNI_BOUNDARY,
    OU_AT_UNI_NON_BOUNDARY, OU_N_ATS
} OuSreAt;

typedef enum OuSreCategory {
    OU_CAT_DIGIT, OU_CAT_NOT_DIGIT, OU_CAT_SPACE, OU_CAT_NOT_SPACE, OU_CAT_WORD, OU_CAT_NOT_WORD, OU_CAT_LINEBREAK,
    OU_CAT_NOT_LINEBREAK, OU_CAT_LOC_WORD, OU_CAT_LOC_NOT_WORD, OU_CAT_UNI_DIGIT, OU_CAT_UNI_NOT_DIGIT,
    OU_CAT_UNI_SPACE, OU_CAT_UNI_NOT_SPACE, OU_CAT_UNI_WORD, OU_CAT_UNI_NOT_WORD, OU_CAT_UNI_LINEBREAK,
    OU_CAT_UNI_NOT_LINEBREAK, OU_N_CATEGORIES
} OuSreCategory;

/* How letters are made equal before they are compared. */
typedef enum OuSreFold { OU_FOLD_NONE, OU_FOLD_ASCII, OU_FOLD_UNICODE, OU_FOLD_LOCALE } OuSreFold;

/* What a set answers for a character that its table does not hold (256 and up; all, when it depends on the locale). */
typedef enum OuSreWide {
    OU_WIDE_NO, OU_WIDE_YES,
    OU_WIDE_CODE,     /* as the set's code says, the character folded */
    OU_WIDE_CHAR,     /* the folded character is `detail` */
    OU_WIDE_NOT_CHAR,
    OU_WIDE_CATEGORY  /* it is in category `detail` */
} OuSreWide;

typedef struct OuSreSet {
    uint8_t wide;   /* OuSreWide */
    uint8_t fold;   /* OuSreFold */
    bool local;     /* depends on the locale: the table is not filled in */
    uint32_t detail;/* the place in the code, the character, the category */
    uint8_t table[256];
} OuSreSet;

/* The nodes. "Behind" is the next node in the array; `to` is another one. Registers are numbers into OuSreRun.registers. */
typedef enum OuSreOp {
    OU_SRE_END,         /* the whole has matched */
    OU_SRE_FAIL,
    OU_SRE_STOP,        /* no choice is left: no match */
    /* one character; these stand for themselves, and for what ONE_* repeats */
    OU_SRE_ANY, OU_SRE_ANY_ALL, OU_SRE_CHAR, OU_SRE_NOT_CHAR, OU_SRE_SET, OU_SRE_LOCAL_SET, /* a: character, set */
    OU_SRE_STRING,      /* min characters of the pool from a on */
    OU_SRE_AT,          /* a: OuSreAt */
    OU_SRE_OPEN,        /* register a: where a group begins */
    OU_SRE_CLOSE,       /* register a: where it ends; it is the last one closed */
    OU_SRE_JUMP,
    OU_SRE_TRY,         /* behind, else `to`; look: what must stand here for the former */
    OU_SRE_TRY_LATER,   /* `to`, else behind */
    OU_SRE_GROUP_AGAIN, /* the text of group a; fold in `one` */
    OU_SRE_IF_GROUP,    /* to: when group a has not matched */
    OU_SRE_ONE_MAX,     /* `one` with a, min to max times, as often as it goes; OU_SRE_ONE_BACK stands behind it */
    OU_SRE_ONE_BACK,    /* the same, resumed with one less */
    OU_SRE_ONE_MIN,     /* as seldom as it goes; OU_SRE_ONE_MORE behind it */
    OU_SRE_ONE_MORE,
    OU_SRE_ONE_ALL,     /* as often as it goes, once for all */
    OU_SRE_LOOP_START,  /* registers a: count, a + 1: where the last round began; body behind, LOOP_MAX or LOOP_MIN at `to` */
    OU_SRE_LOOP_MAX,    /* after a round: another one, else behind; `to`: body */
    OU_SRE_LOOP_MIN,    /* after a round: behind, else another one, by OU_SRE_LOOP_MORE, which stands before the body */
    OU_SRE_LOOP_MORE,
    OU_SRE_CUT_START,   /* register a: height of the choices */
    OU_SRE_CUT_END,     /* choices made since then are gone */
    OU_SRE_ALL_START,   /* possessive loop: registers a: count, a + 1: last, a + 2: height; ALL_NEXT behind it */
    OU_SRE_ALL_NEXT,    /* another round if it goes, else `to` */
    OU_SRE_ALL_END,     /* after a round; `to`: ALL_NEXT */
    OU_SRE_ASSERT,      /* registers a: height, a + 1: place; `min` characters back; to: behind its end */
    OU_SRE_ASSERT_END,
    OU_SRE_ASSERT_NOT,  /* register a: height */
    OU_SRE_ASSERT_NOT_END
} OuSreOp;

/* What has to stand at a place for the nodes there to have a chance. */
typedef enum OuSreLook { OU_LOOK_ANYTHING, OU_LOOK_CHAR, OU_LOOK_SET } OuSreLook;

typedef struct OuSreNode {
    uint8_t op;
    uint8_t one;    /* ONE_*: OU_SRE_ANY ... LOCAL_SET; GROUP_AGAIN: the fold */
    uint8_t look;   /* OuSreLook: ONE_*: of what follows, TRY: of what is behind, LOOP_MAX: of the body */
    uint8_t look2;  /* TRY: of `to`, LOOP_MAX: of what is behind */
    uint32_t flags; /* OU_NODE_* */
    uint32_t a, to;
    uint32_t min, max;
    uint32_t look_a, look2_a; /* the character or set of look and look2 */
} OuSreNode;
#define OU_NODE_COUNTED 1u  /* loops: the number of rounds matters */
#define OU_NODE_EMPTY 2u    /* loops: a round may match nothing, and then is the last one */
#define OU_NODE_SURE 4u     /* ONE_MAX: what follows cannot begin with what is repeated: no way back is needed */
#define OU_NODE_SURE_NARROW 8u /* the same, as far as characters below 256 go */

/* A compiled pattern. Vectors are ou_mem blocks of `room` entries. */
typedef struct OuSreProgram {
    OuSreNode *nodes;
    OuSreSet *sets;
    uint32_t *pool;   /* characters of strings */
    uint32_t *code;   /* n_code numbers, as compile() was given them */
    size_t n_nodes, nodes_room, n_sets, sets_room, n_pool, pool_room, n_code;
    size_t n_groups;
    size_t n_registers; /* 2 a group, OU_SRE_LAST_GROUP(), then those of loops */
    size_t least;     /* characters that a match has at least */
    size_t prefix, n_prefix; /* the characters that every match begins with: from this place of the pool on, packed */
    unsigned prefix_width;   /* bytes a character of it */
    bool literal;     /* the prefix is all of it */
    bool anchored;    /* a match can begin only where the text does */
    uint8_t look;     /* OuSreLook of the beginning */
    uint32_t look_detail;
} OuSreProgram;

/* The register of the group that was closed last (OU_SRE_UNSET: none): behind the marks. */
#define OU_SRE_LAST_GROUP(program) (2 * (program)->n_groups)
#define OU_SRE_UNSET SIZE_MAX

typedef struct OuPattern {
    OuObject head;
    OuObject *pattern;    /* str, a bytes-like object, or None; owned, as the next two */
    OuObject *groupindex; /* dict: names to numbers */
    OuObject *indexgroup; /* tuple: numbers to names */
    int32_t flags;
    int32_t is_bytes;     /* 1, 0; -1: pattern is None, any text will do */
    int64_t n_groups;
    OuSreProgram program;
} OuPattern;

/* marks: where groups 0, 1, ... begin and end; -1: did not match. */
typedef struct OuMatch {
    OuObject head;
    OuObject *pattern, *string; /* owned; string NULL only while it is made */
    OuObject *regs;             /* tuple, made when asked for */
    int64_t pos, endpos;
    int64_t last_group;         /* -1: none */
    size_t n_groups;            /* with group 0 */
    int64_t marks[];
} OuMatch;

extern const OuType ou_pattern_type, ou_match_type, ou_scanner_type;

/* ---- sre_code.c, sre_look.c ---- */

/* Takes the program's code apart. RuntimeError "invalid SRE code" when it is none; the program may be half made then. */
OU_MUST_USE bool ou_sre_translate(OuThread *th, OuSreProgram *program);
void ou_sre_program_end(OuThread *th, OuSreProgram *program);
/* A new set, its table cleared: its number in *out. */
OU_MUST_USE bool ou_sre_set_add(OuThread *th, OuSreProgram *program, uint32_t *out);
/* Fills in what nodes know of what follows them, and how a search begins. */
OU_MUST_USE bool ou_sre_look_fill(OuThread *th, OuSreProgram *program);

/* ---- sre_set.c: characters ---- */

/* Does the set whose code begins here have c? The code is checked: it ends with FAILURE. */
bool ou_sre_set_code_has(const uint32_t *code, uint32_t c);
/* The same for any character and set: slow. */
bool ou_sre_set_has(const OuSreProgram *program, const OuSreSet *set, uint32_t c);
/* Fills the table in by asking for each character. */
void ou_sre_set_fill(const OuSreProgram *program, OuSreSet *set);
bool ou_sre_category_has(uint32_t category, uint32_t c);
uint32_t ou_sre_lower(uint32_t c, OuSreFold fold);
/* Is c part of a word, as this kind of boundary sees it? */
bool ou_sre_is_word(uint32_t c, OuSreAt kind);

/* ---- sre_run.c ---- */

typedef struct OuSreChoice {
    size_t at, limit; /* limit: of ONE_BACK and ONE_MORE */
    uint32_t node, trail;
} OuSreChoice;

typedef struct OuSreUndo {
    size_t old;
    size_t reg;
} OuSreUndo;

#ifdef OU_TINY
#define OU_SRE_N_CHOICES 2
#define OU_SRE_N_UNDOS 2
#define OU_SRE_N_REGISTERS 4
#else
#define OU_SRE_N_CHOICES 24
#define OU_SRE_N_UNDOS 24
#define OU_SRE_N_REGISTERS 24
#endif

/* A text being matched. Lives on the C stack of the method that works; nothing in it is shared.
 *   RUN-1 start <= length, end <= length
 *   RUN-2 choices[0] is the STOP node, with an empty trail */
typedef struct OuSreRun {
    OuThread *th;
    const OuPattern *pattern; /* borrowed */
    OuObject *string;         /* borrowed */
    const void *text;
    unsigned width;
    bool is_bytes;
    bool match_all;           /* fullmatch() */
    bool must_advance;        /* the match may not end where the search starts */
    bool dirty;               /* registers hold what an earlier match left */
    size_t length, pos, end;  /* of the text; where this run was to begin and to end */
    size_t start, stop;       /* the search starts here; after success: the match */
    size_t origin;            /* must_advance is about this place */
    size_t *registers;
    uint32_t *stamps;         /* a register: the place of its newest entry in the trail, perhaps */
    OuSreChoice *choices;
    OuSreUndo *undos;
    size_t n_choices, choices_room, n_undos, undos_room, registers_room;
    uint32_t steps;
    OuBuffer buffer;          /* owner NULL: a str or bytes */
    /* What the vectors begin with, before they grow. */
    OuSreChoice own_choices[OU_SRE_N_CHOICES];
    OuSreUndo own_undos[OU_SRE_N_UNDOS];
    size_t own_registers[OU_SRE_N_REGISTERS];
    uint32_t own_stamps[OU_SRE_N_REGISTERS];
} OuSreRun;

/* Sets up a run on a str or bytes-like object. False with TypeError or MemoryError, nothing to end. pos and end are clipped. */
OU_MUST_USE bool ou_sre_begin(OuThread *th, OuSreRun *run, const OuPattern *pattern, OuObject *string, int64_t pos,
                              int64_t end);
void ou_sre_end(OuSreRun *run);
/* At run->start only, or from there on. OU_TRUE: start and stop say where. OU_ERROR: pending. */
OuTruth ou_sre_match(OuSreRun *run);
OuTruth ou_sre_search(OuSreRun *run);
/* After a match: the next search starts where it ended. */
OU_INLINE void ou_sre_advance(OuSreRun *run)
{
    run->must_advance = run->start == run->stop;
    run->start = run->stop;
}

/* ---- the types ---- */

/* The characters of a str or a bytes-like object, until ou_sre_text_end(). False with TypeError, nothing to end. */
OU_MUST_USE bool ou_sre_text(OuThread *th, OuObject *string, OuBuffer *buffer, const void **text, size_t *length,
                             unsigned *width);
OU_INLINE void ou_sre_text_end(OuThread *th, OuBuffer *buffer)
{
    if (buffer->owner != NULL) { /* neither str nor bytes */
        ou_buffer_release(th, buffer);
    }
}
/* Characters [from, to) of the run's text: str or bytes, new. */
OuObject *ou_sre_slice(OuSreRun *run, size_t from, size_t to);
/* Group i (from 1 on) of the match just made, new: None, or empty, when it did not match. */
OuObject *ou_sre_group(OuSreRun *run, size_t i, bool empty);
/* The body of _sre.compile(), its six arguments. */
OuObject *ou_pattern_compile(OuThread *th, OuObject *const *args);
OuObject *ou_match_new(OuSreRun *run);
OuObject *ou_scanner_new(OuThread *th, OuObject *pattern, OuObject *string, int64_t pos, int64_t end);

#define OU_SRE_METHOD(name)                                                                        \
    OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self, OU_UNUSED OuObject *const *args, \
                   OU_UNUSED size_t n, OU_UNUSED OuObject *kwnames)

/* sre_replace.c */
OU_SRE_METHOD(ou_pattern_sub);
OU_SRE_METHOD(ou_pattern_subn);
OU_SRE_METHOD(ou_pattern_split);
OU_SRE_METHOD(ou_pattern_findall);

#endif
