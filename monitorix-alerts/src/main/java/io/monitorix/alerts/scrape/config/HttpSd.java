package io.monitorix.alerts.scrape.config;

import java.net.URI;
import java.time.Duration;

/**
 * A URL that names targets; Prometheus's {@code http_sd_configs}. Its text form has no query, which
 * may be a secret.
 *
 * @param url {@code http} or {@code https}
 * @param refreshInterval how often it is asked; positive
 * @param access how
 */
public record HttpSd(URI url, Duration refreshInterval, HttpAccess access) {

  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }
}
