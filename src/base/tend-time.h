#pragma once

#include <glib.h>

/* An instant is a gint64 of µs since 1970 UTC; this one says that there is none. */
#define TEND_TIME_NONE G_MININT64
