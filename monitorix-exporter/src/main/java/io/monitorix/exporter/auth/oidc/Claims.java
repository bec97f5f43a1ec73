package io.monitorix.exporter.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.ScopeJson;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the claims of a token say here. Immutable. */
final class Claims {

  private static final int LONGEST_NAME = 200;

  private final Terms terms;

  Claims(Terms terms) {
    this.terms = terms;
  }

  Optional<String> name(JWTClaimsSet claims) {
    return find(claims, terms.usernameClaim()) instanceof String name
            && !name.isBlank()
            && name.length() <= LONGEST_NAME
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The greatest that one of the claim's values is mapped to. */
  Optional<Role> role(JWTClaimsSet claims) {
    Set<String> values = values(find(claims, terms.roleClaim()));
    return terms.roles().entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(values::contains))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder())
        .or(terms::defaultRole);
  }

  /** Empty where the claim is not there, or is none: whoever forgot it sees nothing. */
  Optional<Scope> scope(JWTClaimsSet claims) {
    if (terms.scopeClaim().isEmpty()) {
      return Optional.of(Scope.ALL);
    }
    try {
      return Optional.of(ScopeJson.of(find(claims, terms.scopeClaim().get())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Names may have dots in them, as those that are URLs have. */
  private static @Nullable Object find(JWTClaimsSet claims, String path) {
    Object whole = claims.getClaim(path);
    if (whole != null) {
      return whole;
    }
    @Nullable Object found = claims.getClaims();
    for (String part : List.of(path.split("\\.", -1))) {
      found = found instanceof Map<?, ?> fields ? fields.get(part) : null;
    }
    return found;
  }

  /** A text is one value, or several with spaces between, as OAuth writes scopes. */
  private static Set<String> values(@Nullable Object claim) {
    Set<String> values = new LinkedHashSet<>();
    if (claim instanceof String text) {
      values.add(text);
      values.addAll(List.of(text.split(" +")));
    } else if (claim instanceof Collection<?> several) {
      several.forEach(each -> values.add(String.valueOf(each)));
    }
    return values;
  }
}
