/**
 * Words of the template language that no part of the product acts on yet. A template that uses one is refused as "not supported yet", never accepted in silence;
 * a word leaves this list when it enters the meta-schema. Sorted.
 */
export const futureKeywords: ReadonlySet<string> = new Set([
  "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$vocabulary",
  "access", "aggregate", "allowLoosen", "anonymise", "archive", "assign", "audience", "backup", "buckets", "cohort", "compare", "consent", "contains",
  "contentEncoding", "contentMediaType", "contentSchema", "data", "dataQuality", "dependentSchemas", "docs", "drill",
  "engine", "every", "excludeInvalid", "export", "extends", "filters", "freshness", "funnel", "gateForm", "generators", "i18n",
  "leaderboard", "lookups", "maxContains", "maxProperties", "measures", "memo", "migrations", "minContains", 
  "minProperties", "mode", "oneOf", "pack", "patternProperties", "pool", "prefixItems", "propertyNames", "reminders",
  "retention", "retentionBasis", "review", "rfmMatrix", "signature", "sla", "slicers", "snapshot", "touch",
  "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "where", "workflow",
]);
