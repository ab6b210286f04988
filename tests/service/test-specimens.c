/* SPDX-License-Identifier: GPL-3.0-or-later
 * Specimens: two identifiers, the order of draw, numbers that check, one collection only. */
#include "tend-test-clinic.h"

#include "tend-journal-entry.h"
#include "tend-number.h"
#include "tend-order-row.h"
#include "tend-specimen-row.h"
#include "tend-specimens.h"

typedef struct
{
  gint64 patient_id;
  gint64 encounter_id;
  gint64 tests[4];
  gsize  n_tests;
} Order;

static gboolean
place (TendTransaction *transaction, gpointer data, GError **error)
{
  Order *order = data;

  return tend_order_place (transaction, order->patient_id, order->encounter_id, order->tests,
                           order->n_tests, TEND_REQUEST_PRIORITY_ROUTINE, error);
}

static gboolean
place_urgently (TendTransaction *transaction, gpointer data, GError **error)
{
  Order *order = data;

  return tend_order_place (transaction, order->patient_id, order->encounter_id, order->tests,
                           order->n_tests, TEND_REQUEST_PRIORITY_STAT, error);
}

static gboolean
collect (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_specimen_collect (transaction, data, error);
}

typedef struct
{
  gint64      id;
  const char *reason;
  const char *told;
  gboolean    flag;
} Act;

static gboolean
cancel_order (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_order_cancel (transaction, act->id, act->reason, error);
}

static gboolean
receive (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_specimen_receive (transaction, ((Act *) data)->id, error);
}

static gboolean
send_off (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_specimen_send (transaction, ((Act *) data)->id, error);
}

static gboolean
take_in (TendTransaction *transaction, gpointer data, GError **error)
{
  return tend_specimen_accept (transaction, ((Act *) data)->id, error);
}

static gboolean
reject (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_specimen_reject (transaction, act->id, act->reason, act->told, act->flag, error);
}

static gboolean
note_label (TendTransaction *transaction, gpointer data, GError **error)
{
  Act *act = data;

  return tend_specimen_note_label (transaction, act->id, act->flag, error);
}

static GPtrArray *
query_of (TendStore *store, const char *name, const char *parameter, gint64 id)
{
  g_autoptr (GVariantDict) parameters = g_variant_dict_new (NULL);

  g_variant_dict_insert (parameters, parameter, "x", id);
  return tend_test_query (store, name, g_variant_dict_end (parameters));
}

/* A form ready to be saved, for all open orders of the patient. */
static TendCollection *
make_collection (TendStore *store, gint64 patient_id)
{
  TendCollection *collection = tend_collection_new ();
  g_autoptr (GPtrArray) open = query_of (store, "open-orders-of-patient", "patient", patient_id);

  for (guint i = 0; i < open->len; i++)
    {
      gint64 id = tend_record_get_id (g_ptr_array_index (open, i));

      g_array_append_val (collection->service_request_ids, id);
    }
  collection->patient_id = patient_id;
  collection->identifier_one = g_strdup ("name");
  collection->identifier_two = g_strdup ("birth date");
  return collection;
}

/* A patient with four tests ordered, for which three tubes are drawn. */
static Order
place_order (TendStore *store, TendJob how)
{
  Order order = { 0 };
  g_autoptr (TendRecord) first = NULL;

  order.patient_id = tend_test_add_patient (store, "Osei", 1980);
  order.encounter_id = tend_test_add_encounter (store, order.patient_id, "follow-up");
  order.tests[0] = tend_test_add_test (store, "CBC", "lavender", 1800);
  order.tests[1] = tend_test_add_test (store, "BMP", "gold", 1900);
  order.tests[2] = tend_test_add_test (store, "PT", "light-blue", 900);
  order.tests[3] = tend_test_add_test (store, "TSH", "gold", 3700);
  order.n_tests = 4;
  first = tend_test_transact (store, "order.place", how, &order);
  g_assert_true (TEND_IS_SERVICE_REQUEST (first));
  return order;
}

