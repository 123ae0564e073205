/* decimal_module.c - the module _decimal, and the parts that a VM keeps for it.
 *
 * The parts are made once: a program that imports the module anew (test_decimal does) gets the same classes, as it does from CPython. */
#include "10_builtin/contextvars/contextvars.h"
#include "10_builtin/decimal/context.h"

/* ---- the parts ---- */

#define PARTS(X) \
    X(variable) X(exception) X(signals) X(conditions) X(signal_dict) X(rounding) X(tuple) X(rational) X(default_context) \
    X(basic_context) X(extended_context)

static void parts_drop(OuThread *th, OuObject *self)
{
    OuDecimalParts *parts = (OuDecimalParts *)self;
    ou_untrack(th, self);
#define CLEAR(name) ou_clear_ref(th, &parts->name);
    PARTS(CLEAR)
#undef CLEAR
    ou_object_free(th, self, sizeof *parts);
}

static size_t parts_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    const OuDecimalParts *parts = (const OuDecimalParts *)self;
#define VISIT(name) ou_visit_one(fn, arg, parts->name);
    PARTS(VISIT)
#undef VISIT
    return OU_VISIT_END;
}

const OuType ou_decimal_parts_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "_decimal.parts",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_DECIMAL_PARTS,
    .basic_size = sizeof(OuDecimalParts),
    .drop = parts_drop,
    .visit = parts_visit,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
};

static const char *const rounding_names[OU_DEC_ROUNDINGS] = {
    [OU_DEC_UP] = "ROUND_UP", [OU_DEC_DOWN] = "ROUND_DOWN", [OU_DEC_CEILING] = "ROUND_CEILING", [OU_DEC_FLOOR] = "ROUND_FLOOR",
    [OU_DEC_HALF_UP] = "ROUND_HALF_UP", [OU_DEC_HALF_DOWN] = "ROUND_HALF_DOWN", [OU_DEC_HALF_EVEN] = "ROUND_HALF_EVEN",
    [OU_DEC_05UP] = "ROUND_05UP",
};

static OuObject *rounding_tuple(OuThread *th)
{
    OuObject *name[OU_DEC_ROUNDINGS];
    for (size_t i = 0; i < OU_DEC_ROUNDINGS; i++) {
        name[i] = ou_str_intern_text(th, rounding_names[i]);
    }
    return ou_tuple_adopt(th, name, OU_DEC_ROUNDINGS);
}

/* collections.namedtuple("DecimalTuple", "sign digits exponent", module="decimal") */
static OuObject *tuple_class(OuThread *th)
{
    OuObject *make = ou_import_attr(th, "collections", "namedtuple"), *result = NULL;
    OuObject *name = ou_str_from_text(th, "DecimalTuple"), *fields = ou_str_from_text(th, "sign digits exponent");
    OuObject *module = ou_str_intern_text(th, "decimal"), *keyword = ou_str_intern_text(th, "module");
    OuObject *keywords = keyword == NULL ? NULL : ou_tuple_of(th, 1, keyword);
    if (make != NULL && name != NULL && fields != NULL && module != NULL && keywords != NULL) {
        OuObject *args[] = {name, fields, module};
        result = ou_call(th, make, args, 2, keywords);
    }
    ou_drop_maybe(th, keywords);
    ou_drop_maybe(th, keyword);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, fields);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, make);
    return result;
}

/* numbers.Rational, and Decimal is made a numbers.Number. */
static OuObject *rational_class(OuThread *th)
{
    OuObject *number = ou_import_attr(th, "numbers", "Number");
    OuObject *done = number == NULL ? NULL : ou_call_method_text(th, number, "register", 1, OU_TYPE_OBJECT(&ou_decimal_type));
    ou_drop_maybe(th, number);
    if (done == NULL) {
        return NULL;
    }
    ou_drop(th, done);
    return ou_import_attr(th, "numbers", "Rational");
}

#define DEFAULT_TRAPS (OU_DEC_IEEE_INVALID | OU_DEC_DIVISION_BY_ZERO | OU_DEC_OVERFLOW)

