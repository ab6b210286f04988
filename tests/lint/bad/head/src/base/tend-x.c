/* Nameless. */
#define G_LOG_DOMAIN "tend-x"

#include "config.h"

int x;
