package io.monitorix.exporter.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tcp} of a module. */
final class TcpProbeReader {

  private static final List<String> KEYS =
      List.of(
          "preferred_ip_protocol",
          "ip_protocol_fallback",
          "source_ip_address",
          "query_response",
          "tls",
          "tls_config");

  private TcpProbeReader() {}

  /** {@code null} after a problem that leaves nothing to read. */
  static @Nullable TcpProbe read(YamlValue section) {
    ProbeFields tcp = ProbeFields.of(section, KEYS, Map.of());
    if (tcp == null) {
      return null;
    }
    List<TcpProbe.Step> dialogue = new ArrayList<>();
    boolean tls = tcp.flag("tls", false);
    boolean encrypted = tls;
    for (YamlValue element : tcp.list("query_response")) {
      TcpProbe.Step step = step(element, encrypted);
      if (step != null) {
        encrypted |= step.startTls();
        dialogue.add(step);
      }
    }
    return new TcpProbe(
        tcp.ip(), tcp.source(), tls, ProbeTlsReader.read(tcp.given("tls_config")), dialogue);
  }

  private static TcpProbe.@Nullable Step step(YamlValue element, boolean encrypted) {
    ProbeFields step =
        ProbeFields.of(element, List.of("expect", "labels", "send", "starttls"), Map.of());
    if (step == null) {
      return null;
    }
    YamlValue send = step.given("send");
    String line = send == null ? null : send.secret().text("a line to send");
    boolean startTls = step.flag("starttls", false);
    if (startTls && encrypted) {
      step.mapping().problem("starttls where TLS is spoken already; remove one of the two");
    }
    Map<String, String> labels = labels(step);
    if (!labels.isEmpty() && step.given("expect") == null) {
      step.mapping().problem("labels take their values from what is expected; add expect");
    }
    return new TcpProbe.Step(
        step.pattern("expect"), labels, line == null ? null : new Secret(line), startTls);
  }

  private static Map<String, String> labels(ProbeFields step) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (YamlValue element : step.list("labels")) {
      YamlMapping label = element.mapping(List.of("name", "value"));
      YamlValue nameValue = label == null ? null : label.require("name");
      YamlValue valueValue = label == null ? null : label.require("value");
      String name =
          nameValue == null ? null : nameValue.parse("a label's name", TcpProbeReader::labelName);
      String value = valueValue == null ? null : valueValue.text("a label's value");
      if (name != null && value != null) {
        labels.put(name, value);
      }
    }
    return labels;
  }

  private static String labelName(String text) {
    if (!text.matches("[A-Za-z_][A-Za-z0-9_]*")
        || text.startsWith("__")
        || ProbesConfig.LABELS.contains(text)) {
      throw new IllegalArgumentException("not a label of one's own");
    }
    return text;
  }
}
