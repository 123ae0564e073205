/* site_names.h - exit, quit, copyright, credits, license, help in builtins. */
#ifndef OU_SITE_NAMES_H
#define OU_SITE_NAMES_H

#include "10_builtin/library.h"

extern const OuType ou_quitter_type, ou_printer_type, ou_helper_type;

/* Adds the six names; not done under -S. False with an error pending. */
bool ou_site_names_add(OuThread *th);

#endif
