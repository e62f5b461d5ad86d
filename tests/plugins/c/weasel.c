/* A plug-in in C: reports "very", and offers to leave it out. It shows all that a rule without facts needs. */
#include <stdio.h>
#include <string.h>

#include "factlint.h"

static void say(const factlint_output *out, const char *json) {
  out->write(out->context, (const uint8_t *)json, strlen(json));
}

static uint32_t manifest(const factlint_output *out) {
  say(out,
      "{\"name\":\"weasel\",\"version\":\"0.3.0\",\"rules\":[{\"name\":\"weasel-word\",\"family\":\"style\","
      "\"summary\":\"a word that weakens what it should strengthen\",\"level\":\"info\",\"acts\":[\"check\"]}]}");
  return FACTLINT_DONE;
}

static uint32_t configure(uint32_t rule, factlint_text options, void **instance, const factlint_output *out) {
  (void)options;
  (void)out;
  static int nothing;
  *instance = &nothing; /* the rule has no options, so all instances are one */
  return rule == 0 ? FACTLINT_DONE : FACTLINT_MISUSED;
}

static uint32_t check(void *instance, const factlint_document_table *doc, const factlint_output *out) {
  (void)instance;
  for (uint64_t i = 0; i < doc->tokens.count; i++) {
    const factlint_token_row *token = (const factlint_token_row *)(doc->tokens.data + i * doc->tokens.stride);
    uint32_t length = token->span.end - token->span.start;
    if (token->kind == FACTLINT_TOKEN_KIND_WORD && length == 4 && !memcmp(doc->prose.data + token->span.start, "very", 4)) {
      char json[400];
      snprintf(json, sizeof json,
               "{\"at\":{\"span\":[%u,%u]},\"message\":\"`very` weakens the word behind it\","
               "\"fix\":{\"title\":\"leave it out\",\"applicability\":\"unsafe\",\"at\":{\"span\":[%u,%u]},\"text\":\"\"}}",
               token->span.start, token->span.end, token->span.start, token->span.end + 1);
      say(out, json);
    }
  }
  return FACTLINT_DONE;
}

const factlint_plugin_table factlint_plugin = {
    .version = FACTLINT_VERSION,
    .size = sizeof(factlint_plugin_table),
    .manifest = manifest,
    .configure = configure,
    .check = check,
};
