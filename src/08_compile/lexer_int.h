/* lexer_int.h - what the lexer's files share. */
#ifndef OU_LEXER_INT_H
#define OU_LEXER_INT_H

#include "08_compile/lexer.h"

/* classes of bytes */
#define OU_BYTE_NAME_START 1u /* letters, underscore, every byte from 128 on */
#define OU_BYTE_NAME 2u       /* those and digits */
#define OU_BYTE_DIGIT 4u
#define OU_BYTE_HEX 8u

extern const uint8_t ou_lexer_bytes[256];

OU_INLINE bool ou_lexer_is(char c, unsigned classes)
{
    return (ou_lexer_bytes[(uint8_t)c] & classes) != 0;
}

/* Records a firm error at lexer->at: its offset is the number of characters of
 * the line before that point. Returns false. */
bool ou_lexer_fail(OuLexer *lexer, const char *format, ...) OU_PRINTF(2, 3);

/* The same with columns given, both from 1 and in bytes. */
bool ou_lexer_fail_range(OuLexer *lexer, uint32_t col, uint32_t end_col, const char *format, ...)
    OU_PRINTF(4, 5);

/* Moves to the next line after its predecessor's '\n'; false at the end of the text. */
bool ou_lexer_open_line(OuLexer *lexer);

/* lexer->at is the first digit, or the point before one. Moves past the number. */
bool ou_lexer_number(OuLexer *lexer, OuToken *token);

/* lexer->at is a '#': moves to the line's end. */
void ou_lexer_pass_comment(OuLexer *lexer);

/* lexer->at is a '#': is the comment to be a token? */
bool ou_lexer_at_type_comment(const OuLexer *lexer);

/* There: the token's kind and start, and moves to the line's end. True: a TYPE_IGNORE that has its line for itself, which is then
 * passed whole. */
bool ou_lexer_type_comment(OuLexer *lexer, OuToken *token);

/* lexer->at is the first quote; the token has its start. Moves past the string. */
bool ou_lexer_string(OuLexer *lexer, OuToken *token);

#endif
