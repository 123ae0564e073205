/* context.h - the Python face of decimal numbers: the module _decimal over the arithmetic of number.h. One file a noun:
 *
 *   decimal_module.c   the module, and the parts that a VM keeps for it
 *   decimal_type.c     the type Decimal: operators, conversions, pickling
 *   decimal_new.c      a Decimal from everything that it can be made of
 *   decimal_compare.c  comparison with other numbers, hashes
 *   decimal_methods.c  the named methods of Decimal
 *   format.c           Decimal.__format__
 *   context.c          the type Context: its attributes
 *   context_methods.c  Context's twins of Decimal's methods
 *   context_current.c  the context of the running thread: getcontext(), setcontext(), localcontext()
 *   signals.c          the exceptions, and Context.flags and Context.traps
 *
 * An operation works with a copy of its context's values, because long arithmetic may stop to run a signal handler, and that may change
 * the context, or put another in its place. What it noted is added to the context when the result is there. */
#ifndef OU_DECIMAL_CONTEXT_H
#define OU_DECIMAL_CONTEXT_H

#include "10_builtin/data_int.h"
#include "10_builtin/decimal/number.h"

/* Values are set once, before anybody sees the object. */
typedef struct OuDecimal {
    OuObject head;
    OuDec value;
    int64_t hash; /* -1: not yet */
} OuDecimal;

/* values.status are the flags. */
typedef struct OuDecimalContext {
    OuObject head;
    OuDecContext values;
    OuObject *flags, *traps; /* OuDecimalSignals; owned, NULL until asked for */
} OuDecimalContext;

/* A mapping from signals to bools over a word of a context. The class is made of this type and MutableMapping. */
typedef struct OuDecimalSignals {
    OuObject head;
    OuDecimalContext *context; /* borrowed; NULL: it has ended */
    uint32_t own;              /* what the word was then */
    bool traps;                /* or flags */
} OuDecimalSignals;

#define OU_DECIMAL_SIGNALS 9
#define OU_DECIMAL_CONDITIONS 4

/* What a VM has for the module: th->vm->library->kept[OU_KEPT_DECIMAL]. All owned. */
typedef struct OuDecimalParts {
    OuObject head;
    OuObject *variable;   /* ContextVar: the context of a thread */
    OuObject *exception;  /* DecimalException */
    OuObject *signals;    /* tuple of the OU_DECIMAL_SIGNALS classes, in the order in which a trapped one is raised */
    OuObject *conditions; /* tuple: the conditions that are InvalidOperation to a program */
    OuObject *signal_dict;/* the class of Context.flags */
    OuObject *rounding;   /* tuple of interned str, by OuDecRounding */
    OuObject *tuple;      /* the class DecimalTuple */
    OuObject *rational;   /* numbers.Rational */
    OuObject *default_context, *basic_context, *extended_context;
} OuDecimalParts;

extern const OuType ou_decimal_type, ou_decimal_context_type, ou_decimal_signals_type, ou_decimal_manager_type, ou_decimal_parts_type;

OU_INLINE bool ou_is_decimal(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_decimal_type);
}
OU_INLINE const OuDec *ou_decimal_value(const OuObject *o)
{
    return &((const OuDecimal *)o)->value;
}

/* ---- decimal_module.c ---- */

/* NULL with RuntimeError: the module has ended. */
OU_INLINE OuDecimalParts *ou_decimal_parts(OuThread *th)
{
    OuObject *parts = th->vm->library->kept[OU_KEPT_DECIMAL];
    return OU_LIKELY(parts != NULL) ? (OuDecimalParts *)parts : ou_null(th, &ou_exc_runtime_error, "the module _decimal has ended");
}

/* ---- signals.c ---- */

/* The classes of the parts. */
OU_MUST_USE bool ou_signals_make(OuThread *th, OuDecimalParts *parts);
/* What arithmetic noted goes to the context. False: a part of it is trapped, and the exception pending. */
OU_MUST_USE bool ou_signals_note(OuThread *th, OuDecimalContext *context, uint32_t status);
/* The bits that a signal's class stands for; KeyError. */
OU_MUST_USE bool ou_signals_bit(OuThread *th, OuObject *signal, uint32_t *bits);
/* The bits of a list of classes, or of a mapping of all signals. */
OU_MUST_USE bool ou_signals_of_list(OuThread *th, OuObject *list, uint32_t *bits);
OU_MUST_USE bool ou_signals_of_mapping(OuThread *th, OuObject *mapping, uint32_t *bits);
/* A new list of the classes of the signals in bits. */
OuObject *ou_signals_list(OuThread *th, uint32_t bits);
/* "[Inexact, Rounded]", of the signals in bits; room for all of them. */
#define OU_SIGNALS_TEXT 160
void ou_signals_text(uint32_t bits, char out[OU_SIGNALS_TEXT]);
/* Context.flags or Context.traps: borrowed from the context. */
OuObject *ou_signals_borrow(OuThread *th, OuDecimalContext *context, bool traps);
/* A context ends: its mappings may live on. */
void ou_signals_forget(OuDecimalContext *context);

/* ---- context.c ---- */

