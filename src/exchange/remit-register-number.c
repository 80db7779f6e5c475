/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-register-number.h"

#include <string.h>

/* A figure is cleaned of what stands around it (currency, brackets, signs) until digits, points,
 * commas, spaces and apostrophes are left; then it must be well-formed: groups of three, all with
 * one sign, and at most one decimal sign.  "1.234" is well-formed both ways, so one figure alone
 * does not tell what it is; all of a table mostly do. */

#define BASE G_GINT64_CONSTANT (1000000000)
#define LIMB_DIGITS 9
#define LIMBS 8 /* before the point, and as many behind */

/* ---- cleaning ---- */

typedef struct
{
  char text[REMIT_NUMBER_MOST_DIGITS * 2];
  guint n;
  char word[16];
  guint n_word;
  gboolean broken, full;
} Clean;

static void
put (Clean *clean, char sign)
{
  if (clean->n + 1 < sizeof clean->text)
    clean->text[clean->n++] = sign;
  else
    clean->full = TRUE;
}

static void
put_letter (Clean *clean, gunichar c)
{
  if (clean->n_word + 1 < sizeof clean->word && c < 128)
    clean->word[clean->n_word++] = (char) c;
  else
    clean->broken = TRUE;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2012 || c == 0x2013 || c == 0xFF0D;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

static void
clean_text (Clean *clean, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        put (clean, (char) ('0' + g_unichar_digit_value (c)));
      else if (g_unichar_isspace (c))
        put (clean, ' ');
      else if (is_minus (c))
        put (clean, '-');
      else if (is_apostrophe (c))
        put (clean, '\'');
      else if (c == '.' || c == ',' || c == '(' || c == ')' || c == '+')
        put (clean, (char) c);
      else if (g_unichar_isalpha (c))
        put_letter (clean, c);
      else if (c == 0x20AC || c == 0xA3)
        for (const char *code = c == 0xA3 ? "GBP" : "EUR"; *code != '\0'; code++)
          put_letter (clean, (gunichar) *code);
      else if (g_unichar_type (c) != G_UNICODE_CURRENCY_SYMBOL
               && g_unichar_type (c) != G_UNICODE_FORMAT)
        clean->broken = TRUE;
    }
  clean->text[clean->n] = '\0';
  clean->word[clean->n_word] = '\0';
}

/* Takes brackets and signs off; whether they say that it is negative. */
static gboolean
take_sign (char *text, gboolean *broken)
{
  gsize n;
  gboolean negative = FALSE;

  g_strstrip (text);
  n = strlen (text);
  if (n > 2 && text[0] == '(' && text[n - 1] == ')')
    {
      negative = TRUE;
      text[0] = text[n - 1] = ' ';
    }
  g_strstrip (text);
  n = strlen (text);
  if (n > 1 && (text[0] == '-' || text[0] == '+'))
    {
      *broken = *broken || negative;
      negative = negative || text[0] == '-';
      text[0] = ' ';
    }
  else if (n > 1 && text[n - 1] == '-')
    {
      *broken = *broken || negative;
      negative = TRUE;
      text[n - 1] = ' ';
    }
  g_strstrip (text);
  return negative;
}

/* ---- form ---- */

/* "1.234.567" with @decimal ",": groups of three behind the first one. */
static gboolean
check_groups (const char *text, gsize n, char decimal, gboolean *grouped)
{
  gsize start = 0;
  char sign = '\0';

  *grouped = FALSE;
  for (gsize i = 0; i <= n; i++)
    {
      if (i < n && g_ascii_isdigit (text[i]))
        continue;
      if (i < n && (text[i] == decimal || strchr (".,' ", text[i]) == NULL))
        return FALSE;
      if (i < n && sign != '\0' && text[i] != sign)
        return FALSE;
      if (start > 0 ? i - start != 3 : i < n && (i == 0 || i > 3))
        return FALSE;
      if (i < n)
        {
          sign = text[i];
          *grouped = TRUE;
          start = i + 1;
        }
    }
  return TRUE;
}

