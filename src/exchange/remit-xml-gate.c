/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-xml-gate.h"

#include "remit-xml-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A state machine over bytes.  All marks of XML are ASCII, so no byte of a longer UTF-8 character
 * can be taken for one and the machine need not decode.  Long stretches (text, attribute values,
 * comments) are crossed with memchr.  Cost: one pass for UTF-8 and one for the marks, several
 * hundred megabytes a second, no memory but the first bytes of "<!…" and of the XML declaration. */

const RemitXmlLimits remit_xml_limits_strict = {
  .tag = 256 * 1024, .attributes = 64, .text = 1024 * 1024, .depth = 16, .instruction = 1024
};
const RemitXmlLimits remit_xml_limits_native = {
  .tag = 8 * 1024 * 1024, .attributes = 64, .text = 1024 * 1024, .depth = 16, .instruction = 1024
};

typedef enum
{
  IN_TEXT,
  AFTER_LESS,     /* "<" */
  IN_MARK,        /* "<!", until it is clear which */
  IN_TAG,
  IN_END_TAG,
  IN_VALUE,       /* of an attribute */
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,
  AFTER_INSTRUCTION, /* at its ">" */
  IN_DECLARATION,    /* "<!" of another kind: never let through */
} State;

#define MARK_SIZE 8 /* the longest that must be told apart: "[CDATA[" */

struct _RemitXmlGate
{
  char *name;
  const RemitXmlLimits *limits;
  State state;
  char quote;            /* that ends the value */
  guint8 last,
      before; /* the last two bytes of a comment, CDATA or instruction; the last of a tag */
  gsize length;          /* of the tag, text or instruction so far */
  guint attributes;
  guint depth;
  gboolean started;      /* any byte was seen */
  gboolean rooted;       /* any element was seen */
  char mark[MARK_SIZE + 1]; /* what followed "<!" */
  guint mark_length;
  GString *instruction;  /* owned: text of a processing instruction */
  guint line;            /* of the byte being looked at, less those of the present block */
  guint8 partial[4];     /* a UTF-8 character cut by the end of a block */
  guint n_partial;
};

RemitXmlGate *
remit_xml_gate_new (const char *name, const RemitXmlLimits *limits)
{
  RemitXmlGate *gate = g_new0 (RemitXmlGate, 1);

  gate->name = g_strdup (name);
  gate->limits = limits;
  gate->instruction = g_string_new (NULL);
  gate->line = 1;
  return gate;
}

void
remit_xml_gate_free (RemitXmlGate *gate)
{
  if (gate == NULL)
    return;
  g_free (gate->name);
  g_string_free (gate->instruction, TRUE);
  g_free (gate);
}

/* ---- errors: each names the line of @p in the block that begins at @start ---- */

static guint
line_of (const RemitXmlGate *gate, const guint8 *start, const guint8 *p)
{
  guint line = gate->line;

  while ((start = memchr (start, '\n', (gsize) (p - start))) != NULL)
    {
      line++;
      start++;
    }
  return line;
}

static gboolean
refuse_format (const RemitXmlGate *gate, guint line, const char *sentence, GError **error)
{
  remit_xml_set_error (error, REMIT_ERROR_FORMAT, gate->name, line, sentence);
  return FALSE;
}

static gboolean
refuse_limit (const RemitXmlGate *gate, guint line, const char *sentence, GError **error)
{
  remit_xml_set_error (error, REMIT_ERROR_LIMIT, gate->name, line, sentence);
  return FALSE;
}

/* ---- UTF-8 ---- */

