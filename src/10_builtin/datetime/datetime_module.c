/* datetime_module.c - the module _datetime: its types and their constants. */
#include "10_builtin/datetime/datetime_int.h"

#include "06_types/dict.h"

/* value is taken over; NULL fails. */
static bool set_adopt(OuThread *th, const OuType *type, const char *name, OuObject *value)
{
    OuTypeState *state = value == NULL ? NULL : ou_type_state(th, type);
    bool ok = state != NULL && ou_dict_set_text(th, state->dict, name, value);
    ou_drop_maybe(th, value);
    return ok;
}

static bool add_constants(OuThread *th)
{
    const OuDay first = {OU_YEAR_MIN, 1, 1}, last = {OU_YEAR_MAX, 12, 31};
    const OuClock midnight = {0, 0, 0, 0, 0}, latest = {23, 59, 59, 0, 999999};
    const int64_t minute = INT64_C(60) * OU_SECOND_US;
    return set_adopt(th, &ou_delta_type, "resolution", ou_delta_new(th, 1)) &&
           set_adopt(th, &ou_delta_type, "min", ou_delta_new(th, -(OuWide)OU_DELTA_DAYS_MAX * OU_DAY_US)) &&
           set_adopt(th, &ou_delta_type, "max", ou_delta_new(th, (OuWide)(OU_DELTA_DAYS_MAX + 1) * OU_DAY_US - 1)) &&
           set_adopt(th, &ou_date_type, "min", ou_date_new(th, &ou_date_type, first)) &&
           set_adopt(th, &ou_date_type, "max", ou_date_new(th, &ou_date_type, last)) &&
           set_adopt(th, &ou_date_type, "resolution", ou_delta_new(th, OU_DAY_US)) &&
           set_adopt(th, &ou_time_type, "min", ou_time_new(th, &ou_time_type, midnight, NULL)) &&
           set_adopt(th, &ou_time_type, "max", ou_time_new(th, &ou_time_type, latest, NULL)) &&
           set_adopt(th, &ou_time_type, "resolution", ou_delta_new(th, 1)) &&
           set_adopt(th, &ou_datetime_type, "min", ou_datetime_new(th, &ou_datetime_type, first, midnight, NULL)) &&
           set_adopt(th, &ou_datetime_type, "max", ou_datetime_new(th, &ou_datetime_type, last, latest, NULL)) &&
           set_adopt(th, &ou_datetime_type, "resolution", ou_delta_new(th, 1)) &&
           set_adopt(th, &ou_timezone_type, "utc", ou_zone_utc(th)) &&
           set_adopt(th, &ou_timezone_type, "min", ou_zone_fixed(th, minute - OU_DAY_US, NULL)) &&
           set_adopt(th, &ou_timezone_type, "max", ou_zone_fixed(th, OU_DAY_US - minute, NULL));
}

static bool fill(OuThread *th, OuObject *module)
{
    static const OuType *const types[] = {&ou_date_type, &ou_datetime_type, &ou_time_type, &ou_delta_type, &ou_tzinfo_type,
                                          &ou_timezone_type};
    for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
        if (!ou_module_add_type(th, module, types[i])) {
            return false;
        }
    }
    return add_constants(th) && ou_module_add_adopt(th, module, "MINYEAR", ou_int_new(th, OU_YEAR_MIN)) &&
           ou_module_add_adopt(th, module, "MAXYEAR", ou_int_new(th, OU_YEAR_MAX)) &&
           ou_module_add_adopt(th, module, "UTC", ou_zone_utc(th));
}

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_datetime", "Fast implementation of the datetime type.", NULL);
    if (module != NULL && !fill(th, module)) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__datetime = {.name = "_datetime", .make = make};
