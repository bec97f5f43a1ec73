package io.monitorix.exporter.auth.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.state.Vault;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What access tokens are signed with: a key on the curve P-256, a new one each 30 days. All
 * replicas share them by the database; the private halves are encrypted there. Thread-safe.
 */
final class SigningKeys {

  private static final Duration LIFETIME = Duration.ofDays(30);

  /** Clocks of replicas differ. */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

  private static final String ALL =
      "SELECT id, public_key, private_key, created_at FROM monitorix_signing_key"
          + " ORDER BY created_at DESC, id";
  private static final String INSERT =
      """
      INSERT INTO monitorix_signing_key (id, public_key, private_key, created_at)
      VALUES (:id, :public, :private, :now)""";
  private static final String PRUNE =
      "DELETE FROM monitorix_signing_key WHERE created_at < :before";

  private final StateDatabase state;
  private final Vault vault;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Duration kept;
  private Map<String, ECKey> known = Map.of();
  private Instant lookAt = Instant.MIN;
  private @Nullable Signer signer;

  private record Row(String id, String publicKey, String privateKey, Instant createdAt) {}

  private record Signer(ECKey key, Instant end) {}

  /**
   * Keys in a database.
   *
   * @param tokens how long a token lives that is signed
   */
  SigningKeys(
      StateDatabase state, Vault vault, Secrets secrets, InstantSource clock, Duration tokens) {
    this.state = state;
    this.vault = vault;
    this.secrets = secrets;
    this.clock = clock;
    this.kept = LIFETIME.plus(tokens).plus(SLACK);
  }

  /** The one to sign with now, with its private half. */
  synchronized ECKey signing() {
    Instant now = clock.instant();
    Signer current = signer;
    if (current != null && now.isBefore(current.end())) {
      return current.key();
    }
    Optional<Row> newest =
        rows().stream().findFirst().filter(row -> now.isBefore(row.createdAt().plus(LIFETIME)));
    Signer next =
        newest.isPresent()
            ? new Signer(opened(newest.get()), newest.get().createdAt().plus(LIFETIME))
            : make(now);
    signer = next;
    lookAt = Instant.MIN;
    return next.key();
  }

  /** The public half of the one with that id. */
  synchronized Optional<ECKey> verifying(String id) {
    Instant now = clock.instant();
    if (!known.containsKey(id) && !now.isBefore(lookAt)) {
      Map<String, ECKey> read = new HashMap<>();
      rows().forEach(row -> read.put(row.id(), parsed(row.publicKey())));
      known = read;
      lookAt = now.plus(LOOK_AFTER);
    }
    return Optional.ofNullable(known.get(id));
  }

  private List<Row> rows() {
    return state.read(
        handle ->
            handle
                .createQuery(ALL)
                .map(
                    (rows, context) ->
                        new Row(
                            rows.getString("id"),
                            rows.getString("public_key"),
                            rows.getString("private_key"),
                            Instant.ofEpochMilli(rows.getLong("created_at"))))
                .list());
  }

  private Signer make(Instant now) {
    String id = secrets.id();
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
      String sealed = vault.seal(place(id), key.toJSONString().getBytes(StandardCharsets.UTF_8));
      state.change(
          "the signing key",
          handle -> {
            handle
                .createUpdate(INSERT)
                .bind("id", id)
                .bind("public", key.toPublicJWK().toJSONString())
                .bind("private", sealed)
                .bind("now", now.toEpochMilli())
                .execute();
            handle.createUpdate(PRUNE).bind("before", now.minus(kept).toEpochMilli()).execute();
          });
      return new Signer(key, now.plus(LIFETIME));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private ECKey opened(Row row) {
    return parsed(
        new String(vault.open(place(row.id()), row.privateKey()), StandardCharsets.UTF_8));
  }

  private static ECKey parsed(String json) {
    try {
      return ECKey.parse(json);
    } catch (ParseException e) {
      // The message would have the key in it.
      throw new IllegalStateException("a signing key in the database is damaged");
    }
  }

  private static String place(String id) {
    return "signing-key:" + id;
  }
}
