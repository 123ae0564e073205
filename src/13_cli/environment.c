/* environment.c - the variables of the environment to OuOptions: PYTHON*, the locale's, and Ouro's own.
 *
 * What CPython 3.11 reads and means is read here and means the same. The locale decides nothing but how strictly standard
 * streams encode: text is always UTF-8 (docs/differences.md). */
#include "13_cli/cli.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The variable's text; NULL when it is not set, is empty, or is to be ignored. */
static const char *variable(const OuOptions *o, const char *name)
{
    const char *value = o->library.ignore_environment ? NULL : getenv(name);
    return value == NULL || value[0] == 0 ? NULL : value;
}

bool ou_options_digits(OuOptions *o, const char *text)
{
    char *end;
    unsigned long long digits = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != 0 || (digits != 0 && digits < 640) || digits > INT32_MAX) {
        return false;
    }
    o->library.has_max_str_digits = true;
    o->library.max_str_digits = (int)digits;
    return true;
}

static bool read_hash_seed(OuOptions *o)
{
    const char *value = variable(o, "PYTHONHASHSEED");
    if (value == NULL || o->random_seed || strcmp(value, "random") == 0) {
        return true;
    }
    char *end;
    unsigned long seed = strtoul(value, &end, 10);
    if (*end != 0 || seed > 4294967295ul || value[0] == '-') {
        return false;
    }
    o->fixed_seed = true;
    o->hash_seed = (uint32_t)seed;
    return true;
}

/* A variable that is a level, like PYTHONOPTIMIZE: text that is no number is 1. */
static int level(const OuOptions *o, const char *name, int given)
{
    const char *value = variable(o, name);
    if (value == NULL) {
        return given;
    }
    char *end;
    long n = strtol(value, &end, 10);
    int wanted = *end != 0 || n < 0 || n > INT32_MAX ? 1 : (int)n;
    return wanted > given ? wanted : given;
}

static void read_switches(OuOptions *o)
{
    OuLibraryConfig *l = &o->library;
    l->optimize = level(o, "PYTHONOPTIMIZE", l->optimize);
    l->verbose = level(o, "PYTHONVERBOSE", l->verbose);
    l->debug = level(o, "PYTHONDEBUG", l->debug);
    l->dont_write_bytecode = l->dont_write_bytecode || level(o, "PYTHONDONTWRITEBYTECODE", 0) > 0;
    l->unbuffered = l->unbuffered || level(o, "PYTHONUNBUFFERED", 0) > 0;
    l->inspect = l->inspect || level(o, "PYTHONINSPECT", 0) > 0;
    o->inspect = o->inspect || (l->inspect && isatty(0));
    l->no_user_site = l->no_user_site || level(o, "PYTHONNOUSERSITE", 0) > 0;
    l->dev_mode = l->dev_mode || level(o, "PYTHONDEVMODE", 0) > 0;
    l->fault_handler = l->fault_handler || l->dev_mode || variable(o, "PYTHONFAULTHANDLER") != NULL;
    l->import_time = l->import_time || variable(o, "PYTHONPROFILEIMPORTTIME") != NULL;
    l->warn_default_encoding = l->warn_default_encoding || variable(o, "PYTHONWARNDEFAULTENCODING") != NULL;
    l->safe_path = l->safe_path || variable(o, "PYTHONSAFEPATH") != NULL;
    o->startup = variable(o, "PYTHONSTARTUP");
    if (!o->has_pycache_prefix) {
        l->pycache_prefix = variable(o, "PYTHONPYCACHEPREFIX");
    }
}

/* PYTHONIOENCODING: encoding:errors, each of which may be missing. */
static bool read_io_encoding(OuOptions *o)
{
    const char *value = variable(o, "PYTHONIOENCODING");
    const char *colon = value == NULL ? NULL : strchr(value, ':');
    if (value == NULL) {
        return true;
    }
    o->io_encoding = colon == NULL ? strdup(value) : strndup(value, (size_t)(colon - value));
    if (o->io_encoding != NULL && o->io_encoding[0] != 0) {
        o->library.io_encoding = o->io_encoding;
        o->library.io_errors = "strict";
    }
    if (colon != NULL && colon[1] != 0) {
        o->library.io_errors = colon + 1;
    }
    return o->io_encoding != NULL;
}

/* The locale of characters by name; one that the system does not have counts as C, as setlocale would leave it. */
static const char *locale_name(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        const char *value = getenv(names[i]);
        if (value == NULL || value[0] == 0) {
            continue;
        }
        if (strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0 || strcmp(value, "C.UTF-8") == 0) {
            return value;
        }
        locale_t known = newlocale(LC_CTYPE_MASK, value, (locale_t)0);
        if (known == (locale_t)0) {
            return "C";
        }
        freelocale(known);
        return value;
    }
    return "C";
}

