package io.monitorix.alerts.store.sql;

import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is made at random once, each a row. Thread-safe. */
public final class SecretTable {

  /** Of several processes that begin at once, the first one decides. */
  private static final String CREATE =
      """
      INSERT INTO monitorix_secret (name, value) VALUES (:name, :value)
      ON CONFLICT (name) DO NOTHING""";

  private static final String FIND = "SELECT value FROM monitorix_secret WHERE name = :name";

  private final Jdbi writer;
  private final Jdbi reader;

  /** Writes and reads through these connections. */
  public SecretTable(Jdbi writer, Jdbi reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** The one of that name. */
  public Optional<byte[]> find(String name) {
    return reader.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .map(Base64.getDecoder()::decode));
  }

  /** Writes one, unless there is one of that name, and waits until it is durable. */
  public void create(String name, byte[] value) {
    writer.useTransaction(
        handle ->
            handle
                .createUpdate(CREATE)
                .bind("name", name)
                .bind("value", Base64.getEncoder().encodeToString(value))
                .execute());
  }
}
