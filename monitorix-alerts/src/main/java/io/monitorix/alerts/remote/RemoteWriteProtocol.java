package io.monitorix.alerts.remote;

import io.monitorix.alerts.remote.delivery.Protocol;
import java.util.Map;

/**
 * Remote write 1.0: <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">Prometheus's
 * page</a>.
 */
final class RemoteWriteProtocol implements Protocol {

  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  public Map<String, String> headers() {
    return Map.of(
        "Content-Type", "application/x-protobuf",
        "Content-Encoding", "snappy",
        "X-Prometheus-Remote-Write-Version", "0.1.0");
  }

  @Override
  public boolean isPassing(int status) {
    return status / 100 == 5 || status == TOO_MANY_REQUESTS;
  }
}
