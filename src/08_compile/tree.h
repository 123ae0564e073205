/* tree.h - the syntax tree: Python 3.11's abstract grammar as C data.
 *
 * Kinds and fields are those of the documentation of Python's `ast` module, under
 * the same names, so that the module can show a tree without translation; what
 * this header leaves out is said here: type comments and type ignores are never
 * kept, and Constant.kind is the flag OU_NODE_U.
 *
 * A node is a head and, behind it, the member of the union that its kind names.
 * Nodes are allocated only as long as their kind needs (OuKindInfo.size), so a
 * node is never copied by assignment of the whole struct. Nodes, arrays and the
 * references they hold all belong to one OuArena. Objects in a tree (identifiers,
 * constants) are borrowed from that arena.
 *
 * Shape, which passes must honour to be safe on hostile input:
 *   TREE-1  what nests by brackets, blocks or prefix operators is bounded by the
 *           parser (OU_PARSE_MAX_DEPTH); a pass may recurse into it
 *   TREE-2  left-associative chains are *not* bounded: BinOp.left, Attribute.value,
 *           Subscript.value and Call.func may nest a million deep (1+1+1+...,
 *           f()()()...). Passes walk those fields with a loop, or bound them
 *   TREE-3  `elif` chains are nested in If.orelse without bound likewise
 *   TREE-4  BoolOp.values and Compare are flat, as in `ast`
 *   TREE-5  no node stands at two places, so a pass may write to it
 *
 * Optional fields are NULL when absent. OuNodes with n == 0 is an empty list. */
#ifndef OU_TREE_H
#define OU_TREE_H

#include "08_compile/arena.h"

typedef struct OuNode OuNode;

typedef enum OuNodeKind {
    OU_NODE_NONE, /* no node has it: zeroed memory is not a valid node */

    /* mod: the roots */
    OU_N_MODULE,      /* module; also body */
    OU_N_INTERACTIVE, /* body */
    OU_N_EXPRESSION,  /* expr */
    OU_N_FUNCTION_TYPE, /* function_type */

    /* stmt */
    OU_N_FUNCTION_DEF,       /* func */
    OU_N_ASYNC_FUNCTION_DEF, /* func */
    OU_N_CLASS_DEF,          /* klass */
    OU_N_RETURN,             /* expr (may be NULL) */
    OU_N_DELETE,             /* list */
    OU_N_ASSIGN,             /* assign */
    OU_N_AUG_ASSIGN,         /* aug; op */
    OU_N_ANN_ASSIGN,         /* ann */
    OU_N_FOR,                /* loop */
    OU_N_ASYNC_FOR,          /* loop */
    OU_N_WHILE,              /* cond */
    OU_N_IF,                 /* cond */
    OU_N_WITH,               /* with */
    OU_N_ASYNC_WITH,         /* with */
    OU_N_MATCH,              /* match */
    OU_N_RAISE,              /* raise */
    OU_N_TRY,                /* try_ */
    OU_N_TRY_STAR,           /* try_ */
    OU_N_ASSERT,             /* assert_ */
    OU_N_IMPORT,             /* list: of OU_N_ALIAS */
    OU_N_IMPORT_FROM,        /* import_from */
    OU_N_GLOBAL,             /* names */
    OU_N_NONLOCAL,           /* names */
    OU_N_EXPR,               /* expr */
    OU_N_PASS,
    OU_N_BREAK,
    OU_N_CONTINUE,

    /* expr */
    OU_N_BOOL_OP,         /* list: two or more; op OU_TREE_AND, OU_TREE_OR */
    OU_N_NAMED_EXPR,      /* pair: left is the target Name, right the value */
    OU_N_BIN_OP,          /* pair; op */
    OU_N_UNARY_OP,        /* expr; op */
    OU_N_LAMBDA,          /* lambda */
    OU_N_IF_EXP,          /* choice */
    OU_N_DICT,            /* dict */
    OU_N_SET,             /* list */
    OU_N_LIST_COMP,       /* comp */
    OU_N_SET_COMP,        /* comp */
    OU_N_DICT_COMP,       /* comp: elt is the key, value the value */
    OU_N_GENERATOR_EXP,   /* comp */
    OU_N_AWAIT,           /* expr */
    OU_N_YIELD,           /* expr (may be NULL) */
    OU_N_YIELD_FROM,      /* expr */
    OU_N_COMPARE,         /* compare */
    OU_N_CALL,            /* call */
    OU_N_FORMATTED_VALUE, /* formatted */
    OU_N_JOINED_STR,      /* list: of OU_N_CONSTANT (str), OU_N_FORMATTED_VALUE */
    OU_N_CONSTANT,        /* constant */
    OU_N_ATTRIBUTE,       /* attribute; ctx */
    OU_N_SUBSCRIPT,       /* pair: left is the value, right the slice; ctx */
    OU_N_STARRED,         /* expr; ctx */
    OU_N_NAME,            /* name; ctx */
    OU_N_LIST,            /* list; ctx */
    OU_N_TUPLE,           /* list; ctx */
    OU_N_SLICE,           /* slice */

    /* pattern */
    OU_N_MATCH_VALUE,     /* expr */
    OU_N_MATCH_SINGLETON, /* constant: None, True, False */
    OU_N_MATCH_SEQUENCE,  /* list */
    OU_N_MATCH_MAPPING,   /* mapping */
    OU_N_MATCH_CLASS,     /* match_class */
    OU_N_MATCH_STAR,      /* name (may be NULL: `*_`) */
    OU_N_MATCH_AS,        /* match_as */
    OU_N_MATCH_OR,        /* list */

    /* the rest. Of these, Arguments, Comprehension, WithItem and MatchCase have
     * no position in `ast`; their line is 0 */
    OU_N_COMPREHENSION,  /* generator */
    OU_N_EXCEPT_HANDLER, /* handler */
    OU_N_ARGUMENTS,      /* arguments */
    OU_N_ARG,            /* arg */
    OU_N_KEYWORD,        /* keyword */
    OU_N_ALIAS,          /* alias */
    OU_N_WITH_ITEM,      /* item */
    OU_N_MATCH_CASE,     /* match_case */
    OU_N_TYPE_IGNORE,    /* type_ignore; a comment */

    OU_NODE_KINDS
} OuNodeKind;

