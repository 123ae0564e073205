/* signature.h - signatures of functions written in C, parsed: how arguments are laid out.
 *
 * The text of OuMethodDef.signature is parsed once a VM and kept by its address
 * (it is a string literal). The words of the errors depend, as in CPython, on
 * what kind of function it is:
 *
 *   ""            "list.clear() takes no arguments (1 given)"
 *   "x, /"        "list.append() takes exactly one argument (2 given)"
 *   "x, y=0, /"   "pop expected at most 1 argument, got 2"
 *   named ones    "split() takes at most 2 arguments (3 given)"
 *   "!!x, /"      "ctime() takes exactly 1 argument (2 given)"
 *
 * A text that begins with "!" or "!!" is not shown as __text_signature__: CPython's function has none, and what asks for one
 * (inspect.signature, a mock's specification) is to get the same answer. */
#ifndef OU_SIGNATURE_H
#define OU_SIGNATURE_H

#include "06_types/types_vm.h"

#define OU_SIGNATURE_MAX 24 /* parameters of one function */

typedef struct OuSignature {
    const char *text;     /* the literal: key of the cache */
    uint16_t n;           /* parameters */
    uint16_t n_positional;/* of these, those that can be given by position: the first ones */
    uint16_t n_posonly;   /* of these, those without a name for the caller */
    uint16_t n_required;  /* positional ones without default: the first ones */
    uint32_t required;    /* a bit each parameter: no default */
    bool raw;             /* "*args" or "**kwargs": arguments go through as they come */
    OuObject *names[];    /* interned */
} OuSignature;

/* Parsed, from the cache; borrowed; NULL with MemoryError. */
const OuSignature *ou_signature_of(OuThread *th, const char *text);

/* n arguments by position are what the function wants to see, just as they are (NULL: of a function that is to see all). */
OU_INLINE bool ou_signature_fits(const OuSignature *signature, size_t n)
{
    return signature == NULL || signature->raw || (n == signature->n && n == signature->n_positional);
}

/* Lays args out: out[i] for parameter i, borrowed, NULL when absent. name: as errors show it. owner: what
 * stands before it ("list.") for the first two kinds of the list above, or "". */
bool ou_signature_bind(OuThread *th, const OuSignature *signature, const char *owner, const char *name,
                       OuObject *const *args, size_t n, OuObject *kwnames, OuObject **out);

#endif
