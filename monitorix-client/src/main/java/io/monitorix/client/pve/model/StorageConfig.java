package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A storage in the configuration of the cluster: {@code GET /storage}. What looks like a secret is
 * left out on purpose.
 *
 * @param storage the name
 * @param type for example {@code dir}, {@code zfspool}, {@code rbd}, {@code pbs}
 * @param content what it takes, separated by commas, in random order
 * @param nodes where it is, separated by commas; absent for everywhere
 * @param disabled whether it is switched off; absent means no
 * @param shared whether it is the same one on all nodes; absent where the type says so
 * @param path of a directory
 * @param server host
 * @param export of NFS: what is mounted
 * @param share of SMB: what is mounted
 * @param datastore of a Proxmox Backup Server
 * @param namespace of a Proxmox Backup Server
 * @param username by whom the server is asked
 * @param fingerprint of a server: SHA-256 of its certificate
 * @param pool of ZFS or Ceph
 * @param volumeGroup of LVM
 * @param thinPool of LVM
 * @param portal of iSCSI: host and port
 * @param target of iSCSI: the name
 * @param prune which backups are kept, for example {@code keep-last=3}
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record StorageConfig(
    String storage,
    @Nullable String type,
    @Nullable String content,
    @Nullable String nodes,
    @Json(name = "disable") @Nullable Boolean disabled,
    @Nullable Boolean shared,
    @Nullable String path,
    @Nullable String server,
    @Nullable String export,
    @Nullable String share,
    @Nullable String datastore,
    @Nullable String namespace,
    @Nullable String username,
    @Nullable Fingerprint fingerprint,
    @Nullable String pool,
    @Json(name = "vgname") @Nullable String volumeGroup,
    @Json(name = "thinpool") @Nullable String thinPool,
    @Nullable String portal,
    @Nullable String target,
    @Json(name = "prune-backups") @Nullable String prune,
    @Nullable String digest,
    Map<String, String> additional) {

  private static final Pattern SECRET =
      Pattern.compile("pass|secret|token|keyring|api.?key", Pattern.CASE_INSENSITIVE);

  /**
   * Copies the map without what looks like a secret: storages of other makers keep theirs there.
   */
  public StorageConfig {
    additional =
        additional.entrySet().stream()
            .filter(setting -> !SECRET.matcher(setting.getKey()).find())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What it takes. */
  public Set<VolumeContent> contents() {
    return VolumeContent.setOf(content);
  }
}
