package io.monitorix.alerts.notify;

import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.yaml.YamlValue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * What the integrations of a configuration share.
 *
 * @param global the section {@code global}, whose keys ({@code smtp_from}, {@code slack_api_url},
 *     {@code http_config}, …) are the defaults of integrations
 * @param folder of the configuration file: relative paths of files start there
 * @param templates what the texts may include, the default ones among them
 * @param clock for tokens that expire, and for waiting times that services give as dates
 * @param externalUrl where people reach this process, without a slash at its end
 * @param locale of what is said without a template
 * @param execAllowed whether commands may be run
 * @param sockets makes the sockets of HTTP connections
 */
public record ReceiverContext(
    Map<String, YamlValue> global,
    Path folder,
    TemplateSet templates,
    InstantSource clock,
    String externalUrl,
    Locale locale,
    boolean execAllowed,
    SocketFactory sockets) {

  /** Copies the map. */
  public ReceiverContext {
    global = Map.copyOf(global);
  }

  /** With the Java runtime's sockets. */
  public ReceiverContext(
      Map<String, YamlValue> global,
      Path folder,
      TemplateSet templates,
      InstantSource clock,
      String externalUrl,
      Locale locale,
      boolean execAllowed) {
    this(
        global,
        folder,
        templates,
        clock,
        externalUrl,
        locale,
        execAllowed,
        SocketFactory.getDefault());
  }

  /** Without values of {@code global}, which may be secrets. */
  @Override
  public String toString() {
    return "ReceiverContext[" + folder + ", " + externalUrl + "]";
  }
}
