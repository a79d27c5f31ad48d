// Written by tools/compileMetaSchema.mjs from src/template/metaSchema.json. Do not edit.
"use strict";
export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://crm-sheets.example/dialect/1","$ref":"#/$defs/template","$defs":{"template":{"type":"object","required":["$schema","id","version","tables"],"properties":{"$schema":{"const":"https://crm-sheets.example/dialect/1"},"id":{"$ref":"#/$defs/uri"},"version":{"$ref":"#/$defs/version"},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/name"},"license":{"$ref":"#/$defs/name"},"tables":{"type":"object","minProperties":1,"maxProperties":50,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/table"}},"people":{"type":"array","items":{"$ref":"#/$defs/person"}},"roles":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/role"}},"maps":{"$ref":"#/$defs/wordLists"},"lexicons":{"$ref":"#/$defs/wordLists"},"calendar":{"$ref":"#/$defs/calendar"},"reports":{"type":"array","items":{"$ref":"#/$defs/report"}},"tests":{"type":"array","items":{"$ref":"#/$defs/test"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"table":{"type":"object","required":["subject","schema"],"properties":{"sheet":{"$ref":"#/$defs/sheetName"},"tableName":{"$ref":"#/$defs/tableName"},"labels":{"$ref":"#/$defs/text"},"subject":{"enum":["person","organisation"]},"recordId":{"$ref":"#/$defs/fieldId"},"display":{"$ref":"#/$defs/expression"},"order":{"$ref":"#/$defs/fieldIds"},"layout":{"$ref":"#/$defs/layout"},"reveal":{"$ref":"#/$defs/reveal"},"schema":{"$ref":"#/$defs/row"},"keys":{"type":"array","items":{"$ref":"#/$defs/key"}},"rules":{"type":"array","items":{"$ref":"#/$defs/rule"}},"dedupe":{"type":"array","items":{"$ref":"#/$defs/dedupe"}},"classify":{"type":"array","items":{"$ref":"#/$defs/classify"}},"stages":{"$ref":"#/$defs/stages"},"relations":{"type":"array","items":{"$ref":"#/$defs/relation"}},"subtables":{"type":"array","items":{"$ref":"#/$defs/subtable"}},"import":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/importProfile"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"row":{"type":"object","required":["type","properties"],"properties":{"$schema":{"const":"https://json-schema.org/draft/2020-12/schema"},"type":{"const":"object"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"},"required":{"$ref":"#/$defs/fieldIds"},"dependentRequired":{"$ref":"#/$defs/dependentRequired"},"properties":{"type":"object","minProperties":1,"maxProperties":500,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/field"}},"additionalProperties":{"const":false},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"$defs":{"type":"object","propertyNames":{"$ref":"#/$defs/slug"},"additionalProperties":{"$ref":"#/$defs/condition"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"field":{"type":"object","properties":{"type":{"enum":["string","number","integer","boolean","array"]},"const":{"$ref":"#/$defs/scalar"},"enum":{"$ref":"#/$defs/enum"},"minimum":{"type":"number"},"maximum":{"type":"number"},"exclusiveMinimum":{"type":"number"},"exclusiveMaximum":{"type":"number"},"multipleOf":{"type":"number","exclusiveMinimum":0},"items":{"$ref":"#/$defs/condition"},"minItems":{"$ref":"#/$defs/count"},"maxItems":{"$ref":"#/$defs/count"},"minLength":{"$ref":"#/$defs/count"},"maxLength":{"$ref":"#/$defs/count"},"pattern":{"$ref":"#/$defs/pattern"},"format":{"$ref":"#/$defs/format"},"$ref":{"$ref":"#/$defs/ref"},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"},"examples":{"type":"array","items":{"$ref":"#/$defs/scalar"}},"readOnly":{"type":"boolean"},"writeOnly":{"type":"boolean"},"deprecated":{"type":"boolean"},"default":{"$ref":"#/$defs/scalar"},"x-default":{"$ref":"#/$defs/expression"},"x-formula":{"$ref":"#/$defs/expression"},"x-lookup":{"type":"string","minLength":3,"maxLength":200,"pattern":"^[^\\[\\]\"]+\\.[^\\[\\]\"]+$"},"x-rollup":{"type":"object","required":["table","by"],"properties":{"table":{"$ref":"#/$defs/slug"},"by":{"$ref":"#/$defs/fieldId"},"field":{"$ref":"#/$defs/fieldId"},"agg":{"enum":["average","count","max","min","sum"]},"where":{"type":"object","minProperties":1,"maxProperties":10,"additionalProperties":{"$ref":"#/$defs/scalar"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-result":{"enum":["bool","date","datetime","integer","money","number","percent","text"]},"x-compute":{"$ref":"#/$defs/compute"},"x-freshness":{"type":"object","required":["after","verifiedBy"],"properties":{"after":{"type":"string","maxLength":20,"pattern":"^P"},"verifiedBy":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-requiredWhen":{"$ref":"#/$defs/expression"},"x-visibleWhen":{"$ref":"#/$defs/expression"},"x-readOnlyWhen":{"$ref":"#/$defs/expression"},"x-placeholder":{"$ref":"#/$defs/text"},"x-type":{"$ref":"#/$defs/slug"},"x-label":{"$ref":"#/$defs/text"},"x-help":{"$ref":"#/$defs/text"},"x-severity":{"$ref":"#/$defs/severity"},"x-native":{"enum":["auto","none","strict"]},"x-message":{"$ref":"#/$defs/text"},"x-aliases":{"$ref":"#/$defs/names"},"x-options":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/option"}},"x-optionsFrom":{"type":"object","minProperties":1,"properties":{"data":{"enum":["industries","industrySections"]},"field":{"$ref":"#/$defs/fieldId"},"table":{"$ref":"#/$defs/fieldId"},"column":{"$ref":"#/$defs/fieldId"},"under":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-country":{"$ref":"#/$defs/country"},"x-currency":{"$ref":"#/$defs/currency"},"x-unit":{"type":"string","maxLength":16,"pattern":"^[\\p{L}°℃㎡㎥][^\"\\[\\]{};,，；、\\\\]*$"},"x-upper":{"$ref":"#/$defs/fieldId"},"x-decimals":{"type":"integer","minimum":0,"maximum":10},"x-numberFormat":{"$ref":"#/$defs/numberFormat"},"x-colorScale":{"type":"array","minItems":2,"maxItems":5,"items":{"$ref":"#/$defs/colorStop"}},"x-width":{"type":"number","minimum":1,"maximum":255},"x-pii":{"enum":["id","contact","finance"]},"x-sensitivity":{"enum":["public","internal","confidential","restricted"]},"x-mask":{"$ref":"#/$defs/mask"},"x-history":{"type":["string","integer"],"pattern":"^(?:full|none)$","minimum":1,"maximum":1000},"x-provenance":{"type":"boolean"},"x-matchRole":{"enum":["identity","group","none"]},"x-normalize":{"$ref":"#/$defs/names"},"x-autoNumber":{"$ref":"#/$defs/name"},"x-system":{"$ref":"#/$defs/slug"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"relation":{"type":"object","required":["from","to"],"properties":{"id":{"$ref":"#/$defs/slug"},"from":{"$ref":"#/$defs/fieldId"},"to":{"$ref":"#/$defs/fieldId"},"kind":{"enum":["one","many","manyToMany"]},"match":{"$ref":"#/$defs/someFieldIds"},"create":{"type":"boolean"},"filter":{"$ref":"#/$defs/expression"},"integrity":{"type":"object","properties":{"orphan":{"$ref":"#/$defs/levelOrOff"},"dangling":{"$ref":"#/$defs/severity"},"cycle":{"$ref":"#/$defs/levelOrOff"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"onDelete":{"enum":["restrict","setNull","cascade","relink"]},"onArchive":{"enum":["keep","restrict","setNull","cascade","relink"]},"onMerge":{"enum":["relink","restrict","keep"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"levelOrOff":{"enum":["error","warning","info","off"]},"subtable":{"type":"object","required":["table","parent"],"properties":{"table":{"$ref":"#/$defs/fieldId"},"parent":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"condition":{"type":["object","boolean"],"properties":{"type":{"$ref":"#/$defs/jsonTypes"},"const":{"$ref":"#/$defs/scalar"},"enum":{"$ref":"#/$defs/enum"},"minimum":{"type":"number"},"maximum":{"type":"number"},"exclusiveMinimum":{"type":"number"},"exclusiveMaximum":{"type":"number"},"multipleOf":{"type":"number","exclusiveMinimum":0},"items":{"$ref":"#/$defs/condition"},"minItems":{"$ref":"#/$defs/count"},"maxItems":{"$ref":"#/$defs/count"},"minLength":{"$ref":"#/$defs/count"},"maxLength":{"$ref":"#/$defs/count"},"pattern":{"$ref":"#/$defs/pattern"},"format":{"$ref":"#/$defs/format"},"required":{"$ref":"#/$defs/fieldIds"},"dependentRequired":{"$ref":"#/$defs/dependentRequired"},"properties":{"type":"object","maxProperties":500,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/condition"}},"additionalProperties":{"const":false},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"$ref":{"$ref":"#/$defs/ref"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"compute":{"type":["string","object"],"minLength":1,"maxLength":8192,"required":["value"],"properties":{"value":{"$ref":"#/$defs/expression"},"trigger":{"type":["string","array"],"pattern":"^(?:create|change)$","minItems":1,"items":{"$ref":"#/$defs/fieldId"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"conditions":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}},"dependentRequired":{"type":"object","propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/fieldIds"}},"option":{"type":"object","required":["code"],"properties":{"code":{"$ref":"#/$defs/name"},"label":{"$ref":"#/$defs/text"},"aliases":{"$ref":"#/$defs/names"},"active":{"type":"boolean"},"parents":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"key":{"type":"object","required":["fields"],"properties":{"id":{"$ref":"#/$defs/slug"},"fields":{"$ref":"#/$defs/someFieldIds"},"nulls":{"enum":["ignore","distinct","equal"]},"mode":{"enum":["block","warn"]},"when":{"$ref":"#/$defs/expression"},"normalize":{"$ref":"#/$defs/names"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"rule":{"type":"object","required":["id","assert","message"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/name"},"scope":{"enum":["row","table","workbook"]},"when":{"$ref":"#/$defs/expression"},"assert":{"$ref":"#/$defs/expression"},"strict":{"type":"boolean"},"severity":{"$ref":"#/$defs/severity"},"mode":{"enum":["off","shadow","warn","enforce"]},"at":{"type":"array","minItems":1,"items":{"enum":["check","cli","edit","import","paste","save","stage"]}},"message":{"$ref":"#/$defs/text"},"fields":{"$ref":"#/$defs/someFieldIds"},"override":{"$ref":"#/$defs/override"},"fix":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/fix"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"fix":{"type":"object","required":["field","value"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"value":{"$ref":"#/$defs/expression"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"dedupe":{"type":"object","required":["id","match"],"properties":{"id":{"$ref":"#/$defs/slug"},"block":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/block"}},"match":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/match"}},"mustMatch":{"$ref":"#/$defs/fieldIds"},"mustNotDiffer":{"$ref":"#/$defs/fieldIds"},"score":{"$ref":"#/$defs/scoreLevels"},"survive":{"type":"object","additionalProperties":{"$ref":"#/$defs/survivorship"}},"master":{"$ref":"#/$defs/survivorship"},"keepLoser":{"$ref":"#/$defs/keepLoser"},"relink":{"enum":["relink","restrict"]},"decisions":{"$ref":"#/$defs/decisions"},"lookupPolicy":{"type":"object","required":["show"],"properties":{"roles":{"$ref":"#/$defs/someRoles"},"show":{"$ref":"#/$defs/someFieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"across":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/across"}},"lexicon":{"$ref":"#/$defs/dedupeLexicon"},"on":{"$ref":"#/$defs/dedupeMoments"},"action":{"$ref":"#/$defs/dedupeAction"},"override":{"type":"object","required":["roles"],"properties":{"roles":{"$ref":"#/$defs/someRoles"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"limits":{"type":"object","properties":{"maxCluster":{"type":"integer","minimum":2,"maximum":1000},"maxMerges":{"type":"integer","minimum":1,"maximum":100000},"dryRun":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"across":{"type":"object","required":["table","fields"],"properties":{"table":{"$ref":"#/$defs/fieldId"},"fields":{"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"$ref":"#/$defs/fieldId"}},"block":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/block"}},"match":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/match"}},"score":{"$ref":"#/$defs/scoreLevels"},"action":{"$ref":"#/$defs/dedupeAction"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"dedupeLexicon":{"type":"object","minProperties":1,"properties":{"words":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}},"differ":{"type":"array","minItems":1,"maxItems":200,"items":{"$ref":"#/$defs/name"}},"fields":{"$ref":"#/$defs/someFieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"keepLoser":{"type":"object","minProperties":1,"properties":{"names":{"type":"object","required":["of","in"],"properties":{"of":{"$ref":"#/$defs/fieldId"},"in":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"sheet":{"type":"boolean"},"undo":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"decisions":{"type":"object","minProperties":1,"properties":{"roles":{"$ref":"#/$defs/someRoles"},"expires":{"$ref":"#/$defs/duration"},"lapse":{"enum":["change","never"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"dedupeMoments":{"type":"array","minItems":1,"items":{"enum":["create","update","import","bulk"]}},"dedupeAction":{"enum":["block","warn","review","link","allow"]},"survivorship":{"type":["string","object"],"minLength":1,"properties":{"sourceRank":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/name"}},"by":{"$ref":"#/$defs/fieldId"},"approved":{"$ref":"#/$defs/expression"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"block":{"type":"object","required":["field","key"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"key":{"$ref":"#/$defs/name"},"and":{"$ref":"#/$defs/alsoBlock"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"alsoBlock":{"type":"object","required":["field","key"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"key":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"match":{"type":"object","required":["field","method"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"method":{"$ref":"#/$defs/name"},"weight":{"type":"number","minimum":-50,"maximum":50},"threshold":{"type":"number","minimum":0,"maximum":1},"blank":{"enum":["ignore","match","mismatch"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"scoreLevels":{"type":"object","properties":{"auto":{"type":["number","null"],"minimum":0,"maximum":1},"duplicate":{"type":"number","minimum":0,"maximum":1},"review":{"type":"number","minimum":0,"maximum":1}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"classify":{"type":"object","required":["target","else"],"properties":{"id":{"$ref":"#/$defs/slug"},"target":{"$ref":"#/$defs/fieldId"},"hit":{"enum":["first","unique","any","collect"]},"table":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/classRow"}},"rfm":{"$ref":"#/$defs/rfm"},"score":{"$ref":"#/$defs/scorecard"},"taxonomy":{"$ref":"#/$defs/taxonomy"},"checks":{"$ref":"#/$defs/classChecks"},"schedule":{"$ref":"#/$defs/schedule"},"override":{"$ref":"#/$defs/override"},"else":{"type":["string","null"],"minLength":1}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"classChecks":{"type":"object","minProperties":1,"properties":{"gaps":{"$ref":"#/$defs/levelOrOff"},"overlaps":{"$ref":"#/$defs/levelOrOff"},"unreachable":{"$ref":"#/$defs/levelOrOff"},"unstable":{"type":"object","required":["within"],"properties":{"within":{"type":"number","exclusiveMinimum":0,"maximum":0.5},"severity":{"$ref":"#/$defs/severity"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"schedule":{"type":"object","minProperties":1,"properties":{"on":{"enum":["change","open"]},"every":{"$ref":"#/$defs/duration"},"previous":{"$ref":"#/$defs/fieldId"},"since":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"classRow":{"type":"object","required":["when","then"],"properties":{"id":{"$ref":"#/$defs/slug"},"when":{"$ref":"#/$defs/expression"},"then":{"$ref":"#/$defs/name"},"explain":{"$ref":"#/$defs/text"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"scorecard":{"type":"object","required":["factors","bands"],"properties":{"factors":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/factor"}},"bands":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/band"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"factor":{"type":"object","required":["when","points","label"],"properties":{"id":{"$ref":"#/$defs/slug"},"when":{"$ref":"#/$defs/expression"},"points":{"type":"number"},"label":{"$ref":"#/$defs/text"},"decay":{"$ref":"#/$defs/decay"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"decay":{"type":"object","required":["field","halfLife"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"halfLife":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"rfm":{"type":"object","required":["date","count","amount","cuts"],"properties":{"date":{"$ref":"#/$defs/fieldId"},"count":{"$ref":"#/$defs/fieldId"},"amount":{"$ref":"#/$defs/fieldId"},"window":{"$ref":"#/$defs/duration"},"cuts":{"type":["integer","object"],"minimum":2,"maximum":10,"required":["date","count","amount"],"properties":{"date":{"$ref":"#/$defs/limits"},"count":{"$ref":"#/$defs/limits"},"amount":{"$ref":"#/$defs/limits"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"limits":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"number"}},"taxonomy":{"type":"object","required":["fields","rules"],"properties":{"fields":{"$ref":"#/$defs/someFieldIds"},"rules":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/taxonomyRule"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"taxonomyRule":{"type":"object","required":["then","words"],"properties":{"id":{"$ref":"#/$defs/slug"},"then":{"$ref":"#/$defs/name"},"words":{"$ref":"#/$defs/names"},"unless":{"$ref":"#/$defs/names"},"priority":{"type":"number"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"band":{"type":"object","required":["min","then"],"properties":{"min":{"type":"number"},"then":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"importProfile":{"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/name"},"headers":{"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"$ref":"#/$defs/fieldId"}},"dates":{"enum":["dayFirst","monthFirst"]},"mode":{"enum":["update","add"]},"key":{"$ref":"#/$defs/names"},"policy":{"type":"object","minProperties":1,"additionalProperties":{"enum":["ask","fillBlank","keep","newer","overwrite"]}},"faulty":{"enum":["reject","take"]},"duplicates":{"enum":["skip","add","update"]},"tag":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"stages":{"type":"object","required":["field"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"entered":{"$ref":"#/$defs/fieldId"},"forecast":{"type":"object","required":["amount","field"],"properties":{"amount":{"$ref":"#/$defs/fieldId"},"field":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"list":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/stage"}},"transitions":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/transition"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"stage":{"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/name"},"maxAge":{"$ref":"#/$defs/duration"},"probability":{"type":"number","minimum":0,"maximum":1},"reason":{"type":"object","required":["field"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"among":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"transition":{"type":"object","required":["to"],"properties":{"from":{"type":["string","array"],"minLength":1,"minItems":1,"items":{"$ref":"#/$defs/name"}},"to":{"$ref":"#/$defs/name"},"require":{"$ref":"#/$defs/someFieldIds"},"assert":{"$ref":"#/$defs/expression"},"roles":{"$ref":"#/$defs/someRoles"},"message":{"$ref":"#/$defs/text"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"colorStop":{"type":"object","required":["at","color"],"properties":{"at":{"type":["number","string"],"pattern":"^(?:minimum|maximum|lowest|highest)$"},"color":{"type":"string","pattern":"^[0-9A-Fa-f]{6}$"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"role":{"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/slug"},"label":{"$ref":"#/$defs/text"},"inherits":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"someRoles":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}},"override":{"type":"object","minProperties":1,"properties":{"allowed":{"type":"boolean"},"roles":{"$ref":"#/$defs/someRoles"},"reason":{"enum":["required","optional"]},"expires":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"person":{"type":"object","required":["id","name"],"properties":{"id":{"$ref":"#/$defs/name"},"name":{"$ref":"#/$defs/name"},"aliases":{"$ref":"#/$defs/names"},"department":{"$ref":"#/$defs/name"},"roles":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"calendar":{"type":"object","properties":{"country":{"enum":["CN"]},"weekend":{"type":"array","items":{"type":"integer","minimum":0,"maximum":6}},"holidays":{"type":"array","items":{"$ref":"#/$defs/date"}},"workdays":{"type":"array","items":{"$ref":"#/$defs/date"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"report":{"type":"object","required":["id","source","values"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/fieldId"},"rows":{"type":"array","items":{"$ref":"#/$defs/reportAxis"}},"columns":{"type":"array","items":{"$ref":"#/$defs/reportAxis"}},"values":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/reportValue"}},"filter":{"$ref":"#/$defs/reportFilter"},"sort":{"enum":["value"]},"owner":{"$ref":"#/$defs/name"},"minQuality":{"type":"number","minimum":0,"maximum":1},"qualityLine":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"reportAxis":{"type":["string","object"],"maxLength":64,"required":["bucket","of"],"properties":{"bucket":{"enum":["year","quarter","yearMonth","province","city"]},"of":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"reportFilter":{"type":"object","required":["field","values"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"values":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"reportValue":{"type":"object","required":["agg"],"properties":{"agg":{"enum":["sum","count","avg","min","max"]},"field":{"$ref":"#/$defs/fieldId"},"label":{"$ref":"#/$defs/text"},"format":{"$ref":"#/$defs/numberFormat"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"test":{"type":"object","required":["table","given","expect"],"properties":{"name":{"$ref":"#/$defs/name"},"table":{"$ref":"#/$defs/fieldId"},"today":{"$ref":"#/$defs/date"},"at":{"enum":["check","cli","edit","import","paste","save","stage"]},"me":{"$ref":"#/$defs/name"},"before":{"type":["object","array"],"additionalProperties":{"$ref":"#/$defs/cell"},"minItems":1,"items":{"$ref":"#/$defs/givenRow"}},"given":{"type":["object","array"],"additionalProperties":{"$ref":"#/$defs/cell"},"minItems":1,"items":{"$ref":"#/$defs/givenRow"}},"related":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/$defs/givenRow"}}},"expect":{"type":"object","minProperties":1,"properties":{"issues":{"type":"array","items":{"$ref":"#/$defs/expectedIssue"}},"mayKeep":{"type":"array","items":{"$ref":"#/$defs/name"}},"onDelete":{"type":"object","minProperties":1,"additionalProperties":{"enum":["cascade","relink","restrict","setNull"]}},"onArchive":{"type":"object","minProperties":1,"additionalProperties":{"enum":["cascade","keep","relink","restrict","setNull"]}},"onMerge":{"type":"object","minProperties":1,"additionalProperties":{"enum":["keep","relink","restrict"]}},"class":{"type":["string","object"],"minLength":1,"additionalProperties":{"$ref":"#/$defs/name"}},"duplicates":{"type":"integer","minimum":0},"repeats":{"enum":["block","warn","link","review","allow","none"]},"merged":{"type":["object","null"],"minProperties":1,"additionalProperties":{"$ref":"#/$defs/cell"}},"mergeAsks":{"$ref":"#/$defs/fieldIds"},"across":{"type":"object","minProperties":1,"additionalProperties":{"type":"integer","minimum":0}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"expectedIssue":{"type":["string","object"],"minLength":1,"maxLength":200,"required":["issue"],"properties":{"issue":{"$ref":"#/$defs/name"},"severity":{"$ref":"#/$defs/severity"},"message":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"givenRow":{"type":"object","additionalProperties":{"$ref":"#/$defs/cell"}},"cell":{"type":["string","number","boolean","null"]},"scalar":{"type":["string","number","boolean"]},"enum":{"type":"array","minItems":1,"maxItems":2000,"items":{"$ref":"#/$defs/scalar"}},"jsonTypes":{"type":["string","array"],"items":{"enum":["object","array","string","number","integer","boolean"]}},"text":{"type":["string","object"],"minLength":1,"maxLength":2000,"properties":{"zh-CN":{"$ref":"#/$defs/plain"},"en":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"plain":{"type":"string","minLength":1,"maxLength":2000},"name":{"type":"string","minLength":1,"maxLength":200},"names":{"type":"array","items":{"$ref":"#/$defs/name"}},"count":{"type":"integer","minimum":0,"maximum":32767},"severity":{"enum":["error","warning","info"]},"fieldIds":{"type":"array","items":{"$ref":"#/$defs/fieldId"}},"someFieldIds":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/fieldId"}},"expression":{"type":"string","minLength":1,"maxLength":8192},"pattern":{"type":"string","minLength":1,"maxLength":500},"numberFormat":{"type":"string","minLength":1,"maxLength":255},"format":{"enum":["date","date-time","duration","email","ipv4","ipv6","time","uri","uri-reference","uuid"]},"fieldId":{"type":"string","maxLength":64,"pattern":"^[\\p{L}_][\\p{L}\\p{N}_]*$"},"slug":{"type":"string","maxLength":100,"pattern":"^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"},"uri":{"type":"string","maxLength":500,"pattern":"^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"},"layout":{"type":"object","minProperties":1,"properties":{"sections":{"$ref":"#/$defs/sections"},"tabs":{"$ref":"#/$defs/tabs"},"widths":{"$ref":"#/$defs/widths"},"variants":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/layoutVariant"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"reveal":{"type":"object","required":["roles"],"properties":{"roles":{"$ref":"#/$defs/someRoles"},"fields":{"$ref":"#/$defs/fieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"layoutVariant":{"type":"object","minProperties":2,"properties":{"when":{"$ref":"#/$defs/expression"},"roles":{"$ref":"#/$defs/someRoles"},"sections":{"$ref":"#/$defs/sections"},"tabs":{"$ref":"#/$defs/tabs"},"widths":{"$ref":"#/$defs/widths"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"sections":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/section"}},"tabs":{"type":"array","minItems":2,"maxItems":20,"items":{"$ref":"#/$defs/tab"}},"tab":{"type":"object","required":["title","sections"],"properties":{"title":{"$ref":"#/$defs/text"},"sections":{"$ref":"#/$defs/sections"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"widths":{"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"enum":["full","half"]}},"section":{"type":"object","required":["title","fields"],"properties":{"title":{"$ref":"#/$defs/text"},"fields":{"$ref":"#/$defs/fieldIds"},"folded":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"version":{"type":"string","pattern":"^(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})$"},"wordLists":{"type":"object","maxProperties":50,"propertyNames":{"$ref":"#/$defs/slug"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":2000,"additionalProperties":{"type":"string","maxLength":200}}},"mask":{"type":"string","maxLength":5,"pattern":"^\\d{0,2}\\*\\d{0,2}$"},"date":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"},"duration":{"type":"string","maxLength":20,"pattern":"^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"},"country":{"type":"string","pattern":"^[A-Z]{2}$"},"currency":{"type":"string","pattern":"^[A-Z]{3}$"},"ref":{"type":"string","maxLength":300,"pattern":"^#/\\$defs/[^/]+$"},"sheetName":{"type":"string","minLength":1,"maxLength":31,"pattern":"^(?!')[^\\[\\]:*?/\\\\]*[^\\[\\]:*?/\\\\']$"},"tableName":{"type":"string","maxLength":255,"pattern":"^[\\p{L}_][\\p{L}\\p{N}_.]*$"}}};
const schema32 = {"type":"object","required":["$schema","id","version","tables"],"properties":{"$schema":{"const":"https://crm-sheets.example/dialect/1"},"id":{"$ref":"#/$defs/uri"},"version":{"$ref":"#/$defs/version"},"title":{"$ref":"#/$defs/text"},"description":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/name"},"license":{"$ref":"#/$defs/name"},"tables":{"type":"object","minProperties":1,"maxProperties":50,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/table"}},"people":{"type":"array","items":{"$ref":"#/$defs/person"}},"roles":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/role"}},"maps":{"$ref":"#/$defs/wordLists"},"lexicons":{"$ref":"#/$defs/wordLists"},"calendar":{"$ref":"#/$defs/calendar"},"reports":{"type":"array","items":{"$ref":"#/$defs/report"}},"tests":{"type":"array","items":{"$ref":"#/$defs/test"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema33 = {"type":"string","maxLength":500,"pattern":"^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"};
const schema34 = {"type":"string","pattern":"^(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})$"};
const schema38 = {"type":"string","minLength":1,"maxLength":200};
const schema40 = {"type":"string","maxLength":64,"pattern":"^[\\p{L}_][\\p{L}\\p{N}_]*$"};
const func0 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^x-vendor-", "u");
const pattern5 = new RegExp("^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$", "u");
const pattern6 = new RegExp("^(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})$", "u");
const pattern8 = new RegExp("^[\\p{L}_][\\p{L}\\p{N}_]*$", "u");
const schema35 = {"type":["string","object"],"minLength":1,"maxLength":2000,"properties":{"zh-CN":{"$ref":"#/$defs/plain"},"en":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema36 = {"type":"string","minLength":1,"maxLength":2000};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema35.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length > 2000){
const err1 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((key0 === "zh-CN") || (key0 === "en")) || (pattern4.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["zh-CN"] !== undefined && func0.call(data, "zh-CN")){
let data0 = data["zh-CN"];
if(typeof data0 === "string"){
if(data0.length > 2000){
const err4 = {instancePath:instancePath+"/zh-CN",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/zh-CN",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/zh-CN",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.en !== undefined && func0.call(data, "en")){
let data1 = data.en;
if(typeof data1 === "string"){
if(data1.length > 2000){
const err7 = {instancePath:instancePath+"/en",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/en",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/en",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"type":"object","required":["subject","schema"],"properties":{"sheet":{"$ref":"#/$defs/sheetName"},"tableName":{"$ref":"#/$defs/tableName"},"labels":{"$ref":"#/$defs/text"},"subject":{"enum":["person","organisation"]},"recordId":{"$ref":"#/$defs/fieldId"},"display":{"$ref":"#/$defs/expression"},"order":{"$ref":"#/$defs/fieldIds"},"layout":{"$ref":"#/$defs/layout"},"reveal":{"$ref":"#/$defs/reveal"},"schema":{"$ref":"#/$defs/row"},"keys":{"type":"array","items":{"$ref":"#/$defs/key"}},"rules":{"type":"array","items":{"$ref":"#/$defs/rule"}},"dedupe":{"type":"array","items":{"$ref":"#/$defs/dedupe"}},"classify":{"type":"array","items":{"$ref":"#/$defs/classify"}},"stages":{"$ref":"#/$defs/stages"},"relations":{"type":"array","items":{"$ref":"#/$defs/relation"}},"subtables":{"type":"array","items":{"$ref":"#/$defs/subtable"}},"import":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/importProfile"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema42 = {"type":"string","minLength":1,"maxLength":31,"pattern":"^(?!')[^\\[\\]:*?/\\\\]*[^\\[\\]:*?/\\\\']$"};
const schema43 = {"type":"string","maxLength":255,"pattern":"^[\\p{L}_][\\p{L}\\p{N}_.]*$"};
const schema45 = {"type":"string","minLength":1,"maxLength":8192};
const pattern10 = new RegExp("^(?!')[^\\[\\]:*?/\\\\]*[^\\[\\]:*?/\\\\']$", "u");
const pattern11 = new RegExp("^[\\p{L}_][\\p{L}\\p{N}_.]*$", "u");
const schema46 = {"type":"array","items":{"$ref":"#/$defs/fieldId"}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(data0.length > 64){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern8.test(data0)){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema48 = {"type":"object","minProperties":1,"properties":{"sections":{"$ref":"#/$defs/sections"},"tabs":{"$ref":"#/$defs/tabs"},"widths":{"$ref":"#/$defs/widths"},"variants":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/layoutVariant"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema53 = {"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"enum":["full","half"]}};
const schema49 = {"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/section"}};
const schema50 = {"type":"object","required":["title","fields"],"properties":{"title":{"$ref":"#/$defs/text"},"fields":{"$ref":"#/$defs/fieldIds"},"folded":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.title === undefined) || (!(func0.call(data, "title")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.fields === undefined) || (!(func0.call(data, "fields")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fields"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "title") || (key0 === "fields")) || (key0 === "folded")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate27(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.folded !== undefined && func0.call(data, "folded")){
if(typeof data.folded !== "boolean"){
const err3 = {instancePath:instancePath+"/folded",schemaPath:"#/properties/folded/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 50){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate31(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"type":"array","minItems":2,"maxItems":20,"items":{"$ref":"#/$defs/tab"}};
const schema52 = {"type":"object","required":["title","sections"],"properties":{"title":{"$ref":"#/$defs/text"},"sections":{"$ref":"#/$defs/sections"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.title === undefined) || (!(func0.call(data, "title")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.sections === undefined) || (!(func0.call(data, "sections")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "sections"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "title") || (key0 === "sections")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.sections !== undefined && func0.call(data, "sections")){
if(!(validate30(data.sections, {instancePath:instancePath+"/sections",parentData:data,parentDataProperty:"sections",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 20){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 2){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate37(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"type":"object","minProperties":2,"properties":{"when":{"$ref":"#/$defs/expression"},"roles":{"$ref":"#/$defs/someRoles"},"sections":{"$ref":"#/$defs/sections"},"tabs":{"$ref":"#/$defs/tabs"},"widths":{"$ref":"#/$defs/widths"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema56 = {"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}};
const schema57 = {"type":"string","maxLength":100,"pattern":"^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"};
const pattern18 = new RegExp("^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$", "u");

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(data0.length > 100){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern18.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 2){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 2}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "when") || (key0 === "roles")) || (key0 === "sections")) || (key0 === "tabs")) || (key0 === "widths")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data0 = data.when;
if(typeof data0 === "string"){
if(data0.length > 8192){
const err2 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate43(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.sections !== undefined && func0.call(data, "sections")){
if(!(validate30(data.sections, {instancePath:instancePath+"/sections",parentData:data,parentDataProperty:"sections",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.tabs !== undefined && func0.call(data, "tabs")){
if(!(validate36(data.tabs, {instancePath:instancePath+"/tabs",parentData:data,parentDataProperty:"tabs",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.widths !== undefined && func0.call(data, "widths")){
let data4 = data.widths;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 500){
const err5 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(Object.keys(data4).length < 1){
const err6 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key1 of Object.keys(data4)){
let data5 = data4[key1];
if(!((data5 === "full") || (data5 === "half"))){
const err7 = {instancePath:instancePath+"/widths/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/widths/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema53.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "sections") || (key0 === "tabs")) || (key0 === "widths")) || (key0 === "variants")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.sections !== undefined && func0.call(data, "sections")){
if(!(validate30(data.sections, {instancePath:instancePath+"/sections",parentData:data,parentDataProperty:"sections",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate30.errors);
errors = vErrors.length;
}
}
if(data.tabs !== undefined && func0.call(data, "tabs")){
if(!(validate36(data.tabs, {instancePath:instancePath+"/tabs",parentData:data,parentDataProperty:"tabs",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.widths !== undefined && func0.call(data, "widths")){
let data2 = data.widths;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length > 500){
const err2 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(Object.keys(data2).length < 1){
const err3 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data2)){
let data3 = data2[key1];
if(!((data3 === "full") || (data3 === "half"))){
const err4 = {instancePath:instancePath+"/widths/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/widths/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema53.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/widths",schemaPath:"#/$defs/widths/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.variants !== undefined && func0.call(data, "variants")){
let data4 = data.variants;
if(Array.isArray(data4)){
if(data4.length > 20){
const err6 = {instancePath:instancePath+"/variants",schemaPath:"#/properties/variants/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data4.length < 1){
const err7 = {instancePath:instancePath+"/variants",schemaPath:"#/properties/variants/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
if(!(validate42(data4[i0], {instancePath:instancePath+"/variants/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate42.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/variants",schemaPath:"#/properties/variants/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema59 = {"type":"object","required":["roles"],"properties":{"roles":{"$ref":"#/$defs/someRoles"},"fields":{"$ref":"#/$defs/fieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.roles === undefined) || (!(func0.call(data, "roles")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "roles"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "roles") || (key0 === "fields")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate43(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate27(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema60 = {"type":"object","required":["type","properties"],"properties":{"$schema":{"const":"https://json-schema.org/draft/2020-12/schema"},"type":{"const":"object"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"},"required":{"$ref":"#/$defs/fieldIds"},"dependentRequired":{"$ref":"#/$defs/dependentRequired"},"properties":{"type":"object","minProperties":1,"maxProperties":500,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/field"}},"additionalProperties":{"const":false},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"$defs":{"type":"object","propertyNames":{"$ref":"#/$defs/slug"},"additionalProperties":{"$ref":"#/$defs/condition"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema63 = {"type":"object","propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/fieldIds"}};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
const _errs1 = errors;
if(typeof key0 === "string"){
if(key0.length > 64){
const err0 = {instancePath,schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64},propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern8.test(key0)){
const err1 = {instancePath,schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"},propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"},propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err3 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
if(!(validate27(data[key1], {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema66 = {"type":"object","properties":{"type":{"enum":["string","number","integer","boolean","array"]},"const":{"$ref":"#/$defs/scalar"},"enum":{"$ref":"#/$defs/enum"},"minimum":{"type":"number"},"maximum":{"type":"number"},"exclusiveMinimum":{"type":"number"},"exclusiveMaximum":{"type":"number"},"multipleOf":{"type":"number","exclusiveMinimum":0},"items":{"$ref":"#/$defs/condition"},"minItems":{"$ref":"#/$defs/count"},"maxItems":{"$ref":"#/$defs/count"},"minLength":{"$ref":"#/$defs/count"},"maxLength":{"$ref":"#/$defs/count"},"pattern":{"$ref":"#/$defs/pattern"},"format":{"$ref":"#/$defs/format"},"$ref":{"$ref":"#/$defs/ref"},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"},"examples":{"type":"array","items":{"$ref":"#/$defs/scalar"}},"readOnly":{"type":"boolean"},"writeOnly":{"type":"boolean"},"deprecated":{"type":"boolean"},"default":{"$ref":"#/$defs/scalar"},"x-default":{"$ref":"#/$defs/expression"},"x-formula":{"$ref":"#/$defs/expression"},"x-lookup":{"type":"string","minLength":3,"maxLength":200,"pattern":"^[^\\[\\]\"]+\\.[^\\[\\]\"]+$"},"x-rollup":{"type":"object","required":["table","by"],"properties":{"table":{"$ref":"#/$defs/slug"},"by":{"$ref":"#/$defs/fieldId"},"field":{"$ref":"#/$defs/fieldId"},"agg":{"enum":["average","count","max","min","sum"]},"where":{"type":"object","minProperties":1,"maxProperties":10,"additionalProperties":{"$ref":"#/$defs/scalar"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-result":{"enum":["bool","date","datetime","integer","money","number","percent","text"]},"x-compute":{"$ref":"#/$defs/compute"},"x-freshness":{"type":"object","required":["after","verifiedBy"],"properties":{"after":{"type":"string","maxLength":20,"pattern":"^P"},"verifiedBy":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-requiredWhen":{"$ref":"#/$defs/expression"},"x-visibleWhen":{"$ref":"#/$defs/expression"},"x-readOnlyWhen":{"$ref":"#/$defs/expression"},"x-placeholder":{"$ref":"#/$defs/text"},"x-type":{"$ref":"#/$defs/slug"},"x-label":{"$ref":"#/$defs/text"},"x-help":{"$ref":"#/$defs/text"},"x-severity":{"$ref":"#/$defs/severity"},"x-native":{"enum":["auto","none","strict"]},"x-message":{"$ref":"#/$defs/text"},"x-aliases":{"$ref":"#/$defs/names"},"x-options":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/option"}},"x-optionsFrom":{"type":"object","minProperties":1,"properties":{"data":{"enum":["industries","industrySections"]},"field":{"$ref":"#/$defs/fieldId"},"table":{"$ref":"#/$defs/fieldId"},"column":{"$ref":"#/$defs/fieldId"},"under":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"x-country":{"$ref":"#/$defs/country"},"x-currency":{"$ref":"#/$defs/currency"},"x-unit":{"type":"string","maxLength":16,"pattern":"^[\\p{L}°℃㎡㎥][^\"\\[\\]{};,，；、\\\\]*$"},"x-upper":{"$ref":"#/$defs/fieldId"},"x-decimals":{"type":"integer","minimum":0,"maximum":10},"x-numberFormat":{"$ref":"#/$defs/numberFormat"},"x-colorScale":{"type":"array","minItems":2,"maxItems":5,"items":{"$ref":"#/$defs/colorStop"}},"x-width":{"type":"number","minimum":1,"maximum":255},"x-pii":{"enum":["id","contact","finance"]},"x-sensitivity":{"enum":["public","internal","confidential","restricted"]},"x-mask":{"$ref":"#/$defs/mask"},"x-history":{"type":["string","integer"],"pattern":"^(?:full|none)$","minimum":1,"maximum":1000},"x-provenance":{"type":"boolean"},"x-matchRole":{"enum":["identity","group","none"]},"x-normalize":{"$ref":"#/$defs/names"},"x-autoNumber":{"$ref":"#/$defs/name"},"x-system":{"$ref":"#/$defs/slug"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema67 = {"type":["string","number","boolean"]};
const schema73 = {"type":"integer","minimum":0,"maximum":32767};
const schema77 = {"type":"string","minLength":1,"maxLength":500};
const schema78 = {"enum":["date","date-time","duration","email","ipv4","ipv6","time","uri","uri-reference","uuid"]};
const schema81 = {"type":"string","maxLength":300,"pattern":"^#/\\$defs/[^/]+$"};
const schema109 = {"enum":["error","warning","info"]};
const schema119 = {"type":"string","pattern":"^[A-Z]{2}$"};
const schema120 = {"type":"string","pattern":"^[A-Z]{3}$"};
const schema122 = {"type":"string","minLength":1,"maxLength":255};
const schema123 = {"type":"object","required":["at","color"],"properties":{"at":{"type":["number","string"],"pattern":"^(?:minimum|maximum|lowest|highest)$"},"color":{"type":"string","pattern":"^[0-9A-Fa-f]{6}$"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema124 = {"type":"string","maxLength":5,"pattern":"^\\d{0,2}\\*\\d{0,2}$"};
const pattern26 = new RegExp("^#/\\$defs/[^/]+$", "u");
const pattern28 = new RegExp("^[^\\[\\]\"]+\\.[^\\[\\]\"]+$", "u");
const pattern37 = new RegExp("^P", "u");
const pattern46 = new RegExp("^[A-Z]{2}$", "u");
const pattern47 = new RegExp("^[A-Z]{3}$", "u");
const pattern48 = new RegExp("^[\\p{L}°℃㎡㎥][^\"\\[\\]{};,，；、\\\\]*$", "u");
const pattern51 = new RegExp("^(?:minimum|maximum|lowest|highest)$", "u");
const pattern52 = new RegExp("^[0-9A-Fa-f]{6}$", "u");
const pattern53 = new RegExp("^\\d{0,2}\\*\\d{0,2}$", "u");
const pattern54 = new RegExp("^(?:full|none)$", "u");
const schema68 = {"type":"array","minItems":1,"maxItems":2000,"items":{"$ref":"#/$defs/scalar"}};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 2000){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema70 = {"type":["object","boolean"],"properties":{"type":{"$ref":"#/$defs/jsonTypes"},"const":{"$ref":"#/$defs/scalar"},"enum":{"$ref":"#/$defs/enum"},"minimum":{"type":"number"},"maximum":{"type":"number"},"exclusiveMinimum":{"type":"number"},"exclusiveMaximum":{"type":"number"},"multipleOf":{"type":"number","exclusiveMinimum":0},"items":{"$ref":"#/$defs/condition"},"minItems":{"$ref":"#/$defs/count"},"maxItems":{"$ref":"#/$defs/count"},"minLength":{"$ref":"#/$defs/count"},"maxLength":{"$ref":"#/$defs/count"},"pattern":{"$ref":"#/$defs/pattern"},"format":{"$ref":"#/$defs/format"},"required":{"$ref":"#/$defs/fieldIds"},"dependentRequired":{"$ref":"#/$defs/dependentRequired"},"properties":{"type":"object","maxProperties":500,"propertyNames":{"$ref":"#/$defs/fieldId"},"additionalProperties":{"$ref":"#/$defs/condition"}},"additionalProperties":{"const":false},"if":{"$ref":"#/$defs/condition"},"then":{"$ref":"#/$defs/condition"},"else":{"$ref":"#/$defs/condition"},"allOf":{"$ref":"#/$defs/conditions"},"anyOf":{"$ref":"#/$defs/conditions"},"not":{"$ref":"#/$defs/condition"},"$ref":{"$ref":"#/$defs/ref"},"title":{"$ref":"#/$defs/plain"},"description":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema71 = {"type":["string","array"],"items":{"enum":["object","array","string","number","integer","boolean"]}};
const schema80 = {"type":"array","minItems":1,"items":{"$ref":"#/$defs/condition"}};
const wrapper0 = {validate: validate61};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(wrapper0.validate(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "boolean")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema70.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((func0.call(schema70.properties, key0)) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if((typeof data0 !== "string") && (!(Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/type",schemaPath:"#/$defs/jsonTypes/type",keyword:"type",params:{type: schema71.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!((((((data1 === "object") || (data1 === "array")) || (data1 === "string")) || (data1 === "number")) || (data1 === "integer")) || (data1 === "boolean"))){
const err3 = {instancePath:instancePath+"/type/" + i0,schemaPath:"#/$defs/jsonTypes/items/enum",keyword:"enum",params:{allowedValues: schema71.items.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
if(data.const !== undefined && func0.call(data, "const")){
let data2 = data.const;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
const err4 = {instancePath:instancePath+"/const",schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.enum !== undefined && func0.call(data, "enum")){
if(!(validate59(data.enum, {instancePath:instancePath+"/enum",parentData:data,parentDataProperty:"enum",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate59.errors);
errors = vErrors.length;
}
}
if(data.minimum !== undefined && func0.call(data, "minimum")){
let data4 = data.minimum;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err5 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.maximum !== undefined && func0.call(data, "maximum")){
let data5 = data.maximum;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err6 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined && func0.call(data, "exclusiveMinimum")){
let data6 = data.exclusiveMinimum;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err7 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/properties/exclusiveMinimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined && func0.call(data, "exclusiveMaximum")){
let data7 = data.exclusiveMaximum;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err8 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/properties/exclusiveMaximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.multipleOf !== undefined && func0.call(data, "multipleOf")){
let data8 = data.multipleOf;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 <= 0 || isNaN(data8)){
const err9 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.items !== undefined && func0.call(data, "items")){
if(!(wrapper0.validate(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.minItems !== undefined && func0.call(data, "minItems")){
let data10 = data.minItems;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err11 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 32767 || isNaN(data10)){
const err12 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.maxItems !== undefined && func0.call(data, "maxItems")){
let data11 = data.maxItems;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err14 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 32767 || isNaN(data11)){
const err15 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err16 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
if(data.minLength !== undefined && func0.call(data, "minLength")){
let data12 = data.minLength;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err17 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 32767 || isNaN(data12)){
const err18 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.maxLength !== undefined && func0.call(data, "maxLength")){
let data13 = data.maxLength;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err20 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 32767 || isNaN(data13)){
const err21 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err22 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data14 = data.pattern;
if(typeof data14 === "string"){
if(data14.length > 500){
const err23 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data14.length < 1){
const err24 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.format !== undefined && func0.call(data, "format")){
let data15 = data.format;
if(!((((((((((data15 === "date") || (data15 === "date-time")) || (data15 === "duration")) || (data15 === "email")) || (data15 === "ipv4")) || (data15 === "ipv6")) || (data15 === "time")) || (data15 === "uri")) || (data15 === "uri-reference")) || (data15 === "uuid"))){
const err26 = {instancePath:instancePath+"/format",schemaPath:"#/$defs/format/enum",keyword:"enum",params:{allowedValues: schema78.enum}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.required !== undefined && func0.call(data, "required")){
if(!(validate27(data.required, {instancePath:instancePath+"/required",parentData:data,parentDataProperty:"required",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.dependentRequired !== undefined && func0.call(data, "dependentRequired")){
if(!(validate55(data.dependentRequired, {instancePath:instancePath+"/dependentRequired",parentData:data,parentDataProperty:"dependentRequired",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined && func0.call(data, "properties")){
let data18 = data.properties;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length > 500){
const err27 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key1 of Object.keys(data18)){
const _errs42 = errors;
if(typeof key1 === "string"){
if(key1.length > 64){
const err28 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64},propertyName:key1};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(!pattern8.test(key1)){
const err29 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"},propertyName:key1};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"},propertyName:key1};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid11 = _errs42 === errors;
if(!valid11){
const err31 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key2 of Object.keys(data18)){
if(!(wrapper0.validate(data18[key2], {instancePath:instancePath+"/properties/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data18,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
else {
const err32 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.additionalProperties !== undefined && func0.call(data, "additionalProperties")){
if(false !== data.additionalProperties){
const err33 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(wrapper0.validate(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(wrapper0.validate(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.else !== undefined && func0.call(data, "else")){
if(!(wrapper0.validate(data.else, {instancePath:instancePath+"/else",parentData:data,parentDataProperty:"else",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(validate65(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(validate65(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(wrapper0.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, wrapper0.validate.errors);
errors = vErrors.length;
}
}
if(data.$ref !== undefined && func0.call(data, "$ref")){
let data27 = data.$ref;
if(typeof data27 === "string"){
if(data27.length > 300){
const err34 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/maxLength",keyword:"maxLength",params:{limit: 300}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern26.test(data27)){
const err35 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/pattern",keyword:"pattern",params:{pattern: "^#/\\$defs/[^/]+$"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data28 = data.title;
if(typeof data28 === "string"){
if(data28.length > 2000){
const err37 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data28.length < 1){
const err38 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data29 = data.description;
if(typeof data29 === "string"){
if(data29.length > 2000){
const err40 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data29.length < 1){
const err41 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema101 = {"type":["string","object"],"minLength":1,"maxLength":8192,"required":["value"],"properties":{"value":{"$ref":"#/$defs/expression"},"trigger":{"type":["string","array"],"pattern":"^(?:create|change)$","minItems":1,"items":{"$ref":"#/$defs/fieldId"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const pattern34 = new RegExp("^(?:create|change)$", "u");

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema101.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length > 8192){
const err1 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "value") || (key0 === "trigger")) || (pattern4.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data0 = data.value;
if(typeof data0 === "string"){
if(data0.length > 8192){
const err5 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.trigger !== undefined && func0.call(data, "trigger")){
let data1 = data.trigger;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err8 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/type",keyword:"type",params:{type: schema101.properties.trigger.type}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(typeof data1 === "string"){
if(!pattern34.test(data1)){
const err9 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/pattern",keyword:"pattern",params:{pattern: "^(?:create|change)$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(Array.isArray(data1)){
if(data1.length < 1){
const err10 = {instancePath:instancePath+"/trigger",schemaPath:"#/properties/trigger/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length > 64){
const err11 = {instancePath:instancePath+"/trigger/" + i0,schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern8.test(data2)){
const err12 = {instancePath:instancePath+"/trigger/" + i0,schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/trigger/" + i0,schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema110 = {"type":"array","items":{"$ref":"#/$defs/name"}};

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(data0.length > 200){
const err0 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema112 = {"type":"object","required":["code"],"properties":{"code":{"$ref":"#/$defs/name"},"label":{"$ref":"#/$defs/text"},"aliases":{"$ref":"#/$defs/names"},"active":{"type":"boolean"},"parents":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.code === undefined) || (!(func0.call(data, "code")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "code"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "code") || (key0 === "label")) || (key0 === "aliases")) || (key0 === "active")) || (key0 === "parents")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.code !== undefined && func0.call(data, "code")){
let data0 = data.code;
if(typeof data0 === "string"){
if(data0.length > 200){
const err2 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/code",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.label !== undefined && func0.call(data, "label")){
if(!(validate22(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.aliases !== undefined && func0.call(data, "aliases")){
if(!(validate81(data.aliases, {instancePath:instancePath+"/aliases",parentData:data,parentDataProperty:"aliases",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.active !== undefined && func0.call(data, "active")){
if(typeof data.active !== "boolean"){
const err5 = {instancePath:instancePath+"/active",schemaPath:"#/properties/active/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.parents !== undefined && func0.call(data, "parents")){
let data4 = data.parents;
if(Array.isArray(data4)){
if(data4.length < 1){
const err6 = {instancePath:instancePath+"/parents",schemaPath:"#/properties/parents/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 200){
const err7 = {instancePath:instancePath+"/parents/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data5.length < 1){
const err8 = {instancePath:instancePath+"/parents/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/parents/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/parents",schemaPath:"#/properties/parents/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((func0.call(schema66.properties, key0)) || (pattern4.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
let data0 = data.type;
if(!(((((data0 === "string") || (data0 === "number")) || (data0 === "integer")) || (data0 === "boolean")) || (data0 === "array"))){
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema66.properties.type.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.const !== undefined && func0.call(data, "const")){
let data1 = data.const;
if(((typeof data1 !== "string") && (!((typeof data1 == "number") && (isFinite(data1))))) && (typeof data1 !== "boolean")){
const err2 = {instancePath:instancePath+"/const",schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.enum !== undefined && func0.call(data, "enum")){
if(!(validate59(data.enum, {instancePath:instancePath+"/enum",parentData:data,parentDataProperty:"enum",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate59.errors);
errors = vErrors.length;
}
}
if(data.minimum !== undefined && func0.call(data, "minimum")){
let data3 = data.minimum;
if(!((typeof data3 == "number") && (isFinite(data3)))){
const err3 = {instancePath:instancePath+"/minimum",schemaPath:"#/properties/minimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.maximum !== undefined && func0.call(data, "maximum")){
let data4 = data.maximum;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err4 = {instancePath:instancePath+"/maximum",schemaPath:"#/properties/maximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.exclusiveMinimum !== undefined && func0.call(data, "exclusiveMinimum")){
let data5 = data.exclusiveMinimum;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err5 = {instancePath:instancePath+"/exclusiveMinimum",schemaPath:"#/properties/exclusiveMinimum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.exclusiveMaximum !== undefined && func0.call(data, "exclusiveMaximum")){
let data6 = data.exclusiveMaximum;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err6 = {instancePath:instancePath+"/exclusiveMaximum",schemaPath:"#/properties/exclusiveMaximum/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.multipleOf !== undefined && func0.call(data, "multipleOf")){
let data7 = data.multipleOf;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 <= 0 || isNaN(data7)){
const err7 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/multipleOf",schemaPath:"#/properties/multipleOf/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.items !== undefined && func0.call(data, "items")){
if(!(validate61(data.items, {instancePath:instancePath+"/items",parentData:data,parentDataProperty:"items",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.minItems !== undefined && func0.call(data, "minItems")){
let data9 = data.minItems;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err9 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 32767 || isNaN(data9)){
const err10 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err11 = {instancePath:instancePath+"/minItems",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.maxItems !== undefined && func0.call(data, "maxItems")){
let data10 = data.maxItems;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err12 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 32767 || isNaN(data10)){
const err13 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err14 = {instancePath:instancePath+"/maxItems",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
if(data.minLength !== undefined && func0.call(data, "minLength")){
let data11 = data.minLength;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err15 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 32767 || isNaN(data11)){
const err16 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/minLength",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.maxLength !== undefined && func0.call(data, "maxLength")){
let data12 = data.maxLength;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 32767 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 32767}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err20 = {instancePath:instancePath+"/maxLength",schemaPath:"#/$defs/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data.pattern !== undefined && func0.call(data, "pattern")){
let data13 = data.pattern;
if(typeof data13 === "string"){
if(data13.length > 500){
const err21 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data13.length < 1){
const err22 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/pattern",schemaPath:"#/$defs/pattern/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.format !== undefined && func0.call(data, "format")){
let data14 = data.format;
if(!((((((((((data14 === "date") || (data14 === "date-time")) || (data14 === "duration")) || (data14 === "email")) || (data14 === "ipv4")) || (data14 === "ipv6")) || (data14 === "time")) || (data14 === "uri")) || (data14 === "uri-reference")) || (data14 === "uuid"))){
const err24 = {instancePath:instancePath+"/format",schemaPath:"#/$defs/format/enum",keyword:"enum",params:{allowedValues: schema78.enum}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.$ref !== undefined && func0.call(data, "$ref")){
let data15 = data.$ref;
if(typeof data15 === "string"){
if(data15.length > 300){
const err25 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/maxLength",keyword:"maxLength",params:{limit: 300}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern26.test(data15)){
const err26 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/pattern",keyword:"pattern",params:{pattern: "^#/\\$defs/[^/]+$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/$ref",schemaPath:"#/$defs/ref/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(validate61(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate61(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.else !== undefined && func0.call(data, "else")){
if(!(validate61(data.else, {instancePath:instancePath+"/else",parentData:data,parentDataProperty:"else",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(validate65(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(validate65(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate61(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data22 = data.title;
if(typeof data22 === "string"){
if(data22.length > 2000){
const err28 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data22.length < 1){
const err29 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data23 = data.description;
if(typeof data23 === "string"){
if(data23.length > 2000){
const err31 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data23.length < 1){
const err32 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.examples !== undefined && func0.call(data, "examples")){
let data24 = data.examples;
if(Array.isArray(data24)){
const len0 = data24.length;
for(let i0=0; i0<len0; i0++){
let data25 = data24[i0];
if(((typeof data25 !== "string") && (!((typeof data25 == "number") && (isFinite(data25))))) && (typeof data25 !== "boolean")){
const err34 = {instancePath:instancePath+"/examples/" + i0,schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/examples",schemaPath:"#/properties/examples/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.readOnly !== undefined && func0.call(data, "readOnly")){
if(typeof data.readOnly !== "boolean"){
const err36 = {instancePath:instancePath+"/readOnly",schemaPath:"#/properties/readOnly/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.writeOnly !== undefined && func0.call(data, "writeOnly")){
if(typeof data.writeOnly !== "boolean"){
const err37 = {instancePath:instancePath+"/writeOnly",schemaPath:"#/properties/writeOnly/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.deprecated !== undefined && func0.call(data, "deprecated")){
if(typeof data.deprecated !== "boolean"){
const err38 = {instancePath:instancePath+"/deprecated",schemaPath:"#/properties/deprecated/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.default !== undefined && func0.call(data, "default")){
let data29 = data.default;
if(((typeof data29 !== "string") && (!((typeof data29 == "number") && (isFinite(data29))))) && (typeof data29 !== "boolean")){
const err39 = {instancePath:instancePath+"/default",schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data["x-default"] !== undefined && func0.call(data, "x-default")){
let data30 = data["x-default"];
if(typeof data30 === "string"){
if(data30.length > 8192){
const err40 = {instancePath:instancePath+"/x-default",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data30.length < 1){
const err41 = {instancePath:instancePath+"/x-default",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/x-default",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data["x-formula"] !== undefined && func0.call(data, "x-formula")){
let data31 = data["x-formula"];
if(typeof data31 === "string"){
if(data31.length > 8192){
const err43 = {instancePath:instancePath+"/x-formula",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data31.length < 1){
const err44 = {instancePath:instancePath+"/x-formula",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/x-formula",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data["x-lookup"] !== undefined && func0.call(data, "x-lookup")){
let data32 = data["x-lookup"];
if(typeof data32 === "string"){
if(data32.length > 200){
const err46 = {instancePath:instancePath+"/x-lookup",schemaPath:"#/properties/x-lookup/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data32.length < 3){
const err47 = {instancePath:instancePath+"/x-lookup",schemaPath:"#/properties/x-lookup/minLength",keyword:"minLength",params:{limit: 3}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!pattern28.test(data32)){
const err48 = {instancePath:instancePath+"/x-lookup",schemaPath:"#/properties/x-lookup/pattern",keyword:"pattern",params:{pattern: "^[^\\[\\]\"]+\\.[^\\[\\]\"]+$"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/x-lookup",schemaPath:"#/properties/x-lookup/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data["x-rollup"] !== undefined && func0.call(data, "x-rollup")){
let data33 = data["x-rollup"];
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if((data33.table === undefined) || (!(func0.call(data33, "table")))){
const err50 = {instancePath:instancePath+"/x-rollup",schemaPath:"#/properties/x-rollup/required",keyword:"required",params:{missingProperty: "table"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((data33.by === undefined) || (!(func0.call(data33, "by")))){
const err51 = {instancePath:instancePath+"/x-rollup",schemaPath:"#/properties/x-rollup/required",keyword:"required",params:{missingProperty: "by"}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key1 of Object.keys(data33)){
if(!((((((key1 === "table") || (key1 === "by")) || (key1 === "field")) || (key1 === "agg")) || (key1 === "where")) || (pattern4.test(key1)))){
const err52 = {instancePath:instancePath+"/x-rollup",schemaPath:"#/properties/x-rollup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data33.table !== undefined && func0.call(data33, "table")){
let data34 = data33.table;
if(typeof data34 === "string"){
if(data34.length > 100){
const err53 = {instancePath:instancePath+"/x-rollup/table",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!pattern18.test(data34)){
const err54 = {instancePath:instancePath+"/x-rollup/table",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/x-rollup/table",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data33.by !== undefined && func0.call(data33, "by")){
let data35 = data33.by;
if(typeof data35 === "string"){
if(data35.length > 64){
const err56 = {instancePath:instancePath+"/x-rollup/by",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!pattern8.test(data35)){
const err57 = {instancePath:instancePath+"/x-rollup/by",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/x-rollup/by",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data33.field !== undefined && func0.call(data33, "field")){
let data36 = data33.field;
if(typeof data36 === "string"){
if(data36.length > 64){
const err59 = {instancePath:instancePath+"/x-rollup/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(!pattern8.test(data36)){
const err60 = {instancePath:instancePath+"/x-rollup/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/x-rollup/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data33.agg !== undefined && func0.call(data33, "agg")){
let data37 = data33.agg;
if(!(((((data37 === "average") || (data37 === "count")) || (data37 === "max")) || (data37 === "min")) || (data37 === "sum"))){
const err62 = {instancePath:instancePath+"/x-rollup/agg",schemaPath:"#/properties/x-rollup/properties/agg/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-rollup"].properties.agg.enum}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data33.where !== undefined && func0.call(data33, "where")){
let data38 = data33.where;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(Object.keys(data38).length > 10){
const err63 = {instancePath:instancePath+"/x-rollup/where",schemaPath:"#/properties/x-rollup/properties/where/maxProperties",keyword:"maxProperties",params:{limit: 10}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(Object.keys(data38).length < 1){
const err64 = {instancePath:instancePath+"/x-rollup/where",schemaPath:"#/properties/x-rollup/properties/where/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key2 of Object.keys(data38)){
let data39 = data38[key2];
if(((typeof data39 !== "string") && (!((typeof data39 == "number") && (isFinite(data39))))) && (typeof data39 !== "boolean")){
const err65 = {instancePath:instancePath+"/x-rollup/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/scalar/type",keyword:"type",params:{type: schema67.type}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/x-rollup/where",schemaPath:"#/properties/x-rollup/properties/where/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/x-rollup",schemaPath:"#/properties/x-rollup/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data["x-result"] !== undefined && func0.call(data, "x-result")){
let data40 = data["x-result"];
if(!((((((((data40 === "bool") || (data40 === "date")) || (data40 === "datetime")) || (data40 === "integer")) || (data40 === "money")) || (data40 === "number")) || (data40 === "percent")) || (data40 === "text"))){
const err68 = {instancePath:instancePath+"/x-result",schemaPath:"#/properties/x-result/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-result"].enum}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data["x-compute"] !== undefined && func0.call(data, "x-compute")){
if(!(validate75(data["x-compute"], {instancePath:instancePath+"/x-compute",parentData:data,parentDataProperty:"x-compute",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate75.errors);
errors = vErrors.length;
}
}
if(data["x-freshness"] !== undefined && func0.call(data, "x-freshness")){
let data42 = data["x-freshness"];
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if((data42.after === undefined) || (!(func0.call(data42, "after")))){
const err69 = {instancePath:instancePath+"/x-freshness",schemaPath:"#/properties/x-freshness/required",keyword:"required",params:{missingProperty: "after"}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((data42.verifiedBy === undefined) || (!(func0.call(data42, "verifiedBy")))){
const err70 = {instancePath:instancePath+"/x-freshness",schemaPath:"#/properties/x-freshness/required",keyword:"required",params:{missingProperty: "verifiedBy"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
for(const key3 of Object.keys(data42)){
if(!(((key3 === "after") || (key3 === "verifiedBy")) || (pattern4.test(key3)))){
const err71 = {instancePath:instancePath+"/x-freshness",schemaPath:"#/properties/x-freshness/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data42.after !== undefined && func0.call(data42, "after")){
let data43 = data42.after;
if(typeof data43 === "string"){
if(data43.length > 20){
const err72 = {instancePath:instancePath+"/x-freshness/after",schemaPath:"#/properties/x-freshness/properties/after/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(!pattern37.test(data43)){
const err73 = {instancePath:instancePath+"/x-freshness/after",schemaPath:"#/properties/x-freshness/properties/after/pattern",keyword:"pattern",params:{pattern: "^P"}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/x-freshness/after",schemaPath:"#/properties/x-freshness/properties/after/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data42.verifiedBy !== undefined && func0.call(data42, "verifiedBy")){
let data44 = data42.verifiedBy;
if(typeof data44 === "string"){
if(data44.length > 64){
const err75 = {instancePath:instancePath+"/x-freshness/verifiedBy",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!pattern8.test(data44)){
const err76 = {instancePath:instancePath+"/x-freshness/verifiedBy",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/x-freshness/verifiedBy",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/x-freshness",schemaPath:"#/properties/x-freshness/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data["x-requiredWhen"] !== undefined && func0.call(data, "x-requiredWhen")){
let data45 = data["x-requiredWhen"];
if(typeof data45 === "string"){
if(data45.length > 8192){
const err79 = {instancePath:instancePath+"/x-requiredWhen",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data45.length < 1){
const err80 = {instancePath:instancePath+"/x-requiredWhen",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/x-requiredWhen",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data["x-visibleWhen"] !== undefined && func0.call(data, "x-visibleWhen")){
let data46 = data["x-visibleWhen"];
if(typeof data46 === "string"){
if(data46.length > 8192){
const err82 = {instancePath:instancePath+"/x-visibleWhen",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data46.length < 1){
const err83 = {instancePath:instancePath+"/x-visibleWhen",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/x-visibleWhen",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data["x-readOnlyWhen"] !== undefined && func0.call(data, "x-readOnlyWhen")){
let data47 = data["x-readOnlyWhen"];
if(typeof data47 === "string"){
if(data47.length > 8192){
const err85 = {instancePath:instancePath+"/x-readOnlyWhen",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data47.length < 1){
const err86 = {instancePath:instancePath+"/x-readOnlyWhen",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
else {
const err87 = {instancePath:instancePath+"/x-readOnlyWhen",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data["x-placeholder"] !== undefined && func0.call(data, "x-placeholder")){
if(!(validate22(data["x-placeholder"], {instancePath:instancePath+"/x-placeholder",parentData:data,parentDataProperty:"x-placeholder",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data["x-type"] !== undefined && func0.call(data, "x-type")){
let data49 = data["x-type"];
if(typeof data49 === "string"){
if(data49.length > 100){
const err88 = {instancePath:instancePath+"/x-type",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(!pattern18.test(data49)){
const err89 = {instancePath:instancePath+"/x-type",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/x-type",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data["x-label"] !== undefined && func0.call(data, "x-label")){
if(!(validate22(data["x-label"], {instancePath:instancePath+"/x-label",parentData:data,parentDataProperty:"x-label",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data["x-help"] !== undefined && func0.call(data, "x-help")){
if(!(validate22(data["x-help"], {instancePath:instancePath+"/x-help",parentData:data,parentDataProperty:"x-help",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data["x-severity"] !== undefined && func0.call(data, "x-severity")){
let data52 = data["x-severity"];
if(!(((data52 === "error") || (data52 === "warning")) || (data52 === "info"))){
const err91 = {instancePath:instancePath+"/x-severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema109.enum}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data["x-native"] !== undefined && func0.call(data, "x-native")){
let data53 = data["x-native"];
if(!(((data53 === "auto") || (data53 === "none")) || (data53 === "strict"))){
const err92 = {instancePath:instancePath+"/x-native",schemaPath:"#/properties/x-native/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-native"].enum}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data["x-message"] !== undefined && func0.call(data, "x-message")){
if(!(validate22(data["x-message"], {instancePath:instancePath+"/x-message",parentData:data,parentDataProperty:"x-message",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data["x-aliases"] !== undefined && func0.call(data, "x-aliases")){
if(!(validate81(data["x-aliases"], {instancePath:instancePath+"/x-aliases",parentData:data,parentDataProperty:"x-aliases",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data["x-options"] !== undefined && func0.call(data, "x-options")){
let data56 = data["x-options"];
if(Array.isArray(data56)){
if(data56.length < 1){
const err93 = {instancePath:instancePath+"/x-options",schemaPath:"#/properties/x-options/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
const len1 = data56.length;
for(let i1=0; i1<len1; i1++){
if(!(validate83(data56[i1], {instancePath:instancePath+"/x-options/" + i1,parentData:data56,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err94 = {instancePath:instancePath+"/x-options",schemaPath:"#/properties/x-options/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data["x-optionsFrom"] !== undefined && func0.call(data, "x-optionsFrom")){
let data58 = data["x-optionsFrom"];
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(Object.keys(data58).length < 1){
const err95 = {instancePath:instancePath+"/x-optionsFrom",schemaPath:"#/properties/x-optionsFrom/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
for(const key4 of Object.keys(data58)){
if(!((((((key4 === "data") || (key4 === "field")) || (key4 === "table")) || (key4 === "column")) || (key4 === "under")) || (pattern4.test(key4)))){
const err96 = {instancePath:instancePath+"/x-optionsFrom",schemaPath:"#/properties/x-optionsFrom/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data58.data !== undefined && func0.call(data58, "data")){
let data59 = data58.data;
if(!((data59 === "industries") || (data59 === "industrySections"))){
const err97 = {instancePath:instancePath+"/x-optionsFrom/data",schemaPath:"#/properties/x-optionsFrom/properties/data/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-optionsFrom"].properties.data.enum}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data58.field !== undefined && func0.call(data58, "field")){
let data60 = data58.field;
if(typeof data60 === "string"){
if(data60.length > 64){
const err98 = {instancePath:instancePath+"/x-optionsFrom/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!pattern8.test(data60)){
const err99 = {instancePath:instancePath+"/x-optionsFrom/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
else {
const err100 = {instancePath:instancePath+"/x-optionsFrom/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data58.table !== undefined && func0.call(data58, "table")){
let data61 = data58.table;
if(typeof data61 === "string"){
if(data61.length > 64){
const err101 = {instancePath:instancePath+"/x-optionsFrom/table",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(!pattern8.test(data61)){
const err102 = {instancePath:instancePath+"/x-optionsFrom/table",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/x-optionsFrom/table",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data58.column !== undefined && func0.call(data58, "column")){
let data62 = data58.column;
if(typeof data62 === "string"){
if(data62.length > 64){
const err104 = {instancePath:instancePath+"/x-optionsFrom/column",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!pattern8.test(data62)){
const err105 = {instancePath:instancePath+"/x-optionsFrom/column",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/x-optionsFrom/column",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data58.under !== undefined && func0.call(data58, "under")){
let data63 = data58.under;
if(typeof data63 === "string"){
if(data63.length > 64){
const err107 = {instancePath:instancePath+"/x-optionsFrom/under",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!pattern8.test(data63)){
const err108 = {instancePath:instancePath+"/x-optionsFrom/under",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/x-optionsFrom/under",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/x-optionsFrom",schemaPath:"#/properties/x-optionsFrom/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data["x-country"] !== undefined && func0.call(data, "x-country")){
let data64 = data["x-country"];
if(typeof data64 === "string"){
if(!pattern46.test(data64)){
const err111 = {instancePath:instancePath+"/x-country",schemaPath:"#/$defs/country/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
else {
const err112 = {instancePath:instancePath+"/x-country",schemaPath:"#/$defs/country/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data["x-currency"] !== undefined && func0.call(data, "x-currency")){
let data65 = data["x-currency"];
if(typeof data65 === "string"){
if(!pattern47.test(data65)){
const err113 = {instancePath:instancePath+"/x-currency",schemaPath:"#/$defs/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/x-currency",schemaPath:"#/$defs/currency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data["x-unit"] !== undefined && func0.call(data, "x-unit")){
let data66 = data["x-unit"];
if(typeof data66 === "string"){
if(data66.length > 16){
const err115 = {instancePath:instancePath+"/x-unit",schemaPath:"#/properties/x-unit/maxLength",keyword:"maxLength",params:{limit: 16}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(!pattern48.test(data66)){
const err116 = {instancePath:instancePath+"/x-unit",schemaPath:"#/properties/x-unit/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}°℃㎡㎥][^\"\\[\\]{};,，；、\\\\]*$"}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
else {
const err117 = {instancePath:instancePath+"/x-unit",schemaPath:"#/properties/x-unit/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data["x-upper"] !== undefined && func0.call(data, "x-upper")){
let data67 = data["x-upper"];
if(typeof data67 === "string"){
if(data67.length > 64){
const err118 = {instancePath:instancePath+"/x-upper",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(!pattern8.test(data67)){
const err119 = {instancePath:instancePath+"/x-upper",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/x-upper",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data["x-decimals"] !== undefined && func0.call(data, "x-decimals")){
let data68 = data["x-decimals"];
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err121 = {instancePath:instancePath+"/x-decimals",schemaPath:"#/properties/x-decimals/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 > 10 || isNaN(data68)){
const err122 = {instancePath:instancePath+"/x-decimals",schemaPath:"#/properties/x-decimals/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data68 < 0 || isNaN(data68)){
const err123 = {instancePath:instancePath+"/x-decimals",schemaPath:"#/properties/x-decimals/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
if(data["x-numberFormat"] !== undefined && func0.call(data, "x-numberFormat")){
let data69 = data["x-numberFormat"];
if(typeof data69 === "string"){
if(data69.length > 255){
const err124 = {instancePath:instancePath+"/x-numberFormat",schemaPath:"#/$defs/numberFormat/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data69.length < 1){
const err125 = {instancePath:instancePath+"/x-numberFormat",schemaPath:"#/$defs/numberFormat/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
else {
const err126 = {instancePath:instancePath+"/x-numberFormat",schemaPath:"#/$defs/numberFormat/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data["x-colorScale"] !== undefined && func0.call(data, "x-colorScale")){
let data70 = data["x-colorScale"];
if(Array.isArray(data70)){
if(data70.length > 5){
const err127 = {instancePath:instancePath+"/x-colorScale",schemaPath:"#/properties/x-colorScale/maxItems",keyword:"maxItems",params:{limit: 5}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data70.length < 2){
const err128 = {instancePath:instancePath+"/x-colorScale",schemaPath:"#/properties/x-colorScale/minItems",keyword:"minItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
const len2 = data70.length;
for(let i2=0; i2<len2; i2++){
let data71 = data70[i2];
if(data71 && typeof data71 == "object" && !Array.isArray(data71)){
if((data71.at === undefined) || (!(func0.call(data71, "at")))){
const err129 = {instancePath:instancePath+"/x-colorScale/" + i2,schemaPath:"#/$defs/colorStop/required",keyword:"required",params:{missingProperty: "at"}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if((data71.color === undefined) || (!(func0.call(data71, "color")))){
const err130 = {instancePath:instancePath+"/x-colorScale/" + i2,schemaPath:"#/$defs/colorStop/required",keyword:"required",params:{missingProperty: "color"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
for(const key5 of Object.keys(data71)){
if(!(((key5 === "at") || (key5 === "color")) || (pattern4.test(key5)))){
const err131 = {instancePath:instancePath+"/x-colorScale/" + i2,schemaPath:"#/$defs/colorStop/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data71.at !== undefined && func0.call(data71, "at")){
let data72 = data71.at;
if((!((typeof data72 == "number") && (isFinite(data72)))) && (typeof data72 !== "string")){
const err132 = {instancePath:instancePath+"/x-colorScale/" + i2+"/at",schemaPath:"#/$defs/colorStop/properties/at/type",keyword:"type",params:{type: schema123.properties.at.type}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(typeof data72 === "string"){
if(!pattern51.test(data72)){
const err133 = {instancePath:instancePath+"/x-colorScale/" + i2+"/at",schemaPath:"#/$defs/colorStop/properties/at/pattern",keyword:"pattern",params:{pattern: "^(?:minimum|maximum|lowest|highest)$"}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
if(data71.color !== undefined && func0.call(data71, "color")){
let data73 = data71.color;
if(typeof data73 === "string"){
if(!pattern52.test(data73)){
const err134 = {instancePath:instancePath+"/x-colorScale/" + i2+"/color",schemaPath:"#/$defs/colorStop/properties/color/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{6}$"}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/x-colorScale/" + i2+"/color",schemaPath:"#/$defs/colorStop/properties/color/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/x-colorScale/" + i2,schemaPath:"#/$defs/colorStop/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/x-colorScale",schemaPath:"#/properties/x-colorScale/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data["x-width"] !== undefined && func0.call(data, "x-width")){
let data74 = data["x-width"];
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 255 || isNaN(data74)){
const err138 = {instancePath:instancePath+"/x-width",schemaPath:"#/properties/x-width/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data74 < 1 || isNaN(data74)){
const err139 = {instancePath:instancePath+"/x-width",schemaPath:"#/properties/x-width/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/x-width",schemaPath:"#/properties/x-width/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data["x-pii"] !== undefined && func0.call(data, "x-pii")){
let data75 = data["x-pii"];
if(!(((data75 === "id") || (data75 === "contact")) || (data75 === "finance"))){
const err141 = {instancePath:instancePath+"/x-pii",schemaPath:"#/properties/x-pii/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-pii"].enum}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data["x-sensitivity"] !== undefined && func0.call(data, "x-sensitivity")){
let data76 = data["x-sensitivity"];
if(!((((data76 === "public") || (data76 === "internal")) || (data76 === "confidential")) || (data76 === "restricted"))){
const err142 = {instancePath:instancePath+"/x-sensitivity",schemaPath:"#/properties/x-sensitivity/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-sensitivity"].enum}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data["x-mask"] !== undefined && func0.call(data, "x-mask")){
let data77 = data["x-mask"];
if(typeof data77 === "string"){
if(data77.length > 5){
const err143 = {instancePath:instancePath+"/x-mask",schemaPath:"#/$defs/mask/maxLength",keyword:"maxLength",params:{limit: 5}};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(!pattern53.test(data77)){
const err144 = {instancePath:instancePath+"/x-mask",schemaPath:"#/$defs/mask/pattern",keyword:"pattern",params:{pattern: "^\\d{0,2}\\*\\d{0,2}$"}};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/x-mask",schemaPath:"#/$defs/mask/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data["x-history"] !== undefined && func0.call(data, "x-history")){
let data78 = data["x-history"];
if((typeof data78 !== "string") && (!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78))))){
const err146 = {instancePath:instancePath+"/x-history",schemaPath:"#/properties/x-history/type",keyword:"type",params:{type: schema66.properties["x-history"].type}};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 > 1000 || isNaN(data78)){
const err147 = {instancePath:instancePath+"/x-history",schemaPath:"#/properties/x-history/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data78 < 1 || isNaN(data78)){
const err148 = {instancePath:instancePath+"/x-history",schemaPath:"#/properties/x-history/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(typeof data78 === "string"){
if(!pattern54.test(data78)){
const err149 = {instancePath:instancePath+"/x-history",schemaPath:"#/properties/x-history/pattern",keyword:"pattern",params:{pattern: "^(?:full|none)$"}};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
if(data["x-provenance"] !== undefined && func0.call(data, "x-provenance")){
if(typeof data["x-provenance"] !== "boolean"){
const err150 = {instancePath:instancePath+"/x-provenance",schemaPath:"#/properties/x-provenance/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
if(data["x-matchRole"] !== undefined && func0.call(data, "x-matchRole")){
let data80 = data["x-matchRole"];
if(!(((data80 === "identity") || (data80 === "group")) || (data80 === "none"))){
const err151 = {instancePath:instancePath+"/x-matchRole",schemaPath:"#/properties/x-matchRole/enum",keyword:"enum",params:{allowedValues: schema66.properties["x-matchRole"].enum}};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data["x-normalize"] !== undefined && func0.call(data, "x-normalize")){
if(!(validate81(data["x-normalize"], {instancePath:instancePath+"/x-normalize",parentData:data,parentDataProperty:"x-normalize",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data["x-autoNumber"] !== undefined && func0.call(data, "x-autoNumber")){
let data82 = data["x-autoNumber"];
if(typeof data82 === "string"){
if(data82.length > 200){
const err152 = {instancePath:instancePath+"/x-autoNumber",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data82.length < 1){
const err153 = {instancePath:instancePath+"/x-autoNumber",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/x-autoNumber",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data["x-system"] !== undefined && func0.call(data, "x-system")){
let data83 = data["x-system"];
if(typeof data83 === "string"){
if(data83.length > 100){
const err155 = {instancePath:instancePath+"/x-system",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(!pattern18.test(data83)){
const err156 = {instancePath:instancePath+"/x-system",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/x-system",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.type === undefined) || (!(func0.call(data, "type")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.properties === undefined) || (!(func0.call(data, "properties")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "properties"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema60.properties, key0)) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if("https://json-schema.org/draft/2020-12/schema" !== data.$schema){
const err3 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://json-schema.org/draft/2020-12/schema"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.type !== undefined && func0.call(data, "type")){
if("object" !== data.type){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
let data2 = data.title;
if(typeof data2 === "string"){
if(data2.length > 2000){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.description !== undefined && func0.call(data, "description")){
let data3 = data.description;
if(typeof data3 === "string"){
if(data3.length > 2000){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.length < 1){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.required !== undefined && func0.call(data, "required")){
if(!(validate27(data.required, {instancePath:instancePath+"/required",parentData:data,parentDataProperty:"required",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.dependentRequired !== undefined && func0.call(data, "dependentRequired")){
if(!(validate55(data.dependentRequired, {instancePath:instancePath+"/dependentRequired",parentData:data,parentDataProperty:"dependentRequired",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate55.errors);
errors = vErrors.length;
}
}
if(data.properties !== undefined && func0.call(data, "properties")){
let data6 = data.properties;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(Object.keys(data6).length > 500){
const err11 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(Object.keys(data6).length < 1){
const err12 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 of Object.keys(data6)){
const _errs14 = errors;
if(typeof key1 === "string"){
if(key1.length > 64){
const err13 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64},propertyName:key1};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern8.test(key1)){
const err14 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"},propertyName:key1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/properties",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"},propertyName:key1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid3 = _errs14 === errors;
if(!valid3){
const err16 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key2 of Object.keys(data6)){
if(!(validate58(data6[key2], {instancePath:instancePath+"/properties/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.additionalProperties !== undefined && func0.call(data, "additionalProperties")){
if(false !== data.additionalProperties){
const err18 = {instancePath:instancePath+"/additionalProperties",schemaPath:"#/properties/additionalProperties/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.if !== undefined && func0.call(data, "if")){
if(!(validate61(data.if, {instancePath:instancePath+"/if",parentData:data,parentDataProperty:"if",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.then !== undefined && func0.call(data, "then")){
if(!(validate61(data.then, {instancePath:instancePath+"/then",parentData:data,parentDataProperty:"then",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.else !== undefined && func0.call(data, "else")){
if(!(validate61(data.else, {instancePath:instancePath+"/else",parentData:data,parentDataProperty:"else",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.allOf !== undefined && func0.call(data, "allOf")){
if(!(validate65(data.allOf, {instancePath:instancePath+"/allOf",parentData:data,parentDataProperty:"allOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.anyOf !== undefined && func0.call(data, "anyOf")){
if(!(validate65(data.anyOf, {instancePath:instancePath+"/anyOf",parentData:data,parentDataProperty:"anyOf",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate65.errors);
errors = vErrors.length;
}
}
if(data.not !== undefined && func0.call(data, "not")){
if(!(validate61(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
if(data.$defs !== undefined && func0.call(data, "$defs")){
let data15 = data.$defs;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key3 of Object.keys(data15)){
const _errs28 = errors;
if(typeof key3 === "string"){
if(key3.length > 100){
const err19 = {instancePath:instancePath+"/$defs",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100},propertyName:key3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern18.test(key3)){
const err20 = {instancePath:instancePath+"/$defs",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"},propertyName:key3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/$defs",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"},propertyName:key3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid6 = _errs28 === errors;
if(!valid6){
const err22 = {instancePath:instancePath+"/$defs",schemaPath:"#/properties/%24defs/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key4 of Object.keys(data15)){
if(!(validate61(data15[key4], {instancePath:instancePath+"/$defs/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data15,parentDataProperty:key4,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/$defs",schemaPath:"#/properties/%24defs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema128 = {"type":"object","required":["fields"],"properties":{"id":{"$ref":"#/$defs/slug"},"fields":{"$ref":"#/$defs/someFieldIds"},"nulls":{"enum":["ignore","distinct","equal"]},"mode":{"enum":["block","warn"]},"when":{"$ref":"#/$defs/expression"},"normalize":{"$ref":"#/$defs/names"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema130 = {"type":"array","minItems":1,"items":{"$ref":"#/$defs/fieldId"}};

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate98.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(data0.length > 64){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern8.test(data0)){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate98.errors = vErrors;
return errors === 0;
}
validate98.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate97(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate97.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.fields === undefined) || (!(func0.call(data, "fields")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fields"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "id") || (key0 === "fields")) || (key0 === "nulls")) || (key0 === "mode")) || (key0 === "when")) || (key0 === "normalize")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern18.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate98(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.nulls !== undefined && func0.call(data, "nulls")){
let data2 = data.nulls;
if(!(((data2 === "ignore") || (data2 === "distinct")) || (data2 === "equal"))){
const err5 = {instancePath:instancePath+"/nulls",schemaPath:"#/properties/nulls/enum",keyword:"enum",params:{allowedValues: schema128.properties.nulls.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data3 = data.mode;
if(!((data3 === "block") || (data3 === "warn"))){
const err6 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema128.properties.mode.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data4 = data.when;
if(typeof data4 === "string"){
if(data4.length > 8192){
const err7 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4.length < 1){
const err8 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.normalize !== undefined && func0.call(data, "normalize")){
if(!(validate81(data.normalize, {instancePath:instancePath+"/normalize",parentData:data,parentDataProperty:"normalize",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate97.errors = vErrors;
return errors === 0;
}
validate97.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema133 = {"type":"object","required":["id","assert","message"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"owner":{"$ref":"#/$defs/name"},"scope":{"enum":["row","table","workbook"]},"when":{"$ref":"#/$defs/expression"},"assert":{"$ref":"#/$defs/expression"},"strict":{"type":"boolean"},"severity":{"$ref":"#/$defs/severity"},"mode":{"enum":["off","shadow","warn","enforce"]},"at":{"type":"array","minItems":1,"items":{"enum":["check","cli","edit","import","paste","save","stage"]}},"message":{"$ref":"#/$defs/text"},"fields":{"$ref":"#/$defs/someFieldIds"},"override":{"$ref":"#/$defs/override"},"fix":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/fix"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema139 = {"type":"object","minProperties":1,"properties":{"allowed":{"type":"boolean"},"roles":{"$ref":"#/$defs/someRoles"},"reason":{"enum":["required","optional"]},"expires":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema140 = {"type":"string","maxLength":20,"pattern":"^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"};
const pattern63 = new RegExp("^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$", "u");

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate106.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "allowed") || (key0 === "roles")) || (key0 === "reason")) || (key0 === "expires")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.allowed !== undefined && func0.call(data, "allowed")){
if(typeof data.allowed !== "boolean"){
const err2 = {instancePath:instancePath+"/allowed",schemaPath:"#/properties/allowed/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate43(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data2 = data.reason;
if(!((data2 === "required") || (data2 === "optional"))){
const err3 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/enum",keyword:"enum",params:{allowedValues: schema139.properties.reason.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.expires !== undefined && func0.call(data, "expires")){
let data3 = data.expires;
if(typeof data3 === "string"){
if(data3.length > 20){
const err4 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern63.test(data3)){
const err5 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}
validate106.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema141 = {"type":"object","required":["field","value"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"value":{"$ref":"#/$defs/expression"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate109.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.value === undefined) || (!(func0.call(data, "value")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "value"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "field") || (key0 === "value")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.value !== undefined && func0.call(data, "value")){
let data1 = data.value;
if(typeof data1 === "string"){
if(data1.length > 8192){
const err6 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/value",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}
validate109.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.assert === undefined) || (!(func0.call(data, "assert")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "assert"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.message === undefined) || (!(func0.call(data, "message")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema133.properties, key0)) || (pattern4.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern18.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data2 = data.owner;
if(typeof data2 === "string"){
if(data2.length > 200){
const err7 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.scope !== undefined && func0.call(data, "scope")){
let data3 = data.scope;
if(!(((data3 === "row") || (data3 === "table")) || (data3 === "workbook"))){
const err10 = {instancePath:instancePath+"/scope",schemaPath:"#/properties/scope/enum",keyword:"enum",params:{allowedValues: schema133.properties.scope.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data4 = data.when;
if(typeof data4 === "string"){
if(data4.length > 8192){
const err11 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.assert !== undefined && func0.call(data, "assert")){
let data5 = data.assert;
if(typeof data5 === "string"){
if(data5.length > 8192){
const err14 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.strict !== undefined && func0.call(data, "strict")){
if(typeof data.strict !== "boolean"){
const err17 = {instancePath:instancePath+"/strict",schemaPath:"#/properties/strict/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
let data7 = data.severity;
if(!(((data7 === "error") || (data7 === "warning")) || (data7 === "info"))){
const err18 = {instancePath:instancePath+"/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema109.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data8 = data.mode;
if(!((((data8 === "off") || (data8 === "shadow")) || (data8 === "warn")) || (data8 === "enforce"))){
const err19 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema133.properties.mode.enum}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.at !== undefined && func0.call(data, "at")){
let data9 = data.at;
if(Array.isArray(data9)){
if(data9.length < 1){
const err20 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
if(!(((((((data10 === "check") || (data10 === "cli")) || (data10 === "edit")) || (data10 === "import")) || (data10 === "paste")) || (data10 === "save")) || (data10 === "stage"))){
const err21 = {instancePath:instancePath+"/at/" + i0,schemaPath:"#/properties/at/items/enum",keyword:"enum",params:{allowedValues: schema133.properties.at.items.enum}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.message !== undefined && func0.call(data, "message")){
if(!(validate22(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate98(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.override !== undefined && func0.call(data, "override")){
if(!(validate106(data.override, {instancePath:instancePath+"/override",parentData:data,parentDataProperty:"override",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.fix !== undefined && func0.call(data, "fix")){
let data14 = data.fix;
if(Array.isArray(data14)){
if(data14.length < 1){
const err23 = {instancePath:instancePath+"/fix",schemaPath:"#/properties/fix/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
if(!(validate109(data14[i1], {instancePath:instancePath+"/fix/" + i1,parentData:data14,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/fix",schemaPath:"#/properties/fix/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema144 = {"type":"object","required":["id","match"],"properties":{"id":{"$ref":"#/$defs/slug"},"block":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/block"}},"match":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/match"}},"mustMatch":{"$ref":"#/$defs/fieldIds"},"mustNotDiffer":{"$ref":"#/$defs/fieldIds"},"score":{"$ref":"#/$defs/scoreLevels"},"survive":{"type":"object","additionalProperties":{"$ref":"#/$defs/survivorship"}},"master":{"$ref":"#/$defs/survivorship"},"keepLoser":{"$ref":"#/$defs/keepLoser"},"relink":{"enum":["relink","restrict"]},"decisions":{"$ref":"#/$defs/decisions"},"lookupPolicy":{"type":"object","required":["show"],"properties":{"roles":{"$ref":"#/$defs/someRoles"},"show":{"$ref":"#/$defs/someFieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"across":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/across"}},"lexicon":{"$ref":"#/$defs/dedupeLexicon"},"on":{"$ref":"#/$defs/dedupeMoments"},"action":{"$ref":"#/$defs/dedupeAction"},"override":{"type":"object","required":["roles"],"properties":{"roles":{"$ref":"#/$defs/someRoles"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"limits":{"type":"object","properties":{"maxCluster":{"type":"integer","minimum":2,"maximum":1000},"maxMerges":{"type":"integer","minimum":1,"maximum":100000},"dryRun":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema155 = {"type":"object","properties":{"auto":{"type":["number","null"],"minimum":0,"maximum":1},"duplicate":{"type":"number","minimum":0,"maximum":1},"review":{"type":"number","minimum":0,"maximum":1}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema174 = {"type":"array","minItems":1,"items":{"enum":["create","update","import","bulk"]}};
const schema170 = {"enum":["block","warn","review","link","allow"]};
const schema146 = {"type":"object","required":["field","key"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"key":{"$ref":"#/$defs/name"},"and":{"$ref":"#/$defs/alsoBlock"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema149 = {"type":"object","required":["field","key"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"key":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate114.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.key === undefined) || (!(func0.call(data, "key")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "field") || (key0 === "key")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
let data1 = data.key;
if(typeof data1 === "string"){
if(data1.length > 200){
const err6 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}
validate114.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate113(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate113.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.key === undefined) || (!(func0.call(data, "key")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "key"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "field") || (key0 === "key")) || (key0 === "and")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
let data1 = data.key;
if(typeof data1 === "string"){
if(data1.length > 200){
const err6 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/key",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.and !== undefined && func0.call(data, "and")){
if(!(validate114(data.and, {instancePath:instancePath+"/and",parentData:data,parentDataProperty:"and",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate114.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate113.errors = vErrors;
return errors === 0;
}
validate113.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema152 = {"type":"object","required":["field","method"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"method":{"$ref":"#/$defs/name"},"weight":{"type":"number","minimum":-50,"maximum":50},"threshold":{"type":"number","minimum":0,"maximum":1},"blank":{"enum":["ignore","match","mismatch"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate117.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.method === undefined) || (!(func0.call(data, "method")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "method"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "field") || (key0 === "method")) || (key0 === "weight")) || (key0 === "threshold")) || (key0 === "blank")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.method !== undefined && func0.call(data, "method")){
let data1 = data.method;
if(typeof data1 === "string"){
if(data1.length > 200){
const err6 = {instancePath:instancePath+"/method",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/method",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/method",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.weight !== undefined && func0.call(data, "weight")){
let data2 = data.weight;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 50 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2 < -50 || isNaN(data2)){
const err10 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: -50}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.threshold !== undefined && func0.call(data, "threshold")){
let data3 = data.threshold;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err12 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.blank !== undefined && func0.call(data, "blank")){
let data4 = data.blank;
if(!(((data4 === "ignore") || (data4 === "match")) || (data4 === "mismatch"))){
const err15 = {instancePath:instancePath+"/blank",schemaPath:"#/properties/blank/enum",keyword:"enum",params:{allowedValues: schema152.properties.blank.enum}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate117.errors = vErrors;
return errors === 0;
}
validate117.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema156 = {"type":["string","object"],"minLength":1,"properties":{"sourceRank":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/name"}},"by":{"$ref":"#/$defs/fieldId"},"approved":{"$ref":"#/$defs/expression"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate121.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema156.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!((((key0 === "sourceRank") || (key0 === "by")) || (key0 === "approved")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.sourceRank !== undefined && func0.call(data, "sourceRank")){
let data0 = data.sourceRank;
if(Array.isArray(data0)){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/sourceRank",schemaPath:"#/properties/sourceRank/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/sourceRank",schemaPath:"#/properties/sourceRank/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 200){
const err5 = {instancePath:instancePath+"/sourceRank/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/sourceRank/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/sourceRank/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/sourceRank",schemaPath:"#/properties/sourceRank/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.by !== undefined && func0.call(data, "by")){
let data2 = data.by;
if(typeof data2 === "string"){
if(data2.length > 64){
const err9 = {instancePath:instancePath+"/by",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern8.test(data2)){
const err10 = {instancePath:instancePath+"/by",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/by",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.approved !== undefined && func0.call(data, "approved")){
let data3 = data.approved;
if(typeof data3 === "string"){
if(data3.length > 8192){
const err12 = {instancePath:instancePath+"/approved",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.length < 1){
const err13 = {instancePath:instancePath+"/approved",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/approved",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
validate121.errors = vErrors;
return errors === 0;
}
validate121.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema160 = {"type":"object","minProperties":1,"properties":{"names":{"type":"object","required":["of","in"],"properties":{"of":{"$ref":"#/$defs/fieldId"},"in":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"sheet":{"type":"boolean"},"undo":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate124.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "names") || (key0 === "sheet")) || (key0 === "undo")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.names !== undefined && func0.call(data, "names")){
let data0 = data.names;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.of === undefined) || (!(func0.call(data0, "of")))){
const err2 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/required",keyword:"required",params:{missingProperty: "of"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data0.in === undefined) || (!(func0.call(data0, "in")))){
const err3 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/required",keyword:"required",params:{missingProperty: "in"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 of Object.keys(data0)){
if(!(((key1 === "of") || (key1 === "in")) || (pattern4.test(key1)))){
const err4 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.of !== undefined && func0.call(data0, "of")){
let data1 = data0.of;
if(typeof data1 === "string"){
if(data1.length > 64){
const err5 = {instancePath:instancePath+"/names/of",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern8.test(data1)){
const err6 = {instancePath:instancePath+"/names/of",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/names/of",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.in !== undefined && func0.call(data0, "in")){
let data2 = data0.in;
if(typeof data2 === "string"){
if(data2.length > 64){
const err8 = {instancePath:instancePath+"/names/in",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern8.test(data2)){
const err9 = {instancePath:instancePath+"/names/in",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/names/in",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.sheet !== undefined && func0.call(data, "sheet")){
if(typeof data.sheet !== "boolean"){
const err12 = {instancePath:instancePath+"/sheet",schemaPath:"#/properties/sheet/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.undo !== undefined && func0.call(data, "undo")){
let data4 = data.undo;
if(typeof data4 === "string"){
if(data4.length > 20){
const err13 = {instancePath:instancePath+"/undo",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern63.test(data4)){
const err14 = {instancePath:instancePath+"/undo",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/undo",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate124.errors = vErrors;
return errors === 0;
}
validate124.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema164 = {"type":"object","minProperties":1,"properties":{"roles":{"$ref":"#/$defs/someRoles"},"expires":{"$ref":"#/$defs/duration"},"lapse":{"enum":["change","never"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate126(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate126.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "roles") || (key0 === "expires")) || (key0 === "lapse")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate43(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.expires !== undefined && func0.call(data, "expires")){
let data1 = data.expires;
if(typeof data1 === "string"){
if(data1.length > 20){
const err2 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern63.test(data1)){
const err3 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/expires",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.lapse !== undefined && func0.call(data, "lapse")){
let data2 = data.lapse;
if(!((data2 === "change") || (data2 === "never"))){
const err5 = {instancePath:instancePath+"/lapse",schemaPath:"#/properties/lapse/enum",keyword:"enum",params:{allowedValues: schema164.properties.lapse.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate126.errors = vErrors;
return errors === 0;
}
validate126.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema166 = {"type":"object","required":["table","fields"],"properties":{"table":{"$ref":"#/$defs/fieldId"},"fields":{"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"$ref":"#/$defs/fieldId"}},"block":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/block"}},"match":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/match"}},"score":{"$ref":"#/$defs/scoreLevels"},"action":{"$ref":"#/$defs/dedupeAction"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate131.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.table === undefined) || (!(func0.call(data, "table")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "table"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.fields === undefined) || (!(func0.call(data, "fields")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fields"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "table") || (key0 === "fields")) || (key0 === "block")) || (key0 === "match")) || (key0 === "score")) || (key0 === "action")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.table !== undefined && func0.call(data, "table")){
let data0 = data.table;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
let data1 = data.fields;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 500){
const err6 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(Object.keys(data1).length < 1){
const err7 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key1 of Object.keys(data1)){
let data2 = data1[key1];
if(typeof data2 === "string"){
if(data2.length > 64){
const err8 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern8.test(data2)){
const err9 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/fields/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/fields",schemaPath:"#/properties/fields/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.block !== undefined && func0.call(data, "block")){
let data3 = data.block;
if(Array.isArray(data3)){
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/block",schemaPath:"#/properties/block/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate113(data3[i0], {instancePath:instancePath+"/block/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate113.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/block",schemaPath:"#/properties/block/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.match !== undefined && func0.call(data, "match")){
let data5 = data.match;
if(Array.isArray(data5)){
if(data5.length < 1){
const err14 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate117(data5[i1], {instancePath:instancePath+"/match/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate117.errors);
errors = vErrors.length;
}
}
}
else {
const err15 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.score !== undefined && func0.call(data, "score")){
let data7 = data.score;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 of Object.keys(data7)){
if(!((((key2 === "auto") || (key2 === "duplicate")) || (key2 === "review")) || (pattern4.test(key2)))){
const err16 = {instancePath:instancePath+"/score",schemaPath:"#/$defs/scoreLevels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.auto !== undefined && func0.call(data7, "auto")){
let data8 = data7.auto;
if((!((typeof data8 == "number") && (isFinite(data8)))) && (data8 !== null)){
const err17 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/type",keyword:"type",params:{type: schema155.properties.auto.type}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data7.duplicate !== undefined && func0.call(data7, "duplicate")){
let data9 = data7.duplicate;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err20 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data7.review !== undefined && func0.call(data7, "review")){
let data10 = data7.review;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
const err23 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/score",schemaPath:"#/$defs/scoreLevels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.action !== undefined && func0.call(data, "action")){
let data11 = data.action;
if(!(((((data11 === "block") || (data11 === "warn")) || (data11 === "review")) || (data11 === "link")) || (data11 === "allow"))){
const err27 = {instancePath:instancePath+"/action",schemaPath:"#/$defs/dedupeAction/enum",keyword:"enum",params:{allowedValues: schema170.enum}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}
validate131.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema171 = {"type":"object","minProperties":1,"properties":{"words":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}},"differ":{"type":"array","minItems":1,"maxItems":200,"items":{"$ref":"#/$defs/name"}},"fields":{"$ref":"#/$defs/someFieldIds"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate135(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate135.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "words") || (key0 === "differ")) || (key0 === "fields")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.words !== undefined && func0.call(data, "words")){
let data0 = data.words;
if(Array.isArray(data0)){
if(data0.length < 1){
const err2 = {instancePath:instancePath+"/words",schemaPath:"#/properties/words/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 200){
const err3 = {instancePath:instancePath+"/words/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/words/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/words/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/words",schemaPath:"#/properties/words/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.differ !== undefined && func0.call(data, "differ")){
let data2 = data.differ;
if(Array.isArray(data2)){
if(data2.length > 200){
const err7 = {instancePath:instancePath+"/differ",schemaPath:"#/properties/differ/maxItems",keyword:"maxItems",params:{limit: 200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/differ",schemaPath:"#/properties/differ/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(typeof data3 === "string"){
if(data3.length > 200){
const err9 = {instancePath:instancePath+"/differ/" + i1,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/differ/" + i1,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/differ/" + i1,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/differ",schemaPath:"#/properties/differ/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate98(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate135.errors = vErrors;
return errors === 0;
}
validate135.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate112.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.match === undefined) || (!(func0.call(data, "match")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "match"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema144.properties, key0)) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern18.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.block !== undefined && func0.call(data, "block")){
let data1 = data.block;
if(Array.isArray(data1)){
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/block",schemaPath:"#/properties/block/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate113(data1[i0], {instancePath:instancePath+"/block/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate113.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/block",schemaPath:"#/properties/block/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.match !== undefined && func0.call(data, "match")){
let data3 = data.match;
if(Array.isArray(data3)){
if(data3.length < 1){
const err8 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
if(!(validate117(data3[i1], {instancePath:instancePath+"/match/" + i1,parentData:data3,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate117.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/match",schemaPath:"#/properties/match/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.mustMatch !== undefined && func0.call(data, "mustMatch")){
if(!(validate27(data.mustMatch, {instancePath:instancePath+"/mustMatch",parentData:data,parentDataProperty:"mustMatch",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.mustNotDiffer !== undefined && func0.call(data, "mustNotDiffer")){
if(!(validate27(data.mustNotDiffer, {instancePath:instancePath+"/mustNotDiffer",parentData:data,parentDataProperty:"mustNotDiffer",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.score !== undefined && func0.call(data, "score")){
let data7 = data.score;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
if(!((((key1 === "auto") || (key1 === "duplicate")) || (key1 === "review")) || (pattern4.test(key1)))){
const err10 = {instancePath:instancePath+"/score",schemaPath:"#/$defs/scoreLevels/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data7.auto !== undefined && func0.call(data7, "auto")){
let data8 = data7.auto;
if((!((typeof data8 == "number") && (isFinite(data8)))) && (data8 !== null)){
const err11 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/type",keyword:"type",params:{type: schema155.properties.auto.type}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1 || isNaN(data8)){
const err12 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err13 = {instancePath:instancePath+"/score/auto",schemaPath:"#/$defs/scoreLevels/properties/auto/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data7.duplicate !== undefined && func0.call(data7, "duplicate")){
let data9 = data7.duplicate;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err14 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err15 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/score/duplicate",schemaPath:"#/$defs/scoreLevels/properties/duplicate/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.review !== undefined && func0.call(data7, "review")){
let data10 = data7.review;
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1 || isNaN(data10)){
const err17 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data10 < 0 || isNaN(data10)){
const err18 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/score/review",schemaPath:"#/$defs/scoreLevels/properties/review/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/score",schemaPath:"#/$defs/scoreLevels/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.survive !== undefined && func0.call(data, "survive")){
let data11 = data.survive;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key2 of Object.keys(data11)){
if(!(validate121(data11[key2], {instancePath:instancePath+"/survive/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data11,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/survive",schemaPath:"#/properties/survive/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.master !== undefined && func0.call(data, "master")){
if(!(validate121(data.master, {instancePath:instancePath+"/master",parentData:data,parentDataProperty:"master",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate121.errors);
errors = vErrors.length;
}
}
if(data.keepLoser !== undefined && func0.call(data, "keepLoser")){
if(!(validate124(data.keepLoser, {instancePath:instancePath+"/keepLoser",parentData:data,parentDataProperty:"keepLoser",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate124.errors);
errors = vErrors.length;
}
}
if(data.relink !== undefined && func0.call(data, "relink")){
let data15 = data.relink;
if(!((data15 === "relink") || (data15 === "restrict"))){
const err22 = {instancePath:instancePath+"/relink",schemaPath:"#/properties/relink/enum",keyword:"enum",params:{allowedValues: schema144.properties.relink.enum}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.decisions !== undefined && func0.call(data, "decisions")){
if(!(validate126(data.decisions, {instancePath:instancePath+"/decisions",parentData:data,parentDataProperty:"decisions",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate126.errors);
errors = vErrors.length;
}
}
if(data.lookupPolicy !== undefined && func0.call(data, "lookupPolicy")){
let data17 = data.lookupPolicy;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if((data17.show === undefined) || (!(func0.call(data17, "show")))){
const err23 = {instancePath:instancePath+"/lookupPolicy",schemaPath:"#/properties/lookupPolicy/required",keyword:"required",params:{missingProperty: "show"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key3 of Object.keys(data17)){
if(!(((key3 === "roles") || (key3 === "show")) || (pattern4.test(key3)))){
const err24 = {instancePath:instancePath+"/lookupPolicy",schemaPath:"#/properties/lookupPolicy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data17.roles !== undefined && func0.call(data17, "roles")){
if(!(validate43(data17.roles, {instancePath:instancePath+"/lookupPolicy/roles",parentData:data17,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data17.show !== undefined && func0.call(data17, "show")){
if(!(validate98(data17.show, {instancePath:instancePath+"/lookupPolicy/show",parentData:data17,parentDataProperty:"show",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
}
else {
const err25 = {instancePath:instancePath+"/lookupPolicy",schemaPath:"#/properties/lookupPolicy/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.across !== undefined && func0.call(data, "across")){
let data20 = data.across;
if(Array.isArray(data20)){
if(data20.length > 20){
const err26 = {instancePath:instancePath+"/across",schemaPath:"#/properties/across/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data20.length < 1){
const err27 = {instancePath:instancePath+"/across",schemaPath:"#/properties/across/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
if(!(validate131(data20[i2], {instancePath:instancePath+"/across/" + i2,parentData:data20,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate131.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath:instancePath+"/across",schemaPath:"#/properties/across/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.lexicon !== undefined && func0.call(data, "lexicon")){
if(!(validate135(data.lexicon, {instancePath:instancePath+"/lexicon",parentData:data,parentDataProperty:"lexicon",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate135.errors);
errors = vErrors.length;
}
}
if(data.on !== undefined && func0.call(data, "on")){
let data23 = data.on;
if(Array.isArray(data23)){
if(data23.length < 1){
const err29 = {instancePath:instancePath+"/on",schemaPath:"#/$defs/dedupeMoments/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len3 = data23.length;
for(let i3=0; i3<len3; i3++){
let data24 = data23[i3];
if(!((((data24 === "create") || (data24 === "update")) || (data24 === "import")) || (data24 === "bulk"))){
const err30 = {instancePath:instancePath+"/on/" + i3,schemaPath:"#/$defs/dedupeMoments/items/enum",keyword:"enum",params:{allowedValues: schema174.items.enum}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/on",schemaPath:"#/$defs/dedupeMoments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.action !== undefined && func0.call(data, "action")){
let data25 = data.action;
if(!(((((data25 === "block") || (data25 === "warn")) || (data25 === "review")) || (data25 === "link")) || (data25 === "allow"))){
const err32 = {instancePath:instancePath+"/action",schemaPath:"#/$defs/dedupeAction/enum",keyword:"enum",params:{allowedValues: schema170.enum}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.override !== undefined && func0.call(data, "override")){
let data26 = data.override;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if((data26.roles === undefined) || (!(func0.call(data26, "roles")))){
const err33 = {instancePath:instancePath+"/override",schemaPath:"#/properties/override/required",keyword:"required",params:{missingProperty: "roles"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key4 of Object.keys(data26)){
if(!((key4 === "roles") || (pattern4.test(key4)))){
const err34 = {instancePath:instancePath+"/override",schemaPath:"#/properties/override/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data26.roles !== undefined && func0.call(data26, "roles")){
if(!(validate43(data26.roles, {instancePath:instancePath+"/override/roles",parentData:data26,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
}
else {
const err35 = {instancePath:instancePath+"/override",schemaPath:"#/properties/override/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.limits !== undefined && func0.call(data, "limits")){
let data28 = data.limits;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key5 of Object.keys(data28)){
if(!((((key5 === "maxCluster") || (key5 === "maxMerges")) || (key5 === "dryRun")) || (pattern4.test(key5)))){
const err36 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data28.maxCluster !== undefined && func0.call(data28, "maxCluster")){
let data29 = data28.maxCluster;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
const err37 = {instancePath:instancePath+"/limits/maxCluster",schemaPath:"#/properties/limits/properties/maxCluster/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 1000 || isNaN(data29)){
const err38 = {instancePath:instancePath+"/limits/maxCluster",schemaPath:"#/properties/limits/properties/maxCluster/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data29 < 2 || isNaN(data29)){
const err39 = {instancePath:instancePath+"/limits/maxCluster",schemaPath:"#/properties/limits/properties/maxCluster/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
if(data28.maxMerges !== undefined && func0.call(data28, "maxMerges")){
let data30 = data28.maxMerges;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err40 = {instancePath:instancePath+"/limits/maxMerges",schemaPath:"#/properties/limits/properties/maxMerges/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 100000 || isNaN(data30)){
const err41 = {instancePath:instancePath+"/limits/maxMerges",schemaPath:"#/properties/limits/properties/maxMerges/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err42 = {instancePath:instancePath+"/limits/maxMerges",schemaPath:"#/properties/limits/properties/maxMerges/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data28.dryRun !== undefined && func0.call(data28, "dryRun")){
if(typeof data28.dryRun !== "boolean"){
const err43 = {instancePath:instancePath+"/limits/dryRun",schemaPath:"#/properties/limits/properties/dryRun/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
validate112.errors = vErrors;
return errors === 0;
}
validate112.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema176 = {"type":"object","required":["target","else"],"properties":{"id":{"$ref":"#/$defs/slug"},"target":{"$ref":"#/$defs/fieldId"},"hit":{"enum":["first","unique","any","collect"]},"table":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/classRow"}},"rfm":{"$ref":"#/$defs/rfm"},"score":{"$ref":"#/$defs/scorecard"},"taxonomy":{"$ref":"#/$defs/taxonomy"},"checks":{"$ref":"#/$defs/classChecks"},"schedule":{"$ref":"#/$defs/schedule"},"override":{"$ref":"#/$defs/override"},"else":{"type":["string","null"],"minLength":1}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema179 = {"type":"object","required":["when","then"],"properties":{"id":{"$ref":"#/$defs/slug"},"when":{"$ref":"#/$defs/expression"},"then":{"$ref":"#/$defs/name"},"explain":{"$ref":"#/$defs/text"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate141.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "then"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "when")) || (key0 === "then")) || (key0 === "explain")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern18.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(typeof data1 === "string"){
if(data1.length > 8192){
const err6 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.then !== undefined && func0.call(data, "then")){
let data2 = data.then;
if(typeof data2 === "string"){
if(data2.length > 200){
const err9 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.explain !== undefined && func0.call(data, "explain")){
if(!(validate22(data.explain, {instancePath:instancePath+"/explain",parentData:data,parentDataProperty:"explain",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate141.errors = vErrors;
return errors === 0;
}
validate141.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema183 = {"type":"object","required":["date","count","amount","cuts"],"properties":{"date":{"$ref":"#/$defs/fieldId"},"count":{"$ref":"#/$defs/fieldId"},"amount":{"$ref":"#/$defs/fieldId"},"window":{"$ref":"#/$defs/duration"},"cuts":{"type":["integer","object"],"minimum":2,"maximum":10,"required":["date","count","amount"],"properties":{"date":{"$ref":"#/$defs/limits"},"count":{"$ref":"#/$defs/limits"},"amount":{"$ref":"#/$defs/limits"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema188 = {"type":"array","minItems":1,"maxItems":20,"items":{"type":"number"}};

function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate144.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.date === undefined) || (!(func0.call(data, "date")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "date"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.count === undefined) || (!(func0.call(data, "count")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.amount === undefined) || (!(func0.call(data, "amount")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "amount"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.cuts === undefined) || (!(func0.call(data, "cuts")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cuts"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "date") || (key0 === "count")) || (key0 === "amount")) || (key0 === "window")) || (key0 === "cuts")) || (pattern4.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.date !== undefined && func0.call(data, "date")){
let data0 = data.date;
if(typeof data0 === "string"){
if(data0.length > 64){
const err5 = {instancePath:instancePath+"/date",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern8.test(data0)){
const err6 = {instancePath:instancePath+"/date",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/date",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.count !== undefined && func0.call(data, "count")){
let data1 = data.count;
if(typeof data1 === "string"){
if(data1.length > 64){
const err8 = {instancePath:instancePath+"/count",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern8.test(data1)){
const err9 = {instancePath:instancePath+"/count",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/count",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.amount !== undefined && func0.call(data, "amount")){
let data2 = data.amount;
if(typeof data2 === "string"){
if(data2.length > 64){
const err11 = {instancePath:instancePath+"/amount",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern8.test(data2)){
const err12 = {instancePath:instancePath+"/amount",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/amount",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.window !== undefined && func0.call(data, "window")){
let data3 = data.window;
if(typeof data3 === "string"){
if(data3.length > 20){
const err14 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern63.test(data3)){
const err15 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/window",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.cuts !== undefined && func0.call(data, "cuts")){
let data4 = data.cuts;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (!(data4 && typeof data4 == "object" && !Array.isArray(data4)))){
const err17 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/type",keyword:"type",params:{type: schema183.properties.cuts.type}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data4 < 2 || isNaN(data4)){
const err19 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if((data4.date === undefined) || (!(func0.call(data4, "date")))){
const err20 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/required",keyword:"required",params:{missingProperty: "date"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((data4.count === undefined) || (!(func0.call(data4, "count")))){
const err21 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/required",keyword:"required",params:{missingProperty: "count"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((data4.amount === undefined) || (!(func0.call(data4, "amount")))){
const err22 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/required",keyword:"required",params:{missingProperty: "amount"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key1 of Object.keys(data4)){
if(!((((key1 === "date") || (key1 === "count")) || (key1 === "amount")) || (pattern4.test(key1)))){
const err23 = {instancePath:instancePath+"/cuts",schemaPath:"#/properties/cuts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data4.date !== undefined && func0.call(data4, "date")){
let data5 = data4.date;
if(Array.isArray(data5)){
if(data5.length > 20){
const err24 = {instancePath:instancePath+"/cuts/date",schemaPath:"#/$defs/limits/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data5.length < 1){
const err25 = {instancePath:instancePath+"/cuts/date",schemaPath:"#/$defs/limits/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err26 = {instancePath:instancePath+"/cuts/date/" + i0,schemaPath:"#/$defs/limits/items/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/cuts/date",schemaPath:"#/$defs/limits/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data4.count !== undefined && func0.call(data4, "count")){
let data7 = data4.count;
if(Array.isArray(data7)){
if(data7.length > 20){
const err28 = {instancePath:instancePath+"/cuts/count",schemaPath:"#/$defs/limits/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data7.length < 1){
const err29 = {instancePath:instancePath+"/cuts/count",schemaPath:"#/$defs/limits/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err30 = {instancePath:instancePath+"/cuts/count/" + i1,schemaPath:"#/$defs/limits/items/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/cuts/count",schemaPath:"#/$defs/limits/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data4.amount !== undefined && func0.call(data4, "amount")){
let data9 = data4.amount;
if(Array.isArray(data9)){
if(data9.length > 20){
const err32 = {instancePath:instancePath+"/cuts/amount",schemaPath:"#/$defs/limits/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data9.length < 1){
const err33 = {instancePath:instancePath+"/cuts/amount",schemaPath:"#/$defs/limits/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
let data10 = data9[i2];
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err34 = {instancePath:instancePath+"/cuts/amount/" + i2,schemaPath:"#/$defs/limits/items/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/cuts/amount",schemaPath:"#/$defs/limits/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
}
}
else {
const err36 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
validate144.errors = vErrors;
return errors === 0;
}
validate144.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema191 = {"type":"object","required":["factors","bands"],"properties":{"factors":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/factor"}},"bands":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/band"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema192 = {"type":"object","required":["when","points","label"],"properties":{"id":{"$ref":"#/$defs/slug"},"when":{"$ref":"#/$defs/expression"},"points":{"type":"number"},"label":{"$ref":"#/$defs/text"},"decay":{"$ref":"#/$defs/decay"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema195 = {"type":"object","required":["field","halfLife"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"halfLife":{"$ref":"#/$defs/duration"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate149.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.halfLife === undefined) || (!(func0.call(data, "halfLife")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "halfLife"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "field") || (key0 === "halfLife")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.halfLife !== undefined && func0.call(data, "halfLife")){
let data1 = data.halfLife;
if(typeof data1 === "string"){
if(data1.length > 20){
const err6 = {instancePath:instancePath+"/halfLife",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern63.test(data1)){
const err7 = {instancePath:instancePath+"/halfLife",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/halfLife",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate149.errors = vErrors;
return errors === 0;
}
validate149.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate147(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate147.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.when === undefined) || (!(func0.call(data, "when")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "when"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.points === undefined) || (!(func0.call(data, "points")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "points"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.label === undefined) || (!(func0.call(data, "label")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "id") || (key0 === "when")) || (key0 === "points")) || (key0 === "label")) || (key0 === "decay")) || (pattern4.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern18.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.when !== undefined && func0.call(data, "when")){
let data1 = data.when;
if(typeof data1 === "string"){
if(data1.length > 8192){
const err7 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/when",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.points !== undefined && func0.call(data, "points")){
let data2 = data.points;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err10 = {instancePath:instancePath+"/points",schemaPath:"#/properties/points/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.label !== undefined && func0.call(data, "label")){
if(!(validate22(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.decay !== undefined && func0.call(data, "decay")){
if(!(validate149(data.decay, {instancePath:instancePath+"/decay",parentData:data,parentDataProperty:"decay",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate149.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate147.errors = vErrors;
return errors === 0;
}
validate147.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema198 = {"type":"object","required":["min","then"],"properties":{"min":{"type":"number"},"then":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate152.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.min === undefined) || (!(func0.call(data, "min")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "min"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "then"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "min") || (key0 === "then")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.min !== undefined && func0.call(data, "min")){
let data0 = data.min;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.then !== undefined && func0.call(data, "then")){
let data1 = data.then;
if(typeof data1 === "string"){
if(data1.length > 200){
const err4 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate152.errors = vErrors;
return errors === 0;
}
validate152.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate146.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.factors === undefined) || (!(func0.call(data, "factors")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "factors"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.bands === undefined) || (!(func0.call(data, "bands")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "bands"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "factors") || (key0 === "bands")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.factors !== undefined && func0.call(data, "factors")){
let data0 = data.factors;
if(Array.isArray(data0)){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/factors",schemaPath:"#/properties/factors/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate147(data0[i0], {instancePath:instancePath+"/factors/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate147.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/factors",schemaPath:"#/properties/factors/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.bands !== undefined && func0.call(data, "bands")){
let data2 = data.bands;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/bands",schemaPath:"#/properties/bands/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(validate152(data2[i1], {instancePath:instancePath+"/bands/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate152.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/bands",schemaPath:"#/properties/bands/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate146.errors = vErrors;
return errors === 0;
}
validate146.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema200 = {"type":"object","required":["fields","rules"],"properties":{"fields":{"$ref":"#/$defs/someFieldIds"},"rules":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/taxonomyRule"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema201 = {"type":"object","required":["then","words"],"properties":{"id":{"$ref":"#/$defs/slug"},"then":{"$ref":"#/$defs/name"},"words":{"$ref":"#/$defs/names"},"unless":{"$ref":"#/$defs/names"},"priority":{"type":"number"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate157(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate157.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.then === undefined) || (!(func0.call(data, "then")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "then"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.words === undefined) || (!(func0.call(data, "words")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "words"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "id") || (key0 === "then")) || (key0 === "words")) || (key0 === "unless")) || (key0 === "priority")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern18.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.then !== undefined && func0.call(data, "then")){
let data1 = data.then;
if(typeof data1 === "string"){
if(data1.length > 200){
const err6 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/then",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.words !== undefined && func0.call(data, "words")){
if(!(validate81(data.words, {instancePath:instancePath+"/words",parentData:data,parentDataProperty:"words",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.unless !== undefined && func0.call(data, "unless")){
if(!(validate81(data.unless, {instancePath:instancePath+"/unless",parentData:data,parentDataProperty:"unless",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.priority !== undefined && func0.call(data, "priority")){
let data4 = data.priority;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err9 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate157.errors = vErrors;
return errors === 0;
}
validate157.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate155(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate155.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.fields === undefined) || (!(func0.call(data, "fields")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fields"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.rules === undefined) || (!(func0.call(data, "rules")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "fields") || (key0 === "rules")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.fields !== undefined && func0.call(data, "fields")){
if(!(validate98(data.fields, {instancePath:instancePath+"/fields",parentData:data,parentDataProperty:"fields",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data1 = data.rules;
if(Array.isArray(data1)){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate157(data1[i0], {instancePath:instancePath+"/rules/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate157.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate155.errors = vErrors;
return errors === 0;
}
validate155.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema204 = {"type":"object","minProperties":1,"properties":{"gaps":{"$ref":"#/$defs/levelOrOff"},"overlaps":{"$ref":"#/$defs/levelOrOff"},"unreachable":{"$ref":"#/$defs/levelOrOff"},"unstable":{"type":"object","required":["within"],"properties":{"within":{"type":"number","exclusiveMinimum":0,"maximum":0.5},"severity":{"$ref":"#/$defs/severity"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema205 = {"enum":["error","warning","info","off"]};

function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate162.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "gaps") || (key0 === "overlaps")) || (key0 === "unreachable")) || (key0 === "unstable")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.gaps !== undefined && func0.call(data, "gaps")){
let data0 = data.gaps;
if(!((((data0 === "error") || (data0 === "warning")) || (data0 === "info")) || (data0 === "off"))){
const err2 = {instancePath:instancePath+"/gaps",schemaPath:"#/$defs/levelOrOff/enum",keyword:"enum",params:{allowedValues: schema205.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.overlaps !== undefined && func0.call(data, "overlaps")){
let data1 = data.overlaps;
if(!((((data1 === "error") || (data1 === "warning")) || (data1 === "info")) || (data1 === "off"))){
const err3 = {instancePath:instancePath+"/overlaps",schemaPath:"#/$defs/levelOrOff/enum",keyword:"enum",params:{allowedValues: schema205.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.unreachable !== undefined && func0.call(data, "unreachable")){
let data2 = data.unreachable;
if(!((((data2 === "error") || (data2 === "warning")) || (data2 === "info")) || (data2 === "off"))){
const err4 = {instancePath:instancePath+"/unreachable",schemaPath:"#/$defs/levelOrOff/enum",keyword:"enum",params:{allowedValues: schema205.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.unstable !== undefined && func0.call(data, "unstable")){
let data3 = data.unstable;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.within === undefined) || (!(func0.call(data3, "within")))){
const err5 = {instancePath:instancePath+"/unstable",schemaPath:"#/properties/unstable/required",keyword:"required",params:{missingProperty: "within"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 of Object.keys(data3)){
if(!(((key1 === "within") || (key1 === "severity")) || (pattern4.test(key1)))){
const err6 = {instancePath:instancePath+"/unstable",schemaPath:"#/properties/unstable/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.within !== undefined && func0.call(data3, "within")){
let data4 = data3.within;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 0.5 || isNaN(data4)){
const err7 = {instancePath:instancePath+"/unstable/within",schemaPath:"#/properties/unstable/properties/within/maximum",keyword:"maximum",params:{comparison: "<=", limit: 0.5}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data4 <= 0 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/unstable/within",schemaPath:"#/properties/unstable/properties/within/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/unstable/within",schemaPath:"#/properties/unstable/properties/within/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data3.severity !== undefined && func0.call(data3, "severity")){
let data5 = data3.severity;
if(!(((data5 === "error") || (data5 === "warning")) || (data5 === "info"))){
const err10 = {instancePath:instancePath+"/unstable/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema109.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/unstable",schemaPath:"#/properties/unstable/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}
validate162.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema209 = {"type":"object","minProperties":1,"properties":{"on":{"enum":["change","open"]},"every":{"$ref":"#/$defs/duration"},"previous":{"$ref":"#/$defs/fieldId"},"since":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate164.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err0 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "on") || (key0 === "every")) || (key0 === "previous")) || (key0 === "since")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.on !== undefined && func0.call(data, "on")){
let data0 = data.on;
if(!((data0 === "change") || (data0 === "open"))){
const err2 = {instancePath:instancePath+"/on",schemaPath:"#/properties/on/enum",keyword:"enum",params:{allowedValues: schema209.properties.on.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.every !== undefined && func0.call(data, "every")){
let data1 = data.every;
if(typeof data1 === "string"){
if(data1.length > 20){
const err3 = {instancePath:instancePath+"/every",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern63.test(data1)){
const err4 = {instancePath:instancePath+"/every",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/every",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.previous !== undefined && func0.call(data, "previous")){
let data2 = data.previous;
if(typeof data2 === "string"){
if(data2.length > 64){
const err6 = {instancePath:instancePath+"/previous",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern8.test(data2)){
const err7 = {instancePath:instancePath+"/previous",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/previous",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.since !== undefined && func0.call(data, "since")){
let data3 = data.since;
if(typeof data3 === "string"){
if(data3.length > 64){
const err9 = {instancePath:instancePath+"/since",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern8.test(data3)){
const err10 = {instancePath:instancePath+"/since",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/since",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate164.errors = vErrors;
return errors === 0;
}
validate164.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate140.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.target === undefined) || (!(func0.call(data, "target")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "target"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.else === undefined) || (!(func0.call(data, "else")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "else"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema176.properties, key0)) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern18.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.target !== undefined && func0.call(data, "target")){
let data1 = data.target;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/target",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern8.test(data1)){
const err7 = {instancePath:instancePath+"/target",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/target",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.hit !== undefined && func0.call(data, "hit")){
let data2 = data.hit;
if(!((((data2 === "first") || (data2 === "unique")) || (data2 === "any")) || (data2 === "collect"))){
const err9 = {instancePath:instancePath+"/hit",schemaPath:"#/properties/hit/enum",keyword:"enum",params:{allowedValues: schema176.properties.hit.enum}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.table !== undefined && func0.call(data, "table")){
let data3 = data.table;
if(Array.isArray(data3)){
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate141(data3[i0], {instancePath:instancePath+"/table/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate141.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/table",schemaPath:"#/properties/table/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.rfm !== undefined && func0.call(data, "rfm")){
if(!(validate144(data.rfm, {instancePath:instancePath+"/rfm",parentData:data,parentDataProperty:"rfm",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate144.errors);
errors = vErrors.length;
}
}
if(data.score !== undefined && func0.call(data, "score")){
if(!(validate146(data.score, {instancePath:instancePath+"/score",parentData:data,parentDataProperty:"score",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate146.errors);
errors = vErrors.length;
}
}
if(data.taxonomy !== undefined && func0.call(data, "taxonomy")){
if(!(validate155(data.taxonomy, {instancePath:instancePath+"/taxonomy",parentData:data,parentDataProperty:"taxonomy",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate155.errors);
errors = vErrors.length;
}
}
if(data.checks !== undefined && func0.call(data, "checks")){
if(!(validate162(data.checks, {instancePath:instancePath+"/checks",parentData:data,parentDataProperty:"checks",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate162.errors);
errors = vErrors.length;
}
}
if(data.schedule !== undefined && func0.call(data, "schedule")){
if(!(validate164(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate164.errors);
errors = vErrors.length;
}
}
if(data.override !== undefined && func0.call(data, "override")){
if(!(validate106(data.override, {instancePath:instancePath+"/override",parentData:data,parentDataProperty:"override",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate106.errors);
errors = vErrors.length;
}
}
if(data.else !== undefined && func0.call(data, "else")){
let data11 = data.else;
if((typeof data11 !== "string") && (data11 !== null)){
const err12 = {instancePath:instancePath+"/else",schemaPath:"#/properties/else/type",keyword:"type",params:{type: schema176.properties.else.type}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(typeof data11 === "string"){
if(data11.length < 1){
const err13 = {instancePath:instancePath+"/else",schemaPath:"#/properties/else/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}
validate140.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema213 = {"type":"object","required":["field"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"entered":{"$ref":"#/$defs/fieldId"},"forecast":{"type":"object","required":["amount","field"],"properties":{"amount":{"$ref":"#/$defs/fieldId"},"field":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"list":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/stage"}},"transitions":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/transition"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema218 = {"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/name"},"maxAge":{"$ref":"#/$defs/duration"},"probability":{"type":"number","minimum":0,"maximum":1},"reason":{"type":"object","required":["field"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"among":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate169(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate169.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "id") || (key0 === "maxAge")) || (key0 === "probability")) || (key0 === "reason")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 200){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.maxAge !== undefined && func0.call(data, "maxAge")){
let data1 = data.maxAge;
if(typeof data1 === "string"){
if(data1.length > 20){
const err5 = {instancePath:instancePath+"/maxAge",schemaPath:"#/$defs/duration/maxLength",keyword:"maxLength",params:{limit: 20}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern63.test(data1)){
const err6 = {instancePath:instancePath+"/maxAge",schemaPath:"#/$defs/duration/pattern",keyword:"pattern",params:{pattern: "^P(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,6}D)?$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/maxAge",schemaPath:"#/$defs/duration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.probability !== undefined && func0.call(data, "probability")){
let data2 = data.probability;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/probability",schemaPath:"#/properties/probability/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/probability",schemaPath:"#/properties/probability/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/probability",schemaPath:"#/properties/probability/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.reason !== undefined && func0.call(data, "reason")){
let data3 = data.reason;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.field === undefined) || (!(func0.call(data3, "field")))){
const err11 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 of Object.keys(data3)){
if(!(((key1 === "field") || (key1 === "among")) || (pattern4.test(key1)))){
const err12 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data3.field !== undefined && func0.call(data3, "field")){
let data4 = data3.field;
if(typeof data4 === "string"){
if(data4.length > 64){
const err13 = {instancePath:instancePath+"/reason/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern8.test(data4)){
const err14 = {instancePath:instancePath+"/reason/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/reason/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data3.among !== undefined && func0.call(data3, "among")){
let data5 = data3.among;
if(Array.isArray(data5)){
if(data5.length < 1){
const err16 = {instancePath:instancePath+"/reason/among",schemaPath:"#/properties/reason/properties/among/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(data6.length > 200){
const err17 = {instancePath:instancePath+"/reason/among/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6.length < 1){
const err18 = {instancePath:instancePath+"/reason/among/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/reason/among/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/reason/among",schemaPath:"#/properties/reason/properties/among/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate169.errors = vErrors;
return errors === 0;
}
validate169.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema223 = {"type":"object","required":["to"],"properties":{"from":{"type":["string","array"],"minLength":1,"minItems":1,"items":{"$ref":"#/$defs/name"}},"to":{"$ref":"#/$defs/name"},"require":{"$ref":"#/$defs/someFieldIds"},"assert":{"$ref":"#/$defs/expression"},"roles":{"$ref":"#/$defs/someRoles"},"message":{"$ref":"#/$defs/text"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate171(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate171.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.to === undefined) || (!(func0.call(data, "to")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "from") || (key0 === "to")) || (key0 === "require")) || (key0 === "assert")) || (key0 === "roles")) || (key0 === "message")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
let data0 = data.from;
if((typeof data0 !== "string") && (!(Array.isArray(data0)))){
const err2 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: schema223.properties.from.type}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(Array.isArray(data0)){
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(data1.length > 200){
const err5 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.length < 1){
const err6 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/from/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
if(data.to !== undefined && func0.call(data, "to")){
let data2 = data.to;
if(typeof data2 === "string"){
if(data2.length > 200){
const err8 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.require !== undefined && func0.call(data, "require")){
if(!(validate98(data.require, {instancePath:instancePath+"/require",parentData:data,parentDataProperty:"require",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.assert !== undefined && func0.call(data, "assert")){
let data4 = data.assert;
if(typeof data4 === "string"){
if(data4.length > 8192){
const err11 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/assert",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
if(!(validate43(data.roles, {instancePath:instancePath+"/roles",parentData:data,parentDataProperty:"roles",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate43.errors);
errors = vErrors.length;
}
}
if(data.message !== undefined && func0.call(data, "message")){
if(!(validate22(data.message, {instancePath:instancePath+"/message",parentData:data,parentDataProperty:"message",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate171.errors = vErrors;
return errors === 0;
}
validate171.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate168(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate168.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "field") || (key0 === "entered")) || (key0 === "forecast")) || (key0 === "list")) || (key0 === "transitions")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err2 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern8.test(data0)){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.entered !== undefined && func0.call(data, "entered")){
let data1 = data.entered;
if(typeof data1 === "string"){
if(data1.length > 64){
const err5 = {instancePath:instancePath+"/entered",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern8.test(data1)){
const err6 = {instancePath:instancePath+"/entered",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/entered",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.forecast !== undefined && func0.call(data, "forecast")){
let data2 = data.forecast;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if((data2.amount === undefined) || (!(func0.call(data2, "amount")))){
const err8 = {instancePath:instancePath+"/forecast",schemaPath:"#/properties/forecast/required",keyword:"required",params:{missingProperty: "amount"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((data2.field === undefined) || (!(func0.call(data2, "field")))){
const err9 = {instancePath:instancePath+"/forecast",schemaPath:"#/properties/forecast/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 of Object.keys(data2)){
if(!(((key1 === "amount") || (key1 === "field")) || (pattern4.test(key1)))){
const err10 = {instancePath:instancePath+"/forecast",schemaPath:"#/properties/forecast/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.amount !== undefined && func0.call(data2, "amount")){
let data3 = data2.amount;
if(typeof data3 === "string"){
if(data3.length > 64){
const err11 = {instancePath:instancePath+"/forecast/amount",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern8.test(data3)){
const err12 = {instancePath:instancePath+"/forecast/amount",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/forecast/amount",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data2.field !== undefined && func0.call(data2, "field")){
let data4 = data2.field;
if(typeof data4 === "string"){
if(data4.length > 64){
const err14 = {instancePath:instancePath+"/forecast/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern8.test(data4)){
const err15 = {instancePath:instancePath+"/forecast/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/forecast/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/forecast",schemaPath:"#/properties/forecast/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.list !== undefined && func0.call(data, "list")){
let data5 = data.list;
if(Array.isArray(data5)){
if(data5.length < 1){
const err18 = {instancePath:instancePath+"/list",schemaPath:"#/properties/list/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate169(data5[i0], {instancePath:instancePath+"/list/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate169.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/list",schemaPath:"#/properties/list/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.transitions !== undefined && func0.call(data, "transitions")){
let data7 = data.transitions;
if(Array.isArray(data7)){
if(data7.length < 1){
const err20 = {instancePath:instancePath+"/transitions",schemaPath:"#/properties/transitions/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
if(!(validate171(data7[i1], {instancePath:instancePath+"/transitions/" + i1,parentData:data7,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate171.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/transitions",schemaPath:"#/properties/transitions/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate168.errors = vErrors;
return errors === 0;
}
validate168.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema227 = {"type":"object","required":["from","to"],"properties":{"id":{"$ref":"#/$defs/slug"},"from":{"$ref":"#/$defs/fieldId"},"to":{"$ref":"#/$defs/fieldId"},"kind":{"enum":["one","many","manyToMany"]},"match":{"$ref":"#/$defs/someFieldIds"},"create":{"type":"boolean"},"filter":{"$ref":"#/$defs/expression"},"integrity":{"type":"object","properties":{"orphan":{"$ref":"#/$defs/levelOrOff"},"dangling":{"$ref":"#/$defs/severity"},"cycle":{"$ref":"#/$defs/levelOrOff"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false},"onDelete":{"enum":["restrict","setNull","cascade","relink"]},"onArchive":{"enum":["keep","restrict","setNull","cascade","relink"]},"onMerge":{"enum":["relink","restrict","keep"]}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate177(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate177.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(func0.call(data, "from")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.to === undefined) || (!(func0.call(data, "to")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema227.properties, key0)) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern18.test(data0)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.from !== undefined && func0.call(data, "from")){
let data1 = data.from;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/from",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern8.test(data1)){
const err7 = {instancePath:instancePath+"/from",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/from",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.to !== undefined && func0.call(data, "to")){
let data2 = data.to;
if(typeof data2 === "string"){
if(data2.length > 64){
const err9 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern8.test(data2)){
const err10 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/to",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.kind !== undefined && func0.call(data, "kind")){
let data3 = data.kind;
if(!(((data3 === "one") || (data3 === "many")) || (data3 === "manyToMany"))){
const err12 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema227.properties.kind.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.match !== undefined && func0.call(data, "match")){
if(!(validate98(data.match, {instancePath:instancePath+"/match",parentData:data,parentDataProperty:"match",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate98.errors);
errors = vErrors.length;
}
}
if(data.create !== undefined && func0.call(data, "create")){
if(typeof data.create !== "boolean"){
const err13 = {instancePath:instancePath+"/create",schemaPath:"#/properties/create/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.filter !== undefined && func0.call(data, "filter")){
let data6 = data.filter;
if(typeof data6 === "string"){
if(data6.length > 8192){
const err14 = {instancePath:instancePath+"/filter",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.length < 1){
const err15 = {instancePath:instancePath+"/filter",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/filter",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.integrity !== undefined && func0.call(data, "integrity")){
let data7 = data.integrity;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 of Object.keys(data7)){
if(!((((key1 === "orphan") || (key1 === "dangling")) || (key1 === "cycle")) || (pattern4.test(key1)))){
const err17 = {instancePath:instancePath+"/integrity",schemaPath:"#/properties/integrity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data7.orphan !== undefined && func0.call(data7, "orphan")){
let data8 = data7.orphan;
if(!((((data8 === "error") || (data8 === "warning")) || (data8 === "info")) || (data8 === "off"))){
const err18 = {instancePath:instancePath+"/integrity/orphan",schemaPath:"#/$defs/levelOrOff/enum",keyword:"enum",params:{allowedValues: schema205.enum}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.dangling !== undefined && func0.call(data7, "dangling")){
let data9 = data7.dangling;
if(!(((data9 === "error") || (data9 === "warning")) || (data9 === "info"))){
const err19 = {instancePath:instancePath+"/integrity/dangling",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema109.enum}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data7.cycle !== undefined && func0.call(data7, "cycle")){
let data10 = data7.cycle;
if(!((((data10 === "error") || (data10 === "warning")) || (data10 === "info")) || (data10 === "off"))){
const err20 = {instancePath:instancePath+"/integrity/cycle",schemaPath:"#/$defs/levelOrOff/enum",keyword:"enum",params:{allowedValues: schema205.enum}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/integrity",schemaPath:"#/properties/integrity/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.onDelete !== undefined && func0.call(data, "onDelete")){
let data11 = data.onDelete;
if(!((((data11 === "restrict") || (data11 === "setNull")) || (data11 === "cascade")) || (data11 === "relink"))){
const err22 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/enum",keyword:"enum",params:{allowedValues: schema227.properties.onDelete.enum}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.onArchive !== undefined && func0.call(data, "onArchive")){
let data12 = data.onArchive;
if(!(((((data12 === "keep") || (data12 === "restrict")) || (data12 === "setNull")) || (data12 === "cascade")) || (data12 === "relink"))){
const err23 = {instancePath:instancePath+"/onArchive",schemaPath:"#/properties/onArchive/enum",keyword:"enum",params:{allowedValues: schema227.properties.onArchive.enum}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.onMerge !== undefined && func0.call(data, "onMerge")){
let data13 = data.onMerge;
if(!(((data13 === "relink") || (data13 === "restrict")) || (data13 === "keep"))){
const err24 = {instancePath:instancePath+"/onMerge",schemaPath:"#/properties/onMerge/enum",keyword:"enum",params:{allowedValues: schema227.properties.onMerge.enum}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate177.errors = vErrors;
return errors === 0;
}
validate177.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema235 = {"type":"object","required":["table","parent"],"properties":{"table":{"$ref":"#/$defs/fieldId"},"parent":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate180.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.table === undefined) || (!(func0.call(data, "table")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "table"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.parent === undefined) || (!(func0.call(data, "parent")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "parent"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "table") || (key0 === "parent")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.table !== undefined && func0.call(data, "table")){
let data0 = data.table;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.parent !== undefined && func0.call(data, "parent")){
let data1 = data.parent;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/parent",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern8.test(data1)){
const err7 = {instancePath:instancePath+"/parent",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/parent",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate180.errors = vErrors;
return errors === 0;
}
validate180.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema238 = {"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/name"},"headers":{"type":"object","minProperties":1,"maxProperties":500,"additionalProperties":{"$ref":"#/$defs/fieldId"}},"dates":{"enum":["dayFirst","monthFirst"]},"mode":{"enum":["update","add"]},"key":{"$ref":"#/$defs/names"},"policy":{"type":"object","minProperties":1,"additionalProperties":{"enum":["ask","fillBlank","keep","newer","overwrite"]}},"faulty":{"enum":["reject","take"]},"duplicates":{"enum":["skip","add","update"]},"tag":{"$ref":"#/$defs/name"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate182(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate182.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema238.properties, key0)) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern18.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data2 = data.source;
if(typeof data2 === "string"){
if(data2.length > 200){
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.headers !== undefined && func0.call(data, "headers")){
let data3 = data.headers;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 500){
const err8 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/maxProperties",keyword:"maxProperties",params:{limit: 500}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(Object.keys(data3).length < 1){
const err9 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 of Object.keys(data3)){
let data4 = data3[key1];
if(typeof data4 === "string"){
if(data4.length > 64){
const err10 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern8.test(data4)){
const err11 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.dates !== undefined && func0.call(data, "dates")){
let data5 = data.dates;
if(!((data5 === "dayFirst") || (data5 === "monthFirst"))){
const err14 = {instancePath:instancePath+"/dates",schemaPath:"#/properties/dates/enum",keyword:"enum",params:{allowedValues: schema238.properties.dates.enum}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.mode !== undefined && func0.call(data, "mode")){
let data6 = data.mode;
if(!((data6 === "update") || (data6 === "add"))){
const err15 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema238.properties.mode.enum}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.key !== undefined && func0.call(data, "key")){
if(!(validate81(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.policy !== undefined && func0.call(data, "policy")){
let data8 = data.policy;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length < 1){
const err16 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key2 of Object.keys(data8)){
let data9 = data8[key2];
if(!(((((data9 === "ask") || (data9 === "fillBlank")) || (data9 === "keep")) || (data9 === "newer")) || (data9 === "overwrite"))){
const err17 = {instancePath:instancePath+"/policy/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/policy/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema238.properties.policy.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/policy",schemaPath:"#/properties/policy/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.faulty !== undefined && func0.call(data, "faulty")){
let data10 = data.faulty;
if(!((data10 === "reject") || (data10 === "take"))){
const err19 = {instancePath:instancePath+"/faulty",schemaPath:"#/properties/faulty/enum",keyword:"enum",params:{allowedValues: schema238.properties.faulty.enum}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.duplicates !== undefined && func0.call(data, "duplicates")){
let data11 = data.duplicates;
if(!(((data11 === "skip") || (data11 === "add")) || (data11 === "update"))){
const err20 = {instancePath:instancePath+"/duplicates",schemaPath:"#/properties/duplicates/enum",keyword:"enum",params:{allowedValues: schema238.properties.duplicates.enum}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.tag !== undefined && func0.call(data, "tag")){
let data12 = data.tag;
if(typeof data12 === "string"){
if(data12.length > 200){
const err21 = {instancePath:instancePath+"/tag",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data12.length < 1){
const err22 = {instancePath:instancePath+"/tag",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/tag",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate182.errors = vErrors;
return errors === 0;
}
validate182.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.subject === undefined) || (!(func0.call(data, "subject")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "subject"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.schema === undefined) || (!(func0.call(data, "schema")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "schema"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema41.properties, key0)) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.sheet !== undefined && func0.call(data, "sheet")){
let data0 = data.sheet;
if(typeof data0 === "string"){
if(data0.length > 31){
const err3 = {instancePath:instancePath+"/sheet",schemaPath:"#/$defs/sheetName/maxLength",keyword:"maxLength",params:{limit: 31}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/sheet",schemaPath:"#/$defs/sheetName/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern10.test(data0)){
const err5 = {instancePath:instancePath+"/sheet",schemaPath:"#/$defs/sheetName/pattern",keyword:"pattern",params:{pattern: "^(?!')[^\\[\\]:*?/\\\\]*[^\\[\\]:*?/\\\\']$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/sheet",schemaPath:"#/$defs/sheetName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.tableName !== undefined && func0.call(data, "tableName")){
let data1 = data.tableName;
if(typeof data1 === "string"){
if(data1.length > 255){
const err7 = {instancePath:instancePath+"/tableName",schemaPath:"#/$defs/tableName/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern11.test(data1)){
const err8 = {instancePath:instancePath+"/tableName",schemaPath:"#/$defs/tableName/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_.]*$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/tableName",schemaPath:"#/$defs/tableName/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.labels !== undefined && func0.call(data, "labels")){
if(!(validate22(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.subject !== undefined && func0.call(data, "subject")){
let data3 = data.subject;
if(!((data3 === "person") || (data3 === "organisation"))){
const err10 = {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/enum",keyword:"enum",params:{allowedValues: schema41.properties.subject.enum}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.recordId !== undefined && func0.call(data, "recordId")){
let data4 = data.recordId;
if(typeof data4 === "string"){
if(data4.length > 64){
const err11 = {instancePath:instancePath+"/recordId",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern8.test(data4)){
const err12 = {instancePath:instancePath+"/recordId",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/recordId",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.display !== undefined && func0.call(data, "display")){
let data5 = data.display;
if(typeof data5 === "string"){
if(data5.length > 8192){
const err14 = {instancePath:instancePath+"/display",schemaPath:"#/$defs/expression/maxLength",keyword:"maxLength",params:{limit: 8192}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data5.length < 1){
const err15 = {instancePath:instancePath+"/display",schemaPath:"#/$defs/expression/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/display",schemaPath:"#/$defs/expression/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.order !== undefined && func0.call(data, "order")){
if(!(validate27(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data.layout !== undefined && func0.call(data, "layout")){
if(!(validate29(data.layout, {instancePath:instancePath+"/layout",parentData:data,parentDataProperty:"layout",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate29.errors);
errors = vErrors.length;
}
}
if(data.reveal !== undefined && func0.call(data, "reveal")){
if(!(validate49(data.reveal, {instancePath:instancePath+"/reveal",parentData:data,parentDataProperty:"reveal",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate49.errors);
errors = vErrors.length;
}
}
if(data.schema !== undefined && func0.call(data, "schema")){
if(!(validate53(data.schema, {instancePath:instancePath+"/schema",parentData:data,parentDataProperty:"schema",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.keys !== undefined && func0.call(data, "keys")){
let data10 = data.keys;
if(Array.isArray(data10)){
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
if(!(validate97(data10[i0], {instancePath:instancePath+"/keys/" + i0,parentData:data10,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate97.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.rules !== undefined && func0.call(data, "rules")){
let data12 = data.rules;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
if(!(validate102(data12[i1], {instancePath:instancePath+"/rules/" + i1,parentData:data12,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate102.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.dedupe !== undefined && func0.call(data, "dedupe")){
let data14 = data.dedupe;
if(Array.isArray(data14)){
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
if(!(validate112(data14[i2], {instancePath:instancePath+"/dedupe/" + i2,parentData:data14,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate112.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath:instancePath+"/dedupe",schemaPath:"#/properties/dedupe/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.classify !== undefined && func0.call(data, "classify")){
let data16 = data.classify;
if(Array.isArray(data16)){
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
if(!(validate140(data16[i3], {instancePath:instancePath+"/classify/" + i3,parentData:data16,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate140.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/classify",schemaPath:"#/properties/classify/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.stages !== undefined && func0.call(data, "stages")){
if(!(validate168(data.stages, {instancePath:instancePath+"/stages",parentData:data,parentDataProperty:"stages",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate168.errors);
errors = vErrors.length;
}
}
if(data.relations !== undefined && func0.call(data, "relations")){
let data19 = data.relations;
if(Array.isArray(data19)){
const len4 = data19.length;
for(let i4=0; i4<len4; i4++){
if(!(validate177(data19[i4], {instancePath:instancePath+"/relations/" + i4,parentData:data19,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate177.errors);
errors = vErrors.length;
}
}
}
else {
const err21 = {instancePath:instancePath+"/relations",schemaPath:"#/properties/relations/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.subtables !== undefined && func0.call(data, "subtables")){
let data21 = data.subtables;
if(Array.isArray(data21)){
const len5 = data21.length;
for(let i5=0; i5<len5; i5++){
if(!(validate180(data21[i5], {instancePath:instancePath+"/subtables/" + i5,parentData:data21,parentDataProperty:i5,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate180.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/subtables",schemaPath:"#/properties/subtables/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.import !== undefined && func0.call(data, "import")){
let data23 = data.import;
if(Array.isArray(data23)){
if(data23.length < 1){
const err23 = {instancePath:instancePath+"/import",schemaPath:"#/properties/import/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
if(!(validate182(data23[i6], {instancePath:instancePath+"/import/" + i6,parentData:data23,parentDataProperty:i6,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate182.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/import",schemaPath:"#/properties/import/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema243 = {"type":"object","required":["id","name"],"properties":{"id":{"$ref":"#/$defs/name"},"name":{"$ref":"#/$defs/name"},"aliases":{"$ref":"#/$defs/names"},"department":{"$ref":"#/$defs/name"},"roles":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate187(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate187.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.name === undefined) || (!(func0.call(data, "name")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((((key0 === "id") || (key0 === "name")) || (key0 === "aliases")) || (key0 === "department")) || (key0 === "roles")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 200){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data1 = data.name;
if(typeof data1 === "string"){
if(data1.length > 200){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.aliases !== undefined && func0.call(data, "aliases")){
if(!(validate81(data.aliases, {instancePath:instancePath+"/aliases",parentData:data,parentDataProperty:"aliases",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate81.errors);
errors = vErrors.length;
}
}
if(data.department !== undefined && func0.call(data, "department")){
let data3 = data.department;
if(typeof data3 === "string"){
if(data3.length > 200){
const err9 = {instancePath:instancePath+"/department",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.length < 1){
const err10 = {instancePath:instancePath+"/department",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/department",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data4 = data.roles;
if(Array.isArray(data4)){
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 100){
const err13 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern18.test(data5)){
const err14 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/roles/" + i0,schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate187.errors = vErrors;
return errors === 0;
}
validate187.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema248 = {"type":"object","required":["id"],"properties":{"id":{"$ref":"#/$defs/slug"},"label":{"$ref":"#/$defs/text"},"inherits":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/slug"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate190.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "id") || (key0 === "label")) || (key0 === "inherits")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern18.test(data0)){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.label !== undefined && func0.call(data, "label")){
if(!(validate22(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.inherits !== undefined && func0.call(data, "inherits")){
let data2 = data.inherits;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/inherits",schemaPath:"#/properties/inherits/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(data3.length > 100){
const err6 = {instancePath:instancePath+"/inherits/" + i0,schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern18.test(data3)){
const err7 = {instancePath:instancePath+"/inherits/" + i0,schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/inherits/" + i0,schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/inherits",schemaPath:"#/properties/inherits/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}
validate190.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema251 = {"type":"object","maxProperties":50,"propertyNames":{"$ref":"#/$defs/slug"},"additionalProperties":{"type":"object","minProperties":1,"maxProperties":2000,"additionalProperties":{"type":"string","maxLength":200}}};

function validate193(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate193.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 50){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 50}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
const _errs1 = errors;
if(typeof key0 === "string"){
if(key0.length > 100){
const err1 = {instancePath,schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100},propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern18.test(key0)){
const err2 = {instancePath,schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"},propertyName:key0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath,schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"},propertyName:key0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err4 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
for(const key1 of Object.keys(data)){
let data0 = data[key1];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length > 2000){
const err5 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/maxProperties",keyword:"maxProperties",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(Object.keys(data0).length < 1){
const err6 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
for(const key2 of Object.keys(data0)){
let data1 = data0[key2];
if(typeof data1 === "string"){
if(data1.length > 200){
const err7 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate193.errors = vErrors;
return errors === 0;
}
validate193.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema253 = {"type":"object","properties":{"country":{"enum":["CN"]},"weekend":{"type":"array","items":{"type":"integer","minimum":0,"maximum":6}},"holidays":{"type":"array","items":{"$ref":"#/$defs/date"}},"workdays":{"type":"array","items":{"$ref":"#/$defs/date"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema254 = {"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$"};
const pattern148 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate196(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate196.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
if(!(((((key0 === "country") || (key0 === "weekend")) || (key0 === "holidays")) || (key0 === "workdays")) || (pattern4.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.country !== undefined && func0.call(data, "country")){
if(!(data.country === "CN")){
const err1 = {instancePath:instancePath+"/country",schemaPath:"#/properties/country/enum",keyword:"enum",params:{allowedValues: schema253.properties.country.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.weekend !== undefined && func0.call(data, "weekend")){
let data1 = data.weekend;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err2 = {instancePath:instancePath+"/weekend/" + i0,schemaPath:"#/properties/weekend/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 6 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/weekend/" + i0,schemaPath:"#/properties/weekend/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 6}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/weekend/" + i0,schemaPath:"#/properties/weekend/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
else {
const err5 = {instancePath:instancePath+"/weekend",schemaPath:"#/properties/weekend/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.holidays !== undefined && func0.call(data, "holidays")){
let data3 = data.holidays;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(!pattern148.test(data4)){
const err6 = {instancePath:instancePath+"/holidays/" + i1,schemaPath:"#/$defs/date/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/holidays/" + i1,schemaPath:"#/$defs/date/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/holidays",schemaPath:"#/properties/holidays/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.workdays !== undefined && func0.call(data, "workdays")){
let data5 = data.workdays;
if(Array.isArray(data5)){
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
if(typeof data6 === "string"){
if(!pattern148.test(data6)){
const err9 = {instancePath:instancePath+"/workdays/" + i2,schemaPath:"#/$defs/date/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/workdays/" + i2,schemaPath:"#/$defs/date/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate196.errors = vErrors;
return errors === 0;
}
validate196.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema256 = {"type":"object","required":["id","source","values"],"properties":{"id":{"$ref":"#/$defs/slug"},"title":{"$ref":"#/$defs/text"},"source":{"$ref":"#/$defs/fieldId"},"rows":{"type":"array","items":{"$ref":"#/$defs/reportAxis"}},"columns":{"type":"array","items":{"$ref":"#/$defs/reportAxis"}},"values":{"type":"array","minItems":1,"maxItems":20,"items":{"$ref":"#/$defs/reportValue"}},"filter":{"$ref":"#/$defs/reportFilter"},"sort":{"enum":["value"]},"owner":{"$ref":"#/$defs/name"},"minQuality":{"type":"number","minimum":0,"maximum":1},"qualityLine":{"type":"boolean"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema259 = {"type":["string","object"],"maxLength":64,"required":["bucket","of"],"properties":{"bucket":{"enum":["year","quarter","yearMonth","province","city"]},"of":{"$ref":"#/$defs/fieldId"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate200(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate200.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema259.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length > 64){
const err1 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.bucket === undefined) || (!(func0.call(data, "bucket")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "bucket"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.of === undefined) || (!(func0.call(data, "of")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "of"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "bucket") || (key0 === "of")) || (pattern4.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.bucket !== undefined && func0.call(data, "bucket")){
let data0 = data.bucket;
if(!(((((data0 === "year") || (data0 === "quarter")) || (data0 === "yearMonth")) || (data0 === "province")) || (data0 === "city"))){
const err5 = {instancePath:instancePath+"/bucket",schemaPath:"#/properties/bucket/enum",keyword:"enum",params:{allowedValues: schema259.properties.bucket.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.of !== undefined && func0.call(data, "of")){
let data1 = data.of;
if(typeof data1 === "string"){
if(data1.length > 64){
const err6 = {instancePath:instancePath+"/of",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern8.test(data1)){
const err7 = {instancePath:instancePath+"/of",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/of",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
validate200.errors = vErrors;
return errors === 0;
}
validate200.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema261 = {"type":"object","required":["agg"],"properties":{"agg":{"enum":["sum","count","avg","min","max"]},"field":{"$ref":"#/$defs/fieldId"},"label":{"$ref":"#/$defs/text"},"format":{"$ref":"#/$defs/numberFormat"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate203(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate203.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.agg === undefined) || (!(func0.call(data, "agg")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "agg"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((((key0 === "agg") || (key0 === "field")) || (key0 === "label")) || (key0 === "format")) || (pattern4.test(key0)))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.agg !== undefined && func0.call(data, "agg")){
let data0 = data.agg;
if(!(((((data0 === "sum") || (data0 === "count")) || (data0 === "avg")) || (data0 === "min")) || (data0 === "max"))){
const err2 = {instancePath:instancePath+"/agg",schemaPath:"#/properties/agg/enum",keyword:"enum",params:{allowedValues: schema261.properties.agg.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data1 = data.field;
if(typeof data1 === "string"){
if(data1.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data1)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.label !== undefined && func0.call(data, "label")){
if(!(validate22(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.format !== undefined && func0.call(data, "format")){
let data3 = data.format;
if(typeof data3 === "string"){
if(data3.length > 255){
const err6 = {instancePath:instancePath+"/format",schemaPath:"#/$defs/numberFormat/maxLength",keyword:"maxLength",params:{limit: 255}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/format",schemaPath:"#/$defs/numberFormat/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/format",schemaPath:"#/$defs/numberFormat/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate203.errors = vErrors;
return errors === 0;
}
validate203.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema264 = {"type":"object","required":["field","values"],"properties":{"field":{"$ref":"#/$defs/fieldId"},"values":{"type":"array","minItems":1,"maxItems":50,"items":{"$ref":"#/$defs/name"}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate206(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate206.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.field === undefined) || (!(func0.call(data, "field")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "field"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.values === undefined) || (!(func0.call(data, "values")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "values"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!(((key0 === "field") || (key0 === "values")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.field !== undefined && func0.call(data, "field")){
let data0 = data.field;
if(typeof data0 === "string"){
if(data0.length > 64){
const err3 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern8.test(data0)){
const err4 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/field",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.values !== undefined && func0.call(data, "values")){
let data1 = data.values;
if(Array.isArray(data1)){
if(data1.length > 50){
const err6 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(data2.length > 200){
const err8 = {instancePath:instancePath+"/values/" + i0,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.length < 1){
const err9 = {instancePath:instancePath+"/values/" + i0,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/values/" + i0,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate206.errors = vErrors;
return errors === 0;
}
validate206.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate198(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate198.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.source === undefined) || (!(func0.call(data, "source")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "source"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.values === undefined) || (!(func0.call(data, "values")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "values"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema256.properties, key0)) || (pattern4.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/maxLength",keyword:"maxLength",params:{limit: 100}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern18.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+-]*$"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/slug/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.source !== undefined && func0.call(data, "source")){
let data2 = data.source;
if(typeof data2 === "string"){
if(data2.length > 64){
const err7 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern8.test(data2)){
const err8 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.rows !== undefined && func0.call(data, "rows")){
let data3 = data.rows;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
if(!(validate200(data3[i0], {instancePath:instancePath+"/rows/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate200.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/rows",schemaPath:"#/properties/rows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.columns !== undefined && func0.call(data, "columns")){
let data5 = data.columns;
if(Array.isArray(data5)){
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
if(!(validate200(data5[i1], {instancePath:instancePath+"/columns/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate200.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.values !== undefined && func0.call(data, "values")){
let data7 = data.values;
if(Array.isArray(data7)){
if(data7.length > 20){
const err12 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data7.length < 1){
const err13 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
if(!(validate203(data7[i2], {instancePath:instancePath+"/values/" + i2,parentData:data7,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate203.errors);
errors = vErrors.length;
}
}
}
else {
const err14 = {instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.filter !== undefined && func0.call(data, "filter")){
if(!(validate206(data.filter, {instancePath:instancePath+"/filter",parentData:data,parentDataProperty:"filter",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate206.errors);
errors = vErrors.length;
}
}
if(data.sort !== undefined && func0.call(data, "sort")){
if(!(data.sort === "value")){
const err15 = {instancePath:instancePath+"/sort",schemaPath:"#/properties/sort/enum",keyword:"enum",params:{allowedValues: schema256.properties.sort.enum}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data11 = data.owner;
if(typeof data11 === "string"){
if(data11.length > 200){
const err16 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data11.length < 1){
const err17 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.minQuality !== undefined && func0.call(data, "minQuality")){
let data12 = data.minQuality;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1 || isNaN(data12)){
const err19 = {instancePath:instancePath+"/minQuality",schemaPath:"#/properties/minQuality/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err20 = {instancePath:instancePath+"/minQuality",schemaPath:"#/properties/minQuality/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/minQuality",schemaPath:"#/properties/minQuality/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.qualityLine !== undefined && func0.call(data, "qualityLine")){
if(typeof data.qualityLine !== "boolean"){
const err22 = {instancePath:instancePath+"/qualityLine",schemaPath:"#/properties/qualityLine/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate198.errors = vErrors;
return errors === 0;
}
validate198.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema268 = {"type":"object","required":["table","given","expect"],"properties":{"name":{"$ref":"#/$defs/name"},"table":{"$ref":"#/$defs/fieldId"},"today":{"$ref":"#/$defs/date"},"at":{"enum":["check","cli","edit","import","paste","save","stage"]},"me":{"$ref":"#/$defs/name"},"before":{"type":["object","array"],"additionalProperties":{"$ref":"#/$defs/cell"},"minItems":1,"items":{"$ref":"#/$defs/givenRow"}},"given":{"type":["object","array"],"additionalProperties":{"$ref":"#/$defs/cell"},"minItems":1,"items":{"$ref":"#/$defs/givenRow"}},"related":{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/$defs/givenRow"}}},"expect":{"type":"object","minProperties":1,"properties":{"issues":{"type":"array","items":{"$ref":"#/$defs/expectedIssue"}},"mayKeep":{"type":"array","items":{"$ref":"#/$defs/name"}},"onDelete":{"type":"object","minProperties":1,"additionalProperties":{"enum":["cascade","relink","restrict","setNull"]}},"onArchive":{"type":"object","minProperties":1,"additionalProperties":{"enum":["cascade","keep","relink","restrict","setNull"]}},"onMerge":{"type":"object","minProperties":1,"additionalProperties":{"enum":["keep","relink","restrict"]}},"class":{"type":["string","object"],"minLength":1,"additionalProperties":{"$ref":"#/$defs/name"}},"duplicates":{"type":"integer","minimum":0},"repeats":{"enum":["block","warn","link","review","allow","none"]},"merged":{"type":["object","null"],"minProperties":1,"additionalProperties":{"$ref":"#/$defs/cell"}},"mergeAsks":{"$ref":"#/$defs/fieldIds"},"across":{"type":"object","minProperties":1,"additionalProperties":{"type":"integer","minimum":0}}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};
const schema274 = {"type":["string","number","boolean","null"]};
const schema273 = {"type":"object","additionalProperties":{"$ref":"#/$defs/cell"}};

function validate210(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate210.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 of Object.keys(data)){
let data0 = data[key0];
if((((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")) && (data0 !== null)){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/cell/type",keyword:"type",params:{type: schema274.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate210.errors = vErrors;
return errors === 0;
}
validate210.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema277 = {"type":["string","object"],"minLength":1,"maxLength":200,"required":["issue"],"properties":{"issue":{"$ref":"#/$defs/name"},"severity":{"$ref":"#/$defs/severity"},"message":{"$ref":"#/$defs/plain"}},"patternProperties":{"^x-vendor-":true},"additionalProperties":false};

function validate214(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate214.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema277.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length > 200){
const err1 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.issue === undefined) || (!(func0.call(data, "issue")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "issue"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((((key0 === "issue") || (key0 === "severity")) || (key0 === "message")) || (pattern4.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.issue !== undefined && func0.call(data, "issue")){
let data0 = data.issue;
if(typeof data0 === "string"){
if(data0.length > 200){
const err5 = {instancePath:instancePath+"/issue",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/issue",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/issue",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.severity !== undefined && func0.call(data, "severity")){
let data1 = data.severity;
if(!(((data1 === "error") || (data1 === "warning")) || (data1 === "info"))){
const err8 = {instancePath:instancePath+"/severity",schemaPath:"#/$defs/severity/enum",keyword:"enum",params:{allowedValues: schema109.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.message !== undefined && func0.call(data, "message")){
let data2 = data.message;
if(typeof data2 === "string"){
if(data2.length > 2000){
const err9 = {instancePath:instancePath+"/message",schemaPath:"#/$defs/plain/maxLength",keyword:"maxLength",params:{limit: 2000}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/message",schemaPath:"#/$defs/plain/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/message",schemaPath:"#/$defs/plain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
validate214.errors = vErrors;
return errors === 0;
}
validate214.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate209(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate209.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.table === undefined) || (!(func0.call(data, "table")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "table"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.given === undefined) || (!(func0.call(data, "given")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "given"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.expect === undefined) || (!(func0.call(data, "expect")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "expect"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema268.properties, key0)) || (pattern4.test(key0)))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined && func0.call(data, "name")){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 200){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data0.length < 1){
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.table !== undefined && func0.call(data, "table")){
let data1 = data.table;
if(typeof data1 === "string"){
if(data1.length > 64){
const err7 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern8.test(data1)){
const err8 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/table",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.today !== undefined && func0.call(data, "today")){
let data2 = data.today;
if(typeof data2 === "string"){
if(!pattern148.test(data2)){
const err10 = {instancePath:instancePath+"/today",schemaPath:"#/$defs/date/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/today",schemaPath:"#/$defs/date/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.at !== undefined && func0.call(data, "at")){
let data3 = data.at;
if(!(((((((data3 === "check") || (data3 === "cli")) || (data3 === "edit")) || (data3 === "import")) || (data3 === "paste")) || (data3 === "save")) || (data3 === "stage"))){
const err12 = {instancePath:instancePath+"/at",schemaPath:"#/properties/at/enum",keyword:"enum",params:{allowedValues: schema268.properties.at.enum}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.me !== undefined && func0.call(data, "me")){
let data4 = data.me;
if(typeof data4 === "string"){
if(data4.length > 200){
const err13 = {instancePath:instancePath+"/me",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data4.length < 1){
const err14 = {instancePath:instancePath+"/me",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/me",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.before !== undefined && func0.call(data, "before")){
let data5 = data.before;
if(!data5 || typeof data5 != "object"){
const err16 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/type",keyword:"type",params:{type: schema268.properties.before.type}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(Array.isArray(data5)){
if(data5.length < 1){
const err17 = {instancePath:instancePath+"/before",schemaPath:"#/properties/before/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate210(data5[i0], {instancePath:instancePath+"/before/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate210.errors);
errors = vErrors.length;
}
}
}
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 of Object.keys(data5)){
let data7 = data5[key1];
if((((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")) && (data7 !== null)){
const err18 = {instancePath:instancePath+"/before/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/cell/type",keyword:"type",params:{type: schema274.type}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
if(data.given !== undefined && func0.call(data, "given")){
let data8 = data.given;
if(!data8 || typeof data8 != "object"){
const err19 = {instancePath:instancePath+"/given",schemaPath:"#/properties/given/type",keyword:"type",params:{type: schema268.properties.given.type}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length < 1){
const err20 = {instancePath:instancePath+"/given",schemaPath:"#/properties/given/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
if(!(validate210(data8[i1], {instancePath:instancePath+"/given/" + i1,parentData:data8,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate210.errors);
errors = vErrors.length;
}
}
}
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 of Object.keys(data8)){
let data10 = data8[key2];
if((((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))) && (typeof data10 !== "boolean")) && (data10 !== null)){
const err21 = {instancePath:instancePath+"/given/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/cell/type",keyword:"type",params:{type: schema274.type}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
}
if(data.related !== undefined && func0.call(data, "related")){
let data11 = data.related;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key3 of Object.keys(data11)){
let data12 = data11[key3];
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
if(!(validate210(data12[i2], {instancePath:instancePath+"/related/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,parentData:data12,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate210.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/related/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/related/additionalProperties/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/related",schemaPath:"#/properties/related/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.expect !== undefined && func0.call(data, "expect")){
let data14 = data.expect;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
const err24 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key4 of Object.keys(data14)){
if(!((func0.call(schema268.properties.expect.properties, key4)) || (pattern4.test(key4)))){
const err25 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data14.issues !== undefined && func0.call(data14, "issues")){
let data15 = data14.issues;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
if(!(validate214(data15[i3], {instancePath:instancePath+"/expect/issues/" + i3,parentData:data15,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate214.errors);
errors = vErrors.length;
}
}
}
else {
const err26 = {instancePath:instancePath+"/expect/issues",schemaPath:"#/properties/expect/properties/issues/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data14.mayKeep !== undefined && func0.call(data14, "mayKeep")){
let data17 = data14.mayKeep;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 === "string"){
if(data18.length > 200){
const err27 = {instancePath:instancePath+"/expect/mayKeep/" + i4,schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data18.length < 1){
const err28 = {instancePath:instancePath+"/expect/mayKeep/" + i4,schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/expect/mayKeep/" + i4,schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/expect/mayKeep",schemaPath:"#/properties/expect/properties/mayKeep/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data14.onDelete !== undefined && func0.call(data14, "onDelete")){
let data19 = data14.onDelete;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length < 1){
const err31 = {instancePath:instancePath+"/expect/onDelete",schemaPath:"#/properties/expect/properties/onDelete/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
for(const key5 of Object.keys(data19)){
let data20 = data19[key5];
if(!((((data20 === "cascade") || (data20 === "relink")) || (data20 === "restrict")) || (data20 === "setNull"))){
const err32 = {instancePath:instancePath+"/expect/onDelete/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/expect/properties/onDelete/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema268.properties.expect.properties.onDelete.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/expect/onDelete",schemaPath:"#/properties/expect/properties/onDelete/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data14.onArchive !== undefined && func0.call(data14, "onArchive")){
let data21 = data14.onArchive;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(Object.keys(data21).length < 1){
const err34 = {instancePath:instancePath+"/expect/onArchive",schemaPath:"#/properties/expect/properties/onArchive/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
for(const key6 of Object.keys(data21)){
let data22 = data21[key6];
if(!(((((data22 === "cascade") || (data22 === "keep")) || (data22 === "relink")) || (data22 === "restrict")) || (data22 === "setNull"))){
const err35 = {instancePath:instancePath+"/expect/onArchive/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/expect/properties/onArchive/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema268.properties.expect.properties.onArchive.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/expect/onArchive",schemaPath:"#/properties/expect/properties/onArchive/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data14.onMerge !== undefined && func0.call(data14, "onMerge")){
let data23 = data14.onMerge;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(Object.keys(data23).length < 1){
const err37 = {instancePath:instancePath+"/expect/onMerge",schemaPath:"#/properties/expect/properties/onMerge/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key7 of Object.keys(data23)){
let data24 = data23[key7];
if(!(((data24 === "keep") || (data24 === "relink")) || (data24 === "restrict"))){
const err38 = {instancePath:instancePath+"/expect/onMerge/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/expect/properties/onMerge/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema268.properties.expect.properties.onMerge.additionalProperties.enum}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/expect/onMerge",schemaPath:"#/properties/expect/properties/onMerge/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data14.class !== undefined && func0.call(data14, "class")){
let data25 = data14.class;
if((typeof data25 !== "string") && (!(data25 && typeof data25 == "object" && !Array.isArray(data25)))){
const err40 = {instancePath:instancePath+"/expect/class",schemaPath:"#/properties/expect/properties/class/type",keyword:"type",params:{type: schema268.properties.expect.properties.class.type}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(typeof data25 === "string"){
if(data25.length < 1){
const err41 = {instancePath:instancePath+"/expect/class",schemaPath:"#/properties/expect/properties/class/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key8 of Object.keys(data25)){
let data26 = data25[key8];
if(typeof data26 === "string"){
if(data26.length > 200){
const err42 = {instancePath:instancePath+"/expect/class/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data26.length < 1){
const err43 = {instancePath:instancePath+"/expect/class/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/expect/class/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
}
if(data14.duplicates !== undefined && func0.call(data14, "duplicates")){
let data27 = data14.duplicates;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err45 = {instancePath:instancePath+"/expect/duplicates",schemaPath:"#/properties/expect/properties/duplicates/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err46 = {instancePath:instancePath+"/expect/duplicates",schemaPath:"#/properties/expect/properties/duplicates/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
if(data14.repeats !== undefined && func0.call(data14, "repeats")){
let data28 = data14.repeats;
if(!((((((data28 === "block") || (data28 === "warn")) || (data28 === "link")) || (data28 === "review")) || (data28 === "allow")) || (data28 === "none"))){
const err47 = {instancePath:instancePath+"/expect/repeats",schemaPath:"#/properties/expect/properties/repeats/enum",keyword:"enum",params:{allowedValues: schema268.properties.expect.properties.repeats.enum}};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data14.merged !== undefined && func0.call(data14, "merged")){
let data29 = data14.merged;
if((!(data29 && typeof data29 == "object" && !Array.isArray(data29))) && (data29 !== null)){
const err48 = {instancePath:instancePath+"/expect/merged",schemaPath:"#/properties/expect/properties/merged/type",keyword:"type",params:{type: schema268.properties.expect.properties.merged.type}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length < 1){
const err49 = {instancePath:instancePath+"/expect/merged",schemaPath:"#/properties/expect/properties/merged/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key9 of Object.keys(data29)){
let data30 = data29[key9];
if((((typeof data30 !== "string") && (!((typeof data30 == "number") && (isFinite(data30))))) && (typeof data30 !== "boolean")) && (data30 !== null)){
const err50 = {instancePath:instancePath+"/expect/merged/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/cell/type",keyword:"type",params:{type: schema274.type}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
}
if(data14.mergeAsks !== undefined && func0.call(data14, "mergeAsks")){
if(!(validate27(data14.mergeAsks, {instancePath:instancePath+"/expect/mergeAsks",parentData:data14,parentDataProperty:"mergeAsks",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate27.errors);
errors = vErrors.length;
}
}
if(data14.across !== undefined && func0.call(data14, "across")){
let data32 = data14.across;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(Object.keys(data32).length < 1){
const err51 = {instancePath:instancePath+"/expect/across",schemaPath:"#/properties/expect/properties/across/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
for(const key10 of Object.keys(data32)){
let data33 = data32[key10];
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err52 = {instancePath:instancePath+"/expect/across/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/expect/properties/across/additionalProperties/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
const err53 = {instancePath:instancePath+"/expect/across/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/expect/properties/across/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/expect/across",schemaPath:"#/properties/expect/properties/across/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/expect",schemaPath:"#/properties/expect/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
validate209.errors = vErrors;
return errors === 0;
}
validate209.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.$schema === undefined) || (!(func0.call(data, "$schema")))){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "$schema"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((data.id === undefined) || (!(func0.call(data, "id")))){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((data.version === undefined) || (!(func0.call(data, "version")))){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if((data.tables === undefined) || (!(func0.call(data, "tables")))){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "tables"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 of Object.keys(data)){
if(!((func0.call(schema32.properties, key0)) || (pattern4.test(key0)))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.$schema !== undefined && func0.call(data, "$schema")){
if("https://crm-sheets.example/dialect/1" !== data.$schema){
const err5 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/const",keyword:"const",params:{allowedValue: "https://crm-sheets.example/dialect/1"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
if(typeof data1 === "string"){
if(data1.length > 500){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/uri/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern5.test(data1)){
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/uri/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/uri/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.version !== undefined && func0.call(data, "version")){
let data2 = data.version;
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
const err9 = {instancePath:instancePath+"/version",schemaPath:"#/$defs/version/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})\\.(?:0|[1-9]\\d{0,5})$"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/$defs/version/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.title !== undefined && func0.call(data, "title")){
if(!(validate22(data.title, {instancePath:instancePath+"/title",parentData:data,parentDataProperty:"title",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined && func0.call(data, "description")){
if(!(validate22(data.description, {instancePath:instancePath+"/description",parentData:data,parentDataProperty:"description",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined && func0.call(data, "owner")){
let data5 = data.owner;
if(typeof data5 === "string"){
if(data5.length > 200){
const err11 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5.length < 1){
const err12 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/owner",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.license !== undefined && func0.call(data, "license")){
let data6 = data.license;
if(typeof data6 === "string"){
if(data6.length > 200){
const err14 = {instancePath:instancePath+"/license",schemaPath:"#/$defs/name/maxLength",keyword:"maxLength",params:{limit: 200}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.length < 1){
const err15 = {instancePath:instancePath+"/license",schemaPath:"#/$defs/name/minLength",keyword:"minLength",params:{limit: 1}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/license",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.tables !== undefined && func0.call(data, "tables")){
let data7 = data.tables;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 50){
const err17 = {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/maxProperties",keyword:"maxProperties",params:{limit: 50}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Object.keys(data7).length < 1){
const err18 = {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/minProperties",keyword:"minProperties",params:{limit: 1}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key1 of Object.keys(data7)){
const _errs19 = errors;
if(typeof key1 === "string"){
if(key1.length > 64){
const err19 = {instancePath:instancePath+"/tables",schemaPath:"#/$defs/fieldId/maxLength",keyword:"maxLength",params:{limit: 64},propertyName:key1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern8.test(key1)){
const err20 = {instancePath:instancePath+"/tables",schemaPath:"#/$defs/fieldId/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}_][\\p{L}\\p{N}_]*$"},propertyName:key1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/tables",schemaPath:"#/$defs/fieldId/type",keyword:"type",params:{type: "string"},propertyName:key1};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid5 = _errs19 === errors;
if(!valid5){
const err22 = {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
for(const key2 of Object.keys(data7)){
if(!(validate25(data7[key2], {instancePath:instancePath+"/tables/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data7,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate25.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.people !== undefined && func0.call(data, "people")){
let data9 = data.people;
if(Array.isArray(data9)){
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
if(!(validate187(data9[i0], {instancePath:instancePath+"/people/" + i0,parentData:data9,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate187.errors);
errors = vErrors.length;
}
}
}
else {
const err24 = {instancePath:instancePath+"/people",schemaPath:"#/properties/people/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.roles !== undefined && func0.call(data, "roles")){
let data11 = data.roles;
if(Array.isArray(data11)){
if(data11.length > 50){
const err25 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data11.length < 1){
const err26 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
if(!(validate190(data11[i1], {instancePath:instancePath+"/roles/" + i1,parentData:data11,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate190.errors);
errors = vErrors.length;
}
}
}
else {
const err27 = {instancePath:instancePath+"/roles",schemaPath:"#/properties/roles/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.maps !== undefined && func0.call(data, "maps")){
if(!(validate193(data.maps, {instancePath:instancePath+"/maps",parentData:data,parentDataProperty:"maps",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate193.errors);
errors = vErrors.length;
}
}
if(data.lexicons !== undefined && func0.call(data, "lexicons")){
if(!(validate193(data.lexicons, {instancePath:instancePath+"/lexicons",parentData:data,parentDataProperty:"lexicons",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate193.errors);
errors = vErrors.length;
}
}
if(data.calendar !== undefined && func0.call(data, "calendar")){
if(!(validate196(data.calendar, {instancePath:instancePath+"/calendar",parentData:data,parentDataProperty:"calendar",rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate196.errors);
errors = vErrors.length;
}
}
if(data.reports !== undefined && func0.call(data, "reports")){
let data16 = data.reports;
if(Array.isArray(data16)){
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
if(!(validate198(data16[i2], {instancePath:instancePath+"/reports/" + i2,parentData:data16,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate198.errors);
errors = vErrors.length;
}
}
}
else {
const err28 = {instancePath:instancePath+"/reports",schemaPath:"#/properties/reports/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.tests !== undefined && func0.call(data, "tests")){
let data18 = data.tests;
if(Array.isArray(data18)){
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
if(!(validate209(data18[i3], {instancePath:instancePath+"/tests/" + i3,parentData:data18,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate209.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/tests",schemaPath:"#/properties/tests/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://crm-sheets.example/dialect/1" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = joined(vErrors, validate21.errors);
errors = vErrors.length;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

function joined(a, b) { if (a === null) return b; for (const error of b) a.push(error); return a; }
