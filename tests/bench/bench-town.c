/* SPDX-License-Identifier: GPL-3.0-or-later
 * A town of patients to search in: a few names are very common, most are rare. */
#include "bench-town.h"

#include "tend-test-store.h"
#include "tend-text.h"

/* The first of each is the most common: one in eleven has it. */
static const char *const families[]
    = { "Smith",      "Garcia",  "Nguyen",   "Johnson",  "Hernandez", "Müller",   "Kowalski",
        "O'Brien",    "Okafor",  "Tanaka",   "Ivanova",  "Haddad",    "Cohen",    "Silva",
        "Rossi",      "Larsson", "Smyth",    "Schmidt",  "Martin",    "Martinez", "Marshall",
        "Mårtensson", "Kim",     "Chen",     "Wang",     "Singh",     "Kaur",     "Ali",
        "Hassan",     "Abdi",    "Novak",    "Horvat",   "Popescu",   "Yilmaz",   "Kaya",
        "Dubois",     "Leroy",   "Jansen",   "Fischer",  "Weber",     "Suzuki",   "Sato",
        "Mensah",     "Adeyemi", "Oliveira", "Castillo", "Quispe",    "Xiong" };
static const char *const givens[]
    = { "Maria",  "James", "Jose",  "Ana",     "David",  "Mary",     "John",    "Mohammed",
        "Linda",  "Olga",  "Layla", "Bruno",   "Yuki",   "Amara",    "Björn",   "Zoë",
        "Jamila", "Joan",  "Josef", "Marina",  "Elena",  "Peter",    "Ingrid",  "Wei",
        "Mei",    "Hiro",  "Priya", "Arjun",   "Fatima", "Omar",     "Chidi",   "Ngozi",
        "Lars",   "Freja", "Paulo", "Beatriz", "Ivan",   "Svetlana", "Quentin", "Ursula" };

G_STATIC_ASSERT (G_N_ELEMENTS (families) == 48 && G_N_ELEMENTS (givens) == 40);

static void
write_names (BenchBare *bare, const char *table, const char *const *names, guint n)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql,
                   "CREATE TABLE %s (i INTEGER PRIMARY KEY, name TEXT, folded TEXT); "
                   "INSERT INTO %s VALUES ",
                   table, table);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], "'", -1);
      g_autofree char *quoted = g_strjoinv ("''", parts);
      g_autofree char *folded = tend_text_fold (names[i]);

      g_string_append_printf (sql, "%s(%u, '%s', '%s')", i > 0 ? ", " : "", i, quoted, folded);
    }
  bench_bare_run (bare, sql->str);
}

static void
write_sounds (BenchBare *bare)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE town_sound (i INTEGER PRIMARY KEY, sound "
                                          "TEXT); INSERT INTO town_sound VALUES ");

  for (guint i = 0; i < G_N_ELEMENTS (families) * G_N_ELEMENTS (givens); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", families[i / G_N_ELEMENTS (givens)],
                                               givens[i % G_N_ELEMENTS (givens)]);
      g_autofree char *sound = tend_text_phonetic (name);

      g_string_append_printf (sql, "%s(%u, '%s')", i > 0 ? ", " : "", i, sound);
    }
  bench_bare_run (bare, sql->str);
}

/* The same arithmetic in both databases. Products of two even numbers make the
 * first names common and the last ones rare. */
static void
write_people (BenchBare *bare, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "CREATE TABLE town_person AS WITH RECURSIVE "
      "c(n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM c WHERE n < %u), "
      "h AS (SELECT n, (n * 2654435761) %% 4294967296 / 512 AS a, "
      "(n * 2246822519) %% 4294967296 / 512 AS b, (n * 3266489917) %% 4294967296 / 512 AS d FROM c)"
      "SELECT n, 1700000000000000 + n AS id, (a %% 48) * (a / 48 %% 49) / 49 AS f, "
      "(b %% 40) * (b / 40 %% 41) / 41 AS g, CASE WHEN b / 1640 %% 2 = 0 THEN a / 2352 %% 40 END "
      "AS m, "
      "substr('0000000' || CAST(n AS TEXT), length(CAST(n AS TEXT)) + 1, 7) AS number, "
      "CAST(1930 + d %% 90 AS TEXT) || '-' "
      "|| substr('0' || CAST(1 + d / 90 %% 12 AS TEXT), length(CAST(1 + d / 90 %% 12 AS TEXT)), 2) "
      "|| '-' || substr('0' || CAST(1 + d / 1080 %% 28 AS TEXT), "
      "length(CAST(1 + d / 1080 %% 28 AS TEXT)), 2) AS birth, "
      "CAST(2010000000 + a %% 700 * 10000000 + d AS TEXT) AS phone FROM h",
      n);

  bench_bare_run (bare, sql);
}

