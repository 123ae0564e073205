/* prompt.c - the prompt: statements read line by line, with continuation lines; also for input that is not a terminal. */
#include "13_cli/cli.h"

#include "06_types/abstract.h"
#include "06_types/audit.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "07_thread/thread.h"
#include "10_builtin/readline/line_editor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Prompt {
    OuThread *th;
    char *line;             /* getline's */
    size_t line_room;
    char *text;             /* the statement so far; owned */
    size_t size, room;
    bool at_end;            /* of input */
    bool failed;            /* the error that a signal's handler raised is pending */
    bool by_interrupt;      /* the last statement ended by KeyboardInterrupt */
    unsigned futures;       /* OU_COMPILE_FUTURE_ flags of statements so far */
    bool interrupted;       /* while a line was read */
} Prompt;

static bool append(Prompt *p, const char *line, size_t size)
{
    if (p->size + size + 1 > p->room) {
        size_t room = (p->size + size + 1) * 2;
        char *more = realloc(p->text, room);
        if (more == NULL) {
            return false;
        }
        p->text = more;
        p->room = room;
    }
    memcpy(p->text + p->size, line, size);
    p->size += size;
    p->text[p->size] = 0;
    return true;
}

/* str(sys.ps1) or str(sys.ps2) as UTF-8 bytes, new; NULL: it is missing or fails, the error is cleared. */
static OuObject *prompt_text(OuThread *th, const char *which)
{
    OuObject *prompt = ou_dict_borrow_text(th, th->vm->machine->sys_dict, which);
    ou_keep_maybe(prompt);
    OuObject *text = prompt == NULL ? NULL : ou_str(th, prompt);
    OuObject *bytes = text == NULL ? NULL : ou_str_encode(th, text, "utf-8", "replace");
    ou_error_clear(th);
    ou_drop_maybe(th, text);
    ou_drop_maybe(th, prompt);
    return bytes;
}

static void flush_stdout(OuThread *th)
{
    OuObject *out = ou_dict_borrow_text(th, th->vm->machine->sys_dict, "stdout");
    if (out != NULL && out != OU_NONE) {
        ou_keep(out);
        OuObject *done = ou_call_method_text(th, out, "flush", 0);
        ou_drop_maybe(th, done);
        ou_drop(th, out);
    }
    ou_error_clear(th);
}

