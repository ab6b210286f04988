/* SPDX-License-Identifier: GPL-3.0-or-later
 * Notes the answer that there are no known allergies. */
#define G_LOG_DOMAIN "tend-allergy-question"

#include "config.h"

#include "tend-allergy-question.h"

#include "tend-action-runner.h"
#include "tend-allergies.h"
#include "tend-allergy-intolerance.h"
#include "tend-format.h"
#include "tend-place.h"

#include <glib/gi18n.h>

#define KEY "tend-allergy-question"

typedef struct
{
  TendStore *store;
  TendQuery *allergies;
  gint64     patient_id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_object_unref (question->allergies);
  g_free (question);
}

static void
on_allergies_updated_cb (GtkWidget *button)
{
  Question *question = g_object_get_data (G_OBJECT (button), KEY);
  guint     n = g_list_model_get_n_items (G_LIST_MODEL (question->allergies));
  gboolean  open = TRUE, asked = FALSE;
  GDate     today;

  tend_place_get_today (&today);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TendAllergyIntolerance) allergy
          = g_list_model_get_item (G_LIST_MODEL (question->allergies), i);
      const TendAllergyIntoleranceData *data = tend_allergy_intolerance_get_data (allergy);

      if (!tend_allergy_intolerance_is_current (data))
        continue;
      asked = asked || tend_allergy_intolerance_says_none (data);
      open = open && tend_allergy_intolerance_says_none (data)
             && !(g_date_valid (&data->recorded_date)
                  && g_date_compare (&data->recorded_date, &today) == 0);
    }
  gtk_button_set_label (GTK_BUTTON (button), asked ? _ ("Asked again: still none known")
                                                   : _ ("Asked: no known allergies"));
  gtk_widget_set_visible (button, open);
}

static gboolean
record_none (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_allergies_record_none (transaction, *(gint64 *) data, error);
}

static void
on_button_clicked_cb (GtkWidget *button)
{
  Question *question = g_object_get_data (G_OBJECT (button), KEY);

  tend_act (button, question->store, "allergy.record-none", record_none,
            g_memdup2 (&question->patient_id, sizeof question->patient_id), g_free,
            _ ("No known allergies noted"), NULL, NULL);
}

void
tend_allergy_question_bind (GtkWidget *button,
                            TendStore *store,
                            gint64     patient_id,
                            TendQuery *allergies)
{
  Question *question;

  g_return_if_fail (GTK_IS_BUTTON (button) && TEND_IS_STORE (store) && TEND_IS_QUERY (allergies));

  question = g_new0 (Question, 1);
  question->store = g_object_ref (store);
  question->allergies = g_object_ref (allergies);
  question->patient_id = patient_id;
  g_object_set_data_full (G_OBJECT (button), KEY, question, question_free);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (allergies, "updated", G_CALLBACK (on_allergies_updated_cb), button,
                           G_CONNECT_SWAPPED);
  g_signal_connect (button, "clicked", G_CALLBACK (on_button_clicked_cb), NULL);
}

char *
tend_allergy_question_dup_day (const GDate *recorded_date)
{
  g_autofree char *day = tend_format_date (recorded_date);

  /* Translators: %s is a date. */
  return *day != '\0' ? g_strdup_printf (_ ("asked %s"), day) : NULL;
}