static void
write_records (BenchBare *bare)
{
  bench_bare_run (
      bare,
      "INSERT INTO patient (id, version, withdrawn, mrn, family_name, given_name, birth_date, sex, "
      "interpreter_needed, deceased, do_not_bill, fall_risk, active, registered_at) "
      "SELECT id, 1, 0, 'M' || number, f.name, g.name || COALESCE(' ' || m.name, ''), birth, "
      "'unknown', 0, 0, 0, 0, 1, 1772721000000000 FROM town_person p "
      "JOIN town_family f ON f.i = p.f JOIN town_given g ON g.i = p.g "
      "LEFT JOIN town_given m ON m.i = p.m ORDER BY p.id; "
      "INSERT INTO contact_point (id, version, withdrawn, patient_id, system, use, value, "
      "normalized, rank) SELECT id, 1, 0, id, 'phone', 'mobile', phone, '+1' || phone, 1 "
      "FROM town_person ORDER BY id");
}

static void
write_keys (BenchBare *bare)
{
  bench_bare_run (
      bare,
      "DROP INDEX patient_key_patient; "
      "INSERT INTO patient_key (kind, key, patient_id) "
      "SELECT 'name', f.folded || ' ' || g.folded || COALESCE(' ' || m.folded, ''), id "
      "FROM town_person p JOIN town_family f ON f.i = p.f JOIN town_given g ON g.i = p.g "
      "LEFT JOIN town_given m ON m.i = p.m UNION ALL "
      "SELECT 'name', g.folded || COALESCE(' ' || m.folded, '') || ' ' || f.folded, id "
      "FROM town_person p JOIN town_family f ON f.i = p.f JOIN town_given g ON g.i = p.g "
      "LEFT JOIN town_given m ON m.i = p.m UNION ALL "
      "SELECT 'name', m.folded || ' ' || f.folded || ' ' || g.folded, id "
      "FROM town_person p JOIN town_family f ON f.i = p.f JOIN town_given g ON g.i = p.g "
      "JOIN town_given m ON m.i = p.m UNION ALL "
      "SELECT 'phonetic', s.sound, id FROM town_person p JOIN town_sound s ON s.i = p.f * 40 + p.g "
      "UNION ALL SELECT 'mrn', 'm' || number, id FROM town_person "
      "UNION ALL SELECT 'mrn', number, id FROM town_person "
      "UNION ALL SELECT 'birth', birth, id FROM town_person "
      "UNION ALL SELECT 'phone', substr(phone, 10, 1) || substr(phone, 9, 1) || substr(phone, 8, "
      "1) "
      "|| substr(phone, 7, 1) || substr(phone, 6, 1) || substr(phone, 5, 1) || substr(phone, 4, 1) "
      "|| substr(phone, 3, 1) || substr(phone, 2, 1) || substr(phone, 1, 1), id FROM town_person "
      "ORDER BY 1, 2, 3; "
      "CREATE INDEX patient_key_patient ON patient_key (patient_id)");
}

void
bench_town_fill (BenchBare *bare, guint n)
{
  write_names (bare, "town_family", families, G_N_ELEMENTS (families));
  write_names (bare, "town_given", givens, G_N_ELEMENTS (givens));
  write_sounds (bare);
  write_people (bare, n);
  write_records (bare);
  write_keys (bare);
  bench_bare_run (bare, "DROP TABLE town_person; DROP TABLE town_sound; DROP TABLE town_given; "
                        "DROP TABLE town_family");
  /* As the server does by itself after a while. */
  if (bench_bare_is_postgresql (bare))
    bench_bare_run (bare, "VACUUM ANALYZE");
  else
    bench_bare_run (bare, "PRAGMA wal_checkpoint(TRUNCATE)");
}

TendPatient *
bench_town_make_patient (guint number)
{
  guint            mixed = number * 2654435761u / 64;
  g_autofree char *mrn = g_strdup_printf ("B%08u", number);
  g_autofree char *given
      = g_strdup_printf ("%s %s", givens[mixed / 48 % 40], givens[mixed / 1920 % 40]);
  g_autoptr (GDate) birth
      = g_date_new_julian (g_date_get_julian (g_date_new_dmy (1, 1, 1930)) + mixed % 33000);

  return g_object_new (TEND_TYPE_PATIENT, "mrn", mrn, "family-name", families[mixed % 48],
                       "given-name", given, "birth-date", birth, "registered-at", TEND_TEST_NOW,
                       "active", TRUE, NULL);
}
