/* Everything that a plug-in can do wrong, one thing at a time: compiled with -DWRONG=N. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "factlint.h"

enum { VERSION = 1, TRUNCATED, NO_SYMBOL, LONG_MANIFEST, NO_JSON, CRASH, ABORT, LOOP, ALLOCATE, PRINT, OUTSIDE, MANY,
       NOT_UTF8, CRASH_AT_LOAD, NO_MANIFEST, ABORTS, FINE };

#ifndef NAME
#define NAME "bad-rule"
#endif

static void say(const factlint_output *out, const char *json) {
  out->write(out->context, (const uint8_t *)json, strlen(json));
}

static uint32_t manifest(const factlint_output *out) {
  if (WRONG == LONG_MANIFEST) {
    size_t size = 100u << 20;
    char *text = malloc(size);
    memset(text, 'a', size);
    out->write(out->context, (const uint8_t *)text, size);
    free(text);
    return FACTLINT_DONE;
  }
  if (WRONG == NO_MANIFEST) return FACTLINT_DONE;
  if (WRONG == PRINT) printf("hello from the manifest\n"), fflush(stdout);
  say(out, WRONG == NO_JSON ? "certainly, here it is"
                            : "{\"name\":\"bad\",\"version\":\"1.0.0\",\"rules\":[{\"name\":\"" NAME "\",\"family\":\"bad\","
                              "\"summary\":\"does wrong\",\"level\":\"warning\",\"acts\":[\"check\"]}]}");
  return FACTLINT_DONE;
}

static uint32_t configure(uint32_t rule, factlint_text options, void **instance, const factlint_output *out) {
  (void)rule, (void)options, (void)out;
  *instance = (void *)manifest;
  return FACTLINT_DONE;
}

static const char *const fine = "{\"at\":{\"span\":[0,1]},\"message\":\"all is well\\u001b[2J\"}";

static uint32_t check(void *instance, const factlint_document_table *doc, const factlint_output *out) {
  (void)instance, (void)doc;
  volatile int *nowhere = NULL;
  switch (WRONG) {
  case CRASH: *nowhere = 1; break;
  case ABORT: abort();
  case LOOP: for (volatile int turn = 0;; turn++) {}
  case ALLOCATE: for (;;) { char *more = malloc(64 << 20); if (!more) abort(); *(volatile char *)more = 1; }
  case PRINT: for (int i = 0; i < 100000; i++) printf("{\"noise\": true}\n"); fflush(stdout); say(out, fine); break;
  case OUTSIDE:
    say(out, "{\"at\":{\"span\":[0,4000000]},\"message\":\"too far\"}");
    say(out, "{\"at\":{\"span\":[1,2]},\"message\":\"inside a letter\"}");
    say(out, fine);
    break;
  case MANY: for (int i = 0; i < 10000000; i++) { say(out, fine); } break;
  case NOT_UTF8: say(out, "{\"at\":{\"span\":[0,1]},\"message\":\"\xff\xfe\"}"); say(out, fine); break;
  default: say(out, fine);
  }
  return FACTLINT_DONE;
}

__attribute__((constructor)) static void loaded(void) {
  if (WRONG == CRASH_AT_LOAD) abort();
}

#if WRONG == 3
const factlint_plugin_table another_name = {
#else
const factlint_plugin_table factlint_plugin = {
#endif
    .version = WRONG == VERSION ? 99 : FACTLINT_VERSION,
    .size = WRONG == TRUNCATED ? 24 : sizeof(factlint_plugin_table),
    .flags = WRONG == ABORTS ? FACTLINT_PLUGIN_TABLE_ABORTS : 0,
    .manifest = manifest,
    .configure = configure,
    .check = check,
};
