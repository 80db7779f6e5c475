/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-exchange"

#include "remit-table-shape.h"

#include "remit-search.h"

#include <string.h>

/* Words that people put above columns, and use for teams or for work: what a text is likely to
 * be. */

gboolean
remit_table_has_word (const char *text, const char *const *words)
{
  g_autofree char *folded = remit_search_fold (text);
  gsize n = strlen (folded);

  while (n > 0 && strchr (":*.#", folded[n - 1]) != NULL && n > 1)
    folded[--n] = '\0';
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (n < length)
        continue;
      if ((strncmp (folded, words[i], length) == 0 && strchr (" /(-,", folded[length]) != NULL)
          || (strcmp (folded + n - length, words[i]) == 0
              && (n == length || strchr (" /(-", folded[n - length - 1]) != NULL)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_verb (const char *folded)
{
  static const char *const verbs[]
    = { "approve", "define", "create",  "review",  "plan",      "develop",   "test",     "design",
        "manage",  "write",  "prepare", "build",   "deploy",    "draft",     "update",   "train",
        "collect", "run",    "set",     "close",   "sign",      "deliver",   "identify", "conduct",
        "monitor", "report", "publish", "select",  "perform",   "ensure",    "maintain", "provide",
        "assign",  "gather", "analyse", "analyze", "negotiate", "pay",       "hire",     "launch",
        "decide",  "choose", "submit",  "refine",  "release",   "implement", "document", NULL };

  for (guint i = 0; verbs[i] != NULL; i++)
    {
      gsize n = strlen (verbs[i]);

      if (strncmp (folded, verbs[i], n) == 0 && folded[n] == ' ')
        return TRUE;
    }
  return FALSE;
}

/* Some words make any header one of remarks ("Start date"); others only when they stand alone,
 * since an activity may end with them ("Approve budget"). */
gboolean
remit_table_is_text_header (const char *text)
{
  static const char *const anywhere[] = { "status",
                                          "date",
                                          "due",
                                          "deadline",
                                          "comment",
                                          "comments",
                                          "remark",
                                          "remarks",
                                          "note",
                                          "notes",
                                          "description",
                                          "priority",
                                          "progress",
                                          "%",
                                          "duration",
                                          "id",
                                          "no",
                                          "nr",
                                          "#",
                                          "number",
                                          "ref",
                                          "wbs",
                                          "total",
                                          "sum",
                                          "count",
                                          "bemerkung",
                                          "bemerkungen",
                                          "kommentar",
                                          "datum",
                                          "remarques",
                                          "commentaires",
                                          "comentarios",
                                          "observaciones",
                                          "fecha",
                                          "ghi chu",
                                          "trang thai",
                                          "ngay",
                                          "备注",
                                          "状态",
                                          "日期",
                                          NULL };
  static const char *const alone[] = { "start",     "end",
                                       "effort",    "input",
                                       "inputs",    "output",
                                       "outputs",   "link",
                                       "links",     "reference",
                                       "document",  "documents",
                                       "frequency", "location",
                                       "cost",      "budget",
                                       "hours",     "days",
                                       "check",     "version",
                                       "updated",   "type",
                                       "category",  "start time",
                                       "end time",  "acceptance criteria",
                                       "tools",     "templates",
                                       NULL };
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return FALSE;
  folded = remit_search_fold (text);
  for (guint i = 0; alone[i] != NULL; i++)
    if (g_str_equal (folded, alone[i]))
      return TRUE;
  return remit_table_has_word (text, anywhere) && !begins_with_verb (folded);
}

gboolean
remit_table_is_activity_header (const char *text)
{
  static const char *const words[] = { "activity",       "activities",
                                       "task",           "tasks",
                                       "deliverable",    "deliverables",
                                       "process",        "processes",
                                       "step",           "steps",
                                       "decision",       "decisions",
                                       "function",       "functions",
                                       "work package",   "milestone",
                                       "action",         "actions",
                                       "item",           "items",
                                       "name",           "topic",
                                       "procedure",      "artifact",
                                       "artefact",       "product",
                                       "work",           "phase",
                                       "responsibility", "responsibilities",
                                       "capability",     "activities/tasks",
                                       "use case",       "control",
                                       "aufgabe",        "aufgaben",
                                       "aktivitat",      "tatigkeit",
                                       "tache",          "taches",
                                       "activite",       "actividad",
                                       "tarea",          "hoat dong",
                                       "cong viec",      "nhiem vu",
                                       "活动",           "任务",
                                       "工作",           NULL };

  return *text != '\0' && remit_table_has_word (text, words);
}

gboolean
remit_table_is_party_header (const char *text)
{
  static const char *const words[] = {
    "team",         "teams",   "role",   "roles",         "party",       "parties",   "stakeholder",
    "stakeholders", "person",  "people", "department",    "departments", "who",       "resource",
    "member",       "members", "unit",   "function/role", "position",    "title",     "owner",
    "actor",        "actors",  "group",  "rolle",         "rollen",      "abteilung", "equipe",
    "acteur",       "rol",     "equipo", "vai tro",       "bo phan",     "phong ban", "角色",
    "团队",         "部门",    NULL
  };

  return *text != '\0' && remit_table_has_word (text, words);
}

/* A name as teams and posts have it: "Cloud adoption team", "Head of IT", "CIO". */
gboolean
remit_table_sounds_like_party (const char *text)
{
  static const char *const words[]
    = { "team",     "manager",    "lead",       "leader",      "owner",        "officer",
        "director", "sponsor",    "engineer",   "developer",   "analyst",      "architect",
        "head",     "board",      "committee",  "department",  "dept",         "office",
        "user",     "users",      "client",     "customer",    "vendor",       "supplier",
        "agency",   "it",         "hr",         "legal",       "finance",      "marketing",
        "sales",    "cio",        "cmo",        "cto",         "ceo",          "cfo",
        "coo",      "ciso",       "pmo",        "pm",          "qa",           "dpo",
        "steward",  "consultant", "specialist", "coordinator", "admin",        "administrator",
        "business", "tester",     "designer",   "executive",   "president",    "vp",
        "staff",    "group",      "council",    "partner",     "auditor",      "champion",
        "master",   "expert",     "expert(s)",  "stakeholder", "stakeholders", "support",
        NULL };

  static const char *const beginnings[] = { "head of", "chief", "vp ", "director", NULL };
  g_autofree char *folded = remit_search_fold (text);

  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (folded, beginnings[i]))
      return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]), length = strlen (folded);

      if (g_str_has_suffix (folded, words[i])
          && (n == length || strchr (" /-", folded[length - n - 1]) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* A name as work has it: begins with a verb, or ends as nouns of doing do. */
gboolean
remit_table_sounds_like_activity (const char *text)
{
  static const char *const endings[]
    = { "ing",      "tion",     "sion",          "ment",          "ance",          "ence",
        "review",   "plan",     "report",        "analysis",      "design",        "test",
        "approval", "budget",   "policy",        "delivery",      "operations",    "alignment",
        "maturity", "training", "documentation", "specification", "specifications" };
  g_autofree char *folded = remit_search_fold (text);

  if (begins_with_verb (folded))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}
