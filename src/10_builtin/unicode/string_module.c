/* string_module.c - the module _string: how a str.format() template comes apart, for the library's string.Formatter. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/module.h"
#include "06_types/str.h"

#define ARGS OuThread *th, OuObject *self, OuObject *const *args, size_t n, OuObject *kwnames
#define UNUSED_ARGS() ((void)self, (void)args, (void)n, (void)kwnames)

static OuObject *formatter_parser(ARGS)
{
    UNUSED_ARGS();
    return ou_str_formatter_parser(th, args[0]);
}

static OuObject *field_name_split(ARGS)
{
    UNUSED_ARGS();
    return ou_str_field_name_split(th, args[0]);
}

static const OuMethodDef functions[] = {
    {"formatter_parser", formatter_parser, "format, /", 0, "parse the argument as a format string"},
    {"formatter_field_name_split", field_name_split, "name, /", 0, "split the argument as a field name"},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    return ou_module_make(th, "_string", NULL, functions);
}

const OuBuiltinModule ou_module__string = {.name = "_string", .make = make};
