package io.monitorix.exporter.dashboards.push;

import java.util.Optional;

/**
 * How a Grafana is asked for dashboards and folders. All methods throw {@link GrafanaException}.
 */
sealed interface DashboardApi permits ResourceApi, ClassicApi {

  /** Whether there is a folder of this uid. */
  boolean hasFolder(String uid);

  void createFolder(String uid, String title);

  Optional<Stored> find(String uid);

  /**
   * Creates it.
   *
   * @param folder a uid; empty for none
   */
  void create(Dashboard dashboard, String folder);

  /**
   * Replaces it.
   *
   * @param folder a uid; empty for none
   * @param stored what it replaces, which nobody may have changed since
   */
  void replace(Dashboard dashboard, String folder, Stored stored);

  /** The answer's object, or empty if there is no such thing. */
  static Optional<Reply> found(Reply reply) {
    if (reply.code() == 404 && !reply.object().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(good(reply));
  }

  /** The answer, if it is good. */
  static Reply good(Reply reply) {
    if (!reply.isGood() || reply.object().isEmpty()) {
      throw reply.failure();
    }
    return reply;
  }
}
