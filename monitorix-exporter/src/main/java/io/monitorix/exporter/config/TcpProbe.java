package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connects, and may hold a dialogue.
 *
 * @param ip which address is checked
 * @param source the address to connect from; null leaves it to the system
 * @param tlsAtOnce whether TLS begins with the connection
 * @param tls how TLS is spoken, at once or after a step that says so
 * @param dialogue the steps, in order
 */
public record TcpProbe(
    IpPreference ip,
    @Nullable InetAddress source,
    boolean tlsAtOnce,
    ProbeTls tls,
    List<Step> dialogue)
    implements ProbeSettings {

  /** Copies the steps. */
  public TcpProbe {
    dialogue = List.copyOf(dialogue);
  }

  /**
   * One step: waits for a line, sends one, turns to TLS; each of them where it is given.
   *
   * @param expect what a line must match; lines before it are skipped
   * @param labels labels of {@code probe_expect_info}, with values such as <code>${1}</code> from
   *     what was matched
   * @param send a line without its end, which may refer to what was matched as well
   * @param startTls whether TLS begins after this step
   */
  public record Step(
      @Nullable Pattern expect,
      Map<String, String> labels,
      @Nullable Secret send,
      boolean startTls) {

    /** Copies the labels. */
    public Step {
      labels = Map.copyOf(labels);
    }
  }

  /** The same, with another name to ask for in TLS. */
  public TcpProbe withServerName(String name) {
    return new TcpProbe(ip, source, tlsAtOnce, tls.withServerName(name), dialogue);
  }
}
