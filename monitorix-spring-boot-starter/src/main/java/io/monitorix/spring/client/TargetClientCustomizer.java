package io.monitorix.spring.client;

import io.monitorix.client.ClientBuilder;

/**
 * Changes how the client of a target is made that is a bean: timeouts, retries, listeners. A bean
 * of this type is asked for each target.
 */
@FunctionalInterface
public interface TargetClientCustomizer {

  /**
   * Changes the builder, which has the target's servers, login and trust already.
   *
   * @param target the target's name
   */
  void customize(String target, ClientBuilder<?, ?> builder);
}
