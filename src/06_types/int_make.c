/* int_make.c - int(...): what is given to the constructor. */
#include "06_types/int_int.h"

#include "06_types/bytes.h"
#include "06_types/type.h"

static bool is_text(const OuObject *o)
{
    return ou_is_str(o) || ou_is_bytes(o) || ou_is_bytearray(o);
}

/* int(x, base) */
static OuObject *with_base(OuThread *th, OuObject *x, OuObject *base_object)
{
    int64_t base;
    if (x == NULL) {
        return ou_null(th, &ou_exc_type_error, "int() missing string argument");
    }
    if (!ou_as_index(th, base_object, &base, NULL)) {
        return NULL;
    }
    if (base < 0 || base == 1 || base > 36) {
        return ou_null(th, &ou_exc_value_error, "int() base must be >= 2 and <= 36, or 0");
    }
    return is_text(x) ? ou_int_from_text(th, x, (int)base)
                      : ou_null(th, &ou_exc_type_error, "int() can't convert non-string with explicit base");
}

/* int(x): text whose class has no say of its own goes the short way. */
static OuObject *from_object(OuThread *th, OuObject *x)
{
    if (ou_is_exact_int(x)) {
        return ou_keep(x);
    }
    if (ou_is_exact_str(x) || x->type == &ou_bytes_type) {
        return ou_int_from_text(th, x, 10);
    }
    return ou_to_int(th, x);
}

/* An instance of a subclass with the value of `exact`. */
static OuObject *copy_as(OuThread *th, const OuType *type, OuObject *exact)
{
    OuIntView view;
    ou_int_view(exact, &view);
    bool is_inline = ou_int_is_inline(exact);
    OuInt *i = (OuInt *)ou_type_allocate(th, type, is_inline ? 0 : view.n);
    if (i == NULL) {
        return NULL;
    }
    i->bits = ((OuInt *)exact)->bits;
    if (!is_inline) {
        __builtin_memcpy(i->limbs, view.limbs, view.n * sizeof(OuLimb));
    }
    if (OU_HAS_FLAG(type, OU_TYPE_CONTAINER)) {
        ou_track(th, &i->head);
    }
    return &i->head;
}

OuObject *ou_int_make(OuThread *th, const OuType *type, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *parts[2] = {NULL, NULL}, *exact;
    if (OU_LIKELY(kwnames == NULL && n == 1)) {
        parts[0] = args[0];
    } else if (!ou_args_parse(th, "int", "x=0, /, base=10", args, n, kwnames, parts)) {
        return NULL;
    }
    if (parts[1] != NULL) {
        exact = with_base(th, parts[0], parts[1]);
    } else {
        exact = parts[0] == NULL ? ou_int_new_inline(th, 0) : from_object(th, parts[0]);
    }
    if (exact == NULL || type == &ou_int_type) {
        return exact;
    }
    OuObject *result = copy_as(th, type, exact);
    ou_drop(th, exact);
    return result;
}