/* UTF-8 mode (PEP 540) and the coercion of the C locale (PEP 538), as a program and its children see them. */
static bool read_locale(OuOptions *o)
{
    const char *name = locale_name(), *mode = variable(o, "PYTHONUTF8");
    bool is_c = strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
    if (o->utf8 < 0 && mode != NULL) {
        if (strcmp(mode, "0") != 0 && strcmp(mode, "1") != 0) {
            return false;
        }
        o->utf8 = mode[0] - '0';
    }
    o->library.utf8_mode = o->utf8 < 0 ? is_c : o->utf8 == 1;
    const char *all = getenv("LC_ALL"), *coerce = variable(o, "PYTHONCOERCECLOCALE");
    if (is_c && (all == NULL || all[0] == 0) && (coerce == NULL || strcmp(coerce, "0") != 0)) {
        setenv("LC_CTYPE", "C.UTF-8", 1);
        o->library.ctype_locale = "C.UTF-8";
    } else if (!is_c) { /* a copy: the program may change its environment before it is asked for */
        o->library.ctype_locale = o->locale = strdup(name);
    }
    bool lenient = is_c || o->library.utf8_mode || strcmp(name, "C.UTF-8") == 0 || strcmp(name, "C.utf8") == 0;
    if (o->library.io_errors == NULL) {
        o->library.io_errors = lenient ? "surrogateescape" : "strict";
    }
    return true;
}

/* sys.warnoptions: later ones count more: -X dev, PYTHONWARNINGS, -W (o->warn so far), -b. */
static bool collect_warn_options(OuOptions *o, size_t n_given)
{
    const OuLibraryConfig *l = &o->library;
    const char *value = variable(o, "PYTHONWARNINGS");
    size_t n = 0, room = n_given + 4;
    for (const char *c = value; c != NULL && *c != 0; c++) {
        room += *c == ',';
    }
    const char **all = calloc(room, sizeof *all);
    if (all == NULL) {
        return false;
    }
    if (l->dev_mode) {
        all[n++] = "default";
    }
    while (value != NULL && *value != 0) {
        const char *comma = strchr(value, ',');
        all[n] = comma == NULL ? strdup(value) : strndup(value, (size_t)(comma - value));
        if (all[n++] == NULL) { /* kept until the process ends */
            free(all);
            return false;
        }
        value = comma == NULL ? NULL : comma + 1;
    }
    for (size_t i = 0; i < n_given; i++) {
        all[n++] = o->warn[i];
    }
    if (l->bytes_warning > 0) {
        all[n++] = l->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning";
    }
    free(o->warn);
    o->warn = all;
    o->library.warn_options = all;
    return true;
}

int ou_environment_read(OuOptions *o, size_t n_warn)
{
    read_switches(o);
    if (!read_io_encoding(o) || !collect_warn_options(o, n_warn)) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    const char *words = variable(o, "PYTHONMALLOC");
    if (words != NULL && !ou_options_malloc(words, o->has_malloc_mode ? &(OuHeapMode){0} : &o->malloc_mode)) {
        return ou_cli_fatal("preconfig_init_allocator: PYTHONMALLOC: unknown allocator");
    }
    words = variable(o, "OUROMALLOC");
    if (words != NULL && !ou_options_malloc(words, o->has_malloc_mode ? &(OuHeapMode){0} : &o->malloc_mode)) {
        fprintf(stderr, "ouro: OUROMALLOC wants blocks, system or debug, not: %s\n", words);
        return 2;
    }
    words = variable(o, "OUROMEMSTATS");
    o->stats_at_cap = words != NULL && strcmp(words, "atcap") == 0;
    if (words != NULL && !o->stats_at_cap) {
        fprintf(stderr, "ouro: OUROMEMSTATS wants atcap, not: %s\n", words);
        return 2;
    }
    if (!read_locale(o)) {
        return ou_cli_fatal("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value");
    }
    if (!read_hash_seed(o)) {
        return ou_cli_fatal("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
    }
    const char *digits = variable(o, "PYTHONINTMAXSTRDIGITS");
    if (digits != NULL && !o->library.has_max_str_digits && !ou_options_digits(o, digits)) {
        return ou_cli_fatal("config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640"
                            " or 0 for unlimited.");
    }
    o->library.hash_randomization = !o->fixed_seed || o->hash_seed != 0;
    return -1;
}
