/* tree_text.c - tree_text.h: driven by the table of kinds. Left-deep chains recurse:
 * a test's trees are as deep as the oracle's may be. */
#include "tree_text.h"
#include "04_object/vm.h"
#include "06_types/bytes.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/str.h"

#include <inttypes.h>
#include <string.h>

static void text_bits(FILE *out, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    fprintf(out, "%016" PRIx64, bits);
}

static void text_char(FILE *out, uint32_t c)
{
    if (c < 0x80) {
        fprintf(out, "%02x", c);
    } else if (c < 0x800) {
        fprintf(out, "%02x%02x", 0xC0 | c >> 6, 0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        fprintf(out, "%02x%02x%02x", 0xE0 | c >> 12, 0x80 | (c >> 6 & 0x3F), 0x80 | (c & 0x3F));
    } else {
        fprintf(out, "%02x%02x%02x%02x", 0xF0 | c >> 18, 0x80 | (c >> 12 & 0x3F),
                0x80 | (c >> 6 & 0x3F), 0x80 | (c & 0x3F));
    }
}

static void text_str(FILE *out, const OuObject *s)
{
    fputc('s', out);
    for (size_t i = 0; i < ou_str_length(s); i++) {
        text_char(out, ou_str_at(s, i));
    }
}

static bool text_int(OuThread *th, FILE *out, OuObject *value)
{
    OuObject *digits = ou_int_to_text(th, value, 16, false);
    if (digits == NULL) {
        return false;
    }
    fprintf(out, "i%s", (const char *)ou_str_data(digits));
    ou_drop(th, digits);
    return true;
}

static bool text_value(OuThread *th, FILE *out, OuObject *value)
{
    if (value == OU_NONE) {
        fputs("None", out);
    } else if (value == OU_PY_TRUE) {
        fputs("True", out);
    } else if (value == OU_PY_FALSE) {
        fputs("False", out);
    } else if (value == OU_ELLIPSIS) {
        fputs("Ellipsis", out);
    } else if (ou_is_str(value)) {
        text_str(out, value);
    } else if (ou_is_bytes(value)) {
        fputc('b', out);
        for (size_t i = 0; i < ou_bytes_size(value); i++) {
            fprintf(out, "%02x", (uint8_t)ou_bytes_data(value)[i]);
        }
    } else if (ou_is_exact_float(value)) {
        fputc('f', out);
        text_bits(out, ou_float_value(value));
    } else if (value->type == &ou_complex_type) {
        fputc('c', out);
        text_bits(out, ((const OuComplex *)value)->real);
        text_bits(out, ((const OuComplex *)value)->imag);
    } else {
        return text_int(th, out, value);
    }
    return true;
}

static void text_name(FILE *out, const OuObject *name)
{
    if (name == NULL) {
        fputs("None", out);
    } else {
        text_str(out, name);
    }
}

static bool text_nodes(OuThread *th, FILE *out, const OuNodes *nodes)
{
    fputc('[', out);
    for (uint32_t i = 0; i < nodes->n; i++) {
        if (i > 0) {
            fputc(',', out);
        }
        if (!tree_text(th, out, nodes->items[i])) {
            return false;
        }
    }
    fputc(']', out);
    return true;
}

static void text_names(FILE *out, const OuNameList *names)
{
    fputc('[', out);
    for (uint32_t i = 0; i < names->n; i++) {
        if (i > 0) {
            fputc(',', out);
        }
        text_str(out, names->items[i]);
    }
    fputc(']', out);
}

static void text_operators(FILE *out, const OuNode *node)
{
    fputc('[', out);
    for (uint32_t i = 0; i < node->compare.comparators.n; i++) {
        fprintf(out, i > 0 ? ",%s" : "%s", ou_operator_name(node->compare.ops[i]));
    }
    fputc(']', out);
}

static bool text_field(OuThread *th, FILE *out, const OuNode *node, const OuField *field)
{
    static const char *const contexts[] = {"Load", "Store", "Del"};
    const void *at = (const char *)node + field->offset;
    switch ((OuFieldType)field->type) {
    case OU_FIELD_NODE:
    case OU_FIELD_NODE_OPT: return tree_text(th, out, *(OuNode *const *)at);
    case OU_FIELD_NODES: return text_nodes(th, out, at);
    case OU_FIELD_NAME:
    case OU_FIELD_NAME_OPT:
    case OU_FIELD_STRING:
    case OU_FIELD_STRING_OPT: text_name(out, *(OuObject *const *)at); break;
    case OU_FIELD_NAMES: text_names(out, at); break;
    case OU_FIELD_VALUE: return text_value(th, out, *(OuObject *const *)at);
    case OU_FIELD_OPERATOR: fputs(ou_operator_name(node->op), out); break;
    case OU_FIELD_OPERATORS: text_operators(out, node); break;
    case OU_FIELD_CTX: fputs(contexts[node->ctx], out); break;
    case OU_FIELD_INT: fprintf(out, "%d", *(const int *)at); break;
    case OU_FIELD_LEVEL: fprintf(out, "%u", *(const uint32_t *)at); break;
    case OU_FIELD_BOOL: fputs(*(const bool *)at ? "1" : "0", out); break;
    case OU_FIELD_SIMPLE: fputs((node->flags & OU_NODE_SIMPLE) != 0 ? "1" : "0", out); break;
    case OU_FIELD_U: fputs((node->flags & OU_NODE_U) != 0 ? "u" : "None", out); break;
    }
    return true;
}

bool tree_text(OuThread *th, FILE *out, const OuNode *node)
{
    if (node == NULL) {
        fputs("None", out);
        return true;
    }
    const OuKindInfo *info = ou_node_info(node->kind);
    fprintf(out, "%s(", info->name);
    for (size_t i = 0; i < info->n_fields; i++) {
        fprintf(out, i > 0 ? ",%s=" : "%s=", info->fields[i].name);
        if (!text_field(th, out, node, &info->fields[i])) {
            return false;
        }
    }
    fputc(')', out);
    if (info->has_position) {
        fprintf(out, "@%u:%u-%u:%u", node->line, node->col, node->end_line, node->end_col);
    }
    return true;
}
