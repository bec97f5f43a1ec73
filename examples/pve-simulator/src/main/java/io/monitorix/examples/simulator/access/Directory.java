package io.monitorix.examples.simulator.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The users and tokens of the simulated cluster. Secrets follow from the seed.
 *
 * @param auditor a token with the role PVEAuditor
 * @param administrator a token with all rights
 * @param nobody a token without rights
 * @param auditorLogin the auditor's password
 * @param administratorLogin the administrator's password
 */
public record Directory(
    Identity auditor,
    Identity administrator,
    Identity nobody,
    Identity auditorLogin,
    Identity administratorLogin) {

  /** The users and tokens that go with a seed. */
  public static Directory of(long seed) {
    return new Directory(
        new Identity("monitorix@pve", "exporter", secret(seed, "exporter"), Role.AUDITOR),
        new Identity("admin@pve", "full", secret(seed, "full"), Role.ADMINISTRATOR),
        new Identity("nobody@pve", "none", secret(seed, "none"), Role.NONE),
        new Identity("monitorix@pve", null, secret(seed, "auditor password"), Role.AUDITOR),
        new Identity(
            "admin@pve", null, secret(seed, "administrator password"), Role.ADMINISTRATOR));
  }

  List<Identity> all() {
    return List.of(auditor, administrator, nobody, auditorLogin, administratorLogin);
  }

  private static String secret(long seed, String name) {
    return UUID.nameUUIDFromBytes((seed + " " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
