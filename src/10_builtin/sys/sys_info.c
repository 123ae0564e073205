/* sys_info.c - what sys tells of the runtime: version, implementation, flags, the limits of numbers and hashes. */
#include "10_builtin/sys/structseq.h"
#include "10_builtin/sys/sys_int.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/namespace.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/cache.h"
#include "10_builtin/sys/sys_module.h"

#include <float.h>

#define HEX_VERSION 0x030b02f0 /* the language: CPython 3.11.2's */

static const OuStructField version_fields[] = {{"major", NULL}, {"minor", NULL}, {"micro", NULL}, {"releaselevel", NULL},
                                               {"serial", NULL}, {NULL, NULL}};
static const OuStructSeq version_table = {"sys.version_info", "Version information as a named tuple.", version_fields, 5, OU_STRUCTSEQ_BY_NOBODY};

static const OuStructField flags_fields[] = {
    {"debug", "-d"}, {"inspect", "-i"}, {"interactive", "-i"}, {"optimize", "-O or -OO"}, {"dont_write_bytecode", "-B"},
    {"no_user_site", "-s"}, {"no_site", "-S"}, {"ignore_environment", "-E"}, {"verbose", "-v"}, {"bytes_warning", "-b"},
    {"quiet", "-q"}, {"hash_randomization", "-R"}, {"isolated", "-I"}, {"dev_mode", "-X dev"}, {"utf8_mode", "-X utf8"},
    {"warn_default_encoding", "-X warn_default_encoding"}, {"safe_path", "-P"},
    {"int_max_str_digits", "-X int_max_str_digits"}, {NULL, NULL}};
static const OuStructSeq flags_table = {"sys.flags", "Flags provided through command line arguments or environment vars.",
                                        flags_fields, 18, OU_STRUCTSEQ_BY_NOBODY};

static const OuStructField float_fields[] = {{"max", NULL},      {"max_exp", NULL}, {"max_10_exp", NULL}, {"min", NULL},
                                             {"min_exp", NULL},  {"min_10_exp", NULL}, {"dig", NULL},     {"mant_dig", NULL},
                                             {"epsilon", NULL},  {"radix", NULL},   {"rounds", NULL},     {NULL, NULL}};
static const OuStructSeq float_table = {"sys.float_info", "A named tuple holding information about the float type.",
                                        float_fields, 11, OU_STRUCTSEQ_BY_SEQUENCE};

static const OuStructField int_fields[] = {{"bits_per_digit", NULL}, {"sizeof_digit", NULL},
                                           {"default_max_str_digits", NULL}, {"str_digits_check_threshold", NULL}, {NULL, NULL}};
static const OuStructSeq int_table = {"sys.int_info", "A named tuple that holds information about Python's internal representation of integers.",
                                      int_fields, 4, OU_STRUCTSEQ_BY_SEQUENCE};

static const OuStructField hash_fields[] = {{"width", NULL}, {"modulus", NULL}, {"inf", NULL}, {"nan", NULL}, {"imag", NULL},
                                            {"algorithm", NULL}, {"hash_bits", NULL}, {"seed_bits", NULL}, {"cutoff", NULL},
                                            {NULL, NULL}};
static const OuStructSeq hash_table = {"sys.hash_info", "hash_info", hash_fields, 9, OU_STRUCTSEQ_BY_SEQUENCE};

static const OuStructField thread_fields[] = {{"name", NULL}, {"lock", NULL}, {"version", NULL}, {NULL, NULL}};
static const OuStructSeq thread_table = {"sys.thread_info", "A named tuple holding information about the thread implementation.",
                                         thread_fields, 3, OU_STRUCTSEQ_BY_SEQUENCE};

static const OuStructField unraisable_fields[] = {{"exc_type", "Exception type"}, {"exc_value", "Exception value"},
                                                  {"exc_traceback", "Exception traceback"}, {"err_msg", "Error message"},
                                                  {"object", "Object causing the exception"}, {NULL, NULL}};
static const OuStructSeq unraisable_table = {"sys.UnraisableHookArgs", "Type used to pass arguments to sys.unraisablehook.",
                                             unraisable_fields, 5, OU_STRUCTSEQ_BY_SEQUENCE};

/* Makes the type, one instance from values (taken over), and adds the instance under its short name. */
static bool add_sequence(OuThread *th, OuObject *module, const OuStructSeq *table, OuObject **values)
{
    /* With an error pending the values are only dropped. */
    OuObject *type = ou_has_error(th) ? NULL : ou_structseq_type(th, table);
    OuObject *o = ou_structseq_adopt(th, type, table, values);
    ou_drop_maybe(th, type);
    return ou_module_add_adopt(th, module, __builtin_strrchr(table->name, '.') + 1, o);
}

