package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.BackupServerStore;
import io.monitorix.client.pve.model.CifsShare;
import io.monitorix.client.pve.model.IscsiTarget;
import io.monitorix.client.pve.model.NfsExport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code /nodes/{node}/scan}: what one node could make storages of. All calls need {@code
 * Datastore.Allocate} on {@code /storage}. Thread-safe.
 */
public final class ScanApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  ScanApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/scan/nfs}: what an NFS server shares.
   *
   * @param server host
   */
  public Call<List<NfsExport>> nfs(String server) {
    return transport.get(
        Endpoint.of("/nodes/{node}/scan/nfs", node).with("server", server),
        answers.list(NfsExport.class));
  }

  /**
   * {@code GET /nodes/{node}/scan/cifs}: what an SMB server shares with anyone.
   *
   * @param server host
   */
  public Call<List<CifsShare>> cifs(String server) {
    return transport.get(
        Endpoint.of("/nodes/{node}/scan/cifs", node).with("server", server),
        answers.list(CifsShare.class));
  }

  /**
   * {@code GET /nodes/{node}/scan/cifs}: what an SMB server shares with a user.
   *
   * @param server host
   * @param username without the domain
   * @param password goes into the query, as Proxmox wants it; no message of this client shows it
   */
  public Call<List<CifsShare>> cifs(String server, String username, String password) {
    return transport.get(
        Endpoint.of("/nodes/{node}/scan/cifs", node)
            .with("server", server)
            .with("username", username)
            .with("password", password),
        answers.list(CifsShare.class));
  }

  /**
   * {@code GET /nodes/{node}/scan/pbs}: the datastores of a Proxmox Backup Server.
   *
   * @param server host
   * @param username with the realm, or the full name of an API token
   * @param password or the token's secret; goes into the query, as Proxmox wants it; no message of
   *     this client shows it
   * @param fingerprint of the server's certificate; null where the node trusts it anyway
   */
  public Call<List<BackupServerStore>> pbs(
      String server, String username, String password, @Nullable Fingerprint fingerprint) {
    return transport.get(
        pbsEndpoint(server, username, password, fingerprint),
        answers.list(BackupServerStore.class));
  }

  /** {@code GET /nodes/{node}/scan/lvm}: the names of the volume groups. */
  public Call<List<String>> lvm() {
    return transport.get(Endpoint.of("/nodes/{node}/scan/lvm", node), answers.names("vg"));
  }

  /** {@code GET /nodes/{node}/scan/lvmthin}: the names of the thin pools in a volume group. */
  public Call<List<String>> lvmThin(String volumeGroup) {
    return transport.get(
        Endpoint.of("/nodes/{node}/scan/lvmthin", node).with("vg", volumeGroup),
        answers.names("lv"));
  }

  /** {@code GET /nodes/{node}/scan/zfs}: the names of the pools and file systems. */
  public Call<List<String>> zfs() {
    return transport.get(Endpoint.of("/nodes/{node}/scan/zfs", node), answers.names("pool"));
  }

  /**
   * {@code GET /nodes/{node}/scan/iscsi}: what an iSCSI portal offers.
   *
   * @param portal host, perhaps with a port
   */
  public Call<List<IscsiTarget>> iscsi(String portal) {
    return transport.get(
        Endpoint.of("/nodes/{node}/scan/iscsi", node).with("portal", portal),
        answers.list(IscsiTarget.class));
  }

  private Endpoint pbsEndpoint(
      String server, String username, String password, @Nullable Fingerprint fingerprint) {
    Endpoint endpoint =
        Endpoint.of("/nodes/{node}/scan/pbs", node)
            .with("server", server)
            .with("username", username)
            .with("password", password);
    return fingerprint == null
        ? endpoint
        : endpoint.with("fingerprint", fingerprint.toString().toLowerCase(Locale.ROOT));
  }
}