static bool make_contexts(OuThread *th, OuDecimalParts *parts)
{
    OuDecContext values = {.prec = 28, .emax = 999999, .emin = -999999, .traps = DEFAULT_TRAPS, .rounding = OU_DEC_HALF_EVEN, .capitals = true};
    parts->default_context = (OuObject *)ou_context_new(th, &values);
    values.prec = 9;
    values.traps = 0;
    parts->extended_context = (OuObject *)ou_context_new(th, &values);
    values.rounding = OU_DEC_HALF_UP;
    values.traps = DEFAULT_TRAPS | OU_DEC_UNDERFLOW | OU_DEC_CLAMPED;
    parts->basic_context = (OuObject *)ou_context_new(th, &values);
    return parts->default_context != NULL && parts->extended_context != NULL && parts->basic_context != NULL;
}

static bool make_parts(OuThread *th)
{
    OuObject **kept = &th->vm->library->kept[OU_KEPT_DECIMAL];
    if (*kept != NULL) {
        return true;
    }
    OuDecimalParts *parts = (OuDecimalParts *)ou_object_new_zeroed(th, &ou_decimal_parts_type, sizeof *parts);
    if (parts == NULL) {
        return false;
    }
    ou_track(th, &parts->head);
    bool ok = (parts->variable = ou_context_var_make(th, "decimal_context")) != NULL && (parts->rounding = rounding_tuple(th)) != NULL &&
              ou_signals_make(th, parts) && (parts->tuple = tuple_class(th)) != NULL && (parts->rational = rational_class(th)) != NULL &&
              make_contexts(th, parts);
    if (!ok || *kept != NULL) { /* another thread was here while this one imported */
        ou_drop(th, parts);
        return ok;
    }
    *kept = &parts->head;
    return true;
}

/* ---- the module ---- */

static bool add_classes(OuThread *th, OuObject *module, OuObject *classes)
{
    for (size_t i = 0; i < ou_tuple_size(classes); i++) {
        OuObject *class = ou_tuple_borrow(classes, i);
        if (!ou_module_add(th, module, ou_type_short_name((const OuType *)class), class)) {
            return false;
        }
    }
    return true;
}

static bool fill(OuThread *th, OuObject *module)
{
    static const OuNamedNumber limits[] = {{"MAX_PREC", OU_DEC_MAX_PREC},
                                           {"MAX_EMAX", OU_DEC_MAX_EMAX},
                                           {"MIN_EMIN", OU_DEC_MIN_EMIN},
                                           {"MIN_ETINY", OU_DEC_MIN_ETINY},
                                           {NULL, 0}};
    const OuDecimalParts *parts = ou_decimal_parts(th);
    bool ok = parts != NULL && ou_module_add_type(th, module, &ou_decimal_type) && ou_module_add_type(th, module, &ou_decimal_context_type) &&
              ou_module_add(th, module, "DecimalTuple", parts->tuple) && ou_module_add(th, module, "DecimalException", parts->exception) &&
              add_classes(th, module, parts->signals) && add_classes(th, module, parts->conditions) &&
              ou_module_add(th, module, "DefaultContext", parts->default_context) &&
              ou_module_add(th, module, "BasicContext", parts->basic_context) &&
              ou_module_add(th, module, "ExtendedContext", parts->extended_context) &&
              ou_module_add(th, module, "HAVE_CONTEXTVAR", OU_PY_TRUE) && ou_module_add(th, module, "HAVE_THREADS", OU_PY_TRUE) &&
              ou_module_add_numbers(th, module, limits) && ou_module_add_adopt(th, module, "__version__", ou_str_from_text(th, "1.70")) &&
              ou_module_add_adopt(th, module, "__libmpdec_version__", ou_str_from_text(th, "2.5.1"));
    for (size_t i = 0; ok && i < OU_DEC_ROUNDINGS; i++) {
        ok = ou_module_add(th, module, rounding_names[i], ou_tuple_borrow(parts->rounding, i));
    }
    return ok;
}

static OuObject *make(OuThread *th)
{
    OuObject *module = make_parts(th) ? ou_module_make(th, "decimal", "Decimal floating point and fixed point arithmetic.", ou_context_functions) : NULL;
    if (module != NULL && !fill(th, module)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__decimal = {.name = "_decimal", .make = make};
