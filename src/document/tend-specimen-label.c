/* SPDX-License-Identifier: GPL-3.0-or-later
 * Draws the labels of specimen tubes, on rolls and on sheets. */

#define G_LOG_DOMAIN "tend-document"

#include "config.h"

#include "tend-specimen-label.h"

#include "tend-canvas-barcode.h"

#include <glib/gi18n-lib.h>

/* Baselines and sizes for a label 25.4 mm high; others are in proportion, but the bars never get
 * lower than CLSI AUTO12 wants them. */
#define DESIGN_HEIGHT 25.4
#define MARGIN 2.0
#define STRIPE_WIDTH 1.0
#define NAME_BASELINE 3.8
#define NAME_SIZE 10.5
#define NAME_SMALLEST 7.4
#define PRIORITY_SIZE 9.0
#define CAPITAL_HEIGHT (0.72 * 25.4 / 72)
#define IDENTITY_BASELINE 6.6
#define IDENTITY_SIZE 7.2
#define TESTS_BASELINE 9.0
#define COLLECTION_BASELINE 11.2
#define DETAIL_SIZE 6.8
#define DETAIL_SMALLEST 5.5
#define BARS_TOP 11.9
#define BARS_HEIGHT 10.0
#define MODULE_LARGEST 0.38
#define NUMBER_GAP 2.3
#define NUMBER_SIZE 7.5
#define CLINIC_SIZE 6.0
#define CLINIC_SMALLEST 5.0
#define GAP 1.5

/* Where one label stands while it is drawn. */
typedef struct
{
  TendCanvas *canvas;
  double      x;
  double      y;
  double      width;
  double      scale;
} Place;

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static TendTextStyle
make_style (const Place *place, TendFace face, double size, TendAlign align)
{
  return (TendTextStyle){ .face = face, .size = size * place->scale, .align = align };
}

/* Text from the left and text to the right of one baseline; the right one keeps up to half. */
static gboolean
draw_row (const Place *place,
          double       baseline,
          double       size,
          TendFace     left_face,
          const char  *left,
          TendFace     right_face,
          const char  *right)
{
  TendTextStyle left_style = make_style (place, left_face, size, TEND_ALIGN_LEFT);
  TendTextStyle right_style = make_style (place, right_face, size, TEND_ALIGN_RIGHT);
  double        room = place->width - 2 * MARGIN;
  double        y = place->y + baseline * place->scale;
  double        left_width = tend_canvas_measure_text (place->canvas, &left_style, left);
  double        right_width = tend_canvas_measure_text (place->canvas, &right_style, right);
  gboolean      whole;

  if (left_width + right_width + GAP > room)
    {
      right_width = MIN (right_width, MAX (room / 2, room - GAP - left_width));
      left_width = room - right_width - GAP;
    }
  whole = tend_canvas_draw_text_fitted (place->canvas, &left_style, place->x + MARGIN, y,
                                        left_width, DETAIL_SMALLEST, left);
  return tend_canvas_draw_text_fitted (place->canvas, &right_style,
                                       place->x + place->width - MARGIN - right_width, y,
                                       right_width, DETAIL_SMALLEST, right)
         && whole;
}

/* White on black, with its right end at the margin. */
static double
draw_priority (
    const Place *place, const char *priority, double baseline, double size, double padding)
{
  TendTextStyle style = make_style (place, TEND_FACE_SANS_BOLD, size, TEND_ALIGN_CENTER);
  double        capital = size * place->scale * CAPITAL_HEIGHT;
  double        width, x;

  style.color = TEND_COLOR_WHITE;
  width = tend_canvas_measure_text (place->canvas, &style, priority) + 2;
  width = MIN (width, place->width / 3);
  x = place->x + place->width - MARGIN - width;
  tend_canvas_fill_rectangle (place->canvas, x, baseline - capital - padding, width,
                              capital + 2 * padding, TEND_COLOR_BLACK);
  tend_canvas_draw_text_fitted (place->canvas, &style, x + 0.5, baseline, width - 1,
                                DETAIL_SMALLEST, priority);
  return width + GAP;
}

