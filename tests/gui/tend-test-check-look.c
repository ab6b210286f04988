/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether what a window shows can be read: nothing cut, nothing outside, enough contrast. */
#include "config.h"

#include "tend-test-alert.h"
#include "tend-test-check.h"

#include "tend-full-text.h"

#include <adwaita.h>
#include <math.h>

graphene_rect_t
tend_test_check_get_bounds (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double          x, y;

  if (gtk_widget_translate_coordinates (widget, root, 0, 0, &x, &y))
    graphene_rect_init (&bounds, (float) x, (float) y, (float) gtk_widget_get_width (widget),
                        (float) gtk_widget_get_height (widget));
  return bounds;
}

/* The part of it that can be seen, with what scrolls away cut off. */
static graphene_rect_t
get_visible_bounds (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds = tend_test_check_get_bounds (widget, root);

  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL && at != root;
       at = gtk_widget_get_parent (at))
    {
      graphene_rect_t clip;

      if (gtk_widget_get_overflow (at) != GTK_OVERFLOW_HIDDEN)
        continue;
      clip = tend_test_check_get_bounds (at, root);
      if (!graphene_rect_intersection (&bounds, &clip, &bounds))
        return GRAPHENE_RECT_INIT (0, 0, 0, 0);
    }
  return bounds;
}

/* Whether scrolling can bring to sight what is outside of @widget on that axis. */
static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkPolicyType horizontal, vertical;

  if (GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  if (GTK_IS_SCROLLABLE (widget) && GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &horizontal, &vertical);
      return (orientation == GTK_ORIENTATION_HORIZONTAL ? horizontal : vertical)
             != GTK_POLICY_NEVER;
    }
  return GTK_IS_TEXT (widget);
}

/* The root or what clips: beyond it nothing is seen. */
static void
check_inside (GtkWidget *widget, GtkWidget *root, const char *scene)
{
  gboolean across = TRUE, down = TRUE;

  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t bounds;

      across = across && !scrolls (at, GTK_ORIENTATION_HORIZONTAL);
      down = down && !scrolls (at, GTK_ORIENTATION_VERTICAL);
      if (at != root && gtk_widget_get_overflow (at) != GTK_OVERFLOW_HIDDEN)
        continue;
      bounds = tend_test_check_get_bounds (widget, at);
      if ((across
           && (bounds.origin.x < -1
               || bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (at) + 1))
          || (down
              && (bounds.origin.y < -1
                  || bounds.origin.y + bounds.size.height
                         > (float) gtk_widget_get_height (at) + 1)))
        {
          tend_test_check_fault (widget, scene, "it reaches out of its %s",
                                 G_OBJECT_TYPE_NAME (at));
          return;
        }
      if (at == root)
        return;
    }
}

/* Its own, that of what it is in, or the one that says shortened text in full. */
static gboolean
has_tooltip (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t  bounds = get_visible_bounds (widget, root);
  g_autofree char *text = NULL;
  GdkRectangle     area;

  for (GtkWidget *at = widget; at != root; at = gtk_widget_get_parent (at))
    if (gtk_widget_get_tooltip_text (at) != NULL)
      return TRUE;
  /* Out of sight until somebody scrolls. */
  if (bounds.size.width < 1 || bounds.size.height < 1)
    return gtk_widget_get_has_tooltip (root);
  text = tend_full_text_dup_at (root, bounds.origin.x + bounds.size.width / 2,
                                bounds.origin.y + bounds.size.height / 2, &area);
  return gtk_widget_get_has_tooltip (root)
         && g_strcmp0 (text, gtk_label_get_text (GTK_LABEL (widget))) == 0;
}

static void
check_label (GtkLabel *label, GtkWidget *root, const char *scene)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  GtkWidget   *widget = GTK_WIDGET (label);
  int          width, height;

  if (pango_layout_is_ellipsized (layout))
    {
      if (!has_tooltip (widget, root))
        tend_test_check_fault (widget, scene, "it is shortened and has no tooltip");
      /* One letter and dots say nothing. */
      else if (pango_layout_get_line_count (layout) == 1 && gtk_widget_get_width (widget) < 24)
        tend_test_check_fault (widget, scene, "it is shortened to %d pixels",
                               gtk_widget_get_width (widget));
      return;
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1)
    tend_test_check_fault (widget, scene, "its text is %d × %d, it itself %d × %d", width, height,
                           gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

/* libadwaita keeps the large title of a field that has text, invisible and beside it. */
static gboolean
is_large_title (GtkWidget *widget)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "empty_title") == 0;
}

static void
check_below (GtkWidget *widget, GtkWidget *root, const char *scene)
{
  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != root)
      || is_large_title (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      check_label (GTK_LABEL (widget), root, scene);
      check_inside (widget, root, scene);
    }
  else if (widget != root && gtk_widget_get_focusable (widget))
    check_inside (widget, root, scene);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_below (child, root, scene);
}