/* A volume of 0 is one that the catalogue does not tell. */
static TendTestDefinition *
make_test (const char *container_kind, double volume_ml, gboolean own_container)
{
  TendTestDefinition *definition
      = g_object_new (TEND_TYPE_TEST_DEFINITION, "container-kind", container_kind, "own-container",
                      own_container, NULL);

  if (volume_ml > 0)
    g_object_set (definition, "volume-ml", volume_ml, NULL);
  return definition;
}

static void
the_plan_follows_the_order_of_draw (void)
{
  static const struct
  {
    const char *kind;
    guint       n_tests;
    gboolean    blood;
    gboolean    discard;
  } expected[] = {
    { "light-blue", 1, TRUE, TRUE }, { "gold", 2, TRUE, FALSE }, { "lavender", 1, TRUE, FALSE },
    { "lavender", 1, TRUE, FALSE },  { "cup", 2, FALSE, FALSE }, { "cup", 1, FALSE, FALSE },
  };
  g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GPtrArray) needle = NULL;

  g_ptr_array_add (tests, make_test ("cup", 0, FALSE));
  g_ptr_array_add (tests, make_test ("lavender", 1, FALSE));
  g_ptr_array_add (tests, make_test ("gold", 2, FALSE));
  g_ptr_array_add (tests, make_test ("light-blue", 1, FALSE));
  g_ptr_array_add (tests, make_test ("gold", 0, FALSE));
  g_ptr_array_add (tests, make_test ("lavender", 1, TRUE));
  g_ptr_array_add (tests, make_test ("cup", 10, FALSE));
  g_ptr_array_add (tests, make_test ("cup", 10, TRUE));
  plan = tend_collection_plan (tests, TRUE);
  g_assert_cmpuint (plan->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < plan->len; i++)
    {
      TendPlannedContainer *container = g_ptr_array_index (plan, i);

      g_test_message ("container %u", i);
      g_assert_cmpstr (container->container_kind, ==, expected[i].kind);
      g_assert_cmpuint (container->tests->len, ==, expected[i].n_tests);
      g_assert_cmpint (container->tube != NULL, ==, expected[i].blood);
      g_assert_cmpint (container->draw > 0, ==, expected[i].blood);
      g_assert_cmpint (container->discard_before, ==, expected[i].discard);
    }
  g_assert_cmpuint (
      g_array_index (((TendPlannedContainer *) g_ptr_array_index (plan, 1))->tests, guint, 1), ==,
      4);
  needle = tend_collection_plan (tests, FALSE);
  g_assert_false (((TendPlannedContainer *) g_ptr_array_index (needle, 0))->discard_before);
}

static void
a_draw_needs_two_identifiers_and_a_time_past (void)
{
  static const struct
  {
    const char *one;
    const char *two;
    gint64      before_now;
    const char *field; /* NULL: nothing blocks */
  } cases[] = {
    { "name", "birth date", 0, NULL },
    { "Name", "MRN", TEND_TIME_HOUR, NULL },
    { "name", NULL, 0, "identifier_two" },
    { NULL, "name", 0, "identifier_one" },
    { "name", "  ", 0, "identifier_two" },
    { "name", " NAME ", 0, "identifier_two" },
    { "name", "room number", 0, "identifier_two" },
    { "name", "birth date", -1, "collected_at" },
    { "name", "birth date", 2 * TEND_TIME_DAY, NULL },
  };
  gint64 request_id = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TendCollection) collection = tend_collection_new ();
      g_autoptr (GPtrArray) faults = NULL;

      g_array_append_val (collection->service_request_ids, request_id);
      collection->identifier_one = g_strdup (cases[i].one);
      collection->identifier_two = g_strdup (cases[i].two);
      collection->collected_at = TEND_TEST_NOW - cases[i].before_now;
      faults = tend_collection_check (collection, TEND_TEST_NOW);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tend_faults_block (faults), ==, cases[i].field != NULL);
      if (cases[i].field != NULL)
        g_assert_nonnull (tend_faults_find (faults, cases[i].field));
    }
}