static gboolean
is_formed (const char *text, char decimal, gboolean *grouped)
{
  const char *point = strchr (text, decimal);
  gsize whole = point != NULL ? (gsize) (point - text) : strlen (text);

  if (strpbrk (text, "0123456789") == NULL)
    return FALSE;
  if (point != NULL && point[1 + strspn (point + 1, "0123456789")] != '\0')
    return FALSE;
  return check_groups (text, whole, decimal, grouped);
}

static char
other_sign (char decimal)
{
  return decimal == '.' ? ',' : '.';
}

static RemitNumberResult
keep_digits (const char *text, char decimal, RemitNumber *number)
{
  guint n = 0;
  gboolean behind = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == decimal)
        behind = TRUE;
      if (!g_ascii_isdigit (*p) || (!behind && n == 0 && *p == '0'))
        continue;
      if (n >= REMIT_NUMBER_MOST_DIGITS)
        return REMIT_NUMBER_LONG;
      number->digits[n++] = *p;
      number->n_decimals += behind;
    }
  number->n_whole = n - number->n_decimals;
  while (number->n_decimals > 0 && number->digits[n - 1] == '0')
    {
      n--;
      number->n_decimals--;
    }
  number->digits[n] = '\0';
  if (n == 0)
    number->negative = FALSE;
  return REMIT_NUMBER_READ;
}

/* A code of a currency may stand beside; any other word makes it something else. */
static RemitNumberResult
judge_word (const Clean *clean, RemitNumber *number)
{
  static const char *const shortened[]
    = { "k",    "m",        "t",  "b",        "bn",      "mn", "mio",  "mrd",  "tsd", "million",
        "mill", "thousand", "mm", "millions", "billion", "th", "keur", "meur", NULL };
  g_autofree char *lower = NULL;

  if (clean->n_word == 0)
    return REMIT_NUMBER_READ;
  lower = g_ascii_strdown (clean->word, -1);
  if (g_strv_contains (shortened, lower))
    return strpbrk (clean->text, "0123456789") != NULL ? REMIT_NUMBER_SHORTENED : REMIT_NUMBER_NONE;
  if (clean->n_word != 3)
    return REMIT_NUMBER_NONE;
  for (guint i = 0; i < 3; i++)
    number->currency[i] = g_ascii_toupper (clean->word[i]);
  return REMIT_NUMBER_READ;
}

RemitNumberResult
remit_number_read (const char *text, char decimal, RemitNumber *number)
{
  Clean clean = { .n = 0 };
  RemitNumberResult result;
  gboolean grouped, other, of_other;

  memset (number, 0, sizeof *number);
  clean_text (&clean, text);
  if (clean.broken)
    return REMIT_NUMBER_NONE;
  if (clean.full)
    return REMIT_NUMBER_LONG;
  result = judge_word (&clean, number);
  number->negative = take_sign (clean.text, &clean.broken);
  if (result != REMIT_NUMBER_READ)
    return result;
  if (clean.broken)
    return REMIT_NUMBER_NONE;
  other = is_formed (clean.text, other_sign (decimal), &of_other);
  if (!is_formed (clean.text, decimal, &grouped))
    return other ? REMIT_NUMBER_OTHER_SIGN : REMIT_NUMBER_NONE;
  number->grouped = grouped;
  number->either = other && strpbrk (clean.text, ".,") != NULL;
  return keep_digits (clean.text, decimal, number);
}

/* ---- whole numbers ---- */

gboolean
remit_number_scale (const RemitNumber *number, guint shift, gint64 *result, gboolean *finer)
{
  guint n = number->n_whole + shift, digits = number->n_whole + number->n_decimals;
  gint64 value = 0;

  *finer = FALSE;
  for (guint i = 0; i < n; i++)
    if (__builtin_mul_overflow (value, 10, &value)
        || __builtin_add_overflow (value, i < digits ? number->digits[i] - '0' : 0, &value))
      return FALSE;
  if (digits > n)
    {
      *finer = TRUE;
      if (number->digits[n] >= '5' && __builtin_add_overflow (value, 1, &value))
        return FALSE;
    }
  *result = number->negative ? -value : value;
  return TRUE;
}

