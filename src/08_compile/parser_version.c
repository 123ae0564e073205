/* parser_version.c - sources of an older Python 3: ast.parse(feature_version=). What came later is an error after it was read, and async and
 * await are names where they were. The rest of an older grammar is not told apart, as in CPython. */
#include "08_compile/parser_int.h"

#include <limits.h>
#include <string.h>

static unsigned version(const OuParser *p)
{
    unsigned given = (p->flags & OU_PARSE_VERSION_MASK) / OU_PARSE_VERSION_ONE;
    return given == 0 ? UINT_MAX : given - 1;
}

/* Before Python 3.7 async and await were names outside of async functions, but for the async before a def. */
void ou_parser_soften_word(const OuParser *p, OuToken *token)
{
    if (p->n_async > 0 || version(p) >= 7) {
        return;
    }
    const char *behind = p->text + token->end + strspn(p->text + token->end, " \t");
    if (token->kind == OU_T_AWAIT || strncmp(behind, "def", 3) != 0 || strchr(" \t\\", behind[3]) == NULL) {
        token->kind = OU_T_NAME;
    }
}

void ou_parser_leave_async(OuParser *p)
{
    p->n_async--;
    if (p->kind == OU_T_ASYNC || p->kind == OU_T_AWAIT) { /* it was read ahead */
        ou_parser_soften_word(p, &p->tokens[p->pos]);
        p->kind = p->tokens[p->pos].kind;
    }
}

bool ou_parser_since(OuParser *p, unsigned minor, const char *what)
{
    return OU_LIKELY(version(p) >= minor) ||
           ou_parser_raise_last(p, OU_SYNTAX, "%s only supported in Python 3.%u and greater", what, minor) != NULL;
}
