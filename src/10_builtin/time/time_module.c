/* time_module.c - the module time: what it consists of, and the local zone. */
#include "10_builtin/time/time_int.h"

#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"

#include <stdio.h>
#include <time.h>

#define YEAR ((time_t)(365 * 24 + 6) * 3600)

/* What the C library says of a moment: the zone's distance from UTC to the west, in seconds, and its name. */
static long west_of_utc(time_t when, char name[static 16])
{
    struct tm t;
    if (localtime_r(&when, &t) == NULL) {
        return 0;
    }
    snprintf(name, 16, "%s", t.tm_zone == NULL ? "   " : t.tm_zone);
    return -t.tm_gmtoff;
}

/* timezone, altzone, daylight and tzname from this January and July: the one further to the west has no summer time. */
static bool add_zone(OuThread *th, OuObject *module)
{
    char winter_name[16] = "   ", summer_name[16] = "   ";
    tzset();
    time_t january = time(NULL) / YEAR * YEAR;
    long winter = west_of_utc(january, winter_name), summer = west_of_utc(january + YEAR / 2, summer_name);
    bool southern = winter < summer;
    OuObject *names[] = {ou_str_from_text(th, southern ? summer_name : winter_name),
                         ou_str_from_text(th, southern ? winter_name : summer_name)};
    OuObject *pair = ou_tuple_adopt(th, names, 2);
    bool ok = pair != NULL && ou_module_add(th, module, "tzname", pair) &&
              ou_module_add_adopt(th, module, "timezone", ou_int_new(th, southern ? summer : winter)) &&
              ou_module_add_adopt(th, module, "altzone", ou_int_new(th, southern ? winter : summer)) &&
              ou_module_add_adopt(th, module, "daylight", ou_int_new(th, winter != summer));
    ou_drop_maybe(th, pair);
    return ok;
}

static OuObject *time_tzset(OuThread *th, OuObject *self, OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,
                            OU_UNUSED OuObject *kwnames)
{
    return add_zone(th, self) ? OU_NONE : NULL;
}

static const OuMethodDef zone_functions[] = {
    {"tzset", time_tzset, "!", 0, "Read the variable TZ again."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "time", NULL, zone_functions);
    if (module != NULL &&
        !(ou_module_add_functions(th, module, ou_time_clock_functions) && ou_module_add_functions(th, module, ou_time_calendar_functions) &&
          ou_module_add_numbers(th, module, ou_time_clocks) &&
          ou_module_add_adopt(th, module, "struct_time", ou_time_struct_type(th)) &&
          ou_module_add_adopt(th, module, "_STRUCT_TM_ITEMS", ou_int_new(th, 11)) && add_zone(th, module))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_time = {.name = "time", .make = make};
