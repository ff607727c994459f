#pragma once
#include <stddef.h>

/// A file of the page, compiled into the program.
typedef struct {
  const void *start;
  size_t count;
} CPageFile;

/// The frame of the page, with places for the rest in doubled braces.
CPageFile CPageShell(void);
/// The style sheet.
CPageFile CPageStyle(void);
/// The script.
CPageFile CPageScript(void);