static double
measure_priority (const Place *place, const char *priority)
{
  TendTextStyle style = make_style (place, TEND_FACE_SANS_BOLD, PRIORITY_SIZE, TEND_ALIGN_LEFT);
  double        text = tend_canvas_measure_text (place->canvas, &style, priority);

  return MIN (text + 2, place->width / 3) + GAP;
}

/* Whether the name keeps room enough when the priority stands beside it. The name goes first: a
 * long one sends the priority to the foot. */
static gboolean
is_priority_beside_name (const Place *place, const TendSpecimenLabel *label)
{
  TendTextStyle style = make_style (place, TEND_FACE_SANS_BOLD, NAME_SMALLEST, TEND_ALIGN_LEFT);

  return is_given (label->priority)
         && tend_canvas_measure_text (place->canvas, &style, label->patient_name)
                    + measure_priority (place, label->priority)
                <= place->width - 2 * MARGIN;
}

static void
draw_name (const Place *place, const TendSpecimenLabel *label)
{
  TendTextStyle style = make_style (place, TEND_FACE_SANS_BOLD, NAME_SIZE, TEND_ALIGN_LEFT);
  double        baseline = place->y + NAME_BASELINE * place->scale;
  double        taken = 0;

  if (is_priority_beside_name (place, label))
    taken = draw_priority (place, label->priority, baseline - 0.1, PRIORITY_SIZE, 0.55);
  tend_canvas_draw_text_fitted (place->canvas, &style, place->x + MARGIN, baseline,
                                place->width - 2 * MARGIN - taken, NAME_SMALLEST * place->scale,
                                label->patient_name);
}

static char *
join (const char *separator, const char *first, const char *second)
{
  gboolean has_first = first != NULL && *first != '\0';
  gboolean has_second = second != NULL && *second != '\0';

  return g_strconcat (has_first ? first : "", has_first && has_second ? separator : "",
                      has_second ? second : "", NULL);
}

static gboolean
draw_identity (const Place *place, const TendSpecimenLabel *label)
{
  /* Translators: on a specimen label; DOB is the date of birth. Keep it short. */
  g_autofree char *born
      = label->birth_date != NULL ? g_strdup_printf (_ ("DOB %s"), label->birth_date) : NULL;
  g_autofree char *person = join ("  ", born, label->sex_and_age);
  /* Translators: on a specimen label; MRN is the medical record number. Keep it short. */
  g_autofree char *record = label->mrn != NULL ? g_strdup_printf (_ ("MRN %s"), label->mrn) : NULL;

  return draw_row (place, IDENTITY_BASELINE, IDENTITY_SIZE, TEND_FACE_SANS, person,
                   TEND_FACE_SANS_BOLD, record);
}

static void
draw_details (const Place *place, const TendSpecimenLabel *label)
{
  g_autofree char *collection = join ("  ", label->collected, label->collector);
  /* Translators: which tube of how many, on a specimen label. */
  g_autofree char *count
      = label->tube_count > 0
            ? g_strdup_printf (_ ("%u of %u"), label->tube_number, label->tube_count)
            : NULL;
  g_autofree char *container = join ("  ", label->container, count);

  draw_row (place, TESTS_BASELINE, DETAIL_SIZE, TEND_FACE_SANS_BOLD, label->tests, TEND_FACE_SANS,
            container);
  draw_row (place, COLLECTION_BASELINE, DETAIL_SIZE, TEND_FACE_SANS, collection, TEND_FACE_SANS,
            label->specimen);
}

