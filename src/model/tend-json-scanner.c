/* SPDX-License-Identifier: GPL-3.0-or-later
 * Checks JSON before json-glib builds it, and tells where each value stands:
 * json-glib has no limit of depth, wraps long integers, rounds decimals, takes
 * the last of two members of one name and forgets positions. */
#define G_LOG_DOMAIN "tend-json-scanner"

#include "config.h"

#include "tend-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_FIRST_ELEMENT, /* or the end of the array */
  EXPECT_FIRST_MEMBER,  /* or the end of the object */
  EXPECT_MEMBER,
  EXPECT_SEPARATOR, /* or the end of the container */
} Expectation;

typedef struct
{
  const char     *text;
  gsize           position;
  gsize           end;
  Expectation     expectation;
  gsize           name; /* of the member whose value comes next */
  guint           order;
  guint           depth;
  TendJsonValue   values[TEND_JSON_MAX_DEPTH]; /* those not ended yet */
  guint           max_depth;
  TendJsonVisitor visit;
  gpointer        data;
  const char     *sentence;
} Scan;

static gboolean
refuse (Scan *scan, const char *sentence)
{
  scan->sentence = sentence;
  return FALSE;
}

/* The next byte, or NUL at the end: a NUL inside is no valid JSON either. */
static char
peek (Scan *scan)
{
  return scan->position < scan->end ? scan->text[scan->position] : '\0';
}

static void
skip_space (Scan *scan)
{
  while (peek (scan) == ' ' || peek (scan) == '\n' || peek (scan) == '\r' || peek (scan) == '\t')
    scan->position++;
}

static gboolean
read_hexadecimal (Scan *scan, gsize offset, guint *unit)
{
  *unit = 0;
  if (offset + 4 > scan->end)
    return FALSE;
  for (gsize i = offset; i < offset + 4; i++)
    {
      if (!g_ascii_isxdigit (scan->text[i]))
        return FALSE;
      *unit = *unit << 4 | g_ascii_xdigit_value (scan->text[i]);
    }
  return TRUE;
}

/* At the "u" of an escape. */
static gboolean
skip_unicode_escape (Scan *scan)
{
  gsize at = scan->position;
  guint unit, low;

  if (!read_hexadecimal (scan, at + 1, &unit))
    return refuse (scan, _ ("A \\u is not followed by four hexadecimal digits."));
  if (unit == 0)
    return refuse (scan, _ ("A text holds a NUL character."));
  scan->position += 5;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit > 0xdbff || scan->position + 6 > scan->end
      || strncmp (scan->text + scan->position, "\\u", 2) != 0
      || !read_hexadecimal (scan, scan->position + 2, &low) || low < 0xdc00 || low > 0xdfff)
    return refuse (scan, _ ("A text holds half of a surrogate pair."));
  scan->position += 6;
  return TRUE;
}

/* At the opening quote. */
static gboolean
skip_string (Scan *scan)
{
  scan->position++;
  while (scan->position < scan->end)
    {
      guchar byte = scan->text[scan->position];

      if (byte == '"')
        {
          scan->position++;
          return TRUE;
        }
      if (byte < 0x20)
        return refuse (scan, _ ("A text is not closed in its line or holds a control character."));
      scan->position++;
      if (byte != '\\')
        continue;
      if (peek (scan) == 'u')
        {
          if (!skip_unicode_escape (scan))
            return FALSE;
        }
      else if (peek (scan) != '\0' && strchr ("\"\\/bfnrt", peek (scan)) != NULL)
        scan->position++;
      else
        return refuse (scan, _ ("A \\ stands before a character that JSON does not escape."));
    }
  return refuse (scan, _ ("The file ends inside a text."));
}

static gsize
count_digits (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;
  return n;
}

gsize
tend_json_number_length (const char *text, gsize length)
{
  gsize n = length > 0 && text[0] == '-';
  gsize digits = count_digits (text + n, length - n);

  if (digits == 0 || (digits > 1 && text[n] == '0'))
    return 0;
  n += digits;

  if (n < length && text[n] == '.')
    {
      digits = count_digits (text + n + 1, length - n - 1);
      if (digits == 0)
        return 0;
      n += 1 + digits;
    }

  if (n < length && (text[n] == 'e' || text[n] == 'E'))
    {
      n++;
      n += n < length && (text[n] == '+' || text[n] == '-');
      digits = count_digits (text + n, length - n);
      if (digits == 0)
        return 0;
      n += digits;
    }
  return n;
}

