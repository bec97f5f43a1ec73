package io.monitorix.exporter.auth.user;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.ScopeJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of users. Immutable, hence thread-safe; each method is part of a transaction. */
public final class UserTable {

  private static final String ALL = "SELECT * FROM monitorix_user ORDER BY name";
  private static final String BY_NAME = "SELECT * FROM monitorix_user WHERE name = :name";
  private static final String BY_ID = "SELECT * FROM monitorix_user WHERE id = :id";
  private static final String ENABLED = "SELECT count(*) FROM monitorix_user WHERE enabled = 1";
  private static final String OTHER_ADMINS =
      """
      SELECT count(*) FROM monitorix_user
      WHERE enabled = 1 AND role = 'admin' AND scope = :scope AND id <> :id""";

  private static final String INSERT =
      """
      INSERT INTO monitorix_user (id, name, role, scope, enabled, password, password_changed_at,
        totp_confirmed, totp_step, generation, revision, created_at, updated_at)
      VALUES (:id, :name, :role, :scope, 1, :password, :now, 0, 0, 1, 1, :now, :now)
      ON CONFLICT (name) DO NOTHING""";

  private static final String UPDATE =
      """
      UPDATE monitorix_user
      SET role = :role, scope = :scope, enabled = :enabled, generation = generation + :step,
        revision = revision + 1, updated_at = :now
      WHERE id = :id AND revision = :revision""";

  private static final String SET_PASSWORD =
      """
      UPDATE monitorix_user
      SET password = :password, password_changed_at = :now, generation = generation + 1,
        revision = revision + 1, updated_at = :now
      WHERE id = :id""";

  private static final String KEEP_PASSWORD =
      """
      INSERT INTO monitorix_password_history (user_id, password, changed_at)
      VALUES (:id, :password, :now)""";

  private static final String FORMER =
      """
      SELECT password FROM monitorix_password_history WHERE user_id = :id
      ORDER BY changed_at DESC LIMIT :limit""";

  private static final String LOGGED_IN =
      "UPDATE monitorix_user SET last_login_at = :now WHERE id = :id";

  private static final String SET_SECRET =
      """
      UPDATE monitorix_user
      SET totp_secret = :secret, totp_confirmed = :confirmed, totp_step = :step,
        revision = revision + 1, updated_at = :now
      WHERE id = :id""";

  private static final String USE_STEP =
      "UPDATE monitorix_user SET totp_step = :step WHERE id = :id AND totp_step < :step";

  private static final String REVOKE_SESSIONS =
      "UPDATE monitorix_session SET revoked_at = :now WHERE user_id = :id AND revoked_at IS NULL";

  private static final String REVOKE_TOKENS =
      "UPDATE monitorix_token SET revoked_at = :now WHERE owner_id = :id AND revoked_at IS NULL";

  private static final String DELETE_HISTORY =
      "DELETE FROM monitorix_password_history WHERE user_id = :id";
  private static final String DELETE_CODES =
      "DELETE FROM monitorix_recovery_code WHERE user_id = :id";
  private static final String DELETE = "DELETE FROM monitorix_user WHERE id = :id";

  /** All, by their names. */
  public List<User> all(Handle handle) {
    return handle.createQuery(ALL).map((rows, context) -> user(rows)).list();
  }

  /** The one of that name. */
  public Optional<Credentials> byName(Handle handle, String name) {
    return handle
        .createQuery(BY_NAME)
        .bind("name", UserName.key(name))
        .map((rows, context) -> credentials(rows))
        .findOne();
  }

  /** The one with that id. */
  public Optional<Credentials> byId(Handle handle, String id) {
    return handle
        .createQuery(BY_ID)
        .bind("id", id)
        .map((rows, context) -> credentials(rows))
        .findOne();
  }

  /** How many may log in. */
  public long enabled(Handle handle) {
    return handle.createQuery(ENABLED).mapTo(Long.class).one();
  }

  /** How many others may do everything. */
  long otherAdmins(Handle handle, String id) {
    return handle
        .createQuery(OTHER_ADMINS)
        .bind("id", id)
        .bind("scope", ScopeJson.text(Scope.ALL))
        .mapTo(Long.class)
        .one();
  }