typedef enum OuExprContext { OU_CTX_LOAD, OU_CTX_STORE, OU_CTX_DEL } OuExprContext;

typedef enum OuOperator {
    OU_TREE_NONE,
    /* binary: OU_N_BIN_OP, OU_N_AUG_ASSIGN */
    OU_TREE_ADD, OU_TREE_SUB, OU_TREE_MULT, OU_TREE_MAT_MULT, OU_TREE_DIV, OU_TREE_MOD, OU_TREE_POW,
    OU_TREE_LSHIFT, OU_TREE_RSHIFT, OU_TREE_BIT_OR, OU_TREE_BIT_XOR, OU_TREE_BIT_AND, OU_TREE_FLOOR_DIV,
    /* boolean: OU_N_BOOL_OP */
    OU_TREE_AND, OU_TREE_OR,
    /* unary: OU_N_UNARY_OP */
    OU_TREE_INVERT, OU_TREE_NOT, OU_TREE_UADD, OU_TREE_USUB,
    /* comparison: OU_N_COMPARE's ops */
    OU_TREE_EQ, OU_TREE_NOT_EQ, OU_TREE_LT, OU_TREE_LTE, OU_TREE_GT, OU_TREE_GTE, OU_TREE_IS,
    OU_TREE_IS_NOT, OU_TREE_IN, OU_TREE_NOT_IN,
    OU_OPERATORS
} OuOperator;

/* OuNode.flags */
#define OU_NODE_PAREN 1u  /* an expression written inside its own parentheses (whose
                             position, as in `ast`, is not part of the node's) */
#define OU_NODE_U 2u      /* a str constant whose first piece had the prefix u */
#define OU_NODE_SIMPLE 4u /* AnnAssign: the target is a name without parentheses */

typedef struct OuNodes {
    OuNode **items;
    uint32_t n;
} OuNodes;

typedef struct OuNameList {
    OuObject **items; /* interned str */
    uint32_t n;
} OuNameList;

