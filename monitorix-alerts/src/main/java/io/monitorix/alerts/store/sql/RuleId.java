package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.rules.RuleKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A number for a rule that every process computes alike: no row has to be read to know it. */
public final class RuleId {

  private RuleId() {}

  /** The first 64 bits of the SHA-256 of its key. */
  public static long of(RuleKey key) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    add(digest, key.group().file());
    add(digest, key.group().name());
    add(digest, key.name());
    key.labels()
        .forEach(
            (name, value) -> {
              add(digest, name);
              add(digest, value);
            });
    add(digest, Integer.toString(key.ordinal()));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
