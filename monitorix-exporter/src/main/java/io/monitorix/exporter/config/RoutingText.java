package io.monitorix.exporter.config;

/**
 * A routing file that is no file: an embedding application has its text.
 *
 * @param name what it is called in messages; relative paths in it begin at the folder of that
 * @param text in the format of alertmanager.yml; may hold secrets
 */
public record RoutingText(String name, String text) {

  /** Leaves out the text, which may hold secrets. */
  @Override
  public String toString() {
    return "RoutingText[" + name + "]";
  }
}
