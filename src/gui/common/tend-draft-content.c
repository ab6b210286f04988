/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fields of a form as the text of its draft. */
#define G_LOG_DOMAIN "tend-draft-content"

#include "config.h"

#include "tend-draft-content.h"

#include <json-glib/json-glib.h>

void
tend_draft_content_add (GVariantBuilder *content, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    g_variant_builder_add (content, "{ss}", name, text);
}

void
tend_draft_content_add_entry (GVariantBuilder *content, const char *name, GtkWidget *entry)
{
  tend_draft_content_add (content, name, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

void
tend_draft_content_add_id (GVariantBuilder *content, const char *name, gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  tend_draft_content_add (content, name, text);
}

char *
tend_draft_content_end (GVariantBuilder *content)
{
  g_autoptr (GVariant) fields = g_variant_ref_sink (g_variant_builder_end (content));

  return json_gvariant_serialize_data (fields, NULL);
}

GVariant *
tend_draft_content_parse (const char *content)
{
  GVariant *fields = json_gvariant_deserialize_data (content, -1, "a{ss}", NULL);

  return fields != NULL ? g_variant_ref_sink (fields) : NULL;
}

const char *
tend_draft_content_get (GVariant *content, const char *name)
{
  const char *text = NULL;

  g_variant_lookup (content, name, "&s", &text);
  return text;
}

gint64
tend_draft_content_get_id (GVariant *content, const char *name)
{
  const char *text = tend_draft_content_get (content, name);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

void
tend_draft_content_fill (GVariant *content, const char *name, GtkWidget *entry)
{
  const char *text = tend_draft_content_get (content, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}
