/* lexer_comment.c - comments, and the type comments among them (PEP 484), which are tokens when the caller asked for them. */
#include "08_compile/lexer_int.h"

#include <string.h>

#define IGNORE "ignore"

void ou_lexer_pass_comment(OuLexer *lexer)
{
    while (*lexer->at != '\n' && *lexer->at != '\0') {
        lexer->at++;
    }
}

/* Where the text of the type comment that starts at `at` begins: behind `# type: `, where blanks are free. NULL: it is none. */
static const char *text_of(const char *at)
{
    for (const char *wanted = "# type: "; *wanted != 0; wanted++) {
        if (*wanted != ' ') {
            if (*at++ != *wanted) {
                return NULL;
            }
        } else {
            while (*at == ' ' || *at == '\t') {
                at++;
            }
        }
    }
    return at;
}

bool ou_lexer_at_type_comment(const OuLexer *lexer)
{
    return lexer->type_comments && text_of(lexer->at) != NULL;
}

/* `ignore` may have something behind it, which does not go on as a word; an underscore does not. */
static bool is_ignore(const char *text, const char *end)
{
    size_t n = strlen(IGNORE);
    if ((size_t)(end - text) < n || memcmp(text, IGNORE, n) != 0) {
        return false;
    }
    return text + n == end || text[n] == '_' || !ou_lexer_is(text[n], OU_BYTE_NAME);
}

bool ou_lexer_type_comment(OuLexer *lexer, OuToken *token)
{
    const char *text = text_of(lexer->at);
    bool alone = strspn(lexer->line_start, " \t\f") >= (size_t)(lexer->at - lexer->line_start);
    ou_lexer_pass_comment(lexer);
    bool ignores = is_ignore(text, lexer->at);
    token->kind = ignores ? OU_T_TYPE_IGNORE : OU_T_TYPE_COMMENT;
    text += ignores ? strlen(IGNORE) : 0;
    token->start = (uint32_t)(text - lexer->text);
    token->col = (uint32_t)(text - lexer->line_start);
    return ignores && alone;
}
