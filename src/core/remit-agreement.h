/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "remit-availability.h"
#include "remit-graph.h"

G_BEGIN_DECLS

/* The agreements of a model, and what their chains really promise.
 *
 * An SLA rests on OLAs and contracts ("supports" links), an OLA on further ones.  All that an
 * agreement rests on is needed, so it counts in series, with one exception: supports whose terms
 * have the same word as "alternative" stand in for each other and count in parallel.  What others
 * can rely on is the smaller of what an agreement says (the weakest of several objectives) and what
 * it rests on.  Only agreed links count.
 *
 * Agreements that support themselves through others are reported as circular; for those that rest
 * on them they then count by their own target alone. */

typedef enum
{
  REMIT_VALIDITY_OPEN, /* in force, or without dates */
  REMIT_VALIDITY_NOT_BEGUN,
  REMIT_VALIDITY_EXPIRED,
  REMIT_N_VALIDITIES
} RemitValidity;

/* What an agreement needs to mean anything. */
typedef enum
{
  REMIT_LACKS_PROVIDER = 1 << 0,
  REMIT_LACKS_CUSTOMER = 1 << 1,
  REMIT_LACKS_OBJECTIVE = 1 << 2,
  REMIT_LACKS_TARGET = 1 << 3, /* an objective without one, or a share of time outside 0 to 100 % */
  REMIT_LACKS_WINDOW = 1 << 4, /* an objective with a rolling window of 0 days */
} RemitLacks;

/* Something an agreement rests on. */
typedef struct
{
  RemitId agreement;
  RemitId link;
  guint group;       /* alternatives have the same number */
  gboolean known;    /* it promises a share of time, itself or through what it rests on */
  RemitRatio ratio;  /* then: what can be relied on */
  gboolean in_force; /* else it counts as if it were not known */
} RemitSupport;

typedef struct
{
  const RemitObjective *objective; /* borrowed from the graph */
  RemitAgreementState state;
  int day; /* of the last measurement, 0 none */
  gint64 value;
} RemitObjectiveState;

/* A supporting objective that promises less than the one that rests on it, of an agreement in
 * force.  Availability of alternatives is left to the reckoning of the chain as long as another
 * of them is in force. */
typedef struct
{
  const RemitObjective *promise;
  const RemitObjective *support;
  RemitId supporter;
} RemitWeaker;

typedef struct
{
  RemitId id;
  RemitNodeKind kind;
  gint64 position;
  GArray *providers, *customers, *covered; /* RemitId, by position of the links */
  gboolean same_party;                     /* a provider is a customer too */
  guint lacks;                             /* RemitLacks */
  RemitValidity validity;
  int review_due;          /* the earliest of its reviews, 0 none */
  gboolean review_overdue; /* that day is past */
  guint n_sides, n_signed; /* providers and customers, and how many of them have a seal on it */

  gboolean promises;    /* has an objective of availability that can be reckoned with */
  RemitRatio promised;  /* the strictest of them: what the chain must hold */
  RemitRatio least;     /* the weakest: what others can rely on */
  GArray *supports;     /* RemitSupport, by position of the links */
  guint n_unknown;      /* groups of supports whose promise is not known */
  gboolean computes;    /* something it rests on promises a share of time */
  RemitRatio computed;  /* what these add up to; what is not known is left out */
  gboolean falls_short; /* computed < promised */
  gboolean circular;

  GArray *objectives;        /* RemitObjectiveState, by id */
  RemitAgreementState state; /* the worst: breached, at risk, no data, met */
  GArray *weaker;            /* RemitWeaker, by objective, then support */
} RemitAgreement;

typedef struct
{
  GArray *list; /* RemitAgreement, by position, then id */
  GHashTable *places;
} RemitAgreements;

/* All agreements as of @today (0: dates do not count, the newest measurement does).  Valid until
 * the next edit.  Linear in agreements, links and measurements. */
RemitAgreements *remit_agreements_new (const RemitGraph *graph, int today);
void remit_agreements_free (RemitAgreements *agreements);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemitAgreements, remit_agreements_free)

/* NULL when @id is no agreement. */
const RemitAgreement *remit_agreements_find (const RemitAgreements *agreements, RemitId id);

/* The agreement with all it rests on, each once, in the order in which they are met: what is lit on
 * the map. (transfer full) (element-type RemitId) */
GArray *remit_agreements_chain (const RemitAgreements *agreements, RemitId id);

/* Stable, for files and the command line: "at-risk", "expired". */
const char *remit_agreement_state_key (RemitAgreementState state);
const char *remit_validity_key (RemitValidity validity);

G_END_DECLS
