/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-yaml.h"

#include "remit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

/* YAML, in.  libyaml cuts the text into events; this makes a tree of them and stops at the first
 * thing that is too much, so neither deep nesting nor aliases of aliases cost more than the bytes
 * of the file.
 *
 * An anchor is known once its node is complete: an alias inside of the node that it means is
 * refused, and the tree has no circles.  Tags of a program's own types are left aside with a
 * remark: nothing is ever made of them. */

#define MAX_DEPTH 50
#define MAX_NODES 100000
#define MAX_DOCUMENTS 1000
#define MAX_TEXT (64 * 1024)
/* More remarks than this help nobody. */
#define MAX_REMARKS 1000

#define CORE_TAGS "tag:yaml.org,2002:"

/* A list or map that is being filled. */
typedef struct
{
  RemitYamlNode *node;
  RemitYamlNode *key; /* of a map: waits for its value */
  gboolean drop;      /* that key stood there before */
  GHashTable *known;  /* of a map: borrowed text -> its key node */
  char *anchor;       /* owned, may be NULL */
} Open;

typedef struct
{
  RemitYaml *yaml;
  yaml_parser_t parser;
  const char *bytes;
  gsize length;
  GArray *open;        /* element-type Open */
  GHashTable *anchors; /* text -> RemitYamlNode */
  guint64 weight;      /* of the documents that are complete */
  GError **error;
} Reader;

static void
node_free (gpointer data)
{
  RemitYamlNode *node = data;

  g_free (node->text);
  g_clear_pointer (&node->keys, g_ptr_array_unref);
  g_clear_pointer (&node->items, g_ptr_array_unref);
  g_free (node);
}

static void
remark_free (gpointer data)
{
  RemitYamlRemark *remark = data;

  g_free (remark->message);
  g_free (remark);
}

static RemitYaml *
yaml_new (const char *name)
{
  RemitYaml *yaml = g_new0 (RemitYaml, 1);

  yaml->name = g_strdup (name);
  yaml->documents = g_ptr_array_new ();
  yaml->remarks = g_ptr_array_new_with_free_func (remark_free);
  yaml->nodes = g_ptr_array_new_with_free_func (node_free);
  return yaml;
}

void
remit_yaml_free (RemitYaml *yaml)
{
  if (yaml == NULL)
    return;
  g_free (yaml->name);
  g_ptr_array_unref (yaml->documents);
  g_ptr_array_unref (yaml->remarks);
  g_ptr_array_unref (yaml->nodes);
  g_free (yaml);
}

static void
open_clear (gpointer data)
{
  Open *open = data;

  g_clear_pointer (&open->known, g_hash_table_unref);
  g_free (open->anchor);
}

/* ---- refusing ---- */

static gboolean refuse (Reader *self, RemitError code, gsize line, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

/* Always FALSE. */
static gboolean
refuse (Reader *self, RemitError code, gsize line, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the name of a file, a line number, and a whole sentence. */
  g_set_error (self->error, REMIT_ERROR, (int) code, _("“%s”, line %zu: %s"), self->yaml->name,
               line, sentence);
  return FALSE;
}

/* Whether the line at @offset begins with a tab, after spaces perhaps. */
static gboolean
has_tab_before (const Reader *self, gsize offset)
{
  gsize at = MIN (offset, self->length);

  while (at > 0 && self->bytes[at - 1] != '\n' && self->bytes[at - 1] != '\r')
    at--;
  while (at < self->length && self->bytes[at] == ' ')
    at++;
  return at < self->length && self->bytes[at] == '\t';
}

static gsize
offset_of_line (const Reader *self, gsize line)
{
  gsize at = 0;

  for (gsize i = 0; i < line; i++)
    {
      const char *end = memchr (self->bytes + at, '\n', self->length - at);

      if (end == NULL)
        break;
      at = (gsize) (end - self->bytes) + 1;
    }
  return at;
}

static gboolean
refuse_syntax (Reader *self)
{
  gsize line = self->parser.problem_mark.line;
  g_autofree char *problem
    = g_utf8_make_valid (self->parser.problem != NULL ? self->parser.problem : "", -1);

  if (self->parser.error == YAML_MEMORY_ERROR)
    g_error ("libyaml could not allocate memory");
  if (has_tab_before (self, offset_of_line (self, line)))
    return refuse (self, REMIT_ERROR_FORMAT, line + 1,
                   _("The line is indented by a tab, which YAML does not allow. Use spaces."));
  /* Translators: what the YAML parser says, in English: "did not find expected key". */
  return refuse (self, REMIT_ERROR_FORMAT, line + 1, _("The YAML is not well-formed (%s)."),
                 problem);
}

/* ---- the bytes ---- */

static gsize
line_of (const char *bytes, gsize offset)
{
  gsize line = 1;

  for (gsize i = 0; i < offset; i++)
    line += bytes[i] == '\n';
  return line;
}

static gboolean
check_bytes (Reader *self)
{
  const char *end;

  if (self->length > REMIT_YAML_MAX_BYTES)
    {
      g_set_error (self->error, REMIT_ERROR, REMIT_ERROR_LIMIT,
                   _("“%s” is larger than 4 MB, more than Remit reads of YAML. Split it."),
                   self->yaml->name);
      return FALSE;
    }
  if (g_utf8_validate (self->bytes, (gssize) self->length, &end))
    return TRUE;
  if (*end == '\0')
    return refuse (self, REMIT_ERROR_FORMAT, line_of (self->bytes, (gsize) (end - self->bytes)),
                   _("There is a zero byte in the text, so this is no YAML file."));
  return refuse (self, REMIT_ERROR_FORMAT, line_of (self->bytes, (gsize) (end - self->bytes)),
                 _("The text is not UTF-8. Save it as UTF-8 and try again."));
}

/* The characters that a document can keep. */
static gboolean
check_characters (Reader *self, const char *text, gsize length, gsize line)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        return refuse (
          self, REMIT_ERROR_FORMAT, line,
          _("A text has the character U+%04X, which no document can keep. Remove it."), c);
    }
  return TRUE;
}

