/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-app"

#include "remit-templates.h"

#include "config.h"

#include <string.h>

/* Templates are found by looking into a few folders and read just far enough to learn what they
 * say about themselves: the meta elements.  The model is read by the exchange library when one is
 * chosen. */

#define LARGEST_TEMPLATE (8 * 1024 * 1024) /* bytes; a larger file is a document, not a template */

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
on_start_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer data, GError **error)
{
  RemitTemplate *template = data;
  const char *key;
  const char *value;
  char **member = NULL;

  if (!g_str_equal (element, "meta"))
    return;
  key = find_attribute (names, values, "key");
  value = find_attribute (names, values, "value");
  if (g_strcmp0 (key, "title") == 0)
    member = &template->title;
  else if (g_strcmp0 (key, "description") == 0)
    member = &template->description;
  else if (g_strcmp0 (key, "icon") == 0)
    member = &template->icon;
  if (member != NULL && value != NULL)
    {
      g_free (*member);
      *member = g_strdup (value);
    }
}

static RemitTemplate *
read_template (const char *dir, const char *file)
{
  static const GMarkupParser parser = { .start_element = on_start_element_cb };
  g_autoptr (RemitTemplate) template = g_new0 (RemitTemplate, 1);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  template->name = g_strndup (file, strlen (file) - strlen (".xml"));
  template->path = g_build_filename (dir, file, NULL);
  template->title = g_strdup (template->name);
  template->description = g_strdup ("");
  template->icon = g_strdup ("");

  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, template, NULL);
  if (!g_file_get_contents (template->path, &text, &length, &error)
      || length > LARGEST_TEMPLATE
      || !g_markup_parse_context_parse (context, text, length, &error)
      || !g_markup_parse_context_end_parse (context, &error))
    {
      g_info ("%s is left out of the templates: %s", template->path,
              error != NULL ? error->message : "too large");
      return NULL;
    }
  return g_steal_pointer (&template);
}

/* Where templates lie: the user's own, those of $REMIT_DATA_DIR (a program that runs from its build
 * folder), those installed. */
static GPtrArray *
list_dirs (void)
{
  GPtrArray *dirs = g_ptr_array_new_with_free_func (g_free);
  const char *own = g_getenv ("REMIT_DATA_DIR");

  g_ptr_array_add (dirs,
                   g_build_filename (g_get_user_data_dir (), "remit", "templates", NULL));
  if (own != NULL)
    g_ptr_array_add (dirs, g_build_filename (own, "templates", NULL));
  g_ptr_array_add (dirs, g_build_filename (REMIT_PKGDATADIR, "templates", NULL));
  return dirs;
}

static gboolean
has_name (GPtrArray *templates, const char *file)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const RemitTemplate *template = g_ptr_array_index (templates, i);

      if (strlen (file) == strlen (template->name) + strlen (".xml")
          && g_str_has_prefix (file, template->name))
        return TRUE;
    }
  return FALSE;
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const RemitTemplate *one = *(RemitTemplate *const *) a;
  const RemitTemplate *other = *(RemitTemplate *const *) b;

  return strcmp (one->name, other->name);
}

GPtrArray *
remit_templates_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) remit_template_free);
  g_autoptr (GPtrArray) dirs = list_dirs ();

  for (guint i = 0; i < dirs->len; i++)
    {
      const char *path = g_ptr_array_index (dirs, i);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *file;

      while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (file, ".xml") && !has_name (templates, file))
          {
            RemitTemplate *template = read_template (path, file);

            if (template != NULL)
              g_ptr_array_add (templates, template);
          }
    }
  g_ptr_array_sort (templates, compare_templates);
  return templates;
}

RemitTemplate *
remit_templates_find (const char *name)
{
  g_autoptr (GPtrArray) templates = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  templates = remit_templates_list ();
  for (guint i = 0; i < templates->len; i++)
    {
      RemitTemplate *template = g_ptr_array_index (templates, i);

      if (g_str_equal (template->name, name))
        {
          g_ptr_array_index (templates, i) = NULL;
          return template;
        }
    }
  return NULL;
}

void
remit_template_free (RemitTemplate *template)
{
  if (template == NULL)
    return;
  g_free (template->name);
  g_free (template->path);
  g_free (template->title);
  g_free (template->description);
  g_free (template->icon);
  g_free (template);
}
