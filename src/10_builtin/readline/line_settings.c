/* line_settings.c - a line of settings: `bind ^I rl_complete` as libedit has it, "tab: complete" as GNU readline has it. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include <stdio.h>
#include <strings.h>

/* What GNU readline calls the functions of keys, and libedit's names for them. */
static const char *const function_names[][2] = {
    {"abort", "ed-command"},
    {"accept-line", "ed-newline"},
    {"backward-char", "ed-prev-char"},
    {"backward-delete-char", "ed-delete-prev-char"},
    {"backward-kill-line", "rl_unix_line_discard"},
    {"backward-kill-word", "rl_backward_kill_word"},
    {"backward-word", "rl_backward_word"},
    {"beginning-of-history", "rl_beginning_of_history"},
    {"beginning-of-line", "ed-move-to-beg"},
    {"capitalize-word", "rl_capitalize_word"},
    {"clear-screen", "ed-clear-screen"},
    {"complete", "rl_complete"},
    {"delete-char", "rl_delete_or_end"},
    {"downcase-word", "rl_downcase_word"},
    {"end-of-history", "rl_end_of_history"},
    {"end-of-line", "ed-move-to-end"},
    {"forward-char", "ed-next-char"},
    {"forward-search-history", "rl_forward_search"},
    {"forward-word", "rl_forward_word"},
    {"history-search-backward", "ed-search-prev-history"},
    {"history-search-forward", "ed-search-next-history"},
    {"kill-line", "rl_kill_line"},
    {"kill-whole-line", "em-kill-line"},
    {"kill-word", "rl_kill_word"},
    {"menu-complete", "rl_complete"},
    {"next-history", "rl_next_history"},
    {"possible-completions", "rl_complete"},
    {"previous-history", "rl_previous_history"},
    {"quoted-insert", "ed-quoted-insert"},
    {"redraw-current-line", "ed-redisplay"},
    {"reverse-search-history", "rl_reverse_search"},
    {"self-insert", "ed-insert"},
    {"tab-insert", "ed-insert"},
    {"transpose-chars", "ed-transpose-chars"},
    {"unix-line-discard", "rl_unix_line_discard"},
    {"unix-word-rubout", "rl_unix_word_rubout"},
    {"upcase-word", "rl_upcase_word"},
    {"yank", "rl_yank"},
};

static const char *const commands[] = {"bind", "echotc", "edit", "history", "settc", "setty", "telltc"};

static bool run_command(OuThread *th, OuLineEditor *e, const char *words)
{
    const OuEdit *edit = ou_edit(e);
    int argc = 0;
    const char **argv = NULL;
    Tokenizer *tokens = edit->tok_init(NULL);
    if (tokens == NULL) {
        return ou_raise_memory(th);
    }
    if (edit->tok_str(tokens, words, &argc, &argv) == 0 && argc > 0) {
        edit->el_parse(e->line, argc, argv);
    }
    edit->tok_end(tokens);
    return true;
}

/* One key as libedit's bind takes it: an octal number. */
static void put_key(char *out, size_t room, size_t *at, unsigned byte)
{
    if (*at + 5 < room) {
        *at += (size_t)snprintf(out + *at, room - *at, "\\%03o", byte & 0xff);
    }
}

/* "\C-r", "\e[A", "\t": the escapes of GNU readline within quotes. Returns what is behind the second quote. */
static const char *quoted_keys(const char *at, char *out, size_t room, size_t *size)
{
    bool control = false, meta = false;
    for (at++; *at != 0 && *at != '"'; at++) {
        unsigned c = (unsigned char)*at;
        if (c == '\\' && at[1] != 0) {
            at++;
            if ((*at == 'C' || *at == 'M') && at[1] == '-') {
                control = control || *at == 'C';
                meta = meta || *at == 'M';
                at++;
                continue;
            }
            static const char names[] = "abdefnrtv", values[] = "\a\b\x7f\x1b\f\n\r\t\v";
            const char *found = strchr(names, *at);
            c = found != NULL ? (unsigned char)values[found - names] : (unsigned char)*at;
        }
        if (meta) {
            put_key(out, room, size, 27);
        }
        put_key(out, room, size, control ? (c == '?' ? 127 : c & 31) : c);
        control = meta = false;
    }
    return *at == '"' ? at + 1 : at;
}

