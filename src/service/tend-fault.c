/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is wrong with a form: the field, a sentence to show at it, and whether it blocks. */
#define G_LOG_DOMAIN "tend-fault"

#include "config.h"

#include "tend-fault.h"

#include <stdarg.h>

static void
fault_free (gpointer data)
{
  TendFault *fault = data;

  g_free (fault->field);
  g_free (fault->sentence);
  g_free (fault);
}

GPtrArray *
tend_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

void
tend_faults_add (GPtrArray *faults, const char *field, gboolean blocks, const char *format, ...)
{
  TendFault *fault;
  va_list    arguments;

  g_return_if_fail (faults != NULL);
  g_return_if_fail (field != NULL);
  g_return_if_fail (format != NULL);

  fault = g_new0 (TendFault, 1);
  fault->field = g_strdup (field);
  fault->blocks = blocks;
  va_start (arguments, format);
  fault->sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (faults, fault);
}

const TendFault *
tend_faults_find (GPtrArray *faults, const char *field)
{
  g_return_val_if_fail (faults != NULL, NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const TendFault *fault = g_ptr_array_index (faults, i);

      if (g_str_equal (fault->field, field))
        return fault;
    }
  return NULL;
}

static const TendFault *
find_blocking (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const TendFault *fault = g_ptr_array_index (faults, i);

      if (fault->blocks)
        return fault;
    }
  return NULL;
}

gboolean
tend_faults_block (GPtrArray *faults)
{
  g_return_val_if_fail (faults != NULL, FALSE);

  return find_blocking (faults) != NULL;
}

gboolean
tend_faults_to_error (GPtrArray *faults, GError **error)
{
  const TendFault *fault;

  g_return_val_if_fail (faults != NULL, FALSE);

  fault = find_blocking (faults);
  if (fault == NULL)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, "%s: %s", fault->field, fault->sentence);
  return FALSE;
}
