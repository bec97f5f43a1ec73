package io.monitorix.spring.failure;

import io.monitorix.spring.properties.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/** Names the property that is wrong, where it was read, and the fix. */
public final class InvalidPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidPropertyException> {

  private final @Nullable Environment environment;

  /** Spring Boot makes it, with the environment. */
  public InvalidPropertyFailureAnalyzer(@Nullable Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
    Origin origin = origin(cause.property());
    return new FailureAnalysis(
        "The property '"
            + cause.property()
            + "' cannot be used"
            + (origin == null ? "" : " (" + origin + ")")
            + ": "
            + cause.problem(),
        capitalized(cause.fix()) + ".",
        cause);
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Of the property itself, or of what it is a part of: a list may be one text. */
  private @Nullable Origin origin(String property) {
    if (environment == null || !ConfigurationPropertyName.isValid(property)) {
      return null;
    }
    ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
    while (!name.isEmpty()) {
      for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
        ConfigurationProperty found = source.getConfigurationProperty(name);
        if (found != null && found.getOrigin() != null) {
          return found.getOrigin();
        }
      }
      name = name.getParent();
    }
    return null;
  }
}
