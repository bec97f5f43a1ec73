package io.monitorix.exporter.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One module of prometheus-pve-exporter's {@code pve.yml}: how to log in to whatever host {@code
 * /pve?target=…&module=…} names.
 *
 * @param name what {@code module=} selects
 * @param login who logs in
 * @param tls what makes the server's certificate trusted
 * @param timeout the longest that one request may take; positive
 * @param port 1…65535, where the target names none itself; {@code null} for Proxmox VE's own, 8006
 */
public record PveModule(
    String name, LoginConfig login, TlsConfig tls, Duration timeout, @Nullable Integer port) {

  /** The timeout of a module that names none. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
}
