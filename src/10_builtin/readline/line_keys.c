/* line_keys.c - what keys do where GNU readline and libedit differ: words, cutting and pasting, the end of input, Home and Delete.
 *
 * The functions stand on libedit's line. What is cut is kept here, since libedit does not let others at its own. An argument
 * (M-3) reaches libedit's functions only. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include "06_types/list.h"

#include <wctype.h>

typedef struct Line {
    const wchar_t *text; /* until the line changes */
    size_t n, at;        /* characters, and where the cursor is */
} Line;

static Line line_of(OuLineEditor *e)
{
    const LineInfoW *info = ou_edit(e)->el_wline(e->line);
    return (Line){info->buffer, (size_t)(info->lastchar - info->buffer), (size_t)(info->cursor - info->buffer)};
}

static void move_to(OuLineEditor *e, size_t at)
{
    ou_edit(e)->el_cursor(e->line, (int)at - (int)line_of(e).at);
}

/* A function that libedit calls, with its body. */
#define KEY(name)                                                                                  \
    static unsigned char name##_key(OuLineEditor *e, wint_t key);                                  \
    static unsigned char name(EditLine *line, wint_t key)                                          \
    {                                                                                              \
        OuLineEditor *e = ou_line_editor_of(line);                                                 \
        return e == NULL ? CC_ERROR : name##_key(e, key);                                          \
    }                                                                                              \
    static unsigned char name##_key(OuLineEditor *e, wint_t key)

/* ---- words ---- */

/* Letters and digits make a word. */
static size_t word_end(Line line, size_t at)
{
    while (at < line.n && !iswalnum((wint_t)line.text[at])) {
        at++;
    }
    while (at < line.n && iswalnum((wint_t)line.text[at])) {
        at++;
    }
    return at;
}

static size_t word_begin(Line line, size_t at)
{
    while (at > 0 && !iswalnum((wint_t)line.text[at - 1])) {
        at--;
    }
    while (at > 0 && iswalnum((wint_t)line.text[at - 1])) {
        at--;
    }
    return at;
}

/* Whatever is not white space makes a word. */
static size_t run_begin(Line line, size_t at)
{
    while (at > 0 && iswspace((wint_t)line.text[at - 1])) {
        at--;
    }
    while (at > 0 && !iswspace((wint_t)line.text[at - 1])) {
        at--;
    }
    return at;
}

KEY(forward_word)
{
    (void)key;
    move_to(e, word_end(line_of(e), line_of(e).at));
    return CC_CURSOR;
}

KEY(backward_word)
{
    (void)key;
    move_to(e, word_begin(line_of(e), line_of(e).at));
    return CC_CURSOR;
}

/* The rest of the word in other letters: all of them, or those behind the first. */
static unsigned char change_case(OuLineEditor *e, wint_t (*first)(wint_t), wint_t (*others)(wint_t))
{
    OuThread *th = e->th;
    Line line = line_of(e);
    size_t end = word_end(line, line.at);
    OuByteBuilder b = {NULL, 0, 0};
    bool inside = false, ok = true;
    for (size_t i = line.at; ok && i < end; i++) {
        bool letter = iswalnum((wint_t)line.text[i]);
        wchar_t c = (wchar_t)(letter ? (inside ? others : first)((wint_t)line.text[i]) : (wint_t)line.text[i]);
        inside = letter;
        ok = ou_byte_builder_put(th, &b, &c, sizeof c);
    }
    static const wchar_t zero = 0;
    if (ok && end > line.at && ou_byte_builder_put(th, &b, &zero, sizeof zero)) {
        move_to(e, end);
        ou_edit(e)->el_deletestr(e->line, (int)(end - line.at));
        ou_edit(e)->el_winsertstr(e->line, (const wchar_t *)(const void *)b.data);
    }
    ou_byte_builder_abandon(th, &b);
    ou_error_clear(th);
    return CC_REFRESH;
}

KEY(upcase_word)
{
    (void)key;
    return change_case(e, towupper, towupper);
}

KEY(downcase_word)
{
    (void)key;
    return change_case(e, towlower, towlower);
}

KEY(capitalize_word)
{
    (void)key;
    return change_case(e, towupper, towlower);
}

/* ---- cutting and pasting ---- */

