/** 妥当でないもの, 誤っているのは …: a stem that asks for what is not so. The noun after it tells it from a word of the case. */
const NEGATIVE =
  /(?:(?:妥当|適切|適当|正当)(?:で|では)(?:ない|なかった)|不適切な|不適当な|正しくない|誤っている|誤った|誤りである|(?:該当|合致|一致)しない|(?:当てはま|あてはま|含ま)(?:ら|れ)ない)(?:もの|記述|文|説明|組合せ|組み合わせ|肢|選択肢|値|の(?=は|を|が))|誤りは(?:どれ|何)|誤りを(?:選|挙)/;

/** The negative words of a stem, or null where it asks for what is so. */
export function negativePhrase(stem: string): string | null {
  return NEGATIVE.exec(stem)?.[0] ?? null;
}
