/* site_names.c - exit, quit, copyright, credits, license, help: what site.py adds to builtins, for people at a prompt.
 *
 * They are there without site.py being imported (see 13_cli/path.c), so they are objects of static types: six small blocks a
 * start. Importing `site` puts its own in their place, which do the same. */
#include "10_builtin/sys/site_names.h"

#include "04_object/object_inline.h"
#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "10_builtin/type_index_10.h"

#include <string.h>

#define PAGE_LINES 23 /* of a long text that are shown at once */

typedef struct SiteName {
    OuObject head;
    const char *name;
    const char *text; /* of a printer */
} SiteName;

static const char copyright_text[] = "Copyright (c) 2026 The Ouro developers.\n"
                                     "The standard library is CPython's: Copyright (c) 2001-2023 Python Software Foundation.";
static const char credits_text[] =
    "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n"
    "    for making Python and the library that Ouro runs. See www.python.org for more information.";
static const char license_text[] =
    "Ouro is under the MIT licence: see the file LICENSE that comes with it.\n"
    "The standard library is CPython's, under the PSF licence: see https://www.python.org/psf/license/";

static void name_drop(OuThread *th, OuObject *self)
{
    ou_object_free(th, self, sizeof(SiteName));
}

/* ---- exit and quit ---- */

static OuObject *quitter_repr(OuThread *th, OuObject *self)
{
    return ou_str_format(th, "Use %s() or Ctrl-D (i.e. EOF) to exit", ((SiteName *)self)->name);
}

/* sys.stdin is closed first: a shell around the program may catch SystemExit, but not that there is no more input. */
static OuObject *quitter_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *code;
    if (!ou_args_parse(th, "__call__", "code=None", args, n, kwnames, &code)) {
        return NULL;
    }
    OuObject *in = ou_dict_borrow_str(th, th->vm->machine->sys_dict, OU_NAME(th, plain_stdin));
    OuObject *closed = in == NULL ? NULL : ou_call_method_text(th, in, "close", 0);
    ou_drop_maybe(th, closed);
    ou_error_clear(th);
    OuObject *error = ou_call1(th, OU_TYPE_OBJECT(&ou_exc_system_exit), code == NULL ? OU_NONE : code);
    if (error != NULL) {
        ou_raise_object(th, error, NULL);
        ou_drop(th, error);
    }
    return NULL;
}

static OuObject *quitter_name(OuThread *th, OuObject *self)
{
    return ou_str_from_text(th, ((SiteName *)self)->name);
}

static OuObject *quitter_eof(OuThread *th, OU_UNUSED OuObject *self)
{
    return ou_str_from_text(th, "Ctrl-D (i.e. EOF)");
}

/* ---- copyright, credits, license ---- */

static size_t count_lines(const char *text)
{
    size_t n = 1;
    for (; *text != 0; text++) {
        n += *text == '\n';
    }
    return n;
}

static OuObject *printer_repr(OuThread *th, OuObject *self)
{
    const SiteName *p = (const SiteName *)self;
    return count_lines(p->text) <= PAGE_LINES ? ou_str_from_text(th, p->text)
                                              : ou_str_format(th, "Type %s() to see the full %s text", p->name, p->name);
}

static OuObject *printer_call(OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (!ou_args_parse(th, "__call__", "", args, n, kwnames, NULL)) {
        return NULL;
    }
    OuObject *print = ou_dict_borrow_text(th, th->vm->machine->builtins, "print");
    OuObject *text = print == NULL ? NULL : ou_str_from_text(th, ((SiteName *)self)->text);
    OuObject *result = text == NULL ? NULL : ou_call1(th, print, text);
    ou_drop_maybe(th, text);
    return result;
}

/* ---- help ---- */

static OuObject *helper_repr(OuThread *th, OU_UNUSED OuObject *self)
{
    return ou_str_from_text(th, "Type help() for interactive help, or help(object) for help about object.");
}

/* pydoc does it. */
static OuObject *helper_call(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *pydoc = ou_import_module(th, "pydoc");
    OuObject *help = pydoc == NULL ? NULL : ou_get_attr_text(th, pydoc, "help");
    OuObject *result = help == NULL ? NULL : ou_call(th, help, args, n, kwnames);
    ou_drop_maybe(th, help);
    ou_drop_maybe(th, pydoc);
    return result;
}

/* ---- types ---- */

static const OuGetSetDef quitter_attributes[] = {
    {"name", quitter_name, NULL, NULL},
    {"eof", quitter_eof, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

#define TYPE(kind, type_name, number, attributes, text)                                                                        \
    const OuType ou_##kind##_type = {                                                                                          \
        .head = OU_STATIC_HEAD(&ou_type_type),                                                                                 \
        .name = "_sitebuiltins." type_name,                                                                                    \
        .base = &ou_object_type,                                                                                               \
        .flags = OU_TYPE_IMMUTABLE,                                                                                            \
        .index = number,                                                                                                       \
        .basic_size = sizeof(SiteName),                                                                                        \
        .drop = name_drop,                                                                                                     \
        .repr = kind##_repr,                                                                                                   \
        .str = ou_object_str,                                                                                                  \
        .hash = ou_object_hash,                                                                                              \
        .compare = ou_object_compare,                                                                                          \
        .call = kind##_call,                                                                                                   \
        .get_attr = ou_generic_get_attr,                                                                                       \
        .set_attr = ou_generic_set_attr,                                                                                       \
        .init = ou_object_init,                                                                                                \
        .getset = attributes,                                                                                                  \
        .doc = text,                                                                                                           \
    }

TYPE(quitter, "Quitter", OU_TYPE_INDEX_QUITTER, quitter_attributes, NULL);
TYPE(printer, "_Printer", OU_TYPE_INDEX_PRINTER, NULL,
     "interactive prompt objects for printing the license text, a list of\ncontributors and the copyright notice.");
TYPE(helper, "_Helper", OU_TYPE_INDEX_HELPER, NULL,
     "Define the builtin 'help'.\n\nCalling help() at the prompt starts an interactive help session.\nCalling help(thing) "
     "prints help for the object 'thing'.");

static bool add(OuThread *th, const OuType *type, const char *name, const char *text)
{
    SiteName *o = (SiteName *)ou_type_allocate(th, type, 0);
    if (o != NULL) {
        o->name = name;
        o->text = text;
    }
    return ou_module_add_adopt(th, th->vm->machine->builtins_module, name, (OuObject *)o);
}

bool ou_site_names_add(OuThread *th)
{
    return add(th, &ou_quitter_type, "exit", NULL) && add(th, &ou_quitter_type, "quit", NULL) &&
           add(th, &ou_printer_type, "copyright", copyright_text) && add(th, &ou_printer_type, "credits", credits_text) &&
           add(th, &ou_printer_type, "license", license_text) && add(th, &ou_helper_type, "help", NULL);
}
