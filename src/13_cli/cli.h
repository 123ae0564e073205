/* cli.h - the command's parts: options (options.c, environment.c, program.c, path.c), running (run.c), the prompt (prompt.c). */
#ifndef OU_CLI_H
#define OU_CLI_H

#include "12_api/api.h"

typedef struct OuOptions {
    OuLibraryConfig library;
    const char *command;  /* -c */
    const char *module;   /* -m */
    char *file;           /* the script; NULL: standard input (or the prompt) */
    size_t memory_limit;  /* SIZE_MAX: none */
    bool fixed_seed;
    uint32_t hash_seed;
    int utf8;             /* -X utf8: 0 or 1; -1: not said */
    const char *startup;  /* PYTHONSTARTUP */
    char *io_encoding;    /* owned: what PYTHONIOENCODING says before its colon */
    char *locale;         /* owned, may be NULL: LC_CTYPE of the environment */
    bool is_archive;      /* the script is a folder or a .zip with a __main__ */
    bool has_library;     /* CPython's library was found */
    bool system_packages; /* packages outside the virtual environment count, or there is none */
    bool runs_site;       /* a .pth file of the virtual environment has code, or PYTHONPATH a sitecustomize.py */
    bool inspect;         /* -i */
    bool show_dis;        /* -X dis */
    bool show_stats;      /* -X memstats */
    bool stats_as_json;   /* -X memstats=json */
    bool stats_at_cap;    /* OUROMEMSTATS=atcap */
    bool has_malloc_mode; /* by -X */
    OuHeapMode malloc_mode; /* -X malloc=..., OUROMALLOC, PYTHONMALLOC */
    bool show_lock;       /* -X lockstats */
    bool skip_first_line; /* -x */
    bool random_seed;     /* -R */
    bool has_pycache_prefix; /* by -X, even if it is none */
    const char **argv, **path, **warn, **x; /* owned arrays, ended by NULL */
} OuOptions;

/* -1: go on; else the exit code (help, version, an error that was printed). */
int ou_options_parse(OuOptions *options, int argc, char **argv);
void ou_options_free(OuOptions *options);

/* options.c: CPython's way to refuse to start; 1, the exit code. */
int ou_cli_fatal(const char *why);
/* help.c: to stdout. */
#define OU_HELP_OPTIONS 1u
#define OU_HELP_VARIABLES 2u
#define OU_HELP_X 4u
void ou_help_print(unsigned parts);
extern const char ou_help_usage[];
/* environment.c: a limit of -X int_max_str_digits or PYTHONINTMAXSTRDIGITS; false: neither 0 nor 640 and more. */
bool ou_options_digits(OuOptions *options, const char *text);
/* environment.c: what the variables say, the options given (n_warn of them -W) coming first; -1, or the exit code. */
int ou_environment_read(OuOptions *options, size_t n_warn);

/* program.c: executable, base_executable, prefix and home of options->library, which are owned here; false: no memory. */
bool ou_program_find(OuOptions *options, const char *called);
void ou_program_free(OuOptions *options);
/* path.c: sys.path; false: no memory. */
bool ou_path_build(OuOptions *options);
void ou_path_free(OuOptions *options);
/* A path from the root, unresolved, as __file__ has it since 3.9; malloc; NULL: no memory. */
char *ou_path_absolute(const char *file);
/* archive.c: a folder, or a file that ends as a .zip does. */
bool ou_archive_is(const char *file);

/* Runs what the options say; the process's exit code. SIGINT without a handler ends the process by the signal. */
int ou_cli_run(const OuOptions *options);

/* What a program's end means: NULL result: an error is pending, which is shown; SystemExit too when the prompt comes next.
 * The exit code. */
int ou_cli_outcome(OuThread *th, OuObject *result, bool prompt_follows, bool *by_interrupt);
/* By sys.excepthook, or as text when that fails. Takes the pending error. The exit code: 1, or what the hook exits with. */
int ou_cli_show_error(OuThread *th);

/* stats.c: the table of -X memstats, to stderr. */
void ou_cli_show_stats(OuroVm *vm, const OuOptions *options);

/* OUROMEMSTATS=atcap: the table is written when a request does not fit even after the reclaim hook, once. */
typedef struct OuCapWatch {
    OuroVm *vm;
    const OuOptions *options;
    bool (*reclaim)(void *context, size_t wanted); /* the hook that was there; NULL: none is watched */
    void *context;
    bool told;
} OuCapWatch;
void ou_cli_watch_cap(OuCapWatch *watch, OuroVm *vm, const OuOptions *options);
void ou_cli_unwatch_cap(OuCapWatch *watch);

/* "blocks", "system", "debug", and PYTHONMALLOC's words for them. False: it is no such word. */
bool ou_options_malloc(const char *text, OuHeapMode *out);
void ou_cli_show_lock(OuroVm *vm);

/* listing.c: -X dis, to stderr. False with an error pending. */
bool ou_cli_show_code(OuThread *th, const OuCode *code);

/* The prompt, or lines from standard input as if typed; the exit code. *by_interrupt: the last statement ended by
 * KeyboardInterrupt. */
int ou_prompt_run(OuroVm *vm, const OuOptions *options, bool *by_interrupt);

#endif
