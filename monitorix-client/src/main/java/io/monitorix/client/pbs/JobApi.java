package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.PruneJob;
import io.monitorix.client.pbs.model.SyncJob;
import io.monitorix.client.pbs.model.VerifyJob;
import java.util.List;

/**
 * {@code /admin/{verify,sync,prune,gc}} and {@code /config/{verify,sync,prune}}: what the server
 * does by a schedule. Jobs for tapes are with {@link TapeApi}. Thread-safe.
 */
public final class JobApi {

  private final Transport transport;
  private final Answers answers;

  JobApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /admin/verify}: jobs that check backups, and how they fare. Lists those on whose
   * datastore the caller has {@code Datastore.Audit} or {@code Datastore.Verify}.
   */
  public Call<List<VerifyJob>> verify() {
    return transport.get(Endpoint.of("/admin/verify"), answers.list(VerifyJob.class));
  }

  /**
   * {@code GET /admin/sync}: jobs that copy backups, and how they fare; since version 3.3 those
   * alone that fetch. Lists those on whose datastore the caller has {@code Datastore.Audit} and on
   * whose other server he has {@code Remote.Audit}.
   */
  public Call<List<SyncJob>> sync() {
    return transport.get(Endpoint.of("/admin/sync"), answers.list(SyncJob.class));
  }

  /**
   * {@code GET /admin/sync?sync-direction=…}: {@link #sync()} of one or either direction (since
   * version 3.3; {@link io.monitorix.client.ParameterException} before).
   */
  public Call<List<SyncJob>> sync(SyncDirection direction) {
    return transport.get(
        Endpoint.of("/admin/sync").with("sync-direction", direction.parameter()),
        answers.list(SyncJob.class));
  }

  /**
   * {@code GET /admin/prune}: jobs that remove old backups, and how they fare. Lists those on whose
   * datastore the caller has {@code Datastore.Audit} or {@code Datastore.Modify}.
   */
  public Call<List<PruneJob>> prune() {
    return transport.get(Endpoint.of("/admin/prune"), answers.list(PruneJob.class));
  }

  /**
   * {@code GET /admin/gc} (since version 3.2; {@link io.monitorix.client.NotFoundException}
   * before): the garbage collection of each datastore. Lists those of the datastores that {@link
   * PbsClient#datastores()} lists.
   */
  public Call<List<GarbageCollection>> garbageCollection() {
    return transport.get(Endpoint.of("/admin/gc"), answers.list(GarbageCollection.class));
  }

  /** {@code GET /config/verify}: {@link #verify()} without how they fare. */
  public Call<List<VerifyJob>> verifyConfigs() {
    return transport.get(Endpoint.of("/config/verify"), answers.list(VerifyJob.class));
  }

  /** {@code GET /config/sync}: {@link #sync()} without how they fare. */
  public Call<List<SyncJob>> syncConfigs() {
    return transport.get(Endpoint.of("/config/sync"), answers.list(SyncJob.class));
  }

  /** {@code GET /config/prune}: {@link #prune()} without how they fare. */
  public Call<List<PruneJob>> pruneConfigs() {
    return transport.get(Endpoint.of("/config/prune"), answers.list(PruneJob.class));
  }

  /**
   * {@code POST /admin/verify/{id}/run}: starts a job that checks. Needs {@code Datastore.Verify}
   * on its datastore.
   */
  public Call<PbsTask> runVerify(String id) {
    return PbsTask.startedBy(transport, answers, Endpoint.of("/admin/verify/{id}/run", id));
  }

  /**
   * {@code POST /admin/sync/{id}/run}: starts a job that copies. Needs what copying by hand would:
   * to fetch, {@code Datastore.Backup} on its datastore and {@code Remote.Read} on the other
   * server, and more where it removes or gives away.
   */
  public Call<PbsTask> runSync(String id) {
    return PbsTask.startedBy(transport, answers, Endpoint.of("/admin/sync/{id}/run", id));
  }

  /**
   * {@code POST /admin/prune/{id}/run}: starts a job that removes. Needs {@code Datastore.Modify}
   * on its datastore.
   */
  public Call<PbsTask> runPrune(String id) {
    return PbsTask.startedBy(transport, answers, Endpoint.of("/admin/prune/{id}/run", id));
  }
}