static void
a_test_is_not_ordered_twice (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = place_order (store, place);
  Order      again = order;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (TendRecord) cancelled = NULL;
  g_autoptr (TendRecord) placed = NULL;
  Act act = { .reason = "" };

  again.n_tests = 1;
  tend_test_refuse_saying (store, place, &again, TEND_ERROR_CONFLICT, "CBC");
  again.n_tests = 0;
  tend_test_refuse (store, place, &again, TEND_ERROR_INVALID);

  open = tend_test_query (store, "open-orders", NULL);
  g_assert_cmpuint (open->len, ==, 4);
  g_assert_cmpstr (tend_order_row_get_data (g_ptr_array_index (open, 0))->code, ==, "CBC");
  g_assert_cmpstr (tend_order_row_get_data (g_ptr_array_index (open, 0))->container_kind, ==,
                   "lavender");
  act.id = tend_record_get_id (g_ptr_array_index (open, 0));
  tend_test_refuse_saying (store, cancel_order, &act, TEND_ERROR_INVALID, "reason");
  act.reason = "ordered by mistake";
  cancelled = tend_test_transact (store, "order.cancel", cancel_order, &act);
  tend_test_refuse (store, cancel_order, &act, TEND_ERROR_CONFLICT);
  again.n_tests = 1;
  placed = tend_test_transact (store, "order.place", place, &again);
  tend_test_store_free (store);
}

static void
collecting_numbers_and_links_what_was_drawn (const char *backend)
{
  static const char *const kinds[] = { "light-blue", "gold", "lavender" };
  TendStore               *store = tend_test_store_new (backend);
  Order                    order = place_order (store, place_urgently);
  g_autoptr (TendCollection) collection = make_collection (store, order.patient_id);
  g_autoptr (TendSpecimen) first = NULL;
  g_autoptr (GPtrArray) specimens = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *accession = NULL;

  collection->encounter_id = order.encounter_id;
  collection->body_site = g_strdup ("left arm");
  g_ptr_array_add (collection->hand_labelled, GUINT_TO_POINTER (2));
  tend_test_refuse_saying (store, collect, collection, TEND_ERROR_INVALID, "by hand");
  collection->hand_label_reason = g_strdup ("printer out of labels");
  first = tend_test_transact (store, "specimen.collect", collect, collection);

  /* 5 March 2026, 09:30 in New York; the first draw of the day. */
  g_assert_cmpstr (tend_specimen_get_data (first)->accession, ==, "26030500016-01");
  accession = g_strndup (tend_specimen_get_data (first)->accession, 11);
  g_assert_true (tend_luhn_check (accession));
  specimens = tend_test_query (
      store, "specimens-of-accession",
      g_variant_new_parsed ("{'patient': <%x>, 'accession': <%s>}", order.patient_id, accession));
  g_assert_cmpuint (specimens->len, ==, 3);
  for (guint i = 0; i < specimens->len; i++)
    {
      const TendSpecimenData *data = tend_specimen_get_data (g_ptr_array_index (specimens, i));

      g_assert_cmpstr (data->container_kind, ==, kinds[i]);
      g_assert_cmpint (data->container_number, ==, i + 1);
      g_assert_cmpint (data->container_count, ==, 3);
      g_assert_cmpint (data->collected_at, ==, TEND_TEST_NOW);
      g_assert_cmpint (data->collector_id, ==,
                       tend_account_get_data (tend_store_get_account (store))->practitioner_id);
      g_assert_cmpstr (data->identity_method, ==, "name, birth date");
      g_assert_cmpint (data->state, ==, TEND_SPECIMEN_STATE_COLLECTED);
      g_assert_cmpint (data->priority, ==, TEND_REQUEST_PRIORITY_STAT);
      g_assert_cmpstr (data->note, ==, i == 1 ? "Labelled by hand: printer out of labels" : NULL);
    }

  rows = tend_test_query (store, "specimen-worklist",
                          g_variant_new_parsed ("{'since': <%x>}", TEND_TEST_NOW));
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (tend_specimen_row_get_data (g_ptr_array_index (rows, 1))->first_test, ==, "BMP");
  g_assert_cmpint (tend_specimen_row_get_data (g_ptr_array_index (rows, 1))->test_count, ==, 2);
  g_assert_cmpstr (tend_specimen_row_get_data (g_ptr_array_index (rows, 1))->family_name, ==,
                   "Osei");
  open = query_of (store, "open-orders-of-patient", "patient", order.patient_id);
  g_assert_cmpuint (open->len, ==, 0);
  tend_test_store_free (store);
}

