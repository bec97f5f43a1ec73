package io.monitorix.exporter.service;

import io.monitorix.exporter.config.CheckConfig;
import java.time.Instant;

/**
 * A service that was added at run time.
 *
 * @param definition as it was written, in JSON
 * @param check as it was read
 * @param author who changed it last
 */
public record AddedService(
    String definition, CheckConfig check, String author, Instant createdAt, Instant updatedAt) {

  /** What it is called: no other service is called so. */
  public String name() {
    return check.service();
  }
}
