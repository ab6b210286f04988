#pragma once

/* Makes sure that libgda gets a text where libpq has none; see the .c. */
void tend_postgresql_guard (void);
