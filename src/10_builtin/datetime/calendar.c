/* calendar.c - calendar.h.
 *
 * Years are counted from 1 March, so that the leap day is the last of its year and the months before it follow one line:
 * (153 m + 2) / 5 days (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). Tables of month beginnings with a
 * correction for leap years were longer and have a branch more. */
#include "10_builtin/datetime/calendar.h"

#define DAYS_400_YEARS 146097
#define MARCH_TO_JANUARY 305 /* 1 January of year 1 is day 306 of the year that began on 1 March of year 0 */

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int ou_calendar_month_days(int64_t year, int month)
{
    return month == 2 ? (is_leap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
}

int64_t ou_calendar_ordinal(OuDay day)
{
    int64_t year = day.month > 2 ? day.year : day.year - 1;
    int64_t month = day.month > 2 ? day.month - 3 : day.month + 9;
    int64_t leaps = ou_floor_div(year, 4) - ou_floor_div(year, 100) + ou_floor_div(year, 400);
    return year * 365 + leaps + (153 * month + 2) / 5 + day.day - 1 - MARCH_TO_JANUARY;
}

OuDay ou_calendar_day(int64_t ordinal)
{
    OU_ASSERT(ordinal >= 1 && ordinal <= OU_ORDINAL_MAX);
    uint32_t n = (uint32_t)ordinal + MARCH_TO_JANUARY; /* from 1 March of year 0 */
    uint32_t era = n / DAYS_400_YEARS, in_era = n % DAYS_400_YEARS;
    uint32_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_400_YEARS - 1)) / 365;
    uint32_t in_year = in_era - (365 * year + year / 4 - year / 100);
    uint32_t month = (5 * in_year + 2) / 153;
    uint32_t day = in_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    return (OuDay){(uint16_t)(year + era * 400 + (month <= 2)), (uint8_t)month, (uint8_t)day};
}

int ou_calendar_weekday(OuDay day)
{
    return (int)ou_floor_mod(ou_calendar_ordinal(day) - 1, 7);
}

int ou_calendar_year_day(OuDay day)
{
    return (int)(ou_calendar_ordinal(day) - ou_calendar_ordinal((OuDay){day.year, 1, 1})) + 1;
}

/* Week 1 has the year's first Thursday. */
int64_t ou_calendar_first_week(int64_t year)
{
    int64_t first = ou_calendar_ordinal((OuDay){(uint16_t)year, 1, 1});
    int64_t weekday = ou_floor_mod(first - 1, 7);
    return first - weekday + (weekday > 3 ? 7 : 0);
}

bool ou_calendar_has_week_53(int64_t year)
{
    int64_t weekday = ou_floor_mod(ou_calendar_ordinal((OuDay){(uint16_t)year, 1, 1}) - 1, 7);
    return weekday == 3 || (weekday == 2 && is_leap(year));
}

int64_t ou_calendar_seconds(OuDay day, OuClock clock)
{
    return (ou_calendar_ordinal(day) - OU_ORDINAL_EPOCH) * OU_DAY_SECONDS + clock.hour * 3600 + clock.minute * 60 + clock.second;
}
