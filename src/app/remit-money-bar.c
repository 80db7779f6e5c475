/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-money"
#include "remit-money-bar.h"

#include "remit-access.h"
#include "remit-controls.h"
#include "remit-money-model-private.h"

#include <glib/gi18n-lib.h>

/* A row of choices below the toolbar.  Each page has those of its line in the table below; the
 * first year of a list is the usual one, for as long as nobody chooses another. */

typedef struct
{
  const char *looks; /* the label of the choice of looks; NULL: none */
  const char *year;  /* the same of the year */
  const char *n_years;
  guint usual;
} Parts;

static const Parts parts[REMIT_N_MONEY_PAGES] = {
  [REMIT_MONEY_PAGE_SUMS] = { .looks = N_ ("Show") },
  [REMIT_MONEY_PAGE_GROWTH]
  = { NULL, N_ ("Growth in"), N_ ("Years ahead"), REMIT_MONEY_PROJECTED_YEARS },
  [REMIT_MONEY_PAGE_TCO] = { NULL, N_ ("From"), N_ ("Years"), REMIT_MONEY_OWNED_YEARS },
  [REMIT_MONEY_PAGE_SHOWBACK] = { NULL, N_ ("Year"), NULL, 0 },
};

struct _RemitMoneyBar
{
  GtkWidget parent_instance;

  /* owned */
  RemitDocument *document;
  GArray *years; /* gint64, of the list */

  /* children */
  GtkWidget *box;
  GtkWidget *looks, *year, *n_years; /* NULL: not on this page */

  /* state */
  RemitMoneyPageKind page;
  gint64 chosen;    /* 0: the usual year */
  gboolean filling; /* it is not the user who chooses */
};

G_DEFINE_FINAL_TYPE (RemitMoneyBar, remit_money_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

gboolean
remit_money_bar_is_needed (RemitMoneyPageKind page)
{
  return parts[page].looks != NULL || parts[page].year != NULL;
}

static void
name_drop_down (GtkWidget *drop_down, const char *label)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (drop_down));
  g_autofree char *name
    /* Translators: a choice and what is chosen: "Year: 2026". */
    = g_strdup_printf (_("%s: %s"), label,
                       chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  remit_label_inner_button (drop_down, name);
}

static void
on_chosen_cb (RemitMoneyBar *self)
{
  if (self->filling)
    return;
  if (self->looks != NULL)
    name_drop_down (self->looks, _(parts[self->page].looks));
  if (self->year != NULL && self->years->len > 0)
    {
      guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year));

      if (at < self->years->len)
        self->chosen = g_array_index (self->years, gint64, at);
      name_drop_down (self->year, _(parts[self->page].year));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the years ---- */

/* "2026 to 2027" of growth, "2027" else; (transfer full). */
static char *
name_year (RemitMoneyBar *self, gint64 year)
{
  const RemitGraph *graph = remit_document_get_graph (self->document);
  g_autofree char *name = _remit_money_year_name (graph, year);
  g_autofree char *before = NULL;

  if (self->page != REMIT_MONEY_PAGE_GROWTH)
    return g_steal_pointer (&name);
  before = _remit_money_year_name (graph, year - 1);
  /* Translators: two years that follow each other. */
  return g_strdup_printf (_("%s to %s"), before, name);
}

static guint
find_year (RemitMoneyBar *self, gint64 year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, gint64, i) == year)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
remit_money_bar_refresh (RemitMoneyBar *self)
{
  g_autoptr (GtkStringList) names = NULL;
  guint at;

  g_return_if_fail (REMIT_IS_MONEY_BAR (self));
  if (self->year == NULL)
    return;
  g_clear_pointer (&self->years, g_array_unref);
  self->years = remit_money_list_years (remit_document_get_graph (self->document), self->page);
  at = self->chosen != 0 ? find_year (self, self->chosen) : GTK_INVALID_LIST_POSITION;
  if (at == GTK_INVALID_LIST_POSITION)
    {
      self->chosen = 0;
      at = find_year (self, remit_money_usual_year (self->document, self->page));
    }
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->years->len; i++)
    gtk_string_list_take (names, name_year (self, g_array_index (self->years, gint64, i)));
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->year), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year), at);
  self->filling = FALSE;
  name_drop_down (self->year, _(parts[self->page].year));
}

void
remit_money_bar_read (RemitMoneyBar *self, RemitMoneyOptions *options)
{
  g_return_if_fail (REMIT_IS_MONEY_BAR (self) && options != NULL);
  options->year = self->chosen;
  if (self->looks != NULL)
    options->look = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->looks));
  if (self->n_years != NULL)
    options->n_years = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->n_years));
}

/* ---- the object ---- */

static void
remit_money_bar_dispose (GObject *object)
{
  RemitMoneyBar *self = REMIT_MONEY_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->looks = self->year = self->n_years = NULL;
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (remit_money_bar_parent_class)->dispose (object);
}

static void
remit_money_bar_class_init (RemitMoneyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remit_money_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", REMIT_TYPE_MONEY_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
remit_money_bar_init (RemitMoneyBar *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add (RemitMoneyBar *self, const char *label, GtkWidget *widget)
{
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), widget);
}

static GtkWidget *
add_drop_down (RemitMoneyBar *self, const char *label, GtkStringList *names)
{
  GtkWidget *drop_down = remit_drop_down_new ();

  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (names));
  gtk_widget_set_size_request (drop_down, 130, -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  add (self, label, drop_down);
  name_drop_down (drop_down, label);
  return drop_down;
}

static GtkWidget *
add_number (RemitMoneyBar *self, const char *label, guint usual)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, REMIT_MONEY_MOST_YEARS, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), usual);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  remit_set_label (spin, label);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  add (self, label, spin);
  return spin;
}

static GtkStringList *
list_looks (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Plan and Outlook"));
  gtk_string_list_append (names, _("Outlook by Year"));
  gtk_string_list_append (names, _("Shares of Each Year"));
  return names;
}

GtkWidget *
remit_money_bar_new (RemitDocument *document, RemitMoneyPageKind page)
{
  RemitMoneyBar *self;

  g_return_val_if_fail (REMIT_IS_DOCUMENT (document) && page < REMIT_N_MONEY_PAGES, NULL);
  self = g_object_new (REMIT_TYPE_MONEY_BAR, NULL);
  self->document = g_object_ref (document);
  self->page = page;
  self->filling = TRUE;
  if (parts[page].looks != NULL)
    {
      g_autoptr (GtkStringList) looks = list_looks ();

      self->looks = add_drop_down (self, _(parts[page].looks), looks);
    }
  if (parts[page].year != NULL)
    {
      g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

      self->year = add_drop_down (self, _(parts[page].year), none);
    }
  if (parts[page].n_years != NULL)
    self->n_years = add_number (self, _(parts[page].n_years), parts[page].usual);
  self->filling = FALSE;
  remit_money_bar_refresh (self);
  return GTK_WIDGET (self);
}
