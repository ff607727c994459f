#pragma once

#include <sqlite3.h>

// A macro that is a pointer does not reach Swift: the text is copied.
static inline int EntenteSQLiteBindText(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}