static OuObject *int_of(OuThread *th, int64_t value)
{
    return ou_int_new(th, value);
}

static OuObject *text_of(OuThread *th, const char *text)
{
    return ou_str_from_text(th, text);
}

static bool add_version(OuThread *th, OuObject *module)
{
    OuObject *values[] = {int_of(th, 3), int_of(th, 11), int_of(th, 2), text_of(th, "final"), int_of(th, 0)};
    if (!add_sequence(th, module, &version_table, values)) {
        return false;
    }
    OuObject *version = ou_dict_borrow_text(th, ((OuModule *)module)->dict, "version_info");
    OuObject *dict = ou_dict_new(th);
    OuObject *name = text_of(th, "ouro"), *tag = text_of(th, OU_CACHE_TAG), *hex = int_of(th, HEX_VERSION);
    OuObject *multiarch = text_of(th, "x86_64-linux-gnu");
    bool ok = dict != NULL && name != NULL && tag != NULL && hex != NULL && multiarch != NULL && version != NULL &&
              ou_dict_set_text(th, dict, "name", name) && ou_dict_set_text(th, dict, "cache_tag", tag) &&
              ou_dict_set_text(th, dict, "version", version) && ou_dict_set_text(th, dict, "hexversion", hex) &&
              ou_dict_set_text(th, dict, "_multiarch", multiarch) &&
              ou_module_add_adopt(th, module, "implementation", ou_namespace_new(th, dict)) &&
              ou_module_add(th, module, "hexversion", hex) &&
              ou_module_add_adopt(th, module, "version", text_of(th, OU_SYS_VERSION)) &&
              ou_module_add_adopt(th, module, "_git", ou_tuple_of(th, 3, name, th->vm->types->empty_str,
                                                                  th->vm->types->empty_str));
    ou_drop_maybe(th, multiarch);
    ou_drop_maybe(th, hex);
    ou_drop_maybe(th, tag);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, dict);
    return ok;
}

static bool add_flags(OuThread *th, OuObject *module)
{
    const OuLibraryConfig *c = &ou_library_state(th)->config;
    OuObject *values[] = {
        int_of(th, c->debug), int_of(th, c->inspect), int_of(th, c->interactive), int_of(th, c->optimize),
        int_of(th, c->dont_write_bytecode), int_of(th, c->no_user_site), int_of(th, c->no_site),
        int_of(th, c->ignore_environment), int_of(th, c->verbose), int_of(th, c->bytes_warning), int_of(th, c->quiet),
        int_of(th, c->hash_randomization), int_of(th, c->isolated), ou_bool(c->dev_mode), int_of(th, c->utf8_mode),
        int_of(th, c->warn_default_encoding), ou_bool(c->safe_path), int_of(th, c->has_max_str_digits ? c->max_str_digits : -1)};
    return add_sequence(th, module, &flags_table, values);
}

static bool add_numbers(OuThread *th, OuObject *module)
{
    OuObject *floats[] = {ou_float_new(th, DBL_MAX), int_of(th, DBL_MAX_EXP), int_of(th, DBL_MAX_10_EXP),
                          ou_float_new(th, DBL_MIN), int_of(th, DBL_MIN_EXP), int_of(th, DBL_MIN_10_EXP),
                          int_of(th, DBL_DIG),       int_of(th, DBL_MANT_DIG), ou_float_new(th, DBL_EPSILON),
                          int_of(th, FLT_RADIX),     int_of(th, 1)};
    OuObject *ints[] = {int_of(th, 64), int_of(th, 8), int_of(th, 4300), int_of(th, 640)};
    OuObject *hashes[] = {int_of(th, 64), int_of(th, ((int64_t)1 << 61) - 1), int_of(th, 314159), int_of(th, 0),
                          int_of(th, 1000003), text_of(th, "siphash13"), int_of(th, 64), int_of(th, 128), int_of(th, 0)};
    OuObject *threads[] = {text_of(th, "pthread"), text_of(th, "semaphore"), OU_NONE};
    bool ok = add_sequence(th, module, &float_table, floats);
    ok = add_sequence(th, module, &int_table, ints) && ok;
    ok = add_sequence(th, module, &hash_table, hashes) && ok;
    return add_sequence(th, module, &thread_table, threads) && ok;
}

bool ou_sys_add_info(OuThread *th, OuObject *module)
{
    OuObject *unraisable = ou_structseq_type(th, &unraisable_table);
    return ou_module_add_adopt(th, module, "UnraisableHookArgs", unraisable) && add_version(th, module) &&
           add_flags(th, module) && add_numbers(th, module);
}
