/* ast.h - syntax trees as Python objects: what compile() asks of the module _ast. */
#ifndef OU_AST_H
#define OU_AST_H

#include "08_compile/compile.h"

extern const OuType ou_ast_type;

OU_INLINE bool ou_is_ast(const OuObject *o) { return ou_type_extends(o->type, &ou_ast_type); }

/* The tree of source text as an ast.Module, Interactive or Expression; new. flags: OU_COMPILE_*. */
OuObject *ou_ast_of_source(OuThread *th, const char *bytes, size_t size, OuObject *filename, OuCompileMode mode, unsigned flags);

/* Compiles a tree that a program made or changed, after it was checked. */
OuCode *ou_ast_compile(OuThread *th, OuObject *tree, OuObject *filename, OuCompileMode mode, unsigned flags, int optimize);

#endif
