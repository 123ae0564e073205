/* source_line.c - source_line.h. Files are read again for each report: reports are rare, and a cache would go stale. */
#include "09_vm/source_line.h"

#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/list.h"
#include "06_types/str.h"
#include "08_compile/parser.h"
#include "08_compile/source.h"
#include "09_vm/import_int.h"

#include <string.h>

/* ---- finding the file ---- */

static OuObject *read_at(OuThread *th, OuObject *path)
{
    OuObject *bytes = ou_str_encode(th, path, "utf-8", "surrogateescape");
    OuObject *content = bytes == NULL ? NULL : ou_import_read_file(th, ou_bytes_data(bytes));
    ou_drop_maybe(th, bytes);
    return content;
}

static OuObject *read_along_path(OuThread *th, OuObject *filename)
{
    OuObject *sys = th->vm->machine->sys_dict;
    OuObject *folders = sys == NULL ? NULL : ou_dict_borrow_str(th, sys, OU_NAME(th, plain_path));
    size_t n = ou_str_length(filename), tail = n;
    if (folders == NULL || !ou_is_list(folders) || n == 0 || ou_str_at(filename, 0) == '/') {
        return NULL;
    }
    while (tail > 0 && ou_str_at(filename, tail - 1) != '/') {
        tail--;
    }
    OuObject *name = ou_str_slice(th, filename, tail, n), *content = NULL;
    for (size_t i = 0; name != NULL && content == NULL && i < ou_list_size(folders); i++) {
        OuObject *folder = ou_list_borrow(folders, i);
        if (!ou_is_str(folder)) {
            continue;
        }
        OuObject *path = ou_str_format(th, "%U/%U", folder, name);
        content = path == NULL ? NULL : read_at(th, path);
        ou_drop_maybe(th, path);
        ou_error_clear(th);
    }
    ou_drop_maybe(th, name);
    return content;
}

static OuObject *nth_line(OuThread *th, const char *at, size_t size, uint32_t line)
{
    const char *end = at + size;
    for (uint32_t i = 1; i < line; i++) {
        while (at < end && *at != '\n' && *at != '\r') {
            at++;
        }
        if (at == end) {
            return NULL;
        }
        at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
    }
    const char *stop = at;
    while (stop < end && *stop != '\n' && *stop != '\r') {
        stop++;
    }
    return at == end ? NULL : ou_str_decode(th, at, (size_t)(stop - at), "utf-8", "replace");
}

OuObject *ou_source_line(OuThread *th, OuObject *filename, uint32_t line)
{
    size_t n = ou_str_length(filename);
    if (line == 0 || n == 0 || (ou_str_at(filename, 0) == '<' && ou_str_at(filename, n - 1) == '>')) {
        return NULL;
    }
    OuObject *content = read_at(th, filename);
    if (content == NULL) {
        ou_error_clear(th);
        content = read_along_path(th, filename);
    }
    if (content == NULL) {
        return NULL;
    }
    OuSource source;
    OuObject *text = NULL;
    if (ou_source_open(th, &source, ou_bytes_data(content), ou_bytes_size(content), filename, false)) {
        text = nth_line(th, source.utf8, source.size, line);
        ou_source_close(th, &source);
    } else {
        ou_error_clear(th);
    }
    ou_drop(th, content);
    return text;
}

/* ---- carets ---- */

/* Characters before byte `offset` of the line as UTF-8. */
static size_t characters(OuObject *source, int32_t offset)
{
    size_t bytes = 0, i = 0, n = ou_str_length(source);
    while (i < n && bytes < (size_t)offset) {
        uint32_t c = ou_str_at(source, i++);
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return i;
}

/* The part of an expression that carets stress: the operator of a binary operation, the brackets of a subscript. As in CPython
 * a parenthesis beside the operator is taken for it. segment is UTF-8 of one line; columns in its bytes. */
static bool find_anchors(const char *segment, const OuNode *expr, uint32_t *from, uint32_t *to)
{
    if (expr->kind == OU_N_BIN_OP) {
        const OuNode *left = expr->pair.left, *right = expr->pair.right;
        if (left->end_line != right->line) {
            return false;
        }
        uint32_t at = left->end_col;
        while (at < right->col && ou_source_is_space((unsigned char)segment[at])) {
            at++;
        }
        *from = at;
        *to = at + 1;
        if (at + 1 < right->col && !ou_source_is_space((unsigned char)segment[at + 1])) {
            *to = at + 2;
        }
        return at < right->col;
    }
    if (expr->kind == OU_N_SUBSCRIPT) {
        *from = expr->pair.left->end_col;
        *to = expr->pair.right->end_col + 1;
        return true;
    }
    return false;
}

static void set_anchors(OuThread *th, OuObject *source, OuCarets *out)
{
    OuObject *holder = NULL, *part = ou_str_slice(th, source, out->start, out->end);
    size_t size;
    const char *utf8 = part == NULL ? NULL : ou_str_utf8(th, part, &size, &holder);
    OuObject *name = utf8 == NULL ? NULL : ou_str_from_text(th, "<segment>");
    if (name != NULL) {
        OuArena arena;
        ou_arena_init(&arena, &th->vm->account);
        OuTree *tree = ou_parse(th, &arena, utf8, size, name, OU_PARSE_EVAL, 0);
        uint32_t from, to;
        if (tree != NULL && tree->root->expr->end_line == 1 && find_anchors(utf8, tree->root->expr, &from, &to)) {
            out->anchor_start = out->start + characters(part, (int32_t)from);
            out->anchor_end = out->start + characters(part, (int32_t)to);
        }
        ou_arena_fini(th, &arena);
        ou_drop(th, name);
    }
    ou_drop_maybe(th, holder);
    ou_drop_maybe(th, part);
    ou_error_clear(th);
}

bool ou_source_carets(OuThread *th, OuObject *source, size_t from, size_t to, const OuPosition *at, OuCarets *out)
{
    *out = (OuCarets){0};
    out->start = characters(source, at->column);
    out->end = at->end_line == at->line ? characters(source, at->end_column) : to;
    while (at->end_line != at->line && out->end > from && ou_source_is_space(ou_str_at(source, out->end - 1))) {
        out->end--;
    }
    if (out->start < from) {
        out->start = from;
    }
    if (out->end > to) {
        out->end = to;
    }
    if (out->start >= out->end) {
        return false;
    }
    if (at->end_line == at->line) {
        set_anchors(th, source, out);
    }
    /* Marking everything says nothing. */
    return out->anchor_start < out->anchor_end || out->start != from || out->end != to;
}
