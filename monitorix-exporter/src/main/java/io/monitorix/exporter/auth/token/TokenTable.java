package io.monitorix.exporter.auth.token;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.ScopeJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of tokens. Immutable; each method is part of a transaction. */
final class TokenTable {

  private static final String INSERT =
      """
      INSERT INTO monitorix_token (id, name, hash, owner_id, created_by, role, scope, created_at,
        expires_at)
      VALUES (:id, :name, :hash, :owner, :maker, :role, :scope, :now, :end)""";
  private static final String ALL = "SELECT * FROM monitorix_token ORDER BY created_at, id";
  private static final String BY_ID = "SELECT * FROM monitorix_token WHERE id = :id";
  private static final String BY_HASH = "SELECT * FROM monitorix_token WHERE hash = :hash";
  private static final String REVOKE =
      "UPDATE monitorix_token SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL";
  private static final String USED =
      """
      UPDATE monitorix_token SET last_used_at = :now
      WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now)""";
  private static final String LIVE =
      """
      SELECT count(*) FROM monitorix_token
      WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)""";
  private static final String PRUNE =
      "DELETE FROM monitorix_token WHERE expires_at < :before OR revoked_at < :before";

  void insert(Handle handle, ApiToken token, String hash) {
    handle
        .createUpdate(INSERT)
        .bind("id", token.id())
        .bind("name", token.name())
        .bind("hash", hash)
        .bind("owner", token.owner().orElse(null))
        .bind("maker", token.createdBy())
        .bind("role", token.role().text())
        .bind("scope", ScopeJson.text(token.scope()))
        .bind("now", token.createdAt().toEpochMilli())
        .bind("end", token.expiresAt().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  List<ApiToken> all(Handle handle) {
    return handle.createQuery(ALL).map((rows, context) -> token(rows)).list();
  }

  Optional<ApiToken> byId(Handle handle, String id) {
    return handle.createQuery(BY_ID).bind("id", id).map((rows, context) -> token(rows)).findOne();
  }

  Optional<ApiToken> byHash(Handle handle, String hash) {
    return handle
        .createQuery(BY_HASH)
        .bind("hash", hash)
        .map((rows, context) -> token(rows))
        .findOne();
  }

  void revoke(Handle handle, String id, Instant now) {
    handle.createUpdate(REVOKE).bind("id", id).bind("now", now.toEpochMilli()).execute();
  }

  void used(Handle handle, String id, Instant now) {
    handle.createUpdate(USED).bind("id", id).bind("now", now.toEpochMilli()).execute();
  }

  long live(Handle handle, Instant now) {
    return handle.createQuery(LIVE).bind("now", now.toEpochMilli()).mapTo(Long.class).one();
  }

  void prune(Handle handle, Instant before) {
    handle.createUpdate(PRUNE).bind("before", before.toEpochMilli()).execute();
  }

  private static ApiToken token(ResultSet rows) throws SQLException {
    String role = rows.getString("role");
    return new ApiToken(
        rows.getString("id"),
        rows.getString("name"),
        Optional.ofNullable(rows.getString("owner_id")),
        rows.getString("created_by"),
        Role.of(role).orElseThrow(() -> new SQLException("no role: " + role)),
        ScopeJson.parse(rows.getString("scope")),
        Instant.ofEpochMilli(rows.getLong("created_at")),
        time(rows, "expires_at"),
        time(rows, "last_used_at"),
        time(rows, "revoked_at"));
  }

  private static Optional<Instant> time(ResultSet rows, String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