static void
what_was_collected_is_not_collected_again (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = place_order (store, place);
  gint64     other_id = tend_test_add_patient (store, "Petit", 1990);
  g_autoptr (TendCollection) collection = make_collection (store, order.patient_id);
  g_autoptr (TendCollection) misplaced = make_collection (store, order.patient_id);
  g_autoptr (TendSpecimen) first = NULL;
  g_autoptr (TendSpecimen) second = NULL;
  g_autoptr (TendRecord) placed = NULL;
  g_autoptr (TendCollection) next = NULL;
  Order again;

  misplaced->patient_id = other_id;
  tend_test_refuse_saying (store, collect, misplaced, TEND_ERROR_INVALID, "another patient");
  first = tend_test_transact (store, "specimen.collect", collect, collection);
  tend_test_refuse_saying (store, collect, collection, TEND_ERROR_CONFLICT, "already");

  again = order;
  again.n_tests = 1;
  placed = tend_test_transact (store, "order.place", place, &again);
  next = make_collection (store, order.patient_id);
  g_assert_cmpuint (next->service_request_ids->len, ==, 1);
  second = tend_test_transact (store, "specimen.collect", collect, next);
  g_assert_true (g_str_has_prefix (tend_specimen_get_data (second)->accession, "2603050002"));
  tend_test_store_free (store);
}

static void
a_specimen_goes_on_and_never_back (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = place_order (store, place);
  g_autoptr (TendCollection) collection = make_collection (store, order.patient_id);
  g_autoptr (TendSpecimen) first
      = tend_test_transact (store, "specimen.collect", collect, collection);
  g_autoptr (TendRecord) sent = NULL;
  g_autoptr (TendRecord) received = NULL;
  g_autoptr (TendRecord) accepted = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  Act act = { tend_record_get_id (TEND_RECORD (first)), "RH", "Dr. Adams", TRUE };

  tend_test_refuse (store, take_in, &act, TEND_ERROR_CONFLICT);
  sent = tend_test_transact (store, "specimen.send", send_off, &act);
  tend_test_refuse (store, send_off, &act, TEND_ERROR_CONFLICT);
  received = tend_test_transact (store, "specimen.receive", receive, &act);
  accepted = tend_test_transact (store, "specimen.accept", take_in, &act);
  tend_test_refuse (store, reject, &act, TEND_ERROR_CONFLICT);
  requests = query_of (store, "requests-of-specimen", "specimen", act.id);
  g_assert_cmpuint (requests->len, ==, 1);
  g_assert_cmpint (tend_service_request_get_data (g_ptr_array_index (requests, 0))->status, ==,
                   TEND_REQUEST_STATUS_COMPLETED);
  tend_test_store_free (store);
}