static gboolean
skip_scalar (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };
  const char              *rest = scan->text + scan->position;
  gsize                    left = scan->end - scan->position;
  gsize                    length;

  if (peek (scan) == '"')
    return skip_string (scan);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (left >= strlen (words[i]) && strncmp (rest, words[i], strlen (words[i])) == 0)
      {
        scan->position += strlen (words[i]);
        return TRUE;
      }

  length = tend_json_number_length (rest, left);
  if (length > TEND_JSON_MAX_DIGITS)
    return refuse (scan, _ ("A number has too many digits."));
  if (length == 0)
    return refuse (scan, left == 0 ? _ ("The file ends where a value should be.")
                                   : _ ("Here should be a JSON value."));
  scan->position += length;
  return TRUE;
}

static void
end_value (Scan *scan, TendJsonValue *value)
{
  value->end = scan->position;
  if (value->depth <= scan->max_depth && scan->visit != NULL)
    scan->visit (value, scan->data);
  if (value->depth > 0)
    scan->values[value->depth - 1].n_children++;
  scan->expectation = EXPECT_SEPARATOR;
}

static gboolean
begin_value (Scan *scan)
{
  TendJsonValue *value = &scan->values[scan->depth];
  char           opening = peek (scan);

  if (scan->depth == TEND_JSON_MAX_DEPTH)
    return refuse (scan, _ ("Values are nested too deeply."));

  *value = (TendJsonValue){
    .start = scan->position,
    .name = scan->name,
    .order = scan->order++,
    .depth = scan->depth,
    .parent = scan->depth > 0 ? value - 1 : NULL,
  };
  scan->name = 0;
  if (opening == '{' || opening == '[')
    {
      scan->position++;
      scan->depth++;
      scan->expectation = opening == '{' ? EXPECT_FIRST_MEMBER : EXPECT_FIRST_ELEMENT;
      return TRUE;
    }

  if (!skip_scalar (scan))
    return FALSE;
  end_value (scan, value);
  return TRUE;
}

static void
end_container (Scan *scan)
{
  scan->position++;
  scan->depth--;
  end_value (scan, &scan->values[scan->depth]);
}

static gboolean
read_name (Scan *scan)
{
  if (peek (scan) != '"')
    return refuse (scan, scan->position == scan->end ? _ ("The file ends inside an object.")
                                                     : _ ("Here should be a member name."));
  scan->name = scan->position;
  if (!skip_string (scan))
    return FALSE;
  skip_space (scan);
  if (peek (scan) != ':')
    return refuse (scan, _ ("Here should be a colon."));
  scan->position++;
  scan->expectation = EXPECT_VALUE;
  return TRUE;
}

static gboolean
read_separator (Scan *scan)
{
  gboolean in_object = scan->text[scan->values[scan->depth - 1].start] == '{';

  if (peek (scan) == (in_object ? '}' : ']'))
    {
      end_container (scan);
      return TRUE;
    }
  if (peek (scan) != ',')
    return refuse (scan, scan->position == scan->end
                             ? _ ("The file ends inside an object or array.")
                             : _ ("Here should be a comma or the end of the object or array."));
  scan->position++;
  scan->expectation = in_object ? EXPECT_MEMBER : EXPECT_VALUE;
  return TRUE;
}

static gboolean
take_step (Scan *scan)
{
  skip_space (scan);
  switch (scan->expectation)
    {
    case EXPECT_FIRST_ELEMENT:
      if (peek (scan) != ']')
        return begin_value (scan);
      end_container (scan);
      return TRUE;
    case EXPECT_FIRST_MEMBER:
      if (peek (scan) != '}')
        return read_name (scan);
      end_container (scan);
      return TRUE;
    case EXPECT_MEMBER:
      return read_name (scan);
    case EXPECT_SEPARATOR:
      return read_separator (scan);
    case EXPECT_VALUE:
    default:
      return begin_value (scan);
    }
}

gboolean
tend_json_scan (const char     *text,
                gsize           start,
                gsize           end,
                guint           max_depth,
                TendJsonVisitor visit,
                gpointer        data,
                gsize          *after,
                TendJsonFault  *fault)
{
  Scan scan = {
    .text = text,
    .position = start,
    .end = end,
    .max_depth = max_depth,
    .visit = visit,
    .data = data,
  };

  do
    if (!take_step (&scan))
      {
        fault->offset = scan.position;
        fault->sentence = scan.sentence;
        return FALSE;
      }
  while (scan.depth > 0);

  skip_space (&scan);
  *after = scan.position;
  return TRUE;
}

gboolean
tend_json_value_is_named (const char *text, const TendJsonValue *value, const char *name)
{
  gsize length = strlen (name);

  return value->name != 0 && value->start > value->name + length + 1
         && strncmp (text + value->name + 1, name, length) == 0
         && text[value->name + 1 + length] == '"';
}
