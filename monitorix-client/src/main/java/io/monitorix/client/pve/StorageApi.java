package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Consolidation;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.Timeframe;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.PruneCandidate;
import io.monitorix.client.pve.model.StorageHistoryPoint;
import io.monitorix.client.pve.model.StorageStatus;
import io.monitorix.client.pve.model.StorageVolume;
import io.monitorix.client.pve.model.VolumeAttributes;
import io.monitorix.client.pve.model.VolumeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /nodes/{node}/storage/{storage}}: one storage as one node sees it. Thread-safe. */
public final class StorageApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;
  private final String storage;

  StorageApi(Transport transport, Answers answers, String node, String storage) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
    this.storage = storage;
  }

  /**
   * {@code GET …/status}. Needs {@code Datastore.Audit} or {@code Datastore.AllocateSpace} on
   * {@code /storage/{storage}}.
   */
  public Call<StorageStatus> status() {
    return transport.get(endpoint("/status"), answers.one(StorageStatus.class));
  }

  /** {@link #content(ContentFilter)} without a condition. */
  public ListCall<StorageVolume> content() {
    return content(ContentFilter.none());
  }

  /**
   * {@code GET …/content}. Needs {@code Datastore.Audit} or {@code Datastore.AllocateSpace} on
   * {@code /storage/{storage}}. An empty list need not mean that there is nothing: backups are only
   * listed with {@code Datastore.AllocateSpace} and {@code VM.Backup} on the guest, or with {@code
   * Datastore.Allocate}.
   */
  public ListCall<StorageVolume> content(ContentFilter filter) {
    return transport.list(filter.appliedTo(endpoint("/content")), answers.one(StorageVolume.class));
  }

  /**
   * {@code GET …/content/{volume}}: one volume. Needs the right to read it, which depends on what
   * it is.
   */
  public Call<VolumeAttributes> volume(VolumeId volid) {
    return transport.get(volumeEndpoint(volid), answers.one(VolumeAttributes.class));
  }

  /**
   * {@code DELETE …/content/{volume}}: removes it for good. Needs {@code Datastore.Allocate} on
   * {@code /storage/{storage}}; for a backup {@code Datastore.AllocateSpace} there and {@code
   * VM.Backup} on the guest are enough.
   */
  public Call<PveTask> deleteVolume(VolumeId volid) {
    return PveTask.startedBy(transport, answers, Method.DELETE, volumeEndpoint(volid));
  }

  /**
   * {@code GET …/prunebackups}: what pruning would remove, by the rules of the storage's own
   * configuration. Needs {@code Datastore.Audit} or {@code Datastore.AllocateSpace} on {@code
   * /storage/{storage}}.
   */
  public Call<List<PruneCandidate>> prunePreview(PruneFilter filter) {
    return prunePreview(filter, null);
  }

  /**
   * {@code GET …/prunebackups}: what pruning would remove. Needs {@code Datastore.Audit} or {@code
   * Datastore.AllocateSpace} on {@code /storage/{storage}}.
   *
   * @param retention null for the rules of the storage's own configuration
   */
  public Call<List<PruneCandidate>> prunePreview(
      PruneFilter filter, @Nullable Retention retention) {
    return transport.get(
        filter.appliedTo(endpoint("/prunebackups"), retention), answers.list(PruneCandidate.class));
  }

  /**
   * {@code DELETE …/prunebackups}: removes backups for good. Needs {@code Datastore.Allocate} on
   * {@code /storage/{storage}}; for one guest {@code Datastore.AllocateSpace} there and {@code
   * VM.Backup} on the guest are enough.
   */
  public Call<PveTask> prune(PruneFilter filter, Retention retention) {
    return PveTask.startedBy(
        transport, answers, Method.DELETE, filter.appliedTo(endpoint("/prunebackups"), retention));
  }

  /**
   * {@code GET …/rrddata}: the figures of the past. Needs {@code Datastore.Audit} or {@code
   * Datastore.AllocateSpace} on {@code /storage/{storage}}.
   */
  public Call<List<StorageHistoryPoint>> rrddata(Timeframe timeframe, Consolidation consolidation) {
    return transport.get(
        endpoint("/rrddata")
            .with("timeframe", timeframe.parameter())
            .with("cf", consolidation.name()),
        answers.list(StorageHistoryPoint.class));
  }

  private Endpoint volumeEndpoint(VolumeId volid) {
    return endpoint("/content").then("volume", volid.toString());
  }

  private Endpoint endpoint(String rest) {
    return Endpoint.of("/nodes/{node}/storage/{storage}" + rest, node, storage);
  }
}
