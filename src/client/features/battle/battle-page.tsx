import { type ReactNode, useEffect, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { BATTLE_ITEMS, challengeToPath } from "../../../domain/exam/battle.ts";
import { m } from "../../messages/compiled/messages.js";
import type { BattleOpening } from "../../state/battles.ts";
import { useBattles } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./battle.module.css";
import { BattleQuestion } from "./battle-question.tsx";
import { BattleResult } from "./battle-result.tsx";

/** `/battle` invites · `/battle/<bank hash>/<seed>` plays · with `/<answers>` at the end, against those. */
export default function BattlePage({ path }: { path: readonly string[] }): ReactNode {
  return path.length === 0 ? <Invitation /> : <OpenBattle path={path} />;
}

function Invitation(): ReactNode {
  const battles = useBattles();
  const start = () => {
    const challenge = battles.invite();
    if (challenge !== null) navigate(`/battle/${challengeToPath(challenge)}`);
  };
  return (
    <BattleFrame>
      <p>{m.battle_what()}</p>
      <p className={styles.rule}>{m.battle_rule()}</p>
      <p className={styles.hint}>{m.battle_privacy()}</p>
      <Button look="solid" onClick={start}>
        {m.battle_start()}
      </Button>
    </BattleFrame>
  );
}

function OpenBattle({ path }: { path: readonly string[] }): ReactNode {
  const battles = useBattles();
  const [opening, setOpening] = useState<BattleOpening | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const address = path.join("/");
  useEffect(() => {
    void battles.open(address.split("/")).then(setOpening);
  }, [battles, address]);

  if (opening === null) return <BattleFrame>{null}</BattleFrame>;
  if (opening.kind !== "battle") return <Refusal kind={opening.kind} />;
  const { challenge, mine } = opening;
  if (mine.length === BATTLE_ITEMS) return <BattleResult battle={opening} />;
  if (isPlaying || challenge.ghost === null || mine.length > 0) {
    return <BattleQuestion key={mine.length} battle={opening} onAnswered={setOpening} />;
  }
  return (
    <BattleFrame>
      <p>{m.battle_against()}</p>
      <p className={styles.rule}>{m.battle_rule()}</p>
      <p className={styles.hint}>{m.battle_privacy()}</p>
      <Button look="solid" onClick={() => setPlaying(true)}>
        {m.battle_start_against()}
      </Button>
    </BattleFrame>
  );
}

const REFUSALS = {
  badLink: { title: m.battle_bad_link, body: m.battle_bad_link_body },
  otherBank: { title: m.battle_other_bank, body: m.battle_other_bank_body },
  tooFewItems: { title: m.battle_title, body: m.battle_too_few },
} as const;

function Refusal({ kind }: { kind: Exclude<BattleOpening["kind"], "battle"> }): ReactNode {
  const { title, body } = REFUSALS[kind];
  return (
    <Page title={title()} back={{ href: "/exam", label: m.exam_back() }}>
      <p>{body()}</p>
      <p>
        <a href="#/battle">{m.battle_again()}</a>
      </p>
    </Page>
  );
}

function BattleFrame({ children }: { children: ReactNode }): ReactNode {
  return (
    <Page title={m.battle_title()} back={{ href: "/exam", label: m.exam_back() }}>
      {children}
    </Page>
  );
}