  /** Whether it was added; otherwise there is one of that name. */
  boolean insert(
      Handle handle, String id, String name, Role role, Scope scope, String password, Instant now) {
    return handle
            .createUpdate(INSERT)
            .bind("id", id)
            .bind("name", name)
            .bind("role", role.text())
            .bind("scope", ScopeJson.text(scope))
            .bind("password", password)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /**
   * Whether it was changed; otherwise somebody else has changed it.
   *
   * @param ends whether access that was given before ends
   */
  boolean update(
      Handle handle,
      User user,
      Role role,
      Scope scope,
      boolean enabled,
      boolean ends,
      Instant now) {
    return handle
            .createUpdate(UPDATE)
            .bind("id", user.id())
            .bind("revision", user.revision())
            .bind("role", role.text())
            .bind("scope", ScopeJson.text(scope))
            .bind("enabled", enabled ? 1 : 0)
            .bind("step", ends ? 1 : 0)
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  void setPassword(Handle handle, String id, String before, String password, Instant now) {
    handle
        .createUpdate(KEEP_PASSWORD)
        .bind("id", id)
        .bind("password", before)
        .bind("now", now.toEpochMilli())
        .execute();
    handle
        .createUpdate(SET_PASSWORD)
        .bind("id", id)
        .bind("password", password)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Hashes of former passwords, the newest first. */
  List<String> formerPasswords(Handle handle, String id, int limit) {
    return handle
        .createQuery(FORMER)
        .bind("id", id)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** They have logged in. */
  public void loggedIn(Handle handle, String id, Instant now) {
    handle.createUpdate(LOGGED_IN).bind("id", id).bind("now", now.toEpochMilli()).execute();
  }

  /**
   * Sets the secret of the second factor.
   *
   * @param sealed encrypted; empty for none
   * @param step the time step whose code was used
   */
  public void setSecret(
      Handle handle,
      String id,
      Optional<String> sealed,
      boolean confirmed,
      long step,
      Instant now) {
    handle
        .createUpdate(SET_SECRET)
        .bind("id", id)
        .bind("secret", sealed.orElse(null))
        .bind("confirmed", confirmed ? 1 : 0)
        .bind("step", step)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Whether the code of that time step was used by this, and by nobody before. */
  public boolean useStep(Handle handle, String id, long step) {
    return handle.createUpdate(USE_STEP).bind("id", id).bind("step", step).execute() == 1;
  }

  /** Ends all logins of a user. */
  public int revokeSessions(Handle handle, String id, Instant now) {
    return handle
        .createUpdate(REVOKE_SESSIONS)
        .bind("id", id)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  void delete(Handle handle, String id, Instant now) {
    revokeSessions(handle, id, now);
    handle.createUpdate(REVOKE_TOKENS).bind("id", id).bind("now", now.toEpochMilli()).execute();
    handle.createUpdate(DELETE_HISTORY).bind("id", id).execute();
    handle.createUpdate(DELETE_CODES).bind("id", id).execute();
    handle.createUpdate(DELETE).bind("id", id).execute();
  }

  private static Credentials credentials(ResultSet rows) throws SQLException {
    return new Credentials(
        user(rows),
        rows.getString("password"),
        Optional.ofNullable(rows.getString("totp_secret")),
        rows.getLong("totp_step"));
  }

  private static User user(ResultSet rows) throws SQLException {
    String role = rows.getString("role");
    return new User(
        rows.getString("id"),
        rows.getString("name"),
        Role.of(role).orElseThrow(() -> new SQLException("no role: " + role)),
        ScopeJson.parse(rows.getString("scope")),
        rows.getInt("enabled") != 0,
        rows.getInt("totp_confirmed") != 0,
        rows.getLong("generation"),
        rows.getLong("revision"),
        time(rows, "created_at"),
        time(rows, "updated_at"),
        time(rows, "password_changed_at"),
        optionalTime(rows, "last_login_at"));
  }

  private static Instant time(ResultSet rows, String column) throws SQLException {
    return Instant.ofEpochMilli(rows.getLong(column));
  }

  private static Optional<Instant> optionalTime(ResultSet rows, String column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
