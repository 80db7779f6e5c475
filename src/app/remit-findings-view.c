/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-findings"
#include "remit-findings-view.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-finding-line.h"
#include "remit-findings-cache.h"
#include "remit-search.h"
#include "remit-waiver-popover.h"
#include "remit-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The findings of the document as one flat list, headings between the severities.  The list is
 * compared with what was there and only the part that differs is replaced, so that place and focus
 * stay while somebody works it off. "count" is kept up to date for the badge even while the view is
 * not on the screen; the list only while it is. */

struct _RemitFindingsView
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  RemitSelection *selection;
  GListStore *items;
  GPtrArray *words; /* element-type utf8: of the filter, folded */
  /* borrowed */
  RemitFindingsCache *cache;
  GtkWidget *severity;
  GtkWidget *rule;
  /* template */
  GtkSearchEntry *search;
  AdwBin *severity_slot;
  AdwBin *rule_slot;
  GtkCheckButton *accepted;
  GtkWidget *menu;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  /* state */
  guint count;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RemitFindingsView, remit_findings_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* ---- filter ---- */

static void
read_words (RemitFindingsView *self)
{
  g_autofree char *folded = remit_search_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (self->words, g_strdup (words[i]));
}

/* Severities from the drop-down: all, errors, warnings, hints. */
static gboolean
matches_severity (RemitFindingsView *self, RemitSeverity severity)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->severity));

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION
         || severity == REMIT_SEVERITY_ERROR - (chosen - 1);
}

static gboolean
matches_rule (RemitFindingsView *self, const RemitRule *rule)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rule));
  guint n;
  const RemitRule *rules = remit_rules_list (&n);

  return chosen == 0 || chosen > n || g_str_equal (rules[chosen - 1].id, rule->id);
}

static gboolean
matches_text (RemitFindingsView *self, RemitFindingItem *item)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (self->words->len == 0)
    return TRUE;
  all
    = g_strjoin (" ", remit_finding_item_get_rule (item)->id, remit_finding_item_get_message (item),
                 remit_finding_item_get_evidence (item), remit_finding_item_get_fix (item),
                 remit_finding_item_get_subject_name (item), NULL);
  folded = remit_search_fold (all);
  for (guint i = 0; i < self->words->len; i++)
    if (strstr (folded, g_ptr_array_index (self->words, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* ---- the list ---- */

static void
add_group (GPtrArray *items, GPtrArray *group, RemitSeverity severity)
{
  if (group->len == 0)
    return;
  g_ptr_array_add (items, remit_finding_item_new_heading (severity, group->len));
  for (guint i = 0; i < group->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (group, i)));
}

/* What is to be seen. (transfer full) (element-type RemitFindingItem) */
static GPtrArray *
collect_items (RemitFindingsView *self)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  GPtrArray *findings = remit_findings_cache_get_all (self->cache);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean with_accepted = gtk_check_button_get_active (self->accepted);

  for (int severity = REMIT_SEVERITY_ERROR; severity >= REMIT_SEVERITY_HINT; severity--)
    {
      g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < findings->len && matches_severity (self, severity); i++)
        {
          const RemitFinding *finding = g_ptr_array_index (findings, i);
          g_autoptr (RemitFindingItem) item = NULL;

          if ((int) finding->rule->severity != severity
              || (finding->waiver != NULL && !with_accepted) || !matches_rule (self, finding->rule))
            continue;
          item = remit_finding_item_new (graph, finding);
          if (matches_text (self, item))
            g_ptr_array_add (group, g_steal_pointer (&item));
        }
      add_group (items, group, severity);
    }
  return items;
}

static gboolean
same_item (RemitFindingsView *self, guint place, GPtrArray *items, guint index)
{
  g_autoptr (RemitFindingItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), place);

  return remit_finding_item_equal (old, g_ptr_array_index (items, index));
}

/* Replaces what lies between the common beginning and the common end of old and new list. */
static void
put_items (RemitFindingsView *self, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint first = 0;
  guint last = 0;

  while (first < n_old && first < items->len && same_item (self, first, items, first))
    first++;
  while (last < n_old - first && last < items->len - first
         && same_item (self, n_old - 1 - last, items, items->len - 1 - last))
    last++;
  if (n_old - first - last > 0 || items->len - first - last > 0)
    g_list_store_splice (self->items, first, n_old - first - last, items->pdata + first,
                         items->len - first - last);
}

