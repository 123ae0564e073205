/* warn.h - warnings about source text: the compiler's one way to the host table. */
#ifndef OU_WARN_H
#define OU_WARN_H

#include "06_types/error.h"

typedef enum OuWarning { OU_WARN_SYNTAX, OU_WARN_DEPRECATION } OuWarning;

/* SyntaxWarning or DeprecationWarning. */
const OuType *ou_warning_type(OuWarning category);

/* A warning about a line of `filename` (borrowed). The format is printf's. False with an
 * error pending: one of ou_warning_type(category) when the filter makes warnings errors
 * (the caller then raises a SyntaxError with a place instead), or another. */
OU_MUST_USE bool ou_compile_warn(OuThread *th, OuWarning category, OuObject *filename, uint32_t line,
                                 const char *format, ...) OU_PRINTF(5, 6);

#endif
