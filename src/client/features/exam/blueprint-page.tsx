import { type ReactNode, useState } from "react";
import type { Blueprint } from "../../../domain/blueprint.ts";
import { BLUEPRINT_NUMBER_MAX, type OwnBlueprint } from "../../../domain/preferences.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { topicTitle } from "../../state/titles.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./exam.module.css";

/** The numbers of the exam, where the learner knows them better than the bank: no official table is public. */
export function BlueprintPage(): ReactNode {
  const blueprint = useLearner(blueprintOf);
  return (
    <Page title={m.exam_blueprint_title()} back={{ href: "/exam", label: m.exam_back() }}>
      {blueprint.sections.length === 0 ? (
        <Notice tone="info">{m.exam_no_blueprint()}</Notice>
      ) : (
        <BlueprintForm key={JSON.stringify(blueprint)} blueprint={blueprint} />
      )}
    </Page>
  );
}

/** Numbers while they are typed, by name. */
type Typed = Readonly<Record<string, string>>;

function BlueprintForm({ blueprint }: { blueprint: Blueprint }): ReactNode {
  const { learner } = useApp();
  const banks = useLearner((state) => state.banks);
  const own = useLearner((state) => state.preferences.ownBlueprint);
  const [typed, setTyped] = useState<Typed>(() => typedFrom(blueprint));
  const [isTouched, setTouched] = useState(false);
  const numbers = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, wholeNumber(text, name)]));
  const isGood = Object.values(numbers).every((value) => value !== null);
  const bankId = banks.find(({ manifest }) => manifest.blueprints.length > 0)?.manifest.id ?? "";
  const numberOf = (name: string) => numbers[name] ?? 0;

  const change = (name: string, text: string) => {
    setTyped({ ...typed, [name]: text });
    setTouched(true);
  };
  const save = async () => {
    const value: OwnBlueprint = {
      bankId,
      blueprintId: blueprint.id,
      minutes: numberOf("minutes"),
      guideLine: numberOf("guideLine"),
      sections: blueprint.sections.map(({ section }) => ({
        section,
        items: numberOf(`items ${section}`),
        guideLine: numberOf(`guide ${section}`),
      })),
    };
    await learner.setPreference("ownBlueprint", value);
    setTouched(false);
  };
  const input = (name: string, label: string, hideLabel = false) => (
    <Field label={label} hideLabel={hideLabel}>
      <input
        inputMode="numeric"
        autoComplete="off"
        value={typed[name] ?? ""}
        aria-invalid={numbers[name] === null}
        onChange={({ target }) => change(name, target.value)}
      />
    </Field>
  );
  const total = blueprint.sections.reduce((sum, { section }) => sum + numberOf(`items ${section}`), 0);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) void save();
      }}
    >
      <p>{m.exam_blueprint_intro()}</p>
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">{m.library_section()}</th>
            <th scope="col">{m.settings_blueprint_items()}</th>
            <th scope="col">{m.settings_blueprint_guide()}</th>
          </tr>
        </thead>
        <tbody>
          {blueprint.sections.map(({ section }) => {
            const title = topicTitle(banks, section);
            return (
              <tr key={section}>
                <th scope="row">{title}</th>
                <td>{input(`items ${section}`, m.exam_blueprint_items_of({ section: title }), true)}</td>
                <td>{input(`guide ${section}`, m.exam_blueprint_guide_of({ section: title }), true)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.total}>{m.exam_blueprint_total({ items: total })}</p>
      <div className={styles.pair}>
        {input("minutes", m.exam_blueprint_minutes())}
        {input("guideLine", m.exam_blueprint_guide())}
      </div>
      <p className={styles.hint}>{blueprint.source}</p>
      {!isGood && <Notice tone="bad">{m.exam_blueprint_bad({ least: 0, most: BLUEPRINT_NUMBER_MAX })}</Notice>}
      {own !== null && !isTouched && <Notice tone="info">{m.exam_blueprint_kept()}</Notice>}
      <Button look="solid" type="submit" disabled={!isGood || !isTouched || total === 0}>
        {m.exam_blueprint_save()}
      </Button>
      {own !== null && (
        <Button onClick={() => void learner.setPreference("ownBlueprint", null)}>{m.exam_blueprint_reset()}</Button>
      )}
    </form>
  );
}

function typedFrom({ minutes, guideLine, sections }: Blueprint): Typed {
  return {
    minutes: String(minutes),
    guideLine: String(guideLine),
    ...Object.fromEntries(
      sections.flatMap(({ section, items, guideLine: guide }) => [
        [`items ${section}`, String(items)],
        [`guide ${section}`, String(guide)],
      ]),
    ),
  };
}

/** Full-width digits count; null where it is no number of items or minutes. */
function wholeNumber(text: string, name: string): number | null {
  const plain = text.normalize("NFKC").trim();
  const value = /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
  const least = name === "minutes" ? 1 : 0;
  return value >= least && value <= BLUEPRINT_NUMBER_MAX ? value : null;
}
