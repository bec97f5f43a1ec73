package io.monitorix.exporter.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code probes.discovery}. */
final class DiscoverySection {

  private static final String PREFIX = "monitorix.";
  private static final List<String> KEYS = List.of("enabled", "prefix", "services");
  private static final List<String> SERVICE_KEYS =
      List.of("module", "target", "port", "interval", "timeout", "retries", "retry_interval");

  private DiscoverySection() {}

  /** Off, with the services that are there by themselves. */
  static TagDiscovery standard(Map<String, ProbeModule> modules, CheckTimes times) {
    return new TagDiscovery(false, PREFIX, services(modules, times));
  }

  /** The defaults in the place of what was reported. */
  static TagDiscovery read(
      @Nullable YamlValue section, Map<String, ProbeModule> modules, CheckTimes times) {
    ProbeFields discovery = section == null ? null : ProbeFields.of(section, KEYS, Map.of());
    if (discovery == null) {
      return standard(modules, times);
    }
    YamlValue prefixValue = discovery.given("prefix");
    String prefix =
        prefixValue == null
            ? null
            : prefixValue.parse(
                "what the tags begin with: small letters, digits and _ - + .",
                DiscoverySection::tagText);
    Map<String, TagDiscovery.Service> services = services(modules, times);
    YamlValue written = discovery.given("services");
    YamlMapping mapping = written == null ? null : written.mapping();
    if (mapping != null) {
      for (String name : mapping.keys()) {
        YamlValue value = mapping.get(name);
        TagDiscovery.Service service = value == null ? null : service(name, value, modules, times);
        if (service != null) {
          services.put(name, service);
        }
      }
    }
    return new TagDiscovery(
        discovery.flag("enabled", true), prefix == null ? PREFIX : prefix, services);
  }

  private static Map<String, TagDiscovery.Service> services(
      Map<String, ProbeModule> modules, CheckTimes times) {
    Map<String, TagDiscovery.Service> services = new LinkedHashMap<>();
    add(services, "http", modules, "http_2xx", "http://{address}:{port}/", 80, times);
    // Certificates are issued for names, and it is an address that is checked.
    add(
        services,
        "https",
        modules,
        "https_any_certificate",
        "https://{address}:{port}/",
        443,
        times);
    add(services, "tcp", modules, "tcp_connect", "{address}:{port}", null, times);
    add(services, "ssh", modules, "ssh_banner", "{address}:{port}", 22, times);
    add(services, "smtp", modules, "smtp", "{address}:{port}", 25, times);
    add(services, "dns", modules, "dns", "{address}:{port}", 53, times);
    add(services, "icmp", modules, "icmp", "{address}", null, times);
    return services;
  }

  private static void add(
      Map<String, TagDiscovery.Service> services,
      String name,
      Map<String, ProbeModule> modules,
      String moduleName,
      String target,
      @Nullable Integer port,
      CheckTimes times) {
    ProbeModule module = modules.get(moduleName);
    if (module != null) {
      services.put(name, new TagDiscovery.Service(module, target, port, times.of(module)));
    }
  }

  private static TagDiscovery.@Nullable Service service(
      String name, YamlValue value, Map<String, ProbeModule> modules, CheckTimes defaults) {
    ProbeFields service = ProbeFields.of(value, SERVICE_KEYS, Map.of());
    if (service == null) {
      return null;
    }
    if (!name.matches("[a-z0-9_+-]+")) {
      value.problem("expected a name of small letters, digits and _ - +, as tags allow");
    }
    CheckTimes times = CheckTimes.read(service, defaults);
    YamlValue moduleValue = service.mapping().require("module");
    ProbeModule module = moduleValue == null ? null : CheckReader.named(moduleValue, modules);
    YamlValue targetValue = service.given("target");
    String target = targetValue == null ? null : targetValue.text("a target with {address}");
    if (targetValue != null && target != null && !target.contains("{address}")) {
      targetValue.problem("expected {address} in it, in the place of the guest's address");
    }
    int port = service.number("port", 1, 65_535, 0);
    return module == null
        ? null
        : new TagDiscovery.Service(
            module,
            target == null ? usualTarget(module.settings()) : target,
            port == 0 ? null : port,
            times.of(module));
  }

  private static String usualTarget(ProbeSettings settings) {
    if (settings instanceof HttpProbe) {
      return "http://{address}:{port}/";
    }
    return settings instanceof IcmpProbe ? "{address}" : "{address}:{port}";
  }

  private static String tagText(String text) {
    if (!text.matches("[a-z0-9_][a-z0-9_+.-]*")) {
      throw new IllegalArgumentException("not of a tag");
    }
    return text;
  }
}
