package io.monitorix.exporter.auth.totp;

import io.monitorix.exporter.auth.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Codes for when the app is lost, each good once. Immutable; each method is part of a transaction.
 */
final class RecoveryCodes {

  private static final int COUNT = 10;
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private static final String DELETE = "DELETE FROM monitorix_recovery_code WHERE user_id = :id";
  private static final String INSERT =
      "INSERT INTO monitorix_recovery_code (user_id, hash) VALUES (:id, :hash)";
  private static final String USE =
      """
      UPDATE monitorix_recovery_code SET used_at = :now
      WHERE user_id = :id AND hash = :hash AND used_at IS NULL""";
  private static final String LEFT =
      "SELECT count(*) FROM monitorix_recovery_code WHERE user_id = :id AND used_at IS NULL";

  private final Secrets secrets;

  RecoveryCodes(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Ten new ones in place of those that are there; shown now and never again. */
  List<String> replace(Handle handle, String user) {
    delete(handle, user);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String code = secrets.base32(LENGTH);
      handle.createUpdate(INSERT).bind("id", user).bind("hash", Secrets.hash(code)).execute();
      codes.add(code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-"));
    }
    return codes;
  }

  void delete(Handle handle, String user) {
    handle.createUpdate(DELETE).bind("id", user).execute();
  }

  /** Whether it is one that was not used before. */
  boolean use(Handle handle, String user, String code, Instant now) {
    String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return plain.length() == LENGTH
        && handle
                .createUpdate(USE)
                .bind("id", user)
                .bind("hash", Secrets.hash(plain))
                .bind("now", now.toEpochMilli())
                .execute()
            == 1;
  }

  int left(Handle handle, String user) {
    return handle.createQuery(LEFT).bind("id", user).mapTo(Integer.class).one();
  }
}