/* What asks for most of it: where to look first. */
static GtkWidget *
find_greediest (GtkWidget *widget, GtkOrientation orientation)
{
  GtkWidget *greediest = NULL;
  int        most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_get_visible (child) || GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, NULL, NULL, NULL);
      if (least > most)
        greediest = child;
      most = MAX (most, least);
    }
  return greediest != NULL && most > 100 ? find_greediest (greediest, orientation) : widget;
}

void
tend_test_check_layout (GtkWidget *root, const char *scene, int width, int height)
{
  int least;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > width)
    tend_test_check_fault (find_greediest (root, GTK_ORIENTATION_HORIZONTAL), scene,
                           "its window is at least %d wide, not %d", least, width);
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, MAX (least, width), &least, NULL, NULL, NULL);
  if (least > height)
    tend_test_check_fault (find_greediest (root, GTK_ORIENTATION_VERTICAL), scene,
                           "its window is at least %d high, not %d", least, height);
  check_below (root, root, scene);
}

typedef struct
{
  const guint32 *pixels;
  int            width;
  int            height;
} Picture;

/* WCAG 2.1, relative luminance. */
static double
get_luminance (guint32 pixel)
{
  static double linear[256];

  if (linear[255] == 0)
    for (int i = 0; i < 256; i++)
      linear[i] = i / 255.0 <= 0.03928 ? i / 255.0 / 12.92 : pow ((i / 255.0 + 0.055) / 1.055, 2.4);
  return 0.2126 * linear[pixel >> 16 & 0xff] + 0.7152 * linear[pixel >> 8 & 0xff]
         + 0.0722 * linear[pixel & 0xff];
}

static double
get_contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The ground is the commonest colour behind the text; the ink that of the pixel that
 * differs most from it. 0 when nothing is to be seen. */
static double
measure_contrast (const Picture *picture, const graphene_rect_t *bounds)
{
  static guint   counts[1 << 15];
  static guint32 colors[1 << 15];
  int            left = CLAMP ((int) bounds->origin.x, 0, picture->width);
  int            top = CLAMP ((int) bounds->origin.y, 0, picture->height);
  int     right = CLAMP ((int) (bounds->origin.x + bounds->size.width), left, picture->width);
  int     bottom = CLAMP ((int) (bounds->origin.y + bounds->size.height), top, picture->height);
  guint   most = 0;
  guint32 ground = 0;
  double  best = 0;

  memset (counts, 0, sizeof counts);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        guint32 pixel = picture->pixels[y * picture->width + x];
        guint   bucket = (pixel >> 9 & 0x7c00) | (pixel >> 6 & 0x3e0) | (pixel >> 3 & 0x1f);

        colors[bucket] = pixel;
        if (++counts[bucket] > most)
          {
            most = counts[bucket];
            ground = colors[bucket];
          }
      }
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      best = MAX (best, get_contrast (get_luminance (picture->pixels[y * picture->width + x]),
                                      get_luminance (ground)));
  return best;
}

static gboolean
is_large (GtkLabel *label)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (label));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    size *= 0.75;
  return size >= 18
         || (size >= 14 && pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD);
}

static void
check_contrast_below (GtkWidget *widget, GtkWidget *root, const char *scene, const Picture *picture)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
      || (GTK_IS_NATIVE (widget) && widget != root))
    return;
  /* One stroke of one letter never fills a pixel: it takes a word to measure. */
  if (GTK_IS_LABEL (widget) && g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1) > 2)
    {
      graphene_rect_t bounds = get_visible_bounds (widget, root);
      double          contrast = measure_contrast (picture, &bounds);

      if (bounds.size.width >= 24 && bounds.size.height >= (float) gtk_widget_get_height (widget)
          && contrast < (is_large (GTK_LABEL (widget)) ? 3.0 : 4.5))
        tend_test_check_fault (widget, scene, "its contrast is %.1f", contrast);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_contrast_below (child, root, scene, picture);
}

void
tend_test_check_contrast (GtkWidget *root, const char *scene, GdkTexture *texture)
{
  GtkWidget *alert = tend_test_find_alert ();
  Picture    picture = { NULL, gdk_texture_get_width (texture), gdk_texture_get_height (texture) };
  g_autofree guint32 *pixels = g_new (guint32, (gsize) picture.width * (gsize) picture.height);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) picture.width * 4);
  picture.pixels = pixels;
  /* What a message stands before is dim as long as that. */
  check_contrast_below (alert != NULL && gtk_widget_is_ancestor (alert, root) ? alert : root, root,
                        scene, &picture);
}
