/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a draw needs: the containers in their order, two identifiers, a time that has been. */
#define G_LOG_DOMAIN "tend-specimens"

#include "config.h"

#include "tend-specimens.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tend-text.h"

/* Of a test whose catalogue entry names no volume, and the most one may name; mL. */
#define USUAL_VOLUME 0.5
#define LARGEST_VOLUME 100.0

TendCollection *
tend_collection_new (void)
{
  TendCollection *collection = g_new0 (TendCollection, 1);

  collection->service_request_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  collection->hand_labelled = g_ptr_array_new ();
  collection->collected_at = TEND_TIME_NONE;
  return collection;
}

void
tend_collection_free (TendCollection *collection)
{
  if (collection == NULL)
    return;

  g_clear_pointer (&collection->service_request_ids, g_array_unref);
  g_clear_pointer (&collection->hand_labelled, g_ptr_array_unref);
  g_free (collection->identifier_one);
  g_free (collection->identifier_two);
  g_free (collection->body_site);
  g_free (collection->method);
  g_free (collection->hand_label_reason);
  g_free (collection);
}

void
tend_planned_container_free (TendPlannedContainer *container)
{
  if (container == NULL)
    return;

  g_array_unref (container->tests);
  g_free (container);
}

static TendPlannedContainer *
add_container (GPtrArray *containers, const char *container_kind, const TendTube *tube)
{
  TendPlannedContainer *container = g_new0 (TendPlannedContainer, 1);

  container->container_kind = g_intern_string (container_kind);
  container->tube = tube;
  container->tests = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (containers, container);
  return container;
}

static int
get_volume (const TendTestDefinitionData *test)
{
  double volume = test->volume_ml > 0 ? fmin (test->volume_ml, LARGEST_VOLUME) : USUAL_VOLUME;

  return MAX (1, (int) lround (volume * 1000));
}

/* Tests that are not for blood share the container of their kind unless they want their own. */
static void
plan_others (GPtrArray *containers, GPtrArray *test_definitions)
{
  guint first = containers->len;

  for (guint i = 0; i < test_definitions->len; i++)
    {
      const TendTestDefinitionData *test
          = tend_test_definition_get_data (g_ptr_array_index (test_definitions, i));
      TendPlannedContainer *container = NULL;

      if (tend_tube_find_nick (test->container_kind) != NULL)
        continue;
      for (guint k = first; k < containers->len && !test->own_container; k++)
        {
          TendPlannedContainer *other = g_ptr_array_index (containers, k);

          if (g_strcmp0 (other->container_kind, test->container_kind) == 0)
            container = other;
        }
      if (container == NULL)
        container = add_container (containers, test->container_kind, NULL);
      g_array_append_val (container->tests, i);
    }
}

GPtrArray *
tend_collection_plan_draw (GPtrArray *test_definitions, TendDrawMethod draw, GError **error)
{
  g_autoptr (GPtrArray) containers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_planned_container_free);
  g_autoptr (GArray) requests = g_array_new (FALSE, TRUE, sizeof (TendTubeRequest));
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (TendTubePlan) plan = NULL;

  for (guint i = 0; i < test_definitions->len; i++)
    {
      const TendTestDefinitionData *test
          = tend_test_definition_get_data (g_ptr_array_index (test_definitions, i));
      const TendTube *tube = tend_tube_find_nick (test->container_kind);
      TendTubeRequest request
          = { tube != NULL ? tube->kind : 0, get_volume (test), 0, test->own_container };

      if (tube == NULL)
        continue;
      g_array_append_val (requests, request);
      g_array_append_val (positions, i);
    }
  plan = tend_tube_plan ((const TendTubeRequest *) requests->data, requests->len, draw, error);
  if (plan == NULL)
    return NULL;

  for (guint i = 0; i < plan->tubes->len; i++)
    {
      TendPlannedTube      *planned = g_ptr_array_index (plan->tubes, i);
      const TendTube       *tube = tend_tube_get (planned->kind);
      TendPlannedContainer *container = add_container (containers, tube->nick, tube);

      container->draw = planned->draw;
      container->discard_before = i == 0 && plan->discard_first;
      for (guint k = 0; k < planned->requests->len; k++)
        g_array_append_val (
            container->tests,
            g_array_index (positions, guint, g_array_index (planned->requests, guint, k)));
    }
  plan_others (containers, test_definitions);
  return g_steal_pointer (&containers);
}

GPtrArray *
tend_collection_plan (GPtrArray *test_definitions, gboolean winged_set)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *containers = tend_collection_plan_draw (
      test_definitions, winged_set ? TEND_DRAW_WINGED_SET : TEND_DRAW_NEEDLE, &error);

  if (containers == NULL)
    {
      g_warning ("No plan of a draw: %s", error->message);
      containers = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_planned_container_free);
    }
  return containers;
}

/* A place is nobody's identity (NPSG.01.01.01). */
static gboolean
is_place (const char *folded)
{
  static const char *const places[] = { "room", "room number", "bed", "bed number", "chair", NULL };

  return g_strv_contains (places, folded);
}

static void
check_identifiers (TendCollection *collection, GPtrArray *faults)
{
  static const char *const fields[] = { "identifier_one", "identifier_two" };
  const char              *given[] = { collection->identifier_one, collection->identifier_two };
  g_autofree char         *folded[2] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      folded[i] = given[i] != NULL ? tend_text_fold (given[i]) : g_strdup ("");
      if (*folded[i] == '\0')
        tend_faults_add (faults, fields[i], TRUE,
                         _ ("Confirm two identifiers with the patient, such as name and birth "
                            "date, before drawing."));
      else if (is_place (folded[i]))
        tend_faults_add (faults, fields[i], TRUE,
                         _ ("A room is no identifier; ask for the name, birth date or MRN."));
    }
  if (*folded[0] != '\0' && g_str_equal (folded[0], folded[1]))
    tend_faults_add (faults, fields[1], TRUE,
                     _ ("The second identifier must be another than the first."));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_free (g_steal_pointer (&folded[i]));
}

GPtrArray *
tend_collection_check (TendCollection *collection, gint64 now)
{
  GPtrArray *faults = tend_faults_new ();

  check_identifiers (collection, faults);
  if (collection->service_request_ids->len == 0)
    tend_faults_add (faults, "service_request_ids", TRUE,
                     _ ("Choose the orders that this is collected for."));
  else if (collection->service_request_ids->len > TEND_TUBE_MAX_REQUESTS)
    tend_faults_add (faults, "service_request_ids", TRUE,
                     _ ("One draw has at most %d orders; collect the others after it."),
                     TEND_TUBE_MAX_REQUESTS);
  if (collection->collected_at != TEND_TIME_NONE && collection->collected_at > now)
    tend_faults_add (faults, "collected_at", TRUE,
                     _ ("The collection is in the future; enter when it was done."));
  else if (collection->collected_at != TEND_TIME_NONE
           && collection->collected_at < now - TEND_TIME_DAY)
    tend_faults_add (faults, "collected_at", FALSE,
                     _ ("This is more than a day ago; look at the date once more."));
  if (collection->winged_set && collection->capillary)
    tend_faults_add (faults, "capillary", TRUE,
                     _ ("A draw is either from a vein or from a finger or heel stick."));
  if (collection->hand_labelled->len > 0
      && (collection->hand_label_reason == NULL || *collection->hand_label_reason == '\0'))
    tend_faults_add (faults, "hand_label_reason", TRUE,
                     _ ("Say why the tubes were labelled by hand."));
  return faults;
}
