package io.monitorix.exporter.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The key {@code auth.oidc}: a provider of OpenID Connect whose tokens let in.
 *
 * @param issuer as tokens have it, to the letter
 * @param jwksUrl where its keys are; empty where they are found by its discovery document
 * @param audiences one of which a token has to be for; never empty
 * @param usernameClaim the claim with the name
 * @param roleClaim the claim with what {@code roles} maps; parts of a path by dots
 * @param roles what the claim has to hold for {@code admin}, {@code operator}, {@code viewer}; of
 *     several the greatest counts
 * @param defaultRole of those that it maps to none; empty where they stay outside
 * @param scopeClaim the claim that says what they see; empty where they see everything
 * @param header where the token may come instead of {@code Authorization}; empty for nowhere
 * @param tls for the provider
 */
public record OidcConfig(
    String issuer,
    Optional<URI> jwksUrl,
    Set<String> audiences,
    String usernameClaim,
    String roleClaim,
    Map<String, Set<String>> roles,
    Optional<String> defaultRole,
    Optional<String> scopeClaim,
    String header,
    EndpointConfig.Tls tls) {

  /** Copies the collections. */
  public OidcConfig {
    audiences = Set.copyOf(audiences);
    roles = Map.copyOf(roles);
  }
}
