/* tree_text.h - a syntax tree as one line of text, for comparing with the oracle's.
 *
 * Kind(field=value,...)@line:col-line:col; lists in [], None for what is absent, 's'
 * and hexadecimal UTF-8 for str, 'b' and hexadecimal for bytes, 'i' and hexadecimal
 * for int, 'f' and the bits for float, 'c' and two of them for complex. */
#ifndef OU_TREE_TEXT_H
#define OU_TREE_TEXT_H

#include "08_compile/tree.h"

#include <stdio.h>

/* False when a constant could not be shown (the error is pending). */
bool tree_text(OuThread *th, FILE *out, const OuNode *node);

#endif
