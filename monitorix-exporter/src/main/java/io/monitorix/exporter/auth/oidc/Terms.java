package io.monitorix.exporter.auth.oidc;

import io.monitorix.exporter.auth.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens let in, and as whom.
 *
 * @param issuer as tokens have it, to the letter
 * @param audiences one of which a token has to be for
 * @param usernameClaim the claim with the name
 * @param roleClaim the claim with what {@code roles} maps; parts of a path by dots
 * @param roles what the claim has to hold for a role; of several the greatest counts
 * @param defaultRole of those that it maps to none; empty where they stay outside
 * @param scopeClaim the claim that says what they see; empty where they see everything
 * @param header where the token may come instead of {@code Authorization}; empty for nowhere
 */
public record Terms(
    String issuer,
    Set<String> audiences,
    String usernameClaim,
    String roleClaim,
    Map<Role, Set<String>> roles,
    Optional<Role> defaultRole,
    Optional<String> scopeClaim,
    String header) {

  /** Copies the collections. */
  public Terms {
    audiences = Set.copyOf(audiences);
    roles = Map.copyOf(roles);
  }
}