/* Takes from..to out of the line. What is cut by one key after the other is kept together. */
static unsigned char cut(OuLineEditor *e, size_t from, size_t to, wint_t key)
{
    OuThread *th = e->th;
    Line line = line_of(e);
    bool behind_escape = key >= ' ' || key == '\b'; /* GNU readline takes that for a key between */
    bool again = e->cut_key != 0 && !behind_escape && e->cut_key + 1 == e->n_keys, backward = to == line.at;
    OuByteBuilder all = {NULL, 0, 0};
    if (from == to) {
        return CC_NORM;
    }
    bool ok = (!again || backward || ou_byte_builder_put(th, &all, e->cut.data, e->cut.n)) &&
              ou_byte_builder_put(th, &all, line.text + from, (to - from) * sizeof *line.text) &&
              (!again || !backward || ou_byte_builder_put(th, &all, e->cut.data, e->cut.n));
    ou_error_clear(th);
    if (!ok) {
        ou_byte_builder_abandon(th, &all);
        return CC_ERROR;
    }
    ou_byte_builder_abandon(th, &e->cut);
    e->cut = all;
    e->cut_key = e->n_keys;
    move_to(e, to);
    ou_edit(e)->el_deletestr(e->line, (int)(to - from));
    return CC_REFRESH;
}

KEY(kill_line)
{
    return cut(e, line_of(e).at, line_of(e).n, key);
}

KEY(unix_line_discard)
{
    return cut(e, 0, line_of(e).at, key);
}

KEY(kill_word)
{
    return cut(e, line_of(e).at, word_end(line_of(e), line_of(e).at), key);
}

KEY(backward_kill_word)
{
    return cut(e, word_begin(line_of(e), line_of(e).at), line_of(e).at, key);
}

KEY(unix_word_rubout)
{
    return cut(e, run_begin(line_of(e), line_of(e).at), line_of(e).at, key);
}

KEY(yank)
{
    (void)key;
    static const wchar_t end = 0;
    size_t n = e->cut.n;
    bool ok = n > 0 && ou_byte_builder_put(e->th, &e->cut, &end, sizeof end);
    ok = ok && ou_edit(e)->el_winsertstr(e->line, (const wchar_t *)(const void *)e->cut.data) == 0;
    e->cut.n = n;
    ou_error_clear(e->th);
    return ok ? CC_REFRESH : CC_ERROR;
}

/* ---- the history ---- */

KEY(previous_history)
{
    (void)key;
    size_t place = ou_line_history_place(e);
    return place > 0 && ou_line_history_go(e, place - 1) ? CC_REFRESH : CC_ERROR;
}

KEY(next_history)
{
    (void)key;
    size_t place = ou_line_history_place(e);
    return place < ou_list_size(e->history) && ou_line_history_go(e, place + 1) ? CC_REFRESH : CC_ERROR;
}

KEY(beginning_of_history)
{
    (void)key;
    return ou_line_history_place(e) > 0 && ou_line_history_go(e, 0) ? CC_REFRESH : CC_ERROR;
}

KEY(end_of_history)
{
    (void)key;
    size_t n = ou_list_size(e->history);
    return ou_line_history_place(e) < n && ou_line_history_go(e, n) ? CC_REFRESH : CC_ERROR;
}

/* ---- the end of input ---- */

/* Ctrl-D deletes what is under the cursor; on an empty line it ends the input, unless the key just emptied it. */
KEY(delete_or_end)
{
    (void)key;
    Line text = line_of(e);
    bool again = e->end_key != 0 && e->end_key + 1 == e->n_keys;
    if (text.n == 0 && !again) {
        return CC_EOF;
    }
    e->end_key = e->n_keys;
    if (text.at == text.n) {
        return CC_ERROR;
    }
    move_to(e, text.at + 1);
    ou_edit(e)->el_deletestr(e->line, 1);
    return CC_REFRESH;
}

static unsigned char redraw(EditLine *line, wint_t key)
{
    (void)line;
    (void)key;
    return CC_REFRESH;
}

static unsigned char nothing(EditLine *line, wint_t key)
{
    (void)line;
    (void)key;
    return CC_NORM;
}

/* ---- keys ---- */