struct OuNode {
    uint8_t kind;  /* OuNodeKind */
    uint8_t ctx;   /* OuExprContext */
    uint8_t op;    /* OuOperator */
    uint8_t flags; /* OU_NODE_... */
    uint32_t line, col;         /* lineno from 1; col_offset from 0, in UTF-8 bytes */
    uint32_t end_line, end_col; /* past the last byte */
    uint32_t aux;  /* 0 from the parser; free for the pass that owns the tree next */
    union {
        OuNode *expr; /* Expression.body, .value, Starred.value, UnaryOp.operand */
        OuNodes list; /* .elts, .values, .targets, .names, .patterns */
        OuNodes body; /* Module, Interactive */
        struct { OuNodes body; OuNodes type_ignores; /* OU_N_TYPE_IGNORE */ } module;
        struct { OuNodes argtypes; OuNode *returns; } function_type; /* `(int, str) -> int`, a type comment's text */
        struct { uint32_t line; OuObject *tag; } type_ignore;
        OuNameList names;
        struct { OuNode *left, *right; } pair;
        struct {
            OuObject *name;
            OuNode *args; /* OU_N_ARGUMENTS */
            OuNodes body;
            OuNodes decorators;
            OuNode *returns; /* or NULL */
            OuObject *type_comment; /* str, or NULL; so with all of that name */
        } func;
        struct {
            OuObject *name;
            OuNodes bases;
            OuNodes keywords; /* OU_N_KEYWORD */
            OuNodes body;
            OuNodes decorators;
        } klass;
        struct { OuNodes targets; OuNode *value; OuObject *type_comment; } assign;
        struct { OuNode *target, *value; } aug;
        struct { OuNode *target, *annotation, *value; /* value may be NULL */ } ann;
        struct { OuNode *target, *iter; OuNodes body, orelse; OuObject *type_comment; } loop;
        struct { OuNode *test; OuNodes body, orelse; } cond;
        struct { OuNodes items; /* OU_N_WITH_ITEM */ OuNodes body; OuObject *type_comment; } with;
        struct { OuNode *subject; OuNodes cases; /* OU_N_MATCH_CASE */ } match;
        struct { OuNode *exc, *cause; /* each may be NULL */ } raise;
        struct {
            OuNodes body;
            OuNodes handlers; /* OU_N_EXCEPT_HANDLER */
            OuNodes orelse, finalbody;
        } try_;
        struct { OuNode *test, *msg; /* msg may be NULL */ } assert_;
        struct {
            OuObject *module; /* or NULL: from . import x */
            OuNodes names;    /* OU_N_ALIAS; `*` is one alias named "*" */
            uint32_t level;   /* number of leading dots */
        } import_from;
        struct { OuNode *args, *body; } lambda;
        struct { OuNode *test, *body, *orelse; } choice;
        struct { OuNodes keys, values; /* a NULL key: **value */ } dict;
        struct {
            OuNode *elt;
            OuNode *value; /* DictComp only, else NULL */
            OuNodes generators; /* OU_N_COMPREHENSION, one or more */
        } comp;
        struct {
            OuNode *left;
            OuNodes comparators;
            uint8_t *ops; /* OuOperator, as many as comparators */
        } compare;
        struct {
            OuNode *func;
            OuNodes args;     /* OU_N_STARRED for *x */
            OuNodes keywords; /* OU_N_KEYWORD; name NULL for **x */
        } call;
        struct {
            OuNode *value;
            OuNode *spec;   /* OU_N_JOINED_STR, or NULL */
            int conversion; /* 's', 'r', 'a', or -1 */
        } formatted;
        struct { OuObject *value; } constant;
        struct { OuNode *value; OuObject *attr; } attribute;
        struct { OuObject *id; } name; /* MatchStar: may be NULL */
        struct { OuNode *lower, *upper, *step; /* each may be NULL */ } slice;
        struct {
            OuNodes keys;     /* expressions: constants or dotted names */
            OuNodes patterns; /* as many */
            OuObject *rest;   /* **rest, or NULL */
        } mapping;
        struct {
            OuNode *cls;
            OuNodes patterns;
            OuNameList kwd_attrs;
            OuNodes kwd_patterns;
        } match_class;
        struct {
            OuNode *pattern; /* NULL: a capture; both NULL: the wildcard `_` */
            OuObject *name;
        } match_as;
        struct { OuNode *target, *iter; OuNodes ifs; bool is_async; } generator;
        struct {
            OuNode *type;   /* or NULL */
            OuObject *name; /* or NULL */
            OuNodes body;
        } handler;
        struct {
            OuNodes posonlyargs, args, kwonlyargs; /* OU_N_ARG */
            OuNodes defaults;    /* of the last posonlyargs + args */
            OuNodes kw_defaults; /* one each kwonlyarg, NULL when it has none */
            OuNode *vararg, *kwarg; /* OU_N_ARG or NULL */
        } arguments;
        struct { OuObject *name; OuNode *annotation; /* or NULL */ OuObject *type_comment; } arg;
        struct { OuObject *name; /* NULL: ** */ OuNode *value; } keyword;
        struct { OuObject *name; /* dotted, or "*" */ OuObject *asname; /* or NULL */ } alias;
        struct { OuNode *context, *vars; /* vars may be NULL */ } item;
        struct { OuNode *pattern, *guard; /* guard may be NULL */ OuNodes body; } match_case;
    };
};

