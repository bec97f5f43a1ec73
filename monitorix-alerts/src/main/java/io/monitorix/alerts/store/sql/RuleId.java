package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.rules.RuleKey;
import java.util.ArrayList;
import java.util.List;

/** A number for a rule that every process computes alike: no row has to be read to know it. */
public final class RuleId {

  private RuleId() {}

  /** The first 64 bits of the SHA-256 of its key. */
  public static long of(RuleKey key) {
    List<String> texts = new ArrayList<>();
    texts.add(key.group().file());
    texts.add(key.group().name());
    texts.add(key.name());
    key.labels()
        .forEach(
            (name, value) -> {
              texts.add(name);
              texts.add(value);
            });
    texts.add(Integer.toString(key.ordinal()));
    return RowId.of(texts);
  }
}
