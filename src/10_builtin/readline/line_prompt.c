/* line_prompt.c - what a prompt looks like to libedit.
 *
 * GNU readline puts \1 before and \2 behind what takes no room; libedit one and the same character, and it takes such a run together
 * with the visible character behind it: two runs must not meet, and none may stand at the end. So a run waits for
 * the next visible character; the last one goes before the last such character. Sequences of a terminal that nobody has
 * marked are found, too: libedit would show them as ^[[31m. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#define MARK 1

typedef struct Look {
    OuThread *th;
    OuByteBuilder out, run; /* run: bytes that take no room, not yet put out */
    size_t last;            /* in out: where the last visible character begins, with its run */
    bool visible;           /* there is one */
} Look;

/* The bytes of a sequence at `at` that begins with ESC; 0: it is none. */
static size_t sequence_size(const char *at)
{
    size_t n = 2;
    if (at[0] != 27) {
        return 0;
    }
    if (at[1] == '[') {
        while (at[n] >= 0x20 && at[n] < 0x40) {
            n++;
        }
        return at[n] >= 0x40 && at[n] < 0x7f ? n + 1 : 0;
    }
    if (at[1] == ']') { /* up to BEL, or ESC and a backslash */
        while (at[n] != 0 && at[n] != '\a' && !(at[n] == 27 && at[n + 1] == '\\')) {
            n++;
        }
        return at[n] == 0 ? 0 : at[n] == '\a' ? n + 1 : n + 2;
    }
    return 0;
}

static bool put_run(Look *look)
{
    static const char mark = MARK;
    bool ok = look->run.n == 0 || (ou_byte_builder_put(look->th, &look->out, &mark, 1) &&
                                   ou_byte_builder_put(look->th, &look->out, look->run.data, look->run.n) &&
                                   ou_byte_builder_put(look->th, &look->out, &mark, 1));
    look->run.n = 0;
    return ok;
}

static bool put_visible(Look *look, char c)
{
    bool begins = ((unsigned char)c & 0xc0) != 0x80; /* of a character */
    if (begins) {
        look->last = look->out.n;
        look->visible = true;
    }
    return (!begins || put_run(look)) && ou_byte_builder_put(look->th, &look->out, &c, 1);
}

/* A run behind the last visible character. */
static bool put_rest(Look *look)
{
    if (look->run.n == 0 || !look->visible) {
        return true;
    }
    OuByteBuilder tail = {NULL, 0, 0};
    bool ok = ou_byte_builder_put(look->th, &tail, look->out.data + look->last, look->out.n - look->last);
    if (ok && tail.data[0] == MARK) { /* it has a run already: one of both */
        size_t end = (size_t)((char *)memchr(tail.data + 1, MARK, tail.n - 1) - tail.data);
        look->out.n = look->last;
        ok = ou_byte_builder_put(look->th, &look->out, tail.data, end) &&
             ou_byte_builder_put(look->th, &look->out, look->run.data, look->run.n) &&
             ou_byte_builder_put(look->th, &look->out, tail.data + end, tail.n - end);
    } else if (ok) {
        look->out.n = look->last;
        ok = put_run(look) && ou_byte_builder_put(look->th, &look->out, tail.data, tail.n);
    }
    ou_byte_builder_abandon(look->th, &tail);
    return ok;
}

size_t ou_line_width(const char *text, size_t n)
{
    size_t width = 0;
    bool marked = false;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (size_t i = 0, size; i < n; i += size) {
        wchar_t c = 0;
        size = mbrtowc(&c, text + i, n - i, &state);
        if (size == 0 || size > n - i) { /* no character */
            memset(&state, 0, sizeof state);
            size = 1;
        }
        int one = c == MARK || marked ? 0 : wcwidth(c);
        marked = (c == MARK) != marked;
        width += one > 0 ? (size_t)one : 0;
    }
    return width;
}

OuObject *ou_line_prompt_new(OuThread *th, const char *prompt)
{
    Look look = {.th = th};
    bool ok = true, marked = false;
    for (const char *at = prompt; ok && *at != 0;) {
        size_t size = marked ? 0 : sequence_size(at);
        if (*at == 1 || *at == 2) {
            marked = *at == 1;
            at++;
        } else if (size > 0 || marked) {
            size = size == 0 ? 1 : size;
            ok = ou_byte_builder_put(th, &look.run, at, size);
            at += size;
        } else {
            ok = put_visible(&look, *at++);
        }
    }
    ok = ok && put_rest(&look);
    ou_byte_builder_abandon(th, &look.run);
    if (!ok) {
        ou_byte_builder_abandon(th, &look.out);
        return NULL;
    }
    return ou_byte_builder_finish(th, &look.out);
}

#endif
