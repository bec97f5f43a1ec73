package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the modules of prometheus-pve-exporter: its {@code pve.yml}, or its environment variables.
 * Immutable, hence thread-safe.
 */
public final class PveModules {

  private static final String EXAMPLE =
      "write, for instance, default: {user: monitorix@pve, token_name: exporter, token_value: …}";

  /** A reader of either. */
  public PveModules() {}

  /**
   * Reads a {@code pve.yml}. Relative paths in it begin at the working directory, and <code>${NAME}
   * </code> is nothing special: both as the original has it.
   *
   * @return the modules by name, in the order of the file; never empty
   * @throws ConfigException with everything that is wrong, if the file cannot be used
   */
  public Map<String, PveModule> load(Path file) {
    Problems problems = new Problems(file.toString());
    Reading reading = new Reading(problems, Expansion.none(), Path.of(""));
    Optional<Node> document = YamlDocument.read(file, problems);
    YamlMapping root =
        document.map(node -> new YamlValue(node, "", reading).mapping()).orElse(null);
    Map<String, PveModule> modules = new LinkedHashMap<>();
    if (root != null) {
      for (String name : root.keys()) {
        YamlValue value = root.get(name);
        PveModule module = value == null ? null : PveModuleReader.read(name, value);
        if (module != null) {
          modules.put(name, module);
        }
      }
    }
    if (document.isEmpty() || (root != null && root.keys().isEmpty())) {
      problems.add("no modules; " + EXAMPLE);
    }
    problems.throwIfAny();
    return Collections.unmodifiableMap(modules);
  }

  /**
   * The one module that {@code PVE_USER}, {@code PVE_PASSWORD}, {@code PVE_TOKEN_NAME}, {@code
   * PVE_TOKEN_VALUE} and {@code PVE_VERIFY_SSL} describe, called what {@code PVE_MODULE} says or
   * {@code default}.
   *
   * @param environment names and values, as {@link System#getenv()} gives them
   * @return empty unless {@code PVE_USER} is set
   * @throws ConfigException if variables are missing that {@code PVE_USER} calls for
   */
  public Map<String, PveModule> fromEnvironment(Map<String, String> environment) {
    String user = environment.get("PVE_USER");
    if (user == null) {
      return Map.of();
    }
    List<String> faults = new ArrayList<>();
    LoginConfig login =
        PveLogin.of(
            user,
            environment.get("PVE_TOKEN_NAME"),
            environment.get("PVE_TOKEN_VALUE"),
            environment.get("PVE_PASSWORD"),
            PveLogin.Names.ENVIRONMENT,
            faults::add);
    if (login == null) {
      Problems problems = new Problems("environment");
      faults.forEach(problems::add);
      throw problems.exception();
    }
    String verify = environment.getOrDefault("PVE_VERIFY_SSL", "true").toLowerCase(Locale.ROOT);
    TlsConfig tls =
        verify.equals("false") || verify.equals("0")
            ? new TlsConfig.Insecure()
            : new TlsConfig.SystemTrust();
    String name = environment.getOrDefault("PVE_MODULE", "default");
    return Map.of(name, new PveModule(name, login, tls, PveModule.DEFAULT_TIMEOUT, null));
  }
}