static void
a_rejection_says_why_to_whom_and_orders_again (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = place_order (store, place);
  g_autoptr (TendCollection) collection = make_collection (store, order.patient_id);
  g_autoptr (TendSpecimen) first
      = tend_test_transact (store, "specimen.collect", collect, collection);
  g_autoptr (TendSpecimen) rejected = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (TendRecord) done = NULL;
  Act act = { tend_record_get_id (TEND_RECORD (first)), "QS", NULL, TRUE };

  tend_test_refuse_saying (store, reject, &act, TEND_ERROR_INVALID, "told");
  act.told = "Dr. Adams";
  act.reason = NULL;
  tend_test_refuse_saying (store, reject, &act, TEND_ERROR_INVALID, "reason");
  act.reason = "QS";
  /* As an import leaves it: resulted elsewhere, and rejected all the same. */
  before = query_of (store, "requests-of-specimen", "specimen", act.id);
  done = tend_record_copy (g_ptr_array_index (before, 0));
  g_object_set (done, "status", TEND_REQUEST_STATUS_COMPLETED, NULL);
  tend_test_update (store, done);
  rejected = tend_test_transact (store, "specimen.reject", reject, &act);
  g_assert_cmpint (tend_specimen_get_data (rejected)->state, ==, TEND_SPECIMEN_STATE_REJECTED);
  g_assert_cmpstr (tend_specimen_get_data (rejected)->rejection_reason, ==, "QS");
  g_assert_cmpstr (tend_specimen_get_data (rejected)->note, ==, "Told: Dr. Adams");
  g_assert_cmpstr (tend_specimen_describe_rejection ("QS"), ==, "Quantity too small");
  g_assert_cmpstr (tend_specimen_describe_rejection ("wrong tube"), ==, "wrong tube");
  open = query_of (store, "open-orders-of-patient", "patient", order.patient_id);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpstr (tend_order_row_get_data (g_ptr_array_index (open, 0))->code, ==, "PT");
  old = query_of (store, "requests-of-specimen", "specimen", act.id);
  g_assert_cmpint (tend_service_request_get_data (g_ptr_array_index (old, 0))->status, ==,
                   TEND_REQUEST_STATUS_REVOKED);
  tend_test_store_free (store);
}

static void
a_label_is_noted_and_changes_nothing (const char *backend)
{
  TendStore *store = tend_test_store_new (backend);
  Order      order = place_order (store, place);
  g_autoptr (TendCollection) collection = make_collection (store, order.patient_id);
  g_autoptr (TendSpecimen) first
      = tend_test_transact (store, "specimen.collect", collect, collection);
  Act act = { .id = tend_record_get_id (TEND_RECORD (first)) };

  for (act.flag = FALSE; act.flag <= TRUE; act.flag++)
    {
      g_autoptr (TendSpecimen) noted = tend_test_transact (store, "print", note_label, &act);
      g_autoptr (GPtrArray) journal = tend_test_query (store, "journal-recent", NULL);
      const TendJournalEntryData *entry
          = tend_journal_entry_get_data (g_ptr_array_index (journal, 0));

      g_assert_cmpstr (entry->action, ==, act.flag ? "label.reprint" : "label.print");
      g_assert_cmpint (entry->patient_id, ==, order.patient_id);
      g_assert_cmpint (tend_record_get_version (TEND_RECORD (noted)), ==, 1);
      g_assert_cmpint (tend_record_compare (TEND_RECORD (noted), TEND_RECORD (first)), ==, 0);
    }
  tend_test_store_free (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/specimens/the-plan-follows-the-order-of-draw",
                   the_plan_follows_the_order_of_draw);
  g_test_add_func ("/service/specimens/a-draw-needs-two-identifiers-and-a-time-past",
                   a_draw_needs_two_identifiers_and_a_time_past);
  tend_test_add ("/service/specimens/a-test-is-not-ordered-twice", a_test_is_not_ordered_twice);
  tend_test_add ("/service/specimens/collecting-numbers-and-links-what-was-drawn",
                 collecting_numbers_and_links_what_was_drawn);
  tend_test_add ("/service/specimens/what-was-collected-is-not-collected-again",
                 what_was_collected_is_not_collected_again);
  tend_test_add ("/service/specimens/a-specimen-goes-on-and-never-back",
                 a_specimen_goes_on_and_never_back);
  tend_test_add ("/service/specimens/a-rejection-says-why-to-whom-and-orders-again",
                 a_rejection_says_why_to_whom_and_orders_again);
  tend_test_add ("/service/specimens/a-label-is-noted-and-changes-nothing",
                 a_label_is_noted_and_changes_nothing);
  return g_test_run ();
}
