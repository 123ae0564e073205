/* options.c - argv to OuOptions. CPython 3.11's letters; --memory-limit is Ouro's own. (Variables: environment.c.) */
#include "13_cli/cli.h"

#include "10_builtin/sys/sys_module.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_REPEATED 64 /* -W and -X options that are kept */

static bool parse_size(const char *text, size_t *out)
{
    char *end;
    if (text[0] < '0' || text[0] > '9') {
        return false;
    }
    unsigned long long n = strtoull(text, &end, 10);
    unsigned shift = 0;
    switch (*end) {
    case 'k': case 'K': shift = 10; break;
    case 'm': case 'M': shift = 20; break;
    case 'g': case 'G': shift = 30; break;
    default: break;
    }
    if (shift != 0) {
        end++;
    }
    if (*end == 'B' || *end == 'b') {
        end++;
    }
    if (*end != 0 || n == 0 || n > (SIZE_MAX >> 1 >> shift)) {
        return false;
    }
    *out = (size_t)n << shift;
    return true;
}

static int bad_option(const char *what, const char *which)
{
    fprintf(stderr, "%s%s\n%sTry `ouro -h' for more information.\n", what, which, ou_help_usage);
    return 2;
}

int ou_cli_fatal(const char *why)
{
    fprintf(stderr, "Fatal Python error: %s\nPython runtime state: preinitialized\n\n", why);
    return 1;
}

bool ou_options_malloc(const char *text, OuHeapMode *out)
{
    static const struct {
        const char *word;
        OuHeapMode mode;
    } words[] = {
        {"blocks", OU_HEAP_BLOCKS}, {"system", OU_HEAP_SYSTEM}, {"debug", OU_HEAP_DEBUG},
        {"default", OU_HEAP_BLOCKS}, {"pymalloc", OU_HEAP_BLOCKS}, {"malloc", OU_HEAP_SYSTEM},
        {"pymalloc_debug", OU_HEAP_DEBUG}, {"malloc_debug", OU_HEAP_DEBUG},
    };
    for (size_t i = 0; i < OU_COUNT_OF(words); i++) {
        if (strcmp(text, words[i].word) == 0) {
            *out = words[i].mode;
            return true;
        }
    }
    return false;
}

/* One -X option; -1: go on. */
static int x_option(OuOptions *o, const char *text, size_t *n)
{
    if (*n + 1 < MAX_REPEATED) {
        o->x[(*n)++] = text;
    }
    if (strcmp(text, "lockstats") == 0) {
        o->show_lock = true;
    } else if (strcmp(text, "memstats") == 0) {
        o->show_stats = true;
    } else if (strcmp(text, "memstats=json") == 0) {
        o->show_stats = o->stats_as_json = true;
    } else if (strncmp(text, "malloc=", 7) == 0) {
        if (!ou_options_malloc(text + 7, &o->malloc_mode)) {
            return bad_option("ouro: -X malloc= wants blocks, system or debug, not: ", text + 7);
        }
        o->has_malloc_mode = true;
    } else if (strcmp(text, "dis") == 0) {
        o->show_dis = true;
    } else if (strcmp(text, "faulthandler") == 0) {
        o->library.fault_handler = true;
    } else if (strcmp(text, "dev") == 0) {
        o->library.dev_mode = true;
    } else if (strcmp(text, "importtime") == 0) {
        o->library.import_time = true;
    } else if (strcmp(text, "warn_default_encoding") == 0) {
        o->library.warn_default_encoding = true;
    } else if (strncmp(text, "pycache_prefix", 14) == 0 && (text[14] == '=' || text[14] == 0)) {
        o->has_pycache_prefix = true;
        o->library.pycache_prefix = text[14] == 0 || text[15] == 0 ? NULL : text + 15;
    } else if (strcmp(text, "utf8") == 0 || strcmp(text, "utf8=1") == 0) {
        o->utf8 = 1;
    } else if (strcmp(text, "utf8=0") == 0) {
        o->utf8 = 0;
    } else if (strncmp(text, "utf8=", 5) == 0) {
        return ou_cli_fatal("preconfig_init_utf8_mode: invalid -X utf8 option value");
    } else if (strncmp(text, "int_max_str_digits", 18) == 0 && (text[18] == '=' || text[18] == 0)) {
        if (!ou_options_digits(o, text[18] == 0 ? "" : text + 19)) {
            return ou_cli_fatal("config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640"
                                " or 0 for unlimited.");
        }
    }
    return -1;
}

/* What --help and its kin show; 0: it is none of them. */
static unsigned help_parts(const char *arg)
{
    return strcmp(arg, "--help") == 0            ? OU_HELP_OPTIONS
           : strcmp(arg, "--help-env") == 0      ? OU_HELP_VARIABLES
           : strcmp(arg, "--help-xoptions") == 0 ? OU_HELP_X
           : strcmp(arg, "--help-all") == 0      ? OU_HELP_OPTIONS | OU_HELP_VARIABLES | OU_HELP_X
                                                 : 0;
}

static bool read_pyc_check(OuLibraryConfig *l, const char *value)
{
    if (strcmp(value, "default") != 0 && strcmp(value, "always") != 0 && strcmp(value, "never") != 0) {
        return false;
    }
    l->pyc_check = value[0] == 'a' ? OU_PYC_ALWAYS : value[0] == 'n' ? OU_PYC_NEVER : OU_PYC_DEFAULT;
    return true;
}

/* As sys.version begins, so that programs which ask `python -V` find Python's. */
static void show_version(int times)
{
    printf("Python %s\n", times > 1 ? OU_SYS_VERSION : OU_SYS_VERSION_SHORT);
}

