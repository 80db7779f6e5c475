/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "remit-icons"
#include "remit-outline.h"

#include "remit-kinds.h"

/* A pictogram for each node kind, so that kinds are told apart without colour and without reading.
 *
 * Each is a few strokes on a grid of 16 by 16 with a margin of one, in a language of four words:
 * "M x y" move, "L x y" line, "Z" close, "O cx cy r" a circle; "C" is a curve as in SVG. */

static const char *const icons[REMIT_N_NODE_KINDS] = {
  /* Parties */
  [REMIT_NODE_ORGANISATION] = "M2 14 L14 14 M3 14 L3 4 L9 2 L9 14 M9 6 L13 7 L13 14 "
                              "M6 6 L6 6.2 M6 9 L6 9.2 M6 11.5 L6 11.7",
  [REMIT_NODE_UNIT] = "M5.5 2 L10.5 2 L10.5 6 L5.5 6 Z M8 6 L8 8.5 M3.5 11 L3.5 8.5 L12.5 8.5 "
                      "L12.5 11 M1.5 11 L5.5 11 L5.5 14 L1.5 14 Z M10.5 11 L14.5 11 L14.5 14 "
                      "L10.5 14 Z",
  [REMIT_NODE_ROLE] = "M2 5 L14 5 L14 13.5 L2 13.5 Z M5.5 5 L5.5 2.5 L10.5 2.5 L10.5 5 "
                      "M2 9 L14 9",
  [REMIT_NODE_PERSON] = "O8 5 3 M2.5 14 C2.5 7.8 13.5 7.8 13.5 14 Z",
  [REMIT_NODE_COMMITTEE] = "O8 8.5 3 O8 2.6 1.1 O13.6 6.5 1.1 O11.6 13.2 1.1 O4.4 13.2 1.1 "
                           "O2.4 6.5 1.1",
  [REMIT_NODE_SHARED_SERVICE] = "O5.7 8 4 O10.3 8 4",
  [REMIT_NODE_SUPPLIER] = "M1.5 4 L9 4 L9 12 L1.5 12 Z M9 6.5 L12.5 6.5 L14.5 9 L14.5 12 L9 12 "
                          "O4.5 12.5 1.4 O11.8 12.5 1.4",
  [REMIT_NODE_CUSTOMER_SEGMENT] = "O5.5 5.5 2.3 M1.5 13 C1.5 8 9.5 8 9.5 13 M10 3.4 "
                                  "C13.2 3.2 13.2 7.8 10 7.6 M11 9 C13.5 9.2 14.5 11 14.5 13",
  /* Data */
  [REMIT_NODE_DATA_SET] = "M2.5 4 C2.5 1.3 13.5 1.3 13.5 4 C13.5 6.7 2.5 6.7 2.5 4 L2.5 12 "
                          "C2.5 14.7 13.5 14.7 13.5 12 L13.5 4 M2.5 8 C2.5 10.7 13.5 10.7 13.5 8",
  [REMIT_NODE_MASTER_DATA] = "M2 4 C2 1.6 11 1.6 11 4 C11 6.4 2 6.4 2 4 L2 11 C2 12.6 5 13.2 6.5 "
                             "13.2 M11 4 L11 6 M11 7.5 L12.1 9.9 L14.7 10.2 L12.8 12 L13.3 14.6 "
                             "L11 13.3 L8.7 14.6 L9.2 12 L7.3 10.2 L9.9 9.9 Z",
  /* Applications */
  [REMIT_NODE_INTEGRATION] = "M6 4.5 L6 2 M10 4.5 L10 2 M4 4.5 L12 4.5 L12 8 C12 12.5 4 12.5 4 8 Z "
                             "M8 11.4 L8 14.5",
  [REMIT_NODE_APPLICATION] = "M2 3 L14 3 L14 13 L2 13 Z M2 6 L14 6 M4 4.5 L4.2 4.5",
  [REMIT_NODE_PLATFORM] = "M8 2 L14 5 L8 8 L2 5 Z M2 8 L8 11 L14 8 M2 11 L8 14 L14 11",
  /* Channels */
  [REMIT_NODE_CHANNEL] = "M2 6.5 L5 6.5 L12 3 L12 12.5 L5 9.5 L2 9.5 Z M5 9.5 L6 13.5 L8 13.5 "
                         "L7.4 10.5 M14.3 6 L14.3 9.6",
  [REMIT_NODE_CONTENT] = "M2 3 L14 3 L14 13 L2 13 Z M2 11 L6 7.5 L9 10.5 L11 8.5 L14 11 "
                         "O10.8 5.8 1",
  [REMIT_NODE_EXPERIENCE] = "M8 13.5 C-1 7.5 3.5 0.8 8 4.8 C12.5 0.8 17 7.5 8 13.5 Z",
  /* Capabilities */
  [REMIT_NODE_ANALYTICS_MODEL] = "M2 2 L2 14 L14 14 M4.5 11 L7.5 7.5 L9.5 9.5 L13.5 4",
  [REMIT_NODE_PROCESS] = "M1.5 4.5 L5.5 4.5 L7.5 8 L5.5 11.5 L1.5 11.5 L3.5 8 Z "
                         "M8.5 4.5 L12.5 4.5 L14.5 8 L12.5 11.5 L8.5 11.5 L10.5 8 Z",
  [REMIT_NODE_CAPABILITY] = "M8 1.5 L13.6 4.7 L13.6 11.3 L8 14.5 L2.4 11.3 L2.4 4.7 Z O8 8 2.2",
  /* Work */
  [REMIT_NODE_ACTIVITY] = "M2 2 L14 2 L14 14 L2 14 Z M5 8 L7.3 10.5 L11.3 5.5",
  [REMIT_NODE_DECISION] = "M8 1.5 L14.5 8 L8 14.5 L1.5 8 Z M8 5 L8 8.7 M8 10.8 L8 11",
  [REMIT_NODE_INITIATIVE] = "M3 14.5 L3 2 L12.5 2 L10.2 5.3 L12.5 8.6 L3 8.6",
  [REMIT_NODE_GOAL] = "O8 8 6.3 O8 8 3.2 O8 8 0.4",
  /* Measures */
  [REMIT_NODE_KPI] = "M1.5 12 C1.5 1.5 14.5 1.5 14.5 12 M8 12 L11 6.8 O8 12 0.7",
  [REMIT_NODE_INDICATOR] = "M3 14 L3 9 M8 14 L8 5.5 M13 14 L13 2",
  [REMIT_NODE_JOURNEY_STAGE]
  = "O3.2 12.8 1.7 O12.8 3.2 1.7 M4.9 12.8 L9 12.8 C12.5 12.8 12.5 8 9 8 "
    "L7 8 C3.5 8 3.5 3.2 7 3.2 L11.1 3.2",
  /* Money */
  [REMIT_NODE_BUDGET_LINE]
  = "O8 8 6.3 M10.2 5.8 C9.5 4.2 5.8 4.2 5.8 6.2 C5.8 8.6 10.4 7.3 10.4 9.8 "
    "C10.4 12 6.2 11.8 5.6 10 M8 3.4 L8 12.6",
  [REMIT_NODE_FUNDING_SOURCE] = "M2 5 L12.5 5 L12.5 8 M2 5 L2 13.5 L13 13.5 L13 11.5 M2 5 L9.5 2 "
                                "L10.5 5 M10 8 L14.5 8 L14.5 11.5 L10 11.5 Z",
  /* Agreements */
  [REMIT_NODE_SLA]
  = "M8 1.5 L13.5 3.5 L13.5 8 C13.5 11 11 13.4 8 14.5 C5 13.4 2.5 11 2.5 8 L2.5 3.5 "
    "Z M5.5 8 L7.3 9.9 L10.6 6",
  [REMIT_NODE_OLA]
  = "M8 1.5 L13.5 3.5 L13.5 8 C13.5 11 11 13.4 8 14.5 C5 13.4 2.5 11 2.5 8 L2.5 3.5 "
    "Z O8 7.7 2",
  [REMIT_NODE_CONTRACT]
  = "M3 1.5 L10 1.5 L13 4.5 L13 14.5 L3 14.5 Z M5.5 5 L9 5 M5.5 7.7 L10.5 7.7 "
    "M5.5 12 C6.5 9.6 7.2 13.6 8.3 11.6 C9 10.4 9.6 12.4 10.7 11.8",
  /* Governance */
  [REMIT_NODE_COMMUNICATION_ITEM] = "M1.5 3.5 L14.5 3.5 L14.5 12.5 L1.5 12.5 Z M1.5 4 L8 9 L14.5 4",
  [REMIT_NODE_REVIEW] = "M13.7 6.2 C12.2 1.2 4.6 0.6 2.6 5.9 M2.3 2.2 L2.4 6.2 L6.2 5.6 "
                        "M2.3 9.8 C3.8 14.8 11.4 15.4 13.4 10.1 M13.7 13.8 L13.6 9.8 L9.8 10.4",
  [REMIT_NODE_INCENTIVE] = "M2.5 7 L13.5 7 L13.5 14 L2.5 14 Z M1.5 4.5 L14.5 4.5 L14.5 7 L1.5 7 Z "
                           "M8 4.5 L8 14 M8 4.5 C3.5 4.5 4 1 6 1.5 C7.2 1.9 8 4.5 8 4.5 "
                           "C8 4.5 8.8 1.9 10 1.5 C12 1 12.5 4.5 8 4.5",
  [REMIT_NODE_MANDATE] = "M3.5 2 L12.5 2 L12.5 9 L3.5 9 Z M6 4.5 L10 4.5 M6 6.5 L10 6.5 O8 11 2 "
                         "M7 12.8 L6.4 15 M9 12.8 L9.6 15",
  [REMIT_NODE_SKILL] = "M8 3 L15 6 L8 9 L1 6 Z M4 7.5 L4 11.5 C6 13.3 10 13.3 12 11.5 L12 7.5",
  [REMIT_NODE_RISK] = "M8 2 L14.8 13.8 L1.2 13.8 Z M8 6.3 L8 9.8 M8 11.7 L8 11.9",
  [REMIT_NODE_DOCUMENT] = "M3 1.5 L9.5 1.5 L13 5 L13 14.5 L3 14.5 Z M9.5 1.5 L9.5 5 L13 5 "
                          "M5.5 8 L10.5 8 M5.5 11 L10.5 11",
};

