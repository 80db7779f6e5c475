/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A YAML file as a small tree of lists, maps and texts, for files of unknown origin.
 *
 * Texts are UTF-8 and only have characters that a document can keep.  An alias leads to the node
 * that its anchor stands at, so a file costs what it is long; what it would come to when each alias
 * were written out is limited as well, so that walking a tree is harmless. */

typedef enum
{
  REMIT_YAML_TEXT,
  REMIT_YAML_LIST,
  REMIT_YAML_MAP
} RemitYamlSort;

typedef struct
{
  RemitYamlSort sort;
  guint line, column; /* from 1 */
  char *text;         /* of a text, never NULL; else NULL */
  gboolean plain;     /* without quotes: may be a number, or nothing */
  GPtrArray *keys;    /* of a map: element-type RemitYamlNode, texts, no two the same */
  GPtrArray *items;   /* of a list, or the values of a map */
  guint64 weight;     /* nodes below it and itself, each alias written out */
} RemitYamlNode;

/* What a reader noticed and went on. */
typedef struct
{
  guint line; /* 0: the whole file */
  char *message;
} RemitYamlRemark;

typedef struct
{
  char *name;           /* what messages call the file */
  GPtrArray *documents; /* element-type RemitYamlNode: those that are not empty */
  GPtrArray *remarks;   /* element-type RemitYamlRemark */
  GPtrArray *nodes;     /* all of them, owned */
} RemitYaml;

/* Files of more bytes are refused. */
#define REMIT_YAML_MAX_BYTES (4 * 1024 * 1024)

/* NULL and a sentence with the line for what is no YAML, not UTF-8 or beyond the limits: 4 MiB, 50
 * levels, 100,000 nodes (aliases written out), 1,000 documents, 64 KiB a text. */
RemitYaml *remit_yaml_parse (const char *bytes, gsize length, const char *name, GError **error);
void remit_yaml_free (RemitYaml *yaml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitYaml, remit_yaml_free)

/* The value of a key; NULL when @node is NULL, no map, or has no such key. */
const RemitYamlNode *remit_yaml_get (const RemitYamlNode *node, const char *key);
/* The same for a path of keys with "/" between them. */
const RemitYamlNode *remit_yaml_find (const RemitYamlNode *node, const char *path);
/* Its text; NULL when @node is NULL, no text, or says that there is nothing ("", "~", "null"). */
const char *remit_yaml_text (const RemitYamlNode *node);
gboolean remit_yaml_is (const RemitYamlNode *node, RemitYamlSort sort);
/* Whether there is a node and it says something. */
gboolean remit_yaml_has_content (const RemitYamlNode *node);

/* @node NULL: about the whole file. */
void remit_yaml_remark (RemitYaml *yaml, const RemitYamlNode *node, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* The remarks by line, those of one line as they came: "Line 7: …". (transfer full) (element-type
 * utf8) */
GPtrArray *remit_yaml_list_remarks (const RemitYaml *yaml);

G_END_DECLS
