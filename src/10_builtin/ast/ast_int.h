/* ast_int.h - between the files of the module _ast.
 *
 * The grammar stands once, as text (ast_grammar.c), and the layout of nodes once, as 08_compile/tree.c's table. Classes are made
 * from the first, and both together drive the two converters: field i of a kind in the table is field i of its constructor
 * in the grammar. */
#ifndef OU_AST_INT_H
#define OU_AST_INT_H

#include "06_types/type.h"
#include "08_compile/tree.h"
#include "10_builtin/ast/ast.h"

/* The rules of the grammar: sums of constructors, and products, which are their own constructor. */
typedef enum AstGroup {
    AST_MOD, AST_STMT, AST_EXPR, AST_EXPR_CONTEXT, AST_BOOLOP, AST_OPERATOR, AST_UNARYOP, AST_CMPOP, AST_COMPREHENSION,
    AST_EXCEPTHANDLER, AST_ARGUMENTS, AST_ARG, AST_KEYWORD, AST_ALIAS, AST_WITHITEM, AST_MATCH_CASE, AST_PATTERN,
    AST_TYPE_IGNORE,
    AST_GROUPS,
    AST_IDENTIFIER = AST_GROUPS, AST_STRING, AST_INT, AST_CONSTANT /* types that are no rules */
} AstGroup;

typedef enum AstCount { AST_ONE, AST_OPTIONAL, AST_LIST } AstCount;

#define AST_MAX_FIELDS 8

/* One constructor: what its class is made from. */
typedef struct AstField {
    uint8_t type;   /* AstGroup */
    uint8_t count;  /* AstCount */
    OuObject *name; /* borrowed from fields */
} AstField;
typedef struct AstClass {
    OuObject *cls;    /* owned */
    OuObject *fields; /* tuple of str: _fields as it was made; owned */
    OuObject *one;    /* the only instance that parsing gives, of those without fields that are no statements; owned, or NULL */
    uint8_t group;
    uint8_t n_fields;
    AstField field[AST_MAX_FIELDS];
} AstClass;

/* State of the module; lives as long as OuLibrary.ast_module. */
typedef struct AstState {
    OuObject *groups[AST_GROUPS];       /* classes; owned */
    AstClass kinds[OU_NODE_KINDS];      /* by OuNodeKind */
    AstClass operators[OU_OPERATORS];   /* by OuOperator; OU_TREE_NONE is not filled in */
    AstClass contexts[3];               /* by OuExprContext */
    OuObject *lineno, *col_offset, *end_lineno, *end_col_offset; /* interned; owned */
} AstState;

extern const struct AstGroupRow {
    const char *name;
    bool product;
    uint8_t positions;   /* 0: none; 1: with optional ends; 2: all required */
    const char *members; /* constructors, "|" between; of a product: its fields */
} ast_groups[AST_GROUPS];

/* Of this VM, made on first use; NULL with an error. */
AstState *ast_state(OuThread *th);
/* Fills a zeroed state, adds all classes to the module. */
bool ast_make_classes(OuThread *th, AstState *state, OuObject *module);
/* The classes' record of a constructor by its name in the grammar; NULL: none. */
AstClass *ast_class_named(AstState *state, const char *name, size_t n);

/* A node object without attributes; its dict, borrowed, in *dict. */
OuObject *ast_new_node(OuThread *th, OuObject *cls, OuObject **dict);

/* ast_from_tree.c: the node and all below it as objects; NULL gives None. */
OuObject *ast_from_tree(OuThread *th, AstState *state, const OuNode *node);
/* ast_to_tree.c: a tree of objects, whose root must be of the group AST_MOD, in the arena. */
OuNode *ast_to_tree(OuThread *th, AstState *state, OuArena *arena, OuObject *root);
/* ast_validate.c: what the parser would never make is an error: ValueError or TypeError. */
bool ast_validate(OuThread *th, const OuNode *root);

#endif
