package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.ActiveOperations;
import io.monitorix.client.pbs.model.BackupGroup;
import io.monitorix.client.pbs.model.BackupGroupId;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pbs.model.DatastoreConfig;
import io.monitorix.client.pbs.model.DatastoreHistoryPoint;
import io.monitorix.client.pbs.model.DatastoreStatus;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.Namespace;
import java.util.List;

/**
 * {@code /admin/datastore/{store}}: one datastore. Where it is in a maintenance mode that forbids
 * reading, most calls end in {@link io.monitorix.client.ParameterException}. Thread-safe.
 */
public final class DatastoreApi {

  private final Transport transport;
  private final Answers answers;
  private final String store;

  DatastoreApi(Transport transport, Answers answers, String store) {
    this.transport = transport;
    this.answers = answers;
    this.store = store;
  }

  /**
   * {@code GET …/status}: how full it is. Needs {@code Datastore.Audit} or {@code Datastore.Backup}
   * on {@code /datastore/{store}}.
   */
  public Call<DatastoreStatus> status() {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/status", store), answers.one(DatastoreStatus.class));
  }

  /**
   * {@code GET …/status?verbose=…}: {@link #status()}, at length with garbage collection and with
   * counts, for which the server looks at every backup that the caller may see.
   */
  public Call<DatastoreStatus> status(boolean verbose) {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/status", store).with("verbose", verbose ? "1" : "0"),
        answers.one(DatastoreStatus.class));
  }

  /**
   * {@code GET …/namespace}: all namespaces, the root among them. Lists those on which the caller
   * has {@code Datastore.Audit}, {@code Datastore.Modify} or {@code Datastore.Backup}.
   */
  public Call<List<Namespace>> namespaces() {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/namespace", store), answers.list(Namespace.class));
  }

  /**
   * {@code GET …/namespace?parent=…&max-depth=…}: a namespace and what is below it.
   *
   * @param maxDepth how many levels below, 0…7
   */
  public Call<List<Namespace>> namespaces(BackupNamespace parent, int maxDepth) {
    return transport.get(
        in(parent, Endpoint.of("/admin/datastore/{store}/namespace", store), "parent")
            .with("max-depth", Integer.toString(maxDepth)),
        answers.list(Namespace.class));
  }

  /** {@link #groups(BackupNamespace)} in the root. */
  public Call<List<BackupGroup>> groups() {
    return groups(BackupNamespace.root());
  }

  /**
   * {@code GET …/groups?ns=…}: whose backups there are in one namespace, those below it left aside.
   * Lists all with {@code Datastore.Audit} on {@code /datastore/{store}/{ns}}, the caller's own
   * with {@code Datastore.Backup}.
   */
  public Call<List<BackupGroup>> groups(BackupNamespace namespace) {
    return transport.get(
        in(namespace, Endpoint.of("/admin/datastore/{store}/groups", store), "ns"), answers.groups);
  }

  /** {@link #snapshots(BackupNamespace)} in the root. */
  public Call<List<BackupSnapshot>> snapshots() {
    return snapshots(BackupNamespace.root());
  }

  /**
   * {@code GET …/snapshots?ns=…}: the backups in one namespace, those below it left aside. Lists
   * all with {@code Datastore.Audit} on {@code /datastore/{store}/{ns}}, the caller's own with
   * {@code Datastore.Backup}. The server opens each of them: with thousands this takes long.
   */
  public Call<List<BackupSnapshot>> snapshots(BackupNamespace namespace) {
    return transport.get(
        in(namespace, Endpoint.of("/admin/datastore/{store}/snapshots", store), "ns"),
        answers.snapshots);
  }

  /**
   * {@code GET …/snapshots?ns=…&backup-type=…&backup-id=…}: {@link #snapshots(BackupNamespace)} of
   * one group.
   */
  public Call<List<BackupSnapshot>> snapshots(BackupNamespace namespace, BackupGroupId group) {
    return transport.get(
        in(namespace, Endpoint.of("/admin/datastore/{store}/snapshots", store), "ns")
            .with("backup-type", group.type())
            .with("backup-id", group.id()),
        answers.snapshots);
  }

  /**
   * {@code GET …/gc}: the last garbage collection and the next. Needs {@code Datastore.Audit} on
   * {@code /datastore/{store}}.
   */
  public Call<GarbageCollection> garbageCollection() {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/gc", store), answers.one(GarbageCollection.class));
  }

  /**
   * {@code GET …/rrd}: the figures of the past. Needs {@code Datastore.Audit} or {@code
   * Datastore.Backup} on {@code /datastore/{store}}.
   */
  public Call<List<DatastoreHistoryPoint>> history(
      Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/rrd", store)
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(DatastoreHistoryPoint.class));
  }

  /**
   * {@code GET …/active-operations}: what reads and writes at this moment. Needs {@code
   * Datastore.Audit} on {@code /datastore/{store}}.
   */
  public Call<ActiveOperations> activeOperations() {
    return transport.get(
        Endpoint.of("/admin/datastore/{store}/active-operations", store),
        answers.one(ActiveOperations.class));
  }

  /**
   * {@code GET /config/datastore/{name}}: how it is configured. Needs {@code Datastore.Audit} on
   * {@code /datastore/{name}}.
   */
  public Call<DatastoreConfig> config() {
    return transport.get(
        Endpoint.of("/config/datastore/{name}", store), answers.one(DatastoreConfig.class));
  }

  /**
   * {@code POST …/gc}: starts a garbage collection. Needs {@code Datastore.Modify} on {@code
   * /datastore/{store}}; {@link io.monitorix.client.ParameterException} where one is under way.
   */
  public Call<PbsTask> startGarbageCollection() {
    return PbsTask.startedBy(transport, answers, Endpoint.of("/admin/datastore/{store}/gc", store));
  }

  /**
   * {@code POST …/verify}: starts a check of backups. Needs {@code Datastore.Verify} on {@code
   * /datastore/{store}/{ns}}, or {@code Datastore.Backup} for the caller's own.
   */
  public Call<PbsTask> startVerification(Verification what) {
    return PbsTask.startedBy(
        transport, answers, what.appliedTo(Endpoint.of("/admin/datastore/{store}/verify", store)));
  }

  /**
   * {@code POST …/prune-datastore}: starts a removal of old backups. Needs {@code Datastore.Modify}
   * on {@code /datastore/{store}/{ns}}, or {@code Datastore.Prune} for the caller's own.
   */
  public Call<PbsTask> startPruning(Pruning what) {
    return PbsTask.startedBy(
        transport,
        answers,
        what.appliedTo(Endpoint.of("/admin/datastore/{store}/prune-datastore", store)));
  }

  /** The root is not named: versions without namespaces would refuse the parameter. */
  private static Endpoint in(BackupNamespace namespace, Endpoint endpoint, String parameter) {
    return namespace.isRoot() ? endpoint : endpoint.with(parameter, namespace.toString());
  }
}
