/* iso_calendar.c - datetime.IsoCalendarDate: what date.isocalendar() returns, a tuple with names that pickles as a plain tuple. */
#include "10_builtin/datetime/datetime_int.h"

#include "06_types/descr.h"
#include "06_types/dict.h"
#include "06_types/function.h"

static const char *const names[3] = {"year", "week", "weekday"};

OU_METHOD(iso_repr)
{
    OuObject *const *item = ou_tuple_items(self);
    return ou_tuple_size(self) == 3 ? ou_str_format(th, "%s(year=%R, week=%R, weekday=%R)", self->type->name, item[0], item[1], item[2])
                                    : ou_null(th, &ou_exc_type_error, "IsoCalendarDate has 3 items");
}

OU_METHOD(iso_reduce)
{
    OuObject *items = ou_tuple_slice(th, self, 0, ou_tuple_size(self));
    OuObject *given = items == NULL ? NULL : ou_tuple_of(th, 1, items);
    OuObject *result = given == NULL ? NULL : ou_tuple_of(th, 2, OU_TYPE_OBJECT(&ou_tuple_type), given);
    ou_drop_maybe(th, given);
    ou_drop_maybe(th, items);
    return result;
}

OU_METHOD(iso_new)
{
    OuObject *given[3];
    if (n == 0 || !ou_is_type(args[0]) || !ou_type_is_subtype(th, (const OuType *)args[0], &ou_tuple_type)) {
        return ou_null(th, &ou_exc_type_error, "IsoCalendarDate.__new__(X): X is not a subtype of tuple");
    }
    if (!ou_args_parse(th, "IsoCalendarDate", "year, week, weekday", args + 1, n - 1, kwnames, given)) {
        return NULL;
    }
    OuObject *made = ou_type_allocate(th, (const OuType *)args[0], 3);
    if (made == NULL) {
        return NULL;
    }
    ((OuTuple *)made)->size = 3;
    for (size_t i = 0; i < 3; i++) {
        int value;
        if (!ou_as_format_int(th, given[i], &value) || (ou_tuple_items(made)[i] = ou_int_new(th, value)) == NULL) {
            ou_drop(th, made);
            return NULL;
        }
    }
    ou_track(th, made);
    return made;
}

/* A property: the getter is bound to the item's number. */
OU_METHOD(iso_item)
{
    size_t i = (size_t)ou_int_value(self);
    if (!ou_is_tuple(args[0]) || i >= ou_tuple_size(args[0])) {
        return ou_null(th, &ou_exc_type_error, "IsoCalendarDate has 3 items");
    }
    return ou_keep(ou_tuple_borrow(args[0], i));
}

static const OuMethodDef repr_def = {"__repr__", iso_repr, "", 0, NULL};
static const OuMethodDef reduce_def = {"__reduce__", iso_reduce, "", 0, NULL};
static const OuMethodDef new_def = {"__new__", iso_new, NULL, OU_FN_STATIC, NULL};
static const OuMethodDef item_def = {"item", iso_item, "self, /", 0, NULL};

static bool add_item(OuThread *th, OuObject *dict, size_t i)
{
    OuObject *index = ou_int_new(th, (int64_t)i);
    OuObject *getter = index == NULL ? NULL : ou_native_new(th, &item_def, index, NULL);
    OuObject *property = getter == NULL ? NULL : ou_call1(th, OU_TYPE_OBJECT(&ou_property_type), getter);
    bool ok = property != NULL && ou_dict_set_text(th, dict, names[i], property);
    ou_drop_maybe(th, property);
    ou_drop_maybe(th, getter);
    ou_drop_maybe(th, index);
    return ok;
}

static bool add_adopt(OuThread *th, OuObject *dict, const char *name, OuObject *value)
{
    bool ok = value != NULL && ou_dict_set_text(th, dict, name, value);
    ou_drop_maybe(th, value);
    return ok;
}

static bool fill(OuThread *th, OuObject *dict)
{
    OuObject *new_function = ou_native_new(th, &new_def, NULL, NULL);
    bool ok = new_function != NULL && add_adopt(th, dict, "__new__", ou_staticmethod_new(th, new_function));
    ou_drop_maybe(th, new_function);
    for (size_t i = 0; ok && i < 3; i++) {
        ok = add_item(th, dict, i);
    }
    return ok && add_adopt(th, dict, "__module__", ou_str_from_text(th, "datetime")) &&
           add_adopt(th, dict, "__doc__", ou_str_from_text(th, "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple.")) &&
           add_adopt(th, dict, "__slots__", ou_tuple_new(th, 0));
}

static OuObject *make_type(OuThread *th)
{
    OuObject *name = ou_str_from_text(th, "IsoCalendarDate");
    OuObject *bases = name == NULL ? NULL : ou_tuple_of(th, 1, OU_TYPE_OBJECT(&ou_tuple_type));
    OuObject *dict = bases == NULL ? NULL : ou_dict_new(th);
    OuObject *type = dict != NULL && fill(th, dict) ? ou_type_new(th, &ou_type_type, name, bases, dict, NULL, NULL) : NULL;
    bool ok = type != NULL && add_adopt(th, ((OuHeapType *)type)->state.dict, "__reduce__", ou_method_descr_new(th, (const OuType *)type, &reduce_def)) &&
              add_adopt(th, ((OuHeapType *)type)->state.dict, "__repr__", ou_method_descr_new(th, (const OuType *)type, &repr_def)) &&
              ou_type_modified(th, (const OuType *)type, NULL);
    if (!ok) {
        ou_drop_maybe(th, type);
        type = NULL;
    } else {
        ((OuType *)type)->name = "datetime.IsoCalendarDate"; /* as types of the binary are called */
    }
    ou_drop_maybe(th, dict);
    ou_drop_maybe(th, bases);
    ou_drop_maybe(th, name);
    return type;
}

OuObject *ou_iso_calendar_type(OuThread *th)
{
    OuObject **kept = &th->vm->library->kept[OU_KEPT_ISO_CALENDAR];
    if (*kept == NULL) {
        OuObject *type = make_type(th);
        if (*kept == NULL) {
            *kept = type;
        } else {
            ou_drop_maybe(th, type);
        }
    }
    return *kept;
}
