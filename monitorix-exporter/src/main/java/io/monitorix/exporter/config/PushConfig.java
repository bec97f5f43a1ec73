package io.monitorix.exporter.config;

import java.util.List;
import java.util.Optional;

/**
 * Where metrics are sent without being asked for: {@code remote_write} and {@code otlp}.
 *
 * @param remoteWrite receivers of remote write, in the order of the file; names are unique
 * @param otlp the receiver of OTLP, if there is one
 */
public record PushConfig(List<RemoteWriteConfig> remoteWrite, Optional<OtlpConfig> otlp) {

  /** Nobody gets anything. */
  public static final PushConfig NONE = new PushConfig(List.of(), Optional.empty());

  /** Copies the list. */
  public PushConfig {
    remoteWrite = List.copyOf(remoteWrite);
  }
}