typedef struct
{
  const char *next;
  const RemitRect *square;
  const RemitPathSink *sink;
  gpointer data;
} IconReader;

static double
read_number (IconReader *reader)
{
  char *end = NULL;
  double number = g_ascii_strtod (reader->next, &end);

  g_assert (end != reader->next);
  reader->next = end;
  return number;
}

static void
read_point (IconReader *reader, double *point)
{
  point[0] = reader->square->x + read_number (reader) * reader->square->width / 16;
  point[1] = reader->square->y + read_number (reader) * reader->square->height / 16;
}

static void
read_curve (IconReader *reader)
{
  double p[6];

  read_point (reader, p);
  read_point (reader, p + 2);
  read_point (reader, p + 4);
  reader->sink->curve (reader->data, p[0], p[1], p[2], p[3], p[4], p[5]);
}

static void
read_circle (IconReader *reader)
{
  const RemitPathSink *sink = reader->sink;
  double p[2], r, h;

  read_point (reader, p);
  r = read_number (reader) * reader->square->width / 16;
  h = r * REMIT_ARC_HANDLE;
  sink->move (reader->data, p[0] + r, p[1]);
  sink->curve (reader->data, p[0] + r, p[1] + h, p[0] + h, p[1] + r, p[0], p[1] + r);
  sink->curve (reader->data, p[0] - h, p[1] + r, p[0] - r, p[1] + h, p[0] - r, p[1]);
  sink->curve (reader->data, p[0] - r, p[1] - h, p[0] - h, p[1] - r, p[0], p[1] - r);
  sink->curve (reader->data, p[0] + h, p[1] - r, p[0] + r, p[1] - h, p[0] + r, p[1]);
  sink->close (reader->data);
}

void
_remit_outline_icon (int node_kind, const RemitRect *square, const RemitPathSink *sink,
                     gpointer data)
{
  IconReader reader = { NULL, square, sink, data };
  double p[2];

  g_return_if_fail (node_kind >= 0 && node_kind < REMIT_N_NODE_KINDS);

  reader.next = icons[node_kind];
  while (*reader.next != '\0')
    switch (*reader.next++)
      {
      case ' ':
        break;
      case 'M':
        read_point (&reader, p);
        sink->move (data, p[0], p[1]);
        break;
      case 'L':
        read_point (&reader, p);
        sink->line (data, p[0], p[1]);
        break;
      case 'C':
        read_curve (&reader);
        break;
      case 'O':
        read_circle (&reader);
        break;
      case 'Z':
        sink->close (data);
        break;
      default:
        g_assert_not_reached ();
      }
}