/* ---- nodes ---- */

static RemitYamlNode *
node_new (Reader *self, RemitYamlSort sort, const yaml_event_t *event)
{
  RemitYamlNode *node = g_new0 (RemitYamlNode, 1);

  node->sort = sort;
  node->line = (guint) event->start_mark.line + 1;
  node->column = (guint) event->start_mark.column + 1;
  node->weight = 1;
  g_ptr_array_add (self->yaml->nodes, node);
  return node;
}

static Open *
top (Reader *self)
{
  return self->open->len > 0 ? &g_array_index (self->open, Open, self->open->len - 1) : NULL;
}

static gboolean
take_key (Reader *self, Open *open, RemitYamlNode *node)
{
  const RemitYamlNode *before;
  g_autofree char *excerpt = NULL;

  if (node->sort != REMIT_YAML_TEXT)
    return refuse (self, REMIT_ERROR_FORMAT, node->line,
                   _("A list or a map stands where a name was expected."));
  before = g_hash_table_lookup (open->known, node->text);
  open->key = node;
  open->drop = before != NULL;
  if (before == NULL)
    {
      g_hash_table_insert (open->known, node->text, node);
      if (node->plain && strcmp (node->text, "<<") == 0)
        remit_yaml_remark (self->yaml, node,
                           _("“<<” brings nothing in from elsewhere: Remit does not follow it."));
      return TRUE;
    }
  excerpt = remit_excerpt (node->text);
  remit_yaml_remark (self->yaml, node, _("“%s” stands here again; what line %u says counts."),
                     excerpt, before->line);
  return TRUE;
}

/* Puts a complete node where it belongs; @line is where it stands, which of an alias is elsewhere.
 */
static gboolean
take_node (Reader *self, RemitYamlNode *node, gsize line)
{
  Open *open = top (self);
  guint64 weight = self->weight + node->weight + (open != NULL ? open->node->weight : 0);

  if (MAX (weight, self->yaml->nodes->len) > MAX_NODES)
    return refuse (self, REMIT_ERROR_LIMIT, line,
                   _("Up to here the file has more than 100,000 values, with each alias written "
                      "out. Remit reads no more."));
  if (open == NULL)
    {
      self->weight += node->weight;
      if (remit_yaml_has_content (node))
        g_ptr_array_add (self->yaml->documents, node);
      return TRUE;
    }
  if (open->node->sort == REMIT_YAML_MAP && open->key == NULL)
    return take_key (self, open, node);
  open->node->weight += node->weight + (open->key != NULL);
  if (open->node->sort == REMIT_YAML_MAP && !open->drop)
    g_ptr_array_add (open->node->keys, open->key);
  if (!open->drop)
    g_ptr_array_add (open->node->items, node);
  open->key = NULL;
  open->drop = FALSE;
  return TRUE;
}

static void
note_tag (Reader *self, const RemitYamlNode *node, const yaml_char_t *tag)
{
  static const char *const core[]
    = { "str", "int", "float", "bool", "null", "timestamp", "map", "seq" };
  const char *text = (const char *) tag;
  g_autofree char *excerpt = NULL;

  if (text == NULL || g_str_equal (text, "!"))
    return;
  for (guint i = 0; g_str_has_prefix (text, CORE_TAGS) && i < G_N_ELEMENTS (core); i++)
    if (strcmp (text + strlen (CORE_TAGS), core[i]) == 0)
      return;
  excerpt = remit_excerpt (text);
  remit_yaml_remark (self->yaml, node, _("The type “%s” is not known and was left aside."),
                     excerpt);
}