static void
show_nothing (RemitFindingsView *self)
{
  GPtrArray *findings = remit_findings_cache_get_all (self->cache);
  guint n_rules;
  g_autofree char *text = NULL;

  remit_rules_list (&n_rules);
  if (self->count > 0 || (findings->len > 0 && gtk_check_button_get_active (self->accepted)))
    {
      adw_status_page_set_icon_name (self->nothing, "edit-find-symbolic");
      adw_status_page_set_title (self->nothing, _("No Finding Matches"));
      adw_status_page_set_description (self->nothing,
                                       _("Change the text, the severity or the rule above."));
      return;
    }
  adw_status_page_set_icon_name (self->nothing, "emblem-ok-symbolic");
  adw_status_page_set_title (self->nothing, _("Nothing to Settle"));
  text = findings->len > 0
           ? g_strdup_printf (
             ngettext ("%u finding is accepted.", "%u findings are accepted.", findings->len),
             findings->len)
           : g_strdup_printf (ngettext ("The model keeps the %u rule that is checked.",
                                        "The model keeps all %u rules that are checked.", n_rules),
                              n_rules);
  adw_status_page_set_description (self->nothing, text);
}

static void
refresh (RemitFindingsView *self)
{
  g_autoptr (GPtrArray) items = collect_items (self);

  put_items (self, items);
  if (items->len == 0)
    show_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "nothing");
}

static void
update (RemitFindingsView *self)
{
  guint old = self->count;

  self->count = remit_findings_cache_get_open (self->cache);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
  if (self->count != old)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
on_filter_cb (RemitFindingsView *self)
{
  read_words (self);
  refresh (self);
}

/* ---- acting ---- */

static void
show_subject (RemitFindingsView *self, RemitFindingItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  RemitId subject = remit_finding_item_get_subject (item);

  if (remit_graph_find (remit_document_get_graph (self->document), subject) == NULL)
    return;
  remit_selection_set_one (self->selection, subject);
  if (REMIT_IS_WINDOW (root))
    remit_window_show_node (REMIT_WINDOW (root), subject);
}

static void
on_activate_cb (RemitFindingsView *self, guint place)
{
  g_autoptr (RemitFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), place);

  if (item != NULL && remit_finding_item_get_rule (item) != NULL)
    show_subject (self, item);
}

static void
on_show_subject_cb (RemitFindingsView *self, RemitFindingLine *line)
{
  show_subject (self, remit_finding_line_get_item (line));
}

/* The finding that an item was made from, as it is now. */
static const RemitFinding *
find_finding (RemitFindingsView *self, RemitFindingItem *item)
{
  GPtrArray *about
    = remit_findings_cache_get_about (self->cache, remit_finding_item_get_subject (item));

  for (guint i = 0; about != NULL && i < about->len; i++)
    {
      const RemitFinding *finding = g_ptr_array_index (about, i);

      if (finding->rule == remit_finding_item_get_rule (item))
        return finding;
    }
  return NULL;
}

static void
on_accept_cb (RemitFindingsView *self, GtkWidget *anchor, RemitFindingLine *line)
{
  const RemitFinding *finding = find_finding (self, remit_finding_line_get_item (line));

  if (finding == NULL)
    return;
  if (finding->waiver != NULL)
    remit_waiver_take_back (GTK_WIDGET (self), self->document, finding);
  else
    remit_waiver_popover_open (anchor, self->document, finding);
}

