/* prompt.c - the prompt: statements read line by line, with continuation lines; also for input that is not a terminal. */
#include "13_cli/cli.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/module.h"
#include "06_types/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Lines {
    char *text; /* the statement so far */
    size_t size, room;
} Lines;

static bool append(Lines *l, const char *line, size_t size)
{
    if (l->size + size + 1 > l->room) {
        size_t room = (l->size + size + 1) * 2;
        char *more = realloc(l->text, room);
        if (more == NULL) {
            return false;
        }
        l->text = more;
        l->room = room;
    }
    memcpy(l->text + l->size, line, size);
    l->size += size;
    l->text[l->size] = 0;
    return true;
}

/* sys.ps1 or ps2, shown on stderr as python3 does when it has no line editor. */
static void show_prompt(OuThread *th, const char *which, const char *standard)
{
    OuObject *prompt = ou_dict_borrow_text(th, th->vm->machine->sys_dict, which);
    OuObject *text = prompt == NULL ? NULL : ou_str(th, prompt), *holder = NULL;
    size_t size;
    const char *utf8 = text == NULL ? NULL : ou_str_utf8(th, text, &size, &holder);
    OuObject *out = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "stdout");
    if (out != NULL && out != OU_NONE) {
        OuObject *done = ou_call_method_text(th, out, "flush", 0);
        ou_drop_maybe(th, done);
    }
    fputs(utf8 == NULL ? standard : utf8, isatty(0) ? stdout : stderr);
    fflush(isatty(0) ? stdout : stderr);
    ou_error_clear(th);
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, text);
}

static bool is_blank(const char *text)
{
    for (; *text != 0; text++) {
        if (*text != ' ' && *text != '\t' && *text != '\n' && *text != '\r') {
            return false;
        }
    }
    return true;
}

/* One statement, compiled; NULL: *incomplete, or an error is pending. */
static OuCode *compile_statement(OuThread *th, const Lines *l, bool at_end, bool *incomplete)
{
    OuObject *name = ou_str_from_text(th, "<stdin>");
    unsigned flags = OU_COMPILE_IGNORE_COOKIE | (at_end ? 0u : OU_COMPILE_INCOMPLETE_OK);
    OuCode *code = name == NULL ? NULL
                                : ou_compile_source(th, l->text, l->size, name, OU_COMPILE_SINGLE, flags,
                                                    th->vm->machine->optimize, at_end ? NULL : incomplete);
    ou_drop_maybe(th, name);
    return code;
}

static void run_statement(OuroVm *vm, OuCode *code, bool *exits, int *exit_code)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *result = NULL;
    if (code != NULL) {
        OuObject *dict = ((OuModule *)ou_api_main(vm))->dict;
        result = ou_machine_run(th, code, dict, dict, NULL);
        ou_drop(th, code);
    }
    bool by_interrupt = false;
    *exits = result == NULL && ou_error_matches(th, &ou_exc_system_exit);
    *exit_code = ou_cli_outcome(th, result, &by_interrupt);
}

int ou_prompt_run(OuroVm *vm, const OuOptions *o)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *sys = ou_dict_borrow_text(th, th->vm->machine->modules, "sys");
    char *line = NULL;
    size_t line_room = 0;
    Lines statement = {0};
    int code = 0;
    if (!ou_module_add_adopt(th, sys, "ps1", ou_str_from_text(th, ">>> ")) ||
        !ou_module_add_adopt(th, sys, "ps2", ou_str_from_text(th, "... "))) {
        ou_error_clear(th);
    }
    if (!o->library.quiet && o->command == NULL && o->module == NULL && o->file == NULL) {
        fprintf(stderr, "Ouro %s (Python 3.11) on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
                ouro_version());
    }
    for (bool exits = false; !exits;) {
        show_prompt(th, statement.size == 0 ? "ps1" : "ps2", statement.size == 0 ? ">>> " : "... ");
        ssize_t got = getline(&line, &line_room, stdin);
        bool at_end = got < 0;
        if (at_end && statement.size == 0) {
            if (ferror(stdin)) { /* Ctrl-C at the prompt */
                clearerr(stdin);
                if (!ou_machine_break(th)) {
                    ou_error_clear(th);
                    fputs("\nKeyboardInterrupt\n", stderr);
                    continue;
                }
            }
            fputs("\n", stderr);
            break;
        }
        if (!at_end && !append(&statement, line, (size_t)got)) {
            break;
        }
        if (statement.size == 0 || (is_blank(statement.text) && !at_end)) {
            statement.size = 0;
            continue;
        }
        bool incomplete = false;
        OuCode *statement_code = compile_statement(th, &statement, at_end, &incomplete);
        if (incomplete) {
            continue;
        }
        statement.size = 0;
        run_statement(vm, statement_code, &exits, &code);
        if (!exits) {
            code = 0;
        }
    }
    free(statement.text);
    free(line);
    return code;
}
