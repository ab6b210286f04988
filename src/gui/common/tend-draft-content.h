#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The fields of a form as the content of its draft: a JSON object of texts. A
 * GVariantBuilder of a{ss} is written to; what is kept is read as a GVariant of it. */

/* An empty or missing @text is not kept. */
void tend_draft_content_add (GVariantBuilder *content, const char *name, const char *text);
void tend_draft_content_add_entry (GVariantBuilder *content, const char *name, GtkWidget *entry);
void tend_draft_content_add_id (GVariantBuilder *content, const char *name, gint64 id);
/* The content (transfer full). */
char *tend_draft_content_end (GVariantBuilder *content);

/* NULL (transfer full) for anything else than such an object. */
GVariant *tend_draft_content_parse (const char *content);
/* The text, NULL when none was kept. */
const char *tend_draft_content_get (GVariant *content, const char *name);
/* 0: none. */
gint64 tend_draft_content_get_id (GVariant *content, const char *name);
/* Nothing kept empties the entry. */
void tend_draft_content_fill (GVariant *content, const char *name, GtkWidget *entry);

G_END_DECLS
