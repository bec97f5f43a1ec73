package io.monitorix.alerts.relabel;

/** Labels to read, wherever they are kept; sorted by name, each name once. */
public interface LabelSource {

  /** How many labels there are. */
  int size();

  /** The name of a label, of the {@code size()} ones. */
  String name(int index);

  /** Its value. */
  String value(int index);
}
