import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { itemJsonSchema } from "../schema/item-json-schema.ts";
import { rulesDocument } from "./rules/rules-document.ts";

/** Usage: node make-documents.ts — writes what authors and their editors read, from the compiler's own tables. */
const FOLDER = resolve(import.meta.dirname, "../../question-bank");

writeFileSync(resolve(FOLDER, "RULES.md"), rulesDocument());
writeFileSync(resolve(FOLDER, "item.schema.json"), `${JSON.stringify(itemJsonSchema(), null, 1)}\n`);
