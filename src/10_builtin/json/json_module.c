/* json_module.c - the module _json. */
#include "10_builtin/json/json_int.h"

#include "06_types/int.h"
#include "06_types/module.h"

OU_METHOD(scanstring)
{
    size_t end;
    int64_t at;
    if (!ou_args_no_keywords(th, "scanstring", kwnames)) {
        return NULL;
    }
    if (n < 2 || n > 3) {
        return ou_null(th, &ou_exc_type_error, "scanstring() takes at %s %d arguments (%zu given)", n < 2 ? "least" : "most",
                       n < 2 ? 2 : 3, n);
    }
    if (!ou_as_ssize(th, args[1], &at)) {
        return NULL;
    }
    OuTruth strict = n == 3 ? ou_is_true(th, args[2]) : OU_TRUE;
    if (strict == OU_ERROR) {
        return NULL;
    }
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "first argument must be a string, not %T", args[0]);
    }
    if (at < 0 || (size_t)at > ou_str_length(args[0])) {
        return ou_null(th, &ou_exc_value_error, "end is out of bounds");
    }
    OuObject *text = ou_json_scan_string(th, args[0], (size_t)at, strict == OU_TRUE, &end);
    return text == NULL ? NULL : ou_seq_pair_adopt(th, text, ou_int_new(th, (int64_t)end));
}

static OuObject *quoted(OuThread *th, OuObject *s, bool ascii)
{
    OuStrBuilder b;
    if (!ou_is_str(s)) {
        return ou_null(th, &ou_exc_type_error, "first argument must be a string, not %T", s);
    }
    ou_builder_init(&b);
    if (!ou_json_quote(th, &b, s, ascii)) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

OuObject *ou_json_encode_basestring(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                                    OU_UNUSED OuObject *kwnames)
{
    return quoted(th, args[0], false);
}

OuObject *ou_json_encode_basestring_ascii(OuThread *th, OU_UNUSED OuObject *self, OuObject *const *args, OU_UNUSED size_t n,
                                          OU_UNUSED OuObject *kwnames)
{
    return quoted(th, args[0], true);
}

static const OuMethodDef functions[] = {
    {"scanstring", scanstring, NULL, 0,
     "scanstring(string, end, strict=True) -> (string, end)\n\n"
     "Scan the string s for a JSON string. End is the index of the\n"
     "character in s after the quote that started the JSON string.\n"
     "Unescapes all valid JSON string escape sequences and raises ValueError\n"
     "on attempt to decode an invalid string. If strict is False then literal\n"
     "control characters are allowed in the string.\n\n"
     "Returns a tuple of the decoded string and the index of the character in s\n"
     "after the end quote."},
    {"encode_basestring", ou_json_encode_basestring, "string, /", 0,
     "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string"},
    {"encode_basestring_ascii", ou_json_encode_basestring_ascii, "string, /", 0,
     "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string"},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_json", NULL, functions);
    if (module != NULL && (!ou_module_add(th, module, "make_scanner", OU_TYPE_OBJECT(&ou_json_scanner_type)) ||
                           !ou_module_add(th, module, "make_encoder", OU_TYPE_OBJECT(&ou_json_encoder_type)))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__json = {.name = "_json", .make = make};