static const struct {
    const wchar_t *name, *help;
    unsigned char (*f)(EditLine *, wint_t);
} functions[] = { /* added by el_wset(): el_set() would leak copies of the names */
    {L"rl_complete", L"completes the word before the cursor", ou_line_complete},
    {L"rl_reverse_search", L"searches in the history, to older lines", ou_line_search},
    {L"rl_forward_search", L"searches in the history, to newer lines", ou_line_search},
    {L"rl_search_step", L"takes a key of a search", ou_line_search_step},
    {L"rl_redraw", L"shows the line as it is", redraw},
    {L"rl_forward_word", L"to the end of a word", forward_word},
    {L"rl_backward_word", L"to the beginning of a word", backward_word},
    {L"rl_upcase_word", L"writes the word in capitals", upcase_word},
    {L"rl_downcase_word", L"writes the word without capitals", downcase_word},
    {L"rl_capitalize_word", L"begins the word with a capital", capitalize_word},
    {L"rl_kill_line", L"cuts to the end of the line", kill_line},
    {L"rl_unix_line_discard", L"cuts to the beginning of the line", unix_line_discard},
    {L"rl_kill_word", L"cuts to the end of a word", kill_word},
    {L"rl_backward_kill_word", L"cuts to the beginning of a word", backward_kill_word},
    {L"rl_unix_word_rubout", L"cuts to the white space before the cursor", unix_word_rubout},
    {L"rl_yank", L"pastes what was cut", yank},
    {L"rl_previous_history", L"to the line before in the history", previous_history},
    {L"rl_next_history", L"to the line behind in the history", next_history},
    {L"rl_beginning_of_history", L"to the first line of the history", beginning_of_history},
    {L"rl_end_of_history", L"to the line behind the history", end_of_history},
    {L"rl_delete_or_end", L"deletes a character, or ends the input", delete_or_end},
    {L"rl_nothing", L"does nothing", nothing},
};

/* Those of /etc/inputrc as Debian has it among them. The last two surround what a terminal pastes. */
static const char *const keys[][2] = {
    {"^I", "ed-insert"},
    {"^R", "rl_reverse_search"},
    {"^S", "rl_forward_search"},
    {"\\236", "rl_search_step"}, /* OU_LINE_KEY_SEARCH */
    {"\\237", "rl_redraw"},      /* OU_LINE_KEY_REDRAW */
    {"\\ef", "rl_forward_word"},
    {"\\eF", "rl_forward_word"},
    {"\\eb", "rl_backward_word"},
    {"\\eB", "rl_backward_word"},
    {"\\eu", "rl_upcase_word"},
    {"\\eU", "rl_upcase_word"},
    {"\\el", "rl_downcase_word"},
    {"\\eL", "rl_downcase_word"},
    {"\\ec", "rl_capitalize_word"},
    {"\\eC", "rl_capitalize_word"},
    {"^K", "rl_kill_line"},
    {"^U", "rl_unix_line_discard"},
    {"^X^?", "rl_unix_line_discard"},
    {"\\ed", "rl_kill_word"},
    {"\\eD", "rl_kill_word"},
    {"\\e^?", "rl_backward_kill_word"},
    {"\\e^H", "rl_backward_kill_word"},
    {"^W", "rl_unix_word_rubout"},
    {"^Y", "rl_yank"},
    {"^P", "rl_previous_history"},
    {"^N", "rl_next_history"},
    {"\\e[A", "rl_previous_history"},
    {"\\e[B", "rl_next_history"},
    {"\\eOA", "rl_previous_history"},
    {"\\eOB", "rl_next_history"},
    {"\\e<", "rl_beginning_of_history"},
    {"\\e>", "rl_end_of_history"},
    {"^D", "rl_delete_or_end"},
    {"^G", "rl_nothing"},
    {"\\e[1~", "ed-move-to-beg"},
    {"\\e[4~", "ed-move-to-end"},
    {"\\e[7~", "ed-move-to-beg"},
    {"\\e[8~", "ed-move-to-end"},
    {"\\e[3~", "ed-delete-next-char"},
    {"\\e[2~", "ed-quoted-insert"},
    {"\\e[1;5C", "rl_forward_word"},
    {"\\e[1;5D", "rl_backward_word"},
    {"\\e[1;3C", "rl_forward_word"},
    {"\\e[1;3D", "rl_backward_word"},
    {"\\e[5C", "rl_forward_word"},
    {"\\e[5D", "rl_backward_word"},
    {"\\e\\e[C", "rl_forward_word"},
    {"\\e\\e[D", "rl_backward_word"},
    {"\\e[200~", "rl_nothing"},
    {"\\e[201~", "rl_nothing"},
};

void ou_line_keys_add(OuLineEditor *e)
{
    for (size_t i = 0; i < OU_COUNT_OF(functions); i++) {
        ou_edit(e)->el_wset(e->line, EL_ADDFN, functions[i].name, functions[i].help, functions[i].f);
    }
}

void ou_line_keys_bind(OuLineEditor *e)
{
    for (size_t i = 0; i < OU_COUNT_OF(keys); i++) {
        ou_edit(e)->el_set(e->line, EL_BIND, keys[i][0], keys[i][1], NULL);
    }
    ou_edit(e)->el_set(e->line, EL_BIND, "-k", "up", "rl_previous_history", NULL); /* as the terminal's description has them */
    ou_edit(e)->el_set(e->line, EL_BIND, "-k", "down", "rl_next_history", NULL);
}

#endif