/* Control-r, M-x, tab, RET: the names of GNU readline. Returns where the name ends. */
static const char *named_key(const char *at, char *out, size_t room, size_t *size)
{
    static const struct {
        const char *name;
        unsigned char key;
    } names[] = {{"tab", '\t'},     {"esc", 27},     {"escape", 27}, {"ret", '\r'},  {"return", '\r'}, {"lfd", '\n'}, {"newline", '\n'},
                 {"space", ' '},    {"spc", ' '},    {"del", 127},   {"rubout", 127}};
    bool control = false, meta = false;
    for (;;) {
        if (strncasecmp(at, "control-", 8) == 0 || strncasecmp(at, "c-", 2) == 0) {
            control = true;
            at += at[1] == '-' ? 2 : 8;
        } else if (strncasecmp(at, "meta-", 5) == 0 || strncasecmp(at, "m-", 2) == 0) {
            meta = true;
            at += at[1] == '-' ? 2 : 5;
        } else {
            break;
        }
    }
    size_t length = strcspn(at, ": \t");
    unsigned key = (unsigned char)*at;
    for (size_t i = 0; i < OU_COUNT_OF(names); i++) {
        if (strlen(names[i].name) == length && strncasecmp(at, names[i].name, length) == 0) {
            key = names[i].key;
        }
    }
    if (length > 0) {
        if (meta) {
            put_key(out, room, size, 27);
        }
        put_key(out, room, size, control ? key & 31 : key);
    }
    return at + length;
}

/* KEY: FUNCTION, or KEY: "MACRO". */
static void bind_key(OuLineEditor *e, const char *words)
{
    char key[128] = "", macro[512] = "";
    size_t n_key = 0, n_macro = 0;
    const char *at = *words == '"' ? quoted_keys(words, key, sizeof key, &n_key) : named_key(words, key, sizeof key, &n_key);
    at += strspn(at, " \t");
    if (n_key == 0 || *at != ':') {
        return;
    }
    at++;
    at += strspn(at, " \t");
    if (*at == '"') {
        (void)quoted_keys(at, macro, sizeof macro, &n_macro);
        ou_edit(e)->el_set(e->line, EL_BIND, "-s", key, macro, NULL);
        return;
    }
    size_t length = strcspn(at, " \t\n");
    for (size_t i = 0; i < OU_COUNT_OF(function_names); i++) {
        if (strlen(function_names[i][0]) == length && strncasecmp(at, function_names[i][0], length) == 0) {
            ou_edit(e)->el_set(e->line, EL_BIND, key, function_names[i][1], NULL);
        }
    }
}

/* "editing-mode vi"; variables that it does not know are left alone. */
static void set_variable(OuLineEditor *e, const char *words)
{
    char name[40] = "", value[40] = "";
    if (sscanf(words, "%39s %39s", name, value) < 1) {
        return;
    }
    if (strcasecmp(name, "editing-mode") == 0) {
        bool vi = strncasecmp(value, "vi", 2) == 0;
        ou_edit(e)->el_set(e->line, EL_EDITOR, vi ? "vi" : "emacs");
        if (!vi) {
            ou_line_keys_bind(e);
        }
    } else if (strcasecmp(name, "show-all-if-ambiguous") == 0) {
        e->lists_at_once = value[0] == 0 || strcasecmp(value, "on") == 0 || strcmp(value, "1") == 0;
    }
}

static bool apply(OuThread *th, OuLineEditor *e, const char *words)
{
    if (!ou_line_editor_open(th, e)) {
        return false;
    }
    words += strspn(words, " \t");
    size_t length = strcspn(words, " \t\n");
    for (size_t i = 0; i < OU_COUNT_OF(commands); i++) {
        if (strlen(commands[i]) == length && memcmp(words, commands[i], length) == 0) {
            return run_command(th, e, words);
        }
    }
    if (length == 3 && strncasecmp(words, "set", 3) == 0) {
        set_variable(e, words + 3);
    } else {
        bind_key(e, words);
    }
    return true;
}

bool ou_line_editor_bind(OuThread *th, OuLineEditor *e, const char *words)
{
    OuThread *before = ou_line_editor_lend(e, th);
    bool ok = apply(th, e, words);
    ou_line_editor_lend(e, before);
    return ok;
}

#endif