static void
note_anchor (Reader *self, RemitYamlNode *node, const char *anchor)
{
  if (anchor != NULL)
    g_hash_table_replace (self->anchors, g_strdup (anchor), node);
}

static gboolean
read_text (Reader *self, const yaml_event_t *event)
{
  const char *value = (const char *) event->data.scalar.value;
  gsize length = event->data.scalar.length, line = event->start_mark.line + 1;
  RemitYamlNode *node;

  if (length > MAX_TEXT)
    return refuse (self, REMIT_ERROR_LIMIT, line,
                   _("A text is longer than 64 KB, more than Remit reads. Shorten it."));
  if (!check_characters (self, value, length, line))
    return FALSE;
  node = node_new (self, REMIT_YAML_TEXT, event);
  node->text = g_strndup (value, length);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  note_tag (self, node, event->data.scalar.tag);
  note_anchor (self, node, (const char *) event->data.scalar.anchor);
  return take_node (self, node, line);
}

static gboolean
open_node (Reader *self, const yaml_event_t *event, RemitYamlSort sort, const yaml_char_t *anchor,
           const yaml_char_t *tag)
{
  Open open = { .anchor = g_strdup ((const char *) anchor) };

  open.node = node_new (self, sort, event);
  open.node->items = g_ptr_array_new ();
  if (sort == REMIT_YAML_MAP)
    {
      open.node->keys = g_ptr_array_new ();
      open.known = g_hash_table_new (g_str_hash, g_str_equal);
    }
  note_tag (self, open.node, tag);
  /* What had this anchor before is out of reach from here on. */
  if (anchor != NULL)
    g_hash_table_remove (self->anchors, anchor);
  g_array_append_val (self->open, open);
  if (self->open->len <= MAX_DEPTH)
    return TRUE;
  return refuse (self, REMIT_ERROR_LIMIT, event->start_mark.line + 1,
                 _("Lists and maps stand inside each other more than 50 deep. Remit reads no "
                    "more."));
}

static gboolean
close_node (Reader *self)
{
  Open *open = top (self);
  RemitYamlNode *node;

  g_assert (open != NULL);
  node = open->node;
  note_anchor (self, node, open->anchor);
  g_array_set_size (self->open, self->open->len - 1);
  return take_node (self, node, node->line);
}

static gboolean
read_alias (Reader *self, const yaml_event_t *event)
{
  const char *anchor = (const char *) event->data.alias.anchor;
  RemitYamlNode *node = g_hash_table_lookup (self->anchors, anchor);
  g_autofree char *excerpt = NULL;

  if (node != NULL)
    return take_node (self, node, event->start_mark.line + 1);
  excerpt = remit_excerpt (anchor);
  return refuse (self, REMIT_ERROR_FORMAT, event->start_mark.line + 1,
                 _("The alias “*%s” means nothing that is complete before it."), excerpt);
}

static gboolean
begin_document (Reader *self, const yaml_event_t *event)
{
  g_hash_table_remove_all (self->anchors);
  if (self->yaml->documents->len < MAX_DOCUMENTS)
    return TRUE;
  return refuse (self, REMIT_ERROR_LIMIT, event->start_mark.line + 1,
                 _("The file has more than 1,000 documents. Split it."));
}

