package io.monitorix.exporter.auth.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of sessions and refresh tokens. Immutable; each method is part of a transaction. */
final class SessionTable {

  private static final String INSERT =
      """
      INSERT INTO monitorix_session (id, user_id, address, created_at, used_at, expires_at)
      VALUES (:id, :user, :address, :now, :now, :end)""";
  private static final String ADD_TOKEN =
      "INSERT INTO monitorix_refresh_token (hash, session_id) VALUES (:hash, :id)";
  private static final String SESSION_OF =
      "SELECT session_id FROM monitorix_refresh_token WHERE hash = :hash";
  private static final String USE_TOKEN =
      """
      UPDATE monitorix_refresh_token SET used_at = :now
      WHERE hash = :hash AND used_at IS NULL""";
  private static final String EXTEND =
      "UPDATE monitorix_session SET used_at = :now, expires_at = :end WHERE id = :id";
  private static final String LIVE =
      """
      SELECT * FROM monitorix_session
      WHERE id = :id AND revoked_at IS NULL AND expires_at > :now""";
  private static final String LIVE_OF_USER =
      """
      SELECT * FROM monitorix_session
      WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now
      ORDER BY created_at, id""";
  private static final String REVOKE =
      "UPDATE monitorix_session SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL";
  private static final String PRUNE_TOKENS =
      """
      DELETE FROM monitorix_refresh_token WHERE session_id IN (
        SELECT id FROM monitorix_session WHERE expires_at < :before OR revoked_at < :before)""";
  private static final String PRUNE =
      "DELETE FROM monitorix_session WHERE expires_at < :before OR revoked_at < :before";

  private final Duration longest;

  /**
   * @param longest how long a session goes on at most; shorter than before, it ends older ones
   */
  SessionTable(Duration longest) {
    this.longest = longest;
  }

  void insert(Handle handle, Session session, String hash) {
    handle
        .createUpdate(INSERT)
        .bind("id", session.id())
        .bind("user", session.userId())
        .bind("address", session.address())
        .bind("now", session.createdAt().toEpochMilli())
        .bind("end", session.endsAt().toEpochMilli())
        .execute();
    addToken(handle, session.id(), hash);
  }

  void addToken(Handle handle, String id, String hash) {
    handle.createUpdate(ADD_TOKEN).bind("id", id).bind("hash", hash).execute();
  }

  /** The session that a refresh token is of, used or not. */
  Optional<String> sessionOf(Handle handle, String hash) {
    return handle.createQuery(SESSION_OF).bind("hash", hash).mapTo(String.class).findOne();
  }

  /** Whether it was used by this, and never before. */
  boolean useToken(Handle handle, String hash, Instant now) {
    return handle
            .createUpdate(USE_TOKEN)
            .bind("hash", hash)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  void extend(Handle handle, String id, Instant now, Instant end) {
    handle
        .createUpdate(EXTEND)
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .bind("end", end.toEpochMilli())
        .execute();
  }

  Optional<Session> live(Handle handle, String id, Instant now) {
    return handle
        .createQuery(LIVE)
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .map((rows, context) -> session(rows))
        .findOne()
        .filter(session -> session.endsAt().isAfter(now));
  }

  List<Session> ofUser(Handle handle, String user, Instant now) {
    return handle
        .createQuery(LIVE_OF_USER)
        .bind("user", user)
        .bind("now", now.toEpochMilli())
        .map((rows, context) -> session(rows))
        .filter(session -> session.endsAt().isAfter(now))
        .list();
  }

  boolean revoke(Handle handle, String id, Instant now) {
    return handle.createUpdate(REVOKE).bind("id", id).bind("now", now.toEpochMilli()).execute()
        == 1;
  }

  void prune(Handle handle, Instant before) {
    handle.createUpdate(PRUNE_TOKENS).bind("before", before.toEpochMilli()).execute();
    handle.createUpdate(PRUNE).bind("before", before.toEpochMilli()).execute();
  }

  private Session session(ResultSet rows) throws SQLException {
    Instant begun = Instant.ofEpochMilli(rows.getLong("created_at"));
    Instant latest = begun.plus(longest);
    return new Session(
            rows.getString("id"),
            rows.getString("user_id"),
            rows.getString("address"),
            begun,
            Instant.ofEpochMilli(rows.getLong("used_at")),
            latest,
            latest)
        .until(Instant.ofEpochMilli(rows.getLong("expires_at")));
  }
}