/* Length of a character by its first byte; 0 when no character begins so. */
static guint
sequence_length (guint8 first)
{
  if (first < 0x80)
    return 1;
  if (first >= 0xC2 && first <= 0xDF)
    return 2;
  if (first >= 0xE0 && first <= 0xEF)
    return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

static gboolean
refuse_encoding (const RemitXmlGate *gate, const guint8 *start, const guint8 *p, GError **error)
{
  guint line = line_of (gate, start, p);

  if (*p == '\0')
    return refuse_format (
        gate, line,
        _("There is a NUL byte, which no text file has. This is a binary file or UTF-16 text."),
        error);
  return refuse_format (
      gate, line, _("This is not UTF-8 text. Save the file as UTF-8 and import it again."), error);
}

/* Completes the character that the last block cut off; *used gets the bytes taken for it. */
static gboolean
check_partial (RemitXmlGate *gate, const guint8 *bytes, gsize length, gsize *used, GError **error)
{
  guint needed;

  *used = 0;
  if (gate->n_partial == 0)
    return TRUE;
  needed = sequence_length (gate->partial[0]);
  while (gate->n_partial < needed && *used < length)
    gate->partial[gate->n_partial++] = bytes[(*used)++];
  if (gate->n_partial < needed)
    return TRUE;
  gate->n_partial = 0;
  if (g_utf8_validate_len ((const char *) gate->partial, needed, NULL))
    return TRUE;
  return refuse_encoding (gate, gate->partial, gate->partial, error);
}

static gboolean
check_utf8 (RemitXmlGate *gate, const guint8 *bytes, gsize length, GError **error)
{
  gsize used;
  const char *end;
  gsize rest;

  if (!check_partial (gate, bytes, length, &used, error))
    return FALSE;
  if (gate->n_partial > 0 || g_utf8_validate_len ((const char *) bytes + used, length - used, &end))
    return TRUE;
  rest = length - (gsize) ((const guint8 *) end - bytes);
  if (*end == '\0' || rest >= sequence_length ((guint8) *end))
    return refuse_encoding (gate, bytes, (const guint8 *) end, error);
  memcpy (gate->partial, end, rest);
  gate->n_partial = (guint) rest;
  return TRUE;
}

/* ---- marks ---- */

/* An XML declaration may name no other encoding than UTF-8. */
static gboolean
check_instruction (RemitXmlGate *gate, guint line, GError **error)
{
  const char *text = gate->instruction->str;
  const char *encoding;
  g_autofree char *value = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree char *sentence = NULL;
  gsize length;
  char quote;

  if (!g_str_has_prefix (text, "xml") || !g_ascii_isspace (text[3])
      || (encoding = strstr (text, "encoding")) == NULL)
    return TRUE;
  encoding += strlen ("encoding");
  while (g_ascii_isspace (*encoding) || *encoding == '=')
    encoding++;
  quote = *encoding;
  if (quote != '"' && quote != '\'')
    return TRUE; /* not well-formed: the parser says so */
  encoding++;
  length = strcspn (encoding, quote == '"' ? "\"" : "'");
  value = g_strndup (encoding, length);
  if (g_ascii_strcasecmp (value, "UTF-8") == 0 || g_ascii_strcasecmp (value, "US-ASCII") == 0)
    return TRUE;
  excerpt = remit_excerpt (value);
  sentence = g_strdup_printf (
      _("The file says that its encoding is “%s”. Save it as UTF-8 and import it again."),
      excerpt);
  return refuse_format (gate, line, sentence, error);
}

static void
begin_text (RemitXmlGate *gate)
{
  gate->state = IN_TEXT;
  gate->length = 0;
}

static void
begin_tag (RemitXmlGate *gate, guint8 c)
{
  gate->length = 1;
  gate->attributes = 0;
  gate->last = c;
  if (c == '!')
    {
      gate->state = IN_MARK;
      gate->mark_length = 0;
    }
  else if (c == '?')
    {
      gate->state = IN_INSTRUCTION;
      g_string_truncate (gate->instruction, 0);
    }
  else if (c == '/')
    gate->state = IN_END_TAG;
  else if (c == '>')
    begin_text (gate); /* "<>": the parser refuses it */
  else
    gate->state = IN_TAG;
}

static const guint8 *
find (const guint8 *p, const guint8 *end, int c)
{
  const guint8 *found = memchr (p, c, (gsize) (end - p));

  return found != NULL ? found : end;
}

/* ---- one function a state: each looks at the bytes from @p on, and returns where the next state
 * goes on ---- */

static const guint8 *
scan_text (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  const guint8 *stop = find (p, end, '<');

  gate->length += (gsize) (stop - p);
  if (stop == end || gate->length > gate->limits->text)
    return stop;
  gate->state = AFTER_LESS;
  return stop + 1;
}

/* Inside a tag, outside of values. */
static const guint8 *
scan_tag (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  const guint8 *stop = p;
  guint8 last = gate->last;

  for (; stop < end && *stop != '"' && *stop != '\'' && *stop != '>'; stop++)
    {
      gate->attributes += *stop == '=';
      last = *stop;
    }
  gate->last = last;
  gate->length += (gsize) (stop - p);
  if (stop == end || gate->length > gate->limits->tag)
    return stop;
  if (*stop != '>')
    {
      gate->quote = (char) *stop;
      gate->state = IN_VALUE;
    }
  else
    {
      gate->rooted = TRUE;
      gate->depth += last != '/';
      begin_text (gate);
    }
  return stop + 1;
}

static const guint8 *
scan_value (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  const guint8 *stop = find (p, end, gate->quote);

  gate->length += (gsize) (stop - p);
  if (stop == end)
    return stop;
  gate->state = IN_TAG;
  gate->last = 0;
  return stop + 1;
}

static const guint8 *
scan_end_tag (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  const guint8 *stop = find (p, end, '>');

  gate->length += (gsize) (stop - p);
  if (stop == end || gate->length > gate->limits->tag)
    return stop;
  gate->depth -= gate->depth > 0;
  begin_text (gate);
  return stop + 1;
}

/* After "<!": a comment and CDATA go on, everything else is a document type declaration or part of
 * one. */
static const guint8 *
scan_mark (RemitXmlGate *gate, const guint8 *p)
{
  gate->mark[gate->mark_length++] = (char) *p;
  gate->mark[gate->mark_length] = '\0';
  gate->length = 0;
  gate->last = gate->before = 0;
  if (g_str_equal (gate->mark, "--"))
    gate->state = IN_COMMENT;
  else if (g_str_equal (gate->mark, "[CDATA["))
    gate->state = IN_CDATA;
  else if (!g_str_has_prefix ("--", gate->mark) && !g_str_has_prefix ("[CDATA[", gate->mark))
    gate->state = IN_DECLARATION;
  return p + 1;
}

/* The end of a comment ("--" and ">"), CDATA ("]]" and ">") or instruction ("?" and ">"). */
static gboolean
is_closed (const RemitXmlGate *gate, guint8 c)
{
  if (c != '>')
    return FALSE;
  if (gate->state == IN_COMMENT)
    return gate->last == '-' && gate->before == '-';
  if (gate->state == IN_CDATA)
    return gate->last == ']' && gate->before == ']';
  return gate->last == '?';
}

static const guint8 *
scan_block (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  const guint8 *stop = p;

  while (stop < end && !is_closed (gate, *stop))
    {
      gate->before = gate->last;
      gate->last = *stop++;
    }
  gate->length += (gsize) (stop - p);
  if (gate->state == IN_INSTRUCTION && gate->length <= gate->limits->instruction)
    g_string_append_len (gate->instruction, (const char *) p, stop - p);
  if (stop == end || (gate->state != IN_INSTRUCTION && gate->length > gate->limits->text))
    return stop;
  if (gate->state == IN_INSTRUCTION)
    {
      gate->state = AFTER_INSTRUCTION;
      return stop;
    }
  begin_text (gate);
  return stop + 1;
}

static const guint8 *
scan (RemitXmlGate *gate, const guint8 *p, const guint8 *end)
{
  switch (gate->state)
    {
    case IN_TEXT:
      return scan_text (gate, p, end);
    case AFTER_LESS:
      begin_tag (gate, *p);
      return p + 1;
    case IN_MARK:
      return scan_mark (gate, p);
    case IN_TAG:
      return scan_tag (gate, p, end);
    case IN_END_TAG:
      return scan_end_tag (gate, p, end);
    case IN_VALUE:
      return scan_value (gate, p, end);
    case IN_COMMENT:
    case IN_CDATA:
    case IN_INSTRUCTION:
      return scan_block (gate, p, end);
    case AFTER_INSTRUCTION:
    case IN_DECLARATION:
      break;
    }
  begin_text (gate);
  return p + 1;
}

/* Whether the state that was reached at @p, in the block that begins at @start, may go on. */
static gboolean
check_state (RemitXmlGate *gate, const guint8 *start, const guint8 *p, GError **error)
{
  const RemitXmlLimits *limits = gate->limits;

  switch (gate->state)
    {
    case IN_TAG:
    case IN_VALUE:
    case IN_END_TAG:
      if (gate->length > limits->tag)
        return refuse_limit (
            gate, line_of (gate, start, p),
            _("A tag is longer than Remit reads. The file is damaged or not a Remit document."),
            error);
      if (gate->attributes > limits->attributes)
        return refuse_limit (gate, line_of (gate, start, p),
                             _("A tag has more attributes than any Remit document has. The file is "
                               "damaged or not a Remit document."),
                             error);
      return TRUE;
    case IN_TEXT:
    case IN_COMMENT:
    case IN_CDATA:
      if (gate->length > limits->text)
        return refuse_limit (gate, line_of (gate, start, p),
                             _("A text between two tags is longer than Remit reads. The file is "
                               "damaged or not a Remit document."),
                             error);
      if (gate->depth > limits->depth)
        return refuse_limit (
            gate, line_of (gate, start, p),
            _("Elements stand too deep inside one another. This is not a Remit document."), error);
      return TRUE;
    case IN_INSTRUCTION:
    case AFTER_INSTRUCTION:
      if (gate->length > limits->instruction)
        return refuse_limit (gate, line_of (gate, start, p),
                             _("A processing instruction is longer than Remit reads. Remove it."),
                             error);
      return gate->state == IN_INSTRUCTION
             || check_instruction (gate, line_of (gate, start, p), error);
    case IN_DECLARATION:
      return refuse_format (gate, line_of (gate, start, p),
                            _("A document type declaration (“<!…”) is not allowed here, since it "
                              "can declare entities. Remove it."),
                            error);
    case AFTER_LESS:
    case IN_MARK:
      break;
    }
  return TRUE;
}

gboolean
remit_xml_gate_feed (RemitXmlGate *gate, const guint8 *bytes, gsize length, GError **error)
{
  const guint8 *p = bytes;
  const guint8 *end = bytes + length;

  if (!gate->started && length >= 2
      && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF)))
    return refuse_format (
        gate, 1, _("This is UTF-16 text. Save the file as UTF-8 and import it again."), error);
  gate->started = gate->started || length > 0;
  /* The marks first: a declared encoding explains bytes that are not UTF-8. */
  while (p < end)
    {
      p = scan (gate, p, end);
      if (!check_state (gate, bytes, MIN (p, end), error))
        return FALSE;
    }
  if (!check_utf8 (gate, bytes, length, error))
    return FALSE;
  gate->line = line_of (gate, bytes, end);
  return TRUE;
}

gboolean
remit_xml_gate_finish (RemitXmlGate *gate, GError **error)
{
  if (!gate->started)
    {
      g_set_error (error, REMIT_ERROR, REMIT_ERROR_FORMAT,
                   _("“%s” is empty. Choose a file with content."), gate->name);
      return FALSE;
    }
  if (gate->state != IN_TEXT || gate->depth > 0 || gate->n_partial > 0)
    return refuse_format (gate, gate->line,
                          _("The file ends in the middle. It was cut off; get it once more."),
                          error);
  if (!gate->rooted)
    return refuse_format (gate, gate->line,
                          _("There is no element in this file. It is not a Remit document."),
                          error);
  return TRUE;
}
