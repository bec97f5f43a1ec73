package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.StorageStatus;
import io.monitorix.client.pve.model.StorageVolume;
import java.util.List;

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
    return transport.get(
        Endpoint.of("/nodes/{node}/storage/{storage}/status", node, storage),
        answers.one(StorageStatus.class));
  }

  /** {@link #content(ContentFilter)} without a condition. */
  public Call<List<StorageVolume>> content() {
    return content(ContentFilter.none());
  }

  /**
   * {@code GET …/content}. Needs {@code Datastore.Audit} or {@code Datastore.AllocateSpace} on
   * {@code /storage/{storage}}. An empty list need not mean that there is nothing: backups are only
   * listed with {@code Datastore.AllocateSpace} and {@code VM.Backup} on the guest, or with {@code
   * Datastore.Allocate}.
   */
  public Call<List<StorageVolume>> content(ContentFilter filter) {
    return transport.get(
        filter.appliedTo(Endpoint.of("/nodes/{node}/storage/{storage}/content", node, storage)),
        answers.list(StorageVolume.class));
  }
}
