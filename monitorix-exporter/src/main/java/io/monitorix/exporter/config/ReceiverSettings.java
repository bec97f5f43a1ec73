package io.monitorix.exporter.config;

/**
 * What {@code routing.receivers} has of a receiver: what the routing file cannot say, as
 * Alertmanager would refuse it.
 *
 * @param name of the receiver, which the routing file has
 * @param place of it
 * @param integrations further ways in which it is told
 */
public record ReceiverSettings(String name, Place place, OwnIntegrations integrations) {

  /**
   * Where something stands.
   *
   * @param line from 1
   * @param column from 1, in characters
   */
  public record Place(String file, int line, int column) {}
}
