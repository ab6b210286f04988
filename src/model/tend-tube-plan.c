/* SPDX-License-Identifier: GPL-3.0-or-later
 * Packs the tests of a draw into the fewest tubes. */
#define G_LOG_DOMAIN "tend-tube"

#include "config.h"

#include "tend-tube.h"

#include <glib/gi18n-lib.h>

/* Real draws are solved in a few dozen steps; beyond these the best found
 * stands, which is never worse than first-fit decreasing. */
#define MAX_PACKING_STEPS 50000

typedef struct
{
  guint request;
  int   volume;
} Piece;

typedef struct
{
  const Piece *pieces; /* from the largest down */
  guint        n_pieces;
  int          capacity;
  int         *loads;  /* of the tubes in use */
  guint       *chosen; /* tube of each piece */
  guint       *best;   /* the same, of the best packing so far */
  guint        n_best; /* its tubes */
  guint        fewest; /* no packing has fewer */
  guint        steps;
} Packing;

static void
free_tube (gpointer data)
{
  TendPlannedTube *tube = data;

  g_array_unref (tube->requests);
  g_free (tube);
}

void
tend_tube_plan_free (TendTubePlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->tubes);
  g_free (plan);
}

static gboolean
had_same_load (const Packing *packing, guint tube)
{
  for (guint earlier = 0; earlier < tube; earlier++)
    if (packing->loads[earlier] == packing->loads[tube])
      return TRUE;
  return FALSE;
}

/* Tries each tube that still has room for the piece, then a new one. The first
 * way down is first-fit decreasing. */
static void
place_piece (Packing *packing, guint piece, guint n_tubes)
{
  int volume;

  if (n_tubes >= packing->n_best || packing->n_best == packing->fewest
      || (packing->steps++ > MAX_PACKING_STEPS && packing->n_best <= packing->n_pieces))
    return;
  if (piece == packing->n_pieces)
    {
      packing->n_best = n_tubes;
      for (guint i = 0; i < packing->n_pieces; i++)
        packing->best[i] = packing->chosen[i];
      return;
    }

  volume = packing->pieces[piece].volume;
  for (guint tube = 0; tube <= n_tubes; tube++)
    {
      if (tube < n_tubes
          && (packing->loads[tube] + volume > packing->capacity || had_same_load (packing, tube)))
        continue;
      packing->loads[tube] += volume;
      packing->chosen[piece] = tube;
      place_piece (packing, piece + 1, MAX (n_tubes, tube + 1));
      packing->loads[tube] -= volume;
    }
}

static TendPlannedTube *
add_tube (TendTubePlan *plan, TendTubeKind kind, int capacity)
{
  TendPlannedTube *tube = g_new0 (TendPlannedTube, 1);

  tube->kind = kind;
  tube->capacity = capacity;
  tube->requests = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (plan->tubes, tube);
  return tube;
}

static void
add_piece (TendPlannedTube *tube, const Piece *piece)
{
  guint at = 0;

  tube->volume += piece->volume;
  while (at < tube->requests->len && g_array_index (tube->requests, guint, at) < piece->request)
    at++;
  g_array_insert_val (tube->requests, at, piece->request);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *first = a;
  const Piece *second = b;

  if (first->volume != second->volume)
    return first->volume > second->volume ? -1 : 1;
  return first->request < second->request ? -1 : first->request > second->request;
}

static void
pack_pieces (TendTubePlan *plan, TendTubeKind kind, int capacity, GArray *pieces)
{
  guint                n = pieces->len;
  g_autofree int      *loads = g_new0 (int, n + 1);
  g_autofree guint    *chosen = g_new0 (guint, n + 1);
  g_autofree guint    *best = g_new0 (guint, n + 1);
  g_autofree gpointer *tubes = g_new0 (gpointer, n + 1);
  Packing              packing = { (const Piece *) pieces->data, n, capacity, loads, chosen, best };
  gint64               total = 0;

  if (n == 0)
    return;
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < n; i++)
    total += packing.pieces[i].volume;
  packing.fewest = (total + capacity - 1) / capacity;
  packing.n_best = n + 1;
  place_piece (&packing, 0, 0);

  for (guint i = 0; i < packing.n_best; i++)
    tubes[i] = add_tube (plan, kind, capacity);
  for (guint i = 0; i < n; i++)
    add_piece (tubes[best[i]], &packing.pieces[i]);
}

