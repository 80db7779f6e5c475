/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Identity of any row of a document: 63 bits, never 0 for a real row, unique over all tables of
 * one document.  Ids are a random 42-bit prefix per session followed by a 21-bit counter, so that
 * two copies of a document can be merged and inserts stay close together. */
typedef gint64 RemitId;

#define REMIT_ID_NONE ((RemitId) 0)

/* "No value" of an optional number (a share, a year, an amount): SQL NULL, absent in XML. */
#define REMIT_UNSET G_MININT64

/* Shares are basis points: 10000 is 100 %. */
#define REMIT_SHARE_WHOLE 10000

/* REMIT_FIELD_DECIMAL values count millionths: 99.9 is 99900000. */
#define REMIT_DECIMAL_ONE G_GINT64_CONSTANT (1000000)

/* Every table whose rows belong to the model.  The numbers are written into history records, so
 * they are never reused or renumbered. */
typedef enum
{
  REMIT_TABLE_NONE = 0,
  REMIT_TABLE_NODE = 1,
  REMIT_TABLE_LINK = 2,
  REMIT_TABLE_SCHEME = 3,
  REMIT_TABLE_SCHEME_LETTER = 4,
  REMIT_TABLE_MATRIX = 5,
  REMIT_TABLE_MATRIX_AXIS = 6,
  REMIT_TABLE_BUDGET_LINE = 7,
  REMIT_TABLE_AMOUNT = 8,
  REMIT_TABLE_OBJECTIVE = 9,
  REMIT_TABLE_MEASUREMENT = 10,
  REMIT_TABLE_REVIEW = 11,
  REMIT_TABLE_SEAL = 12,
  REMIT_TABLE_COMMUNICATION = 13,
  REMIT_TABLE_VIEW = 14,
  REMIT_TABLE_PLACE = 15,
  REMIT_TABLE_AREA = 16,
  REMIT_TABLE_PERSPECTIVE = 17,
  REMIT_TABLE_PROPERTY = 18,
  REMIT_TABLE_WAIVER = 19,
  REMIT_TABLE_BASELINE = 20,
  REMIT_TABLE_META = 21,
  REMIT_TABLE_KPI = 22,
  /* since schema version 2 */
  REMIT_TABLE_RATE = 23,
  REMIT_TABLE_CHARGE = 24,
  REMIT_TABLE_TERMS = 25,
  REMIT_TABLE_CREDIT = 26,
  REMIT_TABLE_ESCALATION = 27,
  REMIT_TABLE_PERCEPTION = 28,
  REMIT_TABLE_SURVEY = 29,
  REMIT_N_TABLES
} RemitTable;

#define REMIT_TABLE_BIT(table) (1u << (table))

G_END_DECLS
