/* codegen_percent.c - "%s and %r" % (a, b) as an f-string.
 *
 * A constant format with nothing but %s, %r, %a (perhaps '-', a width, a precision) and %% applied to a tuple display is
 * rewritten as the f-string that says the same, as CPython 3.11 does: no tuple is built, and an operand that nobody else
 * holds dies as soon as it is formatted. Anything else is left to the % operator. */
#include "08_compile/codegen_int.h"

#include "06_types/str.h"

#define MAX_DIGITS 3

typedef struct Reader {
    OuGen *g;
    OuNode *at;      /* the whole expression */
    OuObject *format;
    size_t pos, size;
    OuNodes parts;
} Reader;

static uint32_t peek(const Reader *r)
{
    return r->pos < r->size ? ou_str_at(r->format, r->pos) : 0;
}

static OuNode *new_node(Reader *r, OuNodeKind kind)
{
    OuNode *node = ou_gen_take(r->g, sizeof *node);
    if (node != NULL) {
        *node = (OuNode){.kind = (uint8_t)kind};
        node->line = r->at->line;
        node->col = r->at->col;
        node->end_line = r->at->end_line;
        node->end_col = r->at->end_col;
    }
    return node;
}

/* A constant str that the builder has; adds nothing when that is empty and may be. */
static OuNode *text_node(Reader *r, OuStrBuilder *text)
{
    OuObject *value = ou_gen_own(r->g, ou_builder_finish(r->g->th, text));
    OuNode *node = value == NULL ? NULL : new_node(r, OU_N_CONSTANT);
    if (node != NULL) {
        node->constant.value = value;
    }
    return node;
}

static void add(Reader *r, OuNode *node)
{
    if (node != NULL && !r->g->failed) {
        r->parts.items[r->parts.n++] = node;
    }
}

/* Up to three digits; false: more. Copies them. */
static bool digits(Reader *r, OuStrBuilder *spec, bool *any)
{
    unsigned n = 0;
    for (; peek(r) >= '0' && peek(r) <= '9'; n++, r->pos++) {
        if (n == MAX_DIGITS || !ou_builder_char(r->g->th, spec, peek(r))) {
            return false;
        }
    }
    *any = n > 0;
    return true;
}

/* Behind a percent sign: the field for `value`. NULL: not of the simple kind, or failed. */
static OuNode *field(Reader *r, OuNode *value)
{
    OuThread *th = r->g->th;
    OuStrBuilder spec;
    ou_builder_init(&spec);
    bool left = false, has_width = false, has_precision = false, digits_follow;
    while (peek(r) == '-') {
        left = true;
        r->pos++;
    }
    bool simple = peek(r) != '0';
    if (simple && !left && peek(r) >= '1' && peek(r) <= '9') {
        simple = ou_builder_char(th, &spec, '>');
    }
    simple = simple && digits(r, &spec, &has_width);
    if (simple && peek(r) == '.') {
        r->pos++;
        has_precision = true;
        simple = ou_builder_char(th, &spec, '.') && digits(r, &spec, &digits_follow) &&
                 (digits_follow || ou_builder_char(th, &spec, '0'));
    }
    uint32_t c = peek(r);
    if (!simple || (c != 's' && c != 'r' && c != 'a')) {
        ou_builder_abandon(th, &spec);
        r->g->failed |= ou_has_error(th); /* the builder's: it is no reason to do without */
        return NULL;
    }
    r->pos++;
    OuNode *node = new_node(r, OU_N_FORMATTED_VALUE);
    OuNode *text = text_node(r, &spec); /* in any case: it empties the builder */
    if (node == NULL || text == NULL) {
        return NULL;
    }
    node->formatted = (typeof(node->formatted)){.value = value, .conversion = (int)c};
    if (has_width || has_precision) {
        node->formatted.spec = text;
    }
    return node;
}

/* All of the format; false: it is not simple, or does not fit the operands. */
static bool read_format(Reader *r, OuNodes operands)
{
    OuThread *th = r->g->th;
    OuStrBuilder text;
    uint32_t used = 0;
    ou_builder_init(&text);
    for (bool empty = true; !r->g->failed;) {
        uint32_t c = peek(r);
        if (r->pos < r->size && (c != '%' || (r->pos + 1 < r->size && ou_str_at(r->format, r->pos + 1) == '%'))) {
            r->pos += c == '%' ? 2 : 1;
            r->g->failed = !ou_builder_char(th, &text, c);
            empty = false;
            continue;
        }
        if (!empty) {
            add(r, text_node(r, &text));
            ou_builder_init(&text);
            empty = true;
        }
        if (r->pos == r->size) {
            return used == operands.n && !r->g->failed;
        }
        r->pos++;
        OuNode *node = used == operands.n ? NULL : field(r, operands.items[used++]);
        if (node == NULL) {
            return false;
        }
        add(r, node);
    }
    ou_builder_abandon(th, &text);
    return false;
}

OuNode *ou_gen_percent(OuGen *g, OuNode *node)
{
    OuNode *right = node->pair.right;
    OuObject *format = node->op == OU_TREE_MOD && right->kind == OU_N_TUPLE && !g->failed ? ou_fold(g, node->pair.left) : NULL;
    if (format == NULL || !ou_is_exact_str(format) || ou_fold(g, right) != NULL) {
        return NULL;
    }
    OuNodes operands = right->list;
    for (uint32_t i = 0; i < operands.n; i++) {
        if (operands.items[i]->kind == OU_N_STARRED) {
            return NULL;
        }
    }
    Reader r = {.g = g, .at = node, .format = format, .size = ou_str_length(format)};
    r.parts.items = ou_gen_take(g, (2 * (size_t)operands.n + 1) * sizeof(OuNode *));
    if (r.parts.items == NULL || !read_format(&r, operands)) {
        return NULL;
    }
    OuNode *joined = new_node(&r, OU_N_JOINED_STR);
    if (joined != NULL) {
        joined->list = r.parts;
    }
    return joined;
}
