/* str_spec.c - str.__format__: fill, alignment, width, precision. */
#include "06_types/str_int.h"

#include "06_types/format_spec.h"

bool ou_str_unknown_code(OuThread *th, uint32_t type, OuObject *value)
{
    return type > 32 && type < 128
               ? ou_raise(th, &ou_exc_value_error, "Unknown format code '%c' for object of type '%T'", (int)type, value)
               : ou_raise(th, &ou_exc_value_error, "Unknown format code '\\x%x' for object of type '%T'",
                          (unsigned)type, value);
}

static bool cannot_specify(OuThread *th, char grouping, uint32_t type)
{
    return type > 32 && type < 128
               ? ou_raise(th, &ou_exc_value_error, "Cannot specify '%c' with '%c'.", (int)grouping, (int)type)
               : ou_raise(th, &ou_exc_value_error, "Cannot specify '%c' with '\\x%x'.", (int)grouping, (unsigned)type);
}

bool ou_str_spec_error(OuThread *th, int error, uint32_t type, char grouping)
{
    switch ((OuFormatSpecError)error) {
    case OU_FORMAT_SPEC_OK: return true;
    case OU_FORMAT_SPEC_INVALID: return ou_raise(th, &ou_exc_value_error, "Invalid format specifier");
    case OU_FORMAT_SPEC_TOO_MANY_DIGITS:
        return ou_raise(th, &ou_exc_value_error, "Too many decimal digits in format string");
    case OU_FORMAT_SPEC_NO_PRECISION:
        return ou_raise(th, &ou_exc_value_error, "Format specifier missing precision");
    case OU_FORMAT_SPEC_TWO_SEPARATORS:
        return ou_raise(th, &ou_exc_value_error, "Cannot specify both ',' and '_'.");
    case OU_FORMAT_SPEC_SEPARATOR_WITH_TYPE: return cannot_specify(th, grouping, type);
    }
    return false;
}

static bool check(OuThread *th, const OuFormatSpec *spec, OuObject *value)
{
    if (spec->type != 's') {
        return ou_str_unknown_code(th, spec->type, value);
    }
    const char *message = NULL;
    if (spec->sign == ' ') {
        message = "Space not allowed in string format specifier";
    } else if (spec->sign != 0) {
        message = "Sign not allowed in string format specifier";
    } else if (spec->no_neg_zero) {
        message = "Negative zero coercion (z) not allowed in string format specifier";
    } else if (spec->alternate) {
        message = "Alternate form (#) not allowed in string format specifier";
    } else if (spec->align == '=') {
        message = "'=' alignment not allowed in string format specifier";
    }
    return message == NULL || ou_raise(th, &ou_exc_value_error, "%s", message);
}

OuObject *ou_str_format_spec(OuThread *th, OuObject *s, OuObject *text)
{
    if (text == NULL || ou_str_length(text) == 0) {
        return ou_is_exact_str(s) ? ou_keep(s) : ou_str(th, s);
    }
    OuFormatSpec spec;
    OuFormatSpecError error =
        ou_format_spec_parse(ou_str_data(text), ou_str_length(text), (int)ou_str_width(text), '<', 's', &spec);
    if (error == OU_FORMAT_SPEC_INVALID) {
        return ou_null(th, &ou_exc_value_error, "Invalid format specifier '%U' for object of type '%T'", text, s);
    }
    if (error != OU_FORMAT_SPEC_OK) {
        ou_str_spec_error(th, (int)error, spec.type, spec.grouping);
        return NULL;
    }
    if (!check(th, &spec, s)) {
        return NULL;
    }
    size_t n = ou_str_length(s);
    if (spec.precision >= 0 && (size_t)spec.precision < n) {
        n = (size_t)spec.precision;
    }
    size_t total = spec.width > (int64_t)n ? (size_t)spec.width : n, left, right;
    if (total == n) { /* nothing to do: the string itself, of whatever subclass */
        return n == ou_str_length(s) ? ou_keep(s) : ou_str_slice(th, s, 0, n);
    }
    if (total > OU_STR_MAX_LENGTH) {
        return ou_null_memory(th);
    }
    ou_format_spec_padding(spec.align, total - n, &left, &right);
    OuStrBuilder b;
    ou_builder_init(&b);
    if (!ou_builder_reserve(th, &b, total, spec.fill) || !ou_builder_fill(th, &b, spec.fill, left) ||
        !ou_builder_sub(th, &b, s, 0, n) || !ou_builder_fill(th, &b, spec.fill, right)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_str_method_format_dunder(OuThread *th, OuObject *self, OuObject *const *args, size_t n,
                                      OuObject *kwnames)
{
    (void)n, (void)kwnames;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "__format__() argument must be str, not %s",
                       ou_argument_type(args[0]));
    }
    return ou_str_format_spec(th, self, args[0]);
}