static gboolean
read_event (Reader *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_DOCUMENT_START_EVENT:
      return begin_document (self, event);
    case YAML_SCALAR_EVENT:
      return read_text (self, event);
    case YAML_SEQUENCE_START_EVENT:
      return open_node (self, event, REMIT_YAML_LIST, event->data.sequence_start.anchor,
                        event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
      return open_node (self, event, REMIT_YAML_MAP, event->data.mapping_start.anchor,
                        event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return close_node (self);
    case YAML_ALIAS_EVENT:
      return read_alias (self, event);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
      break;
    }
  return TRUE;
}

static gboolean
read_events (Reader *self)
{
  gboolean read = TRUE, last = FALSE;

  while (read && !last)
    {
      yaml_event_t event;

      if (!yaml_parser_parse (&self->parser, &event))
        return refuse_syntax (self);
      last = event.type == YAML_STREAM_END_EVENT;
      read = read_event (self, &event);
      yaml_event_delete (&event);
    }
  return read;
}

RemitYaml *
remit_yaml_parse (const char *bytes, gsize length, const char *name, GError **error)
{
  g_autoptr (RemitYaml) yaml = yaml_new (name);
  gboolean mark = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0;
  Reader reader = { .yaml = yaml, .error = error };
  gboolean read;

  /* An empty file may come without any memory. */
  reader.bytes = length > 0 ? bytes + (mark ? 3 : 0) : "";
  reader.length = length - (mark ? 3 : 0);
  if (!check_bytes (&reader))
    return NULL;
  if (!yaml_parser_initialize (&reader.parser))
    g_error ("libyaml could not allocate a parser");
  yaml_parser_set_encoding (&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&reader.parser, (const unsigned char *) reader.bytes,
                                reader.length);
  reader.open = g_array_new (FALSE, TRUE, sizeof (Open));
  g_array_set_clear_func (reader.open, open_clear);
  reader.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read = read_events (&reader);
  g_hash_table_unref (reader.anchors);
  g_array_unref (reader.open);
  yaml_parser_delete (&reader.parser);
  return read ? g_steal_pointer (&yaml) : NULL;
}

/* ---- asking ---- */

gboolean
remit_yaml_is (const RemitYamlNode *node, RemitYamlSort sort)
{
  return node != NULL && node->sort == sort;
}

const RemitYamlNode *
remit_yaml_get (const RemitYamlNode *node, const char *key)
{
  if (!remit_yaml_is (node, REMIT_YAML_MAP))
    return NULL;
  for (guint i = 0; i < node->keys->len; i++)
    if (strcmp (((const RemitYamlNode *) node->keys->pdata[i])->text, key) == 0)
      return node->items->pdata[i];
  return NULL;
}

const RemitYamlNode *
remit_yaml_find (const RemitYamlNode *node, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, "/", -1);

  for (guint i = 0; node != NULL && keys[i] != NULL; i++)
    node = remit_yaml_get (node, keys[i]);
  return node;
}

const char *
remit_yaml_text (const RemitYamlNode *node)
{
  static const char *const nothing[] = { "", "~", "null", "Null", "NULL" };

  if (!remit_yaml_is (node, REMIT_YAML_TEXT) || *node->text == '\0')
    return NULL;
  for (guint i = 0; node->plain && i < G_N_ELEMENTS (nothing); i++)
    if (strcmp (node->text, nothing[i]) == 0)
      return NULL;
  return node->text;
}

gboolean
remit_yaml_has_content (const RemitYamlNode *node)
{
  if (node == NULL || node->sort == REMIT_YAML_TEXT)
    return remit_yaml_text (node) != NULL;
  return node->items->len > 0;
}

/* ---- remarks ---- */

void
remit_yaml_remark (RemitYaml *yaml, const RemitYamlNode *node, const char *format, ...)
{
  RemitYamlRemark *remark;
  va_list arguments;

  if (yaml->remarks->len > MAX_REMARKS)
    return;
  remark = g_new0 (RemitYamlRemark, 1);
  if (yaml->remarks->len == MAX_REMARKS)
    {
      remark->line = G_MAXUINT;
      remark->message = g_strdup (_("There are more warnings. Look at the file itself."));
    }
  else
    {
      remark->line = node != NULL ? node->line : 0;
      va_start (arguments, format);
      remark->message = g_strdup_vprintf (format, arguments);
      va_end (arguments);
    }
  g_ptr_array_add (yaml->remarks, remark);
}

static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const RemitYamlRemark *left = *(const RemitYamlRemark *const *) a;
  const RemitYamlRemark *right = *(const RemitYamlRemark *const *) b;

  return left->line < right->line ? -1 : left->line > right->line;
}

GPtrArray *
remit_yaml_list_remarks (const RemitYaml *yaml)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < yaml->remarks->len; i++)
    g_ptr_array_add (sorted, yaml->remarks->pdata[i]);
  g_ptr_array_sort (sorted, compare_remarks); /* stable, as g_qsort_with_data() is */
  for (guint i = 0; i < sorted->len; i++)
    {
      const RemitYamlRemark *remark = sorted->pdata[i];
      const RemitYamlRemark *before = i > 0 ? sorted->pdata[i - 1] : NULL;

      /* What holds for several things is noticed for each of them. */
      if (before != NULL && before->line == remark->line
          && strcmp (before->message, remark->message) == 0)
        continue;
      if (remark->line == 0 || remark->line == G_MAXUINT)
        g_ptr_array_add (list, g_strdup (remark->message));
      else
        /* Translators: a line number and a whole sentence. */
        g_ptr_array_add (list, g_strdup_printf (_("Line %u: %s"), remark->line, remark->message));
    }
  return list;
}
