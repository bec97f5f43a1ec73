package io.monitorix.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A cluster or a single node of Proxmox VE, or a Proxmox Backup Server.
 *
 * @param name Name of the target: the qualifier of its client, and the label "cluster" of its
 *     metrics.
 * @param type What it runs: Proxmox VE (pve) or Proxmox Backup Server (pbs).
 * @param servers Servers of the cluster, as URL, host or host:port. The next one is asked where one
 *     fails.
 * @param discoverServers Whether the other servers of the cluster are learned from it.
 * @param tokenId ID of an API token: user@realm!name.
 * @param tokenSecret Value of the API token.
 * @param user User in the place of a token: user@realm.
 * @param password Password of the user.
 * @param sslBundle SSL bundle whose trust store has the authority of the servers' certificates.
 * @param caFile PEM file with the authority of the servers' certificates.
 * @param fingerprints SHA-256 fingerprints of the servers' certificates, one for each server.
 * @param insecure Whether any certificate is trusted: whoever sits in between can read the login.
 * @param interval Time from the start of a poll to that of the next.
 * @param timeout Longest time that a reading may take; 10 s or the interval by default.
 * @param collectors Names of the collectors that run; those that run by default if none is named.
 */
public record TargetProperties(
    @Nullable String name,
    @DefaultValue("pve") Type type,
    @DefaultValue List<String> servers,
    @DefaultValue("false") boolean discoverServers,
    @Nullable String tokenId,
    @Nullable String tokenSecret,
    @Nullable String user,
    @Nullable String password,
    @Nullable String sslBundle,
    @Nullable Path caFile,
    @DefaultValue List<String> fingerprints,
    @DefaultValue("false") boolean insecure,
    @DefaultValue("15s") Duration interval,
    @Nullable Duration timeout,
    @DefaultValue List<String> collectors) {

  /** What a target runs. */
  public enum Type {
    /** Proxmox VE. */
    PVE,
    /** Proxmox Backup Server. */
    PBS
  }

  /** Copies the lists. */
  public TargetProperties {
    servers = List.copyOf(servers);
    fingerprints = List.copyOf(fingerprints);
    collectors = List.copyOf(collectors);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "TargetProperties[name=" + name + ", type=" + type + ", servers=" + servers + "]";
  }
}