/* ---- rows ---- */

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RemitFindingsView *self)
{
  GtkWidget *line = remit_finding_line_new ();

  g_signal_connect_object (line, "show-subject", G_CALLBACK (on_show_subject_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "accept", G_CALLBACK (on_accept_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RemitFindingsView *self)
{
  RemitFindingItem *item = gtk_list_item_get_item (list_item);
  RemitFindingLine *line = REMIT_FINDING_LINE (gtk_list_item_get_child (list_item));
  gboolean heading = remit_finding_item_get_rule (item) == NULL;
  g_autofree char *spoken = NULL;

  remit_finding_line_set_item (line, item, !remit_document_get_read_only (self->document));
  gtk_list_item_set_activatable (list_item, !heading);
  gtk_list_item_set_selectable (list_item, !heading);
  spoken = heading ? g_strdup_printf (_("Group: %s"),
                                      remit_severity_label (remit_finding_item_get_severity (item)))
                   : g_strdup_printf ("%s: %s",
                                      remit_severity_label (remit_finding_item_get_severity (item)),
                                      remit_finding_item_get_message (item));
  remit_label_list_item (list_item, spoken, heading ? NULL : remit_finding_item_get_fix (item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  remit_finding_line_set_item (REMIT_FINDING_LINE (gtk_list_item_get_child (list_item)), NULL,
                               FALSE);
}

/* ---- class ---- */

static void
on_drop_down_cb (RemitFindingsView *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *label = NULL;

  label = g_strdup_printf (drop_down == GTK_DROP_DOWN (self->severity) ? _("Severity: %s")
                                                                       : _("Rule: %s"),
                           chosen == NULL ? "" : gtk_string_object_get_string (chosen));
  remit_label_inner_button (GTK_WIDGET (drop_down), label);
  refresh (self);
}

static GtkWidget *
make_drop_down (RemitFindingsView *self, GtkStringList *labels)
{
  GtkWidget *drop_down = remit_drop_down_new ();

  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (labels));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_drop_down_cb), self,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static void
fill_filters (RemitFindingsView *self)
{
  g_autoptr (GtkStringList) severities = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rules = gtk_string_list_new (NULL);
  guint n;
  const RemitRule *list = remit_rules_list (&n);

  gtk_string_list_append (severities, _("All Severities"));
  gtk_string_list_append (severities, _("Errors"));
  gtk_string_list_append (severities, _("Warnings"));
  gtk_string_list_append (severities, _("Hints"));
  gtk_string_list_append (rules, _("All Rules"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s · %s", list[i].id, _(list[i].title));

      gtk_string_list_append (rules, text);
    }
  self->severity = make_drop_down (self, severities);
  self->rule = make_drop_down (self, rules);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->rule), n > 12);
  gtk_widget_set_size_request (self->severity, 110, -1);
  gtk_widget_set_size_request (self->rule, 110, -1);
  remit_label_inner_button (self->severity, _("Severity: All Severities"));
  remit_label_inner_button (self->rule, _("Rule: All Rules"));
  adw_bin_set_child (self->severity_slot, self->severity);
  adw_bin_set_child (self->rule_slot, self->rule);
}

static void
fill_list (RemitFindingsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *chosen = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  gtk_single_selection_set_autoselect (chosen, FALSE);
  gtk_single_selection_set_can_unselect (chosen, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (chosen));
  g_object_unref (factory);
  g_object_unref (chosen);
}

static void
remit_findings_view_map (GtkWidget *widget)
{
  RemitFindingsView *self = REMIT_FINDINGS_VIEW (widget);

  GTK_WIDGET_CLASS (remit_findings_view_parent_class)->map (widget);
  if (!self->stale)
    return;
  self->stale = FALSE;
  refresh (self);
}

static gboolean
remit_findings_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REMIT_FINDINGS_VIEW (widget)->list));
}

static void
remit_findings_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, REMIT_FINDINGS_VIEW (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
remit_findings_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (remit_findings_view_parent_class)->dispose (object);
}

static void
remit_findings_view_finalize (GObject *object)
{
  RemitFindingsView *self = REMIT_FINDINGS_VIEW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_ptr_array_unref (self->words);
  G_OBJECT_CLASS (remit_findings_view_parent_class)->finalize (object);
}

static void
remit_findings_view_class_init (RemitFindingsViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = remit_findings_view_dispose;
  object_class->finalize = remit_findings_view_finalize;
  object_class->get_property = remit_findings_view_get_property;
  properties[PROP_COUNT]
    = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->map = remit_findings_view_map;
  widget_class->grab_focus = remit_findings_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingsview");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/remit_project/Remit/remit-findings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, search);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, severity_slot);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, rule_slot);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, accepted);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, menu);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, stack);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, list);
  gtk_widget_class_bind_template_child (widget_class, RemitFindingsView, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
remit_findings_view_init (RemitFindingsView *self)
{
  self->items = g_list_store_new (REMIT_TYPE_FINDING_ITEM);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
remit_findings_view_new (RemitDocument *document, RemitSelection *selection)
{
  RemitFindingsView *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REMIT_IS_SELECTION (selection), NULL);

  self = g_object_new (REMIT_TYPE_FINDINGS_VIEW, NULL);
  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->cache = remit_findings_cache_get (document);
  fill_list (self);
  fill_filters (self);
  remit_label_inner_button (self->menu, _("More for the Findings"));
  g_signal_connect_object (self->cache, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

guint
remit_findings_view_get_count (RemitFindingsView *self)
{
  g_return_val_if_fail (REMIT_IS_FINDINGS_VIEW (self), 0);

  return self->count;
}
