#ifndef ASSENT_CPOSTGRESQL_SHIM_H
#define ASSENT_CPOSTGRESQL_SHIM_H

#include <libpq-fe.h>

/* The fields of an error are named by characters, which Swift doesn't import. */
static inline const char *assent_result_state(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

#endif
