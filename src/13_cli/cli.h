/* cli.h - the command's parts: options (options.c), running (run.c), the prompt (prompt.c). */
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
    bool inspect;         /* -i */
    bool show_dis;        /* -X dis */
    bool show_stats;      /* -X memstats */
    bool skip_first_line; /* -x */
    const char **argv, **path, **warn, **x; /* owned arrays, ended by NULL */
    char *first_path;     /* owned: the script's folder */
} OuOptions;

/* -1: go on; else the exit code (help, version, an error that was printed). */
int ou_options_parse(OuOptions *options, int argc, char **argv);
void ou_options_free(OuOptions *options);

/* Runs what the options say; the process's exit code. SIGINT without a handler ends the process by the signal. */
int ou_cli_run(const OuOptions *options);

/* What a program's end means: NULL result: an error is pending, which is shown. The exit code. */
int ou_cli_outcome(OuThread *th, OuObject *result, bool *by_interrupt);

/* stats.c: the table of -X memstats, to stderr. */
void ou_cli_show_stats(OuroVm *vm);

/* listing.c: -X dis, to stderr. False with an error pending. */
bool ou_cli_show_code(OuThread *th, const OuCode *code);

/* The prompt, or lines from standard input as if typed; the exit code. */
int ou_prompt_run(OuroVm *vm, const OuOptions *options);

#endif
