/* calendar.h - the proleptic Gregorian calendar: days, weeks and seconds as numbers. No objects, no errors. */
#ifndef OU_CALENDAR_H
#define OU_CALENDAR_H

#include "00_base/base.h"

#define OU_YEAR_MIN 1
#define OU_YEAR_MAX 9999
#define OU_ORDINAL_MAX 3652059 /* of 31 December 9999; 1 January of year 1 is 1 */
#define OU_ORDINAL_EPOCH 719163 /* of 1 January 1970 */
#define OU_DAY_SECONDS 86400
#define OU_SECOND_US 1000000
#define OU_DAY_US (INT64_C(86400) * 1000000)

/* Pickled data can make a year or a day that no calendar has: 0..65535 and 0..255. The month is 1..12 always. */
typedef struct OuDay {
    uint16_t year;
    uint8_t month, day;
} OuDay;

/* Of a day. Pickled data: minutes and seconds up to 255, microseconds below 2^24. */
typedef struct OuClock {
    uint8_t hour, minute, second, fold;
    int32_t microsecond;
} OuClock;

int ou_calendar_month_days(int64_t year, int month);
int64_t ou_calendar_ordinal(OuDay day);
OuDay ou_calendar_day(int64_t ordinal); /* 1..OU_ORDINAL_MAX */
int ou_calendar_weekday(OuDay day);     /* 0: Monday */
int ou_calendar_year_day(OuDay day);    /* 1: 1 January */
/* The ordinal of the Monday that begins ISO week 1. */
int64_t ou_calendar_first_week(int64_t year);
bool ou_calendar_has_week_53(int64_t year);

/* Seconds since 1970 of a day and clock that have no zone. */
int64_t ou_calendar_seconds(OuDay day, OuClock clock);

/* Division that rounds down; b > 0. */
OU_INLINE int64_t ou_floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}
OU_INLINE int64_t ou_floor_mod(int64_t a, int64_t b)
{
    return a % b < 0 ? a % b + b : a % b;
}

#endif