int ou_options_parse(OuOptions *o, int argc, char **argv)
{
    memset(o, 0, sizeof *o);
    o->memory_limit = SIZE_MAX;
    o->utf8 = -1;
    OuLibraryConfig *l = &o->library;
    l->own_streams = true;
    size_t n_warn = 0, n_x = 0;
    o->warn = calloc(MAX_REPEATED, sizeof *o->warn);
    o->x = calloc(MAX_REPEATED, sizeof *o->x);
    o->argv = calloc((size_t)argc + 2, sizeof *o->argv);
    if (o->warn == NULL || o->x == NULL || o->argv == NULL) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    int i = 1, versions = 0;
    bool done = false;
    for (; i < argc && !done && argv[i][0] == '-' && argv[i][1] != 0; i++) {
        const char *arg = argv[i];
        if (strncmp(arg, "--", 2) == 0) {
            const char *limit = strncmp(arg, "--memory-limit", 14) == 0 ? arg + 14 : NULL;
            if (limit != NULL && (*limit == '=' || *limit == 0)) {
                const char *value = *limit == '=' ? limit + 1 : i + 1 < argc ? argv[++i] : "";
                if (!parse_size(value, &o->memory_limit)) {
                    return bad_option("ouro: --memory-limit wants a size like 64M, not: ", value);
                }
                continue;
            }
            if (strcmp(arg, "--check-hash-based-pycs") == 0) {
                const char *value = i + 1 < argc ? argv[++i] : NULL;
                if (value == NULL) {
                    return bad_option("Argument expected for the --check-hash-based-pycs options", "");
                }
                if (!read_pyc_check(l, value)) {
                    return bad_option("--check-hash-based-pycs must be one of 'default', 'always', or 'never'", "");
                }
                continue;
            }
            unsigned help = help_parts(arg);
            if (help != 0) {
                ou_help_print(help);
                return 0;
            }
            if (strcmp(arg, "--version") == 0) {
                versions++;
                continue;
            }
            if (strcmp(arg, "--") == 0) {
                i++;
                break;
            }
            return bad_option("unknown option ", arg);
        }
        for (const char *c = arg + 1; *c != 0; c++) {
            bool wants_value = *c == 'c' || *c == 'm' || *c == 'W' || *c == 'X';
            const char *value = NULL;
            if (wants_value) {
                value = c[1] != 0 ? c + 1 : i + 1 < argc ? argv[++i] : NULL;
                if (value == NULL) {
                    char letter[3] = {'-', *c, 0};
                    fprintf(stderr, "Argument expected for the %s option\n%sTry `ouro -h' for more information.\n", letter, ou_help_usage);
                    return 2;
                }
            }
            switch (*c) {
            case 'b': l->bytes_warning++; break;
            case 'B': l->dont_write_bytecode = true; break;
            case 'c': o->command = value; done = true; break;
            case 'd': l->debug++; break;
            case 'E': l->ignore_environment = true; break;
            case 'h': case '?': ou_help_print(OU_HELP_OPTIONS); return 0;
            case 'i': o->inspect = l->inspect = l->interactive = true; break;
            case 'I': l->isolated = l->ignore_environment = l->no_user_site = l->safe_path = true; break;
            case 'm': o->module = value; done = true; break;
            case 'O': l->optimize++; break;
            case 'P': l->safe_path = true; break;
            case 'q': l->quiet = true; break;
            case 'R': o->random_seed = true; break;
            case 't': break;
            case 's': l->no_user_site = true; break;
            case 'S': l->no_site = true; break;
            case 'u': l->unbuffered = true; break;
            case 'v': l->verbose++; break;
            case 'V': versions++; break;
            case 'W':
                if (n_warn + 1 < MAX_REPEATED) {
                    o->warn[n_warn++] = value;
                }
                break;
            case 'x': o->skip_first_line = true; break;
            case 'X': {
                int code = x_option(o, value, &n_x);
                if (code >= 0) {
                    return code;
                }
                break;
            }
            default: {
                char letter[3] = {'-', *c, 0};
                return bad_option("Unknown option: ", letter);
            }
            }
            if (wants_value) {
                break;
            }
        }
    }
    if (versions > 0) {
        show_version(versions);
        return 0;
    }
    int n = 0;
    if (o->command != NULL) {
        o->argv[n++] = "-c";
    } else if (o->module != NULL) {
        o->argv[n++] = "-m";
    } else if (i < argc) {
        o->argv[n++] = argv[i];
        if (strcmp(argv[i], "-") != 0 && (o->file = ou_path_absolute(argv[i])) == NULL) {
            fputs("ouro: no memory\n", stderr);
            return 1;
        }
        i++;
    } else {
        o->argv[n++] = "";
    }
    for (; i < argc; i++) {
        o->argv[n++] = argv[i];
    }
    l->argc = n;
    l->argv = o->argv;
    l->n_orig_argv = argc;
    l->orig_argv = (const char *const *)argv;
    l->x_options = o->x;
    o->is_archive = o->file != NULL && ou_archive_is(o->file);
    for (size_t size = o->is_archive ? strlen(o->file) : 0; size > 2 && strcmp(o->file + size - 2, "/.") == 0; size -= 2) {
        o->file[size - 2] = 0; /* it becomes sys.path[0], whose entries are without dots */
    }
    int code = ou_environment_read(o, n_warn);
    if (code < 0 && !(ou_program_find(o, argc > 0 ? argv[0] : NULL) && ou_path_build(o))) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    return code;
}

void ou_options_free(OuOptions *o)
{
    ou_program_free(o);
    free(o->file);
    ou_path_free(o);
    free(o->io_encoding);
    free(o->locale);
    free(o->argv);
    free(o->warn);
    free(o->x);
}