/* One line into the statement. Where it is not edited, the prompt is on stderr, as python3 has it. */
static void read_line(Prompt *p, const char *which)
{
    OuObject *bytes = prompt_text(p->th, which);
    const char *shown = bytes == NULL ? "" : ou_bytes_data(bytes), *line;
    size_t size = 0;
    p->interrupted = p->failed = false;
    OuObject *edited = NULL;
    if (ou_line_editor_wanted(p->th, NULL, NULL)) {
        edited = ou_line_editor_read(p->th, shown);
        line = edited == NULL || ou_bytes_size(edited) == 0 ? NULL : ou_bytes_data(edited);
        size = line == NULL ? 0 : ou_bytes_size(edited);
        p->interrupted = edited == NULL && ou_error_matches(p->th, &ou_exc_keyboard_interrupt);
        if (p->interrupted) {
            ou_error_clear(p->th);
        }
        p->failed = ou_has_error(p->th);
    } else {
        fputs(shown, stderr);
        fflush(stderr);
        errno = 0;
        ou_lock_leave(p->th);
        ssize_t got = getline(&p->line, &p->line_room, stdin);
        ou_lock_enter(p->th);
        line = got < 0 ? NULL : p->line;
        size = got < 0 ? 0 : (size_t)got;
        p->interrupted = got < 0 && ferror(stdin) && errno == EINTR;
        clearerr(stdin);
    }
    ou_drop_maybe(p->th, bytes);
    p->at_end = line == NULL && !p->interrupted && !p->failed;
    if (line != NULL && !append(p, line, size)) {
        p->at_end = true;
    }
    ou_drop_maybe(p->th, edited);
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

/* One statement, compiled; NULL: *incomplete, or an error is pending. A last line that does not end, as only the end of
 * input leaves one, is not complete before that end was met. */
static OuCode *compile_statement(Prompt *p, bool *incomplete)
{
    OuThread *th = p->th;
    if (!p->at_end && p->text[p->size - 1] != '\n') {
        *incomplete = true;
        return NULL;
    }
    OuObject *name = ou_str_from_text(th, "<stdin>");
    unsigned flags = p->futures | OU_COMPILE_IGNORE_COOKIE | (p->at_end ? 0u : OU_COMPILE_INCOMPLETE_OK);
    OuCode *code = name == NULL ? NULL
                                : ou_compile_source(th, p->text, p->at_end ? p->size : p->size - 1, name,
                                                    OU_COMPILE_SINGLE, flags,
                                                    th->vm->machine->optimize, p->at_end ? NULL : incomplete);
    ou_drop_maybe(th, name);
    if (code != NULL && (code->flags & OU_CO_FUTURE_ANNOTATIONS)) {
        p->futures |= OU_COMPILE_FUTURE_ANNOTATIONS;
    }
    return code;
}

/* True: SystemExit, whose code is *exit_code. What a statement prints is flushed behind its traceback, as python3 does. */
static bool run_statement(OuroVm *vm, Prompt *p, OuCode *code, int *exit_code)
{
    OuThread *th = ou_api_thread(vm);
    OuObject *result = NULL;
    if (code != NULL) {
        OuObject *dict = ((OuModule *)ou_api_main(th))->dict;
        result = ou_machine_run(th, code, dict, dict, NULL);
        ou_drop(th, code);
    }
    bool exits = result == NULL && ou_error_matches(th, &ou_exc_system_exit);
    p->by_interrupt = result == NULL && ou_error_matches(th, &ou_exc_keyboard_interrupt);
    if (result != NULL || exits) {
        bool ignored;
        *exit_code = ou_cli_outcome(th, result, false, &ignored);
    } else {
        ou_cli_show_error(th);
    }
    flush_stdout(th);
    return exits;
}

/* Ctrl-C while a line is typed: the statement so far is forgotten. */
static void forget_statement(Prompt *p)
{
    (void)ou_machine_break(p->th);
    ou_error_clear(p->th);
    p->size = 0;
    fputs("\nKeyboardInterrupt\n", stderr);
}

static void read_statements(OuroVm *vm, Prompt *p, int *exit_code)
{
    for (;;) {
        read_line(p, p->size == 0 ? "ps1" : "ps2");
        if (p->interrupted) {
            forget_statement(p);
            continue;
        }
        if (p->failed) { /* when there is no memory to read a line, there will be none for the next */
            fputs("\n", stderr);
            bool goes_on = !ou_error_matches(p->th, &ou_exc_memory_error);
            p->size = 0;
            if (run_statement(vm, p, NULL, exit_code) || !goes_on) {
                return;
            }
            *exit_code = 0;
            continue;
        }
        if (p->at_end) { /* of what was typed so far; then once more, of everything */
            fputs("\n", stderr);
            if (p->size == 0) {
                return;
            }
        }
        if (is_blank(p->text)) {
            p->size = 0;
            continue;
        }
        bool incomplete = false;
        OuCode *code = compile_statement(p, &incomplete);
        if (incomplete) {
            continue;
        }
        p->size = 0;
        if (run_statement(vm, p, code, exit_code)) {
            return;
        }
        *exit_code = 0;
    }
}

/* PYTHONSTARTUP: run in __main__ before the first prompt; what goes wrong is shown and forgotten. True: SystemExit, whose
 * code is *exit_code. */
static bool run_startup(OuroVm *vm, const char *file, int *exit_code)
{
    OuThread *th = ou_api_thread(vm);
    bool heard = !ou_audited(th) || ou_audit(th, "cpython.run_startup", "s", file);
    OuObject *source = heard ? ou_import_read_file(th, file) : NULL, *result = NULL;
    if (heard && source == NULL) {
        fputs("Could not open PYTHONSTARTUP\n", stderr);
    } else if (heard) {
        result = ou_api_run(th, ou_bytes_data(source), ou_bytes_size(source), file, OU_COMPILE_EXEC);
    }
    ou_drop_maybe(th, source);
    bool by_interrupt = false, exits = result == NULL && ou_error_matches(th, &ou_exc_system_exit);
    *exit_code = ou_cli_outcome(th, result, false, &by_interrupt);
    flush_stdout(th);
    return exits;
}

static void default_prompt(OuThread *th, OuObject *sys, const char *name, const char *text)
{
    if (ou_dict_borrow_text(th, ((OuModule *)sys)->dict, name) == NULL && !ou_module_add_adopt(th, sys, name, ou_str_from_text(th, text))) {
        ou_error_clear(th);
    }
}

/* sys.__interactivehook__: ours (readline_site.c), or what the program has set. */
static void run_hook(OuThread *th)
{
    OuObject *hook = ou_keep_maybe(ou_dict_borrow_text(th, th->vm->machine->sys_dict, "__interactivehook__"));
    bool heard = hook != NULL && (!ou_audited(th) || ou_audit(th, "cpython.run_interactivehook", "O", hook));
    OuObject *done = heard ? ou_call0(th, hook) : NULL;
    if (hook != NULL && done == NULL) {
        bool by_interrupt = false;
        fputs("Failed calling sys.__interactivehook__\n", stderr);
        (void)ou_cli_outcome(th, NULL, true, &by_interrupt);
    }
    ou_drop_maybe(th, done);
    ou_drop_maybe(th, hook);
}

int ou_prompt_run(OuroVm *vm, const OuOptions *o, bool *by_interrupt)
{
    Prompt p = {.th = ou_api_thread(vm)};
    OuThread *th = p.th;
    OuObject *sys = ou_dict_borrow_text(th, th->vm->machine->modules, "sys");
    bool is_first = o->command == NULL && o->module == NULL && o->file == NULL;
    int code = 0;
    if (is_first && !o->library.quiet) {
        fprintf(stderr, "Ouro %s (Python 3.11) on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
                ouro_version());
    }
    if (is_first && o->startup != NULL && run_startup(vm, o->startup, &code)) {
        return code;
    }
    code = 0;
    run_hook(th);
    if (sys != NULL) {
        default_prompt(th, sys, "ps1", ">>> ");
        default_prompt(th, sys, "ps2", "... ");
    }
    read_statements(vm, &p, &code);
    *by_interrupt = p.by_interrupt;
    free(p.text);
    free(p.line);
    return code;
}
