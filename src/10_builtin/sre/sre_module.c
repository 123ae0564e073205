/* sre_module.c - the module _sre. */
#include "10_builtin/sre/sre_int.h"

#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/seq.h"
#include "06_types/str.h"
#include "06_types/unicode.h"

OU_METHOD(compile)
{
    return ou_pattern_compile(th, args);
}

OU_METHOD(getcodesize)
{
    return ou_int_new(th, sizeof(uint32_t));
}

/* A character given as a number. */
static bool character(OuThread *th, OuObject *o, uint32_t *out)
{
    int c = 0;
    if (!ou_as_c_int(th, o, &c)) {
        return false;
    }
    *out = (uint32_t)c;
    return true;
}

static bool is_ascii_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Neither table has anything beyond the last character. */
static uint32_t unicode_lower(uint32_t c)
{
    return c > 0x10ffff ? c : ou_unicode_simple_lower(c);
}

OU_METHOD(ascii_iscased)
{
    uint32_t c = 0;
    return character(th, args[0], &c) ? ou_bool(is_ascii_letter(c)) : NULL;
}

OU_METHOD(unicode_iscased)
{
    uint32_t c = 0;
    if (!character(th, args[0], &c)) {
        return NULL;
    }
    return ou_bool(c <= 0x10ffff && (unicode_lower(c) != c || ou_unicode_simple_upper(c) != c));
}

OU_METHOD(ascii_tolower)
{
    uint32_t c = 0;
    return character(th, args[0], &c) ? ou_int_new(th, (int32_t)ou_sre_lower(c, OU_FOLD_ASCII)) : NULL;
}

OU_METHOD(unicode_tolower)
{
    uint32_t c = 0;
    return character(th, args[0], &c) ? ou_int_new(th, (int32_t)unicode_lower(c)) : NULL;
}

static const OuMethodDef functions[] = {
    {"compile", compile, "pattern, flags, code, groups, groupindex, indexgroup", 0, NULL},
    {"getcodesize", getcodesize, "", 0, NULL},
    {"ascii_iscased", ascii_iscased, "character, /", 0, NULL},
    {"unicode_iscased", unicode_iscased, "character, /", 0, NULL},
    {"ascii_tolower", ascii_tolower, "character, /", 0, NULL},
    {"unicode_tolower", unicode_tolower, "character, /", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_sre", NULL, functions);
    if (module != NULL &&
        (!ou_module_add_adopt(th, module, "MAGIC", ou_int_new(th, OU_SRE_MAGIC)) ||
         !ou_module_add_adopt(th, module, "CODESIZE", ou_int_new(th, sizeof(uint32_t))) ||
         !ou_module_add_adopt(th, module, "MAXREPEAT", ou_int_new(th, OU_SRE_MAX_REPEAT)) ||
         !ou_module_add_adopt(th, module, "MAXGROUPS", ou_int_new(th, OU_SRE_MAX_GROUPS)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__sre = {.name = "_sre", .make = make};