typedef struct OuTree {
    OuNode *root;   /* OU_N_MODULE, OU_N_INTERACTIVE, OU_N_EXPRESSION, OU_N_FUNCTION_TYPE */
    OuArena *arena; /* holds everything in the tree */
} OuTree;

/* What a field of a kind holds. */
typedef enum OuFieldType {
    OU_FIELD_NODE,      /* OuNode *, never NULL */
    OU_FIELD_NODE_OPT,  /* OuNode *, or NULL */
    OU_FIELD_NODES,     /* OuNodes; items may be NULL in Dict.keys, kw_defaults */
    OU_FIELD_NAME,      /* OuObject *: identifier */
    OU_FIELD_NAME_OPT,  /* or NULL */
    OU_FIELD_NAMES,     /* OuNameList */
    OU_FIELD_VALUE,     /* OuObject *: a constant */
    OU_FIELD_OPERATOR,  /* OuNode.op */
    OU_FIELD_OPERATORS, /* uint8_t *, as many as the OuNodes that follow it in the table */
    OU_FIELD_CTX,       /* OuNode.ctx */
    OU_FIELD_INT,       /* int */
    OU_FIELD_LEVEL,     /* uint32_t */
    OU_FIELD_BOOL,      /* bool */
    OU_FIELD_SIMPLE,    /* OU_NODE_SIMPLE as 0 or 1 */
    OU_FIELD_U,         /* OU_NODE_U: None or 'u' */
    OU_FIELD_STRING,    /* OuObject *: str */
    OU_FIELD_STRING_OPT /* or NULL */
} OuFieldType;

typedef struct OuField {
    const char *name; /* as in `ast` */
    uint8_t type;     /* OuFieldType */
    uint8_t offset;   /* in OuNode; unused for what stands in the head */
} OuField;

typedef struct OuKindInfo {
    const char *name; /* class name in `ast`: "FunctionDef" */
    const OuField *fields;
    uint8_t n_fields;
    uint8_t size;      /* bytes of a node of this kind */
    bool has_position; /* lineno and the rest are attributes of it in `ast` */
} OuKindInfo;

/* The description of each kind: what dumps, copies and walks are driven by. */
const OuKindInfo *ou_node_info(OuNodeKind kind);

/* Class name in `ast` of an operator: "Add", "NotIn". */
const char *ou_operator_name(OuOperator op);

/* How the operator is written: "+", "not in". */
const char *ou_operator_text(OuOperator op);

/* A new node without position, all fields empty. NULL with MemoryError pending. */
OuNode *ou_node_new(OuThread *th, OuArena *arena, OuNodeKind kind);

/* Calls visit(ctx, &child) for each direct child that is not NULL, in the order of
 * the fields of `ast`, until it returns false; then returns false. The address lets
 * a pass replace the child. Does not recurse. */
bool ou_node_each(OuNode *node, bool (*visit)(void *ctx, OuNode **child), void *ctx);

/* Is the statement one of those that hold blocks? */
bool ou_node_is_compound(const OuNode *stmt);

/* What error messages call an expression: "function call", "literal", "True". */
const char *ou_node_noun(const OuNode *expr);

#endif