static int
get_capacity (const TendTubeRequest *request)
{
  return request->capacity > 0 ? request->capacity : tend_tube_get (request->kind)->capacity;
}

/* Whole tubes for the test alone; what is left to share is returned. */
static int
fill_whole_tubes (TendTubePlan *plan, const TendTubeRequest *request, guint index, int capacity)
{
  int left = request->volume;

  while (left > capacity || (left > 0 && request->own_tube))
    {
      Piece piece = { index, MIN (left, capacity) };

      add_piece (add_tube (plan, request->kind, capacity), &piece);
      left -= piece.volume;
    }
  return left;
}

/* The tubes of one kind and size: those shared, then those of single tests. */
static void
plan_size (TendTubePlan          *plan,
           const TendTubeRequest *requests,
           gsize                  n_requests,
           TendTubeKind           kind,
           int                    capacity)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < n_requests; i++)
    if (requests[i].kind == kind && get_capacity (&requests[i]) == capacity)
      {
        Piece piece = { i, fill_whole_tubes (plan, &requests[i], i, capacity) };

        if (piece.volume > 0)
          g_array_append_val (pieces, piece);
      }
  pack_pieces (plan, kind, capacity, pieces);
}

/* From the largest size of the kind down. */
static void
plan_kind (TendTubePlan *plan, const TendTubeRequest *requests, gsize n_requests, TendTubeKind kind)
{
  int below = G_MAXINT;

  for (;;)
    {
      int capacity = 0;

      for (gsize i = 0; i < n_requests; i++)
        if (requests[i].kind == kind && get_capacity (&requests[i]) < below)
          capacity = MAX (capacity, get_capacity (&requests[i]));
      if (capacity == 0)
        return;
      plan_size (plan, requests, n_requests, kind, capacity);
      below = capacity;
    }
}

#define LARGEST_CAPACITY 1000000 /* µL; no bottle for blood is larger */

static gboolean
check_requests (const TendTubeRequest *requests,
                gsize                  n_requests,
                TendDrawMethod         method,
                GError               **error)
{
  if (n_requests > TEND_TUBE_MAX_REQUESTS)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("A draw has at most %d tests; make two collections of it"),
                   TEND_TUBE_MAX_REQUESTS);
      return FALSE;
    }
  for (gsize i = 0; i < n_requests; i++)
    {
      if ((guint) requests[i].kind >= TEND_N_TUBES || requests[i].volume <= 0
          || requests[i].volume > LARGEST_CAPACITY || requests[i].capacity < 0
          || requests[i].capacity > LARGEST_CAPACITY
          || (requests[i].capacity > 0 && requests[i].volume / requests[i].capacity > 100))
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("Test %u of the draw needs a kind of tube, a volume and a tube size "
                          "above 0; mend its catalogue entry"),
                       (guint) i + 1);
          return FALSE;
        }
      if (method == TEND_DRAW_CAPILLARY && tend_tube_get (requests[i].kind)->capillary_order == 0)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _ ("Test %u of the draw cannot come from a finger or heel stick; draw it "
                          "from a vein"),
                       (guint) i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

TendTubePlan *
tend_tube_plan (const TendTubeRequest *requests,
                gsize                  n_requests,
                TendDrawMethod         method,
                GError               **error)
{
  static const int last_capillary_place = 4;
  TendTubePlan    *plan;

  g_return_val_if_fail (requests != NULL || n_requests == 0, NULL);

  if (!check_requests (requests, n_requests, method, error))
    return NULL;

  plan = g_new0 (TendTubePlan, 1);
  plan->tubes = g_ptr_array_new_with_free_func (free_tube);
  for (int place = 1; place <= (method == TEND_DRAW_CAPILLARY ? last_capillary_place : 1); place++)
    for (int kind = 0; kind < TEND_N_TUBES; kind++)
      if (method != TEND_DRAW_CAPILLARY || tend_tube_get (kind)->capillary_order == place)
        plan_kind (plan, requests, n_requests, kind);

  for (guint i = 0; i < plan->tubes->len; i++)
    {
      TendPlannedTube *tube = g_ptr_array_index (plan->tubes, i);
      int              fill = (tube->capacity * tend_tube_get (tube->kind)->fill + 99) / 100;

      tube->draw = MAX (tube->volume, fill);
      plan->draw += tube->draw;
      if (i == 0)
        plan->discard_first = method == TEND_DRAW_WINGED_SET && tube->kind == TEND_TUBE_LIGHT_BLUE;
    }
  return plan;
}
