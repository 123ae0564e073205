/* place_error.h - SyntaxErrors of the passes behind the parser: symbols and code generation.
 *
 * They know a place in the tree, not the text. As in CPython the line they show is read from the file that is
 * called `filename`; where there is none (a string, standard input) they show no line, and columns count bytes. */
#ifndef OU_PLACE_ERROR_H
#define OU_PLACE_ERROR_H

#include "06_types/error.h"

#include <stdarg.h>

typedef struct OuPlace08 {
    uint32_t line, col, end_line, end_col; /* as in OuNode; end_col UINT32_MAX: not known */
} OuPlace08;

/* Raises SyntaxError(message, (filename, line, ...)). bare: args holds the message only and the place is set as
 * attributes, which is what CPython's symbol pass does. The format is ou_str_format's. False. */
bool ou_place_error(OuThread *th, OuObject *filename, OuPlace08 place, bool bare, const char *format, ...);
bool ou_place_error_list(OuThread *th, OuObject *filename, OuPlace08 place, bool bare, const char *format,
                         va_list args);

#endif
