package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.User;
import io.monitorix.client.pve.model.Version;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code pve_user_…}: users and their API tokens, whether they work and until when. */
final class AccessCollector implements Collector {

  static final Metric USER_ENABLED =
      Metric.gauge("pve_user_enabled", "Whether the user may log in.", "userid");

  static final Metric USER_EXPIRE_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_user_expire_timestamp_seconds",
          "When the user's account ends, in seconds since 1970; absent where it never does.",
          "userid");

  static final Metric USER_TOKEN_EXPIRE_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_user_token_expire_timestamp_seconds",
          "When the API token ends, in seconds since 1970; absent where it never does.",
          "userid",
          "tokenid");

  static final Metric USER_TFA_LOCKED =
      Metric.gauge(
              "pve_user_tfa_locked",
              "Whether wrong codes have locked the user's second factor.",
              "userid")
          .since("8.0");

  /**
   * {@code GET /access/users?full=1}. Without these privileges Proxmox lists the caller alone, as
   * if there were no others.
   */
  static final Source<Accounts> ACCOUNTS =
      Source.<Accounts>ofTarget(
              "access/users",
              (reader, target, previous) ->
                  reader
                      .call(reader.pve().access().users(true))
                      .thenCombine(
                          reader.read(PveSources.VERSION),
                          (users, version) ->
                              new Accounts(users, tellsLocks(version), reader.now())))
          .needing("/access/groups", "Sys.Audit")
          .needing("/access/groups", "User.Modify");

  private static final Pattern FROM_8_ON = Pattern.compile("(?:[89]|[1-9]\\d)\\b.*");

  /**
   * All users at one time.
   *
   * @param locksTold whether this release tells of locked second factors
   */
  record Accounts(List<User> users, boolean locksTold, Instant at) {

    Accounts {
      users = List.copyOf(users);
    }

    @Nullable Boolean isLocked(User user) {
      Instant until = user.tfaLockedUntil();
      return locksTold
          ? Boolean.TRUE.equals(user.totpLocked()) || (until != null && until.isAfter(at))
          : null;
    }
  }

  @Override
  public CollectorName name() {
    return CollectorName.ACCESS;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(ACCOUNTS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        USER_ENABLED,
        USER_EXPIRE_TIMESTAMP_SECONDS,
        USER_TOKEN_EXPIRE_TIMESTAMP_SECONDS,
        USER_TFA_LOCKED);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Accounts accounts = readings.get(ACCOUNTS);
    if (accounts == null) {
      return;
    }
    for (User user : accounts.users()) {
      Labels userid = out.labels("userid", user.userid());
      // Proxmox leaves out what is as it is by default.
      out.emit(USER_ENABLED, userid, requireNonNullElse(user.enabled(), true));
      out.emit(USER_EXPIRE_TIMESTAMP_SECONDS, userid, end(user.expire()));
      out.emit(USER_TFA_LOCKED, userid, accounts.isLocked(user));
      for (User.Token token : user.tokens()) {
        out.emit(
            USER_TOKEN_EXPIRE_TIMESTAMP_SECONDS,
            out.labels("userid", user.userid(), "tokenid", token.tokenId()),
            end(token.expire()));
      }
    }
  }

  /** Since 8.0, of those who are locked alone. */
  private static boolean tellsLocks(Version version) {
    return FROM_8_ON.matcher(version.version()).matches();
  }

  /** Proxmox writes 0 for never. */
  private static @Nullable Instant end(@Nullable Instant expire) {
    return Instant.EPOCH.equals(expire) ? null : expire;
  }
}
