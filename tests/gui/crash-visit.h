/* SPDX-License-Identifier: GPL-3.0-or-later
 * The program that test-crash kills: visits made in real windows, one after the other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says on standard output, a line each, what the windows acknowledge:
 *
 *   ready
 *   drafted FORM SUBJECT TEXT     the foot line says that the draft is kept
 *   saving FORM                   the button is pressed
 *   patient ID FAMILY-NAME        and so on, once the window shows it as saved
 *
 * @offered, nullable, is "FORM SUBJECT TEXT": the form of that draft is opened first; once it has
 * offered this text, "offered" is said and the form saved. Ends only when it is killed. */
int crash_visit_run (const char *url, const char *name, const char *offered);

G_END_DECLS
