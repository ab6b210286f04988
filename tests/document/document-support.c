/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reads PDFs back with poppler, zbar and qpdf for the tests of documents. */

#include "config.h"

#include "document-support.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
read_output (GSubprocess *process, const char *tool)
{
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) complaints = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate (process, NULL, NULL, &output, &complaints, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process) || g_bytes_get_size (complaints) > 0)
    g_error ("%s: %.*s%.*s", tool, (int) g_bytes_get_size (output),
             (const char *) g_bytes_get_data (output, NULL), (int) g_bytes_get_size (complaints),
             (const char *) g_bytes_get_data (complaints, NULL));
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

char *
support_run (GBytes *pdf, const char *const *arguments)
{
  g_autofree char *tool = g_find_program_in_path (arguments[0]);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output;

  if (tool == NULL)
    {
      g_test_skip_printf ("%s is not installed", arguments[0]);
      return NULL;
    }
  folder = g_dir_make_tmp ("tend-document-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "page.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  output = read_output (process, arguments[0]);
  g_unlink (path);
  g_rmdir (folder);
  return output;
}

char *
support_read_text (GBytes *pdf)
{
  const char *const arguments[]
      = { "pdftotext", "-layout", "-enc", "UTF-8", "page.pdf", "-", NULL };
  const char *const marks[] = { "\u202a", "\u202b", "\u202c", "\u202d", "\u200e", "\u200f" };
  char             *text = support_run (pdf, arguments);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, marks[i], -1);

      g_free (text);
      text = g_strjoinv ("", parts);
    }
  return text;
}

char *
support_read_barcodes (GBytes *pdf, guint page)
{
  g_autofree char  *zbarimg = g_find_program_in_path ("zbarimg");
  g_autofree char  *command = NULL;
  const char *const shell[] = { "sh", "-c", "", NULL };
  const char       *arguments[G_N_ELEMENTS (shell)];

  if (zbarimg == NULL)
    {
      g_test_skip ("zbarimg is not installed");
      return NULL;
    }
  command = g_strdup_printf ("pdftoppm -r 600 -gray -f %u -l %u -singlefile page.pdf out "
                             "&& zbarimg -q --raw out.pgm 2>/dev/null; rm -f out.pgm",
                             page, page);
  memcpy (arguments, shell, sizeof shell);
  arguments[2] = command;
  return support_run (pdf, arguments);
}

SupportImage *
support_render (GBytes *pdf, guint page, guint resolution)
{
  g_autofree char *tool = g_find_program_in_path ("pdftoppm");
  g_autofree char *command = g_strdup_printf ("pdftoppm -gray -r %u -f %u -l %u page.pdf > out.pgm "
                                              "&& base64 -w0 out.pgm; rm -f out.pgm",
                                              resolution, page, page);
  const char *const  shell[] = { "sh", "-c", command, NULL };
  g_autofree char   *encoded = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize              length;
  SupportImage      *image;
  int                header = 0;

  if (tool == NULL)
    {
      g_test_skip ("pdftoppm is not installed");
      return NULL;
    }
  encoded = support_run (pdf, shell);
  bytes = g_base64_decode (encoded, &length);
  image = g_new0 (SupportImage, 1);
  g_assert_cmpint (
      sscanf ((char *) bytes, "P5 %u %u 255%n", &image->width, &image->height, &header), ==, 2);
  g_assert_cmpuint (length, ==, (gsize) header + 1 + (gsize) image->width * image->height);
  image->gray = g_memdup2 (bytes + header + 1, (gsize) image->width * image->height);
  image->dots_per_mm = resolution / 25.4;
  return image;
}

void
support_image_free (SupportImage *image)
{
  g_free (image->gray);
  g_free (image);
}

gboolean
support_find_ink (const SupportImage *image, SupportBox within, SupportBox *ink)
{
  double   scale = image->dots_per_mm;
  guint    left = (guint) MAX (0, within.left * scale);
  guint    top = (guint) MAX (0, within.top * scale);
  guint    right = MIN (image->width, (guint) (within.right * scale));
  guint    bottom = MIN (image->height, (guint) (within.bottom * scale));
  gboolean found = FALSE;

  *ink = (SupportBox){ G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };
  for (guint y = top; y < bottom; y++)
    {
      for (guint x = left; x < right; x++)
        {
          if (image->gray[y * image->width + x] >= 128)
            continue;
          found = TRUE;
          ink->left = MIN (ink->left, x / scale);
          ink->top = MIN (ink->top, y / scale);
          ink->right = MAX (ink->right, (x + 1) / scale);
          ink->bottom = MAX (ink->bottom, (y + 1) / scale);
        }
    }
  return found;
}

void
support_assert_sound (GBytes *pdf)
{
  const char *const check[] = { "qpdf", "--check", "page.pdf", NULL };
  const char *const fonts[] = { "pdffonts", "page.pdf", NULL };
  g_autofree char  *checked = support_run (pdf, check);
  g_autofree char  *listed = support_run (pdf, fonts);

  if (checked != NULL)
    support_assert_contains (checked, "No syntax or stream encoding errors found");
}

void
support_assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}
