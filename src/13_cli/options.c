/* options.c - argv to OuOptions. CPython 3.11's letters; --memory-limit is Ouro's own. (Variables: environment.c.) */
#include "13_cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options:\n"
    "-b     : issue warnings about str(bytes) and comparing bytes with str (-bb: issue errors)\n"
    "-B     : don't write .pyc files on import\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-d     : set sys.flags.debug; nothing else\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script\n"
    "-I     : isolate Ouro from the user's environment (implies -E and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : don't prepend a potentially unsafe path to sys.path\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-s     : don't add user site directory to sys.path\n"
    "-S     : don't add folders of packages (and those that .pth files name) to sys.path\n"
    "-u     : force the stdout and stderr streams to be unbuffered\n"
    "-v     : verbose (trace import statements)\n"
    "-V     : print the Ouro version number and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno\n"
    "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
    "-X opt : set implementation-specific option. The following options are available:\n"
    "         -X dev: development mode: warnings by default, faulthandler, debug mode of asyncio\n"
    "         -X dis: show the program's instructions on stderr before it runs\n"
    "         -X faulthandler: enable faulthandler\n"
    "         -X gccheck=N: judge each Nth collection by a slow second opinion; works only on debug builds\n"
    "         -X importtime: show how long each import takes\n"
    "         -X int_max_str_digits=number: limit the size of int<->str conversions; 0 disables the limit\n"
    "         -X lockstats: show at exit who waited for the lock, and how long\n"
    "         -X malloc=blocks|system|debug: where small objects stand: blocks, the C library, or blocks that are checked\n"
    "         -X memstats[=json]: show at exit where the memory is\n"
    "         -X pycache_prefix=PATH: write .pyc files to a parallel tree at PATH instead of to the code tree\n"
    "         -X tracemalloc[=NFRAME]: start tracemalloc, with tracebacks of NFRAME frames (default: 1)\n"
    "         -X utf8[=0|1]: enable UTF-8 mode for operating system interfaces, or disable it\n"
    "         -X warn_default_encoding: enable opt-in EncodingWarning for 'encoding=None'\n"
    "--memory-limit N : bytes this program may hold (K, M, G); MemoryError beyond\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

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
    fprintf(stderr, "%s%s\n%sTry `ouro -h' for more information.\n", what, which, usage);
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
    } else if (strncmp(text, "pycache_prefix=", 15) == 0) {
        o->library.pycache_prefix = text[15] == 0 ? NULL : text + 15;
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
    int i = 1;
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
            if (strcmp(arg, "--help") == 0) {
                fputs(usage, stdout);
                fputs(help, stdout);
                return 0;
            }
            if (strcmp(arg, "--version") == 0) {
                printf("Ouro %s (Python 3.11)\n", ouro_version());
                return 0;
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
                    fprintf(stderr, "Argument expected for the %s option\n%sTry `ouro -h' for more information.\n", letter, usage);
                    return 2;
                }
            }
            switch (*c) {
            case 'b': l->bytes_warning++; break;
            case 'B': l->dont_write_bytecode = true; break;
            case 'c': o->command = value; done = true; break;
            case 'd': l->debug++; break;
            case 'E': l->ignore_environment = true; break;
            case 'h': case '?':
                fputs(usage, stdout);
                fputs(help, stdout);
                return 0;
            case 'i': o->inspect = l->inspect = l->interactive = true; break;
            case 'I': l->isolated = l->ignore_environment = l->no_user_site = l->safe_path = true; break;
            case 'm': o->module = value; done = true; break;
            case 'O': l->optimize++; break;
            case 'P': l->safe_path = true; break;
            case 'q': l->quiet = true; break;
            case 'R': case 't': break;
            case 's': l->no_user_site = true; break;
            case 'S': l->no_site = true; break;
            case 'u': l->unbuffered = true; break;
            case 'v': l->verbose++; break;
            case 'V': printf("Ouro %s (Python 3.11)\n", ouro_version()); return 0;
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