OU_INLINE bool ou_is_decimal_context(OuThread *th, const OuObject *o)
{
    return ou_is_of(th, o, &ou_decimal_context_type);
}
OuDecimalContext *ou_context_new(OuThread *th, const OuDecContext *values); /* an exact Context */
/* The values to work with: nothing is noted yet. */
OU_INLINE OuDecContext ou_context_work(const OuDecimalContext *context)
{
    OuDecContext values = context->values;
    values.status = 0;
    return values;
}
/* Arguments of Context() to an existing one; NULL and None leave things as they are. */
typedef enum OuContextField {
    OU_CONTEXT_PREC, OU_CONTEXT_ROUNDING, OU_CONTEXT_EMIN, OU_CONTEXT_EMAX, OU_CONTEXT_CAPITALS, OU_CONTEXT_CLAMP, OU_CONTEXT_FLAGS,
    OU_CONTEXT_TRAPS, OU_CONTEXT_FIELDS
} OuContextField;
OU_MUST_USE bool ou_context_set_fields(OuThread *th, OuDecContext *values, OuObject *const fields[OU_CONTEXT_FIELDS]);
/* A rounding mode by its name; TypeError. */
OU_MUST_USE bool ou_context_rounding(OuThread *th, OuObject *name, uint8_t *rounding);
extern const OuMethodDef ou_context_methods[];

/* ---- context_current.c ---- */

extern const OuMethodDef ou_context_functions[]; /* of the module */
/* The context of the running thread, made on first use: new. */
OuDecimalContext *ou_context_current(OuThread *th);
/* The same for an optional argument: NULL and None mean the running thread's; TypeError for what is no context. */
OuDecimalContext *ou_context_argument(OuThread *th, OuObject *arg);

/* ---- decimal_type.c ---- */

/* A Decimal that is 0, to be filled in before anybody sees it. The first is an exact one. */
OuDecimal *ou_decimal_make(OuThread *th);
OuDecimal *ou_decimal_make_of(OuThread *th, const OuType *type);
OuObject *ou_decimal_copy(OuThread *th, const OuDec *value); /* an exact Decimal */
OuObject *ou_decimal_small(OuThread *th, int value);
/* An operand: a Decimal's value, or an int's, which is made here. */
typedef struct OuOperand {
    const OuDec *value;
    OuDec made; /* 0 when nothing was made */
} OuOperand;
/* OU_FALSE: it is neither (operators answer NotImplemented). End it in any case. */
OuTruth ou_operand_take(OuThread *th, OuOperand *operand, OuObject *o);
OU_MUST_USE bool ou_operand_need(OuThread *th, OuOperand *operand, OuObject *o); /* the same with TypeError */
void ou_operand_end(OuThread *th, OuOperand *operand);

/* The last step of an operation with such values: d is taken over, and is the answer if `ok` and nothing trapped was noted. */
OuObject *ou_decimal_finish_adopt(OuThread *th, bool ok, OuDecimal *d, OuDecimalContext *context, const OuDecContext *values);
/* fn(a), fn(a, b) in a context: a new Decimal. */
OuObject *ou_decimal_unary(OuThread *th, OuDecUnary *fn, const OuDec *a, OuDecimalContext *context);
OuObject *ou_decimal_binary(OuThread *th, OuDecBinary *fn, const OuDec *a, const OuDec *b, OuDecimalContext *context);
OuObject *ou_decimal_divmod(OuThread *th, const OuDec *a, const OuDec *b, OuDecimalContext *context); /* a pair */
OuObject *ou_decimal_fma(OuThread *th, const OuDec *a, const OuDec *b, const OuDec *c, OuDecimalContext *context);
OuObject *ou_decimal_power_mod(OuThread *th, const OuDec *a, const OuDec *b, const OuDec *c, OuDecimalContext *context);
/* What does not depend on a context; copy_sign and its like take any sign. */
OuObject *ou_decimal_signed(OuThread *th, const OuDec *value, bool negative);
OuObject *ou_decimal_order(OuThread *th, const OuDec *a, const OuDec *b, bool magnitude); /* compare_total() */
OuObject *ou_decimal_text(OuThread *th, const OuDec *value, bool engineering, OuDecimalContext *context);
/* As int() has it, rounded as `rounding` says. */
OuObject *ou_decimal_to_int(OuThread *th, const OuDec *value, OuDecRounding rounding);

/* ---- decimal_new.c ---- */

/* Decimal(o) of a class, exactly; NULL context: the running thread's, when it is needed. */
OuObject *ou_decimal_from(OuThread *th, const OuType *type, OuObject *o, OuDecimalContext *context);
OuObject *ou_decimal_from_rounded(OuThread *th, OuObject *o, OuDecimalContext *context);  /* Context.create_decimal() */
/* Of an int or a float; TypeError. rounding NULL: exactly. */
OuObject *ou_decimal_from_real(OuThread *th, OuObject *o, OuDecimalContext *rounding);
/* value rounded to the context: a new Decimal. */
OuObject *ou_decimal_applied(OuThread *th, const OuDec *value, OuDecimalContext *context);

/* ---- decimal_compare.c ---- */

OuObject *ou_decimal_compare(OuThread *th, OuObject *a, OuObject *b, OuCompare op);
int64_t ou_decimal_hash(OuThread *th, OuObject *self);

/* ---- decimal_methods.c, format.c ---- */

extern const OuMethodDef ou_decimal_methods[];
extern const OuGetSetDef ou_decimal_getset[];
OuMethodFunction ou_decimal_format;

#endif