char *
remit_number_format (const RemitNumber *number)
{
  GString *text = g_string_new (number->negative ? "-" : "");

  g_string_append_len (text, number->digits, number->n_whole);
  if (number->n_whole == 0)
    g_string_append_c (text, '0');
  if (number->n_decimals > 0)
    g_string_append_printf (text, ".%s", number->digits + number->n_whole);
  return g_string_free (text, FALSE);
}

/* ---- sums ---- */

void
remit_number_sum_add (RemitNumberSum *sum, const RemitNumber *number)
{
  for (guint i = 0; i < number->n_whole + number->n_decimals; i++)
    {
      /* The digit's place: 0 the units, 1 the tens, -1 the tenths. */
      int place = (int) number->n_whole - 1 - (int) i;
      int limb = place >= 0 ? LIMBS + place / LIMB_DIGITS : LIMBS - 1 - (-place - 1) / LIMB_DIGITS;
      int within = place - (limb - LIMBS) * LIMB_DIGITS;
      gint64 value = number->digits[i] - '0';

      while (within-- > 0)
        value *= 10;
      sum->limbs[limb] += number->negative ? -value : value;
    }
}

/* Every limb from 0 to BASE - 1, and the sign. */
static gboolean
settle (RemitNumberSum *sum)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      gint64 carry = 0;

      for (guint i = 0; i < G_N_ELEMENTS (sum->limbs); i++)
        {
          gint64 value = sum->limbs[i] + carry;

          carry = value / BASE - (value % BASE < 0);
          sum->limbs[i] = value - carry * BASE;
        }
      if (carry >= 0)
        return pass == 1;
      for (guint i = 0; i < G_N_ELEMENTS (sum->limbs); i++)
        sum->limbs[i] = -sum->limbs[i];
      sum->limbs[G_N_ELEMENTS (sum->limbs) - 1] -= carry * BASE;
    }
  return TRUE;
}

char *
remit_number_sum_format (const RemitNumberSum *sum)
{
  RemitNumberSum settled = *sum;
  gboolean negative = settle (&settled);
  GString *text = g_string_new (NULL);
  gsize start = 0, point;

  for (guint i = G_N_ELEMENTS (settled.limbs); i-- > LIMBS;)
    g_string_append_printf (text, "%09" G_GINT64_FORMAT, settled.limbs[i]);
  point = text->len;
  g_string_append_c (text, '.');
  for (guint i = LIMBS; i-- > 0;)
    g_string_append_printf (text, "%09" G_GINT64_FORMAT, settled.limbs[i]);
  while (start + 1 < point && text->str[start] == '0')
    start++;
  g_string_erase (text, 0, (gssize) start);
  while (g_str_has_suffix (text->str, "0") && strchr (text->str, '.') != NULL)
    g_string_truncate (text, text->len - 1);
  if (g_str_has_suffix (text->str, "."))
    g_string_truncate (text, text->len - 1);
  if (negative)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

/* ---- the sign of a table ---- */

void
remit_number_signs_add (RemitNumberSigns *signs, const char *text)
{
  RemitNumber number;

  if (strpbrk (text, ".,") == NULL)
    return;
  switch (remit_number_read (text, '.', &number))
    {
    case REMIT_NUMBER_READ:
      if (!number.either)
        signs->only_point++;
      else if (strchr (text, '.') != NULL)
        signs->either_point++;
      else
        signs->either_comma++;
      break;
    case REMIT_NUMBER_OTHER_SIGN:
      signs->only_comma++;
      break;
    case REMIT_NUMBER_SHORTENED:
    case REMIT_NUMBER_LONG:
    case REMIT_NUMBER_NONE:
      break;
    }
}

/* Amounts with exactly three decimals are rare, so "1.234" alone is more than a thousand. */
char
remit_number_signs_guess (const RemitNumberSigns *signs, gboolean typed, gboolean *guess)
{
  *guess = FALSE;
  if (signs->only_point > 0 || signs->only_comma > 0)
    return signs->only_comma > signs->only_point ? ',' : '.';
  if (typed && signs->either_comma == 0)
    return '.';
  *guess = signs->either_point + signs->either_comma > 0;
  return signs->either_point > signs->either_comma ? ',' : '.';
}