static void
draw_foot (const Place *place, const TendSpecimenLabel *label, double baseline)
{
  double        left = place->x + MARGIN;
  TendTextStyle number = make_style (place, TEND_FACE_MONOSPACE_BOLD, NUMBER_SIZE, TEND_ALIGN_LEFT);
  TendTextStyle clinic = make_style (place, TEND_FACE_SANS, CLINIC_SIZE, TEND_ALIGN_RIGHT);
  double        end
      = left + tend_canvas_measure_text (place->canvas, &number, label->accession_number) + GAP;
  double room = place->x + place->width - MARGIN - end;

  tend_canvas_draw_text (place->canvas, &number, left, baseline, label->accession_number);
  if (is_given (label->priority) && !is_priority_beside_name (place, label))
    room -= draw_priority (place, label->priority, baseline, DETAIL_SIZE, 0.35);
  if (room > 0)
    tend_canvas_draw_text_fitted (place->canvas, &clinic, end, baseline, room, CLINIC_SMALLEST,
                                  label->clinic);
}

static gboolean
draw_bars (const Place *place, const TendSpecimenLabel *label, GError **error)
{
  guint  n_modules = tend_canvas_measure_code128 (place->canvas, label->accession_number, error);
  double top = place->y + BARS_TOP * place->scale;
  double height = BARS_HEIGHT * MAX (1, place->scale);
  double module, left;

  if (n_modules == 0)
    return FALSE;
  module = tend_canvas_choose_module (place->canvas, n_modules, place->width, MODULE_LARGEST);
  if (module <= 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("The accession number is too long for a barcode on these labels; "
                              "choose wider labels"));
      return FALSE;
    }
  left = place->x + (place->width - n_modules * module) / 2;
  if (!tend_canvas_draw_code128 (place->canvas, left, top, module, height, label->accession_number,
                                 error))
    return FALSE;
  draw_foot (place, label, top + height + NUMBER_GAP * place->scale);
  return TRUE;
}

static gboolean
draw_label (const Place *place, const TendSpecimenLabel *label, GError **error)
{
  if (!is_given (label->patient_name) || (!is_given (label->mrn) && !is_given (label->birth_date)))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("A specimen label needs the patient's name and a second identifier: "
                              "enter the MRN or the birth date"));
      return FALSE;
    }
  if (!draw_bars (place, label, error))
    return FALSE;
  if (label->has_hue)
    tend_canvas_fill_rectangle (place->canvas, place->x, place->y, STRIPE_WIDTH,
                                (BARS_TOP - 0.3) * place->scale, label->hue);
  draw_name (place, label);
  if (!draw_identity (place, label))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _ ("An identifier of the patient is too long for these labels; "
                              "choose wider labels"));
      return FALSE;
    }
  draw_details (place, label);
  return TRUE;
}

TendCanvas *
tend_specimen_labels_new (const TendSpecimenLabel       *labels,
                          gsize                          n_labels,
                          const TendLabelStock          *stock,
                          guint                          start_position,
                          const TendPrinterProfile      *profile,
                          const TendDocumentInformation *information,
                          GError                       **error)
{
  g_autoptr (TendCanvas) canvas = NULL;
  guint a_page;

  if (stock == NULL)
    stock = tend_label_stock_get (TEND_LABEL_STOCK_2_BY_1_INCH);
  a_page = stock->columns * stock->rows;
  if (start_position < 1 || start_position > a_page)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _ ("These labels have positions 1 to %u; there is no position %u"), a_page,
                   start_position);
      return NULL;
    }
  canvas = tend_canvas_new (stock->page_width, stock->page_height, profile);
  if (information != NULL)
    tend_canvas_set_information (canvas, information);
  for (gsize i = 0; i < n_labels; i++)
    {
      guint position = (guint) ((start_position - 1 + i) % a_page);
      Place place = { .canvas = canvas,
                      .x = stock->left + position % stock->columns * stock->pitch_x,
                      .y = stock->top + position / stock->columns * stock->pitch_y,
                      .width = stock->label_width,
                      .scale = stock->label_height / DESIGN_HEIGHT };

      if (i == 0 || position == 0)
        tend_canvas_add_page (canvas);
      if (!draw_label (&place, &labels[i], error))
        {
          g_prefix_error (error, "Label %" G_GSIZE_FORMAT ": ", i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&canvas);
}
